"""BK306, BK307, BK310 to BK312: how a story writes days, and whether they can be told."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from briefkit.echo import quoted
from briefkit.model.people import Dateline
from briefkit.problems import Severity
from briefkit.prose.lexicon.months import (
    DAYS,
    NAMED_DAYS,
    NAMES_OF_MONTHS,
    PRINTED_MONTHS,
    month_of,
)
from briefkit.validation.context import Context
from briefkit.validation.own_words import own_words, replacing
from briefkit.validation.passages import Match
from briefkit.validation.rule import Hit, rule

__all__ = ["RULES"]

_DAY = "|".join(DAYS)
_STEMS = tuple(name[:3] for name in NAMES_OF_MONTHS)
_MONTH = "(" + "|".join(rf"{name[:3]}(?:{name[3:]}|t?\.)?" for name in NAMES_OF_MONTHS) + ")"
# The days of Sept. 11 and of others have given names to much.
_NO_NAME = (
    r"(?! (?:Battalion|Brigade|Coalition|Commission|Committee|Families|Foundation|Fund|Memorial"
    r"|Movement|Museum|Street|Victim))"
)
_SPELLED_DAYS = rf"{_MONTH}[ \xa0](?P<day>[1-3]?\d)(?![\w%:]|[.,/]\d){_NO_NAME}"
_LEADS = re.compile(r"\b(?:[Bb]y|[Ii]n|[Oo]f|[Ss]ince|[Ll]ast|[Tt]his)\s$")
_COUNTED = re.compile(r"\s(?:percent|people|men|women|children|[a-z]{3,30}s)\b")
_LONGEST_LEAD = 6
_LAST_DAY = 31


@rule(
    "BK306",
    Severity.INFO,
    scope="text",
    languages=("en",),
    fix="safe",
    bad=(
        "The bridge opened on August 13.",
        "The bridge opened on Thursday, September 4, 2025.",
        "It opens between Sep. 4 and Oct 5.",
        "The vote on Apr. 4 was close.",
    ),
    good=(
        "The bridge opened on Aug. 13, and the tunnel in August 2025.",
        "It opened on March 4, April 5, May 6, June 7 and July 8.",
        "It opened on Jan. 1, Sept. 4 and Dec. 31.",
        "“It opens on August 13,” she said.",
        "It opened in early September. August was dry, and in August 13 people were hurt.",
        "He saw the September 11 Memorial, and 13 August 2025 was a Wednesday.",
        "Of the ships 3 left in March, 2,000 in August, 2.5 percent of all.",
        "In October 50 ships came. Since November 3.5 million have left.",
    ),
    reference="AP style: months",
)
def month_abbreviation(ctx: Context) -> Iterator[Hit]:
    """A month with a day is abbreviated: ``Aug. 13``; March to July never are.

    Without a day (``August 2025``) it is spelled out. What is in quotation marks stays as it is,
    and so do names such as those of memorials. A day before its month is another style.
    """
    if not ctx.body.has(*_STEMS):
        return
    for match in own_words(ctx, _SPELLED_DAYS):
        month = match.found[1]
        wanted = PRINTED_MONTHS[_STEMS.index(month[:3])]
        if month != wanted and _is_day(match):
            place = match._replace(end=match.start + len(month))
            message = f"{quoted(month)} with a day is {quoted(wanted)}"
            data = {"suggestion": wanted}
            fix = replacing(place, wanted)
            yield Hit(match.pointer, message, match.start, place.end, data, fix=fix)


def _is_day(match: Match) -> bool:
    """Tell whether a month and a number are a day: not "in August 13 people were hurt"."""
    found, text = match.found, match.found.string
    before = text[max(0, found.start() - _LONGEST_LEAD) : found.start()]
    if before[-1:].isalnum() or before[-1:] == "-" or int(found["day"]) > _LAST_DAY:
        return False
    return not (_LEADS.search(before) and _COUNTED.match(text, found.end()))


_ORDINALS = ("1st", "2nd", "3rd", *(f"{digit}th" for digit in range(10)))
_ORDINAL_DAYS = rf"{_MONTH}[ \xa0](?P<day>[1-3]?\d)(?:st|nd|rd|th)\b{_NO_NAME}"


@rule(
    "BK307",
    scope="text",
    languages=("en",),
    fix="safe",
    bad=(
        "The bridge opened on Aug. 13th.",
        "The bridge opened on May 1st, 2025, and the tunnel on June 3rd.",
    ),
    good=(
        "The bridge opened on Aug. 13, the 13th of the month.",
        "“It opens on August 13th,” she said.",
        "It opened on the 4th of July on 5th Avenue, in the 19th century.",
        "It opened near August 13th Street.",
    ),
    reference="AP style: dates",
)
def ordinal_date(ctx: Context) -> Iterator[Hit]:
    """The day after a month is a plain number: ``Aug. 13``, not ``Aug. 13th``.

    Outside of quotations: what is read out as "13th" may be written so there.
    """
    if not ctx.body.has(*_ORDINALS):
        return
    for match in own_words(ctx, _ORDINAL_DAYS):
        if _is_day(match):
            place = match._replace(start=match.end - 2)
            message = f"{quoted(match.found[0])} is {quoted(match.found[0][:-2])}"
            fix = replacing(place, "")
            data = {"suggestion": match.found[0][:-2]}
            yield Hit(match.pointer, message, match.start, match.end, data, fix=fix)


_STEM = "|".join(_STEMS)
_NAMED_DAYS = "".join(rf"(?<!{name} )" for name in NAMED_DAYS)


@rule(
    "BK310",
    Severity.INFO,
    scope="text",
    languages=("en",),
    needs=("/published", "/created", "/modified", "/dateline"),
    bad={"published": None, "body": "The mayor opened the bridge on Thursday."},
    good=(
        "The mayor opened the bridge on Thursday.",
        {"published": None, "body": "Shops opened early on Black Friday, as on Sundays."},
        {"published": None, "body": "The mayor opened the bridge on Thursday, Aug. 14, 2025."},
        {
            "published": None,
            "body": "It opened on Thursday,\u00a0Aug. 14, and on Friday (Aug. 15).",
        },
        {
            "published": None,
            "dateline": {"text": "LONDON, Aug 14 (Reuters) -", "places": ["LONDON"]},
            "body": "The mayor opened the bridge on Thursday.",
        },
    ),
    reference="AP style: days of the week within seven days of the date of publication",
)
def day_without_date(ctx: Context) -> Iterator[Hit]:
    """Where a story says "Thursday", some date tells which one.

    Each day of the week is reported where it comes first.
    """
    if _is_dated(ctx) or not ctx.body.has(*DAYS):
        return
    seen = set()
    pattern = rf"{_NAMED_DAYS}\b({_DAY})\b(?!,?\s\(?(?:{_STEM}|\d))(?! Night)"
    for pointer, start, end, found in ctx.body.matches(pattern):
        if found[1] not in seen:
            seen.add(found[1])
            yield Hit(pointer, f"{found[1]} of which week? The story has no date", start, end)


def _is_dated(ctx: Context) -> bool:
    brief = ctx.brief
    return bool(brief.published or brief.created or brief.modified or _is_filed(brief.dateline))


def _is_filed(dateline: Dateline | None) -> bool:
    """Tell whether a dateline has a day, be it one without a year: ``LONDON, May 5 (Reuters)``."""
    if dateline is None:
        return False
    day = rf"\b{_MONTH}\s\d|\b\d\d?\s{_MONTH}\b"
    return dateline.date is not None or re.search(day, dateline.text) is not None


# "Today" mostly means these days; with these words it means the day.
_TELLING = "announced|said|told|reported|released|unveiled|confirmed"
_RELATIVE = (
    r"(?:[Yy]esterday|[Tt]omorrow|[Tt]onight"
    rf"|[Tt]oday(?=(?: at \d|,? (?:{_TELLING})\b))"
    rf"|(?:earlier|later|{_TELLING})(?: here)? today)(?!\w)"
)
# "Yesterday's man", "the leaders of tomorrow": no day is meant.
_FIGURE = re.compile(
    r"['’]s (?:man|men|news|papers?|world|generations?|leaders|voters|technolog|workforce|jobs)"
)
_FIGURE_LEAD = re.compile(r"(?:\b(?:[Oo]f|better|brighter|no|new|like) |[\w@#.-])$")
_DAYS_AWAY = {"yesterday": -1, "tomorrow": 1}


@rule(
    "BK311",
    Severity.INFO,
    scope="text",
    languages=("en",),
    bad=(
        "The mayor opened the bridge yesterday.",
        "The mayor said today that the bridge is safe.",
        "The council will vote on it tomorrow. Tonight it meets.",
        "The vote comes after yesterday's debate, the mayor announced earlier today.",
    ),
    good=(
        "“It opened yesterday,” she said.",
        "The mayor told USA Today that children today are the leaders of tomorrow.",
        {"masthead": ["Analysis of today", "Assessment of tomorrow"]},
        "The party of today is not yesterday’s news, he wrote for The Tonight Show.",
        "Tomorrow People, a band, played at Tomorrow House for a better tomorrow.",
        "The law holds today as it did 200 years ago.",
    ),
    reference="AP style: days of the week, not yesterday, today, tonight or tomorrow",
)
def relative_time_word(ctx: Context) -> Iterator[Hit]:
    """The body says which day of the week, not "yesterday" or "tomorrow".

    Who reads a story later reads it on another day. In quotations people speak as they do, and
    "today" for these days is no day: it is reported only where something is said or done then.
    """
    if not ctx.body.has("esterday", "omorrow", "onight", " today", "Today"):
        return
    for match in own_words(ctx, _RELATIVE):
        if _is_relative(match):
            word = match.found[0].rpartition(" ")[2]
            start = match.end - len(word)
            data = _weekday(ctx, word)
            better = data.get("suggestion")
            message = f"{quoted(word)} will be another day for readers" + (
                f"; it is {better}" if better else ""
            )
            yield Hit(match.pointer, message, start, match.end, data)


def _is_relative(match: Match) -> bool:
    """Tell whether a word means a day, and is no part of a name or figure of speech."""
    found, text = match.found, match.found.string
    before = text[max(0, found.start() - 9) : found.start()]
    if _FIGURE_LEAD.search(before) or _FIGURE.match(text, found.end()):
        return False
    if not found[0][0].isupper():
        return True
    is_opening = not before.rstrip() or before.rstrip()[-1] in '.!?:—”"' or before[-1] == "\n"
    return is_opening and not text[found.end() + 1 : found.end() + 2].isupper()


def _weekday(ctx: Context, word: str) -> dict[str, str]:
    """Return the day of the week that is meant, where the day of publication is known."""
    away = _DAYS_AWAY.get(word.lower(), 0)
    if ctx.brief.published is None:
        return {}
    return {"suggestion": DAYS[(ctx.brief.published.weekday() + away) % 7]}


_DATES = (
    rf"\b(?P<name>{_DAY}),? (?:(?P<month>{_MONTH}) (?P<day>\d\d?)(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d\d?)(?:st|nd|rd|th)? (?P<month2>{_MONTH})),? (?P<year>\d{{4}})\b"
)


@rule(
    "BK312",
    Severity.ERROR,
    scope="text",
    languages=("en",),
    bad=("The bridge opens on Friday, Aug. 13, 2025.", "It opened on Sunday, 30 February 2025."),
    good=("The bridge opens on Wednesday, Aug. 13, 2025.", "It opened on Friday 15 August 2025."),
    reference="The Gregorian calendar",
)
def weekday_date_mismatch(ctx: Context) -> Iterator[Hit]:
    """A date that names its day of the week names the right one."""
    if not ctx.body.has(*DAYS):
        return
    for match in ctx.body.matches(_DATES):
        message = _wrong_day(match)
        if message:
            yield Hit(match.pointer, message, match.start, match.end)


def _wrong_day(match: Match) -> str | None:
    found = match.found
    month = month_of((found["month"] or found["month2"])[:3]) or 0
    try:
        date = dt.date(int(found["year"]), month, int(found["day"] or found["day2"]))
    except ValueError:
        return f"there is no such day: {found[0]}"
    actual = DAYS[date.weekday()]
    return None if actual == found["name"] else f"{date} is a {actual}, not a {found['name']}"


RULES = (
    month_abbreviation,
    ordinal_date,
    day_without_date,
    relative_time_word,
    weekday_date_mismatch,
)
"""The rules of this module, in the order of their codes."""
