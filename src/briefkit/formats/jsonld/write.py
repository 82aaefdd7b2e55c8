"""A brief as the object of schema.org that stands for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from briefkit.formats._json_item import filled
from briefkit.formats._links import is_safe_url, safe_url
from briefkit.formats.bodies.inline import clean
from briefkit.formats.bodies.plain import plain_body
from briefkit.formats.jsonld.graph import referred
from briefkit.formats.jsonld.makers import agency_object, maker_properties
from briefkit.formats.jsonld.things import MEDIA_KINDS, SUBJECT_TYPES
from briefkit.model import Brief, Dateline, Figure, Link, Media, Note, Subject
from briefkit.prose.dateline import format_dateline, parse_dateline
from briefkit.times import format_rfc3339
from briefkit.walk import walk

__all__ = ["article_of"]

_Object = dict[str, Any]

_HIGHEST_RANK = 1_000_000
# What says something of an item of media, but for its kind and size.
_TELLING = frozenset(("url", "contentUrl", "identifier", "caption", "creditText", "description"))


def article_of(brief: Brief) -> _Object:
    """Return the ``NewsArticle`` that says of a brief what may be told in public.

    Text is on one line; what has no words, and an address that cannot be followed, is left out.

    Args:
        brief: The brief.
    """
    body = plain_body(brief, dateline=False).strip()
    properties = {
        **_identity(brief),
        **_times(brief),
        **_dateline(brief),
        **maker_properties(brief.byline),
        "publisher": agency_object(brief.source) if brief.source else None,
        **_media(brief),
        "keywords": list(dict.fromkeys(filter(None, map(clean, brief.keywords)))),
        **_subjects(brief.subjects),
        **_circumstances(brief),
        "correction": [*_corrections(brief.notes)],
        "citation": [*_citations(brief.links)],
        "wordCount": len(body.split()),
        "articleBody": body,
    }
    about = filled(properties)
    return {"@context": "https://schema.org", "@type": "NewsArticle", **about}


def _identity(brief: Brief) -> _Object:
    url = safe_url(brief.url)
    masthead = [{"@type": "CreativeWorkSeries", "name": clean(line)} for line in brief.masthead]
    return {
        "mainEntityOfPage": {"@type": "WebPage", "@id": url} if url else None,
        "url": url,
        "identifier": clean(brief.id or ""),
        "headline": clean(brief.headline),
        "alternativeHeadline": clean(brief.deck or ""),
        "description": clean(brief.summary or ""),
        "inLanguage": clean(brief.language or ""),
        "isPartOf": [series for series in masthead if series["name"]],
        "genre": clean(brief.genre or ""),
        "version": clean(brief.version or ""),
        "creativeWorkStatus": clean(brief.status or ""),
    }


def _times(brief: Brief) -> _Object:
    times = {
        "dateCreated": brief.created,
        "datePublished": brief.published,
        "dateModified": brief.modified,
        "expires": brief.expires,
    }
    return {key: format_rfc3339(time) for key, time in times.items() if time}


def _dateline(brief: Brief) -> _Object:
    given = brief.dateline
    printed = clean(format_dateline(given)) if given else ""
    if given is None or not printed:
        return {}
    if not (given.places or given.region or given.country):
        given = parse_dateline(printed) or given
    return {"dateline": printed, "locationCreated": _place(given)}


def _place(dateline: Dateline) -> _Object | None:
    address = {
        "addressLocality": [*filter(None, map(clean, dateline.places))],
        "addressRegion": clean(dateline.region or ""),
        "addressCountry": clean(dateline.country or ""),
    }
    said = filled(address)
    return {"@type": "Place", "address": {"@type": "PostalAddress", **said}} if said else None


def _media(brief: Brief) -> _Object:
    found: dict[str, list[_Object]] = {key: [] for key, _ in MEDIA_KINDS.values()}
    for item in (*brief.media, *map(_shown, _figures(brief))):
        key, said = _media_object(item)
        if said.keys() & _TELLING and said not in found[key]:
            found[key].append(said)
    return found


def _figures(brief: Brief) -> Iterator[Figure]:
    return (figure for _, figure in walk(brief.sections, Figure))


def _shown(figure: Figure) -> Media:
    caption, credit = figure.caption or figure.media.caption, figure.credit or figure.media.credit
    return attrs.evolve(figure.media, caption=caption, credit=credit)


def _media_object(media: Media) -> tuple[str, _Object]:
    """Return the property that an item of media belongs to, and its object."""
    kind = clean(media.kind or "") or "picture"
    if kind == "picture":  # as readers of HTML know whatever has no kind
        kind = _kind_by_type(media.media_type or "")
    known = kind if kind in MEDIA_KINDS else ("picture" if kind == "graphic" else "document")
    key, type = MEDIA_KINDS[known]
    url = safe_url(media.url)
    said = {
        "@type": type,
        "additionalType": kind if kind != known else "",
        "url" if key == "image" else "contentUrl": url,
        "identifier": clean(media.id or ""),
        "encodingFormat": clean(media.media_type or ""),
        "caption": clean(media.caption or ""),
        "creditText": clean(media.credit or ""),
        "description": clean(media.alt or ""),
        "width": _size(media.width) if url else None,
        "height": _size(media.height) if url else None,
    }
    return key, filled(said)


def _size(pixels: int | None) -> int | None:
    return pixels if pixels and pixels > 1 else None


def _kind_by_type(media_type: str) -> str:
    kind = media_type.partition("/")[0].strip().lower()
    return kind if kind in MEDIA_KINDS else "picture"


def _subjects(subjects: Iterable[Subject]) -> _Object:
    found: dict[str, list[Any]] = {"about": [], "mentions": [], "articleSection": []}
    for subject in subjects:
        name = clean(subject.name or "")
        if subject.kind == "section":
            found["articleSection"] += filter(None, [name])
            continue
        said = _subject(subject, name)
        if said.keys() - {"@type", "additionalType", "position"}:
            found["mentions" if subject.rel == "mentions" else "about"].append(said)
    return {name: [*_resolved(said, found)] for name, said in found.items()}


def _resolved(things: Iterable[Any], found: Mapping[str, list[Any]]) -> Iterator[Any]:
    """Yield things; one that only names another by its ``@id`` is that other to any reader."""
    others = (thing for name in ("about", "mentions") for thing in found[name])
    known: dict[str, Any] = {}
    for other in others:
        name = other.get("@id")
        if name and len(other) > len(known.get(name, ())):
            known[name] = other
    for thing in things:
        yield referred(thing, known)


def _subject(subject: Subject, name: str) -> _Object:
    kind, code, scheme = (clean(x or "") for x in (subject.kind, subject.code, subject.scheme))
    type = SUBJECT_TYPES.get(kind, "Thing")
    said: _Object = {
        "@type": type,
        "additionalType": kind if type == "Thing" else "",
        "@id": _identifier(subject.uri),
        "name": name,
        "position": subject.rank if 0 < (subject.rank or 0) < _HIGHEST_RANK else None,
    }
    if type == "DefinedTerm":
        said |= {"termCode": code, "inDefinedTermSet": scheme}
    elif code or scheme:
        pair = {"@type": "PropertyValue", "propertyID": scheme, "value": code}
        said["identifier"] = filled(pair)
    return filled(said)


def _identifier(uri: str | None) -> str | None:
    """Return a URI that names something, if nothing would run were it followed."""
    words = clean(uri or "")
    return words if words.lower().startswith(("urn:", "tag:")) or is_safe_url(words) else None


def _circumstances(brief: Brief) -> _Object:
    rights = brief.rights
    if rights is None:
        return {}
    holder = clean(rights.holder or "")
    return {
        "copyrightHolder": {"@type": "Organization", "name": holder} if holder else None,
        "copyrightYear": rights.year,
        "copyrightNotice": clean(rights.notice or ""),
        "usageInfo": clean(rights.usage_terms or ""),
        "license": safe_url(rights.license_url),
    }


def _corrections(notes: Iterable[Note]) -> Iterator[Mapping[str, str]]:
    for note in notes:
        words = clean(note.text)
        if note.kind == "correction" and words:
            yield {"@type": "CorrectionComment", "text": words}


def _citations(links: Iterable[Link]) -> Iterator[Mapping[str, str]]:
    for link in links:
        url = safe_url(link.url)
        if url:
            said = {
                "@type": "CreativeWork",
                "url": url,
                "name": clean(link.title or ""),
                "encodingFormat": clean(link.media_type or ""),
            }
            yield filled(said)
