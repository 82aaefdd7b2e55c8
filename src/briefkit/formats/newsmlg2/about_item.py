"""Reading what an item says of itself: whose it is, when it was made, how to handle it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

from briefkit.formats._times import read_time
from briefkit.formats.bodies.inline import clean
from briefkit.formats.newsmlg2.facts import Facts
from briefkit.formats.newsmlg2.kept import KEY, kept_from, value_of
from briefkit.formats.newsmlg2.people import agency_of, own_agency
from briefkit.formats.newsmlg2.records import link_of, linked_media, rights_of
from briefkit.formats.newsmlg2.terms import (
    REQUIRED,
    code_in,
    own_in,
)
from briefkit.formats.newsmlg2.tree import Element, lines_of, words

__all__ = ["READERS"]

_STATUS = {"cancelled": "canceled", "withhold": "withheld"}


def _properties(facts: Facts) -> None:
    """Read our own properties, and keep what nobody else reads."""
    for element in facts.item.content.all("contentmetaextproperty"):
        mine = own_in(clean(element.get("rel") or ""))
        if mine is not None:
            facts.own.setdefault(mine, []).append(value_of(element))
    extra = _own_extra(facts)
    if kept := kept_from(facts.item):
        before = extra.get(KEY)
        extra[KEY] = {**(before if isinstance(before, dict) else {}), **kept}
    facts.put("extra", extra or None)


def _own_extra(facts: Facts) -> dict[str, Any]:
    extra: dict[str, Any] = {}
    for name, values in facts.own.items():
        if name.startswith("extra:"):
            try:
                extra[name.removeprefix("extra:")] = json.loads(values[0])
            except (ValueError, RecursionError):
                facts.report("extra", f"not JSON: {values[0]!r:.60}")
    return extra


def _identity(facts: Facts) -> None:
    item, own = facts.item, facts.own
    guid = own.get("id", [item.guid])[0]
    facts.put("id", None if guid == "none" and "id" in own else guid, item.element)
    version = own.get("version", [clean(item.element.get("version") or "")])[0]
    facts.put("version", version, item.element)
    language = own.get("language", [facts.language])[0]
    facts.put("language", language, item.content.first("language"))


def _status(facts: Facts) -> None:
    element = facts.item.meta.first("pubstatus")
    if element is not None:
        found = code_in(clean(element.get("qcode") or element.get("uri") or words(element)))
        status = found.rstrip("/").rpartition("/")[2].lower()
        facts.put("status", _STATUS.get(status, status), element)
    facts.put("status", facts.own.get("status", [""])[0])


def _source(facts: Facts) -> None:
    for element in facts.item.meta.all("provider"):
        if element.get("why") != REQUIRED:
            found = own_agency(element) if facts.is_ours else agency_of(element, facts.language)
            facts.put("source", found, element)
    if not facts.is_ours:
        for element in facts.item.content.all("infosource"):
            facts.put("source", agency_of(element, facts.language), element)


def _times(facts: Facts) -> None:
    item = facts.item
    for field, elements in (
        ("modified", item.meta.all("versioncreated") + item.content.all("contentmodified")),
        ("created", item.meta.all("firstcreated") + item.content.all("contentcreated")),
        ("embargoed", item.meta.all("embargoed")),
        ("expires", item.meta.all("expires")),
    ):
        for element in elements:
            if element.get("why") != REQUIRED and (text := words(element)):
                facts.put(field, _time(facts, field, text, element), element)
    if published := facts.own.get("published"):
        facts.put("published", _time(facts, "published", published[0]))


def _time(facts: Facts, field: str, text: str, element: Element = None) -> dt.datetime | None:
    """Return the instant that a text means; say what had to be assumed."""
    if field in facts.fields:
        return None
    found, problems = read_time(text, f"/{field}")
    for problem in problems:
        facts.report(field, problem.message, problem.code or "", element)
    return found


def _notes(facts: Facts) -> None:
    found = list(dict.fromkeys(filter(None, map(lines_of, facts.item.meta.all("ednote")))))
    facts.put("ed_note", "\n".join(found), facts.item.meta.first("ednote"))


def _rights(facts: Facts) -> None:
    groups = facts.item.rights
    element = groups[0].element if groups else None
    facts.put("rights", rights_of(groups, facts.language), element)


def _links(facts: Facts) -> None:
    links, media = [], []
    for element in facts.item.meta.all("link"):
        rel = own_in(clean(element.get("rel") or ""))
        if rel == "media":
            media.append(linked_media(element))
        elif not (link := link_of(element)):
            _report_link(facts, element)
        elif rel == "canonical":
            facts.put("url", link.url, element)
        else:
            links.append(link)
    facts.put("links", tuple(links))
    facts.put("media", tuple(media))


def _report_link(facts: Facts, element: Element) -> None:
    if href := clean(element.get("href") or ""):
        facts.report("links", f"a link that leads to a program: {href!r:.40}", "BK122", element)


READERS: tuple[Callable[[Facts], None], ...] = (
    *(_properties, _identity, _status, _source, _times, _notes, _rights, _links),
)
"""What reads each part of it; our own properties come first, for all others ask for them."""
