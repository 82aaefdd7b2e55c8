"""Whether what a sentence says of a day lies behind or ahead: a small table of verbs."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

__all__ = ["UNKNOWN", "Tense", "tense_at"]

_AHEAD = frozenset(
    """
    'll going heads plan planning plans poised preparing prepares scheduled set shall slated
    upcoming will won't
    """.split()
)
# Ahead of what the sentence tells, which itself may lie behind.
_PERHAPS_AHEAD = frozenset(
    """
    'd anticipated can could due expect expected expects hope hopes intend intends likely may might
    must need planned prepared should would
    """.split()
)
# Of these that is true only before "to" or "for": "a plan on trade" says nothing.
_WITH_AIM = frozenset("expects going hope hopes intend intends plan planning plans set".split())
# "The Senate votes Thursday": the present of what is on the calendar.
_ON_CALENDAR = frozenset(
    """
    appears arrives begins closes comes continues convenes debates departs ends expires faces
    gathers goes headlines holds hosts joins kicks launches leaves marks meets needs opens plays
    resumes returns runs seeks speaks starts takes testifies travels visits votes wants
    """.split()
)
# The same of several, "polls close": only behind a plural, as most are nouns and infinitives too.
_ON_CALENDAR_OF_MANY = frozenset(
    """
    appear arrive begin change close convene depart face gather go meet open resume
    """.split()
)
_PLURAL = re.compile(
    r"(?!(?:always|does|plus|this|thus|towards|unless|was|yes)$)[a-z]{3,}[a-rtv-z]s"
)
_TO_BE = frozenset("are is being 're".split())
_BEHIND = frozenset(
    """
    ago became began bought broke brought came caught chose cut did died drew drove fell felt
    fought found gave got grew had heard held hit kept knew laid led left lost made met
    paid put quit ran rang read rode rose said sang sat saw sent shook shot showed shut slept sold
    sought spent spoke stood struck stuck swept swore taught threw thought told took tweeted
    understood was went were woke won wore wrote
    """.split()
)
_NO_VERBS = frozenset(
    "bed exceed feed hundred indeed need proceed red seed speed succeed united wed".split()
)
_NO_INFINITIVE = frozenset(
    "a an another any each every her his its my our that the their this those your".split()
)
_SINCE = re.compile(
    r"\b(?:after|since|following|in the wake of|[Aa]s of)\s(?:the\s|last\s|late\s|early\s)?$"
)
_UNTIL = re.compile(
    r"\b(?:ahead of|before|until|till|by|up to|advance of|[Ss]tarting|[Bb]eginning|come|effective)"
    r"\s(?:the\s|next\s|late\s|early\s)?$"
)
_OPENING_SINCE = re.compile(r"(?:After|Since|Following|Having)\s[^,;]*$")
_OPENING_UNTIL = re.compile(r"(?:(?:Head|Go)ing into|Ahead of|Before|Entering)\s[^,;]*$")
_WHEN_IT_DID = re.compile(r",?\swhen\s(?:\S+\s){1,3}?[a-z]+ed\b")
# Whose words these are, behind a comma, says nothing of the day: "starts Monday, she said".
_SAID = re.compile(r",\s(?:[^\s,]+\s){1,5}?(?:said|says|told|added|tweeted|wrote)\b")
# But in "In an interview on Monday, she said" they were said on that day.
_OPENERS = frozenset(
    """
    about also around as at back by during earlier early from in into late later of on over since
    throughout to when with
    """.split()
)
_WORD = re.compile(r"[a-z]+(?:['’]t)?|['’](?:ll|d|re)\b", re.IGNORECASE)
# The end of a sentence; what is short and begins with a capital is an abbreviation: "Sen. Vik".
_STOP = re.compile(
    r"[.!?](?<=[a-z0-9%)\"”’'].)(?<!\b[ap]\.m.)(?<!\b[A-Z][a-z].)(?<!\b[A-Z][a-z]{2}.)"
    r"(?<!\b[A-Z][a-z]{3}.)[\"”’']*\s+(?=[A-Z\"“‘'])|[\n;]"
)
_REACH = 160
_LEAST = 4  # letters of a past tense in -ed


class Tense(NamedTuple):
    """Where a day lies, as the words around it say."""

    direction: int
    """-1 behind, 1 ahead, 0 if nothing tells."""

    is_sure: bool
    """Whether the words leave no doubt."""


UNKNOWN = Tense(0, is_sure=False)
"""Nothing tells."""

_SINCE_THEN = Tense(-1, is_sure=True)
_WILL = Tense(1, is_sure=True)


def tense_at(text: str, start: int, end: int) -> Tense:
    """Return where the day at `text[start:end]` lies, by the verb that is nearest to it.

    The verb before it counts; one that follows only where none goes before in the sentence.
    No more than some 160 characters on either side are looked at.

    >>> tense_at("The mayor will open the bridge on Friday.", 34, 40).direction
    1
    """
    reach = max(start - _REACH, 0)
    stop = reach
    for ended in _STOP.finditer(text, reach, start + 2):
        if ended.end() <= start:
            stop = ended.end()
    before, after = text[stop:start], text[end : end + _REACH]
    words = _words(before)
    found = _led_by(before, after) or _before(words)
    if found == _SINCE_THEN and _before(words) == _WILL:
        return Tense(1, is_sure=False)  # "will begin after Monday"
    if found is UNKNOWN:
        if len(words) > 1 and _OPENERS.isdisjoint((words[0], words[-1])):
            after = _SAID.sub("", after, count=1)
        following = _STOP.search(after)
        found = _after(_words(after[: following.start() + 1] if following else after))
    return found


def _led_by(before: str, after: str) -> Tense | None:
    """Return what the words that lead to a day say: "since Monday", "ahead of Friday's vote"."""
    if _SINCE.search(before) or _OPENING_SINCE.match(before):
        return _SINCE_THEN
    if _UNTIL.search(before):
        return _SINCE_THEN if _WHEN_IT_DID.match(after) else Tense(1, is_sure=False)
    return Tense(1, is_sure=False) if _OPENING_UNTIL.match(before) else None


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def _before(words: list[str]) -> Tense:
    """Return what the last verb of some words says."""
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        auxiliary = words[index - 1] if index else ""
        if word in _WITH_AIM and words[index + 1 : index + 2] not in (["to"], ["for"]):
            continue
        if _is_past(word) and auxiliary in ("be", "to"):
            continue  # "will be held": the verb that tells stands further ahead
        if _is_past(word) and auxiliary in _TO_BE and not _is_ahead(word):
            return Tense(1, is_sure=False)
        if word in _TO_BE and index < len(words) - 2:
            continue  # "who is in Ohio on Friday" is no calendar
        if word in _ON_CALENDAR_OF_MANY and _PLURAL.fullmatch(auxiliary):
            return Tense(1, is_sure=False)
        found = _told_by(word)
        if found == _WILL and auxiliary in ("was", "were", "had"):
            return Tense(1, is_sure=False)  # "was scheduled": by now it may be over
        if found is not UNKNOWN:
            is_direct = found.direction > 0 or not _has_infinitive(words, index + 1)
            return found if is_direct else Tense(found.direction, is_sure=False)
    return Tense(1, is_sure=False) if _has_infinitive(words, 0) else UNKNOWN


def _has_infinitive(words: list[str], start: int) -> bool:
    """Tell whether "to" leads to a verb after `start`: "urged them *to vote* on Tuesday"."""
    return any(
        word == "to" and following not in _NO_INFINITIVE
        for word, following in pairwise(words[start:])
    )


def _after(words: list[str]) -> Tense:
    """Return what the first verb of some words says."""
    for index, word in enumerate(words):
        if word in _WITH_AIM and words[index + 1 : index + 2] not in (["to"], ["for"]):
            continue
        if word in _TO_BE and index > 0:
            continue
        found = _told_by(word)
        if found is not UNKNOWN:
            return found
    return UNKNOWN


def _told_by(word: str) -> Tense:
    if word in _AHEAD:
        return Tense(1, is_sure=True)
    if word in _PERHAPS_AHEAD or word in _ON_CALENDAR or word in _TO_BE:
        return Tense(1, is_sure=False)
    return Tense(-1, is_sure=True) if _is_past(word) else UNKNOWN


def _is_ahead(word: str) -> bool:
    return word in _AHEAD or word in _PERHAPS_AHEAD


def _is_past(word: str) -> bool:
    if word in _BEHIND:
        return True
    is_regular = word.endswith("ed") and len(word) >= _LEAST and word not in _NO_VERBS
    return is_regular and not _is_ahead(word)
