"""What stands before the dash of a dateline, in pieces: places, date and agencies.

The pieces are taken off from the end, one by one: ``CHICAGO, Aug. 3 (AP)`` loses its agency, then
its date, and what is left is where the story was filed.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from briefkit.model.people import Agency
from briefkit.prose.lexicon.agencies import as_agency
from briefkit.prose.lexicon.months import DAY_NUMBERS, month_of
from briefkit.prose.lexicon.places import is_country, is_region

__all__ = ["Day", "Parts", "Town", "as_agencies", "read_parts"]

_MOST_PIECES = 4  # agency, date, and once more where somebody prints them apart
_MOST_TOWNS = 3
_MOST_WORDS = 7
_IN_PARENTHESES = re.compile(r"\(\s?(?P<piece>[^()]{2,45}?)\s?\)\s*$")
_IN_SLASHES = re.compile(r"/\s?(?P<piece>[^\W\d_](?:[^\W\d_]|[ -]){1,30})\s?/\s*$")
_WORD = r"[^\W\d_]++"
_LAST_WORDS = re.compile(rf"[,\s](?P<piece>(?:{_WORD}\s)?{_WORD})\s*$")
_YEAR = r"(?:,?\s(?:del?\s)?(?P<year>\d{4}))?"
_MONTH_FIRST = rf"(?P<month>{_WORD})\.?\s(?P<day>\d\d?)(?:st|nd|rd|th)?{_YEAR}"
_DAY_FIRST = (
    r"(?:(?:the|le|den|el)\s)?(?P<day>\d\d?)(?:\.|st|nd|rd|th|er|º|°)?\s(?:of\s|de\s)?"
    rf"(?P<month>{_WORD})\.?{_YEAR}"
)
_IN_DIGITS = (
    r"(?P<day>\d\d?)\.\s?(?P<number>\d\d?)\.\s?(?P<year>\d{4})",
    r"(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)",
)
# Belgian desks print it so ahead of the agency; elsewhere it may be anything: "5/12".
_IN_SLASHED_DIGITS = re.compile(r"\s(?P<day>\d\d?)/(?P<number>\d\d?)(?:/(?P<year>\d{4}))?$")
_DATES = tuple(
    re.compile(rf"(?:^|[,\s]|(?<=[.]))\s*{date}[.,]?\s*$", re.IGNORECASE)
    for date in (_MONTH_FIRST, _DAY_FIRST, *_IN_DIGITS)
)
_WEEKDAY = re.compile(r"(?:^|[,\s])\s*(?P<day>[^\W\d_](?:[^\W\d_]|-){2,14})[.,]?\s*$")
_DAY_ALONE = re.compile(r",?\s\d{1,2}$")
_NAME = re.compile(r"['’‘]?[^\W\d_](?:[^\W\d_]|[.'’ \xa0-])*+")
_TOWNS = re.compile(r"\s?/\s?|,?\s(?:and|und|et|y|e|og|och|en|&)\s(?=[A-ZÀ-Þ]{2})")
_AGENCY_NAMES = re.compile(r"\s?/\s?|\s?,\s")


class Day(NamedTuple):
    """A date as far as it is printed; `weekday` counts from Monday's 0."""

    year: int | None = None
    """The year, if it is printed."""

    month: int | None = None
    """The month."""

    day: int | None = None
    """The day of the month."""

    weekday: int | None = None
    """The day of the week."""

    def resolved(self, published: dt.date | None) -> dt.date | None:
        """Return the day that is meant, None if that cannot be said or there is no such day.

        Args:
            published: When the story was published. Without a year the date nearest to it is
                meant, by a day of the week alone the last one.
        """
        if self.month is None or self.day is None:
            if published is None or self.weekday is None:
                return None
            return _back(published, (published.weekday() - self.weekday) % 7)
        if self.year is not None:
            return _date(self.year, self.month, self.day)
        if published is None:
            return None
        years = range(published.year - 1, published.year + 2)
        days = [*filter(None, (_date(year, self.month, self.day) for year in years))]
        days = [day for day in days if day.weekday() == self.weekday] or days
        return min(days, key=lambda day: abs(day - published), default=None)


class Town(NamedTuple):
    """A town and what its state and country are called."""

    name: str
    """The town."""

    region: str | None = None
    """State or province."""

    country: str | None = None
    """Country."""


class Parts(NamedTuple):
    """What stands before the dash, in pieces."""

    towns: tuple[Town, ...] = ()
    """The places."""

    day: Day | None = None
    """The date."""

    agencies: tuple[Agency, ...] = ()
    """The agencies."""

    is_place: bool = True
    """False if what is left after date and agencies cannot be the names of places."""


