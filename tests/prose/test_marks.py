"""Quotation marks: which pair, which are none, and what runs on into the next paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.prose.quotes.marks import find_marked, opens_with_mark, uses_single_marks
from effort import examples
from growth import grows_with_size
from prose_cases import annotated

DOUBLE, SINGLE = annotated("marks.txt")
PIECES = (
    *('"', "“", "”", "„", "‟", "«", "»", "``", "''", "'", "‘", "’", "\u200b", "\u202a", "5", "'s"),
    *(
        " ",
        ", ",
        ". ",
        "? ",
        "(",
        ")",
        "—",
        "<a b=",
        "<i>",
        ">",
        "6'2",
        "'90s",
        "open",
        "The bridge",
    ),
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=2), max_size=25).map("".join)
FILLERS = (
    *PIECES,
    '"a" ',
    "“a ",
    "‘a ",
    "'a, ",
    "a' ",
    "‘a’ ",
    '<a b="',
    '"a “b” ',
    "1” ",
    "‘90s ",
)


@pytest.mark.parametrize(("text", "expected"), DOUBLE, ids=[text[:60] for text, _ in DOUBLE])
def test_words_in_double_marks(text: str, expected: list[str]) -> None:
    """The outermost stretches in marks of any style are those in the table."""
    assert words_in(text) == expected


@pytest.mark.parametrize(("text", "expected"), SINGLE, ids=[text[:60] for text, _ in SINGLE])
def test_words_in_single_marks(text: str, expected: list[str]) -> None:
    """Where there are no double marks, single ones are read, and apostrophes are none."""
    assert words_in(text, single=True) == expected


@pytest.mark.parametrize("text", [text for text, words in SINGLE if words and '"' not in text])
def test_single_marks_are_left_alone_unless_asked_for(text: str) -> None:
    """They are the apostrophes of most stories."""
    assert words_in(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Vik called it “a wonder” last year.", ["Vik called it “a wonder” last year."]),
        ('"It is "open" and wide.', ['It is "open" and wide.']),
        ("The “old” bridge is “open.", ["old", "open."]),
    ],
)
def test_what_is_left_open_goes_on(text: str, expected: list[str]) -> None:
    """What opens a paragraph and is never closed encloses the rest, if a mark opens the next."""
    assert words_in(text, goes_on=True) == expected


def test_single_marks_go_on() -> None:
    """A paragraph that a single mark opens and none closes goes on like any other."""
    text = "‘The bridge is the students’ bridge. It is wide."

    assert words_in(text, goes_on=True, single=True) == [text[1:]]


@pytest.mark.parametrize(
    ("text", "single", "opens"),
    [
        ('"It is open.', False, True),
        ("\u200b “It is open.", False, True),
        ("``It is open.", False, True),
        ("‘It is open.", False, False),
        ("‘It is open.", True, True),
        ("'90s music", True, False),
        ('" It is open.', False, False),
        ("The “old” bridge", False, False),
        ("", False, False),
    ],
)
def test_paragraphs_that_open_with_a_mark(text: str, *, single: bool, opens: bool) -> None:
    """A mark with a word right after it, invisible characters aside."""
    assert opens_with_mark(text, single=single) is opens


@pytest.mark.parametrize(
    ("texts", "single"),
    [
        (["The bridge.", "‘It is open,’ said Vik."], True),
        (["'It is open', said Vik."], True),
        (["'It is open,' said Vik.", 'The "old" bridge.'], False),
        (["In the '90s, rock 'n' roll was the students', not the boys'."], False),
        (["'Tis the students', said Vik."], False),
        (["The ‘old’ bridge."], False),
        ([], False),
    ],
)
def test_stories_that_quote_in_single_marks(texts: list[str], *, single: bool) -> None:
    """A story does where it has no double marks, and words in single ones end in punctuation."""
    assert uses_single_marks(texts) is single


@settings(max_examples=examples(300), deadline=None)
@given(TEXTS, st.booleans(), st.booleans())
def test_any_text_can_be_read(text: str, goes_on: bool, single: bool) -> None:
    """Stretches are in order and apart, hold words, and stand where they say."""
    end = 0
    for marked in find_marked(text, goes_on=goes_on, single=single):
        assert end <= marked.start < marked.inner_start < marked.inner_end <= marked.end
        words = text[marked.inner_start : marked.inner_end]
        assert words == words.strip()
        assert not text[marked.start : marked.inner_start].strip("\"“”„‟«»`'‘ \t").strip()
        end = marked.end
    assert end <= len(text)


@pytest.mark.parametrize("filler", FILLERS, ids=ascii)
def test_time_grows_with_the_size_alone(filler: str) -> None:
    """Four times the text takes about four times as long, whatever it is made of."""
    assert grows_with_size(lambda text: find_marked(text, goes_on=True, single=True), filler)
    assert grows_with_size(lambda text: uses_single_marks((text,)), filler)


def words_in(text: str, *, goes_on: bool = False, single: bool = False) -> list[str]:
    """Return the words in marks."""
    found = find_marked(text, goes_on=goes_on, single=single)
    return [text[marked.inner_start : marked.inner_end] for marked in found]
