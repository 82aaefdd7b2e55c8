"""Every rule on 100 kB of what breaks patterns, wherever a text can stand: time stays linear."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import attrs
import pytest

from briefkit.model import (
    Agency,
    Author,
    BlockQuote,
    Brief,
    Byline,
    Dateline,
    List,
    Paragraph,
    PullQuote,
    Quote,
    Rights,
    Section,
)
from briefkit.validation import CORE, Report, Rule, check
from briefkit.validation.examples import NOW
from growth import grows_with_count

SIZE = 25_000
"""Code points of the smaller text; the larger has four times as many."""

FILLERS = {
    "spaces": " ",
    "newlines": "\n",
    "spaces that end": " " * 99 + "x",
    "letters": "a",
    "digits": "7",
    "hyphens": "-",
    "brackets": "(",
    "commas": ",",
    "periods": ".",
    "straight quotes": '"',
    "opened quotes": "“",
    "single quotes": "'",
    "quoted letters": '"a ',
    "opened letters": "“a ",
    "marks within marks": "“a “b” ",
    "spaced stops": " . ",
    "loose commas": "a ,b",
    "doubled stops": "a.. b!! ",
    "words": "the mayor ",
    "word and again": "a a ",
    "names": "Tora Vik ",
    "placeholders": "XXX ",
    "tags": "<a ",
    "weekdays": "Friday, ",
    "dates": "Friday, Aug. ",
    "mojibake": "â€",
    "accents": "e\u0301",
    "joiners": "\u200d",
    "soft hyphens": "a\u00ad",
    "controls": "\x00",
    "directions": "\u202e\u05d0",
    "addresses": "a@b,c ",
}


def paragraph(text: str) -> Brief:
    """Return a brief with all of a text in one paragraph, and again in the next."""
    return brief_of(Paragraph(text=text), Paragraph(text=text + "x"))


def paragraphs(text: str) -> Brief:
    """Return a brief with a text in pieces: paragraphs, list items and a block quotation."""
    parts = pieces(text)
    blocks = [Paragraph(text=part) for part in parts]
    return brief_of(*blocks, List(items=parts), BlockQuote(paragraphs=parts))


def display(text: str) -> Brief:
    """Return a brief with a text as headline and heading, and parts of it all around the body."""
    part = text[: len(text) // 10]
    return attrs.evolve(
        brief_of(PullQuote(text=part), heading=text),
        headline=text,
        deck=part,
        language=part,
        status=part,
        ed_note=part,
        keywords=pieces(part),
        byline=Byline(
            text=part, authors=(Author(name=part, email=part),), agencies=(Agency(name=part),)
        ),
        dateline=Dateline(text=part, places=(part,), region=part),
        rights=Rights(notice=part),
    )


def quotes(text: str) -> Brief:
    """Return a brief with a text in pieces as quotes, of as many speakers, in one paragraph."""
    found = [
        Quote(
            text=part,
            start=start,
            end=start + len(part),
            speaker=f"{start} {part}",
            mention=part,
            cue=part,
            kind="partial" if start % 200 else "direct",
        )
        for start, part in zip(range(0, len(text), 100), pieces(text), strict=True)
    ]
    moved = [attrs.evolve(quote, start=0, end=1, speaker=None) for quote in found]
    nobodys = [
        attrs.evolve(quote, speaker=None, mention=None, cue=None, kind="direct") for quote in found
    ]
    return brief_of(*(Paragraph(text=text, quotes=several) for several in (found, moved, nobodys)))


def brief_of(*blocks: object, heading: str | None = None) -> Brief:
    """Return a brief with blocks as its body."""
    return Brief(headline="Bridge opens", sections=[Section(heading=heading, blocks=blocks)])


def pieces(text: str) -> list[str]:
    """Return a text in pieces of a hundred code points."""
    return [text[at : at + 100] for at in range(0, len(text), 100)]


WAYS: Mapping[str, Callable[[str], Brief]] = {
    "one paragraph": paragraph,
    "many paragraphs": paragraphs,
    "display": display,
    "quotes": quotes,
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", FILLERS)
def test_hostile_text_takes_no_time(name: str, way: str) -> None:
    """All rules take time in proportion to the text; none of them crashes."""
    filler = FILLERS[name]
    texts = {times: (filler * SIZE)[: times * SIZE] for times in (1, 4)}
    briefs = {times: WAYS[way](text) for times, text in texts.items()}

    def checking(rules: tuple[Rule, ...], times: int) -> partial[Report]:
        return partial(check, briefs[times], rules, source=texts[times], format="wire", now=NOW)

    rules = tuple(CORE)

    assert "BK099" not in checking(rules, 1)().by_code()
    if not grows_with_count(partial(checking, rules), 1):
        slow = [r.code for r in rules if not grows_with_count(partial(checking, (r,)), 1)]
        assert not slow
