"""The units of work of a run over many documents: files, stretches of files, and parts of both."""

from __future__ import annotations

import attrs

__all__ = ["PART_BYTES", "SMALL_PART_BYTES", "Part", "Piece"]

PART_BYTES = 16 * 1024 * 1024
"""How many bytes there are in a part that becomes a shard."""

SMALL_PART_BYTES = PART_BYTES // 4
"""How many bytes there are in a part of which nothing is made as a whole: so workers have more to
share, and end together."""


@attrs.frozen(kw_only=True)
class Piece:
    """A file to read, or the lines of one that begin within a stretch of bytes. Plain data."""

    path: str
    """The file, or the URL of one."""

    below: str
    """Its place below the folder that was named, with slashes; for a file named by itself, its
    own name."""

    size: int = 0
    """How many bytes of the file these are, as they lie on the disk."""

    mtime_ns: int | None = None
    """When the file was last changed, in nanoseconds since 1970; None where nobody says."""

    start: int = 0
    """The first byte of the stretch; the line that it lies in belongs to the piece before, unless
    it begins there."""

    stop: int | None = None
    """The byte after the stretch; None for the end of the file."""

    line: int = 0
    """How many lines of the file come before the piece's first."""

    @property
    def is_whole(self) -> bool:
        """Whether this is all of the file."""
        return self.start == 0 and self.stop is None


@attrs.frozen(kw_only=True)
class Part:
    """What one worker does at a time, and what becomes one shard of the output. Plain data.

    How sources fall into parts depends on them alone, never on who does the work.
    """

    number: int
    """Its place among all parts, from 0."""

    pieces: tuple[Piece, ...]
    """What is in it, in the order of the sources."""

    @property
    def size(self) -> int:
        """How many bytes there are to read."""
        return sum(piece.size for piece in self.pieces)
