"""What went wrong, said in one line: the file, what is the matter, and what to do about it."""

from __future__ import annotations

import contextlib
import shlex
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from briefkit.errors import (
    BriefkitError,
    EmbargoError,
    FileAccessError,
    LossError,
    ParseError,
    ResumeError,
    UnknownFormatError,
    UnsupportedDirectionError,
    WorkerError,
    WriteError,
)
from briefkit.problems import SourceSpan

__all__ = ["STDIN", "TROUBLE", "FailureError", "UsageError", "about", "explained", "place"]

STDIN = "<stdin>"
"""What standard input is called in messages."""

TROUBLE = 2
"""The exit code of a run that cannot be trusted."""


class UsageError(BriefkitError, ValueError):
    """The command line asks for what cannot be done."""

    def __init__(self, what: str, remedy: str) -> None:
        self.what = what
        """What cannot be done, and which argument asks for it."""
        self.remedy = remedy
        """What to write instead."""
        super().__init__(what, remedy)

    def __str__(self) -> str:
        return f"{self.what}; {self.remedy}"


class FailureError(BriefkitError):
    """What was asked for failed, and this is the line that says why."""


@contextlib.contextmanager
def about(name: str) -> Iterator[None]:
    """Make of every error in a block a line about the file `name`.

    Raises:
        FailureError: There was one.
    """
    try:
        yield
    except BriefkitError as error:
        raise FailureError(explained(error, name)) from error


def explained(error: BriefkitError, name: str = "") -> str:
    """Return an error of a file in one line that ends in a remedy.

    Args:
        error: The error.
        name: The file that was being read, where the error does not know it.
    """
    if isinstance(error, (FailureError, UsageError)):
        return str(error)
    if isinstance(error, FileAccessError):  # knows its file, be it read or written
        return f"{error.path}: {error.reason}; {error.remedy or 'check the file and its folder'}"
    explain = _EXPLANATIONS.get(type(error), _plain)
    return explain(error, name)


def place(name: str, span: SourceSpan | None, pointer: str) -> str:
    """Return a place in a file as editors know it: ``story.txt:22:1``.

    Args:
        name: The file.
        span: The place in its text, where that is known.
        pointer: The JSON Pointer to give instead.
    """
    if span:
        return f"{name}:{span.line}:{span.column}"
    return f"{name}:{pointer}" if pointer else name


def _plain(error: BriefkitError, name: str) -> str:
    return f"{name}: {error}" if name else str(error)


def _parse(error: ParseError, name: str) -> str:
    if not error.problems:
        return f"{name}: holds no brief; check what it is"
    first, *others = error.problems
    format = f"not a valid {error.format} brief: " if error.format else ""
    more = f" (and {len(others)} more)" if others else ""
    path = "-" if name == STDIN else shlex.quote(name)
    remedy = f"for all that is wrong, run: briefkit validate {path}"
    where = place(name, first.span, first.pointer)
    return f"{where}: {format}{first.message}{more}; {remedy}"


def _worker(error: WorkerError, name: str) -> str:
    return str(error) if error.item else _plain(error, name)  # what it was at says more


def _resume(error: ResumeError, name: str) -> str:
    # What a program does by an argument a person does by an option.
    return _plain(error, name).replace("; resume it,", "; add --resume to go on with it,")


def _unknown_format(error: UnknownFormatError, name: str) -> str:
    known = ", ".join(error.known)
    what = "no format can be told from its name or content"
    return f"{name or error.wanted}: {what}; name one with --from ({known})"


def _unsupported(error: UnsupportedDirectionError, name: str) -> str:
    return f"{_plain(error, name)}; choose another format ('briefkit formats' lists them)"


def _write(error: WriteError, name: str) -> str:
    return f"{_plain(error, name)}; mend the brief, or choose another format"


def _loss(error: LossError, name: str) -> str:
    return f"{_plain(error, name)}; '--on-loss report' writes it all the same"


def _embargo(error: EmbargoError, name: str) -> str:
    return f"{_plain(error, name)}; '--allow-embargoed' writes it all the same"


_EXPLANATIONS: Mapping[type[BriefkitError], Callable[[Any, str], str]] = MappingProxyType(
    {
        ParseError: _parse,
        WorkerError: _worker,
        ResumeError: _resume,
        UnknownFormatError: _unknown_format,
        UnsupportedDirectionError: _unsupported,
        WriteError: _write,
        LossError: _loss,
        EmbargoError: _embargo,
    }
)
