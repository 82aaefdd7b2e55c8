"""What comes of many documents: failures one by one, and numbers for all the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import attrs

from briefkit.echo import printable

__all__ = ["Failure", "Outcome"]


@attrs.frozen(kw_only=True)
class Failure:
    """A document that could not be read, or not be written. Plain data."""

    path: str
    """The file, or the URL of one."""

    line: int | None = None
    """The line of the file that the document stands on, or where in it the fault lies; from 1.
    None where there are no lines to speak of."""

    code: str
    """What kind of failure it is: the code of a problem (``BK007``), or the word for an error:
    ``file-access``, ``unknown-format``, ``unsupported``, ``write``, ``loss``, ``embargo``,
    ``missing-dependency``, ``worker``."""

    message: str
    """What is the matter, on one line."""

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return printable(f"{place}: {self.code} {self.message}")

    def to_dict(self) -> dict[str, Any]:
        """Return the failure as JSON values, without what is None."""
        return attrs.asdict(self, filter=lambda _, value: value is not None)

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> Failure:
        """Return the failure that `to_dict` made a record of."""
        return cls(**record)


@attrs.define(kw_only=True)
class Outcome:
    """What came of one part. Plain data, small whatever the size of the part."""

    part: int
    """The number of the part."""

    documents: int = 0
    """How many documents were found, failures included."""

    failures: list[Failure] = attrs.field(factory=list)
    """The documents that failed, in the order of the part."""

    problems: int = 0
    """How many problems there were in reading what could be read."""

    lost: Counter[str] = attrs.field(factory=Counter)
    """How often each field lost something, by places as people write them: ``byline.authors[]``."""

    severities: Counter[str] = attrs.field(factory=Counter)
    """How many findings there are of each severity."""

    codes: Counter[str] = attrs.field(factory=Counter)
    """How many findings there are of each code."""

    bytes_read: int = 0
    """How many bytes of sources there were."""

    bytes_written: int = 0
    """How many bytes of output there are."""

    outputs: list[tuple[str, int]] = attrs.field(factory=list)
    """The files that were written, by their place in the output folder, and their bytes. Of a
    part that writes a file a document, none: there would be too many."""
