"""What of a brief's texts is somebody's own words, which no fix may touch."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from briefkit.model import BlockQuote, Brief, Paragraph, Quote, Section
from briefkit.testing import briefs
from briefkit.validation.context import Context
from effort import examples

AT = "/sections/0/blocks/0/text"


def of(*texts: str) -> Context:
    """Return what rules see of a brief with paragraphs."""
    section = Section(blocks=[Paragraph(text=text) for text in texts])
    return Context(Brief(headline="Ferry ‘sank’ in the storm", sections=(section,)))


@pytest.mark.parametrize(
    ("texts", "words", "expected"),
    [
        (["“It holds,” she said."], "holds", True),
        (["“It holds,” she said."], "she", False),
        (["“It holds,” she said."], "“", False),
        (['"It holds," she said.'], "It", True),
        (["“It holds. It will hold.", "“And it is old.”"], "will", True),
        (["The so-called “bridge” opened."], "bridge", True),
        (["‘It holds,’ she said."], "holds", True),
        (["“It holds,” she said of the ‘old bridge’."], "bridge", True),
        (["The students’ bridge wasn’t theirs."], "bridge", False),
        (["A bridge of 6 feet 2 inches, or 6'2\", held."], "held", False),
    ],
)
def test_what_is_quoted(texts: list[str], words: str, expected: bool) -> None:
    """What stands between quotation marks is quoted, the marks themselves are not."""
    start = texts[0].index(words)

    assert of(*texts).quotations.hold(AT, start, start + len(words)) is expected


def test_what_overlaps_is_quoted() -> None:
    """A stretch that reaches into a quotation is quoted; what is put in beside it is not."""
    quotations = of("She said “it holds” and left.").quotations

    assert quotations.hold(AT, 4, 13)
    assert not quotations.hold(AT, 4, 10)
    assert [quotations.hold(AT, at, at) for at in (9, 10, 11, 18, 19)] == [
        *(False, False, True, False, False)
    ]


def test_a_headline_quotes_in_single_marks() -> None:
    """What a headline has in single marks is quoted."""
    quotations = of("The ferry sank.").quotations

    assert quotations.hold("/headline", 7, 11)
    assert not quotations.hold("/headline", 0, 5)


def test_what_the_model_calls_a_quote_is_quoted() -> None:
    """Quotes of a paragraph count without marks, and a block quotation does as a whole."""
    said = Paragraph(text="— It holds.", quotes=[Quote(text="It holds.", start=2, end=11)])
    blocks = (said, BlockQuote(paragraphs=("It holds.",)))
    quotations = Context(Brief(headline="Bridge", sections=[Section(blocks=blocks)])).quotations

    assert quotations.hold(AT, 2, 4)
    assert quotations.hold("/sections/0/blocks/1/paragraphs/0/text", 0, 2)


@given(brief=briefs())
@settings(max_examples=examples(60), deadline=None)
def test_no_quote_is_missed(brief: Brief) -> None:
    """Every character of every quote of any brief is quoted."""
    context = Context(brief)
    for pointer, paragraph in context.paragraphs:
        for quote in paragraph.quotes:
            for at in range(quote.start, quote.end):
                assert context.quotations.hold(f"{pointer}/text", at, at + 1)
