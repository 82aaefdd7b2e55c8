"""Runs over many files: in order, in bounded memory, the same for every number of processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

import briefkit
from briefkit import FileAccessError, Report
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
