"""The text report: a line for each finding, and a sum."""

from __future__ import annotations

from briefkit.problems import Severity, SourceSpan
from briefkit.reporters import rendered
from briefkit.validation import Finding, Report

WARNING = Finding(
    code="BK501",
    name="no-terminal-punctuation",
    severity=Severity.WARNING,
    message="paragraph ends without a full stop",
    pointer="/sections/0/blocks/0/text",
)


def render(*findings: Finding, **details: object) -> str:
    """Return the text report of some findings."""
    return rendered(Report(findings=findings, **details))


def evolved(**changes: object) -> Finding:
    """Return a finding like the first, with changes."""
    values = {name: getattr(WARNING, name) for name in ("code", "name", "severity", "pointer")}
    return Finding(**{"message": WARNING.message, **values, **changes})


def test_a_located_finding_is_a_line() -> None:
    """Path, line, column, code, severity, message: what editors and CI systems parse."""
    text = render(evolved(path="desk/a.txt", span=SourceSpan(30, 5, 30, 9)))

    assert text.splitlines() == [
        "desk/a.txt:30:5: BK501 warning: paragraph ends without a full stop",
        "1 warning in 1 brief (BK501 1)",
    ]


def test_without_a_line_the_pointer_stands_there() -> None:
    """A brief that came from no file is addressed by pointer."""
    first, *_ = render(WARNING).splitlines()

    assert first.startswith("brief:/sections/0/blocks/0/text: BK501 warning: ")


def test_the_summary_counts() -> None:
    """The last line counts severities, briefs, codes, and what is not shown."""
    error = evolved(code="BK103", severity=Severity.ERROR)
    note = evolved(code="BK510", severity=Severity.INFO, pointer="")

    *_, last = render(error, error, note, files_checked=3, truncated=7).splitlines()

    assert last == "2 errors, 1 note in 3 briefs; 7 more not shown (BK103 2, BK510 1)"


def test_nothing_found() -> None:
    """A clean run says so."""
    assert render(files_checked=2) == "No problems in 2 briefs\n"


def test_nothing_speaks_to_the_terminal() -> None:
    """Neither path nor message nor pointer can smuggle in a line or an escape code."""
    text = render(
        evolved(path="a\n::error::b", message="x\x1b[2J\u202e\r::set-output", pointer="/k\x07")
    )

    assert len(text.splitlines()) == 2
    assert text.replace("\n", "").isprintable()
