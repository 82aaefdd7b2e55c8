"""Edits of a brief in running text: words change in their places, lines go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefkit._operations import Piece, in_order, replaced
from briefkit.edits import Edit, operations
from briefkit.formats._base import Document
from briefkit.formats._lines_edit import LinesEditor, follows
from briefkit.structure import unstructure

__all__ = ["edit"]


def edit(text: str, document: Document, edits: Sequence[Edit]) -> str:
    """Return running text with edits of the brief in it made.

    Args:
        text: The text.
        document: What was read from it.
        edits: The edits.

    Raises:
        LookupError: An edit is of something that is not in the text.
        ValueError: Two edits overlap, or one has no spelling in running text.
    """
    return replaced(text, in_order(_pieces(LinesEditor(text, document), edits), text))


def _pieces(editor: LinesEditor, edits: Sequence[Edit]) -> Iterator[Piece]:
    for change in operations(unstructure(editor.document.brief), edits):
        if follows(change):
            continue
        if change.kind == "text":
            yield from editor.in_text(change, _as_it_is)
        elif change.kind == "remove":
            yield editor.without(change.path)
        else:
            raise ValueError("running text has no place for that")


def _as_it_is(text: str, start: int, end: int) -> str:
    words = text[start:end]
    if len(words.splitlines()) > 1 or words.endswith(("\n", "\r")):
        raise ValueError("a line break within a text")
    return words
