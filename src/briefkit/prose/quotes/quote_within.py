"""Patterns of attribution in which a sentence leads up to words in marks, or closes on them."""

from __future__ import annotations

from briefkit.prose.lexicon.cues import PAST_CUES
from briefkit.prose.quotes.clauses import POSSESSIVES, Clause
from briefkit.prose.quotes.quoted import STRONG, Attribution, Place, Sentence
from briefkit.prose.quotes.verbs import verb_after
from briefkit.prose.quotes.words import Words

__all__ = [
    "carried_over",
    "ending",
    "goes_on",
    "governing",
    "led_up_to",
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


def led_up_to(place: Place) -> Attribution | None:
    """Find the outermost clause before the words in marks: ``Vik said the bridge was "open"``."""
    sentence, quote = place.sentence, place.word
    before = sentence.clauses_before(quote)
    if not before:
        return None
    if _opens_as(before[0]) and sentence.words.texts[quote - 1] == ":":
        return sentence.attribution(before[0], "led up to")
    last, outer = before[-1], governing(before)
    if outer.opening in STRONG and _refers_back(sentence.words, last):
        return sentence.attribution(outer, "led up to")
    straight = _leads_straight(sentence.words, last, quote)
    return sentence.attribution(last if straight else outer, "led up to")


def _opens_as(clause: Clause) -> bool:
    """Tell whether a clause hands over: ``As Vik said, the bridge is open: "..."``."""
    return clause.opening == "as" and clause.start == 1 and not clause.stance


def ending(place: Place) -> Attribution | None:
    """Find the clause that ends the sentence: ``He says it is "open", Vik said.``."""
    sentence = place.sentence
    last = sentence.last_clause()
    if last is None or last.opening not in _ENDING:
        return None
    if last.stance and sentence.clauses[0].cue[1] < place.word:
        return None  # When Vik said it was "open," the crowd applauded.
    return sentence.attribution(last, "trailing") if last.cue[0] > place.word else None


def trailing(place: Place) -> Attribution | None:
    """Find a clause after the words in marks: ``The bridge is "open," Vik said on Monday``.

    A verb of stance there has an object of its own: ``The "old" bridge sees few walkers``.
    """
    quote = place.word
    for clause in place.sentence.clauses:
        if clause.cue[0] > quote and clause.opening in _TRAILING and not clause.stance:
            return place.sentence.attribution(clause, "trailing")
    return None


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
        return _adding(previous, place)
    if place.number and paragraph.marked[place.number - 1].end > before:
        return previous
    said = _said(paragraph.sentence(index - 1), previous)
    return said._replace(is_guess=True) if said else previous


def _adding(previous: Attribution, place: Place) -> Attribution:
    """Take the cue that leads up to what follows: ``"...," she said, adding that. "..."``."""
    paragraph, index = place.paragraph, place.sentence_index - 1
    if paragraph.masked.find("adding", *paragraph.bounds(index)) < 0:
        return previous
    sentence = paragraph.sentence(index)
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


def governing(clauses: list[Clause]) -> Clause:
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


def _said(sentence: Sentence, previous: Attribution | None) -> Attribution | None:
    """Find who speaks in a sentence that leads up to the next: ``Vik agreed.``.

    Args:
        sentence: The sentence.
        previous: Who spoke before it in the paragraph. Somebody else who wants, sees or does
            something there does not take over.
    """
    clause = governing(sentence.clauses) if sentence.clauses else None
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
