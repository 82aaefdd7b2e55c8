"""What each shape of `briefkit.prose.dates.shapes` means: one small function for each."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import NamedTuple

from briefkit.prose.dates.reckoning import (
    Days,
    day_in_year,
    day_of_week,
    days_of_month,
    days_of_year,
    moved,
    period,
    year_of_month,
)
from briefkit.prose.dates.shapes import NUMBERS
from briefkit.prose.dates.tense import Tense, tense_at
from briefkit.prose.lexicon.months import DAY_NUMBERS, DAYS, month_of

__all__ = ["Found", "read_shape"]

_NOTHING = Days(None, None, is_sure=False)
_SATURDAY = 5
_LETTERS = re.compile(r"[A-Za-z]+")
_OF_ITS_OWN = ("last", "next", "this", "early", "late", "mid")
_WEEK = 7
_SUNDAY, _WEDNESDAY = 6, 2


class Found(NamedTuple):
    """A date that was found in a text."""

    start: int
    """Where it starts."""

    end: int
    """Where it ends."""

    days: Days
    """The days that it means."""

    at: dt.datetime | None = None
    """The instant, where a clock time is printed with it."""


_Reader = Callable[[re.Match[str], "dt.date | None"], "Found | None"]


def read_shape(match: re.Match[str], published: dt.date | None) -> Found | None:
    """Return what a candidate means, None if it names no day after all.

    Args:
        match: A match of `briefkit.prose.dates.shapes.SHAPES`.
        published: The day of publication, if it is known.
    """
    return _READERS[match.lastgroup or ""](match, published)


def _whole(match: re.Match[str], days: Days) -> Found:
    return Found(match.start(), match.end(), days)


# --- dates -------------------------------------------------------------------------------


def _iso(match: re.Match[str], _: dt.date | None) -> Found:
    """Read "2025-08-01" and "2025-08-01T14:03:00Z"."""
    text = match.group()
    try:
        at = dt.datetime.fromisoformat(text)
    except ValueError:
        return _whole(match, _NOTHING)
    has_time = len(text) > len("2025-08-01") and at.utcoffset() is not None
    return Found(match.start(), match.end(), Days(at.date()), at if has_time else None)


def _slashed(match: re.Match[str], _: dt.date | None) -> Found:
    """Read "8/14/2025", the American way unless that is no date."""
    first, second, year = int(match["s1"]), int(match["s2"]), int(match["s3"])
    american, other = day_in_year(year, first, second), day_in_year(year, second, first)
    is_sure = american is None or other is None or american == other
    day = american or other
    return _whole(match, Days(day, None, is_sure=is_sure and day is not None))


def _month_day(match: re.Match[str], published: dt.date | None) -> Found:
    """Read "Aug. 1", "Friday, Aug. 1, 2025", "Aug. 30-Sept. 2"."""
    return _date(match, published, "md")


def _day_month(match: re.Match[str], published: dt.date | None) -> Found:
    """Read "1 August", "the 1st of August", "1-3 August 2025"."""
    return _date(match, published, "dm")


def _date(match: re.Match[str], published: dt.date | None, shape: str) -> Found:
    """Read a date whose groups have names that begin with `shape`."""
    month, day = month_of(match[f"{shape}_month"]) or 0, int(match[f"{shape}_day"])
    week = _LETTERS.match(match[f"{shape}_week"])
    weekday = DAY_NUMBERS.get(week.group().lower()) if week else None
    if match[f"{shape}_year"]:
        year, is_clear = int(match[f"{shape}_year"]), True
    elif published is None:
        return _whole(match, _NOTHING)
    else:
        year, is_clear = _year(match, published, (month, day), weekday)
    first = day_in_year(year, month, day)
    fits = first is not None and weekday in (None, first.weekday())
    month2 = month_of(match["md_month2"]) if match["md_month2"] else month
    last = _end_of_range(first, month2, match[f"{shape}_day2"])
    return _whole(match, Days(first, last, is_sure=is_clear and fits))


def _year(
    match: re.Match[str], published: dt.date, numbers: tuple[int, int], weekday: int | None
) -> tuple[int, bool]:
    """Return the year of a date printed without one, and whether that is beyond doubt."""
    month, day = numbers
    if weekday is not None:
        for year in (published.year, published.year + 1, published.year - 1):
            date = day_in_year(year, month, day)
            if date is not None and date.weekday() == weekday:
                return year, True
    return year_of_month(month, published, _tense(match).direction)


def _end_of_range(first: dt.date | None, month: int | None, day: str | None) -> dt.date | None:
    if first is None or not month or not day:
        return None
    last = day_in_year(first.year + (month < first.month), month, int(day))
    return last if last is not None and last > first else None


def _month_year(match: re.Match[str], _: dt.date | None) -> Found:
    """Read "August 2025", "early August 2025"."""
    days = days_of_month(int(match["my_year"]), month_of(match["my_month"]) or 0)
    return _whole(match, days._replace(is_sure=not match["my_part"]))


def _month(match: re.Match[str], published: dt.date | None) -> Found:
    """Read "in November", "last November", "late May"."""
    lead = match["m_lead"].lower()
    start = match.start("m_part") if match["m_part"] else match.start("m_name")
    start = match.start() if lead in _OF_ITS_OWN else start
    days = _NOTHING
    if published is not None:
        days = _days_in(match, published, lead, month_of(match["m_name"]) or 0)
    return Found(start, match.end(), days)


def _days_in(match: re.Match[str], published: dt.date, lead: str, month: int) -> Days:
    if lead in ("last", "next"):
        way = -1 if lead == "last" else 1
        is_in_year = (month - published.month) * way > 0
        return days_of_month(published.year + (0 if is_in_year else way), month)
    tense = tense_at(match.string, match.end("m_lead") + 1, match.end())
    year, is_clear = year_of_month(month, published, tense.direction)
    away = (year, month) > (published.year, published.month)
    before = (year, month) < (published.year, published.month)
    if lead != "this" and tense.is_sure and away and tense.direction < 0:
        year, is_clear = year - 1, False
    elif lead != "this" and before and tense.direction > 0 and year == published.year:
        is_clear = False
        year += tense.is_sure
    is_part = bool(match["m_part"]) or lead in ("early", "late", "mid")
    return days_of_month(year, month)._replace(is_sure=is_clear and not is_part)


def _year_alone(match: re.Match[str], _: dt.date | None) -> Found:
    """Read "in 2015", "since 2012"."""
    return Found(match.start("y_year"), match.end(), days_of_year(int(match["y_year"])))


# --- days seen from the day of publication -----------------------------------------------


def _weekday(match: re.Match[str], published: dt.date | None) -> Found:
    """Read "Thursday", "next Friday", "Friday night"."""
    if published is None:
        return _whole(match, _NOTHING)
    number = DAYS.index(match["w_name"])
    lead = " ".join((match["w_lead"] or "").lower().split())
    if lead in ("last", "past", "this past"):
        return _whole(match, day_of_week(number, published, -1, strictly=True))
    if lead in ("next", "coming", "this coming"):
        days = day_of_week(number, published, 1, strictly=True)
        # Said on Monday, "next Friday" may be the one of the week after, too.
        is_later = number <= published.weekday()
        return _whole(match, days._replace(is_sure=is_later or lead != "next"))
    tense = _tense(match)
    direction = tense.direction or (1 if lead == "this" else -1)
    if direction > 0 and not tense.is_sure and _is_yesterday(number, published):
        direction = -1  # "was to speak Monday", printed on Tuesday
    days = day_of_week(number, published, direction)
    is_today = number == published.weekday()
    return _whole(match, days._replace(is_sure=tense.is_sure or is_today or lead == "this"))


def _is_yesterday(number: int, published: dt.date) -> bool:
    return (published.weekday() - number) % _WEEK == 1


_FROM_TODAY = {"today": 0, "tonight": 0, "this": 0, "yesterday": -1, "last": -1, "tomorrow": 1}


def _relative(match: re.Match[str], published: dt.date | None) -> Found:
    """Read "today", "last night", "the day after tomorrow"."""
    if published is None:
        return _whole(match, _NOTHING)
    words = match.group().lower().split()
    further = 0
    if words[0] == "the":
        further = 1 if words[2] == "after" else -1
        words = words[3:]
    day = moved(published, "day", _FROM_TODAY[words[0]] + further)
    is_sure = not match.string.startswith(("'s", "’s"), match.end())  # "today's world"
    return _whole(match, Days(day, None, is_sure=is_sure and day is not None))


def _span(match: re.Match[str], published: dt.date | None) -> Found:
    """Read "last week", "later this month", "over the weekend"."""
    if published is None:
        return _whole(match, _NOTHING)
    lead = " ".join((match["sp_lead"] or "past").lower().split())
    unit = match["sp_unit"] or "weekend"
    days = period(unit, published, _count_of(lead, unit, published, match))
    part = (match["sp_part"] or "").lower()
    if lead == "this" and part == "earlier":
        days = days._replace(last=min(published, days.last or published))
    elif lead == "this" and part == "later":
        days = days._replace(first=published)
    is_clear = part in ("", "earlier", "later") and (unit, lead) != ("weekend", "next")
    # On Sunday, the week that begins and the week that ends are both "this week".
    is_clear = is_clear and not (unit == "week" and published.weekday() == _SUNDAY)
    return _whole(match, days._replace(is_sure=is_clear and days.first is not None))


def _count_of(lead: str, unit: str, published: dt.date, match: re.Match[str]) -> int:
    """Return which week, month or year is meant, the present one being 0."""
    is_weekend = published.weekday() >= _SATURDAY
    if lead in ("past", "this past"):
        return 0 if is_weekend and unit == "weekend" else -1
    if lead == "this" and unit == "weekend" and published.weekday() <= _WEDNESDAY:
        return -1 if _tense(match) == Tense(-1, is_sure=True) else 0
    if lead == "this" and unit == "week" and published.weekday() == _SUNDAY:
        return 1 if _tense(match).direction > 0 else 0
    if lead == "this coming":
        return 1 if unit != "weekend" or is_weekend else 0
    return {"last": -1, "next": 1}.get(lead, 0)


def _stretch(match: re.Match[str], published: dt.date | None) -> Found | None:
    """Read "the past two days", "the next three weeks"."""
    count, unit = _number(match["st_count"]), match["st_unit"]
    if match["st_count"] is None and (unit == "day" or match.group().endswith("s")):
        return None
    if published is None:
        return _whole(match, _NOTHING)
    is_back = match["st_lead"].lower() in ("last", "past")
    other = moved(published, unit, -count if is_back else count)
    first, last = (other, published) if is_back else (published, other)
    is_sure = other is not None and (is_back or match["st_count"] is not None)
    return _whole(match, Days(first, last, is_sure=is_sure))


def _ago(match: re.Match[str], published: dt.date | None) -> Found:
    """Read "two weeks ago", "three days from now"; longer times are about that long."""
    if published is None:
        return _whole(match, _NOTHING)
    way, unit = -1 if match["ago_way"] == "ago" else 1, match["ago_unit"]
    day = moved(published, unit, way * _number(match["ago_count"]))
    return _whole(match, Days(day, None, is_sure=unit == "day" and day is not None))


def _within(match: re.Match[str], published: dt.date | None) -> Found | None:
    """Read "in three days" where it lies ahead; "won twice in three days" is none."""
    tense = _tense(match)
    if tense.direction < 0:
        return None
    if published is None:
        return _whole(match, _NOTHING)
    unit = match["in_unit"]
    day = moved(published, unit, _number(match["in_count"]))
    is_sure = tense == Tense(1, is_sure=True) and unit == "day"
    return _whole(match, Days(day, None, is_sure=is_sure and day is not None))


def _number(text: str | None) -> int:
    if text is None:
        return 1
    return NUMBERS[text] if text in NUMBERS else int(text)


def _tense(match: re.Match[str]) -> Tense:
    return tense_at(match.string, match.start(), match.end())


_READERS: dict[str, _Reader] = {
    "iso": _iso,
    "slashed": _slashed,
    "month_day": _month_day,
    "day_month": _day_month,
    "month_year": _month_year,
    "month": _month,
    "weekday": _weekday,
    "relative": _relative,
    "span": _span,
    "stretch": _stretch,
    "ago": _ago,
    "within": _within,
    "year": _year_alone,
}
