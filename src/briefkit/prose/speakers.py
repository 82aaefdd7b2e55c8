"""Speakers: from "Bakanov" and "he" to the name that the story gives in full."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

import attrs

from briefkit.model.blocks import Block, BlockQuote, List, Paragraph, Quote
from briefkit.model.brief import Brief
from briefkit.prose.cues import DETERMINERS
from briefkit.prose.names import is_personal_name, without_titles
from briefkit.prose.quotes import find_quotes

__all__ = ["resolve_speakers"]

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"(?:(?:{_CAPITAL}\.){{1,4}}|(?:Mrs|Sen|Rep|Gov|Gen|Col|Sgt|{_CAPITAL}\w)\.|{_CAPITAL}[\w’'-]++)"
_NAME = re.compile(rf"{_WORD}(?: (?:(?:al|bin|de|del|der|di|la|van|von) ){{0,2}}{_WORD})++")
_OTHERS = {"he": "she", "she": "he"}
_MEMORY = 20
_POSSESSIVES = ("'s", "’s")
_OPENING_MARKS = ('"', "“", "„", "«", "``", "''")


class _Named(NamedTuple):
    """A full name, and the index of the paragraph that gives it."""

    name: str
    paragraph: int


def resolve_speakers(brief: Brief) -> Brief:
    """Return `brief` with every paragraph's quotations, each under its speaker's full name.

    Paragraphs that have quotes already keep them; of those, only speakers that are missing
    are filled in. A surname gets the full name that the story gave before (or, failing that,
    gives later), "he" and "she" the last speaker they fit; an organization stays as it is.
    Headings and pull quotes are not looked at. Doing it twice changes nothing more.
    """
    found = [_with_quotes(paragraph) for _, paragraph in brief.placed_paragraphs]
    if not any(paragraph.quotes for paragraph in found):
        return brief
    story = _Story([paragraph.text for paragraph in found])
    resolved = iter(_resolved(found, story))
    sections = [
        attrs.evolve(section, blocks=[_rebuilt(block, resolved) for block in section.blocks])
        for section in brief.sections
    ]
    return attrs.evolve(brief, sections=sections)


def _with_quotes(paragraph: Paragraph) -> Paragraph:
    quotes = paragraph.quotes or find_quotes(paragraph.text)
    if quotes is paragraph.quotes:
        return paragraph
    return Paragraph(text=paragraph.text, spans=paragraph.spans, quotes=quotes)


def _rebuilt(block: Block, paragraphs: Iterator[Paragraph]) -> Block:
    if isinstance(block, Paragraph):
        return next(paragraphs)
    if isinstance(block, BlockQuote):
        return attrs.evolve(block, paragraphs=[next(paragraphs) for _ in block.paragraphs])
    if isinstance(block, List):
        return attrs.evolve(block, items=[next(paragraphs) for _ in block.items])
    return block


def _resolved(paragraphs: Iterable[Paragraph], story: _Story) -> Iterator[Paragraph]:
    carried = left_open = False
    for index, paragraph in enumerate(paragraphs):
        text = paragraph.text
        quotes = []
        for quote in paragraph.quotes:
            first = not text[: quote.start].strip("\"“„«`' \xa0")
            continued = quote.continued or (first and left_open)
            speaker = story.speaker(quote, index)
            if speaker is None and quote.mention is None and first and (carried or continued):
                speaker = story.last
            if speaker:
                story.last = speaker
            quotes.append(_placed(quote, speaker, continued=continued))
        yield Paragraph(text=text, spans=paragraph.spans, quotes=quotes) if quotes else paragraph
        carried = text.endswith(":")
        left_open = bool(quotes) and quotes[-1].end == len(text.rstrip())


def _placed(quote: Quote, speaker: str | None, *, continued: bool) -> Quote:
    if quote.speaker == speaker and quote.continued == continued:
        return quote
    return attrs.evolve(quote, speaker=speaker, continued=continued)


class _Story:
    """The names of a story, and who has spoken so far."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.last: str | None = None
        """The last speaker."""
        self._by_surname: dict[str, list[_Named]] = {}
        self._persons: list[_Named] = []
        self._people: list[str] = []
        self._groups: list[str] = []
        self._pronouns: dict[str, str] = {}
        for index, text in enumerate(texts):
            for match in _NAME.finditer(text):
                self._add_name(match[0], index)

    def _add_name(self, printed: str, paragraph: int) -> None:
        words = without_titles(_up_to_possessive(printed.split()))
        if len(words) > 1:
            named = _Named(" ".join(words), paragraph)
            self._by_surname.setdefault(words[-1], []).append(named)
            if is_personal_name(named.name):
                self._persons.append(named)

    def speaker(self, quote: Quote, paragraph: int) -> str | None:
        """Return who speaks: as the quote says, or as far as its mention tells."""
        if quote.mention is None:
            return quote.speaker
        pronoun = quote.mention.lower()
        reader = _PRONOUN_READERS.get(pronoun)
        if reader is None:
            return self._named(quote, paragraph)
        # Asked where the speaker is known too: it remembers whom the pronoun goes with.
        meant = reader(self, pronoun, paragraph)
        return quote.speaker or meant

    def _named(self, quote: Quote, paragraph: int) -> str | None:
        words = (quote.mention or "").split()
        grouped = words[0].lower() in DETERMINERS
        words = _name_in(words[grouped:])
        if not words:
            return quote.speaker
        name = " ".join(words)
        if len(words) == 1:
            name = self._full_name(name, paragraph)
        is_person = not grouped and not name.isupper() and is_personal_name(name)
        name = quote.speaker or name
        (self._people if is_person else self._groups).append(name)
        return name

    def _full_name(self, surname: str, paragraph: int) -> str:
        """Return the full name that has `surname` last: the latest one so far, else the next."""
        named = self._by_surname.get(surname)
        if not named:
            return surname
        return named[max(_how_many_by(named, paragraph) - 1, 0)].name

    def he_or_she(self, pronoun: str, paragraph: int) -> str | None:
        """Return the last person who spoke and is not known to be the other one."""
        other = _OTHERS[pronoun]
        for name in reversed(self._people[-_MEMORY:]):
            if self._pronouns.get(name) != other:
                self._pronouns[name] = pronoun
                return name
        return self.who(pronoun, paragraph)

    def group(self, _pronoun: str, _paragraph: int) -> str | None:
        """Return the last speaker that is no person."""
        return self._groups[-1] if self._groups else None

    def who(self, _pronoun: str, paragraph: int) -> str | None:
        """Return the person who was named last, up to this paragraph."""
        count = _how_many_by(self._persons, paragraph)
        return self._persons[count - 1].name if count else None


_PRONOUN_READERS: dict[str, Callable[[_Story, str, int], str | None]] = {
    "he": _Story.he_or_she,
    "she": _Story.he_or_she,
    "it": _Story.group,
    "they": _Story.group,
    "who": _Story.who,
    "i": lambda *_: None,
    "we": lambda *_: None,
}


def _how_many_by(named: list[_Named], paragraph: int) -> int:
    """Return how many of `named`, which are in order, stand in or before a paragraph."""
    return bisect_right(named, paragraph, key=lambda name: name.paragraph)


def _name_in(words: list[str]) -> list[str]:
    """Return the name in the words of a mention; none in "a spokesman for the mayor"."""
    for before, word in pairwise(words):
        if word in ("for", "of") and before.islower():
            return []
    words = without_titles(words)
    while words and not words[0][0].isupper():
        words = words[1:]
    return words


def _up_to_possessive(words: list[str]) -> list[str]:
    for index, word in enumerate(words):
        if word.endswith(_POSSESSIVES):
            return [*words[:index], word[:-2]]
    return words
