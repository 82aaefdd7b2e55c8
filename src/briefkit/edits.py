"""Changes of a brief: what an edit is, and what a brief becomes by some."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from briefkit._operations import (
    Operation,
    Piece,
    applied,
    operation,
    pieces_of,
    pointer_after,
    text_operations,
    text_path,
)
from briefkit.model import Brief
from briefkit.pickling import lightly_pickled
from briefkit.problems import split_pointer
from briefkit.structure import DIRECTIVES, structure, unstructure

__all__ = ["Edit", "apply_edits", "operations"]


@lightly_pickled
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

    def __attrs_post_init__(self) -> None:
        if min(self.start or 0, self.end or 0) < 0:
            raise ValueError(f"negative offsets: {self.start}, {self.end}")

    @property
    def is_of_source(self) -> bool:
        """Whether it concerns the text of a file, and not the brief in it."""
        return not self.pointer and self.start is not None


def apply_edits(brief: Brief, edits: Iterable[Edit]) -> Brief:
    """Return what a brief becomes by edits, all of which speak of the brief as it was.

    Quotes and spans keep to their words where a text around them changes. An edit of the text
    of a file changes no brief. What was no field of the model, and so stands in `Brief.extra`,
    goes where its new name says.

    Args:
        brief: The brief.
        edits: The edits; no two of them concern the same place.

    Raises:
        LookupError: An edit is of something that is not there.
        ValueError: Two edits overlap, or they make something that is no brief.
    """
    mapping = unstructure(brief)
    kept = [_unmoved(mapping, edit) for edit in edits if not edit.is_of_source]
    before = structure(mapping)
    found = structure(applied(mapping, operations(mapping, filter(None, kept))))
    if len(found.problems) > len(before.problems):
        raise ValueError(found.problems[0].message)
    return found.brief


def operations(mapping: Mapping[str, Any], edits: Iterable[Edit]) -> tuple[Operation, ...]:
    """Return what edits come to in a mapping, in terms of the mapping as it is.

    Args:
        mapping: JSON values in the canonical form, or in that of a file.
        edits: The edits; those of the text of a file are passed over.

    Raises:
        LookupError: An edit is of something that is not there.
        ValueError: Two edits overlap.
    """
    texts: dict[Any, tuple[str, list[Piece]]] = {}
    found: list[Operation] = []
    for edit in edits:
        if edit.is_of_source:
            continue
        if edit.start is not None:
            path, words = text_path(mapping, edit.pointer)
            end = edit.start if edit.end is None else edit.end
            texts.setdefault(path, (words, []))[1].append(
                Piece(edit.start, end, str(edit.replacement or ""))
            )
            continue
        item = operation(mapping, edit.pointer, edit.replacement, edit.rename)
        if item.kind == "text":
            path, words = text_path(mapping, edit.pointer)
            texts.setdefault(path, (words, []))[1].extend(item.pieces)
        else:
            found.append(item)
    for path, (words, pieces) in texts.items():
        found += text_operations(mapping, path, words, pieces)
    found += _directives(mapping, found)
    _check_apart(found)
    return tuple(found)


def _directives(mapping: Mapping[str, Any], found: Iterable[Operation]) -> Iterator[Operation]:
    """Yield what keeps the directives of a brief at the values that they are for."""
    gone = [item for item in found if item.kind == "remove"]
    for path in ((DIRECTIVES,), ("extra", DIRECTIVES)) if gone else ():
        value: Any = mapping
        for step in path:
            value = value.get(step) if isinstance(value, Mapping) else None
        entries = value.get("ignore") if isinstance(value, Mapping) else None
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            at = entry.get("at") if isinstance(entry, Mapping) else None
            if not isinstance(at, str) or not at.startswith("/"):
                continue
            after = pointer_after(at, gone)
            if after is None:
                yield Operation("remove", (*path, "ignore", index))
            elif after != at:
                yield Operation("text", (*path, "ignore", index, "at"), after, pieces_of(at, after))


def _check_apart(found: Sequence[Operation]) -> None:
    """See that no value is changed twice, or within one that goes."""
    paths = {item.path for item in found}
    whole = {item.path for item in found if item.kind != "rename"}
    if len(paths) < len(found) or any(
        path[:length] in whole for path in paths for length in range(len(path))
    ):
        raise ValueError("two edits of one value")


def _unmoved(mapping: dict[str, Any], edit: Edit) -> Edit | None:
    """Give a key that the model lacks its new name; other edits are left as they are."""
    steps = split_pointer(edit.pointer)
    key = steps[0] if len(steps) == 1 else edit.pointer
    if edit.rename is None or key not in mapping.get("extra", {}):
        return edit
    holder: Any = mapping
    for step in steps[:-1]:
        holder = holder[int(step) if isinstance(holder, list) else step]
    if steps[-1] in holder:
        return edit
    extra = mapping["extra"] = dict(mapping["extra"])
    holder[edit.rename] = extra.pop(key)
    if not extra:
        del mapping["extra"]
    return None
