"""Reports to text for people: with the line of the source, a finding a line, or by file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefkit.echo import printable
from briefkit.problems import Severity
from briefkit.reporters._base import RunInfo
from briefkit.reporters._places import file_of, place_of
from briefkit.reporters._snippet import snippet
from briefkit.reporters.summary import summary
from briefkit.validation.findings.finding import Excerpt, Finding
from briefkit.validation.findings.report import Report
from briefkit.validation.findings.tally import Tally

__all__ = ["TextWriter", "concise", "full", "grouped"]

_MARKS = {"safe": "[*] ", "unsafe": "[?] "}
_OPTIONS = {"safe": "--fix", "unsafe": "--unsafe-fixes"}
_GUTTER = 5
_WIDEST = max(map(len, Severity))


class TextWriter:
    """Writes each finding as `show` puts it, and a line that sums up."""

    def __init__(self, info: RunInfo, show: Callable[[Finding], str], gap: str = "") -> None:
        """Start an output.

        Args:
            info: What is known of the run.
            show: Returns the lines for a finding.
            gap: What parts the last finding from the line that sums up.
        """
        self._summed_up = info.summed_up
        self._show = show
        self._gap = gap
        self._tally = Tally()

    def add(self, report: Report) -> str:
        """Return the findings of a report."""
        self._tally.add(report)
        return "".join(map(self._show, report))

    def end(self) -> str:
        """Return the line that sums up, if it is wanted."""
        if not self._summed_up:
            return ""
        return f"{self._gap if self._tally.findings else ''}{summary(self._tally)}\n"


def concise(info: RunInfo) -> TextWriter:
    """Start an output of lines ``path:line:column: BK501 warning: [*] message``.

    Where the line is not known the JSON Pointer stands in its place. The mark says that there
    is a fix: ``[*]`` one that ``--fix`` makes, ``[?]`` one that is for a person to look at.
    """
    return TextWriter(info, lambda finding: _line(finding, info, _mark(finding)))


def full(info: RunInfo) -> TextWriter:
    """Start an output of findings with the line of the source, and how to put them right.

    Where something is missing there is no line to show. What a rule asks is told with the first
    of its findings that has no fix.
    """
    return TextWriter(info, _Full(info).show)


def grouped(info: RunInfo) -> TextWriter:
    """Start an output of files, each with its findings below it."""
    return TextWriter(info, _Grouped(info).show, gap="\n")


class _Full:
    def __init__(self, info: RunInfo) -> None:
        self._info = info
        self._explained: set[str] = set()

    def show(self, finding: Finding) -> str:
        line = _line(finding, self._info)
        if finding.excerpt is None or finding.span is None:
            return line
        number = str(finding.span.line).rjust(_GUTTER)
        rows = [*self._source(finding, finding.excerpt, number), *self._help(finding, number), ""]
        return line + "".join(f"{row}\n" for row in rows)

    def _source(self, finding: Finding, excerpt: Excerpt, number: str) -> Iterator[str]:
        if excerpt.text.strip() and not _is_missing(finding):
            source, before, carets = snippet(excerpt)
            yield f"{number} | {source}".rstrip()
            painted = self._info.paint(carets, finding.severity)
            yield f"{' ' * len(number)} | {before}{painted}"

    def _help(self, finding: Finding, number: str) -> Iterator[str]:
        text = self._told(finding)
        if text:
            yield f"{' ' * len(number)} = {self._info.paint('help', 'info')}: {printable(text)}"

    def _told(self, finding: Finding) -> str:
        if finding.fix:
            option = f" ({_OPTIONS[finding.fixable]})" if finding.fixable else ""
            return f"{finding.fix.message}{option}"
        rule = self._info.rules.by_code.get(finding.code)
        if rule is None or finding.code in self._explained:
            return ""
        self._explained.add(finding.code)
        return rule.summary.replace("``", "`")


class _Grouped:
    def __init__(self, info: RunInfo) -> None:
        self._info = info
        self._file = ""

    def show(self, finding: Finding) -> str:
        severity = self._info.paint(f"{finding.severity:<{_WIDEST}}", finding.severity)
        message = f"{_mark(finding)}{printable(finding.message)}"
        line = f"{place_of(finding):>9}  {severity}  {finding.code}  {message}\n"
        return self._head(file_of(finding)) + line

    def _head(self, file: str) -> str:
        before, self._file = self._file, file
        if file == before:
            return ""
        return f"\n{file}\n" if before else f"{file}\n"


def _line(finding: Finding, info: RunInfo, mark: str = "") -> str:
    place = ":".join(part for part in (file_of(finding), place_of(finding)) if part)
    label = info.paint(f"{finding.code} {finding.severity}", finding.severity)
    return f"{place}: {label}: {mark}{printable(finding.message)}\n"


def _mark(finding: Finding) -> str:
    return _MARKS[finding.fixable] if finding.fixable else ""


def _is_missing(finding: Finding) -> bool:
    """Tell whether a finding is about a value that is not there: its place shows nothing."""
    span = finding.span
    is_point = span is not None and (span.line, span.column) == (span.end_line, span.end_column)
    return is_point and finding.start is None and finding.pointer != ""
