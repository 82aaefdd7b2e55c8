"""What is wrong with the briefs of a part: counted, and written by whoever checks it.

A document that cannot be read is a finding (BK0xx), as for `briefkit.validate`, and not a failure
as well: it is listed once, and the run can be trusted. What is a `Failure` is a file, or the rest
of one, that nobody can look at: one without permission, a torn ``.gz``.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from briefkit.bulk.duplicates import NotedIds
from briefkit.bulk.findings_file import FindingsFile
from briefkit.bulk.journal import joined, shard_name
from briefkit.bulk.places import line_of
from briefkit.bulk.records import Outcome, failure_of
from briefkit.checking import Checker
from briefkit.documents import known_format
from briefkit.errors import BriefkitError
from briefkit.formats import Format
from briefkit.inputs import storage
from briefkit.inputs.pieces import Part, Piece
from briefkit.inputs.reading import Numbered, documents
from briefkit.reporters import RunInfo
from briefkit.reporters.json import JsonLinesWriter
from briefkit.runs import Run
from briefkit.validation.findings.report import Report

__all__ = ["SUFFIX", "Checks", "count", "reports"]

SUFFIX = ".jsonl"
"""The suffix of files of findings."""


@attrs.frozen
class Checks:
    """Checks a part, and writes its findings as the reporter ``jsonl`` does, without a sum."""

    run: Run
    """How each brief is checked."""

    folder: str | None = None
    """The folder for the findings, or its URL; None to count alone."""

    def __call__(self, part: Part) -> Outcome:
        """Check a part.

        Raises:
            FileAccessError: The findings cannot be written.
        """
        outcome = Outcome(part=part.number)
        found = self._reports(part, outcome)
        if self.folder is None:
            for _ in found:
                pass
            return outcome
        name = shard_name(part.number, SUFFIX)
        lines = JsonLinesWriter(RunInfo())
        with FindingsFile(joined(self.folder, name)) as file:
            for report in found:
                file.write(lines.add(report))
        if file.size:
            outcome.bytes_written = file.size
            outcome.outputs.append((name, file.size))
        return outcome

    def _reports(self, part: Part, outcome: Outcome) -> Iterator[Report]:
        """Yield all reports of a part, counted; their ids are noted."""
        noted = NotedIds()
        checker = self.run.checker(note_id=noted.note)
        for piece in part.pieces:
            noted.begin(piece.path)
            for report in reports(checker, piece, self.run, outcome):
                count(report, outcome)
                yield report
        outcome.ids = noted.packed()


def reports(checker: Checker, piece: Piece, run: Run, outcome: Outcome) -> Iterator[Report]:
    """Yield the report of each brief of a piece.

    Args:
        checker: What checks.
        piece: What to read.
        run: What is the same for every piece.
        outcome: Counts documents and bytes, and lists what fails.
    """
    outcome.bytes_read += piece.size
    try:
        for report in _reports(checker, piece, run, outcome):
            outcome.documents += report.files_checked
            yield report
    except Exception as error:  # noqa: BLE001 - whatever it is, other files go on
        _fail(outcome, piece, error)


def _reports(checker: Checker, piece: Piece, run: Run, outcome: Outcome) -> Iterator[Report]:
    known = known_format(piece.path, run.format)
    if known is not None and known.holds_many and not known.whole:
        return _one_by_one(checker, piece, known, outcome)
    # A text is read whole: directives in it, and excerpts, need all of it.
    return checker.content(storage.read_bytes(piece.path), piece.path, run.format)


def _one_by_one(
    checker: Checker, piece: Piece, format: Format, outcome: Outcome
) -> Iterator[Report]:
    """Yield the reports of briefs that are read one by one; where one fails, the next goes on."""
    at: list[Numbered] = []
    items = _noted(documents(piece, format), at)
    while True:
        is_whole = piece.is_whole and not at
        try:
            yield from checker.numbered(items, piece.path, format, is_whole=is_whole)
        except BriefkitError:  # of the file
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, the others go on
            _fail(outcome, piece, error, *at)
        else:
            return


def _noted(items: Iterator[Numbered], at: list[Numbered]) -> Iterator[Numbered]:
    """Yield documents, and keep the latest in a list."""
    for item in items:
        at[:] = [item]
        yield item


def _fail(outcome: Outcome, piece: Piece, error: Exception, at: Numbered | None = None) -> None:
    outcome.documents += 1
    line = line_of(at.document, at.number) if at else None
    outcome.fail(failure_of(error, piece.path, line))


def count(report: Report, outcome: Outcome) -> None:
    """Add the findings of a report to the numbers of a part."""
    for finding in report:
        outcome.severities[finding.severity.value] += 1
        outcome.codes[finding.code] += 1
    outcome.suppressed += len(report.suppressed)
    outcome.truncated += report.truncated
