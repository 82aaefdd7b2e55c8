"""Every exception that briefkit raises on purpose: one root, and leaves that say what to do.

Each leaf is also the builtin that a caller would expect, keeps its data as attributes, and
survives pickling, so that it can cross process borders.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable

from briefkit.problems import Problem

__all__ = [
    "BriefkitError",
    "ClusterError",
    "EmbargoError",
    "FileAccessError",
    "LossError",
    "MissingDependencyError",
    "ParseError",
    "ResumeError",
    "UnknownFormatError",
    "UnsupportedDirectionError",
    "WorkerError",
    "WriteError",
    "shortened",
    "summary",
]

_SHOWN = 5


class BriefkitError(Exception):
    """The root of everything that briefkit raises on purpose."""


class ParseError(BriefkitError, ValueError):
    """No brief, or not the whole of one, can be read from a text."""

    def __init__(
        self, problems: Iterable[Problem], format: str = "", path: str | None = None
    ) -> None:
        self.problems = tuple(problems)
        """What is wrong, in the order of the text."""
        self.format = format
        """The name of the format that the text was read as."""
        self.path = path
        """The file that the text came from, if it came from one."""
        super().__init__(self.problems, format, path)

    def __str__(self) -> str:
        where = f"{self.path}: " if self.path else ""
        what = f"not a valid {self.format} brief: " if self.format else ""
        return f"{where}{what}{summary(self.problems)}"


class WriteError(BriefkitError, ValueError):
    """A brief holds something that a format cannot express at all."""

    def __init__(self, problems: Iterable[Problem], format: str = "") -> None:
        self.problems = tuple(problems)
        """What is in the way, and where."""
        self.format = format
        """The name of the format."""
        super().__init__(self.problems, format)

    def __str__(self) -> str:
        return f"cannot be written as {self.format}: {summary(self.problems)}"


class UnknownFormatError(BriefkitError, LookupError):
    """No format goes by a name, or none can be told for a file."""

    def __init__(self, wanted: str, known: Iterable[str] = ()) -> None:
        self.wanted = wanted
        """The name or file that no format was found for."""
        self.known = tuple(known)
        """The names of the formats there are."""
        super().__init__(wanted, self.known)

    def __str__(self) -> str:
        return f"no format for {self.wanted!r}; known formats: {', '.join(self.known)}"


class UnsupportedDirectionError(BriefkitError, TypeError):
    """A format can only be read, or only be written, or holds one brief where many are given."""

    def __init__(self, format: str, direction: str) -> None:
        self.format = format
        """The name of the format."""
        self.direction = direction
        """What it cannot do: "read", "write", "read many", "write many"."""
        super().__init__(format, direction)

    def __str__(self) -> str:
        return f"the format {self.format} cannot {self.direction}"


class MissingDependencyError(BriefkitError, ImportError):
    """An optional package is needed and not installed."""

    def __init__(self, package: str, extra: str) -> None:
        self.package = package
        """The package that could not be imported."""
        self.extra = extra
        """The extra of briefkit that brings it."""
        super().__init__(package, extra)

    def __str__(self) -> str:
        return f"{self.package} is not installed; run: pip install 'briefkit[{self.extra}]'"


class FileAccessError(BriefkitError, OSError):
    """A file cannot be read or written."""

    def __init__(self, path: str | os.PathLike[str], reason: str, remedy: str = "") -> None:
        self.path = os.fspath(path)
        """The file."""
        self.reason = reason
        """What is in the way: "no such file"."""
        self.remedy = remedy
        """What to do about it, if anything can be said."""
        super().__init__(self.path, reason, remedy)

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}" + (f"; {self.remedy}" if self.remedy else "")


class EmbargoError(BriefkitError, ValueError):
    """A conversion would hand a story to the public that must not go out, or not yet."""

    def __init__(
        self,
        story: str,
        format: str,
        until: dt.datetime | None = None,
        status: str | None = None,
    ) -> None:
        self.story = story
        """The story, by its id, or else by its headline."""
        self.format = format
        """The name of the public format."""
        self.until = until
        """When the embargo is over; None if nobody knows, or if `status` is in the way."""
        self.status = status
        """The status that is in the way: "withheld", "canceled"."""
        super().__init__(story, format, until, status)

    def __str__(self) -> str:
        until = f" until {self.until.isoformat()}" if self.until else ""
        why = self.status or f"under embargo{until}"
        return f"{self.story!r:.80} is {why}, and {self.format} is for the public"


class LossError(BriefkitError, ValueError):
    """A conversion would lose something, and losing nothing was asked for."""

    def __init__(self, losses: Iterable[str], format: str) -> None:
        self.losses = tuple(losses)
        """What would be lost, a line each."""
        self.format = format
        """The name of the format that cannot carry it."""
        super().__init__(self.losses, format)

    def __str__(self) -> str:
        return f"{self.format} cannot carry everything: {shortened(self.losses)}"


class WorkerError(BriefkitError, RuntimeError):
    """A process that did a part of the work ended before its time, or cannot send what it found."""

    def __init__(
        self,
        exit_code: int | None,
        reason: str = "",
        remedy: str = "try again with one job",
        item: str = "",
    ) -> None:
        self.exit_code = exit_code
        """How it ended: the negated number of the signal that ended it, or what it exited with."""
        self.reason = reason
        """What went wrong, where somebody lived to say so."""
        self.remedy = remedy
        """What to do about such a reason."""
        self.item = item
        """What it was at, where that is known."""
        super().__init__(exit_code, reason, remedy, item)

    def __str__(self) -> str:
        if self.reason:
            return f"{self.reason}; {self.remedy}"
        killed = self.exit_code is not None and self.exit_code < 0
        how = f"was ended by signal {-(self.exit_code or 0)}" if killed else "ended by itself"
        why = ", as the system does when memory runs out" if self.exit_code == -9 else ""
        where = f" at work on {self.item}" if self.item else ""
        return f"a worker process {how}{where}{why}; try again with fewer jobs, or with one"


class ClusterError(BriefkitError, ConnectionError):
    """A cluster does not answer, has nobody to do the work, or is not fit for it."""

    def __init__(self, address: str, reason: str, remedy: str) -> None:
        self.address = address
        """The address of its scheduler, or the machine of a worker."""
        self.reason = reason
        """What is in the way: "nobody answered within 10 seconds"."""
        self.remedy = remedy
        """What to do about it."""
        super().__init__(address, reason, remedy)

    def __str__(self) -> str:
        return f"{self.address}: {self.reason}; {self.remedy}"


class ResumeError(BriefkitError, ValueError):
    """A folder holds what another run over many documents has made, or a part of it."""

    def __init__(self, folder: str, reason: str, remedy: str) -> None:
        self.folder = folder
        """The folder that was to be written to."""
        self.reason = reason
        """What is in the way: "a run was broken off here"."""
        self.remedy = remedy
        """What to do about it."""
        super().__init__(folder, reason, remedy)

    def __str__(self) -> str:
        return f"{self.folder}: {self.reason}; {self.remedy}"


def summary(problems: Iterable[Problem]) -> str:
    """Return the first few of `problems` on one line, and how many more there are."""
    return shortened([f"{p.pointer}: {p.message}" if p.pointer else p.message for p in problems])


def shortened(lines: Iterable[str]) -> str:
    """Return the first few of `lines` joined by semicolons, and how many more there are."""
    lines = list(lines)
    rest = len(lines) - _SHOWN
    return "; ".join(lines[:_SHOWN]) + (f"; and {rest} more" if rest > 0 else "")
