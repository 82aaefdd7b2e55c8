"""Patterns of attribution in which a sentence leads up to words in marks, or closes on them."""

from __future__ import annotations

import re

from briefkit.prose.lexicon.cues import BE, PAST_CUES, SPEECH_NOUNS
from briefkit.prose.quotes.clauses import POSSESSIVES, Clause
from briefkit.prose.quotes.phrases import phrase_after, phrase_before
from briefkit.prose.quotes.quoted import STRONG, Attribution, Place, Sentence
from briefkit.prose.quotes.verbs import verb_after
from briefkit.prose.quotes.words import Phrase, Words

__all__ = [
    "agent",
    "carried_over",
    "credited",
    "ending",
    "goes_on",
    "label",
    "led_up_to",
    "owned",
    "polled",
    "relayed",
    "subject_acts",
    "trailing",
]

_SHARED = frozenset(("participle", "coordinate", "infinitive", "weak"))
_TRAILING = frozenset(("main", "comma", "after quote", "according", "as", "inverted", "aside"))
_ENDING = frozenset(("comma", "after quote", "aside"))
_WITHIN = frozenset(("relative", "under", "comma", "noun", "as"))
_STRAIGHT: tuple[list[str], ...] = ([], ["as"], ["a"], ["the"])
_SAME = frozenset("he it she they".split())
_NOBODY = frozenset("it that there these this those what".split())
_FOLLOWING = re.compile(r" ([a-z]++)")
_DASHES = frozenset(("-", "--", "–", "—", "―"))
_REPORTS = frozenset(("reported", "reports"))
_POLLS = frozenset("poll polls polling survey surveys".split())
_FARTHEST_PASSIVE = 5
_FARTHEST_PAPER = 400


def led_up_to(place: Place) -> Attribution | None:
    """Find the outermost clause before the words in marks: ``Vik said the bridge was "open"``."""
    sentence, quote = place.sentence, place.word
    before = [clause for clause in sentence.clauses if clause.cue[1] < quote]
    if not before:
        return None
    if _opens_as(before[0]) and sentence.words.texts[quote - 1] == ":":
        return sentence.attribution(before[0], "led up to")
    last, governing = before[-1], _governing(before)
    if governing.opening in STRONG and _refers_back(sentence.words, last):
        return sentence.attribution(governing, "led up to")
    straight = _leads_straight(sentence.words, last, quote)
    return sentence.attribution(last if straight else governing, "led up to")


def _opens_as(clause: Clause) -> bool:
    """Tell whether a clause hands over: ``As Vik said, the bridge is open: "..."``."""
    return clause.opening == "as" and clause.start == 1 and not clause.stance


def ending(place: Place) -> Attribution | None:
    """Find the clause that ends the sentence: ``He says it is "open", Vik said.``."""
    sentence = place.sentence
    last = sentence.clauses[-1] if sentence.clauses else None
    if last is None or last.opening not in _ENDING or last.cue[1] < len(sentence.words) - 1:
        return None
    if last.stance and sentence.clauses[0].cue[1] < place.word:
        return None  # When Vik said it was "open," the crowd applauded.
    return sentence.attribution(last, "trailing") if last.cue[0] > place.word else None


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


def trailing(place: Place) -> Attribution | None:
    """Find a clause after the words in marks: ``The bridge is "open," Vik said on Monday``.

    A verb of stance there has an object of its own: ``The "old" bridge sees few walkers``.
    """
    quote = place.word
    for clause in place.sentence.clauses:
        if clause.cue[0] > quote and clause.opening in _TRAILING and not clause.stance:
            return place.sentence.attribution(clause, "trailing")
    return None


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


def polled(place: Place) -> Attribution | None:
    """Let a poll speak for a share: ``In a poll on Monday, 31% of walkers said it was "open"``."""
    words, quote = place.sentence.words, place.word
    if words.lower[0] != "in":
        return None
    poll = phrase_after(words, 1)
    if poll is None or poll[1] > quote or words.lower[poll[1]] not in _POLLS:
        return None
    before = [clause for clause in place.sentence.clauses if clause.cue[1] < quote]
    share = _governing(before).subject if before else None
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
    return sentence.of(sentence.subject, (verb, verb), "label")


def subject_acts(place: Place) -> Attribution | None:
    """Take the subject of the sentence and its verb: ``Vik knocked the "open" bridge``."""
    words, subject, quote = place.sentence.words, place.sentence.subject, place.word
    if subject is None or subject[1] + 1 >= quote or words.lower[subject[0]] in _NOBODY:
        return None
    verb = verb_after(words, subject[1], quote - 1)
    if words.lower[verb] in PAST_CUES or not _is_verb(words, verb):
        return None
    found = place.sentence.of(subject, (verb, verb), "subject acts")
    return found._replace(is_guess=True) if found else None


