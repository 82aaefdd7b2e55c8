"""What goes wrong with an archive: nothing lost, nothing twice, every failure listed once."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest

import briefkit
from archives import PART, brief, failures_in, leftovers, lines, tree, write_lines, write_stories
from briefkit import bulk
from briefkit.errors import FileAccessError
from killers import FRAGILE

# No file may become longer than this: what a full disk does, without a disk.
_FULL = """
import resource, signal, sys
import briefkit
from briefkit import bulk

source, to, out, errors, jobs, room, size = sys.argv[1:]
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(room), resource.RLIM_INFINITY))
try:
    bulk.convert(source, to, out, jobs=int(jobs), errors=errors, part_bytes=int(size))
except briefkit.FileAccessError as error:
    print(error)
    sys.exit(3)
"""


@pytest.mark.parametrize("to", ["ndjson", "markdown", "rss"])
def test_a_worker_that_is_killed_changes_nothing(tmp_path: Path, to: str) -> None:
    """Another one does its part again; output and summary are as if nothing had happened."""
    stories = write_stories(tmp_path / "in", [f"{number:02}.json" for number in range(30)])
    briefkit.write(brief(7, slug=f"ONCE:{tmp_path / 'marker'}"), stories / "07.json")
    (tmp_path / "marker").touch()
    expected = convert(stories, to, tmp_path / "a", jobs=1)
    (tmp_path / "marker").unlink()

    summary = convert(stories, to, tmp_path / "b", jobs=2)

    assert (tmp_path / "marker").exists()
    assert tree(tmp_path / "b") == tree(tmp_path / "a") != {}
    assert {**summary.to_dict(), "seconds": 0} == {**expected.to_dict(), "seconds": 0}
    assert not leftovers(tmp_path / "b")


def convert(source: Path, to: str, out: Path, *, jobs: int, resume: bool = False) -> bulk.Summary:
    """Convert small parts of JSON with a reader that may die."""
    return bulk.convert(
        source, to, out, from_format=FRAGILE, jobs=jobs, resume=resume, part_bytes=PART
    )


def test_a_document_that_kills_every_worker(tmp_path: Path) -> None:
    """Its part is given up, each file of it is listed, and the rest is done; it can be resumed."""
    stories = write_stories(tmp_path / "in", [f"{number:02}.json" for number in range(30)])
    briefkit.write(brief(7, slug="DEADLY"), stories / "07.json")

    summary = convert(stories, "markdown", tmp_path / "out", jobs=2)

    listed = [Path(failure.path).name for failure in summary.failures]
    written = [name.replace(".md", ".json") for name in tree(tmp_path / "out")]
    assert {failure.code for failure in summary.failures} == {"worker"}
    assert "07.json" in listed
    assert {*listed} | {*written} == {f"{number:02}.json" for number in range(30)}
    assert len(listed) < 15
    assert summary.documents == 30

    briefkit.write(brief(7), stories / "07.json")
    again = convert(stories, "markdown", tmp_path / "out", jobs=2, resume=True)

    assert len(tree(tmp_path / "out")) == 30
    assert again.failed == 0
    assert again.resumed > 0


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of resources")
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("to", ["ndjson", "markdown"])
def test_a_full_disk_ends_the_run_and_keeps_what_is_done(
    tmp_path: Path, to: str, jobs: int
) -> None:
    """The error names the file, nothing half written stays, and the run can be resumed."""
    source = write_lines(tmp_path / "wire.ndjson", 30)
    long = "It went on for longer than anybody had thought. " * 400
    with source.open("a") as file:
        file.write(briefkit.dumps(brief(30, summary=long), "ndjson"))
        file.writelines(lines(10, 31))
    bulk.convert(source, to, tmp_path / "a", part_bytes=PART)
    out, errors = tmp_path / "b", tmp_path / "b.jsonl"

    arguments = (source, to, out, errors, jobs, 12_000, PART)
    done = subprocess.run(
        [sys.executable, "-c", _FULL, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    assert str(out) in done.stdout
    assert "file too large" in done.stdout
    assert not leftovers(out)
    assert 0 < len(tree(out)) < len(tree(tmp_path / "a"))
    summary = bulk.convert(source, to, out, resume=True, part_bytes=PART)

    assert tree(out) == tree(tmp_path / "a")
    assert summary.resumed > 0


def test_one_file_on_a_full_disk_is_not_there(tmp_path: Path) -> None:
    """What cannot be written whole is not written."""
    source = write_lines(tmp_path / "wire.ndjson", 200)
    out = tmp_path / "b.ndjson"

    arguments = (source, "ndjson", out, tmp_path / "b.jsonl", 2, 12_000, PART)
    done = subprocess.run([sys.executable, "-c", _FULL, *map(str, arguments)], check=False)

    assert done.returncode == 3
    assert not out.exists()
    assert not leftovers(tmp_path)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """Each is a failure with its path; all others are converted."""
    stories = write_stories(tmp_path / "in", ("a.json", "b.json", "c.json", "d.json"))
    with (stories / "b.json").open("wb") as file:
        file.truncate(16 * 1024 * 1024 + 1)  # longer than any brief
    (stories / "d.json").write_bytes(b"\x00\xff\x00")
    (stories / "e.ndjson.gz").write_bytes(b"no gzip at all")

    summary = bulk.convert(stories, "ndjson", tmp_path / "all.ndjson")

    found = [(Path(failure.path).name, failure.code) for failure in summary.failures]
    assert [name for name, _ in found] == ["b.json", "d.json", "e.ndjson.gz"]
    assert [code for name, code in found if name != "d.json"] == ["file-access"] * 2
    assert (summary.documents, summary.exit_code()) == (5, 2)
    assert len((tmp_path / "all.ndjson").read_text().splitlines()) == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    """It is a failure, and the others are converted."""
    stories = write_stories(tmp_path / "in", ("a.json", "b.json"))
    (stories / "a.json").chmod(0)

    summary = bulk.convert(stories, "ndjson", tmp_path / "all.ndjson")

    assert [(failure.code, failure.message) for failure in summary.failures] == [
        ("file-access", "permission denied; check who may read and write it")
    ]


@pytest.mark.parametrize("jobs", [1, 2])
def test_poisoned_lines(tmp_path: Path, jobs: int) -> None:
    """Each is listed once, with its line in the file, wherever parts begin; none is converted."""
    source = write_lines(tmp_path / "wire.ndjson", 60)
    found = source.read_text().splitlines(keepends=True)
    poison = ("{poison\n", "[1, 2]\n", "null\n", '{"headline": 7, "sections": []}\n', "\x00\n")
    places = [3, 4, 17, 31, 59]
    for place, line in zip(places, poison, strict=True):
        found[place] = line
    source.write_text("".join(found))
    errors = tmp_path / "errors.jsonl"

    summary = bulk.convert(
        source, "ndjson", tmp_path / "out", jobs=jobs, errors=errors, part_bytes=PART
    )

    listed = failures_in(errors)
    assert [failure["line"] for failure in listed] == [place + 1 for place in places]
    assert {failure["path"] for failure in listed} == {str(source)}
    assert all(str(failure["code"]).startswith("BK") for failure in listed)
    assert [failure.to_dict() for failure in summary.failures] == listed
    sound = [line for line in found if line not in poison]
    assert b"".join(tree(tmp_path / "out").values()).decode() == "".join(sound)


def test_a_compressed_file_that_breaks_off(tmp_path: Path) -> None:
    """What can be read of it is converted, and the file is listed once."""
    packed = gzip.compress("".join(lines(2000)).encode())
    stories = tmp_path / "in"
    stories.mkdir()
    (stories / "a.ndjson.gz").write_bytes(packed[: len(packed) // 2])
    write_lines(stories / "b.ndjson", 3)

    summary = bulk.convert(stories, "ndjson", tmp_path / "all.ndjson")

    written = (tmp_path / "all.ndjson").read_text().splitlines(keepends=True)
    assert [(Path(f.path).name, f.code) for f in summary.failures] == [
        ("a.ndjson.gz", "file-access")
    ]
    assert 100 < len(written) < 2000
    assert written[-3:] == lines(3)
    assert written[:-3] == lines(len(written) - 3)
    assert summary.documents == len(written) + 1


@pytest.mark.parametrize("jobs", [1, 2])
def test_names_that_clash(tmp_path: Path, jobs: int) -> None:
    """No document takes the place of another: the later ones have longer names."""
    names = ("1/a.json", "1/a.md", "2/a.json", "3/A.json", "4/a.json", "5/w.ndjson", "6/w.ndjson")
    stories = write_stories(tmp_path / "in", names)
    out = tmp_path / "out"

    summary = bulk.convert([stories / name for name in names], "html", out, jobs=jobs)

    assert {name: briefkit.read(out / name).headline for name in tree(out)} == {
        "a.html": "Bridge 0 closed",
        "a.md.html": "Bridge 1 closed",
        "a.json.html": "Bridge 2 closed",
        "A.json-2.html": "Bridge 3 closed",
        "a.json-3.html": "Bridge 4 closed",
        "w.ndjson/0000001.html": "Bridge 5 closed",
        "w.ndjson-2/0000001.html": "Bridge 6 closed",
    }
    assert (summary.documents, summary.failed) == (7, 0)


def test_files_and_folders_that_clash(tmp_path: Path) -> None:
    """A folder that is called like a file that is written has another name in the output."""
    first, second = tmp_path / "1", tmp_path / "2"
    write_stories(first, ("x.json",))
    write_stories(second, ("x.html/y.json", "x.html/z.json"))

    bulk.convert([first, second], "html", tmp_path / "out")

    assert [*tree(tmp_path / "out")] == ["x.html", "x.html-2/y.html", "x.html-2/z.html"]


def test_names_stay_when_a_run_is_resumed(tmp_path: Path) -> None:
    """Names are told by the sources, not by what lies in the folder already."""
    names = [f"{number}/a.json" for number in range(10)]
    stories = write_stories(tmp_path / "in", names)
    sources = [stories / name for name in names]
    whole = tmp_path / "whole"
    bulk.convert(sources, "html", whole, part_bytes=500)

    def stop(summary: bulk.Summary) -> None:
        if summary.parts == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bulk.convert(sources, "html", tmp_path / "out", progress=stop, part_bytes=500)
    bulk.convert(sources, "html", tmp_path / "out", resume=True, part_bytes=500)

    assert tree(tmp_path / "out") == tree(whole)
    assert len(tree(whole)) == 10


def test_a_place_that_cannot_be_written_ends_the_run(tmp_path: Path) -> None:
    """A file where a folder has to be is told at once."""
    stories = write_stories(tmp_path / "in", ("sub/a.json",))
    (tmp_path / "out").mkdir()
    (tmp_path / "out/sub").write_text("a file")

    with pytest.raises(FileAccessError, match="sub"):
        bulk.convert(stories, "html", tmp_path / "out")

    assert not leftovers(tmp_path / "out")


def test_failures_go_to_a_function_too(tmp_path: Path) -> None:
    """Whoever asks gets each failure as it is known."""
    source = write_lines(tmp_path / "wire.ndjson", 3)
    with source.open("a") as file:
        file.write("{poison\n")
    told: list[bulk.Failure] = []

    summary = bulk.convert(source, "ndjson", tmp_path / "out", errors=told.append)

    assert told == summary.failures
    assert [failure.line for failure in told] == [4]


def test_a_summary_keeps_the_first_hundred_failures(tmp_path: Path) -> None:
    """All are counted and listed in the file; the summary stays small."""
    source = tmp_path / "wire.ndjson"
    source.write_text("{poison\n" * 250)

    summary = bulk.convert(
        source, "ndjson", tmp_path / "out", errors=tmp_path / "e.jsonl", part_bytes=PART
    )

    assert (summary.failed, len(summary.failures)) == (250, 100)
    assert len(failures_in(tmp_path / "e.jsonl")) == 250


def test_a_file_of_other_things_is_listed_within_bounds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where every line of a part fails, most are counted and told of in one line."""
    monkeypatch.setattr("briefkit.bulk.records._LISTED", 10)
    source = tmp_path / "wire.ndjson"
    source.write_text("x\n" * 25)

    summary = bulk.convert(source, "ndjson", tmp_path / "out", errors=tmp_path / "e.jsonl")
    again = bulk.convert(source, "ndjson", tmp_path / "out", resume=True)

    listed = failures_in(tmp_path / "e.jsonl")
    assert summary.failed == summary.failure_codes.total() == again.failed == 25
    assert len(listed) == 11
    assert listed[-1]["message"] == "15 more failures of this kind, here and further on"
