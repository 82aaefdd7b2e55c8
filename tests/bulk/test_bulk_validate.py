"""Validating many documents: the same findings as one by one, whoever looks for them."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import psutil
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import briefkit
from archives import PART, brief, failures_in, leftovers, lines, tree, write_lines, write_stories
from briefkit import Document, Format, Problem, Report, Settings, bulk
from briefkit.bulk import Summary
from briefkit.bulk.duplicates import NotedIds, unpacked
from briefkit.conversion import iter_dumps
from briefkit.errors import BriefkitError, FileAccessError, ResumeError
from briefkit.inputs.search import search
from briefkit.reporters import rendered
from briefkit.validation.configuration.faults import ConfigurationError
from briefkit.validation.suppression.baseline_text import BaselineError

TAKEN = "BK110"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Files of several formats with poisoned lines, blank ones, and ids that are taken."""
    folder = tmp_path / "in"
    write_stories(folder, ("a.json", "desk/b.md", "desk/c.json"))  # ids 0, 1 and 2
    write_lines(folder / "wire.ndjson", 40, start=2)  # 2 again
    with (folder / "wire.ndjson").open("a") as file:
        file.write("{poison\n\n\n" + "".join(lines(3, start=10)) + '{"headline": 7}\n')
    (folder / "old.ndjson.gz").write_bytes(gzip.compress("".join(lines(4, start=60)).encode()))
    briefs = [brief(number, url=f"https://example.org/{number}") for number in (70, 0)]
    (folder / "news.rss").write_text("".join(iter_dumps(briefs, "rss")))
    (folder / "broken.json").write_text('{"headline": ')
    (folder / "empty.ndjson").write_text("")
    (folder / "page.txt").write_bytes(b"Caf\xe9 opens\n\nBy Jane Doe\n\nIt did.\n")
    return folder


def one_by_one(folder: Path, **options: Any) -> list[Report]:
    """Return the reports of all files of a folder as `validate_many` makes them."""
    return [*briefkit.validate_many((found.path for found in search(folder)), **options)]


def numbers(reports: list[Report]) -> dict[str, Counter[str]]:
    """Return how many findings there are of each severity and of each code."""
    found = [finding for report in reports for finding in report]
    return {
        "severities": Counter(finding.severity.value for finding in found),
        "codes": Counter(finding.code for finding in found),
    }


def numbers_of(summary: Summary) -> dict[str, Counter[str]]:
    """Return the same of a summary."""
    return {"severities": +summary.severities, "codes": +summary.codes}


def findings_in(out: Path, pattern: str = "part-*.jsonl") -> list[dict[str, Any]]:
    """Return the findings that were written to a folder."""
    texts = [path.read_text() for path in sorted(out.glob(pattern))]
    return [json.loads(line) for text in texts for line in text.splitlines()]


def taken_in(out: Path) -> list[tuple[object, ...]]:
    """Return what was written of ids that are taken."""
    found = findings_in(out, "duplicates.jsonl")
    return [(each["path"], each.get("line"), each["data"]["first"]) for each in found]


@pytest.mark.parametrize("part_bytes", [1_000, PART, 1 << 24])
@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_findings_are_those_of_single_files(
    archive: Path, tmp_path: Path, jobs: int, part_bytes: int
) -> None:
    """However many processes there are, and whatever the size of the parts, line by line."""
    reports = one_by_one(archive)
    expected = [line for report in reports for line in rendered(report, "jsonl").splitlines()[:-1]]

    summary = bulk.validate(archive, tmp_path / "out", jobs=jobs, part_bytes=part_bytes)

    found = findings_in(tmp_path / "out")
    assert found == [one for one in map(json.loads, expected) if one["code"] != TAKEN]
    assert numbers_of(summary) == numbers(reports)
    assert summary.documents == len(reports)
    assert (summary.failed, summary.is_complete, summary.exit_code()) == (0, True, 1)
    assert {finding["code"] for finding in found} >= {"BK001", "BK002"}


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("part_bytes", [1_000, 1 << 24])
def test_the_first_of_two_briefs_with_one_id_is_named(
    archive: Path, tmp_path: Path, jobs: int, part_bytes: int
) -> None:
    """Over parts and files, with the line of both where there are lines; the later one has it."""
    bulk.validate(archive, tmp_path / "out", jobs=jobs, part_bytes=part_bytes)

    wire, news = f"{archive}/wire.ndjson", f"{archive}/news.rss"
    expected = [
        (news, None, f"{archive}/a.json"),
        (f"{archive}/desk/c.json", None, f"{wire}:1"),
        *((wire, line, f"{wire}:{line - 35}") for line in (44, 45, 46)),
    ]
    found = taken_in(tmp_path / "out")
    assert Counter(found) == Counter(expected)
    assert numbers(one_by_one(archive))["codes"][TAKEN] == len(found)


