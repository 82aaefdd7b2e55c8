"""A change: what happened to a value, where, and how a desk would say it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import attrs

from briefkit.problems import split_pointer
from briefkit.structure import tag_of, unstructure_value

if TYPE_CHECKING:
    from briefkit.changes.words import Piece

__all__ = ["Change", "ChangeKind", "describe", "shown", "spoken", "text_of"]

ChangeKind: TypeAlias = Literal["added", "removed", "changed", "moved", "unknown"]
"""What happened to a value; "unknown" where that cannot be told: a format that is not read."""

_LONGEST_SHOWN = 60
# What a record without a text is called by.
_NAMING = ("name", "title", "caption", "url", "uri", "id", "code", "holder", "kind")


@attrs.frozen(kw_only=True)
class Change:
    """One difference between a first brief and a second."""

    kind: ChangeKind
    """What happened on the way from the first to the second."""

    pointer: str
    """JSON Pointer of the value in the first brief; of an added one, in the second."""

    before: Any = attrs.field(default=None, hash=False)
    """The value in the first brief; None if it was added."""

    after: Any = attrs.field(default=None, hash=False)
    """The value in the second brief; None if it was removed."""

    moved_to: str = ""
    """JSON Pointer in the second brief of a value that moved; it may have changed on the way."""

    counterpart: str = ""
    """JSON Pointer in the second brief of a value that changed, where it is not `pointer`."""

    follows: str = ""
    """The pointer of another change that this one is a consequence of: quotations stand further
    on where words were put in before them, paragraphs stand under a heading that was put in
    above them.
    """

    @property
    def words(self) -> tuple[Piece, ...]:
        """What happened to the text of the value, word by word; () unless it has another text."""
        before, after = text_of(self.before), text_of(self.after)
        if before is None or after is None or before == after:
            return ()
        from briefkit.changes.words import compared

        return compared(before, after)

    def __str__(self) -> str:
        return describe(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the change as JSON values; what does not apply is left out."""
        values = {
            "kind": self.kind,
            "pointer": self.pointer,
            "moved_to": self.moved_to or None,
            "counterpart": self.counterpart or None,
            "follows": self.follows or None,
            "before": unstructure_value(self.before),
            "after": unstructure_value(self.after),
            "words": [piece._asdict() for piece in self.words] or None,
        }
        both = ("before", "after") if self.kind == "changed" else ()
        return {key: value for key, value in values.items() if value is not None or key in both}


def describe(change: Change) -> str:
    """Return a change in words that a desk understands: ``byline.authors[0].email: dropped``."""
    place = spoken(change.pointer)
    if change.kind == "unknown":
        return f"{place}: what is lost is not known; {change.after}"
    if change.kind == "moved":
        became = f" and became {shown(change.after)}" if change.before != change.after else ""
        edited = _edited(change)
        return f"{place}: moved to {spoken(change.moved_to)}{f': {edited}' if edited else became}"
    if change.kind == "changed" and _is_other_kind(change):
        same = text_of(change.before) == text_of(change.after)
        became = _called(change.after) + ("" if same else f" {shown(change.after)}")
        was = _called(change.before)
        if text_of(change.before):
            was = f"{was} {shown(change.before)}"
        return f"{place}: {was} became {became}"
    if change.kind == "changed":
        edited = _edited(change)
        return f"{place}: {edited or f'{shown(change.before)} became {shown(change.after)}'}"
    if change.kind == "added":
        return f"{place}: added {shown(change.after)}"
    return f"{place}: dropped {shown(change.before)}"


def _edited(change: Change) -> str:
    """Return the edits of a text that is another version of itself; "" for all else."""
    pieces = change.words
    if pieces and _words(change.before) == _words(change.after):
        return "only spaces or line breaks changed"
    if not any(piece.kind == "same" and piece.text.strip() for piece in pieces):
        return ""
    from briefkit.changes.words import excerpt

    return excerpt(pieces)


def _words(value: Any) -> list[str]:
    return (text_of(value) or "").split()


def spoken(pointer: str) -> str:
    """Return a JSON Pointer as people write places: ``sections[0].blocks[2].text``."""
    steps = split_pointer(pointer)
    return "".join(f"[{s}]" if s.isdecimal() else f".{s}" for s in steps).lstrip(".") or "brief"


def text_of(value: Any) -> str | None:
    """Return the text of a value that is one, or is a record or block with one; else None."""
    if isinstance(value, str):
        return value
    text = getattr(value, "text", None)
    if text is None:
        text = getattr(value, "heading", None)
    return text if isinstance(text, str) else None


def shown(value: Any) -> str:
    """Return a value on one line, at most 60 code points: its text, or what it is."""
    text = text_of(value)
    if text is None:
        named = (getattr(value, name, None) for name in _NAMING)
        text = next((found for found in named if found), None)
    line = repr(text) if isinstance(text, str) else _plain(value)
    return line if len(line) <= _LONGEST_SHOWN else line[: _LONGEST_SHOWN - 1] + "…"


def _is_other_kind(change: Change) -> bool:
    """Tell whether a block became one of another class."""
    kinds = type(change.before), type(change.after)
    return kinds[0] is not kinds[1] and all(map(attrs.has, kinds))


def _called(value: Any) -> str:
    return tag_of(type(value)).replace("_", " ")


def _plain(value: Any) -> str:
    if isinstance(value, (str, int)):
        return repr(value)
    if isinstance(value, tuple):
        return f"{len(value)} values"
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    return _called(value) if attrs.has(type(value)) else repr(value)
