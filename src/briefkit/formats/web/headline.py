"""The headline: what the head of a page, its JSON-LD and its first heading agree on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefkit.formats.web.elements import (
    Element,
    ancestors,
    letters_of,
    squeezed,
    tag_of,
    text_of,
    words_of,
)
from briefkit.formats.web.metadata import Metadata
from briefkit.formats.web.words import ASIDE

__all__ = ["choose_headline", "find_heading", "find_headings", "is_same"]

_SEPARATORS = (
    " | ",
    " - ",
    " – ",
    " — ",
    " · ",
    " • ",
    " » ",
    " : ",
    " :: ",
    " -- ",
    " / ",
    " < ",
    "| ",
    " |",
)
_LONGEST = 500
_LABEL_ENDS = (":", "|", "–", "—", "+++")
_LONGEST_LABEL = 40
_SHORTEST_PRINTED = 12
_MOST_WORDS_OF_SITES = 5
_ALSO_HEADINGS = frozenset(("h2", "h3", "div", "p", "span"))
_FOREIGN = frozenset(("nav", "footer", "aside", "svg", "button", "form", "noscript", "template"))


def choose_headline(metadata: Metadata, headings: Iterable[str]) -> str:
    """Return the headline of a page, without the name of the site; "" if there is none.

    What a page says of itself to others (``og:title``) counts first, then JSON-LD; but first of
    all counts what is said there and printed as well. A label before it ("Housing: …") is none of
    it where another of them goes without.

    Args:
        metadata: What the head of the page says.
        headings: The texts of its first headings, in order.
    """
    printed = [heading for heading in headings if heading]
    told = [
        *metadata.contents("og:title", "og:headline", "headline"),
        metadata.facts.brief.headline,
        *metadata.contents("twitter:title", "parsely-title", "sailthru.title", "dc.title"),
        *metadata.contents("dcterms.title", "title"),
    ]
    titles = [squeezed(title)[:_LONGEST] for title in told if title]
    whole = [*titles, *([metadata.title] if metadata.title else [])]
    names = metadata.site_names
    if not whole:
        return printed[0] if printed else ""
    if not titles:
        return _from_title(metadata.title, printed, names)
    cut = [_without_site(title, [*printed, *whole], names) for title in titles]
    # One that is printed nowhere, while another is, is made for elsewhere.
    both = (one for one in cut if any(is_same(one, other) for other in printed))
    return _without_label(next(both, cut[0]), cut)


def _without_label(title: str, others: Iterable[str]) -> str:
    """Return a title without the label before it, if there is one that another title lacks."""
    ends = (other for other in others if len(other) < len(title) and title.endswith(other))
    for end in ends:
        before = title[: -len(end)].rstrip()
        if before.endswith(_LABEL_ENDS) and len(before) <= _LONGEST_LABEL < 2 * len(end):
            return end
    return title


def find_headings(root: Element) -> Iterator[Element]:
    """Yield the headings of the first rank that may be the headline, in order."""
    for element in root.iter("h1"):
        around = [element, *ancestors(element)]
        if any(tag_of(one) in _FOREIGN for one in around):
            continue
        if "logo" in words_of(element) or (len(around) > 1 and "logo" in words_of(around[1])):
            continue
        if text_of(element):
            yield element
    # Some pages know the headline by its property only.
    for element in root.iterfind(".//*[@itemprop='headline']"):
        if element.tag in _ALSO_HEADINGS and not words_of(element) & ASIDE:
            yield element


def find_heading(root: Element, headline: str) -> Element | None:
    """Return the heading of a lower rank that prints the headline; None if there is none."""
    letters = letters_of(headline)
    shortest = max(_SHORTEST_PRINTED, len(letters) // 2)
    for element in root.iter("h2", "h3", "div", "p"):
        if tag_of(element) in ("div", "p") and element.get("role") != "heading":
            continue
        printed = letters_of(text_of(element))
        if letters and printed.endswith(letters):
            return element
        if len(printed) >= shortest and letters.endswith(printed):
            return element
    return None


def is_same(one: str, other: str) -> bool:
    """Tell whether two titles are the same but for case, quotation marks and spaces."""
    return letters_of(one) == letters_of(other) != ""


def _without_site(title: str, others: Iterable[str], names: Iterable[str]) -> str:
    """Return a title without the name of the site at its end or start."""
    known = {letters_of(name) for name in names}
    for separator in _SEPARATORS:
        for head, tail in (title.rpartition(separator)[::2], title.partition(separator)[::2]):
            for kept, left in ((head, tail), (tail, head)):
                if not kept or not left or len(left) > 60:
                    continue
                if _is_site(letters_of(left), known) or (
                    _may_be_site(left) and any(is_same(kept, other) for other in others)
                ):
                    return kept.strip()
    return title


def _may_be_site(text: str) -> bool:
    """Tell whether what stands beside a title may be the name of a site or of a desk of it."""
    text = text.strip()
    is_name = not text[:1].islower() or text.replace(".", "").isalnum()
    return is_name and len(text.split()) <= _MOST_WORDS_OF_SITES and text[-1:] not in "?!…"


def _is_site(letters: str, known: Iterable[str]) -> bool:
    """Tell whether letters are the name of a site, or begin with it as that of a desk does."""
    return any(letters == name or (len(name) > 2 and letters.startswith(name)) for name in known)


def _from_title(title: str, printed: list[str], names: Iterable[str]) -> str:
    """Return the headline in the title of a document: the heading that it begins with."""
    within = [heading for heading in printed if letters_of(heading) in letters_of(title)]
    if within:
        return max(within, key=len)
    if printed and len(printed) == 1:
        return printed[0]
    cut = _without_site(title, printed, names)
    if cut != title:
        return cut
    for separator in (" | ", " - ", " – ", " — "):
        head, _, tail = title.rpartition(separator)
        if head and len(tail) < len(head):
            return head.strip()
    return title
