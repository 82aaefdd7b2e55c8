"""JSON-LD: the schema.org object of a news story, as search engines read it.

docs/reference/jsonld.md says what maps to what, and what the format cannot carry.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefkit.formats._base import Document, Format, Mapped
from briefkit.model import Brief

__all__ = ["FORMAT", "dumps", "loads"]

_CONTEXT = re.compile(r'"@(?:context|graph|type)"\s{0,99}:')


def loads(text: str) -> Document:
    """Read a brief from JSON-LD, as it stands in files and in the scripts of pages.

    Raises:
        ParseError: There is no JSON in `text`, or no object in it that stands for a story.
    """
    from briefkit.formats.jsonld import document

    return document.read(text)


def dumps(brief: Brief, *, indent: int | None = None) -> str:
    """Write a brief as a ``NewsArticle`` that ends in a newline.

    Args:
        brief: The brief.
        indent: Spaces to a level; None for everything on one line.

    Raises:
        WriteError: A text holds a lone surrogate (BK002).
    """
    from briefkit.formats.jsonld import document

    return document.write(brief, indent=indent)


def _sniff(head: str) -> bool:
    start = head.lstrip("\ufeff \t\r\n")
    return start.startswith(("{", "[")) and _CONTEXT.search(head) is not None


def _mapping() -> Sequence[Mapped]:
    from briefkit.formats.jsonld.mapping import MAPPING

    return MAPPING


FORMAT = Format(
    name="jsonld",
    title="JSON-LD (schema.org)",
    suffixes=(".jsonld",),
    shared_suffixes=(".json",),
    media_type="application/ld+json",
    loads=loads,
    dumps=dumps,
    sniff=_sniff,
    derives=True,
    mapping=_mapping,
    file_options={"indent": 2},
    public=True,
)
