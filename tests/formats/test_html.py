"""HTML: pages and articles written, marked and read; pages of others; nothing ever runs."""

from __future__ import annotations

import html
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import attrs
import html5lib
import pytest
from hypothesis import HealthCheck, example, given, settings
from rich_brief import RICH

import briefkit
from briefkit.errors import ParseError, WriteError
from briefkit.formats import html as html_format
from briefkit.formats.html import dumps, loads
from briefkit.model import (
    Agency,
    Author,
    Brief,
    Byline,
    Figure,
    Link,
    Media,
    Note,
    Paragraph,
    PullQuote,
    Section,
    Span,
    Subject,
)
from briefkit.testing import briefs
from effort import examples
from full_brief import full_brief

LENIENT = settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
STRICT = settings(LENIENT, max_examples=examples(500))


def parsed(text: str) -> Any:
    """Parse a page as browsers do; what the standard calls a parse error raises."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)


def islands(text: str) -> list[Any]:
    """Return the JSON of the scripts of a page, as a browser finds them."""
    return [json.loads(script.text or "") for script in parsed(text).iter("script")]


@given(brief=briefs())
@STRICT
def test_pages_have_no_parse_errors(brief: Brief) -> None:
    """Every page is what the HTML standard asks for, and its JSON-LD is an article."""
    text = dumps(brief)

    assert [island["@type"] for island in islands(text)] == ["NewsArticle"]


@given(brief=briefs())
@LENIENT
def test_a_copy_brings_everything_back(brief: Brief) -> None:
    """With the native JSON inside, nothing is lost but what is not for the public."""
    public = attrs.evolve(brief, ed_note=None)
    for text in (dumps(brief, embed=True), dumps(brief, embed=True, fragment=True)):
        document = loads(text)

        assert not [p for p in document.problems if p.code == "BK124"]
        assert briefkit.dumps(document.brief, "json") == briefkit.dumps(public, "json")


@given(brief=briefs())
@LENIENT
def test_fragments_stand_still(brief: Brief) -> None:
    """An article alone that is read and written again is the same."""
    text = dumps(brief, fragment=True)

    assert dumps(loads(text).brief, fragment=True) == text


@pytest.mark.parametrize(
    "said",
    [
        {"links": [Link(url="https://example.org/", title="https://example.org/")]},
        {"subjects": [Subject(uri="x:1"), Subject(uri="x:1", name="Roads", code="7")]},
        {"subjects": [Subject(uri="x:1", name="Lanes"), Subject(uri="x:1", scheme="topics")]},
        {"byline": Byline(agencies=[Agency(name="Harbour Wire")])},
        {"byline": Byline(text="By Ana Diaz, AP", authors=[Author(name="Ana Diaz")])},
    ],
    ids=["address for a title", "named twice", "two names", "unknown agency", "unmarked agency"],
)
def test_what_is_said_twice_stands_still(said: dict[str, Any]) -> None:
    """A link with its address for a title, a subject that is named twice, agencies in a byline."""
    brief = Brief(headline="Bridge opens", sections=[], **said)
    for fragment in (False, True):
        text = dumps(brief, fragment=fragment)

        assert dumps(loads(text).brief, fragment=fragment) == text


# --- hostile words -----------------------------------------------------------------------

HOSTILE = (
    "<script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "</title></style></head><body onload=alert(1)>",
    "<!-- <script>",
    "--><b>",
    "]]><b>",
    "&lt;script&gt;&#60;b&#62;",
    '" onmouseover="alert(1)',
    "<a href=javascript:alert(1)>x</a>",
    "\u2028<b>\u2029",
    "${x} {{x}} {% x %}",
)


def elements(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the elements of a page with the names of their attributes, in order."""
    for element in parsed(text).iter():
        if isinstance(element.tag, str):
            yield element.tag, tuple(sorted(map(str, element.attrib)))


