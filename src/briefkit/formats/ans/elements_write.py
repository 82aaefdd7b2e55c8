"""The body of a brief as the content elements of a story."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from briefkit.formats._json_item import filled
from briefkit.formats._xml import xml_escape
from briefkit.formats.ans.media import media_item
from briefkit.formats.bodies.html.write import dateline_text
from briefkit.formats.bodies.inline import clean, clean_lines, spell, tidy
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

__all__ = ["elements_of"]

_LOWEST = 6
_Item = dict[str, Any]


def elements_of(brief: Brief) -> Iterator[_Item]:
    """Yield the content elements of a story, what stands below it and what it links to last."""
    lead = dateline_text(brief)
    body = list(_body(brief.sections, lead))
    if lead and not any(_DATELINE in str(item.get("content")) for item in body):
        body.insert(0, _text(_opened(lead, "")))
    yield from body
    for note in brief.notes:
        if note.kind in ("correction", "update") and clean(note.text):
            yield {"type": "correction", "correction_type": note.kind, "text": clean(note.text)}
    for link in brief.links:
        if link.url:
            more = filled(rel=link.rel, media_type=link.media_type)
            told = filled(content=clean(link.title or ""), additional_properties=more)
            yield {"type": "interstitial_link", "url": link.url, **told}


_DATELINE = '<span class="dateline">'


def _opened(lead: str, inner: str) -> str:
    return f"{_DATELINE}{xml_escape(lead)}</span> {inner}".rstrip()


def _body(sections: Iterable[Section], lead: str) -> Iterator[_Item]:
    for section in sections:
        yield from _heading(section)
        for block in section.blocks:
            for item in _WRITERS[type(block)](block):
                if lead and isinstance(block, Paragraph):
                    yield _text(_opened(lead, item["content"]))
                    lead = ""
                else:
                    yield item


def _heading(section: Section) -> Iterator[_Item]:
    if text := clean(section.heading or ""):
        level = max(section.level, 1)
        item: _Item = {
            "type": "header",
            "level": min(level + 1, _LOWEST),
            "content": xml_escape(text),
        }
        yield item if level < _LOWEST else {**item, "additional_properties": {"level": level}}


def _text(content: str) -> _Item:
    return {"type": "text", "content": content}


def _paragraph(block: Any) -> Iterator[_Item]:
    if inner := spell(*tidy(block.text, block.spans)):
        yield _text(inner)


def _pull_quote(block: Any) -> Iterator[_Item]:
    if text := clean(block.text):
        yield _quote("pullquote", [_text(xml_escape(text))], block.speaker, None)


def _block_quote(block: Any) -> Iterator[_Item]:
    inner = [item for paragraph in block.paragraphs for item in _paragraph(paragraph)]
    if inner:
        yield _quote("blockquote", inner, block.speaker, clean(block.cite or ""))


def _quote(subtype: str, inner: list[_Item], speaker: str | None, cite: str | None) -> _Item:
    item: _Item = {"type": "quote", "subtype": subtype, "content_elements": inner}
    if name := clean(speaker or ""):
        item["citation"] = _text(xml_escape(name))
    return {**item, "additional_properties": {"cite": cite}} if cite else item


def _list(block: Any) -> Iterator[_Item]:
    items = [item for paragraph in block.items for item in _paragraph(paragraph)]
    if items:
        kind = "ordered" if block.ordered else "unordered"
        yield {"type": "list", "list_type": kind, "items": items}


def _table(block: Any) -> Iterator[_Item]:
    header, *rows = ([clean(cell) for cell in row] for row in (block.header, *block.rows))
    rows = [row for row in rows if any(row)]
    item: _Item = {"type": "table", "header": _cells(header) if any(header) else []}
    if item["header"] or rows:
        yield {**item, "rows": [_cells(row) for row in rows]}


def _cells(row: Iterable[str]) -> list[_Item]:
    return [_text(xml_escape(cell)) for cell in row]


def _preformatted(block: Any) -> Iterator[_Item]:
    if text := clean_lines(block.text):
        yield {"type": "code", "content": text}


def _figure(block: Any) -> Iterator[_Item]:
    item = media_item(block.media, caption=block.caption, credit=block.credit)
    if len(item) > 1:
        yield item


def _rule(_: Any) -> Iterator[_Item]:
    yield {"type": "divider"}


_WRITERS: Mapping[type[Block], Callable[[Any], Iterator[_Item]]] = {
    Paragraph: _paragraph,
    PullQuote: _pull_quote,
    BlockQuote: _block_quote,
    List: _list,
    Table: _table,
    Preformatted: _preformatted,
    Figure: _figure,
    Rule: _rule,
}
