"""An existing Dask cluster as the engine of a run: connected to, looked over, put to work."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import chain
from pkgutil import resolve_name
from typing import TYPE_CHECKING, cast

import attrs

from briefkit._version import __version__
from briefkit.bulk.records import Outcome
from briefkit.bulk.remote import PATIENCE, RETRIES, WINDOW, lost_connection, mapped, no_workers
from briefkit.bulk.running import Engine, Task, lost
from briefkit.errors import ClusterError, MissingDependencyError
from briefkit.inputs import splitting, storage
from briefkit.inputs.pieces import Part, Piece

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["connected", "engine", "lines_in", "look_over"]

_CONNECT = 10.0  # seconds for a scheduler to answer
_GRACE = 0.5  # seconds more for what it says then
_ADDRESS = "give the address that 'dask scheduler' tells, or a client of your own"
_COUNTED = 4  # pieces whose lines are counted at a time: the first part waits for these
_VERSION = "briefkit:__version__"
_SAME = "install the same version for all workers"


@contextmanager
def connected(cluster: Client | str, *, timeout: float = _CONNECT) -> Iterator[Client]:
    """Give a client of a cluster: the one that is given, or one that lasts as long as the block.

    Args:
        cluster: A client, or the address of a scheduler: ``tcp://10.0.0.1:8786``.
        timeout: How many seconds the scheduler has to answer.

    Raises:
        ClusterError: Nobody answers there, or not as a scheduler does.
        MissingDependencyError: ``distributed`` is not installed.
        TypeError: It is something else, or an asynchronous client.
    """
    if not isinstance(cluster, str):
        if not hasattr(cluster, "submit") or cluster.asynchronous:
            raise TypeError("a cluster is an address, or a Dask client that is not asynchronous")
        yield cluster
        return
    client = _connect(cluster, timeout)
    try:
        yield client
    finally:
        client.close()


def _connect(address: str, timeout: float) -> Client:
    try:
        from distributed import Client
    except ImportError as error:
        raise MissingDependencyError("distributed", "cluster") from error
    try:
        # A loop of its own: whoever calls may be in one.
        with ThreadPoolExecutor(1) as thread:
            thread.submit(asyncio.run, _greet(address, timeout)).result()
        return Client(address, timeout=timeout, set_as_default=False)
    except TimeoutError as error:
        reason = f"no scheduler answered within {timeout:g} seconds"
        raise ClusterError(address, reason, _ADDRESS) from error
    except (OSError, ValueError, TypeError, ImportError) as error:
        raise ClusterError(address, f"cannot be connected to: {error}", _ADDRESS) from error


async def _greet(address: str, seconds: float) -> None:
    """Connect to a scheduler, and hang up.

    A client would wait for ever where somebody takes the connection and says nothing; and one
    that has failed to connect may keep others from closing when it is collected.
    """
    from distributed.comm.core import connect
    from distributed.security import Security

    options = Security().get_connection_args("client")
    async with asyncio.timeout(seconds + _GRACE):
        comm = await connect(address, timeout=seconds, **options)
    await comm.close()


def look_over(client: Client, *, patience: float = PATIENCE) -> None:
    """Wait for a worker, and see that all there are have the same briefkit as this process.

    Args:
        client: A client of the cluster.
        patience: How many seconds to wait for the first worker.

    Raises:
        ClusterError: No worker comes, or one has another briefkit, or none.
    """
    try:
        # A task, since some clusters start workers only when there is something to do.
        client.submit(resolve_name, _VERSION, pure=False).exception(timeout=patience)
        answers = client.run(resolve_name, _VERSION, on_error="return")
        versions = cast("dict[str, object]", answers)
    except TimeoutError as error:
        raise no_workers(client, patience) from error
    except (CancelledError, OSError) as error:
        raise lost_connection(client) from error
    for worker, version in versions.items():
        if isinstance(version, ImportError):
            raise ClusterError(worker, "briefkit cannot be imported there", _SAME) from version
        if version != __version__ and isinstance(version, str):
            reason = f"it has briefkit {version}, and here is {__version__}"
            raise ClusterError(worker, reason, _SAME)


def engine(
    client: Client,
    *,
    retries: int = RETRIES,
    window: int = WINDOW,
    patience: float = PATIENCE,
) -> Engine:
    """Return the engine of a cluster, which has each part done by one of its workers.

    Args:
        client: A client of the cluster.
        retries: How often a part is tried again that an exception was raised for.
        window: How many parts for each thread of the workers are begun and not yet yielded.
        patience: How many seconds to wait when there is no worker at all.
    """

    def run(task: Task, parts: Iterable[Part], ordered: bool) -> Iterator[Outcome]:
        following = map(_with_whole_paths, parts)
        for first in following:
            look_over(client, patience=patience)
            yield from mapped(
                client,
                task,
                chain((first,), following),
                ordered=ordered,
                retries=retries,
                window=window,
                patience=patience,
                lost=lost,
                sees=_seen(first.pieces[0]),
            )

    return run


def lines_in(client: Client, pieces: Sequence[Piece]) -> Iterator[int]:
    """Yield how many lines begin in each piece: counted by the workers, before other work.

    Args:
        client: A client of the cluster.
        pieces: Pieces of one file.

    Raises:
        ClusterError: The cluster is gone, or has no worker.
        FileAccessError: A worker does not see the file.
    """
    pieces = [*map(_with_whole_path, pieces)]
    groups = (pieces[start : start + _COUNTED] for start in range(0, len(pieces), _COUNTED))
    sees = _seen(pieces[0]) if pieces else None
    counts = mapped(client, _counts, groups, name="lines", sees=sees, priority=1)
    yield from chain.from_iterable(counts)


def _counts(pieces: Sequence[Piece]) -> tuple[int, ...]:
    return tuple(splitting.lines_in(pieces))


def _with_whole_paths(part: Part) -> Part:
    """Return a part as workers find it, each of which is in a folder of its own."""
    return attrs.evolve(part, pieces=tuple(map(_with_whole_path, part.pieces)))


def _with_whole_path(piece: Piece) -> Piece:
    return attrs.evolve(piece, path=storage.whole(piece.path))


def _seen(piece: Piece) -> str | None:
    """Return what workers must see as well as this machine does; None if even that does not."""
    return piece.path if storage.exists(piece.path) else None
