"""Where the values of the items of a feed stand in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit.cli import main
from briefkit.formats._base import Document
from briefkit.formats.feeds import atom, jsonfeed, rss
from briefkit.model import Paragraph
from briefkit.positions import Lines
from briefkit.problems import SourceSpan

DATA = Path(__file__).parents[1] / "data" / "formats" / "feeds" / "places"
FORMATS = {"atom": atom.FORMAT, "jsonfeed": jsonfeed.FORMAT, "rss": rss.FORMAT}
SECOND = "/sections/0/blocks/1"


def second(name: str) -> tuple[Document, str]:
    """Return the last document of the feed in a format, and the text of the feed."""
    text = (DATA / f"quay.{name}").read_text(encoding="utf-8")
    read = FORMATS[name].iter_loads
    assert read is not None
    *_, found = read([text])
    assert isinstance(found, Document)
    return found, text


def source(text: str, span: SourceSpan | None) -> str:
    """Return the source of a place."""
    assert span is not None
    starts = Lines(text).starts
    return text[
        starts[span.line - 1] + span.column - 1 : starts[span.end_line - 1] + span.end_column - 1
    ]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    ("pointer", "words"),
    [
        ("/headline", "quay!!!"),
        ("/summary", "The tide was high."),
        ("/byline/text", "Ana Diaz"),
        ("/published", "14:03:00"),
        ("/id", "q2"),
        ("/sections/0/blocks/0/text", "closed"),
        (SECOND, "pier"),
    ],
)
def test_values_are_found_in_their_item(name: str, pointer: str, words: str) -> None:
    """The place of a value holds its words, and nothing of the other items and fields."""
    document, text = second(name)
    found = source(text, document.locate(pointer))

    assert words in found
    assert len(found) < len("  <published>Fri, 01 Aug 2025 14:03:00 +0000</published>") * 2
    assert "crane" not in found.lower()


@pytest.mark.parametrize("name", FORMATS)
def test_parts_of_escaped_html_are_found(name: str) -> None:
    """Words behind tags and references have exactly their place."""
    document, text = second(name)
    paragraph = document.brief.sections[0].blocks[1]
    assert isinstance(paragraph, Paragraph)
    at = paragraph.text.index("shut")

    assert source(text, document.locate(f"{SECOND}/text", at, at + 4)) == "shut"


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_missing_is_missed_in_the_item(name: str) -> None:
    """What an item does not say points to the item itself."""
    document, text = second(name)
    found = source(text, document.locate("/dateline"))

    assert "Tide" in found
    assert "crane went" not in found


@pytest.mark.parametrize(
    ("name", "headline", "paragraph"),
    [("rss", "11:24", "17:38"), ("atom", "10:24", "16:60"), ("jsonfeed", "5:23", "9:96")],
)
def test_findings_have_lines_and_columns(
    name: str, headline: str, paragraph: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command line tells where in the feed a bad headline and a bad paragraph stand."""
    main(["validate", str(DATA / f"quay.{name}"), "--output-format", "concise"])
    shown = capsys.readouterr().out

    assert f":{headline}: BK515" in shown
    assert f":{paragraph}: BK513" in shown


def test_no_places_where_entries_do_not_match() -> None:
    """Where an element of somebody else's bears the name of an item, no place is told."""
    _, text = second("rss")
    text = text.replace("<guid>q2</guid>", "<x:item xmlns:x='urn:x'/>")
    document = next(iter(rss.iter_loads([text])))

    assert isinstance(document, Document)
    assert document.locate("/headline") is None
