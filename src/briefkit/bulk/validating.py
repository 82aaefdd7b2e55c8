"""Many documents validated: by this process, by several, or by a cluster."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import attrs

from briefkit._checkers import settings_of
from briefkit.bulk.checks import SUFFIX, Checks
from briefkit.bulk.duplicates import DUPLICATES, Judged
from briefkit.bulk.engines import Crew, Jobs
from briefkit.bulk.errors_file import Errors
from briefkit.bulk.handing import Each, Handing
from briefkit.bulk.journal import Journal, joined, named_sources
from briefkit.bulk.records import Summary
from briefkit.bulk.running import Note, Run, Task, Work, ended
from briefkit.bulk.verbs import ShardCount
from briefkit.bulk.writing import Writing
from briefkit.checking import DUPLICATE_ID
from briefkit.documents import StrPath, known_format
from briefkit.formats import Format
from briefkit.inputs import storage
from briefkit.inputs.pieces import SMALL_PART_BYTES, Part
from briefkit.inputs.splitting import parts
from briefkit.runs import Run as Checking
from briefkit.validation.configuration.settings import Settings
from briefkit.validation.findings.plain import plain
from briefkit.validation.suppression.baseline_text import BaselineError

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["validate"]

# What does not change what is found: a run may be gone on with under another.
_MOOT = ("fail_on", "unsafe_fixes", "path")


def validate(
    sources: StrPath | Iterable[StrPath],
    out: StrPath | None = None,
    *,
    format: str | Format | None = None,
    profile: str | Iterable[str] | None = None,
    select: str | Iterable[str] = (),
    ignore: str | Iterable[str] = (),
    settings: Settings | None = None,
    now: dt.datetime | None = None,
    max_findings: int | None = None,
    jobs: Jobs = 1,
    ordered: bool = True,
    shards: ShardCount = None,
    resume: bool = False,
    errors: Errors = None,
    each: Each | None = None,
    client: Client | str | None = None,
    progress: Callable[[Summary], object] | None = None,
    part_bytes: int = SMALL_PART_BYTES,
) -> Summary:
    """Find what is wrong with the briefs of any number of files; return how much of it there is.

    A document that cannot be read is a finding, as for `briefkit.validate`. A file that cannot be
    read at all is a `Failure` in the summary, and the others go on.

    With `out`, the findings are written there, one a line as the reporter ``jsonl`` writes them:
    ``part-00012.jsonl`` for some 4 MiB of sources, if there are any in it. Two briefs of the run
    with the same id are a finding (``BK110``) in ``duplicates.jsonl``: the later one has it, with
    its ``line`` and, under ``data.first``, the place of the other. What is written is the same
    whoever does the work, and when; ``.briefkit`` says what is done, so that a run that was
    broken off can be resumed.

    Args:
        sources: Files, folders, patterns and URLs, or one of them. Folders are searched for files
            with the suffix of a format.
        out: The folder for the findings, or its URL; it is made. By default they are counted.
        format: The format of all sources; by default told by suffix, then by content.
        profile: As for `briefkit.validate`, and so are the following, up to `max_findings`.
        select: The only rules to run.
        ignore: Rules not to run.
        settings: What to run and how. A baseline is used up in the order of all findings, and
            nobody sees them all here: with one, use `briefkit.validate_many`.
        now: The instant to judge times by; by default the present one, or that at which a run
            with `out` was begun.
        max_findings: How many findings to keep of one brief.
        jobs: How many processes share the work; with 1, there is none but this one. Where
            processes are not forked (on Windows and macOS, and beside other threads) the calling
            script needs ``if __name__ == "__main__":``.
        ordered: Whether `each` gets its reports in the order of the sources, or else as they are
            made; which of two briefs with one id is the later one is then a matter of chance.
        shards: How many files to write, about; "auto" for one for each part of the sources.
        resume: Whether to go on with a run to `out` that was broken off. Parts whose sources have
            changed since are done again; where no run was begun, one begins.
        errors: Where each failure goes: a file of JSON lines, or a function.
        each: What is called with each report, in this process.
        client: A Dask client, or the address of a scheduler, whose workers read and write all of
            it. They have to see the same files: a shared disk, or URLs.
        progress: Told of the numbers so far whenever a part is done.
        part_bytes: How many bytes of sources are a part: what one worker does at a time.

    Raises:
        FileAccessError: A folder cannot be searched, or holds nothing to read; something cannot
            be written. What is done by then stays, and can be resumed.
        UnknownFormatError: No format goes by that name.
        ConfigurationError: There is no such rule, profile or plugin.
        BaselineError: `settings` have a baseline.
        ResumeError: The folder holds what another run has made, or this one must be resumed.
        ClusterError: There is no such cluster, or not any more.
        MissingDependencyError: A package is needed for URLs or for a cluster.
        ValueError: `out` and `each` are both given; or `resume` or `shards` without `out`.
    """
    crew = Crew(jobs, client)
    folder = None if out is None else crew.reach(out)
    _check(folder, each, shards, resume=resume)
    how = Checking(
        settings=_settled(settings, profile, select, ignore, max_findings), format=format, now=now
    )
    if format is not None:
        known_format(None, format)
    found = parts(
        sources,
        format=format,
        size=part_bytes,
        count=shards if isinstance(shards, int) else None,
        leave_out=folder,
        lines=crew.lines_in,
    )
    doing: dict[str, Any] = {"parts": found, "crew": crew}
    work: Work
    if each is not None:
        work = Handing(run=how, each=each, ordered=ordered, **doing)
        return Run(work, errors=errors, progress=progress).go()
    if folder is None:
        work = _Counting(task=Checks(how), **doing)
    else:
        work = Writing(
            task=partial(_task, how, folder, now),
            journal=Journal(folder=folder, suffix=SUFFIX),
            asked={
                "verb": "validate",
                "sources": named_sources(sources),
                **_asked(how, now),
                "part_bytes": part_bytes,
                "shards": shards or "auto",
            },
            resume=resume,
            **doing,
        )
    rule = how.settings.rule_set.by_code.get(DUPLICATE_ID)
    return Run(Judged(work=work, rule=rule, folder=folder), errors=errors, progress=progress).go()


@attrs.frozen(kw_only=True)
class _Counting:
    """The work of a run that leaves nothing but numbers."""

    task: Task
    parts: Iterable[Part]
    crew: Crew

    def __call__(self, note: Note) -> None:
        with (
            self.crew.at_work() as engine,
            ended(engine(self.task, self.parts, True)) as outcomes,
        ):
            for outcome in outcomes:
                note(outcome)


def _task(how: Checking, folder: str, now: dt.datetime | None, begun: dt.datetime) -> Task:
    """Return what is done with a part, in a run that was begun at an instant."""
    storage.remove(joined(folder, DUPLICATES))  # of an earlier run, or as far as this one came
    return Checks(attrs.evolve(how, now=now or begun), folder)


def _check(folder: str | None, each: Each | None, shards: ShardCount, *, resume: bool) -> None:
    if folder is not None and each is not None:
        raise ValueError("out and each: findings are written there, or handed on here")
    if folder is None and (resume or shards is not None):
        raise ValueError("resume and shards are for findings that are written: name a folder")
    if isinstance(shards, int) and shards < 1:
        raise ValueError(f"shards is 'auto' or a number from 1 on, not {shards}")


def _settled(
    settings: Settings | None,
    profile: str | Iterable[str] | None,
    select: str | Iterable[str],
    ignore: str | Iterable[str],
    max_findings: int | None,
) -> Settings:
    """Return the settings of a run, as far as they can be told to be sound."""
    settled = settings_of(settings, profile, select, ignore)
    if max_findings is not None:
        settled = settled.overridden(max_findings=max_findings)
    if settled.baseline_path is not None:
        reason = "nobody sees all findings here; use validate_many, or settings without a baseline"
        raise BaselineError(settled.baseline_path, reason)
    settled.rule_set  # noqa: B018 - what is wrong with it is told before anything is read
    return settled


def _asked(how: Checking, now: dt.datetime | None) -> Mapping[str, Any]:
    """Return what makes the findings what they are, as JSON values."""
    settings = attrs.asdict(how.settings, filter=lambda field, _: field.name not in _MOOT)
    return {
        "format": how.format.name if isinstance(how.format, Format) else how.format,
        "now": now and now.isoformat(),
        "settings": plain(settings),
    }
