"""Edits of a brief in Markdown: text in its place and escaped, blocks with their lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from briefkit._operations import Operation, Piece, in_order, replaced
from briefkit.edits import Edit
from briefkit.formats import _front_matter
from briefkit.formats._base import Document
from briefkit.formats._front_edit import FrontEditor
from briefkit.formats._lines_edit import LinesEditor, changes
from briefkit.formats._markdown_inline import escaped
from briefkit.model import Paragraph, Preformatted
from briefkit.problems import join_pointer
from briefkit.walk import value_at

__all__ = ["edit"]


def edit(text: str, document: Document, edits: Sequence[Edit]) -> str:
    """Return a Markdown text with edits of the brief in it made.

    Args:
        text: The text, front matter included.
        document: What was read from it.
        edits: The edits.

    Raises:
        LookupError: An edit is of something that is not in the text.
        ValueError: Two edits overlap, or one has no spelling here.
        ParseError: The front matter cannot be read.
    """
    editor = LinesEditor(text, document)
    front = FrontEditor(editor, _front_matter.read(editor.lines), edits)
    names = (edit for edit in edits if edit.rename is not None)
    others = [edit for edit in edits if edit.rename is None]
    found = list(changes(document, others))
    pieces = chain(
        map(front.renamed, names), _pieces(editor, front, found), front.annotations(found)
    )
    return replaced(text, in_order(pieces, text))


def _pieces(editor: LinesEditor, front: FrontEditor, found: Sequence[Operation]) -> Iterator[Piece]:
    written: set[object] = set()
    for change in found:
        is_there = change.kind != "set" and front.holds(join_pointer(*change.path))
        if change.path[0] == "extra":
            continue  # directives, which stand in comments or go with the annotations
        if change.kind == "set":
            if change.path[0] not in written:
                yield front.entry(change)
            written.add(change.path[0])
        elif change.kind == "text":
            spell = partial(_spelled, editor.document, change)
            yield from front.in_text(change) if is_there else editor.in_text(change, spell)
        else:
            yield front.without(change) if is_there else editor.without(change.path)


def _spelled(document: Document, change: Operation, text: str, start: int, end: int) -> str:
    """Return a stretch of a text as Markdown, escaped where it has to be."""
    holder = value_at(document.brief, join_pointer(*change.path[:-1]))
    if isinstance(holder, Preformatted):
        return text[start:end]
    first = change.pieces[0]
    for span in holder.spans if isinstance(holder, Paragraph) else ():
        if span.kind == "code" and span.start <= first.start and first.end <= span.end:
            return text[start:end]
    return "".join(escaped(text)[start:end])
