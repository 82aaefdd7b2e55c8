"""All documents in one file, in the order of the sources: made by many, written by one."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import BinaryIO, Protocol, TypeAlias, TypeVar, cast

import attrs

from briefkit.bulk.converting import Conversion
from briefkit.bulk.places import Place, Places
from briefkit.bulk.records import Failure, Outcome
from briefkit.bulk.running import RETRIES, Note, ended, lost
from briefkit.bulk.together import holds_lines, write_briefs
from briefkit.inputs import storage
from briefkit.inputs.pieces import Part
from briefkit.model import Brief
from briefkit.parallel import mapped

__all__ = ["OneFile", "TextOut"]

T = TypeVar("T")
_Located: TypeAlias = tuple[Place, Brief]

_CHUNK = 64 * 1024  # bytes that travel together


class TextOut(Protocol):
    """What text is written to: an open file, standard output."""

    def write(self, text: str, /) -> object:
        """Write a text."""
        ...


@attrs.frozen(kw_only=True)
class OneFile:
    """The work of a run that writes one file, whole or not at all; none where nothing is left."""

    conversion: Conversion
    """What is done with each document."""

    parts: Iterable[Part]
    """What is read."""

    out: str | TextOut
    """The file, or its URL; or what is written to as the text comes."""

    jobs: int = 1
    """How many processes read and convert."""

    ordered: bool = True
    """Whether documents come in the order of the sources, or else as they are done."""

    def __call__(self, note: Note) -> None:
        """Do it, and tell of each part that has been read."""
        if holds_lines(self.conversion.to):
            with ended(self._done(_Contents(self.conversion))) as values:
                self._write_lines(_sifted(values, note))
        else:
            with ended(self._done(_Briefs(self.conversion))) as values:
                self._write_together(values, note)

    def _done(self, task: Callable[[Part], Iterable[T | Outcome]]) -> Iterator[T | Outcome]:
        return mapped(
            task,
            self.parts,
            self.jobs,
            chunk=1,
            ordered=self.ordered,
            retries=RETRIES,
            lost=lost,
        )

    def _write_lines(self, contents: Iterator[bytes]) -> None:
        first = next(contents, None)
        if first is None:
            return
        with self._opened() as file:
            file.write(first)
            for content in contents:
                file.write(content)

    def _write_together(self, values: Iterable[_Located | Outcome], note: Note) -> None:
        places, last, refused = Places(), _Last(note), list[Failure]()
        briefs = places.noting(_sifted(values, last))
        first = next(briefs, None)
        size = 0
        if first is not None:
            with self._opened() as file:
                every = chain((first,), briefs)
                write_briefs(file, every, self.conversion, places.refusing(refused))
                size = file.tell()
        last.tell(refused, size)

    def _opened(self) -> contextlib.AbstractContextManager[BinaryIO]:
        if isinstance(self.out, str):
            return storage.replacing(self.out)
        return contextlib.nullcontext(cast(BinaryIO, _Encoded(self.out)))


@attrs.frozen
class _Contents:
    """Reads a part, and writes its documents as text: some at a time, and what came of them."""

    conversion: Conversion

    def __call__(self, part: Part) -> Iterator[bytes | Outcome]:
        outcome = Outcome(part=part.number)
        held, size = list[bytes](), 0
        for piece in part.pieces:
            for _, content in self.conversion.contents(piece, outcome):
                held.append(content)
                size += len(content)
                if size >= _CHUNK:
                    yield b"".join(held)
                    outcome.bytes_written += size
                    held, size = [], 0
        yield b"".join(held)
        outcome.bytes_written += size
        yield outcome


@attrs.frozen
class _Briefs:
    """Reads a part: its briefs that can be written, and what came of all of them."""

    conversion: Conversion

    def __call__(self, part: Part) -> Iterator[_Located | Outcome]:
        outcome = Outcome(part=part.number)
        for piece in part.pieces:
            yield from self.conversion.briefs(piece, outcome)
        yield outcome


class _Last:
    """Tells of outcomes, but for the last: to that one is added what is known at the end."""

    def __init__(self, note: Note) -> None:
        self._note = note
        self._outcome: Outcome | None = None

    def __call__(self, outcome: Outcome, *, resumed: bool = False) -> None:
        assert not resumed, "one file is never resumed"
        self.tell()
        self._outcome = outcome

    def tell(self, refused: Iterable[Failure] = (), size: int = 0) -> None:
        """Tell of the outcome that is held, with failures and the size of the file added."""
        if self._outcome is not None:
            self._outcome.failures += refused
            self._outcome.bytes_written = size
            self._note(self._outcome)


class _Encoded:
    """Writes bytes as text."""

    def __init__(self, out: TextOut) -> None:
        self._out = out
        self._size = 0

    def write(self, content: bytes) -> None:
        self._out.write(content.decode())
        self._size += len(content)

    def writelines(self, contents: Iterable[bytes]) -> None:
        for content in contents:
            self.write(content)

    def tell(self) -> int:
        return self._size


def _sifted(values: Iterable[T | Outcome], note: Note) -> Iterator[T]:
    """Yield values, but for the outcomes among them, which are told of."""
    for value in values:
        if isinstance(value, Outcome):
            note(value)
        elif value:
            yield value
