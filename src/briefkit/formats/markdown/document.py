"""Markdown texts to documents and back: front matter, body, and what stands in neither."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from briefkit.errors import ParseError, WriteError
from briefkit.formats import _annotations
from briefkit.formats._base import Document
from briefkit.formats._derive import FIRST, Where, derive, inline_dateline, opens_with_dateline
from briefkit.formats._unwritable import check_extra, check_text
from briefkit.formats.front_matter import fields as front_fields
from briefkit.formats.front_matter import text as front_text
from briefkit.formats.front_matter import yaml as front_yaml
from briefkit.formats.front_matter.values import typed
from briefkit.formats.json.text import is_deeper
from briefkit.formats.markdown import read as markdown_read
from briefkit.formats.markdown import write as markdown_write
from briefkit.formats.markdown.body import Body
from briefkit.formats.markdown.directives import Comment, Fault
from briefkit.formats.markdown.places import MarkdownPlaces
from briefkit.model import Brief
from briefkit.positions import Lines
from briefkit.problems import Problem, SourceSpan, join_pointer
from briefkit.structure import DIRECTIVES, structure, unstructure

__all__ = ["read", "write"]

_ANNOTATIONS = "annotations"
# Code points of front matter that may be too much by any of the limits of reading.
_NEAR_THE_LIMIT = front_yaml.MAX_BYTES // 4


def read(text: str) -> Document:
    """Read a brief from Markdown, with front matter or without.

    Raises:
        ParseError: The text is empty, or its front matter is not well-formed (BK001), too large
            or too deep (BK004), or holds tags, anchors and the like (BK007).
    """
    if not text.strip():
        span = SourceSpan(1, 1, 1, 1)
        problem = Problem(pointer="", message="the file is empty", code="BK001", span=span)
        raise ParseError([problem], "markdown")
    lines = Lines(text)
    try:
        front = front_text.read(lines)
    except ParseError as error:
        raise ParseError(error.problems, "markdown") from error
    # Line numbers of the body are to be those of the file.
    above = "\n" * (lines.position(front.end)[0] - 1)
    found = _understand(front.value, above + text[front.end :])
    places = MarkdownPlaces(
        lines,
        found.brief,
        body=found.body.places,
        references=found.body.references,
        sources=found.sources,
        front=front.places,
    )
    return Document(
        found.brief,
        format="markdown",
        problems=lambda: _in_order(
            (*front.problems, *found.problems, *_faults(found.body, places)), places
        ),
        unread=found.unread,
        locate=places.span,
    )


def write(brief: Brief) -> str:
    """Write a brief as Markdown; front matter only if there is something to say in it.

    Raises:
        WriteError: The front matter would be too large or too deep to be read again (BK004), a
            text holds a lone surrogate (BK002), or `Brief.extra` holds what is no JSON.
    """
    check_extra(brief, "markdown")
    brief = attrs.evolve(brief, ed_note=None)
    front = front_fields.write(brief)
    in_body = bool(brief.headline.strip()) and "\n" not in brief.headline
    if in_body:
        del front["headline"]
    printed = inline_dateline(brief)
    if printed is not None:
        front.pop("dateline", None)
    elif brief.dateline is None and opens_with_dateline(brief):
        front["dateline"] = ""
    body = markdown_write.write(printed or brief, headline=in_body)
    derived = _understand(front, body).brief
    annotations = _annotations.differences(unstructure(derived), unstructure(brief))
    if annotations:
        front[_ANNOTATIONS] = annotations
    text = "\n".join(filter(None, (_fenced(front), body)))
    check_text(text, brief, "markdown")
    return text


@attrs.frozen
class _Understood:
    """What front matter and body mean together."""

    brief: Brief
    body: Body
    sources: Mapping[str, front_yaml.Path]
    problems: tuple[Problem, ...]
    unread: frozenset[str]


def _understand(front: Any, text: str) -> _Understood:
    annotations = front.get(_ANNOTATIONS)
    fields = front_fields.read({key: front[key] for key in front if key != _ANNOTATIONS})
    body = markdown_read.read(text, fields.mapping.get("headline"))
    mapping = {**fields.mapping, "sections": body.sections}
    if body.headline is not None:
        mapping["headline"] = body.headline
    found = structure(mapping)
    brief, places = derive(found.brief, body.places, dateline="/dateline" not in fields.sources)
    body.places = places
    brief = _with_directives(brief, body)
    in_body = (_after_dateline(problem, places) for problem in body.problems)
    problems = [*fields.problems, *in_body, *found.problems]
    sources = {**_own_sources(fields.sources), "/annotations": (_ANNOTATIONS,)}
    unread = found.unread
    if annotations:
        annotated = unstructure(brief)
        problems += _annotate(annotated, annotations)
        again = structure(annotated)
        brief = again.brief
        problems += again.problems
        unread |= again.unread
    return _Understood(brief, body, sources, tuple(problems), unread)


def _with_directives(brief: Brief, body: Body) -> Brief:
    """Return a brief with the directives in comments after those in the front matter."""
    directives = body.directives
    if not directives.found:
        return brief
    if "/dateline" in body.places:
        directives.join(FIRST.removesuffix("/text"), "/dateline")
    given = brief.extra.get(DIRECTIVES, {})
    ignored = given.get("ignore", []) if isinstance(given, Mapping) else None
    if not isinstance(ignored, list):
        message = f"not followed: {DIRECTIVES!r} in the front matter is malformed"
        directives.faults += [Fault(found.comment, message) for found in directives.found]
        return brief
    for number, found in enumerate(directives.found, start=len(ignored)):
        pointer = join_pointer(DIRECTIVES, "ignore", number)
        body.places[pointer] = _where(found.comment)
        for index, code in enumerate(found.codes):
            at = f"{pointer}/code/{index}" if len(found.codes) > 1 else f"{pointer}/code"
            body.places[at] = _where(code)
    ignored = [*ignored, *(found.entry() for found in directives.found)]
    return attrs.evolve(brief, extra={**brief.extra, DIRECTIVES: {**given, "ignore": ignored}})


def _where(comment: Comment) -> Where:
    return Where(*comment, is_literal=True)


def _faults(body: Body, places: MarkdownPlaces) -> Iterator[Problem]:
    for comment, message in body.directives.faults:
        span = places.of(_where(comment))
        yield Problem(pointer="", message=message, code="BK091", span=span)


def _own_sources(sources: Mapping[str, front_yaml.Path]) -> dict[str, front_yaml.Path]:
    """Return where values come from, directives that stand in `Brief.extra` among them."""
    key, inside = join_pointer(DIRECTIVES), join_pointer("extra", DIRECTIVES)
    path = sources.get(inside) or (*sources.get("/extra", ()), DIRECTIVES)
    return {key: path, **sources}


def _after_dateline(problem: Problem, places: Mapping[str, Where]) -> Problem:
    """Return a problem of the first paragraph as one of what the dateline leaves of it."""
    if problem.pointer != FIRST or problem.start is None or problem.end is None:
        return problem
    length = places[FIRST].start if FIRST in places else 0
    start, end = max(problem.start - length, 0), max(problem.end - length, 0)
    return attrs.evolve(problem, start=start, end=end)


def _annotate(mapping: dict[str, Any], annotations: Any) -> Iterator[Problem]:
    values = typed(annotations)
    if isinstance(values, dict):
        yield from _annotations.apply(values, mapping)
    else:
        message = "annotations are not given by pointer"
        yield Problem(pointer="/annotations", message=message, code="BK103")


def _in_order(problems: Iterable[Problem], places: MarkdownPlaces) -> list[Problem]:
    """Return problems in the order of the text; a problem with a key points at the key."""

    def place(problem: Problem) -> tuple[int, int]:
        span = problem.span or places.span(problem.pointer, problem.start, problem.end)
        return span.line, span.column

    placed = (
        attrs.evolve(problem, span=places.key(problem.pointer))
        if problem.code == "BK102"
        else problem
        for problem in problems
    )
    return sorted(placed, key=place)


def _fenced(front: dict[str, Any]) -> str:
    if not front:
        return ""
    if is_deeper(front, front_yaml.MAX_DEPTH):
        message = f"front matter nested more than {front_yaml.MAX_DEPTH} deep"
        raise WriteError([Problem(pointer="", message=message, code="BK004")], "markdown")
    text = front_yaml.write(front)
    if len(text) > _NEAR_THE_LIMIT:
        try:
            front_yaml.read(text, 0, Lines(text))
        except ParseError as error:
            raise WriteError(error.problems, "markdown") from error
    return f"---\n{text}---\n"
