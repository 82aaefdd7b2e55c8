"""Verbs: which words are verbs where they stand, and what may stand before them."""

from __future__ import annotations

from briefkit.prose.lexicon.cues import (
    AUXILIARIES,
    BE,
    FOREIGN_CUES,
    PAST_CUES,
    PHRASAL_CUES,
    PREPOSITIONS,
    PRONOUN_DETERMINERS,
    PRONOUNS,
    TIMES,
)
from briefkit.prose.quotes.words import Words

__all__ = [
    "CONJUNCTIONS",
    "before_modifiers",
    "is_continuous",
    "is_phrasal",
    "may_be_verb",
    "verb_after",
]

CONJUNCTIONS = frozenset("and but or nor yet then ;".split())
"""Words that join clauses, and verbs of one subject."""

_GO = frozenset("go goes went".split())
_MOST_MODIFIERS = 12
_PLURAL = (PRONOUN_DETERMINERS - {"one", "that", "this"}) | AUXILIARIES | {"people"}
_BEFORE_BASE = frozenset(
    """
    and but can could did do does i may might must nor not or should then they to we who will would
    yet you ;
    """.split()
)
_DATE_LINKS = frozenset("at early earlier in last late on this".split())
_THE_TWO = (["the", "two"], ["the", "three"])
_ADVERBS = frozenset("fairly famously first long".split())
_CATENATIVES = frozenset(
    """
    began begins continue continued continues heard keep keeps kept seen start started starts
    """.split()
)
_BEFORE_PARTICIPLES = _ADVERBS | _CATENATIVES
_BEFORE_FOREIGN = _ADVERBS | frozenset("a avait ha había hat".split())
_CONTRACTED = ("'s", "'re", "'m")


def may_be_verb(words: Words, index: int) -> bool:
    """Tell verbs from nouns: "they *report* that", and not "the *report* says"."""
    lower = words.lower[index]
    if lower in ("put", "puts"):
        return words.lower[index + 1 : index + 2] == ["it"]
    if lower.endswith("ing") or lower in PAST_CUES or lower in FOREIGN_CUES:
        return True
    if lower in PHRASAL_CUES and is_phrasal(words, index):
        return True
    if index > 1 and words.lower[index - 2 : index] in _THE_TWO:
        return lower[-1] != "s"
    if words.is_noun_here(index):
        return False
    return lower[-1] == "s" != lower[-2] or _takes_base_form(words, index)


def _takes_base_form(words: Words, index: int) -> bool:
    """Tell whether what stands before takes the base form: a plural, "will", "did" or "to"."""
    before = words.lower[index - 1] if index else ""
    if before in _BEFORE_BASE or before in PRONOUNS:
        return before not in ("he", "she", "it")
    if before in (",", ")"):  # "Builders, however, argue that"
        return words.lower[index + 1 : index + 2] == ["that"]
    return before in _PLURAL or (before.endswith("s") and words.is_noun(index - 1))


def is_phrasal(words: Words, index: int) -> bool:
    """Tell whether the verb that may be speech with a word after it is: "Vik *shot* back"."""
    lower = words.lower[index]
    if words.lower[index + 1 : index + 2] != [PHRASAL_CUES[lower]]:
        return False
    if lower in _GO or index + 2 >= len(words):
        return True
    after = words.lower[index + 2]  # "Vik cut in half the bridge."
    ends = not words.is_word(index + 2) or after.endswith("ly")
    return ends or after in TIMES or (after in PREPOSITIONS and PHRASAL_CUES[lower] == "back")


def before_modifiers(words: Words, index: int) -> int:
    """Step back from a verb over adverbs, auxiliary verbs and dates; -1 if nothing is left."""
    skipped, dated = _skipped_before(words, index), False
    for position in range(index - 1, max(index - 1 - _MOST_MODIFIERS, -1), -1):
        lower = words.lower[position]
        is_adverb = lower.endswith("ly") and not words.is_capital(position)
        if is_adverb or words.is_auxiliary(position):
            dated = True
        elif lower == "past" and words.lower[max(position - 2, 0) : position] == ["in", "the"]:
            skipped |= {"past", "the", "in"}
        elif lower not in skipped and not (dated and (lower in _DATE_LINKS or lower.isdigit())):
            return position
    return -1


def _skipped_before(words: Words, index: int) -> frozenset[str]:
    """Return the words that may stand right before the verb at `index`, whatever they mean."""
    verb = words.lower[index] if index < len(words) else ""
    if verb.endswith("ing"):
        return _BEFORE_PARTICIPLES
    return _BEFORE_FOREIGN if verb in FOREIGN_CUES else _ADVERBS


def is_continuous(words: Words, before: int, index: int) -> bool:
    """Tell whether a form of be stands before a participle: "Vik *is now* praising"."""
    for position in range(max(before, 0), index):
        lower = words.lower[position]
        if lower in BE or lower in _CATENATIVES or lower.endswith(_CONTRACTED):
            return True
    return False


def verb_after(words: Words, subject: int, last: int) -> int:
    """Return the index of the verb after a subject, adverbs and auxiliary verbs skipped.

    Args:
        words: The words of a sentence.
        subject: The index of the subject's last word.
        last: Where to stop.
    """
    verb = subject + 1
    while verb < last and (words.is_auxiliary(verb) or words.lower[verb].endswith("ly")):
        verb += 1
    return verb
