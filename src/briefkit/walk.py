"""Going through a brief: every value of a kind with its place, so that nobody nests loops."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from operator import attrgetter
from types import NoneType
from typing import Any, TypeVar

import attrs

from briefkit.problems import join_pointer, split_pointer
from briefkit.structure import DIRECTIVES

__all__ = ["value_at", "walk"]

T = TypeVar("T")


def walk(value: Any, *kinds: type[T], base: str = "") -> Iterator[tuple[str, T]]:
    """Yield each value of `kinds` in `value` with its JSON Pointer, outer before inner.

    Args:
        value: A brief, or any part of one.
        kinds: The classes to look for; a model class, or a builtin such as str.
        base: The pointer of `value` itself.
    """
    if isinstance(value, kinds):
        yield base, value
    for step, item in _parts(value):
        if isinstance(item, _LEAVES):
            if isinstance(item, kinds):
                yield f"{base}/{step}", item
        elif item or isinstance(item, kinds):
            yield from walk(item, *kinds, base=f"{base}/{step}")


# What holds nothing: most of what there is, and not worth a generator of its own.
_LEAVES = (str, NoneType, int, dt.datetime)


def _parts(value: Any) -> Iterable[tuple[str | int, Any]]:
    if isinstance(value, tuple):
        return enumerate(value)
    if isinstance(value, Mapping):
        return ((join_pointer(key)[1:], item) for key, item in value.items())
    cls: Any = type(value)
    return zip(_field_names(cls), _fields(cls)(value), strict=True)


def value_at(value: Any, pointer: str) -> Any:
    """Return what stands at a JSON Pointer inside a brief, or any part of one.

    Directives are found in `Brief.extra`, and where the canonical form has them.

    Raises:
        LookupError: Nothing does.
    """
    for step in split_pointer(pointer):
        value = _inside(value, step)
    return value


def _inside(value: Any, step: str) -> Any:
    cls: Any = type(value)
    if isinstance(value, Mapping):
        return value[step]
    if isinstance(value, (tuple, list)):
        if step.isascii() and step.isdecimal() and len(step) < 10:
            return value[int(step)]
        raise LookupError(step)
    if step in _field_names(cls):
        return getattr(value, step)
    if attrs.has(cls) and step == DIRECTIVES and "extra" in _field_names(cls):
        return value.extra[step]
    raise LookupError(step)


@cache
def _fields(cls: Any) -> Callable[[Any], tuple[Any, ...]]:
    """Return what reads all fields of a class at once."""
    names = _field_names(cls)
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


@cache
def _field_names(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(cls)) if attrs.has(cls) else ()
