"""Parquet in and out: rows in batches, batches in row groups, in bounded memory either way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, islice
from typing import Any, BinaryIO

import attrs
import pyarrow as pa
import pyarrow.parquet as pq

from briefkit.errors import ParseError, WriteError
from briefkit.files import MAX_BYTES
from briefkit.formats._base import Document
from briefkit.formats.parquet import building, foreign, reading
from briefkit.formats.parquet.schema import DERIVED, FORM, FORM_KEY, schema
from briefkit.model import Brief
from briefkit.problems import Problem, SourceSpan

__all__ = ["BATCH", "Refused", "batches", "documents", "read", "write"]

BATCH = 200
"""How many rows are made, or read, at a time: what one level of columns then holds stays in the
caches of a processor, so that smaller and larger ones both take longer."""

Refused = Callable[[int, WriteError], object]
"""Told of a brief that cannot be written: its number, from 0, and why."""

_GROUP = 2500  # rows: a part of an archive makes one, and larger ones are a fiftieth smaller
_GROUP_BYTES = 64 * 1024 * 1024
_LEVEL = 3  # of Zstandard: the next better ones take twice the time for a fiftieth of the size

# What is honest takes up some of a file for each row, and some for each byte that comes of it.
_RATIO = 200
_HARMLESS = 16 * 1024 * 1024
_BUFFER = 1024 * 1024


def write(file: BinaryIO, briefs: Iterable[Brief], *, refused: Refused | None = None) -> None:
    """Write briefs as Parquet; see `briefkit.formats.parquet.write`."""
    with pq.ParquetWriter(file, schema(), compression="zstd", compression_level=_LEVEL) as writer:
        for group in _groups(batches(briefs, refused=refused)):
            writer.write_table(pa.Table.from_batches(group))


def _groups(items: Iterable[pa.RecordBatch]) -> Iterator[list[pa.RecordBatch]]:
    """Yield batches in groups of many rows, but not of too many bytes."""
    group: list[pa.RecordBatch] = []
    rows = size = 0
    for batch in items:
        group.append(batch)
        rows, size = rows + batch.num_rows, size + batch.nbytes
        if rows >= _GROUP or size >= _GROUP_BYTES:
            yield group
            group, rows, size = [], 0, 0
    if group:
        yield group


def batches(
    briefs: Iterable[Brief], size: int = BATCH, *, refused: Refused | None = None
) -> Iterator[pa.RecordBatch]:
    """Yield briefs as batches of rows.

    Args:
        briefs: The briefs; as many are taken as make a batch.
        size: How many rows a batch has.
        refused: Told of each brief that cannot be written, which is left out; without it the
            error is raised.

    Raises:
        WriteError: A brief holds what no column can hold.
    """
    source, number = iter(briefs), 0
    while taken := [*islice(source, size)]:
        try:
            yield building.record_batch(taken)
        except WriteError:
            if refused is None:
                raise
            yield building.record_batch([*_sound(taken, partial(_told, refused, number))])
        number += len(taken)


def _sound(briefs: Iterable[Brief], refused: Refused) -> Iterator[Brief]:
    for number, brief in enumerate(briefs):
        try:
            building.check(brief)
        except WriteError as error:
            refused(number, error)
        else:
            yield brief


def _told(refused: Refused, before: int, number: int, error: WriteError) -> None:
    refused(before + number, error)


def read(file: BinaryIO) -> Iterator[Document | ParseError]:
    """Read the briefs of a Parquet file; see `briefkit.formats.parquet.read`."""
    number = 1
    for batch in _readable(_batches_in(file)):
        yield from documents(batch, number)
        number += batch.num_rows


def documents(batch: pa.RecordBatch, number: int = 1) -> Iterator[Document | ParseError]:
    """Yield the briefs in the rows of a batch; where one cannot be read, the error instead.

    Args:
        batch: The rows.
        number: The number of the first, from 1: the line that places are on.
    """
    for row, item in enumerate(_rows(batch), number):
        span = SourceSpan(row, 1, row, 1)
        if isinstance(item, ParseError):
            problems = [attrs.evolve(problem, span=span) for problem in item.problems]
            yield ParseError(problems, "parquet")
        else:
            yield Document(
                item.brief,
                format="parquet",
                problems=item.problems,
                unread=item.unread,
                locate=partial(_at, span),
            )


def _rows(batch: pa.RecordBatch) -> Iterable[Document | ParseError]:
    if batch.nbytes > MAX_BYTES and batch.num_rows > 1:
        half = batch.num_rows // 2
        return chain(_rows(batch.slice(0, half)), _rows(batch.slice(half)))
    if batch.nbytes > MAX_BYTES:
        return [_refusal(f"the row is longer than {MAX_BYTES // 1024**2} MiB", "BK001")]
    try:
        return [Document(brief, format="parquet") for brief in reading.briefs_of(batch)]
    except reading.Unusual:
        return foreign.documents(batch)


def _at(span: SourceSpan, *_: object, **__: object) -> SourceSpan:
    """Return the row as the line that a value is on."""
    return span


# --- the file itself ---------------------------------------------------------------------


def _readable(found: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield batches; make of what goes wrong with the file on the way an error of our own."""
    try:
        yield from found
    except ParseError:
        raise
    except (pa.ArrowException, ValueError, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:  # the system's, not the file's
            raise
        reason = str(error).strip().splitlines() or [type(error).__name__]
        message = f"no sound Parquet file: {reason[0].rstrip('.')}; get it, or write it, anew"
        raise _refusal(message, "BK001") from error


def _batches_in(file: BinaryIO) -> Iterator[pa.RecordBatch]:
    # Read piece by piece, as it is needed: whole columns of a group may not fit into memory.
    parquet = pq.ParquetFile(
        file, pre_buffer=False, buffer_size=_BUFFER, coerce_int96_timestamp_unit="us"
    )
    _check_size(parquet.metadata, file.seek(0, 2))
    names = parquet.schema_arrow.names
    _check_form(parquet.schema_arrow)
    if "sections" in names:
        names = [name for name in names if name not in DERIVED]
    stored = map(parquet.schema.column, range(len(parquet.schema)))
    old = {column.path for column in stored if column.physical_type == "INT96"}.intersection(names)
    for batch in parquet.iter_batches(batch_size=BATCH, columns=names, use_threads=False):
        yield _with_zone(batch, old) if old else batch


def _with_zone(batch: pa.RecordBatch, names: Iterable[str]) -> pa.RecordBatch:
    """Say of old timestamps, as Spark and Impala write them, what they mean: instants in UTC."""
    for name in sorted(names):
        index = batch.schema.get_field_index(name)
        batch = batch.set_column(index, name, batch.column(index).cast(pa.timestamp("us", "UTC")))
    return batch


def _check_size(metadata: Any, size: int) -> None:
    """Refuse a file that would go on for longer, or swell to more, than an honest one.

    Raises:
        ParseError: It would.
    """
    groups = [metadata.row_group(index) for index in range(metadata.num_row_groups)]
    largest = max((group.total_byte_size for group in groups), default=0)
    if max(metadata.num_rows, largest) > max(_HARMLESS, size * _RATIO):
        raise _refusal(
            "it holds far more than its size; write it anew, in other row groups", "BK001"
        )


def _check_form(found: pa.Schema) -> None:
    """Refuse a file of another form than this, and one in which two columns have one name.

    Raises:
        ParseError: It is one.
    """
    form = (found.metadata or {}).get(FORM_KEY, b"1").decode(errors="replace")
    if form != str(FORM):
        raise _refusal(f"expected version {FORM} of the form, got {form!r:.20}", "BK105")
    twice = [name for name, count in Counter(found.names).items() if count > 1]
    if twice:
        raise _refusal(f"two columns are called {twice[0]!r:.60}", "BK005")


def _refusal(message: str, code: str) -> ParseError:
    return ParseError([Problem(pointer="", message=message, code=code)], "parquet")
