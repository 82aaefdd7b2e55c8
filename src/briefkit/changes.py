"""What differs between two briefs: versions of a story, or a brief and what a format kept of it.

Each change has its place and both values. Sequences are aligned, so that one paragraph put in
is one change, and not a change of every paragraph after it.
"""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any, Literal, TypeAlias

import attrs

from briefkit.model import Brief
from briefkit.problems import join_pointer, split_pointer
from briefkit.structure import tag_of, unstructure_value

__all__ = ["Change", "ChangeKind", "describe", "diff", "spoken"]

ChangeKind: TypeAlias = Literal["added", "removed", "changed", "moved"]
"""What happened to a value."""

_LONGEST_SHOWN = 60


@attrs.frozen(kw_only=True)
class Change:
    """One difference between a first brief and a second."""

    kind: ChangeKind
    """What happened on the way from the first to the second."""

    pointer: str
    """JSON Pointer of the value in the first brief; of an added one, in the second."""

    before: Any = attrs.field(default=None, hash=False)
    """The value in the first brief; None if it was added."""

    after: Any = attrs.field(default=None, hash=False)
    """The value in the second brief; None if it was removed."""

    moved_to: str = ""
    """JSON Pointer in the second brief of a value that moved."""

    def __str__(self) -> str:
        return describe(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the change as JSON values; what does not apply is left out."""
        values = {
            "kind": self.kind,
            "pointer": self.pointer,
            "moved_to": self.moved_to or None,
            "before": unstructure_value(self.before),
            "after": unstructure_value(self.after),
        }
        return {key: value for key, value in values.items() if value is not None}


def diff(first: Brief, second: Brief) -> tuple[Change, ...]:
    """Return every difference between two briefs, in the order of the model; () if equal."""
    return tuple(_with_moves(list(_compared(first, second, ""))))


def describe(change: Change) -> str:
    """Return a change in words that a desk understands: ``byline.authors[0].email: dropped``."""
    place = spoken(change.pointer)
    if change.kind == "moved":
        return f"{place}: moved to {spoken(change.moved_to)}"
    if change.kind == "changed":
        return f"{place}: {_shown(change.before)} became {_shown(change.after)}"
    if change.kind == "added":
        return f"{place}: added {_shown(change.after)}"
    return f"{place}: dropped {_shown(change.before)}"


def spoken(pointer: str) -> str:
    """Return a JSON Pointer as people write places: ``sections[0].blocks[2].text``."""
    steps = split_pointer(pointer)
    return "".join(f"[{s}]" if s.isdecimal() else f".{s}" for s in steps).lstrip(".") or "brief"


def _compared(first: Any, second: Any, pointer: str) -> Iterator[Change]:
    if first == second and type(first) is type(second):
        return
    if isinstance(first, tuple) and isinstance(second, tuple):
        yield from _sequences(first, second, pointer)
    elif isinstance(first, Mapping) and isinstance(second, Mapping):
        yield from _mappings(first, second, pointer)
    elif attrs.has(type(first)) and type(first) is type(second):
        for name in (field.name for field in attrs.fields(type(first))):
            yield from _compared(getattr(first, name), getattr(second, name), f"{pointer}/{name}")
    else:
        yield _change(first, second, pointer)


def _mappings(
    first: Mapping[str, Any], second: Mapping[str, Any], pointer: str
) -> Iterator[Change]:
    for key in dict.fromkeys([*first, *second]):
        at = join_pointer(key, base=pointer)
        if key in first and key in second:
            yield from _compared(first[key], second[key], at)
        elif key in first:  # be it None, which is a value of its own here
            yield Change(kind="removed", pointer=at, before=first[key])
        else:
            yield Change(kind="added", pointer=at, after=second[key])


def _sequences(first: tuple[Any, ...], second: tuple[Any, ...], pointer: str) -> Iterator[Change]:
    aligned = SequenceMatcher(None, first, second, autojunk=False)
    for tag, i1, i2, j1, j2 in aligned.get_opcodes():
        if tag != "equal":
            yield from _run(first, second, (i1, i2), (j1, j2), pointer)


def _run(
    first: tuple[Any, ...],
    second: tuple[Any, ...],
    before: tuple[int, int],
    after: tuple[int, int],
    pointer: str,
) -> Iterator[Change]:
    """Compare a run of items that differ: those of one kind in pairs, then what is left over."""
    pairs = 0
    for i, j in zip(range(*before), range(*after), strict=False):
        if type(first[i]) is not type(second[j]):
            break
        yield from _compared(first[i], second[j], f"{pointer}/{i}")
        pairs += 1
    for i in range(before[0] + pairs, before[1]):
        yield _change(first[i], None, f"{pointer}/{i}")
    for j in range(after[0] + pairs, after[1]):
        yield _change(None, second[j], f"{pointer}/{j}")


def _change(before: Any, after: Any, pointer: str) -> Change:
    kind: ChangeKind = "added" if before is None else "removed" if after is None else "changed"
    return Change(kind=kind, pointer=pointer, before=before, after=after)


def _with_moves(changes: list[Change]) -> list[Change]:
    """Return `changes`, with a value removed here and added there as one move."""
    targets: dict[Any, deque[Change]] = {}
    for change in changes:
        if change.kind == "added" and _can_move(change.after):
            targets.setdefault(change.after, deque()).append(change)
    result = []
    reached = set()
    for change in changes:
        is_source = change.kind == "removed" and _can_move(change.before)
        found = targets.get(change.before) if is_source else None
        target = found.popleft() if found else None
        reached.add(id(target))
        result.append(_move(change, target) if target else change)
    return [change for change in result if id(change) not in reached]


def _move(removed: Change, added: Change) -> Change:
    kind: ChangeKind = "moved"
    return attrs.evolve(removed, kind=kind, after=added.after, moved_to=added.pointer)


def _can_move(value: Any) -> bool:
    """Tell whether a value is enough of its own to be the same one elsewhere."""
    return isinstance(value, str) or attrs.has(type(value))


def _shown(value: Any) -> str:
    text = getattr(value, "text", None) or getattr(value, "name", None)
    shown = repr(text) if isinstance(text, str) else _plain(value)
    return shown if len(shown) <= _LONGEST_SHOWN else shown[: _LONGEST_SHOWN - 1] + "…"


def _plain(value: Any) -> str:
    if isinstance(value, (str, int)):
        return repr(value)
    if isinstance(value, tuple):
        return f"{len(value)} values"
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    return tag_of(type(value)) if attrs.has(type(value)) else repr(value)
