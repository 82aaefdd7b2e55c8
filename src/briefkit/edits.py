"""Changes of a brief: what an edit is, and what a brief becomes by some."""

from __future__ import annotations

from typing import Any

import attrs

__all__ = ["Edit"]


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
