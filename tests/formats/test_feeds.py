"""Feeds: RSS, Atom and JSON Feed, written from many briefs and read from anybody's."""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
from pathlib import Path
from typing import Any

import attrs
import feedparser
import pytest
from hypothesis import Phase, given, settings

import briefkit
from briefkit.errors import MissingDependencyError, ParseError
from briefkit.formats.feeds import atom, jsonfeed, rss
from briefkit.model import Agency, Author, Brief, Byline, Note, Paragraph, Section
from briefkit.structure import unstructure
from briefkit.testing import briefs
from effort import examples

DATA = Path(__file__).parents[1] / "data" / "formats" / "feeds"
FORMATS = {"atom": atom.FORMAT, "jsonfeed": jsonfeed.FORMAT, "rss": rss.FORMAT}
WHEN = dt.datetime(2025, 8, 1, 14, 3, tzinfo=dt.UTC)
STORY = Brief(
    headline="Council opens <the> bridge & tunnel",
    sections=[Section(blocks=[Paragraph(text="It was opened on Monday.")])],
    id="https://news.example/7",
    url="https://news.example/7.html",
    deck="A tunnel comes next",
    summary="The bridge is open.",
    byline=Byline(authors=[Author(name="Ana Diaz"), Author(name="Odd Berge")]),
    source=Agency(name="Coast News", url="https://news.example/"),
    published=WHEN,
    modified=WHEN + dt.timedelta(hours=1),
    keywords=["bridges"],
    language="en",
    notes=[Note(text="CORRECTION: It was Monday.", kind="correction")],
)


def written(name: str, stories: list[Brief], **options: Any) -> str:
    """Return stories as one feed."""
    write = FORMATS[name].iter_dumps
    assert write is not None
    return "".join(write(stories, **options))


def entries(name: str, text: str) -> list[Any]:
    """Return the documents of a feed, or the errors in their place."""
    read = FORMATS[name].iter_loads
    assert read is not None
    return list(read([text]))


def with_headline(story: Brief) -> Brief:
    """Return a story of which a feed can say something."""
    return attrs.evolve(story, headline=f"Bridge {story.headline}")


@pytest.mark.parametrize("name", ["atom", "rss"])
@given(story=briefs())
@settings(max_examples=examples(500), deadline=None, phases=[Phase.generate])
def test_feeds_are_well_formed(name: str, story: Brief) -> None:
    """Feedparser has nothing to complain of, and finds an entry for each story."""
    found = feedparser.parse(io.BytesIO(written(name, [with_headline(story), STORY]).encode()))

    assert not found.bozo
    assert len(found.entries) == 2


@given(story=briefs())
@settings(max_examples=examples(500), deadline=None, phases=[Phase.generate])
def test_json_feed_has_what_it_must_have(story: Brief) -> None:
    """Each item has an id that is a string, and content as HTML or as text."""
    feed = json.loads(written("jsonfeed", [with_headline(story), STORY]))

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["id"]
        assert isinstance(item.get("content_html", item.get("content_text")), str)


@pytest.mark.parametrize("name", FORMATS)
def test_what_every_feed_keeps(name: str) -> None:
    """Headline, body, deck, notes, people, times and keywords come back from every feed."""
    [first, second] = entries(name, written(name, [STORY, Brief(headline="Two", sections=())]))

    found = first.brief
    for field in ("headline", "sections", "id", "url", "deck", "summary", "keywords", "notes"):
        assert getattr(found, field) == getattr(STORY, field)
    assert [author.name for author in found.byline.authors] == ["Ana Diaz", "Odd Berge"]
    assert (found.published, found.modified) == (STORY.published, STORY.modified)
    assert (found.source, found.language) == (STORY.source, "en")
    assert not first.problems
    assert second.brief == Brief(headline="Two", sections=())


@pytest.mark.parametrize("name", FORMATS)
def test_a_channel_says_what_it_is_told(name: str) -> None:
    """Title, address and description of a feed are options; they default to the source's."""
    text = written(name, [STORY], title="Our news", link="https://a.example/", description="All")

    assert "Our news" in text
    assert "https://a.example/" in text
    assert ">All<" in text or '"All"' in text
    assert "Coast News" in written(name, [STORY])


