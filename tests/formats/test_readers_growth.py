"""Time grows with the size of a document alone, in every format, whatever it is full of."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from html import escape
from importlib.util import find_spec

import pytest

from briefkit.errors import ParseError
from briefkit.formats import BUILTIN, get
from growth import grows_with_count

pytestmark = pytest.mark.growth

SIZE = 12_000
"""The length of the small text in characters; the large one has four times as much."""

LARGER = {"web": 60_000}
"""The same for what starts to take long on large pages only, as trafilatura would."""

EXTRAS = {"rss": "feedparser", "atom": "feedparser", "web": "trafilatura"}

CDATA_END = "]]>"


def _feed(text: str) -> str:
    return f"<![CDATA[{text.replace(CDATA_END, '')}]]>"


def _g2(text: str) -> str:
    return (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:a"><contentMeta>'
        "<headline>Vote</headline></contentMeta><contentSet><inlineXML>"
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{text}</body></html>'
        "</inlineXML></contentSet></newsItem>"
    )


CARRIERS: dict[str, Callable[[str], str]] = {
    "html": lambda text: f"<html><body><article><h1>Vote</h1>{text}</article></body></html>",
    "web": lambda text: f"<html><body><article><h1>Vote</h1>{text}</article></body></html>",
    "jsonld": lambda text: json.dumps(
        {"@context": "https://schema.org", "@type": "NewsArticle", "articleBody": text}
    ),
    "ninjs": lambda text: json.dumps({"uri": "urn:a", "headline": "Vote", "body_xhtml": text}),
    "ans": lambda text: json.dumps(
        {
            "type": "story",
            "version": "0.10.7",
            "headlines": {"basic": "Vote"},
            "content_elements": [{"type": "text", "content": text}],
        }
    ),
    "jsonfeed": lambda text: json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "Wire",
            "items": [{"id": "1", "title": "Vote", "content_html": text}],
        }
    ),
    "nitf": lambda text: f"<nitf><body><body.content>{text}</body.content></body></nitf>",
    "newsmlg2": _g2,
    "rss": lambda text: (
        '<rss version="2.0"><channel><title>Wire</title><item><title>Vote</title>'
        f"<description>{_feed(text)}</description></item></channel></rss>"
    ),
    "atom": lambda text: (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><title>Vote</title>'
        f'<content type="html">{escape(text)}</content></entry></feed>'
    ),
    "json": lambda text: json.dumps({"briefkit": 1, "headline": text, "sections": []}),
    "ndjson": lambda text: json.dumps({"briefkit": 1, "headline": text, "sections": []}) + "\n",
    "markdown": lambda text: f"# Vote\n\n{text}",
    "wire": lambda text: f"Vote\n\n{text}",
}
"""How each format carries the text of a story; `test_all_formats_are_here` looks for others."""

FILLERS = {
    "nesting": ("", "<div>", ""),
    "nested quotations": ("", "<blockquote>", ""),
    "nested lists": ("", "<ul><li>", ""),
    "nested marks": ("<p>", "<b><i>", ""),
    "paragraphs": ("", "<p>a</p>", ""),
    "bylines": ("", "<p>By Ana Diaz</p>", ""),
    "credits": ("<p>It is.</p>", "<p>(Editing by Ana Diaz)</p>", ""),
    "headings": ("", "<h2>a</h2>", ""),
    "marks": ("<p>", "<b>a</b> ", "</p>"),
    "links": ("<p>", '<a href="/a">a</a> ', "</p>"),
    "open marks": ("<p>", "<b>a ", ""),
    "open paragraphs": ("", "<p>a <b>", ""),
    "breaks": ("<p>", "a<br/>", "</p>"),
    "items": ("<ul>", "<li>a</li>", "</ul>"),
    "cells": ("<table>", "<tr><td>a</td></tr>", "</table>"),
    "figures": ("", '<figure><img src="/a"/><figcaption>a</figcaption></figure>', ""),
    "words": ("<p>", "word ", "</p>"),
    "capitals": ("<p>", "Vik ", "</p>"),
    "quotation marks": ("<p>", '"', "</p>"),
    "quotations": ("<p>", '"It is," Vik said. ', "</p>"),
    "spoken paragraphs": ("", '<p>"It is," Vik said.</p>', ""),
    "ampersands": ("<p>", "&", "</p>"),
    "references": ("<p>", "&auml;", "</p>"),
    "angles": ("<p>", "<", "</p>"),
    "comments": ("<p>", "<!--", "</p>"),
    "spaces": ("<p>a", " ", "b</p>"),
    "lines": ("<p>a", "\n", "b</p>"),
    "classes": ('<p class="', "byline ", '">a</p>'),
    "attributes": ("<p ", "a='b' ", ">a</p>"),
}
"""What a text opens with, what it is full of, and what it ends with."""


@pytest.mark.parametrize("name", CARRIERS)
@pytest.mark.parametrize("filler", FILLERS)
def test_time_grows_with_the_size_alone(name: str, filler: str) -> None:
    """Four times as much of anything takes about four times as long to read."""
    if name in EXTRAS and not find_spec(EXTRAS[name]):
        pytest.skip(f"the extra for {name} is not installed")
    opening, middle, end = FILLERS[filler]
    loads = get(name).loads
    assert loads is not None

    def prepare(count: int) -> Callable[[], None]:
        text = CARRIERS[name](f"{opening}{middle * count}{end}")

        def read() -> None:
            with contextlib.suppress(ParseError):
                loads(text)

        return read

    assert grows_with_count(prepare, LARGER.get(name, SIZE) // len(middle))


def test_all_formats_are_here() -> None:
    """Every format that is read is tried."""
    assert set(CARRIERS) == {format.name for format in BUILTIN if format.loads}
