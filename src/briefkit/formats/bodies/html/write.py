"""The body of a story as HTML that is well-formed XML as well, one block on a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import attrs

from briefkit.formats._links import safe_url
from briefkit.formats._xml import attribute, xml_escape
from briefkit.formats.bodies.inline import clean, clean_lines, spell, tidy
from briefkit.model import (
    Block,
    BlockQuote,
    Brief,
    Figure,
    List,
    Media,
    Paragraph,
    Preformatted,
    PullQuote,
    Rule,
    Section,
    Table,
)
from briefkit.prose.dateline import format_dateline

__all__ = ["block_html", "dateline_text", "heading_html", "html_body"]

_LOWEST = 6
_LARGEST = 1_000_000  # pixels
_ELEMENTS: Mapping[str, tuple[str, str, str]] = {
    "audio": ("audio", "audio", "aria-label"),
    "video": ("video", "video", "aria-label"),
}


def html_body(brief: Brief, *, dateline: bool = True, top: int = 2) -> str:
    """Return the sections of a brief as HTML: a fragment that is well-formed XML as well.

    Everything is escaped; what is empty, or leads to a program, is left out.

    Args:
        brief: The brief.
        dateline: Whether to write its dateline at the head of the first paragraph.
        top: The number of the heading element of a section of the first level: 2 for ``h2``.
    """
    lead = dateline_text(brief) if dateline else ""
    is_shifted = _is_shifted(brief.sections, top)
    lines: list[str] = []
    for section in brief.sections:
        lines += heading_html(section, top=top, is_shifted=is_shifted)
        for block in section.blocks:
            if lead and isinstance(block, Paragraph) and (opened := _opened(block, lead)):
                lines.append(opened)
                lead = ""
            else:
                lines += block_html(block)
    if lead:
        lines.insert(0, f'<p><span class="dateline">{xml_escape(lead)}</span></p>')
    return "".join(f"{line}\n" for line in lines)


def dateline_text(brief: Brief) -> str:
    """Return the dateline of a brief on one line, empty if it has none.

    Blanks, and what no markup can hold, are no words: then it is made of its parts.
    """
    if brief.dateline is None:
        return ""
    printed = clean(brief.dateline.text)
    return printed or clean(format_dateline(attrs.evolve(brief.dateline, text="")))


def heading_html(section: Section, *, top: int = 2, is_shifted: bool = False) -> Iterator[str]:
    """Yield the heading of a section, if it has one.

    Args:
        section: The section.
        top: The number of the heading element of the first level.
        is_shifted: Whether the number alone would be read as another level.
    """
    if not (text := clean(section.heading or "")):
        return
    level = max(section.level, 1)
    number = min(top + level - 1, _LOWEST)
    is_told = not is_shifted and number == top + level - 1
    mark = "" if is_told else f' data-level="{level}"'
    yield f"<h{number}{mark}>{xml_escape(text)}</h{number}>"


def block_html(block: Block) -> Iterator[str]:
    """Yield a block as HTML, nothing if there is nothing in it."""
    return _WRITERS[type(block)](block)


def _is_shifted(sections: Iterable[Section], top: int) -> bool:
    """Tell whether no heading is of the first level, so that a reader would raise them all."""
    levels = [section.level for section in sections if clean(section.heading or "")]
    return bool(levels) and min(levels) > 1 and top == 2


def _opened(paragraph: Paragraph, lead: str) -> str:
    text, spans = tidy(paragraph.text, paragraph.spans)
    if not text:
        return ""
    mark = f'<span class="dateline">{xml_escape(lead)}</span>'
    return f"<p>{mark} {spell(text, spans)}</p>"


def _paragraph(block: Any) -> Iterator[str]:
    if inner := _inner(block):
        yield f"<p>{inner}</p>"


def _inner(paragraph: Paragraph) -> str:
    return spell(*tidy(paragraph.text, paragraph.spans))


def _pull_quote(block: Any) -> Iterator[str]:
    if text := clean(block.text):
        footer = _footer(block.speaker, None)
        yield f'<blockquote class="pullquote"><p>{xml_escape(text)}</p>{footer}</blockquote>'


def _block_quote(block: Any) -> Iterator[str]:
    inner = "".join(line for paragraph in block.paragraphs for line in _paragraph(paragraph))
    if inner:
        url = _address(block.cite)
        cite = f' cite="{attribute(url)}"' if url else ""
        footer = _footer(block.speaker, None if url else block.cite)
        yield f"<blockquote{cite}>{inner}{footer}</blockquote>"


def _address(cite: str | None) -> str | None:
    """Return where a quotation comes from if that is an address, and not a title."""
    is_address = cite is not None and "://" in cite and not any(map(str.isspace, cite.strip()))
    return safe_url(cite) if is_address else None


def _footer(speaker: str | None, source: str | None) -> str:
    parts = []
    if name := clean(speaker or ""):
        parts.append(f'<span class="speaker">{xml_escape(name)}</span>')
    if title := clean(source or ""):
        parts.append(f'<cite class="source">{xml_escape(title)}</cite>')
    return f"<footer>{', '.join(parts)}</footer>" if parts else ""


def _list(block: Any) -> Iterator[str]:
    items = "".join(f"<li>{inner}</li>" for inner in map(_inner, block.items) if inner)
    if items:
        tag = "ol" if block.ordered else "ul"
        yield f"<{tag}>{items}</{tag}>"


def _table(block: Any) -> Iterator[str]:
    header, *rows = ([clean(cell) for cell in row] for row in (block.header, *block.rows))
    head = _row(header, "th")
    body = "".join(_row(row, "td") for row in rows)
    if head or body:
        inner = f"<thead>{head}</thead>" if head else ""
        yield f"<table>{inner}{f'<tbody>{body}</tbody>' if body else ''}</table>"


def _row(cells: Iterable[str], tag: str) -> str:
    texts = list(cells)
    if not any(texts):
        return ""
    return f"<tr>{''.join(f'<{tag}>{xml_escape(text)}</{tag}>' for text in texts)}</tr>"


def _preformatted(block: Any) -> Iterator[str]:
    if text := clean_lines(block.text):
        yield f"<pre>{xml_escape(text)}</pre>"


def _figure(block: Any) -> Iterator[str]:
    media = block.media
    caption = clean(block.caption or media.caption or "")
    credit = clean(block.credit or media.credit or "")
    shown, told = _shown(media)
    if not (shown or told or caption or credit):
        return
    mark = f'<span class="credit">{xml_escape(credit)}</span>' if credit else ""
    inner = " ".join(filter(None, (xml_escape(caption), mark)))
    words = f"<figcaption>{inner}</figcaption>" if inner else ""
    yield f'<figure class="media"{told}>{shown}{words}</figure>'


def _shown(media: Media) -> tuple[str, str]:
    """Return the element that shows media, or what is known of media without an address."""
    url = safe_url(media.url)
    tag, kind, alt = _ELEMENTS.get(media.kind or "", ("img", "picture", "alt"))
    given = {
        "src": url,
        alt if url else "data-alt": clean(media.alt or "")
        or ("" if tag == "img" and url else None),
        "data-id": clean(media.id or "") or None,
        "data-kind": None if url and media.kind == kind else clean(media.kind or "") or None,
        "data-type": clean(media.media_type or "") or None,
        "width": _size(media.width) if url else None,
        "height": _size(media.height) if url else None,
    }
    texts = "".join(f' {k}="{attribute(v)}"' for k, v in given.items() if v is not None)
    if not url:
        return "", texts
    return (f"<img{texts}/>" if tag == "img" else f'<{tag} controls="controls"{texts}></{tag}>'), ""


def _size(size: int | None) -> str | None:
    """Return a size; pictures of a single pixel are there for machines alone."""
    return str(size) if size is not None and 1 < size < _LARGEST else None


def _rule(_: Any) -> Iterator[str]:
    yield "<hr/>"


_WRITERS: Mapping[type[Block], Callable[[Any], Iterator[str]]] = {
    Paragraph: _paragraph,
    PullQuote: _pull_quote,
    BlockQuote: _block_quote,
    List: _list,
    Table: _table,
    Preformatted: _preformatted,
    Figure: _figure,
    Rule: _rule,
}
