"""What nobody but the one who spoke may change: the words inside a quotation."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from briefkit._operations import Piece, pieces_of
from briefkit.edits import Edit
from briefkit.model import BlockQuote, Brief, Paragraph, PullQuote, Section
from briefkit.problems import split_pointer
from briefkit.walk import value_at, walk

__all__ = ["changes_a_quotation", "stretches_between_marks"]

_INVISIBLE = frozenset(("Cf", "Cc"))

Stretch = tuple[int, int]
"""Where a quotation starts and ends in a text, without its marks: offsets in code points."""


def changes_a_quotation(brief: Brief, edits: Iterable[Edit], after: Brief) -> bool:
    """Tell whether edits change, add or lose a word inside a quotation.

    What the brief calls a quotation counts, what stands between quotation marks, pull quotes and
    block quotes. Spaces and marks may change around the words; a quotation may go where it is
    there a second time.

    Args:
        brief: The brief as it was.
        edits: Edits of it.
        after: The brief as it becomes.
    """
    return any(_changes(brief, edit, after) for edit in edits if not edit.is_of_source)


def _changes(brief: Brief, edit: Edit, after: Brief) -> bool:
    if edit.rename is not None:
        return False
    try:
        value = value_at(brief, edit.pointer)
    except LookupError:
        return False  # a value that comes in
    pointer, text = edit.pointer, value
    if not isinstance(value, str):
        name = "heading" if isinstance(value, Section) else "text"
        pointer, text = f"{pointer}/{name}", getattr(value, name, None)
    if edit.start is not None and isinstance(text, str):
        end = edit.start if edit.end is None else edit.end
        piece = Piece(edit.start, end, str(edit.replacement or ""))
        return _touches(text, piece, _quoted(brief, pointer, text))
    if isinstance(value, str) and isinstance(edit.replacement, str):
        stretches = _quoted(brief, pointer, value)
        pieces = pieces_of(value, edit.replacement)
        return any(_touches(value, piece, stretches) for piece in pieces)
    return _loses(brief, edit.pointer, after)


def _loses(brief: Brief, pointer: str, after: Brief) -> bool:
    """Tell whether a quotation within the value at a pointer is nowhere to be found any more."""
    lost = {
        _words(text[start:end])
        for at, text in walk(value_at(brief, pointer), str, base=pointer)
        for start, end in _quoted(brief, at, text)
    } - {""}
    if not lost:
        return False
    left = "\n".join(f" {_words(text)} " for _, text in walk(after, str))
    return any(f" {words} " not in left for words in lost)


def _quoted(brief: Brief, pointer: str, text: str) -> list[Stretch]:
    """Return the stretches of the text at a pointer that are somebody's own words."""
    steps = split_pointer(pointer)
    holders = [value_at(brief, "".join(f"/{s}" for s in steps[:n])) for n in range(len(steps))]
    if "quotes" in steps or any(isinstance(holder, (PullQuote, BlockQuote)) for holder in holders):
        return [(0, len(text))]
    found = list(stretches_between_marks(text))
    if holders and isinstance(holders[-1], Paragraph) and steps[-1] == "text":
        found += ((quote.start, quote.end) for quote in holders[-1].quotes)
    return found


def stretches_between_marks(text: str) -> Iterator[Stretch]:
    """Yield what stands between quotation marks in a text; rather too much than too little.

    A quotation that nothing closes goes to the end of the text, and one that nothing opens
    starts at its start. Single marks count only in pairs: a closing one may be an apostrophe.
    """
    straight = [at for at, char in enumerate(text) if char == '"'] if '"' in text else []
    for first, last in zip(straight[::2], [*straight[1::2], len(text)], strict=False):
        yield first + 1, last
    low = "„" in text
    yield from _paired(text, "„", "“”") if low else _paired(text, "“", "”")
    outward = 0 <= text.find("«") < text.find("»") or "»" not in text
    yield from _paired(text, "«", "»") if outward else _paired(text, "»", "«")
    yield from _paired(text, "‘", "’")


def _paired(text: str, opening: str, closing: str) -> Iterator[Stretch]:
    if opening not in text and (opening != "“" or closing not in text):
        return
    is_single = opening == "‘"
    opened: int | None = 0 if opening == "“" else None  # the paragraph before may have opened one
    is_open = False
    for at, char in enumerate(text):
        if char == opening and not is_open:
            opened, is_open = at + 1, True
        elif char in closing and not (is_single and text[at + 1 : at + 2].isalnum()):
            if opened is not None:
                yield opened, at
            opened, is_open = None, False
    if is_open and opened is not None and not is_single:
        yield opened, len(text)


def _touches(text: str, piece: Piece, stretches: Iterable[Stretch]) -> bool:
    """Tell whether a change of a text is one of a word in one of its stretches."""
    old = text[piece.start : piece.end]
    if _composed(old) == _composed(piece.text):
        return False
    ((ahead, _, new),) = pieces_of(old, piece.text)
    start = piece.start + ahead
    end = start + len(old) - len(piece.text) + len(new)
    for first, last in stretches:
        inside = max(start, first), min(end, last)
        if (inside[0] < inside[1] or start == end == inside[0] <= inside[1]) and _is_of_words(
            text, inside, Piece(start, end, new)
        ):
            return True
    return False


def _is_of_words(text: str, inside: Stretch, piece: Piece) -> bool:
    """Tell whether a change takes letters, brings letters, or parts or joins two words."""
    start, end, new = piece
    if any(map(str.isalnum, text[slice(*inside)])) or any(map(str.isalnum, new)):
        return True
    if not new and all(map(_is_invisible, text[start:end])):
        return False
    return text[max(start - 1, 0) : start].isalnum() and text[end : end + 1].isalnum()


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) in _INVISIBLE and not char.isspace()


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _words(text: str) -> str:
    """Return the words of a text and nothing else, with a space between two of them."""
    return " ".join("".join(c if c.isalnum() else " " for c in _composed(text)).split())
