"""Lines beside a story: each kind, what only sounds like one, and where they are looked for."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from briefkit.prose.structure.asides import head_kind, tail_kind
from briefkit.prose.structure.layout import lay_out
from briefkit.prose.structure.tail import find_tail
from effort import examples
from prose_cases import column, rows

LINES = column("asides.tsv")
STORY = ["Bridge opens", "The bridge over the valley was opened on Monday."]
TEXTS = st.lists(
    st.sampled_from([*LINES, *column("not_asides.tsv"), "___", "the bridge", "Online:"])
    | st.text(max_size=5),
    max_size=12,
).map("\n\n".join)


@pytest.mark.parametrize("row", rows("asides.tsv"), ids=lambda row: row["line"])
def test_kinds_of_lines(row: dict[str, str]) -> None:
    """At the end of a story, each line is told to be of its kind."""
    assert tail_kind(row["line"]) == row["kind"]


@pytest.mark.parametrize("line", column("not_asides.tsv"))
def test_lines_of_the_story(line: str) -> None:
    """What only sounds like a note is part of the story, at its head as well as at its end."""
    assert tail_kind(line) is None
    assert head_kind(line) is None


def test_credits_are_no_matter_of_the_head() -> None:
    """Above a story only notes to editors and readers are told from it."""
    kinds = {row["kind"] for row in rows("asides.tsv") if head_kind(row["line"])}

    assert kinds == {"desk", "correction", "update", "editor"}


def texts(passages: object) -> list[str]:
    """Return the texts of passages."""
    return [passage.text for passage in passages]  # type: ignore[attr-defined]


def split(*lines: str) -> tuple[list[str], list[tuple[str, str]]]:
    """Return what is left of a story of these paragraphs, and what was lifted out."""
    tail = find_tail(lay_out("\n\n".join(lines)))
    return texts(tail.body), [(kind, passage.text) for kind, passage in tail.notes]


@pytest.mark.parametrize("line", LINES)
def test_a_line_at_the_end_is_lifted_out(line: str) -> None:
    """Whatever it is, it is lifted out with its text as printed, and the story is left."""
    body, [(_, text)] = split(*STORY, line)

    assert (body, text) == (STORY, line)


def test_rules_are_lifted_with_what_they_part() -> None:
    """A rule between the story and a note goes; one within the story stays."""
    tail = find_tail(lay_out("\n\n".join([*STORY, "___", "It is blue.", "___", "ENDS"])))

    assert texts(tail.body) == [*STORY, "___", "It is blue."]
    assert texts(tail.rules) == ["___"]


def test_what_is_sure_is_found_above_what_is_not_known() -> None:
    """A credit is lifted over the matter of a page; a mere pointer there is not."""
    body, notes = split(*STORY, "Ana Diaz contributed to this report.", "More of the valley")

    assert (body, len(notes)) == ([*STORY, "More of the valley"], 1)
    assert split(*STORY, "Watch the ad above.", "More of the valley")[1] == []


def test_nothing_is_lifted_out_of_the_middle() -> None:
    """Five paragraphs of the story below a line keep it where it is."""
    below = [f"It has {number} lanes." for number in ("two", "three", "four", "five", "six")]

    assert split(*STORY, "Ana Diaz contributed to this report.", *below)[1] == []


def test_what_stands_under_a_label_belongs_to_it() -> None:
    """A label alone makes corrections of all that follow, to the end."""
    _, notes = split(*STORY, "CORRECTION:", "As printed on Friday.", "The bridge is blue.")

    assert [kind for kind, _ in notes] == ["correction"] * 3


@pytest.mark.parametrize(
    "credit", ["(Reporting by Ana Diaz; Editing by Bo Roe)", "Contributing: Ana Diaz, Coast News."]
)
def test_a_credit_is_cut_off_the_last_paragraph(credit: str) -> None:
    """A credit that runs on behind the last sentence is lifted out by itself."""
    body, notes = split(*STORY[:1], f"{STORY[1]} {credit}")

    assert body == STORY
    assert notes == [("contributors", credit)]


@settings(max_examples=examples(200), deadline=None)
@given(TEXTS)
def test_any_story_can_be_split(text: str) -> None:
    """Every passage is left, lifted out or a rule, and one is always left."""
    passages = lay_out(text)
    tail = find_tail(passages)
    places = [
        line.start
        for passage in (*tail.body, *tail.rules, *(note.passage for note in tail.notes))
        for line in passage.lines
    ]

    assert set(places) >= {line.start for passage in passages for line in passage.lines}
    assert bool(tail.body) == bool(passages)


@settings(max_examples=examples(200), deadline=None)
@given(TEXTS)
def test_what_was_lifted_once_is_lifted_again(text: str) -> None:
    """With the notes put at its end, a story gives the same notes in the same order."""
    tail = find_tail(lay_out(text))
    # A dash before a name signs off; below another dash it opens the second item of a list.
    assume(not (tail.body and tail.body[-1].text.startswith("- ")))
    notes = [(kind, passage.text) for kind, passage in tail.notes]
    again = split(*texts(tail.body), *(text for _, text in notes)) if tail.body else ([], [])

    assert again[1][-len(notes) :] == notes or not notes
