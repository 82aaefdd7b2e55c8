"""What a rule proposes: a change of the brief, for a person to accept or a program to make.

A fix speaks of the brief, in the notation of places that everything uses, not of a file: whoever
makes it knows how the file spells what is at a pointer.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

import attrs

from briefkit.edits import Edit
from briefkit.pickling import lightly_pickled

__all__ = ["Applicability", "Edit", "Fix"]

Applicability: TypeAlias = Literal["safe", "unsafe"]
"""Whether a fix can change what the story says: "unsafe" is for a person to look at."""


def _edits(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    return tuple(edits)


@lightly_pickled
@attrs.frozen(kw_only=True)
class Fix:
    """A proposal to put one finding right: all of its edits are made, or none."""

    message: str
    """What it does, in the imperative, for a person: "remove the period"."""

    edits: tuple[Edit, ...] = attrs.field(converter=_edits)
    """The changes; no two of them overlap."""

    applicability: Applicability = "safe"
    """Whether it may be made without a person looking at it."""
