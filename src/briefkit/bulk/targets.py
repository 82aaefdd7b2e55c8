"""What becomes of a part: a shard that holds all of it, or a file for each document.

A task reads what is in a part and writes it, wherever that is. Everything it leaves is in its
place and on the disk when it returns: only then may a journal say that the part is done.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

import attrs

from briefkit.bulk.converting import Conversion
from briefkit.bulk.journal import JOURNAL, joined, shard_name
from briefkit.bulk.names import Name, NamedPart
from briefkit.bulk.places import Places
from briefkit.bulk.placing import files_below, settle_folder
from briefkit.bulk.records import Outcome, failure_of
from briefkit.bulk.together import holds_lines, write_briefs
from briefkit.errors import BriefkitError, FileAccessError, MissingDependencyError
from briefkit.inputs import storage
from briefkit.inputs.pieces import Part, Piece

__all__ = ["Shards", "Tree"]


@attrs.frozen
class Shards:
    """Writes a part as one file, whole or not at all; none where there is nothing to write."""

    conversion: Conversion
    """What is done with each document."""

    folder: str
    """The folder of the output, or its URL."""

    suffix: str
    """The suffix of the file."""

    def __call__(self, part: Part) -> Outcome:
        """Write what can be written of a part.

        Raises:
            FileAccessError: The file cannot be written.
        """
        outcome = Outcome(part=part.number)
        name = shard_name(part.number, self.suffix)
        path = joined(self.folder, name)
        write = self._lines if holds_lines(self.conversion.to) else self._together
        size = write(part, path, outcome)
        if size is not None:
            settle_folder(self.folder)
            outcome.bytes_written = size
            outcome.outputs.append((name, size))
        elif storage.exists(path):  # made of what the sources were before
            storage.remove(path)
        return outcome

    def _lines(self, part: Part, path: str, outcome: Outcome) -> int | None:
        """Write a text after the other, and return how many bytes that are."""
        found = (self.conversion.contents(piece, outcome) for piece in part.pieces)
        contents = (content for _, content in chain.from_iterable(found))
        first = next(contents, None)
        if first is None:
            return None
        with storage.replacing(path) as file:
            file.write(first)
            size = len(first)
            for content in contents:
                file.write(content)
                size += len(content)
        return size

    def _together(self, part: Part, path: str, outcome: Outcome) -> int | None:
        """Write all briefs as what holds many, and return how many bytes that are."""
        places = Places()
        found = (self.conversion.briefs(piece, outcome) for piece in part.pieces)
        briefs = places.noting(chain.from_iterable(found))
        first = next(briefs, None)
        if first is None:
            return None
        try:
            with storage.replacing(path) as file:
                every = chain((first,), briefs)
                write_briefs(file, every, self.conversion, places.refusing(outcome.failures))
                size = file.tell()
        except (FileAccessError, MissingDependencyError):
            raise
        except BriefkitError as error:
            # Of all together nothing can be written, of each by itself it could: a matter of the
            # part. What was not read yet is listed as well.
            for _ in briefs:
                pass
            for place in places:
                outcome.fail(failure_of(error, *place))
            return None
        return size


@attrs.frozen
class Tree:
    """Writes each document of a part as a file, in folders like those of the sources."""

    conversion: Conversion
    """What is done with each document."""

    folder: str
    """The folder of the output, or its URL."""

    suffix: str
    """The suffix of the files."""

    def __call__(self, part: Part) -> Outcome:
        """Write what can be written of a part, which has names.

        Raises:
            FileAccessError: A file cannot be written.
        """
        assert isinstance(part, NamedPart)
        outcome = Outcome(part=part.number)
        with files_below(self.folder, joined(self.folder, JOURNAL)) as write:
            for piece, name in zip(part.pieces, part.names, strict=True):
                for place, content in self._placed(piece, name, outcome):
                    write(place, content)
                    outcome.bytes_written += len(content)
        return outcome

    def _placed(self, piece: Piece, name: Name, outcome: Outcome) -> Iterator[tuple[str, bytes]]:
        """Yield the contents of a piece, each with its place below the folder."""
        before = outcome.documents
        contents = self.conversion.contents(piece, outcome)
        if name.file is not None:
            first = [*islice(contents, 1 if name.folder is None else 2)]
            # By now it is known whether there is more than one, failures included.
            if outcome.documents - before <= 1:
                yield from ((name.file, content) for _, content in first)
                return
            contents = chain(first, contents)
        for number, content in contents:
            yield f"{name.folder}/{number:07}{self.suffix}", content
