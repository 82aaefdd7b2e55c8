"""The columns that batch functions return."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import pyarrow as pa

from briefkit.formats.parquet.schema import schema

__all__ = ["CONVERTED", "ERRORS", "FINDINGS", "batch_of", "read_schema"]

ERRORS = pa.schema({"row": pa.int64(), "error_code": pa.string(), "error": pa.string()})
"""What stands beside a brief that was read: where it was, and why it is none."""

FINDINGS = pa.schema(
    {
        "row": pa.int64(),
        "id": pa.string(),
        **dict.fromkeys(("code", "name", "severity", "message", "pointer"), pa.string()),
        "start": pa.int64(),
        "end": pa.int64(),
        "text": pa.string(),
    }
)
"""What is said of a finding."""

CONVERTED = pa.schema(
    {
        "row": pa.int64(),
        "id": pa.string(),
        "text": pa.string(),
        "lost": pa.list_(pa.string()),
        "error_code": pa.string(),
        "error": pa.string(),
    }
)
"""What comes of a brief that is written in a format."""


@cache
def read_schema() -> pa.Schema:
    """Return the columns of briefs, and those that stand beside them."""
    briefs = schema()
    return pa.schema([*briefs, *ERRORS], briefs.metadata)


def batch_of(rows: Iterable[Sequence[Any]], wanted: pa.Schema) -> pa.RecordBatch:
    """Return rows as a batch.

    Args:
        rows: The values of each row, in the order of the columns.
        wanted: The schema.
    """
    values = [*zip(*rows, strict=True)] or [()] * len(wanted)
    arrays = [pa.array(found, field.type) for found, field in zip(values, wanted, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=wanted)
