"""The body of a story in plain text: paragraphs by blank lines or by lines, wrapped or not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from briefkit.formats.bodies.body import Body, Builder
from briefkit.formats.bodies.html.read import parse_html, read_html
from briefkit.formats.bodies.html.write import dateline_text
from briefkit.formats.bodies.inline import clean, clean_lines, list_text
from briefkit.model import (
    Block,
    BlockQuote,
    Brief,
    List,
    Paragraph,
    Preformatted,
    PullQuote,
    Rule,
    Table,
)
from briefkit.prose.structure.blocks import Part, arrange
from briefkit.prose.structure.layout import lay_out

__all__ = ["plain_body", "read_plain"]

_RULE = "___"
_MARKUP = re.compile(
    r"\s*+<(p|div|h[1-6]|section|article)\b[^<>]{0,500}>.*</\1>", re.DOTALL | re.IGNORECASE
)


def read_plain(text: str) -> Body:
    """Read the body of a story from plain text.

    Blank lines part paragraphs; where there are none, line ends do, unless lines are wrapped at
    one width. Short lines without a mark at their end are headings, as in wire text. Text that
    is HTML after all is read as that.
    """
    if _MARKUP.match(text):
        return read_html(parse_html(text, "html"))
    builder = Builder()
    for part in arrange(lay_out(text)):
        if part.kind == "heading":
            builder.heading(part.passages[0].text, 1)
        else:
            builder.block(_MAKERS[part.kind](part))
    return builder.finish()


def plain_body(brief: Brief, *, dateline: bool = True) -> str:
    """Return the sections of a brief as plain text: paragraphs parted by blank lines.

    Args:
        brief: The brief.
        dateline: Whether to write its dateline at the head of the first paragraph.
    """
    lead = dateline_text(brief) if dateline else ""
    texts: list[str] = []
    for section in brief.sections:
        texts.append(clean(section.heading or ""))
        for block in section.blocks:
            for text in filter(None, _WRITERS.get(type(block), _nothing)(block)):
                opens = bool(lead) and isinstance(block, Paragraph)
                texts.append(f"{lead} {text}" if opens else text)
                lead = "" if opens else lead
    return "\n\n".join(filter(None, (*texts, lead)))


# --- reading -----------------------------------------------------------------------------


def _list(part: Part) -> Block:
    items = [passage.text for passage in part.passages]
    return List(items=items, ordered=part.kind == "ordered_list")


_MAKERS: Mapping[str, Callable[[Part], Block]] = {
    "paragraph": lambda part: Paragraph(text=part.passages[0].text),
    "pull_quote": lambda part: PullQuote(text=part.passages[0].text),
    "list": _list,
    "ordered_list": _list,
    "rule": lambda _: Rule(),
}


# --- writing -----------------------------------------------------------------------------


def _text(block: Any) -> Iterator[str]:
    yield clean(block.text)


def _paragraphs(block: Any) -> Iterator[str]:
    yield from (clean(paragraph.text) for paragraph in block.paragraphs)


def _items(block: Any) -> Iterator[str]:
    yield list_text((clean(item.text) for item in block.items), ordered=block.ordered)


def _rows(block: Any) -> Iterator[str]:
    rows: Iterable[list[str]] = ([clean(cell) for cell in r] for r in (block.header, *block.rows))
    yield "\n".join("\t".join(row) for row in rows if any(row))


def _preformatted(block: Any) -> Iterator[str]:
    yield clean_lines(block.text)


def _rule(_: Any) -> Iterator[str]:
    yield _RULE


def _nothing(_: Any) -> Iterator[str]:
    yield from ()


_WRITERS: Mapping[type[Block], Callable[[Any], Iterator[str]]] = {
    Paragraph: _text,
    PullQuote: _text,
    BlockQuote: _paragraphs,
    List: _items,
    Table: _rows,
    Preformatted: _preformatted,
    Rule: _rule,
}
