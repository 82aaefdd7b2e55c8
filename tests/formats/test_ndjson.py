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
