"""Sharing items out among processes, and gathering what comes of them."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import chain
from typing import Any, TypeVar

from briefkit.errors import WorkerError
from briefkit.parallel.chunks import Chunk, chunks_of
from briefkit.parallel.messages import Message
from briefkit.parallel.worker import Worker, is_worker

__all__ = ["mapped", "processors"]

I = TypeVar("I")  # noqa: E741 - an item
R = TypeVar("R")

_CHUNK = 16  # items that travel together: some 16 ms of work, which one message is nothing to
_HELD = 16  # batches of a worker that wait for their turn before it has to wait itself
_WINDOW = 8  # chunks for each worker that are begun and not yet yielded
_STILLBORN = 2  # workers one after the other that could not begin: no other would do better
_SHOWN = 120  # code points of an item in a message


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def mapped(
    task: Callable[[I], Iterable[R]],
    items: Iterable[I],
    jobs: int,
    *,
    chunk: int = _CHUNK,
    weight: Callable[[I], float] | None = None,
    ordered: bool = True,
    retries: int = 0,
    lost: Callable[[I, WorkerError], R] | None = None,
) -> Generator[R, None, None]:
    """Yield what `task` yields for each of `items`, in their order, as a plain loop would.

    An exception of `task` is raised in its turn. When the iterator is closed, the processes end;
    and they do when this one is killed, at the next result that they cannot send.

    A process that dies is replaced, and what it was at is done again, less the results that have
    come already: a task gives the same for the same item every time. Which of several items was
    at fault is found by doing them one by one.

    Args:
        task: What to do. It travels to the processes, as do items and results: plain data.
        items: What to do it with; taken from as processes come free.
        jobs: How many processes, at most; with 1, everything happens in this one.
        chunk: How many items a process gets at a time. With 1, for items that take long, it gets
            the next when it has done one; with more, it has a chunk in reserve.
        weight: Returns how many usual items an item is worth, so that it travels with fewer; by
            default all are alike.
        ordered: Whether results come in the order of the items, or as soon as they are there:
            those of one item in their order, but among those of others.
        retries: How often an item that ended its process is tried again.
        lost: Returns what comes in place of the (other) results of an item that ended its process
            each time. Without it, the error is raised in its turn.

    Raises:
        WorkerError: A process ended before its time.
    """
    if jobs <= 1 or is_worker():
        yield from chain.from_iterable(map(task, items))
        return
    crew = _Crew(task, jobs, retries, lost)
    try:
        yield from crew.results(chunks_of(items, chunk, weight), ordered=ordered)
    finally:
        crew.dismiss()


class _Crew:
    """The processes, and the chunks that they have begun."""

    def __init__(
        self,
        task: Callable[[Any], Iterable[Any]],
        jobs: int,
        retries: int,
        lost: Callable[[Any, WorkerError], Any] | None,
    ) -> None:
        self.task = task
        self.jobs = jobs
        self.retries = retries
        self.lost = lost
        self.workers: list[Worker] = []
        self.begun: deque[Chunk] = deque()
        self.following: Chunk | None = None
        self.stillborn = 0

    def results(self, chunks: Iterator[Chunk], *, ordered: bool) -> Iterator[Any]:
        """Yield the results of all chunks.

        Args:
            chunks: What is to be done.
            ordered: Whether their results come in their order.
        """
        while True:
            self._hand_out(chunks)
            if not self.begun:
                return
            yield from self._in_order() if ordered else self._as_they_come()
            if self.begun:
                self._receive(self.begun[0] if ordered else None)

    def dismiss(self) -> None:
        """End the processes, whatever they are doing."""
        for worker in self.workers:
            worker.kill()
        for worker in self.workers:
            worker.end()

    def _hand_out(self, chunks: Iterator[Chunk]) -> None:
        """Give chunks to workers as long as one has room; those whose workers died go first."""
        while (chunk := self._next(chunks)) is not None:
            worker = None if chunk.is_done else self._worker_for(chunk)
            if worker is None and not chunk.is_done:
                return
            if chunk is self.following:
                self.begun.append(chunk)
                self.following = None
            if worker is not None:
                self._give(worker, chunk)

    def _next(self, chunks: Iterator[Chunk]) -> Chunk | None:
        """Return what is to be handed out next; None if there is nothing, or no need of more."""
        waiting = next((chunk for chunk in self.begun if chunk.is_waiting), None)
        if waiting is not None or len(self.begun) >= _WINDOW * self.jobs:
            return waiting
        self.following = self.following or next(chunks, None)
        return self.following

    def _give(self, worker: Worker, chunk: Chunk) -> None:
        try:
            worker.give(chunk)
        except OSError:
            self._bury(worker)

    def _worker_for(self, chunk: Chunk) -> Worker | None:
        """Return the worker with the least to do if it has room for a chunk, or a new one."""
        least = min(self.workers, key=lambda worker: len(worker.chunks), default=None)
        if least is None or (least.chunks and len(self.workers) < self.jobs):
            least = Worker(self.task, self.workers)
            self.workers.append(least)
        # What others wait for goes to one that is at nothing: any other might wait for it, too.
        is_reserve = chunk.is_reserve and chunk is self.following
        return least if len(least.chunks) <= int(is_reserve) else None

    def _in_order(self) -> Iterator[Any]:
        while self.begun:
            first = self.begun[0]
            yield from first.results()
            if not first.is_done:
                return
            self.begun.popleft()

    def _as_they_come(self) -> Iterator[Any]:
        for chunk in tuple(self.begun):
            yield from chunk.results()
            if chunk.is_done:
                self.begun.remove(chunk)

    def _receive(self, first: Chunk | None) -> None:
        """Take in the messages that are there, waiting for one.

        Args:
            first: What is yielded before anything else; None where there is no such order.
        """
        from multiprocessing.connection import wait

        listened = {
            worker.connection: worker
            for worker in self.workers
            if worker.chunks and (first is None or worker.chunks[0] is first or worker.held < _HELD)
        }
        for connection in wait(list(listened)):
            worker = listened[connection]
            try:
                worker.receive()
            except (EOFError, OSError):
                self._bury(worker)

    def _bury(self, worker: Worker) -> None:
        """Let others do what is left of a worker that is gone.

        Raises:
            WorkerError: None gets so far as to begin.
        """
        self.workers.remove(worker)
        error = worker.last_words()
        self.stillborn = 0 if worker.is_ready else self.stillborn + 1
        if self.stillborn == _STILLBORN:
            raise error
        for place, chunk in enumerate(worker.chunks):
            if place or not worker.is_ready:
                chunk.is_waiting = True
            else:
                self._split(chunk, error)

    def _split(self, chunk: Chunk, error: WorkerError) -> None:
        """Put what is left of a chunk that ended its worker into its place, item by item."""
        place = self.begun.index(chunk) + 1
        for item, single in reversed(chunk.split()):
            single.is_waiting = single.deaths <= self.retries
            if not single.is_waiting:
                single.take(self._given_up(item, error))
            self.begun.insert(place, single)

    def _given_up(self, item: Any, error: WorkerError) -> Message:
        """Return what comes of an item that nobody survives."""
        known = WorkerError(error.exit_code, item=_shown(item))
        if self.lost is None:
            return Message([], 0, 0, is_last=True, error=known)
        return Message([self.lost(item, known)], 1, 0, is_last=True)


def _shown(item: object) -> str:
    """Return what an item looks like, cut to size."""
    text = str(item)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
