"""What ``briefkit validate`` reads: patterns, compressed files, many files by many processes."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys

import pytest
from desk import CLEAN, Desk

from briefkit.cli.validate import jobs_of
from briefkit.errors import WorkerError
from briefkit.runs import Source

BROKEN = {**CLEAN, "zzz": 1}
LINE = json.dumps(BROKEN) + "\n"
MIB = 1024 * 1024


def places(out: str) -> list[str]:
    """Return the first words of the lines of a concise report, the sum left out."""
    return [line.split(": BK")[0] for line in out.splitlines() if ": BK" in line]


CONCISE = ("--output-format", "concise", "--quiet")


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.json", ["a.json", "b.json"]),
        ("?.md", []),
        ("[b-z].json", ["b.json"]),
        ("**/*.json", ["a.json", "b.json", "deep/c.json", "deep/er/d.json"]),
        ("de*", ["deep/c.json", "deep/er/d.json"]),
    ],
)
def test_patterns(desk: Desk, pattern: str, found: list[str]) -> None:
    """Where no shell expands a pattern, we do, in the order of the names."""
    for name in ("b.json", "a.json", "deep/er/d.json", "deep/c.json", ".hidden/e.json"):
        desk.put(name, LINE)

    done = desk.run("validate", pattern, *CONCISE)

    assert done.code == (1 if found else 2)
    assert [place.split(":")[0] for place in places(done.out)] == found


def test_a_file_whose_name_is_a_pattern(desk: Desk) -> None:
    """What exists is meant, whatever its name looks like."""
    desk.put("[a].json", LINE)
    desk.put("a.json")

    assert places(desk.run("validate", "[a].json", *CONCISE).out)[0].startswith("[a].json:")


def test_a_file_named_twice_is_checked_once(desk: Desk) -> None:
    """A file, its folder and a pattern for it are one file."""
    desk.put("in/a.json", LINE)

    assert len(places(desk.run("validate", "in/a.json", "in", "in/*", *CONCISE).out)) == 1


def test_files_whose_suffix_many_share(desk: Desk) -> None:
    """In a folder, XML is read if it looks like a format, even a broken one; other XML is not."""
    desk.put("in/a.xml", "<nitf><body><body.head><hedline><hl1>Bridge</hl1></hedline>")
    desk.put("in/b.XML", "<project><name>Bridge</name></project>")
    desk.put("in/c.xml", "")

    done = desk.run("validate", "in", *CONCISE)

    assert done.code == 1
    assert [place.split(":")[0] for place in places(done.out)] == ["in/a.xml"]


def test_compressed_files(desk: Desk) -> None:
    """A .gz is what the rest of its name says, in one member or several; folders show it."""
    desk.put("in/a.json.gz", gzip.compress(LINE.encode()))
    desk.put("in/b.ndjson.gz", gzip.compress(LINE.encode()) + gzip.compress(LINE.encode()))
    desk.put("in/c.md.GZ", gzip.compress(b"# Headline \x00\n\nIt is so.\n"))

    done = desk.run("validate", "in", *CONCISE)

    assert done.err == ""
    assert [place.rpartition(":")[0] for place in places(done.out)][:3] == [
        "in/a.json.gz:1",
        "in/b.ndjson.gz:1",
        "in/b.ndjson.gz:2",
    ]
    assert "in/c.md.GZ" in done.out


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.json.gz", b"{}", "a.json.gz: this is no sound gzip file; compress it anew, or take"),
        ("a.json.gz", gzip.compress(LINE.encode())[:-5], "this is no sound gzip file"),
        ("a.ndjson.gz", gzip.compress(LINE.encode() * 9)[:-5], "this is no sound gzip file"),
        ("a.json.gz", gzip.compress(b" " * (16 * MIB + 1)), "this file is longer than 16 MiB"),
        ("a.ndjson.gz", gzip.compress(b" " * (17 * MIB)), "it holds far more than its size"),
        ("a.ndjson.gz", gzip.compress(b" \n" * (9 * MIB)), "it holds far more than its size"),
    ],
)
def test_compressed_files_that_are_refused(
    desk: Desk, name: str, content: bytes, says: str
) -> None:
    """Damage and bombs are exit code 2, within bounds of memory and time."""
    desk.put(name, content)

    done = desk.run("validate", name)

    assert done.code == 2
    assert says in done.err


def test_jobs(desk: Desk) -> None:
    """Every number of processes writes the same, files that cannot be read included."""
    for number in range(50):
        desk.put(f"in/{number}.json", {**BROKEN, "id": f"urn:{number % 40}"})
    (desk.folder / "in" / "gone.json").symlink_to("nowhere")
    arguments = ("validate", *(f"in/{n}.json" for n in range(50)), "in/gone.json", "in/0.json")

    alone = desk.run(*arguments)

    assert alone.code == 2
    assert alone.out.count("BK110") == 11  # each of ten, and in the sum
    for jobs in ("2", "3", "auto"):
        assert desk.run(*arguments, "--jobs", jobs) == alone


def test_as_many_jobs_as_are_worth_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second process is for hundreds of files, or for one that is as long as they are."""
    monkeypatch.setattr("briefkit.cli.validate.processors", lambda: 2)
    short = Source(str(desk.put("a.json")))
    long = Source(str(desk.put("a.ndjson", b"\n" * (8 * MIB))))

    assert [jobs_of(None, s) for s in ([short], [short] * 200, [long])] == [1, 2, 2]
    assert jobs_of(7, [short]) == 7


