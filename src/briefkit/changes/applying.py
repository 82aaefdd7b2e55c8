"""From a brief and its changes to the brief that it was changed into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from briefkit.changes.record import Change
from briefkit.model import Brief
from briefkit.problems import join_pointer

__all__ = ["apply"]


def apply(brief: Brief, changes: Iterable[Change]) -> Brief:
    """Return a brief with changes made; see `briefkit.changes.apply`."""
    built: Brief = _Patch(changes).built(brief, "", "")
    return built


class _Patch:
    """Changes by their places: of the first brief what goes, of the second what comes."""

    def __init__(self, changes: Iterable[Change]) -> None:
        self.going: set[str] = set()
        self.becoming: dict[str, Any] = {}
        self.coming: dict[str, Any] = {}
        for change in changes:
            if change.kind == "changed":
                self.becoming[change.pointer] = change.after
            if change.kind in ("removed", "moved"):
                self.going.add(change.pointer)
            if change.kind in ("added", "moved"):
                self.coming[change.moved_to or change.pointer] = change.after
        self.touched = {
            *(holder for at in (*self.going, *self.becoming) for holder in _holders(at)),
        }
        self.reached = {holder for at in self.coming for holder in _holders(at)}

    def built(self, value: Any, first: str | None, second: str) -> Any:
        """Return a value with changes made in it.

        Args:
            value: The value as it was.
            first: Its pointer in the first brief; None for one that only the second has.
            second: Its pointer in the second brief.
        """
        if first is not None and first in self.becoming:
            return self.becoming[first]
        if first not in self.touched and second not in self.reached:
            return value
        if isinstance(value, tuple):
            return tuple(self._items(value, first, second))
        if isinstance(value, Mapping):
            return dict(self._entries(value, first, second))
        return self._record(value, first, second)

    def _items(self, items: tuple[Any, ...], first: str | None, second: str) -> Iterator[Any]:
        """Yield what stays of a sequence, and between it what comes at its place."""
        staying = (
            (at, item)
            for at, item in ((_part(first, i), item) for i, item in enumerate(items))
            if at not in self.going
        )
        to = 0
        while True:
            there = f"{second}/{to}"
            if there in self.coming:
                yield self.built(self.coming[there], None, there)
            else:
                at, item = next(staying, ("", _END))
                if item is _END:
                    return
                yield self.built(item, at, there)
            to += 1

    def _entries(
        self, mapping: Mapping[str, Any], first: str | None, second: str
    ) -> Iterator[tuple[str, Any]]:
        for key, item in mapping.items():
            at = _part(first, key)
            if at not in self.going:
                yield key, self.built(item, at, join_pointer(key, base=second))
        for pointer, item in self.coming.items():
            holder, _, key = pointer.rpartition("/")
            if holder == second:
                yield key.replace("~1", "/").replace("~0", "~"), item

    def _record(self, record: Any, first: str | None, second: str) -> Any:
        fields = {}
        for field in attrs.fields(type(record)):
            at, there = _part(first, field.name), f"{second}/{field.name}"
            if there in self.coming:
                fields[field.name] = self.coming[there]
            elif at in self.going:
                fields[field.name] = None
            else:
                fields[field.name] = self.built(getattr(record, field.name), at, there)
        return attrs.evolve(record, **fields)


_END = object()


def _part(pointer: str | None, step: str | int) -> str | None:
    return None if pointer is None else join_pointer(str(step), base=pointer)


def _holders(pointer: str) -> Iterator[str]:
    """Yield the pointers of all that holds a value."""
    while pointer:
        pointer = pointer.rpartition("/")[0]
        yield pointer
