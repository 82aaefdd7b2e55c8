"""Findings and reports: order, counts, exit codes, and the error that carries them."""

from __future__ import annotations

import copy
import json
import pickle

import attrs
import pytest

from briefkit.errors import BriefkitError
from briefkit.problems import Severity, SourceSpan
from briefkit.validation import Finding, InvalidBriefError, Report
from briefkit.validation.catalogue import CORE
from briefkit.validation.findings.finding import Excerpt, Replacement
from briefkit.validation.findings.fix import Edit, Fix


def finding(code: str = "BK501", severity: str = "warning", **details: object) -> Finding:
    """Return a finding with what does not matter filled in."""
    values = {"name": "a-name", "message": "a message", "pointer": "/headline", **details}
    return Finding(code=code, severity=Severity(severity), **values)


ERROR = finding("BK103", "error", pointer="/urgency")
WARNING = finding("BK501")
NOTE = finding("BK510", "info", pointer="")


def test_findings_come_in_the_order_of_the_text() -> None:
    """Path, then line and column, then the natural order of pointers, then code."""
    ordered = [
        finding("BK510", path="a", span=SourceSpan(1, 1, 1, 1)),
        finding("BK501", path="a", span=SourceSpan(2, 10, 2, 11)),
        finding("BK502", path="a", span=SourceSpan(2, 10, 2, 11)),
        finding(path="a", span=SourceSpan(10, 1, 10, 2)),
        finding(path="b", pointer="/sections/0/blocks/9"),
        finding(path="b", pointer="/sections/0/blocks/10", start=1),
        finding(path="b", pointer="/sections/0/blocks/10", start=7),
    ]

    assert Report(findings=reversed(ordered)).findings == tuple(ordered)


@pytest.mark.parametrize(
    ("findings", "fail_on", "code"),
    [
        ([], "info", 0),
        ([NOTE, WARNING], "error", 0),
        ([NOTE, WARNING], "warning", 1),
        ([NOTE], "info", 1),
        ([ERROR], "error", 1),
        ([finding("BK099", "error"), WARNING], "error", 2),
    ],
)
def test_exit_code(findings: list[Finding], fail_on: str, code: int) -> None:
    """0 clean, 1 as bad as the limit or worse, 2 if a rule crashed."""
    report = Report(findings=findings)

    assert report.exit_code(fail_on) == code
    assert report.ok(fail_on) == (code == 0)


def test_an_unknown_limit_is_refused() -> None:
    """A misspelled severity does not make a run pass."""
    with pytest.raises(ValueError, match="warn"):
        Report().ok("warn")


def test_a_report_has_no_truth_value() -> None:
    """`if validate(x):` cannot be written by mistake; the message says what to write."""
    with pytest.raises(TypeError, match=r"report\.ok\(\)"):
        bool(Report())


def test_views() -> None:
    """A report counts and groups its findings."""
    report = Report(findings=[ERROR, WARNING, NOTE, finding(path="a.json")])

    assert len(report) == 4
    assert report.errors == (ERROR,)
    assert report.warnings == (WARNING, finding(path="a.json"))
    assert report.counts == {Severity.ERROR: 1, Severity.WARNING: 2, Severity.INFO: 1}
    assert {code: len(found) for code, found in report.by_code().items()} == {
        "BK103": 1, "BK501": 2, "BK510": 1,
    }  # fmt: skip
    assert {path: len(found) for path, found in report.by_file().items()} == {None: 3, "a.json": 1}


def test_filter() -> None:
    """A report can be narrowed by code, prefix, name, severity, file and place."""
    named = finding("BK700", name="other", path="a.json", pointer="/byline/authors/0/name")
    report = Report(findings=[ERROR, WARNING, NOTE, named], files_checked=3)

    assert set(report.filter("BK5")) == {WARNING, NOTE}
    assert list(report.filter("other")) == [named]
    assert set(report.filter(at_least="warning")) == {ERROR, WARNING, named}
    assert list(report.filter(path="a.json")) == [named]
    assert list(report.filter(pointer="/byline")) == [named]
    assert list(report.filter("BK5", at_least="error")) == []
    assert report.filter("BK5").files_checked == 3


