"""The body of a Markdown file as the sections of a brief, in canonical form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefkit.formats._derive import Where
from briefkit.formats.markdown.attribution import Attribution, split_attribution
from briefkit.formats.markdown.body import Body, Mapped
from briefkit.formats.markdown.directives import is_directive
from briefkit.formats.markdown.parser import (
    MAX_NESTING,
    Image,
    Inline,
    html_remark,
    read_blocks,
    read_inline,
)
from briefkit.problems import Problem, SourceSpan

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

__all__ = ["read"]


def read(text: str, headline: str | None) -> Body:
    """Return the story that a Markdown text tells.

    Args:
        text: Markdown without front matter.
        headline: The headline that the front matter gives; without it, the first heading of the
            first level is the headline.
    """
    from markdown_it.tree import SyntaxTreeNode

    tokens, references = read_blocks(text)
    reader = _Reader(Body(headline=headline, references=references))
    for node in SyntaxTreeNode(tokens).children:
        reader.take(node)
    reader.body.directives.end()
    for token in tokens:
        if token.level >= MAX_NESTING - 1 and token.map:
            message = f"nested {MAX_NESTING} deep; what lies deeper is left out"
            reader.remark(Where((token.map[0], token.map[1])), "", "BK004", message)
            break
    if headline is not None:
        reader.body.headline = None
    return reader.body


class _Reader:
    """Takes the blocks of a file one by one, and puts them into sections."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.given = body.headline

    def take(self, node: SyntaxTreeNode) -> None:
        if self.is_directive(node):
            return
        waiting = self.body.directives.waiting()
        is_heading = node.type in ("heading", "lheading")
        pointers = [self._heading(node)] if is_heading else list(self._blocks(node))
        self.body.directives.settle(pointers, waiting)

    def is_directive(self, node: SyntaxTreeNode) -> bool:
        """Take a node if it is a directive, and tell so."""
        directives = self.body.directives
        return node.type == "html_block" and directives.take_block(node.content, _lines(node))

    def _blocks(self, node: SyntaxTreeNode) -> Iterator[str]:
        """Take the blocks that a node stands for; yield their pointers."""
        if not self.body.sections:
            self.body.sections.append({"blocks": []})
            self.body.places["/sections/0"] = Where(_lines(node))
        blocks = self.body.sections[-1]["blocks"]
        base = f"/sections/{len(self.body.sections) - 1}/blocks"
        for block in _BLOCKS.get(node.type, _html)(self, node, base, len(blocks)):
            self.body.places.setdefault(f"{base}/{len(blocks)}", Where(_lines(node)))
            yield f"{base}/{len(blocks)}"
            blocks.append(block)

    def remark(self, where: Where, pointer: str, code: str, message: str) -> None:
        span = SourceSpan(where.lines[0] + 1, 1, where.lines[0] + 1, 1)
        self.body.problems.append(Problem(pointer=pointer, message=message, code=code, span=span))

    def inline(self, node: SyntaxTreeNode, pointer: str) -> Inline:
        """Return the text of a node that holds one, and note its place."""
        content = _content(node)
        # The same words may stand in several cells of a row: the row is place enough.
        where = Where(_lines(node), None if node.type in ("th", "td") else content)
        self.body.places[pointer] = where
        inline = read_inline(content, self.body.references)
        for html in inline.directives:
            self.body.directives.take_inline(html, content, where.lines)
        for code, message, start, end in inline.remarks:
            self.body.problems.append(
                Problem(pointer=pointer, message=message, code=code, start=start, end=end)
            )
        return inline

    def plain(self, node: SyntaxTreeNode, pointer: str) -> str:
        """Return a text that has no place for markup."""
        inline = self.inline(node, pointer)
        if inline.spans:
            where = self.body.places[pointer]
            self.remark(where, pointer, "", "markup is left out where only plain text can stand")
        return _unbroken(inline.text)

    def _heading(self, node: SyntaxTreeNode) -> str:
        """Take a heading; return the pointer of its text."""
        level = int(node.tag[1])
        if level == 1 and self.body.headline is None:
            self._headline(node)
        elif level == 1 and not self.body.sections and self._repeats_given(node):
            self.plain(node, "/headline")
            self.given = None
        else:
            return self._section(node, level)
        return "/headline"

    def _repeats_given(self, node: SyntaxTreeNode) -> bool:
        """Tell whether a heading is the headline that the front matter gives."""
        text = read_inline(_content(node), self.body.references).text
        return self.given is not None and _unbroken(text) == self.given

    def _section(self, node: SyntaxTreeNode, level: int) -> str:
        pointer = f"/sections/{len(self.body.sections)}"
        heading = self.plain(node, f"{pointer}/heading")
        self.body.places[pointer] = Where(_lines(node))
        section: Mapped = {"blocks": [], "level": max(1, level - 1)}
        self.body.sections.append({"heading": heading, **section} if heading else section)
        return f"{pointer}/heading"

    def _headline(self, node: SyntaxTreeNode) -> None:
        self.body.headline = self.plain(node, "/headline")
        if self.body.sections:
            where = self.body.places["/headline"]
            self.remark(where, "/headline", "BK108", "there is text before the headline")


