"""Where the values of a brief stand in the JSON Feed that it was read from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefkit.formats._base import Locate
from briefkit.formats._text_places import words_near, words_within
from briefkit.formats.json.places import JsonPlaces
from briefkit.model import Brief
from briefkit.problems import SourceSpan, holders

__all__ = ["item_locator"]

_KEYS = {
    "/headline": ("title",),
    "/summary": ("summary",),
    "/byline": ("authors", "author"),
    "/language": ("language",),
    "/published": ("date_published",),
    "/modified": ("date_modified",),
    "/keywords": ("tags",),
    "/url": ("url",),
    "/id": ("id",),
}
"""For what is read from an item, the properties that may hold it, the first to be had first."""
_CONTENT = ("content_html", "content_text", "summary")
_IN_CONTENT = {"/sections": "sections", "/dateline": "dateline", "/deck": "deck", "/notes": "notes"}


def item_locator(places: JsonPlaces, item: Mapping[str, Any], where: str, brief: Brief) -> Locate:
    """Return what finds the values of a brief; whatever no property holds is the whole item.

    Args:
        places: The places in the text of the feed.
        item: The item that the brief was read from.
        where: The JSON Pointer of the item in the feed.
        brief: The brief.
    """

    def locate(pointer: str, start: int | None = None, end: int | None = None) -> SourceSpan:
        key = _key(item, brief, pointer)
        if key is None:
            return places.span(where)
        words = words_near(brief, pointer, start, end)
        return words_within(places, f"{where}/{key}", *words) or places.span(f"{where}/{key}")

    return locate


def _key(item: Mapping[str, Any], brief: Brief, pointer: str) -> str | None:
    """Return the property of an item that holds what is at a pointer of its brief."""
    for holder in (pointer, *holders(pointer)):
        field = _IN_CONTENT.get(holder)
        keys = _CONTENT if field and getattr(brief, field) else _KEYS.get(holder, ())
        key = next(filter(item.get, keys), None)
        if key is not None:
            return key
    return None
