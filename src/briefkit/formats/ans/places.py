"""Where the values of a brief stand in the JSON text of the story that it was read from."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from briefkit.formats._text_places import words_at, words_within
from briefkit.formats.json.places import JsonPlaces
from briefkit.model import Brief
from briefkit.problems import Problem, SourceSpan, holders

__all__ = ["StoryPlaces"]


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
        words = words_at(self._brief, pointer)
        found = words_within(self._places, where, words, start, end)
        return found or self._places.span(where)

    def placed(self, problem: Problem) -> Problem:
        """Return a problem that knows its place in the story with its place in the text."""
        at = problem.data.get("at", problem.pointer)
        return attrs.evolve(problem, pointer="", span=self._places.span(str(at)), data={})

    def _around(self, pointer: str) -> str:
        return "/content_elements" if pointer.startswith("/sections") else ""
