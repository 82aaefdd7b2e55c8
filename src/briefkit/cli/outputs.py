"""Where the reports of a run go: standard output, files, the summary of a step in CI."""

from __future__ import annotations

import contextlib
import os
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator

import attrs

from briefkit import files
from briefkit.cli.choices import chosen
from briefkit.cli.console import Console
from briefkit.cli.errors import UsageError
from briefkit.reporters import REPORTERS, ReportWriter, RunInfo
from briefkit.validation.findings.report import Report

__all__ = ["Output", "Writers", "check_apart", "chosen_outputs", "opened"]

_TEXTS = frozenset({"text", "concise", "grouped"})
_ALIASES = {"full": "text"}  # what other tools call it


@attrs.frozen
class Output:
    """One report to write."""

    format: str
    """The name of its reporter."""

    path: str | None = None
    """The file; None for standard output."""

    @property
    def is_for_people(self) -> bool:
        """Whether it sums up at its end, and can be in colour."""
        return self.format in _TEXTS


class Writers:
    """The outputs of a run, open: each report goes to all of them as it comes."""

    def __init__(self, lines: Iterable[tuple[ReportWriter, Callable[[str], None]]]) -> None:
        self._lines = tuple(lines)

    def add(self, report: Report) -> None:
        """Write what the report of a brief adds."""
        for writer, write in self._lines:
            _write(write, writer.add(report))

    def end(self) -> None:
        """Write what stands at the end."""
        for writer, write in self._lines:
            _write(write, writer.end())


def chosen_outputs(asked: Namespace) -> tuple[Output, ...]:
    """Return the reports that a command line asks for, the first for whoever called it.

    Raises:
        UsageError: There is no such format, or a file would be written twice or is none.
    """
    wanted: str = asked.output_format
    named = _ALIASES.get(wanted, wanted)
    chosen("--output-format", named, REPORTERS)
    main = Output(named, None if asked.output == "-" else asked.output)
    for format, path in asked.reports or ():
        chosen("--report", format, REPORTERS)
        if path == "-":
            remedy = f"for standard output say --output-format {format}"
            raise UsageError(f"--report {format}=-: this is no file", remedy)
    found = (main, *(Output(format, path) for format, path in asked.reports or ()))
    paths = [os.path.realpath(output.path) for output in found if output.path]
    twice = next((path for path in paths if paths.count(path) > 1), None)
    if twice is not None:
        raise UsageError(f"{twice}: two reports would be written to it", "name another file")
    return found


def check_apart(outputs: Iterable[Output], read: Iterable[str]) -> None:
    """Check that no report takes the place of a file that is read.

    Raises:
        UsageError: One does.
    """
    written = {_identity(output.path) for output in outputs if output.path} - {None}
    # Nothing is asked of the inputs if all reports are new files.
    taken = next((path for path in read if _identity(path) in written), None) if written else None
    if taken is not None:
        what = f"{taken}: a report would take the place of what is read"
        raise UsageError(what, "name another file")


@contextlib.contextmanager
def opened(
    outputs: Iterable[Output], info: RunInfo, console: Console, *, aside: bool = False
) -> Iterator[Writers]:
    """Open outputs: the files are in their place, each whole, when the block ends without error.

    Args:
        outputs: What to write.
        info: What is known of the run.
        console: Takes what is for standard output.
        aside: Whether that goes to standard error, since standard output is taken.

    Raises:
        FileAccessError: A file cannot be written.
    """
    with contextlib.ExitStack() as stack:
        lines = []
        for output in outputs:
            if output.path is not None:
                write = stack.enter_context(files.text_writer(output.path))
                shown = info
            else:
                write = console.aside if aside else _to(console)
                shown = _for_console(output, info, console)
            lines.append((REPORTERS[output.format](shown), write))
            if output.format == "github" and output.path is None:
                lines += _step_summary(info, stack)
        yield Writers(lines)


def _step_summary(
    info: RunInfo, stack: contextlib.ExitStack
) -> Iterator[tuple[ReportWriter, Callable[[str], None]]]:
    """Yield the output that GitHub shows on the page of the run, where this is such a run."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if path and os.environ.get("GITHUB_ACTIONS") == "true":
        from briefkit.reporters.github import StepSummaryWriter

        yield StepSummaryWriter(info), stack.enter_context(files.text_appender(path))


def _for_console(output: Output, info: RunInfo, console: Console) -> RunInfo:
    if not output.is_for_people:
        return info
    info = attrs.evolve(info, summed_up=not console.quiet)
    # Asked once: it takes as long as to write a finding.
    return attrs.evolve(info, paint=console.painted) if console.takes_colour else info


def _to(console: Console) -> Callable[[str], None]:
    return lambda piece: console.write(piece, harmless=True)


def _write(write: Callable[[str], None], piece: str) -> None:
    if piece:
        write(piece)


def _identity(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino
