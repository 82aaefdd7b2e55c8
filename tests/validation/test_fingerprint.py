"""What a finding is known by from run to run."""

from __future__ import annotations

import attrs
import pytest

from briefkit.problems import Severity, SourceSpan
from briefkit.validation import CORE, check
from briefkit.validation.examples import brief_of
from briefkit.validation.findings.finding import Finding

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
        {"beside": "over the river. The bridge opened"},
    ],
)
def test_what_makes_another(other: dict[str, object]) -> None:
    """Another rule, field, file or wording is another case."""
    assert attrs.evolve(FINDING, **other).fingerprint != FINDING.fingerprint


def test_few_words_are_known_by_what_stands_beside_them() -> None:
    """The same slip in another sentence is another case, though its words are the same."""
    texts = ("The river  runs below the old bridge.", "Traffic over  it has doubled since May.")

    slips = [check(brief_of(text), CORE.select("BK504")).findings[0] for text in texts]

    assert slips[0].text == slips[1].text == "  "
    assert slips[0].fingerprint != slips[1].fingerprint
