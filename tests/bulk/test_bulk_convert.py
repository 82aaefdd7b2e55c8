"""Converting many documents: what lands where, whoever does the work."""

from __future__ import annotations

import datetime as dt
import gzip
import io
from pathlib import Path

import pytest

import briefkit
from archives import PART, brief, failures_in, leftovers, lines, tree, write_lines, write_stories
from briefkit import bulk
from briefkit.bulk import Summary
from briefkit.conversion import OnLoss, iter_dumps
from briefkit.errors import (
    FileAccessError,
    MissingDependencyError,
    UnknownFormatError,
    UnsupportedDirectionError,
    WriteError,
)
from briefkit.formats import parquet

STORIES = ("a.json", "sub/b.md", "sub/deep/c.json")


def test_a_tree_mirrors_the_folders_of_the_sources(tmp_path: Path) -> None:
    """Each source with one brief becomes a file of its name, in a folder of its name."""
    stories = write_stories(tmp_path / "stories", STORIES)

    summary = bulk.convert(stories, "html", tmp_path / "out")

    assert [*tree(tmp_path / "out")] == ["a.html", "sub/b.html", "sub/deep/c.html"]
    assert briefkit.read(tmp_path / "out/a.html").headline == "Bridge 0 closed"
    assert (summary.documents, summary.failed, summary.is_complete) == (3, 0, True)


def test_a_source_of_many_becomes_a_folder(tmp_path: Path) -> None:
    """Of a file of lines each brief is called by its line, blank ones counted."""
    first, second = lines(2)
    (tmp_path / "wire.ndjson").write_text(f"{first}\n\n{second}")

    bulk.convert(tmp_path / "wire.ndjson", "markdown", tmp_path / "out")

    assert [*tree(tmp_path / "out")] == ["wire.ndjson/0000001.md", "wire.ndjson/0000004.md"]


@pytest.mark.parametrize(
    ("count", "expected"),
    [(1, ["news.html"]), (2, ["news.rss/0000001.html", "news.rss/0000002.html"])],
)
def test_a_format_that_may_hold_many_is_judged_by_what_it_holds(
    tmp_path: Path, count: int, expected: list[str]
) -> None:
    """A feed of one item is one file; of several, a folder."""
    briefs = [brief(number, url=f"https://example.org/{number}") for number in range(count)]
    (tmp_path / "news.rss").write_text("".join(iter_dumps(briefs, "rss")))

    bulk.convert(tmp_path / "news.rss", "html", tmp_path / "out")

    assert [*tree(tmp_path / "out")] == expected


def test_shards_hold_all_briefs_in_order(tmp_path: Path) -> None:
    """A format of lines makes a file for each part; together they are the source."""
    source = write_lines(tmp_path / "wire.ndjson", 40)

    summary = bulk.convert(source, "ndjson", tmp_path / "out", part_bytes=PART)

    shards = tree(tmp_path / "out")
    assert [*shards][:2] == ["part-00000.ndjson", "part-00001.ndjson"]
    assert len(shards) == summary.parts == summary.shards > 3
    assert b"".join(shards.values()) == source.read_bytes()
    assert summary.bytes_written == summary.bytes_read == len(source.read_bytes())


@pytest.mark.parametrize("to", ["rss", "newsmlg2", "parquet"])
def test_shards_of_formats_that_are_no_lines(tmp_path: Path, to: str) -> None:
    """What holds many briefs in one document or in columns makes shards as well."""
    source = write_lines(tmp_path / "wire.ndjson", 20)

    summary = bulk.convert(source, to, tmp_path / "out", shards="auto", part_bytes=PART)

    found = [*bulk.read(tmp_path / "out")]
    assert [entry.brief.headline for entry in found if isinstance(entry, bulk.Entry)] == [
        f"Bridge {number} closed" for number in range(20)
    ]
    assert summary.parts > 1
    assert not summary.failures


def test_a_number_of_shards(tmp_path: Path) -> None:
    """Asked for three, one gets three."""
    source = write_lines(tmp_path / "wire.ndjson", 40)

    bulk.convert(source, "ndjson", tmp_path / "out", shards=3)

    assert len(tree(tmp_path / "out")) == 3


