"""Sentences: the cases in the table, and any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.prose.sentences import sentence_at, sentence_starts, split_sentences
from effort import examples
from prose_cases import annotated

CASES = [case for story in annotated("sentences.txt") for case in story]
PIECES = (
    "Vik",
    "Rep.",
    "U.S.",
    "E.",
    "5 p.m.",
    ". ",
    "? ",
    "… ",
    '."',
    ") ",
    " ",
    "the ",
    "(",
    "\n",
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=20).map("".join)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:60] for text, _ in CASES])
def test_sentences_of_a_paragraph(text: str, expected: list[str]) -> None:
    """A paragraph has the sentences in the table, and no others."""
    assert [text[start:end] for start, end in split_sentences(text)] == expected


@settings(max_examples=examples(200), deadline=None)
@given(TEXTS)
def test_sentences_are_in_order_and_all_of_the_text(text: str) -> None:
    """Nothing but space stands between sentences, and every offset lies in the sentence found."""
    since = 0
    for start, end in split_sentences(text):
        assert not text[since:start].strip()
        assert start < end
        since = end
    starts = sentence_starts(text)

    assert not text[since:].strip()
    assert [sentence_at(starts, start) for start in starts] == list(range(len(starts)))
