"""Days in running text: every shape in the tables, what is none, a real story, any text at all."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import briefkit
from briefkit.model import Brief, Dateline, List, Paragraph, Section
from briefkit.prose.dates import DateMention, find_dates, resolve_dates
from corpora import corpora_path
from effort import examples
from growth import grows_with_size
from prose_cases import column, rows

EASTERN = dt.timezone(dt.timedelta(hours=-4))
PUBLISHED = dt.datetime(2025, 8, 1, 14, 3, tzinfo=EASTERN)  # a Friday

PIECES = (
    *("Thursday", "Friday night", "last ", "next ", "this ", " week", "two ", " days ago", "in "),
    *("Aug. 1", "1 August", ", 2025", "-3", "2025-08-01", "May", "noon", "5 p.m.", " EDT", "14:00"),
    *(" at ", " on ", "will ", "said ", ". ", '"', "“", "”", "the past ", "8/1/2025", "Feb. 30"),
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=12).map("".join)
DAYS = st.none() | st.dates() | st.datetimes(timezones=st.sampled_from([dt.UTC, EASTERN]))


def marked(row: dict[str, str]) -> tuple[str, str]:
    """Return the text of a row without its brackets, and what stands in them."""
    before, _, rest = row["text"].partition("[")
    words, _, after = rest.partition("]")
    return before + words + after, words


@pytest.mark.parametrize("row", rows("days.tsv"), ids=lambda row: row["text"])
def test_days(row: dict[str, str]) -> None:
    """The words in brackets name those days, and no other words of the sentence name any."""
    text, words = marked(row)

    [mention] = find_dates(text, PUBLISHED)

    assert mention.text == words == text[mention.start : mention.end]
    assert (str(mention.date or ""), str(mention.until or "")) == (row["date"], row["until"])
    assert mention.is_sure == (row["sure"] == "yes")


@pytest.mark.parametrize("row", rows("clocks.tsv"), ids=lambda row: row["text"])
def test_clock_times(row: dict[str, str]) -> None:
    """A clock time joins the day beside it, in the zone that is printed or else the story's."""
    text, words = marked(row)

    [mention] = find_dates(text, PUBLISHED)

    assert mention.text == words
    assert mention.at is not None
    assert mention.at.isoformat() == row["at"]
    assert mention.date == mention.at.date()


@pytest.mark.parametrize("text", column("not_days.tsv"))
def test_names_and_numbers_are_no_days(text: str) -> None:
    """Names, days that come again, scores and sums are left alone."""
    assert find_dates(text, PUBLISHED) == ()


def test_several_days_in_a_sentence() -> None:
    """Each is found, in order."""
    found = find_dates("They met Wednesday and Thursday and will meet next month.", PUBLISHED)

    assert [mention.text for mention in found] == ["Wednesday", "Thursday", "next month"]


def test_without_a_day_of_publication_only_full_dates_are_known() -> None:
    """The others are found, but nobody knows which day they are."""
    text = "It opened Thursday, Aug. 14, 2025, or May 3, and closed on Friday at 5 p.m. EDT."

    found = find_dates(text)

    assert [mention.date for mention in found] == [dt.date(2025, 8, 14), None, None]
    assert [mention.is_sure for mention in found] == [True, False, False]
    assert [mention.at for mention in found] == [None] * 3


def test_a_zone_that_several_countries_use_is_not_sure() -> None:
    """The zone of India has the same short name as that of Ireland and of Israel."""
    [clear, unclear] = find_dates("It opened 2 p.m. GMT Thursday, or 2 p.m. IST Friday.", PUBLISHED)

    assert clear.is_sure
    assert not unclear.is_sure


def test_a_clock_time_without_zone_needs_the_zone_of_the_story() -> None:
    """The day of publication alone has none."""
    [mention] = find_dates("It opened Thursday at 5 p.m.", PUBLISHED.date())

    assert (mention.date, mention.at) == (dt.date(2025, 7, 31), None)


def test_days_of_a_brief_have_pointers() -> None:
    """Headline, deck, headings, paragraphs and lists are gone through in order."""
    brief = Brief(
        headline="Vote on Tuesday",
        deck="It was put off last week",
        dateline=Dateline(text="OSLO, Aug. 1 (AP) —", places=["OSLO"]),
        published=PUBLISHED,
        sections=[
            Section(
                heading="Since 2012",
                blocks=[
                    Paragraph(text="It opened Thursday."),
                    List(items=[Paragraph(text="Opened"), Paragraph(text="Closed yesterday")]),
                ],
            )
        ],
    )

    assert [(mention.pointer, mention.text) for mention in resolve_dates(brief)] == [
        ("/headline", "Tuesday"),
        ("/deck", "last week"),
        ("/dateline/text", "Aug. 1"),
        ("/sections/0/heading", "2012"),
        ("/sections/0/blocks/0/text", "Thursday"),
        ("/sections/0/blocks/1/items/1/text", "yesterday"),
    ]


def test_the_dateline_stands_in_for_the_day_of_publication() -> None:
    """A brief without a time of publication is of the day that its dateline prints."""
    dateline = Dateline.parse("OSLO, Aug. 1, 2025 (AP) —")
    section = Section(blocks=[Paragraph(text="It opened Thursday.")])
    brief = Brief(headline="Open", dateline=dateline, sections=[section])

    assert resolve_dates(brief)[-1].date == dt.date(2025, 7, 31)


def test_the_days_of_the_first_story() -> None:
    """The talks were on the eve of publication; the launch, put off once, on the day itself.

    The story says that they met Thursday, and that the launch was delayed until Friday, when the
    crew blasted off: both behind it. August 1, 2025, was a Friday.
    """
    brief = briefkit.read(corpora_path("seed") / "us-russia-space.txt")
    assert [mention.date for mention in resolve_dates(brief) if mention.text.endswith("day")] == [
        None,
        None,
    ]
    changes = {"published": "2025-08-01T12:00:00Z"}
    dated = briefkit.loads(_with(brief, changes), "json")

    found = {m.text: (m.date, m.is_sure) for m in briefkit.resolve_dates(dated)}

    assert found["Thursday"] == (dt.date(2025, 7, 31), True)
    assert found["Friday"] == (dt.date(2025, 8, 1), True)
    assert found["2022"][0] == dt.date(2022, 1, 1)
    assert found["November"][0] == dt.date(2025, 11, 1)


def _with(brief: Brief, changes: dict[str, str]) -> str:
    import json

    return json.dumps(json.loads(briefkit.dumps(brief, "json")) | changes)


@settings(max_examples=examples(200), deadline=None)
@given(TEXTS, DAYS)
def test_any_text_can_be_read(text: str, published: dt.date | None) -> None:
    """Mentions follow each other, slice to their words, and are sure only of a day."""
    end = 0
    for mention in find_dates(text, published):
        assert isinstance(mention, DateMention)
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        assert mention.date is not None or not mention.is_sure
        assert mention.until is None or mention.date is None or mention.date <= mention.until
        assert mention.at is None or mention.at.utcoffset() is not None
        end = mention.end


@pytest.mark.parametrize(
    "filler", ['"', "1 ", "Monday ", "in May ", "5 p.m. Friday at ", "“Friday ", "late ", "May 1-"]
)
def test_long_texts_take_their_time_and_no_more(filler: str) -> None:
    """Four times the text takes about four times as long, not sixteen times."""
    assert grows_with_size(lambda text: find_dates(text, PUBLISHED), filler, 5_000)
