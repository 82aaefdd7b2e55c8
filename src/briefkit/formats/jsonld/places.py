"""Where the values of a brief stand in the JSON-LD that it was read from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from briefkit.formats.json.places import JsonPlaces
from briefkit.model import Brief
from briefkit.positions import Lines
from briefkit.problems import SourceSpan, holders
from briefkit.walk import value_at

__all__ = ["JsonldPlaces"]

_KEYS = {
    "/headline": "headline",
    "/deck": "alternativeHeadline",
    "/summary": "description",
    "/byline": "author",
    "/byline/text": "creditText",
    "/dateline": "dateline",
    "/source": "publisher",
    "/language": "inLanguage",
    "/created": "dateCreated",
    "/published": "datePublished",
    "/modified": "dateModified",
    "/expires": "expires",
    "/keywords": "keywords",
    "/media": "image",
    "/sections": "articleBody",
    "/url": "url",
    "/id": "identifier",
}


class JsonldPlaces:
    """Finds values of one brief in its source: the property that holds them, and words in it."""

    def __init__(self, text: str, article: Mapping[str, Any], brief: Brief) -> None:
        self._text = text
        self._article = article
        self._brief = brief

    def span(
        self, pointer: str, start: int | None = None, end: int | None = None
    ) -> SourceSpan | None:
        """Return the place of the value at `pointer`, or of a part of it; see `Locate`."""
        lines = Lines(self._text)
        found = self._property(pointer)
        if found is None:
            return lines.span(0, 0)
        at, stop = found
        words = self._words(pointer)
        if words is None:
            return lines.span(at, stop)
        spelled = json.dumps(words, ensure_ascii=False)[1:-1]
        place = self._text.find(spelled, at, stop)
        if place < 0:
            return lines.span(at, stop)
        if start is None:
            return lines.span(place, place + len(spelled))
        first, last = (
            place + len(json.dumps(words[:offset], ensure_ascii=False)) - 2
            for offset in (start, start if end is None else end)
        )
        return lines.span(first, last)

    def _property(self, pointer: str) -> tuple[int, int] | None:
        """Return where the property stands that holds what is at a pointer."""
        for holder in (pointer, *holders(pointer)):
            key = _KEYS.get(holder)
            if key is not None and key in self._article:
                return self._value(key)
        return None

    def _value(self, key: str) -> tuple[int, int] | None:
        try:
            root = json.loads(self._text)
        except (ValueError, RecursionError):
            at = self._text.find(f'"{key}"')
            return (at, at + len(key) + 2) if at >= 0 else None
        places = JsonPlaces(self._text)
        base = _path_to(root, key, self._article[key])
        place = places.find(f"{base}/{key}") if base is not None else None
        return (place.start, place.end) if place else None

    def _words(self, pointer: str) -> str | None:
        try:
            value = value_at(self._brief, pointer)
        except LookupError:
            return None
        return value if isinstance(value, str) and value else None


def _path_to(value: Any, key: str, wanted: Any, base: str = "") -> str | None:
    """Return the pointer of the object among those at the top that has a property."""
    if isinstance(value, list):
        inside = (_path_to(item, key, wanted, f"{base}/{i}") for i, item in enumerate(value))
        return next((found for found in inside if found is not None), None)
    if not isinstance(value, dict):
        return None
    if key in value and (value[key] == wanted or "headline" in value):
        return base
    return _path_to(value.get("@graph"), key, wanted, f"{base}/@graph")
