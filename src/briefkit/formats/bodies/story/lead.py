"""The dateline at the head of the first paragraph, and what else a format says of it."""

from __future__ import annotations

import attrs

from briefkit.formats.bodies.body import Body
from briefkit.formats.bodies.inline import Range, merged
from briefkit.formats.bodies.story.items import Item
from briefkit.formats.bodies.story.matter import Story
from briefkit.model import Dateline, Paragraph
from briefkit.prose.dateline import parse_dateline, split_dateline

__all__ = ["with_dateline"]

_DASHES = " \t\xa0\u2009\u202f-–—―_:,."


def with_dateline(story: Story, body: Body, *, trusted: bool) -> None:
    """Take the dateline off the first paragraph of a story, and join it with what is known."""
    marked, end = body.dateline or ("", 0)
    item = _marked(story, marked) or _first(story)
    if item is None:
        return
    brief = story.brief
    published = brief.published or brief.modified or brief.created
    found: Dateline | None = None
    if marked and f"{item.pointer}/text" == marked:
        found, end = _read_marked(item.text, end, trusted=trusted)
    elif not trusted:
        found, end = split_dateline(item.text, published.date() if published else None)
        if found is None:
            found, end = _known(brief.dateline, item.text)
    if found is None:
        return
    story.told(item, "/dateline", "/dateline/text")
    story.know(dateline=_joined(found, brief.dateline))
    _cut(story, item, end)


def _marked(story: Story, pointer: str) -> Item | None:
    return next((item for item in story.items if f"{item.pointer}/text" == pointer), None)


def _first(story: Story) -> Item | None:
    """Return the first paragraph, if nothing that is read stands above it."""
    for item in story.items:
        if item.text:
            return item if item.is_paragraph else None
    return None


def _read_marked(text: str, end: int, *, trusted: bool) -> tuple[Dateline, int]:
    """Return the dateline that is marked at the head of a paragraph, and where the text begins."""
    line = text[:end].rstrip()
    if not trusted:
        found, start = split_dateline(text)
        if found is not None and start >= end:
            return found, start
        rest = text[end:]
        end += len(rest) - len(rest.lstrip(_DASHES))
        line = text[:end].rstrip()
    start = end + len(text[end:]) - len(text[end:].lstrip())
    return parse_dateline(line) or Dateline(text=line), start


def _known(dateline: Dateline | None, text: str) -> tuple[Dateline | None, int]:
    """Return the dateline that is known already if a paragraph opens with its words."""
    words = dateline.text.rstrip(_DASHES) if dateline else ""
    if not words or not text.startswith(words):
        return None, 0
    rest = text[len(words) :]
    start = len(text) - len(rest.lstrip(_DASHES))
    if start == len(words) or start == len(text):
        return None, 0
    return parse_dateline(text[:start].rstrip()) or dateline, start


def _joined(found: Dateline, known: Dateline | None) -> Dateline:
    """Return a printed dateline with what is known of it besides its words."""
    if known is None:
        return found
    is_same = not found.places or [p.casefold() for p in found.places] == [
        p.casefold() for p in known.places
    ]
    if not is_same:
        return found
    return attrs.evolve(
        found,
        places=found.places or known.places,
        region=found.region or known.region,
        country=found.country or known.country,
        date=found.date or known.date,
        agencies=found.agencies or known.agencies,
    )


def _cut(story: Story, item: Item, end: int) -> None:
    """Leave of a paragraph what stands behind an offset in it; nothing, if that is nothing."""
    assert isinstance(item.block, Paragraph)
    text = item.text[end:]
    if not text:
        story.items.remove(item)
        return
    spans = (
        Range(max(span.start - end, 0), span.end - end, span.kind, span.href)
        for span in item.block.spans
        if span.end > end
    )
    quotes = (
        attrs.evolve(quote, start=quote.start - end, end=quote.end - end)
        for quote in item.block.quotes
        if quote.start >= end
    )
    item.block, item.text = Paragraph(text=text, spans=merged(spans), quotes=quotes), text
    story.problems[:] = [
        attrs.evolve(
            problem, start=max(problem.start - end, 0), end=max((problem.end or 0) - end, 0)
        )
        if problem.start is not None and problem.pointer == f"{item.pointer}/text"
        else problem
        for problem in story.problems
    ]
