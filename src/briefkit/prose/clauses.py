"""Clauses that say something: in a sentence, who says, with which word, and how the clause hangs."""

from __future__ import annotations

from typing import NamedTuple

from briefkit.prose.cues import (
    AUXILIARIES,
    BE,
    CUES,
    FOREIGN_CUES,
    PAST_CUES,
    PRONOUN_DETERMINERS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SPEECH_NOUNS,
    SUBORDINATORS,
    TIMES,
    WEAK_CUES,
)
from briefkit.prose.phrases import ALONE, Phrase, Words, phrase_after, phrase_before

__all__ = ["Clause", "find_clauses", "opening_subject"]

_CONJUNCTIONS = frozenset("and but or nor yet then ;".split())
_SMALL = frozenset("so however indeed perhaps maybe thus yes no , ( [ — – - --".split())
_DATE_LINKS = frozenset("in on at last late early this earlier".split())
_DASHES = frozenset(("—", "–", "-", "--", ":", ";"))
_CONTRASTS = frozenset("although though whereas while".split())
_NEVER_ALONE = DETERMINERS - PRONOUN_DETERMINERS - PRONOUNS - {"another", "each", "two", "three"}
_LINKS = PREPOSITIONS - SUBORDINATORS
_PLURAL = PRONOUN_DETERMINERS - {"one", "that", "this"}
_SAYING = frozenset(
    """
    added adds argued argues complained declared explained explains insisted insists noted notes
    observed recalled reported reports said say says stated warned wrote writes
    """.split()
)
_WHO = frozenset("who who's who've who'd which that".split())
_FRONTED = frozenset("according asked earlier here instead later rather there when".split())
_ADVERBS = frozenset("first famously fairly long".split())
_GO = frozenset("go goes went".split())
_CATENATIVES = frozenset(
    "began begins continue continued continues keep keeps heard kept seen start started starts".split()
)
BASE_BEFORE = frozenset("to did do does could would will can should may might must not".split())
_POSSESSIVES = frozenset("his her their its my our your".split())
_MOST_FRONTED = 40


class Clause(NamedTuple):
    """Somebody who says something."""

    subject: Phrase | None
    """Who; None where the sentence's subject is meant: ", *praising* the crew"."""

    cue: Phrase
    """The word that says so."""

    opening: str
    """How the clause hangs in the sentence."""

    start: int
    """The index of its first word."""

    stance: bool = False
    """Whether its verb is one of thought and stance, which says little by itself."""


def find_clauses(words: Words) -> list[Clause]:
    """Return the clauses of a sentence that say something, in order."""
    found: list[Clause] = []
    for index, lower in enumerate(words.lower):
        if lower in CUES or (lower in _GO and words.lower[index + 1 : index + 2] == ["on"]):
            clause = _clause_at(words, index, found)
            if clause is not None:
                found.append(clause._replace(stance=lower in WEAK_CUES))
                continue
        if lower in SPEECH_NOUNS and (clause := _possessed(words, index)):
            found.append(clause)
    return found


def _possessed(words: Words, index: int) -> Clause | None:
    """Find whose words they are: "*Vik's* latest claim that"; "*her* response was"."""
    for position in range(index - 1, max(index - 5, -1), -1):
        lower = words.lower[position]
        cue = (index, index)
        if lower in _POSSESSIVES:
            return Clause((position, position), cue, "possessive", position)
        if lower.endswith(("'s", "s'")) and words.is_noun(position):
            subject = phrase_before(words, position + 1)
            return Clause(subject, cue, "possessive", position) if subject else None
        if not words.is_noun(position) and lower != "past":
            return None
    return None


