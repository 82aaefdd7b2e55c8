"""What the kinds of lines beside a story are called when a reader tells of them."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["NAMES"]

NAMES: Mapping[str, str] = {
    "contact": "an address",
    "contributors": "a credit",
    "copyright": "a copyright line",
    "correction": "a correction",
    "desk": "a note to editors",
    "editor": "an editor's note",
    "promotion": "a pointer to something else",
    "sign-off": "a sign-off",
    "update": "a remark about the version",
    "via": "a thanks for the hint",
}
"""What a line of each kind is called in a sentence."""
