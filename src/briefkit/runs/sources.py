"""What a run checks, and how it is shared out: whole sources, and stretches of long files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from io import BytesIO

import attrs

from briefkit import compression, files
from briefkit.documents import known_format
from briefkit.errors import BriefkitError
from briefkit.formats import Format
from briefkit.inputs.pieces import Piece

__all__ = ["STRETCH_BYTES", "Source", "divided", "held", "weight"]

STRETCH_BYTES = 32 * 1024
"""How much of a file of lines is dealt with at a time: as much work as a usual file or two."""


@attrs.frozen
class Source:
    """One thing to check: a file, a stretch of one, or a content that came from elsewhere."""

    name: str
    """The path of the file; or what to call the content, which may tell its format."""

    content: bytes | None = attrs.field(default=None, repr=False)
    """The content; None for a file."""

    piece: Piece | None = None
    """The stretch of the file; None for all of it."""

    def __str__(self) -> str:
        if self.piece is None:
            return self.name
        return f"{self.name}, line {self.piece.line + 1} and following"

    @property
    def is_continued(self) -> bool:
        """Whether it is a stretch of a file that others come before."""
        return self.piece is not None and self.piece.start > 0


def divided(sources: Iterable[Source], format: str | Format | None) -> Iterator[Source]:
    """Yield sources, long files of lines in stretches that are independent of each other.

    Args:
        sources: What is to be checked.
        format: The format of all of them; by default told by each name.
    """
    for source in sources:
        if _is_long(source, format):
            for piece in _stretches(source.name):
                yield attrs.evolve(source, piece=piece)
        else:
            yield source


def weight(source: Source) -> float:
    """Return how much work a source is, where 1 is that of a usual file."""
    if source.content is not None:
        return max(1, len(source.content) / STRETCH_BYTES)
    if source.piece is not None:
        return 1
    return max(1, _size(source.name) / STRETCH_BYTES)


def held(piece: Piece) -> int:
    """Return how many briefs a stretch of a file holds, be they what they may.

    Raises:
        FileAccessError: The file cannot be read.
    """
    with files.open_bytes(piece.path) as file:
        file.seek(piece.start)
        lines = BytesIO(file.read(piece.size))
    return sum(not line.isspace() for line in lines)


def _is_long(source: Source, format: str | Format | None) -> bool:
    """Tell whether a source is a file that can be divided at its lines, and is worth it."""
    if source.content is not None or compression.is_compressed(source.name):
        return False
    try:
        known = known_format(source.name, format)
    except BriefkitError:  # whoever reads it says what is the matter
        return False
    is_divisible = known is not None and known.loads_line is not None
    return is_divisible and _size(source.name) > 2 * STRETCH_BYTES


def _size(path: str) -> int:
    """Return how many bytes a file has; 0 where nobody knows, which whoever reads it will tell."""
    try:
        return os.stat(path).st_size
    except (OSError, ValueError):
        return 0


def _stretches(path: str) -> Iterator[Piece]:
    """Yield the stretches of a file, each of whole lines.

    Where the file cannot be read on, or a line is too long, the last goes on to the end: whoever
    reads it says what is the matter, when all before it has been read.
    """
    start = line = 0
    try:
        with files.open_bytes(path) as file:
            while block := file.read(STRETCH_BYTES):
                rest = b"" if block.endswith(b"\n") else file.readline(files.MAX_BYTES)
                if len(rest) == files.MAX_BYTES:
                    break
                stop = start + len(block) + len(rest)
                yield _piece(path, start, stop, line)
                line += block.count(b"\n") + rest.endswith(b"\n")
                start = stop
            else:
                return
    except BriefkitError:
        pass
    yield _piece(path, start, None, line)


def _piece(path: str, start: int, stop: int | None, line: int) -> Piece:
    size = 0 if stop is None else stop - start
    return Piece(
        path=path, below=os.path.basename(path), size=size, start=start, stop=stop, line=line
    )
