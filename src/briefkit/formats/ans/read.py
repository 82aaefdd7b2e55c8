"""From the text of a story to a document: its facts, its elements, and both together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import attrs

from briefkit.formats._base import Document
from briefkit.formats._embed import restored
from briefkit.formats._json_item import JsonItem, decoded
from briefkit.formats._private import with_notes_apart
from briefkit.formats.ans.elements_read import AT, read_elements
from briefkit.formats.ans.facts import Facts, find_facts
from briefkit.formats.ans.places import StoryPlaces
from briefkit.formats.ans.render import rendered
from briefkit.formats.ans.terms import read_at
from briefkit.formats.bodies.html.read import read_html
from briefkit.formats.bodies.html.write import dateline_text
from briefkit.formats.bodies.story.compose import compose
from briefkit.formats.json import text as json_text
from briefkit.model import Agency, Brief, Dateline
from briefkit.problems import Problem
from briefkit.prose.dateline import parse_dateline

__all__ = ["loads", "settled"]

_MOST_ROUNDS = 6


def loads(text: str) -> Document:
    """Read a story; see `briefkit.formats.ans.loads`."""
    read = decoded(text, "ans")
    document = _visible(read)
    copy = read_at(read.item, "additional_properties", "briefkit")
    if not isinstance(copy, str):
        return document

    return restored(document, copy, lambda brief: settled(brief)[1])


def settled(brief: Brief) -> tuple[str, Brief]:
    """Return the story that a reader of a brief would write again, and what he reads in it.

    What looks like a heading in the text of a brief is read as one, and so on: a few rounds.
    """
    text = rendered(brief)
    for _ in range(_MOST_ROUNDS):
        brief = _visible(decoded(text, "ans")).brief
        again = rendered(brief)
        if again == text:
            break
        text = again
    return text, brief


def _visible(read: JsonItem) -> Document:
    """Return the document without regard to any copy of a brief in it."""
    story = read.item
    facts = find_facts(story)
    elements = read_elements(story.get("content_elements"), is_own=facts.is_own)
    notes = [*facts.fields.pop("notes"), *elements.notes]
    stated = Brief(
        **{"headline": "", **facts.fields, "notes": notes, "links": elements.links}, sections=()
    )
    body = read_html(elements.root, top=2 if facts.is_own else None)
    composed = compose(stated, body, trusted=facts.is_own)
    brief = with_notes_apart(_with_origin(composed.brief, story, facts), "ans")
    offset = len(notes) - len(elements.notes)
    found = facts.places | {
        pointer.replace(f"/notes/{i}", f"/notes/{i + offset}"): at
        for i, (pointer, at) in enumerate(elements.places.items())
        if pointer.startswith("/notes/")
    }
    found |= {pointer: at for pointer, at in elements.places.items() if "/links/" in pointer}
    found |= {pointer: at for pointer, e in composed.elements.items() if (at := _at(e))}
    located = StoryPlaces(read.places, brief, found)
    problems = [*facts.problems, *elements.problems]
    if not brief.sections:
        message = "the story has no text"
        problems.append(Problem(pointer="", message=message, code="BK125"))
    return Document(
        brief,
        format="ans",
        problems=lambda: [
            *json_text.repeated_keys(read.places),
            *read.refused,
            *map(located.placed, problems),
            *composed.problems,
        ],
        locate=located.span,
    )


def _at(element: Any) -> str | None:
    """Return where the content element stands that an element of the tree came from."""
    while element is not None:
        if at := element.get(AT):
            return str(at)
        element = element.getparent()
    return None


# --- the dateline ------------------------------------------------------------------------


def _with_origin(brief: Brief, story: Mapping[str, Any], facts: Facts) -> Brief:
    """Return the brief with all that the story says of its dateline."""
    own = _own_dateline(facts.more.get("dateline"))
    if (
        own is not None
        and brief.dateline
        and dateline_text(attrs.evolve(brief, dateline=own)) == (dateline_text(brief))
    ):
        return attrs.evolve(brief, dateline=own)
    if facts.is_own and own is not None and not dateline_text(attrs.evolve(brief, dateline=own)):
        return attrs.evolve(brief, dateline=own)
    location = story.get("location")
    if brief.dateline or facts.is_own or not isinstance(location, str) or not location.strip():
        return brief
    found = parse_dateline(location) or Dateline(places=[location.strip()])
    return attrs.evolve(brief, dateline=attrs.evolve(found, text=""))


def _own_dateline(value: object) -> Dateline | None:
    if not isinstance(value, Mapping):
        return None
    places, agencies = value.get("places"), value.get("agencies")
    try:
        return Dateline(
            text=value.get("text") or "",
            places=places or (),
            region=value.get("region"),
            country=value.get("country"),
            date=dt.date.fromisoformat(value["date"]) if value.get("date") else None,
            agencies=[Agency(**agency) for agency in agencies or ()],
        )
    except (TypeError, ValueError):
        return None
