"""Datelines: the place, date and agency that open a wire story, ``RENO, Nev. (AP) —``.

A dateline is read from its end: the dash, the agency before it, the date before that, and what
is left at the front is places, region and country.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from briefkit.model.people import Agency, Dateline
from briefkit.prose.dateline.judge import is_said, is_sure, opens_sentence
from briefkit.prose.dateline.parts import Parts, as_agencies, read_parts
from briefkit.prose.lexicon.months import PRINTED_MONTHS

__all__ = ["format_dateline", "parse_dateline", "split_dateline"]

_LONGEST = 100
_DASH = re.compile(
    r"""
    [ \t\xa0\u202f]*+
    (?: [—–―]
      | --
      | (?<=[\s)/.]) [-_•·] (?=\s|$)
      | (?<=\s) (?:>>|//) (?=\s|$)
      | (?<=\)\s) = (?=\s|$)
      | (?<=\)) \.- (?!\s*-)
      | (?<=\)) - (?=\S)
      | (?<=[/)]) [.:]
      | (?<=\w) : (?=\s|$)
      | (?<=\d\s) / (?=\s|$)
    )
    | (?<=\)) (?=\s|$|[^\W\d_])
    """,
    re.VERBOSE,
)
# No dateline goes on for three small words, but for "3 de agosto de": there it is over.
_PROSE = re.compile(r"(?<!\S)(?:(?!de )[a-z]{2,}+[ ,]++){2}(?!de )[a-z]")
_HINT = re.compile("[—–―_)/:•·>-]")
# The dateline may go on after these marks, and after any that is followed by these.
_WEAK = frozenset(("", "-", ":"))
_MORE = frozenset("(/")
_AGENCY_FIRST = re.compile(
    r"""
    (?: \( (?P<within>[^\W\d_]{2,12}) \) (?: \s*(?:[—–―]|-{1,2})\s* | \s )
      | (?P<open>[A-Z]{2,8}) (?:\s[A-Z]{2,8})? \s(?:[—–―]|-{1,2})\s
    )
    (?=[A-Z])
    """,
    re.VERBOSE,
)
_WHOLE = re.compile(r"\((?P<inner>[^()]{8,60}),?\)")


def parse_dateline(text: str, published: dt.date | None = None) -> Dateline | None:
    """Return what the dateline `text` says; None if it names neither place nor agency.

    Args:
        text: A dateline by itself, with or without its dash: "BEIJING, July 23".
        published: When the story was published, if that is known: the date of a dateline that
            prints no year, or only the day of the week, is then the nearest such day.
    """
    line = text.strip()
    return _remembered(line, published) if line and len(line) <= _LONGEST else None


@lru_cache(maxsize=256)
def _remembered(line: str, published: dt.date | None) -> Dateline | None:
    """Return what a dateline says; the same few stand above many stories."""
    start, agencies = _agency_first(line)
    inner = _unwrapped(line[start:])
    dash = next((m for m in _DASH.finditer(inner) if m.end() == len(inner)), None)
    parts = read_parts(inner[: dash.start()] if dash else inner)
    parts = parts._replace(agencies=agencies + parts.agencies)
    if not is_said(parts):
        return None
    return _dateline(line, parts, published)


def split_dateline(text: str, published: dt.date | None = None) -> tuple[Dateline | None, int]:
    """Return the dateline at the head of a paragraph, and where the sentence starts after it.

    The place must be in capitals or an agency must stand beside it; without a dateline the
    result is ``(None, 0)``. White space between dateline and sentence belongs to neither.

    Args:
        text: The paragraph.
        published: When the story was published; see `parse_dateline`.
    """
    head = text[:_LONGEST]
    if not _HINT.search(head):
        return None, 0
    prose = _PROSE.search(head)
    end = prose.end() if prose else len(head)
    if not _HINT.search(head, 0, end):
        return None, 0
    lead = len(head) - len(head.lstrip())
    found = _found_whole(head, lead) or _found(head, lead, end)
    if found is None:
        return None, 0
    parts, end = found
    return _dateline(text[lead:end], parts, published), _next_word(text, end)


def format_dateline(dateline: Dateline) -> str:
    """Return `dateline` as printed or, if it never was, made of its parts in AP's order."""
    if dateline.text:
        return dateline.text
    place = "/".join(place.upper() for place in dateline.places)
    day = dateline.date
    date = f"{PRINTED_MONTHS[day.month - 1]} {day.day}" if day else None
    line = ", ".join(filter(None, (place, dateline.region, dateline.country, date)))
    agencies = "/".join(agency.name for agency in dateline.agencies)
    line = " ".join(filter(None, (line, f"({agencies})" if agencies else "")))
    return f"{line} —" if line else ""


