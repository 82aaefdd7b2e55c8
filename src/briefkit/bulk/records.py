"""What comes of many documents: failures one by one, and numbers for all the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from briefkit.echo import counted, printable
from briefkit.errors import (
    BriefkitError,
    EmbargoError,
    FileAccessError,
    LossError,
    MissingDependencyError,
    ParseError,
    UnknownFormatError,
    UnsupportedDirectionError,
    WorkerError,
    WriteError,
)
from briefkit.problems import Severity
from briefkit.validation.findings.finding import CRASH_CODE

__all__ = ["Counts", "Failure", "Outcome", "Summary", "failure_of"]

_SHOWN = 100  # failures that a summary keeps
_LISTED = 100_000  # failures of one part that are listed: some 40 MB
_NUMBERS = (
    *("documents", "problems", "suppressed", "truncated"),
    *("bytes_read", "bytes_written"),
)
_COUNTERS = ("lost", "severities", "codes")
_TROUBLE = 2

# Checked in this order: the first that fits.
_CODES: tuple[tuple[type[BriefkitError], str], ...] = (
    (FileAccessError, "file-access"),
    (UnknownFormatError, "unknown-format"),
    (UnsupportedDirectionError, "unsupported"),
    (WriteError, "write"),
    (LossError, "loss"),
    (EmbargoError, "embargo"),
    (MissingDependencyError, "missing-dependency"),
    (WorkerError, "worker"),
)
_REFUSALS = ("loss", "embargo")


@attrs.frozen(kw_only=True)
class Failure:
    """A document that could not be read, or not be written. Plain data."""

    path: str
    """The file, or the URL of one."""

    line: int | None = None
    """The line of the file that the document stands on, or where in it the fault lies; from 1.
    None where there are no lines to speak of."""

    code: str
    """What kind of failure it is: the code of a problem (``BK007``), or the word for an error:
    ``file-access``, ``unknown-format``, ``unsupported``, ``write``, ``loss``, ``embargo``,
    ``missing-dependency``, ``worker``; ``crash`` for what should never happen."""

    message: str
    """What is the matter, on one line."""

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return printable(f"{place}: {self.code} {self.message}")

    def to_dict(self) -> dict[str, Any]:
        """Return the failure as JSON values, without what is None."""
        return attrs.asdict(self, filter=lambda _, value: value is not None)

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> Failure:
        """Return the failure that `to_dict` made a record of."""
        return cls(**record)


@attrs.define(kw_only=True)
class Counts:
    """The numbers of a part, or of many."""

    documents: int = 0
    """How many documents were found, failures included."""

    problems: int = 0
    """How many problems there were in reading what could be read."""

    lost: Counter[str] = attrs.field(factory=Counter)
    """How often each field lost something, as in ``{"byline.authors[]": 3}``."""

    severities: Counter[str] = attrs.field(factory=Counter)
    """How many findings there are of each severity."""

    codes: Counter[str] = attrs.field(factory=Counter)
    """How many findings there are of each code."""

    suppressed: int = 0
    """How many findings were put aside by directives in the documents."""

    truncated: int = 0
    """How many findings were left out because one document had too many."""

    bytes_read: int = 0
    """How many bytes of sources there were."""

    bytes_written: int = 0
    """How many bytes of output there are."""


@attrs.define(kw_only=True)
class Outcome(Counts):
    """What came of one part. Plain data, small whatever the size of the part."""

    part: int
    """The number of the part."""

    failures: list[Failure] = attrs.field(factory=list)
    """The documents that failed, in the order of the part; of very many the first 100,000."""

    unlisted: Counter[str] = attrs.field(factory=Counter)
    """How many more failed, by the codes of their failures."""

    outputs: list[tuple[str, int]] = attrs.field(factory=list)
    """The files that were written, by their place in the output folder, and their bytes. Of a
    part that writes a file a document, none: there would be too many."""

    ids: str = ""
    """The ids of the briefs that were validated, packed: `briefkit.bulk.duplicates` knows how."""

    def fail(self, failure: Failure) -> None:
        """List a failure, or count it: a file of other things may have a failure in each line."""
        if len(self.failures) < _LISTED:
            self.failures.append(failure)
        else:
            self.unlisted[failure.code] += 1

    def told(self) -> Iterator[Failure]:
        """Yield the failures, and for each code how many more there are."""
        yield from self.failures
        for code, count in self.unlisted.items():
            path = self.failures[-1].path
            message = f"{counted(count, 'more failure')} of this kind, here and further on"
            yield Failure(path=path, code=code, message=message)

    def to_dict(self) -> dict[str, Any]:
        """Return the outcome as JSON values."""
        return {
            **attrs.asdict(self, recurse=False),
            "failures": [failure.to_dict() for failure in self.failures],
        }

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> Outcome:
        """Return the outcome that `to_dict` made a record of.

        Raises:
            KeyError: The record is of something else; and so are TypeError and ValueError.
        """
        return cls(
            **{
                **record,
                "failures": [Failure.from_dict(failure) for failure in record["failures"]],
                "outputs": [(str(name), int(size)) for name, size in record["outputs"]],
                **{name: Counter(record[name]) for name in (*_COUNTERS, "unlisted")},
            }
        )


@attrs.define(kw_only=True)
class Summary(Counts):
    """What a run came to, or has come to so far: the numbers of its outcomes added up."""

    parts: int = 0
    """How many parts are done, those of an earlier run included."""

    resumed: int = 0
    """How many of them an earlier run had done."""

    failed: int = 0
    """How many failures there are."""

    failures: list[Failure] = attrs.field(factory=list)
    """The first 100 of them; ``errors=`` gets them all."""

    failure_codes: Counter[str] = attrs.field(factory=Counter)
    """How many failures there are of each code."""

    shards: int = 0
    """How many shards were written; none by a run that writes a file a document."""

    seconds: float = 0.0
    """How long it took, or has taken so far."""

    is_complete: bool = False
    """Whether all parts are done; False for a run that is under way, or was broken off."""

    def add(self, outcome: Outcome, *, resumed: bool = False) -> None:
        """Count what came of a part.

        Args:
            outcome: What came of it.
            resumed: Whether an earlier run had done it.
        """
        self.parts += 1
        self.resumed += resumed
        for name in _NUMBERS:
            setattr(self, name, getattr(self, name) + getattr(outcome, name))
        for name in _COUNTERS:
            getattr(self, name).update(getattr(outcome, name))
        self.shards += len(outcome.outputs)
        self.failed += len(outcome.failures) + outcome.unlisted.total()
        self.failure_codes.update(failure.code for failure in outcome.failures)
        self.failure_codes.update(outcome.unlisted)
        self.failures += outcome.failures[: _SHOWN - len(self.failures)]

    def exit_code(self, fail_on: Severity | str = Severity.ERROR) -> int:
        """Return what a process should exit with.

        Args:
            fail_on: The least severity of findings that count.

        Returns:
            0 if all is well; 1 for findings that count, and for what was not to be written for
            its losses or an embargo; 2 if something failed, or the run did not come to its end.
        """
        failed = self.failed > sum(self.failure_codes[code] for code in _REFUSALS)
        if failed or not self.is_complete or self.codes[CRASH_CODE]:
            return _TROUBLE
        limit = Severity(fail_on).rank
        found = any(n for name, n in self.severities.items() if Severity(name).rank <= limit)
        return int(found or self.failed > 0)

    def to_dict(self) -> dict[str, Any]:
        """Return the numbers, and the first failures, as JSON values."""
        failures = [failure.to_dict() for failure in self.failures]
        return {**attrs.asdict(self, recurse=False), "failures": failures}

    def __str__(self) -> str:
        parts = [counted(self.documents, "document")]
        parts += [counted(n, name) for name, n in sorted(self.severities.items()) if n]
        if self.lost:
            parts.append(counted(self.lost.total(), "loss", "losses"))
        if self.problems:
            parts.append(f"{counted(self.problems, 'problem')} in reading")
        parts.append(counted(self.failed, "failure") if self.failed else "no failures")
        if self.resumed:
            parts.append(f"{self.resumed} of {counted(self.parts, 'part')} done before")
        if not self.is_complete:
            parts.append("not finished")
        return f"{', '.join(parts)}, in {self.seconds:.1f} s"


def failure_of(error: Exception, path: str, line: int | None = None) -> Failure:
    """Return what is listed of an error.

    Args:
        error: The error; one that is none of briefkit's own is listed as a ``crash``.
        path: The file that the document is in.
        line: The line that the document stands on; where the error knows better, that counts.
    """
    if isinstance(error, ParseError) and error.problems:
        first, *others = error.problems
        more = f" (and {len(others)} more)" if others else ""
        where = first.span.line if first.span else line
        code, message = first.code or "BK001", f"{first.message}{more}"
        return Failure(path=path, line=where, code=code, message=printable(message))
    code = next((code for kind, code in _CODES if isinstance(error, kind)), "crash")
    return Failure(path=path, line=line, code=code, message=printable(_message(error, path, code)))


def _message(error: Exception, path: str, code: str) -> str:
    if code == "crash":
        return f"{type(error).__name__}: {error}"
    if isinstance(error, FileAccessError) and error.path == path:
        return f"{error.reason}; {error.remedy}" if error.remedy else error.reason
    return str(error)
