"""Compressed files: told by their suffix alone, and opened no further than anybody would want."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from typing import BinaryIO, cast

from briefkit.errors import FileAccessError

__all__ = ["SUFFIX", "inside", "is_compressed", "longest", "without_suffix"]

SUFFIX = ".gz"
"""The suffix that says that a file is compressed; nothing is told by the content."""

_RATIO = 200  # text shrinks to a third or a tenth; what shrinks to less than this was made to
_HARMLESS = 16 * 1024 * 1024


def is_compressed(path: str | os.PathLike[str]) -> bool:
    """Tell whether the name of a file says that it is compressed."""
    return os.fspath(path).lower().endswith(SUFFIX)


def without_suffix(path: str | os.PathLike[str]) -> str:
    """Return a path as it would be if the file were not compressed."""
    name = os.fspath(path)
    return name[: -len(SUFFIX)] if is_compressed(name) else name


def longest(file: BinaryIO) -> int:
    """Return how many bytes may come out of an open compressed file that holds honest text."""
    return max(_HARMLESS, os.fstat(file.fileno()).st_size * _RATIO)


@contextlib.contextmanager
def inside(path: str | os.PathLike[str], file: BinaryIO) -> Iterator[BinaryIO]:
    """Open what an open compressed file holds, in one member or several.

    Args:
        path: What to call it if it cannot be read.
        file: The file.

    Raises:
        FileAccessError: It is damaged, or not compressed.
    """
    import gzip
    import zlib

    try:
        with gzip.GzipFile(fileobj=file) as opened:
            yield cast(BinaryIO, opened)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        remedy = "compress it anew, or take the suffix off its name"
        raise FileAccessError(path, "this is no sound gzip file", remedy) from error
