"""Dates as pages print them for readers: "6. März 2024, 8:00 Uhr", "6 de marzo de 2024"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from briefkit.formats.web.elements import Element, ancestors, text_of, words_of
from briefkit.formats.web.words import ASIDE, COMMENTS

__all__ = ["printed_dates"]

_NAMES = frozenset(
    """
    date dates datetime datepublished datum fecha dato published publishdate publicado pubdate
    publiceddate publikationsdatum timestamp veroeffentlicht
    """.split()
)
_TAGS = ("div", "p", "span", "li", "small", "em")
_LONGEST = 80
_MOST = 10
_CLOCK = r"(?:\D{1,12}(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?!\d))?"
_WORDED = re.compile(
    r"\b(?P<day>\d{1,2})\.?\s(?:de\s)?(?P<month>[^\W\d_]{3,10})\.?\s(?:de\s)?(?P<year>\d{4})\b"
    + _CLOCK
)
_NUMBERED = re.compile(r"\b(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})\b" + _CLOCK)
_MONTHS = (
    *(("jan", "ene", "gen"), ("feb", "fév", "fev"), ("mar", "mär"), ("apr", "abr", "avr")),
    *(("mai", "may", "mag", "maj"), ("jun", "juin", "giu"), ("jul", "juil", "lug")),
    *(("aug", "aoû", "aou", "ago"), ("sep", "set"), ("oct", "okt", "ott"), ("nov",)),
    ("dec", "dez", "déc", "dic", "des"),
)


def printed_dates(root: Element) -> Iterator[str]:
    """Yield the dates that a page prints in elements named after dates, in the form of ISO 8601.

    The first number is the day; without a time of day, only the date is given.

    Args:
        root: The page.
    """
    marked = (one for one in root.iter(*_TAGS) if words_of(one) & _NAMES)
    for element in islice(marked, _MOST):
        around = islice(ancestors(element), 4)
        if any(words_of(one) & (ASIDE - {"meta", "metadata"} | COMMENTS) for one in around):
            continue
        text = text_of(element)
        match = _WORDED.search(text) or _NUMBERED.search(text) if len(text) <= _LONGEST else None
        date = _iso(match) if match else None
        if date:
            yield date


def _iso(match: re.Match[str]) -> str | None:
    month = match["month"].lower()
    number = int(month) if month.isdigit() else _number(month)
    if number is None:
        return None
    date = f"{match['year']}-{number:02}-{int(match['day']):02}"
    return f"{date}T{int(match['hour']):02}:{match['minute']}:00" if match["hour"] else date


def _number(month: str) -> int | None:
    return next((n for n, names in enumerate(_MONTHS, 1) if month.startswith(names)), None)
