"""Everything that speaks: what was asked for to standard output, all else to standard error.

Whatever comes from a file is made harmless before a person or a CI system sees it: control
codes and bidirectional overrides in a headline or a file name stay visible text.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TextIO

from briefkit.echo import printable
from briefkit.errors import FileAccessError

__all__ = ["STDOUT", "Console", "columns"]

STDOUT = "<stdout>"
"""What standard output is called in messages."""

_PLAIN = ("dumb", "unknown")  # terminals that only go on to the next line
_COLOURS = {"error": "31", "warning": "33", "info": "36"}


class Console:
    """The two streams that a command speaks to."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.quiet = quiet
        """Whether nothing but errors is said."""
        self.has_failed = False
        """Whether anything went wrong so far."""
        self.colour = "auto"
        """Whether there is colour: on terminals that want it (auto), always, or never."""

    def write(self, *pieces: str, harmless: bool = False) -> None:
        """Write what was asked for to standard output, as UTF-8 whatever the locale.

        Args:
            pieces: The text, byte for byte; but where a person looks on, what could control
                a terminal is made visible.
            harmless: True for a text in which nothing can.

        Raises:
            FileAccessError: Standard output is closed, or takes no more.
        """
        shown = not harmless and self.is_terminal
        self.write_bytes(*((_visible(piece) if shown else piece).encode() for piece in pieces))

    def write_bytes(self, *pieces: bytes) -> None:
        """Write what was asked for to standard output, whoever looks on.

        Raises:
            FileAccessError: Standard output is closed, or takes no more.
        """
        if sys.stdout is None:
            raise FileAccessError(STDOUT, "is closed", "write to a file with --output")
        try:
            for piece in pieces:
                sys.stdout.buffer.write(piece)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            self.abandon()
            reason = f"cannot be written: {(error.strerror or str(error)).lower()}"
            raise FileAccessError(STDOUT, reason, "make room, or write elsewhere") from error

    def say(self, line: str) -> None:
        """Say something about the run on standard error, unless quiet is asked for."""
        if not self.quiet:
            _print(printable(line))

    def fail(self, message: str) -> None:
        """Say what went wrong, on one line of standard error."""
        self.has_failed = True
        _print(f"briefkit: {self._error_word()}: {printable(message)}")

    def aside(self, text: str) -> None:
        """Show on standard error what has no place on standard output: harmless text."""
        with contextlib.suppress(OSError, ValueError):
            print(text, end="", file=sys.stderr, flush=True)

    def guide(self, text: str) -> None:
        """Show a text of our own on standard error: how a command is used."""
        _print(text.rstrip("\n"))

    def painted(self, text: str, kind: str) -> str:
        """Return `text` for standard output in the colour of a severity, where colour is wanted."""
        return _painted(text, kind) if self.takes_colour else text

    @property
    def takes_colour(self) -> bool:
        """Whether colour is wanted on standard output: on terminals, or wherever that is asked."""
        if self.colour != "auto":
            return self.colour == "always"
        return _takes_colour(sys.stdout)

    @property
    def is_terminal(self) -> bool:
        """Whether a person looks on at standard output."""
        return _is_terminal(sys.stdout)

    @property
    def is_watched(self) -> bool:
        """Whether a person looks on at standard error, on a terminal that can draw a line anew."""
        return os.environ.get("TERM") not in _PLAIN and _is_terminal(sys.stderr)

    @property
    def width(self) -> int:
        """How many columns there are for a line: of the terminal, or 80; ``COLUMNS`` decides."""
        from shutil import get_terminal_size

        return get_terminal_size((80, 24)).columns

    def abandon(self) -> None:
        """Give up standard output, so that the interpreter does not try again at its end."""
        with contextlib.suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, sys.stdout.fileno())
            os.close(nowhere)

    def _error_word(self) -> str:
        wanted = _takes_colour(sys.stderr) if self.colour == "auto" else self.colour == "always"
        return _painted("error", "error") if wanted else "error"


def columns(rows: Iterable[Sequence[str]], measure: Callable[[str], int] = len) -> Iterator[str]:
    """Yield rows as lines of a table, every column as wide as its widest cell.

    Args:
        rows: The rows, all of one length.
        measure: Tells how many columns of a terminal a text takes.
    """
    rows = [[printable(cell) for cell in row] for row in rows]
    widths = [max(map(measure, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            cell + " " * (width - measure(cell)) for cell, width in zip(row, widths, strict=True)
        )
        yield "  ".join(cells).rstrip() + "\n"


def _print(line: str) -> None:
    # Nobody is left to be told that standard error is closed or full.
    with contextlib.suppress(OSError, ValueError):
        print(line, file=sys.stderr, flush=True)


def _visible(text: str) -> str:
    return text if text.isprintable() else "\n".join(map(_visible_line, text.split("\n")))


def _visible_line(line: str) -> str:
    return "\t".join(map(printable, line.split("\t")))


def _painted(text: str, kind: str) -> str:
    return f"\x1b[{_COLOURS[kind]}m{text}\x1b[0m"


def _takes_colour(stream: TextIO | None) -> bool:
    # https://no-color.org and https://force-color.org: set, and not empty. Of both, as in Python
    # itself, the one that asks for less wins.
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return os.environ.get("TERM") != "dumb" and _is_terminal(stream)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()
