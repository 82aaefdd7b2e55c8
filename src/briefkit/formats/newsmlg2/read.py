"""Reading NewsML-G2: a document into the stories that it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from briefkit.echo import counted
from briefkit.errors import ParseError
from briefkit.formats import _embed
from briefkit.formats._base import Document
from briefkit.formats._completed import completed
from briefkit.formats._private import with_notes_apart
from briefkit.formats._xml import Xml, local, locator, parse_xml
from briefkit.formats.bodies.inline import clean
from briefkit.formats.bodies.story.compose import compose
from briefkit.formats.newsmlg2 import about_content, about_item
from briefkit.formats.newsmlg2.content import native_in, read_content
from briefkit.formats.newsmlg2.facts import Facts
from briefkit.formats.newsmlg2.items import OLDER, Item, items_in
from briefkit.formats.newsmlg2.kept import KEY
from briefkit.formats.newsmlg2.package import Message, package_links, without_shown
from briefkit.formats.newsmlg2.people import people_among
from briefkit.formats.newsmlg2.terms import GENERATOR, code_in
from briefkit.formats.newsmlg2.tree import Element, lines_of, preferred, words
from briefkit.formats.newsmlg2.version1 import read_version1
from briefkit.model import Author, Brief, Byline, Note
from briefkit.problems import Problem

__all__ = ["others_left_out", "read_documents"]

_LEFT_OUT = "BK122"
_NO_STORY = "BK125"
# What the content of an item does not say of the item.
_NOT_INSIDE = ("extra", "sections")


def read_documents(text: str) -> list[Document]:
    """Return the stories of a document, at least one.

    Raises:
        ParseError: The text is no XML that can be read without danger, or holds no item that
            could be a story.
    """
    xml = parse_xml(text, "newsmlg2")
    items, others = _items(xml)
    message = Message(items)
    documents = []
    taken: set[str | None] = set()
    for story in message.stories:
        pictures = message.pictures_of(story)
        taken.update(picture.guid for picture in pictures)
        documents.append(_with_pictures(_document(story, xml), pictures))
    left = [item.nature or "other" for item in message.pictures if item.guid not in taken]
    others += [f"an item of class {nature}" for nature in left]
    told = [_left_out(f"the message holds {what}; left out") for what in others]
    documents[0] = documents[0].preceded(*xml.problems, *told)
    return documents


def _items(xml: Xml) -> tuple[list[Item], list[str]]:
    try:
        return items_in(xml.root)
    except ParseError as error:
        span = locator(xml, {})("")
        problems = [attrs.evolve(problem, span=span) for problem in error.problems]
        raise ParseError(problems, "newsmlg2") from None


def _document(item: Item, xml: Xml) -> Document:
    """Return the story of an item, as our own copy of it says if that is current."""
    visible = _visible(item, xml)
    carried = native_in(item.renditions)
    return visible if carried is None else _embed.restored(visible, carried, _again)


def _again(brief: Brief) -> Brief:
    from briefkit.formats.newsmlg2.write import news_item

    xml = parse_xml(news_item(brief), "newsmlg2")
    return _visible(items_in(xml.root)[0][0], xml).brief


def _visible(item: Item, xml: Xml) -> Document:
    facts = _read_facts(item)
    brief, problems, elements = (_ours if facts.is_ours else _theirs)(facts)
    brief = with_notes_apart(brief, KEY)
    if not brief.sections:
        message = "the item holds no text of a story"
        problems.append(Problem(pointer="/sections", message=message, code=_NO_STORY))
    said = {"": item.element, **facts.elements}
    # A field and its problem may come from two places: a dateline of the text, no time of a field.
    at = locator(xml, said)
    return Document(
        brief,
        format="newsmlg2",
        problems=lambda: (
            *(attrs.evolve(problem, span=at(problem.pointer)) for problem in facts.problems),
            *problems,
        ),
        locate=locator(xml, {**said, **elements}, brief),
    )


def _read_facts(item: Item) -> Facts:
    """Return what an item says of its story outside the body."""
    if item.kind == OLDER:
        return read_version1(item)
    tag = item.content.first("language")
    named = clean((tag.get("tag") or tag.get("qcode") or "") if tag is not None else "")
    language = code_in(named) or clean(item.language or "") or None
    generators = map(words, item.meta.all("generator"))
    facts = Facts(item, language, GENERATOR in generators)
    for read in (*about_item.READERS, *about_content.READERS):
        read(facts)
    return facts


_Read = tuple[Brief, list[Problem], dict[str, Any]]


def _ours(facts: Facts) -> _Read:
    """Return what an item says that briefkit wrote: every part for itself, and nothing guessed."""
    notes = [*_notes(facts.item.renditions)]
    skip = [parent for parent in {note.getparent() for note in notes} if parent is not None]
    content = read_content(facts.item.renditions, skip)
    known = facts.brief()
    composed = compose(known, content.body, trusted=True)
    brief = attrs.evolve(
        composed.brief,
        byline=known.byline,
        dateline=known.dateline,
        notes=[Note(text=lines_of(e), kind=e.get("data-kind")) for e in notes],
    )
    found = {f"/notes/{index}": element for index, element in enumerate(notes)}
    return brief, list(composed.problems), {**composed.elements, **found}


def _notes(renditions: Sequence[Element]) -> Iterator[Element]:
    """Yield the elements in which our writer has the notes of a brief."""
    for rendition in renditions:
        for element in rendition.iter():
            if local(element) == "footer" and element.get("class") == "notes":
                yield from element


def _theirs(facts: Facts) -> _Read:
    item = facts.item
    content = read_content(item.renditions)
    known = _titled(completed(facts.brief(), content.facts, without=_NOT_INSIDE), item)
    if item.kind == "packageitem":
        known = attrs.evolve(known, links=(*known.links, *package_links(item)))
    composed = compose(known, content.body)
    creators = people_among(item.content.all("creator", "contributor"), facts.language)
    brief = attrs.evolve(composed.brief, byline=_byline(composed.brief.byline, creators))
    elements = {**content.elements, **composed.elements}
    return brief, list(composed.problems), _of_document(elements, item)


def _of_document(elements: dict[str, Element], item: Item) -> dict[str, Element]:
    """Return the elements that stand in the document, not in text that was read once more."""
    root = item.element.getroottree().getroot()
    return {p: e for p, e in elements.items() if e.getroottree().getroot() is root}


def _titled(known: Brief, item: Item) -> Brief:
    """Return what is known of a story with the name of the item, if it has no headline at all."""
    title = words(preferred(item.meta.all("title"), known.language))
    return known if known.headline or not title else attrs.evolve(known, headline=title)


def _byline(byline: Byline | None, creators: Sequence[Author]) -> Byline | None:
    """Return a byline with what the item says of those whom it names.

    Where there is none, those who made the item stand for it.
    """
    if byline is None:
        return Byline(authors=creators) if creators else None
    known = {author.name.casefold(): author for author in creators}
    authors = [completed(author, known.get(author.name.casefold())) for author in byline.authors]
    return attrs.evolve(byline, authors=authors)


def _with_pictures(document: Document, pictures: Sequence[Item]) -> Document:
    brief = document.brief
    media = tuple(without_shown(pictures, brief))
    if not media:
        return document
    return Document(
        attrs.evolve(brief, media=(*brief.media, *media)),
        format=document.format,
        problems=document.problems,
        locate=document.locate,
    )


def _left_out(message: str) -> Problem:
    return Problem(pointer="", message=message, code=_LEFT_OUT)


def others_left_out(number: int) -> Problem:
    """Return what to say where one story is asked for, and there are more."""
    what = counted(number, "more story", "more stories")
    return _left_out(f"the message holds {what}, left out; read them one by one")
