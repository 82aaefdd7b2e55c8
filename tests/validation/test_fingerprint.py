"""What a finding is known by from run to run."""

from __future__ import annotations

import attrs
import pytest

from briefkit.problems import Severity, SourceSpan
from briefkit.validation.finding import Finding

FINDING = Finding(
    code="BK501",
    name="no-terminal-punctuation",
    severity=Severity.WARNING,
    message="paragraph ends without punctuation",
    pointer="/sections/0/blocks/3/text",
    path="stories/bridge.json",
    text="The bridge opened",
)


@pytest.mark.parametrize(
    "same",
    [
        {"pointer": "/sections/0/blocks/4/text"},
        {"pointer": "/sections/2/blocks/3/text"},
        {"span": SourceSpan(4, 1, 4, 9), "start": 3},
        {"message": "said otherwise", "severity": Severity.ERROR},
        {"path": "stories\\bridge.json"},
        {"text": "THE bridge opened"},
    ],
)
def test_what_leaves_it_alone(same: dict[str, object]) -> None:
    """A paragraph more above, another severity, wording or path separator are the same case."""
    assert attrs.evolve(FINDING, **same).fingerprint == FINDING.fingerprint


@pytest.mark.parametrize(
    "other",
    [
        {"code": "BK502"},
        {"pointer": "/sections/0/heading"},
        {"path": "stories/tunnel.json"},
        {"text": "The bridge closed"},
    ],
)
def test_what_makes_another(other: dict[str, object]) -> None:
    """Another rule, field, file or wording is another case."""
    assert attrs.evolve(FINDING, **other).fingerprint != FINDING.fingerprint
