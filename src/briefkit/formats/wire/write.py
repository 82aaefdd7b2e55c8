"""A brief into running text: paragraphs parted by blank lines, nothing wrapped or escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from briefkit.formats.bodies.inline import list_text
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
from briefkit.prose.byline import format_byline, has_byline
from briefkit.prose.dateline import format_dateline
from briefkit.prose.structure.asides import tail_kind
from briefkit.prose.structure.display import is_slug
from briefkit.prose.structure.head import is_kicker, is_masthead

__all__ = ["render"]

_RULE = "___"


def render(brief: Brief) -> str:
    """Return `brief` as wire text, without asking how it would be read."""
    return "\n\n".join(filter(None, (*_head(brief), *_body(brief), *_tail(brief)))) + "\n"


def _head(brief: Brief) -> Iterator[str]:
    slug = _line(brief.slug)
    if is_slug(slug):  # Anything else would be read as a headline.
        yield slug
    masthead = _lines(*brief.masthead)
    # Without a rule, only labels on consecutive lines are clearly no headline.
    is_clear = is_masthead(masthead) and not any(map(has_byline, masthead))
    yield "\n".join(masthead if is_clear or not masthead else [*masthead, _RULE])
    kicker, headline = _line(brief.kicker), _line(brief.headline)
    if headline and not is_kicker(kicker, headline):  # It would be read as the headline.
        kicker = ""
    yield "\n".join(_lines(kicker, headline, brief.deck))
    byline = format_byline(brief.byline) if brief.byline else ""
    yield "\n".join(_lines(*byline.splitlines()))
    if brief.summary and brief.summary.strip():
        yield from ("ABSTRACT", *brief.summary.splitlines(), "FULL TEXT")


def _body(brief: Brief) -> Iterator[str]:
    dateline = _line(format_dateline(brief.dateline) if brief.dateline else None)
    for section in brief.sections:
        yield _line(section.heading)
        for block in section.blocks:
            for text in _WRITERS.get(type(block), _nothing)(block):
                if dateline and isinstance(block, Paragraph):
                    yield f"{dateline} {text}".rstrip()
                    dateline = ""
                else:
                    yield text
    yield dateline


def _tail(brief: Brief) -> Iterator[str]:
    # The notes come last: what is under a label such as "Correction:" goes on to the end.
    for line in (brief.rights.notice or "").splitlines() if brief.rights else ():
        if tail_kind(line) == "copyright":  # Anything else would be read as part of the story.
            yield _line(line)
    for note in brief.notes:
        yield _line(note.text)


def _line(text: str | None) -> str:
    """Return `text` on one line; it is `text` itself if it has no line breaks."""
    return " ".join(filter(None, map(str.strip, (text or "").splitlines())))


def _lines(*texts: str | None) -> list[str]:
    return list(filter(None, map(_line, texts)))


def _texts(block: Any) -> Iterator[str]:
    yield _line(block.text)


def _quoted(block: Any) -> Iterator[str]:
    for paragraph in block.paragraphs:
        yield _line(paragraph.text)


def _items(block: Any) -> Iterator[str]:
    yield list_text((_line(item.text) for item in block.items), ordered=block.ordered)


def _rows(block: Any) -> Iterator[str]:
    rows = (map(_line, row) for row in (block.header, *block.rows))
    yield "\n".join(_lines(*map("\t".join, rows)))


def _preformatted(block: Any) -> Iterator[str]:
    yield "\n".join(_lines(*block.text.splitlines()))


def _rule(_: Any) -> Iterator[str]:
    yield _RULE


def _nothing(_: Any) -> Iterator[str]:
    yield from ()


_WRITERS: Mapping[type[Block], Callable[[Any], Iterator[str]]] = {
    Paragraph: _texts,
    PullQuote: _texts,
    BlockQuote: _quoted,
    List: _items,
    Table: _rows,
    Preformatted: _preformatted,
    Rule: _rule,
}