@pytest.mark.parametrize("name", ["all.ndjson", "all.rss", "all.parquet"])
def test_one_file_holds_all_briefs_in_order(tmp_path: Path, name: str) -> None:
    """A path with the suffix of a format is one file, whatever the number of sources."""
    stories = write_stories(tmp_path / "stories", [f"{number:02}.json" for number in range(30)])

    summary = bulk.convert(stories, name.rpartition(".")[2], tmp_path / name, part_bytes=PART)

    briefs = [document.brief for document in briefkit.iter_documents(tmp_path / name)]
    assert [one.headline for one in briefs] == [f"Bridge {number} closed" for number in range(30)]
    assert summary.parts > 1
    assert summary.bytes_written == (tmp_path / name).stat().st_size


def test_text_goes_to_an_open_file(tmp_path: Path) -> None:
    """Instead of a path, `out` may be what takes text."""
    source = write_lines(tmp_path / "wire.ndjson", 5)
    out = io.StringIO()

    bulk.convert(source, "ndjson", out)

    assert out.getvalue() == source.read_text()


@pytest.mark.parametrize(
    ("to", "out"),
    [("ndjson", "out/"), ("markdown", "out/"), ("ndjson", "all.ndjson"), ("rss", "all.rss")],
)
def test_jobs_make_no_difference(tmp_path: Path, to: str, out: str) -> None:
    """Two processes write the same bytes as one, and list the same failures in the same order."""
    write_lines(tmp_path / "in/wire.ndjson", 30)
    with (tmp_path / "in/wire.ndjson").open("a") as file:
        file.write("{poison\n" + "".join(lines(10, 30)))
    write_stories(tmp_path / "in", ("x.json", "y.md"))

    summaries = [
        bulk.convert(
            tmp_path / "in", to, str(tmp_path / f"{jobs}-{out}"), jobs=jobs, part_bytes=PART
        )
        for jobs in (1, 2)
    ]

    if out.endswith("/"):
        assert tree(tmp_path / "1-out") == tree(tmp_path / "2-out") != {}
    else:
        assert (tmp_path / f"1-{out}").read_bytes() == (tmp_path / f"2-{out}").read_bytes()
    assert [summary.to_dict() | {"seconds": 0} for summary in summaries] == [
        summaries[0].to_dict() | {"seconds": 0}
    ] * 2
    assert summaries[0].failed == 1


def test_unordered_results_are_the_same_results(tmp_path: Path) -> None:
    """As they come, all come, and shards are as they were."""
    source = write_lines(tmp_path / "wire.ndjson", 40)

    for name, ordered in (("a", True), ("b", False)):
        out = tmp_path / name
        bulk.convert(source, "ndjson", out, jobs=2, ordered=ordered, part_bytes=PART)
    one = tmp_path / "one.ndjson"
    bulk.convert(source, "ndjson", one, jobs=2, ordered=False, part_bytes=PART)

    assert tree(tmp_path / "a") == tree(tmp_path / "b")
    assert sorted(one.read_text().splitlines()) == sorted(source.read_text().splitlines())


def test_losses_are_counted_by_field(tmp_path: Path) -> None:
    """The summary says how many values of which field the format did not keep."""
    briefs = [brief(number, kicker="Bridges", version="2") for number in range(3)]
    source = tmp_path / "wire.ndjson"
    source.write_text("".join(briefkit.dumps(one, "ndjson") for one in briefs))
    expected = {
        name
        for change in briefkit.losses(briefs[0], "rss")
        for name in [change.pointer.strip("/").partition("/")[0]]
    }

    summary = bulk.convert(source, "rss", tmp_path / "out")

    assert summary.lost["version"] == 3
    assert {name.partition("[")[0].partition(".")[0] for name in summary.lost} <= expected


