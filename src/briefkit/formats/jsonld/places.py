"""Where the values of a brief stand in the JSON-LD that it was read from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from briefkit.formats._text_places import words_near, words_within
from briefkit.formats.json.places import JsonPlaces
from briefkit.model import Brief
from briefkit.positions import Lines
from briefkit.problems import SourceSpan, holders

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
        key = self._key(pointer)
        if key is None:
            return self._lines.span(0, 0)
        if self._root is None:
            return self._somewhere(key)
        base = _path_to(self._root, key, self._article[key])
        where = f"{base}/{key}"
        if base is None or self._places.find(where) is None:
            return self._lines.span(0, 0)
        words = words_near(self._brief, pointer, start, end)
        found = words_within(self._places, where, *words)
        return found or self._places.span(where)

    def _key(self, pointer: str) -> str | None:
        """Return the property of the story that holds what is at a pointer."""
        for holder in (pointer, *holders(pointer)):
            key = _KEYS.get(holder)
            if key is not None and key in self._article:
                return key
        return None

    def _somewhere(self, key: str) -> SourceSpan:
        """Return where a property is named in what is no JSON as it stands."""
        at = self._text.find(f'"{key}"')
        return self._lines.span(at, at + len(key) + 2) if at >= 0 else self._lines.span(0, 0)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self._text)

    @cached_property
    def _places(self) -> JsonPlaces:
        return JsonPlaces(self._text)

    @cached_property
    def _root(self) -> Any:
        """The value of the source; None if it is no JSON as it stands."""
        try:
            return json.loads(self._text)
        except (ValueError, RecursionError):
            return None


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
