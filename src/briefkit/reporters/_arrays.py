"""JSON arrays that are written while their items come, for the reporters whose format it is."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

__all__ = ["ArrayPieces", "compact", "indented"]


def compact(value: Any) -> str:
    """Return a value as JSON on one line.

    In ASCII, like all that is written here: what a finding quotes must not speak to a terminal.
    """
    return json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":"))


def indented(value: Any, level: int = 0) -> str:
    """Return a value as JSON, indented by 2, as it stands `level` levels deep, after its key."""
    text = json.dumps(value, ensure_ascii=True, allow_nan=False, indent=2)
    return text.replace("\n", "\n" + "  " * level)


class ArrayPieces:
    """The items of an array, `level` levels deep in what is indented by 2."""

    def __init__(self, level: int = 0) -> None:
        self._level = level
        self._begun = False

    def add(self, values: Iterable[Any]) -> str:
        """Return the next piece of the array, with its bracket if it is the first."""
        return "".join(map(self._item, values))

    def end(self) -> str:
        """Return the last piece, with the bracket."""
        return "\n" + "  " * self._level + "]" if self._begun else "[]"

    def _item(self, value: Any) -> str:
        before = "," if self._begun else "["
        self._begun = True
        return f"{before}\n{'  ' * (self._level + 1)}{indented(value, self._level + 1)}"
