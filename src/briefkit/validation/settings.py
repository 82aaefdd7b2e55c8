"""Settings: which rules run, on which files, and what their findings amount to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

import attrs

from briefkit.problems import Severity
from briefkit.validation._globs import fits, relative
from briefkit.validation.catalogue import CORE
from briefkit.validation.profiles import compose
from briefkit.validation.rule import Rule
from briefkit.validation.rule_set import RuleSet, reach
from briefkit.validation.terms import Term

__all__ = ["Selection", "Settings"]


def _names(names: str | Iterable[str]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def _lists(table: Mapping[str, str | Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {key: _names(names) for key, names in table.items()}


@attrs.frozen(kw_only=True)
class Selection:
    """What a command line asks for; where it says anything of a rule, no file counts."""

    select: tuple[str, ...] = attrs.field(default=(), converter=_names)
    """The rules to run, and no others."""

    extend_select: tuple[str, ...] = attrs.field(default=(), converter=_names)
    """Rules to run as well."""

    ignore: tuple[str, ...] = attrs.field(default=(), converter=_names)
    """Rules not to run."""


@attrs.frozen(kw_only=True)
class Settings:
    """All that a configuration can say. Plain data: a worker process builds the same rules of it.

    Of two selectors that name a rule the more exact one counts: a code before a name, a longer
    beginning of codes before a shorter one, ``ALL`` and the profiles last; between equals it is
    to be ignored.
    """

    profiles: tuple[str, ...] = attrs.field(default=("default",), converter=_names)
    """The profiles to run, from the left to the right: the later one says how a rule runs."""

    select: tuple[str, ...] = attrs.field(default=(), converter=_names)
    """Codes, names and beginnings of codes of the rules to run, instead of those of `profiles`."""

    extend_select: tuple[str, ...] = attrs.field(default=(), converter=_names)
    """Rules to run as well."""

    ignore: tuple[str, ...] = attrs.field(default=(), converter=_names)
    """Rules not to run."""

    extend_ignore: tuple[str, ...] = attrs.field(default=(), converter=_names)
    """Further rules not to run."""

    severity: Mapping[str, str] = attrs.field(factory=dict, converter=dict, hash=False)
    """How much rules matter, by selector: ``error``, ``warning``, ``info``, or ``off``."""

    options: Mapping[str, Mapping[str, Any]] = attrs.field(factory=dict, converter=dict, hash=False)
    """The options of rules, by code or name: ``{"heading-too-long": {"max_words": 10}}``."""

    per_file_ignores: Mapping[str, tuple[str, ...]] = attrs.field(
        factory=dict, converter=_lists, hash=False
    )
    """Rules not to run on files, by glob; one that starts with ``!`` is for all other files."""

    fail_on: Severity = attrs.field(default=Severity.ERROR, converter=Severity)
    """The mildest severity that fails a run."""

    max_findings: int = 1000
    """How many findings to keep of one brief; the rest are counted."""

    unsafe_fixes: bool = False
    """Whether a fix may change what a story says."""

    plugins: tuple[str, ...] = attrs.field(default=(), converter=_names)
    """The names of the packages of rules to load."""

    terms: tuple[Term, ...] = attrs.field(default=(), converter=tuple)
    """Expressions that the house does not use, each of them a rule."""

    allow_embargoed: bool = False
    """Whether a brief may be under embargo."""

    baseline: str | None = None
    """The file of findings that are put aside, counted from `root`."""

    root: str = ""
    """The folder that globs and paths count from; empty for the current one."""

    path: str | None = None
    """The file that the settings come from; None if they come from none."""

    asked: Selection = Selection()
    """What the command line asks for on top."""

    @cached_property
    def rule_set(self) -> RuleSet:
        """The rules to run on a brief, the ignores of single files aside.

        Raises:
            UnknownProfileError: There is no such profile.
        """
        profiled = compose(self.profiles)
        if not (self.select or self._refined):
            return profiled
        pool = CORE | profiled
        return RuleSet(rule for rule in pool if self._wants(rule, profiled))

    def rules_for(self, path: str | None) -> RuleSet:
        """Return the rules to run on a file.

        Args:
            path: The file, counted from the current folder; None for a brief without one.
        """
        if path is None or not self.per_file_ignores:
            return self.rule_set
        file = relative(path, self.root)
        lists = [names for glob, names in self.per_file_ignores.items() if fits(glob, file)]
        ignored = frozenset(name for names in lists for name in names)
        found = self._without.get(ignored)
        if found is None:
            found = RuleSet(rule for rule in self.rule_set if not reach(ignored, rule))
            self._without[ignored] = found
        return found

    @cached_property
    def _without(self) -> dict[frozenset[str], RuleSet]:
        return {}

    @property
    def _refined(self) -> bool:
        return bool(self.extend_select or self.ignore or self.extend_ignore) or self.asked != (
            Selection()
        )

    def _wants(self, rule: Rule, profiled: RuleSet) -> bool:
        asked = self.asked
        wanted = reach((*asked.select, *asked.extend_select), rule)
        unwanted = reach(asked.ignore, rule)
        if wanted or unwanted or asked.select:
            return wanted > unwanted
        wanted = reach((*self.select, *self.extend_select), rule)
        if not self.select and rule.code in profiled.by_code:
            wanted = max(wanted, 1)
        return wanted > reach((*self.ignore, *self.extend_ignore), rule)

    def overridden(
        self,
        *,
        select: Iterable[str] = (),
        extend_select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        **values: Any,
    ) -> Settings:
        """Return these settings with what a command line says laid over them.

        Args:
            select: The only rules to run, whatever these settings select or ignore.
            extend_select: Rules to run as well, whatever these settings ignore.
            ignore: Rules not to run, whatever these settings select.
            values: Other fields, to take the place of what they are here; None leaves one as it
                is. With `profiles`, these settings' own `select` no longer counts.
        """
        given = {name: value for name, value in values.items() if value is not None}
        if "profiles" in given:
            given["select"] = ()
        before = self.asked
        asked = Selection(
            select=tuple(select) or before.select,
            extend_select=(*before.extend_select, *extend_select),
            ignore=(*before.ignore, *ignore),
        )
        return attrs.evolve(self, asked=asked, **given)

    def to_dict(self) -> dict[str, Any]:
        """Return the settings as JSON values, under the keys that a configuration has for them."""
        return {
            field.name.replace("_", "-"): getattr(self, field.name)
            for field in attrs.fields(Settings)
        }
