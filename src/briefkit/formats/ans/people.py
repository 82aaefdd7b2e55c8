"""The credits of a story: whom it names, read and written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from briefkit.formats._json_item import filled
from briefkit.formats.ans.terms import SITES, read_at
from briefkit.model import Agency, Author, Byline
from briefkit.prose.byline import parse_byline
from briefkit.prose.lexicon.agencies import as_agency

__all__ = ["byline_of", "credits_of"]

_AGENCY = "agency"
_SEPARATORS = (" and ", ",", "/", "|", "&", ";", " und ", "By ", "by ", "BY ")
_FIELDS: tuple[tuple[str, str], ...] = (
    ("title", "role"),
    ("affiliation", "org"),
    ("location", "location"),
    ("email", "email"),
    ("url", "url"),
    ("id", "_id"),
)


def byline_of(credits: object, more: object) -> Byline | None:
    """Return the byline that the credits of a story amount to; None if they name nobody.

    Args:
        credits: The credits.
        more: The additional properties of the story.
    """
    authors: list[Author] = []
    agencies: list[Agency] = []
    contributors: list[Author] = []
    printed: list[str] = []
    for key, people in credits.items() if isinstance(credits, Mapping) else ():
        for person in people if isinstance(people, list) else ():
            if not isinstance(person, Mapping) or person.get("type") == "reference":
                continue
            if key != "by":
                contributors += (_with_role(one, key) for one in _people(person)[0])
                continue
            found, outlets = _people(person)
            authors += found
            is_own = read_at(person, "additional_properties", "kind")
            agencies += (one for one in outlets if is_own or one not in agencies)
            printed += [line] if (line := _printed(person)) else []
    own = read_at(more, "byline")
    text = own if isinstance(own, str) else "" if len(printed) != 1 else printed[0]
    if not (authors or agencies or contributors or text):
        return None
    agencies += (agency for agency in _affiliations(authors) if agency not in agencies)
    return Byline(text=text, authors=authors, agencies=agencies, contributors=contributors)


def credits_of(byline: Byline) -> dict[str, list[dict[str, Any]]]:
    """Return a byline as credits."""
    by = [_person(author) for author in byline.authors]
    by += (_organization(agency) for agency in byline.agencies if agency.name)
    others = [_person(author) for author in byline.contributors]
    return {key: people for key, people in (("by", by), ("contributors", others)) if people}


# --- reading -----------------------------------------------------------------------------


def _people(person: Mapping[str, Any]) -> tuple[list[Author], list[Agency]]:
    """Return who an entry names: often one person, or several, or an agency."""
    name = _name(person)
    more = person.get("additional_properties")
    own = read_at(more, "kind")
    if own == _AGENCY:
        code, url = _text(read_at(more, "code")), _text(person.get("url"))
        return [], [Agency(name=name, code=code, url=url)]
    if own or not name:
        return [_author(person, name)] if name else [], []
    agency = None if _text(person.get("last_name")) else as_agency(name)
    return ([], [agency]) if agency else _read(person, name)


def _read(person: Mapping[str, Any], name: str) -> tuple[list[Author], list[Agency]]:
    """Return whom an entry names in words that may be a whole byline."""
    author = _author(person, name)
    read = parse_byline(name)
    if not any(mark in name for mark in _SEPARATORS):
        # "Coast News Staff" and "JANE DOE Coast News" are no names; one with a surname is.
        has_outlet = read.agencies and not _text(person.get("last_name"))
        if not has_outlet:
            return [author], []
    if len(read.authors) == 1:
        return [attrs.evolve(author, name=read.authors[0].name)], list(read.agencies)
    return list(read.authors) or ([] if read.agencies else [author]), list(read.agencies)


def _name(person: Mapping[str, Any]) -> str:
    parts = (_text(person.get(key)) for key in ("first_name", "middle_name", "last_name", "suffix"))
    names = (person.get("name"), person.get("byline"), " ".join(filter(None, parts)))
    return next(filter(None, map(_text, names)), None) or ""


def _author(person: Mapping[str, Any], name: str) -> Author:
    fields = {field: _text(person.get(key)) for field, key in _FIELDS}
    affiliation = fields["affiliation"] or _text(person.get("affiliation"))
    fields["affiliation"] = affiliation or _text(person.get("affiliations"))
    fields["role"] = _text(read_at(person, "additional_properties", "role"))
    for field, value in _links(person):
        fields[field] = fields.get(field) or value
    return Author(name=name, **fields)


def _links(person: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what social links say: an address of e-mail, a name on a network."""
    links = person.get("social_links")
    for link in links if isinstance(links, list) else ():
        site, url = _text(read_at(link, "site")) or "", _text(read_at(link, "url"))
        field = SITES.get(site.lower())
        if field == "email" and url:
            yield field, url.removeprefix("mailto:")
        elif field and url:
            yield field, "@" + url.rstrip("/").rpartition("/")[2].removeprefix("@")


def _printed(person: Mapping[str, Any]) -> str | None:
    """Return the line of an entry, if it says more than the name."""
    line = _text(person.get("byline"))
    return line if line and line.strip().lower().startswith("by ") else None


def _affiliations(authors: list[Author]) -> Iterator[Agency]:
    for author in authors:
        if author.affiliation and (agency := as_agency(author.affiliation)):
            yield agency


def _with_role(author: Author, key: str) -> Author:
    role = None if key == "contributors" else key.removesuffix("_by").replace("_", " ")
    return attrs.evolve(author, role=author.role or role)


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


# --- writing -----------------------------------------------------------------------------


def _person(author: Author) -> dict[str, Any]:
    more = {"kind": "person", "role": author.role}
    item: dict[str, Any] = {"type": "author", "name": author.name, "byline": author.name}
    item |= {key: getattr(author, field) for field, key in _FIELDS}
    if author.handle:
        name = author.handle.strip().removeprefix("@")
        item["social_links"] = [{"site": "twitter", "url": f"https://twitter.com/{name}"}]
    item["additional_properties"] = filled(more)
    return filled(item)


def _organization(agency: Agency) -> dict[str, Any]:
    more = filled(kind=_AGENCY, code=agency.code)
    item = {"type": "author", "name": agency.name, "byline": agency.name, "url": agency.url}
    return filled(item, additional_properties=more)
