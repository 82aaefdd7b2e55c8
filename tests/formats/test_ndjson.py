"""NDJSON: one brief a line, each for itself."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator

import pytest

from briefkit.errors import ParseError
from briefkit.formats import Document, ndjson
from briefkit.model import Brief

BRIEFS = [Brief(headline=f"Headline {i}", sections=[]) for i in range(3)]


def test_many_briefs_survive() -> None:
    """Briefs written as lines come back one by one."""
    text = "".join(ndjson.iter_dumps(BRIEFS))

    found = list(ndjson.iter_loads(text.splitlines(keepends=True)))

    assert text.count("\n") == 3
    assert [item.brief for item in found if isinstance(item, Document)] == BRIEFS


def test_a_broken_line_stops_nobody() -> None:
    """A line that holds no brief is an error in its place, with its line; the next are read."""
    first, second = ndjson.iter_dumps(BRIEFS[:2])
    lines = [first, "\n", '{"a": }\n', "[]\n", second]

    found = list(ndjson.iter_loads(lines))

    assert [isinstance(item, Document) for item in found] == [True, False, False, True]
    places = [p.span for item in found if isinstance(item, ParseError) for p in item.problems]
    assert [(s.line, s.column) for s in places if s] == [(3, 7), (4, 1)]


def test_places_count_the_lines_above() -> None:
    """Problems and values of a later line are found in that line, spaces before it counted."""
    line = '  {"headline": "x", "sections": [], "langauge": "en"}\n'

    _, document = ndjson.iter_loads([*ndjson.iter_dumps(BRIEFS[:1]), line])

    assert isinstance(document, Document)
    (problem,) = document.problems
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == (2, 37)
    assert document.locate("/headline").column == 16


def test_lines_are_read_as_they_are_asked_for() -> None:
    """Nothing is read ahead: an endless stream gives its first briefs."""

    def endless() -> Iterator[str]:
        for number in itertools.count():
            yield json.dumps({"headline": str(number), "sections": []}) + "\n"

    found = list(itertools.islice(ndjson.iter_loads(endless()), 2))

    assert [item.brief.headline for item in found if isinstance(item, Document)] == ["0", "1"]


def test_a_byte_order_mark_is_passed_over() -> None:
    """A mark at the head of the first line does no harm."""
    (document,) = ndjson.iter_loads(["\ufeff" + next(ndjson.iter_dumps(BRIEFS))])

    assert isinstance(document, Document)


@pytest.mark.parametrize("count", [0, 2])
def test_one_brief_is_asked_for(count: int) -> None:
    """Reading one brief from a text of none or several is refused, and says what to do."""
    text = "".join(ndjson.iter_dumps(BRIEFS[:count]))

    with pytest.raises(ParseError, match=f"expected one brief, got {count}"):
        ndjson.loads(text)


def test_one_broken_brief_is_its_own_error() -> None:
    """The error of the only line is the error of the text."""
    with pytest.raises(ParseError, match="expected object, got array"):
        ndjson.loads("[]\n")


ODD_LINES = {
    "written": (ndjson.dumps(BRIEFS[0]).encode(), ()),
    "CRLF": (ndjson.dumps(BRIEFS[0]).rstrip().encode() + b"\r\n", ()),
    "blank": (b" \r\n", None),
    "blank to Unicode": ("\u3000\u2028\n".encode(), None),
    "no line end": (b'{"headline": "x", "sections": []}', ()),
    "key twice": (b'{"headline": "x", "headline": "y", "sections": []}\n', ("BK005 7:19",)),
    "unknown key": ('{"headline": "é", "a": 1, "sections": []}\n'.encode(), ("BK102 7:19",)),
    "no UTF-8": (b'{"headline": "na\xefve", "sections": []}\n', ("BK002 7:17",)),
    "half a pair": (b'{"headline": "x\xed\xa0\x80", "sections": []}\n', ("BK002 7:16",)),
    "mark": (b'\xef\xbb\xbf{"headline": "x", "sections": []}\n', ("BK001 7:1",)),
    "no object": (b"7\n", ("BK103 7:1",)),
    "no JSON": (b'{"headline"\n', ("BK001 7:12",)),
}


@pytest.mark.parametrize(("line", "expected"), ODD_LINES.values(), ids=ODD_LINES)
def test_one_line_is_read_as_bytes_or_text(line: bytes, expected: tuple[str, ...] | None) -> None:
    """A line gives a document or an error with its problems in their place; a blank one nothing."""
    for given in (line, line.decode(errors="surrogateescape")):
        found = ndjson.loads_line(given, 6)

        spans = [(p.code, p.span) for p in found.problems] if found else []
        places = tuple(f"{code} {span.line}:{span.column}" for code, span in spans if span)
        assert (None if found is None else places) == expected


MARK = b"\xef\xbb\xbf"


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        (MARK + b'{"headline": "x", "sections": []}\n', ["BK003"]),
        (MARK + b'{"headline": "x", "sections": [], "a": 1}\n', ["BK003", "BK102"]),
        (MARK + b"[]\n", ["BK003", "BK103"]),
        (MARK + MARK + b'{"headline": "x", "sections": []}\n', ["BK003", "BK001"]),
        (MARK + b"\n", None),
    ],
)
def test_a_byte_order_mark_is_one_of_the_file(line: bytes, codes: list[str] | None) -> None:
    """One mark at the head of the first line is reported with all else; a second is no JSON."""
    found = ndjson.loads_line(line, 0)

    assert (None if found is None else [problem.code for problem in found.problems]) == codes


def test_a_line_is_told_by_its_number() -> None:
    """A document has the text of its own line, without the end, and of no other."""
    document = ndjson.loads_line('{"headline": "é", "sections": []}\r\n'.encode(), 6)

    assert isinstance(document, Document)
    assert document.line is not None
    assert document.line(7) == '{"headline": "é", "sections": []}'
    assert document.line(6) == ""
