"""Words and noun phrases: just enough grammar to find who speaks."""

from __future__ import annotations

import re
from itertools import islice

from briefkit.prose.cues import AUXILIARIES, CUES, DETERMINERS, NAME_LINKS, PRONOUNS
from briefkit.prose.names import NOT_NAMES, TITLES

__all__ = ["STOPS", "Phrase", "Words", "phrase_after", "phrase_before"]

_WORD = re.compile(r"\w[\w&]*+(?:[.’'-][\w&]++)*+\.?|[,:;()—–]")
_ABBREVIATED = frozenset(
    "mr mrs ms dr sen sens rep reps gov gen lt col sgt st jr sr prof rev hon no u.s u.n d.c".split()
)
_MOST_WORDS = 12
_ASIDE = 2 * _MOST_WORDS
STOPS = NOT_NAMES | AUXILIARIES | CUES
"""Words that are no part of a noun phrase, unless they open it."""

_CLASS_LINKS = ("of", "for")

Phrase = tuple[int, int]
"""A phrase: the index of its first word, and of its last."""


class Words:
    """The words and marks of punctuation in a stretch of text.

    Where they stand is found out when it is asked for: most are looked at and passed over.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.texts: list[str] = _WORD.findall(text, start, end)
        """The words as printed; a period stays with its word."""
        # All at once: one by one, this would be most of what the search for speakers costs.
        lower = "\n".join(self.texts).lower().replace(".\n", "\n").removesuffix(".")
        self.lower = lower.split("\n")
        """The words in lower case, without periods at their ends."""
        self._source = text, start, end

    def __len__(self) -> int:
        return len(self.texts)

    def spans(self, *phrases: Phrase) -> list[tuple[int, int]]:
        """Return where phrases stand in the text."""
        count = max(last for _, last in phrases) + 1
        places = [match.span() for match in islice(_WORD.finditer(*self._source), count)]
        return [
            (places[first][0], places[last][1] - self._has_full_stop(last))
            for first, last in phrases
        ]

    def _has_full_stop(self, index: int) -> bool:
        """Tell whether a word ends in a period that is no part of it."""
        lower = self.lower[index]
        return self.texts[index][-1] == "." and len(lower) > 1 and lower not in _ABBREVIATED

    def is_word(self, index: int) -> bool:
        """Tell whether it is a word and no punctuation."""
        return self.texts[index][0].isalnum()

    def is_capital(self, index: int) -> bool:
        """Tell whether the word begins with a capital."""
        return self.texts[index][0].isupper()


def phrase_before(words: Words, index: int) -> Phrase | None:
    """Return the noun phrase that is the subject of the verb at `index`."""
    last = _before_modifiers(words, index - 1)
    if last < 0:
        return None
    lower = words.lower[last]
    if lower in PRONOUNS:
        return last, last
    if not words.is_word(last) or lower in CUES:
        return None
    if lower in NOT_NAMES and not words.is_capital(last):
        return None
    first = _phrase_start(words, last)
    return (first, last) if first <= last else None


def phrase_after(words: Words, index: int) -> Phrase | None:
    """Return the noun phrase that begins at `index`."""
    if index >= len(words):
        return None
    lower = words.lower[index]
    if lower in PRONOUNS:
        return index, index
    if lower in AUXILIARIES:  # "said Tuesday"
        return None
    opens = words.is_capital(index) or lower in DETERMINERS or lower in TITLES
    if not (opens or _leads_to_name(words, index)):
        return None
    last = index
    while last + 1 < min(index + _MOST_WORDS, len(words)) and _continues(words, last + 1):
        last += 1
    while last > index and words.lower[last] in NAME_LINKS:
        last -= 1
    return index, last


def _leads_to_name(words: Words, index: int) -> bool:
    """Tell whether lower-case nouns lead up to a name: "campaign manager Robby Mook"."""
    for position in range(index, min(index + 5, len(words))):
        if words.is_capital(position):
            return True
        lower = words.lower[position]
        if not words.is_word(position) or lower in NAME_LINKS or lower in NOT_NAMES:
            return False
    return False


def _continues(words: Words, index: int) -> bool:
    """Tell whether a noun phrase goes on with the word at `index`."""
    lower = words.lower[index]
    if not words.is_word(index):
        return False
    if words.is_capital(index):
        return lower not in AUXILIARIES
    if lower in NAME_LINKS:
        return lower in _CLASS_LINKS and index + 1 < len(words) and words.is_word(index + 1)
    if lower.endswith("ed") and words.lower[index - 1] not in DETERMINERS:
        return False  # A verb: "The council opened".
    return lower not in STOPS


def _before_modifiers(words: Words, index: int) -> int:
    """Step back over adverbs, auxiliary verbs and asides; -1 if nothing is left."""
    while index >= 0:
        word, lower = words.texts[index], words.lower[index]
        if word in (",", ")"):
            index = _before_aside(words, index)
        elif lower in AUXILIARIES or (word.endswith("ly") and word == lower):
            index -= 1
        else:
            return index
    return -1


def _before_aside(words: Words, index: int) -> int:
    """Return where the phrase ends that a comma or bracket at `index` closes an aside to."""
    opening = "(" if words.texts[index] == ")" else ","
    for position in range(index - 1, max(index - _ASIDE, -1), -1):
        if words.texts[position] == opening:
            return position - 1
    return -1


def _phrase_start(words: Words, last: int) -> int:
    """Return the index of the first word of the noun phrase that ends at `last`."""
    first = last + 1
    for position in range(last, max(last - _MOST_WORDS, -1), -1):
        lower = words.lower[position]
        if lower in DETERMINERS:
            return position
        if not words.is_word(position) or _parts_phrases(lower):
            break
        first = position
    return _trimmed(words, first, last)


def _parts_phrases(lower: str) -> bool:
    if lower in NAME_LINKS:
        return lower not in _CLASS_LINKS
    return lower in STOPS and lower != "and"


def _trimmed(words: Words, first: int, last: int) -> int:
    """Drop what cannot open a phrase without a determiner: links, and lower-case words."""
    is_name = first <= last and words.is_capital(last)
    while first < last:
        lower = words.lower[first]
        if is_name and (words.is_capital(first) or lower in TITLES):
            break
        if not is_name and lower not in NAME_LINKS and lower != "and":
            break
        first += 1
    return first
