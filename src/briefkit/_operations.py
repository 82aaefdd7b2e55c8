"""What edits come to in a mapping: operations on its values, in terms of the mapping as it was.

Whoever spells a change in a file and whoever makes it in memory start from the same operations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import pairwise
from typing import Any, Literal, NamedTuple, TypeAlias

from briefkit.problems import join_pointer, split_pointer

__all__ = [
    "MARKS",
    "Operation",
    "Path",
    "Piece",
    "applied",
    "in_order",
    "moved",
    "operation",
    "pieces_of",
    "pointer_after",
    "replaced",
    "text_operations",
    "text_path",
]

Path: TypeAlias = tuple[str | int, ...]
"""The keys and indexes that lead to a value."""

MARKS = frozenset("\"“”„«»‘’'‹›‚‟")
"""What opens or closes a quotation."""

_INDEX = re.compile(r"0|[1-9][0-9]{0,8}")


class Piece(NamedTuple):
    """A stretch of a text, and what takes its place."""

    start: int
    """Where it starts: an offset in code points."""

    end: int
    """The offset just after it."""

    text: str
    """What takes its place."""


class Operation(NamedTuple):
    """One change of a mapping; no two of a set concern the same value."""

    kind: Literal["set", "text", "remove", "rename"]
    """What is done: a value set, a text changed in some places, a value removed or renamed."""

    path: Path
    """Where, in the mapping as it was."""

    value: Any = None
    """The value, or the new name."""

    pieces: tuple[Piece, ...] = ()
    """The places of a text, in order and apart."""


def operation(mapping: Any, pointer: str, value: Any, rename: str | None) -> Operation:
    """Return the operation that gives a whole value, takes it out, or renames its key.

    Raises:
        LookupError: There is nothing to change at `pointer`, nor room for a value.
        ValueError: The name is taken.
    """
    *parents, last = split_pointer(pointer)
    path, holder = _down(mapping, parents)
    step = _step(holder, last)
    path = (*path, step)
    is_there = step < len(holder) if isinstance(step, int) else step in holder
    if rename is not None:
        if isinstance(step, int) or not is_there:
            raise LookupError(pointer)
        if rename in holder:
            raise ValueError(f"there is a key {rename!r:.60} already")
        return Operation("rename", path, rename)
    if value is None:
        if not is_there:
            raise LookupError(pointer)
        return Operation("remove", path)
    if is_there and isinstance(holder[step], str) and isinstance(value, str):
        return Operation("text", path, value, pieces_of(holder[step], value))
    if isinstance(step, int) and step > len(holder):
        raise LookupError(pointer)
    return Operation("set", path, value)


def pieces_of(old: str, new: str) -> tuple[Piece, ...]:
    """Return the one stretch in which two texts differ; none if they are equal."""
    if old == new:
        return ()
    ahead = _shared(old, new)
    behind = _shared(old[ahead:][::-1], new[ahead:][::-1])
    return (Piece(ahead, len(old) - behind, new[ahead : len(new) - behind]),)


def _shared(one: str, other: str) -> int:
    """Return how many code points two texts have in common at their start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def in_order(pieces: Iterable[Piece], text: str) -> tuple[Piece, ...]:
    """Return pieces of a text in its order.

    Raises:
        ValueError: The pieces overlap, or lie beyond the text.
    """
    ordered = tuple(sorted(pieces))
    if any(a.end > b.start or a[:2] == b[:2] for a, b in pairwise(ordered)):
        raise ValueError("two edits overlap")
    if any(not 0 <= start <= end <= len(text) for start, end, _ in ordered):
        raise ValueError("an edit beyond the text")
    return ordered


def replaced(text: str, pieces: Sequence[Piece]) -> str:
    """Return a text with its pieces replaced."""
    parts: list[str] = []
    at = 0
    for start, end, new in pieces:
        parts += (text[at:start], new)
        at = end
    return "".join((*parts, text[at:]))


def text_path(mapping: Any, pointer: str) -> tuple[Path, str]:
    """Return the path and the words of the text at a pointer, or of what stands there.

    Raises:
        LookupError: There is no text.
    """
    path, value = _down(mapping, split_pointer(pointer))
    for key in ("text", "heading") if isinstance(value, Mapping) else ():
        if isinstance(value.get(key), str):
            path, value = (*path, key), value[key]
    if isinstance(value, str):
        return path, value
    raise LookupError(pointer)


