"""What a command reads: files, what lies in folders, and standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import islice

import attrs

from briefkit import compression, files, formats
from briefkit.cli.errors import STDIN, UsageError, about
from briefkit.documents import (
    binary_format,
    binary_reader_of,
    decode_text,
    iter_decoded,
    iter_documents,
    known_format,
    lines_for,
    whole_brief,
)
from briefkit.errors import FileAccessError, ParseError, UnknownFormatError
from briefkit.formats import Document, Format
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

_HEAD = 16 * 1024  # bytes: what tells formats apart is at the beginning, in any encoding


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

    Folders are searched for files with the suffix of a format, in the order of their names; of
    those whose suffix many share, as ``.xml``, for those whose content is of a format. Hidden
    files and folders are passed over, links to folders are not followed. A path that does not
    exist and holds ``*``, ``?`` or ``[`` is a pattern, for where no shell expands it.

    Args:
        paths: Files, folders, patterns, and ``-`` for standard input.
        leave_out: A folder not to search, or a file in a folder not to take: what is written to.
        allow_empty: Whether a folder may hold nothing to read.

    Raises:
        FileAccessError: A folder cannot be searched, or holds nothing to read; a pattern fits
            nothing.
    """
    found: dict[str | None, Input] = {}
    for path in paths:
        for item in _expanded(path, leave_out, allow_empty=allow_empty):
            found.setdefault(item.path and os.path.normpath(item.path), item)
    return tuple(found.values())


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
    return read_stdin() if item.path is None else files.read_bytes(item.path)


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


def _expanded(path: str, leave_out: str | None, *, allow_empty: bool) -> Iterator[Input]:
    for each in _fitting(path):
        if os.path.isdir(each):
            yield from _searched(each, leave_out, allow_empty=allow_empty)
        else:
            yield named(each)


def _fitting(path: str) -> Sequence[str]:
    """Return what a path stands for: itself, or as a pattern what fits it, in order."""
    if path == "-" or not {*"*?["}.intersection(path) or os.path.lexists(path):
        return (path,)
    from glob import glob

    found = sorted(glob(path, recursive=True))
    if not found:
        raise FileAccessError(path, "no file fits this pattern", "check the pattern")
    return found


def _items(item: Input, format: Format | None) -> Iterator[Document | ParseError]:
    if item.path is not None:
        yield from iter_documents(item.path, format)
        return
    yield from iter_decoded(read_stdin(), None, format)


def _searched(folder: str, leave_out: str | None, *, allow_empty: bool) -> Iterator[Input]:
    hidden_away = os.path.realpath(leave_out) if leave_out else ""
    empty = True
    for parent, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and os.path.realpath(os.path.join(parent, name)) != hidden_away
        )
        for name in sorted(names):
            path = os.path.normpath(os.path.join(parent, name))
            if name.startswith(".") or not os.path.isfile(path) or not _has_format(path):
                continue
            # The name is looked at first, which costs nothing.
            if name != os.path.basename(hidden_away) or os.path.realpath(path) != hidden_away:
                empty = False
                yield Input(path, os.path.relpath(path, folder))
    if empty and not allow_empty:
        remedy = "name its files one by one ('briefkit formats' lists the suffixes)"
        raise FileAccessError(folder, "no file in it has the suffix of a format", remedy)


def _has_format(path: str) -> bool:
    """Tell whether a file in a folder is to be read, by its name or the head of its content."""
    if known_format(path):
        return True
    if not formats.has_shared_suffix(compression.without_suffix(path)):
        return False
    try:
        decode_text(files.read_head(path, _HEAD), path)
    except UnknownFormatError:
        return False
    except (FileAccessError, ParseError):
        return True  # Whoever reads it says what is the matter.
    return True


def _refuse(error: OSError) -> None:
    reason = (error.strerror or str(error)).lower()
    remedy = "check who may read it"
    raise FileAccessError(error.filename, f"cannot be searched: {reason}", remedy) from error
