"""Reports to JUnit XML: a suite for each file, and in it a test case for each family of rules.

A file without faults is a file that passed. What fails the run is a failure, with its text in
the body, where GitLab and Jenkins look for it; what does not stands in the output of the case.

Reference: github.com/testmoapp/junitxml; docs.gitlab.com, "Unit test reports".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs

from briefkit.echo import counted, printable
from briefkit.reporters._base import RunInfo
from briefkit.reporters._places import place_of, relative_path
from briefkit.validation.findings.finding import CRASH_CODE, Finding
from briefkit.validation.findings.report import Report

__all__ = ["MOST_LINES", "JunitWriter"]

MOST_LINES = 1000
"""How many findings of a family are listed for a file; the rest are counted."""

_FAMILY = re.compile(r"[A-Z]+[0-9]?")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


@attrs.define
class _Case:
    """The findings of one family in one file."""

    failed: int = 0
    crashed: bool = False
    failures: list[str] = attrs.field(factory=list)
    others: list[str] = attrs.field(factory=list)
    left_out: int = 0


class JunitWriter:
    """Writes a suite when the next file begins; the briefs of a file must come together."""

    def __init__(self, info: RunInfo) -> None:
        self._info = info
        self._families = dict.fromkeys(_family(rule.code) for rule in info.rules)
        self._begun = False
        self._path: str | None = None
        self._cases: dict[str, _Case] = {}
        self._open = False

    def add(self, report: Report) -> str:
        """Return the suites of the files before the last that `report` is about."""
        pieces = [self._head()]
        by_file = report.by_file()
        unnamed = (None,) if report.files_checked and not report.paths else ()
        for path in dict.fromkeys((*report.paths, *(by_file or unnamed))):
            pieces.append(self._turned_to(path))
            for finding in by_file.get(path, ()):
                self._count(finding)
        return "".join(pieces)

    def end(self) -> str:
        """Return the suite of the last file."""
        return f"{self._head()}{self._suite()}</testsuites>\n"

    def _head(self) -> str:
        if self._begun:
            return ""
        self._begun = True
        return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="briefkit">\n'

    def _turned_to(self, path: str | None) -> str:
        if self._open and path == self._path:
            return ""
        suite = self._suite()
        self._open, self._path = True, path
        self._cases = {family: _Case() for family in self._families}
        return suite

    def _count(self, finding: Finding) -> None:
        case = self._cases.setdefault(_family(finding.code), _Case())
        is_crash = finding.code == CRASH_CODE
        fails = is_crash or finding.severity.rank <= self._info.fail_on.rank
        case.failed += fails
        case.crashed |= is_crash
        lines = case.failures if fails else case.others
        if len(lines) < MOST_LINES:
            lines.append(self._line(finding))
        else:
            case.left_out += 1

    def _line(self, finding: Finding) -> str:
        path = relative_path(finding.path, self._info.base)
        place = ":".join(part for part in (path, place_of(finding)) if part)
        return f"{place}: {finding.code} {finding.severity}: {finding.message}"

    def _suite(self) -> str:
        if not self._open:
            return ""
        path = relative_path(self._path, self._info.base)
        cases = self._cases or {"all": _Case()}
        failures = sum(case.failed > 0 and not case.crashed for case in cases.values())
        errors = sum(case.crashed for case in cases.values())
        counts = f'tests="{len(cases)}" failures="{failures}" errors="{errors}"'
        body = "".join(_case(path, name, case) for name, case in cases.items())
        return f'  <testsuite name="{_text(path)}" {counts}>\n{body}  </testsuite>\n'


def _case(path: str, family: str, case: _Case) -> str:
    name = _text(path)
    start = f'    <testcase classname="{name}" name="{_text(family)}" file="{name}"'
    inside = "".join(_inside(case))
    return f"{start}>\n{inside}    </testcase>\n" if inside else f"{start}/>\n"


def _inside(case: _Case) -> Iterator[str]:
    more = [f"and {case.left_out} more"] if case.left_out else []
    if case.failures:
        kind = "error" if case.crashed else "failure"
        message = counted(case.failed, "finding")
        body = _lines(case.failures + more)
        yield f'      <{kind} message="{message}" type="briefkit">{body}</{kind}>\n'
        more = []
    if case.others:
        yield f"      <system-out>{_lines(case.others + more)}</system-out>\n"


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(map(_text, lines))


def _family(code: str) -> str:
    match = _FAMILY.match(code)
    return match[0] if match else code


def _text(text: str) -> str:
    """Return text for an element or an attribute; what XML 1.0 cannot hold is escaped as ours."""
    return "".join(_NAMED.get(char, char) for char in printable(text))
