"""A paragraph that quotes: its sentences, and what stands around each stretch of words in marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from briefkit.prose.quotes.clauses import Clause, find_clauses
from briefkit.prose.quotes.marks import Marked
from briefkit.prose.quotes.subjects import opening_subject
from briefkit.prose.quotes.words import Phrase, Words, mask
from briefkit.prose.sentences import sentence_at, sentence_starts

__all__ = ["STRONG", "Attribution", "Place", "QuotingParagraph", "Sentence", "span_of"]

STRONG = frozenset(("main", "comma", "after quote", "goes on", "according", "passive", "restart"))
"""How a clause hangs in its sentence that governs what follows."""

_OF_ALL = STRONG - {"according"} | {"inverted", "aside"}
_SUBJECTS = _OF_ALL | {"under", "as"}
_NO_WORDS = " \t\xa0,;.:—–-―()[]\x01\x02!?…*•"
_SMALL_WORDS = frozenset("again also and but finally indeed or plus so still then yet".split())
_TAG = re.compile(r"</?[A-Za-z][^<>\x01\x02]*+>")  # none that words in marks are part of
_LONGEST = 3000
_MOST_QUOTES = 60


class Attribution(NamedTuple):
    """Who speaks and what says so, as offsets in the paragraph."""

    mention: tuple[int, int]
    """The words that name who speaks."""

    cue: tuple[int, int]
    """The word that says so."""

    pattern: str
    """The name of the pattern that found it."""

    is_guess: bool = False
    """Whether no word of speech governs the words in marks: only a speaker was at hand."""


def span_of(words: Words, subject: Phrase, cue: Phrase, pattern: str) -> Attribution:
    """Return an attribution from phrases."""
    mention, said = words.spans(subject, cue)
    return Attribution(mention, said, pattern)


class Sentence:
    """A sentence of the writer's, the words in marks masked."""

    def __init__(self, masked: str, start: int, end: int, first: int) -> None:
        """Read a sentence.

        Args:
            masked: The paragraph.
            start: Where the sentence starts in it.
            end: Where it ends.
            first: How many stretches of words in marks stand before it in the paragraph.
        """
        self.words = Words(masked, start, end)
        self.first = first
        self.quotes = self.words.quotes()
        """The indices of the words that stand for words in marks."""
        self._clauses: list[Clause] = []
        self._read = 0

    @property
    def clauses(self) -> list[Clause]:
        """The clauses that say something, in order."""
        return self._clauses_up_to(len(self.words))

    def clauses_before(self, word: int) -> list[Clause]:
        """Return the clauses that say something before a word; what follows is not read."""
        return [clause for clause in self._clauses_up_to(word) if clause.cue[1] < word]

    def last_clause(self) -> Clause | None:
        """Return the clause that says something with the last word of the sentence."""
        last = len(self.words) - 1
        found = find_clauses(self.words, max(last - 1, 0))
        return found[-1] if found and found[-1].cue[1] == last else None

    def _clauses_up_to(self, word: int) -> list[Clause]:
        if self._read < word:
            self._clauses += find_clauses(self.words, self._read, word)
            self._read = word
        return self._clauses

    @cached_property
    def subject(self) -> Phrase | None:
        """Whom the sentence is about."""
        for clause in self.clauses:
            if clause.subject and clause.opening in _OF_ALL:
                return clause.subject
        opening = opening_subject(self.words)
        return opening or next((clause.subject for clause in self.clauses if clause.subject), None)

    def attribution(self, clause: Clause, pattern: str) -> Attribution | None:
        """Return what a clause says, under the name of a pattern."""
        subject = clause.subject or self._shared(clause) or self.subject
        return self.of(subject, clause.cue, pattern)

    def _shared(self, clause: Clause) -> Phrase | None:
        """Return whose second verb it is: When *Vik* opened it and *said* that ..., Berge left."""
        if clause.opening != "coordinate":
            return None
        before = [
            other for other in self._clauses_up_to(clause.cue[0]) if other.cue[0] < clause.cue[0]
        ]
        if not before or "," in self.words.texts[before[-1].cue[1] : clause.cue[0]]:
            return None
        return before[-1].subject if before[-1].opening in _SUBJECTS else None

    def of(self, subject: Phrase | None, cue: Phrase, pattern: str) -> Attribution | None:
        """Return what a subject says; nothing if there is none."""
        return span_of(self.words, subject, cue, pattern) if subject else None


