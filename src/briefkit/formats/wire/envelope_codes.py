"""What the codes in the headers of transmissions mean: priorities, categories, takes."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["CATEGORIES", "URGENCIES", "is_take", "version_in"]

URGENCIES: Mapping[str, int] = {"f": 1, "b": 2, "u": 3, "r": 4, "d": 5, "a": 6, "s": 6}
"""ANPA-1312 priorities as IPTC urgencies: flash, bulletin, urgent, rush, deferred, advances."""

CATEGORIES: Mapping[str, str] = {
    "a": "domestic news",
    "b": "special events",
    "c": "features",
    "d": "food",
    "e": "entertainment",
    "f": "finance",
    "i": "international news",
    "k": "commentary",
    "l": "lifestyle",
    "n": "state and regional news",
    "o": "weather",
    "p": "politics",
    "q": "results of sports",
    "r": "racing",
    "s": "sports",
    "t": "travel",
    "v": "advisories",
    "w": "Washington",
}
"""The categories of ANPA-1312 that agencies use alike; the others are routing of their own."""

_LEAD = (
    r"(?:\d{1,2}(?:st|nd|rd|th) )?"
    r"(?:ld|lead|lede|add|take|writethru|urgent|update|roundup|wrap(?:up)?)s?"
)
_TAKE = re.compile(
    rf"(?:{_LEAD}(?:[ -]{_LEAD})*|\d{{1,2}}\. ?(?:zusammenfassung|meldung)|abridged|advisory"
    r"|analysis|background|clarification|complete|correction|corrected|corrects|correctif|eil"
    r"|extra|factbox|feature|interview|korrektur|berichtigung|wiederholung|kill|longer|news feature"
    r"|obituary|optional|preview|profile|recap|refile|refiled|repeat|repetition|resend|résumé"
    r"|schlaglicht|service|summary|synthesis|synthèse|test|update|updated|urgent"
    r"|with pictures?|picture available|pictures|photo)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?P<number>\d{1,2})"
    r"(?:(?:st|nd|rd|th) (?:ld|lead|lede|writethru|update|roundup)\b|\. ?zusammenfassung)",
    re.IGNORECASE,
)


def is_take(words: str) -> bool:
    """Tell whether a part of a header says which version a text is, or of what kind.

    >>> is_take("3rd Ld-Writethru"), is_take("Bridge")
    (True, False)
    """
    return bool(_TAKE.fullmatch(words.strip(" /=()").rstrip(".:")))


def version_in(words: str) -> str | None:
    """Return the number of the lead that a header counts.

    >>> version_in("BC-EU--Bridge, 3rd Ld-Writethru")
    '3'
    """
    match = _NUMBER.search(words)
    return match["number"] if match else None
