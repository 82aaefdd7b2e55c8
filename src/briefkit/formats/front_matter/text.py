"""What stands ahead of a Markdown body: YAML, TOML, JSON or Pelican's lines, and where it ends.

Each dialect gives a mapping and a way to find a value's place in the source. What the keys
mean is no concern of this module.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

from briefkit import toml_text
from briefkit.errors import ParseError
from briefkit.formats.front_matter import yaml as front_yaml
from briefkit.formats.front_matter.yaml import Path, Plain, refused
from briefkit.formats.json import text as json_text
from briefkit.formats.json.places import JsonPlaces
from briefkit.positions import Lines
from briefkit.problems import Problem, SourceSpan, join_pointer
from briefkit.toml_places import places

__all__ = ["FrontMatter", "FrontPlaces", "read"]

_KEY_LINE = re.compile(r"[\w-]+[ \t]*:")
_JSON_START = re.compile(r'\{\s*+["}]')
_THREE_QUOTES = ('"""', "'''")
_PELICAN_LINE = re.compile(r"(?P<key>[A-Za-z][\w-]{0,40}):[ \t]*(?P<value>.*)")


class FrontPlaces(Protocol):
    """Finds values of the front matter in the source."""

    def place(self, path: Path, start: int | None = None, end: int | None = None) -> SourceSpan:
        """Return where the value at `path` stands, or a part of it, or its nearest ancestor."""
        ...

    def key(self, path: Path) -> SourceSpan:
        """Return where the key of a value stands, or the value, if that is not known."""
        ...


class FrontMatter(NamedTuple):
    """What stands ahead of the body."""

    value: Mapping[str, Any]
    """Mappings, lists, JSON's scalars, and `Plain` where the dialect does not tell types apart."""

    end: int
    """The offset at which the body starts."""

    problems: tuple[Problem, ...]
    """Duplicate keys; their pointers are paths in the front matter."""

    places: FrontPlaces
    """Finds values and keys."""


class _Fences(NamedTuple):
    """Where front matter between fences stands: offsets in code points."""

    start: int
    end: int
    body: int


def read(lines: Lines) -> FrontMatter:
    """Return the front matter of a source; an empty mapping if there is none.

    Raises:
        ParseError: There is front matter, but it is not well-formed (BK001), too large or too
            deep (BK004), or holds what has no place in it (BK007).
    """
    text = lines.text
    for fence, dialect in (("---", _yaml_dialect), ("+++", _toml_dialect)):
        if fences := _fences(lines, fence):
            return dialect(lines, fences)
    if _JSON_START.match(text):
        return _json_dialect(lines)
    return _pelican_dialect(lines)


def _fences(lines: Lines, fence: str) -> _Fences | None:
    if not lines.text.startswith(fence) or lines.line(0).rstrip(" \t") != fence:
        return None
    closing = (fence, "...") if fence == "---" else (fence,)
    for index in range(1, len(lines.starts)):
        if lines.line(index).rstrip(" \t") in closing:
            body = (*lines.starts, len(lines.text))[index + 1]
            return _Fences(lines.starts[1], lines.starts[index], body)
    # Three dashes that nothing closes may be a line across the page.
    if len(lines.starts) == 1 or (fence == "---" and not _KEY_LINE.match(lines.line(1))):
        return None
    raise refused("BK001", f"front matter is not closed by {fence}", lines, 0, len(fence))


# --- the dialects ------------------------------------------------------------------------


def _yaml_dialect(lines: Lines, fences: _Fences) -> FrontMatter:
    tree = front_yaml.read(lines.text[fences.start : fences.end], fences.start, lines)
    problems = tuple(
        _duplicate(join_pointer(*path), lines.span(start, end))
        for path, start, end in tree.repeated
    )
    return FrontMatter(tree.value, fences.body, problems, _Marks(lines, tree.marks, tree.keys))


def _toml_dialect(lines: Lines, fences: _Fences) -> FrontMatter:
    def refuse(message: str, at: int) -> ParseError:
        return refused("BK001", f"not valid TOML: {message}", lines, fences.start + at)

    text = lines.text[fences.start : fences.end]
    _check_size(text, lines)
    try:
        value = toml_text.parse(text, refuse)
    except RecursionError as error:
        raise _too_deep(lines) from error
    if json_text.is_deeper(value, front_yaml.MAX_DEPTH):
        raise _too_deep(lines)
    marks, keys = _toml_marks(text, fences.start)
    return FrontMatter(_as_json(value), fences.body, (), _Marks(lines, marks, keys))


def _json_dialect(lines: Lines) -> FrontMatter:
    import json

    try:
        _, end = json.JSONDecoder().raw_decode(lines.text)
    except RecursionError as error:
        raise _too_deep(lines) from error
    except ValueError as error:
        at = getattr(error, "pos", 0)
        raise refused("BK001", "not valid JSON in the front matter", lines, at) from error
    text = lines.text[:end]
    _check_size(text, lines)
    value = json_text.parse(text)
    if json_text.is_deeper(value, front_yaml.MAX_DEPTH):
        raise _too_deep(lines)
    places = JsonPlaces(text)
    problems = tuple(json_text.duplicate_keys(places, value))
    return FrontMatter(value, end, problems, _JsonMarks(places))


