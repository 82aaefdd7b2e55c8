"""BK310 to BK312: the days that a story names by words, and whether they can be told."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefkit.echo import quoted
from briefkit.model.people import Dateline
from briefkit.problems import Severity
from briefkit.prose.lexicon.months import DAYS, NAMED_DAYS, NAMES_OF_MONTHS, month_of
from briefkit.validation.context import Context
from briefkit.validation.rule import Hit, rule

__all__ = ["RULES"]

_MONTH = "(" + "|".join(rf"{name[:3]}(?:{name[3:]}|t?\.)?" for name in NAMES_OF_MONTHS) + ")"
_STEMS = "|".join(name[:3] for name in NAMES_OF_MONTHS)
_BEFORE_NAMED_DAY = tuple(f"{name} " for name in NAMED_DAYS)
_DATED = re.compile(rf",?\s\(?(?:{_STEMS}|\d)| Night")


class _Word(NamedTuple):
    """A word that names a day, and where it stands."""

    word: str
    pointer: str
    start: int
    text: str
    offset: int  # of the word in that text
    found: re.Match[str]

    @property
    def end(self) -> int:
        return self.start + len(self.word)

    @property
    def stop(self) -> int:
        return self.offset + len(self.word)


def _pattern(words: Iterable[str], letters: str) -> str:
    """Return a pattern for the ends of words that all have the same last letters.

    What begins with letters that are always the same is found ten times as fast.
    """
    return f"(?P<letters>{letters})(?:{'|'.join(f'(?<={word})' for word in words)})(?!\\w)"


def _words(ctx: Context, words: Iterable[str], pattern: str) -> Iterator[_Word]:
    """Yield where words stand in the body, found by a pattern for their ends."""
    for match in ctx.body.found(pattern):
        text, end = match.found.string, match.found.end("letters")
        word = next(word for word in words if text.endswith(word, 0, end))
        offset = end - len(word)
        if not text[max(0, offset - 1) : offset].isalnum():
            start = match.end - (match.found.end() - offset)
            yield _Word(word, match.pointer, start, text, offset, match.found)


_WEEKDAY = _pattern(DAYS, "day")


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
    if _is_dated(ctx):
        return
    seen = set()
    for day in _words(ctx, DAYS, _WEEKDAY):
        if day.word in seen or day.text.endswith(_BEFORE_NAMED_DAY, 0, day.offset):
            continue
        if not _DATED.match(day.text, day.stop):
            seen.add(day.word)
            message = f"{day.word} of which week? The story has no date"
            yield Hit(day.pointer, message, day.start, day.end)


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
_RELATIVE = tuple(
    (words, _pattern(words, letters))
    for letters, words in {
        "day": ("yesterday", "Yesterday", "today", "Today"),
        "omorrow": ("tomorrow", "Tomorrow"),
        "onight": ("tonight", "Tonight"),
    }.items()
)
_TOLD = re.compile(rf"\b(?:earlier|later|{_TELLING})(?: here)? $")
_TELLS = re.compile(rf" at \d|,? (?:{_TELLING})\b")
_REACH = 20
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
    for words, pattern in _RELATIVE:
        for day in _words(ctx, words, pattern):
            if _is_relative(day) and not ctx.quotations.hold(day.pointer, day.start, day.end):
                data = _weekday(ctx, day.word)
                better = data.get("suggestion")
                message = f"{quoted(day.word)} will be another day for readers"
                message += f"; it is {better}" if better else ""
                yield Hit(day.pointer, message, day.start, day.end, data)


def _is_relative(day: _Word) -> bool:
    """Tell whether a word means a day, and is no part of a name or figure of speech."""
    text = day.text
    before = text[max(0, day.offset - _REACH) : day.offset]
    if _FIGURE_LEAD.search(before) or _FIGURE.match(text, day.stop):
        return False
    is_today = day.word.lower() == "today"
    if is_today and not (_TOLD.search(before) or _TELLS.match(text, day.stop)):
        return False
    if day.word[0].islower():
        return True
    is_opening = not before.strip() or before.rstrip()[-1] in '.!?:—”"' or before[-1] == "\n"
    return is_opening and not text[day.stop + 1 : day.stop + 2].isupper()


def _weekday(ctx: Context, word: str) -> dict[str, str]:
    """Return the day of the week that is meant, where the day of publication is known."""
    away = _DAYS_AWAY.get(word.lower(), 0)
    if ctx.brief.published is None:
        return {}
    return {"suggestion": DAYS[(ctx.brief.published.weekday() + away) % 7]}


_DATE = _WEEKDAY + (
    rf",? (?:(?P<month>{_MONTH}) (?P<day>\d\d?)(?:st|nd|rd|th)?"
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
    for day in _words(ctx, DAYS, _DATE):
        message = _wrong_day(day.word, day.found)
        if message:
            end = day.start + day.found.end() - day.offset
            yield Hit(day.pointer, message, day.start, end)


def _wrong_day(name: str, found: re.Match[str]) -> str | None:
    month = month_of((found["month"] or found["month2"])[:3]) or 0
    try:
        date = dt.date(int(found["year"]), month, int(found["day"] or found["day2"]))
    except ValueError:
        return (
            f"there is no such day: {found.string[found.end('letters') - len(name) : found.end()]}"
        )
    actual = DAYS[date.weekday()]
    return None if actual == name else f"{date} is a {actual}, not a {name}"


RULES = (day_without_date, relative_time_word, weekday_date_mismatch)
"""The rules of this module, in the order of their codes."""
