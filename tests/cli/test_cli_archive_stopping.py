"""How a run over many documents ends before its time: in good order, leaving nothing behind."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import AnyStr, NamedTuple

import pytest
from screen import on_a_terminal

import briefkit
from archives import brief, leftovers, tree, write_lines

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")

PATIENCE = 20  # seconds

# The program, but each part takes a while, and so may the end; in all of its processes.
SLOW = """
import os, sys, time
from briefkit.bulk import checks, journal, single, targets

PAUSE, LINGER, ROOM = (float(os.environ[name]) for name in ("PAUSE", "LINGER", "ROOM"))
if ROOM:  # no file may become longer: what a full disk does, without a disk
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(ROOM), resource.RLIM_INFINITY))

for kind in (checks.Checks, targets.Shards, single._Contents):
    def slowly(self, part, do=kind.__call__):
        time.sleep(PAUSE)
        return do(self, part)
    kind.__call__ = slowly

def sweep(self, do=journal.Journal.sweep):
    time.sleep(LINGER if len(os.listdir(self.place)) > 1 else 0)
    do(self)
journal.Journal.sweep = sweep

if __name__ == "__main__":
    from briefkit.__main__ import main
    sys.exit(main())
"""

CONVERT = ("convert", "wire.ndjson", "--to", "ndjson", "--out-dir", "out", "--shards", "30")
VALIDATE = ("validate", "wire.ndjson", "--out-dir", "out", "--shards", "30")

Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start the slow program in a folder with an archive, as the first of a group of processes."""
    (tmp_path / "slow.py").write_text(SLOW)
    write_lines(tmp_path / "wire.ndjson", 300)
    started: list[subprocess.Popen[str]] = []

    def run(
        *arguments: str, pause: float = 0.1, linger: float = 0, room: int = 0
    ) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "slow.py", *arguments],
            cwd=tmp_path,
            env={**os.environ, "PAUSE": str(pause), "LINGER": str(linger), "ROOM": str(room)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def wait_for(process: subprocess.Popen[AnyStr], path: Path) -> None:
    """Wait until a process has made a file."""
    end = time.monotonic() + PATIENCE
    while not path.exists():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end, f"{path} does not come"
        time.sleep(0.01)


def others_of(process: subprocess.Popen[str]) -> list[int]:
    """Return the processes of the group of one that has ended, after a moment to end as well."""
    for _ in range(PATIENCE * 10):
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return []
        time.sleep(0.1)
    return [process.pid]


class Way(NamedTuple):
    """A way to stop a run."""

    command: tuple[str, ...]
    jobs: int
    number: signal.Signals
    is_for_all: bool
    """Whether the signal goes to the whole group, as that of a terminal does."""


WAYS = (
    Way(CONVERT, 1, signal.SIGINT, is_for_all=True),
    Way(CONVERT, 1, signal.SIGTERM, is_for_all=False),
    Way(CONVERT, 2, signal.SIGINT, is_for_all=True),
    Way(CONVERT, 2, signal.SIGINT, is_for_all=False),
    Way(CONVERT, 2, signal.SIGTERM, is_for_all=True),
    Way(CONVERT, 2, signal.SIGTERM, is_for_all=False),
    Way(CONVERT, 2, signal.SIGHUP, is_for_all=True),
    Way(VALIDATE, 1, signal.SIGINT, is_for_all=True),
    Way(VALIDATE, 2, signal.SIGTERM, is_for_all=True),
)


@pytest.mark.parametrize(
    "way", WAYS, ids=lambda way: "-".join(map(str, (way.command[0], *way[1:])))
)
def test_a_run_is_stopped(tmp_path: Path, start: Start, way: Way) -> None:
    """It says how far it came and how to go on, and leaves no process and no file that is torn."""
    process = start(*way.command, "--jobs", str(way.jobs))
    wait_for(process, tmp_path / "out" / ".briefkit" / "000003.json")
    (os.killpg if way.is_for_all else os.kill)(process.pid, way.number)
    out, err = process.communicate(timeout=PATIENCE)
    lines = err.splitlines()

    assert process.returncode == 128 + way.number
    assert out == ""
    assert re.match(r"broken off; so far (\d+ briefs converted|.* in \d+ briefs)", lines[0]), err
    assert re.match(r"  written: \d+ files?, ", lines[-2]), err
    assert lines[-1] == "to go on, give the same command with --resume"
    assert others_of(process) == []
    assert leftovers(tmp_path) == []


def test_what_was_stopped_goes_on(tmp_path: Path, start: Start) -> None:
    """Stopped three times, it comes to the same as one that never was, and redoes nothing."""
    whole = start(*CONVERT[:5], "whole", *CONVERT[6:])
    for part in (3, 9, 15):
        process = start(*CONVERT, "--jobs", "2", *(["--resume"] if part > 3 else []))
        wait_for(process, tmp_path / "out" / ".briefkit" / f"{part:06}.json")
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(PATIENCE) == 130
    done = start(*CONVERT, "--jobs", "2", "--resume")
    _, err = done.communicate(timeout=PATIENCE)
    before = re.search(r"done before: (\d+) of 30 parts", err)

    assert (done.returncode, whole.wait(PATIENCE)) == (0, 0)
    assert err.startswith("300 briefs converted, ")
    assert before
    assert int(before[1]) >= 16
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


def test_without_resume_a_broken_run_is_no_new_one(tmp_path: Path, start: Start) -> None:
    """One line says that it is there, and what to write."""
    process = start(*CONVERT)
    wait_for(process, tmp_path / "out" / ".briefkit" / "000000.json")
    process.send_signal(signal.SIGTERM)
    process.wait(PATIENCE)
    again = start(*CONVERT)
    _, err = again.communicate(timeout=PATIENCE)

    assert again.returncode == 2
    assert err.count("\n") == 1
    assert "out/: it holds a run that was broken off; add --resume to go on with it, or " in err


def test_one_file_stays_as_it_was(tmp_path: Path, start: Start) -> None:
    """What was to be one file is not written at all, and no word is said of going on."""
    (tmp_path / "all.ndjson").write_text("as it was\n")
    process = start(
        *("convert", "wire.ndjson", "-o", "all.ndjson", "--jobs", "2", "--errors", "errors.jsonl"),
        pause=PATIENCE,
    )
    wait_for(process, tmp_path / "errors.jsonl")
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=PATIENCE)

    assert process.returncode == 130
    assert err.splitlines()[-1] == "all.ndjson: not written, since it is whole or not at all"
    assert (tmp_path / "all.ndjson").read_text() == "as it was\n"
    assert leftovers(tmp_path) == []


