"""Quotations: the words in marks, who speaks, and the word that says so.

Every pattern of attribution is a small function; for each quotation, the first that finds a
speaker wins.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefkit.model.blocks import Quote, QuoteKind
from briefkit.prose.cues import CUES, PARTICIPLES, PRONOUNS
from briefkit.prose.marks import Marked, find_marked
from briefkit.prose.names import CAPITAL
from briefkit.prose.phrases import STOPS, Phrase, Words, phrase_after, phrase_before

__all__ = ["Draft", "draft_quotes", "find_quotes", "is_direct"]

_BEFORE = 320
_AFTER = 120
_MOST_NOUNS = 3
_HANGS_ON = frozenset((",", "and", "by", "in"))
_FEWEST_UNATTRIBUTED = 4
# Not after an initial or the abbreviation of a title.
_SENTENCE_BREAK = re.compile(
    r"[.!?](?<![A-Z]\.)(?<!\b[MDS][rst]\.)(?<!Mrs\.|Sen\.|Rep\.|Gov\.|Gen\.)['’)\]]?\s+(?=[^\sa-z])"
)
_NAME = rf"{CAPITAL}[\w-]++(?: {CAPITAL}[\w-]++){{0,2}}+"
_PLAIN = re.compile(
    rf" (?:(?P<first>he|she|they|{_NAME}) (?P<cue_after>[a-z]++)(?![\w'’-])"
    rf"|(?P<cue_before>[a-z]++) (?P<second>{_NAME})(?=,|(?<=[\w-]{{4}})\.))"
)
_ENDS = ".,!?…—–-"
_NO_WORDS = " ,;—–-"
_FLOWS_ON = ",!?—–-…"


class Draft(NamedTuple):
    """A quotation on its way to being a `Quote`."""

    start: int
    """Where the words start in the paragraph, like all offsets in code points."""

    end: int
    """Where they end: the offset just after them."""

    mention: str | None
    """The words that name the speaker here."""

    cue: str | None
    """The word that marks it as speech."""

    kind: QuoteKind
    """direct or partial."""

    speaker: str | None = None
    """Who speaks, where that was known before."""

    quote: Quote | None = None
    """The quotation itself, where there was one before."""


class _Attribution(NamedTuple):
    """Who speaks and what says so, as offsets in the paragraph."""

    mention: tuple[int, int]
    cue: tuple[int, int]


class _Place(NamedTuple):
    """A quotation within its paragraph, and what stands around it."""

    text: str
    marked: Marked
    since: int
    """Where the quotation before ended, or the paragraph starts."""
    until: int
    """Where the next quotation starts, or the paragraph ends."""
    previous: _Attribution | None
    """Whose the quotation before was."""


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Return the quotations in a paragraph, with the words that name their speakers.

    Words in marks that nobody is said to speak are left out where they are few: titles and
    nicknames look like that. `Quote.speaker` stays empty, as it takes the whole story to know.

    Args:
        text: One paragraph.
    """
    return tuple(
        Quote(text=text[start:end], start=start, end=end, mention=mention, cue=cue, kind=kind)
        for start, end, mention, cue, kind, *_ in draft_quotes(text)
    )


def draft_quotes(text: str) -> list[Draft]:
    """Return what `find_quotes` returns, as plain tuples: a cheaper step on the way to more."""
    marked = find_marked(text)
    if not marked:
        return []
    return [
        _draft(text, stretch, attribution)
        for stretch, attribution in zip(marked, _attributed(text, marked), strict=True)
        if attribution or _is_speech(text, stretch)
    ]


def is_direct(words: str) -> bool:
    """Tell whether quoted words make a sentence: a capital first and punctuation last."""
    first = words[:1]
    if not first.isalnum():
        first = next(filter(str.isalnum, words), "")
    return (first.isupper() or first.isdigit()) and words.rstrip("’')]")[-1:] in _ENDS


def _draft(text: str, marked: Marked, attribution: _Attribution | None) -> Draft:
    start, end = marked.inner_start, marked.inner_end
    kind: QuoteKind = "direct" if is_direct(text[start:end]) else "partial"
    if attribution is None:
        return Draft(start, end, None, None, kind)
    (first, last), (cue, cue_end) = attribution
    return Draft(start, end, text[first:last], text[cue:cue_end], kind)


def _is_speech(text: str, marked: Marked) -> bool:
    words = text[marked.inner_start : marked.inner_end]
    return words.count(" ") >= _FEWEST_UNATTRIBUTED or is_direct(words)


def _attributed(text: str, marked: list[Marked]) -> list[_Attribution | None]:
    found: list[_Attribution | None] = []
    since, previous = 0, None
    for index, stretch in enumerate(marked):
        until = marked[index + 1].start if index + 1 < len(marked) else len(text)
        place = _Place(text, stretch, since, until, previous)
        previous = _quote_first(place) or _led_up_to(place)
        found.append(previous)
        since = stretch.end
    # In “No.” “Never,” she said, the first is hers too.
    for index in range(len(found) - 2, -1, -1):
        if found[index] is None and not text[marked[index].end : marked[index + 1].start].strip():
            found[index] = found[index + 1]
    return found


