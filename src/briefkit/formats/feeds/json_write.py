"""Briefs as JSON Feed 1.1."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from briefkit.formats._embed import native
from briefkit.formats._json_item import filled
from briefkit.formats._names import name_based
from briefkit.formats.bodies.inline import clean
from briefkit.formats.feeds.channel import (
    GENERATOR,
    LINK,
    Channel,
    authors_of,
    channel_of,
    checked,
    content_of,
    keywords_of,
    language_of,
    page_of,
)
from briefkit.formats.feeds.media import address, type_of
from briefkit.model import Author, Brief, Media
from briefkit.times import format_rfc3339

__all__ = ["BRIEF", "COPY", "MADE_BY", "SOURCE", "UNKNOWN_TYPE", "VERSION", "item_of", "iter_dumps"]

VERSION = "https://jsonfeed.org/version/1.1"
"""The version of the format, as it names itself."""

COPY = "_briefkit"
"""Our extension, in the feed and in its items."""

BRIEF = "brief"
"""The key of the native JSON in the extension of an item."""

SOURCE = "source"
"""The key of the name of the source in the extension of an item."""

MADE_BY = "made_by"
"""The key in the extension of the feed under which briefkit names itself."""

UNKNOWN_TYPE = "application/octet-stream"
"""What stands for a media type that is not known: an attachment must have one."""


def iter_dumps(
    briefs: Iterable[Brief],
    *,
    title: str | None,
    link: str | None,
    description: str,
    embed: bool,
) -> Iterator[str]:
    """Yield the pieces of a feed; see `briefkit.formats.feeds.jsonfeed.iter_dumps`."""
    channel, briefs = channel_of(briefs, title, link, description)
    yield f'{_head(channel)[:-1]},"items":['
    separator = "\n"
    for brief in briefs:
        yield separator + _line(checked(brief, "jsonfeed"), embed=embed)
        separator = ",\n"
    yield "\n]}\n"


def _spelled(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _head(channel: Channel) -> str:
    given = {
        "version": VERSION,
        "title": channel.title,
        "home_page_url": channel.link if channel.link != LINK else None,
        "description": channel.description if channel.description != channel.title else None,
        COPY: {MADE_BY: GENERATOR},
    }
    return _spelled(filled(given))


def _line(brief: Brief, *, embed: bool) -> str:
    """Return an item as JSON, with the copy of the brief as it is."""
    item = item_of(brief)
    if not embed:
        return _spelled(item)
    own = item.pop(COPY, {})
    ahead = f"{_spelled(own)[1:-1]}," if own else ""
    copy = f'{{{ahead}"{BRIEF}":{native(brief, public=True)}}}'
    return f'{_spelled(item)[:-1]},"{COPY}":{copy}}}'


def item_of(brief: Brief) -> dict[str, Any]:
    """Return an item; it must have an id, and content even if that is empty."""
    page, content = page_of(brief), content_of(brief)
    times = {"date_published": brief.published, "date_modified": brief.modified}
    item = {
        "id": clean(brief.id or "") or page or name_based(clean(brief.headline)),
        "url": page,
        "title": clean(brief.headline),
        "summary": clean(brief.summary or ""),
        **{name: format_rfc3339(time) if time else None for name, time in times.items()},
        "authors": [_author(author) for author in authors_of(brief)],
        "language": language_of(brief),
        "tags": keywords_of(brief),
        "attachments": [_attachment(media) for media in brief.media if address(media.url)],
    }
    body = {"content_html": content} if content else {"content_text": ""}
    source = clean(brief.source.name) if brief.source else ""
    own = {COPY: {SOURCE: source}} if source else {}
    return {**filled(item), **body, **own}


def _author(author: Author) -> dict[str, Any]:
    return filled(name=clean(author.name), url=address(author.url))


def _attachment(media: Media) -> dict[str, Any]:
    return filled(
        {
            "url": address(media.url),
            "mime_type": type_of(media.media_type) or UNKNOWN_TYPE,
            "title": clean(media.caption or ""),
        }
    )
