"""Whatever a rule hands over, as values that every reader of JSON takes."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from typing import Any

__all__ = ["encodable", "plain"]

_DEEPEST = 20
_LONGEST_NUMBER = 64  # bits; readers of JSON agree on no more


def plain(value: Any) -> Any:
    """Return a value as JSON knows it: I-JSON (RFC 7493) without surprises.

    Keys become strings, sets lists in a fixed order; what JSON has no word for becomes its `str`.
    """
    return _plain(value, 0)


def encodable(text: str) -> str:
    """Return `text` with U+FFFD for each lone surrogate, which no encoding can carry."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return str(text)  # what is a kind of str is one now


def _plain(value: Any, depth: int) -> Any:
    if isinstance(value, str | int | float) or value is None:
        return _scalar(value)
    if depth > _DEEPEST:
        return "…"
    if isinstance(value, Mapping):
        return {encodable(str(key)): _plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted((_plain(item, depth + 1) for item in value), key=repr)
    if isinstance(value, Collection) and not isinstance(value, bytes):
        return [_plain(item, depth + 1) for item in value]
    return encodable(str(value))


def _scalar(value: str | float | None) -> Any:
    if isinstance(value, str):
        return encodable(value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value) if value.bit_length() <= _LONGEST_NUMBER else hex(value)
    if isinstance(value, float) and math.isfinite(value):
        return float(value)
    return encodable(str(value))
