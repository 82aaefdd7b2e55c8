"""The documents of a piece, one after the other, each with its number in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from typing import BinaryIO, NamedTuple

from briefkit import compression, files
from briefkit.documents import binary_reader_of, iter_decoded, iter_documents, known_format
from briefkit.errors import ParseError
from briefkit.formats import Document, Format
from briefkit.inputs import storage
from briefkit.inputs.pieces import Piece
from briefkit.problems import Problem, SourceSpan

__all__ = ["Numbered", "documents"]

_LoadsLine = Callable[[bytes, int], Document | ParseError | None]


class Numbered(NamedTuple):
    """A document of a file, or the error of one that cannot be read."""

    number: int
    """The line that it stands on, if the format is one of lines; else its place among the
    documents of the file. Either counts from 1."""

    document: Document | ParseError
    """What was read."""


def documents(piece: Piece, format: str | Format | None = None) -> Iterator[Numbered]:
    """Yield the documents of a piece, one at a time; a file of lines in constant memory.

    Args:
        piece: What to read.
        format: Its format; by default told by the suffix, then by the content.

    Raises:
        FileAccessError: The file cannot be read; of one that is damaged, when that is reached.
        UnknownFormatError: No format goes by that name, or none can be told for the file.
        ParseError: The file as a whole cannot be read.
    """
    known = known_format(piece.path, format)
    if known is not None and known.loads_line is not None:
        return _of_lines(piece, known.name, known.loads_line)
    return map(Numbered, count(1), _of_file(piece.path, known, format))


def _of_file(
    path: str, known: Format | None, format: str | Format | None
) -> Iterator[Document | ParseError]:
    if not storage.is_url(path):
        yield from iter_documents(path, format)
    elif known is not None and known.is_binary:
        with storage.open_raw(path) as file:
            yield from binary_reader_of(known)(file)
    else:
        yield from iter_decoded(storage.read_bytes(path), path, format)


def _of_lines(piece: Piece, name: str, loads_line: _LoadsLine) -> Iterator[Numbered]:
    if piece.is_whole:
        packed = storage.size(piece.path) if compression.is_compressed(piece.path) else None
        with storage.open_read(piece.path) as file:
            lines = files.bounded_lines(file, piece.path, packed)
            yield from _numbered(lines, piece, name, loads_line)
        return
    with storage.open_raw(piece.path, max(piece.start - 1, 0)) as file:
        lines = _beginning_in(piece, file)
        yield from _numbered(lines, piece, name, loads_line)


def _numbered(
    lines: Iterator[bytes | None], piece: Piece, name: str, loads_line: _LoadsLine
) -> Iterator[Numbered]:
    before = piece.line
    for line in lines:
        found = _too_long(before, name) if line is None else loads_line(line, before)
        before += 1
        if isinstance(found, ParseError):
            yield Numbered(before, ParseError(found.problems, found.format, piece.path))
        elif found is not None:
            yield Numbered(before, found)


def _beginning_in(piece: Piece, file: BinaryIO) -> Iterator[bytes | None]:
    """Yield the lines that begin in a piece; the file stands on the byte before it."""
    at = piece.start
    if piece.start:  # the line of that byte belongs to the piece before
        while (block := file.readline(files.MAX_BYTES)) and not block.endswith(b"\n"):
            pass
        at = file.tell()
    if piece.stop is not None and at >= piece.stop:
        return
    for line in files.bounded_lines(file, piece.path):
        yield line
        at = file.tell() if line is None else at + len(line)
        if piece.stop is not None and at >= piece.stop:
            return


def _too_long(before: int, format: str) -> ParseError:
    message = f"the line is longer than {files.MAX_BYTES // 1024**2} MiB"
    span = SourceSpan(before + 1, 1, before + 1, 1)
    return ParseError([Problem(pointer="", message=message, code="BK004", span=span)], format)
