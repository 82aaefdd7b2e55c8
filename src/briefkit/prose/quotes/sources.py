"""Patterns in which more than a clause says who speaks: labels, owners, polls and papers."""

from __future__ import annotations

import re

from briefkit.prose.lexicon.cues import BE, PAST_CUES, PREPOSITIONS, SPEECH_NOUNS
from briefkit.prose.quotes.clauses import POSSESSIVES
from briefkit.prose.quotes.phrases import phrase_after, phrase_before
from briefkit.prose.quotes.quote_within import governing
from briefkit.prose.quotes.quoted import Attribution, Place
from briefkit.prose.quotes.verbs import verb_after
from briefkit.prose.quotes.words import Phrase, Words

__all__ = ["agent", "credited", "label", "owned", "polled", "relayed"]

_FOLLOWING = re.compile(r" ([a-z]++)")
_DASHES = frozenset(("-", "--", "–", "—", "―"))
_REPORTS = frozenset(("reported", "reports"))
_POLLS = frozenset("poll polls polling survey surveys".split())
_FARTHEST_PASSIVE = 5
_FARTHEST_PAPER = 400


def agent(place: Place) -> Attribution | None:
    """Find the agent after the words in marks: ``was called "a gift" by Vik``."""
    if not place.paragraph.masked.startswith(" by ", place.end):
        return None
    words, quote = place.sentence.words, place.word
    subject = phrase_after(words, quote + 2)
    for cue in range(quote - 1, max(quote - _FARTHEST_PASSIVE, 0), -1):
        if words.lower[cue] in PAST_CUES and words.lower[cue - 1] in BE:
            return place.sentence.of(subject, (cue, cue), "agent")
    return None


def owned(place: Place) -> Attribution | None:
    """Find whose words they are: ``Vik's "open bridge" remark``."""
    match = _FOLLOWING.match(place.paragraph.masked, place.end)
    if match is None or match[1] not in SPEECH_NOUNS:
        return None
    words, quote = place.sentence.words, place.word
    owner = words.lower[quote - 1] if quote and quote + 1 < len(words) else ""
    if owner in POSSESSIVES:
        return place.sentence.of((quote - 1, quote - 1), (quote + 1, quote + 1), "owned")
    if not owner.endswith(("'s", "s'")):
        return None
    return place.sentence.of(phrase_before(words, quote), (quote + 1, quote + 1), "owned")


def relayed(place: Place) -> Attribution | None:
    """Find the paper that ends the sentence: ``"...," said Tora Vik, reports the Valley Post.``."""
    if place.paragraph.masked.find(", report", place.end, place.end + _FARTHEST_PAPER) < 0:
        return None
    words, clauses = place.sentence.words, place.sentence.clauses
    last = clauses[-1] if len(clauses) > 1 else None
    if last is None or last.subject is None or words.lower[last.cue[0]] not in _REPORTS:
        return None
    inverted = last.opening == "aside" and last.subject[0] == last.cue[0] + 1
    if not inverted or last.subject[1] < len(words) - 1 or last.cue[0] < place.word:
        return None
    is_name = words.is_capital(last.subject[1])
    return place.sentence.attribution(last, "relayed") if is_name else None


def polled(place: Place) -> Attribution | None:
    """Let a poll speak for a share: ``In a poll on Monday, 31% of walkers said it was "open"``."""
    words, quote = place.sentence.words, place.word
    if words.lower[0] != "in":
        return None
    poll = phrase_after(words, 1)
    if poll is None or poll[1] > quote or words.lower[poll[1]] not in _POLLS:
        return None
    before = place.sentence.clauses_before(quote)
    share = governing(before).subject if before else None
    counted = words.texts[share[0] : share[1] + 1] if share else ()
    if not any(word[0].isdigit() for word in counted):
        return None
    return place.sentence.of(poll, (0, 0), "polled")


def credited(place: Place) -> Attribution | None:
    """Find a name between a dash and a colon: ``A bridge for all - Tora Vik: "..."``."""
    words, colon = place.sentence.words, place.word - 1
    if colon < 2 or words.texts[colon] != ":":
        return None
    named = phrase_before(words, colon)
    if named is None or not named[0] or not words.is_capital(named[0]):
        return None
    if words.texts[named[0] - 1] not in _DASHES:
        return None
    return place.sentence.of(named, (colon, colon), "label")


def label(place: Place) -> Attribution | None:
    """Find a subject and a colon: ``MAYOR VIK: "..."``; ``Vik resisted: "..."``."""
    sentence, words = place.sentence, place.sentence.words
    colon = place.word - 1
    if colon < 1 or words.texts[colon] != ":":
        return None
    named = _from(words, colon)
    if named or sentence.subject is None:
        return sentence.of(named, (colon, colon), "label")
    if sentence.subject[1] >= colon:
        return None
    verb = verb_after(words, sentence.subject[1], colon)
    if words.texts[verb] == ",":  # "His wife, Ana Vik, was blunter:"
        closing = next((i for i in range(verb + 1, colon) if words.texts[i] == ","), None)
        verb = colon if closing is None else verb_after(words, closing, colon)
    if words.lower[verb] in PREPOSITIONS:  # "Ana Vik, 31, of Oslo:"
        verb = colon
    return sentence.of(sentence.subject, (verb, verb), "label")


def _from(words: Words, colon: int) -> Phrase | None:
    """Find ``from Ana Vik:``."""
    named = phrase_before(words, colon)
    return named if named and named[0] and words.lower[named[0] - 1] in ("from", "by") else None
