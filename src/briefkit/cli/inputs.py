"""What a command reads: files, what lies in folders, and standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import islice

import attrs

from briefkit import files
from briefkit.cli.errors import STDIN, UsageError, about
from briefkit.documents import binary_format, binary_reader_of, decode_text, lines_for, whole_brief
from briefkit.errors import FileAccessError, ParseError
from briefkit.formats import Document, Format
from briefkit.inputs import reading, storage
from briefkit.inputs.pieces import Piece
from briefkit.inputs.reading import iter_decoded
from briefkit.inputs.search import search
from briefkit.model import Brief
from briefkit.problems import Problem

__all__ = [
    "Input",
    "check_one",
    "collect",
    "documents",
    "every_document",
    "named",
    "read_brief",
    "read_content",
    "read_stdin",
]


@attrs.frozen
class Input:
    """One file to read, or standard input."""

    path: str | None
    """The file; None for standard input."""

    below: str = ""
    """Its place below the folder that was named; for a file named by itself, its own name."""

    @property
    def name(self) -> str:
        """What to call it in messages."""
        return STDIN if self.path is None else self.path


def collect(
    paths: Iterable[str], *, leave_out: str | None = None, allow_empty: bool = False
) -> tuple[Input, ...]:
    """Return the inputs that paths stand for, each once, in the order of `paths`.

    As `briefkit.inputs.search.search` finds them. A file that is not there is an input all the
    same: what comes of the others is worth knowing.

    Args:
        paths: Files, folders, patterns and URLs, and ``-`` for standard input.
        leave_out: A folder not to search, or a file in a folder not to take: what is written to.
        allow_empty: Whether a folder may hold nothing to read.

    Raises:
        FileAccessError: A folder cannot be searched, or holds nothing to read; a pattern fits
            nothing.
    """
    inputs: dict[str | None, Input] = {}
    for path in paths:
        if path == "-":
            inputs.setdefault(None, named(path))
            continue
        for found in search(path, leave_out=leave_out, allow_empty=allow_empty, allow_missing=True):
            inputs.setdefault(os.path.normpath(found.path), Input(found.path, found.below))
    return tuple(inputs.values())


def named(path: str) -> Input:
    """Return the input that a path stands for: a file, or ``-`` for standard input."""
    return Input(None, "stdin") if path == "-" else Input(path, os.path.basename(path))


def documents(item: Input, format: Format | None) -> Iterator[Document]:
    """Yield every brief of an input, one at a time.

    Raises:
        FileAccessError: It cannot be read.
        UnknownFormatError: No format can be told for it.
        ParseError: It holds no brief, or one that cannot be read.
    """
    for found in every_document(item, format):
        if isinstance(found, ParseError):
            raise found
        yield found


def every_document(item: Input, format: Format | None) -> Iterator[Document | ParseError]:
    """Yield every brief of an input, one at a time; where one cannot be read, the error instead.

    Raises:
        FileAccessError: It cannot be read.
        UnknownFormatError: No format can be told for it.
        ParseError: It holds one brief, and that cannot be read.
    """
    found = None
    for found in _items(item, format):
        yield found
    if found is None:
        yield ParseError([Problem(pointer="", message="it is empty", code="BK001")])


def read_brief(item: Input, format: Format | None = None) -> Brief:
    """Return the one brief of an input.

    Raises:
        FailureError: It cannot be read, or does not hold one brief.
    """
    with about(item.name):
        found = [*islice(documents(item, format), 2)]
        _refuse_many(found, item)
        return whole_brief(found[0])


def check_one(content: bytes, item: Input, format: Format | None) -> None:
    """Check that the content of an input does not hold several briefs.

    Raises:
        UsageError: It does.
        UnknownFormatError: No format can be told for it.
        ParseError: There is no text in it.
    """
    binary = binary_format(content, item.path, format)
    if binary is not None:
        _refuse_many([*islice(binary_reader_of(binary)(BytesIO(content)), 2)], item)
        return
    text, found, _ = decode_text(content, item.path, format)
    if found.iter_loads is not None:
        _refuse_many([*islice(found.iter_loads(lines_for(found, text)), 2)], item)


def read_content(item: Input) -> bytes:
    """Return all of an input, at most `files.MAX_BYTES`.

    Raises:
        FileAccessError: It cannot be read, or is too long.
    """
    return read_stdin() if item.path is None else storage.read_bytes(item.path)


def read_stdin() -> bytes:
    """Return all of standard input, at most `files.MAX_BYTES`.

    Raises:
        FileAccessError: It is closed, or too long.
    """
    if sys.stdin is None:
        raise FileAccessError(STDIN, "is closed", "name a file")
    return files.read_stream(sys.stdin.buffer, STDIN)


def _refuse_many(found: Sequence[object], item: Input) -> None:
    if len(found) > 1:
        raise UsageError(f"{item.name}: holds many briefs, not one", "take out one of them")


def _items(item: Input, format: Format | None) -> Iterator[Document | ParseError]:
    if item.path is None:
        return iter_decoded(read_stdin(), None, format)
    found = reading.documents(Piece(path=item.path, below=item.below), format)
    return (document for _, document in found)
