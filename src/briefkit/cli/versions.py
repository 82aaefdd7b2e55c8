"""Two versions of a story side by side in one text: what was taken out, and what was put in.

With colour what is gone is red and struck through, what is new is green and underlined; without,
they stand in ``[-…-]`` and ``{+…+}``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple, TypeAlias, get_args

import attrs

from briefkit.changes import Change, spoken
from briefkit.changes.record import shown, text_of
from briefkit.changes.words import Piece, PieceKind
from briefkit.echo import counted, printable
from briefkit.model import Block, Brief, Section
from briefkit.problems import split_pointer
from briefkit.structure import tag_of
from briefkit.walk import value_at, walk

__all__ = ["versions"]

_MARKS = MappingProxyType({"removed": ("[-", "-]"), "added": ("{+", "+}"), "same": ("", "")})
_COLOURS = MappingProxyType({"removed": "31;9", "added": "32;4", "label": "1", "dim": "2"})
_INDENT = "    "
_STEPS_OF_A_BLOCK = 4  # sections, its index, blocks, its index

_Numbers: TypeAlias = Mapping[str, int]


class _Word(NamedTuple):
    kind: PieceKind
    space: str
    text: str


# Of words that stay between two edits so many are shown at either end.
_CONTEXT = 12
_STATES = MappingProxyType({"added": "new", "removed": "gone", "moved": "moved"})
_SUMMED = MappingProxyType(
    {"changed": "edited", "added": "new", "removed": "gone", "moved": "moved"}
)


def versions(
    first: Brief, second: Brief, changes: Sequence[Change], *, width: int, colour: bool
) -> str:
    """Return what differs between two versions of a story, for people to look at.

    Args:
        first: One version.
        second: The other.
        changes: Their differences, as `diff` gives them.
        width: How many columns a line may take; long words take more.
        colour: Whether to colour what is new and what is gone.
    """
    numbers = _numbers(first), _numbers(second)
    return "".join(_Page(first, second, width, colour, numbers).lines(changes))


@attrs.frozen
class _Page:
    first: Brief
    second: Brief
    width: int
    colour: bool
    numbers: tuple[_Numbers, _Numbers]

    def lines(self, changes: Sequence[Change]) -> Iterator[str]:
        told = [change for change in changes if not change.follows]
        following = Counter(change.follows for change in changes if change.follows)
        for change in sorted(told, key=self._rank):
            yield self._painted(self._label(change), "label") + self._state(change) + "\n"
            yield from self._value(change)
            if change.kind != "changed" and following[change.pointer]:
                count = counted(following[change.pointer], "block stands", "blocks stand")
                yield self._painted(f"{_INDENT}{count} under another heading now", "dim") + "\n"
            yield "\n"
        if told:
            yield self._painted(_summary(told), "dim") + "\n"

    def _rank(self, change: Change) -> int:
        """Put what stands above a story before it, and what is about it after it."""
        head = ("masthead", "kicker", "headline", "deck", "byline", "dateline", "sections")
        part = split_pointer(change.pointer)[0]
        return head.index(part) if part in head else len(head)

    def _label(self, change: Change) -> str:
        if change.kind == "removed":
            return printable(self._place(0, change.pointer))
        there = change.moved_to or change.counterpart or change.pointer
        return printable(self._place(1, there))

    def _place(self, version: int, pointer: str) -> str:
        return _place((self.first, self.second)[version], self.numbers[version], pointer)

    def _state(self, change: Change) -> str:
        if change.kind == "moved":
            return f", moved from {printable(self._place(0, change.pointer))}"
        state = _STATES.get(change.kind, "")
        if state or type(change.before) is type(change.after):
            return f", {state}" if state else ""
        return f", now a {_kind(change.after)}" if attrs.has(type(change.after)) else ""

    def _value(self, change: Change) -> Iterator[str]:
        words = change.words
        if words:
            yield from self._wrapped(_shortened(words))
        elif change.kind == "moved":
            yield from self._wrapped([Piece("same", shown(change.before))])
        else:
            for kind, value in (("removed", change.before), ("added", change.after)):
                for text in _texts(value):
                    yield from self._wrapped([Piece(kind, text)])  # type: ignore[arg-type]

    def _wrapped(self, pieces: Iterable[Piece]) -> Iterator[str]:
        """Yield pieces as indented lines, each word with the marks or the colour it needs."""
        line: list[_Word] = []
        used = 0
        for word in self._words(pieces):
            if line and used + len(word.space + word.text) > self.width - len(_INDENT):
                yield f"{_INDENT}{self._joined(line)}\n"
                line, used = [], 0
            used += len(word.space + word.text if line else word.text)
            line.append(word)
        if line:
            yield f"{_INDENT}{self._joined(line)}\n"

    def _words(self, pieces: Iterable[Piece]) -> Iterator[_Word]:
        """Yield the words of pieces, with marks where there is no colour."""
        before = ""
        for kind, text in pieces:
            words = printable(" ".join(text.split())).split(" ")
            space = " " if before and (text[:1].isspace() or before == "space") else ""
            if (before, kind, self.colour) == ("removed", "added", False):
                space = ""  # marks keep them apart
            if not self.colour:
                opening, closing = _MARKS[kind]
                words[0] = opening + words[0]
                words[-1] += closing
            for word in words if text.strip() else ():
                yield _Word(kind, space, word)
                space = " "
            before = "space" if text[-1:].isspace() else kind

    def _joined(self, line: Iterable[_Word]) -> str:
        """Return a line, the words of one kind and the spaces between them in one colour."""
        parts = []
        for kind, words in groupby(line, lambda word: word.kind):
            first, *others = words
            text = first.text + "".join(word.space + word.text for word in others)
            parts += [first.space, text if kind == "same" else self._painted(text, kind)]
        return "".join(parts[1:])

    def _painted(self, text: str, kind: str) -> str:
        return f"\x1b[{_COLOURS[kind]}m{text}\x1b[0m" if self.colour else text


def _summary(changes: Iterable[Change]) -> str:
    kinds = Counter(_SUMMED[change.kind] for change in changes)
    parts = [f"{kinds[kind]} {kind}" for kind in _SUMMED.values() if kinds[kind]]
    return f"{counted(kinds.total(), 'change')}: {', '.join(parts)}"


def _shortened(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield pieces with long stretches that stay cut to what stands beside an edit."""
    last = len(pieces) - 1
    for at, piece in enumerate(pieces):
        words = piece.text.split(" ") if piece.kind == "same" else []
        if len(words) <= 2 * _CONTEXT + 4:
            yield piece
            continue
        head = "" if at == 0 else " ".join(words[:_CONTEXT])
        tail = "" if at == last else " ".join(words[-_CONTEXT:])
        yield Piece(
            "same", f"{head} … {tail}" if head and tail else f"{head} …{tail and ' '}{tail}"
        )


