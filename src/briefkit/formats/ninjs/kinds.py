"""What the values of a ninjs item may be: kinds, each a function that says what is wrong.

The official schemas need no more of JSON Schema than this: objects that take no other keys,
arrays, strings, numbers, enumerations, and formats, which JSON Schema only annotates.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from briefkit.echo import quoted
from briefkit.problems import join_pointer
from briefkit.structure import json_kind, nearest
from briefkit.times import parse_rfc3339

__all__ = [
    "BREACH",
    "Fault",
    "Kind",
    "anything",
    "array_of",
    "geojson",
    "integer",
    "is_uri",
    "number",
    "one_of",
    "partial_date",
    "record",
    "table_of",
    "text",
    "texts",
    "time",
    "uri",
]


BREACH = "BK123"
"""The rule that a schema is kept to."""

_ODD, _NAIVE = "BK127", "BK305"


class Fault(NamedTuple):
    """Something in an item that the standard does not allow."""

    at: str
    """JSON Pointer of the value in the item; of a key that has no place there, to its value."""

    message: str
    """What is the matter."""

    code: str = BREACH
    """The rule that this is a case of."""

    is_key: bool = False
    """Whether the key is the matter, and not the value."""

    @property
    def breaks(self) -> bool:
        """Whether the schema is broken: it annotates formats, but does not assert them."""
        return self.code == BREACH


Kind: TypeAlias = Callable[[Any, str], Iterator[Fault]]
"""Yields the faults of a value, given its JSON Pointer."""

# RFC 3986 section 3: a scheme, and then only what a URI may hold.
_URI = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+"
)
_DATE = re.compile(
    r"-?(?:[1-9][0-9]*)?[0-9]{4}(?:-(?:1[0-2]|0[1-9])(?:-(?:3[01]|0[1-9]|[12][0-9])"
    r"(?:T(?:2[0-3]|[01][0-9]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?"
    r"(?:Z|[+-](?:2[0-3]|[01][0-9]):[0-5][0-9])?)?)?)?"
)


def is_uri(value: str) -> bool:
    """Tell whether a text is a URI with its scheme (RFC 3986)."""
    return _URI.fullmatch(value) is not None


def anything(_value: Any, _at: str) -> Iterator[Fault]:
    """Allow anything."""
    return iter(())


def text(value: Any, at: str) -> Iterator[Fault]:
    """Allow a string."""
    if not isinstance(value, str):
        yield _wrong("string", value, at)


def uri(value: Any, at: str) -> Iterator[Fault]:
    """Allow a string, which should be a URI."""
    yield from text(value, at)
    if isinstance(value, str) and not is_uri(value):
        yield Fault(at, f"expected a URI (RFC 3986), got {quoted(value, 40)}", _ODD)


def time(value: Any, at: str) -> Iterator[Fault]:
    """Allow a string, which should be an RFC 3339 date-time."""
    yield from text(value, at)
    if isinstance(value, str):
        try:
            parse_rfc3339(value)
        except ValueError as error:
            yield Fault(at, str(error), _NAIVE if _is_time(f"{value}Z") else _ODD)


def _is_time(value: str) -> bool:
    try:
        return parse_rfc3339(value) is not None
    except ValueError:
        return False


def partial_date(value: Any, at: str) -> Iterator[Fault]:
    """Allow a date-time that may be cut off after the year, the month or the day."""
    if not isinstance(value, str):
        yield _wrong("string", value, at)
    elif not _DATE.fullmatch(value):
        yield Fault(at, f"expected a date or a part of one, got {quoted(value, 40)}")


def number(value: Any, at: str) -> Iterator[Fault]:
    """Allow a number."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        yield _wrong("number", value, at)


def integer(least: int | None = None, most: int | None = None) -> Kind:
    """Return the kind of a whole number from `least` to `most`."""

    def kind(value: Any, at: str) -> Iterator[Fault]:
        whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
        if isinstance(value, bool) or not whole:
            yield _wrong("integer", value, at)
        elif least is not None and most is not None and not least <= value <= most:
            yield Fault(at, f"expected a number from {least} to {most}, got {value}")

    return kind


def one_of(choices: str) -> Kind:
    """Return the kind of a string that is one of the words in `choices`."""
    allowed = choices.split()

    def kind(value: Any, at: str) -> Iterator[Fault]:
        if value not in allowed:
            found = quoted(value, 40) if isinstance(value, str) else json_kind(value)
            yield Fault(at, f"expected one of {', '.join(allowed)}, got {found}")

    return kind


