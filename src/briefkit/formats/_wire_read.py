"""Running text into a brief: what the head, the dateline and the blocks of it become."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from briefkit.formats._wire_places import Placed
from briefkit.model import Block, Brief, Dateline, List, Paragraph, PullQuote, Rule, Section
from briefkit.prose.blocks import Part, arrange
from briefkit.prose.byline import parse_byline
from briefkit.prose.dateline import split_dateline
from briefkit.prose.head import Head, find_head
from briefkit.prose.passages import Passage, lay_out
from briefkit.prose.speakers import find_attributed

__all__ = ["Note", "Reading", "Stretch", "read"]


class Note(NamedTuple):
    """Something that was noticed, and where in the source."""

    code: str
    """The rule that it is a case of."""

    pointer: str
    """JSON Pointer of the value concerned."""

    message: str
    """What was noticed, in words."""

    start: int
    """Where it starts in the source: a 0-based offset in code points."""

    end: int
    """Where it ends in the source."""

    offset: int | None = None
    """The offset in the text at `pointer`, where there is one."""


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

    def brief(self, *, quoted: bool = True) -> Brief:
        """Return the brief; without its quotations if they are not asked for."""
        head = self.head
        texts = list(self._paragraphs())
        found = find_attributed(texts) if quoted else [()] * len(texts)
        paragraphs = (
            Paragraph(text=text, quotes=quotes) for text, quotes in zip(texts, found, strict=True)
        )
        return Brief(
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
            byline=parse_byline(head.byline.text) if head.byline else None,
            dateline=self.dateline,
        )

    def _paragraphs(self) -> Iterator[str]:
        for section in self.sections:
            for part in section.parts:
                if part.kind in _OF_PARAGRAPHS:
                    for passage in part.passages:
                        yield passage.text

    def places(self) -> Iterator[tuple[str, Placed]]:
        """Yield the place of every text, by its pointer, in the order of the brief."""
        head = self.head
        for index, line in enumerate(head.masthead):
            yield f"/masthead/{index}", Placed(line)
        display = (("/kicker", head.kicker), ("/headline", head.headline), ("/deck", head.deck))
        for pointer, passage in (*display, ("/byline/text", head.byline)):
            if passage is not None:
                yield pointer, Placed(passage)
        if self.dateline_at is not None:
            yield "/dateline/text", self.dateline_at
        for index, section in enumerate(self.sections):
            yield from _places_in(f"/sections/{index}", section)

    def notes(self) -> Iterator[Note]:
        """Yield what the reader changed or noticed."""
        yield from _head_notes(self.head)
        for index, section in enumerate(self.sections):
            for number, part in enumerate(section.parts):
                yield from _part_notes(f"/sections/{index}/blocks/{number}", part)


def read(text: str) -> Reading | None:
    """Understand running text; None if there are no words in it.

    Args:
        text: The text, without control characters.
    """
    passages = lay_out(text)
    if all(passage.kind == "rule" for passage in passages):
        return None
    head = find_head(passages)
    dateline, at, body = _dateline(head.body)
    return Reading(head, dateline, at, _sections(arrange(body)))


def _text(passage: Passage | None) -> str | None:
    return None if passage is None else passage.text


def _dateline(
    body: Sequence[Passage],
) -> tuple[Dateline | None, Placed | None, Sequence[Passage]]:
    """Take the dateline off the first paragraph of the body."""
    index = next((i for i, passage in enumerate(body) if passage.kind == "text"), None)
    if index is None:
        return None, None, body
    passage = body[index]
    dateline, end = split_dateline(passage.text)
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


# --- what was noticed --------------------------------------------------------------------


def _head_notes(head: Head) -> Iterator[Note]:
    for rule in head.rules:
        yield Note("BK108", "", "a rule at the top is left out", rule.start, rule.end)
    if head.masthead:
        count = len(head.masthead)
        message = f"{count} line{'s' if count > 1 else ''} above the story; kept as its masthead"
        start, end = head.masthead[0].start, head.masthead[-1].end
        yield Note("BK108", "/masthead", message, start, end)
    if head.is_byline_first and head.byline:
        message = "the byline stands ahead of the headline"
        yield Note("BK109", "/byline", message, head.byline.start, head.byline.end)


def _part_notes(pointer: str, part: Part) -> Iterator[Note]:
    passage = part.passages[0]
    for offset in part.joins:
        before = " ".join(passage.text[max(0, offset - 40) : offset].split()[-3:])
        message = f"a sentence was broken after {before!r}; joined with the paragraph below"
        start, end = passage.place(offset - 1) + 1, passage.place(offset + 1)
        yield Note("BK503", f"{pointer}/text", message, start, end, offset)
    if part.kind == "pull_quote":
        message = "a display line repeats the paragraph beside it; read as a pull quote"
        yield Note("BK113", pointer, message, passage.start, passage.end)
