"""The reference: what a brief becomes by edits."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from fix_desk import is_text
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.edits import Edit, apply_edits
from briefkit.model import Brief, Byline, Paragraph, Quote, Section, Span
from briefkit.testing import briefs
from briefkit.walk import walk
from effort import examples

TEXT = "/sections/0/blocks/0/text"


def brief_of(text: str, **parts: Any) -> Brief:
    """Return a brief of one paragraph."""
    section = Section(blocks=[Paragraph(text=text, **parts)])
    return Brief(headline="Bridge opens", sections=[section])


def in_text(*stretches: tuple[int, int, str]) -> list[Edit]:
    """Return edits of the text of the first paragraph."""
    return [Edit(pointer=TEXT, start=s, end=e, replacement=new) for s, e, new in stretches]


@pytest.mark.parametrize(
    ("stretches", "words"),
    [
        ([(0, 3, "A")], "bridge"),
        ([(3, 4, " new ")], "bridge"),
        ([(4, 4, "old ")], "bridge"),
        ([(10, 10, "s")], "bridge"),
        ([(4, 10, "ferry")], "ferry"),
        ([(5, 6, "")], "bidge"),
        ([(2, 6, "x")], "idge"),
        ([(8, 12, "x")], "bridx"),
    ],
)
def test_a_span_keeps_to_its_words(stretches: list[tuple[int, int, str]], words: str) -> None:
    """What comes in beside a marked stretch stays outside of it; within, it belongs to it."""
    brief = brief_of("The bridge opens", spans=[Span(start=4, end=10, kind="strong")])

    paragraph = apply_edits(brief, in_text(*stretches)).paragraphs[0]

    assert [paragraph.text[span.start : span.end] for span in paragraph.spans] == [words]


def test_a_directive_with_an_odd_place_is_left_alone() -> None:
    """It is in nobody's way: what has no number does not move up when an item goes."""
    odd = {"ignore": [{"code": "BK501", "at": "/sections/0/blocks/x"}]}
    brief = attrs.evolve(brief_of("The bridge opens"), extra={"x-briefkit": odd})

    after = apply_edits(brief, [Edit(pointer="/sections/0/blocks/0")])

    assert after.paragraphs == ()
    assert after.extra["x-briefkit"] == odd


def test_a_span_that_loses_all_its_words_goes() -> None:
    """A marked stretch of nothing would be none."""
    brief = brief_of("The bridge opens", spans=[Span(start=4, end=10, kind="strong")])

    assert apply_edits(brief, in_text((3, 10, ""))).paragraphs[0].spans == ()


def test_a_quote_takes_in_the_full_stop_that_goes_inside_the_marks() -> None:
    """The words of a quotation go up to its closing mark, before and after."""
    quote = Quote(text="yes", start=9, end=12)
    brief = brief_of('He said "yes".', quotes=[quote])

    (paragraph,) = apply_edits(brief, in_text((12, 14, '."'))).paragraphs

    assert paragraph.text == 'He said "yes."'
    assert paragraph.quotes == (attrs.evolve(quote, text="yes.", end=13),)


def test_whole_values_come_and_go() -> None:
    """A value is replaced, added where there is room, or taken out with its place in a list."""
    brief = attrs.evolve(brief_of("one"), keywords=["a", "b", "c"], byline=Byline(text="x"))

    after = apply_edits(
        brief,
        [
            Edit(pointer="/keywords/0"),
            Edit(pointer="/keywords/2", replacement="d"),
            Edit(pointer="/language", replacement="en"),
            Edit(pointer="/byline/agencies", replacement=[{"name": "AP"}]),
            Edit(pointer=TEXT, replacement="two"),
        ],
    )

    assert (after.keywords, after.language) == (("b", "d"), "en")
    assert after.byline is not None
    assert after.byline.agencies[0].name == "AP"
    assert after.paragraphs[0].text == "two"


def test_an_unknown_key_becomes_a_field_by_its_name() -> None:
    """What a reader put into `extra` goes where it belongs."""
    brief = attrs.evolve(brief_of("one"), extra={"langauge": "en", "other": 1})

    after = apply_edits(brief, [Edit(pointer="/langauge", rename="language")])

    assert (after.language, after.extra) == ("en", {"other": 1})


def test_directives_keep_to_the_values_that_they_are_for() -> None:
    """A pointer in a directive moves up with the paragraph; it goes with one that goes."""
    blocks = [Paragraph(text=text) for text in ("one", "two", "three")]
    ignore = [{"code": "BK501", "at": f"/sections/0/blocks/{n}"} for n in (2, 1, 0)]
    brief = Brief(
        headline="x",
        sections=[Section(blocks=blocks)],
        extra={"x-briefkit": {"ignore": [*ignore, {"code": "BK504"}]}},
    )

    after = apply_edits(brief, [Edit(pointer="/sections/0/blocks/1")])

    left = [entry.get("at") for entry in after.extra["x-briefkit"]["ignore"]]
    assert left == ["/sections/0/blocks/1", "/sections/0/blocks/0", None]


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(pointer="/deck")],
        [Edit(pointer="/sections/7")],
        [Edit(pointer="/sections/00")],
        [Edit(pointer="/sections/0/blocks/2", replacement={"type": "rule"})],
        [Edit(pointer="/byline/text", replacement="By Jane Doe")],
        [Edit(pointer="/headline")],
        [Edit(pointer="/headline", replacement=3)],
        [Edit(pointer="/headline", rename="title")],
        [Edit(pointer="/headline", rename="sections")],
        [Edit(pointer="/headline", start=0, end=99, replacement="")],
        [Edit(pointer="/sections", start=0, end=1, replacement="")],
        in_text((0, 2, ""), (1, 3, "")),
        in_text((1, 1, "x"), (1, 1, "y")),
        [*in_text((0, 2, "")), Edit(pointer="/sections/0/blocks/0")],
        [Edit(pointer="/sections/0"), Edit(pointer="/sections/0")],
    ],
)
def test_what_makes_no_brief_is_refused(edits: list[Edit]) -> None:
    """An edit of nothing, two of one place, or one that leaves no brief is an error."""
    with pytest.raises((LookupError, ValueError)):
        apply_edits(brief_of("one"), edits)


def test_an_edit_of_the_file_changes_no_brief() -> None:
    """What concerns the text of a file is passed over."""
    brief = brief_of("one")

    assert apply_edits(brief, [Edit(pointer="", start=0, end=1, replacement="")]) == brief


@settings(max_examples=examples(100), deadline=None)
@given(brief=briefs(), data=st.data())
def test_quotes_outside_of_a_change_keep_their_words(brief: Brief, data: st.DataObject) -> None:
    """Whatever changes around it, a quotation still cuts its own words out of its paragraph."""
    paragraphs = [(at, p) for at, p in walk(brief, Paragraph) if p.quotes and is_text(at)]
    if not paragraphs:
        return
    pointer, paragraph = data.draw(st.sampled_from(paragraphs))
    start = data.draw(st.integers(0, len(paragraph.text)))
    end = data.draw(st.integers(start, len(paragraph.text)))
    edit = Edit(pointer=f"{pointer}/text", start=start, end=end, replacement="new")

    after = dict(walk(apply_edits(brief, [edit]), Paragraph))[pointer]

    assert after.text == paragraph.text[:start] + "new" + paragraph.text[end:]
    assert all(after.text[q.start : q.end] == q.text for q in after.quotes)
    untouched = [q.text for q in paragraph.quotes if q.end < start or q.start > end]
    assert set(untouched) <= {q.text for q in after.quotes}
