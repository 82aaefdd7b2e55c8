"""Rules about the text: what is looked at first, to save time, hides nothing from them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.validation import CORE, check
from briefkit.validation.examples import brief_of
from briefkit.validation.words.passages import Passages
from effort import examples

_SPACED = st.text(alphabet=" \t\n\u00a0ab.", min_size=1, max_size=12)
_STOPPED = st.lists(
    st.sampled_from([*",.;:!?", " ", " ", "a", "Vik", "7", "”", "…", "\n"]), min_size=1, max_size=10
).map("".join)


def codes(texts: list[str], code: str) -> list[str]:
    """Return where a rule finds a case, in a brief with paragraphs."""
    blocks = [{"type": "paragraph", "text": text} for text in texts]
    brief = brief_of({"headline": "Bridge opens", "sections": [{"blocks": blocks}]})
    return [finding.pointer for finding in check(brief, [CORE.find(code)])]


@given(texts=st.lists(_SPACED, min_size=1, max_size=3))
@settings(max_examples=examples(200), deadline=None)
def test_no_odd_space_is_missed(texts: list[str]) -> None:
    """BK504 finds each text that has spaces in a row, breaks, or a space at an end."""
    odd = [
        f"/sections/0/blocks/{index}/text"
        for index, text in enumerate(texts)
        if not text.isspace() and re.search(r"^ | $|[ \t\n]{2}|[\t\n]", text)
    ]

    assert list(dict.fromkeys(codes(texts, "BK504"))) == odd


@pytest.mark.parametrize("code", ["BK505", "BK515"])
@given(texts=st.lists(_STOPPED, min_size=1, max_size=3))
@settings(max_examples=examples(150), deadline=None)
def test_no_odd_stop_is_missed(code: str, texts: list[str]) -> None:
    """What the rules about punctuation find, they find after a first look as without one."""
    found = codes(texts, code)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Passages, "has_odd_stops", property(lambda _: True))
        assert codes(texts, code) == found


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["The the bridge opened."], 1),
        (["The mayor , who  came, opened the the bridge."], 1),
        (["“The the bridge,” she said of the the bridge."], 2),
    ],
)
def test_what_is_quoted_is_a_case_of_its_own(texts: list[str], expected: int) -> None:
    """Slips in somebody's words are reported apart from those around them."""
    assert len(codes(texts, "BK506")) == expected
