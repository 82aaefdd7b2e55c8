"""Checking many files: reports in the order of the files, whatever the number of processes."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Generator, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import attrs

from briefkit.checking import DUPLICATE_ID, Checker, FirstPlace, instant, with_first
from briefkit.errors import BriefkitError
from briefkit.formats import Format
from briefkit.parallel import mapped
from briefkit.validation.configuration.settings import Settings
from briefkit.validation.findings.finding import Finding
from briefkit.validation.findings.report import Report
from briefkit.validation.rule_set import RuleSet

if TYPE_CHECKING:
    from briefkit.validation.suppression.baseline import BaselineUse

__all__ = [
    "NO_LIMIT",
    "Ids",
    "Run",
    "Source",
    "Unreadable",
    "beyond_baseline",
    "check_many",
]

NO_LIMIT = 10**9
"""More findings than any brief has: for a baseline must see them all."""

Unreadable = Callable[[BriefkitError, str], None]
"""Told of a file that cannot be read, with what it is called."""


@attrs.frozen
class Source:
    """One thing to check: a file, or a content that came from elsewhere."""

    name: str
    """The path of the file; or what to call the content, which may tell its format."""

    content: bytes | None = None
    """The content; None for a file."""


@attrs.frozen(kw_only=True)
class Run:
    """What is the same for every source of a run: plain data, which travels to processes."""

    settings: Settings
    """Which rules run, and how much of what they find is kept."""

    format: str | Format | None = None
    """The format of every source; by default told by name and content."""

    now: dt.datetime = attrs.field(default=None, converter=instant)
    """The instant to judge times by; by default the present one."""

    def checker(self, first_place: FirstPlace | None = None) -> Checker:
        """Return what checks a source.

        Args:
            first_place: Knows the ids of the run.
        """
        return Checker(
            rules_for=self.settings.rules_for,
            now=self.now,
            max_findings=self.settings.max_findings,
            first_place=first_place,
        )


def check_many(
    sources: Iterable[Source],
    run: Run,
    *,
    jobs: int = 1,
    unreadable: Unreadable | None = None,
) -> Iterator[Report]:
    """Yield the report of each brief of each source, in their order.

    The reports are the same for every number of processes.

    Args:
        sources: What to check.
        run: How to check it.
        jobs: How many processes do it; 1 for this one alone.
        unreadable: Told of each source that cannot be read; without it, that is raised.

    Raises:
        FileAccessError: A file cannot be read.
        UnknownFormatError: No format can be told for a source.
        WorkerError: A process ended before its time.
    """
    ids = Ids()
    task = _Task(run, None if jobs > 1 else ids.first_place)
    for found in mapped(task, sources, jobs):
        if not isinstance(found, _Unread):
            yield found.report if jobs <= 1 else _judged(found, run, ids)
        elif unreadable is None:
            raise found.error
        else:
            unreadable(found.error, found.name)


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


class _Checked(NamedTuple):
    """The report of a brief, and what only the run as a whole can judge."""

    report: Report
    source: Source | None = None
    """The source, if there is one brief in it, and `id` says something."""
    id: str = ""
    """The id of that brief."""


class _Unread(NamedTuple):
    """A source that cannot be read."""

    error: BriefkitError
    name: str


class _Task:
    """Checks one source; the checker is made where it is used, and once."""

    def __init__(self, run: Run, first_place: FirstPlace | None) -> None:
        self.run = run
        self.first_place = first_place
        self._name = self._id = ""

    @cached_property
    def _checker(self) -> Checker:
        return self.run.checker(self.first_place or self._noted)

    def __call__(self, source: Source) -> Iterator[_Checked | _Unread]:
        self._name, self._id = source.name, ""
        try:
            for report in _reports(self._checker, source, self.run.format):
                yield _Checked(report, source, self._id) if self._id else _Checked(report)
        except BriefkitError as error:
            yield _Unread(error, source.name)

    def _noted(self, id: str, place: str) -> str | None:
        """Stand for the index of ids in a process that does not see all of them.

        Where an id stands takes a tenth of the time of a check to find out. Of a file with one
        brief that can be done later, for the few that need it; of one among many it cannot.
        """
        if place != self._name:
            return ""
        self._id = id
        return None


def _reports(checker: Checker, source: Source, format: str | Format | None) -> Iterator[Report]:
    if source.content is None:
        return checker.file(source.name, format)
    return checker.content(source.content, source.name, format)


def _judged(found: _Checked, run: Run, ids: Ids) -> Report:
    """Return a report that a process made, with what it could not know of ids."""
    if found.source is None:
        return ids.judged(found.report)
    first = ids.first_place(found.id, found.source.name)
    if first is None:
        return found.report
    try:
        again = [*_reports(run.checker(lambda *_: first), found.source, run.format)]
    except BriefkitError:  # gone meanwhile: what was found stands
        again = []
    return again[0] if len(again) == 1 else found.report


class Ids:
    """The ids of a run, and the brief that had each first."""

    def __init__(self) -> None:
        self._places: dict[str, str] = {}

    def first_place(self, id: str, place: str) -> str | None:
        """Return where an id was before; None where it comes up now, or in the same file."""
        first = self._places.setdefault(id, place)
        # One file may be there twice: by a link, or under another spelling of its path.
        is_same = first == place or os.path.realpath(first) == os.path.realpath(place)
        return None if is_same else first

    def judged(self, report: Report) -> Report:
        """Return the report of one brief of many, with what its process could not know."""
        found = (*report.findings, *report.suppressed)
        maybe = next((finding for finding in found if finding.code == DUPLICATE_ID), None)
        if maybe is None:
            return report
        first = self.first_place(maybe.data["id"], maybe.data["place"])
        return attrs.evolve(
            report,
            findings=_completed(report.findings, first),
            suppressed=_completed(report.suppressed, first),
        )


def _completed(findings: Iterable[Finding], first: str | None) -> Iterator[Finding]:
    """Yield findings; those of an id only if it was at `first` before, and with that place."""
    for finding in findings:
        if finding.code != DUPLICATE_ID:
            yield finding
        elif first is not None:
            yield with_first(finding, first)
