"""Checking many files: reports in the order of the files, whatever the number of processes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

import attrs

from briefkit.checking import DUPLICATE_ID, Checker, FirstPlace, instant, with_first
from briefkit.errors import BriefkitError
from briefkit.formats import Format
from briefkit.parallel import mapped
from briefkit.validation.finding import Finding
from briefkit.validation.report import Report
from briefkit.validation.settings import Settings

__all__ = ["Ids", "Run", "Source", "Unreadable", "check_many"]

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
    for report in mapped(task, sources, jobs):
        if not isinstance(report, Report):
            error, name = report
            if unreadable is None:
                raise error
            unreadable(error, name)
        elif jobs > 1:
            yield ids.judged(report)
        else:
            yield report


def _unknown(id: str, place: str) -> str:
    """Stand for the index of ids in a process that does not see all of them: it may be one."""
    del id, place
    return ""


class _Task:
    """Checks one source; the checker is made where it is used, and once."""

    def __init__(self, run: Run, first_place: FirstPlace | None) -> None:
        self.run = run
        self.first_place = first_place

    @cached_property
    def _checker(self) -> Checker:
        return self.run.checker(self.first_place or _unknown)

    def __call__(self, source: Source) -> Iterator[Report | tuple[BriefkitError, str]]:
        try:
            if source.content is None:
                yield from self._checker.file(source.name, self.run.format)
            else:
                yield from self._checker.content(source.content, source.name, self.run.format)
        except BriefkitError as error:
            yield error, source.name


class Ids:
    """The ids of a run, and the brief that had each first."""

    def __init__(self) -> None:
        self._places: dict[str, str] = {}

    def first_place(self, id: str, place: str) -> str | None:
        """Return where an id was before; None where it comes up now."""
        first = self._places.setdefault(id, place)
        return None if first == place else first

    def judged(self, report: Report) -> Report:
        """Return a report that a process made, with what it could not know of an id."""
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