def carried_over(place: Place) -> Attribution | None:
    """Carry a speaker over: ``"...," she said. "..."``; ``Vik agreed. "..."``."""
    paragraph, index = place.paragraph, place.sentence_index
    previous = paragraph.found[-1] if paragraph.found else None
    if not index:
        return previous
    before, _ = paragraph.bounds(index - 1)
    if previous and previous.cue[0] >= before:
        return _adding(previous, paragraph.sentence(index - 1))
    if place.number and paragraph.marked[place.number - 1].end > before:
        return previous
    said = _said(paragraph.sentence(index - 1), previous)
    return said._replace(is_guess=True) if said else previous


def _adding(previous: Attribution, sentence: Sentence) -> Attribution:
    """Take the cue that leads up to what follows: ``"...," she said, adding that. "..."``."""
    last = sentence.clauses[-1] if sentence.clauses else None
    if last is None or last.subject or sentence.words.lower[last.cue[0]] != "adding":
        return previous
    [cue] = sentence.words.spans(last.cue)
    return previous._replace(cue=cue) if cue[0] > previous.cue[0] else previous


def goes_on(place: Place) -> Attribution | None:
    """Take who spoke last in the paragraph: ``"...," Vik said. That makes it "open to all"``."""
    previous = place.paragraph.found[-1] if place.paragraph.found else None
    return previous._replace(is_guess=True) if previous and not previous.is_guess else None


def _is_verb(words: Words, index: int) -> bool:
    """Tell whether the word may be a verb that nobody has listed: "knocked", "knocks"."""
    if words.is_finite(index):
        return True
    return words.texts[index].islower() and words.lower[index].endswith(("s", "ing"))


def _leads_straight(words: Words, clause: Clause, quote: int) -> bool:
    """Tell whether the last clause leads straight up to words in marks, whatever stands before.

    ``..., to which Berge replied: "..."``; ``the bridge, which she called "..."``
    """
    if clause.subject is None:
        return False
    gap = words.texts[clause.cue[1] + 1 : quote]
    if clause.opening == "relative" and gap in _STRAIGHT:
        return clause.subject[1] + 4 > clause.cue[0]
    return bool(gap) and len(gap) <= 3 and gap[-1] in (":", ",")


def _refers_back(words: Words, clause: Clause) -> bool:
    """Tell whether a clause is of whom the sentence is about: ``Vik left what *she* called``."""
    if clause.subject is None:
        return False
    who, before = words.lower[clause.subject[0]], words.lower[clause.start - 1]
    if clause.opening == "possessive":
        return who in POSSESSIVES
    return who in _SAME and (before in ("what", "that") or before in PAST_CUES)


def _governing(clauses: list[Clause]) -> Clause:
    """Return the clause that the last words are said in, of all before them."""
    for index, clause in enumerate(clauses):
        if clause.opening == "aside":
            return _sharpened(clause, clauses[index + 1 :])
    clauses = _since_restart(clauses)
    if clauses[0].opening == "inverted" and len(clauses) > 1 and clauses[1].opening == "relative":
        return clauses[1]
    for index, clause in enumerate(clauses):
        if clause.opening in STRONG:
            return _sharpened(clause, clauses[index + 1 :])
    shared = [clause for clause in clauses if clause.opening in _SHARED]
    if shared:
        return next((c for c in reversed(shared) if c.opening != "weak"), shared[-1])
    return next((clause for clause in clauses if clause.opening != "possessive"), clauses[-1])


def _since_restart(clauses: list[Clause]) -> list[Clause]:
    """Leave out what stands before ", but Vik said" and ", while Vik said"."""
    for index in range(len(clauses) - 1, 0, -1):
        if clauses[index].opening == "restart":
            return clauses[index:]
    return clauses


def _sharpened(clause: Clause, later: list[Clause]) -> Clause:
    """Return a clause with the cue that is closest to the words: "Vik said ..., *calling* it"."""
    if clause.stance:
        for other in later:
            if other.subject and not other.stance and other.opening in _WITHIN:
                return other
    cue = clause.cue
    for other in reversed(later):
        if other.opening == "participle" and other.subject:
            return other
    for other in later:
        if other.opening in _SHARED and other.opening != "weak" and not other.subject:
            cue = other.cue
    return clause._replace(cue=cue)


def _from(words: Words, colon: int) -> Phrase | None:
    """Find ``from Ana Vik:``."""
    named = phrase_before(words, colon)
    return named if named and named[0] and words.lower[named[0] - 1] in ("from", "by") else None


def _said(sentence: Sentence, previous: Attribution | None) -> Attribution | None:
    """Find who speaks in a sentence that leads up to the next: ``Vik agreed.``.

    Args:
        sentence: The sentence.
        previous: Who spoke before it in the paragraph. Somebody else who wants, sees or does
            something there does not take over.
    """
    clause = _governing(sentence.clauses) if sentence.clauses else None
    speaks = clause is not None and (previous is None or not clause.stance)
    if clause and speaks and clause.opening in STRONG | _SHARED:
        return sentence.attribution(clause, "carried")
    subject, last = sentence.subject, len(sentence.words) - 1
    if previous is not None or subject is None or subject[1] >= last:
        return None
    if not sentence.words.is_capital(subject[1]):
        return None  # "The bridge opened."
    verb = verb_after(sentence.words, subject[1], last)
    return sentence.of(subject, (verb, verb), "carried")
