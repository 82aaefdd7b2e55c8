"""Going through a brief: every value of a kind with its place, so that nobody nests loops."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
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
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from walk(item, *kinds, base=f"{base}/{index}")
        return
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from walk(item, *kinds, base=join_pointer(key, base=base))
        return
    cls: Any = type(value)
    if attrs.has(cls):
        for name in _field_names(cls):
            yield from walk(getattr(value, name), *kinds, base=f"{base}/{name}")


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
    if attrs.has(cls) and step in _field_names(cls):
        return getattr(value, step)
    if attrs.has(cls) and step == DIRECTIVES and "extra" in _field_names(cls):
        return value.extra[step]
    raise LookupError(step)


@cache
def _field_names(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(cls))
