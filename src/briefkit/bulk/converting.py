"""One document from one format to another: the work of every engine, a document at a time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import attrs

from briefkit.bulk.places import Place, is_of_lines, line_of
from briefkit.bulk.records import Outcome, failure_of
from briefkit.changes import Change
from briefkit.changes.grouping import abouts, grouped
from briefkit.changes.record import spoken
from briefkit.conversion import OnLoss, check_release, known_losses, lost_in
from briefkit.documents import whole_brief
from briefkit.errors import LossError, ParseError
from briefkit.formats import Document, Format
from briefkit.inputs.pieces import Piece
from briefkit.inputs.reading import documents
from briefkit.model import Brief

__all__ = ["UNKNOWN", "Conversion"]

T = TypeVar("T")

UNKNOWN = "(not known)"
"""What stands among the lost fields for a brief of which nobody can tell what is lost."""

_INDEX = re.compile(r"\[\d+\]")


@attrs.frozen(kw_only=True)
class Conversion:
    """What is the same for every document of a run. Plain data, which travels to workers."""

    to: Format
    """The format to write."""

    from_format: str | Format | None = None
    """The format of every source; by default told by name and content."""

    options: Mapping[str, Any] = attrs.field(factory=dict)
    """The options of the format that is written."""

    on_loss: OnLoss = "report"
    """What to do about what the format cannot carry."""

    allow_embargoed: bool = False
    """Whether a public format may be written of what is embargoed, withheld or canceled."""

    now: dt.datetime | None = None
    """The instant to judge embargoes by; by default that of each check."""

    def contents(self, piece: Piece, outcome: Outcome) -> Iterator[tuple[int, bytes]]:
        """Yield the number and the text, encoded, of each document that can be written.

        Args:
            piece: What to read.
            outcome: Counts what is found, and lists what fails.
        """
        return self._each(piece, outcome, self._content)

    def briefs(self, piece: Piece, outcome: Outcome) -> Iterator[tuple[Place, Brief]]:
        """Yield the place and the brief of each document of a piece that can be written.

        For formats that write many briefs as one: each is written by itself to know that it can
        be, if the format can do that. Args as for `contents`.
        """
        for number, (document, brief) in self._each(piece, outcome, self._brief):
            yield Place(piece.path, number if is_of_lines(document.format) else None), brief

    def _each(
        self, piece: Piece, outcome: Outcome, made: Callable[[Document, int, Outcome], T]
    ) -> Iterator[tuple[int, T]]:
        outcome.bytes_read += piece.size
        try:
            for number, item in documents(piece, self.from_format):
                outcome.documents += 1
                try:
                    if isinstance(item, ParseError):
                        raise item
                    value = made(item, number, outcome)
                except Exception as error:  # noqa: BLE001 - whatever it is, the others go on
                    line = line_of(item, number)
                    outcome.fail(failure_of(error, piece.path, line))
                    continue
                yield number, value
        except Exception as error:  # noqa: BLE001 - as above, of the file
            outcome.documents += 1
            outcome.fail(failure_of(error, piece.path))

    def _content(self, document: Document, number: int, outcome: Outcome) -> bytes:
        """Return the text of a document as bytes."""
        brief = self._released(document)
        assert self.to.dumps is not None, self.to.name
        text = self.to.dumps(brief, **self.options)
        if self._is_looked_at:
            outcome.lost.update(self._lost(lost_in(brief, text, self.to)))
        # Most archives are in the form that is written, and what comes out as it went in has no
        # problems. To look for them takes half as long as to read.
        if document.line is None or document.line(number) != text[:-1]:
            outcome.problems += len(document.problems)
        return text.encode()

    def _brief(self, document: Document, number: int, outcome: Outcome) -> tuple[Document, Brief]:
        """Return a document with its brief, which may be written."""
        if self.to.dumps is not None:
            self._content(document, number, outcome)
            return document, document.brief
        brief = self._released(document)
        if self._is_looked_at:
            outcome.lost.update(self._lost(known_losses(brief, self.to, **self.options)))
        outcome.problems += len(document.problems)
        return document, brief

    def _released(self, document: Document) -> Brief:
        brief = whole_brief(document)
        if not self.allow_embargoed:
            check_release(brief, self.to, self.now)
        return brief

    @property
    def _is_looked_at(self) -> bool:
        """Whether to look for losses: without need where there are none."""
        return self.on_loss != "ignore" and (self.to.public or not self.to.lossless)

    def _lost(self, changes: Sequence[Change]) -> Iterator[str]:
        """Yield the fields that lose something, for each value that is lost."""
        if changes and self.on_loss == "error":
            raise LossError(map(str, grouped(changes)), self.to.name)
        for change, about in zip(changes, abouts(changes), strict=True):
            if not about:
                yield _field(change)


def _field(change: Change) -> str:
    if change.kind == "unknown":
        return UNKNOWN
    if change.pointer.startswith("/extra/"):  # below that stand any names that people think of
        return "extra"
    return _INDEX.sub("[]", spoken(change.pointer))
