"""BK601 to BK603: how the wires write numbers and shares."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.echo import quoted
from briefkit.problems import Severity
from briefkit.prose.lexicon.measures import (
    AGES,
    IRREGULAR_PLURALS,
    NO_ADJECTIVES,
    NO_PLURALS,
    NUMBERED,
    UNITS,
)
from briefkit.prose.lexicon.months import NAMES_OF_MONTHS
from briefkit.prose.sentences import sentence_starts
from briefkit.validation.context import Context
from briefkit.validation.findings.fix import Edit, Fix
from briefkit.validation.rule import Hit, rule
from briefkit.validation.rules._own_words import own_words, replacing
from briefkit.validation.words.passages import Match

__all__ = ["RULES"]

_SHARE = r"\d(?:[ \xa0-]?(?:percent|per cent)(?!\w)|[ \xa0]%)"
_RANGE = re.compile(r"\d(?P<join> to | and | or |[-–])\d[\d.,]{0,12}$")
_LONGEST_RANGE = 30
_LONGEST_NUMBER = 15


@rule(
    "BK601",
    Severity.INFO,
    scope="text",
    languages=("en",),
    default=False,
    fix="safe",
    bad=(
        "Prices rose by 5 percent.",
        "Prices rose by 5.5 per cent, and rents by 3 %.",
        "It was a 5-percent increase. Rents rose 5 to 10 percent.",
    ),
    good=(
        "Prices rose by 5%, or 2 percentage points.",
        "“Prices rose by 5 percent,” she said.",
        "It is in the 5th percentile; the percent sign, a percentage.",
        "About five percent left.",
    ),
    reference="AP style since 2019: % with a numeral (Poynter, April 2, 2019)",
)
def percent_word(ctx: Context) -> Iterator[Hit]:
    """A share in figures has the sign: ``5%``, not ``5 percent`` and not ``5 %``.

    Outside of quotations. Of a range "5 to 10 percent" both numbers get the sign; where it is
    not clear whether two numbers are one, there is no fix.
    """
    # Many other languages set a space before the sign.
    is_apart = ctx.body.has(" %", "\xa0%") and ctx.is_english
    if not is_apart and ctx.body.words.isdisjoint(("percent", "cent")):
        return
    for match in own_words(ctx, _SHARE):
        place = match._replace(start=match.start + 1)
        number = _number(match)
        message = f"write {quoted(number + '%')}, not {quoted(number + match.found[0][1:])}"
        start = place.start - len(number)
        yield Hit(match.pointer, message, start, place.end, fix=_with_sign(place))


def _number(match: Match) -> str:
    """Return the number whose last digit a match begins with."""
    end = match.found.start() + 1
    text = match.found.string[max(0, end - _LONGEST_NUMBER) : end]
    return text[len(text.rstrip("0123456789.,")) :].lstrip(",")


def _with_sign(place: Match) -> Fix | None:
    text, end = place.found.string, place.found.start() + 1
    both = _RANGE.search(text[max(0, end - _LONGEST_RANGE) : end])
    if both is None:
        return replacing(place, "%")
    if both["join"] in (" and ", " or "):
        return None
    first = place.start - len(both[0]) + 1
    more = Edit(pointer=place.pointer, start=first, end=first, replacement="%")
    edit = Edit(pointer=place.pointer, start=place.start, end=place.end, replacement="%")
    return Fix(message="give both numbers the sign", edits=(more, edit))


_COUNT = (
    r"(?P<number>[2-9]) (?P<noun>(?:(?P<first>[a-z-]{2,20}) )?(?P<last>[a-z-]{2,20})(?![\w’'-]))"
)
_NEAR = 25
_OTHER_NUMBER = re.compile(r"\d\d|\d (?:to|of|in|out of|vs\.?|and|or) $|[$€£]")
_NAME_OF = re.compile(r"\b[A-Z]\w{0,20} (?:of|at|in) $")
_BEFORE_COUNT = re.compile(r"(?<![\w.-])(?P<word>[a-z]{1,20})[,;:]? $")


@rule(
    "BK602",
    Severity.INFO,
    scope="text",
    languages=("en",),
    default=False,
    bad=(
        "The mayor asked 7 agencies for help.",
        "In all, the council heard 9 local builders.",
        "The work will take 3 years.",
    ),
    good=(
        "The mayor asked seven agencies for help, and 12 towns.",
        "“I asked 7 agencies for help,” she said.",
        "The boy is 5 years old, turned 5 days late and walked 4 miles for 6 dollars.",
        "It opens at 7 on Aug. 9 with 3 percent more, by 5 points, on a 5 to 4 vote.",
        "No. 1 was Apollo 8 astronauts, Windows 7 users, phase 3 trials, grade 4 pupils.",
        "The Group of 8 industrial nations met with the Big 3 makers.",
        "There were 10 dogs, 6 cats and 97 hamsters. About 1 in 5 dogs bite.",
        "The bridge is 6 feet wide, and 3 more is fine. It rose 2 is what they say.",
        {"headline": "Mayor asks 7 agencies for help"},
        "Some 5 million people of 8 billion came in the 1990s, from 6 Elm Street.",
    ),
    reference="AP style: numerals",
)
def numeral_below_ten(ctx: Context) -> Iterator[Hit]:
    """Running text spells out numbers below 10: "seven agencies".

    In figures remain ages, shares, dates, times, money, measures, scores, votes, odds, addresses,
    and numbers that are part of a name; so do, here, numbers beside larger ones. Only what counts
    things is reported: a figure before a noun in the plural. Headlines and quotations are not.
    """
    if ctx.body.words.isdisjoint("23456789") or not ctx.is_english:
        return
    for match in ctx.body.matches(_COUNT):
        if _is_count(match) and not ctx.quotations.hold(match.pointer, match.start, match.end):
            word = _spelled(int(match.found["number"]))
            data = {"suggestion": word}
            words = quoted(f"{word} {match.found['noun']}", 40)
            message = f"figures below 10 are spelled out: {words}"
            yield Hit(match.pointer, message, match.start, match.start + 1, data)


def _is_count(match: Match) -> bool:
    found, text = match.found, match.found.string
    before = text[max(0, found.start() - _NEAR) : found.start()]
    word = _BEFORE_COUNT.search(before)
    if (
        word is None
        or word["word"] in NUMBERED
        or _OTHER_NUMBER.search(before)
        or _NAME_OF.search(before)
    ):
        return False
    after = text[found.end() : found.end() + _NEAR]
    if _OTHER_NUMBER.search(after) or not _is_plural(found["first"], found["last"]):
        return False
    is_age = not AGES.isdisjoint(found["noun"].split())
    return not (is_age and (after.startswith(" old") or found["noun"].endswith(" old")))


def _is_plural(first: str | None, last: str) -> bool:
    """Tell whether one or two words are a noun in the plural, which is counted and no measure."""
    if first is None:
        return _is_thing(last)
    if first in NO_ADJECTIVES or first in UNITS:
        return False
    return _is_thing(first) or _is_thing(last)


def _is_thing(word: str) -> bool:
    if word in IRREGULAR_PLURALS:
        return True
    return word.endswith("s") and not word.endswith("ss") and word not in UNITS | NO_PLURALS


def _spelled(number: int) -> str:
    from briefkit.prose.dates.shapes import NUMBERS  # late: it comes with a large grammar

    return next(word for word, value in NUMBERS.items() if value == number)


# What begins with letters that are always the same is found ten times as fast.
_AFTER_STOPS = tuple(rf"{re.escape(stop)} (?=\d)" for stop in '.!?…”"’)')
_MONTHS = "|".join(NAMES_OF_MONTHS)
_FIRST_NUMBER = re.compile(
    rf"""
    (?! (?:1\d|20)\d\d (?![\d,.]\d|\d) )               # a year
    (?! \d{{1,3}} (?: [.):][ ] | [.]$ ) )                # a number of a list
    (?! \d{{1,2}} (?: [:.]\d\d )? [ ]? (?: [ap]\.?m\b | [AP]\.?M\b ) )
    (?! \d{{1,2}}:\d\d | \d+/\d | \d+[-–]\d | \d+\( )  # a time, a day, a score, 401(k)
    (?! \d+ [ ] (?:{_MONTHS})\b )
    (?! \d+ [ ] (?:[A-Z][\w.]{{0,20}}[ ]){{0,3}}
        (?:Street|St\.|Avenue|Ave\.|Road|Rd\.|Lane|Drive|Boulevard|Blvd\.|Square|Downing|Cent)\b )
    (?! \d{{1,2}} [ ] [A-Z][^.]{{0,40}} [.]? $ )             # a line of a ranking
    (?P<number> \d{{1,3}} (?:,\d{{3}}){{0,4}} (?:\.\d+)? )
    (?: (?=[ %-]) | (?:st|nd|rd|th) (?=[ -][a-z]) )
    """,
    re.VERBOSE,
)


@rule(
    "BK603",
    scope="text",
    languages=("en",),
    default=False,
    bad=(
        "12 people crossed the bridge.",
        "The bridge opened. 1,200 people crossed it.",
        "5 percent of the money is left. 12th-graders crossed first.",
    ),
    good=(
        "Twelve people crossed the bridge. 2025 was a good year. 1990s bridges hold.",
        "No. 12 people crossed it at 7 p.m. 12 August was next, on Aug. 13.",
        "1. Cross the bridge.\n\n2) Cross it again.\n\n7:30 p.m. The bridge opens.",
        "9/11 changed it. 24/7 work followed. 401(k) plans paid. 49ers fans came. 3D prints too.",
        "Shares of the S.&P. 500 rose.\n\n1 Jane Doe.\n\n2 John Roe",
        "10 Downing Street was closed. 50 Cent sang. 20th Century Fox filmed it.",
        "“It holds. 12 people crossed it,” she said.",
        {"language": None, "body": "12 Personen kamen. 1200 Personen gingen."},
    ),
    reference="AP style: numerals",
)
def sentence_starts_with_numeral(ctx: Context) -> Iterator[Hit]:
    """No sentence begins with a figure: it is spelled out, or the sentence is turned around.

    Years may open a sentence. So may, here, times and other numbers that name something, and
    the items of a list. What a quotation begins with is left to it.
    """
    opened = _opened_by_digits(ctx)
    if not (opened and ctx.is_english):
        return
    for pointer, paragraph in ctx.paragraphs:
        at, text = f"{pointer}/text", paragraph.text
        if at not in opened or "/items/" in at:
            continue
        for start in opened[at].intersection(sentence_starts(text)):
            found = _FIRST_NUMBER.match(text, start)
            if found and not ctx.quotations.hold(at, start, found.end()):
                message = f"a sentence begins with a figure: {quoted(text[start : start + 40], 30)}"
                yield Hit(at, message, start, found.end())


def _opened_by_digits(ctx: Context) -> dict[str, set[int]]:
    """Return where sentences may begin with a digit, by the pointer of the text."""
    opened = {pointer: {0} for pointer, text in ctx.body.items if "0" <= text[:1] <= "9"}
    for pattern in _AFTER_STOPS:
        for match in ctx.body.matches(pattern):
            if not match.found.string[match.found.start() - 1].isupper():  # "the S.&P. 500"
                opened.setdefault(match.pointer, set()).add(match.end)
    return opened


RULES = (
    percent_word,
    numeral_below_ten,
    sentence_starts_with_numeral,
)
"""The rules of this module, in the order of their codes."""
