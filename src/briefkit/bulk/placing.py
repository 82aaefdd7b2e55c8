"""Many small files in their places: each whole or not at all, all of them on the disk at the end.

To wait for the disk after each file takes up to three milliseconds, more than most conversions.
So files are put in their places first, a thousand at a time, and then waited for: much of it is on
the disk by then. Who sees them before that sees whole files; and a power cut finds no record that
says they are done.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator

from briefkit import files
from briefkit.bulk.journal import joined
from briefkit.inputs import storage

__all__ = ["files_below", "settle_folder"]

_HELD = 1000  # files that are in their places and were not waited for


@contextlib.contextmanager
def files_below(folder: str, temporary: str) -> Iterator[Callable[[str, bytes], None]]:
    """Give what writes a file below a folder, by its place with slashes and its content.

    Args:
        folder: The folder, or its URL.
        temporary: A folder of the same disk for what is not whole yet.

    Raises:
        FileAccessError: A file cannot be written.
    """
    if storage.is_url(folder):
        yield lambda place, content: _stored(joined(folder, place), content)
        return
    written = _Written(folder, temporary)
    yield written.write
    written.settle()


def settle_folder(folder: str) -> None:
    """Wait until it is on the disk which files a folder holds. Stores behind URLs see to that.

    Raises:
        FileAccessError: The folder cannot be read.
    """
    if os.name != "nt" and not storage.is_url(folder):  # folders of Windows cannot be opened
        with files.told(folder):
            _wait_for(folder)


def _stored(url: str, content: bytes) -> None:
    with storage.replacing(url) as file:
        file.write(content)


class _Written:
    """Files of this machine, and those of them that may not be on the disk yet."""

    def __init__(self, folder: str, temporary: str) -> None:
        self._folder = folder
        self._temporary = os.path.join(temporary, f".briefkit-{os.urandom(8).hex()}.tmp")
        self._made: set[str] = set()
        self._waiting: list[str] = []

    def write(self, place: str, content: bytes) -> None:
        """Write a file."""
        path = os.path.join(self._folder, *place.split("/"))
        parent = os.path.dirname(path)
        if parent not in self._made:
            files.make_folder(parent)
            self._made.add(parent)
        with files.told(path):
            with open(self._temporary, "wb") as file:
                file.write(content)
            os.replace(self._temporary, path)
        self._waiting.append(path)
        if len(self._waiting) >= _HELD:
            self.settle()

    def settle(self) -> None:
        """Wait until all is on the disk: files, and the folders that know of them."""
        for path in self._waiting:
            with files.told(path):
                _wait_for(path)
        for folder in {os.path.dirname(path) for path in self._waiting}:
            settle_folder(folder)
        self._waiting.clear()


def _wait_for(path: str) -> None:
    opened = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
