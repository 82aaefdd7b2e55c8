"""Saved web pages: a page and what is to be read in it are a pair of files."""

from __future__ import annotations

import contextlib
import json
import random
import sys
from pathlib import Path
from typing import Any

import pytest

import briefkit
from briefkit.errors import ParseError, UnsupportedDirectionError
from briefkit.model import Brief
from growth import grows_with_size

PAGES = sorted((Path(__file__).parent.parent / "data" / "formats" / "web").glob("*.html"))
FILLERS = (
    *(
        "<b>x</b><hr>",
        "<div>",
        "<p>Words of a paragraph that goes on for a while.</p>",
        "a<br><br>",
    ),
    *("<a href=x><h2>t</h2></a>", '<i class="author">Jane Doe</i>', "word ", " ", "<h1>a</h1>"),
    *("<div class=author>text that is long enough to be a leaf of it, ok. ", "<li>some words here"),
    *("<meta name=author content='Jane Doe'>", "<time datetime='2024-01-01'>x</time>", "&amp;"),
    *("<script>={", "<blockquote>", "<em>x</em>", "<ul><li><ul>", "<p>", "</div>", "<table><td>"),
)


def said(brief: Brief) -> dict[str, Any]:
    """Return of a brief all that an expectation may speak of."""
    byline = brief.byline
    return {
        "headline": brief.headline,
        "deck": brief.deck,
        "authors": [author.name for author in byline.authors] if byline else [],
        "agencies": [agency.name for agency in byline.agencies] if byline else [],
        "published": brief.published.isoformat() if brief.published else None,
        "paragraphs": [placed.paragraph.text for placed in brief.placed_paragraphs],
        "headings": [section.heading for section in brief.sections if section.heading],
    }


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_read_as_its_expectation_says(path: Path) -> None:
    """All that the file beside the page speaks of is read as it stands there."""
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))

    found = said(briefkit.read(path, "web"))

    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_own_means_are_enough(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where trafilatura is missing, every page of these shapes is read the same."""
    monkeypatch.setitem(sys.modules, "trafilatura", None)

    test_a_page_is_read_as_its_expectation_says(path)


def test_what_our_own_means_miss_is_asked_of_trafilatura() -> None:
    """Short lines without a box of their own make a story where nothing else does."""
    pytest.importorskip("trafilatura", exc_type=ImportError)  # or what it needs is missing
    items = "".join(f"<dt>Item {n}</dt><dd>The vote was held.</dd>" for n in range(40))
    page = (
        f"<html><head><title>Votes</title></head><body><h1>Votes</h1><dl>{items}</dl></body></html>"
    )

    assert "The vote was held" in briefkit.loads(page, "web").text


def test_a_page_without_a_story_says_so() -> None:
    """The headline is read, and a problem tells that there is no text."""
    document = briefkit.loads_document("<title>Quay opens</title><h1>Quay opens</h1>", "web")

    assert document.brief.headline == "Quay opens"
    assert [problem.code for problem in document.problems] == ["BK125"]


@pytest.mark.parametrize("text", ["", "   ", "<html></html>", "<script>1</script>", "<!-- x -->"])
def test_what_is_no_page_is_refused(text: str) -> None:
    """Neither headline nor story: there is no brief."""
    with pytest.raises(ParseError):
        briefkit.loads(text, "web")


def test_pages_are_not_written() -> None:
    """A page for readers is the format html."""
    with pytest.raises(UnsupportedDirectionError):
        briefkit.dumps(Brief(headline="Quay opens", sections=[]), "web")


@pytest.mark.parametrize("path", PAGES[::4], ids=lambda path: path.stem)
def test_broken_pages_are_read_or_refused(path: Path) -> None:
    """Whatever is cut out of a page, doubled or put in: a brief, or an error that says why not."""
    text = path.read_text(encoding="utf-8")
    chance = random.Random(path.stem)
    for _ in range(25):
        start, end = sorted(chance.randrange(len(text)) for _ in range(2))
        for broken in (text[:start] + text[end:], text[:end] + text[start:], text[start:end]):
            with contextlib.suppress(ParseError):
                assert briefkit.loads(broken, "web").sections is not None


@pytest.mark.parametrize("filler", FILLERS)
def test_time_grows_with_the_page(filler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four times the page takes about four times as long, whatever it is made of."""
    monkeypatch.setitem(sys.modules, "trafilatura", None)

    def read(text: str) -> None:
        with contextlib.suppress(ParseError):  # too deep
            briefkit.loads(f"<h1>Quay opens</h1>{text}", "web")

    assert grows_with_size(read, filler)


@pytest.mark.parametrize("inner", ["<em>Jane Doe reports.</em>", "<b>A bold line</b>"])
def test_boxes_in_boxes_may_go_deep(inner: str) -> None:
    """A last line, or one like a heading, in a thousand boxes does not end the reading."""
    story = "<p>The council met on Monday to vote on the old bridge over the river.</p>"
    line = f"<p>{'<span>' * 1000}{inner}{'</span>' * 1000}</p>"
    page = f"<article><h1>Quay opens</h1>{story}{line}{story}{line}</article>"

    assert "The council met on Monday" in briefkit.loads(page, "web").text
