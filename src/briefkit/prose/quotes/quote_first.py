"""Patterns of attribution in which the quotation comes first: ``"...," Vik said``."""

from __future__ import annotations

import re

from briefkit.prose.lexicon.abbreviations import BEFORE_NAMES
from briefkit.prose.lexicon.cues import CUES, DETERMINERS, PAST_CUES, PRONOUNS, WEAK_CUES
from briefkit.prose.lexicon.names import CAPITAL
from briefkit.prose.quotes.clauses import Clause, find_clauses
from briefkit.prose.quotes.phrases import phrase_after
from briefkit.prose.quotes.quoted import Attribution, Place, span_of
from briefkit.prose.quotes.words import STOPS, Words
from briefkit.prose.sentences import sentence_at

__all__ = ["plain", "quote_first", "reported", "signed", "unknown_verb"]

_FARTHEST = 240
_MOST_NOUNS = 4
_MOST_TAIL = 6
_NAME = rf"{CAPITAL}[\w-]++(?: {CAPITAL}[\w-]++){{0,2}}+"
_PLAIN = re.compile(
    rf" (?:(?P<first>he|she|they|I|{_NAME}|the [a-z]++) (?P<cue_after>[a-z]++)(?![\w'’-])"
    rf"|(?P<cue_before>[a-z]++) (?P<second>{_NAME})(?=,|(?<=[\w-]{{4}})\.))"
)
_DASH = re.compile(r"\s{0,3}([―—–]|--?)\s{0,3}")
_CLOSED = re.compile(r"[.,]|\s?[—–-]|$")
_GOES_ON = frozenset(",—–")
_FLOWS_ON = frozenset(",!?—–-…")
_CLOSERS = frozenset((",", "—", "–", "-", "--"))
_SAID = frozenset("added adds argued argues noted notes said say says".split())
_OBJECTS = DETERMINERS | PRONOUNS
_LOWER = frozenset(("relative", "participle", "weak", "possessive", "infinitive"))


def plain(place: Place) -> Attribution | None:
    """Read the plainest at a glance, as most are: ``"...," she said``, ``"...," said Vik.``."""
    masked = place.paragraph.masked
    if not _may_flow_on(place):
        return None
    match = _PLAIN.match(masked, place.end, place.until)
    if match is None:
        return None
    subject, cue = ("first", "cue_after") if match["first"] else ("second", "cue_before")
    name = match[subject].lower()
    if name.rpartition(" ")[2] in BEFORE_NAMES or not _is_verb(masked, match, cue):
        return None
    if name not in PRONOUNS and not STOPS.isdisjoint(name.removeprefix("the ").split()):
        return None
    closes = _CLOSED.match(masked, match.end()) and match[cue] not in WEAK_CUES
    if place.is_led_up_to and not closes and _leads_up(place):
        return None
    return Attribution(match.span(subject), match.span(cue), "quote first")


def _is_verb(masked: str, match: re.Match[str], group: str) -> bool:
    cue = match[group]
    return cue in PAST_CUES or (
        cue in CUES and cue[-1] == "s" and masked[match.end() : match.end() + 1] in ".,"
    )


def quote_first(place: Place) -> Attribution | None:
    """Find S V or V S: ``"...," campaign manager Odd Berge, 45, told reporters``."""
    if not _may_flow_on(place):
        return None
    words = place.after(_FARTHEST)
    clauses = find_clauses(words)
    if not clauses:
        return None
    if place.is_led_up_to and _leads_up(place) and not _closes(place, words, clauses[0]):
        return None
    for clause in clauses[:3]:
        if clause.opening == "according" and clause.start:
            return None
        if clause.subject and _opens(words, clause):
            return span_of(words, clause.subject, clause.cue, "quote first")
    return _unclosed(words, clauses)


def unknown_verb(place: Place) -> Attribution | None:
    """Take any verb that ends the sentence: ``"...," the mayor thundered.``."""
    if place.paragraph.masked[place.end - 1] != "," or place.is_led_up_to:
        return None
    words = place.after(_FARTHEST)
    subject = phrase_after(words, 0)
    verb = subject[1] + 1 if subject else len(words)
    if subject is None or len(words) - verb > _MOST_TAIL or verb >= len(words):
        return None
    if words.is_auxiliary(verb) or not words.is_finite(verb):
        return None
    return span_of(words, subject, (verb, verb), "quote first")


