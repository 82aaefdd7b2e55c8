"""``briefkit validate``: what is wrong with briefs, and where."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Sequence

import attrs

from briefkit import api, files
from briefkit.cli.choices import chosen, looking_up_rules, readable
from briefkit.cli.console import Console
from briefkit.cli.errors import STDIN, TROUBLE, UsageError, explained
from briefkit.cli.inputs import Input, collect, read_stdin
from briefkit.errors import BriefkitError
from briefkit.formats import Format
from briefkit.reporters import REPORTERS, RunInfo, rendered
from briefkit.reporters.summary import summary
from briefkit.validation.catalogue import CORE
from briefkit.validation.profiles import PROFILES
from briefkit.validation.report import Report
from briefkit.validation.rule_set import RuleSet
from briefkit.validation.tally import Tally

__all__ = ["run"]


@attrs.frozen(kw_only=True)
class _Plan:
    """What is to be done."""

    inputs: tuple[Input, ...]
    from_format: Format | None
    rules: RuleSet
    fail_on: str
    output_format: str
    output: str | None
    max_findings: int
    stdin_name: str
    exit_zero: bool


def run(asked: Namespace, console: Console) -> int:
    """Validate; return 1 for findings that matter, 2 if the run cannot be trusted."""
    return _execute(_plan(asked), console)


def _plan(asked: Namespace) -> _Plan:
    chosen("--output-format", asked.output_format, REPORTERS)
    return _Plan(
        rules=_rules(asked.profile, asked.select, asked.ignore),
        from_format=readable(asked.from_format),
        inputs=collect(asked.paths),
        fail_on=asked.fail_on,
        output_format=asked.output_format,
        output=None if asked.output == "-" else asked.output,
        max_findings=asked.max_findings,
        stdin_name=asked.stdin_filename or STDIN,
        exit_zero=asked.exit_zero,
    )


def _rules(
    profile: str | None, select: Sequence[str] | None, ignore: Sequence[str] | None
) -> RuleSet:
    """Return the rules of a profile, or those selected out of all, without those ignored."""
    if profile and select:
        raise UsageError("--profile and --select both choose the rules", "leave one of them out")
    ignored = _known("--ignore", ignore)
    if select:
        return CORE.select(*_known("--select", select), ignore=ignored)
    among = chosen("--profile", profile or "default", PROFILES)
    unwanted = CORE.select(*ignored).by_code
    return RuleSet(rule for rule in among if rule.code not in unwanted)


def _known(option: str, lists: Iterable[str] | None) -> list[str]:
    selectors = [word.strip() for words in lists or () for word in words.split(",")]
    with looking_up_rules(option):
        CORE.ignore(*selectors)
    return selectors


def _execute(plan: _Plan, console: Console) -> int:
    failed = False
    reports = []
    for item in plan.inputs:
        try:
            reports.append(_report(item, plan))
        except BriefkitError as error:
            failed = True
            console.fail(explained(error, item.name))
    report = Report(files_checked=0).merge(*reports)
    if reports or plan.output_format != "text":
        _tell(report, plan, console)
    return TROUBLE if failed else _exit_code(report, plan)


def _report(item: Input, plan: _Plan) -> Report:
    if item.path is not None:
        return api.validate(
            item.path, format=plan.from_format, rules=plan.rules, max_findings=plan.max_findings
        )
    return api.validate_text(
        read_stdin(),
        plan.from_format,
        path=plan.stdin_name,
        rules=plan.rules,
        max_findings=plan.max_findings,
    )


def _tell(report: Report, plan: _Plan, console: Console) -> None:
    if plan.output is not None:
        files.write_text(plan.output, [rendered(report, plan.output_format)])
    elif plan.output_format == "text":
        info = RunInfo(paint=console.painted, summed_up=not console.quiet)
        console.write(rendered(report, info=info), harmless=True)
        return
    else:
        console.write(rendered(report, plan.output_format), harmless=True)
    console.say(summary(Tally.of(report)))


def _exit_code(report: Report, plan: _Plan) -> int:
    code = report.exit_code(plan.fail_on)
    return 0 if code == 1 and plan.exit_zero else code
