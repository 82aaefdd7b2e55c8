"""Validation through the front door: files, texts, briefs and mappings; never an exception."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import briefkit
from briefkit.errors import FileAccessError, UnknownFormatError
from briefkit.validation.catalogue import CORE
from effort import examples
from mutations import mutated_mappings

FLAWED = {"headline": "Ceasefire holds.", "sections": []}
PERIOD = CORE.select("BK117")
ASSORTED = Path(__file__).parent / "data" / "structure" / "assorted.json"


def test_the_same_is_found_however_a_brief_is_given(tmp_path: Path) -> None:
    """A brief, a mapping, a text and a file with the same defect give the same finding."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps(FLAWED))

    reports = [
        briefkit.validate(briefkit.read(path), rules=PERIOD),
        briefkit.validate(FLAWED, rules=PERIOD),
        briefkit.validate_text(json.dumps(FLAWED), rules=PERIOD),
        briefkit.validate_text(json.dumps(FLAWED).encode(), "json", rules=PERIOD),
        briefkit.validate(path, rules=PERIOD),
    ]

    assert [[(f.code, f.pointer) for f in r] for r in reports] == [[("BK117", "/headline")]] * 5
    (finding,) = reports[-1]
    assert (finding.path, finding.format) == (str(path), "json")


def test_assorted_defects_are_all_found_in_their_places() -> None:
    """A document with 17 defects and more gives each once, with pointer, line and column."""
    case = json.loads(ASSORTED.read_text(encoding="utf-8"))
    text = json.dumps(case["mapping"], indent=2)
    lines = text.split("\n")

    rules = CORE.select("BK0", "BK101", "BK102", "BK103", "BK104", "BK105")

    report = briefkit.validate_text(text, "json", rules=rules)

    assert sorted([f.code, f.pointer] for f in report) == sorted(p[:2] for p in case["problems"])
    for finding in report:
        assert finding.span is not None
        rest = lines[finding.span.line - 1][finding.span.column - 1 :]
        assert rest[0] in '"n7{45'


@pytest.mark.parametrize("layout", [{"indent": None}, {"indent": 2}, {"indent": 7}])
def test_places_are_exact_in_any_layout(layout: dict[str, Any]) -> None:
    """The span of a finding cuts the value out of the text, however it is laid out."""
    text = json.dumps({"headline": "x", "sections": [], "urgency": "three"}, **layout)

    report = briefkit.validate_text(text, "json", rules=CORE.select("BK103"))

    (finding,) = report
    assert finding.span is not None
    line = text.split("\n")[finding.span.line - 1]
    assert line[finding.span.column - 1 : finding.span.end_column - 1] == '"three"'


def test_every_line_of_a_stream_is_validated(tmp_path: Path) -> None:
    """Findings of NDJSON point at their own lines; broken lines are findings too."""
    path = tmp_path / "a.ndjson"
    good = json.dumps({"headline": "Ceasefire holds", "sections": []})
    path.write_text("\n".join([good, json.dumps(FLAWED), "{", good]) + "\n")
    rules = CORE.select("BK117", "BK001")

    for report in (
        briefkit.validate(path, rules=rules),
        briefkit.validate_text(path.read_text(), "ndjson", rules=rules),
    ):
        assert [(f.code, f.span and f.span.line) for f in report] == [("BK117", 2), ("BK001", 3)]
        assert report.files_checked == 4


def test_nothing_is_found_where_nothing_could_be_read() -> None:
    """A value that could not be read is one finding, and no rule adds that it is missing."""
    report = briefkit.validate_text(
        '{"headline": "x", "sections": [], "published": 7}', "json", rules=CORE
    )

    assert [f.code for f in report if f.pointer == "/published"] == ["BK103"]


def test_times_are_judged_by_the_instant_given() -> None:
    """`now` decides what lies in the future, not the clock."""
    brief = briefkit.Brief(
        headline="x", sections=[], published=dt.datetime(2025, 8, 3, tzinfo=dt.UTC)
    )
    early = briefkit.validate(brief, rules=CORE, now=dt.datetime(2025, 8, 1, tzinfo=dt.UTC))
    late = briefkit.validate(brief, rules=CORE, now=dt.datetime(2025, 8, 4, tzinfo=dt.UTC))

    assert ("BK308" in early.by_code(), "BK308" in late.by_code()) == (
        "BK308" in {rule.code for rule in CORE},
        False,
    )


def test_missing_files_and_formats_are_errors_not_findings(tmp_path: Path) -> None:
    """What is wrong with the call is raised; what is wrong with the data is reported."""
    with pytest.raises(FileAccessError):
        briefkit.validate(tmp_path / "missing.json")
    with pytest.raises(UnknownFormatError):
        briefkit.validate_text("{}", "docx")
    with pytest.raises(UnknownFormatError):
        briefkit.validate_text("{}", "")


def test_bad_bytes_are_findings() -> None:
    """Content that is no text at all is a finding with a place."""
    (finding,) = briefkit.validate_text(b"\x89PNG\r\n", "wire").errors

    assert (finding.code, finding.span is not None) == ("BK002", True)


@given(data=st.binary(max_size=200), format=st.sampled_from(["json", "ndjson", "markdown", "wire"]))
@settings(max_examples=examples(200), deadline=None)
def test_any_bytes_give_a_report(data: bytes, format: str) -> None:
    """Validating arbitrary bytes in any format ends in a report."""
    assert isinstance(briefkit.validate_text(data, format), briefkit.Report)


def _nested_in_itself() -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    mapping.update(headline="x", sections=[], extra={"a": mapping, "b": [mapping, mapping]})
    return mapping


@pytest.mark.parametrize(
    ("fields", "code", "pointer"),
    [
        ({"extra": {"a": _nested_in_itself()}}, "BK004", "/extra/a" + "/extra/a" * 31),
        ({1: 2}, "BK103", ""),
        ({"extra": {"a": [{None: 1}]}}, "BK103", "/extra/a/0"),
        ({"extra": {"a": float("inf")}}, "BK006", "/extra/a"),
        ({"deck": "\ud83d"}, "BK002", "/deck"),
    ],
)
def test_what_no_text_could_hold_is_a_finding_in_a_mapping(
    fields: dict[Any, Any], code: str, pointer: str
) -> None:
    """A mapping that nests without end or has odd keys is judged as JSON of the kind would be."""
    report = briefkit.validate({"headline": "x", "sections": [], **fields})

    assert (code, pointer) in {(finding.code, finding.pointer) for finding in report.errors}


@given(mapping=mutated_mappings())
@settings(max_examples=examples(100), deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_mapping_gives_a_report(mapping: dict[str, Any]) -> None:
    """Validating a broken mapping ends in a report, without a crashed rule."""
    report = briefkit.validate(mapping, rules=CORE)

    assert "BK099" not in report.by_code()
    assert report.to_dict() == briefkit.validate(mapping, rules=CORE).to_dict()
