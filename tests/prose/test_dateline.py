"""Datelines: every shape in the tables, the false ones, and any text at all."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.model import Agency, Dateline
from briefkit.prose.dateline import format_dateline, parse_dateline, split_dateline
from prose_cases import column, listed, rows

PIECES = (
    "OSLO",
    "Oslo",
    ", ",
    "Nev.",
    "(AP)",
    " (",
    ") ",
    " — ",
    " - ",
    "--",
    "/",
    "Aug. 1",
    "2025",
    "The ",
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=10).map("".join)


def check(dateline: Dateline | None, row: dict[str, str]) -> None:
    """Assert that a dateline has the parts that a row of a table names."""
    assert dateline is not None
    assert list(dateline.places) == listed(row["places"])
    assert (dateline.region or "", dateline.country or "") == (row["region"], row["country"])
    assert (dateline.date.isoformat() if dateline.date else "") == row["date"]
    assert [agency.name for agency in dateline.agencies] == listed(row["agencies"])


@pytest.mark.parametrize("row", rows("datelines.tsv"), ids=lambda row: row["dateline"])
def test_datelines_at_the_head_of_a_paragraph(row: dict[str, str]) -> None:
    """The dateline is cut off as printed, and the sentence starts after the space."""
    text = row["paragraph"]
    dateline, start = split_dateline(text)

    check(dateline, row)
    assert dateline is not None
    assert dateline.text == row["dateline"]
    assert text[start:] == "The"


@pytest.mark.parametrize("row", rows("datelines.tsv"), ids=lambda row: row["dateline"])
def test_datelines_by_themselves(row: dict[str, str]) -> None:
    """A dateline alone gives the same as at the head of a paragraph."""
    assert parse_dateline(row["dateline"]) == split_dateline(row["paragraph"])[0]


@pytest.mark.parametrize("row", rows("lone_datelines.tsv"), ids=lambda row: row["line"])
def test_datelines_that_only_stand_alone(row: dict[str, str]) -> None:
    """In an element of its own, a dateline needs neither capitals nor a dash."""
    check(parse_dateline(row["line"]), row)


@pytest.mark.parametrize("text", column("not_datelines.tsv"))
def test_other_beginnings_are_no_datelines(text: str) -> None:
    """Labels, times and sentences with dashes are left alone."""
    assert split_dateline(text) == (None, 0)


@pytest.mark.parametrize("line", column("nowhere.tsv"))
def test_lines_without_place_or_agency(line: str) -> None:
    """A time is no dateline, and neither is nothing."""
    assert parse_dateline(line) is None


def test_a_dateline_that_was_never_printed_is_composed() -> None:
    """Place in capitals, region, date in AP's abbreviation, agency, dash."""
    dateline = Dateline(
        places=["Reno"],
        region="Nev.",
        date=dt.date(2025, 9, 1),
        agencies=[Agency(name="AP", code="AP")],
    )

    assert format_dateline(dateline) == "RENO, Nev., Sept. 1 (AP) —"
    assert format_dateline(Dateline()) == ""


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_any_text_can_be_read(text: str) -> None:
    """The dateline stands at the head of the text, and only space parts it from the sentence."""
    parse_dateline(text)
    dateline, start = split_dateline(text)

    if dateline is None:
        assert start == 0
    else:
        head, rest = text[:start], text[start:]
        assert head.strip() == dateline.text.strip()
        assert rest == rest.lstrip()
