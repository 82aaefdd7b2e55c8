"""Taking out of a page what is no part of a story: forms, shares, teasers, advertisements."""

from __future__ import annotations

import re

from briefkit.formats.web.calls import is_heading_of_links
from briefkit.formats.web.elements import (
    Element,
    name_of,
    tag_of,
    text_of,
    words_in,
    words_of,
)
from briefkit.formats.web.words import ASIDE, BODY, BYLINE, COMMENTS, is_aside_name

__all__ = ["prune"]

_NEVER = frozenset(
    """
    applet audio button canvas dialog embed form iframe input link meta nav noscript object option
    select script style svg template textarea video
    """.split()
)
_SELDOM = frozenset(("aside", "footer", "header", "form"))
_PARAGRAPHS = frozenset(("p", "li", "blockquote", "h2", "h3", "h4", "h5", "h6", "td", "th", "tr"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_OF_CARDS = frozenset(("h2", "h3", "h4", "p", "div", "img"))
_OF_TEXT = frozenset(("em", "strong", "b", "i", "br", "figure", "img"))
_BOXES = frozenset(("div", "section", "ul", "ol", "table", "details"))
_MOST = 0.4
_SMALL = 400
_LONGEST_BYLINE = 200
# Words that stand on paragraphs of stories as well; on boxes they mean what they say.
_ALSO_OF_PARAGRAPHS = frozenset(("lead", "intro", "teaser", "rel", "copyright", "ticker", "topics"))
# Boxes of facts, where they have a heading of their own.
_KASTEN = frozenset(("box", "boxes", "callout", "kasten", "infokasten", "facts", "fakta", "fact"))
# Boxes of these names hold the story as often as the offer of a subscription to it.
_OFFERS = frozenset(("paywall", "regwall", "piano", "premium", "plus", "wall"))
_OFFER = re.compile(
    r"(?i)subscri|abonn|sign in|log in|register|anmelden|registrie|suscr|inscri|prenumer|abbonat"
)
_LAYOUT = frozenset(("amp", "wrapper", "no", "has", "with", "without", "hide", "toggle"))


def prune(region: Element) -> None:
    """Take what is no part of the story out of an element; changes it.

    An element that holds much of the region is left alone, whatever it is called: "share" in
    the name of the body of a story says what else is in there.

    Args:
        region: The element that holds the story.
    """
    for element in [one for one in region.iter() if tag_of(one) in _NEVER and one is not region]:
        _drop(element)
    sizes = _sizes(region)
    whole = max(1, sizes[region][0] - sizes[region][1])
    for element in list(region.iter()):
        if element is region or not tag_of(element) or element.getparent() is None:
            continue
        size, linked = sizes.get(element, (0, 0))
        if size - linked < _MOST * whole and _is_aside(element, size, linked):
            _drop(element)


def _is_aside(element: Element, size: int, linked: int) -> bool:
    tag = tag_of(element)
    if tag in _SELDOM or _is_hidden(element):
        return True
    if tag == "a":  # the whole card of another story
        return any(tag_of(one) in _OF_CARDS for one in element.iter())
    if tag in _OF_TEXT:
        return False
    return _is_named_aside(element, tag, size) or (
        tag in _BOXES and _is_of_links(element, size, linked)
    )


def _is_named_aside(element: Element, tag: str, size: int) -> bool:
    """Tell whether an element goes by a name of something beside stories."""
    words = words_of(element)
    if tag in _HEADINGS:  # the id of a heading is where links lead to: "nav_1", "comments-on-it"
        words = words_in(element.get("class") or "")
    named = words & ASIDE
    if tag == "p" and named <= _ALSO_OF_PARAGRAPHS:
        named = frozenset()
    if tag in _BOXES and words & _KASTEN and not words & BODY and _opens_with_heading(element):
        return True
    if size < _SMALL and words & _OFFERS and _OFFER.search(text_of(element)):
        return True
    if named or is_aside_name(name_of(element) if tag not in _HEADINGS else ""):
        return not words & _LAYOUT or size < _SMALL
    return bool(words & COMMENTS) or (bool(words & BYLINE) and size < _LONGEST_BYLINE)


def _is_of_links(element: Element, size: int, linked: int) -> bool:
    """Tell whether a box holds mostly links, or a heading that says so."""
    if size and linked > 0.6 * size:
        return True
    if size < _SMALL and _is_only_heading(element, size, linked):
        return True
    first = next((one for one in element.iter("h2", "h3", "h4", "h5", "h6", "strong", "p")), None)
    if first is None or first.getparent() is None:
        return False
    text = text_of(first)
    if 2 < len(text) < 80 and is_heading_of_links(text):
        return linked > 0.2 * size or size < 300
    return False


def _opens_with_heading(element: Element) -> bool:
    first = next((one for one in element.iter() if tag_of(one) and (one.text or "").strip()), None)
    return first is not None and first is not element and tag_of(first) in _HEADINGS


def _is_only_heading(element: Element, size: int, linked: int) -> bool:
    """Tell whether a box holds a heading, links beside it, and nothing else."""
    headings = list(element.iter(*_HEADINGS))
    if not headings:
        return False
    beside = [one for one in element.iter("a") if tag_of(one.getparent()) not in _HEADINGS]
    unlinked = sum(len(text_of(one)) for one in headings if next(one.iter("a"), None) is None)
    return bool(beside) and unlinked >= size - linked


def _is_hidden(element: Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    if "display:none" in style or "visibility:hidden" in style:
        return True
    return element.get("hidden") is not None or (
        element.get("aria-hidden") == "true" and tag_of(element) not in _PARAGRAPHS
    )


def _sizes(region: Element) -> dict[Element, tuple[int, int]]:
    """Return for each element how long its text is, and how much of that is in links."""
    sizes: dict[Element, tuple[int, int]] = {}
    for element in reversed(list(region.iter())):
        size = len((element.text or "").strip()) if tag_of(element) else 0
        linked = 0
        for child in element:
            inner, inner_links = sizes.get(child, (0, 0))
            size += inner + len((child.tail or "").strip())
            linked += inner_links
        sizes[element] = size, size if element.tag == "a" else linked
    return sizes


def _drop(element: Element) -> None:
    """Take an element out, and leave the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
