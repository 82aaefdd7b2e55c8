"""Quotations: the patterns in the table, the marks that are none, and any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.prose.quotes import find_quotes, is_direct
from effort import examples
from growth import grows_with_size
from prose_cases import annotated

CASES = [case for story in annotated("quotes.txt") for case in story]
# What a pattern may choke on: each fills a text between two quotations.
HOSTILE = (
    *(
        '"a" ',
        '"a"',
        "said ",
        'said "a b" ',
        "Vik, ",
        'Vik, said, "x" ',
        "Vik Berge ",
        "letter of ",
    ),
    *('Vik said. "Q." ', "( ", "1,000 ", "and Vik said ", "to say to ", "\x01", "who said "),
    *(
        '"a," Vik said, according to ',
        "— said — ",
        ', while he said "a" ',
        "really said ",
        "later ",
    ),
    *("“A”, sagte der ", "<b>", "<b ", "four in 10 ", "a source close to ", "shot back "),
    *("in the past ", "In a poll, ", "- Vik: ", ", reports Vik. ", "“A” a dit le maire de "),
    *("Vik's claim ", ' was called "a" by ', 'Vik: "A." ', '"a" and "b," ', "U.S. ", "... ", "“"),
)
PIECES = (
    *('"', "“", "”", "«", "»", "``", "''", "'", " ", ", ", ". ", "(", ")", "<a b=", ">", "6'2"),
    *("sagte", "a déclaré", "der ", "le maire", "</b>", "shot back", "close to", "In a poll, 3%"),
    *("said", "Tora Vik", "the mayor", "he", "according to ", "praising ", "The bridge is open"),
    *(
        ": ",
        " — ",
        " ― ",
        "who",
        "that",
        "while",
        "and",
        "'s",
        "claim",
        "was called",
        " by ",
        "Mr. ",
    ),
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


def test_marks_within_markup_are_read() -> None:
    """Words in marks may look like part of an element; they are no less words in marks."""
    assert find_quotes('<g"<"A>o') == ()


@settings(max_examples=examples(300), deadline=None)
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


@pytest.mark.parametrize("filler", HOSTILE)
def test_four_times_the_text_takes_about_four_times_as_long(filler: str) -> None:
    """Filler of any kind costs in proportion to its length: no pattern looks at all of it."""
    assert grows_with_size(
        lambda text: find_quotes(f'"Open," he said. {text} Vik said "it is open."'), filler
    )
