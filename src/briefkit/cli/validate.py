"""``briefkit validate``: what is wrong with briefs, and where."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager

import attrs

from briefkit.cli.archive_arguments import is_validated_in_bulk
from briefkit.cli.choices import chosen, readable
from briefkit.cli.console import Console
from briefkit.cli.errors import STDIN, TROUBLE, UsageError, explained
from briefkit.cli.inputs import collect, read_stdin
from briefkit.cli.outputs import Output, check_apart, chosen_outputs, opened
from briefkit.cli.settings import baseline_of, resolved, shown
from briefkit.errors import BriefkitError
from briefkit.parallel import processors
from briefkit.reporters import RunInfo
from briefkit.reporters.summary import statistics, summary
from briefkit.runs import NO_LIMIT, Run, Source, beyond_baseline, check_many, weight
from briefkit.validation.configuration.settings import Settings
from briefkit.validation.findings.report import Report
from briefkit.validation.findings.tally import Tally

__all__ = ["jobs_of", "run", "sources_of"]

_WORTHWHILE = 100  # usual files for each process: with fewer it costs more to start than it saves


@attrs.frozen(kw_only=True)
class _Plan:
    """What is to be done."""

    run: Run
    sources: tuple[Source, ...]
    jobs: int
    outputs: tuple[Output, ...]
    errors: str | None
    baseline: str | None
    max_findings: int
    fixing: bool
    diff: bool
    exit_zero: bool
    statistics: bool

    @property
    def is_aside(self) -> bool:
        """Whether standard output is taken by what is fixed."""
        return self.diff or (self.fixing and any(source.content for source in self.sources))

    @property
    def sums_up(self) -> bool:
        """Whether the text that a person sees holds the sum."""
        main = self.outputs[0]
        return main.path is None and main.is_for_people and not self.diff


def run(asked: Namespace, console: Console) -> int:
    """Validate; return 1 for findings that matter, 2 if the run cannot be trusted."""
    console.colour = asked.color
    if asked.show_settings:
        chosen("--output-format", asked.output_format, {"text": 1, "json": 1})
        console.write(shown(asked, asked.output_format))
        return 0
    if is_validated_in_bulk(asked):
        from briefkit.cli import archive  # late: few have an archive

        return archive.validate(asked, console)
    return _execute(_plan(asked), console)


def sources_of(asked: Namespace, baseline: str | None) -> tuple[Source, ...]:
    """Return what the paths of a command line stand for, standard input read.

    Args:
        asked: The command line.
        baseline: The baseline, which is no brief though it may lie in a folder of briefs.

    Raises:
        UsageError: There is no path.
        FileAccessError: A folder cannot be searched, or holds nothing to read.
    """
    if not asked.paths:
        raise UsageError("there is no PATH", "name files or folders, or '.' for this one")
    return tuple(
        Source(item.path) if item.path is not None else _stdin(asked.stdin_filename)
        for item in collect(asked.paths, leave_out=baseline, allow_empty=asked.allow_empty)
    )


def _stdin(name: str | None) -> Source:
    return Source(name or STDIN, read_stdin())


def _plan(asked: Namespace) -> _Plan:
    outputs = chosen_outputs(asked)
    readable(asked.from_format)
    settings = resolved(asked)
    if not settings.rule_set:
        raise UsageError("no rule is left to run", "choose a profile, or ignore fewer rules")
    baseline = baseline_of(asked, settings)
    sources = sources_of(asked, baseline)
    read = [source.name for source in sources if source.content is None]
    check_apart(outputs, [*read, *filter(None, (baseline, settings.path))])
    if asked.errors is not None:
        _check_errors(asked, [*read, baseline, settings.path, *(each.path for each in outputs)])
    return _Plan(
        run=Run(settings=_whole(settings, baseline), format=asked.from_format),
        sources=sources,
        jobs=jobs_of(asked.jobs, sources),
        outputs=outputs,
        errors=asked.errors,
        baseline=baseline,
        max_findings=settings.max_findings,
        fixing=asked.fix or asked.diff,
        diff=asked.diff,
        exit_zero=asked.exit_zero,
        statistics=asked.statistics,
    )


def jobs_of(wanted: int | None, sources: Sequence[Source]) -> int:
    """Return how many processes to check sources with.

    Args:
        wanted: The number that was asked for; None to choose one.
        sources: What is to be checked.
    """
    if wanted is not None:
        return wanted
    most = processors()
    work = sum(map(weight, sources[: most * _WORTHWHILE]))
    return max(1, min(most, int(work) // _WORTHWHILE))


def _execute(plan: _Plan, console: Console) -> int:
    if plan.fixing:
        return _fixed(plan, console)
    with _listing(plan.errors) as listed:

        def unreadable(error: BriefkitError, name: str) -> None:
            console.fail(explained(error, name))
            listed(error, name)

        reports = check_many(plan.sources, plan.run, jobs=plan.jobs, unreadable=unreadable)
        return _exit_code(plan, _written(plan, reports, console), console)


def _check_errors(asked: Namespace, others: Sequence[str | None]) -> None:
    from briefkit.cli.archive_checks import check_errors  # late: few want a list of failures

    if asked.fix or asked.diff:
        what = "--errors: what cannot be put right is told, and not listed"
        raise UsageError(what, f"leave it out to use {'--fix' if asked.fix else '--diff'}")
    check_errors(asked.errors, others)


@contextmanager
def _listing(errors: str | None) -> Iterator[Callable[[BriefkitError, str], object]]:
    """Give what lists a source that cannot be read in a file, if there is to be one."""
    if errors is None:
        yield lambda *_: None
        return
    from briefkit.bulk.errors_file import failures_to  # late, as above
    from briefkit.bulk.records import failure_of

    with failures_to(errors) as tell:
        yield lambda error, name: tell(failure_of(error, name))


def _fixed(plan: _Plan, console: Console) -> int:
    from briefkit.cli.fixes import Fixer

    fixer = Fixer(plan.run, console, shows=plan.diff)
    tally = _written(plan, fixer.reports(plan.sources), console)
    console.say(fixer.told(tally.findings))
    if not plan.diff:
        return _exit_code(plan, tally, console)
    return TROUBLE if console.has_failed else int(fixer.changed > 0 and not plan.exit_zero)


def _written(plan: _Plan, reports: Iterator[Report], console: Console) -> Tally:
    """Write all reports, and return what they come to."""
    tally = Tally()
    outputs = [output for output in plan.outputs if output.path or not plan.diff]
    with (
        closing(_with_baseline(plan, reports)) as shown,
        opened(outputs, _info(plan, console), console, aside=plan.is_aside) as writers,
    ):
        for report in tally.counting(shown):
            writers.add(report)
        if tally.files or not console.has_failed or not plan.sums_up:
            writers.end()
    if plan.statistics:
        is_aside = plan.is_aside or not plan.sums_up
        (console.aside if is_aside else console.write)(statistics(tally))
    if not (plan.sums_up or plan.diff):
        console.say(summary(tally))
    return tally


def _whole(settings: Settings, baseline: str | None) -> Settings:
    """Return settings that cut nothing off before the baseline has put aside what it knows."""
    return settings if baseline is None else attrs.evolve(settings, max_findings=NO_LIMIT)


def _with_baseline(plan: _Plan, reports: Iterator[Report]) -> Generator[Report, None, None]:
    """Yield reports without the findings that the baseline accepts, where there is one."""
    if plan.baseline is None:
        yield from reports
    else:
        rules = plan.run.settings.rule_set
        yield from beyond_baseline(reports, plan.baseline, rules, plan.max_findings)


def _info(plan: _Plan, console: Console) -> RunInfo:
    settings = plan.run.settings
    return RunInfo(
        rules=settings.rule_set,
        fail_on=settings.fail_on,
        base=os.getcwd(),
        has_baseline=plan.baseline is not None,
        has_failed=lambda: console.has_failed,
    )


def _exit_code(plan: _Plan, tally: Tally, console: Console) -> int:
    code = TROUBLE if console.has_failed else tally.exit_code(plan.run.settings.fail_on)
    return 0 if code == 1 and plan.exit_zero else code
