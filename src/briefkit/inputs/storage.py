"""Files by path or by URL, alike: paths by the operating system, URLs by fsspec.

A path is never taken for a URL that nobody has written as one: only ``scheme://`` makes one.
Nothing here reaches for the network unless somebody names a URL.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple, TypeAlias

from briefkit import compression, files
from briefkit.errors import BriefkitError, FileAccessError, MissingDependencyError

__all__ = [
    "Stat",
    "StrPath",
    "exists",
    "filesystem",
    "is_url",
    "list_names",
    "make_folder",
    "open_raw",
    "open_read",
    "read_bytes",
    "remove",
    "replacing",
    "size",
    "stat_of",
    "status",
    "sweep",
    "told",
    "whole",
]

StrPath: TypeAlias = str | os.PathLike[str]
"""A path of a file, or a URL."""

# One letter and a colon is a drive of Windows.
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


class Stat(NamedTuple):
    """What is known of a file without opening it."""

    size: int
    """How many bytes it has, as it lies there."""

    mtime_ns: int | None
    """When it was last changed, in nanoseconds since 1970; None where nobody says."""


def is_url(path: StrPath) -> bool:
    """Tell whether a text is the URL of a file: ``s3://desk/wire.ndjson``, ``memory://a``."""
    return isinstance(path, str) and _URL.match(path) is not None


