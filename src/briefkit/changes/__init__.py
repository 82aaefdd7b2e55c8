"""What differs between two briefs: versions of a story, or a brief and what a format kept of it.

Each change has its place and both values. Sequences are aligned, so that one paragraph put in
is one change, and not a change of every paragraph after it.
"""

from __future__ import annotations

from briefkit.changes.applying import apply
from briefkit.changes.comparing import diff
from briefkit.changes.grouping import Group, grouped, is_derived
from briefkit.changes.record import Change, ChangeKind, describe, spoken
from briefkit.changes.words import Piece, PieceKind

__all__ = [
    "Change",
    "ChangeKind",
    "Group",
    "Piece",
    "PieceKind",
    "apply",
    "describe",
    "diff",
    "grouped",
    "is_derived",
    "spoken",
]
