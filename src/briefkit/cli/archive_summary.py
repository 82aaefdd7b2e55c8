"""What a run over many documents came to, in a few lines on standard error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from briefkit.bulk.records import Summary
from briefkit.cli.console import Console
from briefkit.cli.progress import Pace
from briefkit.cli.quantities import duration, grouped, sized
from briefkit.echo import printable

__all__ = ["Telling", "Wording", "converted", "validated"]

_FAILURES = 10  # that are told one by one where no file lists them
_FREQUENT = 10  # fields, or codes, that are told by name
_NOUNS = {"error": "error", "warning": "warning", "info": "note"}


class Wording(NamedTuple):
    """What a run is called that does one thing or the other."""

    first: Callable[[Summary], str]
    """Makes the beginning of the first line."""

    details: Callable[[Summary], Iterator[str]]
    """Makes lines that tell more."""

    files: Callable[[Summary], int]
    """Tells how many files were written to a folder."""


class Telling:
    """Tells what comes of a run: failures as they come, and at the end the numbers."""

    def __init__(
        self, console: Console, wording: Wording, *, target: str | None, errors: str | None
    ) -> None:
        """Take what the run is.

        Args:
            console: Where it is told.
            wording: What it does.
            target: The file that is written, or the folder with a slash at its end; None for
                standard output.
            errors: The file that lists the failures, if there is one.
        """
        self.summary = Summary()
        """How far the run is, or was when it ended."""
        self._console = console
        self._wording = wording
        self._target = target
        self._is_folder = target is not None and target.endswith("/")
        self._errors = errors
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
        self._say(self._first(pace), *self._details())

    def break_off(self, pace: Pace) -> None:
        """Tell what it came to until it was broken off, and how to go on.

        Args:
            pace: How fast it was.
        """
        first = self._first(pace)
        begun = f"broken off; so far {first[0].lower()}{first[1:]}"
        if self._is_folder:
            self._say(begun, *self._details())
            self._console.say("to go on, give the same command with --resume")
            return
        self._say(begun)
        if self._target is not None:
            self._console.say(f"{self._target}: not written, since it is whole or not at all")

    def _say(self, *lines: str) -> None:
        for line in lines:
            self._console.say(line)
        if self.summary.failed:
            # Whoever wants to hear of errors alone hears of this one too.
            codes = _frequent(self.summary.failure_codes)
            self._console.guide(printable(f"  failed: {codes}{self._where()}"))

    def _first(self, pace: Pace) -> str:
        return f"{self._wording.first(self.summary)}, in {duration(pace.seconds)}{_speed(pace)}"

    def _details(self) -> Iterator[str]:
        if self.summary.resumed:
            yield f"  done before: {self.summary.resumed} of {grouped(self.summary.parts, 'part')}"
        for line in self._wording.details(self.summary):
            yield f"  {line}"
        if self._target is not None:
            yield f"  written: {self._written()}"

    def _written(self) -> str:
        size = sized(self.summary.bytes_written)
        if not self.summary.bytes_written:
            return "nothing"
        if not self._is_folder:
            return f"{self._target}, {size}"
        return f"{grouped(self._wording.files(self.summary), 'file')}, {size}, in {self._target}"

    def _where(self) -> str:
        if self._errors is not None:
            return f"; listed in {self._errors}"
        more = self.summary.failed - self._told
        return f"; and {grouped(more)} more; --errors FILE lists them all" if more else ""


def converted(to: str, *, looks: bool) -> Wording:
    """Return the wording of a conversion.

    Args:
        to: The name of the format that is written.
        looks: Whether it is looked for what is lost.
    """

    def first(summary: Summary) -> str:
        told = [f"{grouped(_sound(summary), 'brief')} converted", *_failed(summary)]
        losses = summary.lost.total()
        lost = grouped(losses, "loss", "losses") if losses else "nothing lost"
        told.append(lost if looks else "losses not looked for")
        if summary.problems:
            told.append(f"{grouped(summary.problems, 'problem')} in reading")
        return f"{', '.join(told)} ({to})"

    def details(summary: Summary) -> Iterator[str]:
        if summary.lost:
            yield f"lost: {_frequent(summary.lost)}"

    return Wording(first, details, lambda summary: summary.shards or _sound(summary))


def validated(*, is_listed: bool) -> Wording:
    """Return the wording of a validation.

    Args:
        is_listed: Whether the findings are listed, and summed up, before that.
    """

    def first(summary: Summary) -> str:
        briefs = grouped(_sound(summary), "brief")
        if is_listed:
            return ", ".join((f"{briefs} validated", *_failed(summary)))
        kinds = [
            grouped(summary.severities[severity], noun)
            for severity, noun in _NOUNS.items()
            if summary.severities[severity]
        ]
        told = [f"{', '.join(kinds) or 'No problems'} in {briefs}", *_failed(summary)]
        if summary.suppressed:
            told.append(f"{grouped(summary.suppressed)} suppressed")
        if summary.truncated:
            told.append(f"{grouped(summary.truncated)} more not shown")
        return ", ".join(told)

    def details(summary: Summary) -> Iterator[str]:
        if summary.codes and not is_listed:
            yield f"found: {_frequent(summary.codes)}"

    return Wording(first, details, lambda summary: summary.shards)


def _sound(summary: Summary) -> int:
    return summary.documents - summary.failed


def _failed(summary: Summary) -> Iterator[str]:
    if summary.failed:
        yield f"{grouped(summary.failed)} failed"


def _speed(pace: Pace) -> str:
    if pace.seconds < 1 or pace.documents_per_second < 1:
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
