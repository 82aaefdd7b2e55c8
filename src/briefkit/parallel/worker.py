"""A worker process: how it starts, what it does, how it ends, seen from both sides."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from briefkit.errors import WorkerError
from briefkit.parallel.chunks import Chunk
from briefkit.parallel.messages import READY, answers

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

__all__ = ["Worker", "is_worker"]

_PATIENCE = 5  # seconds for a process to be gone whose pipe is closed


class Worker:
    """A process, the way to speak to it, and the chunks that it has not done yet."""

    def __init__(self, task: Callable[[Any], Iterable[Any]], others: Iterable[Worker]) -> None:
        """Start a process.

        Args:
            task: What it does with each item.
            others: The workers that there are.
        """
        context = _context()
        self.connection, theirs = context.Pipe()
        # A forked process holds the ends of all pipes; as long as it does, nobody can tell by
        # them that this process, or another, has ended.
        ours = [*(other.connection for other in others), self.connection]
        inherited = ours if context.get_start_method() == "fork" else []
        arguments = (theirs, task, inherited)
        self._process = context.Process(target=_work, args=arguments, daemon=True)
        with _uninterrupted():
            self._process.start()
        theirs.close()
        self.chunks: deque[Chunk] = deque()
        """What it has been given and has not done, the one it is at first."""
        self.is_ready = False
        """Whether it has begun to work."""

    @property
    def held(self) -> int:
        """How many batches of its chunks wait here."""
        return sum(len(chunk.batches) for chunk in self.chunks)

    def give(self, chunk: Chunk) -> None:
        """Give it a chunk.

        Raises:
            OSError: It is gone.
        """
        chunk.is_waiting = True
        self.connection.send_bytes(chunk.request)
        chunk.is_waiting = False
        self.chunks.append(chunk)

    def receive(self) -> None:
        """Take in the message that is there, or wait for it.

        Raises:
            EOFError, OSError: It is gone, and there is no message left.
        """
        data = self.connection.recv_bytes()
        if data == READY:
            self.is_ready = True
            return
        self.chunks[0].take(pickle.loads(data))  # noqa: S301 - our own process sent it
        if self.chunks[0].is_done:
            self.chunks.popleft()

    def last_words(self) -> WorkerError:
        """Take in what it has sent before it was gone, and return how it ended."""
        with contextlib.suppress(EOFError, OSError):
            while True:
                self.receive()
        self._process.join(_PATIENCE)
        self.end()
        why = "" if self.is_ready else "a worker process ended before it could begin"
        return WorkerError(self._process.exitcode, why)

    def end(self) -> None:
        """End it, whatever it is doing, and wait until it is gone."""
        self.kill()
        self._process.join()

    def kill(self) -> None:
        """End it, without waiting until it is gone."""
        self.connection.close()
        # Not asked to end: it writes nothing that could be left half done, and a handler that
        # it inherited would take the request for itself.
        self._process.kill()


def is_worker() -> bool:
    """Tell whether this process is one that may start no others."""
    from multiprocessing import current_process

    return bool(current_process().daemon)


def _context() -> Any:
    """Return the way to start processes: by fork where that is safe, which takes no time."""
    import multiprocessing

    return multiprocessing.get_context("fork" if _is_alone() else "spawn")


def _is_alone() -> bool:
    """Tell whether this is Linux, and no thread but this one runs, whoever started it."""
    if sys.platform != "linux":
        return False
    try:
        return len(os.listdir("/proc/self/task")) == 1
    except OSError:
        return False


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keep Ctrl-C from a process that is about to start, until it looks after itself."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(
    connection: Connection, task: Callable[[Any], Iterable[Any]], inherited: list[Connection]
) -> None:
    """Do what comes in by `connection`, until nothing comes any more, or nobody listens."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started us tells us to end,
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # and no handler of theirs is in the way
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # for those that a task starts
    for other in inherited:
        other.close()
    try:
        connection.send_bytes(READY)
        while True:
            for message in answers(task, connection.recv_bytes()):
                connection.send_bytes(message)
    except (EOFError, OSError):
        return
