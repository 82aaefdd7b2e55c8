"""Who made a story, in JSON-LD: persons and organizations, however they are spelled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import attrs

from briefkit.formats._json_item import filled
from briefkit.formats.jsonld.graph import types_of
from briefkit.formats.jsonld.values import items, link, name, text, texts
from briefkit.model import Agency, Author, Byline
from briefkit.prose.byline import parse_byline
from briefkit.prose.lexicon.agencies import as_agency

__all__ = ["People", "agency_of", "byline_of", "people_of"]

_ORGANIZATIONS = ("organization", "newsmediaorganization", "corporation", "localbusiness", "brand")


class People(NamedTuple):
    """Those whom a property names."""

    authors: tuple[Author, ...] = ()
    """The persons."""

    agencies: tuple[Agency, ...] = ()
    """The organizations."""


def byline_of(article: Mapping[str, Any]) -> Byline | None:
    """Return who made a story, as its object says; None if it does not.

    The line as printed is in ``creditText``, where a writer knew it.
    """
    makers = people_of(article.get("author") or article.get("creator"))
    named = people_of(article.get("sourceOrganization"))
    contributors = (
        *_with_role(people_of(article.get("contributor")).authors, None),
        *_with_role(people_of(article.get("editor")).authors, "editing"),
        *_with_role(people_of(article.get("translator")).authors, "translation"),
    )
    printed = text(article.get("creditText")) or ""
    byline = Byline(
        text=printed,
        authors=makers.authors,
        agencies=dict.fromkeys((*makers.agencies, *named.agencies)),
        contributors=contributors,
    )
    if makers == People() and printed:
        parsed = parse_byline(printed)
        agencies = dict.fromkeys((*parsed.agencies, *byline.agencies))
        byline = attrs.evolve(
            parsed, agencies=agencies, contributors=(*parsed.contributors, *contributors)
        )
    return byline if byline != Byline() else None


def people_of(value: Any) -> People:
    """Return the persons and organizations of a property such as ``author``, each once."""
    authors: dict[str, Author] = {}
    agencies: dict[str, Agency] = {}
    for item in items(value):
        found = _from_object(item) if isinstance(item, Mapping) else _from_line(text(item))
        for author in found.authors:
            authors.setdefault(author.name.casefold(), author)
        for agency in found.agencies:
            agencies.setdefault(agency.name.casefold(), agency)
    return People(tuple(authors.values()), tuple(agencies.values()))


def agency_of(value: Any) -> Agency | None:
    """Return the first organization of a property such as ``publisher``."""
    for item in items(value):
        named = name(item)
        if named:
            return _agency(named, item)
    return None


def _from_object(item: Mapping[str, Any]) -> People:
    types = {word.lower() for word in types_of(item)}
    if "role" in types:  # schema.org/Role: the person once more, inside
        inner = next((item[key] for key in ("author", "contributor", "editor") if key in item), ())
        return People(_with_role(people_of(inner).authors, text(item.get("roleName"))))
    names = [*texts(item.get("name"))] or [*_assembled(item)]
    if types & {*_ORGANIZATIONS}:
        return People(agencies=tuple(_agency(named, item) for named in names))
    found = [_from_line(named) for named in names]
    authors = [author for people in found for author in people.authors]
    agencies = [agency for people in found for agency in people.agencies]
    if len(authors) == 1:
        authors = [_detailed(authors[0], item)]
    return People(tuple(authors), tuple(agencies))


def _assembled(item: Mapping[str, Any]) -> Iterator[str]:
    words = filter(None, (text(item.get("givenName")), text(item.get("familyName"))))
    whole = " ".join(words)
    if whole:
        yield whole


def _from_line(line: str | None) -> People:
    """Read a name that may be a whole byline: "By Jane Doe and John Roe"."""
    if not line or line.startswith(("http://", "https://")):
        return People()
    found = parse_byline(line)
    return People((*found.authors, *found.contributors), found.agencies)


def _detailed(author: Author, item: Mapping[str, Any]) -> Author:
    """Return an author with what an object says of the person."""
    other = text(item.get("alternateName"))
    given = {
        "title": text(item.get("jobTitle")),
        "affiliation": name(item.get("worksFor")) or name(item.get("affiliation")),
        "location": name(item.get("workLocation")),
        "email": _email(item),
        "handle": other if other and other.startswith("@") else None,
        "url": link(item.get("url")) or link(item.get("sameAs")),
        "id": text(item.get("identifier")),
    }
    return attrs.evolve(author, **filled(given))


def _email(item: Mapping[str, Any]) -> str | None:
    address = text(item.get("email"))
    return address.removeprefix("mailto:") if address else None


def _agency(named: str, item: Any) -> Agency:
    known = as_agency(named)
    code = url = None
    if isinstance(item, Mapping):
        code, url = text(item.get("alternateName")), link(item.get("url"))
    return Agency(name=named, code=code or (known.code if known else None), url=url)


def _with_role(authors: Iterable[Author], role: str | None) -> tuple[Author, ...]:
    return tuple(attrs.evolve(a, role=a.role or role) for a in authors)
