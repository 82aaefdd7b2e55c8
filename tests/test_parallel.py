"""Work shared among processes: in order or as it comes, in bounded memory, whoever dies."""

from __future__ import annotations

import functools
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefkit import WorkerError
from briefkit.parallel import mapped, processors

T = TypeVar("T")

posix = pytest.mark.skipif(os.name != "posix", reason="there are no such signals elsewhere")


@pytest.fixture
def beside() -> Iterator[None]:
    """Run another thread meanwhile: beside one, nothing is forked."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    yield
    done.set()
    thread.join()


def doubled(number: int) -> Iterator[int]:
    """Yield a number as often as it says; a task for processes."""
    for _ in range(number):
        yield number


def killed(number: int) -> Iterator[int]:
    """End the process without a word, as the system does where memory runs out."""
    if number == 50:
        os.kill(os.getpid(), signal.SIGKILL)
    yield number


def leaving(number: int) -> Iterator[int]:
    """End the process as a library in C might, after results some of which were sent."""
    for _ in range(100 if number == 9 else number):
        yield number
    if number == 9:
        os._exit(7)


def killed_at_first(number: int, folder: Path, *, at: int = 0) -> Iterator[int]:
    """Yield every fifth number 200 times, and end the process half way, or at once, on a try."""
    for count in range(200 if number % 5 == 0 else 1):
        if count == at and number % 5 == 0 and is_first(folder / str(number)):
            os.kill(os.getpid(), signal.SIGKILL)
        yield number * 1000 + count


def is_first(marker: Path) -> bool:
    """Tell whether nobody has asked that before, in whatever process."""
    try:
        marker.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def counting(number: int, folder: Path) -> Iterator[int]:
    """Keep count of the tries of each item in a file; one ends its process every time."""
    with (folder / str(number)).open("a") as file:
        file.write("x")
    if number == 3:
        os._exit(1)
    yield number


def failing(number: int) -> Iterator[int]:
    """Fail in the middle."""
    yield number
    if number == 50:
        raise LookupError("fifty")


def waiting(number: int) -> Iterator[int]:
    """Yield a number at once, or after a minute."""
    if number:
        time.sleep(60)
    yield number


def held_back(number: int, signal_to_go: Path) -> Iterator[int]:
    """Yield the first number when somebody says so, and the others at once."""
    while number == 0 and not signal_to_go.exists():
        time.sleep(0.01)
    yield number


class OddError(Exception):
    """An error that does not survive the way back."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__(one + two)


def failing_oddly(number: int) -> Iterator[int]:
    """Fail with what cannot travel."""
    yield number
    raise OddError(1, 2)


def found_oddly(number: int) -> Iterator[object]:
    """Yield what cannot travel after what can."""
    yield number
    if number == 3:
        yield lambda: number


class Unwelcome:
    """What can be sent to a process but not be received there."""

    def __init__(self) -> None:
        self.home = os.getpid()

    def __setstate__(self, state: dict[str, Any]) -> None:
        if state["home"] != os.getpid():
            raise ImportError("there is no such thing here")

    def __call__(self, number: int) -> Iterator[int]:
        """Yield a number; a task for processes that cannot reach them."""
        yield number


class LateRiser:
    """A task that ends the first process that receives it."""

    def __init__(self, marker: Path) -> None:
        self.marker = marker
        self.home = os.getpid()

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__ = state
        if self.home != os.getpid() and is_first(self.marker):
            os._exit(1)

    def __call__(self, number: int) -> Iterator[int]:
        """Yield a number."""
        yield number


def alone(item: T) -> tuple[T]:
    """Give an item as the only result."""
    return (item,)


def heavy(number: int) -> Iterator[bytes]:
    """Yield far more than a pipe holds."""
    for _ in range(200):
        yield bytes([number]) * 10_000


