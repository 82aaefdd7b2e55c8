"""The model: values that are strict in their types, permissive in what they say."""

from __future__ import annotations

import datetime as dt
import pickle
from collections.abc import Callable

import attrs
import pytest
from hypothesis import given, settings

from briefkit import model
from briefkit.model import (
    Author,
    Brief,
    Byline,
    Dateline,
    Figure,
    List,
    Media,
    Paragraph,
    PullQuote,
    Quote,
    Section,
    Table,
)
from briefkit.model._trusted import maker
from briefkit.testing import briefs
from briefkit.walk import walk
from effort import examples
from full_brief import full_brief


def test_equal_briefs_are_equal_and_hash_alike() -> None:
    """Two briefs built alike are one value; one field more makes another."""
    first = Brief(headline="x", sections=[Section(blocks=[])], extra={"a": [1]})
    second = Brief(headline="x", sections=(Section(blocks=()),), extra={"a": [1]})

    assert first == second
    assert hash(first) == hash(second)
    assert attrs.evolve(first, slug="y") != first


@given(brief=briefs())
@settings(max_examples=examples(50), deadline=None)
def test_briefs_survive_pickling(brief: Brief) -> None:
    """A brief crosses process borders unchanged."""
    assert pickle.loads(pickle.dumps(brief)) == brief


def test_values_are_frozen() -> None:
    """No field of a brief can be set."""
    brief = Brief(headline="x", sections=[])

    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        brief.headline = "y"  # type: ignore[misc]


def test_values_of_proved_parts_are_as_any_others() -> None:
    """What is made without a check is of the class, equal to what is built, and frozen."""
    classes = [cls for cls in vars(model).values() if isinstance(cls, type) and attrs.has(cls)]

    for _, value in walk(full_brief(), *classes):
        made = maker(type(value))(*attrs.astuple(value, recurse=False))

        assert (type(made), made, repr(made)) == (type(value), value, repr(value))
        for field in attrs.fields(type(made)):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(made, field.name, None)


def test_arguments_may_be_any_iterable() -> None:
    """Generators and lists become tuples; strings become paragraphs where paragraphs stand."""
    section = Section(blocks=(Paragraph(text=text) for text in "ab"))

    assert section.blocks == (Paragraph(text="a"), Paragraph(text="b"))
    assert List(items=["a"]).items == (Paragraph(text="a"),)
    assert Table(rows=[["a"], iter("bc")]).rows == (("a",), ("b", "c"))


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda: Brief(headline=None, sections=[]), "Brief.headline must be str, got NoneType"),
        (lambda: Brief(headline="x", sections=[], urgency=True), "urgency must be int or None"),
        (lambda: Brief(headline="x", sections=[], urgency=1.0), "urgency must be int or None"),
        (lambda: Brief(headline="x", sections=[], keywords="space"), "the string 'space'"),
        (lambda: Brief(headline="x", sections=["x"]), "expected Section, got str"),
        (lambda: Brief(headline="x", sections=[], byline="TA"), "byline must be Byline or None"),
        (lambda: Brief(headline="x", sections=[], extra={1: 2}), "string keys"),
        (lambda: Brief(headline="x", sections=[], published="2025"), "must be datetime or None"),
        (lambda: Dateline(date=dt.datetime(2025, 8, 1)), "must be date or None, got datetime"),
        (lambda: Section(blocks=[Author(name="x")]), "got Author"),
        (lambda: List(items="ab"), "expected a sequence of paragraphs, got the string"),
        (lambda: Figure(media="x.jpg"), "media must be Media"),
    ],
)
def test_types_are_strict(build: Callable[[], object], message: str) -> None:
    """A value of another type is refused where it is built, by the field's name."""
    with pytest.raises(TypeError, match=message):
        build()


def test_naive_times_are_refused() -> None:
    """A time without an offset names no instant."""
    with pytest.raises(ValueError, match="published must carry a UTC offset, got the naive 2025"):
        Brief(headline="x", sections=[], published=dt.datetime(2025, 8, 1))


def test_kinds_are_limited() -> None:
    """A quote is direct, partial or dialogue."""
    with pytest.raises(ValueError, match="one of direct, partial, dialogue, got 'loud'"):
        Quote(text="x", start=0, end=1, kind="loud")  # type: ignore[arg-type]


def test_imperfect_briefs_can_be_built() -> None:
    """Types are strict, values are not: an empty or contradictory brief is a value to validate."""
    brief = Brief(headline="", sections=[Section(blocks=[])], language="english", urgency=99)

    assert (brief.headline, brief.urgency) == ("", 99)


def test_conveniences_are_derived_from_the_body() -> None:
    """Paragraphs, quotes with their places, speakers, text and word count come from the body."""
    quote = Quote(text="It held", start=1, end=8, speaker="Jane Doe")
    said = Paragraph(text='"It held," Doe said.', quotes=[quote])
    brief = Brief(
        headline="Ceasefire holds",
        sections=[
            Section(blocks=[Paragraph(text="It held."), PullQuote(text="Held")]),
            Section(heading="After", blocks=[said, List(items=[said, "Two"])]),
        ],
    )

    assert brief.paragraphs == (Paragraph(text="It held."), said)
    assert [p.pointer for p in brief.placed_paragraphs] == [
        "/sections/0/blocks/0",
        "/sections/1/blocks/0",
        "/sections/1/blocks/1/items/0",
        "/sections/1/blocks/1/items/1",
    ]
    assert brief.quotes == (
        ("/sections/1/blocks/0/quotes/0", quote),
        ("/sections/1/blocks/1/items/0/quotes/0", quote),
    )
    assert brief.speakers == ("Jane Doe",)
    assert brief.text == (
        'It held.\n\nHeld\n\nAfter\n\n"It held," Doe said.\n\n"It held," Doe said.\nTwo'
    )
    assert brief.word_count == 13


@given(brief=briefs())
@settings(max_examples=examples(50), deadline=None)
def test_quotes_stand_where_their_pointers_say(brief: Brief) -> None:
    """The places of `Brief.quotes` are those that a walk over the brief finds."""
    assert list(brief.quotes) == list(walk(brief, Quote))


def test_every_class_can_be_printed_in_code() -> None:
    """The repr of a value is an expression that builds it again."""
    byline = Byline(text="By Jane Doe", authors=[Author(name="Jane Doe", handle="@jane")])

    assert eval(repr(byline), vars(model)) == byline
    assert eval(repr(Media(url="x.jpg")), vars(model)) == Media(url="x.jpg")
