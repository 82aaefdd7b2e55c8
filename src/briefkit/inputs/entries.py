"""What is known of a file or a folder without opening it."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Entry"]


class Entry(NamedTuple):
    """A file or a folder."""

    name: str
    """Its name, without the folder that it lies in."""

    is_folder: bool = False
    """Whether it is a folder."""

    size: int = 0
    """How many bytes a file has, as it lies there; 0 where nobody says."""

    mtime_ns: int | None = None
    """When it was last changed, in nanoseconds since 1970; None where nobody says."""
