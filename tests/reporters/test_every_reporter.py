"""What holds for every output, whatever was found."""

from __future__ import annotations

import attrs
import pytest
from hostile import FINDING, findings, reports
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import READINGS

from briefkit.problems import Severity
from briefkit.reporters import REPORTERS, RunInfo, rendered
from briefkit.reporters.github import StepSummaryWriter
from briefkit.validation import Report
from briefkit.validation.catalogue import CORE
from briefkit.validation.findings.finding import CRASH_CODE
from effort import examples

INFO = RunInfo(rules=CORE.select("BK5"), base="/repo", fail_on="warning")
few = settings(max_examples=examples(30), deadline=None)


def written(name: str, *parts: Report) -> str:
    """Return the output of a run of some reports."""
    writer = REPORTERS[name](INFO)
    return "".join(map(writer.add, parts)) + writer.end()


def expected(name: str, found: list[str]) -> list[str]:
    """Return the codes that an output shows of those found: SARIF takes crashes apart."""
    return [code for code in found if name != "sarif" or code != CRASH_CODE]


def test_every_reporter_is_read_here() -> None:
    """A new output comes with a way to read it back."""
    assert list(READINGS) == list(REPORTERS)


@pytest.mark.parametrize("name", REPORTERS)
@few
@given(parts=st.lists(reports, max_size=3))
def test_all_is_told_in_order_and_in_the_format(name: str, parts: list[Report]) -> None:
    """Whatever was found can be read back: every finding, in the order in which it came."""
    text = written(name, *parts)
    found = expected(name, [finding.code for part in parts for finding in part])

    text.encode()
    read = READINGS[name](text)
    if name == "junit":  # by family
        read, found = sorted(read), sorted(found)
    assert read == found


@pytest.mark.parametrize("name", REPORTERS)
@few
@given(report=reports)
def test_nothing_controls_what_shows_it(name: str, report: Report) -> None:
    """No output holds a character that is not plainly visible, but for line feeds."""
    assert written(name, report).replace("\n", "").isprintable()


@pytest.mark.parametrize("name", REPORTERS)
@few
@given(found=st.lists(findings, max_size=5), cut=st.integers(0, 5))
def test_where_a_run_is_cut_makes_no_difference(name: str, found: list, cut: int) -> None:
    """One report and two that hold the same give the same bytes, every time."""
    one = Report(
        findings=(attrs.evolve(finding, path="a.md") for finding in found), paths=("a.md",)
    )
    ordered = one.findings
    parts = [
        attrs.evolve(one, findings=ordered[:cut]),
        attrs.evolve(one, findings=ordered[cut:], files_checked=0),
    ]

    assert written(name, one) == written(name, one) == rendered(one, name, INFO)
    assert written(name, *parts) == written(name, one)


@pytest.mark.parametrize("name", REPORTERS)
def test_a_message_of_a_megabyte(name: str) -> None:
    """Nothing is so long that it cannot be told."""
    finding = attrs.evolve(FINDING, message="é\x1b" * 500_000, path="a" * 5000)

    assert READINGS[name](written(name, Report(findings=[finding]))) == ["BK501"]


@pytest.mark.parametrize("name", REPORTERS)
def test_nothing_found(name: str) -> None:
    """A run without findings, and one without files, are complete outputs too."""
    assert READINGS[name](written(name, Report(paths=("a.md",)))) == []
    assert READINGS[name](written(name)) == []


@pytest.mark.parametrize("name", REPORTERS)
def test_a_crash_is_told(name: str) -> None:
    """A run that cannot be trusted does not look like one without findings."""
    crash = attrs.evolve(
        FINDING, code=CRASH_CODE, severity=Severity.ERROR, message="the rule BK503 crashed"
    )

    assert "the rule BK503 crashed" in written(name, Report(findings=[crash]))


@few
@given(parts=st.lists(reports, max_size=3))
def test_the_table_for_github_holds_a_row_for_each(parts: list[Report]) -> None:
    """What is found can break out neither of its cell nor of its line."""
    writer = StepSummaryWriter(INFO)
    text = "".join(map(writer.add, parts)) + writer.end()
    rows = [line for line in text.split("\n") if line.startswith("|")]
    found = [finding for part in parts for finding in part]

    assert text.replace("\n", "").isprintable()
    assert all(row.count("|") == 5 for row in rows)
    assert not set("<>`[]*_") & set("".join(rows))
    assert len(rows) == (len(found) + 2 if found else 0)
