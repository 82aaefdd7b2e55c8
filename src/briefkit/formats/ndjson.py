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
from briefkit.formats._base import Document, Format, Locate
from briefkit.formats.json.text import SURROGATE
from briefkit.model import Brief
from briefkit.problems import Problem, SourceSpan

__all__ = ["FORMAT", "dumps", "iter_dumps", "iter_loads", "loads"]


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
    for number, line in enumerate(lines):
        marked = not number and line.startswith("\ufeff")
        text = line[1:] if marked else line
        if text.strip():
            found = _read(text.rstrip("\r\n"), number)
            yield _with_mark(found) if marked else found


def dumps(brief: Brief) -> str:
    """Write a brief as one line of JSON.

    Raises:
        WriteError: A text holds a lone surrogate, or `Brief.extra` holds what is no JSON.
    """
    return json.dumps(brief)


def iter_dumps(briefs: Iterable[Brief]) -> Iterator[str]:
    """Write briefs as lines of JSON."""
    return map(json.dumps, briefs)


def _read(line: str, before: int) -> Document | ParseError:
    """Return what one line holds, its places counted from `before` lines above it."""
    try:
        document = json.loads(line)
    except ParseError as error:
        return ParseError([_moved(problem, before) for problem in error.problems], "ndjson")
    if document.unread and (found := SURROGATE.search(line)):
        return _not_utf8(found, before)
    return Document(
        document.brief,
        format="ndjson",
        problems=lambda: [_moved(problem, before) for problem in document.problems],
        unread=document.unread,
        locate=_below(document.locate, before),
        line=lambda number: line if number == before + 1 else "",
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


def _below(locate: Locate, before: int) -> Locate:
    def locate_below(
        pointer: str, start: int | None = None, end: int | None = None
    ) -> SourceSpan | None:
        return _moved_span(locate(pointer, start, end), before)

    return locate_below


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
    iter_dumps=iter_dumps,
    edit=json.edit,
    strict_utf8=True,
    lossless=True,
)
