"""Who made a story, as properties of schema.org: one object for each, with nothing but its name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefkit.formats._json_item import filled
from briefkit.formats._links import safe_url
from briefkit.formats.bodies.inline import clean
from briefkit.formats.jsonld.people import byline_of
from briefkit.model import Agency, Author, Byline
from briefkit.prose.lexicon.agencies import as_agency

__all__ = ["agency_object", "maker_properties", "settled"]

_Object = dict[str, Any]

_MOST_ROUNDS = 4
_ROLES = {"editing": "editor", "translation": "translator"}


def maker_properties(byline: Byline | None) -> _Object:
    """Return the properties that say who made a story: ``author``, ``contributor`` and others.

    A name that is a whole byline ("By Jane Doe and John Roe") is taken apart, as Google wants it:
    each person in an object of its own, with the name alone.
    """
    if byline is None:
        return {}
    properties = _properties(byline)
    for _ in range(_MOST_ROUNDS):
        again = byline_of(properties)
        settled = _properties(again) if again else {}
        if settled == properties:
            break
        properties = settled
    return properties


def settled(byline: Byline | None) -> Byline | None:
    """Return a byline as a reader of `maker_properties` knows it."""
    return byline_of(maker_properties(byline))


def agency_object(agency: Agency) -> _Object | None:
    """Return the organization that an agency is; None if it has no name."""
    name = clean(agency.name)
    known = as_agency(name)
    code = clean(agency.code or (known.code if known else "") or "")
    about = filled(name=name, alternateName=code, url=safe_url(agency.url))
    return {"@type": "NewsMediaOrganization", **about} if name else None


def _properties(byline: Byline) -> _Object:
    authors = [*filter(None, map(_person, byline.authors))]
    agencies = [*filter(None, map(agency_object, byline.agencies))]
    properties = {
        "author": authors or agencies,
        "creditText": clean(byline.text),
        "sourceOrganization": agencies if authors else [],
        **_contributors(byline.contributors),
    }
    return filled(properties)


def _person(author: Author) -> _Object | None:
    affiliation, location = clean(author.affiliation or ""), clean(author.location or "")
    handle = clean(author.handle or "")
    said = {
        "name": clean(author.name),
        "alternateName": handle if handle.startswith("@") else "",
        "jobTitle": clean(author.title or ""),
        "worksFor": {"@type": "Organization", "name": affiliation} if affiliation else None,
        "workLocation": {"@type": "Place", "name": location} if location else None,
        "email": clean(author.email or ""),
        "url": safe_url(author.url),
        "identifier": clean(author.id or ""),
    }
    about = filled(said)
    return {"@type": "Person", **about} if "name" in about else None


def _contributors(contributors: Iterable[Author]) -> _Object:
    found: dict[str, list[_Object]] = {"contributor": [], "editor": [], "translator": []}
    for contributor in contributors:
        person, role = _person(contributor), clean(contributor.role or "")
        if person is None:
            continue
        key = _ROLES.get(role, "contributor")
        if role and key == "contributor":
            person = {"@type": "Role", "roleName": role, "contributor": person}
        found[key].append(person)
    return found
