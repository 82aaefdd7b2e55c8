"""Changes summed up for people: a line for what belongs together, instead of one for each value."""

from __future__ import annotations

import re
from collections.abc import Container, Hashable, Iterable
from typing import NamedTuple

from briefkit.changes.record import Change, describe, shown, spoken

__all__ = ["Group", "abouts", "grouped"]

_MOST_SHOWN = 3
_INDEX = re.compile(r"\[\d+\]")
_VERBS = {"removed": "dropped", "added": "added", "changed": "changed", "moved": "moved"}


class Group(NamedTuple):
    """Changes that are told in one line."""

    changes: tuple[Change, ...]
    """The changes, at least one."""

    about: str = ""
    """What they are, where that is told and not each of them: "quotations"."""

    @property
    def is_derived(self) -> bool:
        """Whether nothing is lost: a reader finds the same in the text again, in its own way."""
        return bool(self.about)

    def __str__(self) -> str:
        if self.about:
            return f"{self.about} ({len(self.changes)})"
        if len(self.changes) == 1:
            return describe(self.changes[0])
        return _told(self.changes)


def grouped(changes: Iterable[Change]) -> tuple[Group, ...]:
    """Return changes in groups, in their order; what a reader derives in another way comes last.

    Of one kind go together: items of a sequence, fields of a record, and the same of all records
    of a sequence.
    """
    groups: dict[Hashable, list[Change]] = {}
    derived: dict[str, list[Change]] = {}
    changes = tuple(changes)
    for change, about in zip(changes, abouts(changes), strict=True):
        if about:
            derived.setdefault(about, []).append(change)
        else:
            groups.setdefault(_key(change), []).append(change)
    return (
        *(Group(tuple(found)) for found in groups.values()),
        *(Group(tuple(found), about) for about, found in derived.items()),
    )


def abouts(changes: Iterable[Change]) -> list[str]:
    """Return for each change what it is of that a reader derives in another way; "" for a loss."""
    changes = tuple(changes)
    # What stands under these says again what their text says, as long as that is as it was.
    printed = {"byline", "dateline"} - {
        change.pointer.split("/")[1]
        for change in changes
        if change.pointer in ("/byline", "/byline/text", "/dateline", "/dateline/text")
    }
    return [_about(change, printed) for change in changes]


def _about(change: Change, printed: Container[str]) -> str:
    if change.follows:
        return "stands elsewhere only because words before it changed"
    part, *steps = change.pointer.split("/")[1:] or [""]
    if part == "sections" and "quotes" in steps:
        return "quotations: found again in the text, not all in the same way"
    if part in printed and change.kind in ("changed", "added"):
        return f"{part}: its text is kept, and its parts are read from it"
    return ""


def _key(change: Change) -> Hashable:
    """Return what changes share that are told in one line."""
    holder, _, last = change.pointer.rpartition("/")
    if change.kind not in ("removed", "added") or not holder:
        return change.pointer  # by itself
    return change.kind, _INDEX.sub("[]", spoken(holder)), last.isdecimal()


def _told(changes: tuple[Change, ...]) -> str:
    holders = dict.fromkeys(change.pointer.rpartition("/")[0] for change in changes)
    place = spoken(next(iter(holders)))
    if len(holders) > 1:
        place = _INDEX.sub("[]", place)
    verb = _VERBS[changes[0].kind]
    last = changes[0].pointer.rpartition("/")[2]
    if last.isdecimal():
        values = [shown(change.before or change.after) for change in changes]
        return f"{place}: {verb} {len(changes)}: {_listed(values)}"
    names = [*dict.fromkeys(change.pointer.rpartition("/")[2] for change in changes)]
    if len(holders) > 1:
        return f"{place}: {verb} {', '.join(names)} of {len(holders)}"
    values = [
        f"{change.pointer.rpartition('/')[2]} {shown(change.before or change.after)}"
        for change in changes
    ]
    return f"{place}: {verb} {', '.join(values)}"


def _listed(values: list[str]) -> str:
    different = [*dict.fromkeys(values)]
    rest = len(different) - _MOST_SHOWN
    return ", ".join(different[:_MOST_SHOWN]) + (f" and {rest} more" if rest > 0 else "")
