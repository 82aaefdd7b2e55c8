"""Passages: lines of a source put together again, with the place of every character."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple

from briefkit.prose.structure.mends import (
    CUT,
    DROP_CAP,
    HYPHENS,
    Vocabulary,
    is_drop_cap,
    tell_joint,
)

__all__ = ["Line", "Mend", "Passage", "mended"]


class Line(NamedTuple):
    """A line of the source without the space around it."""

    text: str
    """The line."""

    start: int
    """Where it starts in the source: a 0-based offset in code points."""

    indent: int = 0
    """How many characters of space stand before it."""

    tie: str = " "
    """What stands between it and the next line of its passage."""

    mend: str = ""
    """How a word is put together that its end cuts in two, if it does; see `mends`."""


class Mend(NamedTuple):
    """A place in a passage where a word was broken by the layout."""

    offset: int
    """Where in the text of the passage the two parts meet."""

    kind: str
    """How they were put together; see `mends`."""

    place: int
    """Where in the source the first part ends: there stands the hyphen that was left out."""


class Passage:
    """A paragraph, item or rule: lines of the source, joined by single spaces."""

    def __init__(
        self, lines: Sequence[Line], group: int = 0, kind: str = "text", marker: str = ""
    ) -> None:
        self.lines = lines
        """The lines it is made of."""
        self.group = group
        """The number of its group; passages without a blank line between them share it."""
        self.kind = kind
        """text, bullet, number or rule."""
        self.marker = marker
        """The bullet or number that was taken off, with the space after it."""
        self.text = lines[0].text
        """The text, without the marker."""
        if len(lines) > 1:
            ahead = "".join([line.text + line.tie for line in lines[:-1]])
            self.text = ahead + lines[-1].text

    @cached_property
    def starts(self) -> Sequence[int]:
        """The offset in `text` at which each line starts."""
        return [0, *accumulate(len(line.text) + len(line.tie) for line in self.lines)]

    @property
    def mends(self) -> Iterator[Mend]:
        """The places where words were put together again."""
        for index, line in enumerate(self.lines[:-1]):
            if line.mend:
                end = line.start + len(line.text)
                yield Mend(self.starts[index + 1], line.mend, end)

    def place(self, offset: int) -> int:
        """Return the offset in the source of an offset in `text`."""
        index = min(bisect_right(self.starts, offset), len(self.lines)) - 1
        line = self.lines[index]
        return line.start + min(offset - self.starts[index], len(line.text))

    @property
    def start(self) -> int:
        """Where the text starts in the source."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Where the text ends in the source."""
        line = self.lines[-1]
        return line.start + len(line.text)

    def after(self, offset: int) -> Passage:
        """Return what follows an offset in `text` that is not its end."""
        index = bisect_right(self.starts, offset) - 1
        line, skipped = self.lines[index], offset - self.starts[index]
        first = line._replace(text=line.text[skipped:], start=line.start + skipped)
        return Passage([first, *self.lines[index + 1 :]], self.group)

    def until(self, offset: int) -> Passage:
        """Return what stands before an offset in `text` that is not its start."""
        index = bisect_right(self.starts, offset - 1) - 1
        last = self.lines[index]
        last = last._replace(text=last.text[: offset - self.starts[index]])
        return Passage([*self.lines[:index], last], self.group, self.kind, self.marker)

    def parted(self, offset: int, mend: str) -> Passage:
        """Return the passage without the space at an offset in its first line."""
        first = self.lines[0]
        start = first.start + offset + 1
        lines = [
            first._replace(text=first.text[:offset], tie="", mend=mend),
            first._replace(text=first.text[offset + 1 :], start=start),
        ]
        return Passage([*lines, *self.lines[1:]], self.group)

    def unmarked(self) -> Passage:
        """Return the passage as plain text, with its marker where it was."""
        first = self.lines[0]
        lines = [
            Line(self.marker + first.text, first.start - len(self.marker)),
            *self.lines[1:],
        ]
        return Passage(lines, self.group)

    @staticmethod
    def joined(pieces: Sequence[Passage], tie: str = " ") -> Passage:
        """Return the pieces of a text as one, with `tie` between two of them."""
        lines: list[Line] = []
        for piece in pieces:
            if lines and not lines[-1].mend:
                lines[-1] = lines[-1]._replace(tie=tie)
            lines += piece.lines
        return Passage(lines, pieces[0].group)


def mended(passage: Passage, words: Vocabulary | None = None) -> Passage:
    """Return a passage with the words in it joined that its line ends cut in two.

    Args:
        passage: The passage.
        words: The words of the text that it stands in, if anybody has them.
    """
    words = words or Vocabulary("")
    lines = list(passage.lines)
    for index, (line, following) in enumerate(pairwise(passage.lines)):
        mend = "" if line.mend or not line.text else _mend_at(index, line, following, words)
        if mend:
            text = line.text[:-1] if mend == CUT else line.text
            lines[index] = line._replace(text=text, tie="", mend=mend)
    if not any(line.mend for line in lines):
        return passage
    return Passage(lines, passage.group, passage.kind, passage.marker)


def _mend_at(index: int, line: Line, following: Line, words: Vocabulary) -> str:
    """Return how a line and the next are put together, if they are parts of a word."""
    if line.text[-1] in HYPHENS:
        return tell_joint(line.text, following.text, words)
    if index == 0 and len(line.text) <= 2 and is_drop_cap(line.text, following.text):
        return DROP_CAP
    return ""
