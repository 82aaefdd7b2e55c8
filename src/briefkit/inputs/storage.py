"""Files by path or by URL, alike: paths by the operating system, URLs by fsspec.

A path is never taken for a URL that nobody has written as one: only ``scheme://`` makes one.
Nothing here reaches for the network unless somebody names a URL.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from typing import BinaryIO

from briefkit import compression, files
from briefkit.documents import StrPath
from briefkit.errors import FileAccessError
from briefkit.inputs import urls
from briefkit.inputs.entries import Entry
from briefkit.inputs.urls import is_url

__all__ = [
    "entries",
    "exists",
    "is_url",
    "joined",
    "list_names",
    "look_at",
    "make_folder",
    "open_raw",
    "open_read",
    "read_bytes",
    "read_head",
    "remove",
    "replacing",
    "size",
    "sweep",
    "whole",
]


def whole(path: StrPath) -> str:
    """Return a path that means the same in every folder; a URL as it is."""
    name = os.fspath(path)
    if is_url(name):
        return name
    is_folder = name.endswith(("/", os.sep))
    return os.path.join(os.path.abspath(name), "") if is_folder else os.path.abspath(name)


def joined(folder: StrPath, below: str) -> str:
    """Return the path, or the URL, of what lies in a folder, by its place with slashes."""
    name = os.fspath(folder)
    return urls.joined(name, below) if is_url(name) else os.path.join(name, *below.split("/"))


@contextlib.contextmanager
def open_raw(path: StrPath) -> Iterator[BinaryIO]:
    """Open a file as it lies there, compressed or not.

    Raises:
        FileAccessError: It is missing, a folder, no regular file, or unreadable.
        MissingDependencyError: What URLs need is not installed.
    """
    with urls.opened(os.fspath(path)) if is_url(path) else files.open_raw(path) as file:
        yield file


@contextlib.contextmanager
def open_read(path: StrPath) -> Iterator[BinaryIO]:
    """Open a file to read what it holds, unpacked if its name says that it is compressed.

    Raises:
        FileAccessError: As `open_raw`; for one that is damaged, when what comes before the damage
            has been read.
        MissingDependencyError: What unpacks it, or what URLs need, is not installed.
    """
    with open_raw(path) as file, compression.inside(path, file) as unpacked:
        yield unpacked


def read_bytes(path: StrPath) -> bytes:
    """Return what a file holds, unpacked if its name says so: at most `files.MAX_BYTES`.

    Raises:
        FileAccessError: As `open_read`; or it is too long.
        MissingDependencyError: As `open_read`.
    """
    if not is_url(path):
        return files.read_bytes(path)
    with open_read(path) as file:
        return files.read_stream(file, path)


def read_head(path: StrPath, size: int) -> bytes:
    """Return the first `size` bytes of what a file holds, or all. Errors as for `open_read`."""
    with open_read(path) as file:
        return file.read(size)


def look_at(path: StrPath) -> Entry:
    """Return what is known of a file, or of a folder, without opening it.

    Raises:
        FileAccessError: It is missing, or cannot be asked about.
        MissingDependencyError: What URLs need is not installed.
    """
    if is_url(path):
        return urls.look_at(os.fspath(path))
    with files.told(path, "read"):
        return _entry(os.path.basename(path), os.stat(path))


def size(path: StrPath) -> int:
    """Return how many bytes a file has, as it lies there. Errors as for `look_at`."""
    return look_at(path).size


def exists(path: StrPath) -> bool:
    """Tell whether there is a file or a folder; a link is there wherever it leads."""
    return urls.exists(os.fspath(path)) if is_url(path) else os.path.lexists(path)


def entries(folder: StrPath, *, follow: bool = False) -> Iterator[Entry]:
    """Yield the files and folders in a folder, in the order of their names.

    What is neither file nor folder is left out. What cannot be looked at counts as a file, for
    whoever reads it to say why.

    Args:
        folder: The folder, or its URL.
        follow: Whether a link to a folder counts as one; else it is left out.

    Raises:
        FileAccessError: It is missing, or cannot be searched.
        MissingDependencyError: What URLs need is not installed.
    """
    if is_url(folder):
        yield from urls.entries(os.fspath(folder))
        return
    for name in _names(folder):
        entry = _look_in(folder, name, follow=follow)
        if entry is not None:
            yield entry


def list_names(folder: StrPath) -> list[str]:
    """Return the names of what lies in a folder, in order; none if it is not there.

    Raises:
        FileAccessError: It cannot be searched.
        MissingDependencyError: What URLs need is not installed.
    """
    try:
        return urls.names(os.fspath(folder)) if is_url(folder) else _names(folder)
    except FileAccessError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return []
        raise


def make_folder(folder: StrPath) -> None:
    """Make a folder, and those that it lies in, unless they are there.

    Raises:
        FileAccessError: It cannot be made, or a file is in its way.
        MissingDependencyError: What URLs need is not installed.
    """
    make = urls.make_folder if is_url(folder) else files.make_folder
    make(os.fspath(folder))


def remove(path: StrPath) -> None:
    """Remove a file, unless it is gone.

    Raises:
        FileAccessError: It cannot be removed.
        MissingDependencyError: What URLs need is not installed.
    """
    if is_url(path):
        urls.remove(os.fspath(path))
        return
    with files.told(path, "removed"), contextlib.suppress(FileNotFoundError):
        os.unlink(path)


@contextlib.contextmanager
def replacing(path: StrPath) -> Iterator[BinaryIO]:
    """Give a file to write, which is in its place when the block ends, and not at all on an error.

    It is compressed if the name says so.

    Raises:
        FileAccessError: The folder is missing or may not be written to, the disk is full, or
            `path` is a folder.
        MissingDependencyError: What URLs need is not installed.
    """
    if not is_url(path):
        with files.bytes_writer(path) as file:
            yield file
        return
    with urls.replacing(os.fspath(path)) as file, compression.into(path, file) as packed:
        yield packed


def sweep(folder: StrPath) -> None:
    """Remove the temporary files that processes left in a folder when they were ended.

    Raises:
        FileAccessError: The folder cannot be searched.
    """
    for name in list_names(folder):
        if files.is_temporary(name):
            with contextlib.suppress(FileAccessError):
                remove(joined(folder, name))


def _names(folder: StrPath) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        remedy = "check who may read it"
        raise FileAccessError(folder, f"cannot be searched: {reason}", remedy) from error


def _look_in(folder: StrPath, name: str, *, follow: bool) -> Entry | None:
    """Return what is known of a name in a folder; None for what is left out."""
    path = os.path.join(folder, name)
    try:
        found = os.lstat(path)
        is_link = stat.S_ISLNK(found.st_mode)
        if is_link:
            found = os.stat(path)
    except OSError:
        return Entry(name)
    if stat.S_ISREG(found.st_mode) or (stat.S_ISDIR(found.st_mode) and (follow or not is_link)):
        return _entry(name, found)
    return None


def _entry(name: str, found: os.stat_result) -> Entry:
    is_folder = stat.S_ISDIR(found.st_mode)
    return Entry(name, is_folder, 0 if is_folder else found.st_size, found.st_mtime_ns)
