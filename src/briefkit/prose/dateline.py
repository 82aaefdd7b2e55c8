"""Datelines: the place, date and agency that open a wire story, ``RENO, Nev. (AP) —``.

A dateline is read from its end: the dash, the agency before it, the date before that, and what
is left at the front is places, region and country.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from briefkit.model.people import Agency, Dateline
from briefkit.prose.agencies import as_agency

__all__ = ["format_dateline", "parse_dateline", "split_dateline"]

_LONGEST = 90
_DASH = re.compile(
    r"""
    [ \t\xa0\u202f]*+
    (?: [—–―]
      | --
      | (?<=[\s)/.]) [-_] (?=\s|$)
      | (?<=\)) \.- (?!\s*-)
      | (?<=\)) - (?=\S)
      | (?<=/) [.:]
    )
    | (?<=\)) (?=\s|$)
    """,
    re.VERBOSE,
)
_HINT = re.compile("[—–―_)/-]")
_PARENTHESES = re.compile(r"[(](?P<names>[^()]{2,40})[)]\s*$")
_SLASHES = re.compile(r"/(?P<names>[^\W\d_]{2,20})/\s*$")
_LAST_WORD = re.compile(r"[, \xa0](?P<names>[^\W\d_]{2,20})\s*$")
_AGENCY_FIRST = re.compile(r"\((?P<names>[A-Z]{2,10})\)\s*[—–―-]+\s*(?=[A-Z])")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january janvier januar enero ene gennaio gen",
            "feb february février fév februar febrero febbraio",
            "mar march mars märz maerz marzo",
            "apr april avril avr abril abr aprile",
            "may mai mayo maggio mag",
            "jun june juin juni junio giugno giu",
            "jul july juillet juil juli julio luglio lug lugl",
            "aug august août aout agosto ago",
            "sep sept september septembre septiembre settembre set",
            "oct october octobre okt oktober octubre ottobre ott",
            "nov november novembre noviembre",
            "dec december décembre déc dez dezember diciembre dic dicembre",
        ),
        start=1,
    )
    for name in names.split()
}
_PRINTED_MONTHS = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split()
_WEEKDAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DATE = re.compile(
    rf"""
    (?:^|[,\s])\s*+
    (?: (?P<month>[^\W\d_]{{3,10}})\.?\s(?P<day>\d{{1,2}})
      | (?P<day_first>\d{{1,2}})\.?\s(?P<month_second>[^\W\d_]{{3,10}})\.?
      | (?P<weekday>{_WEEKDAYS})
    )
    (?:,?\s(?P<year>\d{{4}}))? [.,]? \s*$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PLACE = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’ \xa0-])*+")
_MOST_WORDS = 4
_SHOUTED = 8
# Capitals and a dash open other things too.
_NOT_PLACES = frozenset(
    """
    advisory alert analysis breaking bulletin clarification correction exclusive factbox flash
    graphic live media note opinion photo photos poll recap related report review timeline
    transcript update updated urgent video watch
    """.split()
)


class _Parts(NamedTuple):
    """What stands before the dash, in pieces."""

    place: str
    date: re.Match[str] | None
    agencies: tuple[Agency, ...]


def parse_dateline(text: str) -> Dateline | None:
    """Return what the dateline `text` says; None if it names neither place nor agency.

    Args:
        text: A dateline by itself, with or without its dash: "BEIJING, July 23".
    """
    line = text.strip()
    if not line or len(line) > _LONGEST:
        return None
    first = _agency_first(line)
    inner, agencies = first or (_unwrapped(line), ())
    dash = next((m for m in _DASH.finditer(inner) if m.end() == len(inner)), None)
    parts = _parts(inner[: dash.start()] if dash else inner)
    if not (_is_place(parts.place) if parts.place else parts.agencies or agencies):
        return None
    return _dateline(line, parts._replace(agencies=agencies + parts.agencies))


def split_dateline(text: str) -> tuple[Dateline | None, int]:
    """Return the dateline at the head of a paragraph, and where the sentence starts after it.

    The place must be in capitals or an agency must stand beside it; without a dateline the
    result is ``(None, 0)``. White space between dateline and sentence belongs to neither.
    """
    head = text[:_LONGEST]
    if not _HINT.search(head):
        return None, 0
    lead = len(head) - len(head.lstrip())
    first = _agency_first(head[lead:])
    agencies = first[1] if first else ()
    start = len(head) - len(first[0]) if first else lead
    for dash in _DASH.finditer(head, start + 1):
        parts = _parts(head[start : dash.start()])
        rest = text[dash.end() : dash.end() + _LONGEST].lstrip()
        if _is_sure(parts, agencies, dash.group(), rest):
            parts = parts._replace(agencies=agencies + parts.agencies)
            return _dateline(text[lead : dash.end()], parts), _next_word(text, dash.end())
        if dash.group().strip() not in ("", "-"):
            break
    return None, 0


