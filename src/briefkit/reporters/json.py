"""Reports to JSON for programs: pointer and span of each finding, and a summary.

One object, or a finding a line; see `briefkit.Report.to_dict` for the shape.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.reporters._arrays import ArrayPieces, compact
from briefkit.reporters._base import RunInfo
from briefkit.validation.findings.report import SCHEMA, Report
from briefkit.validation.findings.tally import Tally

__all__ = ["MOST_SUPPRESSED", "JsonLinesWriter", "JsonWriter"]

MOST_SUPPRESSED = 10_000
"""How many findings that were put aside are listed; the summary counts all of them."""


class JsonWriter:
    """Writes one JSON object; its shape has a version, its bytes depend on nothing else."""

    def __init__(self, info: RunInfo) -> None:
        del info
        self._tally = Tally()
        self._findings = ArrayPieces(1)
        self._suppressed = ArrayPieces(1)
        self._held: list[str] = []  # they come after the last finding
        self._begun = False

    def add(self, report: Report) -> str:
        """Return the findings of a report."""
        room = MOST_SUPPRESSED - self._tally.suppressed
        self._tally.add(report)
        if report.suppressed and room > 0:
            self._held.append(self._suppressed.add(f.to_dict() for f in report.suppressed[:room]))
        return self._head() + self._findings.add(finding.to_dict() for finding in report)

    def end(self) -> str:
        """Return what was put aside, and the summary."""
        self._held.append(self._suppressed.end())
        return (
            f"{self._head()}{self._findings.end()},\n"
            f'  "suppressed": {"".join(self._held)},\n'
            f'  "summary": {compact(self._tally.to_dict())}\n'
            "}\n"
        )

    def _head(self) -> str:
        if self._begun:
            return ""
        self._begun = True
        return f'{{\n  "schema": "{SCHEMA}",\n  "findings": '


class JsonLinesWriter:
    """Writes a finding a line, those put aside too, and a last line that sums up."""

    def __init__(self, info: RunInfo) -> None:
        del info
        self._tally = Tally()

    def add(self, report: Report) -> str:
        """Return the findings of a report."""
        self._tally.add(report)
        return "".join(self._lines(report))

    def end(self) -> str:
        """Return the line that sums up."""
        return compact({"schema": SCHEMA, "summary": self._tally.to_dict()}) + "\n"

    def _lines(self, report: Report) -> Iterator[str]:
        for finding in (*report.findings, *report.suppressed):
            yield compact(finding.to_dict()) + "\n"
