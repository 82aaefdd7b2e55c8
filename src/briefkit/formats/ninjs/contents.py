"""Headlines, descriptions and bodies: the texts of an item, by role, whatever the series."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from briefkit.model import Brief
from briefkit.problems import join_pointer

__all__ = ["Content", "contents_of", "headlines_of", "unescaped"]

_LISTS = {"headlines": "headline", "descriptions": "description", "bodies": "body"}
_PREFIXES = ("headline_", "description_", "body_")
_BLOCKS = ("<p", "<div", "<h1", "<h2", "<h3", "<ul", "<ol", "<br", "<table", "<blockquote", "<body")
_KICKERS = ("kicker", "overline", "vignette", "label")
_DECKS = ("subhead", "deck", "subheadline", "subtitle", "sub", "dek")
_BY_NAME = ("main", "headline")
_ESCAPED = re.compile(
    r"&(?:amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|#\d{2,6}|#x[\da-fA-F]{2,5});"
)
_MAIN = (*_BY_NAME, "", "text", "simple", "title")


class Content(NamedTuple):
    """A text of an item."""

    role: str
    """What it is for: main, kicker; in series 1 the word at the end of its name, or empty."""

    media_type: str
    """What it is written in, as the item says; empty where it does not."""

    value: str
    """The text."""

    pointer: str
    """JSON Pointer of the text in the item."""

    @property
    def has_markup(self) -> bool:
        """Whether it is HTML, by what it says or by what it looks like."""
        head = self.value[:4096].lower()
        return self.says_markup or ("<" in head and any(tag in head for tag in _BLOCKS))

    @property
    def says_markup(self) -> bool:
        """Whether it says that it is HTML."""
        named = f"{self.media_type} {self.role}".lower()
        return "html" in named or "richtext" in named

    def plain(self) -> str:
        """Return its words, without markup, on one line."""
        if not self.has_markup:
            return " ".join(unescaped(self.value).split())
        from briefkit.formats.bodies.html.read import parse_html, read_html

        sections = read_html(parse_html(self.value, "ninjs")).sections if self.value.strip() else ()
        return " ".join(Brief(headline="", sections=sections).text.split())


def unescaped(text: str) -> str:
    """Return a text whose characters were escaped for HTML, as dialects have it, as it reads.

    >>> unescaped("Bridge &amp; ferry"), unescaped("R&D; AT&T")
    ('Bridge & ferry', 'R&D; AT&T')
    """
    return _ESCAPED.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


def contents_of(item: Mapping[str, Any]) -> dict[str, list[Content]]:
    """Return the headlines, descriptions and bodies of an item of any series, in its order."""
    found: dict[str, list[Content]] = {"headline": [], "description": [], "body": []}
    for key, value in item.items():
        lower = key.lower()
        pointer = join_pointer(key)
        if isinstance(value, str):
            name, _, role = key.partition("_")
            if lower == "headline" or lower.startswith(_PREFIXES):
                found[name.lower()].append(Content(role, "", value, pointer))
        elif lower in _LISTS and isinstance(value, list):
            found[_LISTS[lower]] += _listed(value, pointer)
    return found


def _listed(values: Sequence[Any], pointer: str) -> list[Content]:
    found = []
    for index, value in enumerate(values):
        if isinstance(value, str):
            found.append(Content("", "", value, f"{pointer}/{index}"))
        elif isinstance(value, dict):
            words = {key.lower(): inner for key, inner in value.items() if isinstance(inner, str)}
            if "value" in words:
                key = next(key for key in value if key.lower() == "value")
                role, media_type = words.get("role", ""), words.get("contenttype", "")
                place = f"{pointer}/{index}/{key}"
                found.append(Content(role, media_type, words["value"], place))
    return found


def headlines_of(contents: Sequence[Content]) -> tuple[dict[str, Content], list[Content]]:
    """Return the headlines by the field of a brief that each is for, and those that are left."""
    fields: dict[str, Content] = {}
    rest: list[Content] = []
    for content in contents:
        field = _field_for(content.role.lower())
        if field and field not in fields:
            fields[field] = content
        else:
            rest.append(content)
    return _with_main(fields, rest)


def _field_for(role: str) -> str:
    if role in _KICKERS:
        return "kicker"
    return "deck" if role in _DECKS else "headline" if role in _MAIN else ""


def _with_main(
    fields: dict[str, Content], rest: list[Content]
) -> tuple[dict[str, Content], list[Content]]:
    """Put the headline in its place that says it is the main one, else any of those left."""
    main = next((content for content in rest if content.role.lower() in _BY_NAME), None)
    present = fields.get("headline")
    if main and present and present.role.lower() not in _BY_NAME:
        return fields | {"headline": main}, [present, *(c for c in rest if c is not main)]
    if present is None and rest:
        return fields | {"headline": rest[0]}, rest[1:]
    return fields, rest
