"""Writing people and organizations, with all that the standard's own properties say of them."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.formats.newsmlg2.markup import element, line, named
from briefkit.formats.newsmlg2.terms import (
    NEUTRAL_PROVIDER,
    ORGANISATION,
    PERSON,
    REQUIRED,
    is_iri,
    own,
)
from briefkit.model import Agency, Author, Brief, Byline

__all__ = ["creators", "provider"]


def provider(brief: Brief) -> str:
    """Return `itemMeta/provider`, which there has to be: the source, or else who stands for it."""
    if brief.source and (found := _agency("provider", brief.source)):
        return found
    stand_in = next(_agencies_of(brief), None) or Agency(name=NEUTRAL_PROVIDER)
    return element("provider", literal=line(stand_in.name), why=REQUIRED)


def creators(byline: Byline | None) -> Iterator[str]:
    """Yield those whom a byline names, in the order in which they have to stand."""
    if byline is None:
        return
    for author in byline.authors:
        yield _person("creator", author)
    for agency in byline.agencies:
        yield _agency("creator", agency, kind=ORGANISATION)
    for author in byline.contributors:
        yield _person("contributor", author)


def _agencies_of(brief: Brief) -> Iterator[Agency]:
    for holder in (brief.byline, brief.dateline):
        for agency in holder.agencies if holder else ():
            if line(agency.name):
                yield agency


def _agency(tag: str, agency: Agency, kind: str | None = None) -> str:
    """Return an organization as markup, "" if nothing is known of it."""
    url = line(agency.url)
    contact = named("web", url) if url and is_iri(url) else ""
    details = element("organisationDetails", element("contactInfo", contact)) if contact else ""
    content = named("name", agency.name) + details
    literal = line(agency.code)
    return element(tag, content, type=kind, literal=literal) if content or literal else ""


def _person(tag: str, author: Author) -> str:
    """Return a person as markup, "" if nothing is known of them."""
    content = (
        named("name", author.name)
        + named("definition", author.title, role=own("title"))
        + _details(author)
    )
    found = line(author.id)
    is_uri = bool(found) and ":" in str(found) and is_iri(str(found))
    identity = {"uri" if is_uri else "literal": found}
    role = own(line(author.role) or "")
    if not (content or found or role):
        return ""
    return element(tag, content, type=PERSON, role=role, **identity)


def _details(author: Author) -> str:
    affiliation = named("name", author.affiliation)
    url = line(author.url)
    contact = (
        named("email", author.email)
        + named("im", author.handle)
        + (named("web", url) if url and is_iri(url) else "")
        + _address(author.location)
    )
    content = element("affiliation", affiliation) if affiliation else ""
    if contact:
        content += element("contactInfo", contact)
    return element("personDetails", content) if content else ""


def _address(location: str | None) -> str:
    place = named("line", location)
    return element("address", place) if place else ""
