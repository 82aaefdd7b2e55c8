"""JSON text to Python values, as I-JSON (RFC 7493) wants it, with a place for every refusal."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from briefkit.errors import ParseError
from briefkit.formats._json_places import JsonPlaces
from briefkit.problems import Problem, join_pointer

__all__ = ["MAX_DEPTH", "SURROGATE", "duplicate_keys", "is_deeper", "parse"]

MAX_DEPTH = 64
"""How many objects and arrays may stand inside one another."""

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
        ParseError: `text` is no JSON (BK001), holds a lone surrogate (BK002), is nested deeper
            than `MAX_DEPTH` (BK004) or holds a number that is not finite (BK006). Every
            problem carries its span.
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
    refused = tuple(_refused(value, JsonPlaces(text)))
    if refused:
        raise ParseError(refused, "json")
    return value


def duplicate_keys(places: JsonPlaces, value: Any) -> Iterator[Problem]:
    """Yield a problem for each key that stands more than once in an object of `parse`'s value."""
    for pointer, item in _values(value, "", 0):
        for key in item.repeated if isinstance(item, _Object) else ():
            at = join_pointer(key, base=pointer)
            message = f"duplicate key {key!r:.80}; the last value counts"
            yield Problem(pointer=at, message=message, code="BK005", span=places.key(at))


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


def _refused(value: Any, places: JsonPlaces) -> Iterator[Problem]:
    for pointer, item in _values(value, "", 0):
        found = _defect(item, pointer.count("/"))
        if found:
            code, message = found
            yield Problem(pointer=pointer, message=message, code=code, span=places.span(pointer))


def _defect(item: Any, depth: int) -> tuple[str, str] | None:
    if isinstance(item, float) and not math.isfinite(item):
        return "BK006", "a number that is not finite"
    if isinstance(item, str) and not item.isascii() and SURROGATE.search(item):
        return "BK002", "a lone surrogate, which no encoding can carry"
    if isinstance(item, (dict, list)) and depth >= MAX_DEPTH:
        return "BK004", f"nested more than {MAX_DEPTH} deep"
    return None


def _values(value: Any, pointer: str, depth: int) -> Iterator[tuple[str, Any]]:
    """Yield every value with its pointer, keys too, down to the depth that is allowed."""
    yield pointer, value
    if depth >= MAX_DEPTH:
        return
    if isinstance(value, Mapping):
        for key, item in value.items():
            at = join_pointer(key, base=pointer)
            if not key.isascii():
                yield at, key
            yield from _values(item, at, depth + 1)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _values(item, f"{pointer}/{index}", depth + 1)


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
