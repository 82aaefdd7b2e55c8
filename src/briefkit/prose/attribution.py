"""Who speaks the words in marks, as far as their own paragraph tells.

Every pattern of attribution is a small function; for each stretch of words in marks, the first
pattern in the table that finds a speaker wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from briefkit.prose.clauses import Clause, find_clauses, opening_subject
from briefkit.prose.cues import BE, PAST_CUES, PRONOUNS, SPEECH_NOUNS
from briefkit.prose.marks import Marked
from briefkit.prose.names import CAPITAL
from briefkit.prose.phrases import STOPS, Phrase, Words, mask, phrase_after, phrase_before
from briefkit.prose.sentences import BEFORE_NAMES, sentence_at, sentence_starts

__all__ = ["Attribution", "find_attributions"]

_AFTER = 240
_DASH = re.compile(r"\s{0,3}([―—–]|--?)\s{0,3}")
_FOLLOWING = re.compile(r" ([a-z]++)")
_NAME = rf"{CAPITAL}[\w-]++(?: {CAPITAL}[\w-]++){{0,2}}+"
_PLAIN = re.compile(
    rf" (?:(?P<first>he|she|they|{_NAME}) (?P<cue_after>[a-z]++)(?![\w'’-])"
    rf"|(?P<cue_before>[a-z]++) (?P<second>{_NAME})(?=,|(?<=[\w-]{{4}})\.))"
)
_FLOWS_ON = frozenset(",!?—–-…")
_NO_WORDS = " \t\xa0,;.:—–-―()[]\x01\x02!?…*•"
_STRONG = frozenset(("main", "comma", "after quote", "goes on", "according", "passive", "restart"))
_SHARED = frozenset(("participle", "coordinate", "infinitive", "weak"))
_SUBJECT_OF_ALL = _STRONG - {"according"} | {"inverted", "aside"}
_GUESSES = frozenset(("subject acts", "carried"))
_NOBODY = frozenset("it that there this these those what".split())
_ENDING = frozenset(("comma", "after quote", "aside"))
_WITHIN = frozenset(("relative", "under", "comma", "noun", "as"))
_TRAILING = frozenset(("main", "comma", "after quote", "according", "as", "inverted", "aside"))


class Attribution(NamedTuple):
    """Who speaks and what says so, as offsets in the paragraph."""

    mention: tuple[int, int]
    cue: tuple[int, int]
    pattern: str
    """The name of the pattern that found it."""

    @property
    def says_so(self) -> bool:
        """Whether a word of speech governs the words; else only a speaker was at hand."""
        return self.pattern not in _GUESSES


class _Sentence:
    """A sentence of the writer's, the words in marks masked."""

    def __init__(self, masked: str, start: int, end: int) -> None:
        self.words = Words(masked, start, end)
        self.starts = self.words.starts()
        self.clauses = find_clauses(self.words)
        self.subject = self._subject()

    def _subject(self) -> Phrase | None:
        for clause in self.clauses:
            if clause.subject and clause.opening in _SUBJECT_OF_ALL:
                return clause.subject
        return opening_subject(self.words)

    def index_of(self, offset: int) -> int:
        """Return the index of the word that starts at an offset, or of the next one."""
        for index, start in enumerate(self.starts):
            if start >= offset:
                return index
        return len(self.starts)

    def attribution(self, clause: Clause, pattern: str) -> Attribution | None:
        """Return what a clause says, under the name of a pattern."""
        subject = clause.subject or self.subject
        if subject is None:
            return None
        return Attribution(*self.words.spans(subject, clause.cue), pattern)


class _Paragraph:
    """A paragraph and its sentences; those that nobody asks for are not read."""

    def __init__(self, text: str, marked: Sequence[Marked]) -> None:
        self.text = text
        self.marked = marked
        self.masked = mask(text, marked)
        self.breaks = sentence_starts(self.masked)
        self.found: list[Attribution | None] = []
        self._sentences: dict[int, _Sentence] = {}

    def bounds(self, index: int) -> tuple[int, int]:
        """Return where a sentence starts and ends."""
        end = self.breaks[index + 1] if index + 1 < len(self.breaks) else len(self.text)
        return self.breaks[index], end

    def sentence(self, index: int) -> _Sentence:
        """Return a sentence, read once."""
        if index not in self._sentences:
            self._sentences[index] = _Sentence(self.masked, *self.bounds(index))
        return self._sentences[index]


