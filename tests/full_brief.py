"""A brief in which every field of every class says something, made from the classes themselves."""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Callable, Mapping
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from briefkit.model import Brief, Quote, Span

__all__ = ["full_brief"]

_NOW = dt.datetime(2025, 8, 1, 14, 3, tzinfo=dt.UTC)
_ADDRESSES = frozenset(("url", "href", "uri", "license_url"))


def full_brief(text: Callable[[str], str] = "the {}".format, *, url: str | None = None) -> Brief:
    """Return a brief with a value in every field.

    Args:
        text: Makes the words of a field from its name.
        url: What stands where an address is expected; by default an address like any other.
    """
    return _filled(Brief, _Filler(text, url))


@attrs.frozen
class _Filler:
    text: Callable[[str], str]
    url: str | None

    def string(self, name: str) -> str:
        if name in _ADDRESSES:
            return self.url or f"https://example.org/{name}"
        return self.text(name)


def _filled(cls: type, filler: _Filler) -> Any:
    hints = get_type_hints(cls)
    values = {
        field.name: _value(field.name, hints[field.name], filler) for field in attrs.fields(cls)
    }
    if cls is Span:
        values |= {"start": 0, "end": 1}
    if cls is Quote:
        values |= {"start": 0, "end": len(values["text"])}
    return cls(**values)


def _value(name: str, wanted: Any, filler: _Filler) -> Any:
    origin, inner = get_origin(wanted), get_args(wanted)
    if origin in (Union, types.UnionType):
        kinds = [kind for kind in inner if kind is not type(None)]
        return _value(name, kinds[0], filler)
    if origin is tuple:
        kinds = (
            get_args(inner[0]) if get_origin(inner[0]) in (Union, types.UnionType) else inner[:1]
        )
        return tuple(_value(name, kind, filler) for kind in kinds)
    if origin is Literal:
        return inner[0]
    if origin is not None and issubclass(origin, Mapping):
        return {"key": filler.text(name)}
    return _filled(wanted, filler) if attrs.has(wanted) else _plain(name, wanted, filler)


def _plain(name: str, wanted: type, filler: _Filler) -> Any:
    values: dict[type, Any] = {bool: False, int: 3, dt.datetime: _NOW, dt.date: _NOW.date()}
    return values[wanted] if wanted in values else filler.string(name)
