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
"""The element that asks for another document (XInclude 1.1 section 3); nobody follows it."""

LINE = re.compile(r"[_*–—=~-]{3,}")
"""A paragraph that is only a line across the column."""

INDENTED = re.compile(r"[ \t\xa0\u2003]{2,}+\S")
"""What begins a paragraph behind a line break."""

EMBED_CODE = re.compile(r"<(?:div|iframe|script|blockquote|img|a|object|embed|section)\b[^>]*+>")
"""How code for a web page begins that was escaped, and so became words."""

LEVEL = re.compile(r"level-([1-9][0-9]{0,2})")
"""The class of a heading below the first level."""

SUBHEADS = frozenset(("subhead", "subheading", "crosshead", "heading", "hl2", "mellomtittel"))
"""Classes that make a heading of a paragraph."""

ROLES = frozenset(("headline", "byline", "dateline"))
"""Classes that say that a paragraph is no part of the story."""

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
"""The kind of span for an inline element."""

EM_CLASSES: Mapping[str, str] = {
    "strong": "strong",
    "bold": "strong",
    "b": "strong",
    "code": "code",
}
"""The kind of span for a class of ``em``."""

CREDITS = ("credit", "footer", "cite")
"""What names the source of a quotation that is set off."""

PLAIN = frozenset(
    """
    person org location money chron num virtloc event function object.title classifier copyrite
    copyrite.year copyrite.holder postaddr lang pronounce name.given name.family sublocation city
    state region country frac numer frac-sep denom addressee care.of delivery.point postcode
    delivery.office span font u small big abbr cite byttl inlinexml datacontent
    """.split()
)
"""Inline elements whose words are words like others."""

WRAPPERS = frozenset(
    """
    body.content block div section article abstract center content media-caption body html main
    nitf-table hedline
    """.split()
)
"""Elements that are only there to hold blocks."""

METADATA = frozenset(
    """
    tobject key-list datasource nitf-table-metadata alt-code media-metadata media-object title head
    meta col colgroup media-reference
    """.split()
)
"""Elements in the body whose words are not for the reader."""

LEFT_OUT = frozenset(
    """
    script style iframe object embed form noscript svg custom-table table-reference link applet
    canvas template input button
    """.split()
)
"""Elements that are left out and reported."""
