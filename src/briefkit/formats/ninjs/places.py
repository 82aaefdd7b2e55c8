"""Where the values of a brief stand in the JSON text of the item that it was read from."""

from __future__ import annotations

from collections.abc import Mapping

from briefkit.formats._text_places import words_at, words_within
from briefkit.formats.json.places import JsonPlaces
from briefkit.model import Brief
from briefkit.problems import SourceSpan, holders

__all__ = ["ItemPlaces"]

_BODY = "/sections"


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
        words = words_at(self._brief, pointer)
        if self._body and self._json.find(self._body) and (words or pointer.startswith(_BODY)):
            found = words_within(self._json, self._body, words, start, end)
            return found or self._json.span(self._body)
        nearest = next((self._found[at] for at in holders(pointer) if at in self._found), "")
        return self._json.span(nearest)

    def _in_field(self, pointer: str, start: int | None, end: int | None) -> SourceSpan:
        where = self._found[pointer]
        if start is None:
            return self._json.span(where)
        words = words_at(self._brief, pointer)
        return words_within(self._json, where, words, start, end) or self._json.span(where)
