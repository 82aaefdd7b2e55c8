"""Reports that whoever asked for a run gets one by one, whoever makes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

import attrs

from briefkit.bulk.checks import count, reports
from briefkit.bulk.engines import Crew
from briefkit.bulk.records import Outcome
from briefkit.bulk.running import RETRIES, Note, ended, lost
from briefkit.checking import DUPLICATE_ID, FirstPlace, with_first
from briefkit.inputs.pieces import Part
from briefkit.parallel import mapped
from briefkit.runs import Ids, Run
from briefkit.validation.findings.finding import Finding
from briefkit.validation.findings.report import Report

__all__ = ["Each", "Handing"]

Each: TypeAlias = Callable[[Report], object]
"""What is called with each report of a run."""


@attrs.frozen(kw_only=True)
class Handing:
    """The work of a run whose reports are handed to a function."""

    run: Run
    """How each brief is checked."""

    parts: Iterable[Part]
    """What is checked."""

    each: Each
    """What is called with each report."""

    crew: Crew = attrs.field(factory=Crew)
    """Who does it."""

    ordered: bool = True
    """Whether reports come in the order of the parts, or else as they are made."""

    def __call__(self, note: Note) -> None:
        """Hand on all reports, and tell of each part."""
        ids = Ids()
        # Nobody but this process knows all ids; and what it checks itself it knows at once.
        is_alone = self.crew.jobs == 1 and not self.crew.is_cluster
        checks = _Reports(self.run, ids.first_place if is_alone else _maybe_taken)
        counted = Outcome(part=0)
        with ended(self._found(checks)) as found:
            for item in found:
                if isinstance(item, Report):
                    report = item if is_alone else _judged(item, ids)
                    count(report, counted)
                    self.each(report)
                else:  # out of order, numbers of other parts are among these; their sum is right
                    note(_with_numbers(item, counted))
                    counted = Outcome(part=0)

    def _found(self, checks: _Reports) -> Iterator[Report | Outcome]:
        """Yield the reports of each part, and then what came of it."""
        if not self.crew.is_cluster:
            yield from mapped(
                checks,
                self.parts,
                self.crew.jobs,
                chunk=1,
                ordered=self.ordered,
                retries=RETRIES,
                lost=lost,
            )
            return
        # All reports of a part come at once: a worker of a cluster returns one thing.
        with (
            self.crew.at_work() as engine,
            ended(engine(_Together(checks), self.parts, self.ordered)) as outcomes,
        ):
            for outcome in outcomes:
                yield from outcome.reports if isinstance(outcome, _WithReports) else ()
                yield outcome


@attrs.frozen
class _Reports:
    """Checks a part: yields its reports, and last what came of it but the numbers of findings."""

    run: Run
    first_place: FirstPlace

    def __call__(self, part: Part) -> Iterator[Report | Outcome]:
        outcome = Outcome(part=part.number)
        yield from self.reports(part, outcome)
        yield outcome

    def reports(self, part: Part, outcome: Outcome) -> Iterator[Report]:
        checker = self.run.checker(self.first_place)
        for piece in part.pieces:
            yield from reports(checker, piece, self.run, outcome)


def _maybe_taken(id: str, place: str) -> str | None:
    """Say of every id that it is taken: `_judged` knows better."""
    del id, place
    return ""


def _judged(report: Report, ids: Ids) -> Report:
    """Return a report with what is known of its id here, and not where it was made."""
    found = (*report.findings, *report.suppressed)
    maybe = next((finding for finding in found if finding.code == DUPLICATE_ID), None)
    if maybe is None:
        return report
    first = ids.first_place(maybe.data["id"], maybe.data["place"])
    return attrs.evolve(
        report,
        findings=_completed(report.findings, first),
        suppressed=_completed(report.suppressed, first),
    )


def _completed(findings: Iterable[Finding], first: str | None) -> Iterator[Finding]:
    """Yield findings; those of an id only if it was at `first` before, and with that place."""
    for finding in findings:
        if finding.code != DUPLICATE_ID:
            yield finding
        elif first is not None:
            yield with_first(finding, first)


@attrs.define(kw_only=True)
class _WithReports(Outcome):
    """What came of a part, and its reports."""

    reports: list[Report] = attrs.field(factory=list)


@attrs.frozen
class _Together:
    """Checks a part, and returns all at once."""

    checks: _Reports

    def __call__(self, part: Part) -> Outcome:
        outcome = _WithReports(part=part.number)
        outcome.reports.extend(self.checks.reports(part, outcome))
        return outcome


def _with_numbers(outcome: Outcome, counted: Outcome) -> Outcome:
    """Return what came of a part, with the numbers of the findings that were handed on."""
    return attrs.evolve(
        outcome,
        severities=counted.severities,
        codes=counted.codes,
        suppressed=counted.suppressed,
        truncated=counted.truncated,
    )
