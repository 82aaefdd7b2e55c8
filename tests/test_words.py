"""What differs between two texts, word by word."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.changes.alignment import align, in_order
from briefkit.changes.words import compared, excerpt
from effort import examples
from growth import grows_with_size

_MARKS = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
TEXTS = st.lists(st.sampled_from(["a", "b", "the", " ", "\n", ".", "é", "'", "-", "橋"])).map(
    "".join
)


def marked(before: str, after: str) -> str:
    """Return two versions of a text in one, with marks."""
    return "".join(_MARKS[kind].format(text) for kind, text in compared(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", ""),
        ("The bridge opened.", "The bridge opened.", "The bridge opened."),
        ("The bridge opened.", "The old bridge opened.", "The{+ old+} bridge opened."),
        ("The old bridge opened.", "The bridge opened.", "The[- old-] bridge opened."),
        ("Police said so.", "Yesterday, Police said so.", "{+Yesterday, +}Police said so."),
        ("About 1,500 people.", "About 1,600 people.", "About[- 1,500-]{+ 1,600+} people."),
        ("In Reno.", "In Reno, Nev.", "In Reno{+, Nev+}."),
        ("橋が開通した", "橋が昨日開通した", "橋が{+昨日+}開通した"),
        ("One.", "Nothing like it at all", "[-One.-]{+Nothing like it at all+}"),
        ("x", "", "[-x-]"),
        ("", "x", "{+x+}"),
    ],
)
def test_words_are_told_apart(before: str, after: str, expected: str) -> None:
    """Words put in and taken out are pieces with the space before them; marks are words."""
    assert marked(before, after) == expected


def test_a_short_word_between_long_edits_is_a_part_of_one() -> None:
    """Two edits with little between them read better as one."""
    before, after = "the mayor and a councillor spoke", "the governor and her spokesman spoke"

    assert marked(before, after) == (
        "the[- mayor and a councillor-]{+ governor and her spokesman+} spoke"
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("The bridge opened.", "The old bridge opened.", "The {+old+} bridge opened."),
        ("Two people died.", "Three people died.", "[-Two-]{+Three+} people died."),
        (
            " ".join("abcdefghijklmnopq"),
            " ".join("abcdefgh2jklmnopq"),
            "a b c d e f g h [-i-]{+2+} j k l …",
        ),
    ],
)
def test_edits_are_told_on_one_line(before: str, after: str, expected: str) -> None:
    """An edit is told with a few words around it."""
    assert excerpt(compared(before, after)) == expected


@given(before=TEXTS, after=TEXTS)
@settings(max_examples=examples(300), deadline=None)
def test_the_pieces_are_both_texts(before: str, after: str) -> None:
    """Without what was added there is the first text, without what was removed the second."""
    pieces = compared(before, after)

    assert "".join(text for kind, text in pieces if kind != "added") == before
    assert "".join(text for kind, text in pieces if kind != "removed") == after
    assert all(one.kind != other.kind for one, other in pairwise(pieces))


@given(first=st.lists(st.sampled_from("abcd")), second=st.lists(st.sampled_from("abcd")))
@settings(max_examples=examples(200), deadline=None)
def test_what_is_aligned_is_equal_and_in_order(first: list[str], second: list[str]) -> None:
    """Both indexes of the pairs ascend, and short sequences share as much as can be had."""
    pairs = align(first, second)

    assert all(first[i] == second[j] for i, j in pairs)
    assert pairs == in_order(pairs)
    assert len(pairs) == _longest(first, second)


def _longest(first: list[str], second: list[str]) -> int:
    """Return the length of the longest common subsequence, by the book."""
    row = [0] * (len(second) + 1)
    for item in first:
        above, row = row, [0]
        for at, other in enumerate(second):
            row.append(above[at] + 1 if item == other else max(above[at + 1], row[at]))
    return row[-1]


@pytest.mark.parametrize("filler", ["the ", "a b ", "a ", "x", " ", ". ", "橋"])
@pytest.mark.parametrize("other", ["", "the old ", "b "])
def test_time_grows_with_length(filler: str, other: str) -> None:
    """Texts of tens of thousands of equal words are no trap, whatever they are compared with."""
    assert grows_with_size(lambda text: compared(text, other + text.replace("a", "b")), filler)
    assert grows_with_size(lambda text: compared(text, text[::-1]), filler)


def test_ten_thousand_different_words() -> None:
    """Long texts of many words are compared in time that grows with their length."""

    def work(text: str) -> object:
        words = [f"{text[at]}{at % 997}" for at in range(len(text))]
        return compared(" ".join(words), " ".join([*words[5::2], *words[::3]]))

    assert grows_with_size(work, "x", 10_000)
