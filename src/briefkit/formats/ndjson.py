"""NDJSON: one brief a line, for streams and archives.

Each line is the native JSON, compact. Blank lines are passed over; a line that holds no brief
is a problem of its own and stops nobody from reading the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import StringIO

import attrs

from briefkit.errors import ParseError
from briefkit.formats import json
from briefkit.formats._base import Document, Format
from briefkit.formats.json.places import JsonPlaces
from briefkit.formats.json.text import SURROGATE, read, repeated_keys
from briefkit.model import Brief
from briefkit.problems import Problem, SourceSpan

__all__ = ["FORMAT", "dumps", "iter_dumps", "iter_loads", "loads", "loads_line"]


def loads(text: str) -> Document:
    """Read the one brief of an NDJSON text.

    Raises:
        ParseError: There is no brief, or more than one; or the line is no brief.
    """
    # Not str.splitlines(): a line of JSON may hold U+2028.
    found = list(iter_loads(StringIO(text)))
    if len(found) != 1:
        message = f"expected one brief, got {len(found)}; read them one by one as documents"
        raise ParseError([Problem(pointer="", message=message, code="BK001")], "ndjson")
    return _opened(found[0])


def iter_loads(lines: Iterable[str]) -> Iterator[Document | ParseError]:
    """Read the briefs of an NDJSON text line by line, holding one line at a time."""
    for before, line in enumerate(lines):
        found = loads_line(line, before)
        if found is not None:
            yield found


def loads_line(line: str | bytes, before: int) -> Document | ParseError | None:
    """Read the brief of one line.

    Args:
        line: The line with its end; as bytes, what should be UTF-8.
        before: How many lines come before it in the file.

    Returns:
        The document, the error of a line that holds no brief, or None for a blank line.
    """
    brief = json.usual(line)
    if brief is not None:
        return _usual(brief, line, before)
    # What is no UTF-8 becomes lone surrogates, to be reported in their place.
    text = line if isinstance(line, str) else line.decode(errors="surrogateescape")
    if before or not text.startswith("\ufeff"):
        return _unusual(text, before)
    unmarked = text[1:]
    brief = json.usual(unmarked)
    if brief is not None:
        return _with_mark(_usual(brief, unmarked, 0))
    found = _unusual(unmarked, 0)
    return found and _with_mark(found)


def dumps(brief: Brief) -> str:
    """Write a brief as one line of JSON.

    Raises:
        WriteError: A text holds a lone surrogate, or `Brief.extra` holds what is no JSON.
    """
    return json.dumps(brief)


def iter_dumps(briefs: Iterable[Brief]) -> Iterator[str]:
    """Write briefs as lines of JSON."""
    return map(json.dumps, briefs)


class _Line:
    """A line of a file, in which a place is looked for when somebody asks."""

    __slots__ = ("_before", "_line", "_places")

    def __init__(self, line: str | bytes, before: int) -> None:
        self._line = line
        self._before = before
        self._places: JsonPlaces | None = None

    @property
    def places(self) -> JsonPlaces:
        """The places of the values in the line, as if it stood alone."""
        if self._places is None:
            line = self._line
            text = line if isinstance(line, str) else line.decode(errors="surrogateescape")
            self._places = JsonPlaces(text.rstrip("\r\n"))
        return self._places

    def locate(
        self, pointer: str, start: int | None = None, end: int | None = None
    ) -> SourceSpan | None:
        """Return the place of a value in the file, as `Document.locate`."""
        return _moved_span(self.places.span(pointer, start, end), self._before)

    def source(self, number: int) -> str:
        """Return the line without its end if it is the one of that number, as `Document.line`."""
        return self.places.text if number == self._before + 1 else ""

    def moved(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Return problems of the line with their places in the file."""
        return tuple(_moved(problem, self._before) for problem in problems)


class _UsualLine(_Line):
    """A line in which nothing but a key that stands twice could be amiss."""

    __slots__ = ("_brief",)

    def __init__(self, line: str | bytes, before: int, brief: Brief) -> None:
        super().__init__(line, before)
        self._brief = brief

    def repeated_keys(self) -> tuple[Problem, ...]:
        """Return the keys that stand twice in an object."""
        if json.is_canonical(self._line, self._brief):
            return ()
        return self.moved(repeated_keys(self.places))


def _usual(brief: Brief, line: str | bytes, before: int) -> Document:
    usual = _UsualLine(line, before, brief)
    return Document(
        brief, format="ndjson",
        problems=usual.repeated_keys, locate=usual.locate, line=usual.source,
    )  # fmt: skip


def _unusual(text: str, before: int) -> Document | ParseError | None:
    """Return what a line holds that is no usual brief."""
    if not text.strip():
        return None
    line = _Line(text, before)
    try:
        document = json.document(read(line.places.text), line.places)
    except ParseError as error:
        return ParseError(line.moved(error.problems), "ndjson")
    if document.unread and (found := SURROGATE.search(text)):
        return _not_utf8(found, before)
    return Document(
        document.brief,
        format="ndjson",
        problems=lambda: line.moved(document.problems),
        unread=document.unread,
        locate=line.locate,
        line=line.source,
    )


def _not_utf8(found: re.Match[str], before: int) -> ParseError:
    """Return the error of a line whose bytes are no text, as a whole file of the kind has it."""
    byte = ord(found[0]) - 0xDC00
    what = f"byte 0x{byte:02x}" if 0x80 <= byte <= 0xFF else "half of a character"
    span = SourceSpan(before + 1, found.start() + 1, before + 1, found.end() + 1)
    problem = Problem(pointer="", message=f"not UTF-8: {what}", code="BK002", span=span)
    return ParseError([problem], "ndjson")


def _with_mark(found: Document | ParseError) -> Document | ParseError:
    """Return what the first line holds, and that a byte order mark stands before it."""
    message = "the file starts with a byte order mark"
    problem = Problem(pointer="", message=message, code="BK003", span=SourceSpan(1, 1, 1, 1))
    if isinstance(found, ParseError):
        return ParseError([problem, *found.problems], found.format)
    return found.preceded(problem)


def _moved(problem: Problem, lines: int) -> Problem:
    return attrs.evolve(problem, span=_moved_span(problem.span, lines))


def _moved_span(span: SourceSpan | None, lines: int) -> SourceSpan | None:
    if span is None:
        return None
    return attrs.evolve(span, line=span.line + lines, end_line=span.end_line + lines)


def _opened(found: Document | ParseError) -> Document:
    if isinstance(found, ParseError):
        raise found
    return found


FORMAT = Format(
    name="ndjson",
    title="NDJSON, one brief a line",
    suffixes=(".ndjson", ".jsonl"),
    media_type="application/x-ndjson",
    loads=loads,
    dumps=dumps,
    iter_loads=iter_loads,
    loads_line=loads_line,
    iter_dumps=iter_dumps,
    edit=json.edit,
    strict_utf8=True,
    lossless=True,
)