def _clause_at(words: Words, index: int, found: list[Clause]) -> Clause | None:
    lower = words.lower[index]
    if lower == "according":
        subject = phrase_after(words, index + 2)
        return Clause(subject, (index, index + 1), "according", index) if subject else None
    if (words.is_capital(index) and index) or not _may_be_verb(words, index):
        return None
    before = before_modifiers(words, index)
    if lower.endswith("ing") and not _has_be(words, before, index):
        return _participle(words, index)
    if before < index - 1 and lower[-2:] in ("ed", "en") and words.lower[index - 1] in BE:
        return _passive(words, index, before)
    if before < 0 or words.is_quote(before) or words.texts[before] in (":", "—", "–", "--"):
        subject = phrase_after(words, index + 1)
        if subject is None or words.lower[subject[0]] == "that":
            return Clause(None, (index, index), "coordinate", index) if before >= 0 else None
        return Clause(subject, (index, index), "inverted", index)
    return _after_subject(words, index, before, found)


def _may_be_verb(words: Words, index: int) -> bool:
    """Tell verbs from nouns: "they *report* that", and not "the *report* says"."""
    lower = words.lower[index]
    if (lower in PAST_CUES and lower != "put") or lower in _GO or lower in FOREIGN_CUES or lower.endswith("ing"):
        return True
    if words.is_noun_here(index):
        return False
    if lower in ("put", "puts"):
        return words.lower[index + 1 : index + 2] == ["it"]
    if lower.endswith("s") and not lower.endswith("ss"):
        return True
    # The base form: only after a plural, or after "will", "did", "to".
    before = words.lower[index - 1] if index else ""
    if before in BASE_BEFORE or before in PRONOUNS or before in _CONJUNCTIONS:
        return before not in ("he", "she", "it")
    if before in _PLURAL or before in AUXILIARIES or before == "people":
        return True
    return before.endswith("s") and words.is_noun(index - 1)


def before_modifiers(words: Words, index: int) -> int:
    """Step back from a verb over adverbs, auxiliary verbs and dates; -1 if nothing is left."""
    is_participle = index < len(words) and words.lower[index].endswith("ing")
    index -= 1
    dated = False
    while index >= 0:
        lower = words.lower[index]
        if words.is_auxiliary(index) or (lower.endswith("ly") and words.texts[index][0].islower()):
            dated = True
        elif (is_participle and lower in _CATENATIVES) or lower in _ADVERBS:
            pass
        elif not (dated and lower in _DATE_LINKS) and not (dated and lower.isdigit()):
            return index
        index -= 1
    return -1


def _has_be(words: Words, before: int, index: int) -> bool:
    return any(
        words.lower[position] in _CATENATIVES
        or words.lower[position] in BE
        or words.lower[position].endswith(("'s", "'re", "'m"))
        for position in range(max(before, 0), index)
    )


def _participle(words: Words, index: int) -> Clause | None:
    """Find a participle: "..., *praising* the crew"; "with Vik *praising* the crew"."""
    last = words.lower[index - 1] if index else ","
    if last in DETERMINERS or last in _POSSESSIVES or last.endswith("'s"):
        return None
    if words.is_noun(index - 1) and _is_lower_noun(words, index + 1):
        return None  # "the right calling card"
    subject = _own_subject(words, index)
    opening = "weak" if words.lower[index] in WEAK_CUES else "participle"
    return Clause(subject, (index, index), opening, index)


def _own_subject(words: Words, index: int) -> Phrase | None:
    """Find who is *with Vik praising*, or who *began by praising*; else the sentence's subject."""
    if index > 2 and words.lower[index - 1] in ("by", "for") and words.is_finite(index - 2):
        return phrase_before(words, before_modifiers(words, index - 2) + 1)
    before = before_modifiers(words, index)
    subject = phrase_before(words, before + 1) if before > 0 and words.is_noun(before) else None
    if subject is None:
        return None
    subject, start = _outermost(words, subject, 0)
    own = start and (words.lower[start - 1] == "with" or words.texts[start - 1] in _DASHES)
    return subject if own else None


def _is_lower_noun(words: Words, index: int) -> bool:
    return index < len(words) and words.is_noun(index) and not words.is_capital(index)


