"""Reports to text for people: with the line of the source, a finding a line, or by file."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.echo import printable
from briefkit.problems import Severity
from briefkit.reporters._base import RunInfo
from briefkit.reporters._places import file_of, place_of
from briefkit.reporters._snippet import snippet
from briefkit.reporters.summary import summary
from briefkit.validation.finding import Finding
from briefkit.validation.report import Report
from briefkit.validation.tally import Tally

__all__ = ["ConciseWriter", "GroupedWriter", "TextWriter"]

_MARKS = {"safe": "[*] ", "unsafe": "[?] "}
_GUTTER = 5
_WIDEST = max(map(len, Severity))
_OPTIONS = {"safe": "--fix", "unsafe": "--unsafe-fixes"}


class ConciseWriter:
    """Writes lines ``path:line:column: BK501 warning: [*] message``.

    Where the line is not known the JSON Pointer stands in its place. The mark says that there
    is a fix: ``[*]`` one that ``--fix`` makes, ``[?]`` one that is for a person to look at.
    """

    def __init__(self, info: RunInfo) -> None:
        self._info = info
        self._tally = Tally()

    def add(self, report: Report) -> str:
        """Return the findings of a report."""
        self._tally.add(report)
        return "".join(map(self._shown, report))

    def end(self) -> str:
        """Return the line that sums up, if it is wanted."""
        return f"{summary(self._tally)}\n" if self._info.summed_up else ""

    def _shown(self, finding: Finding) -> str:
        return self._line(finding, _mark(finding))

    def _line(self, finding: Finding, mark: str = "") -> str:
        place = ":".join(part for part in (file_of(finding), place_of(finding)) if part)
        label = self._info.paint(f"{finding.code} {finding.severity}", finding.severity)
        return f"{place}: {label}: {mark}{printable(finding.message)}\n"


class TextWriter(ConciseWriter):
    """Writes each finding with the line of the source that it is in, and how to put it right.

    Where something is missing there is no line to show. What a rule asks is told with the first
    of its findings that has no fix.
    """

    def __init__(self, info: RunInfo) -> None:
        super().__init__(info)
        self._explained: set[str] = set()

    def _shown(self, finding: Finding) -> str:
        line = self._line(finding)
        if finding.excerpt is None or finding.span is None:
            return line
        gutter = " " * max(_GUTTER, len(str(finding.span.line)))
        rows = [*self._source(finding, finding.span.line, gutter), *self._help(finding, gutter)]
        return line + "".join(f"{row}\n" for row in (*rows, ""))

    def _source(self, finding: Finding, number: int, gutter: str) -> Iterator[str]:
        excerpt = finding.excerpt
        if excerpt and excerpt.text.strip() and not _is_missing(finding):
            source, before, carets = snippet(excerpt)
            yield f"{number:>{len(gutter)}} | {source}".rstrip()
            yield f"{gutter} | {before}{self._info.paint(carets, finding.severity)}"

    def _help(self, finding: Finding, gutter: str) -> Iterator[str]:
        text = self._told(finding)
        if text:
            yield f"{gutter} = {self._info.paint('help', 'info')}: {printable(text)}"

    def _told(self, finding: Finding) -> str:
        if finding.fix:
            return f"{finding.fix.message} ({_OPTIONS[finding.fix.applicability]})"
        rule = self._info.rules.by_code.get(finding.code)
        if rule is None or finding.code in self._explained:
            return ""
        self._explained.add(finding.code)
        return rule.summary.replace("``", "`")


class GroupedWriter(ConciseWriter):
    """Writes the path of each file, and its findings below it."""

    def __init__(self, info: RunInfo) -> None:
        super().__init__(info)
        self._file: str | None = None

    def end(self) -> str:
        """Return the line that sums up, if it is wanted."""
        return ("\n" if self._file else "") * self._info.summed_up + super().end()

    def _shown(self, finding: Finding) -> str:
        file, head = file_of(finding), ""
        if file != self._file:
            head = f"{file}\n" if self._file is None else f"\n{file}\n"
            self._file = file
        severity = self._info.paint(f"{finding.severity:<{_WIDEST}}", finding.severity)
        mark = _mark(finding)
        return (
            f"{head}{place_of(finding):>9}  {severity}  {finding.code}"
            f"  {mark}{printable(finding.message)}\n"
        )


def _is_missing(finding: Finding) -> bool:
    """Tell whether a finding is about a value that is not there: its place shows nothing."""
    span = finding.span
    is_point = span is not None and (span.line, span.column) == (span.end_line, span.end_column)
    return is_point and finding.start is None and finding.pointer != ""


def _mark(finding: Finding) -> str:
    return _MARKS[finding.fix.applicability] if finding.fix else ""
