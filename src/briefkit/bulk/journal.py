"""What a run has done so far, kept beside its output: so that a broken run can be resumed.

``.briefkit/run.json`` says what the run is, and is written before anything else. Whoever did a
part writes ``.briefkit/000012.json`` right after the output of the part is in its place: what came
of it, and what it was made from. A record that is torn, or of other sources, is none.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from collections.abc import Iterable, Mapping, Sized
from typing import Any

import attrs

from briefkit._version import __version__
from briefkit.bulk.records import Outcome
from briefkit.documents import StrPath
from briefkit.errors import FileAccessError, ResumeError
from briefkit.inputs import storage
from briefkit.inputs.pieces import Part

__all__ = ["JOURNAL", "Journal", "joined", "named_sources", "shard_name"]

JOURNAL = ".briefkit"
"""What the folder of the journal is called, below that of the output."""

_RUN = "run.json"
_MOST_NAMED = 1000
_NUMBERED = re.compile(r"(?:part-)?(\d{5,})(\..+)")


def joined(folder: str, name: str) -> str:
    """Return the path, or the URL, of what lies in a folder under a name with slashes."""
    return f"{folder.rstrip('/')}/{name}"


def shard_name(number: int, suffix: str) -> str:
    """Return what the output of a part is called where a part makes one file."""
    return f"part-{number:05}{suffix}"


def named_sources(sources: StrPath | Iterable[StrPath]) -> list[str] | str | None:
    """Return what tells the sources of one run from those of another, as JSON values.

    None where nobody knows before they have been read; a hash where there are many.
    """
    if isinstance(sources, (str, os.PathLike)):
        return [os.fspath(sources)]
    if not isinstance(sources, Sized):
        return None
    named = [os.fspath(source) for source in sources]
    return named if len(named) <= _MOST_NAMED else _hash(named)


@attrs.frozen(kw_only=True)
class Journal:
    """The journal of a folder that a run writes to. Plain data: workers write to it as well."""

    folder: str
    """The folder of the output, or its URL."""

    suffix: str | None = None
    """The suffix of the shards that the run makes; None if it makes other files."""

    @property
    def place(self) -> str:
        """The folder of the journal itself."""
        return joined(self.folder, JOURNAL)

    def begin(self, asked: Mapping[str, Any], *, resume: bool = False) -> dt.datetime:
        """Begin a run, or go on with it; return when it was first begun.

        Over a run that came to its end another may begin: shards of the old one are removed.

        Args:
            asked: What makes the run what it is, as JSON values: with anything else, the same
                sources would not give the same output.
            resume: Whether to go on with the run that was begun here, if there is one.

        Raises:
            ResumeError: A run was begun here that is not ended, and `resume` is not asked for;
                or it is, and what was begun here is another run.
            FileAccessError: The folder cannot be read or written.
        """
        asked = {"briefkit": __version__, **asked}
        found = self._read(_RUN) or {}
        if found and (resume or not found.get("ended")):
            self._check(found.get("asked", {}), asked, resume=resume)
            begun = str(found["begun"])
        else:
            begun = dt.datetime.now(dt.UTC).isoformat()
            storage.make_folder(self.place)
            # The records first: what is gone must not be said to be done.
            self._remove(self.place, ".json", 0)
            self._remove(self.folder, found.get("suffix"), 0)
        run = {"asked": asked, "suffix": self.suffix, "begun": begun, "ended": None}
        self._write(_RUN, run)
        return dt.datetime.fromisoformat(begun)

    def outcome_of(self, part: Part) -> Outcome | None:
        """Return what came of a part when it was done; None if it was not, or not as it is now."""
        record = self._read(_record_name(part.number)) or {}
        if record.get("made_from") != _digest(part):
            return None
        outcome = _outcome(record)
        return outcome if outcome and all(map(self._is_there, outcome.outputs)) else None

    def noted(self, number: int) -> Outcome:
        """Return what came of the part of a number, which `outcome_of` has found done.

        Raises:
            ResumeError: Somebody has removed the record meanwhile.
        """
        outcome = _outcome(self._read(_record_name(number)) or {})
        if outcome is None:
            reason = f"the record of part {number} is gone"
            raise ResumeError(self.folder, reason, "resume the run once more")
        return outcome

    def record(self, part: Part, outcome: Outcome) -> None:
        """Write down what came of a part, whose output is in its place.

        Raises:
            FileAccessError: The folder cannot be written.
        """
        record = {"made_from": _digest(part), "outcome": outcome.to_dict()}
        self._write(_record_name(part.number), record)

    def end(self, parts: int) -> None:
        """Write down that the run has come to its end; remove what earlier ones had made beyond.

        Args:
            parts: How many parts there are.

        Raises:
            FileAccessError: The folder cannot be written.
        """
        self._remove(self.place, ".json", parts)
        self._remove(self.folder, self.suffix, parts)
        ended = dt.datetime.now(dt.UTC).isoformat()
        self._write(_RUN, {**(self._read(_RUN) or {}), "ended": ended})

    def sweep(self) -> None:
        """Remove the temporary files of workers that were ended while they wrote."""
        for folder in (self.folder, self.place):
            storage.sweep(folder)

    def _check(self, found: Mapping[str, Any], asked: Mapping[str, Any], *, resume: bool) -> None:
        asked = json.loads(json.dumps(asked))
        anew = f"remove {self.place} to begin anew, or name another folder"
        if found != asked:
            names = {*found, *asked}
            other = sorted(name for name in names if found.get(name) != asked.get(name))
            reason = f"it holds another run (not the same: {', '.join(other)})"
            raise ResumeError(self.folder, reason, anew)
        if not resume:
            reason = "it holds a run that was broken off"
            raise ResumeError(self.folder, reason, f"resume it, or {anew}")

    def _is_there(self, output: tuple[str, int]) -> bool:
        name, size = output
        try:
            return storage.size(joined(self.folder, name)) == size
        except FileAccessError:
            return False

    def _remove(self, folder: str, suffix: str | None, least: int) -> None:
        """Remove the numbered files of a folder from a number on."""
        if suffix is None:
            return
        for name in storage.list_names(folder):
            found = _NUMBERED.fullmatch(name)
            if found and found[2] == suffix and int(found[1]) >= least:
                storage.remove(joined(folder, name))

    def _read(self, name: str) -> dict[str, Any] | None:
        """Return the values of a file of the journal; None if it is not there, or is torn."""
        try:
            with storage.open_read(joined(self.place, name)) as file:
                record = json.loads(file.read())
        except (FileAccessError, ValueError, RecursionError):
            return None
        return record if isinstance(record, dict) else None

    def _write(self, name: str, record: Mapping[str, Any]) -> None:
        with storage.replacing(joined(self.place, name)) as file:
            file.write(json.dumps(record).encode())


def _record_name(number: int) -> str:
    return f"{number:06}.json"


def _outcome(record: Mapping[str, Any]) -> Outcome | None:
    try:
        return Outcome.from_dict(record["outcome"])
    except (KeyError, TypeError, ValueError):
        return None


def _digest(part: Part) -> str:
    """Return what tells a part from any other, and from itself after its files have changed.

    However its paths are spelled: a cluster has them whole, other workers as they were given.
    """
    whole = (attrs.evolve(piece, path=storage.whole(piece.path)) for piece in part.pieces)
    return _hash(attrs.astuple(attrs.evolve(part, pieces=tuple(whole))))


def _hash(value: object) -> str:
    import hashlib  # late: only runs that write to a folder need it

    return hashlib.sha256(json.dumps(value).encode()).hexdigest()
