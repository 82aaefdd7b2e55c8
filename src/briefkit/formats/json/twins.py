"""Twins: for each class of the model, a msgspec struct with the same fields.

JSON is decoded into them and encoded from them. What they hold is what JSON can spell: a time is
its text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from types import GenericAlias
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin

import attrs
import msgspec

from briefkit.model import Brief
from briefkit.structure import BLOCK_TAGS, DIRECTIVES, tag_of

__all__ = ["Twins", "is_positional", "twins_of_model"]

Twins: TypeAlias = Mapping[type, type[msgspec.Struct]]
"""The twin of each class."""


@cache
def twins_of_model() -> Twins:
    """Return the twin of each class of the model."""
    twins: dict[type, type[msgspec.Struct]] = {}
    _twin(Brief, twins)
    return twins


def is_positional(cls: Any) -> bool:
    """Tell whether all required fields of a class come first; a struct is built faster then."""
    required = [field.default is attrs.NOTHING for field in attrs.fields(cls)]
    return required == sorted(required, reverse=True)


def _twin(cls: Any, twins: dict[type, type[msgspec.Struct]]) -> type[msgspec.Struct]:
    if cls not in twins:
        fields = [_field(f, _type(f.type, twins)) for f in attrs.fields(cls)]
        if cls is Brief:
            envelope = msgspec.field(default=msgspec.UNSET)
            fields.append(("briefkit", int | msgspec.UnsetType, envelope))
            reserved = msgspec.field(default=msgspec.UNSET, name=DIRECTIVES)
            fields.append(("directives", Any, reserved))
        tag = tag_of(cls) if cls in BLOCK_TAGS.values() else None
        twins[cls] = msgspec.defstruct(
            cls.__name__, fields, tag=tag, tag_field="type" if tag else None,
            kw_only=not is_positional(cls), omit_defaults=True, forbid_unknown_fields=True,
            gc=False,
        )  # fmt: skip
    return twins[cls]


def _field(field: attrs.Attribute[Any], kind: Any) -> tuple[str, Any, Any]:
    if field.default is attrs.NOTHING:
        return field.name, kind, msgspec.field()
    if isinstance(field.default, attrs.Factory):  # type: ignore[arg-type]
        return field.name, kind, msgspec.field(default_factory=dict)
    return field.name, kind, msgspec.field(default=field.default)


def _type(wanted: Any, twins: dict[type, type[msgspec.Struct]]) -> Any:
    origin, arguments = get_origin(wanted), get_args(wanted)
    if attrs.has(wanted):
        return _twin(wanted, twins)
    if wanted in (dt.datetime, dt.date):
        return str
    if origin is tuple:
        return GenericAlias(tuple, (_type(arguments[0], twins), ...))
    if origin is Mapping:
        return dict[str, Any]
    if arguments and origin is not Literal:
        return Union[tuple(_type(argument, twins) for argument in arguments)]  # noqa: UP007
    return wanted
