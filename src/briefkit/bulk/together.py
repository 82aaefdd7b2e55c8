"""Many briefs in one file: as lines, or as what one writer makes of all of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from briefkit.bulk.converting import Conversion
from briefkit.bulk.places import Refused
from briefkit.conversion import iter_dumps
from briefkit.formats import Format
from briefkit.model import Brief

__all__ = ["holds_lines", "holds_many", "write_briefs"]


def holds_lines(format: Format) -> bool:
    """Tell whether a text of many briefs is the texts of each, one after the other."""
    return format.loads_line is not None


def holds_many(format: Format) -> bool:
    """Tell whether one file of a format may hold any number of briefs."""
    return format.iter_dumps is not None or format.write_binary is not None


def write_briefs(
    file: BinaryIO, briefs: Iterable[Brief], conversion: Conversion, refused: Refused
) -> None:
    """Write briefs as one file, taking them one by one.

    Args:
        file: The file, open for writing.
        briefs: The briefs, at least one.
        conversion: The format and its options.
        refused: Told of what cannot be written, by formats that leave it out.

    Raises:
        WriteError: Something cannot be written, and the format does not leave it out.
        UnsupportedDirectionError: There are many briefs, and the format holds one.
    """
    to, options = conversion.to, conversion.options
    if to.write_binary is not None:
        to.write_binary(file, briefs, refused=refused, **options)
        return
    file.writelines(piece.encode() for piece in iter_dumps(briefs, to, **options))
