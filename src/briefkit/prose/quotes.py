"""Quotations: the words in marks, who speaks, and the word that says so.

Every pattern of attribution is a small function in a visible list; for each quotation the
first that finds a speaker wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from briefkit.model.blocks import Quote
from briefkit.prose.cues import CUES, PARTICIPLES
from briefkit.prose.marks import Marked, find_marked
from briefkit.prose.phrases import Word, phrase_after, phrase_before, words_of

__all__ = ["find_quotes", "is_direct"]

_BEFORE = 320
_AFTER = 140
_FEWEST_UNATTRIBUTED = 4
# Not after an initial or the abbreviation of a title.
_SENTENCE_BREAK = re.compile(
    r"[.!?](?<![A-Z]\.)(?<!\b[MDS][rst]\.)(?<!Mrs\.|Sen\.|Rep\.|Gov\.|Gen\.)['’)\]]?\s+(?=[^\sa-z])"
)
_ENDS = ".,!?…—–-"
_FLOWS_ON = ",!?—–-…"


class _Attribution(NamedTuple):
    """Who speaks and what says so, as offsets in the paragraph."""

    mention: tuple[int, int]
    """Where the words stand that name the speaker."""

    cue: tuple[int, int]
    """Where the word stands that marks it as speech."""


class _Place(NamedTuple):
    """A quotation within its paragraph, with the words of the writer around it."""

    text: str
    marked: Marked
    after: int
    """Where the next quotation starts, or the paragraph ends."""
    since: int
    """Where the quotation before ended, or the paragraph starts."""
    previous: _Attribution | None
    """Whose the quotation before was."""


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Return the quotations in a paragraph, with the words that name their speakers.

    Words in marks that nobody is said to speak are left out where they are few: titles and
    nicknames look like that. `Quote.speaker` stays empty, as it takes the whole story to know.

    Args:
        text: One paragraph.
    """
    marked = find_marked(text)
    if not marked:
        return ()
    attributions = _attributed(text, marked)
    return tuple(
        _quote(text, stretch, attribution)
        for stretch, attribution in zip(marked, attributions, strict=True)
        if attribution or _is_speech(text, stretch)
    )


def is_direct(words: str) -> bool:
    """Tell whether quoted words make a sentence: a capital first and punctuation last."""
    first = next((char for char in words if char.isalnum()), "")
    return (first.isupper() or first.isdigit()) and words.rstrip("’')]")[-1:] in _ENDS


def _quote(text: str, marked: Marked, attribution: _Attribution | None) -> Quote:
    words = text[marked.inner_start : marked.inner_end]
    return Quote(
        text=words,
        start=marked.inner_start,
        end=marked.inner_end,
        mention=text[slice(*attribution.mention)] if attribution else None,
        cue=text[slice(*attribution.cue)] if attribution else None,
        kind="direct" if is_direct(words) else "partial",
    )


def _is_speech(text: str, marked: Marked) -> bool:
    words = text[marked.inner_start : marked.inner_end]
    return words.count(" ") >= _FEWEST_UNATTRIBUTED or is_direct(words)


def _attributed(text: str, marked: list[Marked]) -> list[_Attribution | None]:
    found: list[_Attribution | None] = []
    ends = [0, *(stretch.end for stretch in marked)]
    starts = [*(stretch.start for stretch in marked[1:]), len(text)]
    for stretch, since, after in zip(marked, ends, starts, strict=False):
        place = _Place(text, stretch, after, since, found[-1] if found else None)
        found.append(next(filter(None, (pattern(place) for pattern in _PATTERNS)), None))
    # '"No." "Never," she said': the first is hers too.
    for index in range(len(found) - 2, -1, -1):
        gap = text[marked[index].end : marked[index + 1].start]
        if found[index] is None and not gap.strip():
            found[index] = found[index + 1]
    return found


# --- patterns ----------------------------------------------------------------------------


