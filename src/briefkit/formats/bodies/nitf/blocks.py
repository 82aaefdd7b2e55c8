"""The body of a NITF document: what each element of ``body.content`` is in a story.

The names of HTML are read as well: agencies mix them in. What an element that nobody knows holds
is read as if the element were not there, and reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from briefkit.formats._links import safe_url
from briefkit.formats._xml import local, text_of
from briefkit.formats.bodies.body import Body, Builder
from briefkit.formats.bodies.inline import Inline, Taken, clean_lines
from briefkit.formats.bodies.nitf.beside import Beside, noticed
from briefkit.formats.bodies.nitf.names import (
    CREDITS,
    EM_CLASSES,
    EMBED_CODE,
    INCLUSION,
    INDENTED,
    LEFT_OUT,
    LEVEL,
    LINE,
    MARKS,
    METADATA,
    PLAIN,
    ROLES,
    SUBHEADS,
    WRAPPERS,
)
from briefkit.formats.bodies.nitf.parts import (
    as_items,
    as_paragraphs,
    classes,
    figure,
    links_in,
    note_kind,
    quotes_in,
    sources,
    table_rows,
    words,
)
from briefkit.model import (
    Block,
    BlockQuote,
    Figure,
    List,
    Note,
    Paragraph,
    Preformatted,
    PullQuote,
    Rule,
    Table,
)

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["BlockReader"]

_DEEPEST = 60  # elements inside one another; what lies deeper is text


class BlockReader:
    """Reads block elements into a body. A block ends the paragraph that is open."""

    def __init__(self, beside: Beside | None = None, skip: Sequence[Element] = ()) -> None:
        self.builder = Builder()
        self.beside = beside or Beside()
        self._skip = skip
        self._inline = Inline()
        self._headed: list[bool] = []

    def read(self, *elements: Element) -> Body:
        """Return what elements hold, one after the other, as a body."""
        for element in elements:
            self._visit(element)
            self._flush()
        body = self.builder.finish()
        body.problems += self.beside.problems()
        return body

    def lines(self, element: Element) -> list[str]:
        """Return the words in an element, each of its blocks on a line."""
        return [block.text for block in as_paragraphs(self._inside(element))]

    def line(self, element: Element) -> str:
        """Return the words in an element, those of its blocks apart, on one line."""
        return " ".join(self.lines(element))

    # --- the tree ---------------------------------------------------------------------------

    def _children(self, element: Element) -> None:
        if self.beside.depth == _DEEPEST:
            self._inline.add(text_of(element))
            return
        self.beside.depth += 1
        self._inline.add(element.text or "")
        for child in element:
            if child not in self._skip:
                self._visit(child)
            self._inline.add(child.tail or "")
        self.beside.depth -= 1

    def _visit(self, element: Element) -> None:
        name = local(element)
        if name in LEFT_OUT or element.tag == INCLUSION:
            noticed(self.beside.left_out, name, element)
        elif name in MARKS or name in ("a", "q"):
            self._marked(element, name)
        elif name == "br":
            self._break(element)
        elif handler := _BLOCKS.get(name):
            self._flush()
            handler(self, element)
        elif name and name not in METADATA:
            if name == "name.family" and _is_glued(element):
                self._inline.add(" ")
            if name not in PLAIN:
                noticed(self.beside.unknown, name, element)
            self._children(element)

    def _marked(self, element: Element, name: str) -> None:
        kind, href = _mark(element, name)
        if name == "a" and not href and element.get("href"):
            noticed(self.beside.left_out, "a", element)
        if kind:
            self._inline.open(kind, href)
        self._children(element)
        if kind:
            self._inline.close()

    def _break(self, element: Element) -> None:
        """Read a line break: between paragraphs, if white space says so, or within one."""
        tail = element.tail or ""
        after = element.getnext()
        is_double = not tail.strip() and after is not None and local(after) == "br"
        if is_double or INDENTED.match(tail):
            self._flush()
        else:
            self._inline.add("\n")

    # --- paragraphs -------------------------------------------------------------------------

    def paragraph(self, element: Element) -> None:
        """Read a paragraph, which may be interrupted by blocks."""
        if SUBHEADS.intersection(classes(element)):
            self.heading(element)
            return
        self._children(element)
        self._flush(element)

    def _flush(self, element: Element | None = None) -> None:
        """End the paragraph that is open."""
        taken = self._inline.take()
        if not taken.text:
            return
        if self.beside.is_exact:
            self.builder.block(_paragraph(taken, is_exact=True), element)
        elif LINE.fullmatch(taken.text):
            self.builder.block(Rule(), element)
        elif element is not None and EMBED_CODE.match(taken.text) and taken.text.endswith(">"):
            noticed(self.beside.left_out, "embed code", element)
        else:
            pointer = self.builder.block(_paragraph(taken), element)
            for role in ROLES.intersection(classes(element) if element is not None else ()):
                self.builder.body.roles[pointer] = role

    # --- other blocks -----------------------------------------------------------------------

    def wrapper(self, element: Element) -> None:
        """Read what is only there to hold other blocks."""
        self._headed.append(False)
        self._children(element)
        self._flush()
        self._headed.pop()

    def heading(self, element: Element) -> None:
        """Read a heading; it is one level down in each block whose holder has a heading."""
        text = words(element)
        if not text:
            return
        named = next(filter(None, map(LEVEL.fullmatch, classes(element))), None)
        level = int(named[1]) if named else 1 + sum(self._headed[:-1])
        if self._headed:
            self._headed[-1] = True
        self.builder.heading(text, level, element)

    def quotation(self, element: Element) -> None:
        """Read a ``bq``: a pull quote, if its class says so, or a passage from elsewhere."""
        credits = [child for child in element if local(child) in CREDITS]
        blocks = self._inside(element, skip=credits)
        paragraphs = [*as_paragraphs(blocks)]
        speaker, cite = sources(element, credits)
        if any("pull" in word for word in classes(element)) and paragraphs:
            text = " ".join(paragraph.text for paragraph in paragraphs)
            self.builder.block(PullQuote(text=text, speaker=speaker or cite), element)
        elif paragraphs:
            quote = BlockQuote(paragraphs=paragraphs, speaker=speaker, cite=cite)
            self.builder.block(quote, element)
        self._blocks(block for block in blocks if isinstance(block, (Figure, Table)))

    def items(self, element: Element) -> None:
        """Read a list; those in its items become items of it too."""
        found: list[Paragraph] = []
        others: list[Block] = []
        for item in element:
            blocks = self._inside(item)
            found += as_items(blocks)
            others += [block for block in blocks if isinstance(block, (Figure, Table))]
        if found:
            self.builder.block(List(items=found, ordered=local(element) == "ol"), element)
        self._blocks(others)

    def definitions(self, element: Element) -> None:
        """Read terms and what they mean, as rows of two cells."""
        rows: list[tuple[str, str]] = []
        for child in element:
            text = self.line(child)
            if local(child) == "dt" or not rows or rows[-1][1]:
                rows.append((text, "") if local(child) == "dt" else ("", text))
            else:
                rows[-1] = (rows[-1][0], text)
        if any(map(any, rows)):
            self.builder.block(Table(rows=rows), element)

    def table(self, element: Element) -> None:
        """Read a table; the frame of blocks in a single cell, or in none, is passed over."""
        cells = [cell for cell in element.iter() if local(cell) in ("td", "th")]
        if not cells or (len(cells) == 1 and any(local(child) in _BLOCKS for child in cells[0])):
            self.wrapper(cells[0] if cells else element)
            return
        for child in element:
            if local(child) == "caption" and (caption := self.line(child)):
                self.builder.block(Paragraph(text=caption), child)
        header, rows = table_rows(element, self.line)
        if header or rows:
            self.builder.block(Table(header=header, rows=rows), element)

    def preformatted(self, element: Element) -> None:
        """Read text whose line breaks matter."""
        if text := clean_lines(text_of(element)):
            self.builder.block(Preformatted(text=text), element)

    def media(self, element: Element) -> None:
        """Read media; where they only go with the story, the class says so."""
        shown = figure(element, self.line)
        media = shown.media
        if "attached" in classes(element):
            self.beside.attached.append(
                attrs.evolve(media, caption=shown.caption, credit=shown.credit)
            )
        elif media.url or media.id or media.alt or shown.caption or shown.credit:
            self.builder.block(shown, element)

    def rule(self, element: Element) -> None:
        """Read a line across the column."""
        self.builder.block(Rule(), element)

    def note(self, element: Element) -> None:
        """Read a note: for the reader, or between desks."""
        if "links" in classes(element):
            self.beside.links += links_in(element)
            return
        texts = [paragraph.text for paragraph in as_paragraphs(self._inside(element))]
        if element.get("type") == "npa":
            self.beside.private += texts
        else:
            self.beside.notes += [Note(text=text, kind=note_kind(element)) for text in texts]

    # --- what lies in blocks ----------------------------------------------------------------

    def _inside(self, element: Element, skip: Sequence[Element] = ()) -> list[Block]:
        """Return the blocks in an element; a heading is a paragraph there."""
        inner = BlockReader(self.beside, skip)
        inner._children(element)
        inner._flush()
        blocks: list[Block] = []
        for section in inner.builder.finish().sections:
            blocks += [Paragraph(text=section.heading)] if section.heading else ()
            blocks += section.blocks
        return blocks

    def _blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self.builder.block(block)


def _is_glued(element: Element) -> bool:
    """Tell whether an element follows another without so much as a space."""
    before = element.getprevious()
    return before is not None and not before.tail


def _mark(element: Element, name: str) -> tuple[str, str | None]:
    """Return the kind and the address of what an inline element marks; no kind if nothing."""
    if name == "q":
        return "quote", element.get("quote-source") or ""
    if name == "a":
        url = safe_url(element.get("href"))
        return ("link" if url else ""), url
    kinds = (EM_CLASSES[word] for word in classes(element) if word in EM_CLASSES)
    return next(kinds, MARKS[name]), None


def _paragraph(taken: Taken, *, is_exact: bool = False) -> Paragraph:
    marked = [(range.start, range.end, range.href or None) for range in taken.roles]
    quotes = quotes_in(taken.text, marked, is_exact=is_exact)
    return Paragraph(text=taken.text, spans=taken.spans, quotes=quotes)


_BLOCKS: Mapping[str, Callable[[BlockReader, Element], None]] = {
    **dict.fromkeys(
        ("p", "dt", "li", "td", "th", "credit", "tagline", "byline", "dateline"),
        BlockReader.paragraph,
    ),
    **dict.fromkeys(WRAPPERS, BlockReader.wrapper),
    **dict.fromkeys(("hl1", "hl2", "h1", "h2", "h3", "h4", "h5", "h6"), BlockReader.heading),
    **dict.fromkeys(("bq", "blockquote"), BlockReader.quotation),
    **dict.fromkeys(("ul", "ol"), BlockReader.items),
    "dl": BlockReader.definitions,
    "table": BlockReader.table,
    "pre": BlockReader.preformatted,
    **dict.fromkeys(("media", "figure", "img"), BlockReader.media),
    "hr": BlockReader.rule,
    **dict.fromkeys(("note", "fn"), BlockReader.note),
}
"""What reads a block, by the name of the element."""
