"""The lines of a transmission, taken apart with the place of every character."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from briefkit.formats.wire.remarks import Remark
from briefkit.prose.structure.endings import is_ended
from briefkit.prose.structure.head import Head
from briefkit.prose.structure.layout import lay_out
from briefkit.prose.structure.passages import Line, Passage, mended
from briefkit.prose.structure.tail import Matter

__all__ = [
    "Contents",
    "Row",
    "clear_lines",
    "instant",
    "is_rule_line",
    "laid_out",
    "passage_of",
    "rows",
    "shifted",
    "strays",
]

_ROW = re.compile(r"(?P<row>[^\r\n]*+)(?:\r\n?|\n|\Z)")
_CONTROL = r"\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff"
_STRAY = re.compile(f"[{_CONTROL}]")
_CLEAR = re.compile(f"[^{_CONTROL}]+")
_BLANKS = {ord(match): " " for match in map(chr, range(0xA0)) if _STRAY.match(match)}
_RULE = re.compile(r"(?:[_*=~—–-][ \t]?){3,}+\.?")
_WIDEST = 90
_DEEPEST = 8


class Row(NamedTuple):
    """A physical line of a transmission."""

    text: str
    """The line without its end, control characters and all."""

    start: int
    """Where it starts in the source: a 0-based offset in code points."""

    @property
    def indent(self) -> int:
        """How many spaces and tabs stand before the first word."""
        return len(self.text) - len(self.text.lstrip(" \t\xa0"))

    @property
    def words(self) -> str:
        """The line without control characters and the space around it."""
        return _STRAY.sub("", self.text).strip()


class Contents(NamedTuple):
    """What a grammar finds in a transmission."""

    head: Head
    """What stands above the body; its `body` is the body."""

    facts: Mapping[str, Any] = MappingProxyType({})
    """What the header says: fields of the brief."""

    matters: Sequence[Matter] = ()
    """What stands below the body and is no part of it."""

    remarks: Sequence[Remark] = ()
    """What was noticed."""


def rows(text: str, start: int, end: int) -> Iterator[Row]:
    """Yield the lines of a stretch of a text."""
    for match in _ROW.finditer(text, start, end):
        if match.end() > match.start():
            yield Row(match["row"], match.start())


def passage_of(row: Row, start: int = 0, end: int | None = None, kind: str = "text") -> Passage:
    """Return a part of a line as a passage, without control characters and space around it.

    Args:
        row: The line; the part holds a word.
        start: Where the part starts in it.
        end: Where it ends; None for the end of the line.
        kind: The kind of the passage.
    """
    part = row.text[start:end]
    lines = clear_lines(part, row.start + start)
    while lines and not lines[0].text.strip():
        del lines[0]
    while lines and not lines[-1].text.strip():
        del lines[-1]
    first = lines[0].text.lstrip()
    lines[0] = lines[0]._replace(
        text=first, start=lines[0].start + len(lines[0].text) - len(first), indent=row.indent
    )
    lines[-1] = lines[-1]._replace(text=lines[-1].text.rstrip(), tie=" ")
    if kind == "text" and len(lines) == 1 and is_rule_line(lines[0].text):
        kind = "rule"
    return Passage(lines, kind=kind)


def clear_lines(text: str, start: int) -> list[Line]:
    """Return the pieces of a text between the control characters in it, tied to each other.

    Args:
        text: The text.
        start: Where it starts in the source.
    """
    return [Line(match[0], start + match.start(), tie="") for match in _CLEAR.finditer(text)]


def shifted(passage: Passage, by: int) -> Passage:
    """Return a passage of a part of the source as one of the source.

    Args:
        passage: The passage.
        by: Where the part starts in the source.
    """
    lines = [line._replace(start=line.start + by) for line in passage.lines]
    return Passage(lines, passage.group, passage.kind, passage.marker)


def laid_out(text: str, start: int, end: int) -> list[Passage]:
    """Return the passages of a stretch of a text that has no marks for its paragraphs.

    Where the first lines of paragraphs are indented, that and blank lines part them. Anywhere
    else they are told as in any running text.
    """
    lines = list(rows(text, start, end))
    if _is_indented(lines):
        return _by_indent(lines)
    plain = text[start:end].translate(_BLANKS)
    return [shifted(passage, start) for passage in lay_out(plain)]


def is_rule_line(text: str) -> bool:
    """Tell whether a line goes across the column."""
    return bool(_RULE.fullmatch(text))


def strays(text: str, start: int, end: int) -> list[int]:
    """Return the offsets of the control characters in a stretch of a text."""
    return [match.start() for match in _STRAY.finditer(text, start, end)]


def instant(year: int, month: int, day: int, time: str) -> dt.datetime | None:
    """Return a time as trailers have it, in UTC; None if there is no such time.

    Args:
        year: The year, or its last two digits.
        month: The month.
        day: The day.
        time: Hours and minutes as four digits.
    """
    # Nobody sent ANPA-1312 (1974) or IPTC 7901 (1975) before 1970.
    century = 0 if year > 99 else 1900 if year >= 70 else 2000
    try:
        return dt.datetime(century + year, month, day, int(time[:2]), int(time[2:]), tzinfo=dt.UTC)
    except ValueError:
        return None


def _is_indented(lines: Sequence[Row]) -> bool:
    """Tell whether paragraphs begin with an indent."""
    filled = [line for line in lines if line.words]
    deep = [line for line in filled if 2 <= line.indent <= _DEEPEST]
    if not deep:
        return False
    if len(deep) < len(filled):
        return filled[0] in deep or len(deep) > 1
    return all(len(line.text) > _WIDEST or is_ended(line.words) for line in deep[:-1])


def _by_indent(lines: Sequence[Row]) -> list[Passage]:
    passages: list[Passage] = []
    pieces: list[Passage] = []

    def finish() -> None:
        if pieces:
            passages.append(mended(Passage.joined(pieces)) if len(pieces) > 1 else pieces[0])
            pieces.clear()

    for line in lines:
        if not line.words:
            finish()
            continue
        piece = passage_of(line)
        if line.indent >= 2 or piece.kind == "rule" or (pieces and pieces[-1].kind == "rule"):
            finish()
        pieces.append(piece)
    finish()
    return passages