@pytest.mark.parametrize(("on_loss", "failed"), [("error", 2), ("ignore", 0), ("report", 0)])
def test_what_would_be_lost_can_be_refused(tmp_path: Path, on_loss: OnLoss, failed: int) -> None:
    """With "error", what would lose something is a failure and is not written."""
    stories = tmp_path / "stories"
    stories.mkdir()
    for number in range(2):
        briefkit.write(brief(number, version="2"), stories / f"{number}.json")

    summary = bulk.convert(stories, "rss", tmp_path / "out", on_loss=on_loss)

    assert summary.failure_codes == ({"loss": failed} if failed else {})
    assert len(tree(tmp_path / "out")) == 2 - failed
    assert summary.exit_code() == int(failed > 0)


def test_nothing_is_lost_that_need_not_be_looked_for(tmp_path: Path) -> None:
    """A format that keeps everything and is not public is not read back."""
    source = write_lines(tmp_path / "wire.ndjson", 3)

    summary = bulk.convert(source, "json", tmp_path / "out", on_loss="error")

    assert (summary.failed, summary.lost.total()) == (0, 0)


def test_embargoes_hold(tmp_path: Path) -> None:
    """A public format is not written of a brief under embargo, unless that is allowed."""
    until = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)
    source = tmp_path / "wire.ndjson"
    source.write_text(briefkit.dumps(brief(embargoed=until), "ndjson"))

    early = dt.datetime(2029, 1, 1, tzinfo=dt.UTC)
    held = bulk.convert(source, "html", tmp_path / "a", now=early)
    late = bulk.convert(source, "html", tmp_path / "b", now=until)
    allowed = bulk.convert(source, "html", tmp_path / "c", now=early, allow_embargoed=True)

    assert held.failure_codes == {"embargo": 1}
    assert not tree(tmp_path / "a")
    assert (late.failed, allowed.failed) == (0, 0)


def test_options_reach_the_format(tmp_path: Path) -> None:
    """Keyword options are those of the format that is written."""
    stories = write_stories(tmp_path / "stories", ["a.json"])

    bulk.convert(stories, "ninjs", tmp_path / "out", version="1.6")
    expected = briefkit.dumps(brief(), "ninjs", version="1.6", indent=2)

    assert tree(tmp_path / "out") == {"a.ninjs.json": expected.encode()}


@pytest.mark.parametrize(
    ("to", "options", "error"),
    [
        ("pdf", {}, UnknownFormatError),
        ("web", {}, UnsupportedDirectionError),
        ("html", {"shards": 2}, UnsupportedDirectionError),
        ("html", {"nonsense": 2}, TypeError),
        ("parquet", {"nonsense": 2}, TypeError),
        ("html", {"from_format": "pdf"}, UnknownFormatError),
        ("ndjson", {"jobs": 0}, ValueError),
        ("ndjson", {"shards": 0}, ValueError),
        ("ninjs", {"version": "0.7"}, WriteError),
    ],
)
def test_what_cannot_be_asked_for_is_refused_at_once(
    tmp_path: Path, to: str, options: dict[str, object], error: type[Exception]
) -> None:
    """An argument that makes no sense ends the run before anything is read or written."""
    with pytest.raises(error):
        bulk.convert(tmp_path / "missing", to, tmp_path / "out", **options)

    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("more", [{"resume": True}, {"client": "tcp://127.0.0.1:1"}])
def test_one_file_is_not_resumed_and_not_for_clusters(
    tmp_path: Path, more: dict[str, object]
) -> None:
    """What needs a folder says so."""
    source = write_lines(tmp_path / "wire.ndjson", 1)

    with pytest.raises(ValueError, match="folder"):
        bulk.convert(source, "ndjson", tmp_path / "all.ndjson", **more)


def test_many_briefs_for_one_file_that_holds_one(tmp_path: Path) -> None:
    """The run ends, and nothing is written."""
    source = write_lines(tmp_path / "wire.ndjson", 2)

    with pytest.raises(UnsupportedDirectionError):
        bulk.convert(source, "html", tmp_path / "all.html")

    assert [*tree(tmp_path)] == ["wire.ndjson"]


