"""What a run comes to, counted as it goes: nothing is kept but numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from briefkit.problems import Severity
from briefkit.validation.findings.finding import CRASH_CODE
from briefkit.validation.findings.report import Report, summed

__all__ = ["Tally"]


class Tally:
    """The numbers of a run of any length: files, and findings by severity and code."""

    def __init__(self) -> None:
        self.files = 0
        """How many briefs or files were looked at."""
        self.truncated = 0
        """How many findings were left out because there were too many."""
        self.suppressed = 0
        """How many findings were put aside, in the file or by the baseline."""
        self.baselined = 0
        """How many of those the baseline put aside."""
        self.rules: set[str] = set()
        """The codes of the rules that were asked for."""
        self.names: dict[str, str] = {}
        """The name of each code that was found."""
        self.fixable: Counter[str] = Counter()
        """How many findings of each code have a safe fix."""
        self.unsafely_fixable: Counter[str] = Counter()
        """How many findings of each code have a fix that is for a person to look at."""
        self.severities: Counter[Severity] = Counter()
        """How many findings there are of each severity."""
        self.codes: Counter[str] = Counter()
        """How many findings there are of each code."""

    @classmethod
    def of(cls, *reports: Report) -> Tally:
        """Return the numbers of some reports."""
        tally = cls()
        for report in reports:
            tally.add(report)
        return tally

    def add(self, report: Report) -> None:
        """Count what a report holds."""
        self.files += report.files_checked
        self.truncated += report.truncated
        self.suppressed += len(report.suppressed)
        self.baselined += sum(f.suppression == "baseline" for f in report.suppressed)
        self.rules.update(report.rules_run)
        for finding in report.findings:
            self.severities[finding.severity] += 1
            self.codes[finding.code] += 1
            self.names[finding.code] = finding.name
            if finding.fixable:
                safe = finding.fixable == "safe"
                (self.fixable if safe else self.unsafely_fixable)[finding.code] += 1

    def counting(self, reports: Iterable[Report]) -> Iterator[Report]:
        """Yield reports as they come, each counted."""
        for report in reports:
            self.add(report)
            yield report

    @property
    def findings(self) -> int:
        """How many findings there are."""
        return self.severities.total()

    def to_dict(self) -> dict[str, int]:
        """Return the numbers as JSON values, in the shape of `Report.to_dict`'s summary."""
        return summed(
            files=self.files,
            severities=self.severities,
            fixable=self.fixable.total(),
            suppressed=self.suppressed,
            truncated=self.truncated,
            rules=len(self.rules),
        )

    def exit_code(self, fail_on: Severity | str = Severity.ERROR) -> int:
        """Return what a process should exit with, as `Report.exit_code` does."""
        if self.codes[CRASH_CODE]:
            return 2
        limit = Severity(fail_on).rank
        return int(any(n for severity, n in self.severities.items() if severity.rank <= limit))
