"""Open files whose errors are told as those of the file, wherever they come from."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from briefkit.errors import BriefkitError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

__all__ = ["Guarded", "Told"]

Told = Callable[[Exception], BriefkitError]
"""Makes of an error of a stream the one to raise."""


class Guarded(io.RawIOBase):
    """Reads from a stream, or writes to one, and raises other errors than that does.

    To be used through a buffer: then it costs nothing to speak of, and lines are found at the
    speed of files even where the stream itself looks for them byte by byte.
    """

    def __init__(
        self,
        stream: BinaryIO,
        errors: tuple[type[Exception], ...],
        told: Told,
        read: Callable[[int], bytes] | None = None,
    ) -> None:
        """Take a stream, which is closed with this one.

        Args:
            stream: The stream.
            errors: What it raises.
            told: Makes of that the error to raise.
            read: Returns so many bytes of it, or fewer; none at its end. By default as the
                stream does it.
        """
        self._stream = stream
        self._errors = errors
        self._told = told
        self._read = read or stream.read

    def readable(self) -> bool:
        """Tell whether it can be read."""
        return self._stream.readable()

    def writable(self) -> bool:
        """Tell whether it can be written."""
        return self._stream.writable()

    def seekable(self) -> bool:
        """Tell whether it can be read from any place on."""
        return self._stream.seekable()

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill a buffer as far as there is something; return how far that is."""
        room = memoryview(buffer)
        with self._telling():
            data = self._read(len(room))
        room[: len(data)] = data
        return len(data)

    def write(self, data: ReadableBuffer) -> int:
        """Write bytes; return how many those are."""
        with self._telling():
            return self._stream.write(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place; return which that is."""
        with self._telling():
            return self._stream.seek(offset, whence)

    def tell(self) -> int:
        """Return the place that is read or written next."""
        return self._stream.tell()

    def close(self) -> None:
        """Close the stream."""
        if not self.closed:
            super().close()
            with self._telling():
                self._stream.close()

    @contextlib.contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except BriefkitError:
            raise
        except self._errors as error:
            raise self._told(error) from error
