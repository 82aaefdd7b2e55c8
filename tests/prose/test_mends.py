"""Words that layout broke: hyphens at line ends, drop capitals, and subheads beside them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.prose.structure.layout import lay_out
from briefkit.prose.structure.mends import Vocabulary, find_drop_cap, is_drop_cap, tell_joint
from briefkit.prose.structure.subheads import is_subhead
from effort import examples
from prose_cases import rows


@pytest.mark.parametrize("row", rows("hyphens.tsv"), ids=lambda row: row["line"] + row["following"])
def test_hyphens_at_line_ends(row: dict[str, str]) -> None:
    """The hyphen goes, stays, or stays in doubt; a dash is none."""
    text = "\n".join((row["line"], row["following"], row["elsewhere"]))

    assert tell_joint(row["line"], row["following"], Vocabulary(text)) == row["joint"]


@pytest.mark.parametrize("row", rows("subheads.tsv"), ids=lambda row: row["line"])
def test_subheads_that_end_in_a_mark(row: dict[str, str]) -> None:
    """Labels, times and questions to the reader are subheads, sentences of the story are not."""
    assert is_subhead(row["line"]) == (row["is_subhead"] == "yes")


@pytest.mark.parametrize(
    ("letter", "rest", "expected"),
    [
        ("T", "he council met.", True),
        ("“W", "e met,” she said.", True),
        ("A", "fter the council met.", True),
        ("A", "bridge opened.", False),
        ("T", "The council met.", False),
        ("t", "he council met.", False),
        ("TH", "e council met.", False),
    ],
)
def test_drop_capitals_on_their_own_line(letter: str, rest: str, *, expected: bool) -> None:
    """A lone capital opens the word below it, unless it is a word itself."""
    assert is_drop_cap(letter, rest) is expected


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("T he council met.", 1),
        ("“W e met,” she said.", 2),
        ("H olm met the council. Holm said so.", 1),
        ("X marks the spot.", 0),
        ("A bridge opened.", 0),
        ("I know.", 0),
        ("THE COUNCIL met.", 0),
        ("", 0),
    ],
)
def test_drop_capitals_before_their_word(text: str, offset: int) -> None:
    """A lone capital and the rest of a word are joined only where they make a word for sure."""
    assert find_drop_cap(text, Vocabulary(text)) == offset


def test_words_are_put_together_in_a_paragraph() -> None:
    """Hyphen and line end go, and each character still has its place in the source."""
    source = "T\nhe inter-\nnational well-\nknown bridge"
    [passage] = lay_out(source)

    assert passage.text == "The international well-known bridge"
    assert [source[passage.place(at)] for at, _, _ in passage.mends] == ["h", "n", "k"]
    assert [mend.kind for mend in passage.mends] == ["drop cap", "cut", "kept"]


@settings(max_examples=examples(200), deadline=None)
@given(st.text(max_size=12), st.text(max_size=12), st.text(max_size=12))
def test_any_lines_can_be_asked_about(line: str, following: str, elsewhere: str) -> None:
    """Whatever stands in them, there is an answer, and a drop capital is followed by a space."""
    words = Vocabulary(elsewhere)
    text = f"{line} {following}"
    offset = find_drop_cap(text, words)

    assert tell_joint(f"{line}-", following, words) in ("", "cut", "kept", "unsure")
    assert is_subhead(text) in (True, False)
    assert not offset or text[offset].isspace()