def _quote_first(place: _Place) -> _Attribution | None:
    """Find S V or V S after the quotation: ``"...," she said``; ``"...," said Diaz``."""
    text, marked = place.text, place.marked
    end = min(place.after, marked.end + _AFTER)
    ended = text[marked.inner_end - 1]
    if ended not in _FLOWS_ON and text[marked.end : marked.end + 1] not in (",", " "):
        return None
    if ended == "." and not text[marked.end : end].lstrip()[:1].islower():
        return None
    stop = _SENTENCE_BREAK.search(text, marked.end, end)
    words = words_of(text, marked.end, stop.start() if stop else end)
    if words and words[0].text in (",", "—", "–"):
        del words[0]
    return _verb_first(words) or _subject_first(words)


def _verb_first(words: list[Word]) -> _Attribution | None:
    if not words or words[0].lower not in CUES:
        return None
    second = 2 if words[0].lower == "according" else 1
    subject = phrase_after(words, second)
    if subject is None:
        return None
    return _Attribution(subject, (words[0].start, words[second - 1].end))


def _subject_first(words: list[Word]) -> _Attribution | None:
    """Find S V at the very start of `words`: nothing but the subject may precede the verb."""
    index = _first_verb(words)
    subject = phrase_before(words, index) if index is not None else None
    if index is None or subject is None or not _opens(words, subject):
        return None
    return _Attribution(subject, (words[index].start, words[index].end))


def _opens(words: list[Word], subject: tuple[int, int]) -> bool:
    """Tell whether only nouns stand before the subject: "campaign manager Ana Diaz said"."""
    before = [word for word in words if word.start < subject[0]]
    return all(word.text[0].isalnum() for word in before) and len(before) <= 3


def _speaker_first(place: _Place) -> _Attribution | None:
    """Find the outermost S V in the writer's sentence that leads up to the quotation."""
    text, marked = place.text, place.marked
    words = words_of(text, _sentence_start(place), marked.start)
    if not words:
        return None
    if words[0].lower == "according" and (subject := phrase_after(words, 2)):
        return _Attribution(subject, (words[0].start, words[1].end))
    found = _main_clause(words)
    if found is None:
        return _label(words)
    participle = _last_participle(words, found.cue[1])
    return found._replace(cue=participle) if participle else found


def _main_clause(words: list[Word]) -> _Attribution | None:
    for index, word in enumerate(words):
        if word.lower in CUES and word.lower not in PARTICIPLES:
            subject = phrase_before(words, index)
            if subject is not None:
                return _Attribution(subject, (word.start, word.end))
    participle = _last_participle(words, 0)
    subject = phrase_after(words, 0) if participle else None
    return _Attribution(subject, participle) if subject and participle else None


def _last_participle(words: list[Word], since: int) -> tuple[int, int] | None:
    """Return the last participle that follows a comma: ", *praising* the crew for"."""
    for before, word in zip(reversed(words[:-1]), reversed(words[1:]), strict=True):
        if word.start < since:
            return None
        if word.lower in PARTICIPLES and before.text in (",", "and", "by", "in"):
            return word.start, word.end
    return None


def _label(words: list[Word]) -> _Attribution | None:
    """Find a name and a colon: ``MAYOR DIAZ: "..."``."""
    colon = words[-1]
    if colon.text != ":" or not 1 < len(words) <= 5:
        return None
    subject = phrase_after(words, 0)
    if subject is None or subject[1] != words[-2].end:
        return None
    return _Attribution(subject, (colon.start, colon.end))


def _continuation(place: _Place) -> _Attribution | None:
    """Carry the speaker over: ``"...," she said. "..."``."""
    between = place.text[_sentence_start(place) : place.marked.start]
    return place.previous if not between.strip(" ,;—–-") else None


_PATTERNS: Sequence[Callable[[_Place], _Attribution | None]] = (
    _quote_first,
    _speaker_first,
    _continuation,
)


def _sentence_start(place: _Place) -> int:
    """Return where the writer's sentence starts that the quotation stands in."""
    start = max(place.since, place.marked.start - _BEFORE)
    for match in _SENTENCE_BREAK.finditer(place.text, start, place.marked.start):
        start = match.end()
    # A sentence that ends where the quotation starts: its own words lead nowhere.
    last = place.text[start : place.marked.start].rstrip()[-1:]
    return place.marked.start if last and last in ".!?" else start


def _first_verb(words: list[Word]) -> int | None:
    return next((index for index, word in enumerate(words) if word.lower in CUES), None)
