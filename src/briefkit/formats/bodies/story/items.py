"""Sections as one row of headings and blocks, from which things are taken; and back again."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from briefkit.formats.bodies.body import Body
from briefkit.model import Block, Paragraph, Rule, Section
from briefkit.prose.structure.passages import Line, Passage

__all__ = ["Item", "items_of", "passage_of", "sections_of"]


@attrs.define(eq=False)
class Item:
    """A heading or a block, and where it stood in the body."""

    pointer: str
    """The pointer of the heading, or of the block."""

    block: Block | None
    """The block; None for a heading."""

    text: str
    """The words of a heading or of a paragraph; empty for every other block."""

    level: int = 1
    """The level of a heading."""

    role: str | None = None
    """What the markup says that it is; see `Body.roles`."""

    @property
    def is_paragraph(self) -> bool:
        """Whether it is a paragraph."""
        return isinstance(self.block, Paragraph)


def items_of(body: Body) -> list[Item]:
    """Return the headings and blocks of a body in order."""
    items: list[Item] = []
    for i, section in enumerate(body.sections):
        if section.heading is not None:
            pointer = f"/sections/{i}/heading"
            items.append(
                Item(pointer, None, section.heading, section.level, body.roles.get(pointer))
            )
        for j, block in enumerate(section.blocks):
            pointer = f"/sections/{i}/blocks/{j}"
            text = block.text if isinstance(block, Paragraph) else ""
            items.append(Item(pointer, block, text, role=body.roles.get(pointer)))
    return items


def sections_of(items: Iterable[Item]) -> tuple[tuple[Section, ...], dict[str, str]]:
    """Return items as sections, and where in them each item and each old section is."""
    sections: list[tuple[str | None, int, list[Block]]] = []
    moved: dict[str, str] = {}
    for item in items:
        if item.block is None:
            sections.append((item.text, item.level, []))
            place = f"/sections/{len(sections) - 1}/heading"
        else:
            if not sections:
                sections.append((None, 1, []))
            blocks = sections[-1][2]
            blocks.append(item.block)
            place = f"/sections/{len(sections) - 1}/blocks/{len(blocks) - 1}"
        moved[item.pointer] = place
        before = "/".join(item.pointer.split("/", 3)[:3])
        moved.setdefault(before, f"/sections/{len(sections) - 1}")
    made = tuple(Section(heading=head, level=level, blocks=b) for head, level, b in sections)
    return made, moved


def passage_of(item: Item) -> Passage:
    """Return an item as running text has it; a block without words of its own as a stranger."""
    kind = "rule" if isinstance(item.block, Rule) else "text" if item.text else "block"
    return Passage([Line(item.text, 0)], kind=kind)