@pytest.mark.parametrize("chunk", [1, 3, 100])
def test_mapped_is_a_loop(chunk: int) -> None:
    """Whatever the size of the chunks, results come as from a plain loop."""
    expected = [number for number in range(60) for _ in range(number)]

    assert list(mapped(doubled, range(60), 2, chunk=chunk)) == expected
    assert list(mapped(doubled, range(60), 1)) == expected
    assert list(mapped(doubled, [], 2)) == []


def test_a_heavy_item_travels_alone() -> None:
    """Items that are worth a chunk each are shared out, however many fit into one."""
    results = mapped(doubled, [3, 3, 3], 2, chunk=16, weight=lambda _: 16)

    assert next(results) == 3
    assert len(multiprocessing.active_children()) == 2
    assert list(results) == [3] * 8


@pytest.mark.parametrize("chunk", [1, 3, 100])
def test_unordered_results_are_all_there(chunk: int) -> None:
    """As they come they are the same, each as often, those of an item one after another."""
    found = list(mapped(doubled, range(60), 3, chunk=chunk, ordered=False))

    assert sorted(found) == [number for number in range(60) for _ in range(number)]
    assert list(mapped(doubled, range(60), 1, ordered=False)) == sorted(found)


def test_unordered_results_wait_for_nobody(tmp_path: Path) -> None:
    """What is done is yielded while an earlier item takes its time."""
    go = tmp_path / "go"
    task = functools.partial(held_back, signal_to_go=go)
    found = []
    for number in mapped(task, range(20), 2, chunk=1, ordered=False):
        found.append(number)
        if number == 19:
            go.touch()

    assert found == [*range(1, 20), 0]


@posix
@pytest.mark.parametrize("chunk", [1, 4, 16])
@pytest.mark.parametrize("at", [0, 100, 199])
def test_killed_once(tmp_path: Path, chunk: int, at: int) -> None:
    """What a process was at when it was killed is done again; no result is lost or comes twice."""
    task = functools.partial(killed_at_first, folder=tmp_path, at=at)

    found = list(mapped(task, range(32), 2, chunk=chunk, retries=1))

    assert len([*tmp_path.iterdir()]) == 7  # each killed one
    assert found == list(chain.from_iterable(map(task, range(32))))


@posix
def test_killed_once_and_unordered(tmp_path: Path) -> None:
    """As they come, results are complete and single too."""
    task = functools.partial(killed_at_first, folder=tmp_path, at=100)

    found = list(mapped(task, range(32), 3, chunk=4, ordered=False, retries=1))

    assert sorted(found) == list(chain.from_iterable(map(task, range(32))))


@posix
@pytest.mark.parametrize("chunk", [1, 7, 100])
def test_an_item_that_kills_is_lost_alone(chunk: int) -> None:
    """The one that is at fault is found among those it travels with, and what is said of it."""
    told: list[WorkerError] = []

    def lost(number: int, error: WorkerError) -> int:
        told.append(error)
        return -number

    found = list(mapped(killed, range(100), 2, chunk=chunk, lost=lost))

    assert found == [*range(50), -50, *range(51, 100)]
    assert [(error.exit_code, error.item) for error in told] == [(-9, "50")]


def test_an_item_is_tried_as_often_as_asked(tmp_path: Path) -> None:
    """After `retries` more tries it is given up; the others are done once."""
    task = functools.partial(counting, folder=tmp_path)

    found = list(mapped(task, range(6), 2, chunk=1, retries=2, lost=lambda number, _: -number))

    assert found == [0, 1, 2, -3, 4, 5]
    assert [(tmp_path / str(number)).read_text() for number in range(6)] == [
        *("x", "x", "x", "xxx", "x", "x")
    ]


def test_what_came_of_a_lost_item_stays() -> None:
    """Its other results are those of a plain loop, as far as they go."""
    found = list(mapped(leaving, [8, 9, 10], 2, chunk=1, lost=lambda *_: -1))

    assert found == [*[8] * 8, *[9] * 64, -1, *[10] * 10]


