"""The lines of a source around what was found in them, and columns in bytes.

A file may be one line of megabytes with a thousand findings in it: a line is cut out once, and
its bytes are counted once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from briefkit.positions import Lines
from briefkit.problems import SourceSpan
from briefkit.validation.findings.finding import Excerpt

__all__ = ["Excerpts", "LineAt"]

LineAt: TypeAlias = Callable[[int], str]
"""Returns a line of the source by its 1-based number, without its end."""

_LONGEST_LINE = 160
_BESIDE = 80
_STRIDE = 4096


class Excerpts:
    """Cuts excerpts out of one source."""

    def __init__(self, source: str | None, line: LineAt | None = None) -> None:
        """Take the text of a file, or what finds the lines of one brief of many in it."""
        self.lines = Lines(source or "")
        """The lines of the source, where that is the text of a file."""
        self._known = source is not None or line is not None
        self._line_at = line or (lambda number: self.lines.line(number - 1))
        self._cut: dict[int, _Line] = {}

    def excerpt(self, span: SourceSpan) -> Excerpt | None:
        """Return the line that a stretch starts in, cut to size; None where lines are not known."""
        if not self._known:
            return None
        line = self._at(span.line)
        length = len(line.text)
        start = min(span.column - 1, length)
        end = min(span.end_column - 1, length) if span.end_line == span.line else length
        cut, last = 0, length
        if length > _LONGEST_LINE:
            cut, last = max(0, start - _BESIDE), min(length, start + _LONGEST_LINE)
        return Excerpt(
            text=line.text[cut:last],
            start=start - cut,
            end=min(max(start, end), last) - cut,
            byte_column=line.bytes_before(start) + 1,
            byte_end_column=self._at(span.end_line).bytes_before(span.end_column - 1) + 1,
            cut_before=cut > 0,
            cut_after=last < length,
        )

    def words(self, span: SourceSpan) -> str | None:
        """Return the source of a stretch of one line; None of one that goes over several."""
        if not self._known or span.line != span.end_line:
            return None
        return self._at(span.line).text[span.column - 1 : span.end_column - 1]

    def byte_columns(self, span: SourceSpan) -> tuple[int, int]:
        """Return where a stretch starts and ends: 1-based columns in bytes of UTF-8."""
        first = self._at(span.line).bytes_before(span.column - 1) + 1
        return first, self._at(span.end_line).bytes_before(span.end_column - 1) + 1

    def _at(self, number: int) -> _Line:
        if number not in self._cut:
            if len(self._cut) > 1:  # the first and the last of a stretch
                self._cut.clear()
            self._cut[number] = _Line(self._line_at(number))
        return self._cut[number]


class _Line:
    """A line of a source, whose bytes are counted as far as is asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._marks = [0]  # how many bytes come before each 4,096th code point

    def bytes_before(self, offset: int) -> int:
        """Return how many bytes of UTF-8 the first `offset` code points take."""
        offset = min(offset, len(self.text))
        if self.text.isascii():
            return offset
        full = offset // _STRIDE
        while len(self._marks) <= full:
            start = (len(self._marks) - 1) * _STRIDE
            self._marks.append(self._marks[-1] + _bytes(self.text[start : start + _STRIDE]))
        return self._marks[full] + _bytes(self.text[full * _STRIDE : offset])


def _bytes(text: str) -> int:
    return len(text.encode(errors="surrogatepass"))
