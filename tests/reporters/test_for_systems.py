"""The outputs for GitHub, GitLab, code scanning, JUnit and reviewdog: what each is to hold."""

from __future__ import annotations

import gc
import json
import tracemalloc
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import pytest
from hostile import FINDING
from readings import commands

from briefkit.problems import Severity, SourceSpan
from briefkit.reporters import REPORTERS, RunInfo, rendered
from briefkit.reporters.github import SUMMARY_BYTES, StepSummaryWriter
from briefkit.reporters.junit import MOST_LINES
from briefkit.reporters.sarif import MOST_RESULTS
from briefkit.validation import Finding, Report
from briefkit.validation.catalogue import CORE
from briefkit.validation.findings.finding import CRASH_CODE, Excerpt, Replacement
from briefkit.validation.findings.fix import Edit, Fix

INFO = RunInfo(rules=CORE.select("BK1", "BK5"), base="/repo")
SPAN = SourceSpan(3, 8, 3, 10)
FIX = Fix(message="remove one", edits=[Edit(pointer="/deck", start=1, end=2, replacement="")])


def found(**changes: Any) -> Finding:
    """Return a finding in a file, with changes."""
    return attrs.evolve(FINDING, **{"path": "desk/a.md", "span": SPAN, **changes})


def value(name: str, *findings: Finding, info: RunInfo = INFO, **details: Any) -> Any:
    """Return the JSON value that an output spells."""
    return json.loads(rendered(Report(findings=findings, **details), name, info))


def results(*findings: Finding, **details: Any) -> list[dict[str, Any]]:
    """Return the results of a SARIF output."""
    return value("sarif", *findings, **details)["runs"][0]["results"]


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/repo/desk/a.md", "desk/a.md"),
        ("/repository/a.md", "/repository/a.md"),
        ("/other/a.md", "/other/a.md"),
        ("./desk//a.md", "desk/a.md"),
        ("<stdin>", "<stdin>"),
    ],
)
def test_paths_count_from_the_base(path: str, shown: str) -> None:
    """A path inside the base is relative, with slashes and no dots before; another stays."""
    finding = found(path=path)

    assert value("gitlab", finding)[0]["location"]["path"] == shown
    assert value("rdjson", finding)["diagnostics"][0]["location"]["path"] == shown
    assert commands(rendered(Report(findings=[finding]), "github", INFO))[0][1]["file"] == shown


@pytest.mark.parametrize(
    ("path", "uri", "is_relative"),
    [
        ("/repo/a b/ü#%.md", "a%20b/%C3%BC%23%25.md", True),
        ("/other/a.md", "file:///other/a.md", False),
        ("c:d.md", "c%3Ad.md", True),
    ],
)
def test_sarif_has_uris(path: str, uri: str, *, is_relative: bool) -> None:
    """A path becomes a URI reference; a relative one says what it counts from."""
    (result,) = results(found(path=path))
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]

    assert artifact["uri"] == uri
    assert ("uriBaseId" in artifact) is is_relative


def test_github_escapes_what_it_would_take_for_its_own() -> None:
    """What a runner reads back is the message, the path and the title, and nothing else."""
    finding = found(message="100%: a,b::error::c%0A", path="a:b,c%25.md", name="x,y:z")
    ((name, properties, message),) = commands(rendered(Report(findings=[finding]), "github"))

    assert (name, message) == ("warning", "100%: a,b::error::c%0A")
    assert properties == {
        "title": "BK501 x,y:z",
        "file": "a:b,c%25.md",
        "line": "3",
        "endLine": "3",
        "col": "8",
        "endColumn": "10",
    }


def test_github_gets_columns_within_one_line_only() -> None:
    """It refuses columns for an annotation of several lines."""
    finding = found(span=SourceSpan(3, 8, 4, 2))
    ((_, properties, _),) = commands(rendered(Report(findings=[finding]), "github"))

    assert properties.keys() == {"title", "file", "line", "endLine"}


def test_github_shows_ten_of_each_level() -> None:
    """More would be dropped without a word; so the last notice counts them."""
    many = [found(severity=severity) for severity in Severity for _ in range(12)]
    told = commands(rendered(Report(findings=many), "github"))
    names = [name for name, _, _ in told]

    assert [names.count(name) for name in ("error", "warning", "notice")] == [10, 10, 10]
    assert told[-1][2].endswith("2 errors, 2 warnings, 3 notices")


def test_the_table_for_github_has_an_end() -> None:
    """It stays below what a summary may hold, in bytes, and says what it leaves out."""
    writer = StepSummaryWriter(INFO)
    report = Report(findings=[found(message="ü" * 9000)] * 30)
    text = "".join(writer.add(report) for _ in range(4)) + writer.end()

    assert len(text.encode()) <= SUMMARY_BYTES
    assert f"\n{120 - text.count('| BK501 |')} more found no room" in text
    assert "120 warnings" in text


