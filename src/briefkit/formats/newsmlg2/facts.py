"""What an item says of its story outside the body: the facts, as fields of a brief."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import attrs

from briefkit.formats.bodies.inline import clean
from briefkit.formats.newsmlg2.items import Item
from briefkit.formats.newsmlg2.kept import KEY, kept_from, value_of
from briefkit.formats.newsmlg2.people import agency_of, name_of, own_agency, own_byline
from briefkit.formats.newsmlg2.records import link_of, linked_media, rights_of, subject_of
from briefkit.formats.newsmlg2.terms import (
    GENERATOR,
    REQUIRED,
    code_in,
    own_in,
)
from briefkit.formats.newsmlg2.tree import Element, lines_of, preferred, words
from briefkit.model import Brief, Byline, Dateline
from briefkit.problems import Problem
from briefkit.prose.dateline import parse_dateline
from briefkit.structure import structure
from briefkit.times import parse_lenient

__all__ = ["Facts", "read_facts"]

_DECKS = re.compile(r"sub|deck|standfirst|second", re.IGNORECASE)
_KICKERS = re.compile(r"kicker|over|dach|vignet|label|slug|topic", re.IGNORECASE)
_MAINS = re.compile(r"main|head|^$|title", re.IGNORECASE)
_SUMMARIES = re.compile(r"summary|abstract|teaser|lead|intro|synopsis|^$|short", re.IGNORECASE)
# Only the ranks that dpa gives: 1 is the headline, 3 what stands above it.
_KICKER_RANK = "3"
_STATUS = {"cancelled": "canceled", "withhold": "withheld"}


@attrs.define
class Facts:
    """What has been read of an item so far."""

    item: Item
    """The item."""

    language: str | None
    """The language of the story."""

    is_ours: bool
    """Whether briefkit wrote the item: then it says everything for itself."""

    fields: dict[str, Any] = attrs.field(factory=dict)
    """What is known, by the fields of a brief."""

    elements: dict[str, Element] = attrs.field(factory=dict)
    """The element that the value at a pointer came from."""

    problems: list[Problem] = attrs.field(factory=list)
    """What could not be read."""

    own: dict[str, list[str]] = attrs.field(factory=dict)
    """The values of our own properties by their names."""

    def put(self, field: str, value: Any, element: Element = None) -> None:
        """Note the value of a field, if there is one and none is known."""
        if value not in (None, "", ()) and field not in self.fields:
            self.fields[field] = value
            if element is not None:
                self.elements[f"/{field}"] = element

    def report(
        self, field: str, message: str, code: str = "BK104", element: Element = None
    ) -> None:
        """Note that what stands for a field could not be read."""
        if element is not None:
            self.elements.setdefault(f"/{field}", element)
        self.problems.append(Problem(pointer=f"/{field}", message=message, code=code))

    def brief(self) -> Brief:
        """Return the brief, without a body."""
        return Brief(**{"headline": "", **self.fields, "sections": ()})


_Reader: TypeAlias = Callable[[Facts], None]


def read_facts(item: Item) -> Facts:
    """Return what an item says of its story outside the body."""
    tag = item.content.first("language")
    named = clean((tag.get("tag") or tag.get("qcode") or "") if tag is not None else "")
    language = code_in(named) or clean(item.language or "") or None
    generators = map(words, item.meta.all("generator"))
    facts = Facts(item, language, GENERATOR in generators)
    for read in _READERS:
        read(facts)
    return facts


# --- the item --------------------------------------------------------------------------


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
    try:
        found = parse_lenient(text)
    except ValueError:
        facts.report(field, f"not a time: {text!r:.80}", element=element)
        return None
    if found.assumed:
        facts.report(
            field, f"no time zone in {text!r:.60}; read as {found.assumed}", "BK305", element
        )
    return found.value


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


# --- the content -----------------------------------------------------------------------


def _headlines(facts: Facts) -> None:
    """Read the headlines, by their role or, as dpa has it, by their rank."""
    elements = facts.item.content.all("headline")
    fields: dict[str, list[Element]] = {"headline": [], "deck": [], "kicker": []}
    others: list[Element] = []
    for element in elements:
        field = _headline_field(element, elements)
        (fields[field] if field else others).append(element)
    for field, found in fields.items():
        _put_text(facts, field, found)
    _put_text(facts, "headline", others or facts.item.meta.all("title"))


def _headline_field(element: Element, elements: Sequence[Element]) -> str | None:
    role = code_in(_role(element))
    if _KICKERS.search(role):
        return "kicker"
    if _DECKS.search(role):
        return "deck"
    if role or len(elements) == 1:
        return "headline" if _MAINS.search(role) else None
    if element.get("rank") == _KICKER_RANK and any(e.get("rank") == "1" for e in elements):
        return "kicker"
    return "headline"


def _role(element: Element) -> str:
    """Return the code of a role, of the first if there are several."""
    qcodes = (element.get("role") or "").split()
    uri = (element.get("roleuri") or "").rstrip("/").rpartition("/")[2]
    return qcodes[0] if qcodes else uri


def _put_text(facts: Facts, field: str, elements: Sequence[Element]) -> None:
    filled = sorted(filter(words, elements), key=_rank)
    element = preferred(filled, facts.language)
    facts.put(field, words(element), element)


def _rank(element: Element) -> int:
    rank = element.get("rank", "").strip()
    return int(rank) if rank.isascii() and rank.isdigit() and len(rank) < 9 else 0


def _texts(facts: Facts) -> None:
    content = facts.item.content
    _put_text(facts, "slug", content.all("slugline"))
    summaries = [e for e in content.all("description") if _SUMMARIES.search(code_in(_role(e)))]
    summary = preferred([*filter(words, summaries)], facts.language)
    facts.put("summary", lines_of(summary), summary)
    facts.put("keywords", tuple(filter(None, map(words, content.all("keyword")))))
    facts.put("masthead", tuple(facts.own.get("masthead", ())))
    for genre in content.all("genre"):
        name = name_of(genre, facts.language) or code_in(clean(genre.get("qcode") or ""))
        facts.put("genre", name or clean(genre.get("literal") or ""), genre)


def _urgency(facts: Facts) -> None:
    element = facts.item.content.first("urgency")
    text = words(element)
    if text in tuple("123456789"):
        facts.put("urgency", int(text), element)
    elif text:
        facts.report("urgency", f"expected 1 to 9, got {text!r:.40}", element=element)


def _subjects(facts: Facts) -> None:
    elements = facts.item.content.all("subject")
    pairs = [(subject_of(element, facts.language), element) for element in elements]
    kept = [(subject, element) for subject, element in pairs if subject]
    facts.put("subjects", tuple(subject for subject, _ in kept))
    for index, (_, element) in enumerate(kept):
        facts.elements[f"/subjects/{index}"] = element


def _byline(facts: Facts) -> None:
    content = facts.item.content
    elements = [*filter(words, content.all("by"))]
    languages = {element.get("{http://www.w3.org/XML/1998/namespace}lang") for element in elements}
    if len(languages) > 1:
        elements = [preferred(elements, facts.language)]
    text = ", ".join(dict.fromkeys(map(words, elements)))
    if facts.is_ours:
        byline = own_byline(text, content.all("creator"), content.all("contributor"))
        facts.put("byline", byline, elements[0] if elements else None)
    elif text:
        facts.put("byline", Byline(text=text), elements[0])


def _dateline(facts: Facts) -> None:
    element = preferred([*filter(words, facts.item.content.all("dateline"))], facts.language)
    text = words(element)
    if facts.is_ours:
        facts.put("dateline", _own_dateline(facts, text), element)
    elif text:
        facts.put("dateline", _said_dateline(facts, text, element), element)


def _own_dateline(facts: Facts, text: str) -> Dateline | None:
    parts = facts.own.get("dateline")
    if parts:
        try:
            mapping = {"headline": "", "sections": [], "dateline": json.loads(parts[0])}
            found = structure(mapping).brief.dateline or Dateline()
            return attrs.evolve(found, text=text)
        except (ValueError, TypeError, AttributeError, RecursionError):
            facts.report("dateline", f"not the parts of a dateline: {parts[0]!r:.60}")
    return (parse_dateline(text) or Dateline(text=text)) if text else None


def _said_dateline(facts: Facts, text: str, element: Element) -> Dateline | None:
    """Return what a dateline means; Reuters puts the time of transmission there."""
    day = facts.fields.get("modified") or facts.fields.get("created")
    found = parse_dateline(text, day)
    if found is None and any(character.isdigit() for character in text):
        facts.report("dateline", f"no dateline: {text!r:.60}", element=element)
        return None
    return found or Dateline(text=text, places=[text])


_READERS: tuple[_Reader, ...] = (
    *(_properties, _identity, _status, _source, _times, _notes, _rights, _links),
    *(_headlines, _texts, _urgency, _subjects, _byline, _dateline),
)
