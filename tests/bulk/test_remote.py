"""The same task for many items on a cluster: what is sent when, and what every end of it does."""

from __future__ import annotations

import pickle
import platform
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import attrs
import pytest
from distributed import KilledWorker
from distributed.client import FutureCancelledError
from distributed.scheduler import WorkerState

from briefkit import __version__
from briefkit.bulk import remote
from briefkit.bulk.cluster import look_over
from briefkit.bulk.remote import mapped
from briefkit.errors import ClusterError, FileAccessError, WorkerError
from worker_tasks import squared

ADDRESS = "tcp://10.0.0.1:8786"
Ending = Callable[[int], Exception | None]


@attrs.define(eq=False)
class Future:
    """A future of a task that is done, or has failed."""

    key: str
    item: int
    value: object
    error: Exception | None

    @property
    def status(self) -> str:
        """How it ended."""
        return "error" if self.error else "finished"

    def add_done_callback(self, call: Callable[[Future], object]) -> None:
        """Call at once: it is done."""
        call(self)

    def result(self, timeout: float) -> object:
        """Return the result, or raise."""
        assert timeout > 0
        if self.error:
            raise self.error
        return self.value


@attrs.define
class Cluster:
    """A client of a cluster that does every task at once, or lets it fail as it is told."""

    fails: Ending = lambda _: None
    threads: int = 2
    status: str = "running"
    sent: list[Future] = attrs.field(factory=list)
    retries: list[int] = attrs.field(factory=list)
    canceled: list[Future] = attrs.field(factory=list)
    scheduler: Any = attrs.field(factory=lambda: SimpleNamespace(address=ADDRESS))

    def submit(
        self,
        task: Callable[[int], object],
        item: int,
        *,
        key: str,
        pure: bool,
        retries: int,
        priority: int,
    ) -> Future:
        """Do a task."""
        assert not pure
        assert not priority
        assert key not in {future.key for future in self.sent}
        self.retries.append(retries)
        value, error = None, self.fails(item)
        try:
            value = None if error else task(item)
        except Exception as raised:  # noqa: BLE001 - it is raised when somebody asks
            error = raised
        self.sent.append(Future(key, item, value, error))
        return self.sent[-1]

    def nthreads(self) -> dict[str, int]:
        """Return how many threads each worker has."""
        return {"tcp://10.0.0.2:1": self.threads} if self.threads else {}

    def cancel(self, futures: list[Future]) -> None:
        """Note what is canceled."""
        self.canceled += futures


def killed(item: int, *, of: int) -> Exception | None:
    """Return the error of an item that workers die of; None for any other."""
    if item != of:
        return None
    last = WorkerState(
        address="tcp://10.0.0.3:2",
        status="running",
        pid=0,
        name="",
        nthreads=1,
        memory_limit=0,
        local_directory="",
        nanny="",
        server_id="",
    )
    return KilledWorker("key", last, 3)


def test_items_are_taken_as_there_is_room() -> None:
    """No more than a few for each thread are begun before the first result is taken."""
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    results = mapped(Cluster(threads=3), squared, items(), window=4)

    assert not taken
    assert next(results) == 0
    assert len(taken) == 12
    assert [next(results) for _ in range(9)][-1] == 81
    assert len(taken) < 25


def test_a_run_that_is_closed_cancels_the_rest() -> None:
    """What was sent and not looked at is canceled, once, and nothing more is sent."""
    cluster = Cluster()
    results = mapped(cluster, squared, range(1000), window=4)

    assert next(results) == 0
    results.close()

    assert [future.item for future in cluster.canceled] == [1, 2, 3, 4, 5, 6, 7]
    assert len(cluster.sent) == 8


def test_a_run_to_the_end_cancels_nothing() -> None:
    """Each item is sent once, with the number of tries that was asked for."""
    cluster = Cluster()

    assert [*mapped(cluster, squared, range(20), retries=2)] == [n * n for n in range(20)]
    assert not cluster.canceled
    assert cluster.retries == [2] * 20


def test_an_item_that_workers_die_of_is_given_up_once_it_was_alone() -> None:
    """It is tried again when nothing else is under way; its neighbours do not suffer."""
    cluster = Cluster(lambda item: killed(item, of=7))
    told: list[tuple[int, str]] = []

    def lost(item: int, error: WorkerError) -> int:
        told.append((item, str(error)))
        return -1

    results = [*mapped(cluster, squared, range(20), lost=lost)]

    assert results == [-1 if n == 7 else n * n for n in range(20)]
    assert [item for item, _ in told] == [7]
    assert told[0][1].startswith("4 workers died of it one after the other, the last of them tcp:")
    assert [future.item for future in cluster.sent].count(7) == 2


def test_a_neighbour_of_such_an_item_is_done() -> None:
    """An item whose workers died of another one gives its result after all."""
    deaths = iter([killed(7, of=7)])
    cluster = Cluster(lambda item: next(deaths, None) if item == 7 else None)

    assert [*mapped(cluster, squared, range(20))] == [n * n for n in range(20)]


def test_an_item_that_workers_die_of_ends_a_run_that_does_not_care() -> None:
    """Without somebody to make a result of it, the error is raised, and the rest canceled."""
    cluster = Cluster(lambda item: killed(item, of=0))
    with pytest.raises(WorkerError, match="4 workers died"):
        [*mapped(cluster, squared, range(20))]