class _Place(NamedTuple):
    """Words in marks in their paragraph."""

    paragraph: _Paragraph
    index: int
    """The index of the stretch."""
    sentence: int
    """The index of the sentence that it starts in."""

    @property
    def marked(self) -> Marked:
        return self.paragraph.marked[self.index]

    @property
    def until(self) -> int:
        """Where the next stretch starts, or the paragraph ends."""
        marked = self.paragraph.marked
        return (
            marked[self.index + 1].start
            if self.index + 1 < len(marked)
            else len(self.paragraph.text)
        )


def find_attributions(text: str, marked: Sequence[Marked]) -> list[Attribution | None]:
    """Return, for each stretch of words in marks, who speaks it.

    Args:
        text: One paragraph.
        marked: The stretches, in order.
    """
    paragraph = _Paragraph(text, marked)
    for index, stretch in enumerate(marked):
        place = _Place(paragraph, index, sentence_at(paragraph.breaks, stretch.start))
        paragraph.found.append(_first(place))
    found = paragraph.found
    # In “No.” “Never,” she said, the first is hers too.
    for index in range(len(found) - 2, -1, -1):
        if found[index] is None and not text[marked[index].end : marked[index + 1].start].strip():
            found[index] = found[index + 1]
    return found


def _first(place: _Place) -> Attribution | None:
    for pattern in _PATTERNS:
        attribution = pattern(place)
        if attribution is not None:
            return attribution
    return None


def _reported(place: _Place) -> Attribution | None:
    """Find the outermost of all: ``"...," Vik said, according to the Mail``."""
    paragraph, marked = place.paragraph, place.marked
    at = paragraph.masked.find("ccording to ", marked.end)
    if at < 0:
        return None
    index = sentence_at(paragraph.breaks, min(marked.end + 1, len(paragraph.text)))
    if at >= paragraph.bounds(index)[1]:
        return None
    sentence = paragraph.sentence(index)
    first = sentence.index_of(marked.end)
    for clause in sentence.clauses:
        if clause.cue[0] >= first and clause.opening == "according":
            return sentence.attribution(clause, "according to")
    return None


# --- patterns ----------------------------------------------------------------------------


def _plain(place: _Place) -> Attribution | None:
    """Read the plainest at a glance: ``"...," she said``; ``"...," said Tora Vik.``"""
    if not _may_flow_on(place) or _is_led_up_to(place):
        return None
    match = _PLAIN.match(place.paragraph.masked, place.marked.end, place.until)
    if match is None:
        return None
    subject, cue = ("first", "cue_after") if match["first"] else ("second", "cue_before")
    name = match[subject].lower()
    if name.rpartition(" ")[2] in BEFORE_NAMES:
        return None
    if match[cue] not in PAST_CUES or not (name in PRONOUNS or STOPS.isdisjoint(name.split())):
        return None
    return Attribution(match.span(subject), match.span(cue), "quote first")


def _may_flow_on(place: _Place) -> bool:
    """Tell whether what follows the words in marks may say who speaks them."""
    masked, end = place.paragraph.masked, place.marked.end
    last = masked[end - 1]
    following = masked[end : end + 4].lstrip()[:1]
    if last in _FLOWS_ON or following == ",":
        return True
    if last == ".":
        return following.islower() or following in "—–"
    return following in "—–"


def _is_led_up_to(place: _Place) -> bool:
    """Tell whether a clause before the words in marks may say who speaks them."""
    paragraph = place.paragraph
    start, _ = paragraph.bounds(place.sentence)
    if not paragraph.masked[start : place.marked.start].strip(_NO_WORDS):
        return False
    sentence = paragraph.sentence(place.sentence)
    quote = sentence.index_of(place.marked.start)
    return any(clause.cue[1] < quote and clause.opening != "possessive" for clause in sentence.clauses)


