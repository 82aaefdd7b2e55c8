"""The part of YAML that front matter needs: mappings, sequences and scalars, nothing that acts.

Read through PyYAML's events, never by its loaders: tags, anchors, aliases, merge keys and
further documents are refused, so nothing is built, expanded or shared. A scalar without quotes
stays the text it is, as `Plain`: its place decides what it means, so that ``no``, ``1.10`` and
``12:30`` survive. What is written reads the same in YAML 1.1 and 1.2.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from briefkit.errors import ParseError
from briefkit.positions import Lines
from briefkit.problems import Problem

if TYPE_CHECKING:
    import yaml

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "Path",
    "Plain",
    "Tree",
    "plain_number",
    "quoted",
    "read",
    "refused",
    "write",
]

MAX_BYTES = 64 * 1024
"""The longest front matter, in bytes of UTF-8."""

MAX_DEPTH = 16
"""How many mappings and lists may stand inside one another."""

_MAX_EVENTS = 20_000

Path = tuple[str | int, ...]
"""The keys and indexes that lead to a value."""


class Plain(str):
    """A scalar that stood without quotes: a string, a number, true or null, as its place asks."""

    __slots__ = ()


class Tree(NamedTuple):
    """What a YAML mapping gives."""

    value: dict[str, Any]
    """Mappings, lists, strings, and `Plain` for scalars without quotes."""

    marks: dict[Path, tuple[int, int]]
    """For each value, where it stands: offsets in code points, end exclusive."""

    keys: dict[Path, tuple[int, int]]
    """For each value in a mapping, where its key stands."""

    repeated: tuple[tuple[Path, int, int], ...]
    """Keys that stand twice in their mapping, and where; the last one counts."""


def read(text: str, offset: int, lines: Lines) -> Tree:
    """Return what a YAML document holds, which must be a mapping or empty.

    Args:
        text: The document, without its fences.
        offset: Where it starts in the source, in code points.
        lines: The source.

    Raises:
        ParseError: It is no YAML, is too large, or holds what is refused.
    """
    if len(text.encode("utf-8", errors="replace")) > MAX_BYTES:
        message = f"front matter of more than {MAX_BYTES // 1024} KiB"
        raise refused("BK004", message, lines, offset)
    import yaml

    builder = _Builder(lines, offset)
    try:
        for count, event in enumerate(yaml.parse(text, Loader=yaml.SafeLoader)):
            if count > _MAX_EVENTS:
                message = f"front matter of more than {_MAX_EVENTS} YAML events"
                raise refused("BK004", message, lines, offset)
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        at = offset + (mark.index if mark else 0)
        message = f"not valid YAML: {' '.join((error.problem or 'unreadable').split())}"
        raise refused("BK001", message, lines, at) from error
    except yaml.YAMLError as error:
        at = offset + getattr(error, "position", 0)
        raise refused("BK001", "a character that YAML does not allow", lines, at) from error
    return builder.tree()


def refused(
    code: str, message: str, lines: Lines, start: int, end: int | None = None
) -> ParseError:
    """Return the error for front matter that cannot be taken."""
    return ParseError(
        [Problem(pointer="", message=message, code=code, span=lines.span(start, end))]
    )


@attrs.define
class _Open:
    """A mapping or sequence whose end has not come yet."""

    path: Path
    value: dict[str, Any] | list[Any]
    start: int
    key: str | None = None

    def next_path(self) -> Path:
        return (*self.path, len(self.value) if self.key is None else self.key)


class _Builder:
    """Builds a tree from events, one by one and without recursion."""

    def __init__(self, lines: Lines, offset: int) -> None:
        self.lines = lines
        self.offset = offset
        self.documents = 0
        self.root: dict[str, Any] = {}
        self.stack: list[_Open] = []
        self.marks: dict[Path, tuple[int, int]] = {}
        self.keys: dict[Path, tuple[int, int]] = {}
        self.repeated: list[tuple[Path, int, int]] = []

    def tree(self) -> Tree:
        return Tree(self.root, self.marks, self.keys, tuple(self.repeated))

    def take(self, event: yaml.Event) -> None:
        import yaml

        self._refuse(event)
        start, end = self._place(event)
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event, start, end)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open({} if isinstance(event, yaml.MappingStartEvent) else [], start, end)
        elif isinstance(event, yaml.CollectionEndEvent):
            closed = self.stack.pop()
            self.marks[closed.path] = (closed.start, end)

    def _place(self, event: yaml.Event) -> tuple[int, int]:
        start, end = event.start_mark, event.end_mark
        assert start  # PyYAML's parser gives every event both
        assert end
        return self.offset + start.index, self.offset + end.index

    def _refuse(self, event: yaml.Event) -> None:
        """Raise `ParseError` for what acts, and for what goes too deep."""
        import yaml

        self.documents += isinstance(event, yaml.DocumentStartEvent)
        what = next(
            (
                name
                for name, there in (
                    ("an alias", isinstance(event, yaml.AliasEvent)),
                    ("an anchor", getattr(event, "anchor", None)),
                    ("a tag", getattr(event, "tag", None)),
                    ("a second document", self.documents > 1),
                    ("a directive", _directives(event)),
                )
                if there
            ),
            None,
        )
        if what:
            raise refused("BK007", f"{what} in the front matter", self.lines, *self._place(event))
        if len(self.stack) > MAX_DEPTH:
            message = f"front matter nested more than {MAX_DEPTH} deep"
            raise refused("BK004", message, self.lines, *self._place(event))

    def _scalar(self, event: yaml.ScalarEvent, start: int, end: int) -> None:
        plain = event.style is None
        top = self.stack[-1] if self.stack else None
        if top and isinstance(top.value, dict) and top.key is None:
            if plain and event.value == "<<":
                raise refused("BK007", "a merge key in the front matter", self.lines, start, end)
            self._key(top, event.value, start, end)
        else:
            self._add(Plain(event.value) if plain else event.value, start, end)

    def _key(self, top: _Open, key: str, start: int, end: int) -> None:
        path = (*top.path, key)
        if key in top.value:
            self.repeated.append((path, start, end))
        self.keys[path] = (start, end)
        top.key = key

    def _open(self, value: dict[str, Any] | list[Any], start: int, end: int) -> None:
        top = self.stack[-1] if self.stack else None
        if top and isinstance(top.value, dict) and top.key is None:
            raise refused("BK001", "a key that is not a string", self.lines, start, end)
        path = self._add(value, start, end)
        self.stack.append(_Open(path, value, start))

    def _add(self, value: Any, start: int, end: int) -> Path:
        path = self.stack[-1].next_path() if self.stack else ()
        self.marks[path] = (start, end)
        if not self.stack:
            self._set_root(value, start, end)
            return path
        top = self.stack[-1]
        if isinstance(top.value, list):
            top.value.append(value)
        else:
            assert top.key is not None
            top.value[top.key] = value
            top.key = None
        return path

    def _set_root(self, value: Any, start: int, end: int) -> None:
        if isinstance(value, dict):
            self.root = value
        elif isinstance(value, list) or value:
            message = "the front matter is not made of keys and values"
            raise refused("BK001", message, self.lines, start, end)


def _directives(event: yaml.Event) -> bool:
    return bool(getattr(event, "version", None) or getattr(event, "tags", None))


# --- writing -----------------------------------------------------------------------------

# A letter first, then nothing that means something to any version of YAML in any context.
_SAFE = re.compile(r"[^\W\d_](?:[\w .,;()/’“”„«»–—…+=$€£%'\"-]|:(?=\S)|(?<=\S)#)*")
_RESERVED = frozenset("y n yes no on off true false null nan inf".split())
# What YAML 1.2 section 5.1 does not print, and what it or a careless reader breaks lines at.
_UNPRINTED = re.compile("[\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff\U0010ffff\ud800-\udfff]")
_LONGEST_KEY = 100
_LONGEST_PLAIN = 10_000


def write(value: Mapping[str, Any]) -> str:
    """Return a mapping of JSON values as YAML lines, each ended by a newline."""
    return "".join(f"{line}\n" for line in _lines(value))


def _lines(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping) and value:
        for key, item in value.items():
            yield from _entry(_scalar(key), item)
    elif isinstance(value, Sequence) and not isinstance(value, str) and value:
        for item in value:
            first, *rest = _lines(item)
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)
    else:
        yield _scalar(value)


def _entry(key: str, item: Any) -> Iterator[str]:
    # YAML 1.2 section 8.2.2: a key without "?" has at most 1024 characters.
    head = f"{key}:" if len(key) <= _LONGEST_KEY else ":"
    if len(key) > _LONGEST_KEY:
        yield f"? {key}"
    lines = list(_lines(item))
    if isinstance(item, (str, int, float, type(None))) or not item:
        yield f"{head} {lines[0]}"
    else:
        yield head
        yield from (f"  {line}" for line in lines)


def _scalar(value: Any) -> str:
    if isinstance(value, str):
        return value if _is_safe(value) else quoted(value)
    if isinstance(value, float):
        return plain_number(value)
    return json.dumps(value)


def plain_number(value: float) -> str:
    """Return a number as every version of YAML reads it: with a point, if it is no integer."""
    mantissa, *exponent = repr(value).split("e")
    if isinstance(value, float) and "." not in mantissa:
        mantissa += ".0"
    return "e".join((mantissa, *exponent))


def _is_safe(text: str) -> bool:
    return (
        len(text) <= _LONGEST_PLAIN
        and _SAFE.fullmatch(text) is not None
        and not text.endswith((" ", ":"))
        and text.lower() not in _RESERVED
    )


def quoted(text: str) -> str:
    """Return a text as a double-quoted scalar."""
    # A JSON string is a double-quoted scalar (YAML 1.2 section 1.3).
    return _UNPRINTED.sub(_escaped, json.dumps(text, ensure_ascii=False))


def _escaped(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\U{code:08X}" if code > 0xFFFF else f"\\u{code:04X}"
