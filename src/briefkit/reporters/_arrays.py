"""JSON arrays that are written while their items come, for the reporters whose format it is.

An item is a line: quick to write, to search and to compare.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

__all__ = ["ArrayPieces", "compact"]


def compact(value: Any) -> str:
    """Return a value as JSON on one line.

    In ASCII, like all that is written here: what a finding quotes must not speak to a terminal.
    """
    return json.dumps(value, ensure_ascii=True, allow_nan=False)


class ArrayPieces:
    """The items of an array, each on a line that is indented by `level` steps of 2."""

    def __init__(self, level: int = 0) -> None:
        self._indent = "\n" + "  " * level
        self._begun = False

    def add(self, values: Iterable[Any]) -> str:
        """Return the next piece of the array, with its bracket if it is the first."""
        return "".join(map(self._item, values))

    def end(self) -> str:
        """Return the last piece, with the bracket."""
        return self._indent + "]" if self._begun else "[]"

    def _item(self, value: Any) -> str:
        before = "," if self._begun else "["
        self._begun = True
        return f"{before}{self._indent}  {compact(value)}"