@pytest.mark.parametrize("name", FORMATS)
def test_a_feed_without_stories(name: str) -> None:
    """No stories make a feed without entries; to read one from it is an error."""
    text = written(name, [])

    assert entries(name, text) == []
    with pytest.raises(ParseError, match="without"):
        briefkit.loads(text, name)


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_no_feed_is_refused(name: str) -> None:
    """A text of another kind gives an error, and never an exception of another kind."""
    for text in ("", "[]", "{}", "<html><p>x</p></html>", "<rss", "{", "x" * 1000):
        assert all(isinstance(found, ParseError) for found in entries(name, text))
        with pytest.raises(ParseError):
            briefkit.loads(text, name)


@pytest.mark.parametrize("path", sorted(DATA.glob("*.in.*")), ids=lambda path: path.name)
def test_feeds_of_others(path: Path) -> None:
    """A feed with the quirks of real ones is read as the file beside it says."""
    name = path.suffix.removeprefix(".").replace("json", "jsonfeed")
    found = [
        {**unstructure(item.brief), "problems": [str(p.code) for p in item.problems]}
        for item in entries(name, path.read_text())
    ]

    expected = json.loads(path.with_name(f"{path.stem.partition('.')[0]}.json").read_text())
    assert found == expected, json.dumps(found, ensure_ascii=False)


def test_an_author_without_an_address_has_none() -> None:
    """In Atom nobody gets the address of the author above, as feedparser has it."""
    authors = [Author(name="Jane Doe", email="jane@news.example"), Author(name="John Roe")]
    brief = Brief(headline="Bridge opens", sections=[], byline=Byline(authors=authors))
    byline = atom.loads(atom.dumps(brief)).brief.byline

    assert byline is not None
    assert [(author.name, author.email) for author in byline.authors] == [
        ("Jane Doe", "jane@news.example"),
        ("John Roe", None),
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_odd_words_stay(name: str) -> None:
    """What looks like markup, or like another encoding to feedparser, comes back as it was."""
    words = "Ã© & <b>Â¡</b> &amp;"
    brief = Brief(headline=words, sections=[], summary=words, keywords=[words])
    back = briefkit.loads(briefkit.dumps(brief, name), name)

    assert (back.headline, back.summary, back.keywords) == (words, words, (words,))


def test_entities_are_refused() -> None:
    """A feed that declares entities is refused, and nothing that it names is opened."""
    text = (
        '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel>&a;</channel></rss>'
    )

    [found] = entries("rss", text)

    assert isinstance(found, ParseError)
    assert found.problems[0].code == "BK007"


def test_feedparser_is_asked_for_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without feedparser, reading says what to install; writing and JSON Feed need nothing."""
    text = written("rss", [STORY])
    monkeypatch.setitem(sys.modules, "feedparser", None)

    with pytest.raises(MissingDependencyError, match=r"briefkit\[feeds\]"):
        briefkit.loads(text, "rss")
    assert written("rss", [STORY]) == text
    assert entries("jsonfeed", written("jsonfeed", [STORY]))


def test_an_embedded_brief_comes_back_whole() -> None:
    """JSON Feed carries the native JSON on request; an edit of the visible text wins."""
    story = Brief(headline="One", sections=(), slug="bc-one", urgency=4)

    text = jsonfeed.dumps(story, embed=True)

    assert briefkit.loads(text, "jsonfeed") == story
    edited = entries("jsonfeed", text.replace('"title":"One"', '"title":"Two"'))[0]
    assert edited.brief.headline == "Two"
    assert [problem.code for problem in edited.problems] == ["BK124"]


def test_what_no_text_may_carry_is_left_out_of_json_feed() -> None:
    """Half a character is no part of a headline; a problem says where it stood."""
    item = r'{"title":"\ud800","content_text":"It opened."}'
    feed = f'{{"version":"https://jsonfeed.org/version/1.1","items":[{item}]}}'
    document = briefkit.loads_document(feed, "jsonfeed")

    assert document.brief.headline == ""
    assert [problem.code for problem in document.problems] == ["BK002"]
    assert document.problems[0].span is not None
