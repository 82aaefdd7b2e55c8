"""Report to JSON for programs: pointer and span of each finding, and a summary."""

from __future__ import annotations

import json

from briefkit.validation.report import Report

__all__ = ["render"]


def render(report: Report) -> str:
    """Return `report` as JSON; its shape has a version, its bytes depend on nothing else."""
    # ASCII only: what a finding quotes must not speak to a terminal.
    return json.dumps(report.to_dict(), indent=2, ensure_ascii=True, default=str) + "\n"