def test_merge() -> None:
    """Reports of several files make one."""
    one = Report(findings=[ERROR], truncated=2, rules_run=("BK103",))
    other = Report(findings=[NOTE], truncated=1, rules_run=("BK103", "BK510"))

    merged = one.merge(other, Report())

    assert set(merged) == {ERROR, NOTE}
    assert (merged.files_checked, merged.truncated) == (3, 3)
    assert merged.rules_run == ("BK103", "BK510")


def test_to_dict_is_json() -> None:
    """The dictionary form is versioned, holds JSON values, and leaves out what is not known."""
    span = SourceSpan(1, 2, 1, 5)
    full = finding(span=span, start=0, end=3, data={"a": 1}, related=(("/deck", "the deck"),))

    report = Report(findings=[full, NOTE], truncated=1, rules_run=("BK501", "BK510")).to_dict()

    assert json.loads(json.dumps(report)) == report
    assert report["schema"] == "briefkit-report/1"
    assert report["summary"] == {
        "files": 1, "errors": 0, "warnings": 1, "infos": 1, "fixable": 0, "suppressed": 0,
        "truncated": 1, "rules": 2,
    }  # fmt: skip
    note, warning = report["findings"]
    assert note == {
        "code": "BK510", "name": "a-name", "severity": "info", "message": "a message",
        "pointer": "", "fingerprint": NOTE.fingerprint,
    }  # fmt: skip
    assert warning["span"] == {"line": 1, "column": 2, "end_line": 1, "end_column": 5}
    assert warning["related"] == [{"pointer": "/deck", "message": "the deck"}]


def test_raise_for_errors() -> None:
    """Errors raise once, with the whole report; warnings do not."""
    Report(findings=[WARNING]).raise_for_errors()
    errors = [finding("BK103", "error", pointer=f"/keywords/{n}", path="a.json") for n in range(7)]
    with pytest.raises(InvalidBriefError) as caught:
        Report(findings=[*errors, WARNING]).raise_for_errors()

    error = caught.value
    assert isinstance(error, BriefkitError)
    assert isinstance(error, ValueError)
    assert len(error.report) == 8
    assert str(error).startswith("a.json:/keywords/0: BK103 a message; ")
    assert str(error).endswith("; and 2 more")


def test_reports_and_their_error_survive_pickling() -> None:
    """Findings cross process borders whole."""
    report = Report(findings=[finding(data={"a": 1}), ERROR])
    error = InvalidBriefError(report)

    again = pickle.loads(pickle.dumps(error))

    assert again.report == report
    assert str(again) == str(error) == "/urgency: BK103 a message"
    assert hash(again.report) == hash(report)


def test_all_that_a_finding_holds_survives_pickling() -> None:
    """Place, fix, excerpt and what a fix comes to in the source are as they were; so in copies."""
    span = SourceSpan(3, 1, 3, 4)
    full = finding(
        span=span,
        start=0,
        end=3,
        fix=Fix(message="replace it", edits=[Edit(pointer="/headline", start=0, end=3)]),
        excerpt=Excerpt("the headline", 0, 3, 1, 4, cut_after=True),
        replacements=(Replacement(span, 1, 4, ""),),
        suppression="inline",
    )

    for again in (pickle.loads(pickle.dumps(full)), copy.deepcopy(full), copy.copy(full)):
        assert again == full
        assert repr(again) == repr(full)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            again.span.line = 4


def test_reports_without_findings_take_next_to_nothing_to_send() -> None:
    """A hundred of one file, pickled together, come to a few bytes each."""
    rules = CORE.codes
    reports = [Report(rules_run=rules, paths=("a.ndjson",)) for _ in range(100)]

    assert len(pickle.dumps(reports)) - len(pickle.dumps(reports[:1])) < 99 * 25
