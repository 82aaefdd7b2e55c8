"""Reports that other processes made, with what only the process that sees all of them knows."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

from briefkit.documents import known_format
from briefkit.errors import BriefkitError, FileAccessError, WorkerError
from briefkit.runs.ids import Ids
from briefkit.runs.reading import SecondLook
from briefkit.runs.settled import Run
from briefkit.runs.sources import Source, held
from briefkit.validation.findings.report import Report

__all__ = ["Checked", "Gathering", "Unread"]


class Checked(NamedTuple):
    """The report of a brief."""

    source: int
    """The number of the source that it is in."""

    report: Report
    """What can be found without knowing other briefs."""

    id: str = ""
    """Its id, if anybody wants to know."""

    place: str = ""
    """What to call the place of such a brief; empty in a stretch of a file, where nobody knows how
    many come before it."""


class Unread(NamedTuple):
    """A source that cannot be read, or not to its end."""

    source: int
    """The number of the source."""

    error: BriefkitError
    """What is in the way."""

    name: str
    """What the source is called."""


class Gathering:
    """Takes in what comes of sources, in their order, and makes of it what a plain loop would."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._ids = Ids()
        self._pending: deque[tuple[int, Source]] = deque()
        self._look: SecondLook | None = None
        self._begin()

    def _begin(self) -> None:
        """Begin with a file."""
        self._count = self._before = 0
        self._has_failed = self._is_over = False

    def numbered(self, sources: Iterable[Source]) -> Iterator[tuple[int, Source]]:
        """Yield sources with their numbers, and remember them as long as they are at work."""
        for item in enumerate(sources):
            self._pending.append(item)
            yield item

    def taken(self, found: Checked | Unread) -> Iterator[Report | Unread]:
        """Yield what a plain loop would, when it came to what a process has found."""
        yield from self.done(found.source)
        if self._is_over:
            return
        if isinstance(found, Checked):
            yield self._judged(found)
            return
        self._has_failed = True
        # A file that cannot be read on is given up; other stretches of it say no more.
        self._is_over = isinstance(found.error, FileAccessError)
        if isinstance(found.error, WorkerError):
            self._pass_over(self._pending[0][1])
        yield found

    def done(self, number: int | None = None) -> Iterator[Report]:
        """Yield what is to be said when all sources before one are done, or all that there are."""
        while self._pending and self._pending[0][0] != number:
            _, source = self._pending.popleft()
            self._look, self._before = None, self._count
            if not (self._pending and self._pending[0][1].is_continued):
                if source.piece is not None and not self._count and not self._has_failed:
                    yield from self._empty(source.name)
                self._begin()

    def _pass_over(self, source: Source) -> None:
        """Count the briefs of a stretch that ends whoever looks at it: nobody reads them here."""
        if source.piece is not None:
            with suppress(FileAccessError):
                self._count = self._before + held(source.piece)

    def _empty(self, name: str) -> Iterator[Report]:
        """Yield what a file comes to whose stretches hold nothing."""
        known = known_format(name, self._run.format)
        return self._run.checker().numbered((), name, known) if known else iter(())

    def _judged(self, found: Checked) -> Report:
        self._count += 1
        if not found.id:
            return found.report
        source = self._pending[0][1]
        place = found.place or f"{source.name}, brief {self._count}"
        first = self._ids.first_place(found.id, place)
        if first is None:
            return found.report
        self._look = self._look or SecondLook(self._run, source)
        number = self._count - self._before
        return self._look.joined(found.report, number, found.id, place, first)
