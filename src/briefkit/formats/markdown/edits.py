"""Edits of a brief in Markdown: text in its place and escaped, blocks with their lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain

from briefkit._operations import Operation, Piece, in_order, replaced
from briefkit.edits import Edit, operations
from briefkit.formats._base import Document
from briefkit.formats._lines_edit import LinesEditor, follows
from briefkit.formats.front_matter import text as front_text
from briefkit.formats.front_matter.edits import FrontEditor
from briefkit.formats.markdown.inline import escaped
from briefkit.model import Paragraph, Preformatted
from briefkit.problems import join_pointer
from briefkit.structure import unstructure
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
    front = FrontEditor(editor, front_text.read(editor.lines), edits)
    names = (edit for edit in edits if edit.rename is not None)
    others = [edit for edit in edits if edit.rename is None]
    found = operations(unstructure(document.brief), others)
    pieces = chain(
        map(front.renamed, names), _pieces(editor, front, found), front.annotations(found)
    )
    return replaced(text, in_order(pieces, text))


def _pieces(editor: LinesEditor, front: FrontEditor, found: Sequence[Operation]) -> Iterator[Piece]:
    anew = {change.path[0] for change in found if change.kind == "set" and not follows(change)}
    written: set[object] = set()
    for change in found:
        field = change.path[0]
        pointer = join_pointer(*change.path)
        if front.annotates(pointer):
            yield front.annotated(change)
        elif follows(change) or field in (*written, "extra"):
            continue  # directives stand in comments, which go with what they are for
        elif field in anew:
            written.add(field)
            yield front.entry(change)
        elif front.holds(pointer):
            yield front.in_text(change) if change.kind == "text" else front.without(change)
        elif change.kind == "text":
            yield from editor.in_text(change, partial(_spelled, editor.document, change))
        else:
            yield editor.without(change.path)


def _spelled(document: Document, change: Operation, text: str, start: int, end: int) -> str:
    """Return a stretch of a text as Markdown, escaped where it has to be."""
    holder = value_at(document.brief, join_pointer(*change.path[:-1]))
    if isinstance(holder, Preformatted):
        return text[start:end]
    first = change.pieces[0]
    for span in holder.spans if isinstance(holder, Paragraph) else ():
        if span.kind == "code" and span.start <= first.start and first.end <= span.end:
            return text[start:end]
    return "".join(_escaped(text)[start:end])


@lru_cache(maxsize=1)
def _escaped(text: str) -> list[str]:
    """Return what `escaped` does, once for all stretches of a text."""
    return escaped(text)
