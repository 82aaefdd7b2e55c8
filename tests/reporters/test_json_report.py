"""The JSON reports: versioned, complete, the same bytes every time."""

from __future__ import annotations

import json

import attrs
import pytest
from hostile import reports
from hypothesis import given, settings

from briefkit.problems import Severity, SourceSpan
from briefkit.reporters import REPORTERS, RunInfo, rendered
from briefkit.reporters import json as json_reporter
from briefkit.validation import Finding, Report
from effort import examples

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
ASIDE = attrs.evolve(FINDING, suppression="inline", justification="as agreed")


def test_pointer_and_span_are_there() -> None:
    """A program gets both addresses, and the sum."""
    report = json.loads(rendered(Report(findings=[FINDING], truncated=3), "json"))

    assert report["schema"] == "briefkit-report/1"
    (finding,) = report["findings"]
    assert (finding["pointer"], finding["span"]["line"]) == ("/language", 4)
    assert finding["data"] == {"suggestion": "en", "found": [1]}
    assert report["summary"]["errors"] == 1
    assert report["summary"]["truncated"] == 3


def test_bytes_are_plain_and_the_same() -> None:
    """The text is ASCII with nothing but line ends below the space, whatever was found."""
    one, other = (rendered(Report(findings=[FINDING]), "json") for _ in range(2))

    assert one == other
    assert one.isascii()
    assert one.replace("\n", "").isprintable()
    assert one.endswith("}\n")


@settings(max_examples=examples(60), deadline=None)
@given(reports)
def test_the_text_spells_the_dictionary(report: Report) -> None:
    """What is written piece by piece is what `Report.to_dict` returns."""
    assert json.loads(rendered(report, "json")) == report.to_dict()


def test_lines_of_json_hold_the_same() -> None:
    """Each finding is a line, those put aside too; the last line sums up."""
    report = Report(findings=[FINDING], suppressed=[ASIDE], truncated=1)
    first, second, last = map(json.loads, rendered(report, "jsonl").splitlines())
    whole = report.to_dict()

    assert [first] == whole["findings"]
    assert [second] == whole["suppressed"]
    assert second["justification"] == "as agreed"
    assert last == {"schema": whole["schema"], "summary": whole["summary"]}


def test_what_is_put_aside_is_counted_beyond_what_is_listed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The list is kept until the end, so it has one; the count has none."""
    monkeypatch.setattr(json_reporter, "MOST_SUPPRESSED", 3)
    writer = REPORTERS["json"](RunInfo())
    part = Report(suppressed=[ASIDE, ASIDE])
    value = json.loads("".join(writer.add(part) for _ in range(3)) + writer.end())

    assert len(value["suppressed"]) == 3
    assert value["summary"]["suppressed"] == 6