@posix
def test_a_process_that_is_killed() -> None:
    """Unless asked otherwise it is an error in its turn, with the item, and nobody waits."""
    seen: list[int] = []
    expected = "ended by signal 9 at work on 50, as the system does when memory runs out; try again"
    with pytest.raises(WorkerError, match=expected):
        seen.extend(iter_into(seen, mapped(killed, range(500), 2)))

    assert seen == list(range(50))
    assert not multiprocessing.active_children()


def test_a_process_that_ends_by_itself() -> None:
    """Its exit code is told."""
    with pytest.raises(WorkerError, match="ended by itself at work on 9; try again") as caught:
        list(mapped(leaving, range(12), 2, chunk=1))

    assert caught.value.exit_code == 7


ITEMS = st.lists(st.sampled_from(["plain", "many", "once", "always"]), max_size=24)


def eventful(item: tuple[int, str], folder: Path) -> Iterator[int]:
    """Yield the number of an item, and end the process as the item says."""
    number, kind = item
    for count in range(70 if kind in {"many", "once"} else 2):
        if kind == "always" or (kind == "once" and count == 66 and is_first(folder / str(number))):
            os._exit(1)
        yield number


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(kinds=ITEMS, jobs=st.integers(2, 4), chunk=st.integers(1, 9), ordered=st.booleans())
def test_whoever_dies(
    tmp_path_factory: pytest.TempPathFactory, kinds: list[str], jobs: int, chunk: int, ordered: bool
) -> None:
    """Whichever items end their processes, once or always, every other result comes once."""
    task = functools.partial(eventful, folder=tmp_path_factory.mktemp("tries"))
    items = list(enumerate(kinds))

    found = list(
        mapped(
            task,
            items,
            jobs,
            chunk=chunk,
            ordered=ordered,
            retries=1,
            lost=lambda item, _: -item[0],
        )
    )

    counts = {"plain": 2, "many": 70, "once": 70}
    expected = [
        (number if kind in counts else -number)
        for number, kind in items
        for _ in range(counts.get(kind, 1))
    ]
    assert (found if ordered else sorted(found)) == (expected if ordered else sorted(expected))


@posix
@pytest.mark.usefixtures("beside")
def test_processes_that_are_not_forked(tmp_path: Path) -> None:
    """Beside other threads nothing is forked; who dies is replaced all the same."""
    task = functools.partial(killed_at_first, folder=tmp_path, at=100)

    found = list(mapped(task, range(8), 2, chunk=4))

    assert len([*tmp_path.iterdir()]) == 2
    assert found == list(chain.from_iterable(map(task, range(8))))


@pytest.mark.usefixtures("beside")
def test_a_process_that_cannot_begin(capfd: pytest.CaptureFixture[str]) -> None:
    """Nobody tries again for ever: no other could, and no item is at fault."""
    with pytest.raises(WorkerError, match="a worker process ended before it could begin"):
        list(mapped(Unwelcome(), range(9), 2, retries=3, lost=lambda *_: 0))

    assert "there is no such thing here" in capfd.readouterr().err


@pytest.mark.usefixtures("beside")
def test_a_process_that_cannot_begin_once(tmp_path: Path) -> None:
    """Another takes its place, and no item is at fault."""
    task = LateRiser(tmp_path / "asleep")

    assert list(mapped(task, range(9), 2, chunk=1)) == [*range(9)]
    assert (tmp_path / "asleep").exists()


def test_items_that_cannot_be_received() -> None:
    """It is an error, and no death of a process."""
    with pytest.raises(ImportError, match="no such thing here"):
        list(mapped(alone, [Unwelcome()], 2))


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_the_task(jobs: int) -> None:
    """It is raised in its turn: all that comes before it has been yielded."""
    seen: list[int] = []
    with pytest.raises(LookupError, match="fifty"):
        seen.extend(iter_into(seen, mapped(failing, range(500), jobs)))

    assert seen == list(range(51))


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_the_items(jobs: int) -> None:
    """What cannot be listed is raised in its turn, too, as in a plain loop."""

    def items() -> Iterator[int]:
        yield from range(40)
        raise LookupError("no more")

    seen: list[int] = []
    with pytest.raises(LookupError, match="no more"):
        seen.extend(iter_into(seen, mapped(doubled, items(), jobs)))

    assert seen == [number for number in range(40) for _ in range(number)]


