"""Atom 1.0 (RFC 4287): a feed whose entries say precisely who, when and what.

docs/reference/feeds.md says what maps to what, and what a feed cannot carry.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefkit.errors import ParseError
from briefkit.formats._base import Document, Format, Mapped
from briefkit.formats.feeds.options import OPTIONS
from briefkit.model import Brief

__all__ = ["FORMAT", "dumps", "iter_dumps", "iter_loads", "loads"]

_NAMESPACE = "http://www.w3.org/2005/Atom"
_ROOT = re.compile(r"<(?:\w{1,20}:)?feed[\s>]")


def loads(text: str) -> Document:
    """Read the first entry of an Atom feed; `iter_loads` reads all.

    Raises:
        ParseError: `text` is no feed, or one without an entry.
        MissingDependencyError: feedparser is not installed (extra ``feeds``).
    """
    from briefkit.formats.feeds import xml_read

    return xml_read.loads(text, "atom")


def iter_loads(lines: Iterable[str]) -> Iterator[Document | ParseError]:
    """Read the entries of an Atom feed, in the order of the feed."""
    from briefkit.formats.feeds import xml_read

    return xml_read.iter_loads(lines, "atom")


def dumps(
    brief: Brief, *, title: str | None = None, link: str | None = None, description: str = ""
) -> str:
    """Write a brief as an Atom feed of one entry; see `iter_dumps`.

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
    """Write briefs as one Atom feed, piece by piece.

    Args:
        briefs: The briefs, usually the latest first.
        title: The title of the feed; by default the source of the first brief.
        link: The page that the feed belongs to; by default the site of the first brief.
        description: What the feed is about; by default its title.

    Raises:
        WriteError: A text holds a lone surrogate, or there is nothing to write of a brief.
    """
    from briefkit.formats.feeds import atom_write

    return atom_write.iter_dumps(briefs, title=title, link=link, description=description)


def _sniff(head: str) -> bool:
    return bool(_ROOT.search(head)) and _NAMESPACE in head


def _mapping() -> Sequence[Mapped]:
    from briefkit.formats.feeds.mapping import ATOM

    return ATOM


FORMAT = Format(
    name="atom",
    title="Atom 1.0",
    suffixes=(".atom", ".atom.xml"),
    shared_suffixes=(".xml",),
    media_type="application/atom+xml",
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
