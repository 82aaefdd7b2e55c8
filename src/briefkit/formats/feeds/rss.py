"""RSS 2.0, with the modules that feeds of news use: content, Dublin Core, Media RSS, Atom links.

docs/reference/feeds.md says what maps to what, and what a feed cannot carry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefkit.errors import ParseError
from briefkit.formats._base import Document, Format, Mapped
from briefkit.formats.feeds.options import OPTIONS
from briefkit.model import Brief

__all__ = ["FORMAT", "dumps", "iter_dumps", "iter_loads", "loads"]


def loads(text: str) -> Document:
    """Read the first item of an RSS feed; `iter_loads` reads all.

    Raises:
        ParseError: `text` is no feed, or one without an item.
        MissingDependencyError: feedparser is not installed (extra ``feeds``).
    """
    from briefkit.formats.feeds import xml_read

    return xml_read.loads(text, "rss")


def iter_loads(lines: Iterable[str]) -> Iterator[Document | ParseError]:
    """Read the items of an RSS feed, in the order of the feed."""
    from briefkit.formats.feeds import xml_read

    return xml_read.iter_loads(lines, "rss")


def dumps(
    brief: Brief, *, title: str | None = None, link: str | None = None, description: str = ""
) -> str:
    """Write a brief as an RSS feed of one item; see `iter_dumps`.

    Raises:
        WriteError: A text holds a lone surrogate, or there is nothing to write of `brief`.
    """
    return "".join(iter_dumps([brief], title=title, link=link, description=description))


def iter_dumps(
    briefs: Iterable[Brief],
    *,
    title: str | None = None,
    link: str | None = None,
    description: str = "",
) -> Iterator[str]:
    """Write briefs as one RSS 2.0 feed, piece by piece.

    Args:
        briefs: The briefs, usually the latest first.
        title: The title of the feed; by default the source of the first brief.
        link: The page that the feed belongs to; by default the site of the first brief.
        description: What the feed is about; by default its title.

    Raises:
        WriteError: A text holds a lone surrogate, or there is nothing to write of a brief.
    """
    from briefkit.formats.feeds import rss_write

    return rss_write.iter_dumps(briefs, title=title, link=link, description=description)


def _sniff(head: str) -> bool:
    return "<rss" in head and "<channel" in head


def _mapping() -> Sequence[Mapped]:
    from briefkit.formats.feeds.mapping import RSS

    return RSS


FORMAT = Format(
    name="rss",
    title="RSS 2.0",
    suffixes=(".rss", ".rss.xml"),
    shared_suffixes=(".xml",),
    media_type="application/rss+xml",
    loads=loads,
    dumps=dumps,
    iter_loads=iter_loads,
    iter_dumps=iter_dumps,
    whole=True,
    sniff=_sniff,
    derives=True,
    public=True,
    mapping=_mapping,
    options=OPTIONS,
)
