"""What was seen first, and where: any number of keys in bounded memory."""

from __future__ import annotations

import contextlib
import weakref
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from briefkit.errors import FileAccessError

if TYPE_CHECKING:
    import sqlite3

__all__ = ["MOST_IN_MEMORY", "Seen"]

MOST_IN_MEMORY = 100_000
"""How many keys are kept in memory; what is more goes to the disk in batches of as many."""

_LONG = 200  # bytes: of a longer key its hash is kept
_MARK = b"\xff"  # no text begins like this
_ROWS = 250  # go into one statement: twice as fast as one by one, and as fast as more
_FILTER_BYTES = 1 << 23  # of ten million keys that are new it looks for one in ten on the disk
_CACHE_KIBIBYTES = 4096

_PREPARATION = (
    "PRAGMA temp_store = FILE",
    "PRAGMA journal_mode = OFF",  # after a crash there is nobody to read it
    f"PRAGMA cache_size = -{_CACHE_KIBIBYTES}",
    "CREATE TABLE seen (key BLOB PRIMARY KEY, place BLOB) WITHOUT ROWID",
)
_QUESTION = "SELECT place FROM seen WHERE key = ?"
_INSERTION = "INSERT INTO seen VALUES "
_ROW = "(?, ?)"


class Seen:
    """Keys, and the place where each came up first.

    The first 100,000 are in memory; what is more lies in a temporary file that has no name, so
    that it is gone when the process is, however it ends. A key costs a third of a microsecond in
    memory and 3 to 5 with the file; with keys and places of 40 bytes all of it takes 45 MB.
    """

    def __init__(self, limit: int = MOST_IN_MEMORY) -> None:
        """Start with nothing seen.

        Args:
            limit: How many keys to keep in memory.
        """
        self._limit = limit
        self._recent: dict[bytes, str] = {}
        self._stored: _Stored | None = None

    def first(self, key: str | bytes, place: str) -> str | None:
        """Return the place where a key came up before; None if it is new, and remember it.

        Args:
            key: What is asked for; a text is never the same as bytes.
            place: Where it comes up now.

        Raises:
            FileAccessError: The temporary file cannot be written.
        """
        known = _encoded(key) if isinstance(key, str) else _MARK + key
        if len(known) > _LONG:
            known = _digest(known)
        found = self._recent.get(known)
        if found is None and self._stored is not None:
            found = self._stored.place(known)
        if found is None:
            self._recent[known] = place
            if len(self._recent) >= self._limit:
                self._store()
        return found

    def _store(self) -> None:
        if self._stored is None:
            self._stored = _Stored()
        self._stored.add(self._recent)
        self._recent.clear()


def _encoded(text: str) -> bytes:
    # A path or an id may hold lone surrogates, which no column of text takes.
    return text.encode(errors="surrogatepass")


def _digest(key: bytes) -> bytes:
    """Return what no two long keys share."""
    from hashlib import blake2b  # late: few keys are so long

    return _MARK + blake2b(key).digest()


class _Stored:
    """Keys and places in a temporary database."""

    def __init__(self) -> None:
        self._filter = _Filter()
        with _told():
            self._connection = _connected()
        # Not left to the connection itself: that warns of what nobody closed.
        weakref.finalize(self, self._connection.close)

    def place(self, key: bytes) -> str | None:
        """Return the place of a key; None if it is not there."""
        if key not in self._filter:
            return None
        with _told():
            row = self._connection.execute(_QUESTION, (key,)).fetchone()
        return None if row is None else cast(bytes, row[0]).decode(errors="surrogatepass")

    def add(self, places: Mapping[bytes, str]) -> None:
        """Add keys that are not there."""
        keys = sorted(places)  # neighbours lie on the same page of the file
        with _told():
            self._connection.execute("BEGIN")
            for start in range(0, len(keys), _ROWS):
                self._insert([(key, places[key]) for key in keys[start : start + _ROWS]])
            self._connection.execute("COMMIT")
        for key in keys:
            self._filter.add(key)

    def _insert(self, rows: Sequence[tuple[bytes, str]]) -> None:
        values = [value for key, place in rows for value in (key, _encoded(place))]
        self._connection.execute(_INSERTION + ", ".join([_ROW] * len(rows)), values)


class _Filter:
    """Tells of most keys that were never added that they were not; never so of one that was."""

    def __init__(self) -> None:
        self._bytes = bytearray(_FILTER_BYTES)

    def add(self, key: bytes) -> None:
        number = hash(key)
        self._bytes[number % _FILTER_BYTES] |= _bits(number)

    def __contains__(self, key: bytes) -> bool:
        number = hash(key)
        bits = _bits(number)
        return self._bytes[number % _FILTER_BYTES] & bits == bits


def _bits(number: int) -> int:
    """Return a byte with the two bits, or the one, that a hash sets."""
    return 1 << (number >> 32 & 7) | 1 << (number >> 40 & 7)


def _connected() -> sqlite3.Connection:
    """Return a database in a file without a name, which begins when memory is full."""
    import sqlite3  # late: few runs come so far

    connection = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    for statement in _PREPARATION:
        connection.execute(statement)
    return connection


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Tell what is wrong with the temporary file in the way of all files."""
    import sqlite3  # late: as above

    try:
        yield
    except sqlite3.Error as error:
        reason = f"what was seen cannot be kept here: {error}"
        raise FileAccessError(_folder(), reason, "make room, or set TMPDIR") from error


def _folder() -> str:
    from tempfile import gettempdir  # late: for the message alone

    return gettempdir()
