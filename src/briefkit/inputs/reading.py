"""The documents of files, one after the other, each with its number."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from io import BytesIO, StringIO
from typing import BinaryIO, NamedTuple, TypeAlias

from briefkit import files
from briefkit.documents import (
    StrPath,
    binary_format,
    binary_reader_of,
    decode_text,
    known_format,
    lines_for,
    naming,
    reader_of,
)
from briefkit.errors import ParseError
from briefkit.formats import Document, Format
from briefkit.inputs import storage
from briefkit.inputs.pieces import Piece
from briefkit.problems import Problem, SourceSpan

__all__ = ["Numbered", "documents", "iter_decoded", "iter_documents"]

_Opener: TypeAlias = Callable[[str], AbstractContextManager[BinaryIO]]
_Item: TypeAlias = Document | ParseError


class Numbered(NamedTuple):
    """A document of a file, or the error of one that cannot be read."""

    number: int
    """The line that it stands on, if the format is one of lines; else its place among the
    documents of the file. Either counts from 1."""

    document: Document | ParseError
    """What was read."""


def documents(piece: Piece, format: str | Format | None = None) -> Iterator[Numbered]:
    """Yield every document of a piece, one at a time; where one cannot be read, the error instead.

    A file of lines is read line by line, in constant memory. A line that is too long is an error
    of that line alone.

    Args:
        piece: What to read.
        format: Its format; by default told by the suffix, then by the content.

    Raises:
        FileAccessError: The file cannot be read; for one that is damaged, when what comes before
            the damage has been read.
        UnknownFormatError: No format goes by that name, or none can be told for the file.
        ParseError: The file as a whole holds no brief.
        MissingDependencyError: What URLs need, or compressed files, is not installed.
    """
    return _documents(piece, format, storage.open_read)


def iter_documents(
    path: StrPath, format: str | Format | None = None
) -> Iterator[Document | ParseError]:
    """Yield every brief in a file, one at a time; where one cannot be read, the error instead.

    A file of lines is read line by line, in constant memory. What is given is a path, never a URL.
    Args and errors as for `briefkit.read`.
    """
    piece = Piece(path=os.fspath(path), below="")
    return (item for _, item in _documents(piece, format, files.open_read))


def iter_decoded(
    data: bytes, path: StrPath | None = None, format: str | Format | None = None
) -> Iterator[Document | ParseError]:
    """Yield every brief that bytes hold. Args and errors as for `documents.decode_document`."""
    return (item for _, item in _decoded(data, os.fspath(path) if path else None, format))


def _documents(piece: Piece, format: str | Format | None, opener: _Opener) -> Iterator[Numbered]:
    path = piece.path
    known = known_format(path, format)
    with naming(path), opener(path) as file:
        if known is not None and known.loads_line is not None:
            yield from _of_lines(file, piece, known)
        elif known is not None and known.is_binary:
            stream = file if file.seekable() else BytesIO(files.read_stream(file, path))
            yield from _counted(binary_reader_of(known)(stream), path)
        elif known is not None and known.iter_loads is not None and not known.whole:
            yield from _counted(known.iter_loads(_texts(file, path)), path)
        else:
            yield from _decoded(files.read_stream(file, path), path, format)


def _of_lines(file: BinaryIO, piece: Piece, format: Format) -> Iterator[Numbered]:
    assert format.loads_line is not None
    loads_line = format.loads_line
    before = piece.line
    for line in files.bounded_lines(file) if piece.is_whole else _beginning_in(piece, file):
        item = _too_long(before, format.name) if line is None else loads_line(line, before)
        before += 1
        if isinstance(item, ParseError):
            yield Numbered(before, ParseError(item.problems, item.format, piece.path))
        elif item is not None:
            yield Numbered(before, item)


def _beginning_in(piece: Piece, file: BinaryIO) -> Iterator[bytes | None]:
    """Yield the lines that begin in a piece of a file."""
    if piece.start:
        file.seek(piece.start - 1)  # a line that begins before that belongs to the piece before
        while (block := file.readline(files.MAX_BYTES)) and not block.endswith(b"\n"):
            pass
    at = file.tell()
    lines = files.bounded_lines(file)
    while (piece.stop is None or at < piece.stop) and (line := next(lines, b"")) != b"":
        yield line
        at = file.tell() if line is None else at + len(line)


def _texts(file: BinaryIO, path: str) -> Iterator[str]:
    for line in files.bounded_lines(file):
        if line is None:
            raise files.too_long(path, "a line of this file")
        # What is no UTF-8 becomes lone surrogates, for the reader to report in its place.
        yield line.decode(errors="surrogateescape")


def _too_long(before: int, format: str) -> ParseError:
    message = f"the line is longer than {files.MAX_BYTES // 1024**2} MiB"
    span = SourceSpan(before + 1, 1, before + 1, 1)
    return ParseError([Problem(pointer="", message=message, code="BK004", span=span)], format)


def _decoded(data: bytes, path: str | None, format: str | Format | None) -> Iterator[Numbered]:
    binary = binary_format(data, path, format)
    if binary is not None:
        yield from _counted(binary_reader_of(binary)(BytesIO(data)), path)
        return
    text, found, repaired = decode_text(data, path, format)
    if found.iter_loads is None:
        yield Numbered(1, reader_of(found)(text).preceded(*repaired))
        return
    for number, item in _in_text(text, found, found.iter_loads):
        if isinstance(item, ParseError):
            yield Numbered(number, ParseError((*repaired, *item.problems), item.format, path))
        else:
            yield Numbered(number, item.preceded(*repaired))
        repaired = ()


def _in_text(
    text: str, format: Format, iter_loads: Callable[[Iterable[str]], Iterator[_Item]]
) -> Iterator[tuple[int, _Item]]:
    if format.loads_line is None:
        yield from enumerate(iter_loads(lines_for(format, text)), 1)
        return
    for before, line in enumerate(StringIO(text)):
        item = format.loads_line(line.encode(errors="surrogatepass"), before)
        if item is not None:
            yield before + 1, item


def _counted(items: Iterable[_Item], path: str | None) -> Iterator[Numbered]:
    for number, item in enumerate(items, 1):
        if isinstance(item, ParseError):
            yield Numbered(number, ParseError(item.problems, item.format, path))
        else:
            yield Numbered(number, item)
