"""What rules look at: a brief, gone through once, its prose in words once, when asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

import attrs

from briefkit.model import (
    Block,
    BlockQuote,
    Brief,
    Figure,
    List,
    Paragraph,
    Preformatted,
    PullQuote,
    Section,
    Table,
)
from briefkit.model.brief import PlacedParagraph, PlacedQuote, paragraphs_in
from briefkit.validation.words.passages import Passages
from briefkit.validation.words.quotations import Quotations
from briefkit.walk import walk

__all__ = ["Context", "PlacedBlock", "PlacedSection"]


class PlacedSection(NamedTuple):
    """A section and where it stands."""

    pointer: str
    """JSON Pointer of the section."""

    section: Section
    """The section."""


class PlacedBlock(NamedTuple):
    """A block and where it stands."""

    pointer: str
    """JSON Pointer of the block."""

    block: Block
    """The block."""


_DISPLAY = ("kicker", "headline", "deck", "summary")
_APART = frozenset({*_DISPLAY, "sections", "extra"})
_ABOUT = tuple(field.name for field in attrs.fields(Brief) if field.name not in _APART)
_about = attrgetter(*_ABOUT)
_TEXTLESS = (int, dt.datetime)
# No two of them are words of one other language: so neither "for" and "have", which are Danish,
# nor "was", which is Dutch as "of" is.
_ENGLISH = frozenset(
    """
    after and are but called from his its of said says she that the their they this to when which
    with would you your
    """.split()
)


class Context:
    """A brief and what is derived from it, shared by all rules of a run. Nothing is changed."""

    def __init__(
        self,
        brief: Brief,
        *,
        now: dt.datetime | None = None,
        source: str | None = None,
        format: str = "",
        public: bool | None = None,
    ) -> None:
        self.brief = brief
        """The brief."""
        self.now = now
        """The instant to judge times by; None if the caller named none. Rules read no clock."""
        self.source = source or ""
        """The text of the file; only rules of scope "source" need it."""
        self.format = format
        """The name of the format of the file."""
        self.public = public
        """Whether what is in that format is for readers; None if there is no file."""

    @cached_property
    def language(self) -> str:
        """The primary language subtag in lower case (``en``); empty if it is not known."""
        primary = (self.brief.language or "").replace("_", "-").partition("-")[0]
        return primary.lower() if len(primary) in (2, 3) else ""

    @cached_property
    def sections(self) -> tuple[PlacedSection, ...]:
        """The sections, with their places."""
        return tuple(
            PlacedSection(f"/sections/{i}", section)
            for i, section in enumerate(self.brief.sections)
        )

    @cached_property
    def blocks(self) -> tuple[tuple[PlacedBlock, ...], ...]:
        """The blocks of each section, with their places."""
        return tuple(
            tuple(
                PlacedBlock(f"{pointer}/blocks/{j}", block)
                for j, block in enumerate(section.blocks)
            )
            for pointer, section in self.sections
        )

    @cached_property
    def paragraphs(self) -> tuple[PlacedParagraph, ...]:
        """Every paragraph of running text, those in lists and quotations included."""
        return tuple(
            placed
            for blocks in self.blocks
            for pointer, block in blocks
            for placed in paragraphs_in(pointer, block)
        )

    @cached_property
    def running(self) -> tuple[tuple[PlacedParagraph, ...], ...]:
        """The paragraphs that stand in each section itself, those next to each other as a run.

        Anything between two paragraphs, be it a figure or a pull quote, parts a run.
        """
        return tuple(run for blocks in self.blocks for run in _runs(blocks))

    @cached_property
    def body(self) -> Passages:
        """The text of all `paragraphs`."""
        return Passages((f"{at}/text", paragraph.text) for at, paragraph in self.paragraphs)

    @cached_property
    def prose(self) -> Passages:
        """What a reader sees: headline and deck, summary, headings, body, captions."""
        display = ((f"/{name}", getattr(self.brief, name)) for name in _DISPLAY)
        items = [(pointer, text) for pointer, text in display if text is not None]
        for (pointer, section), blocks in zip(self.sections, self.blocks, strict=True):
            if section.heading is not None:
                items.append((f"{pointer}/heading", section.heading))
            for placed in blocks:
                items += _texts_in(*placed)
        return Passages(items)

    @cached_property
    def about(self) -> Passages:
        """The strings of all that is said about the story: byline, rights, media, notes."""
        items: list[tuple[str, str]] = []
        for name, value in zip(_ABOUT, _about(self.brief), strict=True):
            if type(value) is str:
                items.append((f"/{name}", value))
            elif value and not isinstance(value, _TEXTLESS):
                items += walk(value, str, base=f"/{name}")
        return Passages(items)

    @cached_property
    def strings(self) -> Passages:
        """`prose` and `about` as one; what asks both costs less, for `prose` is there already."""
        return Passages((*self.prose.items, *self.about.items))

    @cached_property
    def preformatted(self) -> frozenset[str]:
        """The pointers of the texts whose spaces and line breaks matter."""
        placed = (item for blocks in self.blocks for item in blocks)
        return frozenset(f"{at}/text" for at, block in placed if isinstance(block, Preformatted))

    @cached_property
    def quotes(self) -> tuple[PlacedQuote, ...]:
        """Every quote with its place, in order."""
        return tuple(
            PlacedQuote(f"{pointer}/quotes/{index}", quote)
            for pointer, paragraph in self.paragraphs
            if paragraph.quotes
            for index, quote in enumerate(paragraph.quotes)
        )

    @cached_property
    def is_english(self) -> bool:
        """Whether the story says that it is in English, or uses the words of English."""
        if self.language:
            return self.language == "en"
        return len(_ENGLISH & self.prose.words) > 1

    @cached_property
    def quotations(self) -> Quotations:
        """Where the texts hold somebody's own words."""
        return Quotations(self.brief, self.paragraphs)

    def folded(self, text: str) -> tuple[str, ...]:
        """Return what stands between the spaces of `text`, in lower case, punctuation and all.

        Every text is split once. Three times as fast as to find its words.
        """
        parts = self._folded.get(text)
        if parts is None:
            parts = self._folded[text] = tuple(text.lower().split())
        return parts

    @cached_property
    def prose_words(self) -> tuple[tuple[str, ...], ...]:
        """What stands between the spaces of each text of `prose`, as `folded` gives it."""
        return tuple(self.folded(text) for _, text in self.prose.items)

    @cached_property
    def _folded(self) -> dict[str, tuple[str, ...]]:
        return {}


def _runs(blocks: Iterable[PlacedBlock]) -> Iterator[tuple[PlacedParagraph, ...]]:
    run: list[PlacedParagraph] = []
    for pointer, block in blocks:
        if isinstance(block, Paragraph):
            run.append(PlacedParagraph(pointer, block))
        elif run:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def _texts_in(pointer: str, block: Block) -> Iterable[tuple[str, str]]:
    if isinstance(block, (Paragraph, PullQuote, Preformatted)):
        return ((f"{pointer}/text", block.text),)
    if isinstance(block, (BlockQuote, List)):
        return ((f"{at}/text", p.text) for at, p in paragraphs_in(pointer, block))
    if isinstance(block, (Table, Figure)):
        return walk(block, str, base=pointer)
    return ()
