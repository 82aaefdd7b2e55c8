"""Compressed files: told by their suffix alone, and opened no further than anybody would want."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from types import MappingProxyType
from typing import BinaryIO, cast

from briefkit.errors import FileAccessError, MissingDependencyError

__all__ = ["SUFFIXES", "inside", "is_compressed", "longest", "without_suffix"]

_RATIO = 200  # text shrinks to a third or a tenth; what shrinks to less than this was made to
_HARMLESS = 16 * 1024 * 1024


def _gzip(file: BinaryIO) -> tuple[BinaryIO, tuple[type[Exception], ...]]:
    import gzip
    import zlib

    return cast(BinaryIO, gzip.GzipFile(fileobj=file)), (gzip.BadGzipFile, zlib.error)


def _zstd(file: BinaryIO) -> tuple[BinaryIO, tuple[type[Exception], ...]]:
    try:
        from compression import zstd  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        try:
            from backports import zstd
        except ImportError as error:
            raise MissingDependencyError("backports.zstd", "zstd") from error
    return cast(BinaryIO, zstd.ZstdFile(file)), (zstd.ZstdError,)


# What opens files of each kind, and the errors of damaged ones.
_KINDS = MappingProxyType({".gz": ("gzip", _gzip), ".zst": ("Zstandard", _zstd)})

SUFFIXES = tuple(_KINDS)
"""The suffixes that say that a file is compressed; nothing is told by the content."""


def is_compressed(path: str | os.PathLike[str]) -> bool:
    """Tell whether the name of a file says that it is compressed."""
    return os.fspath(path).lower().endswith(SUFFIXES)


def without_suffix(path: str | os.PathLike[str]) -> str:
    """Return a path as it would be if the file were not compressed."""
    name = os.fspath(path)
    return name[: -len(_suffix(name))] if is_compressed(name) else name


def longest(size: int) -> int:
    """Return how many bytes may come out of a compressed file of honest text.

    Args:
        size: How many bytes the file has.
    """
    return max(_HARMLESS, size * _RATIO)


@contextlib.contextmanager
def inside(path: str | os.PathLike[str], file: BinaryIO) -> Iterator[BinaryIO]:
    """Open what an open compressed file holds, in one member or several.

    Args:
        path: What to call it if it cannot be read; its suffix says how it is compressed.
        file: The file.

    Raises:
        FileAccessError: It is damaged, cut off, or not compressed.
        MissingDependencyError: What opens files of this kind is not installed.
    """
    kind, opened = _KINDS[_suffix(os.fspath(path))]
    unpacked, errors = opened(file)
    try:
        with unpacked:
            yield unpacked
    except (EOFError, *errors) as error:  # type: ignore[misc]
        remedy = "compress it anew, or take the suffix off its name"
        raise FileAccessError(path, f"this is no sound {kind} file", remedy) from error


def _suffix(name: str) -> str:
    return next(suffix for suffix in SUFFIXES if name.lower().endswith(suffix))
