"""A run by the workers of a Dask cluster: what one process would make, whatever happens to them."""

from __future__ import annotations

import json
import logging
import os
import pickle
import signal
import socket
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from multiprocessing import resource_tracker
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import cloudpickle
import dask
import pytest
from distributed import Client, LocalCluster

from archives import PART, failures_in, leftovers, lines, tree, write_lines, write_stories
from briefkit import Report, bulk, formats
from briefkit.bulk import Summary
from briefkit.bulk import cluster as clusters
from briefkit.bulk.cluster import connected
from briefkit.bulk.converting import Conversion
from briefkit.bulk.engines import Crew
from briefkit.bulk.records import Outcome
from briefkit.bulk.remote import mapped
from briefkit.bulk.targets import Shards
from briefkit.cli import main
from briefkit.errors import ClusterError, FileAccessError, MissingDependencyError
from briefkit.inputs import splitting
from briefkit.inputs.splitting import parts
from worker_tasks import Failing, Killing, Slow, squared

SMALL = 500
"""Bytes of a part, so that there are more than workers begin at a time."""


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """Two workers, each a process with one thread; a task may kill two of them in a row."""
    with warnings.catch_warnings():
        # Tests of killed processes may have taken it along; to start it again is no fault here.
        warnings.simplefilter("ignore")
        resource_tracker.ensure_running()
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
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


def test_what_is_no_client_is_an_error(cluster: LocalCluster) -> None:
    """Such as the cluster itself, or a client whose calls have to be awaited."""
    awaited = SimpleNamespace(submit=squared, asynchronous=True)
    for other in (cluster, awaited):
        with pytest.raises(TypeError, match="an address, or a Dask client"), connected(other):
            pass


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


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Files of several kinds, some of which cannot be read, and ids that are there twice."""
    folder = tmp_path / "in"
    write_stories(folder, ("a.json", "desk/b.md", "desk/c.json"))
    write_lines(folder / "wire.ndjson", 60, start=2)
    with (folder / "wire.ndjson").open("a") as file:
        file.write("{poison\n" + "".join(lines(3, start=10)))
    (folder / "broken.json").write_text("{")
    return folder


def told(summary: Summary) -> dict[str, Any]:
    """Return what a summary says, but for the time."""
    return {**summary.to_dict(), "seconds": 0}


@pytest.mark.parametrize("ordered", [True, False])
@pytest.mark.parametrize("to", ["ndjson", "html", "parquet"])
def test_a_cluster_makes_what_one_process_makes(
    archive: Path, tmp_path: Path, client: Client, to: str, ordered: bool
) -> None:
    """Shards, trees and columns have the same bytes, and each failure is listed once."""
    here, there = tmp_path / "here", tmp_path / "there"
    expected = bulk.convert(archive, to, here, part_bytes=PART)
    summary = bulk.convert(
        archive,
        to,
        there,
        part_bytes=PART,
        client=client,
        ordered=ordered,
        errors=tmp_path / "errors.jsonl",
    )

    assert tree(there) == tree(here)
    assert summary.failed == expected.failed == 2
    if ordered:
        assert told(summary) == told(expected)
    listed = sorted(failures_in(tmp_path / "errors.jsonl"), key=json.dumps)
    assert listed == sorted((f.to_dict() for f in expected.failures), key=json.dumps)


def test_a_cluster_finds_what_one_process_finds(
    archive: Path, tmp_path: Path, client: Client
) -> None:
    """Findings that are written are the same, those of ids included."""
    here, there = tmp_path / "here", tmp_path / "there"
    expected = bulk.validate(archive, here, part_bytes=PART)
    summary = bulk.validate(archive, there, part_bytes=PART, client=client)

    assert tree(there) == tree(here)
    assert told(summary) == told(expected)
    assert summary.codes["BK110"] == 4


def test_reports_are_handed_on_from_a_cluster(archive: Path, client: Client) -> None:
    """Who wants them here gets the same ones in the same order."""
    here: list[Report] = []
    there: list[Report] = []
    bulk.validate(archive, each=here.append, part_bytes=PART)
    bulk.validate(archive, each=there.append, part_bytes=PART, client=client)

    assert there == here
    assert len(there) > 60


def test_paths_count_from_the_folder_of_the_caller(
    archive: Path, tmp_path: Path, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Workers are in other folders, and find the same files; what is listed names them whole."""
    bulk.convert(archive, "ndjson", tmp_path / "here", part_bytes=PART)
    monkeypatch.chdir(tmp_path)
    summary = bulk.convert("in", "ndjson", "out/", part_bytes=PART, client=client)

    assert tree(tmp_path / "out") == tree(tmp_path / "here")
    assert {failure.path for failure in summary.failures} == {
        str(archive / "broken.json"),
        str(archive / "wire.ndjson"),
    }


