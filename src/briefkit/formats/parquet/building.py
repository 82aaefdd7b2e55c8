"""Briefs to Arrow: column by column, level by level, never value by value.

What makes it fast: all values of a level are taken out of their holders by one C call each
(`operator.attrgetter`), and a list column is the flat list of what is in all lists with offsets.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import accumulate, chain
from operator import attrgetter
from typing import Any

import attrs
import msgspec
import pyarrow as pa

from briefkit.errors import WriteError
from briefkit.formats._unwritable import check_extra, surrogates
from briefkit.formats.parquet.derived import derived
from briefkit.formats.parquet.schema import arrow_type, is_time, schema
from briefkit.formats.parquet.shapes import TAG, Items, Record, Shape, brief_shape
from briefkit.model import Brief
from briefkit.problems import Problem
from briefkit.walk import walk

__all__ = ["check", "record_batch"]

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)
_MINUTE = dt.timedelta(minutes=1)
_INT64 = range(-(2**63), 2**63)


def record_batch(briefs: Sequence[Brief]) -> pa.RecordBatch:
    """Return briefs as rows.

    Raises:
        WriteError: One holds what no column can hold.
    """
    for brief in briefs:
        check_extra(brief, "parquet")
    try:
        columns = _columns(brief_shape(), briefs)
        columns += derived(briefs)
        return pa.RecordBatch.from_arrays(columns, schema=schema())
    except (UnicodeEncodeError, OverflowError, pa.ArrowInvalid):
        for brief in briefs:
            check(brief)
        raise


def check(brief: Brief) -> None:
    """See that a brief can be a row.

    Raises:
        WriteError: `Brief.extra` holds what is no JSON, a text a lone surrogate, or a number is
            too large for any column.
    """
    check_extra(brief, "parquet")
    problems = [*surrogates(brief)]
    for pointer, number in walk(attrs.evolve(brief, extra={}), int):
        if number not in _INT64:
            message = "an integer of more than 64 bits"
            problems.append(Problem(pointer=pointer, message=message, code="BK001"))
    if problems:
        raise WriteError(problems, "parquet")


def _array(shape: Shape, values: Sequence[Any]) -> pa.Array:
    """Return the column of values of the model, any of which may be None."""
    if isinstance(shape, Items):
        return _lists(shape, values)
    if isinstance(shape, Record):
        return _structs(shape, values)
    if shape.kind is Mapping:
        values = [_json(value) if value else None for value in values]
    return pa.array(values, arrow_type(shape))


def _lists(shape: Items, values: Sequence[Sequence[Any] | None]) -> pa.Array:
    kind = arrow_type(shape)
    if not any(values):
        return pa.array(values, kind)
    absent = pa.array([value is None for value in values]) if None in values else None
    lists = [value or () for value in values]
    offsets = pa.array([0, *accumulate(map(len, lists))], pa.int32())
    flat = _array(shape.item, [*chain.from_iterable(lists)])
    return pa.ListArray.from_arrays(offsets, flat, kind, mask=absent)


def _structs(shape: Record, values: Sequence[Any]) -> pa.Array:
    kind = arrow_type(shape)
    if not any(values):
        return pa.nulls(len(values), kind)
    absent = pa.array([value is None for value in values]) if None in values else None
    return pa.StructArray.from_arrays(_columns(shape, values), fields=[*kind], mask=absent)


def _columns(shape: Record, values: Sequence[Any]) -> list[pa.Array]:
    """Return the columns of the fields of values, and of the offsets of times."""
    columns: list[pa.Array] = []
    taken = zip(*map(_taker(shape), values), strict=True) if values else ((),) * len(shape.fields)
    for field, column in zip(shape.fields, taken, strict=True):
        if is_time(field.shape):
            columns += _times(arrow_type(field.shape), column)
        else:
            columns.append(_array(field.shape, column))
    return columns


@cache
def _taker(shape: Record) -> Callable[[Any], tuple[Any, ...]]:
    """Return what takes the fields out of a value, in order; of None, as many times None."""
    names = [field.name for field in shape.fields]
    if not shape.is_union:
        take = attrgetter(*names)
        nothing = (None,) * len(names)
        return lambda value: nothing if value is None else take(value)
    takers = {cls: _of_class(cls, tag, names) for tag, cls in shape.classes.items()}
    return lambda value: takers[type(value)](value)


def _of_class(cls: Any, tag: str, names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    known = {field.name for field in attrs.fields(cls)}
    taken = (
        f"value.{name}" if name in known else repr(tag if name == TAG else None) for name in names
    )
    # Compiled, as attrs compiles __init__; all that enters the source is names of our own model.
    take: Callable[..., Any] = eval(f"lambda value: ({', '.join(taken)})")  # noqa: S307 - see above
    return take


def _times(kind: pa.DataType, values: Sequence[dt.datetime | None]) -> tuple[pa.Array, pa.Array]:
    instants = [None if value is None else (value - _EPOCH) // _MICROSECOND for value in values]
    offsets = [None if value is None else _minutes(value) for value in values]
    return pa.array(instants, pa.int64()).cast(kind), pa.array(offsets, pa.int16())


def _minutes(value: dt.datetime) -> int:
    """Return the UTC offset of a time; 0, which is UTC, for one that is not of whole minutes."""
    minutes, rest = divmod(value.utcoffset() or dt.timedelta(), _MINUTE)
    return 0 if rest else minutes


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
