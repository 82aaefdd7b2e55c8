"""Readable names: capitals undone where that is safe, everything else left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit import readable_name
from effort import examples
from growth import grows_with_size
from prose_cases import rows


@pytest.mark.parametrize("row", rows("readable_names.tsv"), ids=lambda row: row["printed"])
def test_names_in_capitals(row: dict[str, str]) -> None:
    """Particles, prefixes, numerals and initials are spelled as the table says."""
    assert readable_name(row["printed"]) == row["readable"]


@settings(max_examples=examples(200), deadline=None)
@given(st.text(max_size=30) | st.text("AMcO'd-. é", max_size=20))
def test_only_the_case_of_letters_changes(name: str) -> None:
    """No name is refused, no letter is lost, and a readable name stays as it is."""
    readable = readable_name(name)

    assert readable.casefold() == name.casefold()
    assert readable_name(readable).casefold() == name.casefold()


@settings(max_examples=examples(100), deadline=None)
@given(st.text())
def test_names_in_mixed_case_are_left_alone(name: str) -> None:
    """What somebody spelled with small letters is as they spell it."""
    assert readable_name(f"Tora {name}") == f"Tora {name}"


@pytest.mark.parametrize("filler", ["O'", "MC", "A ", "A-", "DE ", "'", "A."])
def test_time_grows_with_the_size_alone(filler: str) -> None:
    """Four times the name takes about four times as long, whatever it is made of."""
    assert grows_with_size(readable_name, filler)
