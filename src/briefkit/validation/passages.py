"""Texts with their places, searched as one: what costs 20 times less than one by one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

__all__ = ["Match", "Passages", "words_of"]


class Match(NamedTuple):
    """A stretch of a text that a pattern fits."""

    pointer: str
    """JSON Pointer of the text."""

    start: int
    """Where the stretch starts in that text, in code points."""

    end: int
    """The offset just after it."""

    found: re.Match[str]
    """What the pattern found; its own offsets may count from the first of all texts."""


class Passages:
    """Texts of a brief, each with its JSON Pointer."""

    def __init__(self, items: Iterable[tuple[str, str]]) -> None:
        self.items = tuple(items)
        """Pairs of pointer and text, in order."""

    @cached_property
    def text(self) -> str:
        r"""All texts as one, joined by ``\n``: a guard here answers for all of them."""
        return "\n".join([text for _, text in self.items])

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word, in lower case."""
        return frozenset(words_of(self.text.lower()))

    def has(self, *literals: str) -> bool:
        """Tell whether any of `literals` occurs."""
        text = self.text
        return any(literal in text for literal in literals)

    def matches(self, pattern: str) -> Iterator[Match]:
        r"""Yield where `pattern` fits; it must not reach across a ``\n``.

        The pattern meets hostile text: it may hold no repetition inside a repetition, and no
        two that could share a stretch between them.
        """
        for found in re.finditer(pattern, self.text):
            index = bisect_right(self._starts, found.start()) - 1
            start = self._starts[index]
            yield Match(self.items[index][0], found.start() - start, found.end() - start, found)

    def firsts(self, pattern: str) -> Iterator[tuple[Match, str]]:
        """Yield where `pattern` fits first in each text, and words for how often after that.

        The words (", and 3 more like it") are for the end of a message; empty for once only.
        """
        compiled = re.compile(pattern)
        for pointer, text in self.items:
            found = compiled.search(text)
            if found:
                more = len(compiled.findall(text, found.end()))
                words = f", and {more} more like it" if more else ""
                yield Match(pointer, found.start(), found.end(), found), words

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for _, text in self.items:
            starts.append(starts[-1] + len(text) + 1)
        return starts[:-1]


_WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """Return the runs of letters, digits and underscores in `text`."""
    return _WORD.findall(text)