def _passive(words: Words, index: int, before: int) -> Clause | None:
    """Find the agent of a passive, "was called ... by Vik"; or "was quoted as saying"."""
    if words.lower[index] == "quoted":
        subject = phrase_before(words, before + 1)
        return Clause(subject, (index, index), "main", before) if subject else None
    if words.lower[index + 1 : index + 2] != ["by"]:
        return None
    subject = phrase_after(words, index + 2)
    return Clause(subject, (index, index), "passive", index) if subject else None


def _after_subject(words: Words, index: int, before: int, found: list[Clause]) -> Clause | None:
    lower, lower_cue = words.lower[before], words.lower[index]
    cue = (index, index)
    if lower in _CONJUNCTIONS:
        shared = before > 1 and words.is_finite(before - 1)
        subject = phrase_before(words, before - 1) if shared else None
        return Clause(subject, cue, "coordinate", before)
    if lower == "to":
        goes_on = before > 1 and words.lower[before - 1] == "on"
        return Clause(None, cue, "goes on" if goes_on else "infinitive", before)
    if lower in _WHO and before:
        return _relative(words, index, before)
    if words.texts[before] == "," and lower_cue in _SAYING and (after := _inverted(words, index)):
        return Clause(after, cue, "aside", index)
    subject = phrase_before(words, before + 1)
    if subject is None:
        if words.texts[before] == ",":
            return Clause(None, cue, "coordinate", before)
        return None
    if subject == (before, before) and (lower in _NEVER_ALONE or _is_gerund(words, before)):
        return None
    if lower_cue in ("called", "named", "titled", "dubbed") and _names(words, subject, index):
        return None
    subject, start = _outermost(words, subject, 0)
    if start and words.texts[start - 1] == "," and words.texts[index + 1 : index + 2] == [","]:
        return Clause(subject, cue, "aside", start)
    return Clause(subject, cue, _opening(words, start, found), start)


def _is_gerund(words: Words, index: int) -> bool:
    return words.lower[index].endswith("ing") and not words.is_capital(index)


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


def _relative(words: Words, index: int, before: int) -> Clause | None:
    """Find "who said", "that said": the pronoun, or what it stands for."""
    if words.lower[before] == "that":
        return Clause(None, (index, index), "relative", before)
    return Clause((before, before), (index, index), "relative", before)


def _outermost(words: Words, subject: Phrase, floor: int) -> tuple[Phrase, int]:
    """Return the phrase that `subject` hangs on: *a letter* to the members; and where it starts."""
    first, last = subject
    start = first
    while start > floor and words.lower[start - 1] in _LINKS:
        outer = _before_link(words, start - 1, floor)
        if outer is None:
            return subject, start
        start = outer[0]
        if start == floor or _opens_clause(words, start):
            return outer, start
    while start - 1 > floor and words.lower[start - 1] in ("and", "&"):
        other = phrase_before(words, start - 1, floor)
        if other is None or not (other[0] == floor or _opens_clause(words, other[0])):
            break
        return (other[0], last), other[0]
    return _before_who(words, subject) or (subject, first)


def _before_who(words: Words, subject: Phrase) -> tuple[Phrase, int] | None:
    """Return the phrase before a relative clause without commas: "*the woman* who beat Vik said"."""
    if _opens_clause(words, subject[0]):
        return None
    for position in range(subject[0] - 1, max(subject[0] - 14, 0), -1):
        if not words.is_word(position):
            return None
        if words.lower[position] == "who":
            outer = phrase_before(words, position)
            return (outer, outer[0]) if outer else None
    return None


def _before_link(words: Words, link: int, floor: int) -> Phrase | None:
    index = link
    if index - 1 > floor and words.lower[index - 1].endswith(("ing", "ed", "familiar", "close")):
        index -= 1
    if index <= floor:
        return None
    if words.lower[index - 1] in ALONE:
        return index - 1, index - 1
    if not words.is_noun(index - 1):
        return None
    return phrase_before(words, index, floor)


