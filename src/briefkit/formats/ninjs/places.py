"""Where the values of a brief stand in the JSON text of the item that it was read from."""

from __future__ import annotations

from collections.abc import Mapping
from html import unescape

from briefkit.formats.json.places import JsonPlaces, Place
from briefkit.model import Brief
from briefkit.problems import SourceSpan, holders
from briefkit.walk import value_at

__all__ = ["ItemPlaces"]

_BODY = "/sections"
_ENOUGH = 40


class ItemPlaces:
    """Finds values of a brief in the text of an item."""

    def __init__(self, json: JsonPlaces, brief: Brief, found: Mapping[str, str], body: str) -> None:
        """Look for nothing yet.

        Args:
            json: The places of the JSON text.
            brief: What was read from it.
            found: Where its values stand in the item, by their pointers.
            body: JSON Pointer of the text that its sections were read from; or empty.
        """
        self._json = json
        self._brief = brief
        self._found = found
        self._body = body

    def span(
        self, pointer: str, start: int | None = None, end: int | None = None
    ) -> SourceSpan | None:
        """Return the place of a value of the brief, or of a part of a text; see `Locate`."""
        if pointer.startswith("/extra/ninjs/"):
            return self._json.span(pointer.removeprefix("/extra/ninjs"))
        if pointer in self._found:
            return self._in_field(pointer, start, end)
        words = self._words_at(pointer)
        place = self._json.find(self._body) if self._body else None
        if place is not None and words:
            return self._in_body(place, words, start, end)
        if place is not None and pointer.startswith(_BODY):
            return self._json.span(self._body)
        nearest = next((self._found[at] for at in holders(pointer) if at in self._found), "")
        return self._json.span(nearest)

    def _in_field(self, pointer: str, start: int | None, end: int | None) -> SourceSpan:
        where = self._found[pointer]
        place = self._json.find(where)
        words = self._words_at(pointer)
        if start is None or place is None or not words:
            return self._json.span(where)
        at = self._value(place).find(words)
        if at < 0:
            return self._json.span(where)
        return self._json.span(where, at + start, at + max(start, end or 0))

    def _in_body(
        self, place: Place, words: str, start: int | None, end: int | None
    ) -> SourceSpan | None:
        """Return where words stand in the text of the body, as well as can be said of markup."""
        value = self._value(place)
        part = words[start : max(start, end or 0)] if start is not None else words
        at = value.find(words)
        if at >= 0:
            first, last = (start, max(start, end or 0)) if start is not None else (0, len(words))
            return self._json.span(self._body, at + first, at + last)
        for opening in (part, words[:_ENOUGH], unescape(words[:_ENOUGH])):
            at = value.find(opening) if opening else -1
            if at >= 0:
                return self._json.span(self._body, at, at + len(opening))
        return self._json.span(self._body)

    def _value(self, place: Place) -> str:
        import json

        value: str = json.loads(self._json.text[place.start : place.end])
        return value

    def _words_at(self, pointer: str) -> str:
        try:
            value = value_at(self._brief, pointer)
            value = value if isinstance(value, str) else getattr(value, "text", "")
        except LookupError:
            return ""
        return value if isinstance(value, str) else ""