def test_gitlab_drops_nothing() -> None:
    """Equal findings have fingerprints of their own, in one report and in the next."""
    writer = REPORTERS["gitlab"](INFO)
    twice = Report(findings=[found(), found()])
    issues = json.loads(writer.add(twice) + writer.add(twice) + writer.end())

    assert len({issue["fingerprint"] for issue in issues}) == 4
    assert issues[0]["fingerprint"] == found().fingerprint
    assert {issue["severity"] for issue in issues} == {"minor"}


def test_gitlab_wants_a_line() -> None:
    """A finding without a place is shown at the first line."""
    (issue,) = value("gitlab", found(span=None))

    assert issue["location"] == {"path": "desk/a.md", "lines": {"begin": 1}}


def test_a_fingerprint_is_the_same_wherever_the_folder_lies() -> None:
    """What the machine calls the folder is no part of it."""
    here = results(found(path="/repo/desk/a.md"))
    there = results(found(path="/elsewhere/desk/a.md"), info=RunInfo(base="/elsewhere"))

    assert here[0]["partialFingerprints"] == there[0]["partialFingerprints"]


def test_sarif_addresses_a_finding_in_two_ways() -> None:
    """Line and column for the file, a JSON Pointer for the brief."""
    (result,) = results(found())
    (place,) = result["locations"]

    assert place["physicalLocation"]["region"] == {
        "startLine": 3,
        "startColumn": 8,
        "endLine": 3,
        "endColumn": 10,
    }
    assert place["logicalLocations"][0]["fullyQualifiedName"] == FINDING.pointer


def test_sarif_points_at_its_rules() -> None:
    """The number of a rule leads to it, also to one that only a reader could report."""
    run = value("sarif", found(), found(code="BK001", name="syntax-error"))["runs"][0]
    rules = run["tool"]["driver"]["rules"]

    assert [rules[r["ruleIndex"]]["id"] for r in run["results"]] == ["BK001", "BK501"]
    known = rules[run["results"][1]["ruleIndex"]]
    assert known["shortDescription"]["text"] == CORE.find("BK501").summary
    assert known["defaultConfiguration"] == {"level": "warning"}
    assert "```text" in known["help"]["markdown"]


@pytest.mark.parametrize(
    ("suppression", "kind"),
    [("inline", "inSource"), ("file", "inSource"), ("baseline", "external")],
)
def test_sarif_keeps_what_was_put_aside(suppression: str, kind: str) -> None:
    """Else GitHub would close the alert, and open it again; the reason goes with it."""
    aside = found(suppression=suppression, justification="as the desk wants it")
    (result,) = results(suppressed=[aside])

    assert result["suppressions"] == [
        {"kind": kind, "status": "accepted", "justification": "as the desk wants it"}
    ]


def test_sarif_says_what_is_new() -> None:
    """Measured by a baseline, each result is old or new; without one nothing is said."""
    info = attrs.evolve(INFO, has_baseline=True)
    measured = results(found(), suppressed=[found(suppression="baseline")], info=info)

    assert [result["baselineState"] for result in measured] == ["new", "unchanged"]
    assert "baselineState" not in results(found())[0]


def test_sarif_tells_of_a_crash() -> None:
    """The run was no success, and which rule crashed is told apart from what was found."""
    crash = found(code=CRASH_CODE, data={"rule": "BK503"}, message="the rule BK503 crashed")
    run = value("sarif", found(), crash)["runs"][0]
    (invocation,) = run["invocations"]

    assert [result["ruleId"] for result in run["results"]] == ["BK501"]
    assert invocation["executionSuccessful"] is False
    (told,) = invocation["toolExecutionNotifications"]
    assert told["associatedRule"] == {"id": "BK503"}


def test_sarif_stays_below_what_github_takes() -> None:
    """The results that are too many are counted in a notification."""
    writer = REPORTERS["sarif"](INFO)
    report = Report(findings=[found()] * 1000, truncated=1)
    text = "".join(writer.add(report) for _ in range(26)) + writer.end()
    run = json.loads(text)["runs"][0]

    assert len(run["results"]) == MOST_RESULTS
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"].startswith("1026 more findings")


def test_sarif_makes_no_links_of_words() -> None:
    """Brackets and parentheses in a message are not the link that SARIF would read."""
    (result,) = results(found(message="quoted: [a](1)"))

    assert result["message"]["text"] == "quoted: \\[a](1)"


