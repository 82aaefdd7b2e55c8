"""Validation is total: whatever it is given, it returns a report."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import briefkit
import fuzz
from briefkit.validation import CORE, Report
from effort import examples
from mutations import mutated_mappings

CONTENTS = fuzz.samples([fuzz.DATA])


@pytest.mark.parametrize("seed", range(6))
def test_broken_files_and_odd_mappings(seed: int) -> None:
    """200 files and mappings with things done to them give reports, and no rule crashes."""
    found = fuzz.run(random.Random(seed), CONTENTS, lambda count: count < 200)

    assert found["cases"] == 200
    assert len(found) > 20, "the cases reach too few rules to say anything"


@settings(max_examples=examples(150), deadline=None)
@given(st.binary(max_size=300), st.sampled_from((*fuzz.FORMATS, None)))
def test_any_bytes(content: bytes, format: str | None) -> None:
    """Any bytes give a report in any format."""
    assert isinstance(fuzz.text(content, format), Report)


@settings(max_examples=examples(150), deadline=None)
@given(st.text(max_size=300), st.sampled_from(fuzz.FORMATS))
def test_any_text(content: str, format: str) -> None:
    """Any text, lone surrogates included, gives a report in any format."""
    report = briefkit.validate_text(content, format, rules=CORE)

    assert "BK099" not in report.by_code()


@settings(max_examples=examples(100), deadline=None)
@given(mutated_mappings())
def test_any_mapping(mapping: dict[str, Any]) -> None:
    """A mapping that is nearly a brief gives a report, and stays as it was."""
    before = repr(mapping)
    report = briefkit.validate(mapping, rules=CORE)

    assert "BK099" not in report.by_code()
    assert repr(mapping) == before
