"""How sources fall into parts: by their bytes alone, so that everybody makes the same ones."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, chain, groupby
from typing import TypeAlias

import attrs

from briefkit import compression
from briefkit.documents import known_format
from briefkit.errors import FileAccessError
from briefkit.formats import Format
from briefkit.inputs import storage
from briefkit.inputs.pieces import Part, Piece
from briefkit.inputs.search import Found, search
from briefkit.inputs.storage import StrPath

__all__ = ["PART_BYTES", "CountLines", "lines_in", "parts", "pieces"]

PART_BYTES = 16 * 1024 * 1024
"""How many bytes of sources make a part, about."""

CountLines: TypeAlias = Callable[[Sequence[Piece]], Iterable[int]]
"""Returns for each piece how many lines begin in it, as they are asked for."""

_MOST = 1024  # pieces of a part: small files take time by their number
_BLOCK = 1024 * 1024


def lines_in(pieces: Iterable[Piece]) -> Iterator[int]:
    """Yield how many lines begin in each piece; 0 for one that cannot be read."""
    for piece in pieces:
        try:
            yield _lines_in(piece)
        except FileAccessError:
            yield 0  # who reads it will tell


def parts(
    sources: StrPath | Iterable[StrPath],
    *,
    format: str | Format | None = None,
    size: int = PART_BYTES,
    count: int | None = None,
    leave_out: StrPath | Iterable[StrPath] | None = None,
    allow_empty: bool = False,
    lines: CountLines = lines_in,
) -> Iterator[Part]:
    """Yield the parts of sources, in their order and as they are asked for.

    A part is what begins in a stretch of `size` bytes, were all sources one file. Files of lines
    are cut where lines end; what is compressed, or has no lines, stays whole.

    Args:
        sources: As `briefkit.inputs.search.search`, which also raises its errors.
        format: The format of all of them; by default told by the suffix.
        size: How many bytes make a part.
        count: How many parts to make at most, all of about one size, instead of parts of `size`.
            All sources are looked at first.
        leave_out: What is written to.
        allow_empty: Whether a folder may hold nothing to read.
        lines: What counts lines. Only those of files that are cut are asked for.
    """
    most = _MOST
    if count is not None:
        sources = (sources,) if isinstance(sources, (str, os.PathLike)) else tuple(sources)
        total = sum(found.size for found in search(sources, leave_out=leave_out))
        size, most = max(1, -(-total // count)), sys.maxsize
    found = search(sources, leave_out=leave_out, allow_empty=allow_empty)
    placed = pieces(found, format, size, lines)
    stretches = (group for _, group in groupby(placed, key=lambda item: item[0]))
    groups = chain.from_iterable(_chunks((piece for _, piece in s), most) for s in stretches)
    return (Part(number=number, pieces=group) for number, group in enumerate(groups))


def pieces(
    found: Iterable[Found], format: str | Format | None, size: int, lines: CountLines
) -> Iterator[tuple[int, Piece]]:
    """Yield the pieces of files, each with the number of the stretch that it begins in."""
    before = 0
    for file in found:
        for piece in _pieces(file, format, before, size, lines):
            yield (before + piece.start) // size, piece
        before += file.size


def _pieces(
    file: Found, format: str | Format | None, before: int, size: int, lines: CountLines
) -> Iterator[Piece]:
    whole = Piece(path=file.path, below=file.below, size=file.size, mtime_ns=file.mtime_ns)
    # Where stretches end inside this file.
    cuts = [*range(size - before % size, file.size, size)] if _has_lines(file, format) else []
    if not cuts:
        yield whole
        return
    cut = [
        attrs.evolve(whole, start=start, stop=stop, size=(stop or file.size) - start)
        for start, stop in zip((0, *cuts), (*cuts, None), strict=True)
    ]
    numbers = accumulate(lines(cut[:-1]), initial=0)
    yield from map(_with_line, cut, numbers)


def _with_line(piece: Piece, line: int) -> Piece:
    return attrs.evolve(piece, line=line)


def _has_lines(file: Found, format: str | Format | None) -> bool:
    if compression.is_compressed(file.path):
        return False
    known = known_format(file.path, format)
    return known is not None and known.loads_line is not None


def _chunks(pieces: Iterator[Piece], most: int) -> Iterator[tuple[Piece, ...]]:
    chunk: list[Piece] = []
    for piece in pieces:
        chunk.append(piece)
        if len(chunk) == most:
            yield tuple(chunk)
            chunk = []
    if chunk:
        yield tuple(chunk)


def _lines_in(piece: Piece) -> int:
    """Return how many lines begin in a piece: at the file's start, and after each line end."""
    first = max(piece.start - 1, 0)
    count = int(piece.start == 0)
    with storage.open_raw(piece.path, first) as file:
        left = None if piece.stop is None else piece.stop - 1 - first
        while left is None or left > 0:
            block = file.read(_BLOCK if left is None else min(_BLOCK, left))
            if not block:
                break
            count += block.count(b"\n")
            if left is not None:
                left -= len(block)
    return count
