"""Where documents stand in their files: lines, for those who have to be told."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple, TypeAlias

from briefkit import formats
from briefkit.bulk.records import Failure, failure_of
from briefkit.errors import BriefkitError, ParseError, UnknownFormatError
from briefkit.formats import Document
from briefkit.model import Brief

__all__ = ["Place", "Places", "Refused", "is_of_lines", "line_of"]

Refused: TypeAlias = Callable[[int, BriefkitError], object]
"""Told of each brief that cannot be written, by its number from 0, and why."""


def line_of(item: Document | ParseError, number: int) -> int | None:
    """Return the line that a document stands on; None if its file has no lines to speak of.

    Args:
        item: What was read.
        number: Its number in the file, which in a file of lines is its line.
    """
    if is_of_lines(item.format):
        return number
    span = None if isinstance(item, ParseError) else item.locate("")
    return span.line if span else None


@cache
def is_of_lines(name: str) -> bool:
    """Tell whether files of the format of a name are files of lines."""
    try:
        return formats.get(name).loads_line is not None
    except UnknownFormatError:  # one that was given as itself
        return False


class Place(NamedTuple):
    """Where a brief was read."""

    path: str
    """The file, or the URL of one."""

    line: int | None
    """The line, from 1; None where there are no lines to speak of."""


class Places:
    """Where each of many briefs was read, at eight bytes a brief: writers tell them by number."""

    def __init__(self) -> None:
        self._lines = array("Q")
        self._starts: list[int] = []
        self._paths: list[str] = []

    def noting(self, found: Iterable[tuple[Place, Brief]]) -> Iterator[Brief]:
        """Yield briefs, noting where each was read."""
        for (path, line), brief in found:
            if not self._paths or path != self._paths[-1]:
                self._starts.append(len(self._lines))
                self._paths.append(path)
            self._lines.append(line or 0)
            yield brief

    def refusing(self, failures: list[Failure]) -> Refused:
        """Return what adds the briefs that are refused to a list of failures."""

        def refused(number: int, error: BriefkitError) -> None:
            failures.append(failure_of(error, *self[number]))

        return refused

    def __getitem__(self, number: int) -> Place:
        path = self._paths[bisect_right(self._starts, number) - 1]
        return Place(path, self._lines[number] or None)

    def __iter__(self) -> Iterator[Place]:
        return map(self.__getitem__, range(len(self._lines)))