@pytest.mark.parametrize("to", ["ndjson", "html"])
def test_a_worker_that_has_another_folder_by_that_name_ends_the_run(
    archive: Path, tmp_path: Path, client: Client, to: str
) -> None:
    """Where the journal of the run does not lie, nothing is written that nobody would find."""

    def progress(summary: Summary) -> None:
        if summary.parts == 1:
            (tmp_path / "out/.briefkit").rename(tmp_path / "elsewhere")

    with pytest.raises(FileAccessError, match=r"no(t exist| such file), on the worker"):
        bulk.convert(
            archive, to, tmp_path / "out", part_bytes=SMALL, client=client, progress=progress
        )


def test_urls_are_read_and_written_by_the_workers(
    archive: Path, tmp_path: Path, client: Client
) -> None:
    """A URL means the same everywhere, so it is left as it is."""
    source, here, there = (path.as_uri() for path in (archive, tmp_path / "a", tmp_path / "b"))
    expected = bulk.convert(source, "ndjson", here, part_bytes=PART)
    summary = bulk.convert(source, "ndjson", there, part_bytes=PART, client=client)

    assert tree(tmp_path / "a") == tree(tmp_path / "b")
    assert told(summary) == told(expected)


def test_a_worker_that_is_killed_half_way_changes_nothing(
    archive: Path, tmp_path: Path, client: Client
) -> None:
    """Its part is done by another one, and all shards have the bytes that they would have had."""
    here, there = tmp_path / "here", tmp_path / "there"
    expected = bulk.convert(archive, "ndjson", here, part_bytes=PART)
    victim = next(iter(client.run(os.getpid).values()))

    def progress(summary: Summary) -> None:
        if summary.parts == 4:
            os.kill(victim, signal.SIGKILL)

    summary = bulk.convert(
        archive, "ndjson", there, part_bytes=PART, client=client, progress=progress
    )

    assert tree(there) == tree(here)
    assert told(summary) == told(expected)


def shards(archive: Path, out: Path) -> tuple[Shards, list[Any]]:
    """Return what makes shards of an archive, and the parts of that."""
    out.mkdir()
    how = Conversion(to=formats.get("ndjson"))
    return Shards(how, str(out), ".ndjson"), [*parts(archive, size=PART)]


def test_a_worker_that_dies_of_a_part_by_chance_is_replaced(
    archive: Path, tmp_path: Path, client: Client
) -> None:
    """A part that was begun and not ended is done again from its beginning."""
    bulk.convert(archive, "ndjson", tmp_path / "here", part_bytes=PART)
    task, found = shards(archive, tmp_path / "there")
    engine = clusters.engine(client)
    outcomes = [*engine(Killing(task, 2, tmp_path / "log"), found, True)]

    assert [outcome.part for outcome in outcomes] == [*range(len(found))]
    assert tree(tmp_path / "there") == tree(tmp_path / "here")
    assert (tmp_path / "log").stat().st_size == 1


def test_a_part_that_all_workers_die_of_is_a_failure(
    archive: Path, tmp_path: Path, client: Client
) -> None:
    """It is listed for each of its pieces, and all the others are done."""
    bulk.convert(archive, "ndjson", tmp_path / "here", part_bytes=PART)
    task, found = shards(archive, tmp_path / "there")
    engine = clusters.engine(client)
    outcomes = [*engine(Killing(task, 2, tmp_path / "log", times=99), found, True)]

    failures = [failure for outcome in outcomes for failure in outcome.failures]
    assert [f.path for f in failures if f.code == "worker"] == [
        piece.path for piece in found[2].pieces
    ]
    assert "2 workers died of it one after the other" in str(failures)
    expected = tree(tmp_path / "here")
    del expected["part-00002.ndjson"]
    assert tree(tmp_path / "there") == expected


