"""The Arrow schema of briefs: the columns that hold them, and those that are there to be asked.

A derived column repeats what others hold, in the shape that a question has: who is quoted, how
long stories are. Nobody reads it back. The words of quotations, a twelfth of a file, have a column
of their own, in step with that of who says them: engines read all of a list of records, or
nothing, and to count takes half the time without words. The whole text of a story is not among
them: it would nearly double the file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import pyarrow as pa

from briefkit._version import __version__
from briefkit.formats.parquet.shapes import Field, Items, Leaf, Record, Shape, brief_shape

__all__ = ["DERIVED", "FORM", "FORM_KEY", "OFFSET", "arrow_type", "is_time", "schema"]

FORM = 1
"""The version of the form that is written."""

FORM_KEY = b"briefkit.form"
"""The key of a table's metadata that says which version of the form it is in."""

OFFSET = "_offset"
"""What follows the name of a time in the name of the column with its UTC offset, in minutes."""

DERIVED: Mapping[str, pa.DataType] = MappingProxyType(
    {
        "speakers": pa.list_(pa.string()),
        "word_count": pa.int64(),
        "quotes": pa.list_(
            pa.struct(dict.fromkeys(("speaker", "cue", "kind", "pointer"), pa.string()))
        ),
        "quoted": pa.list_(pa.string()),
    }
)
"""The columns that follow from the others, and their types."""

_LEAVES: Mapping[type, Callable[[], pa.DataType]] = {
    str: pa.string,
    int: pa.int64,
    bool: pa.bool_,
    dt.datetime: lambda: pa.timestamp("us", "UTC"),
    dt.date: pa.date32,
    Mapping: pa.string,
}


@cache
def schema() -> pa.Schema:
    """Return the Arrow schema of briefs.

    Its metadata has the version of briefkit and that of the form; the metadata of a derived
    column says that it is one, and that of free mappings that they are JSON.
    """
    derived = {b"briefkit": b"derived"}
    fields = [*_columns(brief_shape())]
    fields += [pa.field(name, kind, metadata=derived) for name, kind in DERIVED.items()]
    return pa.schema(fields, {b"briefkit": __version__.encode(), FORM_KEY: str(FORM).encode()})


@cache
def arrow_type(shape: Shape) -> pa.DataType:
    """Return the Arrow type of what has a shape."""
    if isinstance(shape, Items):
        return pa.list_(arrow_type(shape.item))
    if isinstance(shape, Record):
        return pa.struct([*_columns(shape)])
    return _LEAVES[shape.kind]()


def is_time(shape: Shape | None) -> bool:
    """Tell whether a shape is that of an instant, which has a second column for its offset."""
    return isinstance(shape, Leaf) and shape.kind is dt.datetime


def _columns(record: Record) -> Iterator[Any]:
    for field in record.fields:
        yield pa.field(field.name, arrow_type(field.shape), metadata=_metadata(field))
        if is_time(field.shape):
            yield pa.field(field.name + OFFSET, pa.int16())


def _metadata(field: Field) -> dict[bytes, bytes] | None:
    is_json = isinstance(field.shape, Leaf) and field.shape.kind is Mapping
    return {b"briefkit": b"json"} if is_json else None