def iter_into(seen: list[T], items: Iterable[T]) -> list[T]:
    """Append items one by one; return nothing more to append."""
    for item in items:
        seen.append(item)  # noqa: PERF402 - an error must leave what came before it
    return []


def test_an_error_that_cannot_travel() -> None:
    """It comes as one that says the same."""
    with pytest.raises(RuntimeError, match="OddError: 3"):
        list(mapped(failing_oddly, range(5), 2))


def test_a_result_that_cannot_travel() -> None:
    """It is an error that says so, after all that came before it."""
    seen: list[object] = []
    with pytest.raises(WorkerError, match=r"cannot be sent: .*lambda.*; try again with one job"):
        seen.extend(iter_into(seen, mapped(found_oddly, range(9), 2, chunk=9)))

    assert seen == [0, 1, 2, 3]


@posix
def test_a_handler_of_the_caller_does_not_keep_processes_alive() -> None:
    """Who handles the signal to end does so for himself; what he started ends at once."""
    before = signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        results = mapped(waiting, range(64), 2, chunk=1)
        assert next(results) == 0
        started = time.monotonic()
        results.close()
    finally:
        signal.signal(signal.SIGTERM, before)

    assert time.monotonic() - started < 10
    assert not multiprocessing.active_children()


def test_results_beyond_what_pipes_hold() -> None:
    """Processes wait for who reads, and nobody for each other; half-read, they end."""
    results = mapped(heavy, range(64), 2, chunk=2)

    assert [piece[0] for piece in results] == [n for n in range(64) for _ in range(200)]

    results = mapped(heavy, range(64), 2, chunk=2)
    assert next(results)[0] == 0
    results.close()
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("ordered", [True, False])
@pytest.mark.parametrize(("chunk", "most"), [(1, 17), (16, 16 * 17)])
def test_items_are_taken_as_they_are_needed(chunk: int, most: int, ordered: bool) -> None:
    """However slowly results are used, no more than some chunks for each process are begun."""
    taken = []

    def items() -> Iterator[int]:
        for number in range(100_000):
            taken.append(number)
            yield number

    results = mapped(doubled, items(), 2, chunk=chunk, ordered=ordered)
    for _ in range(50):
        next(results)
        time.sleep(0.002)
    results.close()

    assert len(taken) <= most + 50


def test_no_more_processes_than_items() -> None:
    """What one process can do alone starts no others."""
    results = mapped(doubled, [3], 8)

    assert next(results) == 3
    assert len(multiprocessing.active_children()) <= 1
    assert list(results) == [3, 3]


ORPHANS = """
import os, signal, sys, time
from briefkit.parallel import mapped

def told(number):
    os.write(1, b"%d\\n" % os.getpid())  # in one go: print() may be parted by the other's
    time.sleep(0.5)
    yield number

def ended():
    time.sleep(0.2)
    for number in range(100):
        yield number
        if number > 2:
            os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    list(mapped(told, ended(), 2, chunk=1))
"""


@posix
def test_processes_do_not_outlive_who_started_them(tmp_path: Path) -> None:
    """When that process is killed they end by themselves, in the middle of a task after it."""
    script = tmp_path / "orphans.py"
    script.write_text(ORPHANS)
    run = subprocess.Popen((sys.executable, script), stdout=subprocess.PIPE, text=True)
    said, _ = run.communicate(timeout=30)  # until nobody holds the other end any more

    assert run.returncode == -signal.SIGKILL
    assert len({*said.split()}) == 2


def test_processors() -> None:
    """There is at least one."""
    assert processors() >= 1
