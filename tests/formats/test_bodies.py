"""Bodies: what HTML and plain text say of a story, and what is written for them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import etree

from briefkit.errors import ParseError
from briefkit.formats.bodies.html.read import parse_html, read_html
from briefkit.formats.bodies.html.write import html_body
from briefkit.formats.bodies.plain import plain_body, read_plain
from briefkit.formats.bodies.story.compose import Composed, compose
from briefkit.model import Brief, Dateline, List, Paragraph, Section, Span
from briefkit.structure import unstructure
from briefkit.testing import briefs
from briefkit.walk import value_at
from effort import examples
from growth import grows_with_size

DATA = Path(__file__).parents[1] / "data" / "formats" / "bodies"
FILLERS = (
    *("<p>a", "x<br>y", "<br>", "<li>", "<form>", "&", "<", " ", "<b>a</b>", "<x-y>a</x-y>"),
    *("<table><tr><td>x</table>", "<blockquote>a</blockquote>", "<h2>a</h2>", "<pre>a\n</pre>"),
    *("<p><b>Town hall</b></p>", "<p>ends</p>", "<a href=javascript:>x</a>", "<figure></figure>"),
)
NOTHING = Brief(headline="", sections=())


def body_of(markup: str, **facts: Any) -> Composed:
    """Return what a body in somebody else's HTML is read as."""
    known = Brief(headline="H", sections=(), **facts)
    return compose(known, read_html(parse_html(markup, "html")))


def read_back(markup: str, *, is_xml: bool = False) -> Brief:
    """Return the brief that HTML of our own is read as."""
    text = f"<div>{markup}</div>"
    root = etree.fromstring(text) if is_xml else parse_html(text, "html")
    return compose(NOTHING, read_html(root), trusted=True).brief


@pytest.mark.parametrize("path", sorted(DATA.glob("*.html")), ids=lambda path: path.stem)
def test_quirks_of_real_bodies(path: Path) -> None:
    """A body with the quirks of a real one is read as the file beside it says."""
    composed = body_of(path.read_text())
    problems = [f"{p.code} {p.pointer} {p.message}" for p in composed.problems]
    found = {**unstructure(composed.brief), "problems": problems}

    expected = path.with_suffix(".json")
    assert found == json.loads(expected.read_text()), json.dumps(found, ensure_ascii=False)


@given(briefs())
@settings(max_examples=examples(200), deadline=None)
def test_what_was_read_is_written_again(brief: Brief) -> None:
    """A body in HTML is well-formed XML, too; read as either, it is written as it was."""
    markup = html_body(brief)

    assert html_body(read_back(markup)) == markup
    assert html_body(read_back(markup, is_xml=True)) == markup


@given(briefs())
@settings(max_examples=examples(200), deadline=None)
def test_html_is_valid(brief: Brief) -> None:
    """A strict parser of HTML finds nothing amiss in a body."""
    import html5lib

    html5lib.HTMLParser(strict=True).parseFragment(html_body(brief), container="article")


@given(briefs())
@settings(max_examples=examples(100), deadline=None)
def test_elements_are_those_of_values(brief: Brief) -> None:
    """Whatever has an element is in the brief, though lines were taken out of the body."""
    composed = compose(NOTHING, read_html(parse_html(f"<p>H</p>{html_body(brief)}", "html")))

    assert all(value_at(composed.brief, pointer) is not None for pointer in composed.elements)


def test_offsets_of_spans_are_those_of_the_text() -> None:
    """Spans mark the words that the elements held, whatever space was dropped before them."""
    composed = body_of(
        "<p>\n  The <b>new\n  <i>long</i></b>\tbridge&nbsp;<a href='/x'>is here</a></p>"
    )

    paragraph = composed.brief.paragraphs[0]
    assert paragraph.text == "The new long bridge\xa0is here"
    words = {span.kind: paragraph.text[span.start : span.end] for span in paragraph.spans}
    assert words == {"strong": "new long", "emphasis": "long", "link": "is here"}


def test_spans_that_cross_come_back_whole() -> None:
    """Marks that cross are written in pieces, and read as one again."""
    spans = [Span(start=0, end=8, kind="emphasis"), Span(start=4, end=12, kind="strong")]
    paragraph = Paragraph(text="one two three", spans=spans)
    brief = Brief(headline="", sections=[Section(blocks=[paragraph])])

    assert read_back(html_body(brief)).paragraphs[0].spans == paragraph.spans


def test_dateline_is_marked_and_taken_off() -> None:
    """The dateline stands marked in the first paragraph, and the spans behind it move."""
    span = Span(start=0, end=3, kind="strong")
    paragraph = Paragraph(text="The pier opened.", spans=[span])
    dateline = Dateline(text="RENO, Nev. (AP) —")
    brief = Brief(headline="", dateline=dateline, sections=[Section(blocks=[paragraph])])

    markup = html_body(brief)
    found = read_back(markup)

    assert '<span class="dateline">RENO, Nev. (AP) —</span> <strong>The</strong>' in markup
    assert found.dateline is not None
    assert found.dateline.places == ("RENO",)
    assert found.paragraphs[0].spans == (span,)


def test_what_is_known_completes_a_printed_dateline() -> None:
    """The printed dateline counts; what is known besides of the same place is added."""
    known = Dateline(text="Reno, Nevada", places=["Reno"], country="USA")

    dateline = body_of("<p>RENO, Nev. (AP) — It opened.</p>", dateline=known).brief.dateline

    assert dateline is not None
    assert (dateline.region, dateline.country) == ("Nev.", "USA")


@pytest.mark.parametrize("filler", FILLERS)
def test_time_grows_with_size(filler: str) -> None:
    """Four times as much of any markup takes about four times as long."""

    def read(markup: str) -> object:
        return compose(NOTHING, read_html(parse_html(f"<p>x</p>{markup}", "html")))

    assert grows_with_size(read, filler)


def test_nesting_is_refused_where_no_browser_would_follow() -> None:
    """Elements may nest deep, and no deeper; what lies below would be lost in silence."""
    deep = read_html(parse_html("<div>" * 1_000 + "x", "html"))

    assert [paragraph.text for paragraph in paragraphs(deep)] == ["x"]
    with pytest.raises(ParseError, match="too deep"):
        parse_html("<div>" * 100_000 + "x", "html")


def test_plain_text_by_lines_and_by_blank_lines() -> None:
    """Plain text is parted by blank lines, else by line ends; escaped HTML is read as HTML."""
    assert [p.text for p in paragraphs(read_plain("It rained.\n\nIt poured."))] == [
        "It rained.",
        "It poured.",
    ]
    assert len(paragraphs(read_plain("It rained.\nIt poured."))) == 2
    assert len(paragraphs(read_plain("<p>It rained.</p><p>It poured.</p>"))) == 2


def paragraphs(body: Any) -> list[Paragraph]:
    """Return the paragraphs of a body."""
    blocks = (block for section in body.sections for block in section.blocks)
    return [block for block in blocks if isinstance(block, Paragraph)]


def test_plain_text_of_a_body() -> None:
    """Headings, items and the dateline stand in plain text, parted by blank lines."""
    sections = [
        Section(blocks=[Paragraph(text="It opened.")]),
        Section(heading="Costs", blocks=[List(items=["One", "Two"])]),
    ]
    brief = Brief(headline="", dateline=Dateline(text="RENO —"), sections=sections)

    assert plain_body(brief) == "RENO — It opened.\n\nCosts\n\n• One\n• Two"
