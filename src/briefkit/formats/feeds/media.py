"""Media and links of a story, as elements of a feed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefkit.formats._links import safe_url
from briefkit.formats._xml import attribute
from briefkit.formats.bodies.inline import clean
from briefkit.model import Brief

__all__ = ["MEDIA", "RELATIONS", "address", "enclosed", "kind_of", "linked", "shown", "type_of"]

RELATIONS = frozenset(("related", "via"))
"""Relations of links that are kept (RFC 4287 section 4.2.7.2); any other is "related"."""

MEDIA = {"picture": "image", "video": "video", "audio": "audio", "document": "document"}
"""What Media RSS calls the kinds of media."""


_KINDS = {name: kind for kind, name in MEDIA.items()}
# RFC 6838 section 4.2; feed readers know them in small letters.
_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def address(url: str | None) -> str | None:
    """Return an address as a feed may have it: safe, and complete, since feeds are moved about."""
    found = safe_url(url)
    return found if found and _ABSOLUTE.match(found) else None


def type_of(media_type: str | None) -> str | None:
    """Return a media type in small letters, None if it is none."""
    name = (media_type or "").strip().lower()
    return name if _TYPE.fullmatch(name) else None


def kind_of(media_type: str | None, medium: str | None = None) -> str | None:
    """Return the kind of media, by what Media RSS calls it or by its type."""
    return _KINDS.get(medium or (media_type or "").partition("/")[0])


def shown(brief: Brief) -> Iterator[str]:
    """Yield the media of a story in Media RSS (https://www.rssboard.org/media-rss)."""
    for media in brief.media:
        if url := address(media.url):
            sizes = ((name, getattr(media, name)) for name in ("width", "height"))
            given = {
                "url": url,
                "type": type_of(media.media_type),
                "medium": MEDIA.get(media.kind or "", ""),
                **{name: str(size) for name, size in sizes if size},
            }
            yield f"<media:content{_attributes(given)}/>"


def enclosed(brief: Brief) -> Iterator[str]:
    """Yield the media of a story as Atom links."""
    for media in brief.media:
        if url := address(media.url):
            given = {
                "rel": "enclosure",
                "href": url,
                "type": type_of(media.media_type),
                "title": clean(media.caption or ""),
            }
            yield f"<link{_attributes(given)}/>"


def linked(brief: Brief, name: str) -> Iterator[str]:
    """Yield the links of a story as Atom links.

    Args:
        brief: The story.
        name: The name of the element, with its prefix if it needs one.
    """
    for link in brief.links:
        if url := address(link.url):
            given = {
                "rel": link.rel if link.rel in RELATIONS else "related",
                "href": url,
                "type": type_of(link.media_type),
                "title": clean(link.title or ""),
            }
            yield f"<{name}{_attributes(given)}/>"


def _attributes(given: Mapping[str, str | None]) -> str:
    return "".join(f' {name}="{attribute(text)}"' for name, text in given.items() if text)
