"""Speakers: from "Bakanov" and "he" to the name that the story gives in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from briefkit.model.blocks import Block, BlockQuote, List, Paragraph, Quote
from briefkit.model.brief import Brief
from briefkit.prose.quotes import Draft, draft_quotes
from briefkit.prose.story import Story

__all__ = ["find_attributed", "resolve_speakers"]

_MARKS = "\"“”„«»`' \xa0"


def resolve_speakers(brief: Brief) -> Brief:
    """Return `brief` with every paragraph's quotations, each under its speaker's full name.

    Paragraphs that have quotes already keep them; of those, only speakers that are missing
    are filled in. A surname gets the full name that the story gave before (or, failing that,
    gives later), "he" and "she" the last speaker they fit; an organization stays as it is.
    Headings and pull quotes are not looked at. Doing it twice changes nothing more.
    """
    paragraphs = [paragraph for _, paragraph in brief.placed_paragraphs]
    texts = [paragraph.text for paragraph in paragraphs]
    found = find_attributed(texts, [paragraph.quotes for paragraph in paragraphs])
    if not any(found):
        return brief
    quoted = (
        Paragraph(text=paragraph.text, spans=paragraph.spans, quotes=quotes)
        for paragraph, quotes in zip(paragraphs, found, strict=True)
    )
    sections = [
        attrs.evolve(section, blocks=[_rebuilt(block, quoted) for block in section.blocks])
        for section in brief.sections
    ]
    return attrs.evolve(brief, sections=sections)


def find_attributed(
    texts: Sequence[str], known: Sequence[Sequence[Quote]] = ()
) -> list[tuple[Quote, ...]]:
    """Return the quotations of each paragraph of a story, with the full names of their speakers.

    Args:
        texts: The paragraphs, in order.
        known: The quotations that each paragraph has already; where it has none, they are found.
    """
    drafts = [
        list(map(_known, known[index])) if known and known[index] else draft_quotes(text)
        for index, text in enumerate(texts)
    ]
    if not any(drafts):
        return [()] * len(texts)
    story = Story(texts, drafts)
    return list(_resolved(texts, drafts, story))


def _rebuilt(block: Block, paragraphs: Iterator[Paragraph]) -> Block:
    if isinstance(block, Paragraph):
        return next(paragraphs)
    if isinstance(block, BlockQuote):
        return attrs.evolve(block, paragraphs=[next(paragraphs) for _ in block.paragraphs])
    if isinstance(block, List):
        return attrs.evolve(block, items=[next(paragraphs) for _ in block.items])
    return block


def _known(quote: Quote) -> Draft:
    return Draft(quote.start, quote.end, quote.mention, quote.cue, quote.kind, quote.speaker, quote)


def _resolved(
    texts: Iterable[str], drafts: Iterable[Sequence[Draft]], story: Story
) -> Iterator[tuple[Quote, ...]]:
    leads_on = is_open = False
    for index, (text, paragraph) in enumerate(zip(texts, drafts, strict=True)):
        if not paragraph:
            yield ()
            leads_on, is_open = text.endswith(":"), False
            continue
        quotes: list[Quote] = []
        follows = (leads_on or is_open) and not text[: paragraph[0].start].strip(_MARKS)
        for draft in paragraph:
            speaker = story.speaker(draft, index)
            if speaker is None and draft.mention is None and follows:
                speaker = story.last
            story.last = speaker or story.last
            quotes.append(_quote(text, draft, speaker, continued=follows and is_open))
            follows = False
        yield tuple(quotes)
        leads_on = text.endswith(":")
        is_open = paragraph[-1].end == len(text.rstrip())


def _quote(text: str, draft: Draft, speaker: str | None, *, continued: bool) -> Quote:
    quote = draft.quote
    if quote is None:
        return Quote(
            text=text[draft.start : draft.end],
            start=draft.start,
            end=draft.end,
            speaker=speaker,
            mention=draft.mention,
            cue=draft.cue,
            kind=draft.kind,
            continued=continued,
        )
    continued = quote.continued or continued
    if quote.speaker == speaker and quote.continued == continued:
        return quote
    return attrs.evolve(quote, speaker=speaker, continued=continued)
