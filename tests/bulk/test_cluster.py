"""A run by the workers of a Dask cluster: what one process would make, whatever happens to them."""

from __future__ import annotations

import logging
import socket
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import dask
import pytest
from distributed import Client, LocalCluster

from briefkit.bulk.cluster import connected
from briefkit.bulk.remote import mapped
from briefkit.errors import ClusterError, FileAccessError, MissingDependencyError
from worker_tasks import Failing, Slow, squared


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """Two workers, each a process with one thread; a task may kill two of them in a row."""
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address=None,
            silence_logs=logging.CRITICAL,
        ) as cluster,
    ):
        yield cluster


@pytest.fixture(scope="module")
def client(cluster: LocalCluster) -> Iterator[Client]:
    """A client of the cluster."""
    with Client(cluster, set_as_default=False) as client:
        yield client


def eventually(holds: Callable[[], bool], seconds: float = 5.0) -> bool:
    """Tell whether something comes to hold within a time."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def test_an_address_is_connected_to_for_as_long_as_it_takes(cluster: LocalCluster) -> None:
    """The client that is made for an address is closed at the end."""
    with connected(cluster.scheduler_address) as client:
        assert [*mapped(client, squared, range(5))] == [0, 1, 4, 9, 16]

    assert client.status == "closed"


def test_a_client_that_is_given_stays_open(client: Client) -> None:
    """Whoever made it closes it."""
    with connected(client) as same:
        assert same is client

    assert client.status == "running"


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("tcp://127.0.0.1:1", "Timed out trying to connect"),
        ("gopher://127.0.0.1:1", "unknown address scheme"),
        ("localhost", "missing port number"),
    ],
)
def test_an_address_where_nobody_answers_is_an_error(address: str, says: str) -> None:
    """It says what was tried, what came of it and where an address is to be had."""
    with (
        pytest.raises(ClusterError, match=f"{address}: cannot .*{says}.*; give the address") as e,
        connected(address, timeout=0.2),
    ):
        pass

    assert e.value.address == address


def test_something_else_that_listens_is_an_error() -> None:
    """What takes a connection and says nothing is given up."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        with (
            pytest.raises(ClusterError, match="no scheduler answered"),
            connected(address, timeout=0.2),
        ):
            pass


def test_without_dask_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who names a cluster and cannot speak to it reads what to install."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(MissingDependencyError, match=r"briefkit\[cluster\]"),
        connected("tcp://127.0.0.1:8786"),
    ):
        pass


@pytest.mark.parametrize("ordered", [True, False])
def test_results_come_in_order_or_as_they_come(client: Client, ordered: bool) -> None:
    """Each comes once; in the order of the items only where that is asked for."""
    seconds = (0.2, 0.01, 0.02, 0.0)
    results = [*mapped(client, Slow(seconds), range(12), ordered=ordered)]

    assert sorted(results) == [*range(12)]
    assert (results == [*range(12)]) is ordered


def test_what_fails_once_is_tried_again(client: Client, tmp_path: Path) -> None:
    """A disk that was not there for a moment is no reason to give up."""
    task = Failing(tmp_path / "log", times=2)

    assert [*mapped(client, task, [7], retries=2)] == [49]
    assert (tmp_path / "log").stat().st_size == 3


def test_what_goes_on_failing_ends_the_run(client: Client, tmp_path: Path) -> None:
    """After so many tries the error is raised here, and names the machine."""
    task = Failing(tmp_path / "log", times=100)
    with pytest.raises(FileAccessError, match=r"the disk is full, on the worker .*; make room"):
        [*mapped(client, task, range(3), retries=1)]


def test_a_run_that_is_closed_leaves_no_work_behind(client: Client) -> None:
    """Soon after, the workers have nothing to do."""
    results = mapped(client, Slow((0.05,)), range(1000))
    assert next(results) == 0
    results.close()

    assert eventually(lambda: not any(client.processing().values()))
