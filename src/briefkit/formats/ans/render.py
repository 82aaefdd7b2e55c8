"""A brief as an ANS story: strict, with no property that its schema does not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefkit.errors import WriteError
from briefkit.formats._json_item import filled
from briefkit.formats._private import with_notes_apart
from briefkit.formats._unwritable import surrogates
from briefkit.formats.ans.elements_write import elements_of
from briefkit.formats.ans.media import media_item
from briefkit.formats.ans.people import credits_of
from briefkit.formats.ans.terms import GENERATOR, KNOWN, READ, VERSION
from briefkit.formats.bodies.inline import clean
from briefkit.model import Agency, Brief, Dateline, Rights, Subject
from briefkit.prose.byline import format_byline
from briefkit.prose.lexicon.agencies import as_agency
from briefkit.times import format_rfc3339

__all__ = ["rendered"]

_PEOPLE: Mapping[str, str] = {
    "person": "person",
    "organisation": "organization",
    "place": "location",
}


def rendered(brief: Brief, copy: str | None = None) -> str:
    """Return a brief as a story on one line, without asking how it would be read.

    Args:
        brief: The brief.
        copy: The native JSON to carry along.

    Raises:
        WriteError: A text holds a lone surrogate.
    """
    import msgspec

    try:
        return msgspec.json.encode(_story(brief, copy)).decode()
    except UnicodeEncodeError as error:
        raise WriteError(surrogates(brief), "ans") from error


def _story(brief: Brief, copy: str | None = None) -> dict[str, Any]:
    brief = with_notes_apart(brief, "ans")
    story = {key: value for key, value in _properties(brief) if value}
    kept = brief.extra.get("ans")
    kept = kept if isinstance(kept, Mapping) else {}
    story |= {key: value for key, value in kept.items() if key in KNOWN - READ and value}
    more = kept.get("additional_properties")
    own = {key: value for key, value in _more(brief) if value}
    if copy is not None:
        own["briefkit"] = copy
    story["additional_properties"] = {**(more if isinstance(more, Mapping) else {}), **own}
    return story


def _properties(brief: Brief) -> Iterator[tuple[str, Any]]:
    yield "type", "story"
    yield "version", VERSION
    yield "_id", brief.id
    yield "language", brief.language
    yield "subtype", brief.genre
    yield "status", brief.status
    yield "slug", brief.slug
    yield "canonical_url", brief.url
    for key, time in (
        ("created_date", brief.created),
        ("last_updated_date", brief.modified),
        ("first_publish_date", brief.published),
        ("display_date", brief.published),
    ):
        yield key, time and format_rfc3339(time)
    yield "headlines", _basic(brief.headline)
    yield "subheadlines", _basic(brief.deck)
    yield "description", _basic(brief.summary)
    yield "label", {"basic": {"text": brief.kicker, "display": True}} if brief.kicker else None
    yield "location", _location(brief.dateline)
    yield "credits", credits_of(brief.byline) if brief.byline else None
    yield "distributor", _distributor(brief.source)
    yield "taxonomy", _taxonomy(brief)
    yield "copyright", brief.rights.notice if brief.rights else None
    yield "editor_note", next((note.text for note in brief.notes if note.kind == "editor"), None)
    yield "planning", {"internal_note": brief.ed_note} if brief.ed_note else None
    yield "revision", {"revision_id": brief.version} if brief.version else None
    if brief.embargoed:
        embargo = {"active": True, "end_time": format_rfc3339(brief.embargoed)}
        yield "content_restrictions", {"embargo": embargo}
    yield "promo_items", _promo(brief)
    yield "content_elements", [*elements_of(brief)]


def _more(brief: Brief) -> Iterator[tuple[str, Any]]:
    """Yield what the specification has no property for."""
    yield "generator", GENERATOR
    yield "byline", format_byline(brief.byline) if brief.byline and brief.byline.text else None
    yield "masthead", list(brief.masthead)
    yield "urgency", brief.urgency
    yield "expires", brief.expires and format_rfc3339(brief.expires)
    yield "dateline", _dateline(brief.dateline) if brief.dateline else None
    if brief.source:
        yield "source", filled(code=brief.source.code, url=brief.source.url)
    if brief.rights:
        yield "rights", _rights(brief.rights)
    yield "notes", [*_notes(brief)]


def _location(dateline: Dateline | None) -> str | None:
    """Return the place of a dateline as a story names it, None if there is none."""
    if dateline is None:
        return None
    places = "/".join(dateline.places)
    return ", ".join(filter(None, (places, dateline.region, dateline.country))) or None


def _dateline(dateline: Dateline) -> dict[str, Any]:
    agencies = [filled(name=a.name, code=a.code, url=a.url) for a in dateline.agencies]
    return filled(
        text=dateline.text,
        places=list(dateline.places),
        region=dateline.region,
        country=dateline.country,
        date=dateline.date and dateline.date.isoformat(),
        agencies=agencies,
    )


def _basic(text: str | None) -> dict[str, str] | None:
    return {"basic": text} if text else None


def _distributor(source: Agency | None) -> dict[str, str] | None:
    if source is None or not source.name:
        return None
    category = "wires" if as_agency(source.name) else "other"
    return {"mode": "custom", "name": source.name, "category": category}


def _taxonomy(brief: Brief) -> dict[str, Any]:
    tags = [{"text": word} for word in brief.keywords if word]
    known = [(s, _PEOPLE.get(s.kind or "")) for s in brief.subjects]
    categories = [_category(subject) for subject, entity in known if not entity]
    entities = [_entity(subject, entity) for subject, entity in known if entity]
    found = {"tags": tags, "categories": categories, "named_entities": entities}
    return {key: value for key, all_of in found.items() if (value := [*filter(None, all_of)])}


def _category(subject: Subject) -> dict[str, Any]:
    kind = None if subject.kind == "concept" else subject.kind
    more = filled(kind=kind, uri=subject.uri, rel=subject.rel, rank=subject.rank)
    return filled(
        _id=subject.code, classifier=subject.scheme, name=subject.name, additional_properties=more
    )


def _entity(subject: Subject, type: str) -> dict[str, Any]:
    more = filled(uri=subject.uri, rel=subject.rel, rank=subject.rank, scheme=subject.scheme)
    known = filled(_id=subject.code, name=subject.name, additional_properties=more)
    return {"type": type, **known} if known else {}


def _promo(brief: Brief) -> dict[str, Any]:
    items = [item for item in map(media_item, brief.media) if len(item) > 1]
    return {"basic" if not index else f"media_{index}": item for index, item in enumerate(items)}


def _rights(rights: Rights) -> dict[str, Any]:
    return filled(
        holder=rights.holder,
        usage_terms=rights.usage_terms,
        year=rights.year,
        license_url=rights.license_url,
    )


def _notes(brief: Brief) -> Iterator[dict[str, Any]]:
    """Yield the notes that no property and no element holds."""
    is_first = True
    for note in brief.notes:
        if note.kind == "editor" and note.text.strip() and is_first:
            is_first = False
        elif note.text and not (note.kind in ("correction", "update") and clean(note.text)):
            yield filled(text=note.text, kind=note.kind)
