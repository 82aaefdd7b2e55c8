"""Ways to show reports, by name: each takes them one by one and returns pieces of its output."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefkit.reporters._base import Reporter, ReportWriter, RunInfo
from briefkit.reporters.json import JsonWriter
from briefkit.reporters.text import TextWriter
from briefkit.validation.report import Report

__all__ = ["REPORTERS", "ReportWriter", "Reporter", "RunInfo", "rendered"]

REPORTERS: Mapping[str, Reporter] = MappingProxyType({"text": TextWriter, "json": JsonWriter})
"""The built-in reporters."""


def rendered(report: Report, name: str = "text", info: RunInfo | None = None) -> str:
    """Return the whole output for one report.

    Args:
        report: The report.
        name: The name of a reporter.
        info: What is known of the run; by default nothing.

    Raises:
        KeyError: No reporter goes by `name`.
    """
    writer = REPORTERS[name](info or RunInfo())
    return writer.add(report) + writer.end()
