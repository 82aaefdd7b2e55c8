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
# an association or a planned coverage, internal_note of ANS, and the note of its workflow.
_NAMES = frozenset(
    ("ednote", "ednotes", "internalnote", "internalnotes", "editornotes", "notetoeditors")
)
_NAMES_INSIDE = frozenset((("workflow", "note"), ("pitches", "note")))


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


def _is_private(name: object, holder: str) -> bool:
    """Tell whether a name, or its part after the last mark of a path or a scheme, is one."""
    text = str(name).lower()
    parts = (text, *(text.rpartition(mark)[2] for mark in "/:.-"))
    is_note = any("".join(filter(str.isalnum, part)) in _NAMES for part in parts)
    return is_note or (holder, text) in _NAMES_INSIDE


def _without_notes(value: Any, holder: str = "") -> Any:
    if isinstance(value, Mapping):
        kept = ((key, inner) for key, inner in value.items() if not _is_private(key, holder))
        return {key: _without_notes(inner, str(key)) for key, inner in kept}
    if isinstance(value, (list, tuple)):
        return [_without_notes(inner, holder) for inner in value]
    return value


def _notes(value: Any, holder: str = "", *, is_note: bool) -> Iterator[str]:
    """Yield the texts of the notes in a value, in their order."""
    if isinstance(value, str) and is_note:
        yield value.strip()
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            is_inner = is_note or _is_private(key, holder)
            yield from _notes(inner, str(key), is_note=is_inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _notes(inner, holder, is_note=is_note)
