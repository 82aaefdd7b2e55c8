r"""Markdown with front matter: the story as text, what is about it as keys and values.

The body is CommonMark with tables: ``# headline``, ``## heading`` for a section, paragraphs,
lists, tables, code fences for preformatted text, images for figures, ``---`` for rules, ``>`` for
quotations with a last line ``— Speaker``. A pull quote is a quotation all of which is bold::

    > **We will keep working**
    >
    > — Jane Doe

The inline dateline opens the first paragraph, as in print. Everything else is YAML between lines
of three dashes, under the names of the model; read as well are TOML, JSON, and the keys of Hugo,
Jekyll and Pelican. Raw HTML is text here, whichever way it goes.

What a reader derives from the text (quotations and their speakers, the dateline, the parts of a
byline) is not written. Where it would derive something else, or where Markdown has no words for
a value, ``annotations`` in the front matter says so by JSON Pointer. So nothing is lost, but
one thing: Markdown is for the public, and `Brief.ed_note` is never written.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefkit.edits import Edit
from briefkit.formats._base import Document, Format
from briefkit.model import Brief

__all__ = ["FORMAT", "dumps", "edit", "loads", "sniff"]


def loads(text: str) -> Document:
    """Read a brief from Markdown, with front matter or without.

    Raises:
        ParseError: The text is empty, or its front matter is not well-formed (BK001), too large
            or too deep (BK004), or holds tags, anchors and the like (BK007).
    """
    from briefkit.formats.markdown import document as markdown_document

    return markdown_document.read(text)


def dumps(brief: Brief) -> str:
    """Write a brief as Markdown; front matter only if there is something to say in it.

    Raises:
        WriteError: The front matter would be too large or too deep to be read again (BK004), a
            text holds a lone surrogate (BK002), or `Brief.extra` holds what is no JSON.
    """
    from briefkit.formats.markdown import document as markdown_document

    return markdown_document.write(brief)


def edit(text: str, document: Document, edits: Sequence[Edit]) -> str:
    """Return a Markdown text with edits of the brief in it made; see `Format.edit`.

    Raises:
        LookupError: An edit is of something that is not in the text.
        ValueError: Two edits overlap, or one has no spelling here.
    """
    from briefkit.formats.markdown import edits as markdown_edit

    return markdown_edit.edit(text, document, edits)


def sniff(head: str) -> bool:
    """Tell whether a text looks like Markdown: by front matter, or a headline at its start."""
    return head.startswith(("---\n", "---\r\n", "+++\n", "+++\r\n", "# "))


FORMAT = Format(
    name="markdown",
    title="Markdown with front matter",
    suffixes=(".md", ".markdown"),
    media_type="text/markdown",
    loads=loads,
    dumps=dumps,
    edit=edit,
    derives=True,
    sniff=sniff,
    lossless=True,
    public=True,
)
"""Markdown with front matter."""
