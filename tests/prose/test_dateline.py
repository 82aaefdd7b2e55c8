"""Datelines: every shape in the tables, the false ones, and any text at all."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.model import Agency, Dateline
from briefkit.prose.dateline import format_dateline, parse_dateline, split_dateline
from corpora import corpora_path
from effort import examples
from prose_cases import column, listed, rows

# The judgement of a person on the first three paragraphs of 840 articles. A document is named by
# its SHA-256, a field by its offsets in the paragraph, so that nothing of the articles is here.
GOLD = {(row["document"], int(row["paragraph"])): row for row in rows("dateline_gold.tsv")}
ARTICLES = 840
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
    "WASHINGTON",
    "and ",
    "Monday",
    ":",
    " /AP/",
    "AP - ",
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


@pytest.mark.parametrize(
    ("line", "published", "date"),
    [
        ("LONDON, Aug 3 (Reuters) -", dt.date(2016, 8, 4), dt.date(2016, 8, 3)),
        ("LONDON, Dec 30 (Reuters) -", dt.date(2017, 1, 2), dt.date(2016, 12, 30)),
        ("LONDON, Jan 1 (Reuters) -", dt.date(2016, 12, 31), dt.date(2017, 1, 1)),
        ("LONDON, Feb 29 (Reuters) -", dt.date(2017, 3, 1), dt.date(2016, 2, 29)),
        ("LONDON, Feb 30 (Reuters) -", dt.date(2017, 3, 1), None),
        ("LONDON, Aug 3, 2015 (Reuters) -", dt.date(2016, 8, 4), dt.date(2015, 8, 3)),
        ("MOSCOW, Monday (Reuters)", dt.date(2016, 8, 3), dt.date(2016, 8, 1)),
        ("MOSCOW, Monday (Reuters)", dt.date(2016, 8, 1), dt.date(2016, 8, 1)),
        ("MOSCOU, 3 août (AFP) -", dt.datetime(2016, 8, 4, tzinfo=dt.UTC), dt.date(2016, 8, 3)),
        ("Oslo, 3. desember (NTB) -", dt.date(2016, 12, 4), dt.date(2016, 12, 3)),
        ("Helsinki, 3. elokuuta (STT) -", dt.date(2016, 8, 4), dt.date(2016, 8, 3)),
        ("MOSCOW, Sunday (Reuters)", dt.date.min, None),
    ],
)
def test_dates_without_a_year(line: str, published: dt.date, date: dt.date | None) -> None:
    """They lie as near to the publication as they can; without one, nobody knows the year."""
    assert Dateline.parse(line, published=published).date == date
    assert split_dateline(f"{line} The", published)[0] == Dateline.parse(line, published)
    if date != dt.date(2015, 8, 3):
        assert Dateline.parse(line).date is None


def _paragraphs(path: Path) -> list[str]:
    text = path.read_bytes().decode()
    return [line for line in text.splitlines() if line.strip()]


def test_datelines_of_articles() -> None:
    """In the first three paragraphs of 840 articles, each dateline is found, and nothing else."""
    paths = sorted((corpora_path("quotes") / "train" / "text").glob("*.txt"))
    found = {}
    for path in paths:
        document = hashlib.sha256(path.stem.encode()).hexdigest()[:16]
        for number, paragraph in enumerate(_paragraphs(path)[:4]):
            dateline, start = split_dateline(paragraph)
            if dateline is not None:
                found[document, number] = (paragraph, dateline, start)

    assert len(paths) == ARTICLES
    assert found.keys() == GOLD.keys()
    for place, (paragraph, dateline, start) in found.items():
        row = GOLD[place]
        assert dateline.text == paragraph[: int(row["end"])]
        assert start == int(row["start"])
        assert _printed(dateline) == [
            _cut(paragraph, row[name]) for name in ("places", "region", "country", "agencies")
        ]
        date = _cut(paragraph, row["date"])
        assert date in dateline.text


def _cut(text: str, offsets: str) -> str:
    start, _, end = offsets.partition("-")
    return text[int(start) : int(end)] if offsets else ""


def _printed(dateline: Dateline) -> list[str]:
    agencies = "/".join(agency.name for agency in dateline.agencies)
    return ["/".join(dateline.places), dateline.region or "", dateline.country or "", agencies]


@settings(max_examples=examples(200), deadline=None)
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
        assert parse_dateline(dateline.text) == dateline


@pytest.mark.parametrize(
    "filler", ['"', "(", "A", "A, ", "OSLO, ", "Aug. ", "1 ", " - ", "—", "/A", "A. ", "(A) "]
)
def test_only_the_head_is_read(filler: str) -> None:
    """However long a paragraph is, no more than a dateline may be long is looked at."""
    text = filler * 400

    assert split_dateline(text)[0] == split_dateline(text[:120])[0]
    assert parse_dateline(text) is None
