"""The same task for many items by the workers of a Dask cluster, in bounded memory.

What travels is the task, items and results; the calls are those that Dask has had since 2025.1.
"""

from __future__ import annotations

import platform
import time
import uuid
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from functools import cache
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

import attrs

from briefkit._version import __version__
from briefkit.errors import ClusterError, FileAccessError, WorkerError
from briefkit.inputs import storage

if TYPE_CHECKING:
    from distributed import Client, Future, KilledWorker

__all__ = ["PATIENCE", "RETRIES", "WINDOW", "lost_connection", "mapped", "no_workers"]

I = TypeVar("I")  # noqa: E741 - an item
R = TypeVar("R")

PATIENCE = 120.0
"""Seconds that a run waits for a worker to come, or to come back."""

RETRIES = 3
"""How often an item is tried again that an exception was raised for."""

WINDOW = 4
"""How many items for each thread of the workers are begun and not yet yielded."""

_GLANCE = 2.0  # seconds between two looks at how many workers there are


def mapped(
    client: Client,
    task: Callable[[I], R],
    items: Iterable[I],
    *,
    name: str = "part",
    ordered: bool = True,
    retries: int = RETRIES,
    window: int = WINDOW,
    patience: float = PATIENCE,
    lost: Callable[[I, WorkerError], R] | None = None,
    sees: str | None = None,
    priority: int = 0,
) -> Iterator[R]:
    """Yield what `task` returns for each of `items`; when the iterator is closed, cancel the rest.

    An item whose worker dies is given to another one, as often as the cluster allows that
    (``distributed.scheduler.allowed-failures``); then once more as often while nothing else is
    under way, so that it does not pay for its neighbours.

    Args:
        client: Who to speak to the cluster through.
        task: What to do. It travels to the workers, as do items and results: plain data.
        items: What to do it with; taken from as workers come free.
        name: What an item is called where the scheduler shows what it does: ``briefkit-part``.
        ordered: Whether results come in the order of the items, or else as they come.
        retries: How often an item is tried again that an exception was raised for.
        window: How many items for each thread of the workers are begun and not yet yielded.
        patience: How many seconds to wait when there is no worker at all.
        lost: Makes the result for an item that workers die of; without it, that is raised.
        sees: A file, or the URL of one, that every worker must see before it begins.
        priority: What is higher is begun before what is lower, whenever that was sent.

    Raises:
        ClusterError: The cluster is gone, or has no worker, or one of another version of briefkit.
        FileAccessError: A worker does not see `sees`, or cannot read or write what `task` does not
            do without; the reason names the worker.
        WorkerError: Workers die of an item.
    """
    flight = _Flight(
        client=client,
        task=_There(task, sees),
        prefix=f"briefkit-{name}-{uuid.uuid4().hex}",
        options={"pure": False, "retries": retries, "priority": priority},
        window=window,
        patience=patience,
    )
    try:
        results = _results(flight, items, lost)
        yield from _sorted(flight, results) if ordered else (result for _, result in results)
    finally:
        flight.cancel()


def lost_connection(client: Client, why: object = "") -> ClusterError:
    """Return what to raise when the scheduler does not answer any more."""
    reason = f"the connection was lost{f' ({why})' if str(why) else ''}"
    return ClusterError(_address(client), reason, "see to the scheduler, then go on with resume")


def no_workers(client: Client, patience: float) -> ClusterError:
    """Return what to raise when nobody is there to do the work."""
    address = _address(client)
    remedy = f"start one: dask worker {address} --nthreads 1"
    return ClusterError(address, f"it has had no worker for {patience:g} seconds", remedy)


@contextmanager
def _speaking(client: Client) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        if client.status == "running" and not isinstance(error, OSError):
            raise
        raise lost_connection(client, error) from error


def _address(client: Client) -> str:
    return str(getattr(client.scheduler, "address", "") or "the cluster")


@attrs.frozen
class _There(Generic[I, R]):
    """A task on a worker, which tells what only a worker can know."""

    task: Callable[[I], R]
    sees: str | None = None
    version: str = __version__

    def __call__(self, item: I) -> R:
        host = platform.node()
        if self.version != __version__:
            reason = f"it has briefkit {__version__}, and {self.version} was asked for"
            raise ClusterError(host, reason, "install the same version for all workers")
        try:
            if self.sees is not None:
                _look_for(self.sees)
            return self.task(item)
        except FileAccessError as error:
            reason = f"{error.reason}, on the worker {host}"
            raise FileAccessError(error.path, reason, error.remedy) from error


@cache
def _look_for(path: str) -> None:
    """See that a file is there, once in each process."""
    if not storage.exists(path):
        raise FileAccessError(path, "no such file", "put it where all workers see it")


