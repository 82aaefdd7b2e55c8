"""What has been read of an item so far: the facts of its story outside the body."""

from __future__ import annotations

from typing import Any

import attrs

from briefkit.formats.newsmlg2.items import Item
from briefkit.formats.newsmlg2.tree import Element
from briefkit.model import Brief
from briefkit.problems import Problem

__all__ = ["Facts"]


@attrs.define
class Facts:
    """What has been read of an item so far."""

    item: Item
    """The item."""

    language: str | None
    """The language of the story."""

    is_ours: bool
    """Whether briefkit wrote the item: then it says everything for itself."""

    fields: dict[str, Any] = attrs.field(factory=dict)
    """What is known, by the fields of a brief."""

    elements: dict[str, Element] = attrs.field(factory=dict)
    """The element that the value at a pointer came from."""

    problems: list[Problem] = attrs.field(factory=list)
    """What could not be read."""

    own: dict[str, list[str]] = attrs.field(factory=dict)
    """The values of our own properties by their names."""

    def put(self, field: str, value: Any, element: Element = None) -> None:
        """Note the value of a field, if there is one and none is known."""
        if value not in (None, "", ()) and field not in self.fields:
            self.fields[field] = value
            if element is not None:
                self.elements[f"/{field}"] = element

    def report(
        self, field: str, message: str, code: str = "BK104", element: Element = None
    ) -> None:
        """Note that what stands for a field could not be read."""
        if element is not None:
            self.elements.setdefault(f"/{field}", element)
        self.problems.append(Problem(pointer=f"/{field}", message=message, code=code))

    def brief(self) -> Brief:
        """Return the brief, without a body."""
        return Brief(**{"headline": "", **self.fields, "sections": ()})
