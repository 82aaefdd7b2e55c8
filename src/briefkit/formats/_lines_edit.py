"""Edits of a brief in a text of lines, by the places that its reader knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from briefkit._operations import Operation, Path, Piece
from briefkit.formats._base import Document
from briefkit.model import Paragraph, Section
from briefkit.positions import Lines
from briefkit.problems import join_pointer
from briefkit.walk import value_at

__all__ = ["LinesEditor", "Spell", "follows"]

Spell = Callable[[str, int, int], str]
"""Returns how a stretch of a text is spelled in a file: takes the text and two offsets in it."""

_DERIVED = ("quotes", "spans")
"""What follows from the text of a paragraph, or from marks that stay where they are."""


def follows(change: Operation) -> bool:
    """Tell whether an operation is one that a reader makes by itself."""
    return any(name in change.path for name in _DERIVED)


class LinesEditor:
    """Turns operations on a brief into pieces of the text that it was read from."""

    def __init__(self, text: str, document: Document) -> None:
        self.text = text
        self.document = document
        self.lines = Lines(text)

    def place(
        self, pointer: str, start: int | None = None, end: int | None = None
    ) -> tuple[int, int]:
        """Return the offsets of a value, or of a part of a text.

        Raises:
            LookupError: The reader does not know.
        """
        span = self.document.locate(pointer, start, end)
        if span is None:
            raise LookupError(pointer)
        return self.lines.offsets(span)

    def in_text(self, change: Operation, spell: Spell) -> Iterator[Piece]:
        """Yield the pieces of a text that is changed in some places.

        Args:
            change: The operation, of the kind "text".
            spell: Spells what comes in.

        Raises:
            ValueError: The text does not stand there character by character.
        """
        old = str(value_at(self.document.brief, join_pointer(*change.path)))
        try:
            yield from list(self._stretches(change, old, spell))
        except ValueError:
            yield self._whole(change, old, spell)

    def _stretches(self, change: Operation, old: str, spell: Spell) -> Iterator[Piece]:
        pointer = join_pointer(*change.path)
        shift = 0
        for start, end, new in change.pieces:
            first = start + shift
            spelled = spell(change.value, first, first + len(new))
            places = list(self._characters(pointer, old, start, end))
            if not places:
                at = self._point(pointer, start)
                places = [(at, at)]
            for index, place in enumerate(places):
                yield Piece(*place, "" if index else spelled)
            shift += len(new) - (end - start)

    def _whole(self, change: Operation, old: str, spell: Spell) -> Piece:
        """Return the piece for a text that stands once in the lines that its reader knows."""
        first, last = self.place(join_pointer(*change.path))
        spelled = spell(old, 0, len(old))
        if not spelled or self.text.count(spelled, first, last) != 1:
            raise ValueError("the text does not stand in the file as it is")
        at = self.text.index(spelled, first, last)
        return Piece(at, at + len(spelled), spell(change.value, 0, len(change.value)))

    def _characters(
        self, pointer: str, old: str, start: int, end: int
    ) -> Iterator[tuple[int, int]]:
        """Yield where a stretch of a text stands: in one run, or character by character."""
        if start == end:
            return
        whole = self.place(pointer, start, end)
        if self.text[slice(*whole)] == old[start:end]:
            yield whole
            return
        for at in range(start, end):
            place = self.place(pointer, at, at + 1)
            if not _spells(self.text[slice(*place)], old[at]):
                raise ValueError("the text does not stand in the file as it is")
            yield place

    def _point(self, pointer: str, at: int) -> int:
        """Return the offset at which something comes in, outside of what is marked there."""
        holder = value_at(self.document.brief, pointer.rpartition("/")[0])
        spans = holder.spans if isinstance(holder, Paragraph) else ()
        if at and any(span.start == at for span in spans):
            return self.place(pointer, at - 1, at)[1]
        return self.place(pointer, at)[0]

    def without(self, path: Path) -> Piece:
        """Return the piece that takes out the lines of a value, and the blank ones below it."""
        first, last = self._extent(path)
        starts = [*self.lines.starts, len(self.text)]
        top, bottom = self.lines.position(first)[0] - 1, self.lines.position(last)[0]
        is_apart = top == 0 or not self.lines.line(top - 1).strip()
        while is_apart and bottom < len(starts) - 1 and not self.lines.line(bottom).strip():
            bottom += 1
        if bottom == len(starts) - 1:
            while is_apart and top and not self.lines.line(top - 1).strip():
                top -= 1
        return Piece(starts[top], starts[bottom], "")

    def _extent(self, path: Path) -> tuple[int, int]:
        pointer = join_pointer(*path)
        value: Any = value_at(self.document.brief, pointer)
        if not isinstance(value, Section):
            return self.place(pointer)
        parts = [f"{pointer}/heading"] if value.heading is not None else []
        parts += (f"{pointer}/blocks/{index}" for index in range(len(value.blocks)))
        places = [self.place(part) for part in parts or [pointer]]
        return min(first for first, _ in places), max(last for _, last in places)


def _spells(source: str, character: str) -> bool:
    """Tell whether a piece of a file can stand for a character."""
    if source == character or (source.startswith(("\\", "&")) and len(source) < _LONGEST_ENTITY):
        return True
    return character.isspace() and not source.strip(" \t\r\n>")


_LONGEST_ENTITY = 40
