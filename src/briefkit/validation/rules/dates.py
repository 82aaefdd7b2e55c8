"""BK306, BK307: how a story writes the day of a month."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefkit.echo import quoted
from briefkit.problems import Severity
from briefkit.prose.lexicon.months import NAMES_OF_MONTHS, PRINTED_MONTHS
from briefkit.validation.context import Context
from briefkit.validation.rule import Hit, rule
from briefkit.validation.rules._own_words import replacing
from briefkit.validation.words.passages import Match

__all__ = ["RULES"]

_STEMS = tuple(name[:3] for name in NAMES_OF_MONTHS)
_SPELLINGS = tuple((name, name[:3], f"{name[:3]}.") for name in NAMES_OF_MONTHS)
# "May." is "May" at the end of a sentence.
_OTHERS = {"Sept"} | {form for forms in _SPELLINGS for form in forms} - {*PRINTED_MONTHS, "May."}
_MONTHS = _OTHERS.union(PRINTED_MONTHS)
# The days of Sept. 11 and of others have given names to much.
_NO_NAME = (
    r"(?! (?:Battalion|Brigade|Coalition|Commission|Committee|Families|Foundation|Fund|Memorial"
    r"|Movement|Museum|Street|Victim))"
)
# Any word that begins as a month does: to look for a list of names takes ten times as long.
_MONTH_DAYS = (
    r"(?P<month>[ADFJMNOS][a-z]{2,8}\.?)[ \xa0](?P<day>[1-3]?\d)"
    rf"(?:(?P<ordinal>st|nd|rd|th)\b|(?![\w%:]|[.,/]\d)){_NO_NAME}"
)
_LEADS = re.compile(r"\b(?:[Bb]y|[Ii]n|[Oo]f|[Ss]ince|[Ll]ast|[Tt]his)\s$")
_COUNTED = re.compile(r"\s(?:percent|people|men|women|children|[a-z]{3,30}s)\b")
# The line under an embedded post is not the desk's: "(@janedoe) August 13, 2025".
_POSTED = re.compile(r"@\w{1,30}\) $")
_LONGEST_LEAD = 34
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
        "Opened at last! — Jane Doe (@janedoe) August 13, 2025",
        "It opened in May. 13 people came.",
        "In October 50 ships came. Since November 3.5 million have left.",
    ),
    reference="AP style: months",
)
def month_abbreviation(ctx: Context) -> Iterator[Hit]:
    """A month with a day is abbreviated: ``Aug. 13``; March to July never are.

    Without a day (``August 2025``) it is spelled out. What is in quotation marks stays as it is,
    and so do names such as those of memorials. A day before its month is another style.
    """
    for match in _month_days(ctx):
        month = match.found["month"]
        if month in _OTHERS and _is_day(match) and not _is_quoted(ctx, match):
            wanted = PRINTED_MONTHS[_STEMS.index(month[:3])]
            place = match._replace(end=match.start + len(month))
            message = f"write {quoted(wanted)} with a day, not {quoted(month)}"
            data = {"suggestion": wanted}
            fix = replacing(place, wanted)
            yield Hit(match.pointer, message, match.start, place.end, data, fix=fix)


def _month_days(ctx: Context) -> Sequence[Match]:
    """Return the months with what may be a day, "August 13th" as well."""
    if re.search(r"[ADFJMNOS]\.?[1-3]?\d(?!\d)", ctx.body.outline):
        return ctx.body.found(_MONTH_DAYS)
    return ()


def _is_quoted(ctx: Context, match: Match) -> bool:
    return ctx.quotations.hold(match.pointer, match.start, match.end)


def _is_day(match: Match) -> bool:
    """Tell whether a month and a number are a day: not "in August 13 people were hurt"."""
    found, text = match.found, match.found.string
    if found["month"] not in _MONTHS:
        return False
    before = text[max(0, found.start() - _LONGEST_LEAD) : found.start()]
    if before[-1:].isalnum() or before[-1:] in ("-", '"') or int(found["day"]) > _LAST_DAY:
        return False
    return not _POSTED.search(before) and not (
        _LEADS.search(before) and _COUNTED.match(text, found.end())
    )


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
    for match in _month_days(ctx):
        if match.found["ordinal"] and _is_day(match) and not _is_quoted(ctx, match):
            place = match._replace(start=match.end - 2)
            message = f"write {quoted(match.found[0][:-2])}, not {quoted(match.found[0])}"
            fix = replacing(place, "")
            data = {"suggestion": match.found[0][:-2]}
            yield Hit(match.pointer, message, match.start, match.end, data, fix=fix)


RULES = (month_abbreviation, ordinal_date)
"""The rules of this module, in the order of their codes."""
