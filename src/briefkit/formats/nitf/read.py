"""NITF read into a document: the brief, its problems, and the places of its values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from briefkit.errors import ParseError
from briefkit.formats._base import Document
from briefkit.formats._embed import restored
from briefkit.formats._private import with_notes_apart
from briefkit.formats._xml import Xml, local, locator, parse_xml, text_of
from briefkit.formats.bodies.nitf.marks import NATIVE
from briefkit.formats.bodies.nitf.parts import overlapping
from briefkit.formats.bodies.nitf.read import is_ours, read_nitf
from briefkit.formats.bodies.story.compose import compose
from briefkit.formats.nitf.write import write
from briefkit.model import Block, BlockQuote, Brief, List, Paragraph, Quote
from briefkit.problems import Problem
from briefkit.prose.speakers import resolve_speakers

__all__ = ["read"]


def read(text: str) -> Document:
    """Return the document that a NITF text holds.

    Raises:
        ParseError: It is not XML, is dangerous, or is no NITF.
    """
    xml = parse_xml(text, "nitf")
    root = xml.root
    if not any(local(element) in ("nitf", "body.content") for element in root.iter()):
        message = f"no NITF document: its root element is {local(root)!r:.60}"
        problem = Problem(pointer="", message=message, code="BK001", span=locator(xml, {})(""))
        raise ParseError([problem], "nitf")
    document = _visible(xml)
    copy = next(root.iter(NATIVE), None)
    return document if copy is None else restored(document, text_of(copy), _again)


def _again(brief: Brief) -> Brief:
    return _visible(parse_xml(write(brief), "nitf")).brief


def _visible(xml: Xml) -> Document:
    """Return what a document says without the copy that it may carry."""
    facts, body = read_nitf(xml.root)
    facts = with_notes_apart(facts, "nitf")
    problems: Iterable[Problem] = body.problems
    elements: Mapping[str, Any] = body.elements
    if is_ours(xml.root):
        brief = _with_details(attrs.evolve(facts, sections=body.sections))
    else:
        brief, problems, elements = compose(facts, body)
    return Document(
        brief,
        format="nitf",
        problems=(*xml.problems, *problems),
        locate=locator(xml, elements, brief),
    )


def _with_details(brief: Brief) -> Brief:
    """Return a brief whose quotations are marked, with what its text says of them besides."""
    marked = [paragraph.quotes for _, paragraph in brief.placed_paragraphs]
    if not any(marked):
        return brief
    bare = _with_quotes(brief, [()] * len(marked))
    found = [paragraph.quotes for _, paragraph in resolve_speakers(bare).placed_paragraphs]
    detailed = [tuple(_detailed(*pair)) for pair in zip(marked, found, strict=True)]
    return _with_quotes(brief, detailed)


def _detailed(marked: Iterable[Quote], found: Sequence[Quote]) -> Iterator[Quote]:
    """Yield marked quotations with the cue and the mention that their paragraph shows."""
    for quote in marked:
        known = overlapping(found, quote.start, quote.end)
        if known is None:
            yield quote
        else:
            yield attrs.evolve(
                quote,
                mention=known.mention,
                cue=known.cue,
                kind=known.kind,
                continued=known.continued,
            )


def _with_quotes(brief: Brief, quotes: Iterable[tuple[Quote, ...]]) -> Brief:
    """Return a brief with other quotations, those of one paragraph after the other."""
    rest = iter(quotes)
    sections = [
        attrs.evolve(section, blocks=[_quoted(block, rest) for block in section.blocks])
        for section in brief.sections
    ]
    return attrs.evolve(brief, sections=sections)


def _quoted(block: Block, quotes: Iterator[tuple[Quote, ...]]) -> Block:
    def each(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
        return [attrs.evolve(paragraph, quotes=next(quotes)) for paragraph in paragraphs]

    if isinstance(block, Paragraph):
        return each([block])[0]
    if isinstance(block, BlockQuote):
        return attrs.evolve(block, paragraphs=each(block.paragraphs))
    if isinstance(block, List):
        return attrs.evolve(block, items=each(block.items))
    return block
