"""Runs over many files: in order, in bounded memory, the same for every number of processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest

import briefkit
from briefkit import FileAccessError, Report, WorkerError
from briefkit.parallel import mapped, processors
from briefkit.runs import Run, Source, check_many
from briefkit.validation.configuration.settings import Settings

T = TypeVar("T")


def brief(number: int, **fields: Any) -> dict[str, Any]:
    """Return a brief with a defect in every third."""
    text = "The vote was unanimous." if number % 3 else "The  vote was unanimous."
    return {
        "briefkit": 1,
        "id": f"urn:example:{number}",
        "headline": f"Council approves budget {number}",
        "sections": [{"blocks": [{"type": "paragraph", "text": text}]}],
        **fields,
    }


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    """Forty files, the last with many briefs, one of them with an id that another file has."""
    found = [tmp_path / f"{number:02}.json" for number in range(39)]
    for number, path in enumerate(found):
        path.write_text(json.dumps(brief(number % 30)))
    stream = tmp_path / "99.ndjson"
    stream.write_text("".join(json.dumps(brief(n)) + "\n" for n in (100, 101, 7, 101)))
    return [*found, stream]


def test_every_number_of_processes_gives_the_same(paths: list[Path]) -> None:
    """Reports come in the order of the files, equal for one process and for several."""
    alone = list(briefkit.validate_many(paths))

    assert [report.findings[0].path for report in alone if len(report)] == sorted(
        finding.path or "" for report in alone for finding in report.findings[:1]
    )
    assert len(alone) == 43
    assert list(briefkit.validate_many(paths, jobs=2)) == alone
    assert list(briefkit.validate_many(iter(paths), jobs=3)) == alone


def test_processes_that_are_not_forked(paths: list[Path]) -> None:
    """Beside other threads nothing is forked, and the reports are the same."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        found = list(briefkit.validate_many(paths, jobs=2, profile="default"))
    finally:
        done.set()
        thread.join()

    assert found == list(briefkit.validate_many(paths))


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_id_that_two_briefs_have(paths: list[Path], jobs: int) -> None:
    """The second brief with an id is reported, with the place of the first, across files."""
    reports = briefkit.validate_many(paths, jobs=jobs, select="BK110")
    found = [finding for report in reports for finding in report]

    assert [(Path(f.path or "").name, f.pointer) for f in found] == [
        *((f"{number}.json", "/id") for number in range(30, 39)),
        ("99.ndjson", "/id"),
        ("99.ndjson", "/id"),
    ]
    assert found[0].message == f"the id 'urn:example:0' is taken: {paths[0]}"
    assert [finding.span.line for finding in found if finding.span][-2:] == [3, 4]
    assert found[-1].related == (("/id", f"{paths[-1]}, brief 2"),)


def test_ids_within_one_file(paths: list[Path]) -> None:
    """A single file of many briefs is a run, too."""
    assert [f.code for f in briefkit.validate(paths[-1], select="BK110")] == ["BK110"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_limit_does_not_depend_on_processes(paths: list[Path], jobs: int) -> None:
    """An id that might be taken costs no other finding its place."""
    reports = list(briefkit.validate_many(paths, jobs=jobs, max_findings=1))

    assert reports == list(briefkit.validate_many(paths, max_findings=1))


@pytest.mark.parametrize("jobs", [1, 2])
def test_files_that_cannot_be_read(paths: list[Path], jobs: int) -> None:
    """They are told in their turn while the others go on, or raised if nobody listens."""
    several = [paths[0], "missing.json", *paths[1:20], "gone.json"]
    told: list[tuple[str, str]] = []

    def unreadable(error: briefkit.BriefkitError, name: str) -> None:
        told.append((type(error).__name__, name))

    reports = list(briefkit.validate_many(several, jobs=jobs, unreadable=unreadable))

    assert len(reports) == 20
    assert told == [("FileAccessError", "missing.json"), ("FileAccessError", "gone.json")]
    with pytest.raises(FileAccessError, match=r"missing\.json: no such file"):
        list(briefkit.validate_many(several, jobs=jobs))


def test_contents_are_sources_too() -> None:
    """What came from elsewhere goes its way beside files, to whatever process."""
    sources = [Source(f"{n}.json", json.dumps(brief(n)).encode()) for n in range(40)]
    run = Run(settings=Settings())

    found = list(check_many(sources, run, jobs=2))

    assert found == list(check_many(sources, run))
    assert isinstance(found[0], Report)


def test_a_wrong_choice_is_told_before_anything_is_read() -> None:
    """What cannot be meant is an error at the call, not somewhere in the iteration."""
    with pytest.raises(briefkit.ConfigurationError):
        briefkit.validate_many(["missing.json"], select="BK999")


def doubled(number: int) -> Iterator[int]:
    """Yield a number as often as it says; a task for processes."""
    for _ in range(number):
        yield number


def killed(number: int) -> Iterator[int]:
    """End the process without a word, as the system does where memory runs out."""
    if number == 50:
        os.kill(os.getpid(), signal.SIGKILL)
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


def test_a_process_that_is_killed() -> None:
    """It is an error that says what may have happened, and nobody waits for ever."""
    with pytest.raises(WorkerError, match="ended by signal 9, as the system does when memory"):
        list(mapped(killed, range(500), 2))


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_the_task(jobs: int) -> None:
    """It is raised in its turn: all that comes before it has been yielded."""
    seen = []
    with pytest.raises(LookupError, match="fifty"):
        seen.extend(iter_into(seen, mapped(failing, range(500), jobs)))

    assert seen == list(range(51))


def iter_into(seen: list[T], items: Iterator[T]) -> list[T]:
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


@pytest.mark.skipif(os.name != "posix", reason="there are no such signals elsewhere")
def test_a_handler_of_the_caller_does_not_keep_processes_alive() -> None:
    """Who handles the signal to end does so for himself; what he started ends at once."""
    before = signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        results = mapped(waiting, range(64), 2, chunk=1)
        assert next(results) == 0
        started = time.monotonic()
        results.close()  # type: ignore[attr-defined]  # it is a generator
    finally:
        signal.signal(signal.SIGTERM, before)

    assert time.monotonic() - started < 10


def test_results_beyond_what_pipes_hold() -> None:
    """Processes wait for who reads, and nobody for each other; half-read, they end."""
    results = mapped(heavy, range(64), 2, chunk=2)

    assert [piece[0] for piece in results] == [n for n in range(64) for _ in range(200)]

    results = mapped(heavy, range(64), 2, chunk=2)
    assert next(results)[0] == 0
    results.close()  # type: ignore[attr-defined]  # it is a generator


def test_processors() -> None:
    """There is at least one."""
    assert processors() >= 1


@pytest.mark.skipif(os.name != "posix", reason="signals of a terminal go to groups on POSIX")
def test_an_interrupted_run_ends_with_all_its_processes(paths: list[Path]) -> None:
    """Ctrl-C ends a run and its processes at once, without a word."""
    command = (
        sys.executable,
        "-m",
        "briefkit",
        "validate",
        "--jobs",
        "2",
        "--from",
        "ndjson",
        "-q",
    )
    endless = paths[0].with_name("endless")
    endless.write_text((json.dumps(brief(1)) + "\n") * 20_000)
    run = subprocess.Popen(
        (*command, endless, *paths),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert run.stdout is not None
    run.stdout.readline()  # it is at work
    os.killpg(run.pid, signal.SIGINT)
    _, said = run.communicate(timeout=30)

    assert (run.returncode, said) == (130, b"")
    with pytest.raises(ProcessLookupError):
        os.killpg(run.pid, 0)