def test_a_taken_id_is_told_as_the_reporter_tells_it(archive: Path, tmp_path: Path) -> None:
    """The finding has the fields of any other, but a line in place of a span."""
    bulk.validate(archive, tmp_path / "out")

    told = {(f.path, f.text): f.to_dict() for r in one_by_one(archive) for f in r.filter(TAKEN)}
    for finding in findings_in(tmp_path / "out", "duplicates.jsonl"):
        expected = told[finding["path"], finding["text"]]
        for name in ("code", "name", "severity", "pointer", "fingerprint"):
            assert finding[name] == expected[name]
        assert finding["data"]["id"] == expected["data"]["id"]
        assert finding["message"].startswith("the id 'urn:example:bridge:")


@pytest.mark.parametrize(
    ("options", "count"),
    [
        ({}, 1),
        ({"ignore": TAKEN}, 0),
        ({"settings": Settings(per_file_ignores={"**/b.ndjson": [TAKEN]})}, 0),
        ({"settings": Settings(per_file_ignores={"**/a.ndjson": [TAKEN]})}, 0),
        ({"settings": Settings(severity={TAKEN: "info"})}, 1),
    ],
    ids=["usual", "ignored", "ignored in the later", "ignored in the first", "other severity"],
)
def test_settings_say_whether_ids_are_judged(
    tmp_path: Path, options: dict[str, Any], count: int
) -> None:
    """What does not run finds nothing; what matters less is counted as that."""
    write_lines(tmp_path / "in/a.ndjson", 1)
    write_lines(tmp_path / "in/b.ndjson", 1)

    summary = bulk.validate(tmp_path / "in", tmp_path / "out", **options)

    assert numbers_of(summary) == numbers(one_by_one(tmp_path / "in", **options))
    assert summary.codes[TAKEN] == count
    assert (tmp_path / "out/duplicates.jsonl").exists() == bool(count)


@pytest.mark.parametrize("suffix", ["json", "ndjson"])
def test_a_directive_puts_a_taken_id_aside(tmp_path: Path, suffix: str) -> None:
    """It is listed with what puts it aside, and not counted among the findings."""
    aside = {"x-briefkit": {"ignore": [{"code": TAKEN, "reason": "a writethru"}]}}
    (tmp_path / "in").mkdir()
    for name, extra in (("a", {}), ("b", aside)):
        briefkit.write(brief(extra=extra), tmp_path / f"in/{name}.{suffix}")

    summary = bulk.validate(tmp_path / "in", tmp_path / "out")

    reports = one_by_one(tmp_path / "in")
    assert summary.suppressed == sum(len(report.suppressed) for report in reports) == 1
    assert numbers_of(summary) == numbers(reports)
    found = findings_in(tmp_path / "out", "duplicates.jsonl")
    assert [(each["code"], each["suppression"]) for each in found] == [(TAKEN, "file")]


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_report_comes_here(archive: Path, jobs: int) -> None:
    """In the order of the sources, with ids judged, whoever made it."""
    reports: list[Report] = []

    summary = bulk.validate(archive, each=reports.append, jobs=jobs, part_bytes=PART)

    expected = one_by_one(archive)
    assert numbers_of(summary) == numbers(reports) == numbers(expected)
    assert [report.paths for report in reports] == [report.paths for report in expected]
    assert spelled(reports) == spelled(expected)