def format_dateline(dateline: Dateline) -> str:
    """Return `dateline` as printed or, if it never was, made of its parts in AP's order."""
    if dateline.text:
        return dateline.text
    place = "/".join(place.upper() for place in dateline.places)
    day = dateline.date
    date = f"{_PRINTED_MONTHS[day.month - 1]} {day.day}" if day else None
    line = ", ".join(filter(None, (place, dateline.region, dateline.country, date)))
    agencies = "/".join(agency.name for agency in dateline.agencies)
    line = " ".join(filter(None, (line, f"({agencies})" if agencies else "")))
    return f"{line} —" if line else ""


def _agency_first(line: str) -> tuple[str, tuple[Agency, ...]] | None:
    """Part "(ANSA) - ROMA, 1 LUG -" into what follows the agency, and the agency."""
    match = _AGENCY_FIRST.match(line)
    return (line[match.end() :], _agencies(match["names"])) if match else None


def _unwrapped(line: str) -> str:
    """Take the parentheses off a dateline that stands in them as a whole."""
    whole = line[0] == "(" and line[-1] == ")" and line.find("(", 1) < 0
    return line[1:-1].replace(" - ", ", ") if whole and " " in line else line


def _parts(left: str) -> _Parts:
    left = left.rstrip()
    agencies: tuple[Agency, ...] = ()
    match = _PARENTHESES.search(left) or _SLASHES.search(left)
    if match:
        agencies = _agencies(match["names"])
    else:
        match = _LAST_WORD.search(left)
        known = as_agency(match["names"]) if match else None
        agencies = (known,) if known else ()
    if match and agencies:
        left = left[: match.start()].rstrip(" ,")
    date = _DATE.search(left)
    if date and not date["weekday"] and _month(date) is None:
        date = None
    return _Parts((left[: date.start()] if date else left).strip(" ,"), date, agencies)


def _agencies(names: str) -> tuple[Agency, ...]:
    separated = names.split("/")
    if as_agency(names) is None and any(map(as_agency, names.split())):
        separated = names.replace("/", " ").split()
    found = (name.strip() for name in separated)
    return tuple(as_agency(name) or Agency(name=name) for name in found if name)


def _next_word(text: str, offset: int) -> int:
    return len(text) - len(text[offset:].lstrip())


def _is_sure(parts: _Parts, agencies: tuple[Agency, ...], dash: str, rest: str) -> bool:
    """Tell whether the words before a dash in running text are a dateline beyond doubt."""
    known = any(agency.code for agency in agencies + parts.agencies)
    if not parts.place:
        return known and bool(parts.date or agencies or dash.strip())
    if not _is_place(parts.place):
        return False
    if known:
        return True
    if not dash.strip() or dash == "--" or rest[:1].islower():
        return False
    city, _, region = parts.place.partition(",")
    # Only short regions are in capitals. Longer ones are the rest of a shouted headline.
    return city.isupper() and len(city) > 2 and (len(region) < _SHOUTED or not region.isupper())


def _is_place(place: str) -> bool:
    names = place.replace("/", ",").split(",")
    return all(
        _PLACE.fullmatch(name.strip())
        and len(name.split()) <= _MOST_WORDS
        and name.strip()[0].isupper()
        for name in names
        if name
    ) and _NOT_PLACES.isdisjoint(place.lower().split())


def _month(date: re.Match[str]) -> int | None:
    return _MONTHS.get((date["month"] or date["month_second"] or "").lower())


def _dateline(text: str, parts: _Parts) -> Dateline:
    names, *rest = [part.strip() for part in parts.place.split(",")]
    return Dateline(
        text=text,
        places=[name.strip() for name in names.split("/") if name.strip()],
        region=rest[0] if rest else None,
        country=rest[1] if len(rest) > 1 else None,
        date=_day(parts.date),
        agencies=parts.agencies,
    )


def _day(date: re.Match[str] | None) -> dt.date | None:
    """Return the day of a date that states its year."""
    month = _month(date) if date else None
    if date is None or month is None or not date["year"]:
        return None
    try:
        return dt.date(int(date["year"]), month, int(date["day"] or date["day_first"]))
    except ValueError:
        return None