class QuotingParagraph:
    """A paragraph with words in marks; sentences that nobody asks for are not read."""

    def __init__(self, text: str, marked: Sequence[Marked]) -> None:
        self.marked = marked
        self.masked = _without_tags(mask(text, marked))
        self.starts = _cut(sentence_starts(self.masked), marked)
        """Where the sentences start."""
        self._ends = [*self.starts[1:], len(self.masked)]
        self.found: list[Attribution | None] = []
        """Whose the stretches are, as far as they have been looked at."""
        self._sentences: dict[int, Sentence] = {}

    def bounds(self, index: int) -> tuple[int, int]:
        """Return where a sentence starts and ends."""
        return self.starts[index], self._ends[index]

    def sentence(self, index: int) -> Sentence:
        """Return a sentence, read once."""
        sentence = self._sentences.get(index)
        if sentence is None:
            start, end = self.bounds(index)
            first = bisect_left(self.marked, (start,))
            sentence = self._sentences[index] = Sentence(self.masked, start, end, first)
        return sentence


class Place:
    """Words in marks in their paragraph."""

    def __init__(self, paragraph: QuotingParagraph, number: int) -> None:
        """Find the place of a stretch.

        Args:
            paragraph: The paragraph.
            number: How many stretches stand before it there.
        """
        masked, marked = paragraph.masked, paragraph.marked
        self.paragraph, self.number = paragraph, number
        self.start, _, _, self.end = marked[number]
        """Where its opening mark starts, and its closing mark ends."""
        self.until = marked[number + 1].start if number + 1 < len(marked) else len(masked)
        """Where the next stretch starts, or the paragraph ends."""
        self.sentence_index = sentence_at(paragraph.starts, self.start)
        """The index of the sentence that it starts in."""
        self.is_led_up_to = _leads_up(masked[paragraph.starts[self.sentence_index] : self.start])
        """Whether words of the writer's stand before it in the sentence."""

    @property
    def is_followed(self) -> bool:
        """Whether words of the writer's stand after it in the sentence."""
        _, end = self.paragraph.bounds(self.sentence_index)
        return bool(self.paragraph.masked[self.end : end].strip(_NO_WORDS))

    @property
    def sentence(self) -> Sentence:
        """The sentence that it starts in."""
        return self.paragraph.sentence(self.sentence_index)

    @property
    def word(self) -> int:
        """The index of the word that stands for it in the sentence."""
        sentence = self.sentence
        return sentence.quotes[self.number - sentence.first]

    def after(self, most: int) -> Words:
        """Return the words after it: of its sentence, or the next, and no more than `most`."""
        masked, begin = self.paragraph.masked, self.end
        while begin < len(masked) and (masked[begin].isspace() or masked[begin] in ",—–-"):
            begin += 1
        _, end = self.paragraph.bounds(sentence_at(self.paragraph.starts, begin))
        return Words(masked, begin, min(end, self.until, begin + most))


def _without_tags(masked: str) -> str:
    """Return a paragraph, as long as it is, with spaces in place of markup: ``</tweet>``."""
    return _TAG.sub(lambda tag: " " * len(tag[0]), masked) if "<" in masked else masked


def _leads_up(before: str) -> bool:
    """Tell whether the writer says something; "But" is nothing."""
    words = before.strip(_NO_WORDS)
    return words != "" and words.lower() not in _SMALL_WORDS


def _cut(starts: list[int], marked: Sequence[Marked]) -> list[int]:
    """Cut what is too long for a sentence, at words in marks: else no work would be bounded."""
    if len(marked) < _MOST_QUOTES and (not marked or marked[-1].end < _LONGEST):
        return starts
    cuts: list[int] = []
    sentence, since, count, writers = 0, 0, 0, 0
    for stretch in marked:
        here = sentence_at(starts, stretch.start)
        if here != sentence:
            sentence, since, count, writers = here, starts[here], 0, 0
        writers += stretch.start - since
        count += 1
        if writers > _LONGEST or count > _MOST_QUOTES:
            cuts.append(stretch.start)
            count = writers = 0
        since = stretch.end
    return sorted({*starts, *cuts})
