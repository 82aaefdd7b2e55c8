"""JSON-LD: the shapes that pages have it in, and an article that search engines take."""

from __future__ import annotations

import json
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from rich_brief import RICH

import briefkit
from briefkit.errors import ParseError
from briefkit.formats.jsonld import dumps, loads
from briefkit.model import Agency, Author, Brief, Byline, Paragraph
from briefkit.testing import briefs
from effort import examples

STORY = {"@type": "NewsArticle", "headline": "Ferry stops", "articleBody": "It stopped on Friday."}


def written(**properties: Any) -> Brief:
    """Return the brief of a story with some properties."""
    return loads(json.dumps({"@context": "https://schema.org", **STORY, **properties})).brief


def names(brief: Brief) -> tuple[list[str], list[str]]:
    """Return the names of the authors and of the agencies of a brief."""
    byline = brief.byline or Byline()
    return [a.name for a in byline.authors], [a.name for a in byline.agencies]


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Ana Diaz", (["Ana Diaz"], [])),
        ("By Ana Diaz and Odd Berge", (["Ana Diaz", "Odd Berge"], [])),
        (["Ana Diaz", {"name": "Odd Berge"}], (["Ana Diaz", "Odd Berge"], [])),
        ({"@type": "Person", "givenName": "Ana", "familyName": "Diaz"}, (["Ana Diaz"], [])),
        ({"@type": "Person", "name": ["Ana Diaz", "Odd Berge"]}, (["Ana Diaz", "Odd Berge"], [])),
        ({"@type": "Organization", "name": "Reuters"}, ([], ["Reuters"])),
        ({"@type": "Person", "name": "Reuters"}, ([], ["Reuters"])),
        ([], ([], [])),
        ({"@type": "Person"}, ([], [])),
        ("https://example.org/ana", ([], [])),
    ],
)
def test_authors_come_in_many_shapes(author: Any, expected: tuple[list[str], list[str]]) -> None:
    """Text, objects and lists of either give each person, and organizations apart."""
    assert names(written(author=author)) == expected


def test_references_in_a_graph_are_resolved() -> None:
    """An object that is named by its @id is found where it stands."""
    graph = [
        {"@type": "WebPage", "@id": "#page", "name": "A page"},
        {**STORY, "author": {"@id": "#ana"}, "publisher": [{"@id": "#post"}]},
        {"@type": "Person", "@id": "#ana", "name": "Ana Diaz", "worksFor": {"@id": "#post"}},
        {"@type": "NewsMediaOrganization", "@id": "#post", "name": "Harbour Post"},
    ]
    brief = loads(json.dumps({"@context": "https://schema.org", "@graph": graph})).brief

    assert brief.byline == Byline(authors=[Author(name="Ana Diaz", affiliation="Harbour Post")])
    assert brief.source == Agency(name="Harbour Post")


@pytest.mark.parametrize(
    ("type", "genre"),
    [
        ("NewsArticle", None),
        (["Article", "OpinionNewsArticle"], "opinion"),
        ("https://schema.org/AnalysisNewsArticle", "analysis"),
        ("BlogPosting", None),
        ("Article", None),
    ],
)
def test_subtypes_are_stories_too(type: Any, genre: str | None) -> None:
    """Every type of article is read; some say what form the story has."""
    brief = written(**{"@type": type})

    assert (brief.headline, brief.genre) == ("Ferry stops", genre)


@pytest.mark.parametrize(
    "text",
    [
        '{"@type": "NewsArticle", /* a comment */ "headline": "Ferry stops",}',
        '// a comment\n{"@type": "NewsArticle", "headline": "Ferry stops"};',
        '<!-- {"@type": "NewsArticle", "headline": "Ferry stops"} -->',
        '{"@type": "NewsArticle", "headline": "Ferry\nstops"}',
        '{"@type": "WebSite"}{"@type": "NewsArticle", "headline": "Ferry stops"}',
        '{"@type": "NewsArticle", "headline": "Ferry stops"}'.replace('"', "&quot;"),
        r'{"@type": "NewsArticle", "headline": "Ferry st\ops"}',
    ],
)
def test_broken_json_is_repaired_and_reported(text: str) -> None:
    """What pages really hold is taken for what it means, with a problem."""
    document = loads(text)

    assert document.brief.headline == "Ferry stops"
    assert "BK001" in {problem.code for problem in document.problems}


