"""Bylines: every shape in the tables, and any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.model import Agency, Author, Byline
from briefkit.prose.byline import format_byline, has_byline, parse_byline
from prose_cases import column, listed, rows

PIECES = (
    "By ",
    "by",
    "AP",
    " | ",
    ", ",
    " and ",
    "Tora Vik",
    "@vik",
    "a@b.org",
    "(",
    ")",
    "/",
    ". ",
)
LINES = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=12).map("".join)


@pytest.mark.parametrize("row", rows("bylines.tsv"), ids=lambda row: row["line"])
def test_byline_shapes(row: dict[str, str]) -> None:
    """People, agencies, contributors and details come out as the table says."""
    byline = parse_byline(row["line"])

    assert byline.text == row["line"]
    assert [author.name for author in byline.authors] == listed(row["authors"])
    assert [spelled(agency) for agency in byline.agencies] == listed(row["agencies"])
    assert [contributed(person) for person in byline.contributors] == listed(row["contributors"])
    for detail in listed(row["details"]):
        name, _, value = detail.partition("=")
        assert getattr(byline.authors[-1], name) == value


def spelled(agency: Agency) -> str:
    """Return the name of an agency and, where it is another, its code."""
    return agency.name if agency.code in (None, agency.name) else f"{agency.name}={agency.code}"


def contributed(person: Author) -> str:
    """Return a contributor with role and place."""
    return f"{person.name} ({person.role})" + (f" in {person.location}" if person.location else "")


@pytest.mark.parametrize("line", column("has_bylines.tsv"))
def test_clear_bylines_are_recognised(line: str) -> None:
    """A prefix and a name, or a name beside a known agency, are a byline anywhere."""
    assert has_byline(line)


@pytest.mark.parametrize("line", column("not_bylines.tsv"))
def test_other_lines_are_no_bylines(line: str) -> None:
    """Headlines, sentences and bare names are not taken for bylines."""
    assert not has_byline(line)


@pytest.mark.parametrize(
    ("byline", "line"),
    [
        (Byline(text="von Tora Vik"), "von Tora Vik"),
        (Byline(authors=[Author(name="Tora Vik")]), "By Tora Vik"),
        (
            Byline(
                authors=[Author(name="A B"), Author(name="C D"), Author(name="E F")],
                agencies=[Agency(name="AP")],
            ),
            "By A B, C D and E F, AP",
        ),
        (Byline(agencies=[Agency(name="The Associated Press")]), "By The Associated Press"),
        (Byline(), ""),
    ],
)
def test_a_byline_that_was_never_printed_is_composed(byline: Byline, line: str) -> None:
    """What was printed stays; else the names make a line that reads back."""
    assert format_byline(byline) == line


@settings(max_examples=200, deadline=None)
@given(LINES)
def test_any_line_can_be_read(line: str) -> None:
    """No text is refused, the line is kept, and every name stands in it."""
    byline = parse_byline(line)

    assert byline.text == line
    has_byline(line)
    folded = "".join(line.split())
    for person in (*byline.authors, *byline.contributors):
        assert person.name
        assert all(word in folded for word in person.name.split())
