"""From a brief to a ninjs item: strict, so that every version's own schema accepts it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from briefkit.errors import WriteError
from briefkit.formats._embed import MEDIA_TYPE, native
from briefkit.formats._json_item import filled
from briefkit.formats._links import safe_url
from briefkit.formats._private import with_notes_apart
from briefkit.formats._unwritable import check_extra, surrogates
from briefkit.formats.bodies.html.write import html_body
from briefkit.formats.bodies.plain import plain_body
from briefkit.formats.ninjs.associations import associations
from briefkit.formats.ninjs.identity import OWN_ID, uri_for, uri_of
from briefkit.formats.ninjs.kinds import Kind, is_uri
from briefkit.formats.ninjs.properties import READERS
from briefkit.formats.ninjs.rules import property_kinds
from briefkit.formats.ninjs.terms import EMBEDDED, KEYWORD, KINDS, NOTE, PROFILE, WEB
from briefkit.formats.ninjs.versions import WRITTEN, schema_url, spelled
from briefkit.model import Brief, Dateline, Subject
from briefkit.problems import Problem
from briefkit.prose.dateline import format_dateline, parse_dateline
from briefkit.times import format_rfc3339

__all__ = ["dumps", "located_of"]

_STATUSES = ("usable", "withheld", "canceled")


def dumps(brief: Brief, *, version: str, uri: str | None, embed: bool, indent: int | None) -> str:
    """Write a brief as an item; see `briefkit.formats.ninjs.dumps`."""
    import msgspec

    if version not in WRITTEN:
        message = f"cannot write ninjs {version!r:.20}; choose one of {', '.join(WRITTEN)}"
        raise WriteError([Problem(pointer="", message=message)], "ninjs")
    if uri is not None and not is_uri(uri):
        message = f"the option uri is no URI (RFC 3986): {uri!r:.60}"
        raise WriteError([Problem(pointer="/id", message=message, code="BK501")], "ninjs")
    check_extra(brief, "ninjs")
    item = _item(brief, version, native(brief, public=False) if embed else None)
    try:
        item = {"uri": uri or uri_of(brief.id) or uri_for(item), **item}
        text = msgspec.json.encode(item).decode()
    except UnicodeEncodeError as error:
        raise WriteError(surrogates(brief), "ninjs") from error
    return (text if indent is None else msgspec.json.format(text, indent=indent)) + "\n"


def _item(brief: Brief, version: str, copy: str | None) -> dict[str, Any]:
    """Return all of an item but its URI."""
    brief = with_notes_apart(brief, "ninjs")
    draft = {key: value for key, value in _draft(brief, version, copy) if value}
    kinds = property_kinds(version)
    item = {
        key: value
        for key, value in spelled(draft, version).items()
        if value and _allowed(key, kinds)
    }
    _put_back(item, brief.extra.get("ninjs"), kinds)
    return item


def _allowed(key: str, kinds: Mapping[str, Kind]) -> bool:
    return key in kinds or key.startswith(("body_", "headline_", "description_"))


def _draft(brief: Brief, version: str, copy: str | None) -> Iterator[tuple[str, Any]]:
    """Yield the properties of an item in the terms of series 3, in the order of its schema."""
    rights = brief.rights
    schema = {"name": "ninjs", "version": version, "schema": schema_url(version)}
    yield "standard", schema
    yield "type", "text"
    yield "profile", PROFILE
    yield "version", brief.version
    for key, value in (
        ("firstCreated", brief.created),
        ("versionCreated", brief.modified),
        ("embargoedUntil", brief.embargoed),
        ("expires", brief.expires),
    ):
        yield key, value and format_rfc3339(value)
    yield "pubStatus", brief.status if brief.status in _STATUSES else None
    yield "urgency", brief.urgency if brief.urgency and 1 <= brief.urgency <= 9 else None
    yield "language", brief.language
    yield "by", str(brief.byline) if brief.byline else None
    yield "located", located_of(brief.dateline)
    yield "slugline", brief.slug
    yield "edNote", brief.ed_note
    yield "headlines", [*_headlines(brief)]
    yield "descriptions", [*_descriptions(brief)]
    yield "bodies", [*_bodies(brief, copy)]
    yield from _concepts(brief)
    yield "genres", [{"name": brief.genre}] if brief.genre else None
    yield "infoSources", [*_sources(brief)]
    if rights is not None:
        yield "copyrightHolder", rights.holder
        yield "copyrightNotice", rights.notice
        yield "usageTerms", rights.usage_terms
        licence = uri_of(rights.license_url)
        yield "rightsInfo", {"linkedRights": licence} if licence else None
    yield "altIds", _alt_ids(brief)
    yield "renditions", _renditions(brief)
    yield "associations", associations(brief)


def located_of(dateline: Dateline | None) -> str | None:
    """Return the place of a dateline as an item names it, None if there is none."""
    if dateline is None:
        return None
    found = _place(dateline)
    if not found.strip() and (printed := parse_dateline(format_dateline(dateline))):
        found = _place(printed)
    return found or None


def _place(dateline: Dateline) -> str:
    places = "/".join(dateline.places)
    return ", ".join(filter(None, (places, dateline.region, dateline.country)))


def _headlines(brief: Brief) -> Iterator[dict[str, str]]:
    for role, value in (
        ("main", brief.headline),
        ("kicker", brief.kicker),
        ("subhead", brief.deck),
    ):
        if value:
            yield {"role": role, "contentType": "text/plain", "value": value}


def _descriptions(brief: Brief) -> Iterator[dict[str, str]]:
    if brief.summary:
        yield {"role": "summary", "contentType": "text/plain", "value": brief.summary}
    for number, note in enumerate((note for note in brief.notes if note.text), 1):
        role = f"{NOTE}{number}_{note.kind}" if note.kind else f"{NOTE}{number}"
        yield {"role": role, "contentType": "text/plain", "value": note.text}


def _bodies(brief: Brief, copy: str | None) -> Iterator[dict[str, str]]:
    for role, media_type, write in _BODIES:
        value = write(brief)
        if value:
            yield {"role": role, "contentType": media_type, "value": value}
    if copy is not None:
        yield {"role": EMBEDDED, "contentType": MEDIA_TYPE, "value": copy}


_BODIES: tuple[tuple[str, str, Callable[[Brief], str]], ...] = (
    ("main", "text/plain", plain_body),
    ("richtext", "text/html", html_body),
)


def _concepts(brief: Brief) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield subjects by what they are, and keywords among those of no special kind."""
    found: dict[str, list[dict[str, Any]]] = {"subjects": []}
    for subject in brief.subjects:
        found.setdefault(KINDS.get(subject.kind or "", "subjects"), []).append(_concept(subject))
    found["subjects"] += ({"name": word, "rel": KEYWORD} for word in brief.keywords if word)
    for key, concepts in found.items():
        yield key, [concept for concept in concepts if concept]


