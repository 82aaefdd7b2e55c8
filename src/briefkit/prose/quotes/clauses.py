"""Clauses that say something: who says it, with which word, and how the clause hangs."""

from __future__ import annotations

from typing import Literal, NamedTuple

from briefkit.prose.lexicon.cues import (
    BE,
    CUES,
    DETERMINERS,
    PHRASAL_CUES,
    PRONOUN_DETERMINERS,
    PRONOUNS,
    RELATIVES,
    SPEECH_NOUNS,
    SUBORDINATORS,
    WEAK_CUES,
)
from briefkit.prose.quotes.phrases import phrase_after, phrase_before
from briefkit.prose.quotes.subjects import whole_subject
from briefkit.prose.quotes.verbs import (
    CONJUNCTIONS,
    before_modifiers,
    is_continuous,
    is_phrasal,
    may_be_verb,
)
from briefkit.prose.quotes.words import Phrase, Words

__all__ = ["POSSESSIVES", "Clause", "Opening", "find_clauses"]

Opening = Literal[
    "main",  # Vik said; On Friday Vik said
    "comma",  # In May, Vik said
    "restart",  # ..., but Vik said; ..., while Vik said
    "and",  # ... and Vik said
    "aside",  # ..., Vik said, ...; ..., said Vik, ...
    "after quote",  # "...," Vik said
    "inverted",  # "...," said Vik
    "that",  # Berge said that Vik said
    "under",  # When Vik said
    "as",  # as Vik said
    "relative",  # who said; which Vik called; the bridge that Vik calls
    "noun",  # the bridge Vik calls
    "coordinate",  # ... and said
    "participle",  # ..., saying
    "weak",  # ..., rejecting
    "infinitive",  # ... to say
    "goes on",  # went on to say
    "passive",  # accused by Vik
    "according",  # according to Vik
    "possessive",  # Vik's claim
]
"""How a clause hangs in its sentence."""

POSSESSIVES = frozenset("her his its my our their your".split())
"""Words for whose something is."""

_DASHES = frozenset(("—", "–", "-", "--", ":", ";"))
_BEFORE_INVERTED = frozenset((":", "—", "–", "--"))
_CONTRASTS = frozenset("although though whereas while".split())
_NEVER_ALONE = DETERMINERS - PRONOUN_DETERMINERS - PRONOUNS - {"another", "each", "two", "three"}
_NOTED = CUES | SPEECH_NOUNS
_NOTED_FIRST = _NOTED | PHRASAL_CUES.keys()
_WHO = frozenset("who who's who've who'd which that".split())
_NAMING = frozenset("called dubbed named titled".split())
_SAYING = frozenset(
    """
    added adds argued argues complained declared explained explains insisted insists noted notes
    observed recalled reported reports said say says stated warned writes wrote
    """.split()
)
_REPORTS = (["report"], ["reports"])
_FARTHEST_OWNER = 5
_ASIDE = 24
_MOST_NOUNS = 4


class Clause(NamedTuple):
    """Somebody who says something."""

    subject: Phrase | None
    """Who; None where the sentence's subject is meant: ", *praising* the crew"."""

    cue: Phrase
    """The word that says so."""

    opening: Opening
    """How the clause hangs in the sentence."""

    start: int
    """The index of its first word."""

    stance: bool = False
    """Whether its verb is one of thought and stance, which says little by itself."""


def find_clauses(words: Words, start: int = 0, end: int | None = None) -> list[Clause]:
    """Return the clauses of a sentence that say something, in order.

    Args:
        words: The words of the sentence.
        start: The index of the first word that may say so.
        end: The index just after the last one; None for the end of the sentence.
    """
    found: list[Clause] = []
    if _NOTED_FIRST.isdisjoint(within := words.lower[start:end]):
        return found
    for index, lower in enumerate(within, start):
        if lower in _NOTED_FIRST and (lower in _NOTED or is_phrasal(words, index)):
            clause = (
                _clause_at(words, index) if lower not in SPEECH_NOUNS or lower in CUES else None
            )
            if clause is None and lower in SPEECH_NOUNS:
                clause = _possessive(words, index)
            if clause is not None:
                found.append(clause)
    return found


