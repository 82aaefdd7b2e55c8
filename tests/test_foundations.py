"""Pointers, positions, walks and times: what everything else counts on."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.model import Brief, Paragraph, PullQuote, Section
from briefkit.positions import Lines
from briefkit.problems import Severity, is_under, join_pointer, split_pointer
from briefkit.times import format_rfc3339, parse_date, parse_lenient, parse_rfc3339
from briefkit.walk import walk


@pytest.mark.parametrize("text", ["", "a", "a\n", "a\r\n\nb\rc", "\n", "a\u2028b\x0c\nc"])
def test_lines_come_without_their_ends(text: str) -> None:
    """Every line is there, the empty one after a last line end too, and nothing is beyond it."""
    lines = Lines(text)
    expected = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    assert [lines.line(index) for index in range(len(lines.starts))] == expected
    assert lines.line(len(lines.starts)) == ""


@given(steps=st.lists(st.text() | st.integers(min_value=0)))
def test_pointers_are_taken_apart_as_they_were_put_together(steps: list[str | int]) -> None:
    """Every key and index survives the way through a JSON Pointer (RFC 6901)."""
    assert split_pointer(join_pointer(*steps)) == tuple(str(step) for step in steps)


def test_pointers_are_escaped_as_the_standard_says() -> None:
    """Tilde and slash are written as ~0 and ~1 (RFC 6901 section 3)."""
    assert join_pointer("a/b", "m~n", 0) == "/a~1b/m~0n/0"


def test_what_is_no_pointer_is_refused() -> None:
    """A pointer is empty or begins with a slash."""
    with pytest.raises(ValueError, match="not a JSON Pointer"):
        split_pointer("headline")


def test_lying_under_is_by_whole_steps() -> None:
    """/a/1 lies under /a, and /a/10 not under /a/1."""
    assert is_under("/a/1", "/a")
    assert is_under("/a", "/a")
    assert not is_under("/a/10", "/a/1")


def test_severities_are_ordered() -> None:
    """An error is worse than a warning, and a warning than information."""
    assert sorted(Severity, key=lambda severity: severity.rank) == ["error", "warning", "info"]


@given(text=st.text(alphabet="ab\r\n\u2028é"))
def test_positions_count_the_lines_that_editors_count(text: str) -> None:
    r"""Line and column lead back to the offset; only \n, \r\n and \r end a line."""
    lines = Lines(text)
    split = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    assert len(lines.starts) == len(split)
    for offset in range(len(text) + 1):
        line, column = lines.position(offset)
        assert lines.starts[line - 1] + column - 1 == offset


def test_a_walk_finds_outer_values_before_inner() -> None:
    """Values of several classes come in the order of the document, each with its pointer."""
    block = PullQuote(text="x", speaker="Jane Doe")
    brief = Brief(headline="h", sections=[Section(blocks=[block])], extra={"a/b": ("c",)})

    assert list(walk(brief, Section, PullQuote)) == [
        ("/sections/0", brief.sections[0]),
        ("/sections/0/blocks/0", block),
    ]
    assert ("/extra/a~1b/0", "c") in list(walk(brief, str))
    assert list(walk(block, Paragraph)) == []


@given(
    value=st.datetimes(
        min_value=dt.datetime(1, 1, 3),
        max_value=dt.datetime(9999, 12, 29),
        timezones=st.integers(-86399, 86399).map(
            lambda seconds: dt.timezone(dt.timedelta(seconds=seconds))
        ),
    )
)
def test_times_survive_being_written(value: dt.datetime) -> None:
    """An instant is the same after RFC 3339, whatever its offset; whole-minute offsets are kept."""
    read = parse_rfc3339(format_rfc3339(value))

    assert read == value
    offset = value.utcoffset()
    assert offset is not None
    assert offset.seconds % 60 or read.utcoffset() == offset


def test_utc_is_written_as_z() -> None:
    """The zero offset has one spelling."""
    assert format_rfc3339(dt.datetime(2025, 8, 1, 14, 3, tzinfo=dt.UTC)) == "2025-08-01T14:03:00Z"


@pytest.mark.parametrize(
    ("text", "value", "assumed"),
    [
        ("2025-08-01T14:03:00+02:00", "2025-08-01T14:03:00+02:00", ""),
        ("20250801T140300+0200", "2025-08-01T14:03:00+02:00", ""),
        ("2025-08-01 14:03:00", "2025-08-01T14:03:00Z", "UTC"),
        ("Fri, 01 Aug 2025 14:03:00 GMT", "2025-08-01T14:03:00Z", ""),
        ("Fri, 01 Aug 2025 14:03:00 EDT", "2025-08-01T14:03:00-04:00", ""),
        ("Aug. 1, 2025", "2025-08-01T00:00:00Z", "UTC"),
        ("2025-08-01", "2025-08-01T00:00:00Z", "UTC"),
        ("1 August 2025 14:03 XYZT", "2025-08-01T14:03:00Z", "UTC"),
        ("20250801T140300Z", "2025-08-01T14:03:00Z", ""),
        ("20250801T1403-0400", "2025-08-01T14:03:00-04:00", ""),
        ("20250801000000-0400", "2025-08-01T00:00:00-04:00", ""),
        ("20250801T140300.25Z", "2025-08-01T14:03:00.250000Z", ""),
        ("20250801T140300", "2025-08-01T14:03:00Z", "UTC"),
        ("2025-08-01 14:03:00+02:00", "2025-08-01T14:03:00+02:00", ""),
        ("2025-08-01T24:00:00Z", "2025-08-02T00:00:00Z", ""),
        ("2025-W31-5", "2025-08-01T00:00:00Z", "UTC"),
        ("2025-08-01 14:03:00 GMT+00:00", "2025-08-01T14:03:00Z", ""),
        ("011403 GMT Aug 25", "2025-08-01T14:03:00Z", ""),
        ("071341 GMT Okt 15", "2015-10-07T13:41:00Z", ""),
        ("031205 GMT dec 16", "2016-12-03T12:05:00Z", ""),
        ("08-01-25 1403GMT", "2025-08-01T14:03:00Z", ""),
        ("1. août 2025 14:03", "2025-08-01T14:03:00Z", "UTC"),
        ("1 Dez 2025 14:03", "2025-12-01T14:03:00Z", "UTC"),
    ],
)
def test_lenient_times_say_what_they_assumed(text: str, value: str, assumed: str) -> None:
    """Foreign spellings are read, and a zone that is not named or not known is owned up to."""
    found = parse_lenient(text)

    assert (format_rfc3339(found.value), found.assumed) == (value, assumed)


def test_the_zone_of_this_machine_means_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A zone that is not known is not known either where the clock on the wall shows it."""
    monkeypatch.setenv("TZ", "XYZ-5")
    time.tzset()
    try:
        assert parse_lenient("1 August 2025 14:03 XYZ").assumed == "UTC"
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize(
    "text", ["", "soon", "August", "14:03", "Aug. 1", "2025", "x" * 100, "99999999999999"]
)
def test_what_names_no_full_date_is_refused(text: str) -> None:
    """Nothing is filled in from today."""
    with pytest.raises(ValueError, match="date"):
        parse_lenient(text)


@pytest.mark.parametrize("text", ["2025-8-1", "2025-02-30", "20250801", "٢٠٢٥-٠٨-٠١"])
def test_dates_are_strict(text: str) -> None:
    """A date is four, two and two ASCII digits, and a day that exists."""
    with pytest.raises(ValueError, match="date"):
        parse_date(text)
