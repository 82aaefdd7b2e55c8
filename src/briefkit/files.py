"""Files: read whole within a limit, written whole or not at all, every failure with a remedy."""

from __future__ import annotations

import contextlib
import io
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from briefkit import compression
from briefkit.errors import BriefkitError, FileAccessError

__all__ = [
    "MAX_BYTES",
    "bounded_lines",
    "bytes_writer",
    "explained",
    "is_temporary",
    "make_folder",
    "open_bytes",
    "open_raw",
    "open_read",
    "read_bytes",
    "read_stream",
    "replace_bytes",
    "temporary",
    "text_appender",
    "text_writer",
    "told",
    "too_long",
    "write_text",
]

MAX_BYTES = 16 * 1024 * 1024
"""The longest file, or line of a file of lines, that is read."""

_TEMPORARY = (".briefkit-", ".tmp")
# Asked for at once. Of 8 KiB, as is usual, most lines of an archive would take several.
_BUFFER = 64 * 1024
_IDENTITY = ("st_mtime_ns", "st_size", "st_ino", "st_dev")

_REMEDIES = {
    FileNotFoundError: ("no such file", "check the path"),
    PermissionError: ("permission denied", "check who may read and write it"),
    IsADirectoryError: ("this is a folder", "name a file"),
    NotADirectoryError: ("a part of this path is a file, not a folder", "check the path"),
}


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """Return what a regular file holds, unpacked if its name says so: at most `MAX_BYTES`.

    Raises:
        FileAccessError: The file is missing, a folder, no regular file, unreadable or too long,
            or a compressed one that is damaged.
    """
    with open_read(path) as file:
        return read_stream(file, path)


