"""The content elements of a story as one tree of HTML, in which each knows where it stood."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from briefkit.errors import ParseError
from briefkit.formats._json_item import listed, mappings
from briefkit.formats._xml import attribute, xml_escape
from briefkit.formats.ans.media import media_of
from briefkit.formats.ans.terms import read_at
from briefkit.formats.bodies.html.write import block_html
from briefkit.model import Figure, Link, Note
from briefkit.problems import Problem
from briefkit.prose.structure.endings import is_ended

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["AT", "Elements", "read_elements"]

AT = "data-ans-at"
"""The attribute of a wrapper that says where its element stands in the story."""

_BLOCKS = ("<p", "<div", "<h", "<ul", "<ol", "<blockquote", "<table", "<figure", "<pre", "<section")
_DEEPEST = 8
_MOST_WORDS = 12
_RULE = re.compile(r"[_*-]{3,40}")
_BOLD = re.compile(
    r"(?:<br ?/?>)?<(?P<tag>b|strong)>(?:<br ?/?>)?(?P<words>[^<>]{2,120})(?:<br ?/?>)?</(?P=tag)>"
    r"(?:<br ?/?>)?",
    re.IGNORECASE,
)


@attrs.define
class Elements:
    """What the elements of a story hold."""

    root: Element
    """The body, as HTML."""

    notes: list[Note] = attrs.field(factory=list)
    """Corrections."""

    links: list[Link] = attrs.field(factory=list)
    """What to see along with the story."""

    places: dict[str, str] = attrs.field(factory=dict)
    """Where notes and links stand, by their own pointers."""

    problems: list[Problem] = attrs.field(factory=list)
    """What could not be read."""


def read_elements(elements: object, *, is_own: bool) -> Elements:
    """Read the content elements of a story.

    Args:
        elements: The elements.
        is_own: Whether briefkit wrote them, so that nothing in them stands for something else.
    """
    from lxml import etree

    found = Elements(etree.Element("div"))
    items = [_item(element) for element in listed(elements)]
    for index, item in enumerate(items):
        pointer = f"/content_elements/{index}"
        if not item or _aside(found, item, pointer):
            continue
        markup = None if is_own else _meant(item, items[index + 1 : index + 2])
        _append(found, markup or "".join(_markup(found, item, pointer)), pointer)
    return found


def _item(element: object) -> Mapping[str, Any]:
    """Return an element as a mapping, empty if it is none; some systems have texts alone."""
    if isinstance(element, str):
        return {"type": "text", "content": element}
    return element if isinstance(element, Mapping) else {}


def _meant(item: Mapping[str, Any], below: Sequence[Mapping[str, Any]]) -> str | None:
    """Return what a text stands for that editors use as something else: a heading, a rule."""
    content = _string(item.get("content")) if item.get("type") == "text" else ""
    if _RULE.fullmatch(content.strip()):
        return "<hr/>"
    match = _BOLD.fullmatch(content.strip())
    if match is None or not below or below[0].get("type") not in ("text", "list"):
        return None
    words = html.unescape(match["words"]).strip()
    if is_ended(words) or len(words.split()) > _MOST_WORDS or _BOLD.fullmatch(_below(below[0])):
        return None
    return f"<h2>{match['words']}</h2>"


def _below(item: Mapping[str, Any]) -> str:
    return _string(item.get("content")).strip()


def _aside(found: Elements, element: Mapping[str, Any], pointer: str) -> bool:
    """Take an element that has no place in the body of a brief."""
    kind = element.get("type")
    if kind == "correction" and (text := _plain(element.get("text") or element.get("content"))):
        is_update = element.get("correction_type") == "update"
        found.places[f"/notes/{len(found.notes)}"] = pointer
        found.notes.append(Note(text=text, kind="update" if is_update else "correction"))
    elif kind == "interstitial_link" and (url := _string(element.get("url"))):
        more = element.get("additional_properties")
        found.places[f"/links/{len(found.links)}"] = pointer
        found.links.append(
            Link(
                url=url,
                title=_plain(element.get("content")) or None,
                rel=_string(read_at(more, "rel")) or None,
                media_type=_string(read_at(more, "media_type")) or None,
            )
        )
    elif kind == "link_list":
        for index, item in enumerate(listed(element.get("items"))):
            link = {**item, "type": "interstitial_link"} if isinstance(item, Mapping) else {}
            _aside(found, link, f"{pointer}/items/{index}")
    else:
        return False
    return True


def _append(found: Elements, markup: str, pointer: str) -> None:
    """Append the markup of an element; what is not closed in it does not reach the next."""
    from lxml import etree

    from briefkit.formats.bodies.html.read import parse_html

    if not markup.strip():
        return
    try:
        body = parse_html(f"<div>{markup}</div>", "ans").find("body")
    except ParseError as error:
        found.problems += (
            attrs.evolve(problem, pointer=pointer, span=None) for problem in error.problems
        )
        return
    if body is None:
        return
    wrapper = etree.SubElement(found.root, "div", {AT: pointer})
    wrapper.text = body.text
    wrapper.extend(list(body))


# --- each kind as HTML -------------------------------------------------------------------


def _markup(
    found: Elements, element: Mapping[str, Any], pointer: str, depth: int = 0
) -> Iterator[str]:
    kind = _string(element.get("type"))
    if depth > _DEEPEST:
        return
    if write := _MARKUP.get(kind):
        yield from write(element)
    elif kind == "quote":
        yield from _quote(found, element, pointer, depth)
    elif kind in _MEDIA:
        figure = Figure(media=media_of(element))
        yield from block_html(figure)
    elif kind in ("story", "gallery") or "content_elements" in element:
        for inner in mappings(element.get("content_elements")):
            yield from _markup(found, inner, pointer, depth + 1)
    elif content := _string(element.get("content")):
        yield _paragraph(content)
        found.problems.append(
            _unknown("BK121", f"a {kind!r:.40} element; its text is kept", pointer)
        )
    else:
        message = f"a {kind!r:.40} element has no place in a brief; left out"
        found.problems.append(_unknown("BK122", message, pointer))


def _unknown(code: str, message: str, pointer: str) -> Problem:
    return Problem(pointer="", message=message, code=code, data={"at": pointer})


def _text(element: Mapping[str, Any]) -> Iterator[str]:
    yield _paragraph(_string(element.get("content")))


def _paragraph(content: str) -> str:
    has_blocks = "<" in content and any(tag in content.lower() for tag in _BLOCKS)
    return content if has_blocks else f"<p>{content}</p>"


def _header(element: Mapping[str, Any]) -> Iterator[str]:
    level = element.get("level")
    number = level if isinstance(level, int) and 1 <= level <= 6 else 2
    own = read_at(element, "additional_properties", "level")
    mark = f' data-level="{own}"' if isinstance(own, int) and own > 0 else ""
    # A story has a headline of its own: h1 in it is a section like any other.
    yield f"<h{max(number, 2)}{mark}>{_string(element.get('content'))}</h{max(number, 2)}>"


def _raw(element: Mapping[str, Any]) -> Iterator[str]:
    yield _string(element.get("content"))


def _quote(found: Elements, element: Mapping[str, Any], pointer: str, depth: int) -> Iterator[str]:
    is_pull = "pull" in _string(element.get("subtype")).lower()
    cite = _string(read_at(element, "additional_properties", "cite"))
    marks = ' class="pullquote"' if is_pull else ""
    if "://" in cite:
        marks += f' cite="{attribute(cite)}"'
    inner = [
        piece
        for item in mappings(element.get("content_elements"))
        for piece in _markup(found, item, pointer, depth + 1)
    ] or [_paragraph(_string(element.get("content")))]
    yield f"<blockquote{marks}>{''.join(inner)}{_footer(element, cite)}</blockquote>"


def _footer(element: Mapping[str, Any], cite: str) -> str:
    citation = element.get("citation")
    speaker = _string(citation) or _string(read_at(citation, "content"))
    parts = [f'<span class="speaker">{speaker}</span>'] if speaker.strip() else []
    if cite and "://" not in cite:
        parts.append(f'<cite class="source">{xml_escape(cite)}</cite>')
    return f"<footer>{', '.join(parts)}</footer>" if parts else ""


def _block_quote(element: Mapping[str, Any]) -> Iterator[str]:
    footer = _footer(element, "")
    yield f"<blockquote>{_paragraph(_string(element.get('content')))}{footer}</blockquote>"


def _items(element: Mapping[str, Any], depth: int = 0) -> Iterator[str]:
    tag = "ol" if element.get("list_type") == "ordered" else "ul"
    yield f"<{tag}>"
    for item in listed(element.get("items")):
        if read_at(item, "type") == "list" and isinstance(item, Mapping):
            inner = "".join(_items(item, depth + 1)) if depth < _DEEPEST else ""
        else:
            inner = _string(item) or _string(read_at(item, "content"))
        yield f"<li>{inner}</li>"
    yield f"</{tag}>"


def _table(element: Mapping[str, Any]) -> Iterator[str]:
    header = _row(element.get("header"), "th")
    rows = "".join(_row(row, "td") for row in listed(element.get("rows")))
    yield f"<table>{f'<thead>{header}</thead>' if header else ''}<tbody>{rows}</tbody></table>"


def _row(row: object, tag: str) -> str:
    cells = listed(row) or listed(read_at(row, "cells")) or listed(read_at(row, "content_elements"))
    texts = (_string(cell) or _string(read_at(cell, "content")) for cell in cells)
    inner = "".join(f"<{tag}>{text}</{tag}>" for text in texts)
    return f"<tr>{inner}</tr>" if inner else ""


def _code(element: Mapping[str, Any]) -> Iterator[str]:
    yield f"<pre>{html.escape(_string(element.get('content')))}</pre>"


def _divider(_: Mapping[str, Any]) -> Iterator[str]:
    yield "<hr/>"


_MARKUP: Mapping[str, Callable[[Mapping[str, Any]], Iterator[str]]] = {
    "text": _text,
    "header": _header,
    "raw_html": _raw,
    "blockquote": _block_quote,
    "list": _items,
    "table": _table,
    "code": _code,
    "divider": _divider,
}
_MEDIA = ("image", "video", "audio", "graphic")


# --- values ------------------------------------------------------------------------------


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _plain(value: object) -> str:
    return " ".join(_string(value).split())
