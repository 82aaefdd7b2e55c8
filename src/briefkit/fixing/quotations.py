"""What nobody but the one who spoke may change: the words inside a quotation."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate
from typing import TypeAlias

from briefkit._operations import Piece, pieces_of
from briefkit.edits import Edit
from briefkit.model import BlockQuote, Brief, Paragraph, PullQuote, Section
from briefkit.problems import join_pointer, split_pointer
from briefkit.walk import value_at, walk

__all__ = ["changes_a_quotation", "stretches_between_marks"]

_DOUBLE = ('"', "“", "”", "„", "«", "»")
_INVISIBLE = frozenset(("Cf", "Cc"))

# Where a quotation starts and ends in a text, without its marks: offsets in code points.
_Stretch: TypeAlias = tuple[int, int]


def changes_a_quotation(brief: Brief, edits: Iterable[Edit], after: Brief) -> bool:
    """Tell whether edits change, add or lose a word inside a quotation.

    What the brief calls a quotation counts, what stands between quotation marks, if only in
    another paragraph, pull quotes and block quotes. Spaces and marks may change around the
    words; a quotation may go where it is there a second time.

    Args:
        brief: The brief as it was.
        edits: Edits of it.
        after: The brief as it becomes.
    """
    desk = _Desk(brief, after)
    return any(desk.changes(edit) for edit in edits if not edit.is_of_source)


class _Said:
    """Stretches of a text, to be asked many times."""

    def __init__(self, stretches: Iterable[_Stretch]) -> None:
        self.stretches = sorted(stretches)
        self._starts = [start for start, _ in self.stretches]
        self._reach = list(accumulate((end for _, end in self.stretches), max))

    def has(self, first: int, last: int) -> bool:
        """Tell whether something from `first` up to `last` is in one; at its ends, if it is new."""
        if first == last:
            before = bisect_right(self._starts, first)
            return before > 0 and self._reach[before - 1] >= first
        before = bisect_left(self._starts, last)
        return before > 0 and self._reach[before - 1] > first


class _Desk:
    """A brief before and after, and where somebody speaks in it."""

    def __init__(self, brief: Brief, after: Brief) -> None:
        self.brief = brief
        self.after = after
        self._known: dict[str, _Said] = {}

    def changes(self, edit: Edit) -> bool:
        """Tell whether an edit changes a word of a quotation, or takes one out for good."""
        try:
            value = value_at(self.brief, edit.pointer)
        except LookupError:
            return False  # a value that comes in, or a key
        if edit.rename is not None:
            return False
        pointer, text = edit.pointer, value
        if not isinstance(value, str):
            name = "heading" if isinstance(value, Section) else "text"
            pointer, text = f"{pointer}/{name}", getattr(value, name, None)
        if edit.start is not None and isinstance(text, str):
            end = edit.start if edit.end is None else edit.end
            pieces: tuple[Piece, ...] = (Piece(edit.start, end, str(edit.replacement or "")),)
        elif isinstance(value, str) and isinstance(edit.replacement, str):
            pieces = pieces_of(value, edit.replacement)
        else:
            return self.loses(edit.pointer)
        said = self.quoted(pointer, str(text))
        return any(_touches(str(text), piece, said) for piece in pieces)

    def loses(self, pointer: str) -> bool:
        """Tell whether a quotation in the value at a pointer is nowhere to be found any more."""
        lost = {
            _words(text[start:end])
            for at, text in walk(value_at(self.brief, pointer), str, base=pointer)
            for start, end in self.quoted(at, text).stretches
        } - {""}
        return any(f" {words} " not in self.left for words in lost)

    @cached_property
    def left(self) -> str:
        """The words of all texts afterwards, each text on a line."""
        return "\n".join(f" {_words(text)} " for _, text in walk(self.after, str))

    def quoted(self, pointer: str, text: str) -> _Said:
        """Return the stretches of the text at a pointer that are somebody's own words."""
        if pointer not in self._known:
            self._known[pointer] = _Said(self._found(pointer, text))
        return self._known[pointer]

    def _found(self, pointer: str, text: str) -> list[_Stretch]:
        steps = split_pointer(pointer)
        holders = [value_at(self.brief, join_pointer(*steps[:n])) for n in range(len(steps))]
        kinds = (PullQuote, BlockQuote)
        if "quotes" in steps or any(isinstance(holder, kinds) for holder in holders):
            return [(0, len(text))]
        if pointer in self.within:
            return [(0, len(text))]
        found = list(stretches_between_marks(text))
        if holders and isinstance(holders[-1], Paragraph) and steps[-1] == "text":
            found += ((quote.start, quote.end) for quote in holders[-1].quotes)
        return found

    @cached_property
    def within(self) -> frozenset[str]:
        """The texts that lie between a paragraph that opens a quotation and one that closes it."""
        found: set[str] = set()
        waiting: list[str] | None = None
        for pointer, paragraph in walk(self.brief.sections, Paragraph, base="/sections"):
            text = paragraph.text
            opens, closes = _open_at_end(text), _closed_at_start(text)
            if waiting is not None and closes:
                found.update(waiting)
            if opens or closes or any(map(text.count, _DOUBLE)):
                waiting = [] if opens else None
            elif waiting is not None:
                waiting.append(f"{pointer}/text")
        return frozenset(found)


