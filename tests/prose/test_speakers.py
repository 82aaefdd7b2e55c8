"""Speakers: full names across a story, whatever the mention."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

from briefkit.model import BlockQuote, Brief, List, Paragraph, Quote, Section
from briefkit.prose.speakers import find_attributed, resolve_speakers
from briefkit.testing import briefs
from prose_cases import annotated

STORIES = list(annotated("speakers.txt"))


def brief_of(*texts: str) -> Brief:
    """Return a brief of these paragraphs."""
    return Brief(
        headline="Bridge opens", sections=[Section(blocks=[Paragraph(text=t) for t in texts])]
    )


@pytest.mark.parametrize("story", STORIES, ids=[story[0][0][:60] for story in STORIES])
def test_speakers_of_a_story(story: list[tuple[str, list[str]]]) -> None:
    """Every quotation has the speaker in the table; a dash stands for nobody known."""
    resolved = resolve_speakers(brief_of(*(text for text, _ in story)))

    for paragraph, (_, speakers) in zip(resolved.paragraphs, story, strict=True):
        assert [quote.speaker or "-" for quote in paragraph.quotes] == speakers


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    """What a paragraph leaves open, the next one continues, under the same speaker."""
    quotes = find_attributed(['"It is open," Vik said. "It is wide.', '"It is long."'])

    assert [[quote.continued for quote in found] for found in quotes] == [[False, False], [True]]
    assert quotes[1][0].speaker == "Vik"


def test_lists_and_block_quotes_are_part_of_the_story() -> None:
    """Quotations in items and set-off passages are found, and know the names in paragraphs."""
    blocks = [
        Paragraph(text="Tora Vik came."),
        List(items=['"It is open," Vik said.']),
        BlockQuote(paragraphs=['"It is wide," she said.']),
    ]
    resolved = resolve_speakers(Brief(headline="", sections=[Section(blocks=blocks)]))

    assert [quote.speaker for _, quote in resolved.quotes] == ["Tora Vik", "Tora Vik"]


def test_quotations_that_are_there_are_kept() -> None:
    """Only the speaker that is missing is filled in; the rest is the author's."""
    text = 'Tora Vik waved. "It is open," Vik said.'
    quote = Quote(text="open", start=24, end=28, mention="Vik", kind="dialogue")
    [kept] = (
        resolve_speakers(
            Brief(headline="", sections=[Section(blocks=[Paragraph(text=text, quotes=[quote])])])
        )
        .paragraphs[0]
        .quotes
    )

    assert kept == attrs.evolve(quote, speaker="Tora Vik")


def test_a_story_without_quotations_stays_what_it_is() -> None:
    """Nothing is built anew where nothing is said."""
    brief = brief_of("The bridge is open.")

    assert resolve_speakers(brief) is brief


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(briefs())
def test_doing_it_twice_changes_nothing_more(brief: Brief) -> None:
    """Resolving is idempotent, and leaves everything but quotations alone."""
    once = resolve_speakers(brief)

    assert resolve_speakers(once) == once
    assert once.text == brief.text