def _pelican_dialect(lines: Lines) -> FrontMatter:
    """Read ``Title: x`` lines up to a blank one; without a title they are the story's own."""
    value: dict[str, Plain] = {}
    marks: dict[Path, tuple[int, int]] = {}
    problems: list[Problem] = []
    end = 0
    for index, start in enumerate(lines.starts):
        line = lines.line(index)
        match = _PELICAN_LINE.fullmatch(line)
        if not match:
            end = start if not line.strip() else 0
            break
        key = match["key"].lower()
        if key in value:
            problems.append(_duplicate(join_pointer(key), lines.span(start, start + len(line))))
        value[key] = Plain(match["value"].strip())
        marks[key,] = (start + match.start("value"), start + len(line))
        end = start + len(line)
    if not end or "title" not in value:
        return FrontMatter({}, 0, (), _Marks(lines, {}, {}))
    return FrontMatter(value, end, tuple(problems), _Marks(lines, marks, {}))


def _duplicate(pointer: str, span: SourceSpan) -> Problem:
    message = f"duplicate key {pointer.rpartition('/')[2]!r:.80}; the last value counts"
    return Problem(pointer=pointer, message=message, code="BK005", span=span)


def _check_size(text: str, lines: Lines) -> None:
    if len(text.encode("utf-8", errors="replace")) > front_yaml.MAX_BYTES:
        most = front_yaml.MAX_BYTES // 1024
        raise refused("BK004", f"front matter of more than {most} KiB", lines, 0)


def _too_deep(lines: Lines) -> ParseError:
    return refused("BK004", f"front matter nested more than {front_yaml.MAX_DEPTH} deep", lines, 0)


def _toml_marks(
    text: str, offset: int
) -> tuple[dict[Path, tuple[int, int]], dict[Path, tuple[int, int]]]:
    """Return where the values and the keys of a TOML document stand."""
    found = places(text)
    keys = {path: _moved(found.key(path), offset) for path in found.keys}
    marks = dict(keys)
    for path, end in found.ends.items():
        start = found.values[path]
        # A text in three quotes has the place of its key.
        if not (path in keys and text.startswith(_THREE_QUOTES, start)):
            marks[path] = _moved((start, end), offset)
    return marks, keys


def _moved(place: tuple[int, int], offset: int) -> tuple[int, int]:
    start, end = place
    return offset + start, offset + end


def _as_json(value: Any) -> Any:
    """Return a TOML value with times as ISO 8601 strings."""
    if isinstance(value, dict):
        return {key: _as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_json(item) for item in value]
    if isinstance(value, (dt.datetime, dt.date, dt.time)):
        return value.isoformat()
    return value


class _Marks:
    """Finds values by the offsets that a dialect's reader noted."""

    def __init__(
        self,
        lines: Lines,
        marks: Mapping[Path, tuple[int, int]],
        keys: Mapping[Path, tuple[int, int]],
    ) -> None:
        self.lines = lines
        self.marks = marks
        self.keys = keys

    def place(self, path: Path, start: int | None = None, end: int | None = None) -> SourceSpan:
        """Return where a value stands; the key for a container, the first line for nothing."""
        whole = self._whole(path)
        if whole is None:
            return self.place(path[:-1]) if path else self.lines.span(0, len(self.lines.line(0)))
        first, last = whole
        if start is None or whole == self.keys.get(path) or not self._is_literal(first, last):
            return self.lines.span(first, last)
        first += self.lines.text[first] in "\"'"
        return self.lines.span(first + start, first + (start if end is None else end))

    def key(self, path: Path) -> SourceSpan:
        """Return where a key stands, where keys were noted; else the value."""
        return self.lines.span(*self.keys[path]) if path in self.keys else self.place(path)

    def _whole(self, path: Path) -> tuple[int, int] | None:
        whole = self.marks.get(path)
        if whole and path in self.keys and "\n" in self.lines.text[slice(*whole)]:
            return self.keys[path]
        return whole if path else None

    def _is_literal(self, first: int, last: int) -> bool:
        """Tell whether offsets in the value are offsets in its spelling."""
        spelled = self.lines.text[first:last]
        inner = spelled[1:-1]
        return (
            bool(spelled)
            and "\n" not in spelled
            and not ((spelled[0] == '"' and "\\" in inner) or (spelled[0] == "'" and "'" in inner))
        )


class _JsonMarks:
    """Finds values of front matter in JSON."""

    def __init__(self, places: JsonPlaces) -> None:
        self.places = places

    def place(self, path: Path, start: int | None = None, end: int | None = None) -> SourceSpan:
        """Return where a value stands."""
        return self.places.span(join_pointer(*path), start, end)

    def key(self, path: Path) -> SourceSpan:
        """Return where a key stands."""
        return self.places.key(join_pointer(*path))
