"""``briefkit convert``: briefs from one format to another, with a word on what is lost."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from briefkit import files, formats
from briefkit.changes.grouping import Group, grouped
from briefkit.cli.archive_arguments import is_converted_in_bulk
from briefkit.cli.choices import readable, target
from briefkit.cli.console import Console
from briefkit.cli.errors import TROUBLE, FailureError, UsageError, explained, place
from briefkit.cli.inputs import Input, collect, documents
from briefkit.cli.options import format_options
from briefkit.cli.targets import Job, jobs
from briefkit.conversion import OnLoss, check_release, iter_dumps, known_losses, write_many
from briefkit.documents import whole_brief
from briefkit.echo import counted
from briefkit.errors import BriefkitError, EmbargoError, LossError
from briefkit.formats import Document, Format
from briefkit.model import Brief

__all__ = ["run"]


# What could be done, and was not to be.
_REFUSALS = (LossError, EmbargoError)


@attrs.frozen(kw_only=True)
class _Plan:
    """What is to be done."""

    jobs: tuple[Job, ...]
    from_format: Format | None
    to: Format
    on_loss: OnLoss
    allow_embargoed: bool
    options: Mapping[str, Any]


@attrs.define
class _Tally:
    """What came of it."""

    briefs: int = 0
    problems: int = 0
    losses: int | None = 0
    failures: int = 0
    exit_code: int = 0

    def __str__(self) -> str:
        parts = [f"{counted(self.briefs, 'brief')} converted", self._lost()]
        if self.problems:
            parts.append(f"{counted(self.problems, 'problem')} in reading")
        if self.failures:
            parts.append(counted(self.failures, "failure"))
        return ", ".join(parts)

    def _lost(self) -> str:
        if self.losses is None:
            return "losses not looked for"
        return counted(self.losses, "loss", "losses") if self.losses else "nothing lost"


def run(asked: Namespace, console: Console) -> int:
    """Convert what is asked for; return 1 if something was not to be written, 2 if it failed."""
    if is_converted_in_bulk(asked):
        from briefkit.cli import archive  # late: few have an archive

        return archive.convert(asked, console)
    plan = _plan(asked)
    tally = _Conversion(plan, console).run()
    if tally.briefs or len(plan.jobs) > 1:  # after the one error of one job, all is said
        console.say(f"{tally} ({plan.to.name})")
    return tally.exit_code


def _plan(asked: Namespace) -> _Plan:
    output = None if asked.output == "-" else asked.output
    from_format = readable(asked.from_format)
    to = target(asked.to, output)
    options = format_options(to, asked.options, embed=asked.embed)
    if to.is_binary and output is None:
        raise UsageError(f"{to.name} is no text to print", "name a file with --output")
    inputs = collect(asked.inputs, leave_out=output)
    return _Plan(
        jobs=jobs(inputs, asked.inputs, to, output),
        from_format=from_format,
        to=to,
        on_loss=asked.on_loss,
        allow_embargoed=asked.allow_embargoed,
        options={**({} if asked.compact else to.file_options), **options},
    )


class _Conversion:
    """A plan on its way, and what has come of it so far."""

    def __init__(self, plan: _Plan, console: Console) -> None:
        self.plan = plan
        self.console = console
        self.tally = _Tally(losses=None if plan.on_loss == "ignore" else 0)

    def run(self) -> _Tally:
        """Do one job after the other; one that fails keeps nobody from doing the next."""
        for job in self.plan.jobs:
            before = attrs.evolve(self.tally)
            try:
                self._write(job)
            except BriefkitError as error:
                # What was told of its problems and losses is of no file that there is.
                self.tally.briefs, self.tally.problems = before.briefs, before.problems
                self.tally.losses = before.losses
                self._fail(error, job.name)
        return self.tally

    def _write(self, job: Job) -> None:
        briefs = self._counted(self._briefs(job))
        if self.plan.to.is_binary:
            if job.folder is not None:
                files.make_folder(job.folder)
            write_many(briefs, job.target or "", self.plan.to, **self.plan.options)
            return
        pieces = iter_dumps(briefs, self.plan.to, **self.plan.options)
        if self.plan.to.iter_dumps is None or self.plan.to.public or job.folder is not None:
            # Known to the end before anything is printed, or a folder made for nothing.
            pieces = iter([*pieces])
        if job.target is None:
            for piece in pieces:
                self.console.write(piece)
            return
        if job.folder is not None:
            files.make_folder(job.folder)
        files.write_text(job.target, pieces)

    def _counted(self, briefs: Iterator[Brief]) -> Iterator[Brief]:
        for brief in briefs:
            self.tally.briefs += 1
            yield brief

    def _briefs(self, job: Job) -> Iterator[Brief]:
        if len(job.inputs) == 1:
            yield from self._read(job.inputs[0])
            return
        before = self.tally.briefs
        for item in job.inputs:
            try:
                briefs = [*self._read(item)]  # of a file, all or none
            except BriefkitError as error:
                self._fail(error, item.name)
            else:
                yield from briefs
        if self.tally.briefs == before:
            raise FailureError(f"{job.name}: nothing is left to write; mend what is told above")

    def _read(self, item: Input) -> Iterator[Brief]:
        for number, document in enumerate(documents(item, self.plan.from_format), 1):
            brief = whole_brief(document)
            self._tell_problems(document, item.name)
            if not self.plan.allow_embargoed:
                check_release(brief, self.plan.to)
            if self.tally.losses is not None:
                self.tally.losses += self._tell_losses(brief, _label(item, document, number))
            yield brief

    def _tell_problems(self, document: Document, name: str) -> None:
        for problem in document.located_problems():
            self.tally.problems += 1
            said = f"{problem.code} {problem.message}".lstrip()
            self.console.say(f"{place(name, problem.span, problem.pointer)}: {said}")

    def _tell_losses(self, brief: Brief, label: str) -> int:
        """Tell what is lost of a brief, and return how much that is."""
        found = known_losses(brief, self.plan.to, **self.plan.options)
        groups = grouped(found)
        if found and self.plan.on_loss == "error":
            raise LossError(map(str, groups), self.plan.to.name)
        for group in groups:
            self.console.say(f"{label}: {_fate(group)}{group}")
        return sum(len(group.changes) for group in groups if not group.is_derived)

    def _fail(self, error: BriefkitError, name: str) -> None:
        self.tally.failures += 1
        code = 1 if isinstance(error, _REFUSALS) else TROUBLE
        self.tally.exit_code = max(self.tally.exit_code, code)
        self.console.fail(explained(error, name))


def _fate(group: Group) -> str:
    kind = group.changes[0].kind
    if group.is_derived or kind == "unknown":
        return ""
    return "gained " if kind == "added" else "lost "


def _label(item: Input, document: Document, number: int) -> str:
    """Return what to call a brief: by its file, and by its number where a file holds many."""
    is_one_of_many = formats.get(document.format).holds_many
    return f"{item.name} (brief {number})" if is_one_of_many else item.name
