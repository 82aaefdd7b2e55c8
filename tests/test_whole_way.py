"""The whole way, end to end: wire to JSON to Markdown to JSON to wire to JSON."""

from __future__ import annotations

from pathlib import Path

import pytest

import briefkit
from briefkit.model import Brief, PullQuote
from corpora import corpora_path

EXAMPLE = Path(__file__).parents[1] / "examples" / "space-brief.txt"


@pytest.fixture(params=["example", "seed"])
def story(request: pytest.FixtureRequest) -> Path:
    """The example brief, and the brief that the project started from."""
    if request.param == "example":
        return EXAMPLE
    return corpora_path("seed") / "us-russia-space.txt"


def test_nothing_is_lost_on_the_way_but_what_was_announced(story: Path, tmp_path: Path) -> None:
    """Each step loses exactly what `losses` says before, and the whole way what the steps do."""
    brief = briefkit.read(story)
    announced = []
    for number, suffix in enumerate([".json", ".md", ".json", ".txt", ".json"]):
        path = tmp_path / f"{number}{suffix}"
        format = {".json": "json", ".md": "markdown", ".txt": "wire"}[suffix]
        announced += briefkit.losses(brief, format)
        briefkit.write(brief, path)
        brief = briefkit.read(path)

    assert list(briefkit.diff(briefkit.read(story), brief)) == announced


def test_a_brief_read_from_wire_text_survives_every_format(story: Path) -> None:
    """What was read from running text can be written as any format and read back."""
    brief = briefkit.read(story)

    assert [briefkit.losses(brief, name) for name in ("json", "ndjson", "markdown", "wire")] == [
        ()
    ] * 4


def test_the_example_has_the_quirks_of_a_real_brief() -> None:
    """Masthead, byline ahead of the headline, a joined sentence, a display line, and speakers."""
    document = briefkit.read_document(EXAMPLE)
    brief = document.brief

    assert len(brief.masthead) == 2
    assert brief.byline is not None
    assert (len(brief.byline.authors), len(brief.byline.agencies)) == (1, 1)
    assert [bool(section.heading) for section in brief.sections] == [False, True]
    assert any(isinstance(block, PullQuote) for block in brief.sections[1].blocks)
    assert {problem.code for problem in document.problems} >= {"BK503", "BK113", "BK109", "BK108"}
    assert {quote.kind for _, quote in brief.quotes} == {"direct", "partial"}
    assert any(q.speaker != q.mention for _, q in brief.quotes)
    _assert_quotes_slice(brief)


def test_the_seed_reads_as_a_person_reads_it() -> None:
    """The brief that the project started from, field by field."""
    brief = briefkit.read(corpora_path("seed") / "us-russia-space.txt")
    opening, second = brief.sections

    assert len(brief.masthead) == 2
    assert brief.byline is not None
    assert brief.byline.text == "By: TA | AP Brief"
    assert [author.name for author in brief.byline.authors] == ["TA"]
    assert [agency.name for agency in brief.byline.agencies] == ["AP"]
    assert brief.headline.startswith("US and Russian space agencies")
    assert brief.dateline is None
    assert (opening.heading, len(opening.blocks)) == (None, 7)
    assert second.heading == "Keeping the space station in operation"
    assert [type(block).__name__ for block in second.blocks] == [
        "Paragraph", "Paragraph", "PullQuote", "Paragraph", "Paragraph", "Paragraph", "Paragraph",
    ]  # fmt: skip
    assert [(q.speaker, q.mention, q.cue, q.kind) for _, q in brief.quotes] == [
        ("Roscosmos", "Roscosmos", "said", "partial"),
        ("Dmitry Bakanov", "Bakanov", "said", "direct"),
        ("Dmitry Bakanov", "Bakanov", "praising", "partial"),
        ("Dmitry Bakanov", "Bakanov", "said", "direct"),
        ("Dmitry Bakanov", "Bakanov", "said", "direct"),
    ]
    _assert_quotes_slice(brief)


def _assert_quotes_slice(brief: Brief) -> None:
    for _, paragraph in brief.placed_paragraphs:
        for quote in paragraph.quotes:
            assert quote.text == paragraph.text[quote.start : quote.end]
