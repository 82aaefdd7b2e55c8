"""Compressed files: told by their suffix alone, and opened no further than anybody would want."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

from briefkit.errors import FileAccessError, MissingDependencyError
from briefkit.guarded import Guarded

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["SUFFIXES", "inside", "into", "is_compressed", "without_suffix"]

_RATIO = 200  # text shrinks to a third or a tenth; what shrinks to less than this was made to
_HARMLESS = 16 * 1024 * 1024
_CHUNK = 16 * 1024  # bytes: as much is lost before a damage, and larger ones are hardly faster


class _Kind(NamedTuple):
    """A way to compress files."""

    name: str
    unpacked: Callable[[BinaryIO], object]
    packed: Callable[[BinaryIO], object]
    errors: tuple[type[Exception], ...]
    """What damage raises."""


def _gzip() -> _Kind:
    import gzip
    import zlib

    return _Kind(
        "gzip",
        lambda file: gzip.GzipFile(fileobj=file),
        # Neither name nor time goes in: the same content gives the same bytes.
        lambda file: gzip.GzipFile("", "wb", fileobj=file, mtime=0),
        (EOFError, gzip.BadGzipFile, zlib.error),
    )


def _zstandard() -> _Kind:
    try:
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd
    except ImportError as error:
        raise MissingDependencyError("backports.zstd", "zstd") from error
    return _Kind(
        "Zstandard",
        zstd.ZstdFile,
        lambda file: zstd.ZstdFile(file, "wb"),
        (EOFError, zstd.ZstdError),
    )


_KINDS = MappingProxyType({".gz": _gzip, ".zst": _zstandard})

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
    with io.BufferedReader(_Unpacked(path, file, _kind(path)), _CHUNK) as stream:
        yield stream


@contextlib.contextmanager
def into(path: str | os.PathLike[str], file: BinaryIO) -> Iterator[BinaryIO]:
    """Give what writes to an open file: compressed, if its name says so.

    Args:
        path: What the file is called; the suffix says whether it is compressed, and how.
        file: The file, which stays open.

    Raises:
        MissingDependencyError: What compresses such files is not installed.
    """
    if not is_compressed(path):
        yield file
        return
    with cast(BinaryIO, _kind(path).packed(file)) as packed:
        yield packed


class _Unpacked(Guarded):
    """What a compressed file holds, as long as that is in proportion to its size."""

    def __init__(self, path: str | os.PathLike[str], packed: BinaryIO, kind: _Kind) -> None:
        def told(_: Exception) -> FileAccessError:
            remedy = "compress it anew, or take the suffix off its name"
            return FileAccessError(path, f"this is no sound {kind.name} file", remedy)

        unpacked = kind.unpacked(packed)
        # read1, not read: what has been unpacked is not lost when what follows cannot be.
        read = cast(io.BufferedIOBase, unpacked).read1
        super().__init__(cast(BinaryIO, unpacked), kind.errors, told, read)
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


def _kind(path: str | os.PathLike[str]) -> _Kind:
    return _KINDS[_suffix(os.fspath(path))]()


def _suffix(name: str) -> str:
    return next(suffix for suffix in SUFFIXES if name.lower().endswith(suffix))