def reported(place: Place) -> Attribution | None:
    """Find the outermost of all: ``"...," Vik said, according to the Mail``."""
    paragraph = place.paragraph
    at = paragraph.masked.find("ccording to ", place.end, place.until + _FARTHEST)
    if at < 0:
        return None
    index = sentence_at(paragraph.starts, min(place.end + 1, len(paragraph.masked)))
    if at >= paragraph.bounds(index)[1]:
        return None
    if index != place.sentence_index and not _may_flow_on(place):
        return None
    sentence = paragraph.sentence(index)
    first = place.word if index == place.sentence_index else 0
    for clause in sentence.clauses:
        if clause.cue[0] >= first and clause.opening == "according":
            return sentence.attribution(clause, "according to")
    return None


def signed(place: Place) -> Attribution | None:
    """Find the name under words that stand for themselves: ``"..." ― Tora Vik, builder``."""
    masked = place.paragraph.masked
    match = _DASH.match(masked, place.end)
    if match is None:
        return None
    words = Words(masked, match.start(1), min(place.until, place.end + _FARTHEST))
    name = phrase_after(words, 1)
    if name is None or not words.is_capital(name[1]):
        return None
    if name[1] + 1 < len(words) and words.texts[name[1] + 1] not in (",", "("):
        return None
    return span_of(words, name, (0, 0), "signed")


def _may_flow_on(place: Place) -> bool:
    """Tell whether what follows the words in marks may say who speaks them."""
    masked, end = place.paragraph.masked, place.end
    last = masked[end - 1]
    following = masked[end : end + 4].lstrip()[:1]
    if not following:
        return False
    if last in _FLOWS_ON or following in _GOES_ON:
        return True
    return last == "." and following.islower()


def _closes(place: Place, words: Words, clause: Clause) -> bool:
    """Tell whether the clause after words in marks governs them, and not one before them."""
    return _ends(words, clause) and not clause.stance and not _is_led_straight(place)


def _is_led_straight(place: Place) -> bool:
    """Tell whether a verb stands right before the words in marks: ``what Vik called "a gift,"``."""
    quote = place.word
    before = place.sentence.clauses_before(quote)
    gap = place.sentence.words.lower[before[-1].cue[1] + 1 : quote] if before else [""]
    return before != [] and before[-1].opening == "relative" and gap in ([], ["as"])


def _leads_up(place: Place) -> bool:
    """Tell whether a clause before the words in marks may say who speaks them."""
    before = place.sentence.clauses_before(place.word)
    return any(clause.opening != "possessive" for clause in before)


def _ends(words: Words, clause: Clause) -> bool:
    """Tell whether little follows the clause: "Vik said."; "Vik told reporters on Monday."."""
    last = max(clause.cue[1], clause.subject[1] if clause.subject else 0)
    rest = words.lower[last + 1 :]
    if rest and last == clause.cue[1] and words.lower[last] in _SAID and rest[0] in _OBJECTS:
        return False  # "Vik said the bridge was open."
    return not rest or rest[0] in _CLOSERS or (len(rest) <= _MOST_TAIL and "that" not in rest)


def _opens(words: Words, clause: Clause) -> bool:
    """Tell whether only nouns stand before the clause: "campaign manager Ana Diaz said"."""
    start = min(clause.start, clause.cue[0])
    return start <= _MOST_NOUNS and all(map(words.is_noun, range(start)))


def _unclosed(words: Words, clauses: list[Clause]) -> Attribution | None:
    """Find S, who ..., V where a comma is missing: ``"...," Ana Vik, who built it said``."""
    subject = phrase_after(words, 0)
    if subject is None:
        return None
    for clause in clauses:
        if clause.opening == "comma" and clause.subject:
            return span_of(words, clause.subject, clause.cue, "quote first")
        if clause.cue[0] > subject[1] and clause.opening not in _LOWER:
            return span_of(words, subject, clause.cue, "quote first")
    return None