def read_parts(left: str) -> Parts:
    """Return the pieces of what stands before the dash of a dateline.

    Args:
        left: As "RENO, Nev., Aug. 3 (AP)": at most some hundred characters.
    """
    day: Day | None = None
    agencies: tuple[Agency, ...] = ()
    left = left.rstrip()
    for _ in range(_MOST_PIECES):
        rest, found = _without_agencies(left) if not agencies else (left, ())
        agencies = agencies or found
        if rest == left and day is None:
            rest, day = _without_date(left)
        if rest == left and day is None and agencies:
            rest, day = _without_slashed_date(left)
        if rest == left:
            break
        left = rest.rstrip(" ,—–―-\xa0\t")
    if agencies and day is None:
        left = _DAY_ALONE.sub("", left)
    place = left.strip(" ,\xa0\t")
    towns = _towns(place) if place else ()
    return Parts(towns or (), day, agencies, is_place=towns is not None)


def as_agencies(names: str) -> tuple[Agency, ...]:
    """Return the agencies called `names`: "tca/dpa", "ats afp", "Europa Press"."""
    separated = _AGENCY_NAMES.split(names)
    if as_agency(names) is None and any(map(as_agency, names.split())):
        separated = [word.strip(",") for word in names.replace("/", " ").split()]
        if any(as_agency(word) is None and not word.islower() for word in separated):
            separated = _AGENCY_NAMES.split(names)
    found = (name.strip() for name in separated)
    return tuple(as_agency(name) or Agency(name=name) for name in found if name)


def _without_agencies(left: str) -> tuple[str, tuple[Agency, ...]]:
    match = _IN_PARENTHESES.search(left)
    if match:
        names, day = _without_date(match["piece"])
        if day is None:
            return left[: match.start()], as_agencies(names)
        # A date in parentheses, with a wire before it or without: "(Marketwired - Aug 3, 2016)"
        return f"{left[: match.start()].rstrip()}, {match['piece'][len(names) :].strip(' -,')}", (
            as_agencies(names.strip(" -–—,")) if names.strip() else ()
        )
    match = _IN_SLASHES.search(left)
    if match:
        return left[: match.start()], as_agencies(match["piece"].strip())
    match = _LAST_WORDS.search(left)
    while match:
        known = as_agency(match["piece"])
        if known:
            return left[: match.start()], (known,)
        match = _LAST_WORDS.search(left, match.start() + 1) if " " in match["piece"] else None
    return left, ()


def _without_date(left: str) -> tuple[str, Day | None]:
    """Take the date off the end of `left`, with the day of the week before it."""
    for pattern in _DATES:
        match = pattern.search(left)
        if match is None:
            continue
        found = match.groupdict()
        month = int(found["number"]) if found.get("number") else month_of(found["month"])
        if month is not None:
            year = int(found["year"]) if found["year"] else None
            rest, weekday = _without_weekday(left[: match.start()].rstrip(" ,"))
            return rest, Day(year, month, int(found["day"]), weekday)
    rest, weekday = _without_weekday(left)
    return rest, None if weekday is None else Day(weekday=weekday)


def _without_slashed_date(left: str) -> tuple[str, Day | None]:
    match = _IN_SLASHED_DIGITS.search(left)
    if match is None or not 1 <= int(match["number"]) <= 12:
        return left, None
    year = int(match["year"]) if match["year"] else None
    return left[: match.start()], Day(year, int(match["number"]), int(match["day"]))


def _without_weekday(left: str) -> tuple[str, int | None]:
    match = _WEEKDAY.search(left)
    number = DAY_NUMBERS.get(match["day"].lower()) if match else None
    return (left, None) if match is None or number is None else (left[: match.start()], number)


def _towns(place: str) -> tuple[Town, ...] | None:
    """Return the towns that `place` names, None if it cannot be the name of any."""
    names = _TOWNS.split(place)
    towns = tuple(_town([part.strip() for part in name.split(",")]) for name in names)
    if len(towns) > _MOST_TOWNS or not all(map(_is_name, towns)):
        return None
    return towns


def _town(parts: list[str]) -> Town:
    name, *rest = parts
    if not rest:
        name, rest = _without_region(name)
    if len(rest) == 1:
        is_state = not is_country(rest[0], name)
        return Town(name, rest[0], None) if is_state else Town(name, None, rest[0])
    return Town(name, rest[0] if rest else None, ", ".join(rest[1:]) or None)


def _without_region(name: str) -> tuple[str, list[str]]:
    """Part "WASHINGTON D.C." into town and state: only where the two are written differently."""
    town, _, last = name.rpartition(" ")
    if town.isupper() and is_region(last) and ("." in last or not last.isupper()):
        return town, [last]
    return name, []


def _is_name(town: Town) -> bool:
    return all(
        _NAME.fullmatch(name)
        and len(name.split()) <= _MOST_WORDS
        and name.lstrip("'’‘")[0].isupper() | name.startswith(("'", "’", "‘"))
        for name in town
        if name is not None
    )


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _back(day: dt.date, days: int) -> dt.date | None:
    try:
        return day - dt.timedelta(days=days)
    except OverflowError:
        return None