def is_of_author(tag: str, attributes: tuple[str, ...]) -> bool:
    """Tell whether an element is of the sort that names an author."""
    return (tag, attributes) in (
        ("meta", ("content", "name")),
        ("a", ("href", "rel")),
        ("span", ("class",)),
    )


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("fragment", [False, True])
def test_words_never_become_markup(words: str, fragment: bool) -> None:
    """Whatever stands in any field, elements and their attributes are those of plain words.

    There may be fewer of them: not every odd word is the name of an author.
    """
    hostile = full_brief(lambda name: f"{name} {words}")
    harmless = full_brief(lambda name: f"{name} words")
    wrapped = "<!doctype html><title>x</title>{}" if fragment else "{}"
    texts = [wrapped.format(dumps(b, fragment=fragment)) for b in (hostile, harmless)]

    written, expected = (Counter(elements(text)) for text in texts)
    assert written <= expected
    assert not [kind for kind in expected - written if not is_of_author(*kind)]


@pytest.mark.parametrize("words", HOSTILE)
def test_scripts_are_never_closed(words: str) -> None:
    """JSON-LD and the native copy keep hostile words as words, and nothing closes their script."""
    brief = Brief(headline=words, sections=[Section(blocks=[Paragraph(text=words)])])
    linked, native = islands(dumps(brief, embed=True))

    assert linked["headline"].split() == words.split()
    assert native["headline"] == words


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "java\x00script:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)",
        "\u00a0javascript:alert(1)",
    ],
)
def test_links_to_programs_are_neither_written_nor_read(link: str) -> None:
    """However it is hidden, an address that runs is left out, and reported where it is read."""
    brief = attrs.evolve(
        full_brief(url=link),
        byline=Byline(text="By Jane Doe", authors=[Author(name="Jane Doe", url=link)]),
        links=[Link(url=link, title="x")],
        source=Agency(name="AP", url=link),
        sections=[
            Section(
                blocks=[
                    Paragraph(text="A link.", spans=[Span(start=0, end=1, kind="link", href=link)]),
                    Figure(media=Media(url=link, alt="x")),
                ]
            )
        ],
    )
    text = dumps(brief)
    given = f'<p>A <a href="{html.escape(link)}">link</a> goes somewhere.</p>'
    read = loads(given)

    values = [value for e in parsed(text).iter() for value in getattr(e, "attrib", {}).values()]
    assert not [value for value in values if "alert" in value or "msgbox" in value]
    assert not [e for e in parsed(text).iter() if e.tag in ("a", "img")]
    assert read.brief.paragraphs[0].spans == ()
    assert "\x00" in link or "BK122" in {problem.code for problem in read.problems}


def test_character_references_hide_no_program() -> None:
    """A scheme spelled in character references is read as the browser reads it."""
    document = loads('<p>A <a href="&#106;ava&Tab;script&colon;alert(1)">link</a>.</p>')

    assert document.brief.paragraphs[0].spans == ()
    assert "BK122" in {problem.code for problem in document.problems}


def test_what_no_page_can_hold_is_refused_or_left_out() -> None:
    """Lone surrogates are refused with their place; control characters are left out."""
    with pytest.raises(WriteError) as caught:
        dumps(Brief(headline="x\ud800", sections=[]))
    assert [(p.code, p.pointer) for p in caught.value.problems] == [("BK002", "/headline")]

    text = dumps(Brief(headline="a\x00b\x85c\x9fd\ufdd0e\uffff", sections=[]))
    assert parsed(text).find(".//h1").text == "ab cde"


# --- own pages ---------------------------------------------------------------------------


def test_a_page_says_what_it_holds() -> None:
    """What is visible on a page, or said in its head, comes back from it."""
    document = loads(dumps(RICH))

    assert document.problems == ()
    assert not briefkit.losses(RICH, "html")


def test_an_edited_page_counts_as_it_is_shown() -> None:
    """What can be seen wins over what JSON-LD and the native copy say."""
    text = dumps(RICH, embed=True)
    text = text.replace("By <a", "By John Roe and <a").replace(">Analysis<", ">Opinion<")
    document = loads(text)

    assert document.brief.kicker == "Opinion"
    assert "John Roe" in document.brief.byline.text  # type: ignore[union-attr]
    assert [problem.code for problem in document.problems] == ["BK124"]


def test_private_text_stays_private() -> None:
    """A note from desk to desk is not on the page, nor in the copy that goes along."""
    brief = attrs.evolve(RICH, ed_note="Hold for the lawyers")

    assert "lawyers" not in dumps(brief, embed=True)


def test_a_fragment_is_an_article() -> None:
    """The article alone has no head, no style and no script."""
    text = dumps(RICH, fragment=True)

    assert text.startswith('<article data-briefkit="1" lang="en">\n')
    assert text.endswith("</article>\n")
    assert "<style" not in text
    assert "<script" not in text


