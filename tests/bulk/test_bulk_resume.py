"""Runs that are broken off and resumed: they give what an unbroken run gives."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from archives import PART, failures_in, leftovers, lines, tree, write_lines, write_stories
from briefkit import bulk
from briefkit.bulk import Summary
from briefkit.errors import ResumeError

SMALL = (
    500  # bytes of a part: a hundred parts, so that workers are not done before they are stopped
)

# Ends itself in the hardest way, when so many parts are done beyond those of earlier runs.
_KILLED = """
import os, signal, sys
from briefkit import bulk

source, to, out, errors, jobs, parts, size = sys.argv[1:]

def progress(summary):
    if summary.parts - summary.resumed >= int(parts):
        os.kill(os.getpid(), signal.SIGKILL)

bulk.convert(
    source, to, out, jobs=int(jobs), errors=errors, resume=True, progress=progress,
    part_bytes=int(size),
)
"""


class StopError(Exception):
    """What somebody raises in the middle of a run."""


def poisoned(folder: Path) -> Path:
    """Make an archive of files and lines, some of which cannot be read."""
    write_stories(folder, [f"stories/{number:02}.json" for number in range(20)])
    (folder / "stories/07.json").write_text("{poison")
    source = write_lines(folder / "wire.ndjson", 180)
    found = source.read_text().splitlines(keepends=True)
    found[5] = found[93] = found[179] = "{poison\n"
    source.write_text("".join(found))
    return folder


def stopping(parts: int, error: type[BaseException]) -> Callable[[Summary], None]:
    """Return what stops a run when it has done some parts."""

    def progress(summary: Summary) -> None:
        if summary.parts - summary.resumed >= parts:
            raise error

    return progress


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("to", ["ndjson", "markdown"])
def test_a_run_killed_five_times(tmp_path: Path, to: str, jobs: int) -> None:
    """Resumed as often, it leaves the same files, and lists every failure once, in order."""
    source = poisoned(tmp_path / "in")
    whole = bulk.convert(source, to, tmp_path / "a", errors=tmp_path / "a.jsonl", part_bytes=SMALL)
    out, errors = tmp_path / "b", tmp_path / "b.jsonl"

    for parts in (1, 2, 1, 3, 2):
        arguments = (source, to, out, errors, jobs, parts, SMALL)
        done = subprocess.run([sys.executable, "-c", _KILLED, *map(str, arguments)], check=False)
        assert done.returncode == -signal.SIGKILL
    summary = bulk.convert(source, to, out, jobs=jobs, errors=errors, resume=True, part_bytes=SMALL)

    assert tree(out) == tree(tmp_path / "a")
    assert errors.read_text() == (tmp_path / "a.jsonl").read_text()
    assert len(failures_in(errors)) == 4
    assert 0 < summary.resumed < summary.parts == whole.parts
    assert {**summary.to_dict(), "seconds": 0, "resumed": 0} == {**whole.to_dict(), "seconds": 0}
    assert not leftovers(out)


@pytest.mark.parametrize("error", [StopError, KeyboardInterrupt])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_run_that_is_stopped_can_go_on(
    tmp_path: Path, jobs: int, error: type[BaseException]
) -> None:
    """What stops a run passes through; no process and no temporary file outlives it."""
    source = poisoned(tmp_path / "in")
    bulk.convert(source, "ndjson", tmp_path / "a", part_bytes=SMALL)
    out = tmp_path / "b"

    seen: list[bulk.Summary] = []
    for parts in (1, 2, 1, 3, 1):
        seen.clear()
        stop = stopping(parts, error)
        with pytest.raises(error):
            bulk.convert(
                source,
                "ndjson",
                out,
                jobs=jobs,
                resume=True,
                progress=lambda summary, stop=stop: [seen.append(summary), stop(summary)],
                part_bytes=SMALL,
            )
        assert seen[-1].parts - seen[-1].resumed == parts
        assert not seen[-1].is_complete
        assert not leftovers(out)
        assert not children()
    bulk.convert(source, "ndjson", out, resume=True, part_bytes=SMALL)

    assert tree(out) == tree(tmp_path / "a")


def children() -> list[int]:
    """Return the processes that this one has started and that have not ended."""
    from multiprocessing import active_children

    return [child.pid or 0 for child in active_children()]


def test_one_file_is_whole_or_not_there(tmp_path: Path) -> None:
    """A run into one file that is stopped leaves what was there before."""
    source = poisoned(tmp_path / "in")
    out = tmp_path / "all.ndjson"
    out.write_text("what was there\n")

    for jobs in (1, 2):
        with pytest.raises(StopError):
            bulk.convert(
                source, "ndjson", out, jobs=jobs, progress=stopping(2, StopError), part_bytes=PART
            )

    assert out.read_text() == "what was there\n"
    assert not leftovers(tmp_path)


def test_a_run_is_not_begun_over_a_broken_one(tmp_path: Path) -> None:
    """Without `resume` the broken run stays as it is, and the error says what to do."""
    source = poisoned(tmp_path / "in")
    stop = stopping(2, StopError)
    with pytest.raises(StopError):
        bulk.convert(source, "ndjson", tmp_path / "out", progress=stop, part_bytes=PART)
    before = tree(tmp_path / "out")

    with pytest.raises(ResumeError, match=r"broken off; resume it, or remove .*\.briefkit"):
        bulk.convert(source, "ndjson", tmp_path / "out", part_bytes=PART)

    assert tree(tmp_path / "out") == before


@pytest.mark.parametrize("resume", [True, False])
@pytest.mark.parametrize(
    ("other", "named"),
    [
        ({"part_bytes": 3000}, "part_bytes"),
        ({"allow_embargoed": True}, "allow_embargoed"),
        ({"on_loss": "error"}, "on_loss"),
        ({"shards": 2}, "shards"),
    ],
)
def test_another_run_does_not_go_on_with_this_one(
    tmp_path: Path, other: dict[str, object], named: str, resume: bool
) -> None:
    """What would not give the same output is another run, and the error names the difference."""
    source = poisoned(tmp_path / "in")
    stop = stopping(2, StopError)
    with pytest.raises(StopError):
        bulk.convert(source, "ndjson", tmp_path / "out", progress=stop, part_bytes=PART)

    with pytest.raises(ResumeError, match=named):
        bulk.convert(
            source, "ndjson", tmp_path / "out", resume=resume, **{"part_bytes": PART, **other}
        )


def test_a_run_that_has_ended_may_be_followed_by_another(tmp_path: Path) -> None:
    """Shards of the first that the second does not make are gone; other files stay."""
    source = write_lines(tmp_path / "wire.ndjson", 40)
    out = tmp_path / "out"
    bulk.convert(source, "ndjson", out, part_bytes=PART)
    (out / "README.txt").write_text("mine\n")
    write_lines(source, 5)

    bulk.convert(source, "rss", out, shards="auto")

    assert [*tree(out)] == ["README.txt", "part-00000.rss"]


def test_a_run_that_has_ended_is_resumed_in_no_time(tmp_path: Path) -> None:
    """There is nothing left to do, and the summary is the same."""
    source = poisoned(tmp_path / "in")
    first = bulk.convert(source, "ndjson", tmp_path / "out", part_bytes=PART)

    again = bulk.convert(source, "ndjson", tmp_path / "out", resume=True, part_bytes=PART)

    assert again.resumed == again.parts == first.parts
    assert again.failures == first.failures
    assert again.is_complete


def test_parts_of_changed_sources_are_done_again(tmp_path: Path) -> None:
    """A file that was written again since is read again, and only that."""
    source = poisoned(tmp_path / "in")
    out = tmp_path / "out"
    bulk.convert(source, "ndjson", out, part_bytes=PART)
    story = source / "stories/00.json"
    changed = story.read_text().replace("Bridge 0 closed", "Bridge 0 opened")
    story.write_text(changed)

    summary = bulk.convert(source, "ndjson", out, resume=True, part_bytes=PART)
    bulk.convert(source, "ndjson", tmp_path / "anew", part_bytes=PART)

    assert summary.resumed == summary.parts - 1
    assert tree(out) == tree(tmp_path / "anew")
    assert b"Bridge 0 opened" in b"".join(tree(out).values())


def test_fewer_sources_leave_no_shards_behind(tmp_path: Path) -> None:
    """A run that is resumed over fewer parts removes those beyond."""
    source = write_lines(tmp_path / "wire.ndjson", 40)
    out = tmp_path / "out"
    bulk.convert(source, "ndjson", out, part_bytes=PART)
    write_lines(source, 10)

    bulk.convert(source, "ndjson", out, resume=True, part_bytes=PART)
    again = bulk.convert(source, "ndjson", out, resume=True, part_bytes=PART)

    assert b"".join(tree(out).values()) == source.read_bytes()
    assert again.resumed == again.parts == len(tree(out))


def test_a_part_without_documents_leaves_no_shard_behind(tmp_path: Path) -> None:
    """Where nothing is left to write, what was written before is gone."""
    source = write_lines(tmp_path / "wire.ndjson", 3)
    bulk.convert(source, "ndjson", tmp_path / "out")
    source.write_text("{poison\n")

    summary = bulk.convert(source, "ndjson", tmp_path / "out", resume=True)

    assert tree(tmp_path / "out") == {}
    assert summary.failed == 1


def torn(path: Path) -> None:
    """Cut a record in half."""
    path.write_bytes(path.read_bytes()[:40])


def foreign(path: Path) -> None:
    """Put a record of another part in the place of one."""
    path.write_bytes((path.parent / "000000.json").read_bytes())


def strange(path: Path) -> None:
    """Put JSON that is no record in the place of one."""
    record = json.loads(path.read_text())
    path.write_text(json.dumps({**record, "outcome": {"part": 2, "failures": 7}}))


def removed(path: Path) -> None:
    """Remove the shard that a record tells of."""
    (path.parents[1] / "part-00002.ndjson").unlink()


@pytest.mark.parametrize("spoil", [torn, foreign, strange, removed, os.unlink])
def test_a_record_that_does_not_fit_is_none(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    """The part is done again."""
    source = write_lines(tmp_path / "wire.ndjson", 40)
    out = tmp_path / "out"
    bulk.convert(source, "ndjson", out, part_bytes=PART)
    before = tree(out)
    spoil(out / ".briefkit/000002.json")

    summary = bulk.convert(source, "ndjson", out, resume=True, part_bytes=PART)

    assert summary.resumed == summary.parts - 1
    assert tree(out) == before


def test_an_embargo_is_judged_by_the_time_of_the_first_run(tmp_path: Path) -> None:
    """What is resumed on another day gives what it would have given on the first."""
    source = write_lines(tmp_path / "wire.ndjson", 20)
    stop = stopping(1, StopError)
    with pytest.raises(StopError):
        bulk.convert(source, "rss", tmp_path / "out", shards="auto", progress=stop, part_bytes=PART)
    begun = json.loads((tmp_path / "out/.briefkit/run.json").read_text())["begun"]

    bulk.convert(source, "rss", tmp_path / "out", shards="auto", resume=True, part_bytes=PART)

    assert json.loads((tmp_path / "out/.briefkit/run.json").read_text())["begun"] == begun


@pytest.mark.parametrize("to", ["ndjson", "markdown"])
def test_urls_have_journals_too(tmp_path: Path, to: str) -> None:
    """A run into an object store is resumed like any other."""
    pytest.importorskip("fsspec")
    source = write_lines(tmp_path / "wire.ndjson", 40)
    out = f"memory://{tmp_path.name}-{to}"
    with pytest.raises(StopError):
        bulk.convert(
            source, to, f"{out}/", progress=stopping(2, StopError), resume=True, part_bytes=PART
        )

    summary = bulk.convert(source, to, f"{out}/", resume=True, part_bytes=PART)
    back = bulk.convert(out, "ndjson", tmp_path / "back.ndjson")

    assert summary.resumed == 2
    assert back.documents == 40
    assert (tmp_path / "back.ndjson").read_text() == "".join(lines(40))
