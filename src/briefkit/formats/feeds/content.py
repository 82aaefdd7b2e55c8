"""The story that an entry of a feed holds, and the words around it."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import attrs

from briefkit.errors import ParseError
from briefkit.formats._base import Document, Locate
from briefkit.formats.bodies.body import Body
from briefkit.formats.bodies.html.read import parse_html, read_html
from briefkit.formats.bodies.inline import clean
from briefkit.formats.bodies.plain import read_plain
from briefkit.formats.bodies.story.compose import compose
from briefkit.formats.feeds.channel import NOTE_KINDS, NOTES
from briefkit.model import Author, Brief, Byline, Note
from briefkit.problems import Problem
from briefkit.prose.byline import parse_byline

__all__ = ["byline_of", "document", "words_of"]

_FEWEST = 2  # paragraphs that make a description a story


def document(
    facts: Brief,
    content: str,
    format: str,
    *,
    trusted: bool,
    is_html: bool = True,
    problems: Iterable[Problem] = (),
    locator: Callable[[Brief], Locate],
) -> Document:
    """Return the document of an entry.

    Args:
        facts: All that it says in places of its own.
        content: The story; empty if there is none.
        format: The name of the format.
        trusted: Whether briefkit wrote it.
        is_html: Whether the story is HTML, not plain text.
        problems: What was noticed so far.
        locator: Gives for the brief that comes of it what finds its values in the feed.
    """
    body, notes = _body(content, trusted=trusted) if is_html else (read_plain(content), [])
    if not body.sections and not trusted and _is_story(facts.summary):
        body, facts = read_plain(facts.summary or ""), attrs.evolve(facts, summary=None)
    facts = attrs.evolve(facts, notes=(*facts.notes, *notes))
    composed = compose(facts, body, trusted=trusted)
    return Document(
        composed.brief,
        format=format,
        problems=(*problems, *composed.problems),
        locate=locator(composed.brief),
    )


def _is_story(summary: str | None) -> bool:
    """Tell whether a description is more than one paragraph: then it is the story."""
    return len((summary or "").split("\n\n")) >= _FEWEST


def _body(content: str, *, trusted: bool) -> tuple[Body, list[Note]]:
    if not content.strip():
        return Body(), []
    try:
        root = parse_html(f"<div>{content}</div>", "html")
    except ParseError as error:
        return Body(problems=list(error.problems)), []
    if not trusted:
        return read_html(root), []
    footers = [element for element in root.iter("footer") if element.get("class") == NOTES]
    notes = [_note(line) for footer in footers for line in footer]
    return read_html(root, top=2, skip=footers), [note for note in notes if note.text]


def _note(line: Any) -> Note:
    kind = line.get("data-kind")
    text = clean("".join(line.itertext()))
    return Note(text=text, kind=kind if kind in NOTE_KINDS else None)


def words_of(text: str | None, *, trusted: bool, escaped: bool = False) -> str | None:
    """Return a title or a description as plain text, paragraphs parted by blank lines.

    Args:
        text: The text; whether it is plain text or HTML, feeds seldom say truly.
        trusted: Whether briefkit wrote it: then it is plain text for sure.
        escaped: Whether it would be the HTML of plain text, then.
    """
    is_plain = trusted and not escaped
    if is_plain or not text or not ("<" in text or "&" in text):
        return clean(text or "") or None
    if trusted or "<" not in text:
        return clean(html.unescape(text)) or None
    try:
        body = read_html(parse_html(f"<div>{text}</div>", "html"))
    except ParseError:
        return None
    plain = Brief(headline="", sections=body.sections).text
    return plain or None


def byline_of(
    people: Iterable[Author], others: Iterable[Author], *, trusted: bool
) -> Byline | None:
    """Return the byline that the authors of an entry amount to.

    Args:
        people: The authors; each may be a whole byline, if anybody else wrote the feed.
        others: The contributors.
        trusted: Whether each is exactly one name.
    """
    people, contributors = list(people), tuple(others)
    if not (people or contributors):
        return None
    if trusted:
        return _exact(people, contributors)
    lines = [person.name for person in people]
    read = [parse_byline(line) for line in lines]
    return Byline(
        text=", ".join(dict.fromkeys(lines)),
        authors=[author for each in zip(people, read, strict=True) for author in _authors(*each)],
        agencies=dict.fromkeys(agency for found in read for agency in found.agencies),
        contributors=contributors,
    )


def _authors(person: Author, read: Byline) -> Iterable[Author]:
    """Return whom an author of a feed is read as, with what the feed says besides the name."""
    if len(read.authors) != 1:
        return read.authors
    author = read.authors[0]
    return (attrs.evolve(author, email=author.email or person.email, url=person.url),)


def _exact(people: Sequence[Author], contributors: Sequence[Author]) -> Byline:
    """Return a byline of exactly these names: agencies, if all of them are names of agencies."""
    read = [parse_byline(person.name) for person in people]
    if all(map(_is_agency, read, people)):
        agencies = [agency for found in read for agency in found.agencies]
        return Byline(agencies=agencies, contributors=contributors)
    return Byline(authors=people, contributors=contributors)


def _is_agency(read: Byline, person: Author) -> bool:
    """Tell whether a line names one agency, by the name that it prints, and nothing else."""
    names = [agency.name for agency in read.agencies]
    return names == [person.name] and not (read.authors or person.email or person.url)
