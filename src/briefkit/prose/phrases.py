"""Words and noun phrases: just enough grammar to find who speaks.

The words in marks are one word here, whatever they are: `mask` puts a filler in their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from briefkit.prose.cues import (
    AUXILIARIES,
    BE,
    CUES,
    DETERMINERS,
    FINITE,
    MONTHS,
    NAME_LINKS,
    PAST_CUES,
    PREPOSITIONS,
    PRONOUNS,
    PRONOUN_DETERMINERS,
    RELATIVES,
    SPEECH_NOUNS,
    TIMES,
)
from briefkit.prose.marks import Marked
from briefkit.prose.names import GROUPS, NOT_NAMES, PARTICLES, TITLES

__all__ = ["ALONE", "STOPS", "Phrase", "Words", "mask", "phrase_after", "phrase_before"]

_FILLER = "\x01"
_CLOSERS = " '’)]"
_WORD = re.compile(
    r"\x01++[\x02.,!?;:…—–-]"
    r"|\$?\d{1,3}(?:,\d{3})++(?![\w,])"
    r"|[@#$]?\w[\w&]*+(?:[.’'/-][\w&]++)*+(?:\.|[’'](?=\s))?"
    r"|[,:;()\[\]—–―]|(?<=\s)--?(?=\s)"
)
_ABBREVIATED = frozenset(
    "mr mrs ms dr sen sens rep reps gov gen lt col sgt st jr sr prof rev hon no u.s u.n d.c".split()
)
_MOST_WORDS = 12
_ASIDE = 2 * _MOST_WORDS
_DASHES = frozenset(("—", "–", "-", "--"))
_CLOSED_BY = {")": "(", "]": "["}
_AND = frozenset(("and", "&"))
STOPS = (NOT_NAMES - frozenset("new next only other own".split())) | AUXILIARIES | CUES | FINITE | RELATIVES
"""Words that are no part of a noun phrase, unless they open it."""

_ADJECTIVES = frozenset("new next only other own".split())
_NOT_NAMES = NOT_NAMES - _ADJECTIVES
_CLASS_LINKS = ("of", "for")
_OF_NOUNS = frozenset("of over about from said says".split())
_NOUNS_IN_LY = frozenset("ally assembly daily family italy july monthly weekly".split())
_SINGULAR_ALONE = frozenset("another each one that this".split())
_OBJECTS = frozenset("me him her them us".split())
_POSTPOSED = frozenset(
    "aware close familiar involved loyal opposed present responsible sympathetic".split()
)
ALONE = frozenset(
    "all another both each four many most one several some that these this those three two".split()
)
_ROLES = (
    TITLES
    | GROUPS
    | frozenset(
        """
    administration ad adviser advisers advisor aide aide ally allies attorney backer backers brief
    campaign camp committee counsel fan fans fellow folks foe foes friend group groups headline
    legislator member members office operative operatives organizer owner pollster producer
    secretary source spokespeople staff staffer staffers supporter surrogate surrogates team
    website
    """.split()
    )
)
"""Nouns that follow a name: "the Vik *campaign*"."""

Phrase = tuple[int, int]
"""A phrase: the index of its first word, and of its last."""


def mask(text: str, marked: Iterable[Marked]) -> str:
    """Return a paragraph, as long as it is, with a filler in place of the words in marks.

    What stands last in the filler is the punctuation that the words end in.
    """
    pieces: list[str] = []
    since = 0
    for start, _, inner_end, end in marked:
        last = text[start:inner_end].rstrip(_CLOSERS)[-1:]
        pieces.append(text[since:start])
        pieces.append(_FILLER * (end - start - 1))
        pieces.append(last if last and last in ".,!?;:…—–-" else "\x02")
        since = end
    pieces.append(text[since:])
    return "".join(pieces)


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
        self._source = text, start, end

    def __len__(self) -> int:
        return len(self.texts)

    def starts(self) -> list[int]:
        """Return where each word starts in the text."""
        return [match.start() for match in _WORD.finditer(*self._source)]

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
        return self.texts[index][0] in "@#$" or self.texts[index][0].isalnum()

    def is_quote(self, index: int) -> bool:
        """Tell whether it stands for words in marks."""
        return self.texts[index][0] == _FILLER

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
            return lower not in _NOT_NAMES and not self.is_auxiliary(index)
        if lower.endswith("ly") and lower not in _NOUNS_IN_LY:
            return False
        if lower in CUES:
            return lower in SPEECH_NOUNS or not self.is_finite(index)
        if lower in PREPOSITIONS or lower in DETERMINERS or lower in _OBJECTS:
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
        if following in FINITE or following in PAST_CUES or following in _OF_NOUNS:
            return True
        before = self.lower[index - 1] if index else ""
        if before in DETERMINERS:
            singular = self.lower[index][-1] == "s"
            return before not in (_SINGULAR_ALONE if singular else PRONOUN_DETERMINERS)
        return before.endswith(("'s", "s'")) or before in PREPOSITIONS


def phrase_before(words: Words, index: int, floor: int = 0) -> Phrase | None:
    """Return the noun phrase that ends right before `index`, asides skipped.

    Args:
        words: The words of a sentence.
        index: Of the verb, or of what stands before it.
        floor: The first word that may belong to it.
    """
    last = _before_asides(words, index - 1, floor)
    if last < floor:
        return None
    lower = words.lower[last]
    if lower in PRONOUNS:
        return last, last
    if lower in ALONE and not words.is_noun(last):
        return (last, last)
    if words.is_quote(last) or not words.is_noun(last):
        return None
    first = _phrase_start(words, last, floor)
    return (first, last) if first <= last else None


def _before_asides(words: Words, index: int, floor: int) -> int:
    """Step back over what stands between commas, dashes and brackets."""
    while index >= floor:
        text = words.texts[index]
        if text == ",":
            index = _before_commas(words, index, floor)
        elif text in _CLOSED_BY:
            index = _opening(words, index, floor, frozenset((_CLOSED_BY[text],))) - 1
        elif text in _DASHES:
            index = _opening(words, index, floor, _DASHES) - 1
        else:
            return index
    return floor - 1


def _opening(words: Words, index: int, floor: int, marks: frozenset[str]) -> int:
    for position in range(index - 1, max(index - _ASIDE, floor - 1), -1):
        if words.texts[position] in marks:
            return position
    return floor


def _before_commas(words: Words, index: int, floor: int) -> int:
    """Step back over the aside that a comma closes: ", who built it,"; ", 54, of Oslo,"."""
    if index > floor and words.texts[index - 1] in _CLOSED_BY:
        return index - 1
    comma = _opening(words, index, floor, frozenset((",",)))
    if comma <= floor or words.texts[comma] != ",":
        return floor - 1
    while _is_aside(words, comma - 1, floor):
        comma = _opening(words, comma, floor, frozenset((",",)))
        if comma <= floor:
            return floor - 1
    return comma - 1


def _is_aside(words: Words, last: int, floor: int) -> bool:
    """Tell whether an apposition ends at `last`: ", *54*," or ", *a builder*,"."""
    comma = _opening(words, last + 1, floor, frozenset((",",)))
    if comma <= floor or words.texts[comma] != "," or not words.is_noun(comma - 1):
        return False
    opening = words.lower[comma + 1]
    if opening in ("a", "an", "who", "whose", "which") or opening.isdigit():
        return True
    if opening in PREPOSITIONS:
        return True
    return opening == "the" and words.is_capital(comma - 1)


def _phrase_start(words: Words, last: int, floor: int) -> int:
    """Return the index of the first word of the noun phrase that ends at `last`."""
    first = last + 1
    for position in range(last, max(last - _MOST_WORDS, floor - 1), -1):
        lower = words.lower[position]
        if lower in DETERMINERS:
            return position if lower != "that" else _trimmed(words, first, last)
        if words.is_quote(position):
            part = words.texts[position][-1] == "\x02" and first == position + 1 <= last
            if not part or words.lower[first] in _AND or position == floor:
                break
        elif not words.is_word(position) or _parts_phrases(words, position):
            break
        first = position
    return _trimmed(words, first, last)


def _parts_phrases(words: Words, index: int) -> bool:
    lower = words.lower[index]
    if lower in NAME_LINKS:
        return lower not in _CLASS_LINKS
    if words.is_capital(index):
        return lower in _NOT_NAMES
    if lower in CUES:
        return words.is_finite(index) or words.lower[index - 1] == "to"
    return (lower in STOPS or lower in PREPOSITIONS) and lower not in _AND


def _trimmed(words: Words, first: int, last: int) -> int:
    """Drop what cannot open a phrase without a determiner: links, and lower-case words."""
    is_name = words.is_capital(last)
    while first < last:
        lower = words.lower[first]
        if is_name and (words.is_capital(first) or lower in TITLES):
            break
        if not is_name and lower not in NAME_LINKS and lower not in _AND:
            break
        first += 1
    return first


def phrase_after(words: Words, index: int) -> Phrase | None:
    """Return the noun phrase that begins at `index`."""
    if index >= len(words):
        return None
    lower = words.lower[index]
    if lower in PRONOUNS:
        return index, index
    if words.is_auxiliary(index) or lower in _OBJECTS:  # "said Tuesday", "told her"
        return None
    opens = words.is_capital(index) or lower in DETERMINERS or lower in TITLES
    if not (opens or _leads_to_name(words, index)):
        return None
    if lower in _NOT_NAMES and lower not in DETERMINERS:
        return None
    last = index
    while last + 1 < min(index + _MOST_WORDS, len(words)) and _continues(words, index, last + 1):
        last += 1
    while last > index and words.lower[last] in NAME_LINKS:
        last -= 1
    if last == index and lower in DETERMINERS and lower not in ALONE:
        return None
    return index, last


def _leads_to_name(words: Words, index: int) -> bool:
    """Tell whether lower-case nouns lead up to a name: "campaign manager Robby Mook"."""
    for position in range(index, min(index + 5, len(words))):
        if words.is_capital(position):
            return True
        lower = words.lower[position]
        if not words.is_word(position) or lower in PREPOSITIONS or lower in NOT_NAMES:
            return position > index and lower in _CLASS_LINKS
    return False


def _continues(words: Words, first: int, index: int) -> bool:
    """Tell whether a noun phrase that began at `first` goes on with the word at `index`."""
    lower = words.lower[index]
    if words.is_quote(index):  # the "Vik" bridge
        return words.texts[index][-1] == "\x02" and _is_plain_noun(words, index + 1)
    if not words.is_word(index):
        return False
    if lower in _AND:
        return _is_compound(words, first, index)
    if words.is_capital(index):
        after = words.lower[index - 1] in DETERMINERS
        return after or (lower not in _NOT_NAMES and not words.is_auxiliary(index)) or lower in MONTHS
    if lower in PARTICLES and index + 1 < len(words) and words.is_capital(index + 1):
        return True
    if lower in NAME_LINKS:
        return lower in _CLASS_LINKS and index + 1 < len(words) and words.is_word(index + 1)
    after_determiner = (
        words.lower[index - 1] in DETERMINERS or words.lower[index - 1] in _CLASS_LINKS
    )
    if words.is_finite(index) and not after_determiner:
        return False  # A verb: "The council opened".
    if lower in PREPOSITIONS or lower in _POSTPOSED or lower in RELATIVES or lower in BE:
        return False
    if lower in _ROLES:
        return True
    if lower in CUES and lower not in SPEECH_NOUNS and not after_determiner:
        return (
            not (lower[-1] == "s" and not words.is_noun_here(index))
            and words.lower[first] in DETERMINERS
        )
    if lower in STOPS and lower not in CUES:
        return lower in DETERMINERS and words.lower[index - 1] in _CLASS_LINKS
    if lower.endswith(("ing", "ly")) and not after_determiner and lower not in _NOUNS_IN_LY:
        return False
    determined = words.lower[first] in DETERMINERS and not words.lower[index].endswith("s")
    return after_determiner or determined or _is_still_noun(words, index)


def _is_plain_noun(words: Words, index: int) -> bool:
    return index < len(words) and words.is_noun(index)


def _is_compound(words: Words, first: int, index: int) -> bool:
    """Tell whether "and" joins two names: "Vik *and* Berge"."""
    if index + 1 >= len(words) or not words.is_capital(index - 1):
        return False
    return words.is_capital(index + 1) and words.is_capital(first)


def _is_still_noun(words: Words, index: int) -> bool:
    """Tell a noun after nouns, "Vik *supporters* are", from a verb, "Vik *supports* the"."""
    lower = words.lower[index]
    if lower in _ROLES or index + 1 >= len(words) or words.lower[index - 1].endswith("'s"):
        return True
    following = words.lower[index + 1]
    takes_object = (
        (lower.endswith("s") and words.is_capital(index + 1))
        or following in DETERMINERS
        or following in PRONOUNS
        or following in _OBJECTS
        or following in ("to", "that", "himself", "herself")
        or words.is_quote(index + 1)
    )
    if takes_object:
        return False
    return (
        not words.is_capital(index - 1)
        or words.is_finite(index + 1)
        or _is_plain_noun(words, index + 1)
    )
