"""What stands between the headline of a page and its story: the deck, and the label above."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.formats.web.calls import is_call, is_heading_of_links
from briefkit.formats.web.elements import (
    Element,
    ancestors,
    letters_of,
    link_share,
    tag_of,
    text_of,
    words_of,
)
from briefkit.formats.web.words import ASIDE, BYLINE, COMMENTS, DECK

__all__ = ["find_decks"]

_SHORTEST = 25
_LONGEST = 700
_FOREIGN = frozenset(("aside", "figure", "figcaption", "nav", "footer", "form", "button", "li"))
_MEDIA = frozenset(("caption", "captions", "image", "images", "media", "gallery", "photo", "video"))
_MOST = 400
_NOT_OF_DECKS = (ASIDE - DECK - {"meta", "share", "social", "ad", "promo"}) | COMMENTS | BYLINE


def find_decks(root: Element, headline: Element | None, region: Element) -> Iterator[str]:
    """Yield the lines under the headline that stand outside of the story, in order.

    Args:
        root: The page.
        headline: The element of the headline; None if there is none.
        region: The element that holds the story.
    """
    if headline is None:
        return
    seen: set[str] = set()
    for element in _between(root, headline, region):
        tag = tag_of(element)
        if tag not in ("p", "div", "h2", "h3", "h4", "span", "strong", "section"):
            continue
        words = words_of(element)
        parent = element.getparent()
        is_marked = bool(words & DECK) or (
            tag == "p" and parent is not None and bool(words_of(parent) & DECK)
        )
        is_placed = tag in ("h2", "p") and _beside(headline, element)
        if not (is_marked or is_placed) or words & _NOT_OF_DECKS:
            continue
        around = [element, *ancestors(element)]
        if any(tag_of(one) in _FOREIGN for one in around):
            continue
        if any(words_of(one) & _MEDIA for one in around[:4]):
            continue
        text = text_of(element)
        if not _SHORTEST <= len(text) <= _LONGEST or link_share(element, len(text)) > 0.3:
            continue
        if is_call(text) or is_heading_of_links(text) or letters_of(text) in seen:
            continue
        if is_placed and not is_marked and (len(text) < 45 or words & {"date", "time"}):
            continue
        seen.add(letters_of(text))
        yield text


def _between(root: Element, headline: Element, region: Element) -> Iterator[Element]:
    is_below, left = False, _MOST
    inside = region in set(ancestors(headline))
    for element in root.iter():
        if element is headline:
            is_below = True
        elif is_below:
            left -= 1
            if not left or (element is region and not inside):
                return
            yield element


def _beside(headline: Element, element: Element) -> bool:
    """Tell whether an element stands in the box of the headline."""
    parent = headline.getparent()
    if parent is None or tag_of(parent) in ("body", "main"):
        return False
    around = [element.getparent(), *ancestors(element.getparent())][:2]
    box = parent if tag_of(parent) != "article" else None
    return box is not None and box in around and len(list(box.iter("p"))) <= 4
