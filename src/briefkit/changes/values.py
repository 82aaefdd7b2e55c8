"""The differences between two values of the model, field by field and item by item."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import attrs

from briefkit.changes.alignment import Pair, align
from briefkit.changes.record import Change, ChangeKind
from briefkit.problems import join_pointer

__all__ = ["Place", "compared", "replaced"]

# What tells a record from others of its kind, the most telling first.
_TELLING = ("id", "url", "uri", "code", "name", "text", "href", "title")
# What is left of one whose identifiers were lost.
_NAMING = ("name", "text", "title")


class Place(NamedTuple):
    """Where two values stand: their JSON Pointers in the first brief and in the second."""

    first: str
    """The pointer in the first brief."""

    second: str
    """The pointer in the second brief."""

    def at(self, step: str, other: str | None = None) -> Place:
        """Return the place of a part; `other` is its step in the second brief, if not the same."""
        step_there = step if other is None else other
        there = join_pointer(step_there, base=self.second)
        return Place(join_pointer(step, base=self.first), there)


def compared(first: Any, second: Any, place: Place) -> Iterator[Change]:
    """Yield every difference between two values, in the order of the model."""
    if first == second and type(first) is type(second):
        return
    if isinstance(first, tuple) and isinstance(second, tuple):
        yield from _sequences(first, second, place)
    elif isinstance(first, Mapping) and isinstance(second, Mapping):
        yield from _mappings(first, second, place)
    elif attrs.has(type(first)) and type(first) is type(second):
        for name in (field.name for field in attrs.fields(type(first))):
            yield from compared(getattr(first, name), getattr(second, name), place.at(name))
    else:
        yield replaced(first, second, place)


def replaced(before: Any, after: Any, place: Place) -> Change:
    """Return the change from one value to another; None is no value."""
    kind: ChangeKind = "added" if before is None else "removed" if after is None else "changed"
    pointer = place.second if kind == "added" else place.first
    counterpart = place.second if kind == "changed" and place.second != place.first else ""
    return Change(kind=kind, pointer=pointer, before=before, after=after, counterpart=counterpart)


def _mappings(
    first: Mapping[str, Any], second: Mapping[str, Any], place: Place
) -> Iterator[Change]:
    for key in dict.fromkeys([*first, *second]):
        at = place.at(key)
        if key in first and key in second:
            yield from _entries(first[key], second[key], at)
        elif key in first:
            yield Change(kind="removed", pointer=at.first, before=first[key])
        else:
            yield Change(kind="added", pointer=at.second, after=second[key])


def _entries(first: Any, second: Any, place: Place) -> Iterator[Change]:
    """Compare what stands under a key; None is a value of its own here."""
    if first is not second and (first is None or second is None):
        yield Change(kind="changed", pointer=place.first, before=first, after=second)
    else:
        yield from compared(first, second, place)


def _sequences(first: tuple[Any, ...], second: tuple[Any, ...], place: Place) -> Iterator[Change]:
    same = align(first, second) if _are_hashable(first, second) else []
    ends = (-1, -1), (len(first), len(second))
    for (start, other), (end, other_end) in pairwise((ends[0], *same, ends[1])):
        run = range(start + 1, end), range(other + 1, other_end)
        yield from _run(first, second, run, place)


def _are_hashable(*sequences: tuple[Any, ...]) -> bool:
    try:
        hash(sequences)
    except TypeError:  # arrays and objects of `Brief.extra`
        return False
    return True


def _run(
    first: tuple[Any, ...],
    second: tuple[Any, ...],
    run: tuple[range, range],
    place: Place,
) -> Iterator[Change]:
    """Compare a run of items that differ: those that belong together, then what is left over."""
    pairs = dict(_belonging(first, second, run))
    for i in run[0]:
        at = place.at(str(i), str(pairs.get(i, i)))
        if i in pairs:
            yield from compared(first[i], second[pairs[i]], at)
        else:
            yield Change(kind="removed", pointer=at.first, before=first[i])
    taken = {*pairs.values()}
    for j in run[1]:
        if j not in taken:
            yield Change(kind="added", pointer=place.at(str(j)).second, after=second[j])


def _belonging(
    first: Sequence[Any], second: Sequence[Any], run: tuple[range, range]
) -> Iterator[Pair]:
    """Yield the pairs of a run that are versions of one item."""
    here, there = run
    if len(here) == len(there):
        # As many as before: each is what stood in its place.
        yield from (
            (i, j)
            for i, j in zip(here, there, strict=True)
            if type(first[i]) is type(second[j]) and first[i] is not None
        )
        return
    aligned = (
        align(
            [_telling(first[i], names) for i in here], [_telling(second[j], names) for j in there]
        )
        for names in (_TELLING, _NAMING)
    )
    yield from ((here[i], there[j]) for i, j in max(aligned, key=len))


def _telling(item: Any, names: Sequence[str]) -> Hashable:
    """Return what tells an item from others; of one that nothing tells, what equals nothing."""
    if attrs.has(type(item)):
        for name in names:
            value = getattr(item, name, None)
            if value:
                return type(item), name, value
    return object()
