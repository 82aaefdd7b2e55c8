"""Bad input: one line that names the file and the remedy, exit code 2, and nothing written."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import CLEAN, Desk

from briefkit.cli import main

AS_ROOT = not hasattr(os, "geteuid") or os.geteuid() == 0
TO_JSON = ("--to", "json")


def with_file(name: str, content: bytes) -> Callable[[Desk], object]:
    """Return what puts a file into the folder."""
    return lambda desk: desk.put(name, content)


# What is there, the arguments, and what the line has to say.
UNREADABLE = {
    "missing": (None, ("no.json",), "no.json: no such file; check the path"),
    "a folder without briefs": (
        lambda desk: (desk.folder / "stories.json").mkdir(),
        ("stories.json",),
        "stories.json: no file in it has the suffix of a format; ",
    ),
    "a folder as a part of the path": (
        with_file("a.json", b"{}"),
        ("a.json/b.json",),
        "a.json/b.json: a part of this path is a file, not a folder; ",
    ),
    "unknown suffix": (
        with_file("story.xyz", b"A story."),
        ("story.xyz",),
        "story.xyz: no format can be told from its name or content; name one with --from",
    ),
    "unknown format": (
        with_file("a.json", b"{}"),
        ("a.json", "--from", "jsno"),
        "--from: there is no 'jsno'; did you mean 'json'?",
    ),
    "one long line": (
        lambda desk: desk.put("long.json", b"x" * 50_000_000),
        ("long.json",),
        "long.json: this file is longer than 16 MiB; split it",
    ),
}
UNPARSED = {
    "empty": (b"", "story.json:1:1: not a valid json brief: the file is empty; "),
    "blank": (b"  \n", "story.json:2:1: not a valid json brief: "),
    "binary": (b"\x89PNG\r\n\x1a\n\0\0", "story.json:3:1: this is a binary file, not text; "),
    "deep": (b"[" * 100_000, "story.json:1:"),
    "deep in a brief": (b'{"headline":' + b"[" * 100_000, "story.json:1:"),
    "cut off": (b'{"headline": "A', "story.json:1:"),
    "cut off within a character": ('{"headline": "Ær'.encode()[:-2], "story.json:1:"),
    "not UTF-8": (b'{"headline": "\xe6", "sections": []}', "story.json:1:15: "),
    "no brief": (b"[]", "story.json:1:1: not a valid json brief: expected object, got array; "),
    "a wrong type": (b'{"headline": 7, "sections": []}', "story.json:1:14: not a valid json "),
}


def assert_one_line(desk: Desk, before: set[str], *arguments: str, says: str) -> None:
    """Assert that a command line fails with one line, and leaves the folder as it was."""
    done = desk.run(*arguments)

    assert done.code == 2
    assert done.out == ""
    (line,) = done.lines
    assert line.startswith(f"briefkit: error: {says}")
    assert "; " in line
    assert desk.names == before


@pytest.mark.parametrize(
    ("command", "case"),
    [
        (command, case)
        for command in ("convert", "validate", "losses", "diff", "show", "quotes")
        for case in UNREADABLE
        if (command, case) != ("diff", "unknown format")  # it has no --from
    ],
)
def test_what_cannot_be_read(desk: Desk, command: str, case: str) -> None:
    """Every command that reads says in one line what is in the way."""
    prepare, arguments, says = UNREADABLE[case]
    if prepare:
        prepare(desk)
    if command == "diff":
        arguments = (*arguments, str(desk.put("other.json")))
    if command in {"losses", "diff", "show"}:
        says = says.replace("no file in it has the suffix of a format", "this is a folder")
    if command in {"convert", "losses"}:
        arguments = (*arguments, *TO_JSON)

    assert_one_line(desk, desk.names, command, *arguments, says=says)


@pytest.mark.parametrize(
    ("command", "case"),
    [
        (command, case)
        for command in ("convert", "losses", "diff", "show", "quotes")
        for case in UNPARSED
        if (command, case) != ("show", "a wrong type")  # it shows the rest
    ],
)
def test_what_holds_no_brief(desk: Desk, command: str, case: str) -> None:
    """A file without a brief in it is an error of the commands that need one."""
    content, says = UNPARSED[case]
    desk.put("story.json", content)
    more = {"convert": ("-o", "out.json"), "losses": TO_JSON, "diff": ("story.json",)}

    assert_one_line(desk, desk.names, command, "story.json", *more.get(command, ()), says=says)


@pytest.mark.parametrize("case", UNPARSED)
def test_what_holds_no_brief_is_a_finding(desk: Desk, case: str) -> None:
    """For validation it is what it looks for: an error with line and column, exit code 1."""
    content, says = UNPARSED[case]
    desk.put("story.json", content)

    done = desk.run("validate", "story.json")

    assert (done.code, done.err) == (1, "")
    place = ":".join(says.split(":")[:2])
    assert any(line.startswith(place) and " error: " in line for line in done.out.splitlines())


@pytest.mark.parametrize("command", ["convert", "validate", "losses", "diff", "quotes"])
def test_a_line_that_is_too_long(desk: Desk, command: str) -> None:
    """In a file of many briefs it is an error of that line, and for validation a finding."""
    desk.put("long.ndjson", b"x" * 50_000_000)
    more = {"convert": ("-o", "out.ndjson"), "losses": TO_JSON, "diff": ("long.ndjson",)}
    says = "long.ndjson:1:1: not a valid ndjson brief: the line is longer than 16 MiB; "

    if command != "validate":
        assert_one_line(desk, desk.names, command, "long.ndjson", *more.get(command, ()), says=says)
        return
    done = desk.run(command, "long.ndjson", "--output-format", "concise", "--quiet")
    assert (done.code, done.err) == (1, "")
    assert done.out == "long.ndjson:1:1: BK004 error: the line is longer than 16 MiB\n"


def test_an_empty_stream(desk: Desk) -> None:
    """A file of many briefs that holds none is an error too, and a finding."""
    desk.put("all.ndjson", "\n")

    assert desk.run("convert", "all.ndjson", "-o", "x.ndjson").code == 2
    assert desk.run("convert", "all.ndjson", "-o", "x.json").code == 2
    assert desk.names == {"all.ndjson"}
    assert desk.run("validate", "all.ndjson").code == 1


UNWRITABLE = {
    "unknown suffix": ("-o", "story.xyz"),
    "no format": (),
    "unknown format": ("--to", "markdwn"),
    "a folder": ("-o", "folder", "--to", "json"),
    "a missing folder": ("-o", "no/such/story.json"),
    "a file as a folder": ("-o", "story.json/out.json"),
    "an empty name": ("-o", "", "--to", "json"),
}


@pytest.mark.parametrize("case", UNWRITABLE)
def test_what_cannot_be_written(desk: Desk, case: str) -> None:
    """A target that cannot be written is told before or after the reading, never in halves."""
    desk.put("story.json")
    (desk.folder / "folder").mkdir()

    assert_one_line(desk, {"story.json"}, "convert", "story.json", *UNWRITABLE[case], says="")


def test_many_inputs_need_a_folder(desk: Desk) -> None:
    """Two briefs do not fit into one file of one brief, nor a folder into a file."""
    desk.put("in/a.json")
    desk.put("in/b.json")
    names = desk.names

    for target in ((), ("-o", "in/a.json"), ("-o", "-")):
        done = desk.run("convert", "in", "--to", "json", *target)
        assert (done.code, desk.names) == (2, names)
        assert done.err.rstrip().endswith("; name a folder with --output")


def test_a_missing_folder_is_told_from_a_missing_file(desk: Desk) -> None:
    """Where the folder of the target is missing, the line says so and names what to do."""
    desk.put("story.json")

    says = "no/such/story.json: its folder does not exist; make it"
    assert_one_line(desk, {"story.json"}, "convert", "story.json", "-o", says[:18], says=says)


def test_a_file_of_many_does_not_fit_into_one(desk: Desk) -> None:
    """A stream of two briefs is not cut to its first."""
    desk.put("all.ndjson", b'{"headline":"a","sections":[]}\n{"headline":"b","sections":[]}\n')
    says = "all.ndjson: the format json cannot hold more than one brief; "

    assert_one_line(desk, desk.names, "convert", "all.ndjson", "-o", "one.json", says=says)


@pytest.mark.parametrize("command", ["validate", "schema"])
def test_reports_and_schemas_have_targets_too(desk: Desk, command: str) -> None:
    """What is no brief is written with the same care."""
    desk.put("a.json")
    (desk.folder / "out").mkdir()
    arguments = ("a.json",) if command == "validate" else ()

    done = desk.run(command, *arguments, "-o", "out")

    assert done.code == 2
    assert done.lines[-1] == "briefkit: error: out: this is a folder; name a file to write"


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EIO])
def test_a_full_disk(desk: Desk, monkeypatch: pytest.MonkeyPatch, error: int) -> None:
    """What the disk does not take leaves the old file, and nothing beside it."""
    desk.put("story.json")
    old = desk.put("out.json", "old")

    def fail(_: int) -> None:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(os, "fsync", fail)
    says = f"out.json: cannot be written: {os.strerror(error).lower()}; "

    assert_one_line(desk, desk.names, "convert", "story.json", "-o", "out.json", says=says)
    assert old.read_text() == "old"


def test_a_folder_that_cannot_be_searched(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that hides what is in it does not pass for one that was searched."""
    desk.put("in/a.json")

    def refuse(path: str) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", path)

    monkeypatch.setattr(os, "listdir", refuse)
    says = "in: cannot be searched: permission denied; check who may read it"

    for command in (("validate", "in"), ("convert", "in", "-o", "out", *TO_JSON)):
        done = desk.run(*command)
        assert (done.code, done.out, done.err) == (2, "", f"briefkit: error: {says}\n")


