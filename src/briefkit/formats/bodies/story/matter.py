"""A story that is being put together, and what is lifted out of its body into other fields."""

from __future__ import annotations

from typing import Any

import attrs

from briefkit.formats.bodies.story.items import Item
from briefkit.model import Brief, Note, Rights
from briefkit.problems import Problem
from briefkit.prose.byline import parse_byline
from briefkit.prose.structure.asides import BYLINE, DESK
from briefkit.prose.structure.kinds import NAMES

__all__ = ["Story", "lift"]


@attrs.define
class Story:
    """A story that is being put together."""

    brief: Brief
    """What is known of it, but for its body."""

    items: list[Item]
    """What is left of its body."""

    elements: dict[str, Any]
    """The elements that values came from, by the pointers of the body or of other fields."""

    problems: list[Problem]
    """What there is to say of it."""

    def know(self, **facts: Any) -> None:
        """Set fields of the brief."""
        self.brief = attrs.evolve(self.brief, **facts)

    def told(self, item: Item, *pointers: str) -> None:
        """Remember that values come from the element of an item."""
        element = self.elements.get(item.pointer)
        if element is not None:
            self.elements.update(dict.fromkeys(pointers, element))

    def report(self, pointer: str, message: str) -> None:
        """Say that something was no part of the story (BK120)."""
        self.problems.append(Problem(pointer=pointer, message=message, code="BK120"))


def lift(story: Story, item: Item, kind: str, text: str | None = None) -> None:
    """Put a line that is no part of a story where it belongs.

    Args:
        story: The story.
        item: The line.
        kind: What it is, as `prose.structure.tail` calls it.
        text: Its words, if only a part of it is meant.
    """
    words = item.text if text is None else text
    pointer, field = _kept(story, kind, words)
    story.told(item, pointer)
    message = f"{NAMES.get(kind, 'a line')} is no part of the story; kept in {field}"
    story.report(pointer, message)


def _kept(story: Story, kind: str, text: str) -> tuple[str, str]:
    """Keep a text in a field of the brief; return its pointer, and its name for people."""
    brief = story.brief
    if kind == DESK:
        story.know(ed_note=_joined(brief.ed_note, text))
        return "/ed_note", "ed_note, which is never published"
    if kind == "copyright":
        rights = brief.rights or Rights()
        story.know(rights=attrs.evolve(rights, notice=_joined(rights.notice, text)))
        return "/rights/notice", "rights"
    if kind == "contributors":
        _add_contributors(story, text)
    texts = [note.text for note in brief.notes]
    if text not in texts:
        story.know(
            notes=(*brief.notes, Note(text=text, kind="sign-off" if kind == BYLINE else kind))
        )
        texts.append(text)
    return f"/notes/{texts.index(text)}/text", "notes"


def _joined(known: str | None, text: str) -> str:
    if known and text in known.splitlines():
        return known
    return "\n".join(filter(None, (known, text)))


def _add_contributors(story: Story, credit: str) -> None:
    """Name those in the byline who are credited below the story."""
    byline = story.brief.byline
    if byline is None:
        return
    known = {author.name.casefold() for author in byline.authors}
    read = parse_byline(credit)
    people = (person for person in (*read.authors, *read.contributors))
    others = [person for person in people if person.name.casefold() not in known]
    contributors = dict.fromkeys((*byline.contributors, *others))
    story.know(byline=attrs.evolve(byline, contributors=contributors))