# --- patterns ----------------------------------------------------------------------------


def _quote_first(place: _Place) -> _Attribution | None:
    """Find S V or V S after the quotation: ``"...," she said``; ``"...," said Diaz``."""
    text, marked = place.text, place.marked
    end = min(place.until, marked.end + _AFTER)
    last = text[marked.inner_end - 1]
    if last not in _FLOWS_ON and text[marked.end : marked.end + 1] not in (",", " "):
        return None
    if last == "." and not text[marked.end : end].lstrip()[:1].islower():
        return None
    plain = _plain(text, marked.end, end)
    if plain is not None:
        return plain
    stop = _SENTENCE_BREAK.search(text, marked.end, end)
    words = Words(text, marked.end, stop.start() if stop else end)
    first = 1 if words.texts[:1] and words.texts[0] in (",", "—", "–") else 0
    return _verb_first(words, first) or _subject_first(words, first)


def _plain(text: str, start: int, end: int) -> _Attribution | None:
    """Read the plainest attributions at a glance: they are most, and cost little this way."""
    match = _PLAIN.match(text, start, end)
    if match is None:
        return None
    subject, cue = ("first", "cue_after") if match["first"] else ("second", "cue_before")
    name = match[subject].lower()
    if match[cue] not in CUES or not (name in PRONOUNS or STOPS.isdisjoint(name.split())):
        return None
    return _Attribution(match.span(subject), match.span(cue))


def _verb_first(words: Words, first: int) -> _Attribution | None:
    if first >= len(words) or words.lower[first] not in CUES:
        return None
    last = first + (words.lower[first] == "according")
    subject = phrase_after(words, last + 1)
    return _attribution(words, subject, (first, last)) if subject else None


def _subject_first(words: Words, first: int) -> _Attribution | None:
    """Find S V at the very start of `words`: nothing but the subject may precede the verb."""
    for index in range(first, len(words)):
        if words.lower[index] in CUES:
            subject = phrase_before(words, index)
            if subject is None or not _opens(words, first, subject[0]):
                return None
            return _attribution(words, subject, (index, index))
    return None


def _opens(words: Words, first: int, subject: int) -> bool:
    """Tell whether only nouns stand before the subject: "campaign manager Ana Diaz said"."""
    return subject - first <= _MOST_NOUNS and all(map(words.is_word, range(first, subject)))


def _attribution(words: Words, subject: Phrase, cue: Phrase) -> _Attribution:
    return _Attribution(*words.spans(subject, cue))


def _led_up_to(place: _Place) -> _Attribution | None:
    """Find who speaks in the writer's sentence before the quotation, or carry the speaker over."""
    start, end = _sentence_start(place), place.marked.start
    if place.text[start:end].strip(_NO_WORDS):
        return _speaker_first(Words(place.text, start, end))
    return place.previous


def _speaker_first(words: Words) -> _Attribution | None:
    """Find the outermost S V in the words that lead up to a quotation."""
    if not words:
        return None
    if words.lower[0] == "according" and (subject := phrase_after(words, 2)):
        return _attribution(words, subject, (0, 1))
    return _main_clause(words) or _label(words)


def _main_clause(words: Words) -> _Attribution | None:
    for index, lower in enumerate(words.lower):
        if lower in CUES and lower not in PARTICIPLES:
            subject = phrase_before(words, index)
            if subject is not None:
                participle = _last_participle(words, index + 1)
                return _attribution(words, subject, participle or (index, index))
    participle = _last_participle(words, 0)
    subject = phrase_after(words, 0) if participle else None
    return _attribution(words, subject, participle) if subject and participle else None


def _last_participle(words: Words, since: int) -> Phrase | None:
    """Return the last participle that hangs on a clause: ", *praising* the crew for"."""
    for index in range(len(words) - 1, since, -1):
        if words.lower[index] in PARTICIPLES and words.lower[index - 1] in _HANGS_ON:
            return index, index
    return None


def _label(words: Words) -> _Attribution | None:
    """Find a name and a colon: ``MAYOR DIAZ: "..."``."""
    colon = len(words) - 1
    if words.texts[colon] != ":" or not 1 <= colon <= _MOST_NOUNS + 1:
        return None
    subject = phrase_after(words, 0)
    if subject is None or subject[1] != colon - 1:
        return None
    return _attribution(words, subject, (colon, colon))


def _sentence_start(place: _Place) -> int:
    """Return where the writer's sentence starts that the quotation stands in."""
    text, end = place.text, place.marked.start
    start = max(place.since, end - _BEFORE)
    for match in _SENTENCE_BREAK.finditer(text, start, end):
        start = match.end()
    # A sentence that ends where the quotation starts: its words lead nowhere.
    last = text[start:end].rstrip()[-1:]
    return end if last and last in ".!?" else start
