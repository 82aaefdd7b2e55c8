"""The words of a sentence, and what they may be in it.

The words in marks are one word here, whatever they are: `mask` puts a filler in their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefkit.prose.lexicon.abbreviations import BEFORE_NAMES, BEFORE_OR_LAST
from briefkit.prose.lexicon.cues import (
    AUXILIARIES,
    CUES,
    DETERMINERS,
    FINITE,
    PAST_CUES,
    PREPOSITIONS,
    PRONOUN_DETERMINERS,
    PRONOUNS,
    RELATIVES,
    SPEECH_NOUNS,
    TIMES,
)
from briefkit.prose.lexicon.names import NOT_NAMES
from briefkit.prose.quotes.marks import Marked

__all__ = ["NOUNS_IN_LY", "OBJECTS", "OPENERS", "STOPS", "Phrase", "Words", "mask"]

_FILLER = "\x01"
_NO_PUNCTUATION = "\x02"
_PUNCTUATION = ".,!?;:…—–-"
_CLOSERS = " '’)]"
# One class of characters first: the search skips to what is in it.
_WORD = re.compile(
    r"(?=[\x01\w@#$,:;()\[\]—–―-])(?:\x01++[\x02.,!?;:…—–-]"
    r"|(?=[$\d])\$?\d{1,3}(?:,\d{3})++(?![\w,])"
    r"|[@#$]?\w[\w&]*+(?:[.’'/-][\w&]++)*+(?:\.|[’'](?=\s)|)"
    r"|[,:;()\[\]—–―]|(?<=\s)--?(?=\s))"
)
_ABBREVIATED = BEFORE_NAMES | BEFORE_OR_LAST
_ADJECTIVES = frozenset("new next only other own".split())
_AFTER_NOUNS = frozenset("of over about from said says".split())
_SINGULAR_ALONE = frozenset("another each one that this".split())

OPENERS = NOT_NAMES - _ADJECTIVES
"""Words that may open a sentence and are in no name."""

STOPS = OPENERS | AUXILIARIES | CUES | FINITE | RELATIVES
"""Words that are no part of a noun phrase, unless they open it."""

OBJECTS = frozenset("me him her them us".split())
"""Pronouns that are never the subject."""

NOUNS_IN_LY = frozenset("ally assembly daily family italy july monthly weekly".split())
"""Words that look like adverbs and are none."""

Phrase = tuple[int, int]
"""A phrase: the index of its first word, and of its last."""


def mask(text: str, marked: Iterable[Marked]) -> str:
    """Return a paragraph, as long as it is, with a filler in place of the words in marks.

    What stands last in the filler is the punctuation that the words end in.
    """
    writers = text.replace(_FILLER, " ")
    masked, since = "", 0
    for start, _, inner_end, end in marked:
        last = text[max(start, inner_end - 4) : inner_end].rstrip(_CLOSERS)[-1:]
        ending = last if last and last in _PUNCTUATION else _NO_PUNCTUATION
        masked += f"{writers[since:start]}{_FILLER * (end - start - 1)}{ending}"
        since = end
    return masked + writers[since:]


class Words:
    """The words and marks of punctuation in a stretch of text.

    Where they stand is found out when it is asked for: most are looked at and passed over.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.texts: list[str] = _WORD.findall(text, start, end)
        """The words as printed; a period stays with its word."""
        # All at once: one by one, this would be most of what the search for speakers costs.
        lower = "\n".join(self.texts).lower().replace(".\n", "\n").removesuffix(".")
        self.lower = lower.replace("’", "'").split("\n")
        """The words in lower case, without periods at their ends."""
        self._source = text, start

    def __len__(self) -> int:
        return len(self.texts)

    def quotes(self) -> list[int]:
        """Return the indices of the words that stand for words in marks."""
        return [index for index, text in enumerate(self.texts) if text < _NO_PUNCTUATION]

    def spans(self, *phrases: Phrase) -> list[tuple[int, int]]:
        """Return where phrases stand in the text."""
        starts: list[int] = []
        source, at = self._source
        # Between words stands nothing that a word may begin with: the next one is the one.
        for word in self.texts[: max([last for _, last in phrases]) + 1]:
            at = source.find(word, at)
            starts.append(at)
            at += len(word)
        return [(starts[first], starts[last] + self._length(last)) for first, last in phrases]

    def _length(self, index: int) -> int:
        """Return how long a word is, without a period that is no part of it."""
        text, lower = self.texts[index], self.lower[index]
        full_stop = text[-1] == "." and len(lower) > 1 and lower not in _ABBREVIATED
        return len(text) - full_stop

    def is_word(self, index: int) -> bool:
        """Tell whether it is a word and no punctuation."""
        first = self.texts[index][0]
        return first.isalnum() or first in "@#$_"

    def is_quote(self, index: int) -> bool:
        """Tell whether it stands for words in marks."""
        return self.texts[index][0] == _FILLER

    def is_noun_in_marks(self, index: int) -> bool:
        """Tell whether it stands for words in marks without punctuation: the "Vik" bridge."""
        return self.is_quote(index) and self.texts[index][-1] == _NO_PUNCTUATION

    def is_capital(self, index: int) -> bool:
        """Tell whether the word begins with a capital."""
        first = self.texts[index][0]
        return first.isupper() or first == "@"

    def is_auxiliary(self, index: int) -> bool:
        """Tell whether the word stands between a subject and its verb; "Will" may be a name."""
        lower = self.lower[index]
        return lower in AUXILIARIES and (lower in TIMES or self.texts[index][0].islower())

    def is_noun(self, index: int) -> bool:
        """Tell whether a noun phrase may end with the word."""
        if not self.is_word(index):
            return False
        lower = self.lower[index]
        if self.is_capital(index):
            return lower not in OPENERS and not self.is_auxiliary(index)
        if lower.endswith("ly") and lower not in NOUNS_IN_LY:
            return False
        if lower in CUES:
            return lower in SPEECH_NOUNS or not self.is_finite(index)
        if lower in PREPOSITIONS or lower in DETERMINERS or lower in OBJECTS:
            return False
        return lower not in STOPS

    def is_finite(self, index: int) -> bool:
        """Tell whether the word is, most likely, a verb that a subject stands before."""
        lower = self.lower[index]
        if self.texts[index][0].isupper():
            return False
        if lower in FINITE or lower in PAST_CUES:
            return True
        if lower in CUES:
            return lower[-1] == "s" != lower[-2] and not self.is_noun_here(index)
        return lower[-2:] == "ed" and len(lower) > 3

    def is_noun_here(self, index: int) -> bool:
        """Tell the noun in "the *report* said" from the verb in "they *report* that"."""
        following = self.lower[index + 1] if index + 1 < len(self) else ""
        if following in FINITE or following in PAST_CUES:
            return True
        before = self.lower[index - 1] if index else ""
        if before in PRONOUNS or before in AUXILIARIES:
            return False
        if following in _AFTER_NOUNS:
            return True
        if before in DETERMINERS:
            singular = self.lower[index][-1] == "s"
            return before not in (_SINGULAR_ALONE if singular else PRONOUN_DETERMINERS)
        return before.endswith(("'s", "s'")) or before in PREPOSITIONS
