"""Days that running text names, and which days they are: "Thursday", "last week", "Aug. 1".

A wire writes as of one day and leaves out what its readers know. Seen from the day of
publication, a bare weekday lies within seven days, and a date without a year is of that year.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefkit.model import (
    BlockQuote,
    Brief,
    Figure,
    List,
    Paragraph,
    Preformatted,
    PullQuote,
    Table,
)
from briefkit.model.blocks import Block
from briefkit.model.brief import paragraphs_in
from briefkit.prose.dates.clocks import Clock, find_clocks
from briefkit.prose.dates.readers import Found, read_shape
from briefkit.prose.dates.reckoning import Days
from briefkit.prose.dates.shapes import SHAPES, is_name
from briefkit.prose.quotes.marks import find_marked

__all__ = ["DateMention", "find_dates", "resolve_dates"]

# What may stand between a clock time and its day, in either order.
_TO_DAY = re.compile(r",?\s(?:on\s|of\s|this\s)?")
_TO_CLOCK = re.compile(
    r"(?:,|\s\()?\s?(?:(?:shortly\s|just\s)?(?:at|by|around|from|until|before|after)\s)?(?:about\s)?"
)


class DateMention(NamedTuple):
    """Words that name a day, or several, and the days that they name."""

    pointer: str
    """JSON Pointer of the text; empty for a text that is no part of a brief."""

    start: int
    """Where the words start in the text, in code points."""

    end: int
    """Where they end."""

    text: str
    """The words: "Thursday", "5 p.m. EDT Friday"."""

    date: dt.date | None
    """The day, or the first of several; None if the text alone cannot tell."""

    until: dt.date | None = None
    """The last of several days ("last week", "in 2015"); None for a single one."""

    at: dt.datetime | None = None
    """The instant, where a clock time is printed and its zone is known."""

    is_sure: bool = False
    """Whether the words leave no doubt."""


def resolve_dates(brief: Brief) -> tuple[DateMention, ...]:
    """Return the days that a brief names in headline, deck, summary, dateline and body.

    They are seen from `brief.published` and its zone or, without, from the day of the dateline;
    where there is neither, only dates with a year have a `date`. The order is that of the brief.
    """
    published = brief.published or (brief.dateline.date if brief.dateline else None)
    return tuple(
        mention._replace(pointer=pointer)
        for pointer, text in _texts(brief)
        for mention in find_dates(text, published)
    )


def find_dates(text: str, published: dt.date | None = None) -> tuple[DateMention, ...]:
    """Return the days that a text names, in order.

    Args:
        text: English running text, best one paragraph.
        published: The instant or the day of publication. Clock times without a zone are in the
            zone of the instant; in that of nobody, if only the day is given.

    >>> find_dates("The bridge opened on Thursday.", dt.date(2025, 8, 1))[0].date
    datetime.date(2025, 7, 31)
    """
    instant = published if isinstance(published, dt.datetime) else None
    day = instant.date() if instant else published
    found = [
        day_found
        for match in SHAPES.finditer(text)
        if not is_name(match) and (day_found := read_shape(match, day)) is not None
    ]
    clocks = find_clocks(text)
    if clocks:
        found = _with_clocks(text, found, clocks, day, instant.tzinfo if instant else None)
    return tuple(_mentions(text, found))


def _mentions(text: str, found: Iterable[Found]) -> Iterator[DateMention]:
    """Yield what was found; what somebody says in quotation marks is never sure but for dates."""
    marked = iter(find_marked(text))
    within = next(marked, None)
    for start, end, days, at in found:
        while within is not None and within.end <= start:
            within = next(marked, None)
        words = text[start:end]
        is_quoted = within is not None and within.start <= start
        is_clear = not is_quoted or any(map(str.isdecimal, words))
        is_sure = days.is_sure and days.first is not None and is_clear
        yield DateMention("", start, end, words, days.first, days.last, at, is_sure)


# --- clock times -------------------------------------------------------------------------


def _with_clocks(
    text: str,
    found: list[Found],
    clocks: Iterable[Clock],
    published: dt.date | None,
    local: dt.tzinfo | None,
) -> list[Found]:
    """Join clock times with the days beside them; one by itself is of the day of publication."""
    items: list[Found | Clock] = [*found, *clocks]
    merged: list[Found | Clock] = []
    for item in sorted(items, key=lambda item: item.start):
        before = merged[-1] if merged else None
        if before is not None and item.start < before.end:
            continue
        joined = _joined(text, before, item, local) if before is not None else None
        if joined is not None:
            merged[-1] = joined
        else:
            merged.append(item)
    return [_alone(item, published, local) if isinstance(item, Clock) else item for item in merged]


def _joined(
    text: str, before: Found | Clock, after: Found | Clock, local: dt.tzinfo | None
) -> Found | None:
    """Return a clock time and a day as one, None if they do not belong together."""
    gap = text[before.end : after.start]
    if isinstance(before, Clock) and isinstance(after, Found) and _TO_DAY.fullmatch(gap):
        day, clock = after, before
    elif isinstance(before, Found) and isinstance(after, Clock) and _TO_CLOCK.fullmatch(gap):
        day, clock = before, after
    else:
        return None
    if day.at is not None or day.days.last is not None:
        return None
    at = clock.on(day.days.first, local) if day.days.first else None
    days = day.days._replace(is_sure=day.days.is_sure and clock.is_clear)
    return Found(before.start, after.end, days, at)


def _alone(clock: Clock, published: dt.date | None, local: dt.tzinfo | None) -> Found:
    at = clock.on(published, local) if published else None
    return Found(clock.start, clock.end, Days(published, None, is_sure=False), at)


# --- the texts of a brief ----------------------------------------------------------------


def _texts(brief: Brief) -> Iterator[tuple[str, str]]:
    """Yield what a reader sees, with the place of each text."""
    dateline = brief.dateline.text if brief.dateline else None
    display = (("kicker", brief.kicker), ("headline", brief.headline), ("deck", brief.deck))
    for name, text in (*display, ("summary", brief.summary), ("dateline/text", dateline)):
        if text:
            yield f"/{name}", text
    for index, section in enumerate(brief.sections):
        if section.heading:
            yield f"/sections/{index}/heading", section.heading
        for number, block in enumerate(section.blocks):
            yield from _texts_of(f"/sections/{index}/blocks/{number}", block)


def _texts_of(pointer: str, block: Block) -> Iterable[tuple[str, str]]:
    if isinstance(block, (Paragraph, PullQuote, Preformatted)):
        return ((f"{pointer}/text", block.text),)
    if isinstance(block, (BlockQuote, List)):
        return ((f"{at}/text", item.text) for at, item in paragraphs_in(pointer, block))
    if isinstance(block, Table):
        return _cells_of(pointer, block)
    if isinstance(block, Figure) and block.caption:
        return ((f"{pointer}/caption", block.caption),)
    return ()


def _cells_of(pointer: str, table: Table) -> Iterator[tuple[str, str]]:
    for column, cell in enumerate(table.header or ()):
        yield f"{pointer}/header/{column}", cell
    for number, row in enumerate(table.rows):
        for column, cell in enumerate(row):
            yield f"{pointer}/rows/{number}/{column}", cell
