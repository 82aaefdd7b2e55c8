"""A brief as a page: what stands in the column, and what stands beside it in the margin.

A page is made of values; what colours and lines it gets is decided where it is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import attrs

from briefkit.cli.marked import Piece, Voices, marked, piece
from briefkit.echo import counted
from briefkit.formats import Document
from briefkit.model import (
    Block,
    BlockQuote,
    Brief,
    Figure,
    List,
    Media,
    Paragraph,
    Preformatted,
    PullQuote,
    Rule,
    Section,
    Table,
)
from briefkit.problems import Severity
from briefkit.prose.byline import format_byline
from briefkit.prose.dateline import format_dateline
from briefkit.validation.findings.finding import Finding
from briefkit.validation.findings.report import Report

__all__ = ["Row", "rows"]

_LONGEST_MESSAGE = 160

_Pieces: TypeAlias = tuple[Piece, ...]


@attrs.define(kw_only=True)
class Row:
    """One element of a page: a headline, a paragraph, an item of a list."""

    pointers: tuple[str, ...]
    """JSON Pointers of what it shows; ``""`` is the brief as a whole."""

    pieces: _Pieces
    """What stands in the column."""

    first: str = ""
    """What stands before its first line, as a bullet does."""

    further: str = ""
    """What stands before each further line."""

    margin: list[_Pieces] = attrs.field(factory=list)
    """What stands beside it: a tuple of pieces for each remark."""

    close: bool = False
    """Whether it follows the row above without a blank line."""


def rows(document: Document, report: Report, name: str, *, public: bool = False) -> list[Row]:
    """Return the rows of a page, with who speaks and what was found in the margin.

    Args:
        document: The brief, as it was read.
        report: What was found in it.
        name: What to call the file.
        public: Whether to leave out `Brief.ed_note`, which is never for publication.
    """
    brief = document.brief
    body = _Body(brief)
    page = [
        Row(pointers=("",), pieces=_title(document, name)),
        *_facts(brief, public=public),
        *_head(brief),
        *body.rows(),
        *_tail(brief),
    ]
    _annotate(page, report)
    return page


def _title(document: Document, name: str) -> _Pieces:
    brief = document.brief
    words = counted(brief.word_count, "word")
    quotations = counted(len(brief.quotes), "quotation")
    facts = f" · {document.format} · {words} · {quotations}"
    return (piece(name, "file"), piece(facts, "fact"))


def _facts(brief: Brief, *, public: bool) -> Iterator[Row]:
    """Yield what a desk needs to know of a story and does not see in it."""
    for field in _FACTS:
        value = getattr(brief, field)
        if value is not None:
            yield _fact(field, (piece(f"{field}: {value}", "fact"),))
    if brief.ed_note and not public:
        label = piece("not for publication: ", "warning")
        yield _fact("ed_note", (label, piece(brief.ed_note)))


def _fact(field: str, pieces: _Pieces) -> Row:
    return Row(pointers=(f"/{field}",), pieces=pieces, close=True)


_FACTS = ("slug", "published", "embargoed", "status", "language")


def _head(brief: Brief) -> Iterator[Row]:
    for index, line in enumerate(brief.masthead):
        yield Row(
            pointers=(f"/masthead/{index}",), pieces=(piece(line, "masthead"),), close=bool(index)
        )
    for field in ("kicker", "headline", "deck"):
        text = getattr(brief, field)
        if text:
            yield Row(
                pointers=(f"/{field}",),
                pieces=(piece(text, field),),
                close=field == "headline" and bool(brief.kicker),
            )
    if brief.byline:
        yield Row(pointers=("/byline",), pieces=(piece(format_byline(brief.byline), "byline"),))


class _Body:
    """The sections of a brief on their way to rows."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.voices = Voices(brief.speakers)

    def rows(self) -> Iterator[Row]:
        """Yield the rows of all sections, with the dateline ahead of the first."""
        found = self._sections()
        first = next(found, None)
        dateline = self.brief.dateline
        if dateline:
            pieces = (piece(f"{format_dateline(dateline)} ", "dateline"),)
            if first is not None and self._opens_with_paragraph():
                first.pieces = (*pieces, *first.pieces)
                first.pointers = (*first.pointers, "/dateline")
            else:
                yield Row(pointers=("/dateline",), pieces=pieces)
        if first is not None:
            yield first
            yield from found

    def _opens_with_paragraph(self) -> bool:
        opening = self.brief.sections[0]
        return not opening.heading and isinstance(next(iter(opening.blocks), None), Paragraph)

    def _sections(self) -> Iterator[Row]:
        for index, section in enumerate(self.brief.sections):
            at = f"/sections/{index}"
            if section.heading:
                yield Row(
                    pointers=(f"{at}/heading",),
                    pieces=(piece(section.heading, "heading"),),
                    first="  " * (section.level - 1),
                )
            yield from self._blocks(section, at)

    def _blocks(self, section: Section, at: str) -> Iterator[Row]:
        for index, block in enumerate(section.blocks):
            yield from self._block(block, f"{at}/blocks/{index}")

    def _block(self, block: Block, at: str) -> Iterable[Row]:
        if isinstance(block, Paragraph):
            return (self._paragraph(block, at),)
        if isinstance(block, List):
            return self._list(block, at)
        if isinstance(block, BlockQuote):
            return self._block_quote(block, at)
        return _displayed(block, at)

    def _paragraph(self, paragraph: Paragraph, at: str) -> Row:
        pieces, remarks = marked(paragraph, self.voices)
        return Row(pointers=(at,), pieces=pieces, margin=remarks)

    def _list(self, block: List, at: str) -> Iterator[Row]:
        for index, item in enumerate(block.items):
            row = self._paragraph(item, f"{at}/items/{index}")
            row.first = f"{index + 1}. " if block.ordered else "• "
            row.further = " " * len(row.first)
            row.close = bool(index)
            yield row

    def _block_quote(self, block: BlockQuote, at: str) -> Iterator[Row]:
        found = [
            self._paragraph(paragraph, f"{at}/paragraphs/{index}")
            for index, paragraph in enumerate(block.paragraphs)
        ]
        for index, row in enumerate(found):
            row.first = row.further = "│ "
            row.close = bool(index)
        if found and (block.speaker or block.cite):
            whose = ", ".join(filter(None, (block.speaker, block.cite)))
            found[0].margin.insert(0, (piece(whose, "speaker"),))
        return iter(found)


