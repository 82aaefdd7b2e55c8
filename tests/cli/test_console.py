"""What the command line says, and how: streams that fail, errors in a line, tables."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import pytest
from desk import Desk

from briefkit import formats
from briefkit.cli.console import Console, columns
from briefkit.cli.errors import explained
from briefkit.errors import (
    BriefkitError,
    FileAccessError,
    LossError,
    MissingDependencyError,
    ParseError,
    UnknownFormatError,
    UnsupportedDirectionError,
    WriteError,
)
from briefkit.formats import json
from briefkit.problems import Problem, SourceSpan

Streams = Callable[[int], io.TextIOWrapper]

PROBLEM = Problem(pointer="/headline", message="empty")
PLACED = attrs.evolve(PROBLEM, span=SourceSpan(2, 3, 2, 4))


class Refusing(io.RawIOBase):
    """A stream whose writes fail, until the test is over."""

    def __init__(self, number: int) -> None:
        self.number = number

    def writable(self) -> bool:
        """Tell that it may be tried."""
        return True

    def write(self, data: Any) -> int:
        """Refuse, or pass over what comes."""
        if self.number:
            raise OSError(self.number, os.strerror(self.number))
        return len(data)


@pytest.fixture
def refusing() -> Iterator[Streams]:
    """Make text streams whose writes fail with an error number."""
    made: list[tuple[Refusing, io.TextIOWrapper]] = []

    def make(number: int) -> io.TextIOWrapper:
        raw = Refusing(number)
        made.append((raw, io.TextIOWrapper(io.BufferedWriter(raw), encoding="utf-8")))
        return made[-1][1]

    yield make
    for raw, text in made:  # what is left in them has to go somewhere: Python 3.13 insists
        raw.number = 0
        text.close()


@pytest.mark.parametrize(
    ("error", "what", "remedy"),
    [
        (FileAccessError("b.md", "no such file", "check it"), "b.md: no such file", "check it"),
        (FileAccessError("b.md", "odd"), "b.md: odd", "check the file and its folder"),
        (ParseError([]), "a b: holds no brief", "check what it is"),
        (
            ParseError([PLACED, PROBLEM], "json"),
            "a b:2:3: not a valid json brief: empty (and 1 more)",
            "for all that is wrong, run: briefkit validate 'a b'",
        ),
        (
            ParseError([PROBLEM]),
            "a b:/headline: empty",
            "for all that is wrong, run: briefkit validate 'a b'",
        ),
        (
            UnknownFormatError("a b", ["json", "wire"]),
            "a b: no format can be told from its name or content",
            "name one with --from (json, wire)",
        ),
        (
            UnsupportedDirectionError("nitf", "be read"),
            "a b: the format nitf cannot be read",
            "choose another format ('briefkit formats' lists them)",
        ),
        (
            WriteError([PROBLEM], "nitf"),
            "a b: cannot be written as nitf: /headline: empty",
            "mend the brief, or choose another format",
        ),
        (
            LossError(["deck: dropped"], "wire"),
            "a b: wire cannot carry everything: deck: dropped",
            "'--on-loss report' writes it all the same",
        ),
        (
            MissingDependencyError("pyarrow", "arrow"),
            "a b: pyarrow is not installed",
            "run: pip install 'briefkit[arrow]'",
        ),
    ],
)
def test_errors_in_one_line(error: BriefkitError, what: str, remedy: str) -> None:
    """Every error becomes the file, what is the matter, and what to do."""
    assert explained(error, "a b") == f"{what}; {remedy}"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_standard_output_refuses(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, refusing: Streams, number: int
) -> None:
    """A stream that takes nothing is an error like any other."""
    monkeypatch.setattr(sys, "stdout", refusing(number))

    done = desk.run("formats")

    reason = os.strerror(number).lower()
    assert done.code == 2
    assert done.lines == [
        f"briefkit: error: <stdout>: cannot be written: {reason}; make room, or write elsewhere"
    ]


def test_standard_output_is_a_broken_pipe(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, refusing: Streams
) -> None:
    """Nobody is told that nobody listens."""
    monkeypatch.setattr(sys, "stdout", refusing(errno.EPIPE))

    assert desk.run("formats") == (141, "", "")


def test_nobody_misses_standard_error(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, refusing: Streams
) -> None:
    """A full standard error does not change what a command does."""
    desk.put("story.json")
    monkeypatch.setattr(sys, "stderr", refusing(errno.ENOSPC))

    assert desk.run("convert", "story.json", "--output", "story.md").code == 0
    assert "story.md" in desk.names


def test_columns_hold_what_is_harmless() -> None:
    """A cell with a line end or control code keeps its row."""
    assert [*columns([("a", "b"), ("long", "x\n\x1b")])] == ["a     b\n", "long  x\\x0a\\x1b\n"]


def test_quiet_does_not_hide_errors(capsys: pytest.CaptureFixture[str]) -> None:
    """What is said is silenced by quiet, what failed is not."""
    console = Console(quiet=True)
    console.say("a word")
    console.fail("a file: a reason")

    assert capsys.readouterr().err == "briefkit: error: a file: a reason\n"


def test_formats_of_one_direction(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A format that cannot be read is no --from, and one that cannot be written no --to."""
    mute = attrs.evolve(json.FORMAT, name="mute", suffixes=(".mute",), dumps=None)
    deaf = attrs.evolve(json.FORMAT, name="deaf", suffixes=(".deaf",), loads=None)
    monkeypatch.setattr(formats, "BUILTIN", (*formats.BUILTIN, mute, deaf))
    desk.put("story.json")

    for options, says in (
        (("--to", "mute"), "--to: mute cannot be written; "),
        (("-o", "story.mute"), "--to: mute cannot be written; "),
        (("--to", "json", "--from", "deaf"), "--from: deaf cannot be read; "),
    ):
        done = desk.run("convert", "story.json", *options)
        assert (done.code, desk.names) == (2, {"story.json"})
        assert says in done.err
