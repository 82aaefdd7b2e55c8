"""Where the values of a brief stand in the JSON text of the story that it was read from."""

from __future__ import annotations

import json
from collections.abc import Mapping

import attrs

from briefkit.formats.json.places import JsonPlaces
from briefkit.model import Brief
from briefkit.problems import Problem, SourceSpan, holders
from briefkit.walk import value_at

__all__ = ["StoryPlaces"]

_ENOUGH = 40


class StoryPlaces:
    """Finds values of a brief in the text of a story."""

    def __init__(self, places: JsonPlaces, brief: Brief, found: Mapping[str, str]) -> None:
        """Look for nothing yet.

        Args:
            places: The places of the JSON text.
            brief: What was read from it.
            found: Where its values stand in the story, by their pointers.
        """
        self._places = places
        self._brief = brief
        self._found = found

    def span(
        self, pointer: str, start: int | None = None, end: int | None = None
    ) -> SourceSpan | None:
        """Return the place of a value of the brief, or of a part of a text; see `Locate`."""
        if pointer.startswith("/extra/ans/"):
            return self._places.span(pointer.removeprefix("/extra/ans"))
        where = next(
            (self._found[at] for at in (pointer, *holders(pointer)) if at in self._found), None
        )
        if where is None:
            return self._places.span(self._around(pointer))
        where = next(
            (at for key in ("content", "text") if self._places.find(at := f"{where}/{key}")), where
        )
        words = self._words_at(pointer)
        return self._within(where, words, start, end) or self._places.span(where)

    def placed(self, problem: Problem) -> Problem:
        """Return a problem that knows its place in the story with its place in the text."""
        at = problem.data.get("at", problem.pointer)
        return attrs.evolve(problem, pointer="", span=self._places.span(str(at)), data={})

    def _within(
        self, where: str, words: str, start: int | None, end: int | None
    ) -> SourceSpan | None:
        """Return where words stand in a text of the story, as well as can be said of markup."""
        place = self._places.find(where)
        value = json.loads(self._places.text[place.start : place.end]) if place else None
        if not isinstance(value, str) or not words:
            return None
        part = words if start is None else words[start : max(start, end or 0)]
        at = value.find(words)
        if at >= 0:
            first = at + (start or 0)
            return self._places.span(where, first, first + len(part))
        for opening in filter(None, (part, words[:_ENOUGH])):
            at = value.find(opening)
            if at >= 0:
                return self._places.span(where, at, at + len(opening))
        return None

    def _around(self, pointer: str) -> str:
        return "/content_elements" if pointer.startswith("/sections") else ""

    def _words_at(self, pointer: str) -> str:
        try:
            value = value_at(self._brief, pointer)
        except LookupError:
            return ""
        value = value if isinstance(value, str) else getattr(value, "text", "")
        return value if isinstance(value, str) else ""
