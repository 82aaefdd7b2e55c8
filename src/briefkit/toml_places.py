"""Where keys and values stand in the source of a TOML document: what tomllib does not tell."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from briefkit.positions import Lines

__all__ = ["Key", "Places", "places"]

Key: TypeAlias = tuple[str | int, ...]
"""A place in a document: names of keys, and the 0-based numbers of items of arrays."""

_ON_A_LINE = r""" "(?:[^"\\\n]++|\\.)*+" | '[^'\n]*+' """
_ON_MANY = r""" \"{3}(?:[^"\\]++|\\.|"(?!""))*+"{3,5} | '{3}(?:[^']++|'(?!''))*+'{3,5} """
_KEY = re.compile(rf"[A-Za-z0-9_-]++ | {_ON_A_LINE}", re.VERBOSE)
_SCALAR = re.compile(
    rf"{_ON_MANY} | {_ON_A_LINE} | [^,\]}}\#\n]++",
    re.VERBOSE | re.DOTALL,
)
_SPACE = re.compile(r"[ \t]*+")
_GAP = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")

# What lies deeper has the place of what it lies in: no path is long.
_DEEPEST = 16


class _Part(NamedTuple):
    name: str
    at: int


class Places:
    """The places of a document, and the text that they count in."""

    def __init__(self, text: str) -> None:
        self._lines = Lines(text)
        self.keys: dict[Key, int] = {}
        """Where each key is first spelled, as an offset in code points."""
        self.values: dict[Key, int] = {}
        """Where each value starts, items of arrays included; a table has one if it is inline."""
        self.ends: dict[Key, int] = {}
        """The offset just after each of `values`, but those of the tables of an array."""

    def key(self, key: Key) -> tuple[int, int]:
        """Return where a key starts and ends, quotes included.

        Raises:
            LookupError: There is no such key.
        """
        at = self.keys[key]
        found = _KEY.match(self._lines.text, at)
        return at, found.end() if found else at

    def position(self, key: Key, *, of_key: bool = False) -> tuple[int, int]:
        """Return the 1-based line and column of a value or a key, or of what it would be in."""
        while key:
            first, second = (self.keys, self.values) if of_key else (self.values, self.keys)
            at = first.get(key, second.get(key))
            if at is not None:
                return self._lines.position(at)
            key = key[:-1]
        return 1, 1


def places(text: str) -> Places:
    """Return the places of all keys and values of a document that tomllib has accepted.

    The text is the document's, its line ends as they are. Of what is not TOML there are no places.
    """
    reader = _Reader(text)
    with contextlib.suppress(_LostError, RecursionError):
        reader.read()
    return reader.places


class _LostError(Exception):
    """The text is not TOML."""


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.places = Places(text)
        self._last: dict[Key, int] = {}  # of each array of tables: the number of its last one

    def read(self) -> None:
        table: Key = ()
        at = self._gap(0)
        while at < len(self.text):
            if self.text[at] == "[":
                table, at = self._header(at)
            else:
                at = self._pair(table, at)
            at = self._gap(at)

    def _header(self, at: int) -> tuple[Key, int]:
        """Read ``[a.b]`` or ``[[a.b]]``; return the table that it opens."""
        many = self.text.startswith("[[", at)
        *outer, last = parts = list(self._parts(at + 1 + many))
        path: Key = ()
        for name, start in outer:
            path = self._inside(self._keyed(path, name, start))
        path = self._keyed(path, last.name, last.at)
        if many:
            number = self._last[path] = self._last.get(path, -1) + 1
            path = (*path, number)
            self.places.values[path] = last.at
        end = self._after_key(parts[-1].at)
        return path, self.text.index("]", end) + 1 + many

    def _inside(self, path: Key) -> Key:
        """Return the table that a key leads to: of an array of tables the last one."""
        return (*path, self._last[path]) if path in self._last else path

    def _pair(self, table: Key, at: int) -> int:
        """Read ``a.b = value``; return where it ends."""
        path, end = table, at
        for name, start in self._parts(at):
            path = self._keyed(path, name, start)
            end = self._after_key(start)
        if not self.text.startswith("=", end):
            raise _LostError
        return self._value(path, self._space(end + 1))

    def _keyed(self, path: Key, name: str, at: int) -> Key:
        if len(path) >= _DEEPEST:
            return path
        path = (*path, name)
        self.places.keys.setdefault(path, at)
        return path

    def _parts(self, at: int) -> Iterator[_Part]:
        """Yield the parts of a dotted key, and where each starts."""
        at = self._space(at)
        while True:
            yield _Part(_unquoted(self._match(_KEY, at)), at)
            at = self._after_key(at)
            if not self.text.startswith(".", at):
                return
            at = self._space(at + 1)

    def _after_key(self, at: int) -> int:
        return self._space(at + len(self._match(_KEY, at)))

    def _value(self, path: Key, at: int) -> int:
        """Read a value; return where it ends."""
        self.places.values.setdefault(path, at)
        if self.text.startswith("[", at):
            end = self._array(path, at + 1)
        elif self.text.startswith("{", at):
            end = self._inline_table(path, at + 1)
        else:
            end = at + len(self._match(_SCALAR, at).rstrip())
        self.places.ends.setdefault(path, end)
        return end

    def _array(self, path: Key, at: int) -> int:
        number = 0
        while not self._closed("]", at := self._gap(at)):
            at = self._separated(self._value((*path, number), at))
            number += 1
        return at + 1

    def _inline_table(self, path: Key, at: int) -> int:
        while not self._closed("}", at := self._gap(at)):
            at = self._separated(self._pair(path, at))
        return at + 1

    def _closed(self, bracket: str, at: int) -> bool:
        if at >= len(self.text):
            raise _LostError
        return self.text[at] == bracket

    def _separated(self, at: int) -> int:
        at = self._gap(at)
        return at + self.text.startswith(",", at)

    def _gap(self, at: int) -> int:
        return self._end(_GAP, at)

    def _space(self, at: int) -> int:
        return self._end(_SPACE, at)

    def _end(self, pattern: re.Pattern[str], at: int) -> int:
        found = pattern.match(self.text, at)
        return found.end() if found else at

    def _match(self, pattern: re.Pattern[str], at: int) -> str:
        found = pattern.match(self.text, at)
        if not found:
            raise _LostError
        return found[0]


def _unquoted(spelled: str) -> str:
    if spelled[0] not in "\"'":
        return spelled
    if spelled[0] == "'" or "\\" not in spelled:
        return spelled[1:-1]
    import tomllib

    name: str = tomllib.loads(f"key = {spelled}")["key"]
    return name
