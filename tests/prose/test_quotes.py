"""Quotations: the patterns in the table, the marks that are none, and any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.prose.quotes import find_quotes, is_direct
from prose_cases import annotated

CASES = [case for story in annotated("quotes.txt") for case in story]
PIECES = (
    *('"', "“", "”", "«", "»", "``", "''", "'", " ", ", ", ". ", "(", ")", "<a b=", ">", "6'2"),
    *("said", "Tora Vik", "the mayor", "he", "according to ", "praising ", "The bridge is open"),
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=20).map("".join)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:60] for text, _ in CASES])
def test_quotations_and_their_speakers(text: str, expected: list[str]) -> None:
    """Kind, mention, cue and words of every quotation are those in the table, and no others."""
    found = [
        f"{quote.kind} | {quote.mention or ''} | {quote.cue or ''} | {quote.text}".replace(
            "  ", " "
        )
        for quote in find_quotes(text)
    ]

    assert found == expected


@pytest.mark.parametrize(
    ("words", "direct"),
    [
        ("It is open.", True),
        ("open.", False),
        ("It is", False),
        ("2 is enough,", True),
        ("", False),
    ],
)
def test_sentences_are_told_from_fragments(words: str, *, direct: bool) -> None:
    """A capital or a figure first and punctuation last make a sentence."""
    assert is_direct(words) is direct


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_paragraph_can_be_read(text: str) -> None:
    """Quotations are in order and apart, cut out what they claim, and name what stands there."""
    end = 0
    for quote in find_quotes(text):
        assert end <= quote.start < quote.end
        assert quote.text == text[quote.start : quote.end] == quote.text.strip()
        assert quote.mention is None or quote.mention in text
        assert quote.cue is None or quote.cue in text
        assert (quote.mention is None) == (quote.cue is None)
        end = quote.end
