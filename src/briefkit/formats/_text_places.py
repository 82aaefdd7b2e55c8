"""Finding the texts of a brief in what they were read from."""

from __future__ import annotations

import json
from html import unescape

from briefkit.formats.json.places import JsonPlaces
from briefkit.model import Brief
from briefkit.problems import SourceSpan
from briefkit.walk import value_at

__all__ = ["text_at", "words_at", "words_within"]

_ENOUGH = 40  # code points, to find a text whose rest is marked up


def text_at(brief: Brief | None, pointer: str) -> str | None:
    """Return the text that stands at a pointer of a brief; None if there is none."""
    try:
        value = value_at(brief, pointer) if brief else None
    except LookupError:
        return None
    return value if isinstance(value, str) else None


def words_at(brief: Brief, pointer: str) -> str:
    """Return the text at a pointer, or that of the paragraph or the like there; "" if none is."""
    return text_at(brief, pointer) or text_at(brief, f"{pointer}/text") or ""


def words_within(
    places: JsonPlaces, where: str, words: str, start: int | None = None, end: int | None = None
) -> SourceSpan | None:
    """Return where words, or a part of them, stand in a string of a JSON text.

    Args:
        places: The places of the JSON text.
        where: JSON Pointer of the string, which may hold markup between the words.
        words: The words.
        start: Where the part starts in them, in code points; None for all of them.
        end: The offset just after it; None for the point at `start`.

    Returns:
        The place, as well as can be said of markup; None if the words are not found.
    """
    place = places.find(where)
    value = json.loads(places.text[place.start : place.end]) if place else None
    if not isinstance(value, str) or not words:
        return None
    part = words if start is None else words[start : max(start, end or 0)]
    at = value.find(words)
    if at >= 0:
        first = at + (start or 0)
        return places.span(where, first, first + len(part))
    opening = words[:_ENOUGH]
    for known in filter(None, (part, opening, unescape(opening))):
        at = value.find(known)
        if at >= 0:
            return places.span(where, at, at + len(known))
    return None
