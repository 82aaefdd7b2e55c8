"""One brief, gone through again and again until nothing more can be put right.

A fix is made only if the brief afterwards is what the fix meant, the finding is gone, no error
has come in, and no word of a quotation has changed. One that is refused stays a finding.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import attrs

from briefkit.edits import Edit, apply_edits
from briefkit.errors import BriefkitError
from briefkit.fixing.agreement import agree
from briefkit.fixing.quotations import changes_a_quotation
from briefkit.fixing.still_there import still_there
from briefkit.formats import Document
from briefkit.problems import Severity, holders
from briefkit.validation.findings.finding import Finding
from briefkit.validation.findings.report import Report

__all__ = ["MAX_PASSES", "State", "Workshop", "candidates"]

MAX_PASSES = 10
"""How often a brief is gone through: fixes that overlap wait for the next time."""

_MOST_TRIES = 200
"""How many sets of fixes are tried at most, of those that do not overlap."""

_MOST_STARTS = 5
"""How often all of it is done again where fixes had to be left alone."""

_MOST_ROUNDS = 20
"""How often fixes that overlap refused ones are given their turn in one pass."""


@attrs.frozen
class State:
    """A brief on its way: its text, what was read from it, and what is found in it."""

    text: str
    """The text; empty for a brief without a file."""

    document: Document
    """What was read."""

    report: Report
    """What is found."""


def candidates(report: Report, *, unsafe: bool) -> tuple[Finding, ...]:
    """Return the findings whose fixes may be made, in the order of the document."""
    wanted = ("safe", "unsafe") if unsafe else ("safe",)
    return tuple(
        finding
        for finding in report.findings
        if finding.fix and finding.fix.edits and finding.fix.applicability in wanted
    )


@attrs.frozen(kw_only=True)
class Workshop:
    """What it takes to put a brief right."""

    spell: Callable[[State, Sequence[Edit]], tuple[str, Document]]
    """Returns the text with edits made, and what is read from that."""

    judge: Callable[[str, Document], Report]
    """Returns what is found."""

    derives: bool = False
    """Whether the reader works out part of the brief, which may then come out otherwise."""

    unsafe: bool = False
    """Whether to make fixes that a person should look at."""

    def fixed(self, state: State, passes: int = MAX_PASSES) -> tuple[State, tuple[Finding, ...]]:
        """Return what a brief becomes, and the findings that were put right.

        Fixes that keep undoing each other are left alone, all of them. Whoever does the same
        with the result gets that result; where that cannot be had, nothing is put right.
        """
        after, done = state, tuple[Finding, ...]()
        for _ in range(_MOST_STARTS):
            again, more, is_calm = self._calmed(after, passes)
            if is_calm or not more:
                return again, (*done, *more)
            after, done = again, (*done, *more)
        return state, ()

    def _calmed(self, state: State, passes: int) -> tuple[State, tuple[Finding, ...], bool]:
        """Return what a brief becomes, what was put right, and whether no fix was left alone."""
        restless: set[str] = set()
        while True:
            after, done, last = self._settled(state, passes, restless)
            if not last:
                return after, done, not restless
            restless.update(finding.code for finding in last)

    def _settled(
        self, state: State, passes: int, restless: Iterable[str]
    ) -> tuple[State, tuple[Finding, ...], tuple[Finding, ...]]:
        """Return what a brief becomes, what was put right, and whose fixes come to no end."""
        done: list[Finding] = []
        course: list[tuple[State, tuple[Finding, ...]]] = []
        while True:
            after, applied = self._gone_through(state, restless)
            if not applied:
                return state, tuple(done), ()
            if passes <= 0:
                return state, tuple(done), _going_round(course, state) or applied
            course.append((state, applied))
            done += applied
            # Where a report is full, the rest of it comes up: that is no going round in circles.
            passes -= not (state.report.truncated and _amount(after) < _amount(state))
            state = after

    def _gone_through(
        self, state: State, restless: Iterable[str]
    ) -> tuple[State, tuple[Finding, ...]]:
        """Make the fixes of the brief, or where there are none those of the text of the file."""
        found = [
            finding
            for finding in candidates(state.report, unsafe=self.unsafe)
            if finding.code not in restless
        ]
        for is_source in (False, True):
            waiting = [finding for finding in found if _is_of_source(finding) is is_source]
            after, applied = self._some_made(state, waiting)
            if applied:
                return after, applied
        return state, ()

    def _some_made(
        self, state: State, waiting: Sequence[Finding]
    ) -> tuple[State, tuple[Finding, ...]]:
        """Make the fixes that come first; if none can be made, those that overlap them."""
        for _ in range(_MOST_ROUNDS):
            group = _apart(waiting)
            after, applied = self._made(state, group) if group else (state, ())
            if applied:
                return after, applied
            refused = set(map(id, group))
            waiting = [finding for finding in waiting if id(finding) not in refused]
        return state, ()

    def _made(self, state: State, findings: Sequence[Finding]) -> tuple[State, tuple[Finding, ...]]:
        """Make as many fixes as can be made together: where a set fails, each half is tried."""
        best, applied = state, list[Finding]()
        waiting = [list(findings)]
        for _ in range(_MOST_TRIES):
            if not waiting:
                break
            group = waiting.pop()
            after = self._attempt(state, [*applied, *group])
            if after is not None:
                best, applied = after, [*applied, *group]
            elif len(group) > 1:
                middle = len(group) // 2
                waiting += (group[middle:], group[:middle])
        return best, tuple(applied)

    def _attempt(self, state: State, findings: Sequence[Finding]) -> State | None:
        """Return the state after some fixes; None if it is not what they are for."""
        edits = [edit for finding in findings if finding.fix for edit in finding.fix.edits]
        before = state.document.brief
        try:
            wanted = apply_edits(before, edits)
            if changes_a_quotation(before, edits, wanted):
                return None
            text, document = self.spell(state, edits)
        except (LookupError, ValueError, BriefkitError):
            return None
        if not agree(wanted, document.brief, edits, derives=self.derives):
            return None
        report = self.judge(text, document)
        if _new_errors(state.report, report):
            return None
        if still_there(before, state.report, report, findings, edits):
            return None
        return State(text, document, report)


def _going_round(
    course: Sequence[tuple[State, tuple[Finding, ...]]], state: State
) -> tuple[Finding, ...]:
    """Return the findings whose fixes lead from a state back to it; none if it is a new one."""
    texts = [(before.text, before.document.brief) for before, _ in course]
    here = (state.text, state.document.brief)
    if here not in texts:
        return ()
    return tuple(finding for _, made in course[texts.index(here) :] for finding in made)


def _amount(state: State) -> int:
    return len(state.report) + state.report.truncated


def _is_of_source(finding: Finding) -> bool:
    return finding.fix is not None and all(edit.is_of_source for edit in finding.fix.edits)


def _new_errors(before: Report, after: Report) -> bool:
    counts = Counter(finding.code for finding in after.findings if _is_error(finding))
    counts.subtract(finding.code for finding in before.findings if _is_error(finding))
    return any(count > 0 for count in counts.values())


def _is_error(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR


def _apart(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings whose fixes do not overlap one before; the others wait."""
    taken = _Taken()
    return [finding for finding in findings if finding.fix and taken.take(finding.fix.edits)]


class _Taken:
    """The places that fixes have spoken for."""

    def __init__(self) -> None:
        self.stretches: dict[str, list[tuple[int, int]]] = {}
        self.whole: set[str] = set()
        self.holders: set[str] = set()

    def take(self, edits: Sequence[Edit]) -> bool:
        """Speak for the places of some edits, unless one of them is spoken for."""
        if any(map(self._is_taken, edits)):
            return False
        for edit in edits:
            if edit.start is None:
                self.whole.add(edit.pointer)
            else:
                stretch = (edit.start, edit.start if edit.end is None else edit.end)
                self.stretches.setdefault(edit.pointer, []).append(stretch)
            self.holders.update(holders(edit.pointer))
        return True

    def _is_taken(self, edit: Edit) -> bool:
        pointer = edit.pointer
        if pointer in self.whole or any(above in self.whole for above in holders(pointer)):
            return True
        if edit.start is None:
            return pointer in self.holders or pointer in self.stretches
        start, end = edit.start, edit.start if edit.end is None else edit.end
        return any(
            start <= last and first <= end for first, last in self.stretches.get(pointer, ())
        )
