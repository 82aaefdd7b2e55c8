"""``--fix`` and ``--diff``: files put right, or what that would change."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

import attrs

from briefkit import compression, files
from briefkit.cli.console import Console
from briefkit.cli.errors import explained
from briefkit.echo import counted
from briefkit.errors import BriefkitError, FileAccessError
from briefkit.fixing import Fixed, fix_content
from briefkit.runs import Ids, Run, Source
from briefkit.text_diff import difference
from briefkit.validation.findings.report import Report

__all__ = ["Fixer"]


@attrs.define
class Fixer:
    """Puts right what can be: writes files anew, or shows what would change in them."""

    run: Run
    """How the sources are checked."""

    console: Console
    """Takes the changes, and standard input put right."""

    shows: bool = False
    """Whether the changes are only shown."""

    applied: int = 0
    """How many findings have been put right so far."""

    changed: int = 0
    """How many sources have been changed so far, or would have been."""

    def reports(self, sources: Iterable[Source]) -> Iterator[Report]:
        """Yield for each source what is left to report of it; tell what cannot be read."""
        checker = self.run.checker(Ids().first_place)
        unsafe = self.run.settings.unsafe_fixes
        for source in sources:
            try:
                before = _state(source)
                data = _content(source)
                fixed = fix_content(data, source.name, self.run.format, checker, unsafe=unsafe)
            except BriefkitError as error:
                self._fail(source, error)
                continue
            if fixed.untouched:
                self.console.say(f"{source.name}: nothing is fixed here: {fixed.untouched}")
            if self._settled(source, data, fixed, before):
                yield fixed.report
            else:
                yield from checker.content(data, source.name, self.run.format)

    def told(self, left: int) -> str:
        """Return what was done, in a line.

        Args:
            left: How many findings are left.
        """
        done = "would be fixed" if self.shows else "fixed"
        return f"{counted(self.applied, 'finding')} {done}, {left} left"

    def _settled(
        self, source: Source, data: bytes, fixed: Fixed, before: os.stat_result | None
    ) -> bool:
        """Write or show what a source becomes; tell whether that could be done."""
        try:
            if self.shows:
                self.console.write(_difference(source.name, data, fixed.data))
            elif before is None:
                self.console.write_bytes(fixed.data)
            elif fixed.data != data:
                _check_plain(source.name)
                files.replace_bytes(source.name, fixed.data, unless_changed=before)
        except FileAccessError as error:
            self._fail(source, error)
            return False
        self.applied += len(fixed.applied)
        self.changed += fixed.data != data
        return True

    def _fail(self, source: Source, error: BriefkitError) -> None:
        self.console.fail(explained(error, source.name))


def _check_plain(name: str) -> None:
    if compression.is_compressed(name):
        raise FileAccessError(name, "a compressed file is not fixed", "unpack it")


def _state(source: Source) -> os.stat_result | None:
    """Return what a file is before it is read; None for what is no file, or is not there."""
    try:
        return None if source.content is not None else os.lstat(source.name)
    except (OSError, ValueError):
        return None  # reading it says why


def _content(source: Source) -> bytes:
    return files.read_bytes(source.name) if source.content is None else source.content


def _difference(name: str, before: bytes, after: bytes) -> str:
    """Return a unified diff; empty where nothing changes."""
    # GitHub takes a line for a command if it starts with "::", spaces aside: of the lines of a
    # diff only those between the changes could.
    context = 0 if os.environ.get("GITHUB_ACTIONS") == "true" else 3
    old, new = (data.decode(errors="replace") for data in (before, after))
    return difference(old, new, name, context=context)
