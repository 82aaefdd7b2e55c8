"""Files behind URLs, by fsspec: each function does for a URL what the system does for a path."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, cast

from briefkit import files
from briefkit.errors import BriefkitError, FileAccessError, MissingDependencyError
from briefkit.guarded import Guarded
from briefkit.inputs.entries import Entry

__all__ = [
    "entries",
    "exists",
    "is_url",
    "joined",
    "look_at",
    "make_folder",
    "names",
    "opened",
    "remove",
    "replacing",
]

# One letter and a colon is a drive of Windows. Several schemes go through one another.
_URL = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]+::)*[A-Za-z][A-Za-z0-9+.-]+://")
_BUFFER = 256 * 1024
_EVERY = (Exception,)  # each file system has errors of its own
# What file systems call the time of the last change; some know only when a file was made.
_TIMES = ("mtime", "LastModified", "last_modified", "updated", "created")


def is_url(path: object) -> bool:
    """Tell whether a text is the URL of a file: ``s3://desk/wire.ndjson``, ``memory://a``."""
    return isinstance(path, str) and _URL.match(path) is not None


def joined(url: str, below: str) -> str:
    """Return the URL of what lies in a folder, by its place with slashes."""
    steps = url.split("::")
    # Of schemes that go through one another, the first that has a place counts.
    first = next(number for number, step in enumerate(steps) if "://" in step)
    steps[first] += below if steps[first].endswith("/") else f"/{below}"
    return "::".join(steps)


@contextlib.contextmanager
def opened(url: str) -> Iterator[BinaryIO]:
    """Open a file as it lies there.

    Raises:
        FileAccessError: It is missing, a folder, or unreadable; also while it is read.
        MissingDependencyError: fsspec is not installed.
    """
    system, place = _system(url)
    with _telling(url, "read"):
        found = system.open(place, "rb")
    raw = Guarded(found, _EVERY, lambda error: _told(url, error, "read"))
    with io.BufferedReader(raw, _BUFFER) as file:
        yield cast(BinaryIO, file)


def look_at(url: str) -> Entry:
    """Return what is known of a file or a folder.

    Raises:
        FileAccessError: It is missing, or cannot be asked about.
        MissingDependencyError: fsspec is not installed.
    """
    system, place = _system(url)
    with _telling(url, "read"):
        return _entry(system.info(place))


def exists(url: str) -> bool:
    """Tell whether there is a file or a folder; other errors as for `look_at`."""
    try:
        look_at(url)
    except FileAccessError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return False
        raise
    return True


def entries(url: str) -> list[Entry]:
    """Return what lies in a folder, in the order of the names.

    Raises:
        FileAccessError: It is missing, or cannot be searched.
        MissingDependencyError: fsspec is not installed.
    """
    system, place = _system(url)
    with _telling(url, "searched"):
        system.invalidate_cache(place)  # others may have written there
        found = [info for info in system.ls(place, detail=True) if not _is_itself(info, place)]
        return sorted(map(_entry, found))


def names(url: str) -> list[str]:
    """Return the names of what lies in a folder, in order; errors as for `entries`."""
    return [entry.name for entry in entries(url)]


def make_folder(url: str) -> None:
    """Make a folder, and those that it lies in, unless they are there.

    Raises:
        FileAccessError: It cannot be made.
        MissingDependencyError: fsspec is not installed.
    """
    system, place = _system(url)
    with _telling(url, "made"):
        system.makedirs(place, exist_ok=True)


def remove(url: str) -> None:
    """Remove a file, unless it is gone.

    Raises:
        FileAccessError: It cannot be removed.
        MissingDependencyError: fsspec is not installed.
    """
    system, place = _system(url)
    with _telling(url, "removed"), contextlib.suppress(FileNotFoundError):
        system.rm_file(place)


@contextlib.contextmanager
def replacing(url: str) -> Iterator[BinaryIO]:
    """Give a file to write, which is in its place when the block ends, and not at all on an error.

    Until then it has another name beside: not every file system hides what is half written, and
    those that do show it when it is closed, which an error does as well.

    Raises:
        FileAccessError: It cannot be written.
        MissingDependencyError: fsspec is not installed.
    """
    system, place = _system(url)
    folder, _, name = place.rpartition("/")
    beside = f"{folder}/{files.temporary(name)}"
    try:
        with _telling(url, "written"):
            stream = system.open(beside, "wb")
        raw = Guarded(stream, _EVERY, lambda error: _told(url, error, "written"))
        with io.BufferedWriter(raw, _BUFFER) as file:
            yield cast(BinaryIO, file)
        with _telling(url, "written"):
            system.mv(beside, place)
    except BaseException:
        with contextlib.suppress(Exception):  # the first error is the one to tell
            system.rm_file(beside)
        raise


def _system(url: str) -> tuple[Any, str]:
    """Return the file system that a URL means, and the path in it."""
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise MissingDependencyError("fsspec", "remote") from error
    with _telling(url, "reached"):
        found: tuple[Any, str] = url_to_fs(url)
    return found


def _is_itself(info: Mapping[str, Any], place: str) -> bool:
    """Tell whether an entry of a folder stands for the folder, as where there are no folders."""
    return str(info["name"]).strip("/") == place.strip("/")


def _entry(info: Mapping[str, Any]) -> Entry:
    name = str(info["name"]).rstrip("/").rpartition("/")[2]
    is_folder = info.get("type") == "directory"
    return Entry(name, is_folder, int(info.get("size") or 0), _changed(info))


def _changed(info: Mapping[str, Any]) -> int | None:
    """Return when a file was changed, in nanoseconds since 1970, if its file system says so."""
    time = next((info[name] for name in _TIMES if info.get(name)), None)
    if isinstance(time, str):
        with contextlib.suppress(ValueError):
            time = dt.datetime.fromisoformat(time)
    if isinstance(time, dt.datetime):
        time = time.timestamp()
    return int(time * 1e9) if isinstance(time, (int, float)) else None


@contextlib.contextmanager
def _telling(url: str, done: str) -> Iterator[None]:
    try:
        yield
    except BriefkitError:
        raise
    except Exception as error:
        raise _told(url, error, done) from error


def _told(url: str, error: Exception, done: str) -> FileAccessError:
    if isinstance(error, FileNotFoundError):
        return FileAccessError(url, "no such file", "check the URL")
    if isinstance(error, IsADirectoryError):
        return FileAccessError(url, "this is a folder", "name a file in it")
    what = getattr(error, "strerror", None) or str(error) or type(error).__name__
    remedy = "check the URL, the network, and who may read and write it"
    if isinstance(error, ImportError):
        remedy = "install what fsspec needs for such URLs"
    return FileAccessError(url, f"cannot be {done}: {what}", remedy)
