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
from briefkit.formats.web.words import ASIDE, BYLINE, COMMENTS, DECK, is_deck_name

__all__ = ["find_decks"]

_SHORTEST = 25
_LONGEST = 700
_FOREIGN = frozenset(("aside", "figure", "figcaption", "nav", "footer", "form", "button", "li"))
_MEDIA = frozenset(("caption", "captions", "image", "images", "media", "gallery", "photo", "video"))
_MOST = 400
_PROSE = 60
_SENTENCE = 30
_ENDS = frozenset('.!?…"”»“')
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
        is_marked = is_deck_name(words) or (
            tag == "p" and parent is not None and is_deck_name(words_of(parent))
        )
        is_placed = not seen and (
            (tag in ("h2", "p") and _beside(headline, element))
            or (tag in ("div", "p", "h3") and _in_header(headline, element))
            or _is_next(headline, element)
        )
        around = [element, *ancestors(element)]
        if not is_marked and not is_placed and tag == "p" and _is_story(element, around):
            return
        if not (is_marked or is_placed) or words & _NOT_OF_DECKS:
            continue
        if any(tag_of(one) in _FOREIGN for one in around if not (is_marked and one.tag == "li")):
            continue
        if any(words_of(one) & _MEDIA for one in around[:4]):
            continue
        text = _line_of(element)
        if not _SHORTEST <= len(text) <= _LONGEST or link_share(element, len(text)) > 0.3:
            continue
        if is_call(text) or is_heading_of_links(text) or letters_of(text) in seen:
            continue
        is_short = len(text) < (_SENTENCE if text[-1] in _ENDS else 45)
        if is_placed and not is_marked and (is_short or words & {"date", "time"}):
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


def _is_story(element: Element, around: list[Element]) -> bool:
    """Tell whether a paragraph is the first of the story: what follows it is no deck."""
    if any(tag_of(one) in _FOREIGN for one in around):
        return False
    if any(words_of(one) & (_NOT_OF_DECKS | _MEDIA) for one in around[:4]):
        return False
    text = text_of(element)
    return len(text) >= _PROSE and text[-1] in _ENDS and link_share(element, len(text)) < 0.5


def _line_of(element: Element) -> str:
    """Return the text of an element on one line; of a list, with spaces between its points."""
    parts = list(element.iter("p", "li"))
    return " ".join(map(text_of, parts)) if len(parts) > 1 else text_of(element)


def _is_next(headline: Element, element: Element) -> bool:
    """Tell whether an element stands right behind the headline, and is no paragraph.

    Beside a story, a heading there has to be as long as a sentence.
    """
    if element is not headline.getnext() or (len(element) and tag_of(element) == "div"):
        return False
    return tag_of(element) == "div" or (
        tag_of(element) in ("h2", "h3") and len(text_of(element)) >= _PROSE
    )


def _in_header(headline: Element, element: Element) -> bool:
    """Tell whether an element holds a line of its own in the header that the headline is in."""
    if len(element) and tag_of(element) == "div":
        return False
    header = next((one for one in ancestors(headline) if tag_of(one) == "header"), None)
    return header is not None and header in (element.getparent(), *ancestors(element.getparent()))


def _beside(headline: Element, element: Element) -> bool:
    """Tell whether an element stands in the box of the headline."""
    parent = headline.getparent()
    if parent is None or tag_of(parent) in ("body", "main"):
        return False
    around = [element.getparent(), *ancestors(element.getparent())][:2]
    box = parent if tag_of(parent) != "article" else None
    return box is not None and box in around and len(list(box.iter("p"))) <= 4
