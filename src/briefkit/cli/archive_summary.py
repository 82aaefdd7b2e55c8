"""What a run over many documents came to, in a few lines on standard error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from briefkit.bulk.records import Summary
from briefkit.cli.console import Console
from briefkit.cli.progress import Pace
from briefkit.cli.quantities import duration, grouped, sized

__all__ = ["Telling", "converted", "validated"]

_FAILURES = 10  # that are told one by one where no file lists them
_FREQUENT = 10  # fields, or codes, that are told by name

First = Callable[[Summary], str]
"""Makes the beginning of the first line."""


class Telling:
    """Tells what comes of a run: failures as they come, and at the end the numbers."""

    def __init__(
        self,
        console: Console,
        first: First,
        folder: str | None,
        errors: str | None,
        *,
        is_tree: bool = False,
    ) -> None:
        """Take what the run is.

        Args:
            console: Where it is told.
            first: Makes the beginning of the first line.
            folder: The folder that is written to, if one is.
            errors: The file that lists the failures, if there is one.
            is_tree: Whether each document becomes a file.
        """
        self.summary = Summary()
        """How far the run is, or was when it ended."""
        self._console = console
        self._first = first
        self.folder = folder
        """The folder that is written to, if one is."""
        self._errors = errors
        self._is_tree = is_tree
        self._told = 0

    def note(self, summary: Summary) -> None:
        """Take in how far the run is, and tell what failed since."""
        self.summary = summary
        if self._errors is None:
            for failure in summary.failures[self._told : _FAILURES]:
                self._console.guide(str(failure))
            self._told = min(len(summary.failures), _FAILURES)

    def end(self, pace: Pace) -> None:
        """Tell what it came to.

        Args:
            pace: How fast it was.
        """
        for line in self._lines(pace):
            self._console.say(line)

    def break_off(self, pace: Pace) -> None:
        """Tell what it came to until it was broken off, and how to go on.

        Args:
            pace: How fast it was.
        """
        first, *others = self._lines(pace)
        self._console.say(f"broken off; so far {first[0].lower()}{first[1:]}")
        for line in others:
            self._console.say(line)
        if self.folder is not None:
            self._console.say("to go on, give the same command with --resume")

    def _lines(self, pace: Pace) -> Iterator[str]:
        summary = self.summary
        failed = f", {grouped(summary.failed)} failed" if summary.failed else ""
        yield f"{self._first(summary)}{failed}, in {duration(summary.seconds)}{_speed(pace)}"
        if summary.resumed:
            yield f"  done before: {summary.resumed} of {grouped(summary.parts, 'part')}"
        if summary.codes:
            yield f"  found: {_frequent(summary.codes)}"
        if summary.lost:
            yield f"  lost: {_frequent(summary.lost)}"
        if self.folder is not None:
            count = summary.documents - summary.failed if self._is_tree else summary.shards
            size = sized(summary.bytes_written)
            yield f"  written: {grouped(count, 'file')}, {size}, in {self.folder}"
        if summary.failed:
            yield f"  failed: {_frequent(summary.failure_codes)}{self._where()}"

    def _where(self) -> str:
        if self._errors is not None:
            return f"; listed in {self._errors}"
        more = self.summary.failed - self._told
        return f"; and {grouped(more)} more; --errors FILE lists them all" if more else ""


def converted(to: str, *, looks: bool) -> First:
    """Return what makes the first line of a conversion.

    Args:
        to: The name of the format that is written.
        looks: Whether it is looked for what is lost.
    """

    def first(summary: Summary) -> str:
        briefs = f"{grouped(summary.documents - summary.failed, 'brief')} converted"
        losses = summary.lost.total()
        lost = grouped(losses, "loss", "losses") if losses else "nothing lost"
        told = [briefs, lost if looks else "losses not looked for"]
        if summary.problems:
            told.append(f"{grouped(summary.problems, 'problem')} in reading")
        return f"{', '.join(told)} ({to})"

    return first


def validated(summary: Summary) -> str:
    """Return the beginning of the first line of a validation."""
    nouns = {"error": "error", "warning": "warning", "info": "note"}
    kinds = [
        grouped(summary.severities[severity], noun)
        for severity, noun in nouns.items()
        if summary.severities[severity]
    ]
    return f"{', '.join(kinds) or 'No problems'} in {grouped(summary.documents, 'brief')}"


def _speed(pace: Pace) -> str:
    if pace.documents_per_second < 1:
        return ""
    documents = grouped(round(pace.documents_per_second))
    return f": {documents} briefs/s, {sized(pace.bytes_per_second)}/s"


def _frequent(counts: Counter[str]) -> str:
    """Return what comes most often, with how often."""
    often = sorted(counts, key=lambda name: (-counts[name], name))
    shown = [f"{name} {grouped(counts[name])}" for name in often[:_FREQUENT] if counts[name]]
    if len(often) > _FREQUENT:
        rest = sum(counts[name] for name in often[_FREQUENT:])
        shown.append(f"and {grouped(rest)} in {len(often) - _FREQUENT} others")
    return ", ".join(shown)
