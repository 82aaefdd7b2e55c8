"""What validation says of a brief, or of many: the report that holds the findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

import attrs

from briefkit.errors import BriefkitError, shortened
from briefkit.pickling import lightly_pickled
from briefkit.problems import Severity, is_under, split_pointer
from briefkit.validation.findings.finding import CRASH_CODE, Finding

__all__ = ["SCHEMA", "InvalidBriefError", "Report", "summed"]

SCHEMA = "briefkit-report/1"
"""What `Report.to_dict` calls its own shape."""

K = TypeVar("K")


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=_place))


def _place(finding: Finding) -> tuple[Any, ...]:
    span = finding.span
    return (
        finding.path or "",
        (span.line, span.column) if span else (0, 0),
        _steps(finding.pointer),
        -1 if finding.start is None else finding.start,
        finding.code,
        finding.message,
    )


def _steps(pointer: str) -> tuple[tuple[int, str], ...]:
    """Return a sort key in which ``/blocks/9`` comes before ``/blocks/10``."""
    return tuple((len(s) if s.isdecimal() else 0, s) for s in split_pointer(pointer))


@lightly_pickled
@attrs.frozen(kw_only=True)
class Report:
    """All findings of a run, in the order of path and place, and what the run covered.

    A report has no truth value: ``if validate(x):`` could be read both ways. Ask `ok`.
    """

    findings: tuple[Finding, ...] = attrs.field(default=(), converter=_in_order)
    """What was found."""

    files_checked: int = 1
    """How many briefs or files were looked at."""

    truncated: int = 0
    """How many findings were left out because there were too many."""

    suppressed: tuple[Finding, ...] = attrs.field(default=(), converter=_in_order)
    """What was found and put aside: by a directive in the file, or by the baseline."""

    rules_run: tuple[str, ...] = ()
    """The codes of the rules that were asked for."""

    paths: tuple[str, ...] = ()
    """The files that were looked at, those without a finding among them."""

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __bool__(self) -> bool:
        raise TypeError(
            "a Report has no truth value; use report.ok() to ask whether it passes, "
            "or len(report) for how many findings it holds"
        )

    def ok(self, fail_on: Severity | str = Severity.ERROR) -> bool:
        """Tell whether nothing was found that is as bad as `fail_on` or worse.

        Raises:
            ValueError: `fail_on` is none of error, warning and info.
        """
        limit = Severity(fail_on).rank
        return all(finding.severity.rank > limit for finding in self.findings)

    def exit_code(self, fail_on: Severity | str = Severity.ERROR) -> int:
        """Return what a process should exit with.

        0 if nothing as bad as `fail_on` was found, 1 if something was, and 2 if a rule
        crashed, so that the run cannot be trusted.
        """
        if any(finding.code == CRASH_CODE for finding in self.findings):
            return 2
        return 0 if self.ok(fail_on) else 1

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings of severity error."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings of severity warning."""
        return tuple(f for f in self.findings if f.severity is Severity.WARNING)

    @property
    def counts(self) -> dict[Severity, int]:
        """How many findings there are of each severity, the worst first; zeros included."""
        severities = [finding.severity for finding in self.findings]
        return {severity: severities.count(severity) for severity in Severity}

    def by_code(self) -> dict[str, tuple[Finding, ...]]:
        """Return the findings of each code, codes in order."""
        return dict(sorted(_grouped(self.findings, lambda finding: finding.code).items()))

    def by_file(self) -> dict[str | None, tuple[Finding, ...]]:
        """Return the findings of each path; those of a brief without a file are under None."""
        return _grouped(self.findings, lambda finding: finding.path)

    def filter(
        self,
        *selectors: str,
        at_least: Severity | str = Severity.INFO,
        path: str | None = None,
        pointer: str = "",
    ) -> Report:
        """Return a report of the findings that meet every condition given.

        Args:
            selectors: Codes, prefixes of codes, or names of rules; none means all.
            at_least: The mildest severity to keep.
            path: The file.
            pointer: The place to look at and inside.
        """
        limit = Severity(at_least).rank
        kept = (
            finding
            for finding in self.findings
            if (not selectors or finding.name in selectors or finding.code.startswith(selectors))
            and finding.severity.rank <= limit
            and path in (None, finding.path)
            and is_under(finding.pointer, pointer)
        )
        return attrs.evolve(self, findings=kept)

    def merge(self, *others: Report) -> Report:
        """Return one report of this run and `others`."""
        reports = (self, *others)
        return Report(
            findings=(finding for report in reports for finding in report.findings),
            files_checked=sum(report.files_checked for report in reports),
            truncated=sum(report.truncated for report in reports),
            suppressed=(finding for report in reports for finding in report.suppressed),
            rules_run=tuple(dict.fromkeys(code for r in reports for code in r.rules_run)),
            paths=tuple(dict.fromkeys(path for r in reports for path in r.paths)),
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the report as JSON values, in a versioned shape."""
        return {
            "schema": SCHEMA,
            "findings": [finding.to_dict() for finding in self.findings],
            "suppressed": [finding.to_dict() for finding in self.suppressed],
            "summary": summed(
                files=self.files_checked,
                severities=self.counts,
                fixable=sum(finding.fixable == "safe" for finding in self),
                suppressed=len(self.suppressed),
                truncated=self.truncated,
                rules=len(self.rules_run),
            ),
        }

    def raise_for_errors(self) -> None:
        """Raise if anything of severity error was found.

        Raises:
            InvalidBriefError: It was; the exception carries the report.
        """
        if not self.ok():
            raise InvalidBriefError(self)


def summed(*, files: int, severities: Mapping[Severity, int], **counts: int) -> dict[str, int]:
    """Return the numbers of a run in the shape that reports in JSON give them."""
    return {"files": files, **{f"{s}s": severities.get(s, 0) for s in Severity}, **counts}


def _grouped(
    findings: Iterable[Finding], key: Callable[[Finding], K]
) -> dict[K, tuple[Finding, ...]]:
    groups: dict[K, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(key(finding), []).append(finding)
    return {name: tuple(group) for name, group in groups.items()}


class InvalidBriefError(BriefkitError, ValueError):
    """A brief has errors, and none were to be tolerated."""

    def __init__(self, report: Report) -> None:
        self.report = report
        """All that was found, warnings included."""
        super().__init__(report)

    def __str__(self) -> str:
        return shortened([_line(finding) for finding in self.report.errors])


def _line(finding: Finding) -> str:
    place = ":".join(part for part in (finding.path, finding.pointer) if part)
    return (
        f"{place}: {finding.code} {finding.message}"
        if place
        else f"{finding.code} {finding.message}"
    )
