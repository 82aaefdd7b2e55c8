"""Values of front matter by the type of their place: strings typed, short forms spelled out.

A lone value stands for a list of one, and a string for a record of which it is the main part.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, get_args, get_origin

import attrs

from briefkit.formats.front_matter.yaml import Plain, plain_number
from briefkit.model import Agency, Author, Brief, Link, Media, Note, Rights, Subject

__all__ = ["expanded", "field_types", "shortened", "typed", "without_none"]

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_LONGEST_NUMBER = 400
_MAIN_PART: Mapping[type, str] = MappingProxyType(
    {
        Agency: "name",
        Author: "name",
        Link: "url",
        Media: "url",
        Note: "text",
        Rights: "notice",
        Subject: "name",
    }
)
"""What a string means where a record is asked for."""


@cache
def field_types(cls: Any = Brief) -> dict[str, Any]:
    """Return the types of the fields of a class of the model, by name."""
    return {field.name: field.type for field in attrs.fields(attrs.resolve_types(cls))}


def without_none(wanted: Any) -> Any:
    """Return X for the type ``X | None``, and any other type as it is."""
    kinds = [kind for kind in get_args(wanted) if kind is not type(None)]
    return kinds[0] if type(None) in get_args(wanted) else wanted


def expanded(value: Any, wanted: Any) -> Any:
    """Return `value` as the canonical form of the type `wanted`, as far as it can be one."""
    wanted = without_none(wanted)
    origin: Any = get_origin(wanted)
    if origin is tuple:
        return _list(value, get_args(wanted)[0])
    if isinstance(value, Plain) and value in _NULLS:
        return None
    if attrs.has(wanted):
        return _record(value, wanted)
    if origin is Mapping:
        return typed(value)
    if wanted in (int, bool):
        scalar = typed(value)
        return scalar if isinstance(scalar, wanted) else value
    return str(value) if isinstance(value, str) else value


def _list(value: Any, wanted: Any) -> Any:
    if value is None or (isinstance(value, Plain) and value in _NULLS):
        return []
    items = value if isinstance(value, list) else [value]
    return [expanded(item, wanted) for item in items]


def _record(value: Any, cls: Any) -> Any:
    if isinstance(value, str) and cls in _MAIN_PART:
        return {_MAIN_PART[cls]: str(value)}
    if not isinstance(value, Mapping):
        return typed(value)
    types = field_types(cls)
    items = {
        key: expanded(item, types[key]) if key in types else typed(item)
        for key, item in value.items()
    }
    return {key: item for key, item in items.items() if item is not None or key not in types}


def typed(value: Any) -> Any:
    """Return `value` with each `Plain` as what JSON would make of the same characters."""
    if isinstance(value, Mapping):
        return {key: typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [typed(item) for item in value]
    if not isinstance(value, Plain):
        return value
    if value in ("true", "false"):
        return value == "true"
    return None if value in _NULLS else _number(value)


def _number(text: str) -> int | float | str:
    """Return the number whose only spelling is `text`, or `text`: ``1.10`` is a version."""
    if len(text) <= _LONGEST_NUMBER:
        for kind in (int, float):
            try:
                if plain_number(number := kind(text)) == text:
                    return number
            except ValueError:
                continue
    return str(text)


def shortened(value: Any, wanted: Any) -> Any:
    """Return a canonical value of the type `wanted`, a record that is all main part as a string."""
    wanted = without_none(wanted)
    origin: Any = get_origin(wanted)
    if origin is tuple:
        return [shortened(item, get_args(wanted)[0]) for item in value]
    if not attrs.has(wanted):
        return value
    main = _MAIN_PART.get(wanted)
    if main and list(value) == [main]:
        return value[main]
    return {key: shortened(item, field_types(wanted)[key]) for key, item in value.items()}
