"""The names of NITF, and those of HTML that agencies mix in: what each is to a reader."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = [
    "CREDITS",
    "EMBED_CODE",
    "EM_CLASSES",
    "INCLUSION",
    "INDENTED",
    "LEFT_OUT",
    "LEVEL",
    "LINE",
    "MARKS",
    "METADATA",
    "PLAIN",
    "ROLES",
    "SUBHEADS",
    "WRAPPERS",
]

INCLUSION = "{http://www.w3.org/2001/XInclude}include"
LINE = re.compile(r"[_*–—=~-]{3,}")
# A line that is indented below a break begins a paragraph.
INDENTED = re.compile(r"[ \t\xa0\u2003]{2,}+\S")
EMBED_CODE = re.compile(r"<(?:div|iframe|script|blockquote|img|a|object|embed|section)\b[^>]*+>")
LEVEL = re.compile(r"level-([1-9][0-9]{0,2})")
SUBHEADS = frozenset(("subhead", "subheading", "crosshead", "heading", "hl2", "mellomtittel"))
ROLES = frozenset(("headline", "byline", "dateline"))
MARKS: Mapping[str, str] = {
    "em": "emphasis",
    "i": "emphasis",
    "b": "strong",
    "strong": "strong",
    "code": "code",
    "tt": "code",
    "sup": "sup",
    "sub": "sub",
}
EM_CLASSES: Mapping[str, str] = {
    "strong": "strong",
    "bold": "strong",
    "b": "strong",
    "code": "code",
}
CREDITS = ("credit", "footer", "cite")
PLAIN = frozenset(
    (
        *("person", "org", "location", "money", "chron", "num", "virtloc", "event", "function"),
        *("object.title", "classifier", "copyrite", "copyrite.year", "copyrite.holder", "postaddr"),
        *(
            "lang",
            "pronounce",
            "name.given",
            "name.family",
            "sublocation",
            "city",
            "state",
            "region",
        ),
        *(
            "country",
            "frac",
            "numer",
            "frac-sep",
            "denom",
            "addressee",
            "care.of",
            "delivery.point",
        ),
        *(
            "postcode",
            "delivery.office",
            "span",
            "font",
            "u",
            "small",
            "big",
            "abbr",
            "cite",
            "byttl",
        ),
    )
)
WRAPPERS = frozenset(
    (
        *("body.content", "block", "div", "section", "article", "abstract", "center", "content"),
        *("media-caption", "body", "html", "main", "nitf-table"),
    )
)
METADATA = frozenset(
    (
        *("tobject", "key-list", "datasource", "nitf-table-metadata", "alt-code", "media-metadata"),
        *("media-object", "title", "head", "meta", "col", "colgroup", "media-reference"),
    )
)
LEFT_OUT = frozenset(
    (
        *(
            "script",
            "style",
            "iframe",
            "object",
            "embed",
            "form",
            "noscript",
            "svg",
            "custom-table",
        ),
        *("table-reference", "link", "applet", "canvas", "template", "input", "button"),
    )
)
