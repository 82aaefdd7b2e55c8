"""What names of people look like: particles, titles, and the words that are no names."""

from __future__ import annotations

import re

__all__ = [
    "CAPITAL",
    "GROUPS",
    "NOT_NAMES",
    "PARTICLES",
    "TITLES",
    "is_personal_name",
    "without_titles",
]

CAPITAL = "[A-ZÀ-ÖØ-Þ\u0100-\u024f\u0386-\u03ab\u0400-\u042f]"
"""What names begin with, as a class of a regular expression: Latin, Greek, Cyrillic capitals.

Plain ranges: a class with a negated category takes ten times as long. Latin letters beyond
U+00FF are in whatever their case.
"""

PARTICLES = frozenset(
    "al bin da dal de del della den der di dos du e el ibn la las le los san ten ter und van von "
    "y zu".split()
)
"""Lower-case words inside a name: Ursula *von der* Leyen."""

TITLES = frozenset(
    """
    ambassador analyst archbishop attorney bishop capt captain chairman chairwoman chancellor chief
    cmdr col commander commissioner congressman congresswoman coach correspondent democrat
    democratic director doctor dr executive former general gen gov governor judge justice king
    lady leader lieutenant lord lt madam maj major manager mayor minister mr mrs ms officer pope
    premier president prince princess prof professor queen rep representative republican rev
    reverend saint secretary sen senator sergeant sgt sheriff sir speaker spokesman spokesperson
    spokeswoman state strategist superintendent vice
    """.split()
)
"""Words before a name that are no part of it, in lower case and without periods."""

NOT_NAMES = frozenset(
    """
    a according after all although an and another any as asked at because before both but by
    despite during each even every few finally for from he her here his how however i if in
    instead is it its last later like many meanwhile more most my new nearly next no not nor now
    of on once one only or other our out over several she since so some still such than that the
    their then there these they this those though through thus to today two under unlike until
    upon we what when where whether which while who why with yes yesterday yet you your
    monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december
    """.split()
)
"""Words that begin with a capital for other reasons: they open sentences, or name days."""

GROUPS = frozenset(
    """
    activists advocates aides analysts authorities critics doctors economists executives experts
    firefighters investigators lawmakers lawyers leaders medics neighbors observers officials
    opponents organizers police prosecutors protesters reporters researchers residents scientists
    sources students supporters teachers voters witnesses workers
    """.split()
)
"""People who speak together and have no name."""

_NO_NAME = re.compile(r"[\d:?!()@|]")
_LONGEST = 6


def is_personal_name(text: str) -> bool:
    """Tell whether `text` has the shape of a person's name: ``S.V. Date``, ``Frances d'Emilio``."""
    words = text.split()
    return (
        0 < len(words) <= _LONGEST
        and not _NO_NAME.search(text)
        and all(map(_is_name_word, words))
        and not NOT_NAMES.issuperset(word.lower() for word in words)
    )


def _is_name_word(word: str) -> bool:
    return word[0].isupper() or word in PARTICLES or word[:2] in ("d'", "d’", "l'", "l’")


def without_titles(words: list[str]) -> list[str]:
    """Return the words of a name without the titles and other words that lead up to it."""
    start = 0
    for index, word in enumerate(words):
        plain = word.rstrip(".").lower()
        if plain in TITLES or (plain in NOT_NAMES and index == start):
            start = index + 1
    return words[start:]