def _open_at_end(text: str) -> bool:
    return any(last == len(text) and start < last for start, last in _between_doubles(text))


def _closed_at_start(text: str) -> bool:
    first = next(iter(sorted(_between_doubles(text))), None)
    return first is not None and first[0] == 0 and text[first[1] : first[1] + 1] in _DOUBLE


def stretches_between_marks(text: str) -> Iterator[_Stretch]:
    """Yield what stands between quotation marks in a text; rather too much than too little.

    A quotation that nothing closes goes to the end of the text, and one that nothing opens
    starts at its start. Single marks count only in pairs: a closing one may be an apostrophe.
    """
    yield from _between_doubles(text)
    yield from _paired(text, "‘", "’")


def _between_doubles(text: str) -> Iterator[_Stretch]:
    yield from _between_straight(text)
    yield from _paired(text, "„", "“”") if "„" in text else _paired(text, "“", "”")
    outward = 0 <= text.find("«") < text.find("»") or "»" not in text
    yield from _paired(text, "«", "»") if outward else _paired(text, "»", "«")


def _between_straight(text: str) -> Iterator[_Stretch]:
    marks = [at for at, char in enumerate(text) if char == '"'] if '"' in text else []
    if len(marks) % 2 and _is_closing(text, marks[0]):
        yield 0, marks.pop(0)
    for first, last in zip(marks[::2], [*marks[1::2], len(text)], strict=False):
        yield first + 1, last


def _is_closing(text: str, at: int) -> bool:
    """Tell whether a straight mark stands after a word and not before one."""
    before, after = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    return bool(before.strip()) and not after.isalnum()


def _paired(text: str, opening: str, closing: str) -> Iterator[_Stretch]:
    if opening not in text and (opening != "“" or closing not in text):
        return
    is_single = opening == "‘"
    start: int | None = 0 if opening == "“" else None  # a paragraph before may have opened one
    is_open = False
    for at, char in enumerate(text):
        if char == opening and not is_open:
            start, is_open = at + 1, True
        elif char in closing and not (is_single and text[at + 1 : at + 2].isalnum()):
            if start is not None:
                yield start, at
            start, is_open = None, False
    if is_open and start is not None and not is_single:
        yield start, len(text)


def _touches(text: str, piece: Piece, said: _Said) -> bool:
    """Tell whether a change of a text is one of a word in one of its stretches."""
    start, end, new = piece
    ahead, behind = text[max(start - 1, 0) : start], text[end : end + 1]
    if _words(f"{ahead}{text[start:end]}{behind}") == _words(f"{ahead}{new}{behind}"):
        return False
    ((skipped, _, rest),) = pieces_of(text[start:end], new)
    first = start + skipped
    last = first + (end - start) - len(new) + len(rest)
    return said.has(first, last)


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) in _INVISIBLE and not char.isspace()


def _words(text: str) -> str:
    """Return the words of a text and nothing else, with a space between two of them."""
    composed = unicodedata.normalize("NFC", text)
    seen = (char for char in composed if char.isalnum() or not _is_invisible(char))
    return " ".join("".join(char if char.isalnum() else " " for char in seen).split())
