"""Files and texts to documents: decoded, told apart, read.

Verbs that take paths open files; content goes through `loads`. So content is never opened as a
path, and a path is never parsed as content. Nothing fetches from the network.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO, StringIO
from itertools import islice
from typing import BinaryIO, NamedTuple, TypeAlias

from briefkit import compression, files, formats
from briefkit.encoding import decode
from briefkit.errors import ParseError, UnknownFormatError, UnsupportedDirectionError
from briefkit.formats import Document, Format
from briefkit.model import Brief
from briefkit.problems import Problem

__all__ = [
    "DecodedText",
    "StrPath",
    "binary_format",
    "binary_reader_of",
    "decode_document",
    "decode_text",
    "format_of",
    "known_format",
    "lines_for",
    "loads",
    "loads_document",
    "naming",
    "only_document",
    "read",
    "read_document",
    "reader_of",
    "whole_brief",
]

StrPath: TypeAlias = str | os.PathLike[str]
"""A path of a file."""


_HEAD = 4096


class DecodedText(NamedTuple):
    """The text of a file, before a brief is made of it."""

    text: str
    """The text, without byte order mark."""

    format: Format
    """The format that it is in."""

    repaired: tuple[Problem, ...]
    """What was repaired to read it at all."""


def read(path: StrPath, format: str | Format | None = None) -> Brief:
    """Return the brief in a file.

    Args:
        path: The file.
        format: Its format; by default told by the suffix, then by the content.

    Raises:
        FileAccessError: The file cannot be read.
        UnknownFormatError: No format goes by that name, or none can be told for the file.
        ParseError: The file holds no brief, or something in it cannot be read as what it is.
    """
    return whole_brief(read_document(path, format), path)


def read_document(path: StrPath, format: str | Format | None = None) -> Document:
    """Return the brief in a file with the reader's problems and the places of its values.

    Args and errors as for `read`; but what cannot be read is left for `Document.unread`.
    """
    with naming(path):
        known = known_format(path, format)
        if known is None or not known.is_binary:
            return decode_document(files.read_bytes(path), path, format)
        with files.open_bytes(path) as file:
            return only_document(known, file)


def decode_document(
    data: bytes, path: StrPath | None = None, format: str | Format | None = None
) -> Document:
    """Return the brief that bytes hold, with what was repaired among the reader's problems.

    Args:
        data: The content of a file, or of standard input.
        path: The name of the file, whose suffix may tell the format.
        format: The format, if it is known.

    Raises:
        UnknownFormatError: No format goes by that name, or none can be told.
        ParseError: There is no text, or no brief in it.
    """
    binary = binary_format(data, path, format)
    if binary is not None:
        return only_document(binary, BytesIO(data))
    text, found, repaired = decode_text(data, path, format)
    return reader_of(found)(text).preceded(*repaired)


def binary_format(
    data: bytes, path: StrPath | None = None, format: str | Format | None = None
) -> Format | None:
    """Return the format of bytes that are no text; None if they should be one.

    Args and errors as for `decode_document`.
    """
    found = known_format(path, format) or formats.for_bytes(data)
    return found if found is not None and found.is_binary else None


def only_document(format: Format, file: BinaryIO) -> Document:
    """Return the one brief of a file that is no text.

    Raises:
        ParseError: There is no brief, or more than one; or it cannot be read.
        UnsupportedDirectionError: The format is only written.
    """
    found = [*islice(binary_reader_of(format)(file), 2)]
    if len(found) != 1:
        count = "more" if found else "none"
        message = f"expected one brief, got {count}; read them one by one as documents"
        raise ParseError([Problem(pointer="", message=message, code="BK001")], format.name)
    if isinstance(found[0], ParseError):
        raise found[0]
    return found[0]


def decode_text(
    data: bytes, path: StrPath | None = None, format: str | Format | None = None
) -> DecodedText:
    """Return the text that bytes hold and its format. Args and errors as for `decode_document`.

    Raises:
        UnsupportedDirectionError: The bytes are of a format that is no text.
    """
    binary = binary_format(data, path, format)
    if binary is not None:
        raise UnsupportedDirectionError(binary.name, "be read as text")
    known = known_format(path, format)
    text, repaired = decode(data, declared=_declared(data, known))
    found = _told(text, path, known, format)
    if repaired and found.strict_utf8:
        text, repaired = decode(data, repair=False)
    return DecodedText(text, found, repaired)


def _declared(data: bytes, known: Format | None) -> str | None:
    """Return the encoding that a document declares in the way of its format, or of any."""
    ways = (format.declares for format in ((known,) if known else formats.BUILTIN))
    # Of UTF-16 and UTF-32, what is ASCII: a declaration is.
    head = data[:_HEAD].replace(b"\0", b"").lstrip(b"\xff\xfe")
    return next((found for way in ways if way and (found := way(head))), None)


def _told(
    text: str, path: StrPath | None, known: Format | None, format: str | Format | None
) -> Format:
    """Return the format of a text whose file name may leave the choice to its content."""
    if path and format is None:
        known = formats.told_by_content(compression.without_suffix(path), text) or known
    return known or format_of(path, text)


def lines_for(format: Format, text: str) -> Iterable[str]:
    """Return a text as the lines that `Format.iter_loads` takes."""
    # Not str.splitlines(): a line of JSON may hold U+2028.
    return [text] if format.whole else StringIO(text)


def loads(text: str, format: str | Format | None = None) -> Brief:
    """Return the brief that a text spells.

    Args:
        text: The content itself, never a path.
        format: Its format; by default told by the content.

    Raises:
        UnknownFormatError: No format goes by that name, or none can be told for the text.
        ParseError: The text holds no brief, or something in it cannot be read as what it is.
    """
    return whole_brief(loads_document(text, format))


def loads_document(text: str, format: str | Format | None = None) -> Document:
    """Return the brief that a text spells with the reader's problems and the places of its values.

    Args and errors as for `loads`; but what cannot be read is left for `Document.unread`.
    """
    return reader_of(format_of(None, text, format))(text)


def whole_brief(document: Document, path: StrPath | None = None) -> Brief:
    """Return the brief of a document that was read from `path`, if all of it could be read.

    Raises:
        ParseError: Something in it could not be read as what it is.
    """
    if not document.unread:
        return document.brief
    problems = document.located_problems()
    unread = [problem for problem in problems if problem.pointer in document.unread]
    raise ParseError(unread, document.format, os.fspath(path) if path else None)


def format_of(
    path: StrPath | None, text: str | None = None, format: str | Format | None = None
) -> Format:
    """Return the format that is named, or that a suffix means, or that a text looks like.

    Text with a suffix that nobody knows is not taken for running text.

    Raises:
        UnknownFormatError: No format goes by that name, or none can be told.
    """
    found = known_format(path, format)
    if found is None and text is not None:
        suffix = os.path.splitext(compression.without_suffix(path))[1] if path else ""
        found = formats.for_content(text, guess=not suffix)
    if found is None:
        raise UnknownFormatError(os.fspath(path) if path else "this text", formats.available())
    return found


def known_format(path: StrPath | None, format: str | Format | None = None) -> Format | None:
    """Return the format that is named, or that a suffix means; None if only content can tell.

    Raises:
        UnknownFormatError: No format goes by that name.
    """
    if format is not None:
        return format if isinstance(format, Format) else formats.get(format)
    return formats.for_path(compression.without_suffix(path)) if path else None


def reader_of(format: Format) -> Callable[[str], Document]:
    """Return what reads a format.

    Raises:
        UnsupportedDirectionError: It is only written, or no text.
    """
    if format.loads is None:
        direction = "be read from text; read a file" if format.read_binary else "be read"
        raise UnsupportedDirectionError(format.name, direction)
    return format.loads


def binary_reader_of(format: Format) -> Callable[[BinaryIO], Iterator[Document | ParseError]]:
    """Return what reads the files of a format that is no text.

    Raises:
        UnsupportedDirectionError: It is only written.
    """
    if format.read_binary is None:
        raise UnsupportedDirectionError(format.name, "be read")
    return format.read_binary


@contextlib.contextmanager
def naming(path: StrPath) -> Iterator[None]:
    """Give the parse errors of a block the path of the file."""
    try:
        yield
    except ParseError as error:
        raise ParseError(error.problems, error.format, os.fspath(path)) from error