def filesystem(url: str) -> tuple[Any, str]:
    """Return the file system of fsspec that a URL means, and the path in it.

    Raises:
        MissingDependencyError: fsspec is not installed, or what it needs for such URLs.
        FileAccessError: No file system goes by that scheme, or it refuses the URL.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise MissingDependencyError("fsspec", "remote") from error
    try:
        found: tuple[Any, str] = url_to_fs(url)
    except ImportError as error:
        remedy = "install what fsspec needs for such URLs"
        raise FileAccessError(url, f"cannot be reached: {error}", remedy) from error
    except Exception as error:
        raise _refused(url, error, "reached") from error
    return found


def whole(path: StrPath) -> str:
    """Return a path that means the same in every folder; a URL as it is."""
    name = os.fspath(path)
    if is_url(name):
        return name
    is_folder = name.endswith(("/", os.sep))
    return os.path.join(os.path.abspath(name), "") if is_folder else os.path.abspath(name)


@contextlib.contextmanager
def open_raw(path: StrPath, start: int = 0) -> Iterator[BinaryIO]:
    """Open a file as it lies there, compressed or not, at a byte.

    Raises:
        FileAccessError: It is missing, a folder, no regular file, or unreadable.
    """
    if not is_url(path):
        _check_regular(path)
        with told(path, "read", OSError), open(path, "rb") as file:
            file.seek(start)
            yield file
        return
    system, place = filesystem(os.fspath(path))
    with told(path, "read"):
        opened = system.open(place, "rb")
        if start:
            opened.seek(start)
    with told(path, "read", OSError), opened as file:
        yield file


@contextlib.contextmanager
def open_read(path: StrPath) -> Iterator[BinaryIO]:
    """Open a file to read what it holds, unpacked if its name says that it is compressed.

    Raises:
        FileAccessError: As `open_raw`; or it is damaged.
        MissingDependencyError: What unpacks it is not installed.
    """
    with open_raw(path) as file:
        if compression.is_compressed(path):
            with compression.inside(path, file) as unpacked:
                yield unpacked
        else:
            yield file


def read_bytes(path: StrPath) -> bytes:
    """Return what a file holds, at most `files.MAX_BYTES`; of a compressed one, unpacked.

    Raises:
        FileAccessError: As `open_read`; or it is too long.
    """
    with open_read(path) as file:
        return files.read_stream(file, path)


def status(path: StrPath) -> Stat:
    """Return what is known of a file without opening it.

    Raises:
        FileAccessError: It is missing, or cannot be asked about.
    """
    if not is_url(path):
        with files.told(path, "read"):
            found = os.stat(path)
        return Stat(found.st_size, found.st_mtime_ns)
    system, place = filesystem(os.fspath(path))
    with told(path, "read"):
        return stat_of(system.info(place))


def stat_of(info: dict[str, Any]) -> Stat:
    """Return what fsspec says of a file; the time is whatever its file system calls so."""
    names = ("mtime", "LastModified", "updated", "last_modified", "created")
    changed: Any = next((info[name] for name in names if info.get(name) is not None), None)
    if hasattr(changed, "timestamp"):
        changed = changed.timestamp()
    nanoseconds = int(changed * 1e9) if isinstance(changed, (int, float)) else None
    return Stat(int(info.get("size") or 0), nanoseconds)


def size(path: StrPath) -> int:
    """Return how many bytes a file has. Errors as `status`."""
    return status(path).size


def exists(path: StrPath) -> bool:
    """Tell whether there is a file or a folder."""
    if not is_url(path):
        return os.path.lexists(path)
    system, place = filesystem(os.fspath(path))
    with told(path, "read"):
        return bool(system.exists(place))


def list_names(folder: StrPath) -> list[str]:
    """Return the names of the files in a folder, in order; none if it is not there.

    Raises:
        FileAccessError: It cannot be searched.
    """
    try:
        if not is_url(folder):
            with files.told(folder, "searched"):
                return sorted(os.listdir(folder))
        system, place = filesystem(os.fspath(folder))
        with told(folder, "searched"):
            system.invalidate_cache(place)
            return sorted(name.rstrip("/").rpartition("/")[2] for name in system.ls(place, False))
    except FileAccessError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return []
        raise


def make_folder(folder: StrPath) -> None:
    """Make a folder, and those that it lies in, unless they are there.

    Raises:
        FileAccessError: It cannot be made, or a file is in its way.
    """
    if not is_url(folder):
        files.make_folder(folder)
        return
    system, place = filesystem(os.fspath(folder))
    with told(folder, "made"):
        system.makedirs(place, exist_ok=True)


def remove(path: StrPath) -> None:
    """Remove a file, unless it is gone.

    Raises:
        FileAccessError: It cannot be removed.
    """
    if not is_url(path):
        with files.told(path, "removed"), contextlib.suppress(FileNotFoundError):
            os.unlink(path)
        return
    system, place = filesystem(os.fspath(path))
    with told(path, "removed"), contextlib.suppress(FileNotFoundError):
        system.rm_file(place)


@contextlib.contextmanager
def replacing(path: StrPath) -> Iterator[BinaryIO]:
    """Give a file to write, which is in its place when the block ends, and not at all on an error.

    Object stores show a file only when it is closed; elsewhere it has another name until then.

    Raises:
        FileAccessError: The folder is missing or may not be written to, the disk is full, or
            `path` is a folder.
    """
    if not is_url(path):
        with files.bytes_writer(path) as file:
            yield file
        return
    system, place = filesystem(os.fspath(path))
    folder, _, name = place.rpartition("/")
    beside = f"{folder}/{files.TEMPORARY}{os.urandom(4).hex()}-{name[:64]}.tmp"
    try:
        with told(path, "written"):
            opened = system.open(beside, "wb")
        with told(path, "written", OSError), opened as file:
            yield file
        with told(path, "written"):
            system.mv(beside, place)
    except BaseException:
        with contextlib.suppress(Exception):
            system.rm_file(beside)
        raise


def sweep(folder: StrPath) -> None:
    """Remove the temporary files that processes left in a folder when they were ended.

    Raises:
        FileAccessError: The folder cannot be searched.
    """
    for name in list_names(folder):
        if name.startswith(files.TEMPORARY) and name.endswith(".tmp"):
            with contextlib.suppress(FileAccessError):
                remove(f"{os.fspath(folder).rstrip('/')}/{name}")


def _check_regular(path: StrPath) -> None:
    # Asked before it is opened: a pipe would block, a device may have no end.
    with files.told(path, "read"):
        mode = os.stat(path).st_mode
    if stat.S_ISDIR(mode):
        raise FileAccessError(path, "this is a folder", "name a file in it")
    if not stat.S_ISREG(mode):
        raise FileAccessError(path, "this is no regular file", "pass its content by '-'")


@contextlib.contextmanager
def told(path: StrPath, done: str, kind: type[Exception] = Exception) -> Iterator[None]:
    """Make of the errors in a block, and each file system has its own, an error of the file.

    Args:
        path: The file, or its URL.
        done: What is done with it: "read", "written".
        kind: What to take for its errors.

    Raises:
        FileAccessError: There was one.
    """
    try:
        yield
    except BriefkitError:
        raise
    except kind as error:
        raise _refused(path, error, done) from error


def _refused(path: StrPath, error: Exception, done: str) -> FileAccessError:
    if not is_url(path) and isinstance(error, (OSError, ValueError)):
        return files.explained(path, error, done)
    if isinstance(error, FileNotFoundError):
        return FileAccessError(path, "no such file", "check the URL")
    reason = (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()
    remedy = "check the URL, the network, and who may read and write it"
    return FileAccessError(path, f"cannot be {done}: {reason}", remedy)
