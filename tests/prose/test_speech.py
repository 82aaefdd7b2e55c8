"""Speech told from titles, nicknames, labels and scare quotes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.prose.lexicon import labels
from briefkit.prose.quotes.marks import find_marked
from briefkit.prose.quotes.speech import are_speech
from effort import examples
from growth import grows_with_size
from prose_cases import annotated

UNATTRIBUTED, ATTRIBUTED = annotated("speech.txt")
PIECES = (
    *('"', '" ', ' "', ', "', "open", "The Bridge", "the", "film ", "claim of ", "so-called "),
    *("said", "Vik's ", ". ", " by Odd Berge", " (2015)", " hat", "Juan", "1", "'", "é", "—"),
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=2), max_size=25).map("".join)
FILLERS = ('"a" ', '"A" ', '"A B" and ', '"a", ', 'A "B" C ', 'film "A B," ', '"a. " ', ' "A')


@pytest.mark.parametrize(("text", "expected"), UNATTRIBUTED, ids=[t[:60] for t, _ in UNATTRIBUTED])
def test_words_that_nobody_is_said_to_speak(text: str, expected: list[str]) -> None:
    """What stands beside them tells what somebody said from everything else in marks."""
    assert answers(text, attributed=False) == expected


@pytest.mark.parametrize(("text", "expected"), ATTRIBUTED, ids=[t[:60] for t, _ in ATTRIBUTED])
def test_words_that_somebody_is_said_to_speak(text: str, expected: list[str]) -> None:
    """They are speech, unless they are a title or a nickname beyond doubt."""
    assert answers(text, attributed=True) == expected


@settings(max_examples=examples(200), deadline=None)
@given(TEXTS, st.booleans())
def test_any_text_gets_an_answer_for_each_stretch(text: str, attributed: bool) -> None:
    """There are as many answers as stretches, whatever the text."""
    assert len(answers(text, attributed=attributed)) == len(find_marked(text))


@pytest.mark.parametrize("filler", FILLERS, ids=ascii)
def test_time_grows_with_the_size_alone(filler: str) -> None:
    """Four times the text takes about four times as long, whatever it is made of."""
    assert grows_with_size(lambda text: answers(text, attributed=False), filler)


@pytest.mark.parametrize("name", labels.__all__)
def test_tables_are_in_lower_case(name: str) -> None:
    """Words are looked up in lower case, so a capital in a table would never be found."""
    table = getattr(labels, name)

    assert table == {word.lower() for word in table}


def answers(text: str, *, attributed: bool) -> list[str]:
    """Return "yes" for each stretch in marks that is speech, and "no" for the others."""
    marked = find_marked(text)
    return [
        "yes" if found else "no" for found in are_speech(text, marked, [attributed] * len(marked))
    ]
