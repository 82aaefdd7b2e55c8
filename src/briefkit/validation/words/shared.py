"""What two texts have in common, word for word: how a private note is found in public text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple, TypeAlias

__all__ = ["shared_words"]

_WORD = r"\w+"
_CLAUSE_END = r"[.!?;:()\[\]\n–—]"
_ROW = 4
"""Fewer words in a row than that are shared by chance."""

_Row: TypeAlias = tuple[str, ...]


class _Place(NamedTuple):
    pointer: str
    start: int
    end: int


def shared_words(
    note: str, texts: Iterable[tuple[str, str]], running: int
) -> dict[str, tuple[int, int]]:
    """Return where words of `note` stand in `texts`: by pointer, the stretch in code points.

    That is a clause of four words or more, the whole of a note of fewer, which must be a sentence
    of its own there; or any `running` words in a row. Case and punctuation do not matter. It
    takes time in proportion to both.

    Args:
        note: The note.
        texts: Pairs of JSON Pointer and text.
        running: How many words in a row count, if they are no whole clause.
    """
    words = _words(note)
    if len(words) < _ROW:
        places: Iterable[_Place] = _standing_alone(words, texts)
    else:
        clauses = map(_words, re.split(_CLAUSE_END, note))
        known = _rows(texts)
        places = chain.from_iterable(_found(w, known, running) for w in (*clauses, words))
    stretches: dict[str, tuple[int, int]] = {}
    for pointer, start, end in places:
        low, high = stretches.get(pointer, (start, end))
        stretches[pointer] = min(low, start), max(high, end)
    return stretches


def _words(text: str) -> list[str]:
    return re.findall(_WORD, text.lower())


def _rows(texts: Iterable[tuple[str, str]]) -> dict[_Row, _Place]:
    """Return where each row of four words stands first."""
    rows: dict[_Row, _Place] = {}
    for pointer, text in texts:
        words = [*re.finditer(_WORD, text)]
        folded = [word[0].lower() for word in words]
        for at in range(len(words) - _ROW + 1):
            place = _Place(pointer, words[at].start(), words[at + _ROW - 1].end())
            rows.setdefault(tuple(folded[at : at + _ROW]), place)
    return rows


def _found(words: list[str], known: dict[_Row, _Place], running: int) -> Iterator[_Place]:
    """Yield the places of the rows of `words` that are shared, where there are enough of them."""
    stretch: list[_Place] = []
    enough = min(len(words), max(running, _ROW)) - _ROW + 1
    for at in range(len(words) - _ROW + 1):
        place = known.get(tuple(words[at : at + _ROW]))
        if place is not None:
            stretch.append(place)
            continue
        if len(stretch) >= enough:
            yield from stretch
        stretch = []
    if stretch and len(stretch) >= enough:
        yield from stretch


def _standing_alone(words: list[str], texts: Iterable[tuple[str, str]]) -> Iterator[_Place]:
    """Yield where a few words are a sentence, or all there is."""
    if not words:
        return
    phrase = r"\W{1,3}".join(map(re.escape, words))
    pattern = rf"(?im)(?:^|[.!?:;(\[])\s?({phrase})(?=\s?(?:[.!?;)\]]|$))"
    for pointer, text in texts:
        found = re.search(pattern, text)
        if found:
            yield _Place(pointer, *found.span(1))
