"""BK3: whether a story says when and where, and whether its dates agree with each other."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from briefkit.model.people import Dateline
from briefkit.problems import Severity
from briefkit.prose.lexicon.months import DAYS, NAMED_DAYS, NAMES_OF_MONTHS, month_of
from briefkit.times import format_rfc3339
from briefkit.validation.context import Context
from briefkit.validation.passages import Match
from briefkit.validation.rule import Hit, Rule, Source, rule

__all__ = ["RULES"]

_DAY = "|".join(DAYS)
_STEMS = "|".join(name[:3] for name in NAMES_OF_MONTHS)


@rule(
    "BK301",
    Severity.INFO,
    scope="brief",
    bad={"dateline": None},
    good={"dateline": {"text": "MOSCOW (AP) —", "places": ["MOSCOW"]}},
    reference="AP style: datelines",
)
def missing_dateline(ctx: Context) -> Iterator[Hit]:
    """A story says where it was filed: ``MOSCOW (AP) —``."""
    if ctx.brief.dateline is None:
        yield Hit("/dateline", "no dateline says where the story was filed")


@rule(
    "BK304",
    scope="brief",
    bad={"published": None},
    good={"published": "2025-08-01T14:03:00Z"},
    reference="Google Search Central: datePublished; RSS 2.0: pubDate",
)
def missing_published(ctx: Context) -> Iterator[Hit]:
    """A story says when it was published.

    Without a date nobody can tell which Thursday is meant, and feeds cannot sort the story.
    """
    if ctx.brief.published is None:
        yield Hit("/published", "no time of publication")


NAIVE_DATETIME = Rule(
    code="BK305",
    name="naive-datetime",
    severity=Severity.WARNING,
    scope="brief",
    summary="A time in a foreign format names its zone.",
    why="Where it names none, UTC is assumed, and the story may move by half a day.",
    bad=(
        Source(
            "markdown",
            "---\npublished: 2025-08-01 14:03:00\n---\n\n# Bridge opens\n\nThe bridge opened.\n",
        ),
    ),
    good=(
        Source(
            "markdown",
            "---\npublished: 2025-08-01T14:03:00Z\n---\n\n# Bridge opens\n\nThe bridge opened.\n",
        ),
    ),
    reference="RFC 3339 section 4.3",
)


@rule(
    "BK308",
    scope="brief",
    needs=("/published",),
    bad={"published": "2052-08-01T14:03:00Z"},
    good={"published": "2025-08-02T14:03:00Z"},
)
def future_published(ctx: Context, *, hours: int = 24) -> Iterator[Hit]:
    """The time of publication does not lie more than a day ahead."""
    published = ctx.brief.published
    if ctx.now and published and published > ctx.now + dt.timedelta(hours=hours):
        yield Hit("/published", f"published {format_rfc3339(published)}, which is still to come")


@rule(
    "BK309",
    Severity.ERROR,
    scope="brief",
    needs=("/published", "/modified"),
    bad={"modified": "2025-07-31T09:00:00Z"},
    good={"modified": "2025-08-01T16:03:00+02:00"},
)
def modified_before_published(ctx: Context) -> Iterator[Hit]:
    """A story is not modified before it is published."""
    published, modified = ctx.brief.published, ctx.brief.modified
    if published and modified and modified < published:
        message = f"modified {format_rfc3339(modified)}, before {format_rfc3339(published)}"
        yield Hit("/modified", message, related=(("/published", "the time of publication"),))


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
    pattern = rf"{_NAMED_DAYS}\b({_DAY})\b(?!,?\s\(?(?:{_STEMS}|\d))(?! Night)"
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


_MONTH = "(" + "|".join(rf"{name[:3]}(?:{name[3:]}|t?\.)?" for name in NAMES_OF_MONTHS) + ")"
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
    missing_dateline,
    missing_published,
    NAIVE_DATETIME,
    future_published,
    modified_before_published,
    day_without_date,
    weekday_date_mismatch,
)
"""The rules of this module, in the order of their codes."""
