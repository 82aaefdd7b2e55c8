"""The text of a baseline: what is wrong with it, and where."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from briefkit.errors import BriefkitError
from briefkit.positions import Lines

__all__ = ["BaselineError", "fields_of"]

_REMEDY = "mend it, or make it anew with 'briefkit baseline'"
_ENTRIES = re.compile(r'"entries"\s*+:\s*+\[')
_BETWEEN = re.compile(r"[\s,]*+")


class BaselineError(BriefkitError, ValueError):
    """A baseline cannot be used."""

    def __init__(
        self, path: str, message: str, line: int | None = None, column: int | None = None
    ) -> None:
        self.path = path
        """The file."""
        self.message = message
        """What is wrong with it."""
        self.line = line
        """The 1-based line, where there is one to blame."""
        self.column = column
        """The 1-based column, in code points, where there is one to blame."""
        super().__init__(path, message, line, column)

    def __str__(self) -> str:
        place = [str(part) for part in (self.path, self.line, self.column) if part is not None]
        return f"{':'.join(place)}: {self.message}; {_REMEDY}"


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_fingerprint(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch("[0-9a-f]{32}", value) is not None


_FIELDS: Mapping[str, tuple[Callable[[Any], bool], str]] = MappingProxyType(
    {
        "path": (_is_text, "a string"),
        "code": (_is_text, "a string"),
        "fingerprint": (_is_fingerprint, "32 hexadecimal digits"),
        "count": (_is_count, "a number from 1"),
    }
)
"""The fields of an entry: what tells a value of one, and what to call that."""


def fields_of(data: bytes | str, path: str, version: int) -> Iterator[Mapping[str, Any]]:
    """Yield the fields of each entry.

    Args:
        data: The content of the file.
        path: The file.
        version: The version that is read.

    Raises:
        BaselineError: The content is no baseline, or of a later version.
    """
    text = _decoded(data, path)
    refuse = _Refusal(text, path)
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        what = error.msg[0].lower() + error.msg[1:]
        raise BaselineError(path, f"not JSON: {what}", error.lineno, error.colno) from error
    except (ValueError, RecursionError) as error:
        raise refuse("not a baseline", 0) from error
    for index, entry in enumerate(_entries(value, version, refuse)):
        fault = _fault(entry)
        if fault is not None:
            raise refuse(fault, refuse.entry(index))
        yield entry


def _decoded(data: bytes | str, path: str) -> str:
    if isinstance(data, str):
        return data
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BaselineError(path, f"not UTF-8 at byte {error.start}") from error


class _Refusal:
    """Makes the errors of one text."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path

    def __call__(self, message: str, offset: int) -> BaselineError:
        return BaselineError(self.path, message, *Lines(self.text).position(offset))

    def key(self, name: str) -> int:
        """Return the offset at which a key stands first; 0 if it does not."""
        return max(0, self.text.find(json.dumps(name)))

    def entry(self, index: int) -> int:
        """Return the offset at which an entry starts."""
        found = _ENTRIES.search(self.text)
        at = found.end() if found else 0
        decoder = json.JSONDecoder()
        for _ in range(index):
            _, at = decoder.raw_decode(self.text, self._next(at))
        return self._next(at)

    def _next(self, at: int) -> int:
        match = _BETWEEN.match(self.text, at)
        return match.end() if match else at


def _entries(value: Any, version: int, refuse: _Refusal) -> list[Any]:
    if not isinstance(value, dict) or "version" not in value:
        raise refuse("not a baseline: 'version' is missing", 0)
    found = value["version"]
    if not _is_count(found):
        raise refuse(f"expected a number for 'version', got {found!r:.20}", refuse.key("version"))
    if found > version:
        message = f"version {found!r:.20} of the baseline is newer than this briefkit reads"
        raise refuse(f"{message} ({version})", refuse.key("version"))
    for key in value:
        if key not in ("version", "entries"):
            raise refuse(f"unknown key {key!r:.60}", refuse.key(key))
    entries = value.get("entries")
    if not isinstance(entries, list):
        raise refuse("expected an array of 'entries'", refuse.key("entries"))
    return entries


def _fault(entry: Any) -> str | None:
    """Return what is wrong with an entry; None if nothing is."""
    if not isinstance(entry, dict):
        return "expected an object for an entry"
    for key in entry:
        if key not in _FIELDS:
            return f"unknown key {key!r:.60}"
    for key, (is_one, what) in _FIELDS.items():
        if key not in entry:
            return f"{key!r} is missing"
        if not is_one(entry[key]):
            return f"expected {what} for {key!r}, got {entry[key]!r:.60}"
    return None
