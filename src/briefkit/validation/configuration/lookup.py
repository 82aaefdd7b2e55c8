"""Where a configuration may stand: told without reading more than its name, or a word of it."""

from __future__ import annotations

import os
from collections.abc import Iterator

from briefkit import files

__all__ = ["FILE_NAMES", "candidates"]

FILE_NAMES = ("briefkit.toml", "pyproject.toml")
"""What a configuration may be called; the first is looked for first."""


def candidates(start: str | os.PathLike[str] = ".") -> Iterator[str]:
    """Yield the files that may be the configuration of a file or folder, the nearest first.

    They are in it or above it, up to a folder that holds ``.git``. Of a pyproject.toml it takes
    no more than a look to see that it says nothing about briefkit.

    Raises:
        FileAccessError: A pyproject.toml on the way cannot be read.
    """
    folder = os.path.abspath(start)
    if not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    while True:
        for name in FILE_NAMES:
            path = os.path.join(folder, name)
            if _is_one(name, path):
                yield path
        above = os.path.dirname(folder)
        if above == folder or os.path.exists(os.path.join(folder, ".git")):
            return
        folder = above


def _is_one(name: str, path: str) -> bool:
    # One of our own name that is a folder, or leads nowhere, is found, and then refused.
    if name == FILE_NAMES[0]:
        return os.path.lexists(path)
    return os.path.isfile(path) and _speaks_of_us(path)


def _speaks_of_us(path: str) -> bool:
    data = files.read_bytes(path)
    return b"briefkit" in data or b"\\u" in data  # an escape could spell the name
