"""What the body of a Markdown file gives: sections, and where everything in them stands."""

from __future__ import annotations

from typing import Any, TypeAlias

import attrs

from briefkit.formats._derive import Where
from briefkit.formats.markdown.directives import Directives
from briefkit.problems import Problem

__all__ = ["Body", "Mapped"]

Mapped: TypeAlias = dict[str, Any]
"""A block in canonical form."""


@attrs.define
class Body:
    """What the body of a file holds."""

    headline: str | None = None
    """The headline; None if there is none here."""

    sections: list[Mapped] = attrs.field(factory=list)
    """The sections in canonical form."""

    places: dict[str, Where] = attrs.field(factory=dict)
    """Where values stand, by pointer."""

    references: dict[str, Any] = attrs.field(factory=dict)
    """The link references that the body defines."""

    problems: list[Problem] = attrs.field(factory=list)
    """What a brief cannot hold, or not as it stands."""

    directives: Directives = attrs.field(factory=Directives)
    """The comments that speak to briefkit."""
