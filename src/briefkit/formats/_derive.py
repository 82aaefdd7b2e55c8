"""What a reader makes of running text, and what therefore need not be written beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import attrs

from briefkit.model import Brief, Dateline, Paragraph, Span
from briefkit.prose.dateline import split_dateline
from briefkit.prose.speakers import resolve_speakers

__all__ = ["FIRST", "Where", "derive", "inline_dateline", "opens_with_dateline"]

FIRST = "/sections/0/blocks/0/text"
"""Where the text stands that a dateline may open."""


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


def derive(
    brief: Brief, places: Mapping[str, Where], *, dateline: bool
) -> tuple[Brief, dict[str, Where]]:
    """Return `brief` with what its text says: its dateline, its quotations and their speakers.

    Args:
        brief: A brief whose paragraphs have neither.
        places: Where its values stand.
        dateline: Whether to take the dateline off the first paragraph.

    Returns:
        The brief, and where its values stand now.
    """
    moved = dict(places)
    if dateline:
        found, start = split_dateline(_opening(brief))
        if found is not None:
            brief = _without_dateline(brief, found, start)
            if where := places.get(FIRST):
                moved[FIRST] = where._replace(start=start)
                moved["/dateline"] = moved["/dateline/text"] = where._replace(end=len(found.text))
    return resolve_speakers(brief), moved


def opens_with_dateline(brief: Brief) -> bool:
    """Tell whether a reader would take a dateline off the first paragraph of `brief`."""
    return split_dateline(_opening(brief))[0] is not None


def inline_dateline(brief: Brief) -> Brief | None:
    """Return `brief` with its dateline in the first paragraph, None if it has no place there.

    It has one if a reader would take the same dateline off the same paragraph again.
    """
    first = _first_paragraph(brief)
    if brief.dateline is None or first is None or not first.text:
        return None
    lead = f"{brief.dateline.text} "
    text = lead + first.text
    if split_dateline(text) != (brief.dateline, len(lead)):
        return None
    spans = [*_shifted(first.spans, len(lead))]
    return _with_first(brief, attrs.evolve(first, text=text, spans=spans))


def _first_paragraph(brief: Brief) -> Paragraph | None:
    blocks: Iterable[Any] = brief.sections[0].blocks[:1] if brief.sections else ()
    return next((block for block in blocks if isinstance(block, Paragraph)), None)


def _opening(brief: Brief) -> str:
    first = _first_paragraph(brief)
    return first.text if first else ""


def _without_dateline(brief: Brief, dateline: Dateline, start: int) -> Brief:
    first = _first_paragraph(brief)
    assert first is not None
    spans = [*_shifted(first.spans, -start)]
    rest = attrs.evolve(first, text=first.text[start:], spans=spans)
    return attrs.evolve(_with_first(brief, rest), dateline=dateline)


def _shifted(spans: Iterable[Span], by: int) -> Iterator[Span]:
    """Yield spans moved by some code points; what would lie before the text is left out."""
    for span in spans:
        if span.end + by > 0:
            yield attrs.evolve(span, start=max(span.start + by, 0), end=span.end + by)


def _with_first(brief: Brief, paragraph: Paragraph) -> Brief:
    section, *others = brief.sections
    blocks = (paragraph, *section.blocks[1:])
    return attrs.evolve(brief, sections=(attrs.evolve(section, blocks=blocks), *others))
