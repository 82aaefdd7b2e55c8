"""What goes with a story, in JSON-LD: media, subjects, rights, links, notes, the dateline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from briefkit.formats.jsonld.graph import types_of
from briefkit.formats.jsonld.values import is_text, items, link, name, number, text, texts
from briefkit.model import Dateline, Link, Media, Note, Rights, Subject
from briefkit.prose.dateline import parse_dateline

__all__ = [
    "MEDIA_KINDS",
    "SUBJECT_TYPES",
    "corrections",
    "dateline_of",
    "keywords_of",
    "links_of",
    "media_of",
    "rights_of",
    "subjects_of",
]

SUBJECT_TYPES = {
    "concept": "DefinedTerm",
    "person": "Person",
    "organisation": "Organization",
    "place": "Place",
    "event": "Event",
    "object": "Product",
}
"""The type of schema.org for each kind of subject."""

MEDIA_KINDS = {
    "picture": ("image", "ImageObject"),
    "video": ("video", "VideoObject"),
    "audio": ("audio", "AudioObject"),
    "document": ("associatedMedia", "MediaObject"),
}
"""The property and the type of schema.org for each kind of media."""

_KINDS = {type.lower(): kind for kind, type in SUBJECT_TYPES.items()}


def media_of(article: Mapping[str, Any]) -> Iterator[Media]:
    """Yield the media of a story: pictures, then films, sounds and documents."""
    for kind, (key, _) in MEDIA_KINDS.items():
        for item in items(article.get(key)):
            found = _media(item, kind)
            if found != Media(kind=kind):
                yield found


def _media(item: Any, kind: str) -> Media:
    if not isinstance(item, Mapping):
        return Media(kind=kind, url=link(item))
    exact = text(item.get("additionalType"))
    return Media(
        kind=exact or kind,
        url=link(item.get("contentUrl")) or link(item.get("url")) or _own_address(item),
        id=text(item.get("identifier")),
        media_type=text(item.get("encodingFormat")),
        caption=text(item.get("caption")),
        credit=text(item.get("creditText")) or name(item.get("creator")),
        alt=text(item.get("description")),
        width=number(item.get("width")),
        height=number(item.get("height")),
    )


def _own_address(item: Mapping[str, Any]) -> str | None:
    address = link(item.get("@id"))
    return address if address and address.startswith("http") and "#" not in address else None


def subjects_of(article: Mapping[str, Any]) -> Iterator[Subject]:
    """Yield what a story is about, what it mentions, and the section it appeared in."""
    for key, rel in (("about", None), ("mentions", "mentions")):
        for item in items(article.get(key)):
            found = _subject(item, rel)
            if found.name or found.code or found.scheme or found.uri:
                yield found
    for section in texts(article.get("articleSection")):
        yield Subject(name=section, kind="section")


def _subject(item: Any, rel: str | None) -> Subject:
    if not isinstance(item, Mapping):
        return Subject(name=text(item), rel=rel)
    kinds = (_KINDS.get(word.lower()) for word in types_of(item))
    identifier = item.get("identifier")
    coded = identifier if isinstance(identifier, Mapping) else {}
    return Subject(
        name=name(item),
        kind=text(item.get("additionalType")) or next(filter(None, kinds), None),
        code=text(item.get("termCode")) or text(coded.get("value")),
        scheme=name(item.get("inDefinedTermSet")) or text(coded.get("propertyID")),
        uri=text(item.get("@id")) or link(item.get("sameAs")) or link(item.get("url")),
        rel=rel,
        rank=number(item.get("position")),
    )


def rights_of(article: Mapping[str, Any]) -> Rights | None:
    """Return who owns a story and what may be done with it; None if its object does not say."""
    rights = Rights(
        holder=name(article.get("copyrightHolder")),
        notice=text(article.get("copyrightNotice")),
        usage_terms=name(article.get("usageInfo")) or link(article.get("usageInfo")),
        year=number(article.get("copyrightYear")),
        license_url=link(article.get("license")),
    )
    return rights if rights != Rights() else None


def links_of(article: Mapping[str, Any]) -> Iterator[Link]:
    """Yield what is to be seen along with a story."""
    for item in items(article.get("citation")):
        address = link(item)
        if address and ":" in address:  # a title alone is a citation, too
            given = item if isinstance(item, Mapping) else {}
            yield Link(
                url=address,
                title=text(given.get("name")),
                media_type=text(given.get("encodingFormat")),
            )


def corrections(article: Mapping[str, Any]) -> Iterator[Note]:
    """Yield the corrections of a story."""
    for item in items(article.get("correction")):
        words = text(item.get("text") if isinstance(item, Mapping) else item)
        if words and not words.startswith("http"):
            yield Note(text=words, kind="correction")


def keywords_of(article: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the keywords of a story, each once: a list, or one text with commas."""
    given = article.get("keywords")
    if is_text(given):
        words = str(given).split("," if "," in str(given) else ";")
        return tuple(dict.fromkeys(texts(words)))
    return tuple(dict.fromkeys(filter(None, map(name, items(given)))))


def dateline_of(article: Mapping[str, Any]) -> Dateline | None:
    """Return the dateline of a story, with the parts that its place gives; None if it has none."""
    printed = text(article.get("dateline"))
    if printed is None:
        return None
    dateline = parse_dateline(printed) or Dateline(text=printed)
    address = next((place for place in items(article.get("locationCreated"))), None)
    address = address.get("address") if isinstance(address, Mapping) else None
    if isinstance(address, Mapping):
        dateline = attrs.evolve(
            dateline,
            places=tuple(texts(address.get("addressLocality"))),
            region=text(address.get("addressRegion")),
            country=name(address.get("addressCountry")),
        )
    return attrs.evolve(dateline, text=printed)
