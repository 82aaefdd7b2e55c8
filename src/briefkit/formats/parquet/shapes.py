"""What of the model goes into which columns: derived from its classes and their type hints.

Parquet has no unions: the blocks of a section are records that have the fields of every class of
blocks, and say under ``type`` which class they are of, as in the native JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import NoneType
from typing import Any, Literal, TypeAlias, get_args, get_origin, get_type_hints

import attrs

from briefkit.model import Block, Brief
from briefkit.structure import BLOCK_TAGS, tag_of

__all__ = ["TAG", "Field", "Items", "Leaf", "Record", "Shape", "brief_shape"]

TAG = "type"
"""The field that says of which class a block is."""


@attrs.frozen
class Leaf:
    """A single value."""

    kind: type
    """What it is in the model: text, a number, a time; `Mapping` for JSON of any kind."""

    choices: frozenset[str] = frozenset()
    """The texts that are allowed, where not all are."""


@attrs.frozen
class Items:
    """Any number of values in order."""

    item: Shape
    """What each of them is."""


@attrs.frozen
class Record:
    """A value with fields."""

    fields: tuple[Field, ...]
    """The fields, in the order of the model."""

    classes: Mapping[str, type[Any]] = attrs.field(hash=False)
    """The class of the model that it is; by their tags, where it may be one of several."""

    is_union: bool = False
    """Whether the field `TAG` says which class it is."""


@attrs.frozen
class Field:
    """A field of a record."""

    name: str
    """What it is called, in the model as in the file."""

    shape: Shape
    """What is in it."""

    is_optional: bool = False
    """Whether the model says None where there is nothing."""


Shape: TypeAlias = Leaf | Items | Record
"""What a value of the model is in a file of columns."""


@cache
def brief_shape() -> Record:
    """Return the shape of a brief."""
    return _record(Brief)


def _shape(wanted: Any) -> Shape:
    origin, arguments = get_origin(wanted), get_args(wanted)
    if wanted is Block:
        return _union()
    if attrs.has(wanted):
        return _record(wanted)
    if origin is tuple:
        return Items(_shape(arguments[0]))
    if NoneType in arguments:
        return _shape(next(kind for kind in arguments if kind is not NoneType))
    return Leaf(str, frozenset(arguments)) if origin is Literal else Leaf(origin or wanted)


def _record(cls: Any) -> Record:
    return Record(tuple(_fields(cls)), {"": cls})


def _fields(cls: Any) -> list[Field]:
    hints = get_type_hints(cls)
    return [
        Field(field.name, _shape(hints[field.name]), NoneType in get_args(hints[field.name]))
        for field in attrs.fields(cls)
    ]


def _union() -> Record:
    fields = {TAG: Field(TAG, Leaf(str, frozenset(BLOCK_TAGS)))}
    for cls in BLOCK_TAGS.values():
        for field in _fields(cls):
            known = fields.setdefault(field.name, attrs.evolve(field, is_optional=True))
            # A field that two classes of blocks have must be the same in both.
            assert known.shape == field.shape, f"{tag_of(cls)}.{field.name}"
    return Record(tuple(fields.values()), BLOCK_TAGS, is_union=True)
