"""NITF read: a whole document, or the body alone, as other formats carry it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from briefkit.formats._xml import local
from briefkit.formats.bodies.body import Body
from briefkit.formats.bodies.nitf.beside import Beside
from briefkit.formats.bodies.nitf.blocks import BlockReader
from briefkit.formats.bodies.nitf.facts import read_facts
from briefkit.formats.bodies.nitf.head import Head
from briefkit.formats.bodies.nitf.parts import classes
from briefkit.model import Brief, Paragraph, Section

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["is_ours", "read_nitf"]

_WHOLE = "full_text"
_CARRIERS = ("datacontent", "inlinexml")


def read_nitf(root: Element) -> tuple[Brief, Body]:
    """Return what a NITF document says of a story, and its body.

    Args:
        root: A ``nitf`` element, anything that holds one, or ``body.content`` alone; in any
            namespace or none.

    Returns:
        A brief without sections, and the body; the problems and elements of both are the body's.
    """
    nitf = next((element for element in root.iter() if local(element) == "nitf"), root)
    head = Head(nitf)
    facts = read_facts(head)
    reader = BlockReader(Beside(is_exact=head.is_ours))
    body = reader.read(*_contents(nitf))
    body.elements = {**head.elements, **body.elements}
    body.problems[:0] = head.problems
    beside = reader.beside
    ed_note = "\n".join(filter(None, (facts.ed_note, *beside.private))) or None
    facts = attrs.evolve(
        facts,
        ed_note=ed_note,
        notes=(*beside.notes, *facts.notes),
        media=beside.attached,
        links=beside.links,
        summary=None if _is_lead(facts.summary, body, head) else facts.summary,
    )
    return facts, body


def is_ours(root: Element) -> bool:
    """Tell whether briefkit wrote a document, and marked in it what is what."""
    return Head(root).is_ours


def _contents(nitf: Element) -> list[Element]:
    """Return the elements that hold the body.

    A ``body.content`` within a note is none: where ``body`` has one of its own, only that counts.
    """
    if local(nitf) in ("body.content", "block"):
        return [nitf]
    bodies = [nitf] if local(nitf) == "body" else [e for e in nitf.iter() if local(e) == "body"]
    own = [child for body in bodies for child in body if local(child) == "body.content"]
    if own:
        return [*map(_whole, own)]
    if not bodies and local(nitf) in _CARRIERS:
        return [nitf]
    others = [e for e in nitf.iter() if local(e) == "body.content" and not _in_note(e)]
    return others[:1] or [*_blocks_of(bodies)]


def _whole(content: Element) -> Element:
    """Return what holds all of a body: archives have its first paragraphs in a block before it."""
    blocks = [child for child in content if local(child) == "block"]
    return next((e for e in blocks if _WHOLE in classes(e)), content)


def _in_note(element: Element) -> bool:
    return any(local(above) in ("note", "fn") for above in element.iterancestors())


def _blocks_of(bodies: list[Element]) -> Iterator[Element]:
    """Yield what stands in ``body`` itself, where nothing else holds the story."""
    for body in bodies:
        yield from (child for child in body if local(child) not in ("body.head", "body.end"))


def _is_lead(summary: str | None, body: Body, head: Head) -> bool:
    """Tell whether a summary is the first paragraph again, with its dateline or without."""
    if not summary or head.is_ours:
        return False
    first = next(_paragraphs(body.sections), "")
    plain = " ".join(summary.split()).rstrip(". …")
    return bool(plain) and (first.startswith(plain) or first.rstrip(". …").endswith(plain))


def _paragraphs(sections: tuple[Section, ...]) -> Iterator[str]:
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield block.text
