"""What batch functions do with the rows of a batch: check, convert and read. Plain data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

import attrs
import pyarrow as pa

from briefkit._checkers import checker_of
from briefkit.arrow.columns import CONVERTED, ERRORS, FINDINGS, batch_of, read_schema
from briefkit.bulk.records import failure_of
from briefkit.checking import Checker
from briefkit.conversion import OnLoss, check_release, dumps, known_losses
from briefkit.documents import whole_brief
from briefkit.errors import BriefkitError, LossError, ParseError
from briefkit.formats import Document, Format, parquet
from briefkit.formats.parquet import building, files
from briefkit.inputs.reading import iter_decoded
from briefkit.model import Brief
from briefkit.problems import Problem
from briefkit.validation.configuration.settings import Settings
from briefkit.validation.findings.finding import Finding

__all__ = ["Converting", "Reading", "Source", "Validating", "checker", "names"]

_Found: TypeAlias = tuple[int, "Document | BriefkitError"]
_NOTHING = ParseError([Problem(pointer="", message="there is no document", code="BK001")])


def names(given: str | Iterable[str] | None) -> tuple[str, ...] | None:
    """Return a name, or several, as a tuple; None for none at all."""
    return (given,) if isinstance(given, str) else given if given is None else tuple(given)


@attrs.frozen
class Source:
    """Where in a batch the briefs are."""

    column: str | None = None
    """The column with documents; None where the fields of briefs have columns of their own."""

    format: Format | None = None
    """The format of the documents; None if content has to tell."""

    def documents(self, batch: pa.RecordBatch, first: int) -> Iterator[_Found]:
        """Yield what is in each row, and the number of the row.

        Raises:
            KeyError: There is no such column.
        """
        if self.column is None:
            yield from enumerate(files.documents(batch, first + 1), first)
            return
        for row, value in enumerate(batch.column(self.column).to_pylist(), first):
            for item in self._in(value):
                yield row, item

    def _in(self, value: str | bytes | None) -> Iterator[Document | BriefkitError]:
        found: Document | BriefkitError | None = None
        try:
            for found in iter_decoded(_bytes(value), None, self.format):
                yield found
        except BriefkitError as error:
            found = error
            yield error
        if found is None:
            yield _NOTHING


def _bytes(value: str | bytes | None) -> bytes:
    return value.encode() if isinstance(value, str) else value or b""


def _error(error: BriefkitError) -> tuple[str, str]:
    failure = failure_of(error, "")
    return failure.code, failure.message


# --- checking ----------------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class Validating:
    """Finds what is wrong with the briefs of a batch."""

    profile: tuple[str, ...] | None
    """The names of profiles."""

    select: tuple[str, ...]
    """The only rules to run."""

    ignore: tuple[str, ...]
    """Rules not to run."""

    settings: Settings | None
    """What to run and how."""

    now: dt.datetime | None
    """The instant to judge times by."""

    max_findings: int | None
    """How many findings to keep of one brief."""

    def __call__(self, batch: pa.RecordBatch, first: int) -> pa.RecordBatch:
        """Return a row for each finding."""
        checks = attrs.evolve(checker(self), now=self.now)
        rows = range(first, first + batch.num_rows)
        items = [*files.documents(batch, first + 1)]
        reports = checks.numbered(zip(rows, items, strict=True), "", parquet.FORMAT, is_whole=False)
        found = (
            _finding(row, item, finding)
            for row, item, report in zip(rows, items, reports, strict=True)
            for finding in report.findings
        )
        return batch_of(found, FINDINGS)


@lru_cache(maxsize=32)
def checker(how: Validating) -> Checker:
    """Return what checks as is wanted; made once in each process, and never sent to another.

    Raises:
        ConfigurationError: There is no such rule or profile.
    """
    found = checker_of(
        rules=None,
        settings=how.settings,
        profile=how.profile,
        select=how.select,
        ignore=how.ignore,
        now=how.now,
        max_findings=how.max_findings,
    )
    found.rules_for(None)
    return attrs.evolve(found, first_place=None)


def _finding(row: int, item: Document | ParseError, finding: Finding) -> Sequence[Any]:
    id = item.brief.id if isinstance(item, Document) else None
    place = (finding.pointer, finding.start, finding.end, finding.text)
    said = (finding.code, finding.name, str(finding.severity), finding.message)
    return (row, id, *said, *place)


# --- converting --------------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class Converting:
    """Writes the briefs of a batch in a format."""

    source: Source
    """Where the briefs are."""

    to: Format
    """The format to write."""

    on_loss: OnLoss
    """What to do about what the format cannot carry."""

    allow_embargoed: bool
    """Whether a public format may be written of a brief that is embargoed."""

    now: dt.datetime | None
    """The instant to judge embargoes by."""

    options: Mapping[str, Any] = attrs.field(hash=False)
    """The options of the format."""

    def __call__(self, batch: pa.RecordBatch, first: int) -> pa.RecordBatch:
        """Return a row for each brief."""
        found = self.source.documents(batch, first)
        return batch_of([self._row(row, item) for row, item in found], CONVERTED)

    def _row(self, row: int, item: Document | BriefkitError) -> Sequence[Any]:
        id = item.brief.id if isinstance(item, Document) else None
        try:
            text, lost = self._converted(_brief(item))
        except BriefkitError as error:
            return (row, id, None, None, *_error(error))
        return (row, id, text, lost, None, None)

    def _converted(self, brief: Brief) -> tuple[str, list[str]]:
        if not self.allow_embargoed:
            check_release(brief, self.to, self.now)
        text = dumps(brief, self.to, **self.options)
        if self.on_loss == "ignore":
            return text, []
        lost = known_losses(brief, self.to, **self.options)
        if lost and self.on_loss == "error":
            raise LossError(map(str, lost), self.to.name)
        return text, [change.pointer for change in lost]


def _brief(item: Document | BriefkitError) -> Brief:
    """Return the brief of a document.

    Raises:
        BriefkitError: There is none, or not the whole of one.
    """
    if isinstance(item, BriefkitError):
        raise item
    return whole_brief(item)


# --- reading -----------------------------------------------------------------------------


@attrs.frozen
class Reading:
    """Reads the documents in a column of a batch."""

    source: Source
    """Where the documents are."""

    def __call__(self, batch: pa.RecordBatch, first: int) -> pa.RecordBatch:
        """Return a row for each brief, and one for each document that is none."""
        briefs: list[Brief] = []
        places: list[int | None] = []
        beside: list[Sequence[Any]] = []
        for row, item in self.source.documents(batch, first):
            try:
                brief = _brief(item)
                building.check(brief)
            except BriefkitError as error:
                places.append(None)
                beside.append((row, *_error(error)))
            else:
                places.append(len(briefs))
                beside.append((row, None, None))
                briefs.append(brief)
        read = building.record_batch(briefs)
        at = pa.array(places, pa.int64())
        # A null index makes a row of nulls: there is no brief in it.
        columns = [column.take(at) for column in read.columns]
        columns += batch_of(beside, ERRORS).columns
        return pa.RecordBatch.from_arrays(columns, schema=read_schema())