def test_a_safe_fix_becomes_a_change_of_the_file() -> None:
    """SARIF and reviewdog get the place and the words; reviewdog counts bytes."""
    place = SourceSpan(3, 9, 3, 10)
    finding = found(fix=FIX, replacements=[Replacement(place, 11, 12, "é")])
    (change,) = results(finding)[0]["fixes"][0]["artifactChanges"]
    (diagnostic,) = value("rdjson", finding)["diagnostics"]

    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 3, "startColumn": 9, "endLine": 3, "endColumn": 10},
            "insertedContent": {"text": "é"},
        }
    ]
    assert diagnostic["suggestions"] == [
        {
            "range": {"start": {"line": 3, "column": 11}, "end": {"line": 3, "column": 12}},
            "text": "é",
        }
    ]


def test_a_fix_without_a_place_in_the_file_is_not_told() -> None:
    """What could not be shown letter for letter is left to ``--fix``."""
    finding = found(fix=FIX)

    assert "fixes" not in results(finding)[0]
    assert "suggestions" not in value("rdjson", finding)["diagnostics"][0]


def test_reviewdog_counts_bytes() -> None:
    """Its columns are those of the excerpt; without one whole lines are named."""
    excerpt = Excerpt("ääää", 2, 4, byte_column=5, byte_end_column=9)
    known, unknown = value("rdjson", found(excerpt=excerpt), found())["diagnostics"]

    assert known["location"]["range"]["start"] == {"line": 3, "column": 5}
    assert unknown["location"]["range"] == {"start": {"line": 3}, "end": {"line": 3}}


def suites(*reports: Report, fail_on: str = "error") -> ET.Element:
    """Return the JUnit output of some reports."""
    writer = REPORTERS["junit"](attrs.evolve(INFO, fail_on=fail_on))
    return ET.fromstring(("".join(map(writer.add, reports)) + writer.end()).encode())


def test_a_clean_file_is_a_suite_that_passed() -> None:
    """Each family of rules is a case of it."""
    (suite,) = suites(Report(paths=["a.md"]))

    assert (suite.get("name"), suite.get("tests"), suite.get("failures")) == ("a.md", "2", "0")
    assert [case.get("name") for case in suite] == ["BK1", "BK5"]
    assert not [child for case in suite for child in case]


@pytest.mark.parametrize(("fail_on", "tag"), [("error", "system-out"), ("warning", "failure")])
def test_what_fails_the_run_is_a_failure(fail_on: str, tag: str) -> None:
    """The rest is output of its case; the words stand in the body, where GitLab looks."""
    (suite,) = suites(Report(findings=[found()], paths=["desk/a.md"]), fail_on=fail_on)
    (told,) = [child for case in suite for child in case]

    assert told.tag == tag
    assert told.text == ("desk/a.md:3:8: BK501 warning: paragraph ends without a full stop")
    assert suite.get("failures") == str(int(tag == "failure"))


def test_the_briefs_of_one_file_are_one_suite() -> None:
    """NDJSON gives a report a line; a crash is an error, not a failure."""
    one = Report(findings=[found(path="a.ndjson")], paths=["a.ndjson"])
    crash = attrs.evolve(found(path="a.ndjson"), code=CRASH_CODE, severity=Severity.ERROR)
    first, second = suites(one, one, Report(findings=[crash]), Report(paths=["b.md"]))

    assert (first.get("name"), second.get("name")) == ("a.ndjson", "b.md")
    assert (first.get("failures"), first.get("errors")) == ("0", "1")
    assert len(first.findall("testcase/system-out")) == 1


def test_a_suite_has_an_end() -> None:
    """Of a very long file each family lists so many findings, and counts the rest."""
    report = Report(findings=[found()] * 600, paths=["desk/a.md"])
    (suite,) = suites(report, report, fail_on="info")
    (failure,) = suite.findall("testcase/failure")

    assert failure.get("message") == "1200 findings"
    assert (failure.text or "").count("\n") == MOST_LINES
    assert (failure.text or "").endswith("\nand 200 more")


@pytest.mark.parametrize("name", REPORTERS)
def test_a_run_of_any_length_needs_little_memory(name: str) -> None:
    """A thousand reports more keep no finding; for GitLab a number each."""
    assert held(name, 2200) - held(name, 1100) < 1100 * (200 if name == "gitlab" else 4)


def held(name: str, count: int) -> int:
    """Return how many bytes a writer keeps of so many reports."""
    writer = REPORTERS[name](INFO)
    writer.add(Report(findings=[found()]))  # what is imported late is not kept of reports
    tracemalloc.start()
    for number in range(count):
        writer.add(Report(findings=[found(path="a.ndjson", text=f"word {number}")]))
    gc.collect()
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return size
