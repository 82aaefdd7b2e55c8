"""Text in messages: visible, short, harmless."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.echo import printable, quoted


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a café – “so”", "a café – “so”"),
        ("\x1b[2J", "\\x1b[2J"),
        ("a\r\n::error::b", "a\\x0d\\x0a::error::b"),
        ("\u202eabc\u2028", "\\u202eabc\\u2028"),
        ("\ud83d", "\\ud83d"),
        ("\U000e0001", "\\U000e0001"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    """What is not plainly visible is spelled out."""
    assert printable(text) == shown


@given(st.text(), st.integers(10, 80))
def test_quoted_is_short_and_visible(text: str, limit: int) -> None:
    """Whatever the text, a quotation of it fits and can be printed anywhere."""
    shown = quoted(text, limit)

    assert len(shown) <= limit
    assert shown.isprintable()
    shown.encode()


def test_quoted_says_that_it_cut() -> None:
    """A cut text ends in an ellipsis."""
    assert quoted("bridge") == '"bridge"'
    assert quoted("b" * 100, 10) == '"' + "b" * 7 + '…"'
