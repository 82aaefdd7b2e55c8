"""Report to text for people: a line for each finding, and a line that sums up."""

from __future__ import annotations

from briefkit.echo import printable
from briefkit.reporters._base import RunInfo
from briefkit.reporters.summary import summary
from briefkit.validation.finding import Finding
from briefkit.validation.report import Report
from briefkit.validation.tally import Tally

__all__ = ["TextWriter"]


class TextWriter:
    """Writes lines ``path:line:column: BK501 warning: message``.

    Where the line is not known the JSON Pointer stands in its place.
    """

    def __init__(self, info: RunInfo) -> None:
        self._info = info
        self._tally = Tally()

    def add(self, report: Report) -> str:
        """Return a line for each finding."""
        self._tally.add(report)
        return "".join(f"{self._line(finding)}\n" for finding in report)

    def end(self) -> str:
        """Return the line that sums up, if it is wanted."""
        return f"{summary(self._tally)}\n" if self._info.summed_up else ""

    def _line(self, finding: Finding) -> str:
        place = printable(finding.path or "brief")
        if finding.span:
            place = f"{place}:{finding.span.line}:{finding.span.column}"
        elif finding.pointer:
            place = f"{place}:{printable(finding.pointer)}"
        label = self._info.paint(f"{finding.code} {finding.severity}", finding.severity)
        return f"{place}: {label}: {printable(finding.message)}"
