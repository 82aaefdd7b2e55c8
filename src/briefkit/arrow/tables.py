"""Between briefs and Arrow: tables at once, or record batches one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyarrow as pa

from briefkit.documents import whole_brief
from briefkit.errors import ParseError
from briefkit.formats.parquet import files
from briefkit.formats.parquet.schema import schema
from briefkit.model import Brief

__all__ = ["from_batches", "from_table", "schema", "to_batches", "to_table"]


def to_table(briefs: Iterable[Brief]) -> pa.Table:
    """Return briefs as a table, a row each, with the columns of `schema`.

    Raises:
        WriteError: A text holds a lone surrogate, `Brief.extra` what is no JSON, or a number is
            too large for any column.
    """
    return pa.Table.from_batches(to_batches(briefs), schema())


def to_batches(briefs: Iterable[Brief], size: int = files.BATCH) -> Iterator[pa.RecordBatch]:
    """Yield briefs as record batches, taking as many at a time as one holds.

    Args:
        briefs: The briefs.
        size: How many rows a batch has; the last one may have fewer.

    Raises:
        WriteError: As `to_table`.
        ValueError: `size` is less than 1.
    """
    if size < 1:
        raise ValueError(f"a batch has at least one row, not {size}")
    return files.batches(briefs, size)


def from_table(table: pa.Table) -> Iterator[Brief]:
    """Yield the briefs in the rows of a table.

    Columns are found by their names, wherever they stand. Derived ones are passed over; one that
    is missing has its default; what is in one that nobody knows goes to `Brief.extra`.

    Args:
        table: A table that `to_table` made, or one like it.

    Raises:
        ParseError: A row is no brief, or not the whole of one; its problems have the pointer of
            each value that is wrong, and the number of the row, from 1, as their line.
    """
    return from_batches(table.to_batches(max_chunksize=files.BATCH))


def from_batches(batches: Iterable[pa.RecordBatch]) -> Iterator[Brief]:
    """Yield the briefs in the rows of record batches.

    Args:
        batches: The batches; rows are counted through all of them.

    Raises:
        ParseError: As `from_table`.
    """
    number = 1
    for batch in batches:
        for item in files.documents(batch, number):
            if isinstance(item, ParseError):
                raise item
            yield whole_brief(item)
        number += batch.num_rows