# --- blocks ------------------------------------------------------------------------------


def _lines(node: SyntaxTreeNode) -> tuple[int, int]:
    return node.map or (_lines(node.parent) if node.parent else (0, 0))


def _content(node: SyntaxTreeNode) -> str:
    """Return the Markdown in a node that holds a text."""
    return node.children[0].content if node.children else ""


def _unbroken(text: str) -> str:
    return text.replace("\n", " ")


def _paragraph(text: str, spans: Sequence[Mapped] = ()) -> Mapped:
    block: Mapped = {"type": "paragraph", "text": _unbroken(text)}
    return {**block, "spans": list(spans)} if spans else block


def _text(reader: _Reader, node: SyntaxTreeNode, base: str, index: int) -> Iterator[Mapped]:
    pointer = f"{base}/{index}/text"
    inline = reader.inline(node, pointer)
    if inline.only_images:
        del reader.body.places[pointer]
        yield from map(_figure, inline.images)
    elif inline.text:
        yield _paragraph(inline.text, inline.spans)
    # else: nothing but a comment, which is remarked on


def _figure(image: Image) -> Mapped:
    media = {"url": image.url, "alt": image.alt}
    figure = {"type": "figure", "media": {key: text for key, text in media.items() if text}}
    return {**figure, "caption": image.title} if image.title else figure


def _html(reader: _Reader, node: SyntaxTreeNode, base: str, index: int) -> Iterator[Mapped]:
    html = node.content.strip()
    comment = html.startswith("<!--") and html.find("-->") == len(html) - 3
    where = Where(_lines(node))
    remark = html_remark(html, 0, 0 if comment else len(html))
    reader.remark(where, f"{base}/{index}", remark.code, remark.message)
    if not comment:
        reader.body.places[f"{base}/{index}/text"] = where
        yield _paragraph(html)


def _rule(_: _Reader, __: SyntaxTreeNode, ___: str, ____: int) -> Iterator[Mapped]:
    yield {"type": "rule"}


def _preformatted(reader: _Reader, node: SyntaxTreeNode, base: str, index: int) -> Iterator[Mapped]:
    if node.type == "fence" and node.info.strip():
        message = f"the language of a code block is left out: {node.info.strip()!r:.60}"
        reader.remark(Where(_lines(node)), f"{base}/{index}", "", message)
    yield {"type": "preformatted", "text": node.content.removesuffix("\n")}


def _list(reader: _Reader, node: SyntaxTreeNode, base: str, index: int) -> Iterator[Mapped]:
    items: list[Mapped] = []
    pointer = f"{base}/{index}"
    for item in node.children:
        before = len(items)
        _gather(reader, item, f"{pointer}/items", items)
        if len(items) == before:
            items.append(_paragraph(""))
            reader.body.places[f"{pointer}/items/{before}"] = Where(_lines(item))
        elif len(items) > before + 1:
            message = "a list item of several blocks is taken as several items"
            reader.remark(Where(_lines(item)), f"{pointer}/items/{before}", "", message)
    block: Mapped = {"type": "list", "items": items}
    yield {**block, "ordered": True} if node.type == "ordered_list" else block


_TEXTS = ("paragraph", "heading", "th", "td")


