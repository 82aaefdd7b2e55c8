"""A saved page into a brief: what its head says, and the story that it shows."""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

import attrs

from briefkit.errors import ParseError
from briefkit.formats._base import Document
from briefkit.formats._xml_repair import UNWRITABLE
from briefkit.formats.bodies.body import Body
from briefkit.formats.bodies.html.read import parse_html, read_html
from briefkit.formats.bodies.story.compose import compose
from briefkit.formats.web.authors import find_byline
from briefkit.formats.web.dates import find_times
from briefkit.formats.web.deck import find_decks
from briefkit.formats.web.elements import Element, letters_of, squeezed, text_of
from briefkit.formats.web.extracted import extracted
from briefkit.formats.web.headline import choose_headline, find_heading, find_headings, is_same
from briefkit.formats.web.metadata import Metadata, read_metadata
from briefkit.formats.web.passages import Passage, passages_in
from briefkit.formats.web.prune import prune
from briefkit.formats.web.region import find_region
from briefkit.formats.web.state import body_in_article, body_in_scripts
from briefkit.formats.web.story import Story, choose
from briefkit.model import Brief
from briefkit.problems import Problem

__all__ = ["read"]

_NAME = "web"
_MOST_HEADINGS = 6
_LITTLE = 400
_LATER = ("data-src", "data-original", "data-lazy-src", "srcset", "data-srcset")
_EXPECTED = 200


class _Page(NamedTuple):
    """A page, and what is known of its story before its body is read."""

    text: str
    """The page as it was given."""

    root: Element
    """Its element tree."""

    metadata: Metadata
    """What its head says."""

    facts: Brief
    """All that is known of the story but its body."""

    heading: Element | None
    """The element that prints the headline."""


def read(text: str) -> Document:
    """Return the document that a saved page holds.

    Raises:
        ParseError: The page has neither a headline nor a story.
    """
    # Browsers pass over what no tree of XML can hold.
    page, problems = _open(UNWRITABLE.sub("", text))
    body, deck = _body(page)
    facts = page.facts
    if deck and facts.deck is None:
        facts = attrs.evolve(facts, deck=deck)
    composed = compose(facts, body)
    if not composed.brief.headline and not composed.brief.sections:
        raise ParseError([Problem(pointer="", message="no story on the page", code="BK101")], _NAME)
    if not any(section.blocks for section in composed.brief.sections):
        message = "no text of a story on the page"
        problems.append(Problem(pointer="/sections", message=message, code="BK125"))
    return Document(composed.brief, format=_NAME, problems=[*problems, *composed.problems])


def _open(text: str) -> tuple[_Page, list[Problem]]:
    root = parse_html(text, _NAME)
    metadata = read_metadata(root)
    headings = list(islice(find_headings(root), _MOST_HEADINGS))
    printed = [text_of(one) for one in headings]
    headline = choose_headline(metadata, printed)
    heading = next(
        (one for one, words in zip(headings, printed, strict=True) if is_same(words, headline)),
        None,
    )
    if heading is None:
        heading = next(iter(headings), None)
        heading = heading if heading is not None else find_heading(root, headline)
    published, modified, problems = find_times(metadata, root)
    told = metadata.facts.brief
    facts = attrs.evolve(
        told,
        headline=headline,
        url=told.url or metadata.url,
        byline=find_byline(metadata, root, heading),
        published=published or told.published,
        modified=modified or told.modified,
        language=told.language or metadata.language,
        summary=told.summary or metadata.first("description", "og:description"),
        keywords=told.keywords or _keywords(metadata),
    )
    return _Page(text, root, metadata, facts, heading), problems


def _keywords(metadata: Metadata) -> tuple[str, ...]:
    tags = list(metadata.contents("article:tag", "og:article:tag"))
    lines = tags or [
        word for line in metadata.contents("keywords", "news_keywords") for word in line.split(",")
    ]
    return tuple(dict.fromkeys(filter(None, map(squeezed, lines))))


def _body(page: _Page) -> tuple[Body, str | None]:
    """Return the body of the story, and the deck; from where the page has most of it."""
    data = body_in_article(page.metadata.article)
    told = letters_of(data)
    story = _shown(page, told)
    size = story.size if story else 0
    if story is not None and size >= _LITTLE and len(data) <= 2.5 * size:
        return _read_passages(story), story.deck
    best = max((data, body_in_scripts(page.root) if size < _LITTLE else ""), key=len)
    if len(best) > 1.5 * size + _EXPECTED:
        return read_html(
            parse_html(f"<article>{best}</article>", _NAME)
        ), story.deck if story else None
    if story is not None and size >= _EXPECTED:
        return _read_passages(story), story.deck
    found = extracted(page.text)
    if found is not None and len(text_of(found)) > 2 * size + _EXPECTED:
        return read_html(found), None
    return (_read_passages(story), story.deck) if story else (Body(), None)


def _shown(page: _Page, told: str) -> Story | None:
    """Return the story that the page shows; changes the tree of the page."""
    region = find_region(page.root, told)
    if region is None:
        return None
    decks = list(find_decks(page.root, page.heading, region))
    prune(region)
    _show_pictures(region)
    byline = page.facts.byline
    story = choose(
        _below(list(passages_in(region)), page),
        headline=page.facts.headline,
        decks=decks,
        told=told,
        names=[author.name for author in byline.authors] if byline else [],
    )
    return Story(decks[0] if decks else story.deck, story.passages)


def _show_pictures(region: Element) -> None:
    """Give pictures that a script loads later on the address they will have."""
    for image in region.iter("img"):
        later = (image.get(name) for name in _LATER)
        source = image.get("src") or ""
        if not source or source.startswith("data:"):
            found = next(filter(None, later), "")
            image.set("src", found.split(",")[0].split(" ")[0])


def _without_names(element: Element) -> None:
    """Take off what a site calls parts of a block: they are not the names of ours."""
    for one in element.iter():
        if one is not element and "dateline" not in one.get("class", "dateline"):
            del one.attrib["class"]


def _below(passages: list[Passage], page: _Page) -> list[Passage]:
    """Return the blocks under the headline: what little stands above it is a label, or a date."""
    at = next((i for i, one in enumerate(passages) if one.element is page.heading), -1)
    above = sum(len(one.text) for one in passages[: at + 1])
    return passages[at + 1 :] if above < sum(len(one.text) for one in passages) / 4 else passages


def _read_passages(story: Story) -> Body:
    """Read the blocks of a story as a body of their own."""
    if not story.passages:
        return Body()
    root = story.passages[0].element.makeelement("article", {})
    for passage in story.passages:
        passage.element.tail = None
        if passage.kind != "figure":
            _without_names(passage.element)
        root.append(passage.element)
    return read_html(root)
