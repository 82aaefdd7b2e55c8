"""Arrow to briefs: the slow way, for tables that others made, and for telling what is wrong.

A row becomes the mapping that the native JSON would hold, and goes through its strict reader.
"""

from __future__ import annotations

import base64
import datetime as dt
import math
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import pyarrow as pa

from briefkit.errors import ParseError
from briefkit.formats import json as native
from briefkit.formats._base import Document
from briefkit.formats.json.text import parse
from briefkit.formats.parquet.schema import DERIVED, OFFSET
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
            message = f"not UTF-8: {error.reason}"
            yield ParseError([Problem(pointer="", message=message, code="BK002")], "parquet")
        except (ValueError, pa.ArrowException) as error:
            message = f"the row cannot be read: {error}"
            yield ParseError([Problem(pointer="", message=message, code="BK001")], "parquet")


def _mapping(row: pa.RecordBatch) -> dict[str, Any]:
    """Return a row as the native JSON has it."""
    values = {field.name: _value(row.column(index)) for index, field in enumerate(row.schema)}
    if "sections" in values:  # without it these are no columns of ours
        for name in DERIVED:
            values.pop(name, None)
    return _fields(brief_shape(), values)


def _value(column: pa.Array) -> Any:
    kind = column.type
    if pa.types.is_timestamp(kind):
        # Finer times than those of Python are cut, as the reader of the native JSON cuts them.
        column = column.cast(pa.timestamp("us", kind.tz), safe=False)
    return column.to_pylist()[0]


def _fields(shape: Record, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a record as the native JSON has them, without those that are null."""
    known = {field.name: field.shape for field in shape.fields}
    tag = values.get(TAG) if shape.is_union else ""
    own = _own(shape, tag)
    found = {}
    for name, value in values.items():
        if value is None or (own and name in known and name not in own and value in ([], ())):
            continue
        if name.endswith(OFFSET) and _is_time(known.get(name.removesuffix(OFFSET))):
            continue
        item = known.get(name)
        if _is_time(item) and isinstance(value, dt.datetime):
            found[name] = _time(value, values.get(name + OFFSET))
        else:
            found[name] = _plain(value) if item is None else _shaped(item, value)
    return found


def _own(shape: Record, tag: Any) -> frozenset[str]:
    import attrs

    cls = shape.classes.get(tag) if isinstance(tag, str) and shape.is_union else None
    return frozenset((TAG, *(field.name for field in attrs.fields(cls)))) if cls else frozenset()


def _is_time(shape: Shape | None) -> bool:
    return isinstance(shape, Leaf) and shape.kind is dt.datetime


def _shaped(shape: Shape, value: Any) -> Any:
    if isinstance(shape, Items) and isinstance(value, list):
        return [_shaped(shape.item, item) for item in value]
    if isinstance(shape, Record) and isinstance(value, dict):
        return _fields(shape, value)
    if isinstance(shape, Leaf) and shape.kind is Mapping and isinstance(value, str):
        return parse(value)
    return _plain(value)


def _time(value: dt.datetime, offset: Any) -> str:
    if value.tzinfo is None:
        return value.isoformat()
    if isinstance(offset, int) and abs(offset) < 24 * 60:
        try:
            value = value.astimezone(dt.timezone(dt.timedelta(minutes=offset)))
        except OverflowError:
            pass
    return format_rfc3339(value)


def _plain(value: Any) -> Any:
    """Return a value as JSON values."""
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, (dt.datetime, dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, float) and not math.isfinite(value):
        return value
    if isinstance(value, Decimal):
        return float(value)
    return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)
