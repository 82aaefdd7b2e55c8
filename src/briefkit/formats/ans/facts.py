"""What the properties of a story say, as fields of a brief, each with its place."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import attrs

from briefkit.formats._json_item import filled, mappings
from briefkit.formats._times import read_time
from briefkit.formats.ans.media import media_of
from briefkit.formats.ans.people import byline_of
from briefkit.formats.ans.terms import GENERATOR, OWN, READ, read_at
from briefkit.model import Agency, Media, Note, Rights, Subject
from briefkit.problems import Problem, join_pointer
from briefkit.structure import json_kind

__all__ = ["Facts", "find_facts"]

_TAG = re.compile(r"<[^<>]{0,1000}>")
_STATUSES: Mapping[str, str] = {
    "published": "usable",
    "publish": "usable",
    "draft": "withheld",
    "killed": "canceled",
    "cancelled": "canceled",
}
_ENTITIES: Mapping[str, str] = {
    "person": "person",
    "people": "person",
    "organization": "organisation",
    "organisation": "organisation",
    "company": "organisation",
    "location": "place",
    "place": "place",
    "event": "event",
}


@attrs.define
class Facts:
    """What was found."""

    fields: dict[str, Any] = attrs.field(factory=dict)
    """Fields of the brief."""

    places: dict[str, str] = attrs.field(factory=dict)
    """Where the value of a field stands in the story: JSON Pointers of both."""

    problems: list[Problem] = attrs.field(factory=list)
    """What could not be read as what it is."""

    more: Mapping[str, Any] = attrs.field(factory=dict)
    """What we wrote into the additional properties; nothing of other people's."""

    is_own: bool = False
    """Whether briefkit wrote the story."""


class _Field(NamedTuple):
    """Where a field of the brief may stand, the best place first."""

    name: str
    paths: tuple[str, ...]
    take: Callable[[Facts, Any, str], Any]


def find_facts(story: Mapping[str, Any]) -> Facts:
    """Return what a story says outside of its content elements."""
    more = story.get("additional_properties")
    facts = Facts(is_own=read_at(more, "generator") == GENERATOR)
    facts.more = more if isinstance(more, Mapping) and facts.is_own else {}
    for field in _FIELDS:
        _take(facts, story, field)
    byline = byline_of(story.get("credits"), facts.more)
    if byline is not None:
        facts.fields["byline"] = byline
        facts.places["/byline"] = "/credits"
        facts.places |= {
            f"/byline/authors/{i}": f"/credits/by/{i}" for i in range(len(byline.authors))
        }
    facts.fields["keywords"] = [*_keywords(story.get("taxonomy"))]
    facts.fields["subjects"] = [*_subjects(story.get("taxonomy"))]
    facts.fields["media"] = [*_media(facts, story.get("promo_items"))]
    facts.fields["notes"] = [*_notes(story, facts.more)]
    facts.fields["rights"] = _rights(story, facts.more)
    rest = {key: value for key, value in story.items() if key not in READ}
    if isinstance(more, Mapping) and (other := {k: v for k, v in more.items() if k not in OWN}):
        rest["additional_properties"] = other
    facts.fields["extra"] = {"ans": rest} if rest else {}
    return facts


def _take(facts: Facts, story: Mapping[str, Any], field: _Field) -> None:
    for path in field.paths:
        steps = path.split(".")
        value = read_at(story, *steps)
        if value is None or (isinstance(value, str) and not value.strip()):
            continue
        if steps[0] == "additional_properties" and not facts.is_own:
            continue
        taken = field.take(facts, value, join_pointer(*steps))
        if taken is not None:
            facts.fields[field.name] = taken
            facts.places[f"/{field.name}"] = join_pointer(*steps)
            return


# --- single values -----------------------------------------------------------------------


def _text(_: Facts, value: Any, __: str) -> str | None:
    return value if isinstance(value, str) else None


def _plain(facts: Facts, value: Any, _: str) -> str | None:
    """Take a text that people may have put markup into."""
    if not isinstance(value, str):
        return None
    if facts.is_own:
        return value
    text = html.unescape(_TAG.sub("", value)) if "<" in value or "&" in value else value
    return " ".join(text.split()) or None


def _status(facts: Facts, value: Any, pointer: str) -> str | None:
    """Take the status of a story, in the words of a brief where it has other words."""
    status = _text(facts, value, pointer)
    return status if facts.is_own or status is None else _STATUSES.get(status.lower(), status)


def _label(facts: Facts, value: Any, pointer: str) -> str | None:
    """Take the text of a label, the basic one first."""
    labels = [read_at(value, "basic"), *(value.values() if isinstance(value, Mapping) else ())]
    texts = (read_at(label, "text") for label in labels)
    return next(
        (_plain(facts, t, pointer) for t in texts if isinstance(t, str) and t.strip()), None
    )


def _time(facts: Facts, value: Any, pointer: str) -> dt.datetime | None:
    found, problems = read_time(value if isinstance(value, str) else json_kind(value), pointer)
    facts.problems += problems
    return found


