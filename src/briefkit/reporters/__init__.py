"""Ways to show reports, by name: each takes them one by one and returns pieces of its output."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefkit.reporters._base import Reporter, ReportWriter, RunInfo
from briefkit.reporters.github import GithubWriter
from briefkit.reporters.gitlab import GitlabWriter
from briefkit.reporters.json import JsonLinesWriter, JsonWriter
from briefkit.reporters.junit import JunitWriter
from briefkit.reporters.rdjson import RdjsonWriter
from briefkit.reporters.sarif import SarifWriter
from briefkit.reporters.text import ConciseWriter, GroupedWriter, TextWriter
from briefkit.validation.report import Report

__all__ = ["REPORTERS", "ReportWriter", "Reporter", "RunInfo", "rendered"]

REPORTERS: Mapping[str, Reporter] = MappingProxyType(
    {
        "text": TextWriter,
        "concise": ConciseWriter,
        "grouped": GroupedWriter,
        "json": JsonWriter,
        "jsonl": JsonLinesWriter,
        "github": GithubWriter,
        "gitlab": GitlabWriter,
        "sarif": SarifWriter,
        "junit": JunitWriter,
        "rdjson": RdjsonWriter,
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
