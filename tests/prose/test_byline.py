"""Bylines: every shape in the tables, and any text at all."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.model import Agency, Author, Byline
from briefkit.prose.byline import format_byline, has_byline, parse_byline, read_byline
from briefkit.prose.lexicon.agencies import as_agency
from effort import examples
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
    "; Editing by ",
    " contributed from ",
    " in Oslo",
    "Staff Writer",
    " - ",
    "=\n",
    "Jr.",
    " , ",
    "The ",
    "Times",
    "'s ",
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


@pytest.mark.parametrize("row", rows("byline_shapes.tsv"), ids=lambda row: row["line"])
def test_shapes_of_the_press(row: dict[str, str]) -> None:
    """People, organizations and affiliations in shapes of many publishers and languages."""
    byline = parse_byline(row["line"])

    assert [author.name for author in byline.authors] == listed(row["authors"])
    assert [agency.name for agency in byline.agencies] == listed(row["agencies"])
    employers = [author.affiliation for author in byline.authors if author.affiliation]
    assert employers == listed(row["affiliations"])


@pytest.mark.parametrize("row", rows("byline_problems.tsv"), ids=lambda row: row["line"])
def test_what_may_be_read_in_two_ways_is_reported(row: dict[str, str]) -> None:
    """Each doubtful stretch of the line is reported in its place, and nothing else is."""
    problems = read_byline(row["line"]).problems

    assert [row["line"][p.start : p.end] for p in problems] == listed(row["doubtful"])
    assert all(problem.code == "BK209" and problem.pointer == "" for problem in problems)


def test_a_long_line_is_read_up_to_a_point() -> None:
    """What stands beyond a thousand characters is kept, and reported as not read."""
    line = "By " + "Tora Vik, " * 200

    reading = read_byline(line)

    assert reading.byline.text == line
    assert [(p.start, p.end) for p in reading.problems][-1] == (1000, len(line))


@pytest.mark.parametrize("filler", [",", "Ab ", "(a", "CNN's ", "Ab Cd and ", "=\n", "a@b.org "])
def test_a_hostile_line_costs_no_more_than_a_long_one(filler: str) -> None:
    """A megabyte of anything is read as far as its first thousand characters."""
    line = filler * (1_000_000 // len(filler))

    whole, start = read_byline(line), read_byline(line[:1000])

    assert whole.byline.authors == start.byline.authors
    assert whole.byline.agencies == start.byline.agencies
    assert whole.problems[-1].start == 1000


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


NAMES = st.tuples(
    st.sampled_from(("Tora", "Odd", "Jean-Marc", "T.V.", "Ines")),
    st.sampled_from(("Vik", "O'Berge", "d'Alba", "van der Lund", "McDal", "Lindqvist Jr.")),
).map(" ".join)
EMPLOYERS = st.sampled_from(
    (
        *("AP", "The Associated Press", "dpa", "The Fjord Times", "Fjord Tribune", "USA TODAY"),
        *("University of Lund", "Fjord.no", "The (Fjord, N.D.) Courier-Journal"),
    )
)
TITLES = st.sampled_from(("Staff Writer", "Senior Political Reporter", "Professor of Law"))
PLACES = st.sampled_from(("Oslo", "Washington", "San Lindo"))
ROLES = st.sampled_from(("reporting", "editing", "photography", "research"))


@st.composite
def bylines(draw: st.DrawFn) -> Byline:
    """Well-formed bylines: the agencies are those that people work for."""
    employers = draw(st.lists(EMPLOYERS, max_size=3, unique=True))
    names = draw(st.lists(NAMES, unique=True, min_size=1, max_size=6))
    role = draw(st.sampled_from((None, "reporting")))

    def person(name: str, role: str | None) -> Author:
        return Author(
            name=name,
            role=role,
            affiliation=draw(st.sampled_from(employers)) if employers else None,
            title=draw(st.none() | TITLES),
            location=draw(st.none() | PLACES),
            handle=draw(st.none() | st.just(f"@{name[0]}")),
            email=draw(st.none() | st.just("desk@example.org")),
        )

    number = draw(st.integers(0, len(names)))
    authors = [person(name, role) for name in names[:number]]
    contributors = [person(name, draw(ROLES)) for name in names[number:]]
    named = dict.fromkeys(someone.affiliation for someone in (*authors, *contributors))
    return Byline(
        authors=authors,
        contributors=contributors,
        agencies=[as_agency(name) or Agency(name=name) for name in named if name],
    )


@settings(max_examples=examples(200), deadline=None)
@given(bylines())
def test_a_composed_byline_reads_back(byline: Byline) -> None:
    """People with their details and organizations are those that were composed."""
    line = str(byline)

    reading = read_byline(line)

    assert attrs.evolve(reading.byline, text="") == byline
    assert not reading.problems


@settings(max_examples=examples(200), deadline=None)
@given(LINES)
def test_any_line_can_be_read(line: str) -> None:
    """No text is refused, the line is kept, and every name stands in it.

    What is doubtful lies in the line, and reading once more gives the same.
    """
    byline, problems = reading = read_byline(line)

    assert read_byline(byline.text) == reading
    for problem in problems:
        assert 0 <= (problem.start or 0) < (problem.end or 0) <= len(line)

    assert byline.text == line
    has_byline(line)
    folded = "".join(line.split())
    for person in (*byline.authors, *byline.contributors):
        assert person.name
        assert all(word in folded for word in person.name.replace(",", " ").split())