def _embargo(facts: Facts, value: Any, pointer: str) -> dt.datetime | None:
    if read_at(value, "active") is False or not read_at(value, "end_time"):
        return None
    return _time(facts, read_at(value, "end_time"), pointer)


def _urgency(_: Facts, value: Any, __: str) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _source(facts: Facts, value: Any, _: str) -> Agency | None:
    name = read_at(value, "name")
    if not isinstance(name, str) or not name.strip():
        return None
    own = {key: read_at(facts.more, "source", key) for key in ("code", "url")}
    return Agency(name=name, **{k: v for k, v in own.items() if isinstance(v, str)})


def _masthead(_: Facts, value: Any, __: str) -> list[str] | None:
    return [line for line in value if isinstance(line, str)] if isinstance(value, list) else None


_HEADLINES = ("basic", "web", "native", "print", "mobile", "meta_title")
_FIELDS = (
    _Field(
        "headline",
        tuple(f"headlines.{key}" for key in _HEADLINES),
        _plain,
    ),
    _Field("deck", ("subheadlines.basic", "subheadlines.web"), _plain),
    _Field("summary", ("description.basic", "description.web"), _plain),
    _Field("kicker", ("label",), _label),
    _Field("slug", ("slug",), _text),
    _Field("id", ("_id",), _text),
    _Field("url", ("canonical_url", "website_url"), _text),
    _Field("language", ("language",), _text),
    _Field("created", ("created_date",), _time),
    _Field("published", ("first_publish_date", "display_date", "publish_date"), _time),
    _Field("modified", ("last_updated_date",), _time),
    _Field("embargoed", ("content_restrictions.embargo",), _embargo),
    _Field("expires", ("additional_properties.expires",), _time),
    _Field("version", ("revision.revision_id",), _text),
    _Field("status", ("status",), _status),
    _Field("genre", ("subtype",), _text),
    _Field("urgency", ("additional_properties.urgency",), _urgency),
    _Field("ed_note", ("planning.internal_note",), _text),
    _Field("source", ("distributor", "source", "owner"), _source),
    _Field("masthead", ("additional_properties.masthead",), _masthead),
)


# --- several values ----------------------------------------------------------------------


def _keywords(taxonomy: object) -> Iterator[str]:
    """Yield the words of a story by which it is to be found, each once."""
    found: list[object] = [
        tag.get("text") or tag.get("description") for tag in mappings(read_at(taxonomy, "tags"))
    ]
    words = read_at(taxonomy, "seo_keywords")
    found += words if isinstance(words, list) else []
    found += (item.get("keyword") for item in mappings(read_at(taxonomy, "keywords")))
    yield from dict.fromkeys(word for word in found if isinstance(word, str) and word.strip())


def _subjects(taxonomy: object) -> Iterator[Subject]:
    for category in mappings(read_at(taxonomy, "categories")):
        yield from _subject(category, "concept", category.get("classifier"))
    for key in ("named_entities", "entities"):
        for entity in mappings(read_at(taxonomy, key)):
            kind = _ENTITIES.get(str(entity.get("type")).lower())
            yield from _subject(entity, kind, None)


def _subject(item: Mapping[str, Any], kind: str | None, scheme: object) -> Iterator[Subject]:
    more = item.get("additional_properties")
    own = {key: read_at(more, key) for key in ("kind", "uri", "rel", "scheme")}
    texts = {"name": item.get("name"), "code": item.get("_id"), "scheme": scheme, "kind": kind}
    texts |= filled(own)
    fields = {key: value for key, value in texts.items() if isinstance(value, str) and value}
    rank = read_at(more, "rank")
    if fields.keys() - {"kind"}:
        yield Subject(**fields, rank=rank if type(rank) is int else None)


def _media(facts: Facts, promo: object) -> Iterator[Media]:
    """Yield what goes along with a story, and who leads to what stands in it."""
    items = promo.items() if isinstance(promo, Mapping) else ()
    found = [(key, item) for key, item in items if isinstance(item, Mapping)]
    kinds = ("image", "video", "audio", "graphic")
    for index, (key, item) in enumerate(pair for pair in found if pair[1].get("type") in kinds):
        facts.places[f"/media/{index}"] = join_pointer("promo_items", key)
        yield media_of(item)


def _notes(story: Mapping[str, Any], more: Mapping[str, Any]) -> Iterator[Note]:
    if isinstance(note := story.get("editor_note"), str) and note.strip():
        yield Note(text=note, kind="editor")
    for item in mappings(more.get("notes")):
        text, kind = item.get("text"), item.get("kind")
        if isinstance(text, str):
            yield Note(text=text, kind=kind if isinstance(kind, str) else None)


def _rights(story: Mapping[str, Any], more: Mapping[str, Any]) -> Rights | None:
    own = more.get("rights")
    texts = {key: read_at(own, key) for key in ("holder", "usage_terms", "license_url")}
    fields: dict[str, Any] = {k: v for k, v in texts.items() if isinstance(v, str)}
    if isinstance(notice := story.get("copyright"), str) and notice:
        fields["notice"] = notice
    if type(year := read_at(own, "year")) is int:
        fields["year"] = year
    return Rights(**fields) if fields else None
