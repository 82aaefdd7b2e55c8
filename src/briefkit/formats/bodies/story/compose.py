"""What a format says of a story and the body that it holds, put together into one brief."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import attrs

from briefkit.formats.bodies.body import Body
from briefkit.formats.bodies.story.head import take_marked, without_head
from briefkit.formats.bodies.story.items import items_of, sections_of
from briefkit.formats.bodies.story.lead import with_dateline
from briefkit.formats.bodies.story.matter import Story
from briefkit.formats.bodies.story.subheads import with_subheads
from briefkit.formats.bodies.story.tail import without_tail
from briefkit.model import Brief
from briefkit.problems import Problem
from briefkit.prose.byline import parse_byline
from briefkit.prose.speakers import resolve_speakers

__all__ = ["Composed", "compose"]


class Composed(NamedTuple):
    """A brief that was put together, and what there is to say of it."""

    brief: Brief
    """The brief."""

    problems: tuple[Problem, ...]
    """Those of the body, and what was lifted out of it."""

    elements: Mapping[str, Any]
    """The element that the value at a pointer of the brief came from."""


def compose(facts: Brief, body: Body, *, trusted: bool = False) -> Composed:
    """Put a brief together from what a format says of it and from its body.

    Headline, deck, byline and dateline are taken out of the body where they are repeated there;
    so is what stands below the story and is no part of it: credits, corrections, sign-offs
    (BK120). Quotations and their speakers are found.

    Args:
        facts: A brief without sections: all that the format says in places of its own. A byline
            or dateline of which it gives the text alone is read.
        body: The body, as it was read.
        trusted: Whether briefkit wrote the text and marked what is what: then nothing is guessed.
    """
    story = Story(_with_byline(facts), items_of(body), dict(body.elements), list(body.problems))
    if trusted:
        take_marked(story)
    else:
        without_head(story)
        without_tail(story)
    with_dateline(story, body, trusted=trusted)
    if not trusted:
        with_subheads(story)
    sections, moved = sections_of(story.items)
    brief = resolve_speakers(attrs.evolve(story.brief, sections=sections))
    return Composed(brief, tuple(_placed(story.problems, moved)), _moved(story.elements, moved))


def _with_byline(facts: Brief) -> Brief:
    """Return facts with the byline read, if its words are all that is known of it."""
    byline = facts.byline
    if byline is None or byline.authors or byline.agencies or not byline.text.strip():
        return facts
    read = parse_byline(byline.text)
    contributors = dict.fromkeys((*byline.contributors, *read.contributors))
    return attrs.evolve(facts, byline=attrs.evolve(read, contributors=contributors))


def _moved(elements: Mapping[str, Any], moved: Mapping[str, str]) -> dict[str, Any]:
    """Return elements by the pointers of the brief."""
    result = {}
    for pointer, element in elements.items():
        place = _place(pointer, moved)
        if place is not None:
            result[place] = element
    return result


def _placed(problems: Iterable[Problem], moved: Mapping[str, str]) -> Iterable[Problem]:
    for problem in problems:
        place = _place(problem.pointer, moved)
        yield problem if place == problem.pointer else attrs.evolve(problem, pointer=place or "")


def _place(pointer: str, moved: Mapping[str, str]) -> str | None:
    """Return where the value at a pointer of the body is now; None if it is there no more."""
    if not pointer.startswith("/sections/"):
        return pointer
    steps = pointer.split("/")
    size = 5 if len(steps) > 4 and steps[3] == "blocks" else min(len(steps), 4)
    head = "/".join(steps[:size])
    if head not in moved:
        return None
    return "/".join((moved[head], *steps[size:]))
