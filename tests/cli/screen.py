"""A terminal to run a program on: what is written to it, and what it shows in the end."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

_CONTROL = re.compile(r"\x1b\[([0-9;?]*)([A-Za-z])")


class Session(NamedTuple):
    """What a program did on a terminal."""

    code: int
    """Its exit code."""

    raw: str
    """All that it wrote, to standard output and standard error."""

    screen: list[str]
    """The lines that are left in the end, without the empty ones."""

    longest_line: int
    """How many columns its longest line took."""


def on_a_terminal(
    command: Sequence[str],
    *,
    width: int = 80,
    term: str = "xterm",
    folder: Path | None = None,
    more: Mapping[str, str] | None = None,
    meanwhile: Callable[[subprocess.Popen[bytes]], object] = bool,
) -> Session:
    """Run a program on a terminal of its own.

    Args:
        command: The program and its arguments.
        width: How many columns the terminal has.
        term: What kind of terminal it is.
        folder: The folder to run it in.
        more: Variables of its environment.
        meanwhile: What is done while it runs; it writes a little at most until then.
    """
    pty = pytest.importorskip("pty", reason="there are no terminals to be had here")
    ours, theirs = pty.openpty()
    _resize(theirs, width)
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    with subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=folder,
        env={**kept, "TERM": term, "PYTHONUTF8": "1", **(more or {})},
        start_new_session=True,
    ) as process:
        os.close(theirs)
        meanwhile(process)
        raw = _everything(ours).decode()
    os.close(ours)
    screen, longest = _shown(raw)
    return Session(process.returncode, raw, screen, longest)


def _resize(terminal: int, width: int) -> None:
    import fcntl
    import struct
    import termios

    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))


def _everything(terminal: int) -> bytes:
    found = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # how Linux says that the other end is closed
            return found
        if not piece:
            return found
        found += piece


def _shown(raw: str) -> tuple[list[str], int]:
    """Return what a terminal shows that was sent `raw`, and the length of its longest line.

    It knows what programs here send: to the beginning of the line, up, and to delete the line.
    """
    lines, row, column, longest = [""], 0, 0, 0
    for piece in re.split(r"(\x1b\[[0-9;?]*[A-Za-z]|\r|\n)", raw):
        control = _CONTROL.fullmatch(piece)
        if piece == "\r":
            column = 0
        elif piece == "\n":
            row += 1
            lines += [""] * (row + 1 - len(lines))
        elif control:
            if control[2] == "A":
                row = max(0, row - int(control[1] or 1))
            elif control[2] == "K":
                lines[row] = ""
        else:
            line = lines[row].ljust(column)
            lines[row] = line[:column] + piece + line[column + len(piece) :]
            column += len(piece)
            longest = max(longest, column)
    return [line for line in lines if line], longest
