"""Finding the texts of a brief in what they were read from."""

from __future__ import annotations

import html
import json
import re
from functools import lru_cache

from briefkit.formats.json.places import JsonPlaces
from briefkit.model import Brief
from briefkit.problems import SourceSpan, holders
from briefkit.walk import value_at

__all__ = ["in_markup", "in_text", "text_at", "words_at", "words_near", "words_within"]

_ENOUGH = 40  # code points, to find a text whose rest is marked up
# A tag, a reference, or a stretch of text between them; "<" alone is text.
_PIECE = re.compile(
    r"""
    (?P<tag><(?:!--(?:[^-]++|-(?!->))*+(?:-->)?|[/!?A-Za-z][^<>"']*+(?:"[^"]*+"[^<>"']*+|'[^']*+'[^<>"']*+)*+>?))
    | (?P<reference>&(?:\#[xX]?[0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?)
    """,
    re.VERBOSE,
)
_Part = tuple[str, int | None, int | None]


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


def in_text(brief: Brief | None, pointer: str) -> _Part:
    """Return for a quotation, or its words, the pointer of the text that it is in, and where.

    Of anything else, return the pointer, and None for both offsets.
    """
    paragraph, found, rest = pointer.rpartition("/quotes/")
    index, _, field = rest.partition("/")
    if not (brief and found and index.isdecimal() and field in ("", "text")):
        return pointer, None, None
    try:
        quote = value_at(brief, f"{paragraph}/quotes/{index}")
    except LookupError:
        return pointer, None, None
    return f"{paragraph}/text", quote.start, quote.end


def words_near(brief: Brief, pointer: str, start: int | None, end: int | None) -> _Part:
    """Return the words at a pointer, and which part of them is meant.

    In a block that is the nearest that has words: a quotation for its speaker, the text of the
    paragraph for the quotation. Without words at all, "" is returned.
    """
    if start is not None:
        return words_at(brief, pointer), start, end
    for holder in (pointer, *holders(pointer)):
        at, first, last = in_text(brief, holder)
        words = words_at(brief, at)
        if words or "/blocks/" not in holder:
            return words, first, last
    return "", None, None


def in_markup(
    markup: str, words: str, start: int | None = None, end: int | None = None
) -> tuple[int, int] | None:
    """Return where words, or a part of them, stand in a piece of HTML, spaces aside.

    Args:
        markup: The HTML; tags may stand between the words, and references in them.
        words: The words.
        start: Where the part starts in them, in code points; None for all of them.
        end: The offset just after it; None for the point at `start`.

    Returns:
        The offsets of start and end in the markup; None if the words are not found.
    """
    shown, places = _shown(markup)
    solid = "".join(words.split())
    at = shown.find(solid) if solid else -1
    if at < 0:
        return None
    first, last = (start, start if end is None else end) if start is not None else (0, None)
    before = len("".join(words[:first].split()))
    until = len("".join(words[:last].split()))
    begin = places[min(at + before, len(places) - 2)]
    stop = places[at + until - 1] + 1 if until > before else begin
    return begin, _behind_reference(markup, stop)


@lru_cache(maxsize=1)  # who asks once, asks for the other words of that text as well
def _shown(source: str) -> tuple[str, list[int]]:
    """Return the characters that a piece of HTML shows, without spaces, and where each stands."""
    shown: list[str] = []
    places: list[int] = []

    def add(text: str, at: int, *, is_whole: bool = False) -> None:
        for index, character in enumerate(text):
            if not character.isspace():
                shown.append(character)
                places.append(at if is_whole else at + index)

    done = 0
    for match in _PIECE.finditer(source):
        add(source[done : match.start()], done)
        if match["reference"]:
            add(html.unescape(match[0]), match.start(), is_whole=True)
        done = match.end()
    add(source[done:], done)
    places += [len(source)] * 2
    return "".join(shown), places


def _behind_reference(text: str, stop: int) -> int:
    """Return an offset just behind a character, behind all of it if it is a reference."""
    match = _PIECE.match(text, stop - 1) if stop else None
    return match.end() if match and match["reference"] else stop


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
    found = in_markup(value, words, start, end)
    if found:
        return places.span(where, *found)
    opening = words[:_ENOUGH]
    for known in filter(None, (part, opening, html.unescape(opening))):
        at = value.find(known)
        if at >= 0:
            return places.span(where, at, at + len(known))
    return None
