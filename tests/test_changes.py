"""What differs between two briefs."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest
from hypothesis import given, settings

import briefkit
from briefkit.changes import Change, describe, diff
from briefkit.model import Author, BlockQuote, Brief, Byline, Paragraph, Section
from briefkit.testing import briefs
from effort import examples

NOON = dt.datetime(2025, 8, 1, 12, tzinfo=dt.UTC)
FIRST = Brief(
    headline="Ceasefire holds",
    sections=[
        Section(blocks=[Paragraph(text="One."), Paragraph(text="Two."), Paragraph(text="Three.")])
    ],
    byline=Byline(authors=[Author(name="Jane Doe", email="jane@example.org")]),
)


def _with_blocks(*texts: str) -> Brief:
    blocks = [Paragraph(text=text) for text in texts]
    return attrs.evolve(FIRST, sections=[Section(blocks=blocks)])


@given(brief=briefs())
@settings(max_examples=examples(50), deadline=None)
def test_a_brief_does_not_differ_from_itself(brief: Brief) -> None:
    """Equal briefs have no differences."""
    assert diff(brief, attrs.evolve(brief)) == ()


@given(first=briefs(), second=briefs())
@settings(max_examples=examples(50), deadline=None)
def test_different_briefs_differ(first: Brief, second: Brief) -> None:
    """Briefs without differences are equal, and no difference is listed twice."""
    changes = diff(first, second)

    assert (changes == ()) == (first == second)
    places = [(change.kind, change.pointer, change.moved_to) for change in changes]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (attrs.evolve(FIRST, headline="Ceasefire broken"), [("changed", "/headline")]),
        (attrs.evolve(FIRST, byline=None), [("removed", "/byline")]),
        (attrs.evolve(FIRST, slug="x"), [("added", "/slug")]),
        (attrs.evolve(FIRST, extra={"a": 1}), [("added", "/extra/a")]),
        (attrs.evolve(FIRST, extra={"a": None}), [("added", "/extra/a")]),
        (
            attrs.evolve(FIRST, byline=Byline(authors=[Author(name="Jane Doe")])),
            [("removed", "/byline/authors/0/email")],
        ),
        (_with_blocks("Zero.", "One.", "Two.", "Three."), [("added", "/sections/0/blocks/0")]),
        (_with_blocks("One.", "Three."), [("removed", "/sections/0/blocks/1")]),
        (_with_blocks("One.", "2.", "Three."), [("changed", "/sections/0/blocks/1/text")]),
        (_with_blocks("Two.", "Three.", "One."), [("moved", "/sections/0/blocks/0")]),
    ],
)
def test_one_change_is_one_difference(second: Brief, expected: list[tuple[str, str]]) -> None:
    """Each edit shows as one difference, at its place in the first brief, or the second if new."""
    assert [(change.kind, change.pointer) for change in diff(FIRST, second)] == expected


def test_a_null_that_goes_is_a_difference() -> None:
    """A key whose value is null is dropped like any other, also from deep inside `extra`."""
    first, second = (attrs.evolve(FIRST, extra={"a": inner}) for inner in ({"b": None}, {}))

    assert [(change.kind, change.pointer) for change in diff(first, second)] == [
        ("removed", "/extra/a/b")
    ]


def test_equal_paragraphs_move_one_by_one() -> None:
    """Of several equal values each is moved to a place of its own, and what is left is new."""
    above, below = _with_blocks("A.", "A.", "B.").sections, _with_blocks("C.").sections
    first = attrs.evolve(FIRST, sections=above + below)
    above, below = _with_blocks("B.").sections, _with_blocks("C.", "A.", "A.", "A.").sections
    second = attrs.evolve(FIRST, sections=above + below)

    assert [(change.kind, change.pointer, change.moved_to) for change in diff(first, second)] == [
        ("moved", "/sections/0/blocks/0", "/sections/1/blocks/1"),
        ("moved", "/sections/0/blocks/1", "/sections/1/blocks/2"),
        ("added", "/sections/1/blocks/3", ""),
    ]


def test_a_move_says_where_to() -> None:
    """A paragraph that moved has both places."""
    (change,) = diff(FIRST, _with_blocks("Two.", "Three.", "One."))

    assert change.moved_to == "/sections/0/blocks/2"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            Change(kind="removed", pointer="/byline/authors/0/email", before="jane@example.org"),
            "byline.authors[0].email: dropped 'jane@example.org'",
        ),
        (
            Change(kind="changed", pointer="/headline", before="a", after="b"),
            "headline: 'a' became 'b'",
        ),
        (
            Change(kind="added", pointer="/sections/0/blocks/1", after=Paragraph(text="One.")),
            "sections[0].blocks[1]: added 'One.'",
        ),
        (
            Change(kind="moved", pointer="/sections/0/blocks/1", moved_to="/sections/1/blocks/0"),
            "sections[0].blocks[1]: moved to sections[1].blocks[0]",
        ),
        (
            Change(kind="removed", pointer="/keywords", before=("a", "b")),
            "keywords: dropped 2 values",
        ),
        (
            Change(
                kind="removed", pointer="/sections/0/blocks/0", before=BlockQuote(paragraphs=["a"])
            ),
            "sections[0].blocks[0]: dropped block quote",
        ),
        (
            Change(kind="removed", pointer="/deck", before="x" * 100),
            "deck: dropped '" + "x" * 58 + "…",
        ),
    ],
)
def test_changes_are_told_in_words(change: Change, words: str) -> None:
    """A change reads as a desk would say it."""
    assert describe(change) == str(change) == words


def test_diff_is_offered_at_the_top() -> None:
    """`briefkit.diff` is the function, for `for change in briefkit.diff(first, writethru)`."""
    assert briefkit.diff is diff


def test_changes_become_json_values() -> None:
    """A program gets the kind, the places and both values; a block has its type."""
    second = attrs.evolve(_with_blocks("Two.", "One."), published=NOON)

    assert [change.to_dict() for change in diff(_with_blocks("One.", "Two."), second)] == [
        {
            "kind": "moved",
            "pointer": "/sections/0/blocks/1",
            "moved_to": "/sections/0/blocks/0",
            "before": {"type": "paragraph", "text": "Two."},
            "after": {"type": "paragraph", "text": "Two."},
        },
        {"kind": "added", "pointer": "/published", "after": "2025-08-01T12:00:00Z"},
    ]
