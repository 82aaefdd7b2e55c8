"""A saved page of a news site, read as it is: nothing is fetched, and no script is run.

What the page says of itself in JSON-LD and meta tags comes first; the story is what the page
shows, without what stands beside it. Only read, and only when asked for by name: a page of ours
is the format ``html``.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefkit.formats._base import Document, Format, Mapped
from briefkit.formats._declared import html_encoding

__all__ = ["FORMAT", "loads"]


def loads(text: str) -> Document:
    """Return the document that a saved page holds.

    Raises:
        ParseError: The page has neither a headline nor a story, or is no page at all.
    """
    from briefkit.formats.web import read

    return read.read(text)


def _mapping() -> Sequence[Mapped]:
    from briefkit.formats.web.mapping import MAPPING

    return MAPPING


FORMAT = Format(
    name="web",
    title="Saved web page",
    suffixes=(),
    media_type="text/html",
    loads=loads,
    derives=True,
    mapping=_mapping,
    declares=html_encoding,
    public=True,
)
