"""Subjects: the whole phrase that a verb belongs to, and the subject of a sentence."""

from __future__ import annotations

from briefkit.prose.lexicon.cues import (
    AUXILIARIES,
    CUES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    TIMES,
)
from briefkit.prose.quotes.phrases import ALONE, POSTPOSED, phrase_after, phrase_before
from briefkit.prose.quotes.verbs import CONJUNCTIONS
from briefkit.prose.quotes.words import Phrase, Words

__all__ = ["opening_subject", "whole_subject"]

_LINKS = PREPOSITIONS - SUBORDINATORS
_MOST_LINKS = 4
_LONGEST_RELATIVE = 14
_MOST_FRONTED = 40
_LONGEST_TIME = 4
_JOINING = CONJUNCTIONS | SUBORDINATORS | RELATIVES
_BEFORE_LINKS = ("ing", "ed", *POSTPOSED)
_FRONTED = (
    PREPOSITIONS
    | SUBORDINATORS
    | frozenset("according asked earlier here instead later rather there when".split())
)
_SMALL = (
    CONJUNCTIONS
    | AUXILIARIES
    | frozenset("however indeed maybe no perhaps so thus yes , ( [ — – - --".split())
)
_PEOPLE = PRONOUNS - {"who"}


def whole_subject(words: Words, subject: Phrase, until: str = "") -> tuple[Phrase, int]:
    """Return the phrase that `subject` hangs on, and where the clause starts.

    "the members" in "a letter to the members said" hangs on "a letter".

    Args:
        words: The words of a sentence.
        subject: The phrase right before a verb.
        until: A word that the clause starts after, whatever stands before it.
    """
    start = subject[0]
    for _ in range(_MOST_LINKS):
        if not start or words.lower[start - 1] not in _LINKS or words.lower[start - 1] == until:
            break
        outer = _before_link(words, start - 1)
        if outer is None:
            return subject, start
        if words.lower[outer[1] + 1] in POSTPOSED:
            outer = outer[0], subject[1]
        start = outer[0]
        if start and words.lower[start - 1] == "who":
            break
        if _opens_clause(words, start) or words.lower[start - 1] == until:
            return outer, start
    return _joined(words, subject) or _before_who(words, subject) or (subject, subject[0])


def _joined(words: Words, subject: Phrase) -> tuple[Phrase, int] | None:
    """Return both of "Vik and Berge", where nothing else stands before them."""
    first, last = subject
    if first < 2 or words.lower[first - 1] not in ("and", "&"):
        return None
    other = phrase_before(words, first - 1)
    if other is None or not _opens_clause(words, other[0]):
        return None
    return (other[0], last), other[0]


def _before_who(words: Words, subject: Phrase) -> tuple[Phrase, int] | None:
    """Return the phrase before a relative clause: "*the woman* who beat Vik said"."""
    first = subject[0]
    if _opens_clause(words, first):
        return None
    for position in range(first - 1, max(first - _LONGEST_RELATIVE, 0), -1):
        if not words.is_word(position):
            return None
        if words.lower[position] == "who":
            outer = phrase_before(words, position)
            return (outer, outer[0]) if outer else None
    return None


def _before_link(words: Words, link: int) -> Phrase | None:
    """Return the phrase before "to", "speaking to" or "familiar with"."""
    index = link
    if index > 1 and words.lower[index - 1].endswith(_BEFORE_LINKS):
        index -= 1
    if not index:
        return None
    if words.lower[index - 1] in ALONE:
        return index - 1, index - 1
    return phrase_before(words, index) if words.is_noun(index - 1) else None


def _opens_clause(words: Words, start: int) -> bool:
    """Tell whether a clause starts at `start`."""
    if not start or not words.is_word(start - 1):
        return True
    before = words.lower[start - 1]
    return before in _JOINING or (before in CUES and words.lower[start - 2] != "to")


def opening_subject(words: Words) -> Phrase | None:
    """Return the subject of the sentence: its first noun phrase, what is fronted skipped."""
    index = _skip_small(words, 0)
    while index < len(words) and _is_fronted(words, index):
        comma = _comma(words, index)
        if comma is None:
            return _after_date(words, index)
        index = _skip_small(words, _after_place(words, comma + 1))
    return phrase_after(words, index)


def _comma(words: Words, index: int) -> int | None:
    for position in range(index, min(index + _MOST_FRONTED, len(words))):
        if words.texts[position] == ",":
            return position
    return None


def _after_place(words: Words, index: int) -> int:
    """Skip the rest of a place: "in Salem, *New Hampshire,* Vik said"."""
    phrase = phrase_after(words, index)
    if phrase is None or phrase[1] + 2 >= len(words) or words.texts[phrase[1] + 1] != ",":
        return index
    following = phrase[1] + 2
    goes_on = words.is_capital(following) or words.lower[following] in _PEOPLE
    return following if goes_on else index


def _after_date(words: Words, index: int) -> Phrase | None:
    """Return the phrase after "on Monday"."""
    index += 1
    while index < len(words) and (words.is_auxiliary(index) or words.lower[index].isdigit()):
        index += 1
    return phrase_after(words, index)


def _is_fronted(words: Words, index: int) -> bool:
    """Tell whether something stands before the subject: "In Oslo,"; "Hours later,"."""
    lower = words.lower[index]
    return lower in _FRONTED or lower.endswith("ing") or _is_time(words, index)


def _is_time(words: Words, index: int) -> bool:
    comma = _comma(words, index)
    return (
        comma is not None and 0 < comma - index <= _LONGEST_TIME and words.lower[comma - 1] in TIMES
    )


def _skip_small(words: Words, index: int) -> int:
    """Skip "But", "Meanwhile", "recently"."""
    while index < len(words):
        lower = words.lower[index]
        if lower not in _SMALL and not (lower.endswith("ly") and len(lower) > 4):
            break
        index += 1
    return index