def _clause_at(words: Words, index: int) -> Clause | None:
    lower = words.lower[index]
    if lower == "according":
        subject = phrase_after(words, index + 2)
        if subject and words.lower[subject[1] + 1 : subject[1] + 2] in _REPORTS:
            subject = subject[0], subject[1] + 1
        return Clause(subject, (index, index + 1), "according", index) if subject else None
    if (index and words.is_capital(index)) or not may_be_verb(words, index):
        return None
    before = before_modifiers(words, index)
    if lower.endswith("ing") and not is_continuous(words, before, index):
        return _participle(words, index)
    if before < index - 1 and lower[-2:] in ("ed", "en") and words.lower[index - 1] in BE:
        return _passive(words, index, before)
    clause = _without_subject(words, index, before) or _after_subject(words, index, before)
    return clause._replace(stance=True) if clause and lower in WEAK_CUES else clause


def _possessive(words: Words, index: int) -> Clause | None:
    """Find whose words they are: "*Vik's* latest claim that"; "*her* response was"."""
    for position in range(index - 1, max(index - _FARTHEST_OWNER, -1), -1):
        lower = words.lower[position]
        if lower in POSSESSIVES:
            return Clause((position, position), (index, index), "possessive", position)
        if lower.endswith(("'s", "s'")) and words.is_noun(position):
            subject = phrase_before(words, position + 1)
            return Clause(subject, (index, index), "possessive", position) if subject else None
        if not words.is_noun(position) and lower != "past":
            return None
    return None


def _participle(words: Words, index: int) -> Clause | None:
    """Find a participle: "..., *praising* the crew"; "with Vik *praising* the crew"."""
    last = words.lower[index - 1] if index else ","
    if last in DETERMINERS or last in POSSESSIVES or last.endswith("'s"):
        return None
    if _is_common_noun(words, index - 1) and _is_common_noun(words, index + 1):
        return None  # "the right calling card"
    subject = _own_subject(words, index)
    on_noun = subject is None and index > 0 and words.is_noun(index - 1)  # "a statement saying"
    weak = on_noun or words.lower[index] in WEAK_CUES
    return Clause(subject, (index, index), "weak" if weak else "participle", index)


def _own_subject(words: Words, index: int) -> Phrase | None:
    """Find who is *with Vik praising*, or who *began by praising*; else the sentence's subject."""
    if index > 2 and words.lower[index - 1] in ("by", "for") and words.is_finite(index - 2):
        return phrase_before(words, before_modifiers(words, index - 2) + 1)
    before = before_modifiers(words, index)
    subject = phrase_before(words, before + 1) if before > 0 and words.is_noun(before) else None
    if subject is None:
        return None
    subject, start = whole_subject(words, subject, until="with")
    own = start and (words.lower[start - 1] == "with" or words.texts[start - 1] in _DASHES)
    return subject if own else None


def _is_common_noun(words: Words, index: int) -> bool:
    return index < len(words) and words.is_noun(index) and not words.is_capital(index)


def _passive(words: Words, index: int, before: int) -> Clause | None:
    """Find the agent of a passive, "was accused by Vik of"; or who "was quoted as saying"."""
    if words.lower[index] == "quoted":
        subject = phrase_before(words, before + 1)
        return Clause(subject, (index, index), "main", before) if subject else None
    if words.lower[index + 1 : index + 2] != ["by"]:
        return None
    subject = phrase_after(words, index + 2)
    return Clause(subject, (index, index), "passive", index) if subject else None


def _without_subject(words: Words, index: int, before: int) -> Clause | None:
    """Find a verb whose subject stands elsewhere: after it, or before another verb."""
    cue = (index, index)
    if before < 0 or words.is_quote(before) or _opens_speech(words, before):
        subject = phrase_after(words, index + 1)
        if subject is not None and words.lower[subject[0]] != "that":
            return Clause(subject, cue, "inverted", before + 1)
        return Clause(None, cue, "coordinate", index) if before >= 0 else None
    lower = words.lower[before]
    if lower in CONJUNCTIONS:
        shared = before > 1 and words.is_finite(before - 1)  # "he laughed and said"
        subject = phrase_before(words, before - 1) if shared else None
        return Clause(subject, cue, "coordinate", before)
    if lower == "to":
        goes_on = before > 1 and words.lower[before - 1] == "on"
        return Clause(None, cue, "goes on" if goes_on else "infinitive", before)
    if lower in _WHO and before:
        # Who puts out "a letter that said" speaks in it.
        subject = None if lower == "that" else (before, before)
        return Clause(subject, cue, "relative", before)
    return None


