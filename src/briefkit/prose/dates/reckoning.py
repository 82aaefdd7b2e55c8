"""Reckoning with days: which day a weekday, a month or "two weeks ago" means, seen from another.

Whatever the calendar does not have, or reaches beyond the years 1 to 9999, is None.
"""

from __future__ import annotations

import datetime as dt
from typing import Final, NamedTuple

__all__ = [
    "Days",
    "day_in_year",
    "day_of_week",
    "days_of_month",
    "days_of_year",
    "moved",
    "period",
    "year_of_month",
]

_WEEK: Final = 7
_SATURDAY: Final = 5
_LAST_MONTH: Final = 12
_TURN = 3  # months on either side of New Year for which "this year" is in doubt


class Days(NamedTuple):
    """A day, or the days from one to another."""

    first: dt.date | None
    """The day, or the first of them; None if it cannot be told."""

    last: dt.date | None = None
    """The last of several days; None for a single one."""

    is_sure: bool = True
    """Whether there is no doubt."""


def day_of_week(number: int, published: dt.date, direction: int, *, strictly: bool = False) -> Days:
    """Return the day of the week `number` (Monday's is 0) that is nearest on one side.

    Args:
        number: The day of the week.
        published: The day of publication; it counts itself, unless `strictly`.
        direction: 1 for the next such day, anything else for the last.
        strictly: Leave out the day of publication.
    """
    ahead = (number - published.weekday()) % _WEEK
    if direction > 0:
        days = ahead or (_WEEK if strictly else 0)
    else:
        days = ahead - _WEEK if ahead else (-_WEEK if strictly else 0)
    return Days(moved(published, "day", days))


def moved(day: dt.date, unit: str, count: int) -> dt.date | None:
    """Return the day that is `count` days, weeks, months or years after `day`."""
    from dateutil.relativedelta import relativedelta

    days = count * _WEEK if unit == "week" else count if unit == "day" else 0
    months = count if unit == "month" else 0
    years = count if unit == "year" else 0
    try:
        return day + relativedelta(days=days, months=months, years=years)
    except (OverflowError, ValueError):
        return None


def period(unit: str, published: dt.date, count: int) -> Days:
    """Return the week (from Monday), weekend, month or year `count` away from the present one."""
    if unit == "year":
        return days_of_year(published.year + count)
    if unit == "month":
        day = moved(published.replace(day=1), "month", count)
        return days_of_month(day.year, day.month) if day else Days(None, None, is_sure=False)
    monday = moved(published, "day", _WEEK * count - published.weekday())
    if monday is None:
        return Days(None, None, is_sure=False)
    start = _SATURDAY if unit == "weekend" else 0
    return Days(moved(monday, "day", start), moved(monday, "day", _WEEK - 1))


def days_of_year(year: int) -> Days:
    """Return the days of a year."""
    try:
        return Days(dt.date(year, 1, 1), dt.date(year, 12, 31))
    except ValueError:
        return Days(None, None, is_sure=False)


def days_of_month(year: int, month: int) -> Days:
    """Return the days of a month."""
    first = day_in_year(year, month, 1)
    if first is None:
        return Days(None, None, is_sure=False)
    following = moved(first, "month", 1)
    return Days(first, moved(following, "day", -1) if following else dt.date.max)


def day_in_year(year: int, month: int, day: int) -> dt.date | None:
    """Return a day by its numbers, None if there is no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def year_of_month(month: int, published: dt.date, direction: int) -> tuple[int, bool]:
    """Return the year of a month that is printed without one, and whether that is beyond doubt.

    It is the year of publication, as wires leave out no other, except about New Year: in January
    "Dec. 12" was last year's, in December "Jan. 5" will be next year's.

    Args:
        month: The month printed.
        published: The day of publication.
        direction: -1 if the words say that it lies behind, 1 if ahead, else 0.
    """
    if published.month <= _TURN and month > _LAST_MONTH - _TURN and direction <= 0:
        return published.year - 1, direction < 0 or published.month == 1
    if published.month > _LAST_MONTH - _TURN and month <= _TURN and direction >= 0:
        return published.year + 1, direction > 0 or published.month == _LAST_MONTH
    return published.year, True
