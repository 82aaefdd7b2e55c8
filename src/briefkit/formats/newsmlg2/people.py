"""Reading people and organizations, and telling which of them made the story."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefkit.formats.bodies.inline import clean
from briefkit.formats.newsmlg2.terms import code_in, is_harmful, own_in
from briefkit.formats.newsmlg2.tree import Element, child, children, preferred, words
from briefkit.model import Agency, Author, Byline
from briefkit.prose.byline import parse_byline
from briefkit.prose.byline.words import is_clearly_person

__all__ = [
    "agency_of",
    "bylines_of",
    "identity_of",
    "name_of",
    "own_agency",
    "own_byline",
    "people_among",
]

_DESKS = ("edit", "desk", "redakt", "producer", "publish", "copy", "sender", "operator")


def name_of(element: Element, language: str | None) -> str:
    """Return the name that an element gives a concept, "" if it gives none."""
    return words(preferred([*children(element, "name")], language))


def identity_of(element: Element) -> str | None:
    """Return what identifies a concept: a URI, a literal, or a QCode."""
    for key in ("uri", "literal", "qcode"):
        if found := clean(element.get(key) or ""):
            return found
    return None


def agency_of(element: Element, language: str | None) -> Agency | None:
    """Return the organization that a party is, None if the element says nothing.

    A party that has no name goes by its literal, the code of its QCode, or the host of its URI.
    """
    literal = clean(element.get("literal") or "")
    code = literal or code_in(clean(element.get("qcode") or ""))
    uri = clean(element.get("uri") or "")
    web = words(child(element, "organisationdetails", "contactinfo", "web")) or uri
    url = web if "://" in web and not is_harmful(web) else None
    name = name_of(element, language)
    if name:
        # A domain or an address is no code, though many put it there.
        is_code = bool(code) and code != name and not any(c in code for c in "./ ")
        return Agency(name=name, code=code if is_code else None, url=url)
    host = uri.partition("://")[2].partition("/")[0] or uri.rpartition(":")[2]
    return Agency(name=code or host, url=url) if code or host else None


def bylines_of(elements: Sequence[Element]) -> Byline | None:
    """Return one byline of what several elements say: each has its own prefix and agency."""
    lines = [*dict.fromkeys(filter(None, map(words, elements)))]
    if not lines:
        return None
    if len(lines) == 1:
        return Byline(text=lines[0])
    read = [parse_byline(text) for text in lines]
    return Byline(
        text=", ".join(lines),
        authors=[*dict.fromkeys(author for one in read for author in one.authors)],
        agencies=[*dict.fromkeys(agency for one in read for agency in one.agencies)],
        contributors=[*dict.fromkeys(other for one in read for other in one.contributors)],
    )


def own_byline(
    text: str, creators: Iterable[Element], contributors: Iterable[Element]
) -> Byline | None:
    """Return a byline as our own writer spells it: every part for itself."""
    makers = [*creators]
    organisations = [maker for maker in makers if maker.get("type") == "cpnat:organisation"]
    byline = Byline(
        text=text,
        authors=[_author(maker) for maker in makers if maker not in organisations],
        agencies=[own_agency(maker) for maker in organisations],
        contributors=map(_author, contributors),
    )
    return byline if byline != Byline() else None


def people_among(creators: Iterable[Element], language: str | None) -> tuple[Author, ...]:
    """Return those of the creators of an item that are people who may have written the story.

    Agencies put all sorts of things there: themselves, a desk, the login of an editor.
    """
    found: dict[str, Author] = {}
    for creator in creators:
        name = name_of(creator, language) or clean(creator.get("literal") or "")
        if _is_author(creator, name):
            found.setdefault(name, _author(creator, name))
    return tuple(found.values())


def _is_author(creator: Element, name: str) -> bool:
    role = f"{creator.get('role', '')} {creator.get('roleuri', '')}".lower()
    if any(desk in role for desk in _DESKS) or "organisation" in creator.get("type", ""):
        return False
    return is_clearly_person(name) and not any(c.isdigit() for c in name)


def _author(element: Element, name: str | None = None) -> Author:
    details = child(element, "persondetails")
    url = words(child(details, "contactinfo", "web"))
    return Author(
        name=name if name is not None else words(child(element, "name")),
        role=own_in(clean(element.get("role") or "")),
        title=words(child(element, "definition")) or None,
        affiliation=words(child(details, "affiliation", "name")) or None,
        location=words(child(details, "contactinfo", "address", "line")) or None,
        email=words(child(details, "contactinfo", "email")) or None,
        handle=words(child(details, "contactinfo", "im")) or None,
        url=url if url and not is_harmful(url) else None,
        id=identity_of(element),
    )


def own_agency(element: Element) -> Agency:
    """Return an organization as our own writer spells it."""
    return Agency(
        name=words(child(element, "name")),
        code=clean(element.get("literal") or "") or None,
        url=words(child(element, "organisationdetails", "contactinfo", "web")) or None,
    )
