"""``briefkit baseline``: accept the findings that are there, so that only new ones count."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator

import attrs

from briefkit import files
from briefkit.cli.choices import readable
from briefkit.cli.console import Console
from briefkit.cli.errors import TROUBLE, UsageError, explained, place
from briefkit.cli.settings import baseline_of, resolved
from briefkit.cli.validate import jobs_of, sources_of
from briefkit.echo import counted, printable
from briefkit.runs import NO_LIMIT, Run, check_many
from briefkit.validation.configuration.settings import Settings
from briefkit.validation.findings.finding import CRASH_CODE, Finding
from briefkit.validation.suppression.baseline import FILE_NAME, Baseline, Entry, is_acceptable

__all__ = ["run"]


def run(asked: Namespace, console: Console) -> int:
    """Create or update a baseline; return 1 for errors that none accepts, 2 if it was not written.

    Raises:
        UsageError: There is a baseline already, and nothing says what is to become of it.
        BaselineError: There is none to update, or it cannot be read.
    """
    readable(asked.from_format)
    settings = resolved(asked)
    path = baseline_of(asked, settings) or FILE_NAME
    updating = asked.prune or asked.accept_new
    if not updating and os.path.lexists(path):
        raise UsageError(
            f"{path}: there is a baseline already",
            "use --prune to take out what is gone, --accept-new to accept what is new, or both",
        )
    update = _Update(asked, path, Baseline.read(path) if updating else Baseline(), console)
    update.check(settings)
    return update.written()


class _Update:
    """A baseline on its way to what it will be."""

    def __init__(self, asked: Namespace, path: str, before: Baseline, console: Console) -> None:
        self.asked = asked
        self.path = path
        self.before = before
        self.console = console
        self.new = Baseline()
        self.gone: list[Entry] = []
        self.refused = 0

    def check(self, settings: Settings) -> None:
        """Find what is new, and what is gone. No finding is cut off: it would not be accepted."""
        base = os.path.dirname(self.path)
        use = self.before.use(base)
        sources = sources_of(self.asked, self.path)
        whole = attrs.evolve(settings, max_findings=NO_LIMIT)
        reports = check_many(
            sources,
            Run(settings=whole, format=self.asked.from_format),
            jobs=jobs_of(self.asked.jobs, sources),
            unreadable=lambda error, name: self.console.fail(explained(error, name)),
        )
        found = (finding for report in reports for finding in use.apply(report))
        self.new = Baseline.of(self._acceptable(found), base)
        self.gone = [*use.gone(), *use.left_behind()]

    def _acceptable(self, findings: Iterator[Finding]) -> Iterator[Finding]:
        """Yield the findings that can be accepted; tell the others."""
        for finding in findings:
            if is_acceptable(finding):
                yield finding
                continue
            self.refused += 1
            where = place(finding.path or "brief", finding.span, finding.pointer)
            line = f"{where}: {finding.code} {finding.message}; no baseline accepts this"
            (self.console.fail if finding.code == CRASH_CODE else self.console.say)(line)

    def written(self) -> int:
        """Write what the baseline has become, say what has changed, and return the exit code."""
        if self.console.has_failed:
            self.console.say(f"{self.path}: not written, for the run cannot be trusted")
            return TROUBLE
        gone = self.gone if self.asked.prune else []
        new = Baseline() if self.asked.prune and not self.asked.accept_new else self.new
        after = self.before.pruned(gone).joined(new)
        files.write_text(self.path, [after.dumps()])
        removed = self.before.count + new.count - after.count
        self._tell(f"{counted(new.count, 'finding')} accepted, {removed} removed", after.count)
        return int(self.refused > 0)

    def _tell(self, changes: str, count: int) -> None:
        left_out = self.new.count if self.asked.prune and not self.asked.accept_new else 0
        stale = 0 if self.asked.prune else sum(entry.count for entry in self.gone)
        rest = [
            f"{counted(left_out, 'new finding')} not accepted (--accept-new does)"
            if left_out
            else "",
            f"{stale} no longer found (--prune takes them out)" if stale else "",
        ]
        line = "; ".join([f"{self.path}: {changes}, {count} in all", *filter(None, rest)])
        if not self.console.quiet:
            self.console.write(f"{printable(line)}\n", harmless=True)
