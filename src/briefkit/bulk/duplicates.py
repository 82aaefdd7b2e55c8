"""Ids that two briefs of a run share: noted by whoever checks a part, judged for all parts here.

What travels are the ids themselves, not hashes of them: packed, those of 2,000 briefs take some
15 KB, and no id is ever taken for another.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator
from hashlib import blake2b
from tempfile import SpooledTemporaryFile, gettempdir
from typing import Any

import attrs

from briefkit import files
from briefkit.bulk.findings_file import FindingsFile
from briefkit.bulk.journal import joined
from briefkit.bulk.records import Outcome
from briefkit.bulk.running import Note, Work
from briefkit.checking import DUPLICATE_ID, with_first
from briefkit.runs import Ids
from briefkit.validation.findings.finding import Finding, Suppression
from briefkit.validation.rule import Rule

__all__ = ["DUPLICATES", "Judged", "NotedIds", "unpacked"]

DUPLICATES = "duplicates.jsonl"
"""The file of the findings of ids that are taken, in the folder of all findings."""

_IN_MEMORY = 1 << 20  # bytes of findings, before they go to a temporary file
_LONGEST = 200  # code points of an id; what is longer goes by its beginning and a hash


class NotedIds:
    """The ids of the briefs of a part, with the places where they came up."""

    def __init__(self) -> None:
        self._files: list[tuple[str, list[tuple[str, ...]]]] = []

    def begin(self, path: str) -> None:
        """Begin with a file."""
        self._files.append((path, []))

    def note(self, id: str, place: str, aside: Suppression | None) -> None:
        """Note an id. Args as for `briefkit.checking.NotedId`."""
        path, rows = self._files[-1]
        row = (_shortened(id), place.removeprefix(path))
        rows.append((*row, aside) if aside else row)

    def packed(self) -> str:
        """Return all of them as `Outcome.ids` has them: no longer than it has to be."""
        found = [item for item in self._files if item[1]]
        # Ids of one archive are much alike; more effort would save a tenth.
        return b64encode(zlib.compress(json.dumps(found).encode(), 1)).decode() if found else ""


def _shortened(id: str) -> str:
    if len(id) <= _LONGEST:
        return id
    return f"{id[:100]}…{blake2b(id.encode(errors='surrogatepass'), digest_size=32).hexdigest()}"


def unpacked(ids: str) -> Iterator[tuple[str, str, str, Suppression | None]]:
    """Yield the path of each brief, its id, where in the file it is, and what puts it aside."""
    found: Any = json.loads(zlib.decompress(b64decode(ids))) if ids else ()
    for path, rows in found:
        for id, where, *aside in rows:
            yield path, id, where, aside[0] if aside else None


@attrs.frozen(kw_only=True)
class Judged:
    """The work of a run, with what is found of ids that two of all its briefs share.

    It tells of the parts in their order: of two briefs the later one has the finding.
    """

    work: Work
    """Has the parts checked."""

    rule: Rule | None
    """The rule, which says how much it matters; None if it does not run."""

    folder: str | None = None
    """The folder for `DUPLICATES`; None to count alone."""

    def __call__(self, note: Note) -> None:
        """Do the work, and tell of each part with its duplicates among the numbers."""
        if self.rule is None:
            self.work(note)
            return
        ids = Ids()
        # Not in its place before the end: a run that is broken off has none.
        with SpooledTemporaryFile(_IN_MEMORY) as found:

            def judging(outcome: Outcome, *, resumed: bool = False) -> None:
                for finding, line in self._found(outcome, ids):
                    _count(finding, outcome)
                    if self.folder is not None:
                        with files.told(gettempdir()):
                            found.write(_spelled(finding, line).encode())
                outcome.ids = ""
                note(outcome, resumed=resumed)

            self.work(judging)
            if self.folder is not None:
                found.seek(0)
                with FindingsFile(joined(self.folder, DUPLICATES)) as file:
                    for line in found:
                        file.write(line.decode())

    def _found(self, outcome: Outcome, ids: Ids) -> Iterator[tuple[Finding, int | None]]:
        """Yield what is found of the ids of a part, and the line it stands on."""
        assert self.rule is not None
        for path, id, where, aside in unpacked(outcome.ids):
            place = f"{path}{where}"
            first = ids.first_place(id, place)
            if first is None:
                continue
            finding = Finding(
                code=DUPLICATE_ID,
                name=self.rule.name,
                severity=self.rule.severity,
                message="the id is taken",
                pointer="/id",
                path=path,
                text=id,
                data={"id": id, "place": place},
                suppression=aside,
            )
            yield with_first(finding, first), int(where[1:]) if where.startswith(":") else None


def _count(finding: Finding, outcome: Outcome) -> None:
    if finding.suppression:
        outcome.suppressed += 1
    else:
        outcome.severities[finding.severity.value] += 1
        outcome.codes[finding.code] += 1


def _spelled(finding: Finding, line: int | None) -> str:
    """Return a finding as a line of JSON; it has a line in place of a span."""
    values = finding.to_dict()
    return json.dumps(values if line is None else {**values, "line": line}) + "\n"