def _ends_there(words: Words, clause: Clause) -> bool:
    """Tell whether nothing is said after the clause: "Vik said."; "Vik told reporters on Monday"."""
    last = max(clause.cue[1], clause.subject[1] if clause.subject else 0)
    rest = words.lower[last + 1 :]
    return not rest or rest[0] == "," or (len(rest) <= 6 and "that" not in rest)


def _quote_first(place: _Place) -> Attribution | None:
    """Find S V or V S after the quotation: ``"...," campaign manager Odd Berge told reporters``."""
    paragraph, marked = place.paragraph, place.marked
    if not _may_flow_on(place):
        return None
    masked = paragraph.masked
    begin = (
        marked.end
        + len(masked[marked.end : marked.end + 4])
        - len(masked[marked.end : marked.end + 4].lstrip())
    )
    end = min(
        paragraph.bounds(sentence_at(paragraph.breaks, begin))[1], place.until, begin + _AFTER
    )
    words = Words(masked, begin, end)
    first = 1 if words.texts[:1] and words.texts[0] in (",", "—", "–", "-", "--") else 0
    clauses = find_clauses(words)
    if not clauses:
        return None
    if _is_led_up_to(place) and not _ends_there(words, clauses[0]):
        return None
    for clause in clauses[:3]:
        if clause.opening == "according" and clause.start > first:
            return None
        if clause.subject is not None and _opens(words, first, clause):
            return Attribution(*words.spans(clause.subject, clause.cue), "quote first")
    return _unclosed(words, first, clauses)


def _unclosed(words: Words, first: int, clauses: list[Clause]) -> Attribution | None:
    """Find S, who ..., V where a comma is missing: ``"...," Ana Vik, who built it said``."""
    subject = phrase_after(words, first)
    if subject is None:
        return None
    for clause in clauses:
        if clause.opening == "comma" and clause.subject:
            return Attribution(*words.spans(clause.subject, clause.cue), "quote first")
        if clause.cue[0] > subject[1] and clause.opening not in ("relative", "participle"):
            return Attribution(*words.spans(subject, clause.cue), "quote first")
    return None


def _opens(words: Words, first: int, clause: Clause) -> bool:
    """Tell whether only nouns stand before the clause: "campaign manager Ana Diaz said"."""
    start = min(clause.start, clause.cue[0])
    return start - first <= 4 and all(
        words.is_word(i) and words.lower[i] not in ("and", "but") for i in range(first, start)
    )


def _led_up_to(place: _Place) -> Attribution | None:
    """Find the outermost clause before the words in marks: ``Vik said the bridge was "open"``."""
    start, _ = place.paragraph.bounds(place.sentence)
    if not place.paragraph.masked[start : place.marked.start].strip(_NO_WORDS):
        return None
    sentence = place.paragraph.sentence(place.sentence)
    quote = sentence.index_of(place.marked.start)
    before = [clause for clause in sentence.clauses if clause.cue[1] < quote]
    if not before:
        return None
    closest = _closest(sentence.words, before[-1], quote)
    governing = before[-1] if closest else _governing(before)
    return sentence.attribution(governing, "led up to") if governing else None


def _closest(words: Words, clause: Clause, quote: int) -> bool:
    """Tell whether the last clause leads straight up to words in marks, whatever stands before.

    ``..., to which Berge replied: "..."``; ``the bridge, which she called "..."``
    """
    if clause.subject is None:
        return False
    gap = words.texts[clause.cue[1] + 1 : quote]
    if clause.opening == "relative" and clause.subject[1] + 4 > clause.cue[0]:
        return not gap or gap in (["as"], ["a"], ["the"])
    return bool(gap) and len(gap) <= 3 and gap[-1] in (":", ",")


