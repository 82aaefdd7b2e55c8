"""A file of findings, one a line: whole or not at all, and not there without findings."""

from __future__ import annotations

from contextlib import ExitStack
from types import TracebackType
from typing import BinaryIO, Self

from briefkit.inputs import storage

__all__ = ["FindingsFile"]


class FindingsFile:
    """What is written is in the file when the block ends; if nothing is, there is no file.

    One that was made of what the sources were before is gone then.
    """

    def __init__(self, path: str) -> None:
        """Take the path of a file, or its URL."""
        self.size = 0
        """How many bytes have been written."""
        self._path = path
        self._file: BinaryIO | None = None
        self._stack = ExitStack()

    def write(self, lines: str) -> None:
        """Write lines, which may be none.

        Raises:
            FileAccessError: The file cannot be written.
        """
        if not lines:
            return
        if self._file is None:
            self._file = self._stack.enter_context(storage.replacing(self._path))
        self.size += self._file.write(lines.encode())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stack.__exit__(kind, error, traceback)
        if error is None and self._file is None and storage.exists(self._path):
            storage.remove(self._path)
