"""Where the values of a JSON text stand: only the paths asked for are looked at, and once each.

The scanner of the standard library skips all that lies beside the path at the speed of C, so
that no tree of positions is built for the many documents nobody asks about.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from json.decoder import scanstring  # type: ignore[attr-defined]  # not in typeshed
from typing import NamedTuple

from briefkit.positions import Lines
from briefkit.problems import SourceSpan, is_under, join_pointer, split_pointer
from briefkit.structure import DIRECTIVES

__all__ = ["JsonPlaces", "Place"]

_SPACE = re.compile(r"[ \t\n\r]*+")
_COLON = re.compile(r"[ \t\n\r]*+:[ \t\n\r]*+")
_COMMA = re.compile(r"[ \t\n\r]*+,?[ \t\n\r]*+")
# One code point of a value that is spelled with several; a pair of surrogate escapes is one.
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", re.DOTALL
)
_BESIDE = join_pointer(DIRECTIVES)
_INSIDE = join_pointer("extra", DIRECTIVES)
_scan_once = json.JSONDecoder().scan_once  # type: ignore[attr-defined]  # not in typeshed


class Place(NamedTuple):
    """Offsets of a value, and of the key before it (None in an array)."""

    start: int
    """Where the value starts."""

    end: int
    """The offset just after it."""

    key: tuple[int, int] | None = None
    """Where the key starts and ends, quotes included."""


class _Escapes(NamedTuple):
    """The escapes of a string."""

    at: list[int]
    """The offset of each in the string's value."""

    before: list[int]
    """How many code points the text has more than the value, before each escape and at the end."""


class JsonPlaces:
    """Finds values of one valid JSON text by their pointers."""

    def __init__(self, text: str) -> None:
        self.text = text
        """The JSON text."""
        self.lines = Lines(text)
        """Its lines."""
        self._members: dict[int, dict[str, Place]] = {}
        self._found: dict[str, tuple[Place, bool]] = {}
        self._escaped: dict[int, _Escapes] = {}

    def span(self, pointer: str, start: int | None = None, end: int | None = None) -> SourceSpan:
        """Return the place of the value at `pointer`, or of a part of a string there.

        A value that is not there is looked for where it is missed: at the opening bracket of
        the nearest object or array around it.

        Args:
            pointer: JSON Pointer of the value.
            start: Code-point offset in the string's value; None for all of the value.
            end: The offset just after the part; None for the point at `start`.
        """
        place, found = self._find(pointer)
        if not found:
            return self.lines.span(place.start, place.start + 1)
        if start is None or self.text[place.start] != '"':
            return self.lines.span(place.start, place.end)
        return self.lines.span(*self.offsets(place, (start, max(start, end or 0))))

    def key(self, pointer: str) -> SourceSpan:
        """Return the place of the key that leads to `pointer`, quotes included."""
        place, found = self._find(pointer)
        return self.lines.span(*place.key) if found and place.key else self.span(pointer)

    def find(self, pointer: str) -> Place | None:
        """Return the place of the value at `pointer`; None if there is none."""
        place, found = self._find(pointer)
        return place if found else None

    def inside(self, place: Place) -> list[Place]:
        """Return the members of an object or array in the order of the text."""
        return sorted(self._inside(place.start).values())

    def offsets(self, place: Place, counts: Iterable[int]) -> Iterator[int]:
        """Yield the offsets in the text of code points of the string at `place`.

        Args:
            place: The place of a string.
            counts: Code-point offsets in the string's value, in ascending order.
        """
        at, before = self._escapes(place)
        for count in counts:
            offset = place.start + 1 + count + before[bisect_left(at, count)]
            yield min(offset, place.end - 1)

    def _escapes(self, place: Place) -> _Escapes:
        """Return the escapes in the string at a place; they are looked for once."""
        if place.start not in self._escaped:
            at: list[int] = []
            before = [0]
            for match in _ESCAPE.finditer(self.text, place.start + 1, place.end - 1):
                at.append(match.start() - place.start - 1 - before[-1])
                before.append(before[-1] + len(match[0]) - 1)
            self._escaped[place.start] = _Escapes(at, before)
        return self._escaped[place.start]

    def _find(self, pointer: str) -> tuple[Place, bool]:
        known = self._found.get(pointer)
        if known is None:
            known = self._found[pointer] = self._looked_for(pointer)
        return known

    def _looked_for(self, pointer: str) -> tuple[Place, bool]:
        place, found = self._find_as_is(pointer)
        elsewhere = "" if found else _spelled_elsewhere(pointer)
        other = self._find_as_is(elsewhere) if elsewhere else (place, False)
        return other if other[1] else (place, found)

    def _find_as_is(self, pointer: str) -> tuple[Place, bool]:
        place = self._root
        for step in split_pointer(pointer):
            inner = self._inside(place.start).get(step)
            if inner is None:
                return place, False
            place = inner
        return place, True

    @cached_property
    def _root(self) -> Place:
        return Place(self._after(_SPACE, 0), len(self.text.rstrip(" \t\n\r")))

    def _inside(self, start: int) -> dict[str, Place]:
        """Return the members of the object or array at an offset; of a repeated key, the last."""
        if start not in self._members:
            read = {"{": self._object, "[": self._array}.get(self.text[start : start + 1])
            self._members[start] = read(self._after(_SPACE, start + 1)) if read else {}
        return self._members[start]

    def _object(self, index: int) -> dict[str, Place]:
        members: dict[str, Place] = {}
        while self.text[index] != "}":
            name, key_end = scanstring(self.text, index + 1, True)
            value = self._after(_COLON, key_end)
            _, end = _scan_once(self.text, value)
            members[name] = Place(value, end, (index, key_end))
            index = self._after(_COMMA, end)
        return members

    def _array(self, index: int) -> dict[str, Place]:
        items: dict[str, Place] = {}
        while self.text[index] != "]":
            _, end = _scan_once(self.text, index)
            items[str(len(items))] = Place(index, end)
            index = self._after(_COMMA, end)
        return items

    def _after(self, what: re.Pattern[str], index: int) -> int:
        match = what.match(self.text, index)
        return match.end() if match else index


def _spelled_elsewhere(pointer: str) -> str:
    """Return the other place for directives, which may stand in `Brief.extra` or beside it."""
    if is_under(pointer, _BESIDE):
        return f"{_INSIDE}{pointer.removeprefix(_BESIDE)}"
    return f"{_BESIDE}{pointer.removeprefix(_INSIDE)}" if is_under(pointer, _INSIDE) else ""
