"""Names as printed: what belongs to a name, what is a title, and whether it is a person's."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple

from briefkit.prose.lexicon.cues import PREPOSITIONS, SUBORDINATORS
from briefkit.prose.lexicon.given_names import EITHER, MEN, WOMEN
from briefkit.prose.lexicon.names import (
    BODIES,
    CAPITAL,
    HER_TITLES,
    HIS_TITLES,
    NOT_NAMES,
    PARTICLES,
    PARTY_TITLES,
    PLACE_OPENERS,
    SUFFIXES,
    SURNAMES_TOO,
    TITLES,
    is_personal_name,
)
from briefkit.prose.lexicon.places import is_country, is_region

__all__ = ["NAME", "NAME_REST", "NO_SURNAMES", "Gender", "Printed", "read_name"]

Gender = Literal["he", "she"]
"""The pronoun that stands for a person."""

_ABBREVIATED = "(?:rs|en|ep|ov|ol|gt|apt|of|ev|mdr|aj)"
_LETTERS = rf"[\w-]++(?:[’'](?={CAPITAL})[\w-]++)*+"
_WORD_REST = (
    rf"(?:[\w-]?\.(?:{CAPITAL}\.)*+|{_ABBREVIATED}\.|{_LETTERS}|[’'](?={CAPITAL})[\w-]++)"
    r"(?![’'](?:t|d|m|ll|re|ve)\b)"
)
# "Vik und Berge" are two.
_PARTICLE = "|".join(sorted(PARTICLES - {"und"}))
_MORE = rf" (?:(?:{_PARTICLE}) ){{0,2}}{CAPITAL}{_WORD_REST}"

NAME_REST = rf"{_WORD_REST}(?:{_MORE})*+"
"""What follows the first letter of a name, as a regular expression.

A name ends at a possessive: "NASA's Artemis" is none. "O'Brien" is one, "Don't" is none.
"""

# That a second word follows is seen before the first is looked at: most have none.
_TWO = rf"(?=[^ ]{{0,60}}+ (?:{CAPITAL}|(?:{_PARTICLE}) ))"
NAME = re.compile(rf"{CAPITAL}{_TWO}{_WORD_REST}(?:{_MORE})++")
"""Everything that looks like a name of two words or more."""

NO_SURNAMES = (BODIES | SUFFIXES) - SURNAMES_TOO
"""Words that are the last of no person's name, in lower case."""

_NO_NAMES = BODIES - SURNAMES_TOO
_OPENERS = (NOT_NAMES | PREPOSITIONS | SUBORDINATORS | {"meanwhile", "either", "neither"}) - {"new"}
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
    if not 0 < len(words) <= _MOST_WORDS or words[-1].lower() in _NO_NAMES:
        return None
    if len(words) < 3 and printed.isascii() and (plainest := _plainest(words)):
        return plainest
    plain = [word.rstrip(".,").lower() for word in words]
    last = _surname(plain)
    first = _after_titles(plain, last)
    titles = tuple(word for word in plain[:first] if word in TITLES)
    first, given = _find_given(plain, first, last)
    named = plain[first : last + 1]
    is_certain = given != "" or not PARTY_TITLES.issuperset(titles)
    if len(named) > _LONGEST or not BODIES.isdisjoint(named[:-1]):
        return None
    name = " ".join(words[first:])
    if not (
        _may_be_surname(named[-1], is_certain=is_certain)
        and (is_certain or _looks_personal(name, named))
    ):
        return None
    gender = _gender_of_titles(titles) or _gender_of(given)
    return Printed(name, tuple(named), titles, gender, is_certain)


def _plainest(words: Sequence[str]) -> Printed | None:
    """Read a surname, or a common given name and one, at a glance: most are no more than that."""
    surname = words[-1].lower()
    if not surname.isalpha() or surname in NO_SURNAMES:
        return None
    if len(words) == 1:
        if surname in NOT_NAMES or surname in BODIES or not words[0].istitle():
            return None
        if is_region(surname) or is_country(surname):
            return None
        return Printed(words[0], (surname,), (), None, is_certain=False)
    given = words[0].lower()
    gender = _gender_of(given)
    if gender is None or given in TITLES:
        return None
    return Printed(" ".join(words), (given, surname), (), gender, is_certain=True)


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
        if word in TITLES or (index == first and _opens_sentences(word)):
            first = index + 1
    return first


def _opens_sentences(word: str) -> bool:
    """Tell whether a word has its capital from the start of a sentence: "Asking Vik"."""
    if word in _OPENERS:
        return True
    return word.endswith("ing") and len(word) > 4 and not _is_given(word)


def _find_given(plain: Sequence[str], first: int, last: int) -> tuple[int, str]:
    """Return where a name starts, and its common given name, if it has one.

    Initials may stand before it, and nouns are skipped: "Donor Tora Vik", "CNN Anchor Tora Vik".
    """
    for index in range(first, last):
        word = plain[index]
        if len(word) > 2 or word in _TWO_LETTERS:
            if word in EITHER and index == first:
                return first, word
            if word in MEN or word in WOMEN:
                return (first if _are_initials(plain[first:index]) else index), word
    return first, ""


def _are_initials(words: Sequence[str]) -> bool:
    return all(len(word) < 3 and word not in _TWO_LETTERS for word in words)


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


def _may_be_surname(word: str, *, is_certain: bool) -> bool:
    """Tell whether the last word of a name does not show that it is a body's or a place's."""
    if word in BODIES:
        return is_certain and word in SURNAMES_TOO
    return "-" not in word or BODIES.isdisjoint(word.split("-"))


def _looks_personal(name: str, named: Sequence[str]) -> bool:
    """Tell whether a name that has no common given name may be a person's all the same."""
    if NOT_NAMES.issuperset(named) or not is_personal_name(name):
        return False
    if len(named) == 1:
        return not (is_region(named[0]) or is_country(named[0]))
    if named[0] in PLACE_OPENERS or named[-1] in NOT_NAMES or any(map(_is_acronym, name.split())):
        return False
    text = " ".join(named)
    if is_region(text) or is_country(text) or is_region(" ".join(named[-2:])):
        return False
    return not (is_region(named[-1]) or is_country(named[-1]))


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper() and word.isalpha() and word.lower() not in SUFFIXES
