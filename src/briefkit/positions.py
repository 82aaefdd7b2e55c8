"""From offsets in a text to lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate, count
from operator import add

from briefkit.problems import SourceSpan

__all__ = ["Lines"]

# Not str.splitlines(): editors and CI systems count no form feeds or U+2028 as line ends.
_LINE_END = re.compile(r"\r\n?|\n")


class Lines:
    r"""The lines of a text, found once: ``\n``, ``\r\n`` and ``\r`` end a line."""

    def __init__(self, text: str) -> None:
        self.text = text
        """The text."""

    @cached_property
    def starts(self) -> list[int]:
        """The code-point offset at which each line starts."""
        if "\r" in self.text:
            return [0, *(match.end() for match in _LINE_END.finditer(self.text))]
        # A third of the time, which the first finding of each file costs.
        lengths = accumulate(map(len, self.text.split("\n")[:-1]), initial=0)
        return list(map(add, lengths, count()))

    def line(self, index: int) -> str:
        """Return the line at a 0-based index without its end; nothing beyond the last."""
        start, end = (*self.starts[index : index + 2], len(self.text), len(self.text))[:2]
        return self.text[start:end].rstrip("\r\n")

    def position(self, offset: int) -> tuple[int, int]:
        """Return the 1-based line and column of a code-point offset."""
        index = bisect_right(self.starts, offset) - 1
        return index + 1, offset - self.starts[index] + 1

    def span(self, start: int, end: int | None = None) -> SourceSpan:
        """Return the place of the code points from `start` up to `end` (default: the point)."""
        line, column = self.position(start)
        end_line, end_column = self.position(start if end is None else end)
        return SourceSpan(line, column, end_line, end_column)

    def offsets(self, span: SourceSpan) -> tuple[int, int]:
        """Return the code-point offsets at which a place of this text starts and ends."""
        starts = self.starts
        return (
            starts[span.line - 1] + span.column - 1,
            starts[span.end_line - 1] + span.end_column - 1,
        )
