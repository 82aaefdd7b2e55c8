"""Properties of JSON-LD as they come: a string, an object, or a list of either."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from briefkit.formats._links import safe_url
from briefkit.formats._times import read_time
from briefkit.formats.bodies.inline import clean
from briefkit.problems import Problem

__all__ = [
    "Problems",
    "is_text",
    "items",
    "link",
    "name",
    "number",
    "text",
    "texts",
    "time",
    "unescaped",
]

Problems = list[Problem]
"""What a reader has to say so far."""

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_NUMBER = re.compile(r"\s*(\d{1,9})(?:\.\d{1,9})?\s*(?:px)?\s*", re.IGNORECASE)


def items(value: Any) -> Iterator[Any]:
    """Yield the values of a property one by one, however they are listed; none for nothing."""
    if isinstance(value, list):
        for item in value:
            yield from items(item)
    elif isinstance(value, Mapping) and isinstance(value.get("@list") or value.get("@set"), list):
        yield from items(value.get("@list") or value["@set"])
    elif value is not None and value != "":
        yield value


def is_text(value: Any) -> bool:
    """Tell whether a value is text or a number, by itself or as ``{"@value": …}``."""
    return isinstance(value, (str, int, float)) and not isinstance(value, bool)


def text(value: Any) -> str | None:
    """Return the first text of a property on one line; None if there is none."""
    return next(texts(value), None)


def texts(value: Any) -> Iterator[str]:
    """Yield the texts of a property that are not empty, each on one line."""
    for item in items(value):
        given = item.get("@value") if isinstance(item, Mapping) else item
        if is_text(given):
            words = clean(str(given))
            if words:
                yield words


def name(value: Any) -> str | None:
    """Return the name of the first thing of a property: its own text, or that of its ``name``."""
    for item in items(value):
        found = text(item) or (text(item.get("name")) if isinstance(item, Mapping) else None)
        if found:
            return found
    return None


def link(value: Any) -> str | None:
    """Return the first address of a property that may be followed; None if there is none."""
    for item in items(value):
        named = item
        if isinstance(item, Mapping):
            named = item.get("url") or item.get("contentUrl") or item.get("@id")
            if isinstance(named, (list, Mapping)):
                named = link(named)
        address = safe_url(named) if isinstance(named, str) else None
        if address:
            return address
    return None


def number(value: Any) -> int | None:
    """Return a whole number that is not below zero, however it is spelled: ``"640px"``."""
    for item in items(value):
        given = item.get("value") if isinstance(item, Mapping) else item
        match = _NUMBER.fullmatch(str(given)) if is_text(given) else None
        if match:
            return int(match[1])
    return None


def time(value: Any, pointer: str, problems: Problems) -> dt.datetime | None:
    """Return the first time of a property; what is none, or names no zone, is a problem.

    Args:
        value: The property.
        pointer: The field of the brief that it is for.
        problems: Where problems go.
    """
    for words in texts(value):
        found, said = read_time(words, pointer)
        problems += said
        if found is not None:
            return found
    return None


def unescaped(value: Any) -> Any:
    """Return a JSON value with HTML resolved in its texts, as pages have it: ``&amp;``, ``<b>``."""
    if isinstance(value, str):
        return _resolved(value) if "&" in value or "<" in value else value
    if isinstance(value, list):
        return [unescaped(item) for item in value]
    if isinstance(value, dict):
        return {key: unescaped(item) for key, item in value.items()}
    return value


def _resolved(words: str) -> str:
    bare = _TAG.sub("", html.unescape(words))
    return html.unescape(bare) if "&" in bare else bare
