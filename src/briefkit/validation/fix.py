"""What a rule proposes: a change of the brief, for a person to accept or a program to make.

A fix speaks of the brief, in the notation of places that everything uses, not of a file: whoever
makes it knows how the file spells what is at a pointer.
"""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

import attrs

__all__ = ["Applicability", "Edit", "Fix"]

Applicability: TypeAlias = Literal["safe", "unsafe"]
"""Whether a fix can change what the story says: "unsafe" is for a person to look at."""


@attrs.frozen(kw_only=True)
class Edit:
    """One change: of a stretch of text, of a whole value, or of the name of a key.

    With `start`, the code points from `start` up to `end` of the text at `pointer` become
    `replacement`; for a rule of scope "source" the pointer is empty, and they count in the
    text of the file. Without `start` the whole value at `pointer` becomes `replacement`, and is
    taken out if that is None. With `rename` the key that leads to `pointer` gets that name.
    """

    pointer: str
    """JSON Pointer of what is changed."""

    start: int | None = None
    """Code-point offset where the stretch starts; None for all of the value."""

    end: int | None = None
    """The offset just after the stretch; equal to `start` where something is put in."""

    replacement: Any = None
    """What takes its place: a text for a stretch, else a JSON value, or None to take it out."""

    rename: str | None = None
    """The new name of the key, where that is what changes."""


@attrs.frozen(kw_only=True)
class Fix:
    """A proposal to put one finding right: all of its edits are made, or none."""

    message: str
    """What it does, in the imperative, for a person: "remove the period"."""

    edits: tuple[Edit, ...] = attrs.field(converter=tuple)
    """The changes; no two of them overlap."""

    applicability: Applicability = "safe"
    """Whether it may be made without a person looking at it."""