@pytest.mark.skipif(AS_ROOT, reason="root may read and write everywhere")
def test_permissions(desk: Desk) -> None:
    """Files that may not be read and folders that may not be written to are named."""
    desk.put("story.json")
    desk.put("secret.json").chmod(0)
    (desk.folder / "closed").mkdir(mode=0o500)
    remedy = "permission denied; check who may read and write it"

    assert_one_line(
        desk, desk.names, "convert", "secret.json", *TO_JSON, says=f"secret.json: {remedy}"
    )
    target = "closed/out.json"
    assert_one_line(
        desk, desk.names, "convert", "story.json", "-o", target, says=f"{target}: {remedy}"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--version",),
        ("formats",),
        ("validate", "-"),
        ("convert", "-", *TO_JSON),
        ("show", "-"),
        ("quotes", "-", "--format", "json"),
    ],
)
def test_standard_output_is_full(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Standard output that takes no more is an error like any other, down to the interpreter."""
    story = tmp_path / "story.json"
    story.write_text('{"headline": "A", "sections": []}')
    with story.open() as stdin, open("/dev/full", "w") as full:
        command = [sys.executable, "-m", "briefkit", *arguments]
        done = subprocess.run(
            command, stdin=stdin, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )

    assert done.returncode == 2
    assert done.stderr.startswith("briefkit: error: <stdout>: cannot be written: no space left")
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_device_is_written_as_it_stands(desk: Desk) -> None:
    """A device is no file to be replaced: what is written to it goes to it."""
    desk.put("story.json")
    says = "/dev/full: cannot be written: no space left on device; "

    assert_one_line(
        desk, desk.names, "convert", "story.json", *TO_JSON, "-o", "/dev/full", says=says
    )
    assert Path("/dev/full").is_char_device()


def test_a_reader_that_goes_away(tmp_path: Path) -> None:
    """When the reader of standard output is gone, the command ends without a word."""
    stories = tmp_path / "all.ndjson"
    stories.write_text('{"headline": "A", "sections": []}\n' * 20_000)
    command = [sys.executable, "-m", "briefkit", "convert", str(stories), "--to", "ndjson", "-q"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        said = process.stderr.read()

    assert (process.returncode, said) == (141, b"")


def test_closed_streams(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard streams that a parent closed are errors with a remedy, or not missed at all."""
    desk.put("a.json")
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["validate", "-"]) == 2
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["convert", "a.json", *TO_JSON]) == 2
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["convert", "a.json", *TO_JSON]) == 2
    assert main(["convert", "a.json", "-o", "b.json"]) == 0
    assert desk.read("b.json") == CLEAN