def _opens_speech(words: Words, index: int) -> bool:
    """Tell whether a colon or a dash opens something new; the second dash closes an aside."""
    mark = words.texts[index]
    return mark in _BEFORE_INVERTED and mark not in words.texts[max(index - _ASIDE, 0) : index]


def _after_subject(words: Words, index: int, before: int) -> Clause | None:
    """Find S V: "a spokesman for the mayor, Odd Berge, later *said*"."""
    cue, verb = (index, index), words.lower[index]
    is_comma = words.texts[before] == ","
    if is_comma and verb in _SAYING and (subject := _inverted(words, index)):
        return Clause(subject, cue, "aside", index)
    subject = phrase_before(words, before + 1)
    if subject is None:
        return Clause(None, cue, "coordinate", before) if is_comma else None
    if subject == (before, before) and _is_no_subject(words, before):
        return None
    if verb in _NAMING and _names(words, subject, index):
        return None
    subject, start = whole_subject(words, subject)
    if start and words.texts[start - 1] == "," and words.texts[index + 1 : index + 2] == [","]:
        return Clause(subject, cue, "aside", start)
    return Clause(subject, cue, _opening(words, start), start)


def _is_no_subject(words: Words, index: int) -> bool:
    lower = words.lower[index]
    return lower in _NEVER_ALONE or (lower.endswith("ing") and not words.is_capital(index))


def _names(words: Words, subject: Phrase, index: int) -> bool:
    """Tell whether something is named only: "a show *called* 'The Bridge'"."""
    noun = words.texts[subject[1]]
    named = index + 1 < len(words) and (words.is_quote(index + 1) or words.is_capital(index + 1))
    return named and words.lower[subject[0]] in ("a", "an") and (noun.islower() or noun.isupper())


def _inverted(words: Words, index: int) -> Phrase | None:
    """Find the subject after the verb in ", says *Ana Vik*,"."""
    subject = phrase_after(words, index + 1)
    if subject is None:
        return None
    end = subject[1] + 1
    return subject if end == len(words) or words.texts[end] in (",", "—", "–") else None


def _opening(words: Words, start: int) -> Opening:
    """Return how a clause hangs that starts at `start`: what stands before it tells."""
    index = before_modifiers(words, _before_nouns(words, start)) if start else -1
    if index < 0 or words.texts[index] in _DASHES:
        return "main"
    if words.is_quote(index):
        return "after quote"
    if words.texts[index] == ",":
        return "comma"
    return _after_word(words, index)


def _before_nouns(words: Words, start: int) -> int:
    """Step back over the nouns that lead up to a name: "*retired builder* Odd Berge"."""
    if words.is_capital(start):
        for _ in range(_MOST_NOUNS):
            if not start or words.is_capital(start - 1) or not words.is_noun(start - 1):
                break
            start -= 1
    return start


def _after_word(words: Words, index: int) -> Opening:
    lower, before = words.lower[index], words.lower[index - 1] if index else ""
    if lower in CONJUNCTIONS:
        restarts = not index or not words.is_word(index - 1)
        return "main" if not index else "restart" if restarts else "and"
    if lower in ("as", "than"):
        return "as"
    if lower in RELATIVES and lower not in SUBORDINATORS:
        return "that" if lower == "that" and before in _NOTED else "relative"
    if lower in SUBORDINATORS:
        contrasts = lower in _CONTRASTS and index > 1 and not words.is_word(index - 1)
        return "restart" if contrasts and words.lower[index - 2] != "that" else "under"
    return "that" if lower in CUES and before != "to" else "noun"
