"""Changes between briefs, for programs, and losses for people."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from briefkit.changes import Change
from briefkit.changes.grouping import Group, abouts, grouped
from briefkit.echo import counted, printable

__all__ = ["as_json", "as_lines", "counts"]


def as_lines(changes: Iterable[Change]) -> str:
    """Return changes as lines for people, what belongs together in one."""
    return "".join(f"{printable(str(group))}\n" for group in grouped(changes))


def as_json(changes: Sequence[Change], facts: Mapping[str, Any]) -> str:
    """Return changes as JSON for programs: how many of which kind, and each with its values.

    Args:
        changes: The changes.
        facts: What a program should be told about what was compared.
    """
    kinds = Counter(change.kind for change in changes)
    derived = [bool(about) for about in abouts(changes)]
    listed = [
        {**change.to_dict(), **({"derived": True} if is_derived else {})}
        for change, is_derived in zip(changes, derived, strict=True)
    ]
    told = {"count": len(changes), "derived": sum(derived), "kinds": kinds, "changes": listed}
    return json.dumps({**facts, **told}, indent=2) + "\n"


def counts(groups: Iterable[Group]) -> str:
    """Return how much is lost and where in a few words: "7 losses in 3 lines"."""
    groups = list(groups)
    lost = [group for group in groups if not group.is_derived]
    values = sum(len(group.changes) for group in lost)
    parts = [counted(values, "loss", "losses") if values else "nothing lost"]
    derived = sum(len(group.changes) for group in groups if group.is_derived)
    if derived:
        parts.append(f"{counted(derived, 'value')} derived in another way")
    return ", ".join(parts)
