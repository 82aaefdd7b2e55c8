"""Who and where in a NITF document: bylines, organizations, datelines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from briefkit.formats._xml import local, text_of
from briefkit.formats.bodies.inline import clean
from briefkit.formats.bodies.nitf.parts import words
from briefkit.model import Agency, Author, Byline, Dateline
from briefkit.prose.byline import parse_byline
from briefkit.prose.byline.words import is_clearly_person
from briefkit.prose.dateline import parse_dateline
from briefkit.times import parse_lenient

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["agency", "byline", "dateline", "is_byline", "name_of", "printed"]

_LONGEST_NAME = 5  # words; what is longer and names nobody is a sentence
_LONGEST_PREFIX = 4
_OPEN = frozenset(",;:/|&(–—-")
_CLOSING = frozenset(",;:/|&).")
_OFFICES = ("byttl", "location", "virtloc", "br")
_NAMES = ("name.given", "name.family")
_CITIES = ("city", "sublocation")
_PARTS = (*_CITIES, "state", "region", "country", "story.date")


def printed(element: Element) -> str:
    """Return a byline as printed; what only its elements keep apart is kept apart by a comma."""
    line, after_element, before = "", False, ""
    for piece, name in _pieces(element):
        text = clean(piece)
        has_space = before[-1:].isspace() or piece[:1].isspace()
        before = piece or before
        if text:
            is_open = line[-1:] in _OPEN or text[0] in _CLOSING
            is_apart = name in _OFFICES or (after_element and (name or not piece[0].isspace()))
            needs_comma = is_apart and not is_open and not _is_prefix(line)
            line += (", " if needs_comma else _space(line, text, has_space=has_space)) + text
            after_element = bool(name)
    return line


def name_of(element: Element) -> str:
    """Return the words of an element; given and family name have a space between them."""
    if any(local(child) in _NAMES for child in element):
        return " ".join(filter(None, (clean(str(piece)) for piece in element.itertext())))
    return text_of(element)


def is_byline(element: Element) -> bool:
    """Tell whether a ``byline`` says who made the story; some put a line of the story into it."""
    if any(local(child) in ("person", "byttl") for child in element):
        return True
    text = words(element)
    read = parse_byline(text)
    names = (*read.authors, *read.agencies, *read.contributors)
    return bool(names) or len(text.split()) < _LONGEST_NAME


def byline(elements: Sequence[Element], *, trusted: bool) -> Byline:
    """Return what bylines say, several of them as one.

    Args:
        elements: The ``byline`` elements.
        trusted: Whether briefkit wrote them: then whoever is not marked is not meant.
    """
    text = "; ".join(filter(None, map(words if trusted else printed, elements)))
    read = parse_byline(text if trusted else "\n".join(map(_readable, elements)))
    people = [*_people(elements, read, trusted=trusted)]
    marked = [agency(e) for e in _within(elements, "org")]
    if trusted:
        return Byline(text=text, authors=people, agencies=marked, contributors=read.contributors)
    authors = [*people, *_unmarked(elements, read)] if people else [*read.authors]
    place = next((words(e) for e in _within(elements, "location")), None)
    if place and len(authors) == 1 and not authors[0].location:
        authors = [attrs.evolve(authors[0], location=place)]
    known = {found.name.casefold(): found for found in (*marked, *read.agencies)}
    return Byline(
        text=text, authors=authors, agencies=known.values(), contributors=read.contributors
    )


def _unmarked(elements: Sequence[Element], read: Byline) -> Iterator[Author]:
    """Yield the people whom a byline names between those that it marks: "and Ana Diaz"."""
    between = [piece for e in elements for piece, name in _pieces(e) if not name]
    for author in read.authors:
        if is_clearly_person(author.name) and any(author.name in piece for piece in between):
            yield author


def agency(element: Element) -> Agency:
    """Return the organization that an ``org`` names, or an element that holds only one."""
    org = next((e for e in element.iter() if local(e) == "org"), element)
    return Agency(name=words(org), code=clean(org.get("value") or "") or None)


def dateline(elements: Sequence[Element], *, trusted: bool) -> Dateline | None:
    """Return what datelines say: as printed, and what its elements or its words mean.

    Args:
        elements: The ``dateline`` elements; the first that says something counts.
        trusted: Whether briefkit wrote them: then places that are not marked are not meant.
    """
    element = next((e for e in elements if words(e)), None)
    if element is None:
        return None
    text = words(element) if trusted else _dateline_text(element)
    read = parse_dateline(text) or Dateline(text=text, places=() if trusted else (text,))
    places = [words(e) for e in element.iter() if local(e) in _CITIES and words(e)]
    marked = attrs.evolve(
        read,
        text=text,
        places=places or (() if trusted else read.places),
        region=_part(element, ("state", "region")) or (None if trusted else read.region),
        country=_part(element, ("country",)) or (None if trusted else read.country),
        date=_story_date(element) or (None if trusted else read.date),
    )
    return marked if trusted or marked.places or marked.agencies else None


def _pieces(element: Element) -> Iterator[tuple[str, str]]:
    """Yield the text of a byline piece by piece, with the name of the element that it is in."""
    yield element.text or "", ""
    for child in element:
        yield name_of(child), local(child)
        yield child.tail or "", "br" if local(child) == "br" else ""


def _is_prefix(line: str) -> bool:
    """Tell whether a line is no more than "By"."""
    return len(line.split()) < 2 and len(line) <= _LONGEST_PREFIX


def _space(line: str, text: str, *, has_space: bool = False) -> str:
    """Return what stands between a line and what goes on with it."""
    if not line or text[0] in ",;:.)":
        return ""
    return "" if not has_space and (line[-1] in "(/" or text[0] == "/") else " "


def _readable(element: Element) -> str:
    """Return a byline for the grammar of bylines: without what only a mark tells from a name."""
    from copy import deepcopy

    rest = deepcopy(element)
    for child in rest:
        if local(child) == "location":
            child.text = ""
            for part in list(child):
                child.remove(part)
    return printed(rest)


def _people(elements: Sequence[Element], read: Byline, *, trusted: bool) -> Iterator[Author]:
    """Yield those who are marked as people, with what the line says of them.

    One mark may hold two of them, or an office that is nobody's name, if others wrote it.
    """
    known = {author.name: author for author in read.authors}
    for person in _within(elements, "person"):
        if trusted:
            yield known.get(words(person)) or Author(name=words(person))
            continue
        for author in parse_byline(name_of(person)).authors:
            yield known.get(author.name, author)


def _within(elements: Sequence[Element], name: str) -> Iterator[Element]:
    for element in elements:
        yield from (child for child in element.iter() if local(child) == name and words(child))


def _dateline_text(element: Element) -> str:
    """Return a dateline as printed; places that only elements keep apart get their commas."""
    line = ""
    for piece, is_part in _places(element):
        text = clean(piece)
        if text:
            is_apart = is_part and line[-1:] not in _OPEN and text[0] not in _CLOSING
            line += (", " if line and is_apart else _space(line, text)) + text
    return line


def _places(element: Element) -> Iterator[tuple[str, bool]]:
    """Yield the text of a dateline piece by piece, and whether it is a part with its own name."""
    yield element.text or "", local(element) in _PARTS
    for child in element:
        yield from _places(child)
        yield child.tail or "", False


def _part(element: Element, names: Sequence[str]) -> str | None:
    return next((words(e) for e in element.iter() if local(e) in names and words(e)), None)


def _story_date(element: Element) -> dt.date | None:
    for date in element.iter():
        if local(date) == "story.date" and (norm := (date.get("norm") or "").strip()):
            try:
                return parse_lenient(norm).value.date()
            except ValueError:
                return None
    return None
