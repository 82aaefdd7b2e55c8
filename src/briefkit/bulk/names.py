"""Where the documents of each source go in a tree of files: no two to the same place.

Names are settled once, in the order of the sources, and travel with the parts: so they are the
same whoever writes the files, and whenever.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain, count

import attrs

from briefkit import compression, formats
from briefkit.documents import known_format
from briefkit.formats import Format
from briefkit.inputs.pieces import Part, Piece
from briefkit.seen import Seen

__all__ = ["Name", "NamedPart", "named", "stem"]

_SHARED, _OWN = "shared", "own"  # a folder that others may lie in; anything that one source has
_COUNTED = 10_000  # names of which the next number is known; of others it is looked for


@attrs.frozen
class Name:
    """Where the documents of one source go, below the folder of the output."""

    file: str | None
    """The file, if there is one document; None for a source that always counts as many."""

    folder: str | None
    """The folder, if there are many; None for a source that can only hold one."""


@attrs.frozen(kw_only=True)
class NamedPart(Part):
    """A part, and where its documents go. Plain data."""

    names: tuple[Name, ...]
    """The name for each piece."""


def named(
    parts: Iterable[Part], suffix: str, format: str | Format | None = None
) -> Iterator[NamedPart]:
    """Yield parts with names for all that is in them.

    ``stories/a.json`` becomes ``stories/a.html``; where that is taken, ``stories/a.json.html``,
    then ``stories/a.json-2.html``. A source with many documents becomes a folder with its full
    name. Names that differ in case alone count as the same, for some disks say so.

    Args:
        parts: The parts, in order.
        suffix: The suffix of the files to write.
        format: The format of every source; by default told by name and content.
    """
    names = _Names(suffix, format)
    for part in parts:
        yield NamedPart(
            number=part.number,
            pieces=part.pieces,
            names=tuple(map(names.of, part.pieces)),
        )


def stem(path: str) -> str:
    """Return a path without the suffix that tells its format, or without its last one."""
    path = compression.without_suffix(path)
    format = formats.for_path(path)
    known = [s for s in format.suffixes if path.lower().endswith(s)] if format else []
    return path[: -max(map(len, known))] if known else os.path.splitext(path)[0]


class _Names:
    """What is taken so far."""

    def __init__(self, suffix: str, format: str | Format | None) -> None:
        self._suffix = suffix
        self._format = format
        self._taken = Seen()
        self._numbers: dict[str, int] = {}
        self._last: tuple[str, str] | None = None
        self._name = Name(None, None)
        self._take(".briefkit", _OWN)

    def of(self, piece: Piece) -> Name:
        """Return the name for a piece; pieces of one file, which follow each other, share it."""
        source = (piece.path, piece.below)
        if source != self._last or not piece.start:
            self._name = self._settled(piece)
            self._last = source
        return self._name

    def _settled(self, piece: Piece) -> Name:
        *parents, last = [_harmless(step) for step in piece.below.split("/")]
        place = ""
        for parent in parents:
            place = self._first(_numbered(f"{place}{parent}"), _SHARED) + "/"
        known = known_format(piece.path, self._format)
        file = folder = None
        if not _is_always_many(known):
            file = self._file(f"{place}{stem(last)}", f"{place}{last}")
        if known is None or known.iter_loads is not None or known.read_binary is not None:
            folder = self._first(self._numbered_on(f"{place}{last}", ""), _OWN)
        return Name(file, folder)

    def _file(self, short: str, full: str) -> str:
        usual = (f"{short}{self._suffix}",)
        return self._first(chain(usual, self._numbered_on(full, self._suffix)), _OWN)

    def _first(self, candidates: Iterable[str], use: str) -> str:
        return next(name for name in candidates if self._take(name, use))

    def _take(self, name: str, use: str) -> bool:
        """Take a name, and tell whether it was free, or is shared."""
        key = unicodedata.normalize("NFC", name).casefold()
        found = self._taken.first(key, use)
        return found is None or found == use == _SHARED

    def _numbered_on(self, name: str, suffix: str) -> Iterator[str]:
        """Yield a name with numbers, from the first that was not tried yet."""
        key = f"{name}{suffix}"
        if len(self._numbers) > _COUNTED:
            self._numbers.clear()
        for number in count(self._numbers.get(key, 1)):
            self._numbers[key] = number + 1
            yield f"{name}-{number}{suffix}" if number > 1 else f"{name}{suffix}"


def _numbered(name: str) -> Iterator[str]:
    return chain((name,), (f"{name}-{number}" for number in count(2)))


def _harmless(step: str) -> str:
    """Return a step of a path that leads nowhere but down."""
    return "_" if step in {"", ".", ".."} else step


def _is_always_many(format: Format | None) -> bool:
    """Tell whether sources of a format count as many even if there is one document in them."""
    return format is not None and (format.loads_line is not None or format.read_binary is not None)
