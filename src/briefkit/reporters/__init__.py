"""Ways to show reports, by name: each takes them one by one and returns pieces of its output."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from briefkit.reporters._base import Reporter, ReportWriter, RunInfo
from briefkit.reporters.text import concise, full, grouped
from briefkit.validation.findings.report import Report

__all__ = ["REPORTERS", "ReportWriter", "Reporter", "RunInfo", "rendered"]


def _late(module: str, name: str) -> Reporter:
    """Return a reporter that is imported when an output starts: most runs write no other."""

    def started(info: RunInfo) -> ReportWriter:
        writer: ReportWriter = getattr(import_module(f"briefkit.reporters.{module}"), name)(info)
        return writer

    return started


REPORTERS: Mapping[str, Reporter] = MappingProxyType(
    {
        "text": full,
        "concise": concise,
        "grouped": grouped,
        "json": _late("json", "JsonWriter"),
        "jsonl": _late("json", "JsonLinesWriter"),
        "github": _late("github", "GithubWriter"),
        "gitlab": _late("gitlab", "GitlabWriter"),
        "sarif": _late("sarif", "SarifWriter"),
        "junit": _late("junit", "JunitWriter"),
        "rdjson": _late("rdjson", "RdjsonWriter"),
    }
)
"""The built-in reporters: those for people, for programs, and for systems that show reports."""


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
