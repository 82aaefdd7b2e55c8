"""Stretches of a line that know where they stand in the text as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

__all__ = ["Piece", "cut_at", "squeezed"]

_RUN = re.compile(r"\s+|\S+")


class Piece(NamedTuple):
    """A stretch of a line."""

    text: str
    """Its words, with nothing around them."""

    start: int
    """Where it starts in the line: a 0-based offset in code points."""

    stop: int
    """Where it ends in the line."""

    def cut(self, first: int = 0, last: int | None = None) -> Piece:
        """Return the part between two offsets in `text`, without the space around it."""
        part = self.text[first:last]
        lead = len(part) - len(part.lstrip())
        text = part.strip()
        start = self.start + first + lead
        return Piece(text, start, start + len(text))

    def stripped(self, before: str, after: str) -> Piece:
        """Return the piece without any of the characters `before` and `after` at its ends."""
        first = len(self.text) - len(self.text.lstrip(before))
        return self.cut(first, max(first, len(self.text.rstrip(after))))

    def words(self) -> list[Piece]:
        """Return the words, each as a piece."""
        return [self.cut(m.start(), m.end()) for m in re.finditer(r"\S+", self.text)]


def cut_at(piece: Piece, breaks: Iterable[re.Match[str]]) -> Iterator[Piece]:
    """Yield what stands between matches in a piece, as far as there is anything."""
    last = 0
    for match in breaks:
        yield piece.cut(last, match.start())
        last = match.end()
    yield piece.cut(last)


def squeezed(text: str) -> tuple[str, Sequence[int]]:
    """Return `text` with each run of white space as one, and the offset of each character.

    A run with a line break in it becomes a line break, any other a space. The offsets end with
    that of the end.
    """
    line: list[str] = []
    offsets: list[int] = []
    for match in _RUN.finditer(text):
        run = match.group()
        if run.isspace():
            run = "\n" if "\n" in run or "\r" in run else " "
        line.append(run)
        offsets += range(match.start(), match.start() + len(run))
    return "".join(line), [*offsets, len(text)]