def _governing(clauses: list[Clause]) -> Clause | None:
    """Return the clause that the last words are said in, of all before them."""
    for clause in clauses:
        if clause.opening == "aside":
            return clause
    clauses = _since_restart(clauses)
    if clauses[0].opening == "inverted" and len(clauses) > 1 and clauses[1].opening == "relative":
        return clauses[1]
    for index, clause in enumerate(clauses):
        if clause.opening in _STRONG:
            later = clauses[index + 1 :]
            shared = [c for c in later if c.opening in _SHARED - {"weak"} and not c.subject]
            if clause.stance and (stronger := _stronger(later)):
                return stronger
            own = [c for c in later if c.opening == "participle" and c.subject]
            if own:
                return own[-1]
            return Clause(clause.subject, shared[-1].cue, "", 0) if shared else clause
    for clause in clauses:
        if clause.opening in _SHARED:
            return clause
    for clause in clauses:
        if clause.opening != "possessive":
            return clause
    return clauses[-1]


def _stronger(clauses: list[Clause]) -> Clause | None:
    """Find who says something within a clause of stance: "Vik opposes the plan, which Berge said"."""
    for clause in clauses:
        if clause.subject and not clause.stance and clause.opening in _WITHIN:
            return clause
    return None


def _since_restart(clauses: list[Clause]) -> list[Clause]:
    for index in range(len(clauses) - 1, 0, -1):
        if clauses[index].opening == "restart":
            return clauses[index:]
    return clauses


def _ending(place: _Place) -> Attribution | None:
    """Find the clause that ends the sentence and governs all: ``He calls it "open", Vik said.``."""
    sentence = place.paragraph.sentence(place.sentence)
    quote = sentence.index_of(place.marked.start)
    if not sentence.clauses:
        return None
    last = sentence.clauses[-1]
    if last.cue[0] > quote and last.opening in _ENDING and last.cue[1] == len(sentence.words) - 1:
        return sentence.attribution(last, "trailing")
    return None


def _trailing(place: _Place) -> Attribution | None:
    """Find the clause that ends the sentence: ``The bridge is "open," Vik said``."""
    sentence = place.paragraph.sentence(place.sentence)
    quote = sentence.index_of(place.marked.start)
    for clause in sentence.clauses:
        if clause.cue[0] > quote and clause.opening in _TRAILING:
            return sentence.attribution(clause, "trailing")
    return None


def _label(place: _Place) -> Attribution | None:
    """Find a subject and a colon: ``MAYOR VIK: "..."``; ``Vik resisted: "..."``."""
    start, _ = place.paragraph.bounds(place.sentence)
    if not place.paragraph.masked[start : place.marked.start].rstrip().endswith(":"):
        return None
    sentence = place.paragraph.sentence(place.sentence)
    colon = sentence.index_of(place.marked.start) - 1
    if colon > 1 and (named := _from(sentence.words, colon)):
        return sentence.attribution(Clause(named, (colon, colon), "", 0), "label")
    if colon < 1 or sentence.subject is None or sentence.subject[1] >= colon:
        return None
    verb = _verb(sentence.words, sentence.subject, colon)
    return sentence.attribution(Clause(None, (verb, verb), "", 0), "label")


def _from(words: Words, colon: int) -> Phrase | None:
    """Find ``from Ana Vik:``."""
    named = phrase_before(words, colon)
    return named if named and named[0] and words.lower[named[0] - 1] in ("from", "by") else None


def _subject_acts(place: _Place) -> Attribution | None:
    """Take the subject of the sentence and its verb, whatever the verb is."""
    sentence = place.paragraph.sentence(place.sentence)
    words, subject = sentence.words, sentence.subject
    quote = sentence.index_of(place.marked.start)
    if subject is None or subject[1] + 1 >= quote or words.lower[subject[0]] in _NOBODY:
        return None
    verb = _verb(words, subject, quote - 1)
    if not words.is_word(verb):
        return None
    return sentence.attribution(Clause(subject, (verb, verb), "", 0), "subject acts")


