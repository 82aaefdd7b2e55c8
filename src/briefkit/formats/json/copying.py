"""Values of the model from their twins, and twins from values: by functions that are compiled.

Each is one run of statements: spelled-out attributes are three times as fast as a loop over
names, and what is nested is made where it stands, without a call. That is most of what reading
an archive costs beside decoding. attrs compiles ``__init__`` alike; all that enters the source is
names of our own model.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias, get_args, get_origin

import attrs

from briefkit.formats.json.twins import Twins, is_positional
from briefkit.model import Block, Brief, Paragraph
from briefkit.model._trusted import unfrozen
from briefkit.structure import BLOCK_TAGS
from briefkit.times import format_rfc3339, parse_date, parse_rfc3339

__all__ = ["reader", "writer"]

_Made: TypeAlias = Callable[[Any, str, Mapping[str, str]], Iterator[str]]


class _Way(NamedTuple):
    """One of the two ways between values and twins."""

    made: _Made
    """Returns the statements that make a variable a record of a class, of its fields' values."""

    times: Mapping[Any, Callable[[Any], Any]]
    """What makes a field of a time."""

    items: str
    """What a list of records becomes as a field."""


def reader(twins: Twins) -> Callable[[Any], Brief]:
    """Return the function that makes a brief of its twin."""
    classes = {twin: (cls, unfrozen(cls)) for cls, twin in twins.items()}
    names = {f"new_{cls.__name__}": new for cls, new in classes.values()}
    names |= {cls.__name__: cls for cls in twins}
    return _compiled(_READING, names, {cls: twin for twin, (cls, _) in classes.items()})


def writer(twins: Twins) -> Callable[[Brief], Any]:
    """Return the function that makes the twin of a brief."""
    names = {f"new_{cls.__name__}": twin for cls, twin in twins.items()}
    return _compiled(_WRITING, names, {cls: cls for cls in twins})


def _compiled(way: _Way, names: dict[str, Any], olds: Mapping[type, type]) -> Callable[[Any], Any]:
    """Return the function that copies a brief.

    Args:
        way: How.
        names: What the statements may name: for each class, what makes a new record.
        olds: For each class, that of the records that are copied.
    """
    names |= {f"copy_{kind.__name__}": copy for kind, copy in way.times.items()}
    blocks = {olds[cls]: cls for cls in BLOCK_TAGS.values()}
    names["copy_block"] = _Copies(lambda old: _defined(way, blocks[old], names))
    names["OldParagraph"] = olds[Paragraph]
    return _defined(way, Brief, names)


class _Copies(dict[type, Callable[[Any], Any]]):
    """What copies the blocks of each class, compiled when the first of them is met."""

    def __init__(self, compiled: Callable[[type], Callable[[Any], Any]]) -> None:
        self._compiled = compiled

    def __missing__(self, old: type) -> Callable[[Any], Any]:
        copy = self[old] = self._compiled(old)
        return copy


def _defined(way: _Way, cls: type, names: dict[str, Any]) -> Callable[[Any], Any]:
    """Return the function that copies a record of a class."""
    steps = _indented(_steps(way, cls, "old", "new"))
    made: dict[str, Callable[[Any], Any]] = {}
    exec("\n".join(("def copy(old):", *steps, "    return new")), names, made)  # noqa: S102 - see above
    return made["copy"]


def _indented(steps: Iterable[str], levels: int = 1) -> list[str]:
    return [f"{'    ' * levels}{step}" for step in steps]


# --- statements --------------------------------------------------------------------------


def _steps(way: _Way, cls: Any, old: str, new: str) -> Iterator[str]:
    """Yield the statements that make one variable the copy of the record in another."""
    values = {}
    for field in attrs.fields(cls):
        steps, value = _value(way, field.type, f"{old}.{field.name}", f"{new}_{field.name}")
        yield from steps
        values[field.name] = value
    yield from way.made(cls, new, values)


def _value(way: _Way, wanted: Any, old: str, new: str) -> tuple[list[str], str]:
    """Return the expression for the copy of a field, and the statements that come before.

    Args:
        way: How.
        wanted: The type of the field in the model.
        old: The expression for what is copied.
        new: A variable that is free for the copy.
    """
    for kind in (wanted, *get_args(wanted)):
        if kind in way.times:
            # An empty string is no time: it is to be refused as any other.
            return [], f"None if {old} is None else copy_{kind.__name__}({old})"
        if kind is Block or attrs.has(kind):
            copied = _items if get_origin(wanted) is tuple else _record
            return [*copied(way, kind, old, new)], new
    return [], old


def _record(way: _Way, kind: Any, old: str, new: str) -> Iterator[str]:
    """Yield the statements that copy a record, or None."""
    yield f"{new} = {new}_old = {old}"
    yield f"if {new} is not None:"
    yield from _indented(_steps(way, kind, f"{new}_old", new))


def _items(way: _Way, kind: Any, old: str, new: str) -> Iterator[str]:
    """Yield the statements that copy a sequence of records."""
    item = f"{new}_item"
    steps = _block if kind is Block else _steps
    yield f"{new} = {old}"
    yield f"if {new}:"
    yield f"    {new} = []"
    yield f"    for {item}_old in {old}:"
    yield from _indented(steps(way, kind, f"{item}_old", item), 2)
    yield f"        {new}.append({item})"
    yield f"    {new} = {way.items.format(new)}"


def _block(way: _Way, _: Any, old: str, new: str) -> Iterator[str]:
    """Yield the statements that copy a block; most are paragraphs, which cost no call."""
    yield f"if type({old}) is OldParagraph:"
    yield from _indented(_steps(way, Paragraph, old, new))
    yield "else:"
    yield f"    {new} = copy_block[type({old})]({old})"


def _filled(cls: Any, new: str, values: Mapping[str, str]) -> Iterator[str]:
    """Yield the statements that make a value of the model; see `briefkit.model._trusted`."""
    yield f"{new} = new_{cls.__name__}()"
    yield from (f"{new}.{name} = {value}" for name, value in values.items())
    yield f"{new}.__class__ = {cls.__name__}"


def _called(cls: Any, new: str, values: Mapping[str, str]) -> Iterator[str]:
    """Yield the statement that makes a twin."""
    key = "" if is_positional(cls) else "{}="
    arguments = (f"{key.format(name)}{value}" for name, value in values.items())
    yield f"{new} = new_{cls.__name__}({', '.join(arguments)})"


_READING = _Way(
    made=_filled,
    times=MappingProxyType({dt.datetime: parse_rfc3339, dt.date: parse_date}),
    items="tuple({})",
)
_WRITING = _Way(
    made=_called,
    times=MappingProxyType({dt.datetime: format_rfc3339, dt.date: dt.date.isoformat}),
    items="{}",
)
