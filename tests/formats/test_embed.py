"""A copy of the brief inside another format: restored while it is current, and only then."""

from __future__ import annotations

import json

import attrs
import pytest
from hypothesis import given, settings

import briefkit
from briefkit.errors import ParseError, WriteError
from briefkit.formats import Document
from briefkit.formats._embed import native, restored
from briefkit.model import Author, Brief, Byline, Paragraph, Section
from briefkit.problems import Problem
from briefkit.testing import briefs
from effort import examples

STORY = Brief(
    headline="Council approves <budget> & bridge",
    sections=[Section(blocks=[Paragraph(text="The council met.")])],
    byline=Byline(authors=[Author(name="Jane Doe", email="jane@example.org")]),
    ed_note="hold for legal",
)


def made_up(brief: Brief) -> Document:
    """Return what a made-up format shows of a brief: its headline and its text."""
    sections = [Section(blocks=brief.paragraphs)] if brief.paragraphs else ()
    return Document(Brief(headline=brief.headline, sections=sections), format="made-up")


def shown_again(brief: Brief) -> Brief:
    """Return what a reader of the made-up format knows of a brief."""
    return made_up(brief).brief


@given(brief=briefs())
@settings(max_examples=examples(100), deadline=None)
def test_a_current_copy_comes_back_whole(brief: Brief) -> None:
    """What was not touched reads as the very brief, its native JSON the same byte for byte."""
    back = restored(made_up(brief), native(brief, public=False), shown_again)

    assert back.format == "made-up"
    assert back.problems == ()
    assert briefkit.dumps(back.brief, "json") == briefkit.dumps(brief, "json")


@given(brief=briefs())
@settings(max_examples=examples(100), deadline=None)
def test_the_copy_can_stand_in_markup(brief: Brief) -> None:
    """It is one line of JSON without markup, and without what XML cannot hold."""
    text = native(brief, public=True)

    assert not {*"<>&\n\r\x85\u2028\u2029\ufffe\uffff"} & {*text}
    assert min(text) >= " "
    assert json.loads(text)["headline"] == brief.headline


def test_a_public_copy_has_no_notes_to_the_desk() -> None:
    """What is not for the public stays behind, as in the visible part."""
    assert "hold for legal" in native(STORY, public=False)
    assert "hold for legal" not in native(STORY, public=True)


@pytest.mark.parametrize(
    ("edited", "says"),
    [
        (attrs.evolve(STORY, headline="Council rejects budget"), "out of date"),
        (attrs.evolve(STORY, sections=()), "out of date"),
    ],
)
def test_the_visible_text_counts(edited: Brief, says: str) -> None:
    """Where somebody edited the visible part, the copy is left alone, and that is reported."""
    back = restored(made_up(edited), native(STORY, public=False), shown_again)

    assert back.brief == shown_again(edited)
    assert [problem.code for problem in back.problems] == ["BK124"]
    assert says in back.problems[0].message


@pytest.mark.parametrize(
    "carried",
    ["", "{", "[]", '{"headline": 1}', '{"headline":"a","strange":1}', "[" * 100_000, "\0"],
)
def test_a_copy_that_is_no_brief(carried: str) -> None:
    """Whatever stands where the copy should be, the visible part is read."""
    back = restored(made_up(STORY), carried, shown_again)

    assert back.brief == shown_again(STORY)
    assert [problem.code for problem in back.problems] == ["BK124"]


@pytest.mark.parametrize("refusal", [WriteError, ParseError])
def test_a_copy_that_cannot_be_shown(refusal: type[WriteError | ParseError]) -> None:
    """A copy that the format cannot write is none that it was written with."""

    def again(brief: Brief) -> Brief:
        raise refusal([Problem(pointer="", message=f"no words in {brief.headline}")], "made-up")

    assert restored(made_up(STORY), native(STORY, public=False), again).brief == shown_again(STORY)


def test_what_the_reader_noticed_stays() -> None:
    """What is said of the file is true with a copy, too."""
    noticed = Problem(pointer="", message="a stray ampersand", code="BK001")
    visible = made_up(STORY).preceded(noticed)

    assert restored(visible, native(STORY, public=False), shown_again).problems == (noticed,)
