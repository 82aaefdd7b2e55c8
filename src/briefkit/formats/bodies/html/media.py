"""Pictures, videos and sounds in HTML."""

from __future__ import annotations

from typing import Any

from briefkit.formats._links import safe_url
from briefkit.formats._numbers import whole_number
from briefkit.formats._xml import local
from briefkit.formats.bodies.inline import clean
from briefkit.model import Media

__all__ = ["has_words", "media_of", "of_figure"]

_KINDS = {"img": "picture", "video": "video", "audio": "audio"}
_SOURCES = ("src", "data-src", "data-original", "data-lazy-src")
_TEXTS = ("alt", "aria-label")
_TOO_SMALL = 2
_MOST_DIGITS = 6


def has_words(text: str | None) -> bool:
    """Tell whether there is more to a text than white space."""
    return bool(text) and not (text or "").isspace()


def media_of(element: Any) -> list[Media]:
    """Return what ``img``, ``video`` or ``audio`` shows, in a list.

    It is empty if there is neither an address nor a description, and for the pictures of a single
    pixel that count readers.
    """
    sizes = [whole_number(element.get(name), _MOST_DIGITS) for name in ("width", "height")]
    if any(size is not None and size < _TOO_SMALL for size in sizes):
        return []
    url, alt = _address(element), _words(element, *_TEXTS)
    if not (url or alt):
        return []
    kind = _words(element, "data-kind") or (_KINDS[local(element)] if url else None)
    return [_made(element, url=url, alt=alt, kind=kind, width=sizes[0], height=sizes[1])]


def of_figure(element: Any) -> list[Media]:
    """Return the media of a figure that shows none, if its class says that there are some."""
    if "media" not in (element.get("class") or "").split():
        return []
    return [_made(element, alt=_words(element, "data-alt"), kind=_words(element, "data-kind"))]


def _made(element: Any, **given: Any) -> Media:
    media_type = _words(element, "data-type")
    return Media(id=_words(element, "data-id"), media_type=media_type, **given)


def _words(element: Any, *names: str) -> str | None:
    texts = (clean(element.get(name) or "") for name in names)
    return next(filter(None, texts), None)


def _address(element: Any) -> str | None:
    for name in _SOURCES:
        if url := safe_url(element.get(name)):
            return url
    sets = (element.get("srcset") or element.get("data-srcset") or "").split(maxsplit=1)
    if sets and (url := safe_url(sets[0].rstrip(","))):
        return url
    sources = (child for child in element if local(child) == "source")
    return next(filter(None, (safe_url(child.get("src")) for child in sources)), None)
