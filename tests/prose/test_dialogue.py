"""Dialogue after a dash: what is said, who says it, and the dashes that open something else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.prose.quotes.dialogue import find_lines
from briefkit.prose.speakers import find_attributed
from effort import examples
from growth import grows_with_size
from prose_cases import annotated

CASES = [case for story in annotated("dialogue.txt") for case in story]
PIECES = (
    "— ",
    "—",
    ", ",
    "? ",
    ". ",
    "dit",
    "a dit ",
    "dijo ",
    "Mme. Roux",
    "la Rousse",
    "-t-il",
    "é",
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=2), max_size=20).map("".join)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:60] for text, _ in CASES])
def test_lines_after_a_dash(text: str, expected: list[str]) -> None:
    """Mention, cue and words of every line are those in the table, and there are no others."""
    found = []
    for line in find_lines(text):
        assert line.mention
        assert line.cue
        mention, cue = text[slice(*line.mention)], text[slice(*line.cue)]
        found.append(f"{mention} | {cue} | {text[line.start : line.end]}")

    assert found == expected


def test_lines_beside_dialogue_are_dialogue() -> None:
    """The answer to a line that somebody speaks is one too, though nobody is named."""
    texts = [
        "La salle.",
        "— ¿Y el puente?",
        "— Vamos, dijo Ana Ruiz.",
        "— ¿Adónde?",
        "Fin.",
        "— Tres.",
    ]
    quotes = find_attributed(texts)

    assert [[quote.text for quote in found] for found in quotes] == [
        *([], ["¿Y el puente?"], ["Vamos"], ["¿Adónde?"], [], [])
    ]
    assert {quote.kind for found in quotes for quote in found} == {"dialogue"}
    assert [quote.speaker for found in quotes for quote in found] == [None, "Ana Ruiz", None]


def test_lists_after_a_dash_are_no_dialogue() -> None:
    """Where nobody speaks, a dash opens an item, a dateline or a signature."""
    assert not any(find_attributed(["— The bridge is open.", "— It is wide.", "– Tora Vik"]))


@settings(max_examples=examples(200), deadline=None)
@given(TEXTS)
def test_any_text_can_be_read(text: str) -> None:
    """Lines are in order and apart, hold words, and name what stands outside of them."""
    end = 0
    for line in find_lines(f"— {text}"):
        assert end <= line.start < line.end <= len(text) + 2
        assert line.mention
        assert line.mention[0] >= line.end or line.mention[1] <= line.start
        end = line.end


@pytest.mark.parametrize("filler", [*PIECES, ", dit ", ", dit Roux Roux ", "? A B C D "], ids=ascii)
def test_time_grows_with_the_size_alone(filler: str) -> None:
    """Four times the text takes about four times as long, whatever it is made of."""
    assert grows_with_size(lambda text: find_lines(f"— {text}"), filler)
