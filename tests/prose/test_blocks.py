"""Passages and blocks: wraps, items, headings, pull quotes, broken sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.prose.blocks import arrange
from briefkit.prose.passages import lay_out

FOLDER = Path(__file__).parents[1] / "data" / "prose" / "blocks"
CASES = sorted(FOLDER.glob("*.txt"))
PIECES = (
    *("\n", "\n\n", "\r\n", "  ", "\t", "• ", "- ", "1. ", "2. ", "___", "\u2028", "\f"),
    *("the bridge is", "The bridge", "opened.", "and the valley with it", "x" * 70),
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=20).map("".join)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_blocks_of_a_text(path: Path) -> None:
    """The text above the line of equals signs has the blocks that stand below it."""
    text, _, expected = path.read_text(encoding="utf-8").partition("\n=====\n")
    found = [
        f"{part.kind}: " + " | ".join(passage.text for passage in part.passages)
        for part in arrange(lay_out(text))
    ]

    assert found == expected.splitlines()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_other_line_ends_change_nothing(path: Path) -> None:
    """CRLF, CR, trailing spaces and blank lines around it do not matter to a text."""
    text, _, _ = path.read_text(encoding="utf-8").partition("\n=====\n")
    expected = [passage.text for passage in lay_out(text)]

    for variant in (
        "\n\n \t\n" + text,
        text.replace("\n", "\r\n"),
        text.replace("\n", " \r") + "\n\f\n",
    ):
        assert [passage.text for passage in lay_out(variant)] == expected


def test_a_case_is_there() -> None:
    """The folder of cases is found."""
    assert CASES


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_character_has_its_place(text: str) -> None:
    """No word is lost or moved, and each character of a passage stands where it says."""
    passages = lay_out(text)

    assert (
        "".join(p.marker + p.text for p in passages).split() == []
        or [word for p in passages for word in (p.marker + p.text).split()] == text.split()
    )
    for passage in passages:
        for offset, char in enumerate(passage.text):
            place = passage.place(offset)
            assert char == " " or text[place] == char
    parts = arrange(passages)
    assert [word for part in parts for p in part.passages for word in p.text.split()] == [
        word for p in passages for word in p.text.split()
    ]
    for part in parts:
        for join in part.joins:
            assert part.passages[0].text[join] == " "
