"""Which of several bodies to read, and how: markup before a NITF document before plain text."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import attrs

from briefkit.errors import ParseError
from briefkit.formats._embed import MEDIA_TYPE
from briefkit.formats.bodies.body import Body
from briefkit.formats.ninjs.contents import Content
from briefkit.formats.ninjs.terms import EMBEDDED
from briefkit.model import Brief
from briefkit.problems import Problem
from briefkit.prose.structure.endings import is_ended

__all__ = ["Chosen", "choose", "embedded_in"]

_ESCAPED = re.compile(r"\s*+&lt;[a-z]", re.IGNORECASE)
_ASIDES = ("abstract", "caption", "description", "short", "summary", "teaser")
_HEAD = 2048
_MOST = 0.6


class Chosen(NamedTuple):
    """The body of an item."""

    body: Body
    """Its sections."""

    pointer: str
    """JSON Pointer of the text in the item; empty if there was none."""

    facts: Brief | None = None
    """What a whole document in the place of a body says beside it."""


def embedded_in(contents: Sequence[Content]) -> str | None:
    """Return the copy of a brief that briefkit put among the bodies of an item."""
    for content in contents:
        if content.media_type == MEDIA_TYPE or content.role == EMBEDDED:
            return content.value
    return None


def choose(contents: Sequence[Content]) -> Chosen:
    """Return the best body of an item: the first that can be read and has something to read."""
    problems: list[Problem] = []
    for content, read in _ranked(contents, problems):
        try:
            chosen = read(content)
        except ParseError as error:
            problems += (attrs.evolve(p, pointer="/sections", span=None) for p in error.problems)
            continue
        if chosen.body.sections:
            chosen.body.problems[:0] = problems
            return chosen
    return Chosen(Body(problems=problems), "")


def _ranked(
    contents: Sequence[Content], problems: list[Problem]
) -> Iterator[tuple[Content, Callable[[Content], Chosen]]]:
    """Yield the bodies that can be read, the best first, each with what reads it."""
    found: dict[Callable[[Content], Chosen], list[Content]] = {_html: [], _nitf: [], _plain: []}
    for content in contents:
        if not content.value or content.value.isspace():
            continue
        if content.media_type == MEDIA_TYPE or content.role == EMBEDDED:
            continue
        if _is_sgml(content):
            message = f"the body {content.role!r:.40} is TTNITF, which is not read"
            problems.append(Problem(pointer="/sections", message=message, code="BK122"))
        else:
            found[_reader_of(content)].append(content)
    # Text that merely looks like HTML may be plain text about it.
    found[_html].sort(key=lambda content: not content.says_markup)
    ranked = [(content, read) for read, bodies in found.items() for content in bodies]
    # What stands for the story in fewer words is read where there is nothing else.
    yield from sorted(ranked, key=lambda pair: pair[0].role.lower() in _ASIDES)


def _reader_of(content: Content) -> Callable[[Content], Chosen]:
    named = f"{content.media_type} {content.role}".lower()
    head = content.value[:_HEAD].lower()
    if "nitf" in named or "<nitf" in head or "<body.content" in head:
        return _nitf
    return _html if content.has_markup else _plain


def _is_sgml(content: Content) -> bool:
    """Tell whether a body is in the SGML of TT, which no XML reader takes."""
    named = f"{content.media_type} {content.role}".lower()
    return "ttnitf" in named or "ttnitf" in content.value[:_HEAD].lower()


def _html(content: Content) -> Chosen:
    from briefkit.formats.bodies.html.read import parse_html, read_html

    value = content.value
    if "<" not in value and _ESCAPED.match(value):
        value = html.unescape(value)
    return Chosen(read_html(parse_html(value, "ninjs")), content.pointer)


def _nitf(content: Content) -> Chosen:
    from briefkit.formats._xml import parse_xml
    from briefkit.formats.bodies.nitf.read import read_nitf

    xml = parse_xml(content.value.strip(), "ninjs")
    facts, body = read_nitf(xml.root)
    return Chosen(body, content.pointer, facts)


def _plain(content: Content) -> Chosen:
    from briefkit.formats.bodies.plain import read_plain

    return Chosen(read_plain(_parted(content.value)), content.pointer)


def _parted(text: str) -> str:
    """Return a text with blank lines between paragraphs where each stands on a line of its own.

    Lines that are wrapped rarely end where a sentence does; most lines here do.
    """
    lines = [line for line in text.splitlines() if line and not line.isspace()]
    if len(lines) < 2 or len(lines) < len(text.strip().splitlines()):
        return text
    ended = sum(is_ended(line) for line in lines)
    return "\n\n".join(lines) if ended >= len(lines) * _MOST else text
