"""Report to JSON for programs: pointer and span of each finding, and a summary."""

from __future__ import annotations

import json

from briefkit.reporters._base import RunInfo
from briefkit.validation.report import Report

__all__ = ["JsonWriter"]


class JsonWriter:
    """Writes one JSON object; its shape has a version, its bytes depend on nothing else."""

    def __init__(self, info: RunInfo) -> None:
        del info
        self._reports: list[Report] = []

    def add(self, report: Report) -> str:
        """Return nothing yet."""
        self._reports.append(report)
        return ""

    def end(self) -> str:
        """Return the object."""
        report = Report(files_checked=0).merge(*self._reports)
        # ASCII only: what a finding quotes must not speak to a terminal.
        return json.dumps(report.to_dict(), indent=2, ensure_ascii=True, default=str) + "\n"
