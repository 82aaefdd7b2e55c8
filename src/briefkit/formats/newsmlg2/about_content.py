"""Reading what an item says of its content: headlines, people, places, subjects."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence

import attrs

from briefkit.formats._numbers import whole_number
from briefkit.formats.bodies.inline import clean
from briefkit.formats.newsmlg2.facts import Facts
from briefkit.formats.newsmlg2.people import bylines_of, name_of, own_byline
from briefkit.formats.newsmlg2.records import subject_of
from briefkit.formats.newsmlg2.terms import (
    code_in,
)
from briefkit.formats.newsmlg2.tree import Element, lines_of, preferred, words
from briefkit.model import Dateline
from briefkit.prose.dateline import parse_dateline
from briefkit.structure import structure

__all__ = ["READERS"]

_DECKS = re.compile(r"sub|deck|standfirst|second", re.IGNORECASE)
_KICKERS = re.compile(r"kicker|over|dach|vignet|label|slug|topic", re.IGNORECASE)
_MAINS = re.compile(r"main|head|^$|title", re.IGNORECASE)
_PICTURES = re.compile(r"photo|pict|image|caption|graphic|video|camera", re.IGNORECASE)
_SUMMARIES = re.compile(r"summary|abstract|teaser|lead|intro|synopsis|^$|short", re.IGNORECASE)
# Only the ranks that dpa gives: 1 is the headline, 3 what stands above it.
_KICKER_RANK = "3"


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
    _put_text(facts, "headline", others)


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
    return whole_number(element.get("rank")) or 0


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
    if facts.is_ours:
        text = ", ".join(dict.fromkeys(map(words, elements)))
        byline = own_byline(text, content.all("creator"), content.all("contributor"))
        facts.put("byline", byline, elements[0] if elements else None)
        return
    written = [e for e in elements if not _PICTURES.search(_role(e))] or elements
    facts.put("byline", bylines_of(written), written[0] if written else None)


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


READERS: tuple[Callable[[Facts], None], ...] = (
    *(_headlines, _texts, _urgency, _subjects, _byline, _dateline),
)
"""What reads each part of it; a dateline without a year asks for the times of the item."""