def array_of(item: Kind) -> Kind:
    """Return the kind of an array whose values are of one kind."""

    def kind(value: Any, at: str) -> Iterator[Fault]:
        if not isinstance(value, list):
            yield _wrong("array", value, at)
            return
        for index, inner in enumerate(value):
            yield from item(inner, f"{at}/{index}")

    return kind


def table_of(item: Kind) -> Kind:
    """Return the kind of an object with keys of one's own, which begin with a letter or digit."""

    def kind(value: Any, at: str) -> Iterator[Fault]:
        if not isinstance(value, Mapping):
            yield _wrong("object", value, at)
            return
        for key, inner in value.items():
            where = join_pointer(key, base=at)
            if not _begins_with_word(key):
                message = f"expected a key of letters, digits and _, got {quoted(key, 40)}"
                yield Fault(where, message, is_key=True)
            yield from item(inner, where)

    return kind


def texts(names: str) -> dict[str, Kind]:
    """Return the keys in `names`, each for a string."""
    return dict.fromkeys(names.split(), text)


def record(
    keys: Mapping[str, Kind],
    *,
    required: Sequence[str] = (),
    either: Sequence[str] = (),
    prefixes: Mapping[str, Kind] | None = None,
    closed: bool = True,
) -> Kind:
    """Return the kind of an object.

    Args:
        keys: Its keys, with the kinds of their values.
        required: The keys that it must have.
        either: Keys of which it must have exactly one.
        prefixes: How further keys may begin, with the kinds of their values.
        closed: Whether it takes no other keys.
    """
    more = prefixes or {}

    def kind(value: Any, at: str) -> Iterator[Fault]:
        if not isinstance(value, Mapping):
            yield _wrong("object", value, at)
            return
        for key in required:
            if key not in value:
                yield Fault(at, f"missing required property {key!r}")
        if either and sum(key in value for key in either) != 1:
            yield Fault(at, f"expected exactly one of {' and '.join(map(repr, either))}")
        for key, inner in value.items():
            yield from _member(key, inner, join_pointer(key, base=at))

    def _member(key: str, inner: Any, where: str) -> Iterator[Fault]:
        found = keys.get(key) or _prefixed(key, more)
        if found is not None:
            yield from found(inner, where)
        elif closed:
            guess = nearest(key, keys)
            hint = f"; did you mean {guess!r}?" if guess else ""
            yield Fault(where, f"no property of ninjs: {quoted(key, 60)}{hint}", is_key=True)

    return kind


# Positions are arrays of numbers inside arrays: how deep, for each type (RFC 7946 section 3.1).
_DEPTHS = {
    "Point": 1,
    "LineString": 2,
    "MultiPoint": 2,
    "Polygon": 3,
    "MultiLineString": 3,
    "MultiPolygon": 4,
}
_PARTS = {
    "GeometryCollection": {"geometries": "array"},
    "Feature": {"geometry": "object", "properties": "object"},
    "FeatureCollection": {"features": "array"},
}


def geojson(value: Any, at: str) -> Iterator[Fault]:
    """Allow a GeoJSON object (RFC 7946): a geometry with its coordinates, or a feature."""
    if not isinstance(value, Mapping):
        yield _wrong("object", value, at)
        return
    name = value.get("type")
    if isinstance(name, str) and name in _DEPTHS:
        if not _is_nested(value.get("coordinates"), _DEPTHS[name]):
            yield Fault(at, f"expected the coordinates of a GeoJSON {name}")
    elif isinstance(name, str) and name in _PARTS:
        for key, wanted in _PARTS[name].items():
            found = json_kind(value[key]) if key in value else "nothing"
            if found not in (wanted, "null"):
                yield Fault(join_pointer(key, base=at), f"expected {wanted}, got {found}")
    else:
        yield Fault(at, "expected a GeoJSON object with its type (RFC 7946)")


def _is_nested(value: Any, depth: int) -> bool:
    if depth == 0:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, list) and all(_is_nested(item, depth - 1) for item in value)


def _begins_with_word(key: str) -> bool:
    # The patterns of 1.x are open at their end: "a-b" fits.
    return key[:1].isascii() and (key[:1].isalnum() or key[:1] == "_")


def _prefixed(key: str, prefixes: Mapping[str, Kind]) -> Kind | None:
    for prefix, kind in prefixes.items():
        if key.startswith(prefix) and _begins_with_word(key[len(prefix) :]):
            return kind
    return None


def _wrong(wanted: str, value: Any, at: str) -> Fault:
    return Fault(at, f"expected {wanted}, got {json_kind(value)}")
