"""Arrow to briefs: the slow way, for tables that others made, and for telling what is wrong.

A row becomes the mapping that the native JSON would hold, and goes through its strict reader.
"""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

import attrs
import pyarrow as pa

from briefkit.errors import ParseError
from briefkit.formats import json as native
from briefkit.formats._base import Document
from briefkit.formats.json.text import read
from briefkit.formats.parquet.reading import time_of
from briefkit.formats.parquet.schema import DERIVED, OFFSET, is_time
from briefkit.formats.parquet.shapes import TAG, Items, Leaf, Record, Shape, brief_shape
from briefkit.problems import Problem
from briefkit.times import format_rfc3339

__all__ = ["documents"]


def documents(batch: pa.RecordBatch) -> Iterator[Document | ParseError]:
    """Yield what each row of a batch holds."""
    for number in range(batch.num_rows):
        try:
            yield native.document(_mapping(batch.slice(number, 1)))
        except ParseError as error:
            yield error
        except UnicodeDecodeError as error:
            yield _unreadable(f"not UTF-8: {error.reason}", "BK002")
        except (ValueError, OverflowError, pa.ArrowException) as error:
            yield _unreadable(f"a value has no counterpart in Python: {error}", "BK001")


def _unreadable(message: str, code: str) -> ParseError:
    return ParseError([Problem(pointer="", message=message.splitlines()[0], code=code)], "parquet")


def _mapping(row: pa.RecordBatch) -> dict[str, Any]:
    """Return a row as the native JSON has it."""
    values = {field.name: _in_python(row.column(index)) for index, field in enumerate(row.schema)}
    if "sections" in values:  # without it these are no columns of ours
        values = {name: value for name, value in values.items() if name not in DERIVED}
    return _fields(brief_shape(), values)


def _in_python(column: pa.Array) -> Any:
    """Return the one value of a column; of a time with a zone its microseconds since 1970."""
    kind = column.type
    if pa.types.is_timestamp(kind):
        # Finer times than those of Python are cut, as the reader of the native JSON cuts them.
        column = column.cast(pa.timestamp("us", kind.tz), safe=False)
        if kind.tz is not None:
            instant = column.cast(pa.int64()).to_pylist()[0]
            return None if instant is None else _Instant(instant)
    return column.to_pylist()[0]


class _Instant(int):
    """Microseconds since 1970: some of them are no time to Python until their offset is known."""


def _fields(shape: Record, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a record as the native JSON has them, without those that are null."""
    known = {field.name: field.shape for field in shape.fields}
    others = _of_other_classes(shape, values.get(TAG))
    found = {}
    for name, value in values.items():
        if value is None or (name in others and value == []):
            continue
        if name not in known and is_time(known.get(name.removesuffix(OFFSET))):
            continue
        if is_time(known.get(name)) and isinstance(value, _Instant):
            found[name] = _time(value, values.get(name + OFFSET))
        else:
            found[name] = _shaped(known.get(name), value)
    return found


def _of_other_classes(shape: Record, tag: Any) -> set[str]:
    """Return the fields of a union that the class with a tag does not have."""
    cls: Any = shape.classes.get(tag) if shape.is_union and isinstance(tag, str) else None
    if cls is None:
        return set()
    return {field.name for field in shape.fields} - {field.name for field in attrs.fields(cls)}


def _shaped(shape: Shape | None, value: Any) -> Any:
    if isinstance(shape, Items) and isinstance(value, list):
        return [_shaped(shape.item, item) for item in value]
    if isinstance(shape, Record) and isinstance(value, dict):
        return _fields(shape, value)
    if isinstance(shape, Leaf) and shape.kind is Mapping and isinstance(value, str):
        return _json(value)
    return _plain(value)


def _json(text: str) -> Any:
    try:
        return read(text)
    except ParseError as error:
        problems = [
            attrs.evolve(problem, pointer="/extra", span=None) for problem in error.problems
        ]
        raise ParseError(problems, "parquet") from error


def _time(instant: int, offset: Any) -> str:
    """Return a time as RFC 3339; where there is no such time, what the reader will refuse."""
    try:
        return format_rfc3339(time_of(int(instant), offset or 0))
    except (ValueError, OverflowError, TypeError):
        return f"{int(instant)} microseconds since 1970, {offset} minutes from UTC"


def _plain(value: Any) -> Any:
    """Return a value of a column that nobody knows as JSON values."""
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, _Instant):
        return _time(value, 0)
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, (dt.datetime, dt.date, dt.time)):
        return value.isoformat()
    return value if isinstance(value, (str, int, float, type(None))) else str(value)
