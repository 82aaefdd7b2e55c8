"""Speakers: from "Bakanov" and "he" to the name that the story gives in full."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

import attrs

from briefkit.model._trusted import maker
from briefkit.model.blocks import Block, BlockQuote, List, Paragraph, Quote
from briefkit.model.brief import Brief
from briefkit.prose.quotes.dialogue import find_unsigned_line
from briefkit.prose.quotes.drafts import Draft, dialogue_draft, draft_quotes
from briefkit.prose.quotes.marks import has_marks, opens_with_mark, uses_single_marks
from briefkit.prose.speakers.story import Story
from briefkit.prose.speakers.turns import fill_in_turns, is_left_open, opens

__all__ = ["find_attributed", "resolve_speakers"]

_make_paragraph = maker(Paragraph)
_make_quote = maker(Quote)


def resolve_speakers(brief: Brief) -> Brief:
    """Return `brief` with every paragraph's quotations, each under its speaker's full name.

    Paragraphs that have quotes already keep them; of those, only speakers that are missing
    are filled in. A surname gets the full name that the story gave before (or, failing that,
    gives later), "he" and "she" the last speaker they fit; an organization stays as it is.
    Headings and pull quotes are not looked at. Doing it twice changes nothing more.
    """
    paragraphs: list[Paragraph] = []
    starts: set[int] = set()
    for section in brief.sections:
        count = len(paragraphs)
        for block in section.blocks:
            paragraphs += _paragraphs_of(block)
        if len(paragraphs) > count:
            starts.add(count)
    texts = [paragraph.text for paragraph in paragraphs]
    found = find_attributed(texts, [paragraph.quotes for paragraph in paragraphs], starts)
    if not any(found):
        return brief
    quoted = iter([*map(_quoting, paragraphs, found)])
    sections = [
        attrs.evolve(section, blocks=[_rebuilt(block, quoted) for block in section.blocks])
        for section in brief.sections
    ]
    return attrs.evolve(brief, sections=sections)


def find_attributed(
    texts: Sequence[str], known: Sequence[Sequence[Quote]] = (), starts: Collection[int] = ()
) -> list[tuple[Quote, ...]]:
    """Return the quotations of each paragraph of a story, with the full names of their speakers.

    Args:
        texts: The paragraphs, in order.
        known: The quotations that each paragraph has already; where it has none, they are found.
        starts: The indices of the paragraphs that begin a section: who spoke before it does not
            go on in it unnamed.
    """
    drafts = _with_unsigned_lines(texts, list(_drafts(texts, known)))
    if not any(drafts):
        return [()] * len(texts)
    drafts = fill_in_turns(texts, drafts, starts)
    story = Story(texts, drafts)
    return list(_resolved(texts, drafts, story))


def _drafts(texts: Sequence[str], known: Sequence[Sequence[Quote]]) -> Iterator[Sequence[Draft]]:
    single = uses_single_marks(texts)
    for index, text in enumerate(texts):
        if known and known[index]:
            yield list(map(_known, known[index]))
        elif single or has_marks(text) or find_unsigned_line(text):
            following = texts[index + 1] if index + 1 < len(texts) else ""
            goes_on = opens_with_mark(following, single=single)
            yield draft_quotes(text, goes_on=goes_on, single=single)
        else:
            yield ()


def _paragraphs_of(block: Block) -> Sequence[Paragraph]:
    """Return the paragraphs of running text in a block."""
    if isinstance(block, Paragraph):
        return (block,)
    if isinstance(block, BlockQuote):
        return block.paragraphs
    return block.items if isinstance(block, List) else ()


def _quoting(paragraph: Paragraph, quotes: tuple[Quote, ...]) -> Paragraph:
    """Return a paragraph with the quotations in it; itself, if there are none as before."""
    if not quotes and not paragraph.quotes:
        return paragraph
    made: Paragraph = _make_paragraph(paragraph.text, paragraph.spans, quotes)
    return made


def _with_unsigned_lines(
    texts: Sequence[str], drafts: list[Sequence[Draft]]
) -> list[Sequence[Draft]]:
    """Add the lines after a dash that stand next to a line of dialogue, and so are such."""
    talk = [index for index, draft in enumerate(drafts) if draft and draft[0].kind == "dialogue"]
    for step in (-1, 1) if talk else ():
        for index in talk[::step]:
            beside = index + step
            while 0 <= beside < len(texts) and not drafts[beside]:
                line = find_unsigned_line(texts[beside])
                if line is None:
                    break
                drafts[beside] = [dialogue_draft(texts[beside], line)]
                beside += step
    return drafts


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
    is_open = False
    for index, (text, paragraph) in enumerate(zip(texts, drafts, strict=True)):
        if not paragraph:
            is_open = False
            yield ()
            continue
        continued = is_open and opens(text, paragraph[0])
        quotes: list[Quote] = []
        for draft in paragraph:
            speaker = story.speaker(draft, index)
            if speaker is None and draft.mention is None and continued:
                speaker = story.last
            story.last = speaker or story.last
            quotes.append(_quote(text, draft, speaker, continued=continued))
            continued = False
        yield tuple(quotes)
        is_open = is_left_open(text, paragraph)


def _quote(text: str, draft: Draft, speaker: str | None, *, continued: bool) -> Quote:
    quote = draft.quote
    if quote is None:
        start, end, mention, cue, kind, *_ = draft
        return _make_quote(text[start:end], start, end, speaker, mention, cue, kind, continued)
    continued = quote.continued or continued
    if quote.speaker == speaker and quote.continued == continued:
        return quote
    return attrs.evolve(quote, speaker=speaker, continued=continued)
