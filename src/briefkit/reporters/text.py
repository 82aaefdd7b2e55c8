"""Report to text for people: a line for each finding, and a line that sums up."""

from __future__ import annotations

from briefkit.problems import Severity
from briefkit.validation.echo import printable
from briefkit.validation.findings import Finding, Report

__all__ = ["render"]

_COUNTED = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("note", "notes"),
}


def render(report: Report) -> str:
    """Return `report` as lines ``path:line:column: BK501 warning: message``.

    Where the line is not known the JSON Pointer stands in its place.
    """
    return "".join(f"{line}\n" for line in (*map(_line, report), _summary(report)))


def _line(finding: Finding) -> str:
    place = printable(finding.path or "brief")
    if finding.span:
        place = f"{place}:{finding.span.line}:{finding.span.column}"
    elif finding.pointer:
        place = f"{place}:{printable(finding.pointer)}"
    label = f"{finding.code} {finding.severity}"
    return f"{place}: {label}: {printable(finding.message)}"


def _summary(report: Report) -> str:
    briefs = _number(report.files_checked, "brief", "briefs")
    if not len(report):
        return f"No problems in {briefs}"
    kinds = [
        _number(count, *_COUNTED[severity]) for severity, count in report.counts.items() if count
    ]
    codes = ", ".join(f"{code} {len(found)}" for code, found in report.by_code().items())
    more = f"; {report.truncated} more are not shown" if report.truncated else ""
    return f"{', '.join(kinds)} in {briefs}{more} ({codes})"


def _number(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
