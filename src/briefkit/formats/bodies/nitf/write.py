"""The body of a story as the content of ``body.content``, valid NITF 3.6, one block on a line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from briefkit.formats._links import safe_url
from briefkit.formats._xml import attribute, xml_escape
from briefkit.formats.bodies.inline import (
    Mark,
    Range,
    clean,
    clean_lines,
    cleaned,
    merged,
    nested,
)
from briefkit.formats.bodies.nitf.marks import MEDIA_TYPES
from briefkit.model import (
    BlockQuote,
    Brief,
    Figure,
    List,
    Media,
    Paragraph,
    Preformatted,
    PullQuote,
    Rule,
    Span,
    Table,
)

__all__ = ["attributes", "media_nitf", "nitf_body"]

# What is small (sections 5.6.6 of the schema: sub and sup) stands in a number, and holds no marks.
_SMALL: Mapping[str, tuple[str, str]] = {
    "sup": ("<num><sup>", "</sup></num>"),
    "sub": ("<num><sub>", "</sub></num>"),
}
_TAGS: Mapping[str, tuple[str, str]] = {
    "emphasis": ("<em>", "</em>"),
    "strong": ('<em class="strong">', "</em>"),
    "code": ('<em class="code">', "</em>"),
    **_SMALL,
}


def nitf_body(brief: Brief) -> str:
    """Return the sections of a brief as the children of ``body.content``, a block on a line.

    Everything is escaped; what is empty, or leads to a program, is left out. The dateline is
    not in it: it has a place of its own in ``body.head``.
    """
    lines: list[str] = []
    for section in brief.sections:
        if heading := clean(section.heading or ""):
            level = f' class="level-{section.level}"' if section.level > 1 else ""
            lines.append(f"<hl2{level}>{xml_escape(heading)}</hl2>")
        for block in section.blocks:
            lines += _WRITERS[type(block)](block)
    return "".join(f"{line}\n" for line in lines)


def media_nitf(
    media: Media, caption: str | None, credit: str | None, *, attached: bool = False
) -> Iterator[str]:
    """Yield a ``media`` element, nothing if nothing is known of what it shows.

    Args:
        media: What is shown.
        caption: Its caption here.
        credit: Its credit here.
        attached: Whether it only goes with the story, and has no place in it.
    """
    given = {
        "source": safe_url(media.url),
        "name": media.id,
        "mime-type": media.media_type,
        "alternate-text": media.alt,
        "height": _number(media.height),
        "width": _number(media.width),
    }
    reference = attributes(given)
    caption, credit = clean(caption or ""), clean(credit or "")
    if not (any(clean(given[name] or "") for name in _TELLING) or caption or credit):
        return
    words = " ".join((*(["attached"] if attached else []), *_class(media)))
    kind = attributes({"class": words, "media-type": MEDIA_TYPES.get(media.kind, "other")})
    inner = f"<media-reference{reference}/>"
    inner += f"<media-caption>{xml_escape(caption)}</media-caption>" if caption else ""
    inner += f"<media-producer>{xml_escape(credit)}</media-producer>" if credit else ""
    yield f"<media{kind}>{inner}</media>"


def attributes(values: Mapping[str, str | None]) -> str:
    """Return those attributes that say something as they stand in a tag, a space ahead of each."""
    cleaned_values = ((name, clean(value or "")) for name, value in values.items())
    return "".join(f' {name}="{attribute(value)}"' for name, value in cleaned_values if value)


_TELLING = ("source", "name", "alternate-text")


def _class(media: Media) -> Iterator[str]:
    if media.kind == "graphic":
        yield "graphic"


def _number(value: int | None) -> str | None:
    return str(value) if value is not None and 0 <= value < 10**9 else None


# --- blocks ------------------------------------------------------------------------------


def _paragraph(block: Any) -> Iterator[str]:
    if inner := _inner(block):
        yield f"<p>{inner}</p>"


def _pull_quote(block: Any) -> Iterator[str]:
    if text := clean(block.text):
        source, credit = _sources(block.speaker, None)
        inner = f"<block><p>{xml_escape(text)}</p></block>{credit}"
        yield f'<bq class="pullquote"{source}>{inner}</bq>'


def _block_quote(block: Any) -> Iterator[str]:
    inner = "".join(line for paragraph in block.paragraphs for line in _paragraph(paragraph))
    if inner:
        source, credit = _sources(block.speaker, block.cite)
        yield f"<bq{source}><block>{inner}</block>{credit}</bq>"


def _sources(speaker: str | None, cite: str | None) -> tuple[str, str]:
    """Return who is quoted as an attribute, and what is printed below as an element."""
    name, title = clean(speaker or ""), clean(cite or "")
    source = attributes({"quote-source": name})
    if title:
        return source, f'<credit class="cite">{xml_escape(title)}</credit>'
    return source, f"<credit>{xml_escape(name)}</credit>" if name else ""


def _list(block: Any) -> Iterator[str]:
    items = "".join(f"<li>{inner}</li>" for inner in map(_inner, block.items) if inner)
    if items:
        tag = "ol" if block.ordered else "ul"
        yield f"<{tag}>{items}</{tag}>"


def _table(block: Any) -> Iterator[str]:
    header = [clean(cell) for cell in block.header]
    head = _row(header, "th") if any(header) else ""
    body = "".join(_row(map(clean, row), "td") for row in block.rows)
    if head or body:
        yield f"<table>{f'<thead>{head}</thead>' if head else ''}{body}</table>"


def _row(cells: Iterable[str], tag: str) -> str:
    inner = "".join(f"<{tag}>{xml_escape(cell)}</{tag}>" for cell in cells)
    return f"<tr>{inner}</tr>" if inner else ""


def _preformatted(block: Any) -> Iterator[str]:
    if text := clean_lines(block.text):
        yield f"<pre>{xml_escape(text)}</pre>"


def _figure(block: Any) -> Iterator[str]:
    media = block.media
    return media_nitf(media, block.caption or media.caption, block.credit or media.credit)


def _rule(_: Any) -> Iterator[str]:
    yield "<hr/>"


_WRITERS: Mapping[type, Callable[[Any], Iterator[str]]] = {
    Paragraph: _paragraph,
    PullQuote: _pull_quote,
    BlockQuote: _block_quote,
    List: _list,
    Table: _table,
    Preformatted: _preformatted,
    Figure: _figure,
    Rule: _rule,
}


# --- words -------------------------------------------------------------------------------


def _inner(paragraph: Paragraph) -> str:
    """Return the text of a paragraph with its spans and quotations marked."""
    spans = [Range(s.start, s.end, s.kind, safe_url(s.href)) for s in paragraph.spans]
    quotes = [Range(q.start, q.end, "quote", q.speaker) for q in paragraph.quotes]
    kept = [span for span in spans if span.kind != "link" or span.href]
    text, ranges = cleaned(paragraph.text, [*kept, *quotes])
    marked = merged(r for r in ranges if r.kind != "quote")
    quoted = _apart(r for r in ranges if r.kind == "quote")
    return "".join(nested(text, _marks(marked, quoted)))


def _apart(quotes: Iterable[Range]) -> list[Range]:
    """Return quotations in order without those that overlap another."""
    kept: list[Range] = []
    for quote in sorted(quotes, key=lambda quote: (quote.start, quote.end)):
        if not kept or kept[-1].end <= quote.start:
            kept.append(quote)
    return kept


def _marks(spans: Sequence[Span], quotes: Sequence[Range]) -> list[Mark]:
    """Return what is marked, in order, cut so that no quotation and nothing small is crossed."""
    quoted = sorted({offset for quote in quotes for offset in (quote.start, quote.end)})
    large = [piece for span in spans if span.kind not in _SMALL for piece in _cut(span, quoted)]
    cuts = sorted({*quoted, *(offset for piece in large for offset in piece[:2])})
    small = [piece for span in spans if span.kind == "sup" for piece in _cut(span, cuts)]
    raised = [offset for piece in small for offset in piece[:2]]
    cuts = sorted({*cuts, *raised})
    lowered = [piece for span in spans if span.kind == "sub" for piece in _cut(span, cuts)]
    # An odd number of bounds before it: it lies in what is raised, and cannot be lowered too.
    small += [piece for piece in lowered if not bisect_right(raised, piece[0]) % 2]
    marks = [(quote.start, quote.end, 0, *_quote_tags(quote)) for quote in quotes]
    marks += [(start, end, 1, *_tags(span)) for start, end, span in large]
    marks += [(start, end, 2, *_tags(span)) for start, end, span in small]
    marks.sort(key=lambda mark: (mark[0], -mark[1], mark[2]))
    return [(start, end, opening, closing) for start, end, _, opening, closing in marks]


def _cut(span: Span, offsets: Sequence[int]) -> list[tuple[int, int, Span]]:
    """Return a span in pieces that reach from offset to offset; these are in order."""
    within = offsets[bisect_right(offsets, span.start) : bisect_left(offsets, span.end)]
    return [(start, end, span) for start, end in pairwise((span.start, *within, span.end))]


def _quote_tags(quote: Range) -> tuple[str, str]:
    return f"<q{attributes({'quote-source': quote.href})}>", "</q>"


def _tags(span: Span) -> tuple[str, str]:
    if span.kind == "link":
        return f'<a href="{attribute(span.href or "")}">', "</a>"
    return _TAGS[span.kind]
