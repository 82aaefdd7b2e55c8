"""The body of an item: which of its renditions to read, whatever they say that they are."""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Sequence
from typing import NamedTuple

from briefkit.errors import ParseError
from briefkit.formats import _embed
from briefkit.formats._xml import local
from briefkit.formats.bodies.body import Body
from briefkit.formats.bodies.html.read import parse_html, read_html
from briefkit.formats.bodies.plain import read_plain
from briefkit.formats.newsmlg2.items import CARRIERS
from briefkit.formats.newsmlg2.tree import Element, children, words
from briefkit.model import Brief
from briefkit.problems import Problem

__all__ = ["Content", "native_in", "read_content", "read_order"]

_NITF = frozenset(("nitf", "body.content"))
_NITF_BLOCKS = frozenset(("block", "hl2", "media", "nitf-table"))
_TAG = re.compile(
    r"</?(?:p|br|div|h[1-6]|ul|ol|li|table|section|article|body|html|blockquote|span|a|b|i|em|strong)"
    r"\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
# ANSA has one paragraph of markup, and in it begins those of the story by indented lines.
_INDENTED = re.compile(r"(?<=[.!?:;\"”»)])[ \t]*+\r?\n {3,}+(?=[^\s<])")
_WRAPPED = re.compile(r"[^\s.!?:;\"”»)>][ \t]*+\r?\n {3,}+[^\s<]")
_ESCAPED = re.compile(r"&lt;/?(?:p|br|div|h[1-6]|ul|ol|section|body|html)\b", re.IGNORECASE)
_ASIDE = re.compile(r"caption|teaser|summary|headline|abstract|preview", re.IGNORECASE)


class Content(NamedTuple):
    """What a rendition says."""

    facts: Brief
    """What it says of the story besides its body: a NITF document has a head of its own."""

    body: Body
    """The body."""

    elements: dict[str, Element]
    """The element that holds all of the body, by the pointer of the sections."""


_NO_FACTS = Brief(headline="", sections=())


class _Candidate(NamedTuple):
    """A rendition that may be read, in the order of preference."""

    is_marked_up: bool
    is_main: bool
    size: int
    element: Element


def read_content(renditions: Sequence[Element], skip: Sequence[Element] = ()) -> Content:
    """Return what the best of several renditions of a story says.

    One with markup is better than plain text, and one with more words better than one with less.

    Args:
        renditions: The children of `contentSet`.
        skip: Elements that somebody else reads.
    """
    candidates = _candidates(renditions)
    if not candidates:
        return Content(_NO_FACTS, Body(), {})
    best = candidates[0]
    facts, body = _read(best.element, skip)
    others = [found for found in candidates if found is not best and found.size > 2 * best.size]
    if others:
        message = "another rendition, without markup, has more words of the story"
        body.problems.append(Problem(pointer="", message=message, code="BK122"))
    return Content(facts, body, {"/sections": best.element})


def read_order(renditions: Sequence[Element]) -> list[Element]:
    """Return the renditions that may be read, the best of them first."""
    return [found.element for found in _candidates(renditions)]


def _candidates(renditions: Sequence[Element]) -> list[_Candidate]:
    found = [candidate for element in renditions if (candidate := _candidate(element))]
    return sorted(found, key=lambda candidate: candidate[:3], reverse=True)


def native_in(renditions: Sequence[Element]) -> str | None:
    """Return the copy of the brief that our writer sends along, None if there is none."""
    for element in renditions:
        if element.get("contenttype") == _embed.MEDIA_TYPE:
            return "".join(element.itertext())
    return None


def _candidate(element: Element) -> _Candidate | None:
    name = local(element)
    if name not in CARRIERS or element.get("contenttype") == _embed.MEDIA_TYPE:
        return None
    text = words(element)
    if not text and next(element.iter("{*}img", "{*}media"), None) is None:
        return None
    rendition = f"{element.get('rendition', '')} {element.get('renditionuri', '')}"
    is_marked_up = len(element) > 0 or bool(_TAG.search(text) or _ESCAPED.search(text))
    return _Candidate(is_marked_up, not _ASIDE.search(rendition), len(text), element)


def _read(element: Element, skip: Sequence[Element]) -> tuple[Brief, Body]:
    if len(element) == 0:
        return _read_text(_decoded(element))
    root = element[0] if len(element) == 1 else element
    found = next((e for e in root.iter() if local(e) in _NITF), None)
    if found is None and any(local(e) in _NITF_BLOCKS for e in element):
        found = element
    if found is not None:
        from briefkit.formats.bodies.nitf.read import read_nitf

        return read_nitf(found)
    return _headed(_title(root)), read_html(_body(root), skip=skip)


def _read_text(text: str) -> tuple[Brief, Body]:
    """Read text that may be HTML, once more escaped or not."""
    if not _TAG.search(text) and _ESCAPED.search(text):
        text = html.unescape(text)
    if not _TAG.search(text):
        return _NO_FACTS, read_plain(text)
    try:
        root = parse_html(_parted(text), "newsmlg2")
    except ParseError:
        return _NO_FACTS, read_plain(text)
    return _headed(_title(root)), read_html(_body(root))


def _parted(text: str) -> str:
    """Return markup whose indented lines begin paragraphs, if all of them follow a sentence."""
    return text if _WRAPPED.search(text) else _INDENTED.sub("<br><br>", text)


def _headed(headline: str) -> Brief:
    return Brief(headline=headline, sections=())


def _decoded(element: Element) -> str:
    text = "".join(element.itertext())
    encoding = f"{element.get('encoding', '')}{element.get('encodinguri', '')}".lower()
    if "base64" not in encoding:
        return text
    try:
        return base64.b64decode(text).decode("utf-8", errors="replace")
    except (binascii.Error, ValueError):
        return text


def _body(root: Element) -> Element:
    """Return the body of a document, or what stands in its place."""
    return next((e for e in root.iter() if local(e) == "body"), root)


def _title(root: Element) -> str:
    """Return the headline as a page has it: its only heading of the first level, or its title."""
    headings = [words(e) for e in root.iter() if local(e) == "h1"]
    titles = [words(e) for head in children(root, "head") for e in children(head, "title")]
    return headings[0] if len(headings) == 1 else next(iter(titles), "")
