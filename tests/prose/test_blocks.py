"""Passages and blocks: wraps, items, headings, pull quotes, broken sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.prose.structure.blocks import arrange
from briefkit.prose.structure.layout import lay_out
from briefkit.prose.structure.mends import CUT
from effort import examples

FOLDER = Path(__file__).parents[1] / "data" / "prose" / "blocks"
CASES = sorted(FOLDER.glob("*.txt"))
PIECES = (
    *("\n", "\n\n", "\r\n", "  ", "\t", "• ", "- ", "1. ", "2. ", "___", "\u2028", "\f"),
    *(
        "inter-",
        "national",
        "T",
        "\xad",
        "the bridge is",
        "The bridge",
        "opened.",
        "and the valley with it",
        "x" * 70,
    ),
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


@settings(max_examples=examples(300), deadline=None)
@given(TEXTS)
def test_every_character_has_its_place(text: str) -> None:
    """No character is lost or moved but a hyphen that was cut, and each stands where it says."""
    passages = lay_out(text)
    letters = [char for passage in passages for char in passage.marker + passage.text]
    cut = [mend.place for passage in passages for mend in passage.mends if mend.kind == CUT]

    assert [char for char in letters if not char.isspace()] == [
        char for index, char in enumerate(text) if not char.isspace() and index not in cut
    ]
    for passage in passages:
        for offset, char in enumerate(passage.text):
            assert char.isspace() or text[passage.place(offset)] == char


@settings(max_examples=examples(300), deadline=None)
@given(TEXTS)
def test_blocks_hold_all_passages(text: str) -> None:
    """Each passage is in one block, and sentences are joined by a space."""
    passages = lay_out(text)
    parts = arrange(passages)

    places = [line.start for part in parts for p in part.passages for line in p.lines]
    assert places == [line.start for passage in passages for line in passage.lines]
    for part in parts:
        for join in part.joins:
            assert part.passages[0].text[join] == " "
