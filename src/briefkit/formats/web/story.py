"""The blocks of a region that are the story: what calls on the reader or leads away is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from briefkit.formats.web.calls import is_call, is_heading_of_links, is_sign_off
from briefkit.formats.web.elements import Element, letters_of, tag_of, words_of
from briefkit.formats.web.passages import Passage
from briefkit.formats.web.words import BODY, BYLINE, is_deck_name

__all__ = ["Story", "choose"]

_KEY = 48
_LONGEST_HEADING = 200
_LONGEST_SUBHEAD = 90
_LONGEST_SMALL = 150
_LONGEST_REMARK = 600
_LONGEST_BIOGRAPHY = 400
_SHORTEST_DECK = 50
_LONGEST_DECK = 700
_SMALL = frozenset(
    """
    byline caption captions copyright credit credits date dateline disclaimer figcaption footnote
    meta note publiceddate published readmore source timestamp updated
    """.split()
)

_QUOTES = frozenset(
    "blockquote cita citat citation exergue pull pullquote quote quotation sitat zitat".split()
)
_LONGEST_QUOTE = 360
_SUBHEADS = frozenset(
    """
    crosshead interline intertitle intertitre ladillo mellomtittel subhead subheading subheadline
    zwischentitel zwischenueberschrift
    """.split()
)
_BOLD = frozenset(("bold", "bolder", "strong"))


class Story:
    """The blocks of a story."""

    def __init__(self, deck: str | None, passages: Sequence[Passage]) -> None:
        self.deck = deck
        """The line under the headline that stands among the blocks; None if there is none."""
        self.passages = passages
        """The blocks, in order."""

    @property
    def size(self) -> int:
        """How long the paragraphs are together, in code points."""
        return sum(len(one.text) for one in self.passages if one.kind == "paragraph")


def choose(
    passages: Sequence[Passage],
    *,
    headline: str,
    decks: Iterable[str],
    told: str,
    names: Iterable[str],
) -> Story:
    """Return the blocks that are the story.

    Args:
        passages: All blocks of the region, in order.
        headline: The headline, which does not belong to the body.
        decks: What stands under the headline elsewhere on the page.
        told: The letters of the body as JSON-LD has it; "" if it does not.
        names: The names of the authors: a biography at the end begins with one.
    """
    title = letters_of(headline)
    under = set(map(letters_of, decks)) - {""}
    kept = _without_dates(_candidates(passages, title, under, told))
    kept = _of_like_kind(_with_subheads(kept), told)
    deck, kept = (None, kept) if under else _deck(kept)
    return Story(deck, _without_loose_headings(_trimmed(kept, names)))


def _candidates(
    passages: Sequence[Passage], title: str, decks: set[str], told: str
) -> list[Passage]:
    kept: list[Passage] = []
    seen: set[str] = set()
    prose = "\n".join(letters_of(one.text) for one in passages if not _may_repeat(one))
    for passage in passages:
        letters = letters_of(passage.text)
        if passage.kind == "figure" and not _has_picture(passage.element):
            continue  # what is left of a player, or of a box
        if passage.kind in ("figure", "rule"):
            kept.append(passage)
            continue
        if not letters or letters == title or letters in decks:
            continue
        if passage.kind == "heading" and title and letters.endswith(title):
            continue  # with the label above it
        if _may_repeat(passage) and letters in prose:
            continue  # pulled out of the text
        if len(letters) > 30 and letters in seen:
            continue
        is_told = bool(told) and len(letters) > 20 and letters[:_KEY] in told
        if is_told or _may_stand(passage):
            seen.add(letters)
            kept.append(passage)
    return kept


def _has_picture(figure: Element) -> bool:
    return any(image.get("src") for image in figure.iter("img"))


def _may_repeat(passage: Passage) -> bool:
    """Tell whether a block may be a quotation pulled out of the story."""
    is_quote = passage.kind == "quotation" or bool(passage.words & _QUOTES)
    return is_quote and len(passage.text) < _LONGEST_QUOTE


def _may_stand(passage: Passage) -> bool:
    """Tell whether a block by itself may belong to a story."""
    if is_call(passage.text):
        return False
    if passage.kind == "heading":
        is_short = len(passage.text) <= _LONGEST_HEADING
        return is_short and passage.links < 0.9 and not is_heading_of_links(passage.text)
    if passage.kind == "list":
        return passage.links < 0.5
    return passage.kind != "paragraph" or _may_be_paragraph(passage)


def _may_be_paragraph(passage: Passage) -> bool:
    """Tell whether a paragraph is no caption, no byline, and no link to elsewhere."""
    size = len(passage.text)
    if passage.words & _SMALL and size < _LONGEST_SMALL:
        return False
    if passage.words & BYLINE and not passage.words & BODY and size < _LONGEST_SMALL:
        return False
    return passage.links < (0.95 if size > _LONGEST_SMALL else 0.85)


def _of_like_kind(passages: list[Passage], told: str) -> list[Passage]:
    """Leave out paragraphs in boxes where no paragraph looks like those of the story."""
    prose = [passage for passage in passages if passage.is_prose]
    total = sum(len(passage.text) for passage in prose) or 1
    shares: Counter[tuple[object, ...]] = Counter()
    for passage in prose:
        shares[_place(passage)] += len(passage.text)
    kept = []
    spots = [
        index
        for index, one in enumerate(passages)
        if one.is_prose and shares[_place(one)] > 0.3 * total
    ]
    if not spots:
        return passages
    first, last = spots[0], spots[-1]
    for index, passage in enumerate(passages):
        is_like = shares[_place(passage)] > 0.12 * total
        if passage.kind == "paragraph" and not is_like:
            letters = letters_of(passage.text)
            is_told = bool(told) and letters[:_KEY] in told
            is_within = first <= index <= last
            in_place = passage.parent is passages[spots[0]].parent
            if not (is_told or in_place or (passage.is_prose and (is_within or _ends(passage)))):
                continue
        kept.append(passage)
    return kept


def _place(passage: Passage) -> tuple[object, ...]:
    parent: Element = passage.parent
    return tag_of(parent), words_of(parent), passage.words if passage.is_own else None


def _ends(passage: Passage) -> bool:
    return passage.text[-1] in '.!?…"”’»“)' and len(passage.text) > 100


def _with_subheads(passages: list[Passage]) -> list[Passage]:
    """Take bold lines for headings, where a story has no other ones."""
    for passage in passages:
        if passage.kind == "paragraph" and passage.words & _SUBHEADS and _is_line(passage.text):
            passage.kind = "heading"
            passage.element.tag = "h2"
    if any(passage.kind == "heading" for passage in passages):
        return passages
    lines = [index for index, passage in enumerate(passages) if _is_bold_line(passage)]
    bold = [passages[index] for index in lines if _leads(passages, index)]
    if bold == passages[:1]:  # a line under the headline
        bold = []
    paragraphs = sum(passage.is_prose and passage not in bold for passage in passages)
    questions = sum(passage.text.endswith("?") for passage in bold)
    if not bold or len(bold) > paragraphs or questions > 2:
        for index in lines:  # the questions of an interview, and whatever else is no heading
            _set_plain(passages[index].element)
        return passages
    for passage in bold:
        passage.kind = "heading"
        passage.element.tag = "h2"
    return passages


def _is_bold_line(passage: Passage) -> bool:
    text = passage.text
    return (
        passage.kind == "paragraph"
        and _is_line(text)
        and _is_all_in(passage.element, ("strong", "b"))
    )


def _is_line(text: str) -> bool:
    return 2 < len(text) <= _LONGEST_SUBHEAD and text[-1] not in '.,;:!…"”»“'


def _set_plain(element: Element) -> None:
    for one in element.iter("strong", "b"):
        one.tag = "span"


def _leads(passages: Sequence[Passage], index: int) -> bool:
    following = (one for one in passages[index + 1 : index + 4] if one.kind != "figure")
    below = next(following, None)
    return below is not None and below.is_prose and not _is_bold_line(below)


def _is_all_in(element: Element, tags: tuple[str, ...]) -> bool:
    """Tell whether all text of an element stands in elements of some tags."""
    boxes = [element]
    while boxes:
        box = boxes.pop()
        children = [child for child in box if tag_of(child) not in ("br", "")]
        beside = (box.text, *(child.tail for child in children))
        others = [
            child
            for child in children
            if tag_of(child) not in tags and not ("b" in tags and _is_named_bold(child))
        ]
        if not children or any(text and text.strip() for text in beside):
            return False
        if any(tag_of(child) not in ("span", "a") for child in others):
            return False
        boxes += others
    return True


def _is_named_bold(element: Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return bool(words_of(element) & _BOLD) or "font-weight:bold" in style


def _deck(passages: list[Passage]) -> tuple[str | None, list[Passage]]:
    """Part the line under the headline from the blocks, if it opens them."""
    first = next(
        (
            index
            for index, one in enumerate(passages)
            if one.kind not in ("figure", "rule") and not _is_scrap(one)
        ),
        None,
    )
    if first is None:
        return None, passages
    passage = passages[first]
    above = [one for one in passages[:first] if not _is_scrap(one)]
    rest = [*above, *passages[first + 1 :]]
    if not any(one.is_prose for one in rest):
        return None, passages
    text = passage.text
    if not _SHORTEST_DECK <= len(text) <= _LONGEST_DECK or passage.links > 0.3:
        return None, passages
    if passage.kind == "heading":
        return (text, rest) if len(text) > 70 else (None, passages)
    if passage.kind != "paragraph":
        return None, passages
    is_marked = is_deck_name(passage.words) and not passage.words & {"paragraph", "body"}
    is_bold = _is_all_in(passage.element, ("strong", "b")) and not text.endswith(("?", ":"))
    is_alone = not any(one.words & _BOLD for one in rest if one.is_prose)
    is_named = passage.is_own and is_alone and bool(passage.words & _BOLD)
    return (text, rest) if is_marked or is_bold or is_named else (None, passages)


def _is_scrap(passage: Passage) -> bool:
    """Tell whether a line is a date, or something else that stands above the text."""
    is_short = passage.kind == "paragraph" and len(passage.text) < _SHORTEST_DECK
    return is_short and passage.text[-1] not in '.!?…"”»“)'


def _without_dates(passages: list[Passage]) -> list[Passage]:
    """Leave out the lines with numbers that stand above the text: when it was published."""
    first = next((i for i, one in enumerate(passages) if one.is_prose), 0)
    above = (
        one for one in passages[:first] if not (_is_scrap(one) and any(map(str.isdigit, one.text)))
    )
    return [*above, *passages[first:]]


def _trimmed(passages: list[Passage], names: Iterable[str]) -> list[Passage]:
    """Leave out biographies and remarks at the end: lines in italics, or that begin with a name."""
    kept = list(passages)
    openings = tuple(name for name in names if " " in name)
    while len(kept) > 2:
        last = kept[-1]
        is_remark = last.kind == "paragraph" and (
            (_is_all_in(last.element, ("em", "i")) and len(last.text) < _LONGEST_REMARK)
            or (last.text.startswith(openings) and len(last.text) < _LONGEST_BIOGRAPHY)
            or is_sign_off(last.text)
            or (last.text.endswith(":") and len(last.text) < _SHORTEST_DECK)
        )
        if not is_remark and last.kind not in ("rule", "figure", "heading"):
            break
        kept.pop()
    return kept


def _without_loose_headings(passages: Sequence[Passage]) -> list[Passage]:
    """Leave out headings that no block of text stands under."""
    kept: list[Passage] = []
    has_text = False
    for passage in reversed(passages):
        if passage.kind == "heading":
            if has_text:
                kept.append(passage)
            has_text = False
        else:
            has_text = has_text or passage.kind not in ("figure", "rule")
            kept.append(passage)
    return kept[::-1]
