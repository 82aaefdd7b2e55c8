"""Names as printed: what belongs to a name, what is a title, and whether it is a person's."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple

from briefkit.prose.given_names import EITHER, MEN, WOMEN
from briefkit.prose.names import (
    BODIES,
    CAPITAL,
    HER_TITLES,
    HIS_TITLES,
    NOT_NAMES,
    PARTY_TITLES,
    PLACE_OPENERS,
    SUFFIXES,
    SURNAMES_TOO,
    TITLES,
    is_personal_name,
)
from briefkit.prose.places import is_country, is_region

__all__ = ["NAME", "NAME_REST", "Gender", "Printed", "read_name"]

Gender = Literal["he", "she"]
"""The pronoun that stands for a person."""

_ABBREVIATED = "(?:rs|en|ep|ov|ol|gt|apt|of|ev|mdr|aj)"
_LETTERS = rf"[\w-]++(?:[’'](?={CAPITAL})[\w-]++)*+"
_WORD_REST = (
    rf"(?:[\w-]?\.(?:{CAPITAL}\.)*+|{_ABBREVIATED}\.|{_LETTERS}|[’'](?={CAPITAL})[\w-]++)"
    r"(?![’'](?:t|d|m|ll|re|ve)\b)"
)
_PARTICLES = "(?:(?:al|bin|da|de|del|den|der|di|dos|du|el|la|ter|van|von) ){0,2}"
_MORE = rf" {_PARTICLES}{CAPITAL}{_WORD_REST}"

NAME_REST = rf"{_WORD_REST}(?:{_MORE})*+"
"""What follows the first letter of a name, as a regular expression.

A name ends at a possessive: "NASA's Artemis" is none. "O'Brien" is one, "Don't" is none.
"""

NAME = re.compile(rf"{CAPITAL}{_WORD_REST}(?:{_MORE})++")
"""Everything that looks like a name of two words or more."""

_NO_SURNAMES = BODIES | SUFFIXES
_MOST_WORDS = 10
_LONGEST = 5
_TWO_LETTERS = frozenset("al bo cy ed jo le ty xi".split())


class Printed(NamedTuple):
    """A name as printed, read."""

    name: str
    """The name without titles."""

    words: tuple[str, ...]
    """Its words in lower case, without "Jr."; the surname is the last."""

    titles: tuple[str, ...]
    """The titles before it, in lower case and without periods."""

    gender: Gender | None
    """What the titles or else the given name tell."""

    is_certain: bool
    """Whether a title or a common given name shows that it is a person's."""

    @property
    def is_full(self) -> bool:
        """Whether it is more than a surname."""
        return len(self.words) > 1

    @property
    def surname(self) -> str:
        """The surname in lower case: the last word."""
        return self.words[-1]


def read_name(printed: str) -> Printed | None:
    """Read a name with the titles before it: "Sen. Tora Vik"; None if it is no person's."""
    words = printed.split()
    if not 0 < len(words) <= _MOST_WORDS:
        return None
    if len(words) == 2 and (plainest := _plainest(printed, words)):
        return plainest
    plain = [word.rstrip(".,").lower() for word in words]
    last = _surname(plain)
    first = _after_titles(plain, last)
    titles = tuple(word for word in plain[:first] if word in TITLES)
    first = _after_nouns(plain, first, last)
    named = plain[first : last + 1]
    has_given = len(named) > 1 and _is_given(_given(named))
    is_certain = has_given or not PARTY_TITLES.issuperset(titles)
    if len(named) > _LONGEST or not _may_be_person(named, is_certain=is_certain):
        return None
    name = " ".join(words[first:])
    if not (is_certain or _looks_personal(name, named)):
        return None
    gender = _gender_of_titles(titles) or (_gender_of(_given(named)) if has_given else None)
    return Printed(name, tuple(named), titles, gender, is_certain)


def _plainest(printed: str, words: Sequence[str]) -> Printed | None:
    """Read a common given name and a surname at a glance: most names are no more than that."""
    given, surname = words[0].lower(), words[1].lower()
    gender = _gender_of(given)
    if gender is None or given in TITLES or not surname.isalpha() or surname in _NO_SURNAMES:
        return None
    return Printed(printed, (given, surname), (), gender, is_certain=True)


def _surname(plain: Sequence[str]) -> int:
    """Return the index of the last word that is not "Jr."."""
    last = len(plain) - 1
    while last > 0 and plain[last] in SUFFIXES:
        last -= 1
    return last


def _after_titles(plain: Sequence[str], last: int) -> int:
    """Return where the name starts after titles and the opening of a sentence."""
    first = 0
    for index in range(last):
        word = plain[index]
        if word in TITLES or (index == first and word in NOT_NAMES and word != "new"):
            first = index + 1
    return first


def _after_nouns(plain: Sequence[str], first: int, last: int) -> int:
    """Skip what stands before a common given name: "Donor Tora Vik", "CNN Anchor Tora Vik"."""
    if _is_given(_given(plain[first : last + 1])):
        return first
    for index in range(first + 1, last):
        if plain[index] in MEN or plain[index] in WOMEN:
            return index
    return first


def _given(plain: Sequence[str]) -> str:
    """Return the first word that is no initial."""
    return next((word for word in plain if len(word) > 2 or word in _TWO_LETTERS), "")


def _is_given(word: str) -> bool:
    return word in MEN or word in WOMEN or word in EITHER


def _gender_of(given: str) -> Gender | None:
    if given in MEN:
        return "he"
    return "she" if given in WOMEN else None


def _gender_of_titles(titles: Collection[str]) -> Gender | None:
    if not HIS_TITLES.isdisjoint(titles):
        return "he"
    return None if HER_TITLES.isdisjoint(titles) else "she"


def _may_be_person(named: Sequence[str], *, is_certain: bool) -> bool:
    """Tell whether nothing in a name shows that it is a body's or a place's."""
    if any("-" in word and not BODIES.isdisjoint(word.split("-")) for word in named):
        return False
    if BODIES.isdisjoint(named):
        return True
    return is_certain and named[-1] in SURNAMES_TOO and BODIES.isdisjoint(named[:-1])


def _looks_personal(name: str, named: Sequence[str]) -> bool:
    """Tell whether a name that has no common given name may be a person's all the same."""
    if NOT_NAMES.issuperset(named) or not is_personal_name(name):
        return False
    if len(named) == 1:
        return not (is_region(named[0]) or is_country(named[0]))
    if named[0] in PLACE_OPENERS or named[-1] in NOT_NAMES or name.isupper():
        return False
    text = " ".join(named)
    return not (is_region(text) or is_country(text) or is_region(" ".join(named[-2:])))