def test_interruption(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends a command without a traceback, as shells expect."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefkit.cli.formats.run", interrupted)

    assert desk.run("formats") == (130, "", "")


@pytest.mark.parametrize("error", [RuntimeError("a\n\x1b[2Jb"), RecursionError(), MemoryError()])
def test_a_fault_of_our_own(desk: Desk, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """What nobody foresaw is one line that asks for a report, and a traceback on demand."""

    def crash(*_: object) -> None:
        raise error

    monkeypatch.setattr("briefkit.cli.formats.run", crash)

    done = desk.run("formats")
    (line,) = done.lines
    assert (done.code, done.out) == (2, "")
    assert line.startswith(f"briefkit: error: {type(error).__name__}: ")
    assert "please report it" in line
    assert "\x1b" not in line
    for arguments in (("--debug", "formats"), ("formats", "--debug")):
        assert "Traceback (most recent call last)" in desk.run(*arguments).err


def test_debug_shows_where_an_expected_error_comes_from(desk: Desk) -> None:
    """--debug gives the traceback of what is no fault of ours, too."""
    done = desk.run("--debug", "losses", "no.json", *TO_JSON)

    assert done.lines[0] == "briefkit: error: no.json: no such file; check the path"
    assert "Traceback (most recent call last)" in done.err


def test_what_is_echoed_is_harmless(desk: Desk) -> None:
    """File names and headlines cannot control a terminal, nor speak to a CI system."""
    evil = "a\x1b[2J\u202e\n::error::b"
    desk.put(f"{evil}.json", {**CLEAN, "headline": evil, evil: 1})
    name = f"{evil}.json"

    for arguments in (
        ("validate", name),
        ("convert", name, "-o", "out.txt"),
        ("losses", name, "--to", "wire"),
        ("diff", name, "out.txt"),
        ("show", name),
        ("quotes", name),
        ("convert", name),
        ("convert", name, "--to", evil),
        ("validate", name, "--select", evil),
        ("validate", name, "--profile", evil),
        ("rule", evil),
        (evil,),
        ("formats", f"--{evil}"),
        ("losses", f"no {evil}", "--to", "json"),
    ):
        done = desk.run(*arguments)
        said = done.out + done.err
        assert said, arguments
        assert "\x1b" not in said, arguments
        assert "\u202e" not in said, arguments
        assert "\n::error" not in said, arguments


def test_a_terminal_is_shown_no_control_codes(desk: Desk) -> None:
    """A brief that is printed where a person looks on has its control codes made visible."""
    desk.put("story.json", {**CLEAN, "headline": "A \u009b2J \u202e B", "deck": "a\tb"})
    arguments = ("convert", "story.json", *TO_JSON)

    plain = desk.run(*arguments)
    desk.on_a_terminal()
    shown = desk.run(*arguments)

    assert "A \u009b2J \u202e B" in plain.out
    assert r"A \x9b2J \u202e B" in shown.out
    assert len(shown.out.splitlines()) == len(plain.out.splitlines())
