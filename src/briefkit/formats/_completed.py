"""What several parts of a document say of the same thing, put together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

import attrs

from briefkit.model import Author, Brief

__all__ = ["completed"]

T = TypeVar("T", Brief, Author)


def completed(value: T, other: T | None, *, without: Sequence[str] = ()) -> T:
    """Return a value of the model with what another knows of the same where it knows nothing.

    Args:
        value: The value.
        other: The other, if there is one.
        without: Fields that are left as they are.
    """
    if other is None:
        return value
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(type(value))
    lacking = {
        field.name: getattr(other, field.name)
        for field in fields
        if field.name not in without and not getattr(value, field.name)
    }
    return attrs.evolve(value, **lacking)
