"""Who does the work: this process, several of this machine, or a cluster."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, TypeAlias

from briefkit.bulk.running import Engine, local
from briefkit.parallel import processors

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["Jobs", "engine_for", "number_of"]

Jobs: TypeAlias = int | Literal["auto"]
"""How many processes share the work; "auto" for as many as this process may use processors."""


def number_of(jobs: Jobs) -> int:
    """Return how many processes that are.

    Raises:
        ValueError: It is no number of processes.
    """
    if jobs == "auto":
        return processors()
    if jobs < 1:
        raise ValueError(f"jobs is 'auto' or a number from 1 on, not {jobs}")
    return jobs


@contextlib.contextmanager
def engine_for(jobs: int, client: Client | str | None = None) -> Iterator[Engine]:
    """Give the engine of a run, for as long as that lasts.

    Args:
        jobs: How many processes share the work, where there is no cluster.
        client: A client of a cluster, or the address of one.

    Raises:
        ClusterError: There is no such cluster.
        MissingDependencyError: ``distributed`` is not installed.
    """
    if client is None:
        yield local(jobs)
        return
    from briefkit.bulk import cluster

    with cluster.connected(client) as connection:
        yield cluster.engine(connection)
