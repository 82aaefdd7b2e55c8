"""From values of TOML to values of Python: each reader takes one kind, and faults what is not it.

A reader returns None where it found a fault: the key is then as good as not there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeAlias

from briefkit.echo import quoted
from briefkit.validation.configuration.faults import Fault, Key, similar

__all__ = [
    "Reader",
    "boolean",
    "choice",
    "count",
    "mapping",
    "string",
    "strings",
    "table",
    "toml_kind",
    "unknown_key",
]

Reader: TypeAlias = Callable[[Any, Key, list[Fault]], Any]
"""Takes a value, its place, and the faults so far, to which it adds; returns what it comes to."""

_LONGEST = 1000
_MOST = 1_000_000
_MOST_HELPED = 100
_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "a boolean"),
    (int, "an integer"),
    (float, "a float"),
    (str, "a string"),
    (list, "an array"),
    (Mapping, "a table"),
    ((dt.datetime, dt.date, dt.time), "a date or time"),
)


def toml_kind(value: Any) -> str:
    """Return what TOML calls a value: "a string", "an integer"."""
    return next((kind for types, kind in _KINDS if isinstance(value, types)), "what TOML has not")


def string(value: Any, key: Key, faults: list[Fault]) -> str | None:
    """Read a string of 1,000 code points at most, on one line and not empty."""
    if not isinstance(value, str):
        faults.append(_wrong("a string", value, key))
        return None
    if not value.strip():
        faults.append(Fault(message="the string is empty", key=key))
    elif len(value) > _LONGEST:
        faults.append(Fault(message=f"longer than {_LONGEST:,} characters", key=key))
    elif not value.isprintable():
        faults.append(Fault(message="holds a character that cannot be seen", key=key))
    else:
        return value
    return None


def boolean(value: Any, key: Key, faults: list[Fault]) -> bool | None:
    """Read true or false."""
    if isinstance(value, bool):
        return value
    faults.append(_wrong("a boolean", value, key))
    return None


def count(value: Any, key: Key, faults: list[Fault]) -> int | None:
    """Read a number of things: one to a million."""
    if not isinstance(value, int) or isinstance(value, bool):
        faults.append(_wrong("an integer", value, key))
        return None
    if 1 <= value <= _MOST:
        return value
    faults.append(Fault(message=f"expected 1 to {_MOST:,}", key=key))
    return None


def strings(value: Any, key: Key, faults: list[Fault]) -> tuple[str, ...] | None:
    """Read an array of strings; what else is in it is a fault, and an empty string."""
    if not isinstance(value, list):
        faults.append(_wrong("an array of strings", value, key))
        return None
    # The others keep their numbers, by which they may be found wanting later on.
    return tuple(string(item, (*key, i), faults) or "" for i, item in enumerate(value))


def choice(*choices: str) -> Reader:
    """Return what reads one of several words."""

    def read(value: Any, key: Key, faults: list[Fault]) -> str | None:
        if not isinstance(value, str):
            faults.append(_wrong("a string", value, key))
            return None
        if value in choices:
            return value
        message = f"expected one of {', '.join(choices)}, got {quoted(value, 40)}"
        faults.append(Fault(message=message, key=key, suggestions=similar(value, choices)))
        return None

    return read


def mapping(read: Reader) -> Reader:
    """Return what reads a table with values of one kind under keys of any name."""

    def read_all(value: Any, key: Key, faults: list[Fault]) -> dict[str, Any] | None:
        if not isinstance(value, Mapping):
            faults.append(_wrong("a table", value, key))
            return None
        found = {name: read(item, (*key, name), faults) for name, item in value.items()}
        return {name: item for name, item in found.items() if item is not None}

    return read_all


def table(readers: Mapping[str, Reader]) -> Reader:
    """Return what reads a table with known keys; the result has them with underscores."""

    def read(value: Any, key: Key, faults: list[Fault]) -> dict[str, Any] | None:
        if not isinstance(value, Mapping):
            faults.append(_wrong("a table", value, key))
            return None
        found: dict[str, Any] = {}
        for name, item in value.items():
            if name not in readers:
                # Who has that many faults has another trouble than spelling.
                known = readers if len(faults) < _MOST_HELPED else ()
                faults.append(unknown_key(name, key, known))
            elif (result := readers[name](item, (*key, name), faults)) is not None:
                found[name.replace("-", "_")] = result
        return found

    return read


def unknown_key(name: str, key: Key, known: Collection[str], what: str = "key") -> Fault:
    """Return the fault of a key that there is none of.

    Args:
        name: The key.
        key: The place of the table that it is in.
        known: The keys that there are.
        what: What to call it.
    """
    return Fault(
        message=f"unknown {what} {quoted(name, 60)}",
        key=(*key, name),
        suggestions=similar(name.replace("_", "-"), known),
        of_key=True,
    )


def _wrong(expected: str, value: Any, key: Key) -> Fault:
    return Fault(message=f"expected {expected}, got {toml_kind(value)}", key=key)
