"""Lists of named things in an item: subjects and people, genres, sources, keywords, makers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefkit.formats._links import safe_url
from briefkit.formats.ninjs.found import Facts, Reader
from briefkit.formats.ninjs.kinds import is_uri
from briefkit.formats.ninjs.terms import KEYWORD
from briefkit.model import Agency, Author, Byline, Subject
from briefkit.problems import join_pointer

__all__ = ["authors", "genre", "keywords", "sources", "subjects_of"]


def subjects_of(kind: str | None) -> Reader:
    """Return what reads concepts of a kind; of none in particular, keywords are among them."""

    def read(facts: Facts, key: str, value: Any) -> bool:
        found: list[Subject] = facts.fields.setdefault("subjects", [])
        words: list[str] = facts.fields.setdefault("keywords", [])
        for index, concept in _entries(facts, key, value, _CONCEPT):
            subject = _subject(concept, kind)
            if kind is None and concept.get("rel") == KEYWORD and subject.name:
                facts.places[f"/keywords/{len(words)}"] = join_pointer(key, index)
                words.append(subject.name)
            elif subject != Subject(kind=kind):
                facts.places[f"/subjects/{len(found)}"] = join_pointer(key, index)
                found.append(subject)
        return isinstance(value, list)

    return read


_CONCEPT = ("name", "rel", "uri", "literal", "code", "scheme", "qcode")


def _entries(
    facts: Facts, key: str, value: Any, known: tuple[str, ...]
) -> list[tuple[int, dict[str, Any]]]:
    """Return the objects in an array; what none of their known keys holds is kept aside."""
    entries = []
    for index, given in enumerate(value if isinstance(value, list) else ()):
        one = {"name": given} if isinstance(given, str) else given
        if not isinstance(one, dict):
            facts.more[join_pointer(key, index)] = one
            continue
        for name, inner in one.items():
            if name not in known or not isinstance(inner, str):
                facts.more[join_pointer(key, index, name)] = inner
        texts = {name: inner for name, inner in one.items() if isinstance(inner, str)}
        entries.append((index, texts))
    return entries


def _subject(concept: Mapping[str, str], kind: str | None) -> Subject:
    code = concept.get("code") or concept.get("literal") or concept.get("qcode")
    uri, scheme = concept.get("uri"), concept.get("scheme")
    # Series 1 has no URIs: where a code stands alone and is one, it is meant as such.
    is_alone = not (uri or scheme or concept.get("literal"))
    if code and is_alone and "://" in code and is_uri(code):
        code, uri = None, code
    return Subject(
        name=concept.get("name") or None,
        kind=kind,
        code=code or None,
        scheme=scheme or None,
        uri=uri or None,
        rel=concept.get("rel") or None,
    )


def genre(facts: Facts, key: str, value: Any) -> bool:
    """Take the name of the first genre."""
    entries = _entries(facts, key, value, ("name",))
    for index, concept in entries:
        if "genre" not in facts.fields and concept.get("name"):
            facts.fields["genre"] = concept["name"]
            facts.places["/genre"] = join_pointer(key, index, "name")
        else:
            facts.more[join_pointer(key, index)] = concept
    return bool(entries)


def sources(facts: Facts, key: str, value: Any) -> bool:
    """Take the first party that supplied the story, or its name alone, as Superdesk has it."""
    if isinstance(value, str):
        facts.fields["source"] = Agency(name=value)
        facts.places["/source"] = facts.places["/source/name"] = join_pointer(key)
        return True
    for index, party in _entries(facts, key, value, ("name", "uri", "literal", "code")):
        name = party.get("name") or party.get("literal") or party.get("code")
        if name and "source" not in facts.fields:
            code = party.get("literal") or party.get("code")
            facts.fields["source"] = Agency(name=name, code=code, url=safe_url(party.get("uri")))
            facts.places["/source"] = join_pointer(key, index)
        else:
            facts.more[join_pointer(key, index)] = party
    return isinstance(value, list)


def keywords(facts: Facts, key: str, value: Any) -> bool:
    """Take the words of an array, which Superdesk has beside the subjects."""
    if not isinstance(value, list):
        return False
    words: list[str] = facts.fields.setdefault("keywords", [])
    words += (word for word in value if isinstance(word, str) and word)
    facts.places["/keywords"] = join_pointer(key)
    return True


def authors(facts: Facts, key: str, value: Any) -> bool:
    """Read the people whom Superdesk lists, each with the role that each had."""
    known = ("name", "role", "code", "email", "jobtitle", "twitter", "uri")
    people: dict[bool, list[Author]] = {True: [], False: []}
    for index, one in _entries(facts, key, value, known):
        if one.get("name"):
            is_writer = one.get("role", "writer").lower() in _WRITERS
            people[is_writer].append(_author(one))
            field = "authors" if is_writer else "contributors"
            place = f"/byline/{field}/{len(people[is_writer]) - 1}"
            facts.places[place] = join_pointer(key, index)
    facts.people = Byline(authors=people[True], contributors=people[False])
    facts.places.setdefault("/byline", join_pointer(key))
    return isinstance(value, list)


_WRITERS = ("writer", "author", "reporter", "by", "correspondent")


def _author(one: Mapping[str, str]) -> Author:
    return Author(
        name=one["name"],
        role=one.get("role"),
        title=one.get("jobtitle"),
        email=one.get("email"),
        handle=one.get("twitter"),
        id=one.get("code") or one.get("uri"),
    )
