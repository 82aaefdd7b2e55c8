"""A body as it is read: sections of blocks, each block with the element that it came from."""

from __future__ import annotations

from typing import Any

import attrs

from briefkit.model import Block, Section
from briefkit.problems import Problem

__all__ = ["Body", "Builder"]


@attrs.define
class Body:
    """A body that was read, and all that the rest of a reader needs to know of it."""

    sections: tuple[Section, ...] = ()
    """The sections; only the first may be without a heading."""

    elements: dict[str, Any] = attrs.field(factory=dict)
    """The element that the value at a pointer came from, where there are elements."""

    problems: list[Problem] = attrs.field(factory=list)
    """What was left out or not understood."""

    roles: dict[str, str] = attrs.field(factory=dict)
    """What the markup says that a block is, if not part of the story: headline, byline…"""

    dateline: tuple[str, int] | None = None
    """The pointer of the paragraph that a marked dateline opens, and where it ends there."""


@attrs.define
class Builder:
    """Puts a body together, block after block in the order of the text."""

    body: Body = attrs.field(factory=Body)
    """The body so far, but for its sections."""

    role: str | None = None
    """The role of what is appended now, whatever it is."""

    _sections: list[tuple[str | None, int, list[Block]]] = attrs.field(factory=list)

    def heading(self, text: str, level: int, element: Any = None) -> str:
        """Begin a section; return the pointer of its heading."""
        self._sections.append((text, level, []))
        return self._placed(f"/sections/{len(self._sections) - 1}/heading", element)

    def block(self, block: Block, element: Any = None) -> str:
        """Append a block to the section; return its pointer."""
        if not self._sections:
            self._sections.append((None, 1, []))
        blocks = self._sections[-1][2]
        blocks.append(block)
        return self._placed(f"{self.section}/blocks/{len(blocks) - 1}", element)

    def last(self) -> Block | None:
        """Return the block that was appended last, if no heading stands below it."""
        blocks = self._sections[-1][2] if self._sections else []
        return blocks[-1] if blocks else None

    def replace_last(self, block: Block) -> None:
        """Put another block in the place of the last one."""
        self._sections[-1][2][-1] = block

    @property
    def section(self) -> str:
        """The pointer of the section that is being filled."""
        return f"/sections/{max(len(self._sections) - 1, 0)}"

    def finish(self) -> Body:
        """Return the body."""
        self.body.sections = tuple(
            Section(heading=heading, level=level, blocks=blocks)
            for heading, level, blocks in self._sections
        )
        return self.body

    def _placed(self, pointer: str, element: Any) -> str:
        if self.role is not None:
            self.body.roles[pointer] = self.role
        if element is not None:
            self.body.elements[pointer] = element
        return pointer
