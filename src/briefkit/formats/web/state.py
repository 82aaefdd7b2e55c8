"""The body of a story in data: in JSON-LD, and in the state that scripts draw a page from.

Pages behind a paywall, and pages that a script draws, often carry the whole text as data. It is
looked at only where the page itself shows little.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from briefkit.formats.json.text import MAX_DEPTH, is_deeper
from briefkit.formats.web.elements import Element, squeezed

__all__ = ["body_in_article", "body_in_scripts"]

_SHORTEST = 60
_SMALLEST_SCRIPT = 400
_LARGEST_SCRIPT = 8_000_000
_MOST_VALUES = 400_000
_TEXTS = (
    "content",
    "text",
    "html",
    "value",
    "body",
    "data",
    "markup",
    "p",
    "paragraph",
    "children",
)
_KINDS = ("type", "_type", "__typename", "kind", "name", "tag", "blockType", "component", "style")
_WHOLE = ("articleBody", "body", "bodyHtml", "content", "html", "text", "bodyText", "articleHtml")
_NO_STORY = (
    "image",
    "photo",
    "video",
    "gallery",
    "advert",
    "related",
    "link",
    "newsletter",
    "embed",
    "oembed",
    "caption",
    "promo",
    "teaser",
    "author",
    "reference",
    "interstitial",
)


def body_in_article(article: Mapping[str, Any]) -> str:
    """Return the body that the object of a story holds, as HTML; "" if it holds none."""
    body = article.get("articleBody")
    if isinstance(body, list):
        body = "\n\n".join(one for one in body if isinstance(one, str))
    return _as_html(body) if isinstance(body, str) and len(body) >= _SHORTEST else ""


def body_in_scripts(root: Element) -> str:
    """Return the body that the state in the scripts of a page holds, as HTML; "" if none does."""
    best = ""
    for script in root.iter("script"):
        text = script.text or ""
        kind = (script.get("type") or "").lower()
        if not _SMALLEST_SCRIPT <= len(text) <= _LARGEST_SCRIPT or kind == "application/ld+json":
            continue
        for value in _values(text):
            found = _body_of(value)
            if len(found) > len(best):
                best = found
    return best


def _values(text: str) -> Iterator[Any]:
    """Yield the JSON values in a script: all of it, or what is assigned in it."""
    decoder = json.JSONDecoder(strict=False)
    start, tries = 0, 0
    while tries < 8:
        brace = text.find("{", start)
        if brace < 0:
            return
        tries += 1
        before = text[max(0, brace - 3) : brace].rstrip()
        if before and before[-1] not in "=([,":
            start = brace + 1
            continue
        try:
            value, start = decoder.raw_decode(text, brace)
        except (ValueError, RecursionError):
            start = brace + 1
            continue
        if not is_deeper(value, MAX_DEPTH):
            yield value


def _body_of(value: Any) -> str:
    """Return the longest body in a value: a text with markup, or a list of blocks."""
    best, size, left = "", 0, _MOST_VALUES
    stack = [value]
    while stack and left:
        left -= 1
        item = stack.pop()
        if isinstance(item, list):
            found = _blocks(item)
            stack += [one for one in item if isinstance(one, (dict, list))]
        elif isinstance(item, dict):
            texts = [item[key] for key in _WHOLE if isinstance(item.get(key), str)]
            found = _as_html(max(texts, key=len, default="")) if texts else ""
            found = found if found.count("<p") > 1 else ""
            stack += [one for one in item.values() if isinstance(one, (dict, list))]
        else:
            continue
        if len(found) > size:
            best, size = found, len(found)
    return best if size >= 4 * _SHORTEST else ""


def _blocks(items: list[Any]) -> str:
    """Return a list of blocks as HTML; "" if it is none of prose."""
    blocks, prose = [], 0
    for item in items:
        kind = _kind(item)
        text = squeezed(_text_in(item))
        if not text or any(word in kind for word in _NO_STORY):
            continue
        is_heading = "head" in kind or "subtitle" in kind or kind in ("h2", "h3", "h4")
        if is_heading and len(text) < 200:
            blocks.append(f"<h2>{text}</h2>")
        elif "quote" in kind:
            blocks.append(f"<blockquote><p>{text}</p></blockquote>")
        elif text.startswith(("<p", "<h2", "<h3", "<ul", "<div", "<blockquote")):
            blocks.append(text)
        else:
            blocks.append(f"<p>{text}</p>")
        prose += len(text) >= _SHORTEST and text.rstrip("</p> ")[-1:] in '.!?…”"»“'
    return "\n".join(blocks) if prose >= 2 else ""


def _kind(item: Any) -> str:
    if not isinstance(item, dict):
        return ""
    return " ".join(item[key] for key in _KINDS if isinstance(item.get(key), str)).lower()


def _text_in(item: Any, depth: int = 0) -> str:
    """Return the text of a block, which may be parted into pieces."""
    if isinstance(item, str):
        return item if depth or len(item) >= _SHORTEST else ""
    if depth > 4:
        return ""
    if isinstance(item, list):
        return "".join(_text_in(one, depth + 1) for one in item)
    if isinstance(item, dict):
        return next(
            (found for key in _TEXTS if key in item and (found := _text_in(item[key], depth + 1))),
            "",
        )
    return ""


def _as_html(text: str) -> str:
    if "<p" in text or "<br" in text or "<div" in text:
        return text
    lines = text.replace("\r", "").split("\n\n" if "\n\n" in text else "\n")
    return "\n".join(f"<p>{_escaped(line)}</p>" for line in lines if line.strip())


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
