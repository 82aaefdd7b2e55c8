"""Pictures, videos and sounds in HTML."""

from __future__ import annotations

from typing import Any

from briefkit.formats._links import safe_url
from briefkit.formats._xml import local
from briefkit.model import Media

__all__ = ["has_words", "media_of"]

_KINDS = {"img": "picture", "video": "video", "audio": "audio"}
_SOURCES = ("src", "data-src", "data-original", "data-lazy-src")
_TOO_SMALL = 2
_MOST_DIGITS = 6


def has_words(text: str | None) -> bool:
    """Tell whether there is more to a text than white space."""
    return bool(text) and not (text or "").isspace()


def media_of(element: Any, figure: Any) -> list[Media]:
    """Return what an element shows, in a list; none if it is there for machines alone.

    Args:
        element: ``img``, ``video``, ``audio``, or a ``figure`` written without any of them.
        figure: The figure that it stands in, or None.
    """
    name = local(element)
    width, height = _size(element.get("width")), _size(element.get("height"))
    if (width is not None and width < _TOO_SMALL) or (height is not None and height < _TOO_SMALL):
        return []
    url = _address(element)
    alt = " ".join((element.get("alt") or "").split()) or None
    given = {
        "url": url,
        "alt": alt,
        "id": element.get("data-id"),
        "kind": element.get("data-kind") or (_KINDS.get(name) if url else None),
        "media_type": element.get("data-type"),
    }
    if not any(given.values()) and name != "figure":
        return []
    return [Media(**given, width=width, height=height)]


def _address(element: Any) -> str | None:
    for key in _SOURCES:
        if url := safe_url(element.get(key)):
            return url
    if srcset := (element.get("srcset") or element.get("data-srcset") or "").split():
        return safe_url(srcset[0].rstrip(","))
    sources = (child for child in element if local(child) == "source")
    return next(filter(None, (safe_url(child.get("src")) for child in sources)), None)


def _size(text: str | None) -> int | None:
    digits = (text or "").strip().removesuffix("px")
    if digits.isascii() and digits.isdecimal() and len(digits) <= _MOST_DIGITS:
        return int(digits)
    return None
