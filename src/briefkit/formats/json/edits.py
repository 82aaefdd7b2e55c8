"""Edits of a brief in a JSON text: the tokens concerned are respelled, and nothing else.

Key order, indentation, line ends, escapes and numbers of all that is not concerned stay as they
are; what is new follows the manner of what stands beside it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import Any

from briefkit._operations import Operation, Path, Piece, in_order, replaced
from briefkit.edits import Edit, operations
from briefkit.formats._base import Document
from briefkit.formats.json.places import JsonPlaces, Place
from briefkit.formats.json.text import parse
from briefkit.problems import join_pointer

__all__ = ["edit"]

# What stands for a character beyond ASCII, in a text whose author wanted none of those.
_ESCAPE = re.compile(r"\\u(?!00[0-7])")


def edit(text: str, _: Document, edits: Sequence[Edit]) -> str:
    """Return a JSON text with edits of the brief in it made.

    Args:
        text: The text.
        edits: The edits.

    Raises:
        LookupError: An edit is of something that is not in the text.
        ValueError: Two edits overlap.
        ParseError: The text is no JSON.
    """
    editor = _Editor(text)
    changes = operations(parse(text), edits)
    return replaced(text, in_order(editor.pieces(changes), text))


class _Editor:
    """Turns operations into pieces of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places = JsonPlaces(text)
        self.is_ascii = text.isascii() and _ESCAPE.search(text) is not None

    def pieces(self, changes: Iterable[Operation]) -> Iterator[Piece]:
        """Yield what is to be replaced in the text."""
        removed: list[Path] = []
        added: dict[int, str] = {}
        for change in changes:
            if change.kind == "remove":
                removed.append(change.path)
            elif change.kind == "rename":
                start, end = self._key(change.path)
                yield Piece(start, end, self._token(change.value))
            elif change.kind == "text":
                yield from self._in_string(change)
            elif (found := self.places.find(join_pointer(*change.path))) is not None:
                yield Piece(found.start, found.end, self._spelled(change.value, found.start))
            else:
                at, spelled = self._added(change)
                added[at] = added.get(at, "") + spelled
        yield from (Piece(at, at, spelled) for at, spelled in added.items())
        removed.sort()
        for holder, paths in groupby(removed, key=lambda path: path[:-1]):
            yield from self._without(self._place(holder), [self._place(path) for path in paths])

    def _place(self, path: Path) -> Place:
        found = self.places.find(join_pointer(*path))
        if found is None:
            raise LookupError(join_pointer(*path))
        return found

    def _key(self, path: Path) -> tuple[int, int]:
        key = self._place(path).key
        if key is None:
            raise LookupError(join_pointer(*path))
        return key

    def _in_string(self, change: Operation) -> Iterator[Piece]:
        place = self._place(change.path)
        counts = sorted({*chain.from_iterable(piece[:2] for piece in change.pieces)})
        offsets = dict(zip(counts, self.places.offsets(place, counts), strict=True))
        token = self.text[place.start : place.end]
        for start, end, new in change.pieces:
            yield Piece(offsets[start], offsets[end], self._token(new, beside=token)[1:-1])

    def _token(self, value: str, beside: str = "") -> str:
        """Return a string as a token, in ASCII where the token that it goes into is."""
        is_ascii = self.is_ascii or (beside.isascii() and _ESCAPE.search(beside) is not None)
        return json.dumps(value, ensure_ascii=is_ascii)

    # --- whole values --------------------------------------------------------------------

    def _added(self, change: Operation) -> tuple[int, str]:
        """Return what puts a member after the last one, laid out as that is, and where."""
        *parents, last = change.path
        holder = self._place(tuple(parents))
        members = self.places.inside(holder)
        if not members:
            key = f"{self._token(last)}: " if isinstance(last, str) else ""
            return holder.end - 1, key + self._spelled(change.value, holder.start)
        final = members[-1]
        start = _start(final)
        key = ""
        if isinstance(last, str) and final.key:
            key = self._token(last) + self.text[final.key[1] : final.start]
        space = self.text[start - _space_before(self.text, start) : start]
        return final.end, f",{space}{key}{self._spelled(change.value, start)}"

    def _spelled(self, value: Any, at: int) -> str:
        """Return a value as it is to stand at an offset: on lines of its own if others are."""
        if not isinstance(value, (dict, list)) or not value:
            return json.dumps(value, ensure_ascii=self.is_ascii)
        unit = self._unit()
        if not unit:
            return json.dumps(value, ensure_ascii=self.is_ascii, separators=self._separators())
        spelled = json.dumps(value, ensure_ascii=self.is_ascii, indent=unit)
        line = self.text[self.text.rfind("\n", 0, at) + 1 : at]
        base = line[: len(line) - len(line.lstrip(" \t"))]
        newline = "\r\n" if "\r\n" in self.text else "\n"
        return spelled.replace("\n", newline + base)

    def _unit(self) -> str:
        """Return what the text is indented by; nothing if it is on one line."""
        found = re.match(r"\s*+\{[ \t]*+\r?\n([ \t]++)", self.text)
        return found[1] if found else ""

    def _separators(self) -> tuple[str, str]:
        members = self.places.inside(self._place(()))
        keyed = members[0] if members else None
        colon = self.text[keyed.key[1] : keyed.start] if keyed and keyed.key else ": "
        between = members[0].end if len(members) > 1 else None
        comma = ", " if between is None or self.text[between + 1 : between + 2] == " " else ","
        return comma, ": " if colon.endswith(" ") else ":"

    # --- removal -------------------------------------------------------------------------

    def _without(self, holder: Place, gone: Sequence[Place]) -> Iterator[Piece]:
        """Yield the pieces that take members out, each with one of the commas beside it."""
        members = self.places.inside(holder)
        kept = [index for index, member in enumerate(members) if member not in gone]
        if not kept:
            yield Piece(holder.start + 1, holder.end - 1, "")
            return
        if kept[0]:
            yield Piece(_start(members[0]), _start(members[kept[0]]), "")
        for index, following in zip(kept, [*kept[1:], len(members)], strict=True):
            if following > index + 1:
                yield Piece(members[index].end, members[following - 1].end, "")


def _start(member: Place) -> int:
    """Return where a member starts: its key, if it has one."""
    return member.key[0] if member.key else member.start


def _space_before(text: str, at: int) -> int:
    """Return how many characters of space stand right before an offset."""
    count = 0
    while count < at and text[at - count - 1] in " \t\r\n":
        count += 1
    return count