def test_a_second_signal_ends_at_once(tmp_path: Path, start: Start) -> None:
    """Whoever cannot wait for good order need not; nothing is left running."""
    process = start(*CONVERT, "--jobs", "2", linger=2 * PATIENCE)
    wait_for(process, tmp_path / "out" / ".briefkit" / "000000.json")
    os.killpg(process.pid, signal.SIGINT)
    time.sleep(0.5)
    assert process.poll() is None, "it did not try to end in good order"
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE / 10)

    assert (process.returncode, out, err) == (130, "", "")
    assert others_of(process) == []


@pytest.mark.usefixtures("start")
def test_a_bar_is_gone_when_a_run_was_stopped(tmp_path: Path) -> None:
    """What is left on the terminal is what is said in the end."""

    def stop(process: subprocess.Popen[bytes]) -> None:
        wait_for(process, tmp_path / "out" / ".briefkit" / "000005.json")
        os.killpg(process.pid, signal.SIGINT)

    done = on_a_terminal(
        [sys.executable, "slow.py", *CONVERT, "--jobs", "2"],
        folder=tmp_path,
        more={"PAUSE": "0.2", "LINGER": "0", "ROOM": "0"},
        meanwhile=stop,
    )

    assert done.code == 130
    assert "━" in done.raw
    assert done.screen[0].startswith("broken off; so far ")
    assert done.screen[-1] == "to go on, give the same command with --resume"
    assert done.raw.rindex("\x1b[?25h") > done.raw.rindex("\x1b[?25l"), "the cursor is hidden"
    assert leftovers(tmp_path) == []


def test_a_signal_that_was_to_be_ignored_is_ignored(tmp_path: Path, start: Start) -> None:
    """As ``nohup`` has it for the end of a terminal."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        process = start(*CONVERT, "--jobs", "2", pause=0.05)
    finally:
        signal.signal(signal.SIGHUP, before)
    wait_for(process, tmp_path / "out" / ".briefkit" / "000000.json")
    os.killpg(process.pid, signal.SIGHUP)

    assert process.wait(PATIENCE) == 0


def test_a_full_disk_ends_a_run_that_can_be_resumed(tmp_path: Path, start: Start) -> None:
    """Before the error stand how far it came, and how to go on."""
    long = briefkit.dumps(brief(300, slug="a" * 30_000), "ndjson")
    with (tmp_path / "wire.ndjson").open("a") as file:
        file.write(long)
    process = start(*CONVERT, room=20_000, pause=0)
    _, err = process.communicate(timeout=PATIENCE)
    lines = err.splitlines()

    assert process.returncode == 2
    assert lines[0].startswith("broken off; so far ")
    assert lines[-2] == "to go on, give the same command with --resume"
    assert re.match(r"briefkit: error: out/part-\d+\.ndjson: .*; .*", lines[-1])
    assert leftovers(tmp_path) == []


def test_ctrl_c_while_the_program_is_imported() -> None:
    """It ends without a traceback, before there is a command line to end it."""
    interrupt = "import sys, signal; sys.meta_path.insert(0, type('', (), {'find_spec': find}))"
    program = f"""
import os, signal, sys
def find(name, *_):
    if name == "briefkit.cli":
        os.kill(os.getpid(), signal.SIGINT)
{interrupt}
from briefkit.__main__ import main
sys.exit(main())
"""
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )

    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
