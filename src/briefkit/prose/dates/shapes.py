"""The shapes in which English prose names days: one pattern for all, and what is none.

`SHAPES` finds a candidate and says by the name of its group, which is also `Match.lastgroup`,
of which shape it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefkit.prose.lexicon.months import DAYS, NAMED_DAYS, NAMES_OF_MONTHS

__all__ = ["NUMBERS", "SHAPES", "is_name"]

_DAY = "|".join(DAYS)
_SHORT_DAY = r"Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun"
_MONTH = "|".join(NAMES_OF_MONTHS)
_SHORT_MONTH = r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_ANY_MONTH = rf"(?:{_MONTH}|(?:{_SHORT_MONTH})\b\.?)"
_YEAR = r"(?:1[6-9]|20)\d\d(?![\d%]|,\d|\.\d)"
_ORDINAL = r"(?:st|nd|rd|th)?"
_DASH = r"\s?(?:-|–|—|to)\s?"
_WEEKDAY = rf"(?:(?:{_DAY}|(?:{_SHORT_DAY})\b\.?),?\s(?:the\s)?)?"
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
"""Numbers that wires spell out."""
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
_UNIT = "day|week|month|year"
_PART_OF_DAY = r"(?:\s(?:morning|afternoon|evening|night)\b)?"

SHAPES = re.compile(
    rf"""
    (?<![\w$€£.,-]) (?<!\d/) (?:
      (?P<iso>\d{{4}}-\d\d-\d\d (?:[T\s]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)? (?![\w-]))
    | (?P<slashed>(?P<s1>\d\d?)/(?P<s2>\d\d?)/(?P<s3>(?:19|20)\d\d) (?![\w/]))
    | (?P<month_day>(?P<md_week>{_WEEKDAY})(?P<md_month>{_ANY_MONTH})\s(?P<md_day>\d\d?){_ORDINAL}
        (?![\w%:]|,\d|\.\d) (?:{_DASH}(?:(?P<md_month2>{_ANY_MONTH})\s)?(?P<md_day2>\d\d?)
          (?![\w%:]|,\d|\.\d|\s(?:[ap]\.?m|percent|noon)))?
        (?:,?\s(?P<md_year>{_YEAR}))?)
    | (?P<day_month>(?P<dm_week>{_WEEKDAY})(?:the\s)?(?P<dm_day>[0-3]?\d){_ORDINAL}
        (?:{_DASH}(?P<dm_day2>[0-3]?\d){_ORDINAL})? \s(?:of\s)? (?P<dm_month>{_ANY_MONTH})(?!\w)
        (?:,?\s(?P<dm_year>{_YEAR}))?)
    | (?P<month_year>(?:(?P<my_part>[Ee]arly|[Mm]id|[Ll]ate)[\s-])?(?P<my_month>{_ANY_MONTH}),?
        \s(?:of\s)?(?P<my_year>{_YEAR}))
    | (?P<month>(?P<m_lead>[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Tt]hrough|[Dd]uring|[Ff]or|of|[Ff]rom
        |[Bb]efore|[Aa]fter|[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Ll]ate|[Mm]id|[Tt]ill)
        (?:\s(?P<m_part>early|late|mid)[\s-]|[\s-])(?P<m_name>{_MONTH})(?!\w|\s\d|,?\s(?:of\s)?{_YEAR}))
    | (?P<weekday>(?:(?P<w_lead>[Ll]ast|[Nn]ext|[Tt]his\s(?:past|coming)|[Tt]his|past|coming)\s)?
        (?P<w_name>{_DAY})(?!\w){_PART_OF_DAY})
    | (?P<relative>(?:[Tt]he\sday\s(?:before|after)\s)?
        (?:[Tt]oday|[Tt]onight|(?:[Yy]esterday|[Tt]omorrow)(?!\w){_PART_OF_DAY}|[Ll]ast\snight
        |[Tt]his\s(?:morning|afternoon|evening))(?!\w))
    | (?P<span>(?:(?P<sp_part>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)\s)?
        (?P<sp_lead>[Ll]ast|[Nn]ext|[Tt]his\s(?:past|coming)|[Tt]his)\s
        (?P<sp_unit>weekend|week|month|year)(?![\w-]) | [Oo]ver\sthe\sweekend(?!\w))
    | (?P<stretch>(?:[Tt]he\s)?(?P<st_lead>[Ll]ast|[Pp]ast|[Nn]ext|[Cc]oming)\s
        (?:(?P<st_count>{_NUMBER})\s)?(?P<st_unit>{_UNIT})s?(?![\w-]))
    | (?P<ago>(?P<ago_count>{_NUMBER})\s(?P<ago_unit>{_UNIT})s?\s(?P<ago_way>ago|from\snow)(?!\w))
    | (?P<within>[Ii]n\s(?P<in_count>{_NUMBER})\s(?P<in_unit>{_UNIT})s?(?![\w-]|\sof\b|['’]))
    | (?P<year>(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Tt]ill|[Tt]hrough|[Dd]uring|[Bb]efore|[Aa]fter
        |[Ff]rom|of|to|for)\s(?P<y_year>{_YEAR})(?![\w-]))
    )
    """,
    re.VERBOSE,
)
"""All shapes; inside each, its parts have names that begin with its initials."""

_NAMES_BEFORE = re.compile(
    rf"\b(?:{'|'.join(NAMED_DAYS)}|[Ee]very|[Ee]ach|[Aa]ny|[Mm]ost|on an?|[Oo]ne(?: an?)?"
    r"|a given|Fox News|CBS News|Mail on)\s$"
)
_NAMES_AFTER = re.compile(
    r"\s(?:nights|mornings|afternoons|evenings|Addams|Weld|Next|Times|Telegraph|Express|Mirror|Herald|Tribune|Review|Independent|Post"
    r"|Night\s(?:Base|Basket|Foot)ball|Night\s(?:Heat|Live|Lights|Fever|Raw|Massacre|Special)|Night's\sAlright"
    r"|Today|School|Club|Group|Morning\b(?!\s(?:on|in|at))|Supplement|World|Business|Magazine"
    r"|Agreement)\b"
)
_MONTH_NAMES = frozenset({"April", "August", "June", "May"})
_FOLLOWED = re.compile(r"['’]s\b|\s[A-Z]")
_MARCH_ON = re.compile(r"\s(?:[Oo]n|[Ff]or|[Tt]o)\s(?:[A-Z]|the\b)")
_COUNTED = re.compile(r"\s(?:[a-z]+s|percent|people|women|men|children)\b")
_NOT_COUNTED = re.compile(
    r"\s(?:as|has|was|is|does|elections|its|his|this|thus|towards|versus|primaries|results)\b"
)
_PUBLICATION = re.compile(r"(?:USA|Russia|Psychology|[\"“'‘`]|History|Christianity|Washington)\s?$")
_EVENT = re.compile(
    r"\s(?:attacks?|terror\w*|hijack\w*|[Cc]omm(?:ission|ittee)|insurrection|massacre|[Mm]emorial)\b"
)
_REACH = 24
_SURE_LEADS = frozenset("in since until till during before after by through".split())


def is_name(match: re.Match[str]) -> bool:
    """Tell whether a candidate is no date but a name, a number, or a day that comes again.

    "Black Friday", "every Tuesday", "May said", "March on Washington", "of 2,000 people".
    """
    text, end = match.string, match.end()
    if text.endswith((" ago ", " ago, "), 0, match.start()):
        return True  # "ten years ago this week"
    shape = match.lastgroup or ""
    if shape == "month_day":  # "the Sept. 11 attacks" were those of another year
        return match["md_year"] is None and _EVENT.match(text, end) is not None
    judge = _JUDGES.get(shape)
    return judge is not None and judge(match)


def _is_named_day(match: re.Match[str]) -> bool:
    """Tell whether a day of the week is a name or comes again: ``Black Friday``, ``every``."""
    text, start = match.string, match.start()
    if _NAMES_BEFORE.search(text, max(start - _REACH, 0), start):
        return True
    is_first = text.startswith(("-to-", " through "), match.end()) and not match["w_lead"]
    return is_first or _NAMES_AFTER.match(text, match.end("w_name")) is not None


def _is_title(match: re.Match[str]) -> bool:
    """Tell whether "Today" is a publication or a program."""
    start = match.start()
    is_title = _PUBLICATION.search(match.string, max(start - _REACH, 0), start)
    return match.group()[0] == "T" and is_title is not None


def _is_number(match: re.Match[str]) -> bool:
    """Tell whether a year is a number of something: ``of 2000 people``."""
    text, end = match.string, match.end()
    if match.group().partition(" ")[0].lower() in _SURE_LEADS:
        return False
    return bool(_COUNTED.match(text, end)) and not _NOT_COUNTED.match(text, end)


def _is_named_month(match: re.Match[str]) -> bool:
    """Tell whether a month is the name of a person: ``by May``, ``for June Vik``."""
    text, end = match.string, match.end()
    name, lead = match["m_name"], match["m_lead"].lower()
    if name == "March":
        return _MARCH_ON.match(text, end) is not None
    if name not in _MONTH_NAMES or lead in ("last", "next", "this", "early", "late", "mid"):
        return False
    if lead in ("by", "for", "of", "from", "after", "before") and name == "May":
        return True
    return _FOLLOWED.match(text, end) is not None


_JUDGES: dict[str, Callable[[re.Match[str]], bool]] = {
    "weekday": _is_named_day,
    "month": _is_named_month,
    "relative": _is_title,
    "year": _is_number,
}
