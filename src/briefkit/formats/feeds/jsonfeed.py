"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), read and written without help.

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
    """Read the first item of a JSON Feed; `iter_loads` reads all.

    Raises:
        ParseError: `text` is no JSON Feed, or one without an item.
    """
    from briefkit.formats.feeds import json_read

    return json_read.loads(text)


def iter_loads(lines: Iterable[str]) -> Iterator[Document | ParseError]:
    """Read the items of a JSON Feed, in the order of the feed."""
    from briefkit.formats.feeds import json_read

    return json_read.iter_loads(lines)


def dumps(
    brief: Brief,
    *,
    title: str | None = None,
    link: str | None = None,
    description: str = "",
    embed: bool = False,
) -> str:
    """Write a brief as a JSON Feed of one item; see `iter_dumps`.

    Raises:
        WriteError: A text holds a lone surrogate, or there is nothing to write of `brief`.
    """
    pieces = iter_dumps([brief], title=title, link=link, description=description, embed=embed)
    return "".join(pieces)


def iter_dumps(
    briefs: Iterable[Brief],
    *,
    title: str | None = None,
    link: str | None = None,
    description: str = "",
    embed: bool = False,
) -> Iterator[str]:
    """Write briefs as one JSON Feed, an item on a line.

    Args:
        briefs: The briefs, usually the latest first.
        title: The title of the feed; by default the source of the first brief.
        link: The page that the feed belongs to; by default the site of the first brief.
        description: What the feed is about; by default nothing.
        embed: Whether to put the native JSON into each item, so that nothing is lost.

    Raises:
        WriteError: A text holds a lone surrogate, or there is nothing to write of a brief.
    """
    from briefkit.formats.feeds import json_write

    return json_write.iter_dumps(
        briefs, title=title, link=link, description=description, embed=embed
    )


def _sniff(head: str) -> bool:
    return head.lstrip("\ufeff \t\r\n").startswith("{") and "jsonfeed.org/version/" in head


def _mapping() -> Sequence[Mapped]:
    from briefkit.formats.feeds.mapping import JSONFEED

    return JSONFEED


FORMAT = Format(
    name="jsonfeed",
    title="JSON Feed 1.1",
    suffixes=(".feed.json", ".jsonfeed"),
    shared_suffixes=(".json",),
    media_type="application/feed+json",
    loads=loads,
    dumps=dumps,
    iter_loads=iter_loads,
    iter_dumps=iter_dumps,
    whole=True,
    sniff=_sniff,
    derives=True,
    embeds=True,
    public=True,
    mapping=_mapping,
    options=OPTIONS,
    strict_utf8=True,
)
