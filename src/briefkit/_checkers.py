"""From the arguments of the verbs that validate to what checks, and to one report of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import lru_cache

import attrs

from briefkit.checking import Checker
from briefkit.runs import NO_LIMIT, Ids, beyond_baseline
from briefkit.validation.configuration.settings import Settings
from briefkit.validation.findings.report import Report
from briefkit.validation.rule import Rule
from briefkit.validation.rule_set import RuleSet

__all__ = ["checker_of", "report_of", "settings_of"]

_USUAL = Settings()


def checker_of(
    *,
    rules: Iterable[Rule] | None,
    settings: Settings | None,
    profile: str | Iterable[str] | None,
    select: str | Iterable[str],
    ignore: str | Iterable[str],
    now: dt.datetime | None,
    max_findings: int | None,
) -> Checker:
    """Return what checks, as the arguments of `briefkit.validate` of the same names say.

    Raises:
        TypeError: `rules` is given, and so is what chooses among rules.
    """
    if rules is not None:
        if settings is not None or profile is not None or select or ignore:
            raise TypeError(
                "rules says which rules run: leave out profile, select, ignore and settings"
            )
        found = rules if isinstance(rules, RuleSet) else RuleSet(rules)
        settled, rules_for = _USUAL, lambda _: found
    else:
        settled = settings_of(settings, profile, select, ignore)
        rules_for = settled.rules_for
    kept = settled.max_findings if max_findings is None else max_findings
    ids = Ids()
    return Checker(rules_for=rules_for, now=now, max_findings=kept, first_place=ids.first_place)


def settings_of(
    settings: Settings | None,
    profile: str | Iterable[str] | None,
    select: str | Iterable[str],
    ignore: str | Iterable[str],
) -> Settings:
    """Return the settings that the arguments of `briefkit.validate` of the same names come to."""
    settled = settings or _USUAL
    if profile is None and not select and not ignore:
        return settled
    return _overridden(settled, _names(profile), _names(select), _names(ignore))


@lru_cache(maxsize=32)
def _overridden(
    settings: Settings,
    profiles: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
) -> Settings:
    """Return settings with other choices, the same ones for the same: rules are chosen once."""
    return settings.overridden(profiles=profiles or None, select=select, ignore=ignore)


def _names(names: str | Iterable[str] | None) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names or ())


def report_of(
    checker: Checker, settings: Settings | None, check: Callable[[Checker], Iterable[Report]]
) -> Report:
    """Return one report of all that is found, without what the baseline of settings accepts.

    Args:
        checker: What checks.
        settings: The settings that were given, if any were.
        check: Lets a checker find.

    Raises:
        BaselineError: The baseline cannot be read, or is none.
    """
    baseline = settings.baseline_path if settings else None
    if baseline is None:
        reports = check(checker)
    else:
        found = check(attrs.evolve(checker, max_findings=NO_LIMIT))
        reports = beyond_baseline(found, baseline, checker.rules_for(None), checker.max_findings)
    return Report(files_checked=0).merge(*reports)
