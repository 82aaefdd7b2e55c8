"""JSON text to Python values, as I-JSON (RFC 7493) wants it, with a place for every refusal."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any, NoReturn

import attrs

from briefkit.errors import ParseError
from briefkit.formats.json.places import JsonPlaces
from briefkit.problems import Problem, SourceSpan, join_pointer

__all__ = [
    "ENOUGH",
    "MAX_DEPTH",
    "SURROGATE",
    "cleared",
    "duplicate_keys",
    "is_deeper",
    "parse",
    "read",
    "refusals",
    "repeated_keys",
    "values",
]

MAX_DEPTH = 64
"""How many objects and arrays may stand inside one another."""

ENOUGH = 100
"""How many refusals to take of a value that no text held: one that holds itself has no end."""

SURROGATE = re.compile(r"[\ud800-\udfff]")
"""A code point that stands for half of another, and that no UTF can carry."""

# A string that is never closed runs to the end of the text: tried once, so time stays linear.
_BRACKETS = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]', re.DOTALL)
_LONG_INTEGER = re.compile(r"\d{4301}")


class _Object(dict[str, Any]):
    """An object some of whose keys stood there more than once."""

    repeated: tuple[str, ...] = ()


def parse(text: str) -> Any:
    """Return the value of a JSON text; of a repeated key, the last value.

    Raises:
        ParseError: As `read`; or `text` holds a lone surrogate (BK002) or a number that is not
            finite (BK006). Every problem carries its span.
    """
    value = read(text)
    refused = tuple(refusals(value))
    if refused:
        places = JsonPlaces(text)
        spans = (places.span(problem.pointer) for problem in refused)
        raise ParseError(map(_at, refused, spans), "json")
    return value


def read(text: str) -> Any:
    """Return the value of a JSON text, with all that `refusals` would refuse but its depth.

    Raises:
        ParseError: `text` is no JSON (BK001), or nested deeper than `MAX_DEPTH` (BK004).
    """
    try:
        value = json.loads(text, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        _refuse(text, "BK001", _syntax_message(text, error), error.pos)
    except RecursionError:
        _refuse(text, "BK004", f"nested more than {MAX_DEPTH} deep", _too_deep_at(text))
    except ValueError:
        match = _LONG_INTEGER.search(text)
        _refuse(text, "BK001", "an integer of more than 4300 digits", match.start() if match else 0)
    if is_deeper(value, MAX_DEPTH):
        _refuse(text, "BK004", f"nested more than {MAX_DEPTH} deep", _too_deep_at(text))
    return value


def refusals(value: Any, base: str = "") -> Iterator[Problem]:
    """Yield what `parse` refuses of the value of a text: BK002, BK004, BK006; BK103 for keys.

    Args:
        value: A JSON value, or one from elsewhere that should be one.
        base: Its pointer.
    """
    for pointer, item in values(value, base):
        found = _defect(item, pointer.count("/"))
        if found:
            code, message = found
            yield Problem(pointer=pointer, message=message, code=code)


def cleared(value: Any, pointers: Collection[str], base: str = "") -> Any:
    """Return a value with null for what stands at `pointers`, and without keys that do.

    Args:
        value: A JSON value.
        pointers: Where something stands that cannot be used.
        base: The pointer of `value`.
    """
    if isinstance(value, Mapping):
        places = {key: join_pointer(key, base=base) for key in value}
        return {
            key: None if places[key] in pointers else cleared(item, pointers, places[key])
            for key, item in value.items()
            if not SURROGATE.search(key)
        }
    if isinstance(value, list):
        places_in = [f"{base}/{index}" for index in range(len(value))]
        return [
            None if at in pointers else cleared(item, pointers, at)
            for at, item in zip(places_in, value, strict=True)
        ]
    return value


def duplicate_keys(places: JsonPlaces, value: Any) -> Iterator[Problem]:
    """Yield a problem for each key that stands more than once in an object of `parse`'s value."""
    for pointer, item in values(value):
        for key in item.repeated if isinstance(item, _Object) else ():
            at = join_pointer(key, base=pointer)
            message = f"duplicate key {key!r:.80}; the last value counts"
            yield Problem(pointer=at, message=message, code="BK005", span=places.key(at))


def repeated_keys(places: JsonPlaces) -> Iterator[Problem]:
    """Yield what `duplicate_keys` does, of a text in which all else is known to be sound.

    Most texts repeat no key: to find that out takes no more than to scan them.
    """
    found: list[_Object] = []

    def noted(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        value = _object(pairs)
        if isinstance(value, _Object):
            found.append(value)
        return value

    value = json.loads(places.text, object_pairs_hook=noted)
    if found:
        yield from duplicate_keys(places, value)


def is_deeper(value: Any, depth: int) -> bool:
    """Tell whether containers stand more than `depth` deep in a value; recursion stops there."""
    if not isinstance(value, (dict, list)):
        return False
    items = value.values() if isinstance(value, dict) else value
    return depth == 0 or any(is_deeper(item, depth - 1) for item in items)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) == len(pairs):
        return value
    repeated = _Object(value)
    counts = Counter(key for key, _ in pairs)
    repeated.repeated = tuple(key for key in value if counts[key] > 1)
    return repeated


def _at(problem: Problem, span: SourceSpan) -> Problem:
    return attrs.evolve(problem, span=span)


def _defect(item: Any, depth: int) -> tuple[str, str] | None:
    if isinstance(item, str):
        surrogate = not item.isascii() and SURROGATE.search(item)
        return ("BK002", "a lone surrogate, which no encoding can carry") if surrogate else None
    if isinstance(item, float) and not math.isfinite(item):
        return "BK006", "a number that is not finite"
    if isinstance(item, (Mapping, list, tuple)) and depth >= MAX_DEPTH:
        return "BK004", f"nested more than {MAX_DEPTH} deep"
    if isinstance(item, Mapping):
        odd = [key for key in item if not isinstance(key, str)]
        return ("BK103", f"expected keys that are strings, got {odd[0]!r:.60}") if odd else None
    return None


def values(value: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every value in a value, itself first, with its pointer; odd keys too.

    What lies deeper than `MAX_DEPTH` is passed over, and so is what has no string for a key.

    Args:
        value: A JSON value, or one from elsewhere that should be one.
        pointer: Its pointer.
    """
    yield pointer, value
    if pointer.count("/") >= MAX_DEPTH:
        return
    if isinstance(value, Mapping):
        for key, item in value.items():
            if isinstance(key, str):
                at = join_pointer(key, base=pointer)
                if not key.isascii():
                    yield at, key
                yield from values(item, at)
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            yield from values(item, f"{pointer}/{index}")


def _syntax_message(text: str, error: json.JSONDecodeError) -> str:
    if not text.strip():
        return "the file is empty"
    message = error.msg[0].lower() + error.msg[1:]
    return f"not JSON: {message}"


def _too_deep_at(text: str) -> int:
    depth = 0
    for match in _BRACKETS.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match[0], 0)
        if depth > MAX_DEPTH:
            return match.start()
    return 0


def _refuse(text: str, code: str, message: str, offset: int) -> NoReturn:
    span = JsonPlaces(text).lines.span(offset)
    raise ParseError([Problem(pointer="", message=message, code=code, span=span)], "json") from None
