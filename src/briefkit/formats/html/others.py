"""Pages that others wrote, and pieces of them: where the story is, and what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from briefkit.formats._xml import local
from briefkit.formats.bodies.html.read import read_html
from briefkit.formats.bodies.inline import clean
from briefkit.formats.bodies.story.compose import Composed, compose
from briefkit.formats.html.meta import authors_in, facts_of_page, tags_of
from briefkit.formats.html.tree import classes, having, outermost, words
from briefkit.model import Brief, Byline, Figure, Media
from briefkit.prose.byline import parse_byline
from briefkit.walk import walk

__all__ = ["read_page"]

_LEFT_OUT = frozenset(
    """
    ad ads advert advertisement breadcrumb breadcrumbs comments cookie cookies disqus newsletter
    paywall promo recirc recommended related related-articles related-content share share-bar
    share-buttons sharing sidebar social social-share tags teaser-list toolbar visually-hidden
    sr-only screen-reader-text
    """.split()
)
# An article within one of these, or within another article, leads to another story.
_MAY_BE_TEASERS = frozenset(("article", "aside", "nav", "li"))
_LEFT_OUT_ROLES = frozenset(("navigation", "search", "complementary", "contentinfo", "banner"))
_AUTHOR_CLASSES = (
    "byline",
    "by-line",
    "author-name",
    "article-author",
    "article__byline",
    "author",
)
_SEPARATORS = (" | ", " - ", " – ", " — ", " • ", " · ")
_LONGEST_BYLINE = 200


def read_page(root: Any) -> Composed:
    """Read a brief from a page, or from the paragraphs of a story alone.

    Args:
        root: The root of the page.
    """
    facts, problems = facts_of_page(root)
    region = _region(root)
    heading = _headline_element(root, region, facts.headline)
    elements: dict[str, Any] = {"": region}
    if heading is not None:
        elements["/headline"] = heading
    shown = words(heading) if heading is not None else ""
    printed = _byline_element(root, region)
    brief = attrs.evolve(
        facts,
        headline=shown or facts.headline or _title(root),
        byline=_byline(facts.byline, printed, tags_of(root)),
    )
    skip = [*_skipped(region, is_page=region.tag != "body" or _has_head(root))]
    if heading is not None:
        skip.append(heading)
    body = read_html(region, skip=skip)
    composed = compose(_without_shown(brief, body.sections), body)
    return Composed(
        composed.brief, (*problems, *composed.problems), {**elements, **composed.elements}
    )


# --- where the story is --------------------------------------------------------------------


def _region(root: Any) -> Any:
    """Return the element that holds the story: what is marked as such, else the body."""
    candidates = (
        [*outermost(root, lambda e: e.get("itemprop", "").lower() == "articlebody")],
        [e for e in outermost(root, lambda e: e.tag in _MAY_BE_TEASERS) if e.tag == "article"],
        [*root.iter("main")] or [e for e in root.iter() if e.get("role") == "main"],
        [*root.iter("body")],
    )
    for found in candidates:
        best = max(found, key=_amount, default=None)
        if best is not None and (_amount(best) or found is candidates[-1]):
            return best
    return root


def _amount(element: Any) -> int:
    """Return how much running text an element holds, in characters of paragraphs."""
    paragraphs = sum(len("".join(p.itertext())) for p in element.iter("p"))
    return paragraphs or len("".join(element.itertext()).strip())


def _has_head(root: Any) -> bool:
    head = root.find("head")
    return head is not None and len(head) > 0


def _skipped(region: Any, *, is_page: bool) -> Iterator[Any]:
    """Yield the elements within the story that are no part of it."""
    for element in region.iter():
        if element is region or not isinstance(element.tag, str):
            continue
        if (
            "hidden" in element.attrib
            or element.get("aria-hidden") == "true"
            or (is_page and _is_beside(element))
        ):
            yield element


def _is_beside(element: Any) -> bool:
    name = local(element)
    if name == "nav" or element.get("role") in _LEFT_OUT_ROLES:
        return True
    if name == "aside":
        return not any("pull" in word for word in classes(element))
    return name in ("div", "section", "ul", "p", "footer", "span") and bool(
        _LEFT_OUT & classes(element)
    )


# --- what it says of itself ----------------------------------------------------------------


def _headline_element(root: Any, region: Any, known: str) -> Any:
    """Return the first heading of the page that can be its headline; None without one."""
    for place in (region, root):
        headings = [heading for heading in place.iter("h1") if words(heading)]
        same = (heading for heading in headings if known and words(heading) == clean(known))
        found = next(same, None)
        if found is not None or (headings and (len(headings) == 1 or not known)):
            return headings[0] if found is None else found
    return None


def _title(root: Any) -> str:
    """Return the title of a page without the name of its site."""
    tags = tags_of(root)
    for name in ("og:title", "twitter:title"):
        if name in tags:
            return tags[name][0]
    title = next((words(element) for element in root.iter("title")), "")
    site = (tags.get("og:site_name") or [""])[0]
    for separator in _SEPARATORS:
        front, _, back = title.rpartition(separator)
        if front and (back == site or len(back.split()) < len(front.split())):
            return front
    return title


def _byline_element(root: Any, region: Any) -> Any:
    """Return the element that shows who made the story; None without one."""
    above = region.getparent()
    for place in filter(lambda p: p is not None, (region, above, root)):
        for element in (*having(place, *_AUTHOR_CLASSES), *_related(place)):
            if 0 < len(words(element)) <= _LONGEST_BYLINE:
                return element
    return None


def _related(place: Any) -> Iterator[Any]:
    for element in place.iter("a", "span", "div", "p", "address"):
        if "author" in (element.get("rel") or "").split() or element.get("itemprop") == "author":
            yield element


def _byline(known: Byline | None, shown: Any, tags: Any) -> Byline | None:
    """Return who made the story: the JSON-LD knows best, then what is shown, then meta tags."""
    printed = words(shown) if shown is not None else ""
    if known is not None and (known.authors or known.agencies):
        named = [author.name for author in known.authors]
        is_said = printed and all(name.casefold() in printed.casefold() for name in named)
        return attrs.evolve(known, text=known.text or (printed if is_said else ""))
    if printed:
        return parse_byline(printed)
    names = authors_in(tags)
    return attrs.evolve(parse_byline(", ".join(names)), text="") if names else known


def _without_shown(brief: Brief, sections: Any) -> Brief:
    """Return a brief without the media that its body shows."""
    shown = {_address(figure.media) for _, figure in walk(sections, Figure)}
    return attrs.evolve(brief, media=[m for m in brief.media if _address(m) not in shown])


def _address(media: Media) -> str:
    return (media.url or "").partition("?")[0].rpartition("/")[2]
