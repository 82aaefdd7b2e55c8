"""Functions from record batch to record batch, for engines that hand them out.

Spark's ``mapInArrow``, Ray Data's ``map_batches``, or a loop: each maker here returns a
`BatchFunction`, which is plain data, travels to other processes by pickle, and knows the schema of
what it returns before it has seen a row. What goes wrong in a row is said in columns.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, Protocol, TypeVar

import attrs
import pyarrow as pa

from briefkit.arrow import columns, works
from briefkit.arrow.ddl import ddl
from briefkit.conversion import OnLoss
from briefkit.documents import format_of
from briefkit.errors import UnsupportedDirectionError
from briefkit.formats import Format
from briefkit.formats.parquet.files import BATCH
from briefkit.validation.configuration.settings import Settings

__all__ = ["BatchFunction", "Work", "convert_batch", "read_batch", "validate_batch"]

Data = TypeVar("Data", pa.RecordBatch, pa.Table)


class Work(Protocol):
    """What is done with the rows of a batch. Plain data."""

    def __call__(self, batch: pa.RecordBatch, first: int) -> pa.RecordBatch:
        """Return what comes of the rows of a batch; `first` is the number of the first."""
        ...


@attrs.frozen
class BatchFunction:
    """A function from record batch to record batch, or from table to table. Plain data.

    With Spark: ``df.mapInArrow(lambda batches: map(function, batches), schema=function.ddl)``.
    With Ray Data: ``dataset.map_batches(function, batch_format="pyarrow")``.
    """

    schema: pa.Schema
    """The schema of what is returned, whatever comes in."""

    work: Work = attrs.field(repr=False)
    """What is done with the rows."""

    @property
    def ddl(self) -> str:
        """The schema as Spark spells it: ``row BIGINT, id STRING``."""
        return ddl(self.schema)

    def __call__(self, data: Data) -> Data:
        """Return what comes of the rows of a batch, as a batch; or of a table, as a table."""
        if isinstance(data, pa.RecordBatch):
            return self.work(data, 0)
        found, first = [], 0
        for batch in data.to_batches(max_chunksize=BATCH):
            found.append(self.work(batch, first))
            first += batch.num_rows
        return pa.Table.from_batches(found, self.schema)


def validate_batch(
    *,
    profile: str | Iterable[str] | None = None,
    select: str | Iterable[str] = (),
    ignore: str | Iterable[str] = (),
    settings: Settings | None = None,
    now: dt.datetime | None = None,
    max_findings: int | None = None,
) -> BatchFunction:
    """Return what finds what is wrong with the briefs in the rows of a batch.

    It takes the columns of `briefkit.arrow.schema` and returns a row for each finding: the
    number of its row in what came in (from 0), the id of the brief, and of the finding
    ``code``, ``name``, ``severity``, ``message``, ``pointer``, ``start`` and ``end`` (code
    points), and the ``text`` concerned. A row that is no brief has findings, too. Whether an id
    comes up twice nobody knows who sees one batch.

    Args:
        profile: As for `briefkit.validate`, and so are all of the following.
        select: The only rules to run.
        ignore: Rules not to run.
        settings: What to run and how.
        now: The instant to judge times by; by default that at which a batch is looked at.
        max_findings: How many findings to keep of one brief.

    Raises:
        ConfigurationError: There is no such rule or profile.
    """
    work = works.Validating(
        profile=works.names(profile),
        select=works.names(select) or (),
        ignore=works.names(ignore) or (),
        settings=settings,
        now=now,
        max_findings=max_findings,
    )
    works.checker(work)  # what is wrong with the arguments is said here, not on a worker
    return BatchFunction(columns.FINDINGS, work)


def convert_batch(
    to: str | Format,
    *,
    from_format: str | Format | None = None,
    column: str | None = None,
    on_loss: OnLoss = "report",
    allow_embargoed: bool = False,
    now: dt.datetime | None = None,
    **options: Any,
) -> BatchFunction:
    """Return what writes the briefs in the rows of a batch in a format.

    It takes the columns of `briefkit.arrow.schema`, or a column with documents in a format, and
    returns a row for each brief: the number of its row in what came in (from 0), the ``id``,
    the ``text``, and under ``lost`` the places of what the format could not keep. Where there
    is no text, ``error_code`` and ``error`` say why.

    Args:
        to: The format to write.
        from_format: The format of the documents; by default told by their content.
        column: The column with documents, texts or bytes; without it the briefs are in columns.
        on_loss: As for `briefkit.convert`, and so are the following.
        allow_embargoed: Whether a public format may be written of a brief that is embargoed.
        now: The instant to judge embargoes by.
        options: The format's own.

    Raises:
        UnknownFormatError: No format goes by a name.
        UnsupportedDirectionError: The format is only read, or no text.
    """
    target = format_of(None, format=to)
    if target.dumps is None:
        raise UnsupportedDirectionError(target.name, "be written as text")
    work = works.Converting(
        source=works.Source(column, _known(from_format)),
        to=target,
        on_loss=on_loss,
        allow_embargoed=allow_embargoed,
        now=now,
        options=options,
    )
    return BatchFunction(columns.CONVERTED, work)


def read_batch(format: str | Format | None, column: str) -> BatchFunction:
    """Return what reads the documents in a column of a batch.

    It returns a row for each brief, with the columns of `briefkit.arrow.schema` and behind them
    ``row``, the number of its row in what came in (from 0), ``error_code`` and ``error``. These
    say what is wrong with a document that could not be read; it has a row without a brief.

    Args:
        format: The format of the documents; None to tell it by the content of each.
        column: The column, of texts or of bytes.

    Raises:
        UnknownFormatError: No format goes by that name.
    """
    return BatchFunction(columns.read_schema(), works.Reading(works.Source(column, _known(format))))


def _known(format: str | Format | None) -> Format | None:
    return None if format is None else format_of(None, format=format)
