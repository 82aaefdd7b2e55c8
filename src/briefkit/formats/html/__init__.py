"""HTML: a page with a style of its own, or the article alone; and articles of others.

docs/reference/html.md says what maps to what, and what the format cannot carry.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefkit.formats._base import Document, Format, Mapped
from briefkit.formats._declared import html_encoding
from briefkit.model import Brief

__all__ = ["FORMAT", "dumps", "loads"]

# Compiled when it is first asked for: all formats are loaded whenever briefkit starts.
_START = (
    r"<(?:!doctype\s+html|html|head|body|article|main|section|header|div|p|h[1-6]|meta|title)\b"
    r"|<!--"
)


def loads(text: str) -> Document:
    """Read a brief from HTML: a page, an article, or the mere paragraphs of a story.

    Where a page was not written by briefkit, its story is looked for in what is marked as an
    article, and facts in JSON-LD and meta tags. What was left out is in `Document.problems`.

    Raises:
        ParseError: There are no words in `text` (BK001).
    """
    from briefkit.formats.html import read

    return read.read(text)


def dumps(brief: Brief, *, fragment: bool = False, embed: bool = False) -> str:
    """Write a brief as a page that ends in a newline.

    Args:
        brief: The brief.
        fragment: Whether to write the ``article`` element alone, for a page of somebody's own.
        embed: Whether to put the native JSON into a script beside it, so that nothing is lost.

    Raises:
        WriteError: A text holds a lone surrogate (BK002), or the native JSON is wanted, and
            `Brief.extra` holds what is no JSON.
    """
    from briefkit.formats.html import read

    return read.write(brief, fragment=fragment, embed=embed)


def _sniff(head: str) -> bool:
    start = head.lstrip("\ufeff \t\r\n")
    if start.startswith("<?xml"):
        return "<html" in start.lower()
    return re.match(_START, start, re.IGNORECASE) is not None


def _mapping() -> Sequence[Mapped]:
    from briefkit.formats.html.mapping import MAPPING

    return MAPPING


FORMAT = Format(
    name="html",
    title="HTML",
    suffixes=(".html", ".htm", ".xhtml"),
    media_type="text/html",
    loads=loads,
    dumps=dumps,
    sniff=_sniff,
    derives=True,
    embeds=True,
    mapping=_mapping,
    declares=html_encoding,
    options={"fragment": "true for the article alone, without the page around it."},
    public=True,
)