@contextlib.contextmanager
def open_read(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Open a regular file to read what it holds, unpacked if its name says that it is compressed.

    Raises:
        FileAccessError: As `open_raw`; for one that is damaged, when what comes before the damage
            has been read.
        MissingDependencyError: What unpacks it is not installed.
    """
    with open_raw(path) as file, compression.inside(path, file) as unpacked:
        yield unpacked


@contextlib.contextmanager
def open_raw(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Open a regular file to read it as it lies there.

    Raises:
        FileAccessError: It is missing, a folder, no regular file, or unreadable.
    """
    try:
        # Asked before it is opened: a pipe would block, a device may have no end.
        mode = os.stat(path).st_mode
        if stat.S_ISDIR(mode):
            os.scandir(path).close()  # one that cannot be searched tells why
            raise FileAccessError(path, "this is a folder", "name a file in it")
        if not stat.S_ISREG(mode):
            raise FileAccessError(path, "this is no regular file", "pass its content by '-'")
        with open(path, "rb", _BUFFER) as file:
            yield file
    except BriefkitError:  # of whoever reads it, too
        raise
    except (OSError, ValueError) as error:
        raise explained(path, error, "read") from error


@contextlib.contextmanager
def open_bytes(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Open a regular file to read in any order; of a compressed one, at most `MAX_BYTES`.

    Raises:
        FileAccessError: As `read_bytes`; a file that is not compressed is never too long.
    """
    if compression.is_compressed(path):
        yield io.BytesIO(read_bytes(path))
        return
    with open_read(path) as file:
        yield file


def read_stream(stream: BinaryIO, name: str | os.PathLike[str]) -> bytes:
    """Return what is left in an open stream, at most `MAX_BYTES`.

    Args:
        stream: The stream.
        name: What to call it if it cannot be read.

    Raises:
        FileAccessError: It is too long, or cannot be read.
    """
    try:
        data = stream.read(MAX_BYTES + 1)
    except BriefkitError:  # of what is inside a compressed file, or behind a URL
        raise
    except OSError as error:
        raise explained(name, error, "read") from error
    if len(data) > MAX_BYTES:
        raise too_long(name, "this file")
    return data


def bounded_lines(file: BinaryIO) -> Iterator[bytes | None]:
    """Yield the lines of an open file, line ends included; None for one of over `MAX_BYTES`."""
    while line := file.readline(MAX_BYTES + 1):
        if len(line) <= MAX_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):  # the rest of it
            line = file.readline(MAX_BYTES)
        yield None


def write_text(path: str | os.PathLike[str], pieces: Iterable[str]) -> None:
    """Write a text as UTF-8, whole or not at all: a temporary file beside it takes its place.

    It is compressed if the name of the file says so. A file that was there keeps its permissions;
    a symbolic link keeps pointing where it did. A device or a pipe has nothing that could take its
    place: it is written to as it stands.

    Raises:
        FileAccessError: The folder is missing or may not be written to, the disk is full, or
            `path` is a folder.
    """
    with text_writer(path) as write:
        for piece in pieces:
            write(piece)


@contextlib.contextmanager
def text_writer(path: str | os.PathLike[str]) -> Iterator[Callable[[str], None]]:
    """Return what writes the pieces of a text, which are in their place when the block ends.

    As `write_text`; if the block ends with an error, nothing has been written.
    """
    with bytes_writer(path) as file:
        yield lambda piece: _write(file, piece)


@contextlib.contextmanager
def bytes_writer(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Return a file to write to, whose content is in its place when the block ends.

    As `write_text`; if the block ends with an error, nothing has been written.
    """
    if os.path.isdir(path):
        raise FileAccessError(path, "this is a folder", "name a file to write")
    is_special = os.path.exists(path) and not os.path.isfile(path)
    target = _resolved(path)
    try:
        with (
            open(path, "wb") if is_special else _replacing(target) as file,
            compression.into(path, file) as packed,
        ):
            yield packed
    except (FileAccessError, BrokenPipeError):
        raise
    except FileNotFoundError as error:
        remedy = "make it, or check the path"
        raise FileAccessError(path, "its folder does not exist", remedy) from error
    except OSError as error:
        raise explained(path, error, "written") from error


@contextlib.contextmanager
def text_appender(path: str | os.PathLike[str]) -> Iterator[Callable[[str], None]]:
    """Return what writes the pieces of a text, as they come, at the end of a file.

    Raises:
        FileAccessError: It cannot be written.
    """
    try:
        with open(path, "ab") as file:
            yield lambda piece: _write(file, piece)
    except (FileAccessError, BrokenPipeError):
        raise
    except (OSError, ValueError) as error:
        raise explained(path, error, "written") from error


def _write(file: BinaryIO, piece: str) -> None:
    file.write(piece.encode())


def replace_bytes(
    path: str | os.PathLike[str], data: bytes, *, unless_changed: os.stat_result
) -> None:
    """Put other content into a regular file, whole or not at all; its permissions stay.

    Args:
        path: The file. A symbolic link is refused: what it leads to may be anywhere.
        data: The content.
        unless_changed: What `os.lstat` said of the file before its content was read. If time,
            size or identity are others now, somebody else has written it, and it stays.

    Raises:
        FileAccessError: It is refused, has changed or is gone, or cannot be written.
    """
    try:
        _check_same(path, unless_changed)
        with _replacing(os.fspath(path)) as file:
            file.write(data)
            _check_same(path, unless_changed)
    except FileAccessError:
        raise
    except (OSError, ValueError) as error:
        raise explained(path, error, "written") from error


def _check_same(path: str | os.PathLike[str], before: os.stat_result) -> None:
    now = os.lstat(path)
    if stat.S_ISLNK(now.st_mode):
        raise FileAccessError(path, "this is a symbolic link", "name the file that it leads to")
    if not stat.S_ISREG(now.st_mode):
        raise FileAccessError(path, "this is no regular file", "name a file")
    if any(getattr(now, field) != getattr(before, field) for field in _IDENTITY):
        raise FileAccessError(path, "it has changed since it was read", "run again")


def make_folder(path: str | os.PathLike[str]) -> None:
    """Make a folder, and those that it lies in, unless they are there.

    Raises:
        FileAccessError: It cannot be made, or a file is in its way.
    """
    try:
        os.makedirs(path, exist_ok=True)
    except FileExistsError as error:
        raise FileAccessError(path, "this is a file, not a folder", "name a folder") from error
    except (OSError, ValueError) as error:
        raise explained(path, error, "made") from error


@contextlib.contextmanager
def told(path: str | os.PathLike[str], done: str = "written") -> Iterator[None]:
    """Tell what goes wrong with a file in a block in the way of all files.

    Args:
        path: The file.
        done: What is done with it.

    Raises:
        FileAccessError: Something went wrong.
    """
    try:
        yield
    except BriefkitError:
        raise
    except (OSError, ValueError) as error:
        raise explained(path, error, done) from error


def temporary(name: str) -> str:
    """Return what to call a file until it is whole; no two are called the same."""
    begin, end = _TEMPORARY
    return f"{begin}{os.urandom(4).hex()}-{name[:64]}{end}"


def is_temporary(name: str) -> bool:
    """Tell whether a file is called as one that is not whole."""
    begin, end = _TEMPORARY
    return name.startswith(begin) and name.endswith(end)


def _resolved(path: str | os.PathLike[str]) -> str:
    try:
        return os.path.realpath(os.fspath(path))
    except (OSError, ValueError) as error:
        raise explained(path, error, "written") from error


@contextlib.contextmanager
def _replacing(target: str) -> Iterator[BinaryIO]:
    folder, name = os.path.split(target)
    beside = os.path.join(folder, temporary(name))
    try:
        with open(beside, "xb") as file:
            if os.path.exists(target):
                os.chmod(beside, stat.S_IMODE(os.stat(target).st_mode))  # not all have fchmod
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise


def too_long(path: str | os.PathLike[str], what: str) -> FileAccessError:
    """Return the error of a file that is longer than `MAX_BYTES`, or of a line of one."""
    limit = f"{MAX_BYTES // 1024**2} MiB"
    return FileAccessError(path, f"{what} is longer than {limit}", "split it into smaller ones")


def explained(
    path: str | os.PathLike[str], error: OSError | ValueError, done: str
) -> FileAccessError:
    """Return the error of a file for what the system says.

    Args:
        path: The file.
        error: What the system says.
        done: What was to be done with it: "read", "written".
    """
    for kind, (reason, remedy) in _REMEDIES.items():
        if isinstance(error, kind):
            return FileAccessError(path, reason, remedy)
    reason = (getattr(error, "strerror", None) or str(error)).lower()
    return FileAccessError(path, f"cannot be {done}: {reason}")
