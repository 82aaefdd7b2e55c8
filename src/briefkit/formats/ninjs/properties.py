"""What makes something of each property of an item: a table by name, for all series."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from briefkit.formats._links import safe_url
from briefkit.formats.ninjs.associations import own_id
from briefkit.formats.ninjs.contents import Content
from briefkit.formats.ninjs.found import Facts, Reader
from briefkit.formats.ninjs.lists import authors, genre, keywords, sources, subjects_of
from briefkit.formats.ninjs.terms import KINDS, PROFILE, WEB
from briefkit.problems import join_pointer
from briefkit.times import parse_lenient, parse_rfc3339

__all__ = ["READERS"]


def _text_to(field: str) -> Reader:
    def read(facts: Facts, key: str, value: Any) -> bool:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str) or field in facts.fields:
            return False
        facts.fields[field] = value
        facts.places[f"/{field}"] = join_pointer(key)
        return True

    return read


def _time_to(field: str) -> Reader:
    def read(facts: Facts, key: str, value: Any) -> bool:
        moment = _moment(value)
        if moment is None or field in facts.fields:
            return False
        facts.fields[field] = moment
        facts.places[f"/{field}"] = join_pointer(key)
        return True

    return read


def _moment(value: Any) -> dt.datetime | None:
    if not isinstance(value, str):
        return None
    try:
        return parse_rfc3339(value)
    except ValueError:
        try:
            return parse_lenient(value).value
        except ValueError:
            return None


def _urgency(facts: Facts, key: str, value: Any) -> bool:
    try:
        whole = int(value) if not isinstance(value, bool) and float(value) == int(value) else None
    except (ValueError, TypeError, OverflowError):
        return False
    if whole is None:
        return False
    facts.fields["urgency"] = whole
    facts.places["/urgency"] = join_pointer(key)
    return True


def _rights_to(field: str) -> Reader:
    def read(facts: Facts, key: str, value: Any) -> bool:
        if not isinstance(value, str):
            return False
        facts.rights[field] = value
        facts.places[f"/rights/{field}"] = join_pointer(key)
        return True

    return read


def _rights_info(facts: Facts, key: str, value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    for name, inner in value.items():
        if name.lower() == "linkedrights" and isinstance(inner, str):
            facts.rights["license_url"] = inner
            facts.places["/rights/license_url"] = join_pointer(key, name)
        else:
            facts.more.setdefault(key, {})[name] = inner
    return True


def _by(facts: Facts, key: str, value: Any) -> bool:
    if not isinstance(value, str) or facts.byline:
        return False
    is_marked = "</" in value and not facts.is_own  # It is plain text; some keep it as HTML.
    facts.byline = Content("html", "", value, "").plain() if is_marked else value
    facts.places["/byline"] = facts.places["/byline/text"] = join_pointer(key)
    return True


def _bylines(facts: Facts, key: str, value: Any) -> bool:
    """Take the bylines of AP: a list of objects, each with its line."""
    items = value if isinstance(value, list) else ()
    lines = [one.get("by") for one in items if isinstance(one, dict)]
    text = ", ".join(line.strip() for line in lines if isinstance(line, str) and line.strip())
    return bool(text) and _by(facts, key, text)


def _located(facts: Facts, key: str, value: Any) -> bool:
    if not isinstance(value, str):
        return False
    facts.located = value
    facts.places["/dateline"] = join_pointer(key)
    return True


def _profile(facts: Facts, _: str, value: Any) -> bool:
    facts.is_own = value == PROFILE
    return facts.is_own


def _type(_: Facts, __: str, value: Any) -> bool:
    is_text: bool = value == "text"
    return is_text


def _version_of_standard(_: Facts, __: str, value: Any) -> bool:
    return isinstance(value, dict)


def _alt_ids(facts: Facts, key: str, value: Any) -> bool:
    """Keep the alternative identifiers, but for the one that is the story's own."""
    own = own_id(value)
    if own is None:
        return False
    if isinstance(value, dict):
        rest: Any = {role: inner for role, inner in value.items() if inner != own}
    else:
        rest = [one for one in value if not (isinstance(one, dict) and one.get("value") == own)]
    if rest:
        facts.more[key] = rest
    return True


def _renditions(facts: Facts, key: str, value: Any) -> bool:
    """Take the address of the story's own page from the renditions, and keep the others."""
    if not isinstance(value, (dict, list)):
        return False
    named = value.items() if isinstance(value, dict) else enumerate(value)
    rest: dict[Any, Any] = {}
    for name, one in named:
        href = one.get("href") if isinstance(one, dict) else None
        mine = isinstance(one, dict) and one.get("name", name) == WEB
        url = safe_url(href) if mine and isinstance(href, str) else None
        if url is None:
            rest[name] = one
        else:
            facts.fields["url"] = url
            facts.places["/url"] = join_pointer(key, name, "href")
    if rest:
        facts.more[key] = rest if isinstance(value, dict) else [*rest.values()]
    return True


READERS: Mapping[str, Reader] = {
    "uri": _text_to("id"),
    "guid": _text_to("id"),
    "version": _text_to("version"),
    "language": _text_to("language"),
    "slugline": _text_to("slug"),
    "ednote": _text_to("ed_note"),
    "pubstatus": _text_to("status"),
    "firstcreated": _time_to("created"),
    "versioncreated": _time_to("modified"),
    "firstpublished": _time_to("published"),
    "embargoed": _time_to("embargoed"),
    "embargoeduntil": _time_to("embargoed"),
    "expires": _time_to("expires"),
    "urgency": _urgency,
    "copyrightholder": _rights_to("holder"),
    "copyrightnotice": _rights_to("notice"),
    "usageterms": _rights_to("usage_terms"),
    "rightsinfo": _rights_info,
    "by": _by,
    "byline": _by,
    "bylines": _bylines,
    "authors": authors,
    "located": _located,
    "profile": _profile,
    "type": _type,
    "standard": _version_of_standard,
    "$standard": _version_of_standard,
    "altids": _alt_ids,
    "renditions": _renditions,
    "genre": genre,
    "genres": genre,
    "infosource": sources,
    "infosources": sources,
    "source": sources,
    "keywords": keywords,
    "subject": subjects_of(None),
    "subjects": subjects_of(None),
    "person": subjects_of("person"),
    "organisation": subjects_of("organisation"),
    "place": subjects_of("place"),
    "event": subjects_of("event"),
    "object": subjects_of("object"),
    **{name: subjects_of(kind) for kind, name in KINDS.items()},
}
"""What makes something of a property, by its name in lower case: of every series and dialect."""