def _displayed(block: Block, at: str) -> Iterator[Row]:
    """Yield the rows of a block that is no running text."""
    if isinstance(block, PullQuote):
        margin: list[_Pieces] = [(piece("pull quote", "fact"),)]
        if block.speaker:
            margin.insert(0, (piece(block.speaker, "speaker"),))
        pieces = (piece(block.text, "pull_quote"),)
        yield Row(pointers=(at,), pieces=pieces, first="┃ ", further="┃ ", margin=margin)
    elif isinstance(block, Table):
        table = (block.header, *block.rows) if block.header else block.rows
        yield from _lines(at, [" │ ".join(cells) for cells in table])
    elif isinstance(block, Preformatted):
        yield from _lines(at, block.text.split("\n"))
    elif isinstance(block, Figure):
        yield _figure(block.media, at, block.caption, block.credit)
    elif isinstance(block, Rule):
        yield Row(pointers=(at,), pieces=(piece("* * *", "fact"),))


def _lines(at: str, lines: Sequence[str]) -> Iterator[Row]:
    for index, line in enumerate(lines):
        yield Row(pointers=(at,), pieces=(piece(line),), close=bool(index))


def _figure(media: Media, at: str, caption: str | None = None, credit: str | None = None) -> Row:
    shown = caption or media.caption or media.alt or media.url or media.id
    by = credit or media.credit
    text = " ".join(filter(None, (shown, by and f"({by})")))
    return Row(pointers=(at,), pieces=(piece(f"[{media.kind or 'media'}] {text}", "note"),))


def _tail(brief: Brief) -> Iterator[Row]:
    for index, note in enumerate(brief.notes):
        label = f"{note.kind}: " if note.kind else "note: "
        pieces = (piece(label, "fact"), piece(note.text, "note"))
        yield Row(pointers=(f"/notes/{index}",), pieces=pieces)
    for index, media in enumerate(brief.media):
        yield _figure(media, f"/media/{index}")


def _annotate(page: Sequence[Row], report: Report) -> None:
    """Put every finding beside the row that it is about."""
    homes = _homes(page)
    for finding in report:
        _home(homes, finding.pointer).margin.append(_remark(finding))
    if report.truncated:
        remark = (piece(f"{report.truncated} more findings are not shown", "warning"),)
        page[0].margin.append(remark)


def _homes(page: Iterable[Row]) -> Mapping[str, Row]:
    """Return the row of each pointer; of a pointer above several rows, the first of those."""
    homes: dict[str, Row] = {}
    for row in page:
        for pointer in row.pointers:
            homes.setdefault(pointer, row)
            while pointer := pointer.rpartition("/")[0]:
                homes.setdefault(pointer, row)
    return homes


def _home(homes: Mapping[str, Row], pointer: str) -> Row:
    while pointer not in homes:
        pointer = pointer.rpartition("/")[0]
    return homes[pointer]


def _remark(finding: Finding) -> _Pieces:
    message = finding.message
    if len(message) > _LONGEST_MESSAGE:
        message = f"{message[: _LONGEST_MESSAGE - 1]}…"
    severity = Severity(finding.severity).value
    return (piece(f"{finding.code} {severity}: ", severity), piece(message))
