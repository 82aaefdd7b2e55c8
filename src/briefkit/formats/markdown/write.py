"""The body of a Markdown file from the sections of a brief.

Every section and every block becomes a section and a block again when it is read, though not
always the same: what Markdown cannot say of it, annotations in the front matter add.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from briefkit.formats.markdown.attribution import attribution_lines
from briefkit.formats.markdown.inline import escape, image, spell
from briefkit.model import (
    Block,
    BlockQuote,
    Brief,
    Figure,
    List,
    Paragraph,
    Preformatted,
    PullQuote,
    Rule,
    Section,
    Table,
)

__all__ = ["write"]

_EMPTY = "&nbsp;"
"""What stands for a text that is empty."""

_DEEPEST = 5


def write(brief: Brief, *, headline: bool) -> str:
    """Return the body: the headline if asked for, then the sections, with blank lines between."""
    parts = [f"# {escape(brief.headline)}"] if headline else []
    for number, section in enumerate(brief.sections):
        parts += _section(section, is_first=number == 0)
    return "".join(f"{part}\n\n" for part in parts).removesuffix("\n")


def _section(section: Section, *, is_first: bool) -> Iterator[str]:
    if not (is_first and section.heading is None and section.level == 1 and section.blocks):
        marks = "#" * (min(max(section.level, 1), _DEEPEST) + 1)
        yield f"{marks} {escape(section.heading or '')}".rstrip()
    previous: tuple[Block, int] | None = None
    for block in section.blocks:
        turn = _turn(block, previous)
        yield _BLOCKS[type(block)](block, turn)
        previous = (block, turn)


def _turn(block: Block, previous: tuple[Block, int] | None) -> int:
    """Return 1 if a list needs other marks than the list right before it, which it would join."""
    if not previous or not isinstance(block, List) or not isinstance(previous[0], List):
        return 0
    return 1 - previous[1] if block.ordered == previous[0].ordered else 0


def _text(paragraph: Paragraph) -> str:
    return spell(paragraph.text, paragraph.spans) or _EMPTY


def _paragraph(block: Paragraph, _: int) -> str:
    return _text(block)


def _pull_quote(block: PullQuote, _: int) -> str:
    paragraphs = [f"**{escape(block.text)}**" if block.text else _EMPTY]
    return _quotation([*paragraphs, *attribution_lines(block.speaker, None)])


def _block_quote(block: BlockQuote, _: int) -> str:
    paragraphs = [_text(paragraph) for paragraph in block.paragraphs]
    return _quotation([*paragraphs, *attribution_lines(block.speaker, block.cite)])


def _quotation(paragraphs: list[str]) -> str:
    return "\n>\n".join(f"> {paragraph}" for paragraph in paragraphs) or ">"


def _list(block: List, turn: int) -> str:
    bullet, point = ("-*"[turn], ".)"[turn])
    lines = (
        f"{f'{number}{point}' if block.ordered else bullet} {spell(item.text, item.spans)}".rstrip()
        for number, item in enumerate(block.items, start=1)
    )
    return "\n".join(lines) or _EMPTY


def _table(block: Table, _: int) -> str:
    width = max(map(len, (block.header, *block.rows)), default=0)
    if not width:
        return _EMPTY
    header, *rows = (_row(row, width) for row in (block.header, *block.rows))
    return "\n".join((header, "| --- " * width + "|", *rows))


def _row(cells: Any, width: int) -> str:
    padded = [*map(escape, cells), *[""] * (width - len(cells))]
    return "".join(f"| {cell} " for cell in padded) + "|"


def _preformatted(block: Preformatted, _: int) -> str:
    runs = re.findall(r"`{3,}", block.text)
    fence = "`" * (max(map(len, runs), default=2) + 1)
    return f"{fence}\n{block.text}\n{fence}" if block.text else f"{fence}\n{fence}"


def _figure(block: Figure, _: int) -> str:
    return image(block.media.alt or "", block.media.url or "", block.caption or "")


def _rule(_: Rule, __: int) -> str:
    return "---"


_BLOCKS: Mapping[type[Any], Callable[[Any, int], str]] = MappingProxyType(
    {
        BlockQuote: _block_quote,
        Figure: _figure,
        List: _list,
        Paragraph: _paragraph,
        Preformatted: _preformatted,
        PullQuote: _pull_quote,
        Rule: _rule,
        Table: _table,
    }
)
"""What writes each kind of block; the number says which marks a list is to use."""
