"""Reports to reviewdog: its Diagnostic Format in JSON, with suggestions where a fix is safe.

Columns count bytes of UTF-8 there, from 1, end exclusive.

Reference: github.com/reviewdog/reviewdog, proto/rdf/reviewdog.proto.
"""

from __future__ import annotations

from typing import Any

from briefkit.echo import printable
from briefkit.problems import Severity, SourceSpan
from briefkit.reporters._arrays import ArrayPieces, compact
from briefkit.reporters._base import RunInfo
from briefkit.reporters._places import relative_path
from briefkit.validation.findings.finding import Finding
from briefkit.validation.findings.plain import encodable
from briefkit.validation.findings.report import Report

__all__ = ["RdjsonWriter"]

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


class RdjsonWriter:
    """Writes one object with a diagnostic for each finding."""

    def __init__(self, info: RunInfo) -> None:
        self._info = info
        self._pieces = ArrayPieces(1)
        self._begun = False

    def add(self, report: Report) -> str:
        """Return the diagnostics of a report."""
        return self._head() + self._pieces.add(map(self._diagnostic, report))

    def end(self) -> str:
        """Return the end of the object."""
        return f"{self._head()}{self._pieces.end()}\n}}\n"

    def _head(self) -> str:
        if self._begun:
            return ""
        self._begun = True
        return f'{{\n  "source": {compact({"name": "briefkit"})},\n  "diagnostics": '

    def _diagnostic(self, finding: Finding) -> dict[str, Any]:
        code = {"value": finding.code}
        rule = self._info.rules.by_code.get(finding.code)
        if rule and rule.reference.startswith("https://"):
            code["url"] = rule.reference
        location: dict[str, Any] = {"path": relative_path(finding.path, self._info.base)}
        if finding.span:
            location["range"] = _range(finding.span, _bytes(finding))
        values: dict[str, Any] = {
            "message": printable(finding.message),
            "location": location,
            "severity": _SEVERITIES[finding.severity],
            "code": code,
        }
        # Suggestions are alternatives: a fix in several places is none of them.
        if len(finding.replacements) == 1:
            (one,) = finding.replacements
            place = _range(one.span, (one.byte_column, one.byte_end_column))
            values["suggestions"] = [{"range": place, "text": encodable(one.text)}]
        return values


def _bytes(finding: Finding) -> tuple[int, int] | None:
    excerpt = finding.excerpt
    return (excerpt.byte_column, excerpt.byte_end_column) if excerpt else None


def _range(span: SourceSpan, columns: tuple[int, int] | None) -> dict[str, Any]:
    """Return a range; without the bytes of its lines, of whole lines."""
    start, end = {"line": span.line}, {"line": span.end_line}
    if columns is not None:
        start["column"], end["column"] = columns
    return {"start": start, "end": end}
