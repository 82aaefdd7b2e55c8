"""The baseline: findings that were there when a house took briefkit up, and are accepted as debt.

An entry says how often a finding is accepted, by a fingerprint that a paragraph more or less
does not change. What is new is found; what has been put right is known to be gone.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import attrs

from briefkit import files
from briefkit.errors import FileAccessError
from briefkit.globs import relative
from briefkit.validation.findings.finding import Finding
from briefkit.validation.findings.report import Report
from briefkit.validation.rule import Rule
from briefkit.validation.rule_set import RuleSet
from briefkit.validation.rules.source import ALWAYS
from briefkit.validation.rules.suppressions import STALE_BASELINE
from briefkit.validation.suppression.baseline_text import BaselineError, fields_of

__all__ = [
    "FILE_NAME",
    "VERSION",
    "Baseline",
    "BaselineError",
    "BaselineUse",
    "Entry",
    "is_acceptable",
]

FILE_NAME = ".briefkit-baseline.json"
"""What the file is called, where nobody says otherwise."""

VERSION = 1
"""The version of the form that is written."""

_NEVER = frozenset((*ALWAYS, STALE_BASELINE.code))


def is_acceptable(finding: Finding) -> bool:
    """Tell whether a baseline can accept a finding.

    None accepts that a file cannot be read as what it is, or that a rule failed.
    """
    return finding.code not in _NEVER


@attrs.frozen(order=True)
class Entry:
    """A finding that is accepted, and how often."""

    path: str
    """The file, counted from the folder of the baseline, with slashes; empty for none."""

    code: str
    """The rule."""

    fingerprint: str
    """What it is known by, as `Finding.fingerprint` counted from that folder."""

    count: int = 1
    """How many cases of it are accepted; at least one."""


def _in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return entries sorted, one for each fingerprint: where files were merged, not two."""
    return tuple(sorted({entry.fingerprint: entry for entry in sorted(entries)}.values()))


@attrs.frozen
class Baseline:
    """What is accepted: entries in the order of file, rule and fingerprint."""

    entries: tuple[Entry, ...] = attrs.field(default=(), converter=_in_order)
    """The entries."""

    @classmethod
    def of(cls, findings: Iterable[Finding], base: str = "") -> Baseline:
        """Return the baseline that accepts findings, as far as they can be.

        Args:
            findings: The findings, each of them once.
            base: The folder that paths count from: that of the baseline's file.
        """
        known = _Known(base)
        counts = Counter(known.entry(f) for f in findings if is_acceptable(f))
        return cls(attrs.evolve(entry, count=count) for entry, count in counts.items())

    @classmethod
    def read(cls, path: str) -> Baseline:
        """Return the baseline in a file.

        Raises:
            BaselineError: It cannot be read, is no baseline, or of a later version.
        """
        try:
            data = files.read_bytes(path)
        except FileAccessError as error:
            raise BaselineError(path, f"the baseline cannot be read: {error.reason}") from error
        return cls.loads(data, path)

    @classmethod
    def loads(cls, data: bytes | str, path: str = FILE_NAME) -> Baseline:
        """Return the baseline that a text spells.

        Args:
            data: The content of a file.
            path: What to call it if something is wrong with it.

        Raises:
            BaselineError: It is no baseline, or of a later version.
        """
        return cls(Entry(**fields) for fields in fields_of(data, path, VERSION))

    def dumps(self) -> str:
        """Return the baseline as JSON: the same bytes for the same entries, a block for each."""
        value = {"version": VERSION, "entries": [attrs.asdict(entry) for entry in self.entries]}
        return json.dumps(value, indent=2) + "\n"

    @property
    def count(self) -> int:
        """How many cases are accepted in all."""
        return sum(entry.count for entry in self.entries)

    def joined(self, new: Baseline) -> Baseline:
        """Return a baseline that accepts as well what it did not accept.

        Args:
            new: What was found beyond the cases that it accepts.
        """
        return Baseline(_added(self.entries, new.entries, 1))

    def pruned(self, gone: Iterable[Entry]) -> Baseline:
        """Return a baseline that accepts no more than is left.

        Args:
            gone: What is not found any more, with the number of those cases.
        """
        return Baseline(_added(self.entries, gone, -1))

    def use(
        self, base: str = "", *, rules: RuleSet | None = None, max_findings: int | None = None
    ) -> BaselineUse:
        """Return what puts the findings of one run aside.

        Args:
            base: The folder that paths count from: that of the baseline's file.
            rules: The rules of the run, which say whether and how BK092 is reported.
            max_findings: How many findings to keep of a report, the worst first. The reports
                themselves should hold all: one that was cut says nothing of what is new in it.
        """
        rule = STALE_BASELINE if rules is None else rules.by_code.get(STALE_BASELINE.code)
        return BaselineUse(self, base, rule, max_findings)


def _added(entries: Iterable[Entry], others: Iterable[Entry], sign: int) -> Iterable[Entry]:
    counts = Counter({attrs.evolve(entry, count=1): entry.count for entry in entries})
    for other in others:
        counts[attrs.evolve(other, count=1)] += sign * other.count
    return [attrs.evolve(entry, count=count) for entry, count in counts.items() if count > 0]