# --- finding -----------------------------------------------------------------------------


def _found(head: str, lead: int, limit: int) -> tuple[Parts, int] | None:
    """Return the parts of the dateline at the head of a paragraph, and where its dash ends.

    Args:
        head: The first characters of the paragraph.
        lead: How many of them are space.
        limit: Where the dateline ends at the latest.
    """
    first, agencies = _agency_first(head[lead:])
    start = lead + first
    found = None
    for dash in _DASH.finditer(head, start + 1, limit):
        parts = read_parts(head[start : dash.start()])
        parts = parts._replace(agencies=agencies + parts.agencies)
        mark, rest = dash.group(), head[dash.end() :].lstrip()
        if is_sure(parts, mark, rest):
            found = parts, dash.end()
        if rest[:1] not in _MORE and (found or mark.strip() not in _WEAK):
            break
    return found


def _found_whole(head: str, lead: int) -> tuple[Parts, int] | None:
    """Return the parts of a dateline that stands in parentheses: ``(New York, NY - May 2)``."""
    match = _WHOLE.match(head, lead)
    if match is None:
        return None
    parts = read_parts(_unwrapped(match.group()))
    rest = head[match.end() :].lstrip()
    has_state = any(town.region or town.country for town in parts.towns)
    if not (parts.day and has_state and is_said(parts) and opens_sentence(rest)):
        return None
    dash = _DASH.match(head, match.end())
    return parts, dash.end() if dash else match.end()


def _agency_first(line: str) -> tuple[int, tuple[Agency, ...]]:
    """Return where "(ANSA) - ROMA, 1 LUG -" goes on after the agency, and the agency."""
    match = _AGENCY_FIRST.match(line)
    if match is None:
        return 0, ()
    agencies = as_agencies(match["within"] or match["open"])
    following = line[match.end() :]
    dash = _DASH.search(following)
    town = following[: dash.start()] if dash else ""
    if not (agencies[0].code and dash and dash.group().strip()):
        return 0, ()
    parts = read_parts(town)  # A town in small letters needs its day: "Roma, 3 mag."
    if not (town[:2].isupper() or (parts.towns and parts.day)):
        return 0, ()
    return match.end(), agencies


def _unwrapped(line: str) -> str:
    """Take the parentheses off a dateline that stands in them as a whole."""
    whole = line[:1] == "(" and line[-1] == ")" and line.find("(", 1) < 0
    return line[1:-1].replace(" - ", ", ") if whole and " " in line else line


def _next_word(text: str, offset: int) -> int:
    return len(text) - len(text[offset:].lstrip())


def _dateline(text: str, parts: Parts, published: dt.date | None) -> Dateline:
    first = parts.towns[0] if parts.towns else None
    if isinstance(published, dt.datetime):
        published = published.date()
    return Dateline(
        text=text,
        places=[town.name for town in parts.towns],
        region=first.region if first else None,
        country=next((town.country for town in parts.towns if town.country), None),
        date=parts.day.resolved(published) if parts.day else None,
        agencies=parts.agencies,
    )
