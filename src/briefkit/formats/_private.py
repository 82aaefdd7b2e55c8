"""Notes from desk to desk among what a reader has no field for: they are for `Brief.ed_note`.

`Brief.extra` goes along into formats for the public, `Brief.ed_note` never does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from briefkit.model import Brief

__all__ = ["with_notes_apart"]

# The letters of the names that formats and their dialects have for such notes: edNote of ninjs in
# an association, internal_note of ANS.
_NAMES = frozenset(
    ("ednote", "ednotes", "internalnote", "internalnotes", "editornotes", "notetoeditors")
)


def with_notes_apart(brief: Brief, key: str) -> Brief:
    """Return a brief with the notes to desks in ``extra[key]`` moved to its `ed_note`.

    Both readers and writers of a format do so, so that what is written is what is read again.

    Args:
        brief: The brief.
        key: The key of the format; what stands there is nested no deeper than JSON may be.
    """
    kept = brief.extra.get(key)
    rest = _without_notes(kept)
    if rest == kept:
        return brief
    notes = dict.fromkeys(filter(None, (brief.ed_note, *_notes(kept, is_note=False))))
    others = {name: value for name, value in brief.extra.items() if name != key}
    extra = {**others, key: rest} if rest else others
    return attrs.evolve(brief, extra=extra, ed_note="\n".join(notes) or None)


def _is_private(name: object) -> bool:
    """Tell whether a name, or its part after the last mark of a path or a scheme, is one."""
    text = str(name).lower()
    parts = (text, *(text.rpartition(mark)[2] for mark in "/:.-"))
    return any("".join(filter(str.isalnum, part)) in _NAMES for part in parts)


def _without_notes(value: Any) -> Any:
    if isinstance(value, Mapping):
        kept = ((key, inner) for key, inner in value.items() if not _is_private(key))
        return {key: _without_notes(inner) for key, inner in kept}
    return [*map(_without_notes, value)] if isinstance(value, (list, tuple)) else value


def _notes(value: Any, *, is_note: bool) -> Iterator[str]:
    """Yield the texts of the notes in a value, in their order."""
    if isinstance(value, str) and is_note:
        yield value.strip()
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _notes(inner, is_note=is_note or _is_private(key))
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _notes(inner, is_note=is_note)
