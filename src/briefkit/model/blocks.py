"""The body of a story: sections of blocks, paragraphs with their spans and quotes."""

from collections.abc import Iterable
from typing import Literal, TypeAlias

import attrs

from briefkit.model._convert import checked, strings, tuple_of
from briefkit.model.records import Media

__all__ = [
    "Block",
    "BlockQuote",
    "Figure",
    "List",
    "Paragraph",
    "Preformatted",
    "PullQuote",
    "Quote",
    "QuoteKind",
    "Rule",
    "Section",
    "Span",
    "SpanKind",
    "Table",
]

SpanKind: TypeAlias = Literal["link", "emphasis", "strong", "code", "sub", "sup"]
"""What a stretch of text is marked as."""

QuoteKind: TypeAlias = Literal["direct", "partial", "dialogue"]
"""Whole sentences in marks, words within the writer's sentence, or lines after a dash."""


@attrs.frozen(kw_only=True, field_transformer=checked)
class Span:
    """A marked stretch of a paragraph's text."""

    start: int
    """Where it starts: a 0-based offset in code points."""

    end: int
    """Where it ends: the offset just after it."""

    kind: SpanKind
    """What it is marked as."""

    href: str | None = None
    """Where a link leads."""


@attrs.frozen(kw_only=True, field_transformer=checked)
class Quote:
    """Somebody's own words within a paragraph, and whose they are."""

    text: str
    """The words between the marks: ``paragraph.text[start:end]``."""

    start: int
    """Where the words start in the paragraph: a 0-based offset in code points."""

    end: int
    """Where they end: the offset just after them."""

    speaker: str | None = None
    """Who speaks, by the name that the story resolves to: "Dmitry Bakanov"."""

    mention: str | None = None
    """The words that name the speaker here: "Bakanov", "he"."""

    cue: str | None = None
    """The words that mark it as speech: "said", "according to"."""

    kind: QuoteKind = "direct"
    """direct, partial or dialogue."""

    continued: bool = False
    """True if it carries on a quotation that the paragraph before left open."""


def _spans(items: Iterable[Span]) -> tuple[Span, ...]:
    return tuple_of(items, Span)


def _quotes(items: Iterable[Quote]) -> tuple[Quote, ...]:
    return tuple_of(items, Quote)


def _rows(items: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple_of((tuple_of(row, str) for row in items), tuple)


@attrs.frozen(kw_only=True, field_transformer=checked)
class Paragraph:
    """A paragraph of running text."""

    text: str
    """Plain text without line breaks or markup."""

    spans: tuple[Span, ...] = attrs.field(default=(), converter=_spans)
    """Marked stretches of the text."""

    quotes: tuple[Quote, ...] = attrs.field(default=(), converter=_quotes)
    """Quotations in the text, in order."""


def _paragraphs(items: Iterable[Paragraph | str]) -> tuple[Paragraph, ...]:
    if isinstance(items, str):
        raise TypeError(f"expected a sequence of paragraphs, got the string {items!r:.60}")
    texts = (Paragraph(text=item) if isinstance(item, str) else item for item in items)
    return tuple_of(texts, Paragraph)


@attrs.frozen(kw_only=True, field_transformer=checked)
class PullQuote:
    """A display line that repeats words of the story to draw the eye."""

    text: str
    """The words as displayed."""

    speaker: str | None = None
    """Who said them, if the line says so."""


@attrs.frozen(kw_only=True, field_transformer=checked)
class BlockQuote:
    """A passage from elsewhere, set off from the story."""

    paragraphs: tuple[Paragraph, ...] = attrs.field(converter=_paragraphs)
    """The passage; plain strings are taken as paragraphs."""

    speaker: str | None = None
    """Who is quoted."""

    cite: str | None = None
    """Where it comes from: an address or a title."""


@attrs.frozen(kw_only=True, field_transformer=checked)
class List:
    """A list of items, each a paragraph."""

    items: tuple[Paragraph, ...] = attrs.field(converter=_paragraphs)
    """The items; plain strings are taken as paragraphs."""

    ordered: bool = False
    """True if the items are numbered."""


@attrs.frozen(kw_only=True, field_transformer=checked)
class Table:
    """A table of plain text."""

    rows: tuple[tuple[str, ...], ...] = attrs.field(converter=_rows)
    """Rows of cells."""

    header: tuple[str, ...] = attrs.field(default=(), converter=strings)
    """The cells of the heading row; empty if there is none."""


@attrs.frozen(kw_only=True, field_transformer=checked)
class Preformatted:
    """Text whose spaces and line breaks matter: a score sheet, a column of figures."""

    text: str
    """The text, lines separated by ``\\n``."""


@attrs.frozen(kw_only=True, field_transformer=checked)
class Figure:
    """A picture, video or other media at its place in the story."""

    media: Media
    """What is shown."""

    caption: str | None = None
    """The caption in this story, where it is not the media's own."""

    credit: str | None = None
    """The credit in this story, where it is not the media's own."""


@attrs.frozen(kw_only=True, field_transformer=checked)
class Rule:
    """A line across the column."""


Block: TypeAlias = Paragraph | PullQuote | BlockQuote | List | Table | Preformatted | Figure | Rule
"""Anything that can stand in a section."""


def _blocks(items: Iterable[Block]) -> tuple[Block, ...]:
    return tuple_of(items, *_BLOCK_TYPES)


_BLOCK_TYPES: tuple[type[Block], ...] = (
    Paragraph,
    PullQuote,
    BlockQuote,
    List,
    Table,
    Preformatted,
    Figure,
    Rule,
)


@attrs.frozen(kw_only=True, field_transformer=checked)
class Section:
    """A heading and the blocks under it."""

    heading: str | None = None
    """The heading; None for the opening of a story."""

    blocks: tuple[Block, ...] = attrs.field(converter=_blocks)
    """What stands under the heading, in order."""

    level: int = 1
    """1 for a section of the story, 2 for a section within the one before, and so on."""
