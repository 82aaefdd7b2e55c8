"""The work of a run into a folder: parts that are each written, and written down, once."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Any

import attrs

from briefkit.bulk.engines import Crew
from briefkit.bulk.journal import Journal
from briefkit.bulk.records import Outcome
from briefkit.bulk.running import Note, Task, ended
from briefkit.inputs.pieces import Part

__all__ = ["Writing"]


@attrs.frozen(kw_only=True)
class Writing:
    """Parts that are each written, and written down, by whoever does them."""

    task: Callable[[dt.datetime], Task]
    """Returns what is done with a part, for a run that was begun at an instant."""

    parts: Iterable[Part]
    """The parts, numbered from 0 on."""

    journal: Journal
    """Where it is written down what is done."""

    asked: Mapping[str, Any]
    """What makes the run what it is; see `Journal.begin`."""

    resume: bool = False
    """Whether to go on with a run that was begun."""

    crew: Crew = attrs.field(factory=Crew)
    """Who does it."""

    ordered: bool = True
    """Whether to tell of parts in their order, or else as they are done."""

    def __call__(self, note: Note) -> None:
        """Do what the journal does not say to be done, and tell of all of it."""
        with self.crew.at_work() as engine:
            parts = iter(self.parts)
            first = [*islice(parts, 1)]  # what there is nothing to read of is not begun
            begun = self.journal.begin(self.asked, resume=self.resume)
            self.journal.sweep()
            planned = _Planned(chain(first, parts), self.journal)
            task = _Recorded(self.task(begun), self.journal)
            try:
                with ended(engine(task, planned.undone(), self.ordered)) as outcomes:
                    for outcome in outcomes:
                        planned.tell_done(note, outcome.part if self.ordered else None)
                        note(outcome)
                planned.tell_done(note)
            finally:
                self.journal.sweep()
        self.journal.end(planned.count)


class _Planned:
    """The parts of a run, and the numbers of those that are done and were not told of yet."""

    def __init__(self, parts: Iterable[Part], journal: Journal) -> None:
        self.count = 0
        self._parts = parts
        self._journal = journal
        self._done: deque[int] = deque()

    def undone(self) -> Iterator[Part]:
        """Yield the parts that nobody has done."""
        for part in self._parts:
            self.count += 1
            if self._journal.outcome_of(part) is None:
                yield part
            else:
                self._done.append(part.number)

    def tell_done(self, note: Note, before: int | None = None) -> None:
        """Tell of the parts that were done by an earlier run, those before a number or all."""
        while self._done and (before is None or self._done[0] < before):
            note(self._journal.noted(self._done.popleft()), resumed=True)


@attrs.frozen
class _Recorded:
    """A task that writes down what came of each part."""

    task: Task
    journal: Journal

    def __call__(self, part: Part) -> Outcome:
        outcome = self.task(part)
        self.journal.record(part, outcome)
        return outcome
