"""Compressed files: told by their suffix alone, and opened no further than anybody would want."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO, TypeAlias, cast

from briefkit.errors import FileAccessError, MissingDependencyError
from briefkit.guarded import Guarded

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["SUFFIXES", "inside", "is_compressed", "without_suffix"]

_RATIO = 200  # text shrinks to a third or a tenth; what shrinks to less than this was made to
_HARMLESS = 16 * 1024 * 1024
_CHUNK = 16 * 1024  # bytes: as much is lost before a damage, and larger ones are hardly faster

_Opened: TypeAlias = tuple[BinaryIO, tuple[type[Exception], ...]]


def _gzip(file: BinaryIO) -> _Opened:
    import gzip
    import zlib

    unpacked = cast(BinaryIO, gzip.GzipFile(fileobj=file))
    return unpacked, (EOFError, gzip.BadGzipFile, zlib.error)


def _zstd(file: BinaryIO) -> _Opened:
    try:
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd
    except ImportError as error:
        raise MissingDependencyError("backports.zstd", "zstd") from error
    return cast(BinaryIO, zstd.ZstdFile(file)), (EOFError, zstd.ZstdError)


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


@contextlib.contextmanager
def inside(path: str | os.PathLike[str], file: BinaryIO) -> Iterator[BinaryIO]:
    """Give what an open file holds: unpacked, if its name says that it is compressed.

    There may be several members in it. Reading raises `FileAccessError` where the file is damaged
    or cut off, when all before that has been read; and where it holds far more than its size, as
    no honest text does.

    Args:
        path: What the file is called; the suffix says whether it is compressed, and how.
        file: The file, which stays open.

    Raises:
        MissingDependencyError: What unpacks such files is not installed.
    """
    if not is_compressed(path):
        yield file
        return
    kind, opened = _KINDS[_suffix(os.fspath(path))]
    with io.BufferedReader(_Unpacked(path, kind, file, *opened(file)), _CHUNK) as stream:
        yield stream


class _Unpacked(Guarded):
    """What a compressed file holds, as long as that is in proportion to its size."""

    def __init__(
        self,
        path: str | os.PathLike[str],
        kind: str,
        packed: BinaryIO,
        unpacked: BinaryIO,
        errors: tuple[type[Exception], ...],
    ) -> None:
        def told(_: Exception) -> FileAccessError:
            remedy = "compress it anew, or take the suffix off its name"
            return FileAccessError(path, f"this is no sound {kind} file", remedy)

        # read1, not read: what has been unpacked is not lost when what follows cannot be.
        super().__init__(unpacked, errors, told, cast("io.BufferedIOBase", unpacked).read1)
        self._path = path
        self._packed = packed
        self._count = 0

    def seekable(self) -> bool:
        """Return that it is read from its start to its end."""
        return False

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill a buffer as `Guarded.readinto` does."""
        if self._count > max(_HARMLESS, self._packed.tell() * _RATIO):
            raise FileAccessError(self._path, "it holds far more than its size", "unpack it")
        count = super().readinto(buffer)
        self._count += count
        return count


def _suffix(name: str) -> str:
    return next(suffix for suffix in SUFFIXES if name.lower().endswith(suffix))
