"""What differs between two briefs: versions of a story, or a brief and what a format kept of it.

Each change has its place and both values. Sequences are aligned, so that one paragraph put in
is one change, and not a change of every paragraph after it.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefkit.changes.record import Change, ChangeKind, describe, spoken
from briefkit.model import Brief

__all__ = ["Change", "ChangeKind", "apply", "describe", "diff", "spoken"]


def diff(first: Brief, second: Brief) -> tuple[Change, ...]:
    """Return every difference between two briefs, in the order of the model; () if equal.

    Sequences are aligned, and paragraphs told by their words: one put in is one change, and not a
    change of all after it; one that was moved and edited is one change, too. All changes
    together are the difference: `briefkit.changes.apply` makes the second brief of the first.
    """
    from briefkit.changes import comparing

    return comparing.diff(first, second)


def apply(brief: Brief, changes: Iterable[Change]) -> Brief:
    """Return a brief with changes made: ``apply(first, diff(first, second)) == second``.

    So what `briefkit.losses` announces is all that is lost: it makes of a brief what comes back.

    Args:
        brief: The first brief of the comparison that gave `changes`.
        changes: All of its changes.
    """
    from briefkit.changes import applying

    return applying.apply(brief, changes)