def test_a_lost_connection_ends_the_run() -> None:
    """What the client cancels by itself, as it does then, is an error that names the scheduler."""
    cluster = Cluster(lambda _: FutureCancelledError("key", "scheduler-connection-lost"))
    with pytest.raises(ClusterError, match=f"^{ADDRESS}: the connection was lost; .* resume"):
        [*mapped(cluster, squared, range(20))]


@pytest.mark.parametrize("status", ["running", "connecting", "closed"])
def test_a_scheduler_that_does_not_answer_ends_the_run(
    status: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever Dask raises of a connection that is gone, it is one error, with the address."""
    error = OSError("Timed out") if status == "running" else RuntimeError("Client is closed")
    monkeypatch.setattr(Cluster, "nthreads", lambda _: (_ for _ in ()).throw(error))
    with pytest.raises(ClusterError, match=rf"^{ADDRESS}: the connection was lost \({error}\)"):
        [*mapped(Cluster(status=status), squared, range(20))]


def test_a_task_that_cannot_travel_is_told_as_that(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong with a task is no lost connection."""
    error = TypeError("Could not serialize")
    monkeypatch.setattr(Cluster, "submit", lambda *_, **__: (_ for _ in ()).throw(error))
    with pytest.raises(TypeError, match="Could not serialize"):
        [*mapped(Cluster(), squared, range(20))]


def test_an_error_of_the_task_is_raised_as_it_is() -> None:
    """A task that runs out of time is no cluster that does."""
    cluster = Cluster(lambda item: TimeoutError("of the store") if item == 3 else None)
    with pytest.raises(TimeoutError, match="of the store"):
        [*mapped(cluster, squared, range(20))]
    assert cluster.canceled


def test_a_cluster_without_workers_is_waited_for_only_so_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """When the last worker is gone for longer than one is patient, that is an error."""
    monkeypatch.setattr(remote, "_GLANCE", 0.01)
    monkeypatch.setattr(Future, "add_done_callback", lambda *_: None)
    with pytest.raises(ClusterError, match=r"no worker for 0\.1 seconds; start one: dask worker"):
        [*mapped(Cluster(threads=0), squared, range(20), patience=0.1)]


def refused(_: int) -> int:
    """Fail as a task does whose folder is not there."""
    raise FileAccessError("/out/part-00000.ndjson", "its folder does not exist", "make it")


def test_an_error_with_a_file_names_the_worker() -> None:
    """Whoever reads it knows on which machine to look."""
    with pytest.raises(FileAccessError) as caught:
        [*mapped(Cluster(), refused, range(3))]

    where = f"its folder does not exist, on the worker {platform.node()}"
    assert caught.value.reason == where
    assert caught.value.remedy == "make it"


def test_a_worker_that_does_not_see_the_files_is_told() -> None:
    """A folder that only this machine has is found out before every document in it fails."""
    with pytest.raises(FileAccessError, match=r"no such file, on the worker .* all workers"):
        [*mapped(Cluster(), squared, range(3), sees="/nowhere/wire.ndjson")]


def test_a_worker_with_another_version_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that joins late and is not what the others are does nothing, and says why."""
    task = pickle.dumps(remote._There(squared))
    monkeypatch.setattr(remote, "__version__", "99.0")
    with pytest.raises(ClusterError, match=rf"it has briefkit 99\.0, and {__version__} was"):
        pickle.loads(task)(3)


@attrs.frozen
class Met:
    """A client whose workers answer as they are told."""

    answers: dict[str, object]
    scheduler: Any = attrs.field(factory=lambda: SimpleNamespace(address=ADDRESS))

    def submit(self, *_: object, **__: object) -> Any:
        """Return the future of a worker that comes, or does not."""

        def exception(timeout: float) -> None:
            if not self.answers:
                raise TimeoutError(timeout)

        return SimpleNamespace(exception=exception)

    def run(self, *_: object, **__: object) -> dict[str, object]:
        """Return what each worker answers."""
        return self.answers


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({}, "it has had no worker for 3 seconds; start one: dask worker"),
        ({"tcp://a": __version__, "tcp://b": "0.0.1"}, "tcp://b: it has briefkit 0.0.1, and here"),
        ({"tcp://b": ModuleNotFoundError()}, "tcp://b: briefkit cannot be imported there; install"),
    ],
)
def test_a_cluster_that_is_not_fit_is_told_at_once(answers: dict[str, object], says: str) -> None:
    """Nothing is begun without workers that have the briefkit that is here."""
    with pytest.raises(ClusterError) as caught:
        look_over(Met(answers), patience=3)

    assert says in str(caught.value)


def test_a_scheduler_that_goes_while_it_is_asked_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """As one that goes later."""
    monkeypatch.setattr(Met, "run", lambda *_, **__: (_ for _ in ()).throw(OSError("closed")))
    with pytest.raises(ClusterError, match=f"^{ADDRESS}: the connection was lost"):
        look_over(Met({"tcp://a": __version__}))


def test_a_worker_that_goes_while_it_is_asked_does_not_matter() -> None:
    """What it had to do is given to others."""
    look_over(Met({"tcp://a": __version__, "tcp://b": OSError("closed")}))
