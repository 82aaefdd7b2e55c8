"""Where the values of a brief stand in the running text that it was read from."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from briefkit.model import Brief
from briefkit.positions import Lines
from briefkit.problems import SourceSpan, is_under, split_pointer
from briefkit.prose.structure.passages import Passage

__all__ = ["Placed", "Source", "WirePlaces"]

# Line ends of every kind stay: str.splitlines() knows them. So does the tab.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff]")
# The same from the other side: it passes over what is in order faster than a search does.
_IN_ORDER = re.compile("[^\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff]*+")


class Source:
    """A text as it came, and without the control characters that nobody could read.

    Of an envelope, whose control characters say something, nothing is taken out beforehand.
    """

    def __init__(self, text: str, *, is_clean: bool = False) -> None:
        self.text = text
        """The text as it came."""
        self.controls: Sequence[int] = ()
        """The offsets in `text` of the characters that were taken out."""
        self.clean = text
        """The text without them."""
        if not is_clean and not _IN_ORDER.fullmatch(text):
            self.controls = [match.start() for match in _CONTROL.finditer(text)]
            self.clean = _CONTROL.sub("", text)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text)

    @cached_property
    def _gaps(self) -> Sequence[int]:
        """The offset in `clean` at which each character was taken out."""
        return [offset - index for index, offset in enumerate(self.controls)]

    def in_clean(self, offset: int) -> int:
        """Return the offset in `clean` of an offset in `text`."""
        return offset - bisect_left(self.controls, offset)

    def span(self, start: int, end: int) -> SourceSpan:
        """Return the place of a stretch of `clean`, as lines and columns of `text`."""
        first, last = (offset + bisect_right(self._gaps, offset) for offset in (start, end))
        return self.text_span(first, last)

    def text_span(self, start: int, end: int) -> SourceSpan:
        """Return the place of a stretch of `text`."""
        return self._lines.span(start, end)


class Placed(NamedTuple):
    """A text of the brief: the passage that holds it, and which part of the passage it is."""

    passage: Passage
    """The passage."""

    start: int = 0
    """Where the text starts in the passage."""

    end: int | None = None
    """Where it ends; None for the end of the passage."""

    @property
    def text(self) -> str:
        """The text itself."""
        return self.passage.text[self.start : self.end]

    def place(self, offset: int) -> int:
        """Return the offset in the source of an offset in the text."""
        return self.passage.place(self.start + min(max(offset, 0), len(self.text)))

    def part(self, start: int, end: int) -> Placed:
        """Return a part of the text."""
        return Placed(self.passage, self.start + start, self.start + end)


# Where a value is missed that the brief has not got.
_MISSED_AT = {
    "/dateline": "/sections",
    "/byline": "/headline",
    "/kicker": "/headline",
    "/deck": "/headline",
}


class WirePlaces:
    """Finds the values of one brief in its source."""

    def __init__(
        self, source: Source, brief: Brief, placed: Callable[[], Iterable[tuple[str, Placed]]]
    ) -> None:
        self._source = source
        self._brief = brief
        self._placed = placed

    @cached_property
    def _places(self) -> Mapping[str, Placed]:
        return dict(self._placed())

    @cached_property
    def _starts(self) -> Sequence[tuple[int, str]]:
        """Where each text starts in the source, with its pointer."""
        return sorted((placed.place(0), pointer) for pointer, placed in self._places.items())

    @cached_property
    def _ends(self) -> Sequence[int]:
        """The offset just after each of these, the place behind its last character included."""
        texts = [self._places[pointer] for _, pointer in self._starts]
        return [placed.place(len(placed.text)) + 1 for placed in texts]

    def span(self, pointer: str, start: int | None = None, end: int | None = None) -> SourceSpan:
        """Return the place of the value at `pointer`, or of a part of a text there.

        A value that the text has not got is placed where it is missed, if only at the start.

        Args:
            pointer: JSON Pointer into the canonical form of the brief.
            start: Code-point offset in the text at `pointer`; None for all of the value.
            end: The offset just after the part; None for the point at `start`.
        """
        placed = self._places.get(pointer) or self._part(pointer)
        if placed is None:
            return self._source.span(*self._around(pointer))
        if start is None:
            start, end = 0, len(placed.text)
        return self._source.span(placed.place(start), placed.place(start if end is None else end))

    def pointer_at(self, place: int) -> str:
        """Return the pointer of the text that holds an offset of the source.

        Empty if none does: for a line that is not in the brief, or the space between two.
        """
        index = bisect_right(self._ends, place)
        if index == len(self._ends) or place < self._starts[index][0]:
            return ""
        return self._starts[index][1]

    def offset_in(self, pointer: str, place: int) -> int:
        """Return the offset in the text at `pointer` of an offset in the source."""
        placed = self._places[pointer]
        return bisect_left(range(len(placed.text)), place, key=placed.place)

    def _part(self, pointer: str) -> Placed | None:
        """Find a value within a text: a quote, the name of an author, a place."""
        owner = pointer
        while owner and f"{owner}/text" not in self._places:
            owner = owner.rpartition("/")[0]
        if not owner:
            return None
        placed = self._places[f"{owner}/text"]
        stretch = self._stretch(placed.text, owner, split_pointer(pointer[len(owner) :]))
        return placed.part(*stretch) if stretch else placed

    def _stretch(self, text: str, owner: str, steps: Sequence[str]) -> tuple[int, int] | None:
        value: Any = self._brief
        for step in split_pointer(owner):
            value = _member(value, step)
        start = end = 0
        for step in steps:
            value = _member(value, step)
            if steps[0] in ("quotes", "spans") and hasattr(value, "start"):
                start, end = value.start, value.end
        if isinstance(value, str) and value and steps[-1] != "text":
            return _nearest(text, value, start, end)
        return (start, end) if end else None

    def _around(self, pointer: str) -> tuple[int, int]:
        """Return where the parts of a value stand, or where the value is missed."""
        if not pointer:
            return 0, len(self._source.clean)
        is_missed = False
        while pointer:
            inside = [p for at, p in self._places.items() if is_under(at, pointer)]
            if inside:
                first, last = inside[0], inside[-1]
                start = first.place(0)
                return start, start if is_missed else last.place(len(last.text))
            pointer = _MISSED_AT.get(pointer) or pointer.rpartition("/")[0]
            is_missed = True
        return 0, 0


def _member(value: Any, step: str) -> Any:
    """Return what lies one step below a value of the model; None if nothing does."""
    if isinstance(value, tuple):
        return value[int(step)] if step.isdigit() and int(step) < len(value) else None
    return getattr(value, step, None)


def _nearest(text: str, words: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where `words` stand in `text` nearest to a stretch of it."""
    after, before = text.find(words, end), text.rfind(words, 0, start)
    if after < 0 and before < 0:
        return None
    is_after = before < 0 or (after >= 0 and after - end <= start - before - len(words))
    found = after if is_after else before
    return found, found + len(words)
