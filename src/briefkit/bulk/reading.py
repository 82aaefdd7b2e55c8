"""Briefs of any number of files, one after the other, with the place of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

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


@attrs.frozen(kw_only=True)
class Entry:
    """A brief, and where it was read."""

    path: str
    """The file, or the URL of one."""

    line: int | None = None
    """The line of the file that it stands on, from 1; None where there are no lines."""

    brief: Brief
    """The brief."""

    problems: tuple[Problem, ...] = ()
    """What the reader noticed or repaired, each with its place."""


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
    return Entry(path=piece.path, line=line, brief=brief, problems=item.located_problems())


def _lost(part: Part, error: WorkerError) -> tuple[Failure, ...]:
    return tuple(lost(part, error).failures)
