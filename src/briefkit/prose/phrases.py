"""Words and noun phrases: just enough grammar to find who speaks."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefkit.prose.cues import AUXILIARIES, CUES, DETERMINERS, NAME_LINKS, PRONOUNS
from briefkit.prose.names import NOT_NAMES, PARTICLES, TITLES

__all__ = ["Word", "phrase_after", "phrase_before", "words_of"]

_WORD = re.compile(r"[^\W_](?:[\w&]|[.’'-](?=\w))*+\.?|[,:;()—–]")
_ABBREVIATED = frozenset(
    "mr mrs ms dr sen sens rep reps gov gen lt col sgt st jr sr prof rev hon no u.s u.n d.c".split()
)
_MOST_WORDS = 12


class Word(NamedTuple):
    """A word or a mark of punctuation, and where it stands."""

    text: str
    """The word as printed."""

    lower: str
    """The word in lower case, without a period at its end."""

    start: int
    """Where it starts."""

    end: int
    """Where it ends."""


def words_of(text: str, start: int, end: int) -> list[Word]:
    """Return the words of ``text[start:end]``; a period stays with abbreviations and initials."""
    found = []
    for match in _WORD.finditer(text, start, end):
        word = match[0]
        lower = word.lower()
        first, last = match.span()
        if lower[-1] == ".":
            lower = lower[:-1]
            if len(lower) > 1 and lower not in _ABBREVIATED:
                word = word[:-1]
                last -= 1
        found.append(Word(word, lower, first, last))
    return found


def phrase_before(words: list[Word], index: int) -> tuple[int, int] | None:
    """Return the noun phrase that is the subject of the verb ``words[index]``, as offsets."""
    last = _before_modifiers(words, index - 1)
    if last < 0:
        return None
    word = words[last]
    if word.lower in PRONOUNS:
        return word.start, word.end
    if (
        not _is_wordy(word)
        or word.lower in CUES
        or (word.text.islower() and word.lower in NOT_NAMES)
    ):
        return None
    first = _phrase_start(words, last)
    return (words[first].start, word.end) if first <= last else None


def phrase_after(words: list[Word], index: int) -> tuple[int, int] | None:
    """Return the noun phrase that begins at ``words[index]``, as offsets."""
    if index >= len(words):
        return None
    first = words[index]
    if first.lower in PRONOUNS:
        return first.start, first.end
    if not (
        first.text[0].isupper()
        or first.lower in DETERMINERS
        or first.lower in TITLES
        or _leads_to_name(words, index)
    ):
        return None
    last = index
    for position in range(index + 1, min(index + _MOST_WORDS, len(words))):
        if not _continues(words, position):
            break
        last = position
    while last > index and words[last].lower in NAME_LINKS:
        last -= 1
    return first.start, words[last].end


def _leads_to_name(words: list[Word], index: int) -> bool:
    """Tell whether lower-case nouns lead up to a name: "campaign manager Robby Mook"."""
    for word in words[index + 1 : index + 5]:
        if word.text[0].isupper():
            return words[index].lower not in NOT_NAMES and words[index].lower not in NAME_LINKS
        if not _is_wordy(word) or word.lower in NAME_LINKS or word.lower in NOT_NAMES:
            return False
    return False


def _continues(words: list[Word], position: int) -> bool:
    word = words[position]
    if not _is_wordy(word):
        return False
    if word.text[0].isupper():
        return word.lower not in AUXILIARIES
    if word.lower in NAME_LINKS:
        following = words[position + 1] if position + 1 < len(words) else None
        return word.lower in ("of", "for") and following is not None and _is_wordy(following)
    return word.lower not in NOT_NAMES and word.lower not in AUXILIARIES and word.lower not in CUES


def _is_wordy(word: Word) -> bool:
    return word.text[0].isalnum()


def _before_modifiers(words: list[Word], index: int) -> int:
    """Step back over adverbs, auxiliary verbs and appositions; -1 if nothing is left."""
    while index >= 0:
        word = words[index]
        if word.text in (",", ")"):
            index = _before_apposition(words, index)
        elif word.lower in AUXILIARIES or (word.text.islower() and word.text.endswith("ly")):
            index -= 1
        else:
            return index
    return -1


def _before_apposition(words: list[Word], index: int) -> int:
    """Return where the phrase ends that a comma or bracket at `index` closes an aside to."""
    opening = "(" if words[index].text == ")" else ","
    for position in range(index - 1, max(index - 2 * _MOST_WORDS, -1), -1):
        if words[position].text == opening:
            return position - 1
    return -1


def _phrase_start(words: list[Word], last: int) -> int:
    """Return the index of the first word of the noun phrase that ends with ``words[last]``."""
    first = last + 1
    for position in range(last, max(last - _MOST_WORDS, -1), -1):
        word = words[position]
        lower = word.lower
        if lower in DETERMINERS:
            return position
        if not _is_wordy(word) or lower in AUXILIARIES or lower in CUES:
            break
        if lower in NAME_LINKS and lower not in ("of", "for"):
            break
        if lower in NOT_NAMES and lower != "and":
            break
        first = position
    return _trimmed(words, first, last)


def _trimmed(words: list[Word], first: int, last: int) -> int:
    """Drop what cannot open a phrase without a determiner: links, and lower-case words."""
    if words[last].text[0].isupper():
        while (
            first < last and not words[first].text[0].isupper() and words[first].lower not in TITLES
        ):
            first += 1
        return first
    while first < last and (words[first].lower in NAME_LINKS or words[first].lower == "and"):
        first += 1
    return first
