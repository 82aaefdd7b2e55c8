"""Running rules over a brief, and joining what they find with what its reader reported."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from briefkit.echo import printable
from briefkit.model import Brief
from briefkit.problems import Problem, is_under
from briefkit.structure import DIRECTIVES
from briefkit.validation.context import Context
from briefkit.validation.drafts import Draft, LineAt, Locate, Origin
from briefkit.validation.findings.finding import Finding, Suppression
from briefkit.validation.findings.report import Report
from briefkit.validation.rule import Hit, Rule
from briefkit.validation.rule_set import RuleSet
from briefkit.validation.rules.source import ALWAYS, REMARK, RULE_CRASHED, SYNTAX_ERROR
from briefkit.validation.rules.suppressions import INVALID_SUPPRESSION, UNUSED_SUPPRESSION

if TYPE_CHECKING:
    from briefkit.validation.suppression.applying import Match, Suppressions
    from briefkit.validation.suppression.removals import Removals

__all__ = ["check"]


def check(
    brief: Brief | None,
    rules: Iterable[Rule],
    *,
    problems: Iterable[Problem] = (),
    unread: Collection[str] = frozenset(),
    locate: Locate | None = None,
    line: LineAt | None = None,
    source: str | None = None,
    format: str = "",
    public: bool | None = None,
    is_editable: bool = True,
    path: str | None = None,
    now: dt.datetime | None = None,
    max_findings: int = 1000,
) -> Report:
    """Return what `rules` find in a brief, and what its reader reported.

    Args:
        brief: The brief; None if the text could not be read, so that there are only `problems`.
        rules: The rules to run. A problem that is a case of another built-in rule is left out,
            but not one without which the report would call a file sound that cannot be read.
        problems: What the reader noticed.
        unread: Pointers where a neutral value stands in for one that could not be read:
            no rule finds anything there.
        locate: Finds places in the source.
        line: Finds lines of it, where there is no `source`.
        source: The text of the file, for the rules that look at it.
        format: The name of the format that it was read as.
        public: Whether what is in that format is for readers; None if that is not known.
        is_editable: Whether fixes can be made in that format.
        path: The file.
        now: The instant to judge times by; without one, no rule looks at the present.
        max_findings: How many findings to keep, the worst first; the rest are counted.
    """
    rules = rules if isinstance(rules, RuleSet) else RuleSet(rules)
    drafts = list(_reported(problems, rules, unreadable=brief is None))
    aside: list[tuple[Draft, Match]] = []
    beyond = 0
    if brief is not None:
        context = Context(brief, now=now, source=source, format=format, public=public)
        suppressions = _suppressions_of(brief, rules)
        found, beyond = _found(context, rules, unread, max_findings, suppressions)
        drafts = _one_each(drafts, found)
        if suppressions is not None:
            drafts, aside = _parted(drafts, suppressions)
            from briefkit.validation.suppression.removals import Removals

            removals = Removals(suppressions.directives, source, locate)
            has_run = _Coverage(context, unread, drafts).has_run
            drafts += _judged(suppressions, rules, has_run, removals)
    kept = _worst(drafts, max_findings)
    origin = Origin(brief, source, locate, line, format, path, is_editable)
    return Report(
        findings=map(origin.finding, kept),
        suppressed=(_put_aside(origin.finding(draft), match) for draft, match in aside),
        truncated=len(drafts) - len(kept) + beyond,
        rules_run=rules.codes,
        paths=(path,) if path else (),
    )


def _suppressions_of(brief: Brief, rules: RuleSet) -> Suppressions | None:
    if DIRECTIVES not in brief.extra:
        return None
    from briefkit.validation.suppression.applying import Suppressions  # late: few briefs have any

    return Suppressions(brief, rules)


def _reported(problems: Iterable[Problem], rules: RuleSet, *, unreadable: bool) -> Iterator[Draft]:
    """Yield what the reader noticed, as far as it is asked for."""
    for problem in problems:
        rule = rules.by_code.get(problem.code) or ALWAYS.get(problem.code)
        if rule is None and unreadable:
            rule = SYNTAX_ERROR
        if rule is None and not problem.code.startswith("BK"):
            rule = attrs.evolve(REMARK, code=problem.code or REMARK.code)
        if rule is not None:
            hit = Hit(problem.pointer, problem.message, problem.start, problem.end, problem.data)
            yield Draft(rule, hit, problem.span)


def _found(
    context: Context,
    rules: RuleSet,
    unread: Collection[str],
    limit: int,
    suppressions: Suppressions | None,
) -> tuple[list[Draft], int]:
    """Return what the rules find, `limit` cases of each at most, and how many more there are.

    What is put aside is counted apart, so that it takes no other case's place.
    """
    drafts: list[Draft] = []
    beyond = 0
    hidden = _Hidden(unread) if unread else None
    for rule, run in rules.checked:
        if not _applies(rule, context, unread):
            continue
        matches = suppressions.of(rule) if suppressions else None
        counts = [0, 0]
        try:
            for hit in run(context, **rule.options):
                if not isinstance(hit, Hit):
                    raise TypeError(f"expected a Hit, got {type(hit).__name__}")
                if hidden and hit.pointer in hidden:
                    continue
                kind = bool(matches and matches.covering(hit.pointer))
                counts[kind] += 1
                if counts[kind] <= limit:
                    drafts.append(Draft(rule, hit))
        # A rule that would end the process is no better: the run would look like a good one.
        except (Exception, SystemExit) as error:  # noqa: BLE001 - the other rules go on
            drafts.append(_crash(rule, error))
        beyond += max(0, counts[False] - limit)
    return drafts, beyond


def _applies(rule: Rule, context: Context, unread: Collection[str]) -> bool:
    if rule.formats and context.format not in rule.formats:
        return False
    if rule.languages and context.language and context.language not in rule.languages:
        return False
    return _can_run(rule, unread)


def _can_run(rule: Rule, unread: Collection[str]) -> bool:
    return not (unread and any(is_under(at, need) for need in rule.needs for at in unread))


def _crash(rule: Rule, error: BaseException) -> Draft:
    message = f"the rule {rule.code} crashed: {type(error).__name__}: {error}"
    data = {"rule": rule.code, "exception": type(error).__name__}
    return Draft(RULE_CRASHED, Hit("", message, data=data))


class _Hidden:
    """The pointers where a finding would only repeat that something could not be read."""

    def __init__(self, unread: Collection[str]) -> None:
        parents = {pointer.rpartition("/")[0] for pointer in unread}
        # The text of a block is what its quotes and spans count in.
        texts = {p.removesuffix("/text") for p in unread if "/blocks/" in p and p.endswith("/text")}
        self._at = parents - {""}
        self._under = {*unread, *texts}

    def __contains__(self, pointer: str) -> bool:
        if pointer in self._at:
            return True
        while pointer not in self._under:
            if not pointer:
                return False
            pointer = pointer.rpartition("/")[0]
        return True


def _one_each(reported: list[Draft], found: list[Draft]) -> list[Draft]:
    """Return all drafts, but one for each defect: that of the reader, that of the wider rule."""
    known = {(draft.rule.code, draft.hit.pointer) for draft in reported}
    drafts = [*reported, *(draft for draft in found if not _is_known(draft, known))]
    silenced = {
        (code, pointer)
        for draft in drafts
        for code in draft.rule.supersedes
        for pointer in (draft.hit.pointer, *(at for at, _ in draft.hit.related))
    }
    return [draft for draft in drafts if (draft.rule.code, draft.hit.pointer) not in silenced]


def _is_known(draft: Draft, known: Collection[tuple[str, str]]) -> bool:
    """Tell whether the reader reported the same of the same value, or of what holds it."""
    code, pointer = draft.rule.code, draft.hit.pointer
    holder = pointer.rpartition("/")[0]
    return (code, pointer) in known or bool(holder and (code, holder) in known)


# --- directives --------------------------------------------------------------------------


def _parted(
    drafts: Iterable[Draft], suppressions: Suppressions
) -> tuple[list[Draft], list[tuple[Draft, Match]]]:
    """Return the drafts that count, and those that the brief puts aside."""
    kept: list[Draft] = []
    aside: list[tuple[Draft, Match]] = []
    for draft in drafts:
        match = suppressions.use(draft.rule, draft.hit)
        if match is None:
            kept.append(draft)
        else:
            aside.append((draft, match))
    return kept, aside


def _put_aside(finding: Finding, match: Match) -> Finding:
    directive = match.directive
    kind: Suppression = "inline" if directive.at else "file"
    return attrs.evolve(finding, suppression=kind, justification=printable(directive.reason))


def _judged(
    suppressions: Suppressions,
    rules: RuleSet,
    has_run: Callable[[Rule], bool],
    removals: Removals,
) -> Iterator[Draft]:
    """Yield what is to be said of the directives themselves, as far as it is asked for."""
    unused = rules.by_code.get(UNUSED_SUPPRESSION.code)
    invalid = rules.by_code.get(INVALID_SUPPRESSION.code)
    if unused is not None:
        for hit in suppressions.unused(has_run, removals.fix):
            yield Draft(unused, hit)
    if invalid is not None:
        for hit in suppressions.invalid(**invalid.options):
            yield Draft(invalid, hit)


class _Coverage:
    """Which rules have looked at all of a brief, and found what there was to find."""

    def __init__(self, context: Context, unread: Collection[str], drafts: Iterable[Draft]) -> None:
        self._context = context
        self._unread = unread
        self._crashed = {d.hit.data.get("rule") for d in drafts if d.rule is RULE_CRASHED}

    def has_run(self, rule: Rule) -> bool:
        """Tell whether a rule that was asked for could do its work."""
        if rule.scope == "corpus" or rule.code in self._crashed:
            return False
        if rule.scope == "source" and rule.check is not None:
            return bool(self._context.source)
        return _can_run(rule, self._unread) if rule.check else bool(self._context.format)


def _worst(drafts: list[Draft], limit: int) -> list[Draft]:
    if len(drafts) <= limit:
        return drafts
    return sorted(drafts, key=lambda draft: draft.rule.severity.rank)[:limit]
