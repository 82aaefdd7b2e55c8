"""Checking many sources, in this process or in several: the same reports in the same order."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from functools import cached_property
from typing import TypeAlias

from briefkit.checking import Checker
from briefkit.errors import BriefkitError, WorkerError
from briefkit.parallel import mapped
from briefkit.runs.gathering import Checked, Gathering, Unread
from briefkit.runs.ids import Ids
from briefkit.runs.reading import reports_of
from briefkit.runs.settled import Run
from briefkit.runs.sources import Source, divided, weight
from briefkit.validation.findings.report import Report

__all__ = ["Unreadable", "check_many"]

Unreadable: TypeAlias = Callable[[BriefkitError, str], None]
"""Told of a file that cannot be read, with what it is called."""

_RETRIES = 1  # when memory ran out, it may be there now


def check_many(
    sources: Iterable[Source],
    run: Run,
    *,
    jobs: int = 1,
    unreadable: Unreadable | None = None,
) -> Iterator[Report]:
    """Yield the report of each brief of each source, in their order.

    The reports are the same for every number of processes. Long files of lines are divided among
    them.

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
    with closing(_alone(sources, run) if jobs <= 1 else _together(sources, run, jobs)) as found:
        for each in found:
            if isinstance(each, Report):
                yield each
            elif unreadable is None:
                raise each.error
            else:
                unreadable(each.error, each.name)


def _alone(sources: Iterable[Source], run: Run) -> Generator[Report | Unread, None, None]:
    checker = run.checker(Ids().first_place)
    for number, source in enumerate(sources):
        try:
            yield from reports_of(checker, source, run.format)
        except BriefkitError as error:
            yield Unread(number, error, source.name)


def _together(
    sources: Iterable[Source], run: Run, jobs: int
) -> Generator[Report | Unread, None, None]:
    gathering = Gathering(run)
    items = gathering.numbered(divided(sources, run.format))
    results = mapped(
        _Task(run),
        items,
        jobs,
        weight=lambda item: weight(item[1]),
        retries=_RETRIES,
        lost=_lost,
    )
    with closing(results):
        for found in results:
            yield from gathering.taken(found)
    yield from gathering.done()


def _lost(item: tuple[int, Source], error: WorkerError) -> Unread:
    number, source = item
    return Unread(number, WorkerError(error.exit_code, item=str(source)), source.name)


class _Task:
    """Checks one source; the checker is made where it is used, and once."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self._id = self._place = ""

    @cached_property
    def _checker(self) -> Checker:
        return self.run.checker(note_id=self._note)

    def __call__(self, item: tuple[int, Source]) -> Iterator[Checked | Unread]:
        number, source = item
        self._id = ""
        try:
            for report in reports_of(self._checker, source, self.run.format):
                place = "" if source.piece else self._place
                yield Checked(number, report, self._id, place)
                self._id = ""
        except BriefkitError as error:
            yield Unread(number, error, source.name)

    def _note(self, id: str, place: str, _: object) -> None:
        self._id, self._place = id, place