def _verb(words: Words, subject: Phrase, last: int) -> int:
    """Return the index of the word after a subject, adverbs and auxiliary verbs skipped."""
    verb = subject[1] + 1
    while verb < last and (words.is_auxiliary(verb) or words.lower[verb].endswith("ly")):
        verb += 1
    return verb


def _signed(place: _Place) -> Attribution | None:
    """Find the name under words that stand for themselves: ``"..." ― Tora Vik, builder``."""
    masked, end = place.paragraph.masked, place.marked.end
    match = _DASH.match(masked, end)
    if match is None:
        return None
    words = Words(masked, match.end(1) - 1, min(place.until, end + _AFTER))
    name = phrase_after(words, 1)
    if name is None or not words.is_capital(name[1]):
        return None
    if name[1] + 1 < len(words) and words.texts[name[1] + 1] not in (",", "("):
        return None
    return Attribution(*words.spans(name, (0, 0)), "signed")


def _owned(place: _Place) -> Attribution | None:
    """Find whose words they are: ``Vik's "open bridge" remark``."""
    masked, marked = place.paragraph.masked, place.marked
    match = _FOLLOWING.match(masked, marked.end)
    if match is None or match[1].lower() not in SPEECH_NOUNS:
        return None
    sentence = place.paragraph.sentence(place.sentence)
    quote = sentence.index_of(marked.start)
    if not quote or quote + 1 >= len(sentence.words):
        return None
    owner = sentence.words.lower[quote - 1]
    cue = quote + 1, quote + 1
    if owner in ("his", "her", "their", "its", "my"):
        return sentence.attribution(Clause((quote - 1, quote - 1), cue, "", 0), "owned")
    if not owner.endswith(("'s", "s'")):
        return None
    subject = phrase_before(sentence.words, quote)
    return sentence.attribution(Clause(subject, cue, "", 0), "owned") if subject else None


def _agent(place: _Place) -> Attribution | None:
    """Find the agent after the words in marks: ``is called "a gift" by Vik``."""
    if not place.paragraph.masked.startswith(" by ", place.marked.end):
        return None
    sentence = place.paragraph.sentence(place.sentence)
    words, quote = sentence.words, sentence.index_of(place.marked.start)
    subject = phrase_after(words, quote + 2)
    for cue in range(quote - 1, max(quote - 5, 0), -1):
        if subject and words.lower[cue] in PAST_CUES and words.lower[cue - 1] in BE:
            return sentence.attribution(Clause(subject, (cue, cue), "", 0), "agent")
    return None


def _carried_over(place: _Place) -> Attribution | None:
    """Carry a speaker over: ``"...," she said. "..."``."""
    paragraph = place.paragraph
    start, _ = paragraph.bounds(place.sentence)
    if paragraph.masked[start : place.marked.start].strip(_NO_WORDS):
        return None
    previous = paragraph.found[-1] if paragraph.found else None
    if not place.sentence:
        return previous
    before, end = paragraph.bounds(place.sentence - 1)
    if previous and previous.cue[0] >= before:
        return previous
    if paragraph.marked[place.index - 1].end > before and place.index:
        return previous
    return _said_before(paragraph.sentence(place.sentence - 1)) or previous


def _said_before(sentence: _Sentence) -> Attribution | None:
    """Find who spoke in the sentence before: ``Vik agreed. "..."``."""
    clause = _governing(list(sentence.clauses)) if sentence.clauses else None
    if clause and clause.opening in _STRONG | _SHARED | {""}:
        return sentence.attribution(clause, "carried")
    if sentence.subject is None or not sentence.words.is_capital(sentence.subject[1]):
        return None
    verb = _verb(sentence.words, sentence.subject, len(sentence.words) - 1)
    return sentence.attribution(Clause(None, (verb, verb), "", 0), "carried")


_PATTERNS: tuple[Callable[[_Place], Attribution | None], ...] = (
    _reported,
    _plain,
    _quote_first,
    _agent,
    _ending,
    _led_up_to,
    _owned,
    _trailing,
    _signed,
    _label,
    _carried_over,
    _subject_acts,
)
