"""Reading sources and checking what is in them; and once more, for what only a run can know."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import attrs

from briefkit.checking import DUPLICATE_ID, Checker
from briefkit.documents import known_format
from briefkit.errors import BriefkitError
from briefkit.formats import Format
from briefkit.inputs import storage
from briefkit.inputs.pieces import Piece
from briefkit.inputs.reading import documents
from briefkit.runs.settled import Run
from briefkit.runs.sources import Source
from briefkit.validation.findings.finding import Finding
from briefkit.validation.findings.report import Report
from briefkit.validation.rule_set import RuleSet

__all__ = ["SecondLook", "reports_of"]


def reports_of(checker: Checker, source: Source, format: str | Format | None) -> Iterator[Report]:
    """Yield the report of each brief of a source.

    Raises:
        FileAccessError: The file cannot be read.
        UnknownFormatError: No format can be told for it.
        MissingDependencyError: What URLs need, or compressed files, is not installed.
    """
    if source.content is not None:
        return checker.content(source.content, source.name, format)
    if source.piece is None and not storage.is_url(source.name):
        return checker.file(source.name, format)
    known = known_format(source.name, format)
    if known is not None and known.holds_many and not known.whole:
        piece = source.piece or Piece(path=source.name, below="")
        items = documents(piece, known)
        return checker.numbered(items, source.name, known, is_whole=piece.is_whole)
    return checker.content(storage.read_bytes(source.name), source.name, format)


class SecondLook:
    """Reads a source once more, for the findings of ids that are taken, and for nothing else.

    Few briefs have such an id. To find out in advance where each stands would take a tenth of
    the time of all checks.
    """

    def __init__(self, run: Run, source: Source) -> None:
        """Take the source.

        Args:
            run: How it is checked.
            source: What holds the briefs.
        """
        rules = RuleSet((run.settings.rules_for(source.name).by_code[DUPLICATE_ID],))
        # A list, not an attribute: in a cycle with this object the open file would wait for the
        # garbage collector.
        self._first = first = list[str]()
        checker = run.checker(lambda *_: first[0] if first else None)
        checker = attrs.evolve(checker, rules_for=lambda _: rules)
        self._reports = reports_of(checker, source, run.format)
        self._passed = 0

    def joined(self, report: Report, number: int, id: str, place: str, first: str) -> Report:
        """Return a report with the finding that the id is taken.

        Asked for one brief after another. If the source is gone meanwhile, or has changed, what
        was found before stands.

        Args:
            report: What was found in the brief.
            number: Which brief of the source that is, from 1.
            id: Its id.
            place: What to call its place.
            first: The place where the id was first.
        """
        try:
            more = self._report(number, first)
        except BriefkitError:
            more = None
        if more is None:
            return report
        return attrs.evolve(
            report,
            findings=(*report.findings, *_of_id(more.findings, id, place)),
            suppressed=(*report.suppressed, *_of_id(more.suppressed, id, place)),
        )

    def _report(self, number: int, first: str) -> Report | None:
        between = number - self._passed - 1
        for _ in islice(self._reports, between):
            pass
        self._passed = number
        self._first.append(first)
        try:
            return next(self._reports, None)
        finally:
            self._first.clear()


def _of_id(findings: tuple[Finding, ...], id: str, place: str) -> Iterator[Finding]:
    for finding in findings:
        if finding.code == DUPLICATE_ID and finding.data["id"] == id:
            yield attrs.evolve(finding, data={**finding.data, "place": place})