def _concept(subject: Subject) -> dict[str, Any]:
    uri = uri_of(subject.uri) or _joined(subject)
    return filled(
        name=subject.name,
        rel=subject.rel,
        uri=uri,
        literal=subject.code,
        code=subject.code,
        scheme=uri_of(subject.scheme),
    )


def _joined(subject: Subject) -> str | None:
    """Return the URI of a code whose scheme is an address that codes are put behind."""
    scheme, code = subject.scheme, subject.code
    return uri_of(scheme + code) if scheme and code and scheme.endswith(("/", "#")) else None


def _sources(brief: Brief) -> Iterator[dict[str, Any]]:
    if brief.source is not None and brief.source.name:
        source = brief.source
        yield filled(
            name=source.name,
            uri=safe_url(uri_of(source.url)),
            literal=source.code,
            code=source.code,
        )


def _alt_ids(brief: Brief) -> Iterable[dict[str, str]]:
    own = brief.id and uri_of(brief.id) != brief.id
    return [{"role": OWN_ID, "value": brief.id or ""}] if own else []


def _renditions(brief: Brief) -> Iterable[dict[str, str]]:
    url = safe_url(uri_of(brief.url))
    return [{"name": WEB, "href": url, "contentType": "text/html"}] if url else []


# --- what a reader found and the model lacks ---------------------------------------------

_MORE_EXACT = ("type", "located")
# What a reader takes a part of, and keeps the rest; all else that it knows becomes a field.
_IN_PART = (*_MORE_EXACT, "altids", "renditions", "rightsinfo")


def _put_back(item: dict[str, Any], more: Any, kinds: Mapping[str, Kind]) -> None:
    """Add what another item held beyond a brief, where the version has a place for it."""
    if not isinstance(more, Mapping):
        return
    for key, value in more.items():
        allowed = kinds.get(key)
        is_kept = key.lower() not in READERS or key.lower() in _IN_PART
        if allowed is None or not is_kept or any(allowed(value, "")):
            continue
        if (key in item) == (key in _MORE_EXACT):
            item[key] = value
        elif isinstance(item[key], list):
            item[key] = [*item[key], *value]
        elif isinstance(item[key], dict):
            item[key] = {**value, **item[key]}