def _numbers(brief: Brief) -> _Numbers:
    """Return for each block its number among those of its kind."""
    counted_so_far: Counter[type] = Counter()
    numbers = {}
    for pointer, block in walk(brief.sections, *get_args(Block), base="/sections"):
        if pointer.count("/") == _STEPS_OF_A_BLOCK:
            counted_so_far[type(block)] += 1
            numbers[pointer] = counted_so_far[type(block)]
    return numbers


def _place(brief: Brief, numbers: _Numbers, pointer: str) -> str:
    """Return a place as a desk calls it: "paragraph 3", "section 2", ``byline.authors[1]``."""
    part, *steps = split_pointer(pointer)
    if part != "sections":
        return spoken(pointer)
    section = f"section {int(steps[0]) + 1}"
    if len(steps) < 3:
        return ", ".join([section, *steps[1:]])
    holder = "/".join(["", part, *steps[:3]])
    called = f"{_kind(value_at(brief, holder))} {numbers[holder]}"
    inner = "".join(f"/{step}" for step in steps[3:] if step != "text")
    return f"{called}, {spoken(inner)}" if inner else called


def _kind(value: object) -> str:
    return tag_of(type(value)).replace("_", " ")


def _texts(value: object) -> Iterator[str]:
    """Yield a value as texts: a section with its heading and blocks, anything else as one."""
    if isinstance(value, Section):
        yield value.heading or "(no heading)"
        for block in value.blocks:
            yield from _texts(block)
    elif value is not None:
        named = text_of(value) or getattr(value, "name", None)
        yield named if isinstance(named, str) else shown(value)
