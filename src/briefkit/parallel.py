"""The same task for many items, by several processes: results in order, in bounded memory."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice, takewhile
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from briefkit.errors import WorkerError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

__all__ = ["mapped", "processors"]

I = TypeVar("I")  # noqa: E741 - an item
R = TypeVar("R")

_CHUNK = 16  # items that travel together: some 16 ms of work, which one message is nothing to
_BATCH = 64  # results that travel together
_HELD = 16  # batches of a worker that wait for their turn before it has to wait itself
_WINDOW = 8  # chunks for each worker that are begun and not yet yielded
_SMALL = 4096  # bytes that any pipe takes at once, so that nobody waits for them to be read


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def mapped(
    task: Callable[[I], Iterable[R]], items: Iterable[I], jobs: int, *, chunk: int = _CHUNK
) -> Iterator[R]:
    """Yield what `task` yields for each of `items`, in their order, as a plain loop would.

    An exception of `task` is raised in its turn. When the iterator is closed, the processes end.

    Args:
        task: What to do. It travels to the processes, as do items and results: plain data.
        items: What to do it with; taken from as processes come free.
        jobs: How many processes; with 1, everything happens in this one.
        chunk: How many items a process gets at a time.

    Raises:
        WorkerError: A process ended before its time.
    """
    if jobs <= 1 or _is_worker():
        yield from chain.from_iterable(map(task, items))
        return
    crew = _Crew(task, jobs)
    try:
        yield from crew.results(_chunks(items, chunk))
    finally:
        crew.dismiss()


class _Chunk(Generic[R]):
    """Items that one worker deals with, and what came of them so far."""

    def __init__(self) -> None:
        self.batches: deque[list[R]] = deque()
        self.is_done = False
        self.error: BaseException | None = None


class _Worker:
    """A process, the way to speak to it, and the chunks that it has not done yet."""

    def __init__(self, context: Any, task: Callable[[Any], Iterable[Any]], ours: list[Any]) -> None:
        self.connection, theirs = context.Pipe()
        # A forked process holds the ends of all pipes; as long as it does, nobody can tell by
        # them that this process, or another, has ended.
        inherited = [*ours, self.connection] if context.get_start_method() == "fork" else []
        arguments = (theirs, task, inherited)
        self.process = context.Process(target=_work, args=arguments, daemon=True)
        self.process.start()
        theirs.close()
        self.chunks: deque[_Chunk[Any]] = deque()

    @property
    def held(self) -> int:
        """How many batches of its chunks wait here."""
        return sum(len(chunk.batches) for chunk in self.chunks)


class _Crew:
    """The processes, and the chunks that they have begun."""

    def __init__(self, task: Callable[[Any], Iterable[Any]], jobs: int) -> None:
        context = _context()
        self.workers: list[_Worker] = []
        try:
            for _ in range(jobs):
                ours = [worker.connection for worker in self.workers]
                self.workers.append(_Worker(context, task, ours))
        except BaseException:
            self.dismiss()
            raise
        self.begun: deque[_Chunk[Any]] = deque()

    def results(self, chunks: Iterator[bytes]) -> Iterator[Any]:
        """Yield the results of all chunks in their order."""
        following: bytes | None = next(chunks, None)
        while True:
            while following is not None and self._hand_out(following):
                following = next(chunks, None)
            if not self.begun:
                return
            first = self.begun[0]
            while first.batches:
                yield from first.batches.popleft()
            if first.error is not None:
                raise first.error
            if first.is_done:
                self.begun.popleft()
            else:
                self._receive(first)

    def dismiss(self) -> None:
        """End the processes, whatever they are doing."""
        for worker in self.workers:
            worker.connection.close()
            # Not asked to end: it writes nothing that could be left half done, and a handler that
            # it inherited would take the request for itself.
            worker.process.kill()
        for worker in self.workers:
            worker.process.join()

    def _hand_out(self, items: bytes) -> bool:
        """Give a chunk to the worker with the least to do; tell whether one takes it."""
        worker = min(self.workers, key=lambda worker: len(worker.chunks))
        # While it works it reads nothing: what it gets then must fit into the pipe, or both
        # sides could wait for each other.
        room = 1 if len(items) > _SMALL else 2
        if len(worker.chunks) >= room or len(self.begun) >= _WINDOW * len(self.workers):
            return False
        try:
            worker.connection.send_bytes(items)
        except OSError as error:
            raise _lost(worker) from error
        chunk: _Chunk[Any] = _Chunk()
        worker.chunks.append(chunk)
        self.begun.append(chunk)
        return True

    def _receive(self, first: _Chunk[Any]) -> None:
        """Take in the messages that are there, waiting for one."""
        from multiprocessing.connection import wait

        listened = {
            worker.connection: worker
            for worker in self.workers
            if worker.chunks and (worker.chunks[0] is first or worker.held < _HELD)
        }
        for connection in wait(list(listened)):
            worker = listened[connection]
            try:
                batch, is_done, error = worker.connection.recv()
            except (EOFError, OSError) as gone:
                raise _lost(worker) from gone
            chunk = worker.chunks[0]
            chunk.batches.append(batch)
            if is_done:
                chunk.is_done, chunk.error = True, error
                worker.chunks.popleft()


def _chunks(items: Iterable[Any], size: int) -> Iterator[bytes]:
    import pickle

    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield pickle.dumps(chunk)


def _context() -> Any:
    """Return the way to start processes: by fork where that is safe, which takes no time."""
    import multiprocessing
    import threading

    is_safe = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if is_safe else "spawn")


def _is_worker() -> bool:
    """Tell whether this process is one that may start no others."""
    from multiprocessing import current_process

    return bool(current_process().daemon)


def _lost(worker: _Worker) -> WorkerError:
    worker.process.join(5)
    return WorkerError(worker.process.exitcode)


def _work(
    connection: Connection, task: Callable[[Any], Iterable[Any]], inherited: list[Connection]
) -> None:
    """Do what comes in by `connection`, until nothing comes any more."""
    import pickle
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started us tells us to end,
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # and no handler of theirs is in the way
    for other in inherited:
        other.close()
    try:
        while True:
            items = pickle.loads(connection.recv_bytes())  # noqa: S301 - our own process sent it
            _send_results(connection, chain.from_iterable(map(task, items)))
    except (EOFError, OSError):
        return


def _send_results(connection: Connection, results: Iterator[Any]) -> None:
    """Send results in batches; the last message says so, and what went wrong, if anything did."""
    while True:
        batch: list[Any] = []
        error = None
        try:
            for result in islice(results, _BATCH):
                batch.append(result)  # noqa: PERF402 - what came before an error is kept
        except Exception as raised:  # noqa: BLE001 - whatever it is, it is raised over there
            error = _travelling(raised)
        is_done = error is not None or len(batch) < _BATCH
        message, is_done = _packed(batch, is_done, error)
        connection.send_bytes(message)
        if is_done:
            return


def _packed(batch: list[Any], is_done: bool, error: Exception | None) -> tuple[bytes, bool]:
    """Return a message, and whether it is the last: where a result cannot be sent, it says so."""
    import pickle

    try:
        return pickle.dumps((batch, is_done, error)), is_done
    except Exception as refusal:  # noqa: BLE001 - whatever a result raises that cannot be packed
        why = f"what a worker process found cannot be sent: {type(refusal).__name__}: {refusal}"
        sound = [*takewhile(_can_travel, batch)]
        return pickle.dumps((sound, True, WorkerError(None, why))), True


def _can_travel(value: object) -> bool:
    import pickle

    try:
        pickle.loads(pickle.dumps(value))  # noqa: S301 - just made
    except Exception:  # noqa: BLE001 - whatever it is, it cannot travel
        return False
    return True


def _travelling(error: Exception) -> Exception:
    """Return an error that can be sent: itself, or one that says the same."""
    return error if _can_travel(error) else RuntimeError(f"{type(error).__name__}: {error}")