def text_operations(
    mapping: Any, path: Path, text: str, pieces: Iterable[Piece]
) -> Iterator[Operation]:
    """Yield what a change of a text comes to, with the quotes and spans that count in it.

    Raises:
        ValueError: The pieces overlap, or lie beyond the text.
    """
    ordered = in_order(pieces, text)
    new = replaced(text, ordered)
    yield Operation("text", path, new, ordered)
    holder = _at(mapping, path[:-1])
    if path[-1] != "text" or not isinstance(holder, Mapping):
        return
    for name, follow in (("spans", _span_values), ("quotes", _quote_values)):
        stretches = holder.get(name)
        for index, item in enumerate(stretches if isinstance(stretches, (list, tuple)) else ()):
            if isinstance(item, Mapping) and _is_stretch(item):
                at = (*path[:-1], name, index)
                yield from _followed(at, item, follow(item, text, new, ordered))


def _is_stretch(item: Mapping[str, Any]) -> bool:
    return all(type(item.get(key)) is int for key in ("start", "end"))


def _followed(at: Path, item: Mapping[str, Any], values: Mapping[str, Any]) -> Iterator[Operation]:
    if values["start"] >= values["end"] and item["start"] < item["end"]:
        yield Operation("remove", at)
        return
    for key, value in values.items():
        old = item.get(key)
        if old == value:
            continue
        if isinstance(old, str):
            yield Operation("text", (*at, key), value, pieces_of(old, value))
        else:
            yield Operation("set", (*at, key), value)


def _span_values(
    item: Mapping[str, Any], _: str, __: str, pieces: Sequence[Piece]
) -> dict[str, Any]:
    return {
        "start": moved(item["start"], pieces),
        "end": moved(item["end"], pieces, is_end=True),
    }


def _quote_values(
    item: Mapping[str, Any], old: str, new: str, pieces: Sequence[Piece]
) -> dict[str, Any]:
    values = _span_values(item, old, new, pieces)
    mark = old[item["end"] : item["end"] + 1]
    # A full stop that goes inside the marks belongs to the words.
    if mark and mark in MARKS and new[values["end"] : values["end"] + 1] != mark:
        inside = new.find(mark, values["end"], values["end"] + 3)
        values["end"] = inside if inside >= 0 else values["end"]
    if item.get("text") == old[item["start"] : item["end"]]:
        values["text"] = new[values["start"] : values["end"]]
    return values


def moved(offset: int, pieces: Iterable[Piece], *, is_end: bool = False) -> int:
    """Return where an offset in a text is once pieces of the text are replaced.

    What is put in right at the start or at the end of a stretch is outside of it.

    Args:
        offset: The offset, in code points.
        pieces: The pieces, in order and apart.
        is_end: Whether it is the end of a stretch, and not its start.
    """
    shift = 0
    for start, end, text in pieces:
        if offset < start or (offset == start and (is_end or start < end)):
            break
        if offset < end:
            return start + shift + min(offset - start, len(text))
        shift += len(text) - (end - start)
    return offset + shift


def pointer_after(pointer: str, operations: Iterable[Operation]) -> str | None:
    """Return where what a pointer leads to is after operations; None if it is gone."""
    steps = split_pointer(pointer)
    shifted = list(steps)
    for item in operations if steps else ():
        *holder, last = map(str, item.path)
        depth = len(holder)
        if item.kind != "remove" or len(steps) <= depth or list(steps[:depth]) != holder:
            continue
        if steps[depth] == last:
            return None
        is_index = isinstance(item.path[-1], int) and _INDEX.fullmatch(steps[depth])
        if is_index and int(steps[depth]) > int(last):
            shifted[depth] = str(int(shifted[depth]) - 1)
    return join_pointer(*shifted)


def applied(mapping: Any, operations: Iterable[Operation]) -> Any:
    """Return a copy of a mapping after `operations`."""
    copy = deepcopy(mapping)
    # From the end: what lies ahead keeps its place. The path of a key that is renamed is the
    # start of those that lie below it, and so comes after them.
    for item in sorted(operations, key=lambda item: item.path, reverse=True):
        *parents, last = item.path
        holder: Any = _at(copy, parents)
        if item.kind == "remove":
            del holder[last]
        elif item.kind == "rename":
            renamed = {item.value if key == last else key: holder[key] for key in holder}
            holder.clear()
            holder.update(renamed)
        elif isinstance(last, int) and last == len(holder):
            holder.append(item.value)
        else:
            holder[last] = item.value
    return copy


def _at(value: Any, path: Iterable[str | int]) -> Any:
    for step in path:
        value = value[step]
    return value


def _down(value: Any, steps: Iterable[str]) -> tuple[Path, Any]:
    """Return the path that the steps of a pointer mean, and what it leads to."""
    path: Path = ()
    for step in steps:
        key = _step(value, step)
        path, value = (*path, key), value[key]
    return path, value


def _step(holder: Any, step: str) -> str | int:
    if isinstance(holder, Mapping):
        return step
    # RFC 6901 section 4: no index has a leading zero or counts backwards.
    if isinstance(holder, list) and _INDEX.fullmatch(step):
        return int(step)
    raise LookupError(step)