def test_sources_of_all_kinds(tmp_path: Path) -> None:
    """Compressed files, formats told by content and columns are sources like all others."""
    stories = tmp_path / "in"
    write_stories(stories, ("a.json", "b.nitf.xml"))
    (stories / "c.ndjson.gz").write_bytes(gzip.compress("".join(lines(2, 2)).encode()))
    bulk.convert(write_lines(tmp_path / "d.ndjson", 2, 4), "parquet", stories / "d.parquet")
    (stories / "b.nitf.xml").rename(stories / "b.xml")

    bulk.convert(stories, "ndjson", tmp_path / "all.ndjson")

    found = [
        document.brief.headline for document in briefkit.iter_documents(tmp_path / "all.ndjson")
    ]
    assert found == [f"Bridge {number} closed" for number in (0, 1, 2, 3, 4, 5)]


def test_a_package_that_is_missing_ends_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is missing for every document: to list each as a failure would help nobody."""
    monkeypatch.setattr(parquet, "_files", missing)
    source = write_lines(tmp_path / "wire.ndjson", 2)

    for out in ("out", "all.parquet"):
        with pytest.raises(MissingDependencyError, match="pyarrow"):
            bulk.convert(source, "parquet", tmp_path / out)

    assert not tree(tmp_path / "out")


def missing() -> None:
    """Stand for an import that fails."""
    raise MissingDependencyError("pyarrow", "arrow")


def test_progress_is_told_after_each_part(tmp_path: Path) -> None:
    """Whoever follows the run sees its numbers grow."""
    source = write_lines(tmp_path / "wire.ndjson", 40)
    seen: list[tuple[int, int]] = []

    def progress(summary: Summary) -> None:
        seen.append((summary.parts, summary.documents))

    summary = bulk.convert(source, "ndjson", tmp_path / "out", progress=progress, part_bytes=PART)

    assert [parts for parts, _ in seen] == [*range(1, summary.parts + 1)]
    assert seen[-1][1] == 40
    assert sorted(seen) == seen


def test_a_folder_without_briefs_is_an_error(tmp_path: Path) -> None:
    """Nothing to do is most likely a slip; and nothing is left of it."""
    (tmp_path / "empty").mkdir()

    with pytest.raises(FileAccessError):
        bulk.convert(tmp_path / "empty", "ndjson", tmp_path / "out")


def test_the_output_is_no_source_of_itself(tmp_path: Path) -> None:
    """A folder below the sources that is written to is not read."""
    write_stories(tmp_path, ("a.json",))

    for _ in range(2):
        summary = bulk.convert(tmp_path, "json", tmp_path / "out")

    assert summary.documents == 1
    assert not leftovers(tmp_path)


def test_a_summary_is_a_line(tmp_path: Path) -> None:
    """What a run came to is read in one line."""
    source = write_lines(tmp_path / "wire.ndjson", 2)
    with source.open("a") as file:
        file.write("{poison\n")

    summary = bulk.convert(source, "ndjson", tmp_path / "out")

    assert str(summary).startswith("3 documents, 1 failure, in ")
    assert summary.exit_code() == 2


def test_what_is_written_is_not_read(tmp_path: Path) -> None:
    """A list of failures has the suffix of NDJSON, and lies among the sources; it is none."""
    write_stories(tmp_path, ("a.json",))
    (tmp_path / "b.json").write_text("{poison")

    for _ in range(2):
        summary = bulk.convert(tmp_path, "html", tmp_path / "out", errors=tmp_path / "e.jsonl")

    assert (summary.documents, summary.failed) == (2, 1)
    assert len(failures_in(tmp_path / "e.jsonl")) == 1


def test_nothing_is_begun_where_there_is_nothing_to_read(tmp_path: Path) -> None:
    """After a slip in the name of a source, no journal is in the way of the next run."""
    (tmp_path / "empty").mkdir()
    source = write_lines(tmp_path / "wire.ndjson", 1)

    with pytest.raises(FileAccessError):
        bulk.convert(tmp_path / "empty", "ndjson", tmp_path / "out")
    summary = bulk.convert(source, "ndjson", tmp_path / "out")

    assert summary.documents == 1
