"""Reports to GitHub Actions: annotations of the changed lines, and a table for the job summary.

GitHub shows ten annotations of each level for a step and drops the rest without a word; the table
takes all findings, up to what a summary may hold.

Reference: docs.github.com, "Workflow commands for GitHub Actions"; actions/toolkit, command.ts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from briefkit.echo import counted, printable
from briefkit.problems import Severity
from briefkit.reporters._base import RunInfo
from briefkit.reporters._places import place_of, relative_path
from briefkit.reporters.summary import summary
from briefkit.validation.findings.finding import Finding
from briefkit.validation.findings.report import Report
from briefkit.validation.findings.tally import Tally

__all__ = ["SUMMARY_BYTES", "GithubWriter", "StepSummaryWriter"]

SUMMARY_BYTES = 1_048_576
"""How large the summary of a step may be, in bytes of UTF-8."""

_RESERVED = 4096  # for what comes after the table
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
# One notice less: the tenth says how many more there are.
_SHOWN = {Severity.ERROR: 10, Severity.WARNING: 10, Severity.INFO: 9}

_IN_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = {**_IN_MESSAGE, ":": "%3A", ",": "%2C"}
_MARKUP = re.compile(r"[!-'*+<-@\[-`{-~|#]")


class GithubWriter:
    """Writes workflow commands: the first ten errors, warnings and notices, then a count."""

    def __init__(self, info: RunInfo) -> None:
        self._info = info
        self._found: Counter[Severity] = Counter()

    def add(self, report: Report) -> str:
        """Return the commands for a report."""
        return "".join(self._commands(report))

    def end(self) -> str:
        """Return a command that counts what is not shown, if anything is not."""
        hidden = {s: max(0, self._found[s] - shown) for s, shown in _SHOWN.items()}
        kinds = ", ".join(
            counted(count, _LEVELS[severity]) for severity, count in hidden.items() if count
        )
        if not kinds:
            return ""
        return f"::notice title=briefkit::more than GitHub shows here: {kinds}\n"

    def _commands(self, report: Report) -> Iterator[str]:
        for finding in report:
            self._found[finding.severity] += 1
            if self._found[finding.severity] <= _SHOWN[finding.severity]:
                yield _command(finding, self._info.base)


def _command(finding: Finding, base: str) -> str:
    properties = ",".join(
        f"{key}={_escaped(value, _IN_PROPERTY)}" for key, value in _properties(finding, base)
    )
    message = _escaped(printable(finding.message), _IN_MESSAGE)
    return f"::{_LEVELS[finding.severity]} {properties}::{message}\n"


def _properties(finding: Finding, base: str) -> Iterator[tuple[str, str]]:
    yield "title", printable(f"{finding.code} {finding.name}")
    if finding.path:
        yield "file", printable(relative_path(finding.path, base))
    span = finding.span
    if span:
        yield "line", str(span.line)
        yield "endLine", str(span.end_line)
        if span.line == span.end_line:  # GitHub takes columns within one line only
            yield "col", str(span.column)
            yield "endColumn", str(span.end_column)


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(char, char) for char in text)


class StepSummaryWriter:
    """Writes a table in Markdown for the file that ``$GITHUB_STEP_SUMMARY`` names."""

    def __init__(self, info: RunInfo) -> None:
        self._base = info.base
        self._tally = Tally()
        self._bytes = 0
        self._left_out = 0

    def add(self, report: Report) -> str:
        """Return a row for each finding, as far as there is room."""
        self._tally.add(report)
        return "".join(map(self._fitted, report))

    def end(self) -> str:
        """Return the line that sums up."""
        more = f"\n{self._left_out} more found no room in this table.\n" if self._left_out else ""
        return f"{more}\n{_markdown(summary(self._tally))}\n"

    def _fitted(self, finding: Finding) -> str:
        row = _HEAD * (self._bytes == 0) + self._row(finding)
        size = len(row.encode())
        if self._left_out or self._bytes + size > SUMMARY_BYTES - _RESERVED:
            self._left_out += 1
            return ""
        self._bytes += size
        return row

    def _row(self, finding: Finding) -> str:
        path = relative_path(finding.path, self._base)
        place = ":".join(part for part in (printable(path), place_of(finding)) if part)
        cells = (finding.severity, finding.code, place, finding.message)
        return f"| {' | '.join(_markdown(printable(cell)) for cell in cells)} |\n"


_HEAD = "| Severity | Rule | Place | Message |\n| --- | --- | --- | --- |\n"


def _markdown(text: str) -> str:
    """Return text as Markdown in which no character has a meaning of its own."""
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", text)