DEADLY = """
import os, signal, sys
from multiprocessing import parent_process
from briefkit import files
from briefkit.cli import main

read = files.read_bytes

def die(path):
    if parent_process() is not None and path.endswith("17.json"):
        os.kill(os.getpid(), signal.SIGKILL)
    return read(path)

files.read_bytes = die
if __name__ == "__main__":
    sys.exit(main())
"""


@pytest.mark.skipif(os.name != "posix", reason="there are no such signals elsewhere")
def test_a_process_that_is_killed(desk: Desk) -> None:
    """It is exit code 2 with a line that says what may have happened; all else is checked."""
    for number in range(50):
        desk.put(f"in/{number}.json")
    script = desk.put("deadly.py", DEADLY)

    command = (sys.executable, script, "validate", "in", "--jobs", "2")
    done = subprocess.run(command, cwd=desk.folder, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (2, "No problems in 49 briefs\n")
    assert done.stderr == f"briefkit: error: {WorkerError(-9, item='in/17.json')}\n"


def test_a_file_that_is_there_twice_takes_no_id_from_itself(desk: Desk) -> None:
    """A link to a file, or another spelling of its path, is no second story."""
    path = desk.put("a.json", {**CLEAN, "id": "urn:1"})
    (desk.folder / "b.json").symlink_to("a.json")
    chosen = ("--isolated", "--select", "BK110", "--quiet")

    for jobs in ("1", "2"):
        outcome = desk.run("validate", ".", str(path), *chosen, "--jobs", jobs)

        assert (outcome.code, outcome.out) == (0, "")


def test_several_ids_of_one_run(desk: Desk) -> None:
    """An id that is taken is an error with the place of the first, and can be ignored by file."""
    desk.put("a.json", {**CLEAN, "id": "urn:1"})
    desk.put("b.md", "---\nid: urn:1\nlanguage: en\n---\n\n# Headline\n\nIt is so.\n")
    arguments = ("validate", "a.json", "b.md", *CONCISE, "--select", "BK110")

    assert desk.run(*arguments).out == "b.md:2:5: BK110 error: the id 'urn:1' is taken: a.json\n"
    desk.put("briefkit.toml", '[per-file-ignores]\n"*.md" = ["BK110"]\n')
    assert desk.run(*arguments) == (0, "", "")


def test_allow_empty(desk: Desk) -> None:
    """With --allow-empty a folder without briefs is nothing wrong, and the report is empty."""
    desk.put("in/notes.xyz", "no brief")

    done = desk.run("validate", "in", "--allow-empty", "--output-format", "json")

    assert done.code == 0
    assert json.loads(done.out)["findings"] == []
    assert desk.run("validate", "in", "--allow-empty").out == "No problems in 0 briefs\n"


def test_an_embargo(desk: Desk) -> None:
    """A brief under embargo is an error, unless that is allowed."""
    desk.put("a.json", {**CLEAN, "embargoed": "2999-01-01T00:00:00Z"})

    assert "BK711" in desk.run("validate", "a.json").out
    assert "BK711" not in desk.run("validate", "a.json", "--allow-embargoed").out
