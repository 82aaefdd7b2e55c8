"""A paragraph in pieces: what somebody says in it, who is named for it, what is emphasized."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefkit.echo import printable
from briefkit.model import Paragraph, Quote

__all__ = ["VOICES", "Piece", "Voices", "marked", "piece"]

VOICES = 6
"""How many looks there are for speakers; after that they come again."""

_NEAR = 300  # code points between a quotation and the words that name its speaker
_SPACE = re.compile(r"\s")
_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Piece(NamedTuple):
    """Some text of one look."""

    text: str
    """The text, harmless, on one line."""

    look: str = ""
    """What it is, for whoever draws it: ``headline``, ``voice-1``, ``error``."""

    emphasis: str = ""
    """The kinds of the spans that it lies in, with spaces between."""


def piece(text: str, look: str = "") -> Piece:
    """Return a piece of a text that comes from anywhere: one line, with nothing in it to fear."""
    return Piece(printable(_SPACE.sub(" ", text)), look)


class Voices:
    """Who speaks in a brief, each with a look, and the numbers that its quotations get."""

    def __init__(self, speakers: Iterable[str]) -> None:
        self._looks = {name: f"voice-{i % VOICES}" for i, name in enumerate(speakers)}
        self._count = 0

    def look(self, quote: Quote) -> str:
        """Return the look of who speaks."""
        return self._looks.get(quote.speaker or "", "voice")

    def number(self) -> str:
        """Return the number of the next quotation, raised."""
        self._count += 1
        return str(self._count).translate(_DIGITS)


class _Mark(NamedTuple):
    """A stretch of a paragraph with a look of its own."""

    start: int
    end: int
    look: str
    opening: str
    closing: str
    number: str = ""


def marked(
    paragraph: Paragraph, voices: Voices
) -> tuple[tuple[Piece, ...], list[tuple[Piece, ...]]]:
    """Return a paragraph in pieces, and who speaks in it for the margin.

    Where there is no colour the pieces of look ``mark`` tell a quotation by brackets and the
    words that name its speaker by underscores; where there is, they are left out.
    """
    numbered = [(quote, voices.number()) for quote in paragraph.quotes]
    marks = _marks(paragraph, numbered, voices)
    return tuple(_pieces(paragraph, marks)), _speakers(numbered, voices)


def _marks(
    paragraph: Paragraph, numbered: Iterable[tuple[Quote, str]], voices: Voices
) -> list[_Mark]:
    """Return the marks of a paragraph in order, none of which overlaps another."""
    length = len(paragraph.text)
    marks = [
        _Mark(quote.start, quote.end, voices.look(quote), "[", "]", number)
        for quote, number in numbered
        if 0 <= quote.start < quote.end <= length
    ]
    hidden = _without(paragraph.text, marks)
    for quote, _ in numbered:
        found = _mention(hidden, quote)
        if found is not None:
            end = found + len(quote.mention or "")
            marks.append(_Mark(found, end, f"{voices.look(quote)} name", "_", "_"))
    kept: list[_Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _without(text: str, quotes: Iterable[_Mark]) -> str:
    """Return a text of the same length in which quotations are blank."""
    parts = []
    position = 0
    for mark in sorted(quotes):
        parts += [text[position : mark.start], "\0" * (mark.end - max(position, mark.start))]
        position = max(position, mark.end)
    return "".join([*parts, text[position:]])


def _mention(text: str, quote: Quote) -> int | None:
    """Return where the speaker is named: the place nearest to the quote, within a sentence's way.

    Args:
        text: The paragraph, its quotations blank.
        quote: The quote.
    """
    if not quote.mention:
        return None
    pattern = re.compile(rf"(?<!\w){re.escape(quote.mention)}(?!\w)")
    first, last = max(0, quote.start - _NEAR), quote.end + _NEAR
    places = [match.start() for match in pattern.finditer(text, first, last)]
    return min(places, key=lambda place: _distance(place, quote), default=None)


def _distance(place: int, quote: Quote) -> int:
    return quote.start - place if place < quote.start else place - quote.end


def _pieces(paragraph: Paragraph, marks: Sequence[_Mark]) -> Iterator[Piece]:
    text = paragraph.text
    starts = {mark.start: mark for mark in marks}
    ends = {mark.end: mark for mark in marks}
    changes = _changes(paragraph)
    emphasis: Counter[str] = Counter()
    look = ""
    cuts = sorted({0, len(text), *starts, *ends, *changes})
    for begin, stop in zip(cuts, [*cuts[1:], len(text)], strict=True):
        if begin in ends:
            yield Piece(ends[begin].closing, "mark")
            yield Piece(ends[begin].number, "number")
            look = ""
        if begin in starts:
            yield Piece(starts[begin].opening, "mark")
            look = starts[begin].look
        emphasis.update(changes.get(begin, {}))
        kinds = " ".join(sorted(kind for kind, count in emphasis.items() if count > 0))
        yield piece(text[begin:stop], look)._replace(emphasis=kinds)


def _changes(paragraph: Paragraph) -> dict[int, Counter[str]]:
    """Return where emphasis begins and ends: by offset, how many more of a kind, or fewer."""
    length = len(paragraph.text)
    changes: dict[int, Counter[str]] = {}
    for span in paragraph.spans:
        start, end = max(0, span.start), min(length, span.end)
        if start < end:
            changes.setdefault(start, Counter())[span.kind] += 1
            changes.setdefault(end, Counter())[span.kind] -= 1
    return changes


def _speakers(numbered: Iterable[tuple[Quote, str]], voices: Voices) -> list[tuple[Piece, ...]]:
    """Return a line for each who speaks: the numbers, the name, and the words for saying."""
    said: dict[str, list[tuple[Quote, str]]] = {}
    for quote, number in numbered:
        name = quote.speaker or (f"({quote.mention})" if quote.mention else "?")
        said.setdefault(name, []).append((quote, number))
    lines = []
    for name, quotes in said.items():
        numbers = " ".join(number for _, number in quotes)
        cues = ", ".join(dict.fromkeys(quote.cue for quote, _ in quotes if quote.cue))
        line = [Piece(f"{numbers} ", "number"), piece(name, f"{voices.look(quotes[0][0])} name")]
        if cues:
            line.append(piece(f" · {cues}", "fact"))
        lines.append(tuple(line))
    return lines
