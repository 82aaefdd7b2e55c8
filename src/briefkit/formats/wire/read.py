"""Running text into a brief: what the head, the dateline and the blocks of it become."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate, chain
from types import MappingProxyType
from typing import Any, NamedTuple

import attrs

from briefkit.formats.wire.places import Placed
from briefkit.formats.wire.remarks import (
    Remark,
    byline_remarks,
    head_remarks,
    left_out,
    lifted,
    mended,
    part_remarks,
)
from briefkit.model import (
    Block,
    Brief,
    Byline,
    Dateline,
    List,
    Note,
    Paragraph,
    Preformatted,
    PullQuote,
    Rights,
    Rule,
    Section,
)
from briefkit.model._trusted import maker
from briefkit.prose.byline import parse_byline
from briefkit.prose.dateline import split_dateline
from briefkit.prose.speakers import find_attributed
from briefkit.prose.structure.asides import BYLINE, DESK
from briefkit.prose.structure.blocks import Part, arrange
from briefkit.prose.structure.head import Head, find_head
from briefkit.prose.structure.layout import lay_out
from briefkit.prose.structure.mends import DROP_CAP, Vocabulary, find_drop_cap
from briefkit.prose.structure.passages import Passage
from briefkit.prose.structure.tail import Matter, find_tail

__all__ = ["Reading", "Stretch", "read", "understood"]

_make_paragraph = maker(Paragraph)


class Stretch(NamedTuple):
    """A section to be."""

    heading: Passage | None
    """Its heading; None for the opening."""

    parts: list[Part]
    """Its blocks to be."""


class Reading(NamedTuple):
    """A text, understood: the passages that each part of the brief comes from."""

    head: Head
    """What stands above the body."""

    dateline: Dateline | None
    """The dateline at the head of the body."""

    dateline_at: Placed | None
    """Where the dateline stands."""

    sections: Sequence[Stretch]
    """The body."""

    notes: Sequence[Matter]
    """What was lifted out of the text for the reader, in order."""

    for_editors: Sequence[Matter]
    """What was lifted out of the text for nobody but editors."""

    copyright: Sequence[Matter]
    """Copyright lines."""

    rules: Sequence[Passage]
    """Rules between the story and what was lifted out below it."""

    facts: Mapping[str, Any] = MappingProxyType({})
    """What an envelope says of the story: fields of the brief."""

    noticed: Sequence[Remark] = ()
    """What was noticed of an envelope."""

    def brief(self, *, quoted: bool = True) -> Brief:
        """Return the brief; without its quotations if they are not asked for."""
        head = self.head
        by_section = [list(_paragraph_texts(section)) for section in self.sections]
        texts = list(chain.from_iterable(by_section))
        starts = set(accumulate(map(len, by_section)))
        found = find_attributed(texts, starts=starts) if quoted else [()] * len(texts)
        paragraphs = (
            _make_paragraph(text, (), quotes) for text, quotes in zip(texts, found, strict=True)
        )
        notice = _text(_joined(self.copyright))
        slug = _text(head.slug)
        return Brief(
            **(self.facts if slug is None else {**self.facts, "slug": slug}),
            headline=_text(head.headline) or "",
            sections=[
                Section(
                    heading=_text(heading),
                    blocks=[_MAKERS[part.kind](part, paragraphs) for part in parts],
                )
                for heading, parts in self.sections
            ],
            masthead=[line.text for line in head.masthead],
            kicker=_text(head.kicker),
            deck=_text(head.deck),
            summary=_text(head.summary),
            byline=self._byline(),
            dateline=self.dateline,
            ed_note=_text(_joined(self.for_editors)),
            notes=[Note(text=passage.text, kind=kind or None) for kind, passage in self.notes],
            rights=None if notice is None else Rights(notice=notice),
        )

    def _byline(self) -> Byline | None:
        """Return the byline, with those whom credits below the story name as contributors."""
        if self.head.byline is None:
            return None
        byline = parse_byline(self.head.byline.text)
        known = {author.name.casefold() for author in byline.authors}
        credits = (parse_byline(note.text) for kind, note in self.notes if kind == "contributors")
        people = (person for credit in credits for person in credit.authors + credit.contributors)
        others = [person for person in people if person.name.casefold() not in known]
        contributors = dict.fromkeys([*byline.contributors, *others])
        return attrs.evolve(byline, contributors=contributors)

    def places(self) -> Iterator[tuple[str, Placed]]:
        """Yield the place of every text, by its pointer, in the order of the brief."""
        head = self.head
        if head.slug is not None:
            yield "/slug", Placed(head.slug)
        for index, line in enumerate(head.masthead):
            yield f"/masthead/{index}", Placed(line)
        display = (("/kicker", head.kicker), ("/headline", head.headline), ("/deck", head.deck))
        for pointer, passage in (
            *display,
            ("/summary", head.summary),
            ("/byline/text", head.byline),
        ):
            if passage is not None:
                yield pointer, Placed(passage)
        yield from self._contributor_places()
        if self.dateline_at is not None:
            yield "/dateline/text", self.dateline_at
        for index, section in enumerate(self.sections):
            yield from _places_in(f"/sections/{index}", section)
        for pointer, matters in (
            ("/ed_note", self.for_editors),
            ("/rights/notice", self.copyright),
        ):
            if passage := _joined(matters):
                yield pointer, Placed(passage)
        for index, note in enumerate(self.notes):
            yield f"/notes/{index}/text", Placed(note.passage)

    def _contributor_places(self) -> Iterator[tuple[str, Placed]]:
        """Yield the places of names that stand in credits below the story."""
        credits = [note.passage for note in self.notes if note.kind == "contributors"]
        byline = self._byline() if credits else None
        for index, person in enumerate(byline.contributors if byline else ()):
            passage = next((p for p in credits if person.name in p.text), None)
            for field in ("name", "location", "affiliation", "title") if passage else ():
                words = getattr(person, field)
                start = passage.text.find(words) if passage and words else -1
                if passage and start >= 0:
                    part = Placed(passage, start, start + len(words))
                    yield f"/byline/contributors/{index}/{field}", part

    def remarks(self) -> Iterator[Remark]:
        """Yield what the reader changed, left out or noticed."""
        yield from self.noticed
        yield from head_remarks(self.head)
        if self.head.byline is not None:
            yield from byline_remarks(self.head.byline)
        for index, section in enumerate(self.sections):
            for number, part in enumerate(section.parts):
                yield from part_remarks(f"/sections/{index}/blocks/{number}", part)
        for pointer, placed in self.places():
            yield from mended(pointer, placed)
        for rule in self.rules:
            yield left_out("BK120", "/notes", "a rule below the story", rule)
        for index, note in enumerate(self.notes):
            yield lifted(f"/notes/{index}", "notes", note)
        for matter in self.for_editors:
            yield lifted("/ed_note", "ed_note, which is never published", matter)
        for matter in self.copyright:
            yield lifted("/rights/notice", "rights", matter)


def read(text: str) -> Reading | None:
    """Understand running text; None if there are no words in it.

    Args:
        text: The text, without control characters.
    """
    passages = lay_out(text)
    if all(passage.kind == "rule" for passage in passages):
        return None
    tail = find_tail(passages)
    head = find_head(tail.body)
    return understood(
        head, tail.notes, tail.rules, parts=lambda body: arrange(_without_drop_cap(body, text))
    )


def understood(
    head: Head,
    below: Sequence[Matter],
    rules: Sequence[Passage],
    *,
    parts: Callable[[Sequence[Passage]], Sequence[Part]],
    published: dt.date | None = None,
) -> Reading:
    """Understand a story of which it is known where its head ends and what stands below it.

    Args:
        head: What stands above the body, and the body.
        below: What was lifted out below the story.
        rules: The rules between the two.
        parts: Makes blocks of the body, from which the dateline is taken off.
        published: When it was sent, if that is known.
    """
    head, matters = _with_byline(head, [*head.notes, *below])
    dateline, at, body = _dateline(head.body, published)
    return Reading(
        head,
        dateline,
        at,
        _sections(parts(body)),
        notes=[note for note in matters if note.kind not in (DESK, "copyright")],
        for_editors=[note for note in matters if note.kind == DESK],
        copyright=[note for note in matters if note.kind == "copyright"],
        rules=rules,
    )


def _with_byline(head: Head, matters: Sequence[Matter]) -> tuple[Head, list[Matter]]:
    """Move a byline at the end to the head; a second one is a sign-off."""
    others: list[Matter] = []
    for matter in matters:
        if matter.kind != BYLINE:
            others.append(matter)
        elif head.byline is None:
            head = head._replace(byline=matter.passage)
        else:
            others.append(matter._replace(kind="sign-off"))
    return head, others


def _joined(matters: Sequence[Matter]) -> Passage | None:
    """Return several passages as one, each on a line of its own."""
    return Passage.joined([matter.passage for matter in matters], tie="\n") if matters else None


def _without_drop_cap(body: Sequence[Passage], text: str) -> Sequence[Passage]:
    """Put the first word of the body together, if its first letter stands by itself."""
    index = next((i for i, passage in enumerate(body) if passage.kind == "text"), None)
    if index is None:
        return body
    offset = find_drop_cap(body[index].lines[0].text, Vocabulary(text))
    if not offset:
        return body
    return [*body[:index], body[index].parted(offset, DROP_CAP), *body[index + 1 :]]


def _paragraph_texts(section: Stretch) -> Iterator[str]:
    for part in section.parts:
        if part.kind in _OF_PARAGRAPHS:
            for passage in part.passages:
                yield passage.text


def _text(passage: Passage | None) -> str | None:
    return None if passage is None else passage.text


def _dateline(
    body: Sequence[Passage], published: dt.date | None
) -> tuple[Dateline | None, Placed | None, Sequence[Passage]]:
    """Take the dateline off the first paragraph of the body."""
    index = next((i for i, passage in enumerate(body) if passage.kind == "text"), None)
    if index is None:
        return None, None, body
    passage = body[index]
    dateline, end = split_dateline(passage.text, published)
    if dateline is None:
        return None, None, body
    rest = [passage.after(end)] if end < len(passage.text) else []
    at = Placed(passage, 0, len(dateline.text))
    return dateline, at, [*body[:index], *rest, *body[index + 1 :]]


def _sections(parts: Sequence[Part]) -> list[Stretch]:
    sections: list[Stretch] = []
    for part in parts:
        if part.kind == "heading":
            sections.append(Stretch(part.passages[0], []))
            continue
        if not sections:
            sections.append(Stretch(None, []))
        sections[-1].parts.append(part)
    return sections


# --- blocks ------------------------------------------------------------------------------


def _list(part: Part, paragraphs: Iterator[Paragraph]) -> Block:
    items = [next(paragraphs) for _ in part.passages]
    return List(items=items, ordered=part.kind == "ordered_list")


_OF_PARAGRAPHS = frozenset(("paragraph", "list", "ordered_list"))
_MAKERS: dict[str, Callable[[Part, Iterator[Paragraph]], Block]] = {
    "paragraph": lambda _, paragraphs: next(paragraphs),
    "pull_quote": lambda part, _: PullQuote(text=part.passages[0].text),
    "preformatted": lambda part, _: Preformatted(text=part.passages[0].text),
    "list": _list,
    "ordered_list": _list,
    "rule": lambda *_: Rule(),
}


def _places_in(pointer: str, section: Stretch) -> Iterator[tuple[str, Placed]]:
    if section.heading is not None:
        yield f"{pointer}/heading", Placed(section.heading)
    for index, part in enumerate(section.parts):
        at = f"{pointer}/blocks/{index}"
        if part.kind in ("list", "ordered_list"):
            for number, item in enumerate(part.passages):
                yield f"{at}/items/{number}/text", Placed(item)
        else:
            yield at if part.kind == "rule" else f"{at}/text", Placed(part.passages[0])