# --- pages of others ---------------------------------------------------------------------

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Ferry stops running | Harbour Post</title>
<link rel="canonical" href="https://example.org/ferry">
<meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2025-08-01T09:00:00+01:00">
<meta name="description" content="The ferry stops.">
</head><body>
<nav><ul><li><a href="/">Home</a></li></ul></nav>
<article>
  <header><h1>Ferry stops running</h1>
  <p class="byline">By <a rel="author" href="/ana">Ana Diaz</a></p></header>
  <div class="body"><div>
    <p>The ferry across the harbour stopped running on Friday, the town council said.</p>
    <div class="share-bar"><p>Share this with everybody you know</p></div>
    <h2>What comes next</h2>
    The bridge is to be ready in spring.<br><br>Until then there are buses.<br>They are free.
    <my-widget>Buses leave every hour.</my-widget>
    <blockquote class="pullquote"><p>They are free.</p></blockquote>
  </div></div>
  <aside class="related"><p>Read this, too</p></aside>
</article>
<footer><p>All rights reserved</p></footer></body></html>
"""


def test_a_clean_page_of_others_is_read() -> None:
    """Headline, author, dates, paragraphs and headings come from where pages have them."""
    brief = loads(PAGE).brief

    assert brief.headline == "Ferry stops running"
    assert brief.byline is not None
    assert [author.name for author in brief.byline.authors] == ["Ana Diaz"]
    assert brief.published is not None
    assert brief.published.isoformat() == "2025-08-01T09:00:00+01:00"
    assert (brief.language, brief.url) == ("en-GB", "https://example.org/ferry")
    assert brief.source == Agency(name="Harbour Post")
    assert brief.summary == "The ferry stops."
    assert [section.heading for section in brief.sections] == [None, "What comes next"]
    texts = [paragraph.text for paragraph in brief.paragraphs]
    assert texts[:2] == [
        "The ferry across the harbour stopped running on Friday, the town council said.",
        "The bridge is to be ready in spring.",
    ]
    assert "Buses leave every hour." in " ".join(texts)
    assert not [text for text in texts if "Share" in text or "Read this" in text]
    assert [b.text for s in brief.sections for b in s.blocks if isinstance(b, PullQuote)] == [
        "They are free."
    ]


def test_everything_has_a_place() -> None:
    """Headline, paragraphs, parts of them and headings are found in the source."""
    text = PAGE.replace("town council", "town <em>council</em> &amp; mayor")
    document = loads(text)
    lines = text.split("\n")

    def shown(pointer: str, start: int | None = None, end: int | None = None) -> str:
        span = document.locate(pointer, start, end)
        assert span is not None
        assert span.line == span.end_line
        return lines[span.line - 1][span.column - 1 : span.end_column - 1]

    assert shown("/headline") == "Ferry stops running"
    assert shown("/sections/1/heading") == "What comes next"
    words = document.brief.paragraphs[0].text
    at = words.index("& mayor")
    assert shown("/sections/0/blocks/0/text", at, at + 7) == "&amp; mayor"
    assert document.locate("/dateline") is not None


def test_a_piece_of_html_is_read() -> None:
    """Mere paragraphs make a brief without a headline."""
    brief = loads("<p>The ferry stopped.</p><p>Nobody knows why.</p>").brief

    assert brief.headline == ""
    assert [p.text for p in brief.paragraphs] == ["The ferry stopped.", "Nobody knows why."]


@pytest.mark.parametrize("text", ["", " \n", "<html></html>", "<p></p>", "<!-- x -->", "\0"])
def test_nothing_is_no_brief(text: str) -> None:
    """A page without words is an error with its place."""
    with pytest.raises(ParseError) as caught:
        loads(text)

    assert caught.value.problems[0].code == "BK001"


@given(brief=briefs())
@example(brief=Brief(headline="", sections=[], notes=[Note(text="x")]))
@LENIENT
def test_losses_are_what_is_announced(brief: Brief) -> None:
    """What comes back differs from what was written by what `losses` says, and by nothing else."""
    back = loads(dumps(brief)).brief

    assert bool(briefkit.losses(brief, html_format.FORMAT)) == (
        briefkit.dumps(back, "json") != briefkit.dumps(brief, "json")
    )
