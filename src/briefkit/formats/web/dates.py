"""When a story was published and changed, from all places where pages say so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from briefkit.formats._meta_tags import MODIFIED, PUBLISHED
from briefkit.formats.web.elements import Element, ancestors, text_of, words_of
from briefkit.formats.web.metadata import Metadata
from briefkit.formats.web.printed import printed_dates
from briefkit.formats.web.words import COMMENTS
from briefkit.problems import Problem
from briefkit.times import LenientTime, parse_lenient

__all__ = ["find_times"]

_OF_CHANGE = frozenset(
    ("modified", "updated", "update", "aktualisiert", "oppdatert", "datemodified")
)
_MOST_ELEMENTS = 40


def find_times(
    metadata: Metadata, root: Element
) -> tuple[dt.datetime | None, dt.datetime | None, list[Problem]]:
    """Return when a story was published and modified, and what was assumed to read it.

    JSON-LD comes first, then meta tags, ``time`` elements, and what is printed for readers. An
    earlier source that lacks the zone, or the time of day, gives way to a later one that has it
    and names the same moment.

    Args:
        metadata: What the head of the page says.
        root: The page.
    """
    problems: list[Problem] = []
    article = metadata.article
    published = chain(
        _strings(article.get("datePublished")),
        metadata.contents(*PUBLISHED),
        _elements(root),
        printed_dates(root),
        _strings(article.get("dateCreated")),
    )
    modified = chain(_strings(article.get("dateModified")), metadata.contents(*MODIFIED))
    return (
        _best(published, "/published", problems),
        _best(modified, "/modified", problems),
        problems,
    )


def _strings(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str) and item.strip():
            yield item.strip()
        elif type(item) is int and 0 < item < 10**13:
            yield str(item)


def _best(texts: Iterable[str], pointer: str, problems: list[Problem]) -> dt.datetime | None:
    """Return the first instant; a later one that says more of the same counts instead."""
    first, words = None, ""
    for text in texts:
        time = _time(text)
        if time is None:
            continue
        if first is None or _says_more(time, first, words):
            first, words = time, text
        if not first.assumed and _has_clock(first):
            break
    if first is None:
        return None
    if first.assumed:
        message = f"{words!r:.60} names no zone; {first.assumed} is assumed"
        problems.append(Problem(pointer=pointer, message=message, code="BK305"))
    return first.value


def _says_more(time: LenientTime, first: LenientTime, text: str) -> bool:
    if first.assumed and not time.assumed:
        has_clock = ":" in text
        if has_clock:  # the same clock, now with its zone; or the same moment in another
            return (
                time.value.replace(tzinfo=None) == first.value.replace(tzinfo=None)
                or time.value == first.value
            )
        return abs(time.value - first.value) < dt.timedelta(hours=38)
    return (
        ":" not in text
        and not _has_clock(first)
        and _has_clock(time)
        and (time.value.date() == first.value.date())
    )


def _has_clock(time: LenientTime) -> bool:
    return time.value.time() != dt.time()


def _time(text: str) -> LenientTime | None:
    text = text.strip()
    if text.isdigit() and len(text) in (10, 13):
        seconds = int(text) / (1000 if len(text) == 13 else 1)
        return LenientTime(dt.datetime.fromtimestamp(seconds, dt.UTC), "")
    try:
        return parse_lenient(text)
    except (ValueError, OverflowError):
        return None


def _elements(root: Element) -> Iterator[str]:
    """Yield what ``time`` elements and marked dates in the page say, those of the story first."""
    marked: list[str] = []
    others: list[str] = []
    found = chain(root.iterfind(".//*[@itemprop='datePublished']"), root.iter("time"))
    for element in islice(found, _MOST_ELEMENTS):
        said = element.get("datetime") or element.get("content") or text_of(element)
        if not said or words_of(element) & _OF_CHANGE or _is_of_another(element):
            continue
        is_marked = element.get("pubdate") is not None or element.get("itemprop") is not None
        (marked if is_marked else others).append(said)
    yield from marked
    yield from others[:2]


def _is_of_another(element: Element) -> bool:
    """Tell whether an element stands in a comment, or in a teaser of another story."""
    for depth, parent in enumerate(ancestors(element)):
        if depth > 6:
            return False
        if parent.tag in ("aside", "nav", "footer", "a", "li") or words_of(parent) & COMMENTS:
            return True
    return False
