"""``convert`` and ``validate`` over many documents: what they write, say and refuse."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from desk import CLEAN, Desk

import briefkit
from archives import brief, failures_in, lines, tree, write_lines, write_stories

ANY_TIME = r"in [\d.]+ s(: [\d,]+ briefs/s, [\d.]+ \w+/s)?"


def matches(pattern: str, lines: list[str]) -> bool:
    """Tell whether lines are as a pattern says, with a time where ``TIME`` stands."""
    return bool(re.fullmatch(pattern.replace("TIME", ANY_TIME), "\n".join(lines)))


@pytest.fixture
def archive(desk: Desk) -> Path:
    """Three stories, one of them compressed, a file of forty briefs, and one that is broken."""
    folder = write_stories(desk.folder / "archive", ["2024/a.json", "2025/b.md"])
    (folder / "2024" / "c.json.gz").write_bytes(
        gzip.compress(briefkit.dumps(brief(3), "json").encode())
    )
    write_lines(folder / "wire.ndjson", 40, start=100)
    desk.put("archive/broken.json", '{"headline": ')
    return folder


@pytest.mark.usefixtures("archive")
def test_a_tree_of_files(desk: Desk) -> None:
    """Each document becomes a file in folders like those of the sources; the end sums up."""
    done = desk.run("convert", "archive", "--to", "html", "--out-dir", "site", "--jobs", "2")

    names = set(tree(desk.folder / "site"))
    assert done.code == 2
    assert {"2024/a.html", "2024/c.html", "2025/b.html", "wire.ndjson/0000040.html"} <= names
    assert len(names) == 43
    assert done.out == ""
    assert matches(
        r"archive/broken\.json:1: BK001 .*\n"
        r"43 briefs converted, 1 failed, nothing lost \(html\), TIME\n"
        r"  written: 43 files, [\d.]+ kB, in site/\n"
        r"  failed: BK001 1",
        done.lines,
    ), done.err


@pytest.mark.parametrize("shards", [("--shards", "3"), ("--shards",), ()])
def test_shards(desk: Desk, archive: Path, shards: tuple[str, ...]) -> None:
    """A format of lines comes in a few large files, with or without being asked."""
    (archive / "broken.json").unlink()
    done = desk.run("convert", "archive", "--to", "ndjson", "--out-dir", "out", *shards)

    found = tree(desk.folder / "out")
    assert done.code == 0
    assert len(found) == (3 if "3" in shards else 1)
    assert sum(content.count(b"\n") for content in found.values()) == 43
    assert f"  written: {len(found)} file" in done.err


def test_one_file_by_several_processes(desk: Desk, archive: Path) -> None:
    """Briefs stand in it in the order of the sources, whoever made them."""
    (archive / "broken.json").unlink()
    one = desk.run("convert", "archive", "-o", "one.ndjson", "--jobs", "1")
    two = desk.run("convert", "archive", "-o", "two.ndjson", "--jobs", "2", "--progress", "never")
    stream = desk.run("convert", "archive", "--to", "ndjson", "--jobs", "auto")

    content = (desk.folder / "one.ndjson").read_text()
    assert (one.code, two.code, stream.code) == (0, 0, 0)
    assert content == (desk.folder / "two.ndjson").read_text() == stream.out
    assert content.count("\n") == 43
    assert matches(
        r"43 briefs converted, nothing lost \(ndjson\), TIME\n  written: one\.ndjson, [\d.]+ kB",
        one.lines,
    ), one.err
    assert matches(r"43 briefs converted, nothing lost \(ndjson\), TIME", stream.lines)


@pytest.mark.usefixtures("archive")
def test_a_folder_may_be_named_as_output(desk: Desk) -> None:
    """``--output`` with a slash, or of a folder that is there, is the folder that is written."""
    (desk.folder / "there").mkdir()
    for output in ("new/", "there"):
        desk.run("convert", "archive", "--to", "wire", "-o", output, "--jobs", "1")

    assert tree(desk.folder / "new") == tree(desk.folder / "there")
    assert "2024/a.txt" in tree(desk.folder / "new")


def test_json_of_an_archive_is_indented_or_compact(desk: Desk) -> None:
    """``--compact`` counts for files of an archive too."""
    desk.put("story.json")
    desk.run("convert", "story.json", "--to", "json", "--out-dir", "a")
    desk.run("convert", "story.json", "--to", "json", "--out-dir", "b", "--compact")

    assert (desk.folder / "a" / "story.json").read_text().count("\n") > 10
    assert (desk.folder / "b" / "story.json").read_text().count("\n") <= 1


def test_losses_are_counted_by_field(desk: Desk) -> None:
    """The fields that lost most come first, and nothing is told of each document."""
    source = desk.folder / "a.ndjson"
    briefs = [brief(n, kicker="Space" if n else None, slug="a-b") for n in range(3)]
    source.write_text("".join(briefkit.dumps(each, "ndjson") for each in briefs))
    done = desk.run("convert", "a.ndjson", "--to", "wire", "--out-dir", "out")

    assert done.code == 0
    assert done.lines[0].startswith("3 briefs converted, ")
    assert re.match(r"  lost: .*\bslug 3\b.*, kicker 2", done.lines[1]), done.err


def test_losses_may_be_refused(desk: Desk) -> None:
    """With ``--on-loss error`` such a document is not written, and the exit code is 1."""
    desk.put("story.json", {**CLEAN, "kicker": "Space"})
    done = desk.run(
        "convert", "story.json", "--to", "wire", "--out-dir", "out", "--on-loss", "error"
    )

    assert done.code == 1
    assert "story.json:1: loss wire cannot carry everything" in done.lines[0]
    assert tree(desk.folder / "out") == {}


def test_what_is_embargoed_is_refused(desk: Desk) -> None:
    """A format for the public is not written of it, unless that is asked for."""
    desk.put("story.json", {**CLEAN, "embargoed": "2999-01-01T00:00:00Z"})
    refused = desk.run("convert", "story.json", "--to", "html", "--out-dir", "a")
    written = desk.run(
        "convert", "story.json", "--to", "html", "--out-dir", "b", "--allow-embargoed"
    )

    assert (refused.code, written.code) == (1, 0)
    assert refused.lines[0].startswith("story.json:1: embargo ")
    assert (set(tree(desk.folder / "a")), set(tree(desk.folder / "b"))) == (set(), {"story.html"})


def test_failures_are_told_up_to_a_number(desk: Desk) -> None:
    """The first ten have a line each; the last line says how many more there are."""
    desk.put("a.ndjson", "".join([*lines(5), "{\n" * 1200]))
    done = desk.run("convert", "a.ndjson", "--to", "ndjson", "--out-dir", "out")

    assert done.code == 2
    assert [line.split(":")[:2] for line in done.lines[:10]] == [
        ["a.ndjson", str(number)] for number in range(6, 16)
    ]
    assert done.lines[10].startswith("5 briefs converted, 1,200 failed, ")
    assert re.fullmatch(
        r"  failed: BK\d+ 1,200; and 1,190 more; --errors FILE lists them all", done.lines[-1]
    )


@pytest.mark.usefixtures("archive")
def test_failures_go_to_a_file(desk: Desk) -> None:
    """Each is a line of JSON there; none is told, but where they are."""
    desk.put("archive/none.xyz", "nothing")
    desk.put("torn.json.gz", gzip.compress(b"{}")[:9])
    done = desk.run(
        *("convert", "archive", "archive/none.xyz", "torn.json.gz"),
        *("--to", "ndjson", "--out-dir", "out", "--errors", "errors.jsonl", "--jobs", "2"),
    )

    found = failures_in(desk.folder / "errors.jsonl")
    assert done.code == 2
    assert [(each["path"], each.get("line")) for each in found] == [
        ("archive/broken.json", 1),
        ("archive/none.xyz", None),
        ("torn.json.gz", None),
    ]
    assert all({"path", "code", "message"} <= set(each) for each in found)
    assert len(done.lines) == 3
    assert re.fullmatch(r"  failed: .*; listed in errors\.jsonl", done.lines[-1])


@pytest.mark.usefixtures("archive")
def test_quiet_still_tells_failures(desk: Desk) -> None:
    """``-q`` leaves out the sum, and nothing that went wrong."""
    done = desk.run("convert", "archive", "--to", "ndjson", "--out-dir", "out", "-q")

    assert done.code == 2
    assert matches(r"archive/broken\.json:1: BK001 .*\n  failed: BK001 1", done.lines)


@pytest.mark.usefixtures("archive")
def test_to_resume_what_is_done_does_nothing(desk: Desk) -> None:
    """It says what was done before, and comes to the same."""
    command = ("convert", "archive", "--to", "ndjson", "--out-dir", "out", "--shards", "4")
    first = desk.run(*command)
    before = tree(desk.folder / "out")
    again = desk.run(*command, "--resume")

    assert (first.code, again.code) == (2, 2)
    assert tree(desk.folder / "out") == before
    assert re.search(r"^  done before: (\d+) of \1 parts$", again.err, re.MULTILINE)
    assert again.lines[-1] == first.lines[-1]


@pytest.mark.usefixtures("archive")
def test_a_folder_of_another_run(desk: Desk) -> None:
    """It is told what is not the same, and what to do about it."""
    desk.run("convert", "archive", "--to", "ndjson", "--out-dir", "out")
    done = desk.run("convert", "archive", "--to", "rss", "--out-dir", "out", "--resume")

    assert done.code == 2
    assert len(done.lines) == 1
    assert "it holds another run" in done.err
    assert "remove out/.briefkit to begin anew, or name another folder" in done.err


@pytest.mark.usefixtures("archive")
def test_findings_go_to_a_folder(desk: Desk) -> None:
    """They are files of JSON lines; their sum is told, and the exit code is that of findings."""
    done = desk.run("validate", "archive", "--out-dir", "found", "--jobs", "2")

    found = failures_in(desk.folder / "found" / "part-00000.jsonl")
    assert done.code == 1
    assert done.out == ""
    assert {"code", "path", "message"} <= set(found[0])
    assert matches(
        r"\d+ errors?, .* in 44 briefs, TIME\n  found: BK\d+ \d+.*\n"
        r"  written: 1 file, [\d.]+ kB, in found/",
        done.lines,
    ), done.err


def test_what_cannot_be_opened_is_a_failure_of_a_validation(desk: Desk) -> None:
    """The others are checked, and the run cannot be trusted."""
    desk.put("story.json")
    desk.put("torn.json.gz", gzip.compress(b"{}")[:9])
    done = desk.run("validate", "story.json", "torn.json.gz", "--out-dir", "found")

    assert done.code == 2
    assert done.lines[0].startswith("torn.json.gz: file-access ")
    assert done.lines[1].startswith("No problems in 1 brief, 1 failed, ")
    assert "  written: nothing" in done.lines


def test_how_findings_count_is_as_always(desk: Desk) -> None:
    """``--fail-on`` and ``--exit-zero`` decide on the exit code, options on the rules."""
    desk.put("story.json", {**CLEAN, "language": None, "id": "a"})
    command = ("validate", "story.json", "--out-dir")
    loud = desk.run(*command, "a", "--select", "ALL", "--fail-on", "info")
    soft = desk.run(*command, "b", "--select", "ALL", "--fail-on", "info", "--exit-zero")
    blind = desk.run(*command, "c", "--select", "BK503", "--fail-on", "info")

    assert (loud.code, soft.code, blind.code) == (1, 0, 0)
    assert blind.lines[0].startswith("No problems in 1 brief, ")


def test_errors_of_a_validation_without_a_folder(desk: Desk) -> None:
    """Reports come as always; what cannot be opened is told, and listed as well."""
    desk.put("story.json")
    plain = desk.run("validate", "story.json", "gone.json")
    done = desk.run("validate", "story.json", "gone.json", "--errors", "errors.jsonl")

    assert done == plain
    assert [each["path"] for each in failures_in(desk.folder / "errors.jsonl")] == ["gone.json"]


def test_a_baseline_of_the_configuration_is_left_aside(desk: Desk) -> None:
    """It is said, and all findings are written."""
    desk.put("story.json", {**CLEAN, "language": None})
    desk.put("briefkit.toml", 'baseline = "accepted.json"\n')
    desk.put("accepted.json", '{"version": 1, "findings": []}')
    done = desk.run("validate", "story.json", "--out-dir", "found")

    assert done.code == 0
    assert done.lines[0] == ("the baseline is not used: the findings of all documents are written")


REFUSALS = [
    (("convert", "a.json", "--to", "html", "--jobs", "2"), "name a folder with --out-dir"),
    (("convert", "a.json", "--to", "html", "--shards"), "--shards: there is no folder"),
    (("convert", "a.json", "--to", "json", "--shards", "--out-dir", "o"), "holds one brief"),
    (("convert", "a.json", "-o", "x.ndjson", "--resume"), "--resume: only what is written to"),
    (("convert", "a.json", "-o", "o/", "--out-dir", "p", "--to", "json"), "one place to write to"),
    (("convert", "a.json", "-o", "x.dat", "--to", "ndjson", "--jobs", "2"), "ends in .ndjson"),
    (("convert", "a.json", "--to", "parquet", "--jobs", "2"), "is no text to print"),
    (("convert", "b.ndjson", "-o", "b.ndjson", "--jobs", "2"), "this is what is read"),
    (("convert", "-", "--to", "ndjson", "--jobs", "2"), "standard input cannot be shared out"),
    (("convert", "in", "--to", "html", "--out-dir", "in"), "this is the folder that is read"),
    (("convert", "in", "--to", "html", "--out-dir", "a.json"), "this is a file, not a folder"),
    (("convert", "in", "--to", "html", "--out-dir", "o", "--jobs", "0"), "expected a number"),
    (("convert", "--to", "html", "--out-dir", "o", "--shards", "in"), "name it before --shards"),
    (("convert", "in", "--to", "html", "--out-dir", "o", "--unordered"), "add --jobs"),
    (("convert", "in", "--to", "ndjson", "--cluster", "tcp://x:1"), "name a folder"),
    (
        *(("convert", "in", "--to", "rss", "--out-dir", "o", "--cluster", "x", "--jobs", "2"),),
        "leave out --jobs",
    ),
    (("convert", "in", "--to", "html", "--out-dir", "o", "--errors", "-"), "this is no file"),
    (("convert", "in", "--to", "html", "--out-dir", "o", "--errors", "in"), "this is a folder"),
    (("convert", "a.json", "--to", "html", "--out-dir", "o", "--errors", "a.json"), "take the"),
    (("convert", "in", "--to", "htm", "--out-dir", "o"), "did you mean 'html'?"),
    (("convert", "in", "--out-dir", "o"), "name one with --to"),
    (("convert", "a.json", "--to", "html", "--progress", "always"), "name a folder"),
    (("validate", "in", "--resume"), "--resume: only what is written to a folder"),
    (("validate", "in", "--shards", "2"), "--shards: there is no folder"),
    (("validate", "--out-dir", "o"), "there is no PATH"),
    (("validate", "-", "--out-dir", "o"), "standard input cannot be shared out"),
    (("validate", "in", "--out-dir", "o", "--fix"), "leave it out to use --fix"),
    (("validate", "in", "--out-dir", "o", "--diff"), "leave it out to use --diff"),
    (("validate", "in", "--errors", "e.jsonl", "--fix"), "leave it out to use --fix"),
    (("validate", "in", "--out-dir", "o", "--output-format", "sarif"), "no other report"),
    (("validate", "in", "--out-dir", "o", "--report", "sarif=x"), "no other report"),
    (("validate", "in", "--out-dir", "o", "--baseline", "x"), "leave out --baseline"),
    (("validate", "in", "--jobs", "2", "--unordered"), "reports come in order"),
    (("validate", "in", "--progress", "always"), "reports come in order"),
    (("validate", "in", "--errors", "in/b.json"), "would take the place of what is read"),
]


@pytest.mark.parametrize(("command", "says"), REFUSALS, ids=lambda value: str(value)[:60])
def test_what_makes_no_sense_is_refused(desk: Desk, command: tuple[str, ...], says: str) -> None:
    """One line says what and why, and nothing is written."""
    desk.put("a.json")
    desk.put("in/b.json")
    desk.put("b.ndjson", lines(1)[0])
    before = desk.names
    done = desk.run(*command)

    assert (done.code, done.out, len(done.lines)) == (2, "", 1), done.err
    assert says in done.err
    assert desk.names == before


@pytest.mark.parametrize("command", ["validate", "convert"])
def test_what_is_named_and_not_there(desk: Desk, command: str) -> None:
    """Of a slip in the last name nobody hears after hours: it is told before anything is done."""
    desk.put("story.json")
    format = ("--to", "html") if command == "convert" else ()
    done = desk.run(command, "story.json", "gone.json", *format, "--out-dir", "out")

    assert done == (2, "", "briefkit: error: gone.json: no such file; check the path\n")
    assert desk.names == {"story.json"}


def test_a_folder_without_briefs(desk: Desk) -> None:
    """It is one line, and no folder is made for nothing."""
    (desk.folder / "empty").mkdir()
    done = desk.run("convert", "empty", "--to", "ndjson", "--out-dir", "out")

    assert done.code == 2
    assert len(done.lines) == 1
    assert "empty: no file in it has the suffix of a format" in done.err


def test_names_of_files_cannot_speak_to_a_terminal(desk: Desk) -> None:
    """Control codes in what is told of failures and of the folder stay visible text."""
    desk.put("a\x1b[2J.json", "{")
    done = desk.run("convert", "a\x1b[2J.json", "--to", "html", "--out-dir", "b\x1b[2J")

    assert done.code == 2
    assert "\x1b" not in done.err
    assert r"a\x1b[2J.json:1: BK001" in done.err
