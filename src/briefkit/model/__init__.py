"""The values that make up a news brief: frozen, hashable, picklable, free of any format."""

from briefkit.model.blocks import (
    Block,
    BlockQuote,
    Figure,
    List,
    Paragraph,
    Preformatted,
    PullQuote,
    Quote,
    QuoteKind,
    Rule,
    Section,
    Span,
    SpanKind,
    Table,
)
from briefkit.model.brief import Brief, PlacedParagraph, PlacedQuote
from briefkit.model.people import Agency, Author, Byline, Dateline
from briefkit.model.records import Link, Media, Note, Rights, Subject

__all__ = [
    "Agency",
    "Author",
    "Block",
    "BlockQuote",
    "Brief",
    "Byline",
    "Dateline",
    "Figure",
    "Link",
    "List",
    "Media",
    "Note",
    "Paragraph",
    "PlacedParagraph",
    "PlacedQuote",
    "Preformatted",
    "PullQuote",
    "Quote",
    "QuoteKind",
    "Rights",
    "Rule",
    "Section",
    "Span",
    "SpanKind",
    "Subject",
    "Table",
]