@pytest.mark.parametrize(
    "text",
    ["", "[]", "7", '{"@type": "Recipe"}', "{", '{"a": [}', '"' * 9, "[" * 5000, '{"a":' * 99],
)
def test_no_story_is_an_error(text: str) -> None:
    """Where no object stands for a story there is no brief."""
    with pytest.raises(ParseError) as caught:
        loads(text)

    assert caught.value.problems[0].code in ("BK001", "BK004")


def test_times_without_zone_and_no_times_are_reported() -> None:
    """UTC is assumed where no zone stands; what is no time is left out."""
    document = loads(
        json.dumps({**STORY, "datePublished": "2025-08-01T10:00", "dateModified": "x"})
    )

    assert [(p.pointer, p.code) for p in document.problems] == [
        ("/published", "BK305"),
        ("/modified", "BK104"),
    ]


def test_a_written_article_passes_the_google_profile() -> None:
    """Of a complete brief the profile for search results has nothing to say."""
    byline = attrs.evolve(
        RICH.byline or Byline(), authors=[Author(name="Tora Vik", url="https://example.org/tora")]
    )
    brief = attrs.evolve(RICH, byline=byline, headline="Council keeps the long bridge open")
    text = dumps(brief)
    report = briefkit.validate_text(text, "jsonld", profile="google")

    assert not [finding for finding in report.findings if finding.code.startswith("BK7")]


def test_values_have_places() -> None:
    """A value is found in the property that holds it, and words in their place there."""
    text = json.dumps(STORY, indent=2)
    span = loads(text).locate("/sections/0/blocks/0/text", 3, 10)

    assert span is not None
    assert text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1] == "stopped"


def test_paragraphs_and_quotations_have_places() -> None:
    """A paragraph, a quotation and its speaker are found by their words in the body."""
    body = 'The ferry stopped on Monday.\\n\\n"It will run again," said Ana Diaz.'
    headline = '{"@type": "NewsArticle", "headline": "Ferry stops", "articleBody": "'
    text = headline + body.replace('"', '\\"') + '"}'
    document = loads(text)
    paragraph = document.brief.sections[0].blocks[1]
    assert isinstance(paragraph, Paragraph)

    def source(pointer: str) -> str:
        span = document.locate(pointer)
        assert span is not None
        return text[span.column - 1 : span.end_column - 1]

    assert paragraph.quotes
    assert source("/sections/0/blocks/0") == "The ferry stopped on Monday."
    assert "It will run again," in source("/sections/0/blocks/1/quotes/0")
    assert "said" not in source("/sections/0/blocks/1/quotes/0")
    assert source("/sections/0/blocks/1/quotes/0/speaker") == "Ana Diaz"


@given(brief=briefs())
@settings(
    max_examples=examples(200),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_authors_are_names_alone(brief: Brief) -> None:
    """There is one object for each author, each with a type and a name of its own."""
    article = json.loads(dumps(brief))

    for author in article.get("author", []):
        assert author["@type"] in ("Person", "NewsMediaOrganization")
        assert author["name"]
    assert article["@context"] == "https://schema.org"


# What the profile asks of the story itself: no writer can make it up.
OF_THE_STORY = {"BK105", "BK106", "BK107", "BK202", "BK701", "BK702", "BK703", "BK704", "BK705"}


@given(brief=briefs())
@settings(
    max_examples=examples(500),
    phases=[Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_search_engines_miss_only_what_the_story_lacks(brief: Brief) -> None:
    """The profile "google" finds nothing in what is written but what the brief itself lacks."""
    report = briefkit.validate_text(dumps(brief), "jsonld", profile="google")

    assert report.by_code().keys() <= OF_THE_STORY
