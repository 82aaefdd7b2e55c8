"""A run over many parts: who does them, what comes of them, and how it stops."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import Protocol, TypeAlias, TypeVar

import attrs

from briefkit.bulk.errors_file import Errors, failures_to
from briefkit.bulk.records import Outcome, Summary, failure_of
from briefkit.errors import WorkerError
from briefkit.inputs.pieces import Part
from briefkit.parallel import mapped

__all__ = ["RETRIES", "Engine", "Note", "Run", "Task", "Work", "ended", "local", "lost"]

T = TypeVar("T")

RETRIES = 3
"""How often a part is tried again whose worker died."""

Task: TypeAlias = Callable[[Part], Outcome]
"""What is done with a part, wherever that is: it can be pickled."""

Engine: TypeAlias = Callable[[Task, Iterable[Part], bool], Iterator[Outcome]]
"""Has a task done for parts, taken from as there is room; yields outcomes in the order of the
parts, or as they come. When the iterator is closed, all work ends."""


class Note(Protocol):
    """Takes in what came of a part."""

    def __call__(self, outcome: Outcome, *, resumed: bool = False) -> None:
        """Count an outcome, list its failures, and tell how far the run is."""
        ...


Work: TypeAlias = Callable[[Note], None]
"""All that a run does: it is called once, and tells of each part that is done."""


class Run:
    """A run over many documents: what is the same for each of them, and what came of it so far.

    An error that ends the run, and KeyboardInterrupt, pass through `go` after all workers have
    ended; `summary` says what was done until then.
    """

    def __init__(
        self,
        work: Work,
        *,
        errors: Errors = None,
        progress: Callable[[Summary], object] | None = None,
    ) -> None:
        self.summary = Summary()
        """What came of it so far."""
        self._work = work
        self._errors = errors
        self._progress = progress

    def go(self) -> Summary:
        """Do it, and return what came of it.

        Raises:
            FileAccessError: Something cannot be written.
            ResumeError: The folder holds what another run has made.
        """
        began = time.monotonic()
        with failures_to(self._errors) as tell:

            def note(outcome: Outcome, *, resumed: bool = False) -> None:
                self.summary.add(outcome, resumed=resumed)
                self.summary.seconds = time.monotonic() - began
                for failure in outcome.told():
                    tell(failure)
                if self._progress is not None:
                    self._progress(self.summary)

            try:
                self._work(note)
                self.summary.is_complete = True
            finally:
                self.summary.seconds = time.monotonic() - began
        return self.summary


@attrs.frozen
class _Listed:
    """A task as processes take it: for each part, the outcomes that there are."""

    task: Task

    def __call__(self, part: Part) -> Iterable[Outcome]:
        return (self.task(part),)


@contextlib.contextmanager
def ended(values: Iterator[T]) -> Iterator[Iterator[T]]:
    """Give an iterator to a block, and close it when that ends: so ends whoever makes values."""
    try:
        yield values
    finally:
        if isinstance(values, Generator):
            values.close()


def local(jobs: int) -> Engine:
    """Return the engine of this machine: `jobs` processes, or none but this one."""

    def run(task: Task, parts: Iterable[Part], ordered: bool) -> Iterator[Outcome]:
        return mapped(
            _Listed(task), parts, jobs, chunk=1, ordered=ordered, retries=RETRIES, lost=lost
        )

    return run


def lost(part: Part, error: WorkerError) -> Outcome:
    """Return what comes of a part that no worker lived to do: a failure for each piece."""
    failures = [failure_of(error, piece.path, piece.line + 1) for piece in part.pieces]
    return Outcome(part=part.number, documents=len(failures), failures=failures)