class _Known:
    """Makes entries of findings: paths count from the folder of the baseline."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.path = cache(self._path)

    def entry(self, finding: Finding) -> Entry:
        here = attrs.evolve(finding, path=self.path(finding.path or ""))
        return Entry(here.path or "", finding.code, here.fingerprint)

    def _path(self, path: str) -> str:
        return relative(path.replace("\\", "/"), self.base) if _is_file(path) else path


def _is_file(path: str) -> bool:
    """Tell whether a path is one of a file: what stands in brackets is the name of a stream."""
    return bool(path) and not path.startswith("<")


class BaselineUse:
    """A baseline in one run: what is accepted is used up, so that a third case of two is new."""

    def __init__(
        self, baseline: Baseline, base: str, rule: Rule | None, max_findings: int | None
    ) -> None:
        self._baseline = baseline
        self._known = _Known(base)
        self._rule = rule
        self._max_findings = max_findings
        self._accepted = {entry.fingerprint: entry.count for entry in baseline.entries}
        self._left = dict(self._accepted)
        # Of each file with entries, the rules that looked at it; none if that proves nothing.
        self._rules_run: dict[str, frozenset[str] | None] = {}
        self._paths = {entry.path for entry in baseline.entries}

    def apply(self, report: Report) -> Report:
        """Return a report with the findings that are accepted among those put aside.

        None is lost. Errors that say that a file cannot be read, or that a rule crashed, are
        never put aside.
        """
        kept: list[Finding] = []
        accepted: list[Finding] = []
        for finding in report.findings:
            (accepted if self._accepts(finding) else kept).append(finding)
        self._note(report)
        shown = self._worst(kept)
        return attrs.evolve(
            report,
            findings=shown,
            suppressed=(
                *report.suppressed,
                *(attrs.evolve(finding, suppression="baseline") for finding in accepted),
            ),
            truncated=report.truncated + len(kept) - len(shown),
        )

    def gone(self) -> tuple[Entry, ...]:
        """Return what was not found where it is accepted, with the number of those cases.

        Only files are judged that were checked whole, by the rule concerned.
        """
        return tuple(
            attrs.evolve(entry, count=self._left[entry.fingerprint])
            for entry in self._baseline.entries
            if self._left[entry.fingerprint]
            and entry.code in (self._rules_run.get(entry.path) or ())
        )

    def left_behind(self) -> tuple[Entry, ...]:
        """Return what is accepted in files that are not there any more, and were not looked at.

        What stands in brackets for a stream is no file that could be gone.
        """
        return tuple(
            entry
            for entry in self._baseline.entries
            if entry.path not in self._rules_run
            and _is_file(entry.path)
            and not os.path.lexists(os.path.join(self._known.base, entry.path))
        )

    def stale(self) -> Report:
        """Return a report of what is `gone`: BK092 for each entry, if that was asked for."""
        rule = self._rule
        findings = () if rule is None else (self._stale(entry, rule) for entry in self.gone())
        return Report(findings=findings, files_checked=0)

    def _accepts(self, finding: Finding) -> bool:
        if not self._left or not is_acceptable(finding):
            return False
        fingerprint = self._known.entry(finding).fingerprint
        if not self._left.get(fingerprint):
            return False
        self._left[fingerprint] -= 1
        return True

    def _note(self, report: Report) -> None:
        """Note which entries could have been used up by a report."""
        is_proof = not report.truncated and all(map(is_acceptable, report.findings))
        for path in map(self._known.path, report.paths):
            if path not in self._paths:
                continue
            before = self._rules_run.setdefault(path, frozenset(report.rules_run))
            if not is_proof or before is None:
                self._rules_run[path] = None
            else:
                self._rules_run[path] = before.intersection(report.rules_run)

    def _worst(self, findings: list[Finding]) -> list[Finding]:
        if self._max_findings is None or len(findings) <= self._max_findings:
            return findings
        return sorted(findings, key=lambda f: f.severity.rank)[: self._max_findings]

    def _stale(self, entry: Entry, rule: Rule) -> Finding:
        accepted = self._accepted[entry.fingerprint]
        data: Mapping[str, Any] = {"code": entry.code, "accepted": accepted, "gone": entry.count}
        return Finding(
            code=rule.code,
            name=rule.name,
            severity=rule.severity,
            message=f"the baseline accepts {entry.code} {_times(accepted)} here, "
            f"and it is found {_times(accepted - entry.count)}",
            pointer="",
            path=self._from_here(entry.path),
            data=data,
            text=entry.fingerprint,
        )

    def _from_here(self, path: str) -> str | None:
        """Return the path of an entry as it can be opened; None for a brief without a file."""
        if not _is_file(path):
            return path or None
        return os.path.normpath(os.path.join(self._known.base, path))


def _times(count: int) -> str:
    return {0: "no more", 1: "once"}.get(count, f"{count} times")
