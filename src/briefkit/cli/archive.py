"""``briefkit convert`` and ``briefkit validate`` over many documents: the runs that they start."""

from __future__ import annotations

import contextlib
import os
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

import attrs

from briefkit import bulk
from briefkit.bulk.records import Summary
from briefkit.cli.archive_checks import check_convert, check_validate, folder_of
from briefkit.cli.archive_summary import Telling, converted, validated
from briefkit.cli.choices import readable, target
from briefkit.cli.console import Console
from briefkit.cli.options import format_options, plain_options
from briefkit.cli.outputs import chosen_outputs, opened
from briefkit.cli.progress import Pace, progress
from briefkit.cli.settings import resolved
from briefkit.cli.stopping import Stopped, stoppable
from briefkit.errors import BriefkitError
from briefkit.inputs.search import search
from briefkit.reporters import RunInfo
from briefkit.validation.configuration.settings import Settings
from briefkit.validation.findings.report import Report

__all__ = ["convert", "validate"]

_Note: TypeAlias = Callable[[Summary], object]
"""Told how far a run is."""


def convert(asked: Namespace, console: Console) -> int:
    """Convert many documents; return 1 if some were not to be written, 2 if some failed."""
    output = None if asked.output == "-" else asked.output
    folder = folder_of(asked.out_dir, output)
    to = target(asked.to, output)
    check_convert(asked, to, output, folder)
    readable(asked.from_format)
    options = format_options(to, asked.options, embed=asked.embed)

    def run(note: _Note) -> Summary:
        return bulk.convert(
            asked.inputs,
            to,
            folder or output or console,
            from_format=asked.from_format,
            on_loss=asked.on_loss,
            allow_embargoed=asked.allow_embargoed,
            jobs=asked.jobs or 1,
            progress=note,
            **_shared(asked),
            **{**(plain_options(to) if asked.compact else {}), **options},
        )

    wording = converted(to.name, looks=asked.on_loss != "ignore")
    course = _Course(
        telling=Telling(console, wording, target=folder or output, errors=asked.errors),
        console=console,
        shown=_shown(asked, console, folder or output),
        sources=asked.inputs,
        folder=folder,
        cluster=asked.cluster,
    )
    return course.follow(run).exit_code()


def validate(asked: Namespace, console: Console) -> int:
    """Validate many documents; return 1 for findings that matter, 2 if something failed."""
    check_validate(asked)
    readable(asked.from_format)
    settings = resolved(asked)
    if settings.baseline:
        console.say("the baseline is not used: the findings of all documents are written")
        settings = attrs.evolve(settings, baseline=None)
    folder = folder_of(asked.out_dir)
    wording = validated(is_listed=folder is None)
    course = _Course(
        telling=Telling(console, wording, target=folder, errors=asked.errors),
        console=console,
        shown=_shown(asked, console, folder),
        sources=asked.paths,
        folder=folder,
        cluster=asked.cluster,
    )
    with _reports(asked, settings, console) as each:

        def run(note: _Note) -> Summary:
            return bulk.validate(
                asked.paths,
                folder,
                format=asked.from_format,
                settings=settings,
                jobs=asked.jobs or "auto",
                each=each,
                progress=note,
                **_shared(asked),
            )

        summary = course.follow(run)
    code = summary.exit_code(settings.fail_on)
    return 0 if code == 1 and asked.exit_zero else code


def _shared(asked: Namespace) -> dict[str, Any]:
    """Return what both commands ask of a run."""
    return {
        "ordered": not asked.unordered,
        "shards": asked.shards,
        "resume": asked.resume,
        "errors": asked.errors,
        "client": asked.cluster,
    }


@attrs.frozen(kw_only=True)
class _Course:
    """How a run is followed: shown while it lasts, and told at its end."""

    telling: Telling
    console: Console
    shown: str
    sources: Sequence[str]
    folder: str | None
    cluster: str | None

    def follow(self, run: Callable[[_Note], Summary]) -> Summary:
        """Do a run."""
        pace = Pace()

        try:
            with (
                stoppable(),
                _unlogged() if self.cluster else contextlib.nullcontext(),
                progress(pace, self.shown, self.console, self._sizes) as show,
            ):

                def note(summary: Summary) -> None:
                    pace.note(summary)
                    self.telling.note(summary)
                    show()

                summary = run(note)
        except (Stopped, BriefkitError) as error:
            if isinstance(error, Stopped) or self.telling.summary.parts:
                self.telling.break_off(pace)
            raise
        self.telling.note(summary)
        self.telling.end(pace)
        return summary

    def _sizes(self) -> Iterator[int]:
        return (found.size for found in search(self.sources, leave_out=self.folder))


@contextlib.contextmanager
def _unlogged() -> Iterator[None]:
    """Keep what others log off the terminal: of a lost connection Dask tells on forty lines."""
    import logging

    before = logging.root.manager.disable
    logging.disable()
    try:
        yield
    finally:
        logging.disable(before)


def _shown(asked: Namespace, console: Console, target: str | None) -> str:
    """Return which progress to show: none beside output that comes to the same terminal."""
    return "never" if target is None and console.is_terminal else asked.progress


@contextlib.contextmanager
def _reports(
    asked: Namespace, settings: Settings, console: Console
) -> Iterator[Callable[[Report], object] | None]:
    """Give what writes the reports of a run; None where others write its findings to a folder."""
    if asked.out_dir:
        yield None
        return
    info = RunInfo(rules=settings.rule_set, fail_on=settings.fail_on, base=os.getcwd())
    with opened(chosen_outputs(asked), info, console) as writers:
        yield writers.add
        writers.end()
