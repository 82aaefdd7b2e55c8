"""What is the same for every source of a run, and what a baseline accepts of what it finds."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Generator, Iterable
from typing import TYPE_CHECKING

import attrs

from briefkit.checking import Checker, FirstPlace, NotedId, instant
from briefkit.formats import Format
from briefkit.validation.configuration.settings import Settings
from briefkit.validation.findings.report import Report
from briefkit.validation.rule_set import RuleSet

if TYPE_CHECKING:
    from briefkit.validation.suppression.baseline import BaselineUse

__all__ = ["NO_LIMIT", "Run", "beyond_baseline"]

NO_LIMIT = 10**9
"""More findings than any brief has: for a baseline must see them all."""


@attrs.frozen(kw_only=True)
class Run:
    """What is the same for every source of a run: plain data, which travels to processes."""

    settings: Settings
    """Which rules run, and how much of what they find is kept."""

    format: str | Format | None = None
    """The format of every source; by default told by name and content."""

    now: dt.datetime = attrs.field(default=None, converter=instant)
    """The instant to judge times by; by default the present one."""

    def checker(
        self, first_place: FirstPlace | None = None, note_id: NotedId | None = None
    ) -> Checker:
        """Return what checks a source.

        Args:
            first_place: Knows the ids of the run.
            note_id: Takes them down, where something else will know them.
        """
        return Checker(
            rules_for=self.settings.rules_for,
            now=self.now,
            max_findings=self.settings.max_findings,
            first_place=first_place,
            note_id=note_id,
        )


def beyond_baseline(
    reports: Iterable[Report], path: str, rules: RuleSet, max_findings: int
) -> Generator[Report, None, None]:
    """Return what yields reports without what a baseline accepts, and last what it does in vain.

    Args:
        reports: The reports of a run with `NO_LIMIT`: one that was cut says nothing of what is
            new in it.
        path: The file of the baseline; paths in it count from its folder.
        rules: The rules of the run, which say whether and how BK092 is reported.
        max_findings: How many findings to keep of one brief.

    Raises:
        BaselineError: The baseline cannot be read, or is none.
    """
    from briefkit.validation.suppression.baseline import Baseline  # late: many have none

    use = Baseline.read(path).use(os.path.dirname(path), rules=rules, max_findings=max_findings)
    return _beyond(reports, use)


def _beyond(reports: Iterable[Report], use: BaselineUse) -> Generator[Report, None, None]:
    yield from map(use.apply, reports)
    yield use.stale()
