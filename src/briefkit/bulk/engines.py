"""Who does the work: this process, several of this machine, or a cluster."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, TypeAlias

from briefkit.bulk.running import Engine, local
from briefkit.documents import StrPath
from briefkit.inputs import splitting, storage
from briefkit.inputs.pieces import Piece
from briefkit.parallel import processors

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["Crew", "Jobs"]

Jobs: TypeAlias = int | Literal["auto"]
"""How many processes share the work; "auto" for as many as this process may use processors."""


class Crew:
    """Who does the work of a run."""

    def __init__(self, jobs: Jobs = 1, client: Client | str | None = None) -> None:
        """Say who shall do it; nobody begins yet.

        Args:
            jobs: How many processes share the work, where there is no cluster.
            client: A client of a cluster, or the address of one.

        Raises:
            ValueError: `jobs` is no number of processes.
        """
        self.jobs = _number(jobs)
        """How many processes share the work, where there is no cluster."""
        self._asked = client
        self._client: Client | None = None
        self._is_met = False

    @property
    def is_cluster(self) -> bool:
        """Whether a cluster does it."""
        return self._asked is not None

    @contextmanager
    def at_work(self) -> Iterator[Engine]:
        """Give the engine of a run, for as long as that lasts.

        Raises:
            ClusterError: There is no such cluster.
            MissingDependencyError: ``distributed`` is not installed.
        """
        if self._asked is None:
            yield local(self.jobs)
            return
        from briefkit.bulk import cluster  # late: Dask takes a second

        with cluster.connected(self._asked) as client:
            self._client = client
            try:
                yield cluster.engine(client)
            finally:
                self._client = None

    def lines_in(self, pieces: Sequence[Piece]) -> Iterator[int]:
        """Yield how many lines begin in each piece, counted by a cluster that is at work.

        Raises:
            ClusterError: The cluster is gone, has no worker, or one with another briefkit.
            FileAccessError: A worker of the cluster does not see the file.
        """
        if self._client is None:
            return splitting.lines_in(pieces)
        from briefkit.bulk import cluster

        if not self._is_met:  # this is the first that workers are asked to do
            cluster.look_over(self._client)
            self._is_met = True
        return cluster.lines_in(self._client, pieces)

    def reach(self, path: StrPath) -> str:
        """Return a path as all find it who do the work: each worker of a cluster is in a folder of
        its own.
        """
        return storage.whole(path) if self.is_cluster else os.fspath(path)


def _number(jobs: Jobs) -> int:
    if jobs == "auto":
        return processors()
    if jobs < 1:
        raise ValueError(f"jobs is 'auto' or a number from 1 on, not {jobs}")
    return jobs
