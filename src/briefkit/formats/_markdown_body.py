"""What the body of a Markdown file gives: sections, and where everything in them stands."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

import attrs

from briefkit.formats._markdown_directives import Directives
from briefkit.problems import Problem

__all__ = ["Body", "Mapped", "Where"]

Mapped: TypeAlias = dict[str, Any]
"""A block in canonical form."""


class Where(NamedTuple):
    """Where a block or text stands in the source."""

    lines: tuple[int, int]
    """0-based numbers of its lines, end exclusive."""

    content: str | None = None
    """Its Markdown, without what sets the block off; None where only the lines are known."""

    start: int = 0
    """The code point of the text of `content` at which the value starts."""

    end: int | None = None
    """The code point just after it; None if it goes to the end."""

    is_literal: bool = False
    """Whether the value is `content` as it stands, and not the text that it means."""


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
