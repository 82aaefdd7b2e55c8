"""Report to text for people: a line for each finding, and a line that sums up."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefkit.echo import printable
from briefkit.problems import Severity
from briefkit.validation.finding import Finding
from briefkit.validation.report import Report

__all__ = ["render", "summary"]

_COUNTED = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("note", "notes"),
}


def _unpainted(text: str, kind: str) -> str:
    del kind
    return text


def render(
    report: Report,
    *,
    paint: Callable[[str, str], str] = _unpainted,
    summed_up: bool = True,
) -> str:
    """Return `report` as lines ``path:line:column: BK501 warning: message``.

    Where the line is not known the JSON Pointer stands in its place.

    Args:
        report: The report.
        paint: Gives a text the colour of a severity, which is its second argument.
        summed_up: Whether a line at the end sums up.
    """
    return "".join(f"{line}\n" for line in _lines(report, paint, summed_up=summed_up))


def summary(report: Report) -> str:
    """Return the line that sums up `report`: how many findings of which severity and code."""
    briefs = _number(report.files_checked, "brief", "briefs")
    if not len(report):
        return f"No problems in {briefs}"
    kinds = [
        _number(count, *_COUNTED[severity]) for severity, count in report.counts.items() if count
    ]
    codes = ", ".join(f"{code} {len(found)}" for code, found in report.by_code().items())
    more = f"; {report.truncated} more not shown" if report.truncated else ""
    return f"{', '.join(kinds)} in {briefs}{more} ({codes})"


def _lines(report: Report, paint: Callable[[str, str], str], *, summed_up: bool) -> Iterator[str]:
    for finding in report:
        yield _line(finding, paint)
    if summed_up:
        yield summary(report)


def _line(finding: Finding, paint: Callable[[str, str], str]) -> str:
    place = printable(finding.path or "brief")
    if finding.span:
        place = f"{place}:{finding.span.line}:{finding.span.column}"
    elif finding.pointer:
        place = f"{place}:{printable(finding.pointer)}"
    label = paint(f"{finding.code} {finding.severity}", finding.severity)
    return f"{place}: {label}: {printable(finding.message)}"


def _number(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
