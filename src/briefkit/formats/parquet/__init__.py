"""Parquet: briefs in columns, for archives that people want to query.

Needs pyarrow (the extra ``arrow``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from types import ModuleType
from typing import BinaryIO

from briefkit.errors import MissingDependencyError, ParseError, WriteError
from briefkit.formats._base import Document, Format
from briefkit.model import Brief

__all__ = ["FORMAT", "read", "write"]


def read(file: BinaryIO) -> Iterator[Document | ParseError]:
    """Read the briefs of a Parquet file, one by one and in bounded memory.

    Files of others are read as well: columns are found by their names, derived ones are passed
    over, those that are missing have their default, and unknown ones go to `Brief.extra`, as
    unknown keys of the native JSON do. The line that places are on is the number of the row.

    Args:
        file: The file, open for reading, and able to seek.

    Raises:
        MissingDependencyError: pyarrow is not installed.
        ParseError: The file is damaged, or no Parquet file.
    """
    return _files().read(file)  # type: ignore[no-any-return]


def write(
    file: BinaryIO,
    briefs: Iterable[Brief],
    *,
    refused: Callable[[int, WriteError], object] | None = None,
) -> None:
    """Write briefs as Parquet, a row each, row group by row group.

    Args:
        file: The file, open for writing.
        briefs: The briefs.
        refused: Told of each brief that cannot be written: its number, from 0, and why. It is
            left out. Without this the error is raised.

    Raises:
        MissingDependencyError: pyarrow is not installed.
        WriteError: A text holds a lone surrogate, `Brief.extra` what is no JSON, or a number is
            too large for any column.
    """
    _files().write(file, briefs, refused=refused)


@cache
def _files() -> ModuleType:
    try:
        from briefkit.formats.parquet import files
    except ImportError as error:
        raise MissingDependencyError("pyarrow", "arrow") from error
    return files


FORMAT = Format(
    name="parquet",
    title="Parquet, one brief a row",
    suffixes=(".parquet",),
    media_type="application/vnd.apache.parquet",
    read_binary=read,
    write_binary=write,
    magic=b"PAR1",
    lossless=True,
)
