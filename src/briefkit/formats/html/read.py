"""HTML texts to documents and back."""

from __future__ import annotations

from typing import Any

import attrs

from briefkit.errors import ParseError, WriteError
from briefkit.formats._base import Document
from briefkit.formats._embed import MEDIA_TYPE, restored
from briefkit.formats._unwritable import check_extra, surrogates
from briefkit.formats.bodies.html.read import parse_html
from briefkit.formats.bodies.story.compose import Composed
from briefkit.formats.html.others import read_page
from briefkit.formats.html.own import is_own, read_own
from briefkit.formats.html.places import HtmlPlaces
from briefkit.formats.html.write import MARK, page, story
from briefkit.model import Brief
from briefkit.problems import Problem, SourceSpan

__all__ = ["read", "write"]

_FORMAT = "html"


def read(text: str) -> Document:
    """Read a brief from HTML: a page, an article, or the mere paragraphs of a story.

    Raises:
        ParseError: There are no words in it (BK001).
    """
    root = parse_html(text, _FORMAT)
    visible = _visible(text, root)
    copy = next(
        (script for script in root.iter("script") if script.get("type") == MEDIA_TYPE), None
    )
    if copy is None:
        return visible
    again = _page_again if is_own(root) else _article_again
    return restored(visible, copy.text or "", again)


def write(brief: Brief, *, fragment: bool = False, embed: bool = False) -> str:
    """Write a brief as a page, or as an article for a page of somebody's own.

    Args:
        brief: The brief.
        fragment: Whether the article alone is wanted.
        embed: Whether the native JSON goes along.

    Raises:
        WriteError: A text holds a lone surrogate (BK002), or the native JSON is wanted, and
            `Brief.extra` holds what is no JSON.
    """
    refused = tuple(surrogates(attrs.evolve(brief, ed_note=None)))
    if refused:
        raise WriteError(refused, _FORMAT)
    if embed:
        check_extra(brief, _FORMAT)
    return story(brief, embed=embed) if fragment else page(brief, embed=embed)


def _visible(text: str, root: Any) -> Document:
    article = next(root.iterfind(f".//article[@{MARK}]"), None)
    found: Composed = read_page(root) if article is None else read_own(root, article)
    if article is None and not (found.brief.headline or found.brief.sections):
        span = SourceSpan(1, 1, 1, 1)
        problem = Problem(pointer="", message="the page holds no words", code="BK001", span=span)
        raise ParseError([problem], _FORMAT)
    places = HtmlPlaces(text, root, found.elements, found.brief)
    return Document(found.brief, format=_FORMAT, problems=found.problems, locate=places.span)


def _page_again(brief: Brief) -> Brief:
    return _shown(page(brief))


def _article_again(brief: Brief) -> Brief:
    return _shown(story(brief))


def _shown(text: str) -> Brief:
    return _visible(text, parse_html(text, _FORMAT)).brief
