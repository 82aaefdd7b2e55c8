"""Parquet in and out: row groups one by one, in bounded memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from briefkit.errors import ParseError, WriteError
from briefkit.formats._base import Document
from briefkit.formats.parquet import building, foreign, reading
from briefkit.formats.parquet.schema import schema
from briefkit.model import Brief
from briefkit.problems import Problem

__all__ = ["read", "write"]

ROWS = 5000
BATCH = 500


def write(
    file: BinaryIO,
    briefs: Iterable[Brief],
    *,
    refused: Callable[[int, WriteError], object] | None = None,
) -> None:
    """Write briefs as Parquet."""
    with pq.ParquetWriter(file, schema(), compression="zstd", compression_level=3) as writer:
        held: list[pa.RecordBatch] = []
        for batch in batches(briefs, refused=refused):
            held.append(batch)
            if sum(batch.num_rows for batch in held) >= ROWS:
                writer.write_table(pa.Table.from_batches(held))
                held = []
        if held:
            writer.write_table(pa.Table.from_batches(held))


def batches(
    briefs: Iterable[Brief],
    *,
    refused: Callable[[int, WriteError], object] | None = None,
) -> Iterator[pa.RecordBatch]:
    source, number = iter(briefs), 0
    while taken := [*islice(source, BATCH)]:
        try:
            yield building.record_batch(taken)
        except WriteError:
            if refused is None:
                raise
            kept = []
            for index, brief in enumerate(taken, number):
                try:
                    building.check(brief)
                except WriteError as error:
                    refused(index, error)
                else:
                    kept.append(brief)
            yield building.record_batch(kept)
        number += len(taken)


def read(file: BinaryIO) -> Iterator[Document | ParseError]:
    """Read the briefs of a Parquet file."""
    try:
        parquet = pq.ParquetFile(file)
        for batch in parquet.iter_batches(batch_size=256):
            yield from _documents(batch)
    except (pa.ArrowException, OSError, ValueError) as error:
        message = f"no sound Parquet file: {error}"
        raise ParseError([Problem(pointer="", message=message, code="BK001")], "parquet") from error


def _documents(batch: pa.RecordBatch) -> Iterable[Document | ParseError]:
    try:
        return [Document(brief, format="parquet") for brief in reading.briefs_of(batch)]
    except reading.Unusual:
        return foreign.documents(batch)