def spelled(reports: list[Report]) -> list[dict[str, Any]]:
    """Return all findings as JSON values, ids that are taken without the places of briefs."""
    found = [finding.to_dict() for report in reports for finding in report]
    return [
        {k: v for k, v in each.items() if k not in ("message", "data", "related")}
        if each["code"] == TAKEN
        else each
        for each in found
    ]


def test_reports_may_come_out_of_order(archive: Path) -> None:
    """All of them come, and the numbers are the same."""
    reports: list[Report] = []

    summary = bulk.validate(archive, each=reports.append, jobs=2, ordered=False, part_bytes=PART)

    expected = one_by_one(archive)
    assert Counter(report.paths for report in reports) == Counter(r.paths for r in expected)
    assert numbers_of(summary) == numbers(expected)
    assert summary.documents == len(expected)


def test_what_each_raises_ends_the_run(archive: Path) -> None:
    """An error of the function is no failure of a document: it passes through."""

    def refuse(_: Report) -> None:
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        bulk.validate(archive, each=refuse, jobs=2, part_bytes=PART)


def test_no_findings_make_no_file(tmp_path: Path) -> None:
    """A part without findings has none, and one of an earlier run goes."""
    write_lines(tmp_path / "wire.ndjson", 3)
    clean = {"select": "BK0"}
    bulk.validate(tmp_path / "wire.ndjson", tmp_path / "out")
    assert "part-00000.jsonl" in tree(tmp_path / "out")

    summary = bulk.validate(tmp_path / "wire.ndjson", tmp_path / "out", **clean)

    assert not tree(tmp_path / "out")
    assert (summary.documents, summary.exit_code(), summary.bytes_written) == (3, 0, 0)


def test_files_that_nobody_can_read_are_failures(tmp_path: Path) -> None:
    """Each is listed once, here and in the file of errors, and the others are checked."""
    write_stories(tmp_path / "in", ("a.json", "z.json"))
    torn = gzip.compress("".join(lines(50)).encode())[:-20]
    (tmp_path / "in/torn.ndjson.gz").write_bytes(torn)
    (tmp_path / "in/link.json").symlink_to(tmp_path / "gone.json")
    sources = [
        tmp_path / "in" / name for name in ("a.json", "link.json", "torn.ndjson.gz", "z.json")
    ]

    summary = bulk.validate(sources, tmp_path / "out", errors=tmp_path / "errors.jsonl")

    listed = [(each["path"], each["code"]) for each in failures_in(tmp_path / "errors.jsonl")]
    assert listed == [(str(path), "file-access") for path in sources[1:3]]
    assert [(failure.path, failure.code) for failure in summary.failures] == listed
    assert summary.exit_code() == 2
    assert summary.documents >= 4


def test_a_file_that_cannot_be_read_as_its_format(tmp_path: Path) -> None:
    """Bytes that are no Parquet are a finding, as those that are no JSON are."""
    pytest.importorskip("pyarrow")
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.parquet").write_bytes(b"PAR1 and nothing else")

    summary = bulk.validate(tmp_path / "in")

    assert numbers_of(summary) == numbers(one_by_one(tmp_path / "in"))
    assert (summary.failed, summary.documents, summary.exit_code()) == (0, 1, 1)


