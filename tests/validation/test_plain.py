"""Values of rules as JSON: whatever they hand over, every reader takes it."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from briefkit.problems import Severity
from briefkit.validation.findings.plain import encodable, plain

ROUND: dict[str, object] = {}
ROUND["again"] = ROUND


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (True, True),
        (2**64 - 1, 2**64 - 1),
        (2**64, "0x10000000000000000"),
        (0.5, 0.5),
        (float("nan"), "nan"),
        (float("-inf"), "-inf"),
        ("\ud83d", "\ufffd"),
        ("\ud83d\ude80", "\U0001f680"),
        (Severity.ERROR, "error"),
        ({3, 2}, [2, 3]),
        (frozenset({"b", "a"}), ["a", "b"]),
        ((1, [2]), [1, [2]]),
        ({1: {"a": ()}}, {"1": {"a": []}}),
        (b"\xff", "b'\\xff'"),
        (dt.date(2025, 8, 1), "2025-08-01"),
    ],
)
def test_plain(value: object, expected: object) -> None:
    """What JSON has a word for keeps it; the rest becomes text."""
    found = plain(value)

    assert found == expected
    assert type(found) is type(expected)


def test_what_holds_itself_ends() -> None:
    """A value within itself is followed so far and no further."""
    assert json.dumps(plain(ROUND)).count("again") == 21


def test_text_that_can_be_encoded_stays() -> None:
    """Only what UTF-8 cannot carry is replaced."""
    assert encodable("é\x00\uffff") == "é\x00\uffff"
