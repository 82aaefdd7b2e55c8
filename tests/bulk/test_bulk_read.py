"""Reading many documents: briefs and failures, one by one."""

from __future__ import annotations

import pickle
from itertools import islice
from pathlib import Path

import pytest

from archives import brief, lines, write_lines, write_stories
from briefkit import bulk
from briefkit.errors import FileAccessError, UnknownFormatError


def headlines(found: list[bulk.Entry | bulk.Failure]) -> list[str]:
    """Return what was read, failures by their code."""
    return [one.brief.headline if isinstance(one, bulk.Entry) else one.code for one in found]


@pytest.mark.parametrize("jobs", [1, 2])
def test_briefs_come_in_order_with_their_places(tmp_path: Path, jobs: int) -> None:
    """Of a file of lines each brief has its line; of other files there is none."""
    write_stories(tmp_path, ("a.json", "c/d.json"))
    write_lines(tmp_path / "b.ndjson", 3, start=2)

    found = [*bulk.read(tmp_path, jobs=jobs)]

    places = [(Path(one.path).name, one.line) for one in found]
    assert headlines(found) == [f"Bridge {number} closed" for number in (0, 2, 3, 4, 1)]
    assert places[1:4] == [("b.ndjson", 1), ("b.ndjson", 2), ("b.ndjson", 3)]
    assert found[1] == bulk.Entry(path=str(tmp_path / "b.ndjson"), line=1, brief=brief(2))


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_cannot_be_read_is_a_failure(tmp_path: Path, jobs: int) -> None:
    """Reading goes on after it."""
    (tmp_path / "a.json").write_text("{poison")
    (tmp_path / "b.ndjson").write_text("".join([*lines(1), "{poison\n", *lines(1, 1)]))

    found = [*bulk.read(tmp_path, jobs=jobs)]

    assert [type(one).__name__ for one in found] == ["Failure", "Entry", "Failure", "Entry"]
    assert found[2].line == 2
    assert headlines(found)[0].startswith("BK")


def test_reading_is_lazy(tmp_path: Path) -> None:
    """The first brief comes before the last file has been looked at."""
    source = write_lines(tmp_path / "a.ndjson", 10)
    found = bulk.read(source)

    assert headlines([*islice(found, 2)]) == ["Bridge 0 closed", "Bridge 1 closed"]


def test_unordered_reading_gives_the_same_briefs(tmp_path: Path) -> None:
    """As they come, all come."""
    write_stories(tmp_path, [f"{number:02}.json" for number in range(20)])

    found = [*bulk.read(tmp_path, jobs=2, ordered=False)]

    assert sorted(headlines(found)) == sorted(f"Bridge {number} closed" for number in range(20))


def test_problems_come_with_their_places(tmp_path: Path) -> None:
    """What the reader has noticed is told with line and column."""
    (tmp_path / "a.ndjson").write_text('\n{"headline": "A", "sections": [], "nonsense": 1}\n')

    (entry,) = bulk.read(tmp_path)

    assert isinstance(entry, bulk.Entry)
    assert [(problem.code, problem.span.line) for problem in entry.problems if problem.span] == [
        ("BK102", 2)
    ]


def test_an_entry_is_told_from_others_by_what_it_holds(tmp_path: Path) -> None:
    """Entries of the same brief in the same place with the same problems are equal, copies too."""
    line = '{"headline": "A", "sections": [], "nonsense": 1}\n'
    (tmp_path / "a.ndjson").write_text(line * 2)

    first, second = bulk.read(tmp_path)
    (again, _) = bulk.read(tmp_path)

    assert isinstance(first, bulk.Entry)
    assert first == again == pickle.loads(pickle.dumps(first))
    assert hash(first) == hash(again)
    assert first not in (second, bulk.Entry(path=first.path, line=1, brief=first.brief), "A")


def test_a_format_may_be_named(tmp_path: Path) -> None:
    """Files of another suffix are read as what they are said to be."""
    write_lines(tmp_path / "archive.data", 2)

    assert len([*bulk.read(tmp_path / "archive.data", format="ndjson")]) == 2


def test_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    """A folder without briefs, or a format that is none, is told at once."""
    with pytest.raises(FileAccessError):
        [*bulk.read(tmp_path)]
    with pytest.raises(UnknownFormatError):
        bulk.read(tmp_path, format="pdf")
