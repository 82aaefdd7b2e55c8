"""What a reporter is: a function from facts about the run to a writer that takes its reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TypeAlias

import attrs

from briefkit.problems import Severity
from briefkit.validation.findings.report import Report
from briefkit.validation.rule import Rule
from briefkit.validation.rule_set import RuleSet

__all__ = ["Paint", "ReportWriter", "Reporter", "RunInfo"]

Paint: TypeAlias = Callable[[str, str], str]
"""Gives a text the colour of what its second argument names: error, warning, info, …"""


def _unpainted(text: str, kind: str) -> str:
    del kind
    return text


def _never() -> bool:
    return False


def _as_set(rules: Iterable[Rule]) -> RuleSet:
    return rules if isinstance(rules, RuleSet) else RuleSet(rules)


@attrs.frozen(kw_only=True)
class RunInfo:
    """What is known of a run before its first report: the same for every output of it."""

    rules: RuleSet = attrs.field(factory=RuleSet, converter=_as_set)
    """The rules that run."""

    fail_on: Severity = attrs.field(default=Severity.ERROR, converter=Severity)
    """The mildest severity that makes the run fail."""

    base: str = ""
    """The folder that the paths in reports for machines count from; empty to leave them alone."""

    paint: Paint = _unpainted
    """Paints what a person sees."""

    has_baseline: bool = False
    """Whether findings were put aside by a baseline, so that all others are new."""

    summed_up: bool = True
    """Whether a line at the end of a text sums up."""

    has_failed: Callable[[], bool] = _never
    """Tells at the end whether something could not be read, so that the run is not whole."""


class ReportWriter(Protocol):
    """Writes one output of a run, piece by piece, as its reports come: nothing waits for the end.

    The pieces that `add` and `end` return make up the output. A writer serves one run.
    """

    def add(self, report: Report) -> str:
        """Return the next piece: what the report of a brief adds."""
        ...

    def end(self) -> str:
        """Return the last piece."""
        ...


Reporter: TypeAlias = Callable[[RunInfo], ReportWriter]
"""Starts an output."""