@attrs.frozen(eq=False)
class _Entry(Generic[I]):
    """An item that the cluster is busy with."""

    number: int
    item: I
    future: Future[Any]
    is_alone: bool


@attrs.define(kw_only=True, eq=False)
class _Flight(Generic[I, R]):
    """The items that a cluster is busy with, and the results whose turn has not come."""

    client: Client
    task: _There[I, R]
    prefix: str
    """What all keys of the run begin with: one that was used before would give its result."""
    options: Mapping[str, Any]
    """How each item is submitted."""
    window: int
    patience: float
    entries: dict[str, _Entry[I]] = attrs.field(factory=dict)
    """What is under way, by its key."""
    held: dict[int, R] = attrs.field(factory=dict)
    """Results that wait for their turn."""
    _done: SimpleQueue[Future[Any]] = attrs.field(factory=SimpleQueue)
    _threads: int = 0
    _looked: float = attrs.field(factory=time.monotonic)
    _manned: float = attrs.field(factory=time.monotonic)
    """When there was a worker last."""

    def __attrs_post_init__(self) -> None:
        self._look()

    @property
    def has_room(self) -> bool:
        """Whether another item may be begun."""
        if time.monotonic() - self._looked > _GLANCE:
            self._look()
        return len(self.entries) + len(self.held) < self.window * max(1, self._threads)

    def send(self, number: int, item: I, *, is_alone: bool = False) -> None:
        """Give an item to the cluster."""
        key = f"{self.prefix}-{number}{'-again' if is_alone else ''}"
        with _speaking(self.client):
            future = self.client.submit(self.task, item, key=key, **self.options)
            future.add_done_callback(self._done.put)
        self.entries[key] = _Entry(number, item, future, is_alone)

    def landed(self) -> _Entry[I]:
        """Wait for an item that is done, or has failed."""
        while True:
            try:
                return self.entries.pop(str(self._done.get(timeout=_GLANCE).key))
            except Empty:
                self._look()

    def result(self, entry: _Entry[I]) -> R:
        """Return what came of an item; if the worker that knows it is gone, it is done again."""
        future: Future[R] = entry.future
        while True:
            try:
                return future.result(timeout=_GLANCE)
            except CancelledError as error:
                raise lost_connection(self.client) from error
            except TimeoutError:
                if future.status == "error":  # of the task itself
                    raise
                self._look()

    def cancel(self) -> None:
        """Leave what is not begun undone, and let what is done go."""
        futures = [entry.future for entry in self.entries.values()]
        self.entries.clear()
        with suppress(Exception):  # there may be no cluster any more
            if futures:
                self.client.cancel(futures)

    def _look(self) -> None:
        """Count the threads of the workers."""
        with _speaking(self.client):
            threads = cast("dict[str, int]", self.client.nthreads())
        self._threads = sum(threads.values())
        self._looked = time.monotonic()
        if self._threads:
            self._manned = self._looked
        elif self._looked - self._manned > self.patience:
            raise no_workers(self.client, self.patience)


def _results(
    flight: _Flight[I, R], items: Iterable[I], lost: Callable[[I, WorkerError], R] | None
) -> Iterator[tuple[int, R]]:
    """Yield the number and the result of each item, as they come."""
    from distributed import KilledWorker

    source = enumerate(items)
    suspects: deque[_Entry[I]] = deque()
    while True:
        while not suspects and flight.has_room and (following := next(source, None)):
            flight.send(*following)
        if suspects and not flight.entries:
            suspect = suspects.popleft()
            flight.send(suspect.number, suspect.item, is_alone=True)
        if not flight.entries:
            return
        entry = flight.landed()
        try:
            result = flight.result(entry)
        except KilledWorker as error:
            if not entry.is_alone:  # another one that the worker had may be what it died of
                suspects.append(entry)
                continue
            result = _given_up(entry.item, error, lost)
        yield entry.number, result


def _given_up(item: I, error: KilledWorker, lost: Callable[[I, WorkerError], R] | None) -> R:
    """Return the result for an item that workers die of."""
    count, last = error.allowed_failures + 1, error.last_worker.address
    reason = f"{count} workers died of it one after the other, the last of them {last}"
    died = WorkerError(None, reason, "their logs tell more; often memory runs out")
    if lost is None:
        raise died from error
    return lost(item, died)


def _sorted(flight: _Flight[I, R], results: Iterator[tuple[int, R]]) -> Iterator[R]:
    """Yield results in the order of their items."""
    following = 0
    for number, result in results:
        flight.held[number] = result
        while following in flight.held:
            yield flight.held.pop(following)
            following += 1
