"""Briefs of any number of files, one after the other, with the place of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

import attrs

from briefkit.bulk.places import line_of
from briefkit.bulk.records import Failure, failure_of
from briefkit.bulk.running import RETRIES, lost
from briefkit.documents import StrPath, known_format, whole_brief
from briefkit.errors import ParseError, WorkerError
from briefkit.formats import Document, Format
from briefkit.inputs.pieces import Part, Piece
from briefkit.inputs.reading import documents
from briefkit.inputs.splitting import parts
from briefkit.model import Brief
from briefkit.parallel import mapped
from briefkit.problems import Problem

__all__ = ["Entry", "read"]


class Entry:
    """A brief, and where it was read."""

    __slots__ = ("_problems", "brief", "line", "path")

    def __init__(
        self,
        *,
        path: str,
        line: int | None = None,
        brief: Brief,
        problems: Iterable[Problem] | Callable[[], Iterable[Problem]] = (),
    ) -> None:
        self.path = path
        """The file, or the URL of one."""
        self.line = line
        """The line of the file that it stands on, from 1; None where there are no lines."""
        self.brief = brief
        """The brief."""
        # To look for them takes half as long as to read: only if somebody asks.
        self._problems = problems if callable(problems) else tuple(problems)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the reader noticed or repaired, each with its place."""
        found = self._problems
        if callable(found):
            found = self._problems = tuple(found())
        return found

    def _fields(self) -> tuple[str, int | None, Brief, tuple[Problem, ...]]:
        return self.path, self.line, self.brief, self.problems

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Entry) and self._fields() == other._fields()

    def __hash__(self) -> int:
        return hash((self.path, self.line, self.brief))

    def __repr__(self) -> str:
        return f"Entry(path={self.path!r}, line={self.line}, brief={self.brief.headline!r})"

    def __reduce__(self) -> tuple[Callable[..., Entry], tuple[Any, ...]]:
        return _entry_of, self._fields()


def _entry_of(path: str, line: int | None, brief: Brief, problems: Iterable[Problem]) -> Entry:
    """Return an entry that comes from another process."""
    return Entry(path=path, line=line, brief=brief, problems=problems)


def read(
    sources: StrPath | Iterable[StrPath],
    *,
    format: str | Format | None = None,
    jobs: int = 1,
    ordered: bool = True,
) -> Iterator[Entry | Failure]:
    """Yield every brief of any number of files, one at a time and in bounded memory.

    What cannot be read is a `Failure`, and reading goes on.

    Args:
        sources: Files, folders, patterns and URLs, or one of them. Folders are searched for files
            with the suffix of a format.
        format: The format of all of them; by default told by the suffix, then by the content.
        jobs: How many processes read. Briefs have to travel from them, which takes longer than
            reading them from JSON: worth it only for formats that are slow to read, as XML is.
        ordered: Whether briefs come in the order of the sources, or else as they are read.

    Raises:
        FileAccessError: A folder cannot be searched, or holds nothing to read; a pattern fits
            nothing.
        UnknownFormatError: No format goes by that name.
    """
    if format is not None:
        known_format(None, format)  # told before anything is read
    found = parts(sources, format=format)
    task = _Reading(format)
    return chain.from_iterable(
        mapped(task, found, jobs, chunk=1, ordered=ordered, retries=RETRIES, lost=_lost)
    )


@attrs.frozen
class _Reading:
    """What is done with a part."""

    format: str | Format | None

    def __call__(self, part: Part) -> Iterator[tuple[Entry | Failure, ...]]:
        for piece in part.pieces:
            try:
                for number, item in documents(piece, self.format):
                    yield (_entry(piece, number, item),)
            except Exception as error:  # noqa: BLE001 - whatever it is, other files go on
                yield (failure_of(error, piece.path),)


def _entry(piece: Piece, number: int, item: Document | ParseError) -> Entry | Failure:
    line = line_of(item, number)
    try:
        if isinstance(item, ParseError):
            raise item
        brief = whole_brief(item)
    except ParseError as error:
        return failure_of(error, piece.path, line)
    return Entry(path=piece.path, line=line, brief=brief, problems=item.located_problems)


def _lost(part: Part, error: WorkerError) -> tuple[Failure, ...]:
    return tuple(lost(part, error).failures)
