"""What must not go out: the lines that say so, and conversions that refuse."""

from __future__ import annotations

import datetime as dt
import pickle
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import briefkit
from briefkit import Brief, EmbargoError
from briefkit.release import EMBARGO_WORDS, embargo_line, is_embargoed, is_withheld
from corpora import corpora_path
from effort import examples
from growth import grows_with_count

NOW = dt.datetime(2025, 8, 2, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(hours=10)
BRIEF = Brief(
    headline="Council approves budget for new bridge",
    sections=[briefkit.Section(blocks=[briefkit.Paragraph(text="The vote was unanimous.")])],
    embargoed=LATER,
)
LINES = (
    (Path(__file__).parent / "data" / "validation" / "embargo-lines.txt").read_text().split("\n\n")
)


@pytest.mark.parametrize("line", LINES[0].splitlines()[1:])
def test_a_line_that_holds_a_story_back(line: str) -> None:
    """What desks write to hold a story back is understood."""
    assert embargo_line(line)


@pytest.mark.parametrize("line", LINES[1].splitlines()[1:])
def test_a_line_that_is_private(line: str) -> None:
    """A line that keeps itself from readers holds no story back."""
    assert embargo_line(line, private=True)
    assert not embargo_line(line)


@pytest.mark.parametrize("line", LINES[2].splitlines()[1:])
def test_a_line_of_a_story(line: str) -> None:
    """A story about embargoes, secrets and hostages is a story."""
    assert not embargo_line(line, private=True)


@given(
    text=st.lists(st.sampled_from(["(", ". ", "\n", "x", *EMBARGO_WORDS, "ED UNTIL"])).map("".join)
)
@settings(max_examples=examples(100), deadline=None)
def test_the_words_to_look_for_are_complete(text: str) -> None:
    """Every line that is found holds one of the words that a caller may look for first."""
    found = embargo_line(text, private=True)

    assert found is None or any(word in text for word in EMBARGO_WORDS)


@pytest.mark.parametrize(
    "filler", ["EMBARGO", "embargo ", "(", "Embargoed until \n", "HOLD FOR ", ". "]
)
def test_lines_take_no_time(filler: str) -> None:
    """The time grows with the length of a text, whatever it is made of."""
    assert grows_with_count(lambda times: lambda: embargo_line("EMBARGO" + filler * times), 2000)


def test_real_stories_are_let_out() -> None:
    """None of 84 real stories is taken for one that is held back."""
    for path in (corpora_path("quotes") / "dev" / "text").iterdir():
        assert not embargo_line(path.read_text(encoding="utf-8"), private=True), path.name


def test_an_embargo_ends() -> None:
    """Up to the instant a brief is embargoed, from it on it is not."""
    assert is_embargoed(BRIEF, LATER - dt.timedelta(seconds=1))
    assert not is_embargoed(BRIEF, LATER)


def test_an_embargo_of_a_note_counts_where_no_field_tells() -> None:
    """A note that tells of an embargo holds a story back until the field says until when."""
    noted = attrs.evolve(BRIEF, embargoed=None, ed_note="EMBARGOED UNTIL 10 a.m. EDT Friday")

    assert is_embargoed(noted, NOW)
    assert not is_embargoed(attrs.evolve(noted, embargoed=NOW), NOW)


@pytest.mark.parametrize("status", ["withheld", "canceled", "Cancelled ", "WITHHELD"])
def test_a_status_withholds(status: str) -> None:
    """A status that says so holds a story back, and misspelled too."""
    assert is_withheld(attrs.evolve(BRIEF, status=status))
    assert not is_withheld(attrs.evolve(BRIEF, status="usable"))


@pytest.mark.parametrize("target", ["story.md", "story.txt"])
def test_an_embargoed_brief_is_refused_a_public_format(tmp_path: Path, target: str) -> None:
    """Nothing is written, and the error says until when; afterwards it is written."""
    source = tmp_path / "story.json"
    briefkit.write(BRIEF, source)

    with pytest.raises(EmbargoError) as caught:
        briefkit.convert(source, tmp_path / target, now=NOW)

    assert (caught.value.story, caught.value.until, caught.value.status) == (
        BRIEF.headline,
        LATER,
        None,
    )
    assert not (tmp_path / target).exists()
    briefkit.convert(source, tmp_path / target, now=LATER)
    assert (tmp_path / target).exists()


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    """A refusal leaves the target as it was."""
    source, target = tmp_path / "story.json", tmp_path / "story.md"
    briefkit.write(BRIEF, source)
    target.write_text("as it was")

    with pytest.raises(EmbargoError):
        briefkit.convert(source, target, now=NOW)

    assert target.read_text() == "as it was"


def test_a_canceled_brief_is_refused_at_any_time(tmp_path: Path) -> None:
    """A status is no matter of time, and the error names it."""
    source = tmp_path / "story.json"
    briefkit.write(attrs.evolve(BRIEF, embargoed=None, status="canceled", id="urn:x:7"), source)

    with pytest.raises(EmbargoError, match="'urn:x:7' is canceled, and markdown") as caught:
        briefkit.convert(source, tmp_path / "story.md")

    assert pickle.loads(pickle.dumps(caught.value)).status == "canceled"


@pytest.mark.parametrize("target", ["copy.json", "copy.ndjson"])
def test_what_is_not_public_is_never_refused(tmp_path: Path, target: str) -> None:
    """Archives hold stories back by holding them."""
    source = tmp_path / "story.json"
    briefkit.write(attrs.evolve(BRIEF, status="withheld"), source)

    briefkit.convert(source, tmp_path / target, now=NOW)

    assert briefkit.read(tmp_path / target).embargoed == LATER


def test_it_can_be_written_all_the_same(tmp_path: Path) -> None:
    """Who knows what he is doing says so."""
    source = tmp_path / "story.json"
    briefkit.write(attrs.evolve(BRIEF, status="withheld"), source)

    briefkit.convert(source, tmp_path / "story.md", now=NOW, allow_embargoed=True)

    assert briefkit.read(tmp_path / "story.md").headline == BRIEF.headline


def test_an_embargo_in_running_text_is_kept(tmp_path: Path) -> None:
    """A line that a desk put over a story holds it back, until somebody says until when."""
    source = tmp_path / "story.txt"
    lines = ("Council approves budget", "By Jane Doe", "EMBARGOED UNTIL 10 a.m. Friday", "It did.")
    source.write_text("\n\n".join(lines) + "\n")

    with pytest.raises(EmbargoError) as caught:
        briefkit.convert(source, tmp_path / "story.md", now=NOW)

    assert caught.value.until is None
    assert str(caught.value) == (
        "'Council approves budget' is under embargo, and markdown is for the public"
    )
