"""The part that somebody plays in a sentence: who speaks, who acts, who is spoken of.

No grammar is parsed: the word before a name and the word after it tell enough.
"""

from __future__ import annotations

import re

from briefkit.prose.lexicon.cues import AUXILIARIES, CUES, FINITE, PREPOSITIONS, SUBORDINATORS

__all__ = ["part_of_name", "part_of_pronoun"]

_SPEAKER = 150.0
"""The weight of whoever speaks: "*Vik* said"."""

_SUBJECT = 100.0
"""The weight of whoever acts: "*Vik* built it"."""

_CLAUSE_SUBJECT = 75.0
_OWNER = 50.0
_OBJECT = 40.0
_ASIDE = 30.0
_MODIFIER = 10.0

_WORD_BEFORE = 14
_NEXT = re.compile(r"(?: \([^()]{1,12}\))?(?: [a-z]+ly)?(,?) ([a-z]+(?:['’]t)?)")
_ARTICLES = ("a", "an", "the")
_INVERTED = frozenset("added asked continued explained said says tweeted wrote".split())
_VERBS = AUXILIARIES | CUES | FINITE
_CLAUSE = SUBORDINATORS | frozenset(("that", "when", "whether"))
_NO_NOUNS = (
    PREPOSITIONS
    | SUBORDINATORS
    | frozenset("also and but even just nor not now or still than that then to who whose".split())
)


def part_of_name(text: str, start: int, end: int, *, opens: bool) -> float:
    """Return the weight of the part that a name plays in its sentence.

    Args:
        text: The paragraph.
        start: Where the name starts.
        end: Where it ends.
        opens: Whether it is the first of its sentence that names anybody.
    """
    if _is_possessive(text, end):
        return _OWNER if opens else _ASIDE
    before = _word_before(text, start)
    following = _NEXT.match(text, end)
    comma, after = following.groups() if following else ("", "")
    if not comma and _is_verb(after):
        return _part_with_verb(before, after)
    if before in _INVERTED:
        return _SPEAKER
    if before in PREPOSITIONS or before in _CLAUSE:
        return _ASIDE
    if before in _ARTICLES or _is_noun(comma, after):
        return _MODIFIER
    return _SUBJECT if opens else _OBJECT


def _part_with_verb(before: str, after: str) -> float:
    """Return the weight of a name that a verb follows: "*Vik* said", "said *Vik* built it"."""
    if before in _INVERTED:
        return _OBJECT
    if before in _CLAUSE:
        return _CLAUSE_SUBJECT
    if after in CUES:
        return _SPEAKER
    return _ASIDE if before in PREPOSITIONS else _SUBJECT


def part_of_pronoun(text: str, end: int) -> float:
    """Return the weight of the part that "he" or "she" plays, by what follows at `end`."""
    following = _NEXT.match(text, end)
    return _SPEAKER if following and following[2] in CUES else _SUBJECT


def _word_before(text: str, start: int) -> str:
    if text[start - 1 : start] != " ":
        return ""
    return text[max(start - _WORD_BEFORE, 0) : start - 1].rpartition(" ")[2].lower()


def _is_possessive(text: str, end: int) -> bool:
    mark = text[end : end + 1]
    return mark != "" and mark in "'’" and (text[end + 1 : end + 2] == "s" or text[end - 1] == "s")


def _is_verb(after: str) -> bool:
    return after.endswith("ed") or after.replace("’", "'") in _VERBS


def _is_noun(comma: str, after: str) -> bool:
    """Tell whether a word after a name is a noun that the name goes with: "the *Vik* letter"."""
    return bool(after) and not comma and after not in _NO_NOUNS and after[-1] != "s"
