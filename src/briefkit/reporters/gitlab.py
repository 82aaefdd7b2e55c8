"""Reports to GitLab: the Code Quality format, a JSON array that a merge request shows.

Reference: docs.gitlab.com, "Code Quality report format".
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import attrs

from briefkit.echo import printable
from briefkit.problems import Severity
from briefkit.reporters._arrays import ArrayPieces
from briefkit.reporters._base import RunInfo
from briefkit.reporters._places import relative_path
from briefkit.validation.findings.finding import Finding
from briefkit.validation.findings.report import Report

__all__ = ["GitlabWriter"]

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


class GitlabWriter:
    """Writes an array of findings, each with a fingerprint of its own.

    GitLab drops what has the fingerprint of another, so equal cases are told apart by a count.
    All that is kept of a finding are eight bytes.
    """

    def __init__(self, info: RunInfo) -> None:
        self._base = info.base
        self._pieces = ArrayPieces()
        self._seen: Counter[int] = Counter()

    def add(self, report: Report) -> str:
        """Return the findings of a report."""
        return self._pieces.add(map(self._issue, report))

    def end(self) -> str:
        """Return the end of the array."""
        return self._pieces.end() + "\n"

    def _issue(self, finding: Finding) -> dict[str, Any]:
        path = relative_path(finding.path, self._base)
        return {
            "description": printable(finding.message),
            "check_name": finding.code,
            "fingerprint": self._fingerprint(attrs.evolve(finding, path=path)),
            "severity": _SEVERITIES[finding.severity],
            "location": {"path": path, **_place(finding)},
        }

    def _fingerprint(self, finding: Finding) -> str:
        from hashlib import sha256  # late: only this output needs it

        fingerprint = finding.fingerprint
        key = int(fingerprint[:16], 16)
        count = self._seen[key]
        self._seen[key] += 1
        return sha256(f"{fingerprint}\0{count}".encode()).hexdigest()[:32] if count else fingerprint


def _place(finding: Finding) -> dict[str, Any]:
    span = finding.span
    if span is None:
        return {"lines": {"begin": 1}}
    return {
        "positions": {
            "begin": {"line": span.line, "column": span.column},
            "end": {"line": span.end_line, "column": span.end_column},
        }
    }
