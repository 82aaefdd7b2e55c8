"""Patterns of files: what fits one, folder by folder and in order."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from fnmatch import fnmatch

from briefkit.errors import FileAccessError
from briefkit.inputs import storage
from briefkit.inputs.entries import Entry

__all__ = ["fitting", "is_pattern"]

_MAGIC = re.compile(r"[*?[]")
_STEP = re.compile(r"[^/\\]+" if os.sep == "\\" else r"[^/]+")
_ANY_FOLDERS = "**"


def is_pattern(path: str) -> bool:
    """Tell whether a path, or a URL, is a pattern if nothing is called so."""
    return _MAGIC.search(path) is not None


def fitting(pattern: str) -> Iterator[tuple[str, Entry]]:
    """Yield what fits a pattern, in the order of the names: paths, or URLs, and what is known.

    ``*`` and ``?`` stand for what has no slash in it, ``[abc]`` for one character, and ``**``
    between slashes for any folders; there, links to folders are not followed. What is hidden fits
    only what begins with a dot. If there are several ``**``, some may come more than once. A folder
    that cannot be searched fits: whoever reads it says why.

    Raises:
        MissingDependencyError: What URLs need is not installed.
    """
    magic = _MAGIC.search(pattern)
    assert magic is not None, pattern
    begins = [step.start() for step in _STEP.finditer(pattern) if step.start() <= magic.start()]
    return _fitting(pattern[: begins[-1]], _STEP.findall(pattern[begins[-1] :]))


def _fitting(folder: str, steps: list[str]) -> Iterator[tuple[str, Entry]]:
    """Yield what fits the steps of a pattern in a folder, whose path ends with a slash or is ""."""
    step, *rest = steps
    if step == _ANY_FOLDERS:
        for each in _folders(folder):
            yield from _fitting(each, rest) if rest else ((each, Entry("", is_folder=True)),)
        return
    try:
        for entry in storage.entries(folder or ".", follow=True):
            path = f"{folder}{entry.name}"
            if not _fits(entry.name, step):
                continue
            if not rest:
                yield path, entry
            elif entry.is_folder:
                yield from _fitting(f"{path}/", rest)
    except FileAccessError as error:
        if not isinstance(error.__cause__, (FileNotFoundError, NotADirectoryError)):
            yield folder, Entry("")


def _folders(folder: str) -> Iterator[str]:
    """Yield a folder and all below it, each with a slash at its end."""
    waiting = [folder]
    while waiting:
        parent = waiting.pop()
        yield parent
        try:
            found = [entry.name for entry in storage.entries(parent or ".") if entry.is_folder]
        except FileAccessError:  # was yielded: whoever searches it says why
            continue
        waiting += [f"{parent}{name}/" for name in reversed(found) if not name.startswith(".")]


def _fits(name: str, step: str) -> bool:
    return fnmatch(name, step) and (step.startswith(".") or not name.startswith("."))
