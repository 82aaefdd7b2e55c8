"""Pictures, videos and sounds of a story, read and written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefkit.formats._json_item import filled
from briefkit.formats.ans.terms import read_at
from briefkit.model import Media

__all__ = ["media_item", "media_of"]

_KINDS: Mapping[str, str] = {"image": "picture", "video": "video", "audio": "audio"}
_TYPES: Mapping[str, str] = {kind: type for type, kind in _KINDS.items()}


def media_of(item: Mapping[str, Any]) -> Media:
    """Return what an image, video or audio of ANS is."""
    more = item.get("additional_properties")
    kind = _text(read_at(more, "kind")) or _KINDS.get(_text(item.get("type")) or "", None)
    return Media(
        url=_url(item),
        id=_text(item.get("_id")),
        kind=kind,
        media_type=_text(read_at(more, "media_type")) or _text(read_at(more, "mime_type")),
        caption=_text(item.get("caption")) or _text(read_at(item, "description", "basic")),
        credit=_credit(item),
        alt=_text(item.get("alt_text")),
        width=_size(item.get("width")),
        height=_size(item.get("height")),
    )


def media_item(
    media: Media, *, caption: str | None = None, credit: str | None = None
) -> dict[str, Any]:
    """Return media as an image, video or audio of ANS.

    Args:
        media: The media.
        caption: The caption in this story, if it is not its own.
        credit: The credit in this story, if it is not its own.
    """
    type = _TYPES.get(media.kind or "", "image")
    item: dict[str, Any] = {"type": type, "_id": media.id}
    if type == "image":
        item |= {"url": media.url, "width": media.width, "height": media.height}
    elif media.url:
        item["streams"] = [{"url": media.url}]
    item |= {"caption": caption or media.caption, "alt_text": media.alt}
    if printed := credit or media.credit:
        item["credits"] = {"by": [{"type": "author", "name": printed, "byline": printed}]}
    kind = None if media.kind == _KINDS[type] else media.kind
    more = filled(kind=kind, media_type=media.media_type)
    return filled(item, additional_properties=more)


def _url(item: Mapping[str, Any]) -> str | None:
    if url := _text(item.get("url")):
        return url
    streams = item.get("streams")
    first = streams[0] if isinstance(streams, list) and streams else None
    return _text(read_at(first, "url"))


def _credit(item: Mapping[str, Any]) -> str | None:
    """Return who made it, and for whom."""
    names: list[str] = []
    for key in ("by", "affiliation"):
        people = read_at(item, "credits", key)
        for person in people if isinstance(people, list) else ():
            name = _text(read_at(person, "byline")) or _text(read_at(person, "name"))
            names += [name] if name else []
    return "/".join(dict.fromkeys(names)) or _text(read_at(item, "vanity_credits"))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _size(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None
