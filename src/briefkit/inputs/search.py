"""What sources stand for: files by themselves, those in folders, those that fit a pattern."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import NamedTuple

import attrs

from briefkit import compression, files, formats
from briefkit.documents import StrPath, decode_text, known_format
from briefkit.errors import BriefkitError, FileAccessError, UnknownFormatError
from briefkit.inputs import storage
from briefkit.inputs.entries import Entry
from briefkit.inputs.patterns import fitting, is_pattern
from briefkit.seen import Seen

__all__ = ["Found", "search"]

_HEAD = 16 * 1024  # bytes: what tells formats apart is at the beginning, in any encoding


class Found(NamedTuple):
    """A file to read."""

    path: str
    """The file, or the URL of one."""

    below: str
    """Its place below the folder that was named, with slashes; for a file named by itself, or by
    a pattern, its own name."""

    size: int = 0
    """How many bytes it has, as it lies there; 0 where nobody says."""

    mtime_ns: int | None = None
    """When it was last changed, in nanoseconds since 1970; None where nobody says."""


def search(
    sources: StrPath | Iterable[StrPath],
    *,
    leave_out: StrPath | Iterable[StrPath] | None = None,
    allow_empty: bool = False,
    allow_missing: bool = False,
) -> Iterator[Found]:
    """Yield the files that sources stand for, each once, in the order of the sources.

    Folders are searched for files with the suffix of a format, in the order of their names; of
    those whose suffix many share, as ``.xml``, for those whose content is of a format. Hidden
    files and folders are passed over, links to folders are not followed. What does not exist and
    holds ``*``, ``?`` or ``[`` is a pattern, for where no shell expands it. What lies in a folder
    and cannot be looked at or searched is found all the same: whoever reads it says why.

    Args:
        sources: Files, folders, patterns and URLs of such, or one of them. If there is a number of
            them, that all are there is known before the first is searched.
        leave_out: A folder not to search, or a file in a folder not to take, or several: what is
            written to.
        allow_empty: Whether a folder may hold nothing to read.
        allow_missing: Whether a file that is named need not be there: then it is found all the
            same, and whoever reads it says why it cannot be read.

    Raises:
        FileAccessError: What is named is not there; a folder cannot be searched, or holds nothing
            to read; a pattern fits nothing.
        MissingDependencyError: What URLs need is not installed.
    """
    named = _several(sources)
    # Of a mistake in the last one, nobody should hear after hours.
    if isinstance(named, Collection) and not allow_missing:
        for path in named:
            _check_there(os.fspath(path))
    left_out = frozenset(map(_real, _several(leave_out or ())))
    finder = _Finder(left_out, allow_empty=allow_empty, allow_missing=allow_missing)
    found = chain.from_iterable(finder.expanded(os.fspath(path)) for path in named)
    yield from found if _is_one(named) else _once(found)


def _several(paths: StrPath | Iterable[StrPath]) -> Iterable[StrPath]:
    return (paths,) if isinstance(paths, (str, os.PathLike)) else paths


def _check_there(path: str) -> None:
    """Raise if there is no such file. URLs are asked one by one, when it is their turn."""
    if not (storage.is_url(path) or is_pattern(path)):
        with files.told(path, "read"):
            os.lstat(path)


def _is_one(named: Iterable[StrPath]) -> bool:
    """Tell whether nothing can come twice: there is one file or folder, and no pattern."""
    return (
        isinstance(named, Collection)
        and len(named) == 1
        and not any(is_pattern(os.fspath(path)) for path in named)
    )


def _once(found: Iterable[Found]) -> Iterator[Found]:
    seen = Seen()
    for file in found:
        key = file.path if storage.is_url(file.path) else os.path.normpath(file.path)
        if seen.first(key, "") is None:
            yield file


@attrs.frozen
class _Finder:
    """What is the same for every source of a search."""

    left_out: frozenset[str]
    allow_empty: bool
    allow_missing: bool

    def expanded(self, path: str) -> Iterator[Found]:
        """Yield what a source stands for."""
        is_any = False
        for each, entry in self._fitting(path):
            is_any = True
            if entry.is_folder:
                yield from self._searched(each)
            else:
                yield Found(each, entry.name or each, entry.size, entry.mtime_ns)
        if not is_any:
            raise FileAccessError(path, "no file fits this pattern", "check the pattern")

    def _fitting(self, path: str) -> Iterable[tuple[str, Entry]]:
        """Return a source with what is known of it, or as a pattern what fits it."""
        try:
            return ((path, storage.look_at(path)),)
        except FileAccessError as error:
            is_missing = isinstance(error.__cause__, FileNotFoundError)
            if not storage.is_url(path):
                is_missing = not os.path.lexists(path)
            if is_missing and is_pattern(path):
                return fitting(path)
            if not self.allow_missing and (is_missing or storage.is_url(path)):
                raise
        return ((path, Entry(os.path.basename(path))),)

    def _searched(self, folder: str) -> Iterator[Found]:
        is_empty = True
        for found in self._below(folder):
            is_empty = False
            yield found
        if is_empty and not self.allow_empty:
            remedy = "name its files one by one ('briefkit formats' lists the suffixes)"
            raise FileAccessError(folder, "no file in it has the suffix of a format", remedy)

    def _below(self, top: str) -> Iterator[Found]:
        """Yield what is to be read of a folder, then of each folder in it."""
        waiting = [("", top if storage.is_url(top) else os.path.normpath(top))]
        while waiting:
            place, folder = waiting.pop()
            folders = []
            for entry in _entries(folder, is_top=not place):
                below = f"{place}{entry.name}"
                path = entry.name if folder == "." else storage.joined(folder, entry.name)
                if not entry.name:  # the folder itself, which cannot be searched
                    yield Found(folder, place.rstrip("/"))
                elif self._is_left_out(path, entry.name):
                    continue
                elif entry.is_folder:
                    folders.append((f"{below}/", path))
                elif _has_format(path):
                    yield Found(path, below, entry.size, entry.mtime_ns)
            waiting += reversed(folders)

    def _is_left_out(self, path: str, name: str) -> bool:
        # The names are looked at first, which costs next to nothing.
        is_maybe = any(each.endswith(name) for each in self.left_out)
        return is_maybe and _real(path) in self.left_out


def _entries(folder: str, *, is_top: bool) -> Iterator[Entry]:
    """Yield what in a folder is not hidden; of one that cannot be searched, an entry for itself."""
    try:
        for entry in storage.entries(folder):
            if not entry.name.startswith("."):
                yield entry
    except FileAccessError:
        if is_top:
            raise
        yield Entry("")


def _real(path: StrPath) -> str:
    name = os.fspath(path)
    return name.rstrip("/") if storage.is_url(name) else os.path.realpath(name)


def _has_format(path: str) -> bool:
    """Tell whether a file in a folder is to be read, by its name or the head of its content."""
    if known_format(path):
        return True
    if not formats.has_shared_suffix(compression.without_suffix(path)):
        return False
    try:
        decode_text(storage.read_head(path, _HEAD), path)
    except UnknownFormatError:
        return False
    except BriefkitError:
        return True  # Whoever reads it says what is the matter.
    return True
