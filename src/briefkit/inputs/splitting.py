"""How sources fall into parts: by their bytes alone, so that everybody makes the same ones."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

import attrs

from briefkit import compression
from briefkit.documents import StrPath, known_format
from briefkit.errors import BriefkitError
from briefkit.formats import Format
from briefkit.inputs import storage
from briefkit.inputs.pieces import PART_BYTES, Part, Piece
from briefkit.inputs.search import Found, search

__all__ = ["LineCounter", "lines_in", "parts"]

LineCounter: TypeAlias = Callable[[Sequence[Piece]], Iterable[int]]
"""Tells of each piece of a file, in order, how many lines begin in it; at best when asked."""

_Pieces: TypeAlias = tuple[Piece, ...]

_MOST_PIECES = 1024  # small files take time by their number
_BLOCK = 1024 * 1024  # bytes: larger ones are not counted faster
_UNCUT = ("http:", "https:")  # servers need not give a stretch of a file


def lines_in(pieces: Iterable[Piece]) -> Iterator[int]:
    """Yield how many lines begin in each piece, and 0 for one that cannot be read.

    What comes after the last line end counts as a line, though there may be nothing.
    """
    for piece in pieces:
        try:
            yield _lines_in(piece)
        except BriefkitError:
            yield 0  # whoever reads it says why


def parts(
    sources: StrPath | Iterable[StrPath],
    *,
    format: str | Format | None = None,
    size: int = PART_BYTES,
    count: int | None = None,
    leave_out: StrPath | Iterable[StrPath] | None = None,
    allow_empty: bool = False,
    lines: LineCounter = lines_in,
) -> Iterator[Part]:
    """Yield the parts of sources, in their order and as they are asked for.

    A file of lines that is longer than a part is cut into stretches of about one length. Smaller
    files share a part. What is compressed or has no lines stays whole, however long it is; so
    does what lies on a web server.

    Args:
        sources: As `briefkit.inputs.search.search`, which also raises its errors.
        format: The format of all of them; by default told by the suffix.
        size: How many bytes of sources make a part, at most.
        count: How many parts to make at most, of about one size, instead of parts of `size`. All
            sources are looked for twice then.
        leave_out: What is written to.
        allow_empty: Whether a folder may hold nothing to read.
        lines: Counts the lines of files that are cut.

    Raises:
        ValueError: `size` or `count` is less than 1.
    """
    if size < 1 or (count is not None and count < 1):
        raise ValueError("a part has at least one byte, and there is at least one part")
    cutter = _Cutter(format, lines)
    if count is None:
        found = search(sources, leave_out=leave_out, allow_empty=allow_empty)
        groups = _by_size(found, size, cutter)
    else:
        # Sources that come one by one can be looked for once only.
        named = sources if isinstance(sources, (str, os.PathLike)) else tuple(sources)
        find = partial(search, named, leave_out=leave_out, allow_empty=allow_empty)
        groups = _by_count(find, count, cutter)
    return (Part(number=number, pieces=pieces) for number, pieces in enumerate(groups))


@attrs.frozen
class _Cutter:
    """Cuts files of lines."""

    format: str | Format | None
    lines: LineCounter

    def can_cut(self, file: Found) -> bool:
        """Tell whether a file may be cut between its lines."""
        if compression.is_compressed(file.path) or file.path.lower().startswith(_UNCUT):
            return False
        known = known_format(file.path, self.format)
        return known is not None and known.loads_line is not None

    def pieces(self, file: Found, cuts: Sequence[int] = ()) -> Iterator[Piece]:
        """Yield the pieces of a file that is cut before some of its bytes."""
        whole = Piece(path=file.path, below=file.below, size=file.size, mtime_ns=file.mtime_ns)
        if not cuts:
            yield whole
            return
        pieces = [
            attrs.evolve(whole, start=start, stop=stop, size=(stop or file.size) - start)
            for start, stop in zip((0, *cuts), (*cuts, None), strict=True)
        ]
        counts = iter(self.lines(pieces[:-1]))
        line = 0
        for piece in pieces:
            yield attrs.evolve(piece, line=line)
            line += next(counts, 0)


def _by_size(files: Iterable[Found], size: int, cutter: _Cutter) -> Iterator[_Pieces]:
    group: list[Piece] = []
    room = size
    for file in files:
        is_cut = file.size > size and cutter.can_cut(file)
        if group and (is_cut or file.size > room or len(group) == _MOST_PIECES):
            yield tuple(group)
            group, room = [], size
        if is_cut:
            number = -(-file.size // size)
            cuts = [file.size * cut // number for cut in range(1, number)]
            yield from ((piece,) for piece in cutter.pieces(file, cuts))
        else:
            group += cutter.pieces(file)
            room -= file.size
    if group:
        yield tuple(group)


def _by_count(
    find: Callable[[], Iterable[Found]], count: int, cutter: _Cutter
) -> Iterator[_Pieces]:
    placed = _placed(find(), sum(file.size for file in find()), count, cutter)
    for _, group in groupby(placed, key=itemgetter(0)):
        yield tuple(piece for _, piece in group)


def _placed(
    files: Iterable[Found], total: int, count: int, cutter: _Cutter
) -> Iterator[tuple[int, Piece]]:
    """Yield pieces, each with the number of the part that the middle of it falls into.

    That is if all files were one, of so many bytes in all, and that was divided evenly.
    """

    def part_at(place: int) -> int:
        # If a file has grown meanwhile, there may be more than that.
        return min(place * count // total, count - 1) if total else 0

    before = 0
    for file in files:
        last = part_at(before + max(file.size - 1, 0)) if cutter.can_cut(file) else 0
        begins = range(part_at(before) + 1, last + 1)
        cuts = [-(-total * part // count) - before for part in begins]
        for piece in cutter.pieces(file, cuts):
            yield part_at(before + piece.start + piece.size // 2), piece
        before += file.size


def _lines_in(piece: Piece) -> int:
    """Return how many lines begin in a piece: with its file, and after each line end before it."""
    count = int(piece.start == 0 and piece.stop != 0)
    first = max(piece.start - 1, 0)
    # What the last byte ends is followed by a line that begins in the next piece.
    left = sys.maxsize if piece.stop is None else piece.stop - 1 - first
    with storage.open_raw(piece.path) as file:
        file.seek(first)
        while left > 0 and (block := file.read(min(_BLOCK, left))):
            count += block.count(b"\n")
            left -= len(block)
    return count
