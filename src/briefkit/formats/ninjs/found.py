"""What a reader of an item has found so far."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import attrs

from briefkit.model import Byline, Note

__all__ = ["Facts", "Reader"]


@attrs.define
class Facts:
    """What was found so far."""

    fields: dict[str, Any] = attrs.field(factory=dict)
    """Fields of the brief."""

    places: dict[str, str] = attrs.field(factory=dict)
    """Where the value of a field stands in the item: JSON Pointers of both."""

    more: dict[str, Any] = attrs.field(factory=dict)
    """What no field holds: properties by their names, what is inside them by its pointer."""

    located: str | None = None
    """The place that the item names as its origin."""

    rights: dict[str, str] = attrs.field(factory=dict)
    """Fields of the rights."""

    byline: str | None = None
    """The byline as printed."""

    people: Byline = attrs.field(factory=Byline)
    """Whom the item lists as its makers, as some systems do."""

    notes: list[Note] = attrs.field(factory=list)
    """Lines for the reader outside the story."""

    is_own: bool = False
    """Whether briefkit wrote the item."""


Reader: TypeAlias = Callable[[Facts, str, Any], bool]
"""Takes a property; returns whether it could make anything of it."""
