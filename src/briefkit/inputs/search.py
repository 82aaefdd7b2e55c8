"""What sources stand for: files by themselves, those in folders, those that fit a pattern."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from briefkit import compression, formats
from briefkit.documents import decode_text, known_format
from briefkit.errors import FileAccessError, ParseError, UnknownFormatError
from briefkit.inputs import storage
from briefkit.inputs.storage import Stat, StrPath
from briefkit.seen import Seen

__all__ = ["Found", "named", "search"]

_HEAD = 16 * 1024  # bytes: what tells formats apart is at the beginning, in any encoding
_PATTERN = frozenset("*?[")


class Found(NamedTuple):
    """A file to read."""

    path: str
    """The file, or its URL."""

    below: str
    """Its place below the folder that was named, with slashes; for a file named by itself, or by
    a pattern, its own name."""

    size: int = 0
    """How many bytes it has, as it lies there; 0 where that cannot be told."""

    mtime_ns: int | None = None
    """When it was last changed, in nanoseconds since 1970; None where nobody says."""


def search(
    sources: StrPath | Iterable[StrPath],
    *,
    leave_out: StrPath | Iterable[StrPath] | None = None,
    allow_empty: bool = False,
) -> Iterator[Found]:
    """Yield the files that sources stand for, each once, in the order of the sources.

    Folders are searched for files with the suffix of a format, in the order of their names; of
    those whose suffix many share, as ``.xml``, for those whose content is of a format. Hidden
    files and folders are passed over, links to folders are not followed. A path that does not
    exist and holds ``*``, ``?`` or ``[`` is a pattern. A file that is named is found, whether it
    is there or not: who reads it will tell.

    Args:
        sources: Files, folders, patterns and URLs of such, or one of them.
        leave_out: A folder not to search, or a file in a folder not to take, or several: what is
            written to.
        allow_empty: Whether a folder may hold nothing to read.

    Raises:
        FileAccessError: A folder cannot be searched, or holds nothing to read; a pattern fits
            nothing.
        MissingDependencyError: What URLs need is not installed.
    """
    if isinstance(sources, (str, os.PathLike)):
        sources = (sources,)
    if isinstance(leave_out, (str, os.PathLike)):
        leave_out = (leave_out,)
    hidden_away = frozenset(map(os.path.realpath, leave_out or ()))
    seen = Seen()
    for source in sources:
        path = os.fspath(source)
        for found in _expanded(path, hidden_away, allow_empty=allow_empty):
            key = found.path if storage.is_url(found.path) else os.path.normpath(found.path)
            if seen.first(os.fsencode(key), "") is None:
                yield found


def named(path: str, status: Stat | None = None) -> Found:
    """Return what a path stands for that is named by itself."""
    if status is None:
        try:
            status = storage.status(path)
        except FileAccessError:
            status = Stat(0, None)
    name = path.rstrip("/").rpartition("/")[2] if storage.is_url(path) else os.path.basename(path)
    return Found(path, name, *status)


def _expanded(path: str, hidden_away: frozenset[str], *, allow_empty: bool) -> Iterator[Found]:
    if storage.is_url(path):
        yield from _remote(path, allow_empty=allow_empty)
        return
    for each in _fitting(path):
        if os.path.isdir(each):
            yield from _searched(each, hidden_away, allow_empty=allow_empty)
        else:
            yield named(each)


def _fitting(path: str) -> Sequence[str]:
    """Return what a path stands for: itself, or as a pattern what fits it, in order."""
    if not _PATTERN.intersection(path) or os.path.lexists(path):
        return (path,)
    from glob import glob

    found = sorted(glob(path, recursive=True))
    if not found:
        raise _no_fit(path)
    return found


def _searched(folder: str, hidden_away: frozenset[str], *, allow_empty: bool) -> Iterator[Found]:
    hidden_names = frozenset(map(os.path.basename, hidden_away))
    is_empty = True
    for parent, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and os.path.realpath(os.path.join(parent, name)) not in hidden_away
        )
        for name in sorted(names):
            path = os.path.normpath(os.path.join(parent, name))
            status = None if name.startswith(".") else _status(path)
            if status is None or not _has_format(path):
                continue
            # The name is looked at first, which costs nothing.
            if name not in hidden_names or os.path.realpath(path) not in hidden_away:
                is_empty = False
                yield Found(path, os.path.relpath(path, folder).replace(os.sep, "/"), *status)
    if is_empty and not allow_empty:
        raise _empty(folder)


def _status(path: str) -> Stat | None:
    """Return what is known of a regular file; None of anything else."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return Stat(found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None


def _has_format(path: str) -> bool:
    """Tell whether a file in a folder is to be read, by its name or the head of its content."""
    if known_format(path):
        return True
    if not formats.has_shared_suffix(compression.without_suffix(path)):
        return False
    try:
        with storage.open_read(path) as file:
            decode_text(file.read(_HEAD), path)
    except UnknownFormatError:
        return False
    except (FileAccessError, ParseError):
        return True  # Whoever reads it says what is the matter.
    return True


def _remote(url: str, *, allow_empty: bool) -> Iterator[Found]:
    """Yield what a URL stands for: a file, those of a folder, those that fit a pattern."""
    system, place = storage.filesystem(url)
    with storage.told(url, "searched"):
        is_pattern = bool(_PATTERN.intersection(place)) and not system.exists(place)
        if not is_pattern and not system.isdir(place):
            yield named(url)
            return
        found = (system.glob if is_pattern else system.find)(place, detail=True)
    base = f"{_fixed(place) if is_pattern else place.rstrip('/')}/"
    is_empty = True
    for name, info in sorted(found.items()):
        below = name.removeprefix(base)
        path = system.unstrip_protocol(name)
        if info.get("type") != "file" or _is_hidden(below):
            continue
        if is_pattern or _has_format(path):
            is_empty = False
            below = below.rpartition("/")[2] if is_pattern else below
            yield Found(path, below, *storage.stat_of(info))
    if is_empty and (is_pattern or not allow_empty):
        raise _no_fit(url) if is_pattern else _empty(url)


def _fixed(pattern: str) -> str:
    """Return the folder that all files lie in which fit a pattern."""
    steps = takewhile(lambda step: not _PATTERN.intersection(step), pattern.split("/"))
    return "/".join(steps)


def _is_hidden(below: str) -> bool:
    return any(step.startswith(".") for step in below.split("/"))


def _no_fit(path: str) -> FileAccessError:
    return FileAccessError(path, "no file fits this pattern", "check the pattern")


def _empty(folder: str) -> FileAccessError:
    remedy = "name its files one by one ('briefkit formats' lists the suffixes)"
    return FileAccessError(folder, "no file in it has the suffix of a format", remedy)


def _refuse(error: OSError) -> None:
    reason = (error.strerror or str(error)).lower()
    remedy = "check who may read it"
    raise FileAccessError(error.filename, f"cannot be searched: {reason}", remedy) from error
