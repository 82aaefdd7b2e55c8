"""A JSON text that holds one object, for formats that are made of JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import attrs

from briefkit.errors import ParseError
from briefkit.formats.json import text as json_text
from briefkit.formats.json.places import JsonPlaces
from briefkit.problems import Problem
from briefkit.structure import json_kind

__all__ = ["JsonItem", "decoded", "filled", "listed", "mappings"]


class JsonItem(NamedTuple):
    """An object, and the text that it was read from."""

    item: dict[str, Any]
    """The object, without what no text may carry."""

    places: JsonPlaces
    """The places in the text."""

    refused: tuple[Problem, ...]
    """What no text may carry, each with its place: BK002, BK006."""


def decoded(text: str, format: str) -> JsonItem:
    """Return the object in a JSON text.

    Args:
        text: The text.
        format: The format that it is read as, for the error.

    Raises:
        ParseError: The text is no JSON (BK001), too deep (BK004), or holds no object (BK103).
    """
    places = JsonPlaces(text)
    value, refused = _value(text, format)
    if not isinstance(value, dict):
        message = f"expected object, got {json_kind(value)}"
        problem = Problem(pointer="", message=message, code="BK103", span=places.span(""))
        raise ParseError([problem], format)
    return JsonItem(value, places, tuple(_placed(refused, places)))


def filled(properties: Mapping[str, Any] | None = None, /, **more: Any) -> dict[str, Any]:
    """Return those of some properties that say something: neither null, empty nor zero."""
    return {key: value for key, value in {**(properties or {}), **more}.items() if value}


def listed(value: object) -> Sequence[Any]:
    """Return the items of a JSON array; none of anything else."""
    return value if isinstance(value, list) else ()


def mappings(value: object) -> list[Mapping[str, Any]]:
    """Return the objects in a JSON array; none of anything else."""
    return [item for item in listed(value) if isinstance(item, Mapping)]


def _value(text: str, format: str) -> tuple[Any, Sequence[Problem]]:
    """Return the value of a text, and what was refused of it; fast if that is nothing."""
    import msgspec

    try:
        value = msgspec.json.decode(text)
        if not json_text.is_deeper(value, json_text.MAX_DEPTH):
            return value, ()
    except (msgspec.MsgspecError, UnicodeEncodeError, RecursionError):
        pass
    try:
        value = json_text.read(text)
    except ParseError as error:
        raise ParseError(error.problems, format) from None
    refused = tuple(json_text.refusals(value))
    return json_text.cleared(value, {problem.pointer for problem in refused}), refused


def _placed(problems: Iterable[Problem], places: JsonPlaces) -> Iterable[Problem]:
    for problem in problems:
        yield attrs.evolve(problem, span=places.span(problem.pointer), pointer="")
