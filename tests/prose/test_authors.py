"""Bylines of real articles: what was read against what a person read.

The strings lie outside the project. The gold names them by line and hash, and what they say by
code-point offsets: ``0:6+9:17`` is a name with something in the middle that does not belong to it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest

from briefkit.prose.byline import parse_byline
from corpora import corpora_path
from prose_cases import rows

Reading = tuple[list[str], list[str], list[str | None], list[str]]


def read(text: str) -> Reading:
    """Return people, organizations, affiliations and contributors of a byline."""
    byline = parse_byline(text)
    return (
        [author.name for author in byline.authors],
        [agency.name for agency in byline.agencies],
        [author.affiliation for author in byline.authors],
        [person.name for person in byline.contributors],
    )


def gold(text: str, row: dict[str, str]) -> Reading:
    """Return the same as a person read it."""
    authors = sliced(text, row["authors"])
    employers = [name or None for name in sliced(text, row["affiliations"])]
    return (
        authors,
        sliced(text, row["agencies"]),
        employers or [None] * len(authors),
        sliced(text, row["contributors"]),
    )


def sliced(text: str, cell: str) -> list[str]:
    """Return the stretches of a text that a cell names; an empty string for a dash."""
    return [
        " ".join(text[slice(*map(int, part.split(":")))] for part in item.split("+"))
        if item != "-"
        else ""
        for item in cell.split()
    ]


def strings() -> Iterator[tuple[int, str, dict[str, str]]]:
    """Yield the author strings of the corpus with their counts and their gold."""
    by_line = {int(row["line"]): row for row in rows("author_gold.tsv")}
    lines = (corpora_path("quotes") / "authors.tsv").read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines, start=1):
        count, tab, text = line.partition("\t")
        if number > 1 and tab:
            row = by_line[number]
            assert hashlib.sha256(text.encode()).hexdigest()[:12] == row["sha256"]
            yield int(count), text, row


@pytest.fixture(scope="module")
def judged() -> list[tuple[int, bool]]:
    """For each string its count, and whether it was read as a person read it."""
    return [(count, read(text) == gold(text, row)) for count, text, row in strings()]


def test_nearly_all_author_strings_are_read_exactly(judged: list[tuple[int, bool]]) -> None:
    """People in order, organizations, affiliations and contributors agree in 99 of 100 strings."""
    assert len(judged) > 400
    assert sum(right for _, right in judged) >= 0.99 * len(judged)


def test_nearly_all_bylines_are_read_exactly(judged: list[tuple[int, bool]]) -> None:
    """The same holds when each string counts as often as it was printed."""
    total = sum(count for count, _ in judged)

    assert sum(count for count, right in judged if right) >= 0.99 * total


@pytest.mark.parametrize("row", rows("benchmark_bylines.tsv"), ids=lambda row: row["line"])
def test_the_benchmark_is_read_exactly(row: dict[str, str]) -> None:
    """The strings on which other libraries were compared give exactly the people they name.

    Two of them, which are longer than may be quoted, have other names here.
    """
    names = [author.name for author in parse_byline(row["line"]).authors]

    assert names == [name for name in row["authors"].split("; ") if name]
