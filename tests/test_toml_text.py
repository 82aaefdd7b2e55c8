"""TOML as text: what is wrong with it has a place, and nothing in it takes long."""

from __future__ import annotations

import time

import pytest

import briefkit
from briefkit import toml_text


class RefusedError(Exception):
    """What the tests let be raised."""


@pytest.mark.parametrize(
    ("text", "message", "at"),
    [
        ("a = 1\r\nb = 2 3", "expected newline or end of document after a statement", 13),
        ("a = [1", "unclosed array", 6),
        (f"a = 1\nb = {'1' * 5000}", "an integer of more than 4300 digits", 10),
        (f"a = 1\n{'.'.join('a' * 32_000)} = 1", "a line has more than 500 dots", 6),
    ],
)
def test_what_is_refused_has_a_place(text: str, message: str, at: int) -> None:
    """The error is the caller's own; it is told what is wrong, and where, at once."""
    started = time.process_time()

    with pytest.raises(RefusedError) as caught:
        toml_text.parse(text, RefusedError)

    assert caught.value.args == (message, at)
    assert time.process_time() - started < 1


def test_values_are_read() -> None:
    """Line ends may be those of Windows, and many dots are no harm over many lines."""
    assert toml_text.parse("a.b = 1\r\n" + "# ...\r\n" * 400, RefusedError) == {"a": {"b": 1}}


@pytest.mark.parametrize("body", [f"a = {'1' * 5000}", ".".join("a" * 32_000)])
def test_front_matter_that_no_parser_takes_is_a_finding(body: str) -> None:
    """Validating never raises on bad data, nor takes long over it."""
    report = briefkit.validate_text(f"+++\n{body}\n+++\n\n# Bridge opens\n", "markdown")

    assert [(f.code, f.span and f.span.line) for f in report.errors] == [("BK001", 2)]
