"""JSON-LD texts to documents and back."""

from __future__ import annotations

import json
from typing import Any

import attrs

from briefkit.errors import ParseError, WriteError
from briefkit.formats._base import Document
from briefkit.formats._unwritable import surrogates
from briefkit.formats.bodies.body import Body
from briefkit.formats.bodies.plain import read_plain
from briefkit.formats.bodies.story.compose import compose
from briefkit.formats.jsonld.graph import find_article, linked
from briefkit.formats.jsonld.places import JsonldPlaces
from briefkit.formats.jsonld.read import body_text, facts_of
from briefkit.formats.jsonld.scripts import read_script
from briefkit.formats.jsonld.write import article_of
from briefkit.model import Brief
from briefkit.problems import Problem, SourceSpan

__all__ = ["read", "write"]

_MOST_ROUNDS = 8


def read(text: str) -> Document:
    """Read a brief from JSON-LD: one object, a list of them or a graph.

    Raises:
        ParseError: There is no JSON in the text (BK001), or no object that stands for a story.
    """
    script = read_script(text)
    article = find_article(linked(script.values))
    if article is None:
        problems = [p for p in script.problems if not script.values] or [
            Problem(pointer="", message="no object that stands for a story", code="BK001")
        ]
        start = SourceSpan(1, 1, 1, 1)
        raise ParseError([attrs.evolve(problem, span=start) for problem in problems], "jsonld")
    brief, problems = _brief(article)
    places = JsonldPlaces(text, article, brief)
    return Document(
        brief, format="jsonld", problems=(*script.problems, *problems), locate=places.span
    )


def write(brief: Brief, *, indent: int | None = None) -> str:
    """Write a brief as a ``NewsArticle``.

    What is written is what a reader would write again: where the words of a plain body look like
    something else (a paragraph like a heading), they are written as what they look like.

    Args:
        brief: The brief.
        indent: Spaces to a level; None for everything on one line.

    Raises:
        WriteError: A text holds a lone surrogate (BK002).
    """
    refused = tuple(surrogates(attrs.evolve(brief, ed_note=None)))
    if refused:
        raise WriteError(refused, "jsonld")
    article = article_of(brief)
    for _ in range(_MOST_ROUNDS):
        again = article_of(_brief(article)[0])
        if again == article:
            break
        article = again
    return json.dumps(article, ensure_ascii=False, indent=indent) + "\n"


def _brief(article: dict[str, Any]) -> tuple[Brief, list[Problem]]:
    facts, problems = facts_of(article)
    words = body_text(article)
    composed = compose(facts, read_plain(words) if words else Body())
    return composed.brief, [*problems, *composed.problems]
