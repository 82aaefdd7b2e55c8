"""Arrow to briefs: the fast way, for columns that are as this package writes them, or other
tools write them anew.

Column by column, level by level, as `building` goes the other way. It proves all that the strict
reader of the native JSON proves, and gives up on anything unusual; `foreign` then says why.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any

import attrs
import msgspec
import pyarrow as pa

from briefkit.formats.json.text import MAX_DEPTH, is_deeper
from briefkit.formats.parquet.schema import DERIVED, OFFSET, is_time
from briefkit.formats.parquet.shapes import TAG, Field, Items, Leaf, Record, Shape, brief_shape
from briefkit.model import Brief
from briefkit.model._trusted import maker

__all__ = ["Unusual", "briefs_of", "time_of"]

_EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001 - the offset is added first, then named
_UNUSUAL = (
    ValueError,
    LookupError,
    TypeError,
    OverflowError,
    msgspec.MsgspecError,
    pa.ArrowException,
)


class Unusual(Exception):  # noqa: N818 - no error: another way is taken
    """There is something in a batch that the fast way does not take."""


def briefs_of(batch: pa.RecordBatch) -> list[Brief]:
    """Return the briefs in the rows of a batch whose columns are those of the schema.

    Raises:
        Unusual: Something in it is not as this package would have written it.
    """
    try:
        columns = _wanted(batch)
        return _records(brief_shape(), columns, batch.num_rows)
    except _UNUSUAL as error:
        raise Unusual from error


def _wanted(batch: pa.RecordBatch) -> dict[str, pa.Array]:
    """Return the columns that hold the fields of briefs, by name."""
    names = batch.schema.names
    # Without the body these are no columns of ours.
    passed_over = DERIVED if "sections" in names else ()
    fields = [field for field in batch.schema if field.name not in passed_over]
    if not _has_fields(fields, brief_shape()):
        raise Unusual
    return {field.name: batch.column(field.name) for field in fields}


def _fits(kind: pa.DataType, shape: Shape) -> bool:
    """Tell whether all that a type can hold can be what has a shape."""
    types = pa.types
    if types.is_null(kind):
        return True
    if isinstance(shape, Items):
        return (types.is_list(kind) or types.is_large_list(kind)) and _fits(
            kind.value_type, shape.item
        )
    if isinstance(shape, Record):
        return types.is_struct(kind) and _has_fields([*kind], shape)
    if types.is_dictionary(kind):
        kind = kind.value_type
    return any(test(kind) for test in _TESTS[shape.kind])


def _has_fields(fields: Sequence[pa.Field], shape: Record) -> bool:
    known = {field.name: field.shape for field in shape.fields}
    known |= {name + OFFSET: Leaf(int) for name, item in known.items() if is_time(item)}
    names = {field.name for field in fields}
    return (
        len(names) == len(fields)
        and names <= known.keys()
        and all(_fits(field.type, known[field.name]) for field in fields)
    )


_TEXTS = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view)
_TESTS: Mapping[type, Sequence[Callable[[pa.DataType], bool]]] = {
    str: _TEXTS,
    Mapping: _TEXTS,
    int: (pa.types.is_integer,),
    bool: (pa.types.is_boolean,),
    dt.date: (pa.types.is_date32,),
    dt.datetime: (lambda kind: pa.types.is_timestamp(kind) and kind.tz is not None,),
}


def _values(shape: Shape, array: pa.Array) -> list[Any]:
    if pa.types.is_null(array.type):
        return [None] * len(array)
    if isinstance(shape, Items):
        return _lists(shape, array)
    if isinstance(shape, Record):
        return _structs(shape, array)
    values: list[Any] = array.to_pylist()
    if shape.kind is Mapping:
        return [None if value is None else _mapping(value) for value in values]
    return values


def _lists(shape: Items, array: pa.Array) -> list[Any]:
    lengths = array.value_lengths().to_pylist()
    items = array.flatten()
    if items.null_count:
        raise Unusual
    flat = iter(_values(shape.item, items))
    lists = [tuple(islice(flat, length)) if length else () for length in lengths]
    if array.null_count:
        return [None if n is None else found for n, found in zip(lengths, lists, strict=True)]
    return lists


def _structs(shape: Record, array: pa.Array) -> list[Any]:
    present = array.drop_null() if array.null_count else array
    columns = dict(zip((field.name for field in array.type), present.flatten(), strict=True))
    found = _records(shape, columns, len(present))
    if not array.null_count:
        return found
    each = iter(found)
    return [next(each) if valid else None for valid in array.is_valid().to_pylist()]


def _records(shape: Record, columns: Mapping[str, pa.Array], count: int) -> list[Any]:
    nothing = [None] * count
    taken = [
        _column(field, columns) if field.name in columns else nothing for field in shape.fields
    ]
    if shape.is_union:
        makers = _makers(shape)
        return [makers[row[0]](*row) for row in zip(*taken, strict=True)]
    return list(map(_makers(shape)[""], *taken))


def _column(field: Field, columns: Mapping[str, pa.Array]) -> list[Any]:
    array = columns[field.name]
    if is_time(field.shape):
        return _times(array, columns.get(field.name + OFFSET))
    return _values(field.shape, array)


def _times(array: pa.Array, offsets: pa.Array | None) -> list[dt.datetime | None]:
    if array.null_count == len(array):
        return [None] * len(array)
    # Finer times than those of Python are cut, as the reader of the native JSON cuts them.
    instants = array.cast(pa.timestamp("us", "UTC"), safe=False).cast(pa.int64()).to_pylist()
    minutes = offsets.to_pylist() if offsets is not None else [None] * len(instants)
    return [
        None if instant is None else time_of(instant, offset or 0)
        for instant, offset in zip(instants, minutes, strict=True)
    ]


def time_of(instant: int, offset: int) -> dt.datetime:
    """Return the time that two columns hold.

    Args:
        instant: Microseconds since 1970.
        offset: Minutes from UTC.

    Raises:
        ValueError, OverflowError: There is no such time.
    """
    local = _EPOCH + dt.timedelta(microseconds=instant, minutes=offset)
    return local.replace(tzinfo=_zone(offset))


@cache
def _zone(minutes: int) -> dt.timezone:
    return dt.timezone(dt.timedelta(minutes=minutes)) if minutes else dt.UTC


def _mapping(text: str) -> dict[str, Any]:
    value: dict[str, Any] = _decoder().decode(text)
    if is_deeper(value, MAX_DEPTH - 1):
        raise Unusual
    return value


@cache
def _decoder() -> msgspec.json.Decoder[dict[str, Any]]:
    return msgspec.json.Decoder(dict[str, Any])


# --- from values to the model ------------------------------------------------------------


@cache
def _makers(shape: Record) -> dict[str, Callable[..., Any]]:
    """Return what makes a value of each class of all fields of the record, in order."""
    return {tag: _maker(cls, shape) for tag, cls in shape.classes.items()}


def _maker(cls: Any, shape: Record) -> Callable[..., Any]:
    own = {field.name: field for field in attrs.fields(cls)}
    names: dict[str, Any] = {
        "make": maker(cls) if own else cls,
        "missing": _missing,
        "surplus": _missing,
    }
    arguments = dict.fromkeys(own, "")
    others = []
    for field in shape.fields:
        if field.name in own:
            arguments[field.name] = _argument(field, own[field.name], names)
        elif field.name != TAG:
            others.append(field.name)
    made = f"make({', '.join(arguments.values())})"
    if others:
        made = f"{made} if {' is None and '.join(others)} is None else surplus()"
    parameters = ", ".join(field.name for field in shape.fields)
    # Compiled, as attrs compiles __init__; all that enters the source is names of our own model.
    function: Callable[..., Any] = eval(f"lambda {parameters}: {made}", names)  # noqa: S307
    return function


def _argument(field: Field, own: attrs.Attribute[Any], names: dict[str, Any]) -> str:
    """Return the expression for a value of the model, of what a column holds."""
    name = field.name
    default = own.default
    if isinstance(field.shape, Leaf) and field.shape.choices:
        names[f"choices_{name}"] = choices = {choice: choice for choice in field.shape.choices}
        if default is not attrs.NOTHING:
            choices |= {None: default}  # type: ignore[dict-item]
        return f"choices_{name}[{name}]"
    if default is attrs.NOTHING:
        return f"missing() if {name} is None else {name}"
    if default is None:
        return name
    if isinstance(default, attrs.Factory):  # type: ignore[arg-type]
        return f"{{}} if {name} is None else {name}"
    names[f"default_{name}"] = default
    return f"default_{name} if {name} is None else {name}"


def _missing() -> None:
    raise Unusual