@pytest.mark.parametrize("has_cluster", [True, False])
def test_a_run_that_was_broken_off_is_resumed(
    archive: Path, tmp_path: Path, client: Client, has_cluster: bool
) -> None:
    """By the cluster or without one: nothing is missing, nothing there twice."""
    here, there = tmp_path / "here", tmp_path / "there"
    expected = bulk.convert(archive, "ndjson", here, part_bytes=SMALL)

    def interrupt(summary: Summary) -> None:
        if summary.parts == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bulk.convert(archive, "ndjson", there, part_bytes=SMALL, client=client, progress=interrupt)
    # A worker ends the part that it is at.
    assert eventually(lambda: not any(client.run(leftovers, there).values()))
    summary = bulk.convert(
        archive,
        "ndjson",
        there,
        part_bytes=SMALL,
        resume=True,
        client=client if has_cluster else None,
        errors=tmp_path / "errors.jsonl",
    )

    assert tree(there) == tree(here)
    assert not leftovers(there)
    assert 4 <= summary.resumed < summary.parts
    assert {**told(summary), "resumed": 0} == told(expected)
    assert len(failures_in(tmp_path / "errors.jsonl")) == expected.failed


def test_nothing_but_parts_and_outcomes_travels(
    archive: Path, tmp_path: Path, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What goes through the client stays as small as it is, however much there is in a part."""
    sent: list[int] = []
    came: list[int] = []
    submit, note = client.submit, Summary.add

    def submitted(task: object, item: object, **options: Any) -> Any:
        sent.append(len(cloudpickle.dumps((task, item))))
        return submit(task, item, **options)

    def added(summary: Summary, outcome: Outcome, **options: Any) -> None:
        came.append(len(pickle.dumps(outcome)))
        note(summary, outcome, **options)

    monkeypatch.setattr(client, "submit", submitted)
    monkeypatch.setattr(Summary, "add", added)
    most = {}
    for size in (PART, 20 * PART):
        sent.clear()
        came.clear()
        bulk.convert(archive, "ndjson", tmp_path / str(size), part_bytes=size, client=client)
        most[size] = (max(sent), max(came))

    assert most[20 * PART][0] < most[PART][0] + 500 < 4_000
    assert most[20 * PART][1] < most[PART][1] + 500 < 2_000


def test_tasks_are_safe_in_the_threads_of_one_process(archive: Path, tmp_path: Path) -> None:
    """A worker with several threads makes what one with one thread makes."""
    write_lines(archive / "more.ndjson", 300, start=200)
    expected = bulk.convert(archive, "html", tmp_path / "here", part_bytes=PART)
    found = bulk.validate(archive, tmp_path / "found-here", part_bytes=PART)
    interval = sys.getswitchinterval()
    with (
        LocalCluster(
            n_workers=1,
            threads_per_worker=4,
            processes=False,
            dashboard_address="127.0.0.1:0",
            silence_logs=logging.CRITICAL,
        ) as threads,
        Client(threads, set_as_default=False) as client,
    ):
        sys.setswitchinterval(1e-5)
        try:
            summary = bulk.convert(
                archive, "html", tmp_path / "there", part_bytes=PART, client=client
            )
            again = bulk.validate(archive, tmp_path / "found-there", part_bytes=PART, client=client)
        finally:
            sys.setswitchinterval(interval)

    assert tree(tmp_path / "there") == tree(tmp_path / "here")
    assert tree(tmp_path / "found-there") == tree(tmp_path / "found-here")
    assert (told(summary), told(again)) == (told(expected), told(found))


def test_lines_are_counted_by_the_workers(archive: Path, client: Client) -> None:
    """As many as are counted here; before the cluster is at work, they are counted here."""
    found = [p for part in parts(archive / "wire.ndjson", size=200) for p in part.pieces]
    crew = Crew(client=client)
    expected = [*splitting.lines_in(found)]

    assert [*crew.lines_in(found)] == expected
    with crew.at_work():
        assert [*crew.lines_in(found)] == expected
        assert [*crew.lines_in([])] == []
    assert len(expected) > 40


def test_the_command_line_takes_an_address(
    archive: Path,
    tmp_path: Path,
    cluster: LocalCluster,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """With ``--cluster`` the same comes out as without; no such cluster is an error that helps."""
    here, there = str(tmp_path / "here"), str(tmp_path / "there")
    plain = ["convert", str(archive), "--to", "ndjson", "--shards", "--out-dir"]
    code = main([*plain, here])
    assert main([*plain, there, "--cluster", cluster.scheduler_address]) == code == 2
    assert tree(tmp_path / "there") == tree(tmp_path / "here")

    capsys.readouterr()
    assert main([*plain, str(tmp_path / "never"), "--cluster", "localhost"]) == 2
    assert "give the address that 'dask scheduler' tells" in capsys.readouterr().err