def crashing(line: bytes, before: int) -> Document:
    """Read a line as a reader with a fault would: of some, it fails to tell the problems."""

    def problems() -> tuple[Problem, ...]:
        return (Problem(pointer="", message=str(1 // line.index(b"n"))),)

    return Document(brief(before), format="crashing", problems=problems)


def test_a_document_that_a_reader_crashes_on_is_a_failure(tmp_path: Path) -> None:
    """It is listed as that, and the next one is checked."""
    format = Format(
        name="crashing",
        title="Lines that crash",
        suffixes=(".crash",),
        media_type="text/plain",
        loads_line=crashing,
        iter_loads=lambda lines: (crashing(line.encode(), n) for n, line in enumerate(lines)),
    )
    (tmp_path / "a.crash").write_text("line\nno\n" * 2)

    summary = bulk.validate(tmp_path / "a.crash", format=format)

    assert (summary.documents, summary.failed, summary.failure_codes["crash"]) == (4, 2, 2)
    assert "ZeroDivisionError" in summary.failures[0].message
    assert summary.severities


def test_urls_are_read_and_written(archive: Path, tmp_path: Path) -> None:
    """What lies in a store is checked as what lies in a folder, texts that are read whole too."""
    memory = pytest.importorskip("fsspec").filesystem("memory")
    memory.put(f"{archive}/", "/validated/in/", recursive=True)

    summary = bulk.validate("memory://validated/in", "memory://validated/out")

    expected = bulk.validate(archive, tmp_path / "out")
    assert numbers_of(summary) == numbers_of(expected)
    for name, content in tree(tmp_path / "out").items():
        found = [json.loads(line) for line in memory.cat(f"/validated/out/{name}").splitlines()]
        assert len(found) == len(content.splitlines())
        assert {each["path"].partition("://")[0] for each in found} == {"memory"}


def test_a_broken_run_is_resumed(archive: Path, tmp_path: Path) -> None:
    """What was done is not done again, and the findings are those of a run that was not broken."""
    whole = bulk.validate(archive, tmp_path / "whole", part_bytes=PART)

    def stop(summary: Summary) -> None:
        if summary.parts == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bulk.validate(archive, tmp_path / "out", part_bytes=PART, progress=stop)
    assert not (tmp_path / "out/duplicates.jsonl").exists()
    with pytest.raises(ResumeError):
        bulk.validate(archive, tmp_path / "out", part_bytes=PART)
    with pytest.raises(ResumeError, match="settings"):
        bulk.validate(archive, tmp_path / "out", part_bytes=PART, ignore="BK5", resume=True)

    for jobs in (2, 1):  # the second finds all of it done
        summary = bulk.validate(archive, tmp_path / "out", part_bytes=PART, resume=True, jobs=jobs)

        assert tree(tmp_path / "out") == tree(tmp_path / "whole")
        assert numbers_of(summary) == numbers_of(whole)
        assert (summary.documents, summary.parts) == (whole.documents, whole.parts)
        assert summary.resumed >= 3
    assert summary.resumed == summary.parts
    assert not leftovers(tmp_path / "out")


def test_findings_that_cannot_be_written_end_the_run(archive: Path, tmp_path: Path) -> None:
    """What was done by then stays; once there is room, the run is resumed."""
    whole = bulk.validate(archive, tmp_path / "whole", part_bytes=PART)
    in_the_way = tmp_path / "out/part-00003.jsonl"
    in_the_way.mkdir(parents=True)

    with pytest.raises(FileAccessError, match=r"part-00003\.jsonl"):
        bulk.validate(archive, tmp_path / "out", part_bytes=PART)
    assert [*tree(tmp_path / "out")] == [f"part-0000{number}.jsonl" for number in range(3)]
    in_the_way.rmdir()
    summary = bulk.validate(archive, tmp_path / "out", part_bytes=PART, resume=True)

    assert tree(tmp_path / "out") == tree(tmp_path / "whole")
    assert (summary.resumed, summary.documents) == (3, whole.documents)
    assert not leftovers(tmp_path / "out")


def test_a_worker_that_is_killed_changes_nothing(archive: Path) -> None:
    """Reports that have come do not come again, and none is missing."""
    reports: list[Report] = []

    def kill_once(report: Report) -> None:
        reports.append(report)
        if len(reports) == 10:
            psutil.Process().children()[0].kill()

    summary = bulk.validate(archive, each=kill_once, jobs=2, part_bytes=PART)

    expected = one_by_one(archive)
    assert spelled(reports) == spelled(expected)
    assert (summary.documents, summary.failed) == (len(expected), 0)


def test_a_run_that_is_broken_off_leaves_nothing_of_an_earlier_one(
    archive: Path, tmp_path: Path
) -> None:
    """The findings of the run before are not taken for its own."""
    bulk.validate(archive, tmp_path / "out")
    assert "duplicates.jsonl" in tree(tmp_path / "out")

    def stop(_: Summary) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bulk.validate(archive, tmp_path / "out", select="BK0", part_bytes=PART, progress=stop)

    assert [*tree(tmp_path / "out")] == ["part-00000.jsonl"]


def test_a_number_of_shards(tmp_path: Path) -> None:
    """Asked for three files, one gets three."""
    source = write_lines(tmp_path / "wire.ndjson", 40)

    summary = bulk.validate(source, tmp_path / "out", shards=3)

    assert (summary.parts, len(tree(tmp_path / "out"))) == (3, 3)


def test_the_findings_of_a_brief_are_limited(tmp_path: Path) -> None:
    """What is left out is counted."""
    write_stories(tmp_path / "in", ("a.json",))
    reports = one_by_one(tmp_path / "in", max_findings=1)

    summary = bulk.validate(tmp_path / "in", max_findings=1)

    assert summary.severities.total() == 1
    assert summary.truncated == sum(report.truncated for report in reports) > 0


@pytest.mark.parametrize(
    ("options", "error", "word"),
    [
        ({"out": "out", "each": print}, ValueError, "each"),
        ({"resume": True}, ValueError, "folder"),
        ({"shards": "auto"}, ValueError, "folder"),
        ({"out": "out", "shards": 0}, ValueError, "shards"),
        ({"jobs": 0}, ValueError, "jobs"),
        ({"select": "BK999"}, ConfigurationError, "BK999"),
        ({"format": "morse"}, BriefkitError, "morse"),
        ({"settings": Settings(baseline="b.json")}, BaselineError, "validate_many"),
    ],
)
def test_arguments_that_make_no_sense_are_refused(
    options: dict[str, Any], error: type[Exception], word: str
) -> None:
    """Before anything is read or made, with a word of what to do."""
    with pytest.raises(error, match=word):
        bulk.validate("nothing-here", **options)


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    """A folder without briefs is told, and leaves nothing."""
    (tmp_path / "in").mkdir()

    with pytest.raises(FileAccessError, match="in"):
        bulk.validate(tmp_path / "in")


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.tuples(st.text(min_size=1), st.integers(1, 9), st.sampled_from([None, "file", "inline"]))
    )
)
def test_ids_travel_whatever_they_are(rows: list[tuple[str, int, Any]]) -> None:
    """Any id comes out as it went in, or if it is long as one that no other becomes."""
    noted = NotedIds()
    noted.begin("wire.ndjson")
    for id, line, aside in rows:
        noted.note(id, f"wire.ndjson:{line}", aside)

    found = list(unpacked(noted.packed()))
    assert found == [("wire.ndjson", id, f":{line}", aside) for id, line, aside in rows]


def test_long_ids_are_told_apart() -> None:
    """They travel short: two that begin alike are two."""
    noted = NotedIds()
    noted.begin("a")
    for end in "xy":
        noted.note("i" * 1_000_000 + end, "a", None)

    one, other = (id for _, id, _, _ in unpacked(noted.packed()))
    assert one != other
    assert len(one) < 300


MEASURED = """
import resource, sys
from briefkit import bulk

summary = bulk.validate(sys.argv[1], sys.argv[2], part_bytes=200_000)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, summary.documents)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell the peak so")
def test_memory_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    """Eight times the documents take no more than some megabytes for their ids."""
    peaks = []
    for count in (500, 4_000):
        source = write_lines(tmp_path / f"{count}.ndjson", count)
        out = str(tmp_path / f"out-{count}")
        done = subprocess.run(
            [sys.executable, "-c", MEASURED, source, out],
            capture_output=True,
            text=True,
            check=True,
        )
        peak, documents = map(int, done.stdout.split())
        assert documents == count
        peaks.append(peak)

    assert peaks[1] < peaks[0] + 10, peaks
