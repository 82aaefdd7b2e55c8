"""Finding the expressions of many terms in one pass over the words of a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from briefkit.validation.context import Context
from briefkit.validation.words.passages import Passages, words_of

__all__ = ["Case", "Expression", "Expressions", "folded"]

_WORD = re.compile(r"\w+")
# One code point for one: offsets stay what they are.
_ALIKE = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "\t": " ", "\n": " "})


def folded(text: str) -> str:
    """Return a text, as long as it is, with one apostrophe for either and spaces for their kin."""
    return text.translate(_ALIKE)


class Expression(NamedTuple):
    """One expression of a term."""

    text: str
    """The words, as the house spells them."""

    code: str
    """The code of the term."""

    match_case: bool
    """Whether capitals and small letters are told apart."""

    replace: str | None
    """What to write instead; where it stands already there is no case."""


class Case(NamedTuple):
    """Where an expression stands."""

    pointer: str
    """JSON Pointer of the text."""

    start: int
    """Where it starts in that text, in code points."""

    end: int
    """The offset just after it."""

    found: str
    """The words as they stand there."""


class _Known(NamedTuple):
    expression: Expression
    text: str  # as it is compared
    first: str  # its first word, in small letters
    before: int  # how many characters of it stand before that
    words: frozenset[str]
    settled: tuple[int, ...]  # where it stands in its replacement, as that is compared
    replace: str


class Expressions:
    """All expressions of a house, to be looked for together."""

    def __init__(self, expressions: Iterable[Expression]) -> None:
        self._telling: dict[str, list[_Known]] = {}
        for expression in expressions:
            known = _known(expression)
            self._telling.setdefault(max(known.words, key=len), []).append(known)
        self._words = frozenset(self._telling)
        self._last: tuple[Passages, Mapping[str, tuple[Case, ...]]] | None = None

    def of(self, code: str) -> Callable[[Context], Iterable[Case]]:
        """Return what finds the expressions of one term; all terms are looked for at once."""

        def find(context: Context) -> Iterable[Case]:
            prose = context.prose
            last = self._last  # one read: another thread may be at another brief
            if last is None or last[0] is not prose:
                last = self._last = (prose, self._all(prose))
            return last[1].get(code, ())

        return find

    def _all(self, prose: Passages) -> Mapping[str, tuple[Case, ...]]:
        words = prose.words
        if self._words.isdisjoint(words):
            return {}
        by_first: dict[str, list[_Known]] = {}
        for word in self._words & words:
            for known in self._telling[word]:
                if known.words <= words:
                    by_first.setdefault(known.first, []).append(known)
        found: dict[str, list[Case]] = {}
        for known, case in _cases(prose, by_first):
            cases = found.setdefault(known.expression.code, [])
            previous = cases[-1] if cases else None
            if not previous or previous.pointer != case.pointer or previous.end <= case.start:
                cases.append(case)
        return {code: tuple(cases) for code, cases in found.items()}


def _known(expression: Expression) -> _Known:
    text = _compared(expression.text, expression)
    replace = _compared(expression.replace or "", expression)
    first = words_of(text)[0]
    # A house that writes "North Macedonia" for "Macedonia" does not want it twice.
    offsets = (at for at in range(len(replace)) if replace.startswith(text, at))
    return _Known(
        expression,
        text,
        _lowered(first),
        text.index(first),
        frozenset(words_of(text.lower())),
        tuple(offsets),
        replace,
    )


def _compared(text: str, expression: Expression) -> str:
    return folded(text) if expression.match_case else _lowered(folded(text))


def _lowered(text: str) -> str:
    """Return a text in small letters, as long as it is."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def _cases(prose: Passages, by_first: Mapping[str, list[_Known]]) -> Iterator[tuple[_Known, Case]]:
    for entries in by_first.values():
        entries.sort(key=lambda known: -len(known.text))
    for pointer, text in prose.items:
        plain = folded(text)
        lowered = _lowered(plain)
        for word in _WORD.finditer(lowered):
            for known in by_first.get(word[0], ()):
                within = plain if known.expression.match_case else lowered
                at = word.start() - known.before
                if at >= 0 and _stands(known, within, at):
                    end = at + len(known.text)
                    yield known, Case(pointer, at, end, text[at:end])


def _stands(known: _Known, text: str, at: int) -> bool:
    """Tell whether an expression stands at an offset, as whole words, and not put right."""
    end = at + len(known.text)
    if not text.startswith(known.text, at):
        return False
    if _joins(text[at - 1 : at], known.text[0]) or _joins(text[end : end + 1], known.text[-1]):
        return False
    return not any(
        at >= before and text.startswith(known.replace, at - before) for before in known.settled
    )


def _joins(neighbour: str, edge: str) -> bool:
    """Tell whether two characters side by side belong to one word."""
    return (neighbour.isalnum() or neighbour == "_") and (edge.isalnum() or edge == "_")