def _opens_clause(words: Words, start: int) -> bool:
    if not start:
        return True
    before = words.lower[start - 1]
    return (
        not words.is_word(start - 1)
        or before in _CONJUNCTIONS
        or before in SUBORDINATORS
        or before in RELATIVES
        or (before in CUES and words.lower[start - 2] != "to")
    )


def _opening(words: Words, start: int, found: list[Clause]) -> str:
    index = before_modifiers(words, start) if start else -1
    if index < 0:
        return "main"
    lower = words.lower[index]
    if lower in _CONJUNCTIONS:
        restarts = not index or lower == ";" or not words.is_word(index - 1)
        return "main" if not index else "restart" if restarts else "and"
    if lower in ("as", "than"):
        return "as"
    if lower == "that":
        return "that" if index and words.lower[index - 1] in CUES | SPEECH_NOUNS else "relative"
    if lower in RELATIVES:
        return "relative"
    if lower in SUBORDINATORS:
        restarts = lower in _CONTRASTS and index > 1 and not words.is_word(index - 1)
        if restarts and words.texts[index - 1] == "," and words.lower[index - 2] == "that":
            return "under"
        return "restart" if restarts else "under"
    if lower in CUES and words.lower[index - 1] != "to":
        return "that"
    if words.texts[index] in _DASHES:
        return "main"
    if words.is_quote(index):
        return "after quote"
    if words.texts[index] == ",":
        return "comma"
    return "noun"


def opening_subject(words: Words) -> Phrase | None:
    """Return the subject of the sentence: its first noun phrase, what is fronted skipped."""
    index = _skip_small(words, 0)
    while index < len(words) and _is_fronted(words, index):
        comma = next(
            (
                i
                for i in range(index, min(index + _MOST_FRONTED, len(words)))
                if words.texts[i] == ","
            ),
            None,
        )
        if comma is None:
            return _after_dated(words, index)
        index = _skip_small(words, _after_place(words, comma + 1))
    return phrase_after(words, index)


def _after_place(words: Words, index: int) -> int:
    """Skip the rest of a place: "in Salem, *New Hampshire,* Vik said"."""
    phrase = phrase_after(words, index)
    if phrase is None or phrase[1] + 2 >= len(words) or words.texts[phrase[1] + 1] != ",":
        return index
    following = phrase[1] + 2
    goes_on = words.is_capital(following) or words.lower[following] in PRONOUNS - {"who"}
    return following if goes_on else index


def _comma(words: Words, index: int) -> int | None:
    for position in range(index, min(index + _MOST_FRONTED, len(words))):
        if words.texts[position] == ",":
            return position
    return None


def _after_dated(words: Words, index: int) -> Phrase | None:
    """Return the phrase after "on Monday"."""
    index += 1
    while index < len(words) and (
        words.lower[index] in AUXILIARIES or words.lower[index].isdigit()
    ):
        index += 1
    return phrase_after(words, index)


def _is_fronted(words: Words, index: int) -> bool:
    lower = words.lower[index]
    return (
        lower in PREPOSITIONS
        or lower in SUBORDINATORS
        or lower.endswith("ing")
        or _is_time(words, index)
        or lower in _FRONTED
    )


def _is_time(words: Words, index: int) -> bool:
    """Tell whether a time stands first: "Hours later,"; "The next day,"."""
    comma = _comma(words, index)
    if comma is None or not 0 < comma - index <= 4:
        return False
    return words.lower[comma - 1] in TIMES


def _skip_small(words: Words, index: int) -> int:
    while index < len(words):
        lower = words.lower[index]
        small = lower in _CONJUNCTIONS or lower in AUXILIARIES or lower in _SMALL
        if not small and not (lower.endswith("ly") and len(lower) > 4):
            return index
        index += 1
    return index