def _gather(reader: _Reader, node: SyntaxTreeNode, base: str, into: list[Mapped]) -> None:
    """Append the texts in a list item or a quotation as paragraphs, whatever blocks they are."""
    for child in node.children:
        pointer = f"{base}/{len(into)}"
        if reader.is_directive(child):
            continue
        if not child.children or child.type in _TEXTS:
            reader.body.directives.settle([pointer])
        if child.type in _TEXTS:
            inline = reader.inline(child, f"{pointer}/text")
            into.append(_paragraph(inline.text, inline.spans))
        elif child.children:
            _gather(reader, child, base, into)
        elif child.content.strip():
            reader.body.places[f"{pointer}/text"] = Where(_lines(child))
            into.append(_paragraph(child.content.strip()))


def _table(reader: _Reader, node: SyntaxTreeNode, base: str, index: int) -> Iterator[Mapped]:
    pointer = f"{base}/{index}"
    rows = [row for part in node.children for row in part.children]
    header = [
        reader.plain(cell, f"{pointer}/header/{column}")
        for column, cell in enumerate(rows[0].children)
    ]
    block: Mapped = {
        "type": "table",
        "rows": [
            [
                reader.plain(cell, f"{pointer}/rows/{number}/{column}")
                for column, cell in enumerate(row.children)
            ]
            for number, row in enumerate(rows[1:])
        ],
    }
    yield {**block, "header": header} if any(header) else block


# --- quotations --------------------------------------------------------------------------


def _quotation(reader: _Reader, node: SyntaxTreeNode, base: str, index: int) -> Iterator[Mapped]:
    pointer = f"{base}/{index}"
    attribution = Attribution(None, None)
    paragraphs: list[Mapped] = []
    if all(child.type == "paragraph" or _speaks(child) for child in node.children):
        inlines = list(_inlines(reader, node, f"{pointer}/paragraphs"))
        inlines, attribution = split_attribution(inlines)
        paragraphs += (_paragraph(inline.text, inline.spans) for inline in inlines)
    else:
        message = "blocks in a quotation are taken as its paragraphs"
        reader.remark(Where(_lines(node)), pointer, "", message)
        _gather(reader, node, f"{pointer}/paragraphs", paragraphs)
    if len(paragraphs) == 1 and _is_strong(paragraphs[0]) and not attribution.cite:
        block: Mapped = {"type": "pull_quote", "text": paragraphs[0]["text"]}
        reader.body.places[f"{pointer}/text"] = reader.body.places[f"{pointer}/paragraphs/0/text"]
        reader.body.directives.move(f"{pointer}/paragraphs/0", pointer)
    else:
        block = {"type": "block_quote", "paragraphs": paragraphs}
    given = {key: value for key, value in attribution._asdict().items() if value}
    for key in given:
        reader.body.places[f"{pointer}/{key}"] = Where((_lines(node)[1] - 1, _lines(node)[1]))
    yield {**block, **given}


def _speaks(node: SyntaxTreeNode) -> bool:
    return node.type == "html_block" and is_directive(node.content.strip())


def _inlines(reader: _Reader, node: SyntaxTreeNode, base: str) -> Iterator[Inline]:
    """Yield the texts of the paragraphs in a node; directives between them are taken."""
    paragraphs = 0
    for child in node.children:
        if not reader.is_directive(child):
            reader.body.directives.settle([f"{base}/{paragraphs}"])
            yield reader.inline(child, f"{base}/{paragraphs}/text")
            paragraphs += 1


def _is_strong(paragraph: Mapped) -> bool:
    spans = paragraph.get("spans", ())
    return list(spans) == [{"start": 0, "end": len(paragraph["text"]), "kind": "strong"}]


_BLOCKS: Mapping[str, Callable[[_Reader, SyntaxTreeNode, str, int], Iterator[Mapped]]] = (
    MappingProxyType(
        {
            "blockquote": _quotation,
            "bullet_list": _list,
            "code_block": _preformatted,
            "fence": _preformatted,
            "hr": _rule,
            "ordered_list": _list,
            "paragraph": _text,
            "table": _table,
        }
    )
)
"""What reads each kind of block; HTML is all that is left."""
