"""The JSON report: versioned, complete, the same bytes every time."""

from __future__ import annotations

import json

from briefkit.problems import Severity, SourceSpan
from briefkit.reporters import rendered
from briefkit.validation import Finding, Report

FINDING = Finding(
    code="BK105",
    name="invalid-value",
    severity=Severity.ERROR,
    message="expected a BCP 47 language tag",
    pointer="/language",
    path="a\x1b\u202e.json",
    span=SourceSpan(4, 15, 4, 24),
    data={"suggestion": "en", "found": {1}},
)


def test_pointer_and_span_are_there() -> None:
    """A program gets both addresses, and the sum."""
    report = json.loads(rendered(Report(findings=[FINDING], truncated=3), "json"))

    assert report["schema"] == "briefkit-report/1"
    (finding,) = report["findings"]
    assert (finding["pointer"], finding["span"]["line"]) == ("/language", 4)
    assert finding["data"]["suggestion"] == "en"
    assert report["summary"]["errors"] == 1
    assert report["summary"]["truncated"] == 3


def test_bytes_are_plain_and_the_same() -> None:
    """The text is ASCII with nothing but line ends below the space, whatever was found."""
    one, other = (rendered(Report(findings=[FINDING]), "json") for _ in range(2))

    assert one == other
    assert one.isascii()
    assert one.replace("\n", "").isprintable()
    assert one.endswith("}\n")
