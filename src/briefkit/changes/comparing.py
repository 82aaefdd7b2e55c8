"""The differences between two briefs."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterator
from typing import Any

import attrs

from briefkit.changes.bodies import bodies
from briefkit.changes.record import Change, text_of
from briefkit.changes.values import Place, compared
from briefkit.model import Brief, Paragraph, Section

__all__ = ["diff"]


# Words that are alike in different fields: more make a sentence.
_MOST_OF_A_NAME = 5


def diff(first: Brief, second: Brief) -> tuple[Change, ...]:
    """Return every difference between two briefs; see `briefkit.diff`."""
    return tuple(_with_moves(list(_compared(first, second)))) if first != second else ()


def _compared(first: Brief, second: Brief) -> Iterator[Change]:
    for name in (field.name for field in attrs.fields(Brief)):
        before, after = getattr(first, name), getattr(second, name)
        if name == "sections":
            yield from bodies(before, after) if before != after else ()
        else:
            yield from compared(before, after, Place(f"/{name}", f"/{name}"))


def _with_moves(changes: list[Change]) -> list[Change]:
    """Return `changes`, with a value removed here and added there as one move."""
    targets: dict[Hashable, deque[Change]] = {}
    for change in changes:
        if change.kind == "added" and (key := _key(change.after)):
            targets.setdefault(key, deque()).append(change)
    result = []
    reached = set()
    for change in changes:
        key = _key(change.before) if change.kind == "removed" else None
        found = targets.get(key) if key else None
        target = found.popleft() if found and _is_move(change, found[0]) else None
        reached.add(id(target))
        result.append(_move(change, target) if target else change)
    return [change for change in result if id(change) not in reached]


def _move(removed: Change, added: Change) -> Change:
    return Change(
        kind="moved",
        pointer=removed.pointer,
        before=removed.before,
        after=added.after,
        moved_to=added.pointer,
    )


def _is_move(removed: Change, added: Change) -> bool:
    """Tell whether equal values are more than alike by chance: a name stands in many places."""
    parts = {change.pointer.split("/")[1] for change in (removed, added)}
    return len(parts) == 1 or len((text_of(removed.before) or "").split()) >= _MOST_OF_A_NAME


def _key(value: Any) -> Hashable:
    """Return what tells a value wherever it stands; None for what is too little of its own.

    The words of a deck may come back as a paragraph.
    """
    if isinstance(value, (str, Paragraph)):
        return text_of(value) or None
    return value if attrs.has(type(value)) and not isinstance(value, Section) else None
