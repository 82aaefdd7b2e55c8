"""The Arrow schema of briefs: the columns that hold them, and those that are there to be asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

import pyarrow as pa

from briefkit._version import __version__
from briefkit.formats.parquet.shapes import Items, Leaf, Record, Shape, brief_shape

__all__ = ["DERIVED", "FORM", "FORM_KEY", "OFFSET", "arrow_type", "schema"]

FORM = 1
"""The version of the form that is written."""

FORM_KEY = b"briefkit.form"
"""The key of the schema's metadata that says which version of the form a table is in."""

OFFSET = "_offset"
"""What follows the name of a time in the name of the column with its UTC offset, in minutes."""

_LEAVES: Mapping[type, Callable[[], pa.DataType]] = {
    str: pa.string,
    int: pa.int64,
    bool: pa.bool_,
    dt.datetime: lambda: pa.timestamp("us", "UTC"),
    dt.date: pa.date32,
    Mapping: pa.string,
}

DERIVED: Mapping[str, pa.DataType] = {
    "speakers": pa.list_(pa.string()),
    "word_count": pa.int64(),
    "quotes": pa.list_(
        pa.struct(
            {
                "text": pa.string(),
                "speaker": pa.string(),
                "kind": pa.string(),
                "pointer": pa.string(),
            }
        )
    ),
}
"""Columns that follow from the others: there to be asked, and passed over on reading."""


@cache
def schema() -> pa.Schema:
    """Return the Arrow schema of briefs."""
    fields = [*_columns(brief_shape())]
    fields += [
        pa.field(name, kind, metadata={"briefkit": "derived"}) for name, kind in DERIVED.items()
    ]
    return pa.schema(fields, {"briefkit": __version__, FORM_KEY: str(FORM)})


@cache
def arrow_type(shape: Shape) -> pa.DataType:
    """Return the Arrow type of what has a shape."""
    if isinstance(shape, Items):
        return pa.list_(arrow_type(shape.item))
    if isinstance(shape, Record):
        return pa.struct([*_columns(shape)])
    return _LEAVES[shape.kind]()


def _columns(record: Record) -> Iterator[Any]:
    for field in record.fields:
        yield pa.field(field.name, arrow_type(field.shape))
        if isinstance(field.shape, Leaf) and field.shape.kind is dt.datetime:
            yield pa.field(field.name + OFFSET, pa.int16())
