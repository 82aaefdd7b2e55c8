"""The brief: one story with everything about it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import attrs

from briefkit.model._convert import checked, strings, tuple_of
from briefkit.model.blocks import (
    Block,
    BlockQuote,
    List,
    Paragraph,
    Preformatted,
    PullQuote,
    Quote,
    Section,
    Table,
)
from briefkit.model.people import Agency, Byline, Dateline
from briefkit.model.records import Link, Media, Note, Rights, Subject

__all__ = ["Brief", "PlacedParagraph", "PlacedQuote", "paragraphs_in"]


class PlacedQuote(NamedTuple):
    """A quote and where it stands."""

    pointer: str
    """JSON Pointer of the quote."""

    quote: Quote
    """The quote."""


class PlacedParagraph(NamedTuple):
    """A paragraph and where it stands."""

    pointer: str
    """JSON Pointer of the paragraph."""

    paragraph: Paragraph
    """The paragraph."""


def _sections(items: Iterable[Section]) -> tuple[Section, ...]:
    return tuple_of(items, Section)


def _subjects(items: Iterable[Subject]) -> tuple[Subject, ...]:
    return tuple_of(items, Subject)


def _notes(items: Iterable[Note]) -> tuple[Note, ...]:
    return tuple_of(items, Note)


def _media(items: Iterable[Media]) -> tuple[Media, ...]:
    return tuple_of(items, Media)


def _links(items: Iterable[Link]) -> tuple[Link, ...]:
    return tuple_of(items, Link)


@attrs.frozen(kw_only=True, field_transformer=checked)
class Brief:
    """A news brief: a story, its body in sections, and what a newsroom needs to know of it."""

    headline: str
    """The headline, plain text."""

    sections: tuple[Section, ...] = attrs.field(converter=_sections)
    """The body; the opening section has no heading."""

    id: str | None = None
    """The identifier of the story, best a URI; versions of one story share it."""

    url: str | None = None
    """The address where the story is published."""

    masthead: tuple[str, ...] = attrs.field(default=(), converter=strings)
    """The lines of the publication that stand above the story."""

    kicker: str | None = None
    """The label over the headline."""

    deck: str | None = None
    """The subheadline."""

    summary: str | None = None
    """What the story says, in a sentence or two, for listings."""

    slug: str | None = None
    """The working title that desks use: ``BC-US--Space Station, 1st Ld``."""

    byline: Byline | None = None
    """Who made the story."""

    dateline: Dateline | None = None
    """Where and when the story was filed; not repeated in the first paragraph."""

    source: Agency | None = None
    """The organization that provides the story."""

    language: str | None = None
    """The language of the story as a BCP 47 tag."""

    created: dt.datetime | None = None
    """When the first version was made; with a UTC offset, like every time here."""

    published: dt.datetime | None = None
    """When the story was first published."""

    modified: dt.datetime | None = None
    """When this version was made."""

    embargoed: dt.datetime | None = None
    """Not to be published before this instant."""

    expires: dt.datetime | None = None
    """Not to be used after this instant."""

    version: str | None = None
    """The revision of the story, as the source counts it."""

    status: str | None = None
    """usable, withheld or canceled."""

    urgency: int | None = None
    """1 (flash) to 9 (least), as IPTC counts."""

    genre: str | None = None
    """The form of the story: "analysis", "obituary"."""

    keywords: tuple[str, ...] = attrs.field(default=(), converter=strings)
    """Free terms to find it by."""

    subjects: tuple[Subject, ...] = attrs.field(default=(), converter=_subjects)
    """What it is about, coded."""

    ed_note: str | None = None
    """A note from desk to desk. Never for publication."""

    notes: tuple[Note, ...] = attrs.field(default=(), converter=_notes)
    """Lines for the reader outside the story: corrections, credits, sign-offs."""

    rights: Rights | None = None
    """Who owns it and what may be done with it."""

    media: tuple[Media, ...] = attrs.field(default=(), converter=_media)
    """Media that go with the story but have no place in its body."""

    links: tuple[Link, ...] = attrs.field(default=(), converter=_links)
    """What to see along with it."""

    extra: Mapping[str, Any] = attrs.field(factory=dict, hash=False)
    """What a reader found and no other field holds: JSON values by key."""

    @property
    def placed_paragraphs(self) -> tuple[PlacedParagraph, ...]:
        """Every paragraph of running text with its place, those in lists and quotes included."""
        return tuple(_paragraphs_of(self))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs that stand in the sections themselves, in order."""
        return tuple(
            block
            for section in self.sections
            for block in section.blocks
            if isinstance(block, Paragraph)
        )

    @property
    def quotes(self) -> tuple[PlacedQuote, ...]:
        """Every quote with its place, in order."""
        return tuple(
            PlacedQuote(f"{pointer}/quotes/{index}", quote)
            for pointer, paragraph in _paragraphs_of(self)
            for index, quote in enumerate(paragraph.quotes)
        )

    @property
    def speakers(self) -> tuple[str, ...]:
        """The names of those who are quoted, each once, in the order of first appearance."""
        return tuple(dict.fromkeys(q.speaker for _, q in self.quotes if q.speaker))

    @property
    def text(self) -> str:
        """The body as plain text: headings and blocks, separated by blank lines."""
        return "\n\n".join(_body_texts(self))

    @property
    def word_count(self) -> int:
        """How many words the body has, headings included."""
        return len(self.text.split())


def _paragraphs_of(brief: Brief) -> Iterator[PlacedParagraph]:
    for i, section in enumerate(brief.sections):
        for j, block in enumerate(section.blocks):
            yield from paragraphs_in(f"/sections/{i}/blocks/{j}", block)


def paragraphs_in(pointer: str, block: Block) -> Iterable[PlacedParagraph]:
    """Return the paragraphs of running text in the block at `pointer`, with their places."""
    if isinstance(block, Paragraph):
        return (PlacedParagraph(pointer, block),)
    if isinstance(block, BlockQuote):
        return _placed(f"{pointer}/paragraphs", block.paragraphs)
    if isinstance(block, List):
        return _placed(f"{pointer}/items", block.items)
    return ()


def _placed(pointer: str, paragraphs: tuple[Paragraph, ...]) -> Iterator[PlacedParagraph]:
    for index, paragraph in enumerate(paragraphs):
        yield PlacedParagraph(f"{pointer}/{index}", paragraph)


def _body_texts(brief: Brief) -> Iterator[str]:
    for section in brief.sections:
        if section.heading:
            yield section.heading
        for block in section.blocks:
            if isinstance(block, (Paragraph, PullQuote, Preformatted)):
                yield block.text
            elif isinstance(block, BlockQuote):
                yield from (paragraph.text for paragraph in block.paragraphs)
            elif isinstance(block, List):
                yield "\n".join(item.text for item in block.items)
            elif isinstance(block, Table):
                rows = (block.header, *block.rows) if block.header else block.rows
                yield "\n".join("\t".join(row) for row in rows)
            # A figure or a rule has no running text of its own.
