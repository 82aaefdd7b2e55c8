"""Speakers: full names across a story, whatever the mention."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefkit.model import BlockQuote, Brief, List, Paragraph, Quote, Section
from briefkit.prose.speakers import find_attributed, resolve_speakers
from briefkit.testing import briefs
from effort import examples
from growth import grows_with_size
from prose_cases import annotated

STORIES = list(annotated("speakers.txt"))
TURNS = list(annotated("turns.txt"))
PARAGRAPHS = (
    *('"It is open," Vik said.', '"It is open.', "“It is wide.", '"It is open."', '"Is it?"'),
    *(
        "Tora Vik wrote:",
        "Berge went on.",
        "— Tora Vik",
        "‘So it is,’ she said.",
        "— Oui, dit Vik.",
    ),
    *('Vik said it was "a wreck."', '"No." "Never."', "It is open.", "''It is.''", '"', ""),
)


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


@pytest.mark.parametrize("story", TURNS, ids=[story[0][0][:60] for story in TURNS])
def test_speakers_in_other_paragraphs(story: list[tuple[str, list[str]]]) -> None:
    """Mention and cue of every quotation are those in the table, wherever they stand."""
    found = find_attributed([text for text, _ in story])

    for quotes, (_, expected) in zip(found, story, strict=True):
        assert [
            f"{quote.mention} | {quote.cue}{' +' * quote.continued}" if quote.mention else "-"
            for quote in quotes
        ] == expected


def test_nothing_is_carried_into_a_section() -> None:
    """Who spoke before a heading does not go on unnamed after it."""
    texts = ['"The bridge is open," Tora Vik said.', '"It is wide, and it is long."']
    sections = [Section(blocks=[Paragraph(text=text)]) for text in texts]
    resolved = resolve_speakers(Brief(headline="", sections=sections))

    assert [quote.speaker for _, quote in resolved.quotes] == ["Tora Vik", None]
    assert find_attributed(texts)[1][0].mention == "Tora Vik"
    assert find_attributed(texts, starts=[1])[1][0].mention is None


def test_single_marks_are_read_where_a_story_has_no_others() -> None:
    """One paragraph in double marks, and the single ones of the rest are apostrophes."""
    texts = ["‘It is open,’ said Tora Vik.", "She calls it ‘a wonder’ of the north."]

    assert [len(found) for found in find_attributed(texts)] == [1, 1]
    assert [len(found) for found in find_attributed([*texts, 'The "old" one.'])] == [0, 0, 0]


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


@settings(max_examples=examples(200), deadline=None)
@given(st.lists(st.sampled_from(PARAGRAPHS), max_size=8))
def test_any_story_can_be_read(texts: list[str]) -> None:
    """Quotations cut out what they claim, and name nobody that the story does not."""
    story = "\n".join(texts)
    for text, quotes in zip(texts, find_attributed(texts), strict=True):
        for quote in quotes:
            assert text[quote.start : quote.end] == quote.text
            assert quote.mention is None or quote.mention in story
            assert (quote.mention is None) == (quote.cue is None)


@pytest.mark.parametrize("paragraph", PARAGRAPHS[:7])
def test_time_grows_with_the_number_of_paragraphs(paragraph: str) -> None:
    """Four times the paragraphs take about four times as long, whatever they are."""
    assert grows_with_size(lambda text: find_attributed(text.splitlines()), f"{paragraph}\n")


@pytest.mark.parametrize("letters", ["A", "Aa", "A-", "A.", "A’"])
def test_time_grows_with_the_length_of_a_word(letters: str) -> None:
    """Four times the letters take about four times as long, whatever they look like."""
    quoted = '"It is open," Tora Vik said. "It is wide," she said.'

    assert grows_with_size(lambda word: find_attributed([quoted, f"{word}.", quoted]), letters)


@settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(briefs())
def test_doing_it_twice_changes_nothing_more(brief: Brief) -> None:
    """Resolving is idempotent, and leaves everything but quotations alone."""
    once = resolve_speakers(brief)

    assert resolve_speakers(once) == once
    assert once.text == brief.text
