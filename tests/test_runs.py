"""Runs over many files: in order, in bounded memory, the same for every number of processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import briefkit
from briefkit import FileAccessError, Report, files
from briefkit.runs import Run, Source, check_many
from briefkit.validation.configuration.settings import Settings


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
    several: list[Path | str] = [paths[0], "missing.json", *paths[1:20], "gone.json"]
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


def line(number: int, **fields: Any) -> str:
    """Return a brief as a line."""
    return json.dumps(brief(number, **fields)) + "\n"


ASIDE = {"x-briefkit": {"ignore": [{"code": "BK110", "reason": "a second take"}]}}

# What a file of lines may hold: by turns, so that wherever it is cut all kinds are on both sides.
KINDS: tuple[Callable[[int], bytes], ...] = (
    lambda n: line(n).encode(),
    lambda n: line(n // 7).encode(),  # an id that another may have
    lambda _: b"\n \r\n\t\n",
    lambda n: line(n, zzz=n).encode().replace(b"\n", b"\r\n"),
    lambda _: b'{"briefkit": 1, "headline": \n',
    lambda n: line(n).encode().replace(b"Council", b"Caf\xe9"),
    lambda n: line(n // 5, **ASIDE).encode(),  # one that says that this may be
    lambda n: line(n, headline="\u2028" * 3, published="soon").encode(),
    lambda n: line(n, id=None, headline="").encode(),
    lambda n: line(n).encode().replace(b'"id"', b'"headline": "Twice", "id"'),
    lambda n: "\ufeff".encode() + line(n).encode(),
    lambda _: b"[1, 2]\n",
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of lines of every kind, with a byte order mark and without a last line end."""
    path = tmp_path_factory.mktemp("archive") / "wire.ndjson"
    lines = (KINDS[n % len(KINDS)](n) for n in range(150))
    path.write_bytes(b"\xef\xbb\xbf" + b"".join(lines) + line(3).encode().rstrip(b"\n"))
    return path


@pytest.fixture(scope="module")
def reports(archive: Path) -> list[Report]:
    """What one process has to say of that file."""
    return list(briefkit.validate_many([archive]))


@pytest.mark.parametrize("jobs", [2, 3])
@pytest.mark.parametrize("size", [1, 300, 2_000, 9_999, 1_000_000])
def test_a_long_file_is_shared_among_processes(
    archive: Path, reports: list[Report], monkeypatch: pytest.MonkeyPatch, jobs: int, size: int
) -> None:
    """Wherever it is cut, reports are those of one process: places, ids, what is put aside."""
    monkeypatch.setattr("briefkit.runs.sources.STRETCH_BYTES", size)

    assert list(briefkit.validate_many([archive], jobs=jobs)) == reports


def test_what_the_long_file_is_good_for(reports: list[Report]) -> None:
    """It has findings in all its length, ids that are taken, and some of them put aside."""
    found = [finding for report in reports for finding in report]
    taken = [finding for finding in found if finding.code == "BK110"]

    assert {"BK001", "BK002", "BK003", "BK110"} <= {finding.code for finding in found}
    assert len(taken) > 10
    assert all(f.span and f.excerpt and ", brief " in f.data["first"] for f in taken)
    assert [f.code for report in reports for f in report.suppressed] == ["BK110"] * 3
    assert found[-1].span
    assert found[-1].span.line == len(reports) + 13 * 3  # blank lines, which are counted


def test_long_files_after_each_other(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Briefs are numbered file by file, and ids hold over files, long and short ones."""
    short, copy = tmp_path / "a.json", tmp_path / "copy.ndjson"
    short.write_text(json.dumps(brief(4)))
    copy.write_bytes(archive.read_bytes())
    monkeypatch.setattr("briefkit.runs.sources.STRETCH_BYTES", 2_000)
    several = [short, archive, short, copy, archive]

    assert list(briefkit.validate_many(several, jobs=2)) == list(briefkit.validate_many(several))


DEADLY = """
import os, sys
from multiprocessing import parent_process
from briefkit import checking
from briefkit.cli import main

check = checking.check

def deadly(brief, *args, **kwargs):
    if parent_process() is not None and brief is not None and brief.slug == "deadly":
        os._exit(1)
    return check(brief, *args, **kwargs)

checking.check = deadly
if __name__ == "__main__":
    sys.exit(main())
"""


def test_a_brief_that_no_process_survives(tmp_path: Path) -> None:
    """A stretch around it is told as a failure; what comes after is numbered as ever."""
    numbers = [*range(500), *range(300, 310)]
    lines = (line(n, slug="deadly" if n == 100 else None) for n in numbers)
    (tmp_path / "wire.ndjson").write_text("\n".join(lines))
    (tmp_path / "deadly.py").write_text(DEADLY)
    command = (sys.executable, "deadly.py", "validate", "wire.ndjson", "--isolated", "--jobs")
    chosen = ("--select", "BK110", "--output-format", "concise", "-q")

    alone, shared = (
        subprocess.run(
            (*command, jobs, *chosen), cwd=tmp_path, capture_output=True, text=True, check=False
        )
        for jobs in ("1", "2")
    )

    assert (alone.returncode, alone.stderr, alone.stdout.count("BK110")) == (1, "", 10)
    assert (shared.returncode, shared.stdout) == (2, alone.stdout)
    assert shared.stderr.startswith("briefkit: error: a worker process ended by itself at work on")
    assert " wire.ndjson, line 1 and following; try again with fewer" in shared.stderr


@pytest.mark.parametrize("content", [b"\n" * 9_000, "\u3000\n".encode() * 3_000, b"\xef\xbb\xbf"])
def test_a_long_file_with_nothing_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    """It is empty once, however many stretches of it are."""
    path = tmp_path / "blank.ndjson"
    path.write_bytes(content)
    monkeypatch.setattr("briefkit.runs.sources.STRETCH_BYTES", 1_000)

    found = list(briefkit.validate_many([path, path], jobs=2))

    assert [[f.code for f in report] for report in found] == [["BK001"]] * 2
    assert found == list(briefkit.validate_many([path, path]))


def test_a_line_that_is_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an error of that line; those before it and after it are reported."""
    path, other = tmp_path / "long.ndjson", tmp_path / "other.json"
    path.write_text(line(1) * 30 + "x" * (files.MAX_BYTES + 1) + "\n" + line(2) * 30)
    other.write_text(json.dumps(brief(3)))
    monkeypatch.setattr("briefkit.runs.sources.STRETCH_BYTES", 500)
    outcomes = []
    for jobs in (1, 2):
        told: list[str] = []
        unreadable = lambda error, name, told=told: told.append(f"{error} {name}")  # noqa: E731
        found = list(briefkit.validate_many([path, other], jobs=jobs, unreadable=unreadable))
        outcomes.append((found, told))

    assert outcomes[0] == outcomes[1]
    reports, told = outcomes[0]
    assert len(reports) == 62
    assert [finding.code for finding in reports[30]] == ["BK004"]
    assert not told


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
