"""What differs between two briefs."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import briefkit
from briefkit.changes import Change, apply, describe, diff
from briefkit.changes.grouping import grouped
from briefkit.model import (
    Author,
    BlockQuote,
    Brief,
    Byline,
    Paragraph,
    PullQuote,
    Quote,
    Section,
    Subject,
)
from briefkit.testing import briefs
from effort import examples
from growth import grows_with_count

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
            Change(
                kind="changed",
                pointer="/byline/text",
                before="By A B\nReuters",
                after="By A B Reuters",
            ),
            "byline.text: only spaces or line breaks changed",
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


# --- versions of a story -----------------------------------------------------------------

BUDGET = "The council approved a budget of four million for the new bridge on Thursday."
WORK = "Work on the piers will start in spring, the head of the harbour office said."
FERRY = "Until then the small ferry crosses the river twice an hour, also at night."
PROTEST = "Residents of the eastern bank had protested for months against a toll."


def _told(first: Brief, second: Brief) -> list[tuple[str, str, str]]:
    return [(change.kind, change.pointer, change.moved_to) for change in diff(first, second)]


@given(first=briefs(), second=briefs())
@settings(max_examples=examples(100), deadline=None)
def test_all_changes_are_the_difference(first: Brief, second: Brief) -> None:
    """Made in the first brief, the changes give the second: none is missing, none is wrong."""
    assert apply(first, diff(first, second)) == second


@given(brief=briefs(), data=st.data())
@settings(max_examples=examples(150), deadline=None)
def test_edits_of_a_body_are_the_difference(brief: Brief, data: st.DataObject) -> None:
    """Blocks and sections that are moved, doubled, dropped or cut in two make the second brief."""
    sections = list(brief.sections)
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(sections)))
        blocks = [block for section in sections for block in section.blocks]
        kept = data.draw(st.lists(st.sampled_from(blocks), max_size=5)) if blocks else []
        heading = data.draw(st.sampled_from([None, "A", "B"]))
        sections[at : at + data.draw(st.integers(0, 2))] = [Section(heading=heading, blocks=kept)]
    second = attrs.evolve(brief, sections=sections)

    assert apply(brief, diff(brief, second)) == second


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((BUDGET, WORK, FERRY), []),
        ((PROTEST, BUDGET, WORK, FERRY), [("added", "/sections/0/blocks/0", "")]),
        (
            (PROTEST, BUDGET, WORK.replace("spring", "May"), FERRY),
            [
                ("added", "/sections/0/blocks/0", ""),
                ("changed", "/sections/0/blocks/1/text", ""),
            ],
        ),
        (
            (FERRY.replace("twice", "four times"), BUDGET, WORK),
            [("moved", "/sections/0/blocks/2", "/sections/0/blocks/0")],
        ),
        ((BUDGET, PROTEST, FERRY), [("changed", "/sections/0/blocks/1/text", "")]),
        (
            (BUDGET, FERRY),
            [("removed", "/sections/0/blocks/1", "")],
        ),
    ],
)
def test_paragraphs_are_told_by_their_words(
    texts: tuple[str, ...], expected: list[tuple[str, str, str]]
) -> None:
    """One put in shifts no other, and one that was moved and edited is one change."""
    assert _told(_with_blocks(BUDGET, WORK, FERRY), _with_blocks(*texts)) == expected


def test_a_moved_paragraph_has_its_words() -> None:
    """What was edited on the way shows word by word."""
    edited = FERRY.replace("twice", "four times")
    (change,) = diff(_with_blocks(BUDGET, WORK, FERRY), _with_blocks(edited, BUDGET, WORK))

    assert [tuple(piece) for piece in change.words if piece.kind != "same"] == [
        ("removed", " twice"),
        ("added", " four times"),
    ]


def test_a_heading_put_in_moves_nothing_by_itself() -> None:
    """The paragraphs that stand under a new heading follow it."""
    first = _with_blocks(BUDGET, WORK, FERRY)
    above, below = _with_blocks(BUDGET).sections[0], _with_blocks(WORK, FERRY).sections[0]
    second = attrs.evolve(first, sections=[above, attrs.evolve(below, heading="The ferry")])

    assert [(c.kind, c.pointer, c.follows) for c in diff(first, second)] == [
        ("added", "/sections/1", ""),
        ("moved", "/sections/0/blocks/1", "/sections/1"),
        ("moved", "/sections/0/blocks/2", "/sections/1"),
    ]


def test_a_section_moves_as_a_whole() -> None:
    """Sections in another order are one move each, not one for each paragraph."""
    sections = [
        Section(blocks=[Paragraph(text=PROTEST)]),
        Section(heading="The bridge", blocks=[Paragraph(text=BUDGET), Paragraph(text=WORK)]),
        Section(heading="The ferry", blocks=[Paragraph(text=FERRY)]),
    ]
    first = attrs.evolve(FIRST, sections=sections)
    second = attrs.evolve(FIRST, sections=[sections[0], sections[2], sections[1]])

    assert _told(first, second) == [("moved", "/sections/2", "/sections/1")]


def test_quotations_stand_further_on_after_an_edit() -> None:
    """Where they stand follows from the words; who speaks is a change of its own."""
    before = Paragraph(
        text='He said "no" twice.', quotes=[Quote(text="no", start=9, end=11, speaker="Roe")]
    )
    after = Paragraph(
        text='On Monday he said "no" twice.',
        quotes=[Quote(text="no", start=19, end=21, speaker="Doe")],
    )
    first, second = (attrs.evolve(FIRST, sections=[Section(blocks=[b])]) for b in (before, after))

    at = "/sections/0/blocks/0"
    assert [(c.pointer.removeprefix(at), c.follows) for c in diff(first, second)] == [
        ("/text", ""),
        ("/quotes/0/start", f"{at}/text"),
        ("/quotes/0/end", f"{at}/text"),
        ("/quotes/0/speaker", ""),
    ]


def test_a_block_that_became_another() -> None:
    """A pull quote that a format writes as a paragraph is a change, in words."""
    first = attrs.evolve(FIRST, sections=[Section(blocks=[PullQuote(text=FERRY)])])
    (change,) = diff(first, _with_blocks(FERRY))

    assert str(change).startswith("sections[0].blocks[0]: pull quote 'Until then")
    assert str(change).endswith("became paragraph")


def test_a_record_without_its_identifiers_is_known_by_its_name() -> None:
    """Where one of two subjects goes and the other loses its code, names tell which is which."""
    ferry = Subject(name="ferries", code="20000337", scheme="medtop")
    first = attrs.evolve(FIRST, subjects=[ferry, Subject(name="Marta Dahl", kind="person")])
    second = attrs.evolve(FIRST, subjects=[Subject(name="ferries", scheme="medtop")])

    assert _told(first, second) == [
        ("removed", "/subjects/0/code", ""),
        ("removed", "/subjects/1", ""),
    ]


def test_a_name_in_two_places_has_not_moved() -> None:
    """Equal values in different fields are alike by chance, unless they are whole sentences."""
    first = attrs.evolve(FIRST, kicker="Doe", deck=BUDGET)
    second = attrs.evolve(FIRST, slug="Doe", summary=BUDGET)

    assert [(change.kind, change.pointer) for change in diff(first, second)] == [
        ("removed", "/kicker"),
        ("moved", "/deck"),
        ("added", "/slug"),
    ]


@pytest.mark.parametrize("kind", ["other", "equal", "shuffled"])
def test_long_stories_are_compared_in_proportion(kind: str) -> None:
    """Thousands of paragraphs, alike or not, take time in proportion."""

    def work(count: int) -> Callable[[], object]:
        numbers = random.Random(count)
        texts = [" ".join(str(numbers.randrange(999)) for _ in range(20)) for _ in range(count)]
        others = {
            "other": [text[::-1] for text in texts],
            "equal": ["the same"] * (2 * count),
            "shuffled": numbers.sample(texts, count),
        }
        first = _with_blocks(*(["the same"] * count if kind == "equal" else texts))
        return lambda: diff(first, _with_blocks(*others[kind]))

    assert grows_with_count(work, 500)


# --- in lines for people -----------------------------------------------------------------


def _removed(pointer: str, value: object) -> Change:
    return Change(kind="removed", pointer=pointer, before=value)


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        (
            [_removed("/byline/authors/0/email", "jane@example.org")],
            ["byline.authors[0].email: dropped 'jane@example.org'"],
        ),
        (
            [_removed("/media/0/width", 4), _removed("/media/0/height", 3)],
            ["media[0]: dropped width 4, height 3"],
        ),
        (
            [_removed(f"/media/{at}/{name}", 4) for at in range(3) for name in ("width", "height")],
            ["media[]: dropped width, height of 3"],
        ),
        (
            [_removed(f"/keywords/{at}", str(at)) for at in range(5)],
            ["keywords: dropped 5: '0', '1', '2' and 2 more"],
        ),
        (
            [
                Change(kind="changed", pointer="/dateline/agencies/0/name", before="A", after="B"),
                _removed("/dateline/region", "Nev."),
            ],
            [
                "dateline.region: dropped 'Nev.'",
                "dateline: its text is kept, and its parts are read from it (1)",
            ],
        ),
        (
            [_removed("/slug", "a"), _removed("/deck", "b")],
            ["slug: dropped 'a'", "deck: dropped 'b'"],
        ),
        (
            [
                _removed("/sections/0/blocks/0/quotes/0", Quote(text="no", start=0, end=2)),
                _removed("/slug", "a"),
                _removed("/sections/0/blocks/1/quotes/0/speaker", "Doe"),
            ],
            [
                "slug: dropped 'a'",
                "quotations: found again in the text, not all in the same way (2)",
            ],
        ),
    ],
)
def test_changes_are_summed_up(changes: list[Change], lines: list[str]) -> None:
    """What belongs together is a line; what a reader derives anew is told apart, at the end."""
    assert [str(group) for group in grouped(changes)] == lines
