"""Settings: which rules run, on which files, and what their findings amount to."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from briefkit.echo import quoted
from briefkit.globs import fault_of, fits, relative
from briefkit.problems import Severity
from briefkit.validation.catalogue import CORE
from briefkit.validation.configuration.faults import ConfigurationError, Fault, similar
from briefkit.validation.configuration.options import as_told
from briefkit.validation.configuration.stock import Stock, stock_of
from briefkit.validation.profiles import PROFILES, compose
from briefkit.validation.rule import Rule
from briefkit.validation.rule_set import EVERYTHING, RuleSet, reach

if TYPE_CHECKING:
    from briefkit.validation.configuration.terms import Term

__all__ = ["LEVELS", "Selection", "Settings"]

_OFF = "off"
LEVELS = (*(severity.value for severity in Severity), _OFF)
"""What can be said of how much a rule matters."""

_EMBARGO_CODE = "BK711"
_SELECTING = ("select", "extend_select", "ignore", "extend_ignore")
_REFINING = (*_SELECTING, "severity", "options", "plugins", "terms", "allow_embargoed")


def _names(names: str | Iterable[str]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def _lists(table: Mapping[str, str | Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {key: _names(names) for key, names in table.items()}


def _tables(table: Mapping[str, Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    return dict(table)


@attrs.frozen(kw_only=True)
class Selection:
    """What a command line asks for; where it says anything of a rule, no file counts."""

    select: tuple[str, ...] = attrs.field(default=(), converter=_names)
    """The rules to run, and no others."""

    extend_select: tuple[str, ...] = attrs.field(default=(), converter=_names)
    """Rules to run as well."""

    ignore: tuple[str, ...] = attrs.field(default=(), converter=_names)
    """Rules not to run."""


def _terms(terms: Iterable[Term]) -> tuple[Term, ...]:
    # Not `tuple` itself: attrs asks for the signature of a converter, and to find out that of a
    # builtin takes a thirtieth of the time that it takes to check one file, start included.
    return tuple(terms)


@attrs.frozen(kw_only=True)
class Settings:
    """All that a configuration can say. Plain data: a worker process builds the same rules of it.

    Of two selectors that name a rule the more exact one counts: a code before a name, a longer
    beginning of codes before a shorter one, ``ALL`` and the profiles last; between equals it is
    to be ignored.
    """

    profiles: tuple[str, ...] = attrs.field(default=("default",), converter=_names)
    """The profiles to run together; of a rule that two have, the later one says how it runs."""

    select: tuple[str, ...] = attrs.field(default=(), converter=_names)
    """Codes, names and beginnings of codes of the rules to run, instead of those of `profiles`."""

    extend_select: tuple[str, ...] = attrs.field(default=(), converter=_names)
    """Rules to run as well."""

    ignore: tuple[str, ...] = attrs.field(default=(), converter=_names)
    """Rules not to run."""

    extend_ignore: tuple[str, ...] = attrs.field(default=(), converter=_names)
    """Further rules not to run."""

    severity: Mapping[str, str] = attrs.field(factory=dict, converter=dict, hash=False)
    """How much rules matter by selector, as one of ``error``, ``warning``, ``info``, ``off``."""

    options: Mapping[str, Mapping[str, Any]] = attrs.field(
        factory=dict, converter=_tables, hash=False
    )
    """The options of rules by code or name, as in ``{"BK112": {"max_words": 10}}``."""

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

    terms: tuple[Term, ...] = attrs.field(default=(), converter=_terms)
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

    @property
    def baseline_path(self) -> str | None:
        """The file of the baseline, as it can be opened from the current folder."""
        return self.baseline and os.path.join(self.root, self.baseline)

    @cached_property
    def rule_set(self) -> RuleSet:
        """The rules to run on a brief, the ignores of single files aside.

        Raises:
            ConfigurationError: Something in these settings is wrong; all of it is told.
        """
        if self.faults:
            raise ConfigurationError(self.faults) from self.cause
        if not any(getattr(self, name) for name in _REFINING) and self.asked == Selection():
            return self._profiled
        return RuleSet(
            self._told(self._profiled.by_code.get(code, rule))
            for code, rule in self._stock.rules.items()
            if self._wants(rule)
        )

    def rules_for(self, path: str | None) -> RuleSet:
        """Return the rules to run on a file.

        Args:
            path: The file, counted from the current folder; None for a brief without one.

        Raises:
            ConfigurationError: Something in these settings is wrong; all of it is told.
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

    @property
    def known_rules(self) -> RuleSet:
        """All rules that there are to choose from: built-in ones, of plugins, of terms."""
        return RuleSet(self._stock.rules.values())

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with these settings, each with its key; plugins are imported to know."""
        return (*self._stock.faults, *self._own_faults())

    @property
    def cause(self) -> BaseException | None:
        """The first exception that a plugin raised when it was imported."""
        return self._stock.cause

    @cached_property
    def _stock(self) -> Stock:
        return stock_of(self.plugins, self.terms)

    @cached_property
    def _profiled(self) -> RuleSet:
        return PROFILES[self.profiles[0]] if len(self.profiles) == 1 else compose(self.profiles)

    @cached_property
    def _without(self) -> dict[frozenset[str], RuleSet]:
        return {}

    def _own_faults(self) -> Iterator[Fault]:
        for number, name in enumerate(self.profiles):
            if name not in PROFILES:
                message = f"there is no profile {quoted(name, 60)}"
                suggestions = similar(name, PROFILES)
                yield Fault(message=message, key=("profiles", number), suggestions=suggestions)
        stock = self._stock
        for name in _SELECTING:
            yield from stock.selector_faults(getattr(self, name), (name.replace("_", "-"),))
        for selectors in attrs.astuple(self.asked, recurse=False):
            yield from stock.selector_faults(selectors, ())
        for name, level in self.severity.items():
            yield from stock.selector_fault(name, ("severity", name), of_key=True)
            if level not in LEVELS:
                message = f"expected one of {', '.join(LEVELS)}"
                yield Fault(message=message, key=("severity", name))
        for name, values in self.options.items():
            yield from stock.option_faults(name, values, ("options", name))
        for glob, selectors in self.per_file_ignores.items():
            key = ("per-file-ignores", glob)
            wrong = fault_of(glob)
            if wrong:
                yield Fault(message=wrong, key=key, of_key=True)
            yield from stock.selector_faults(selectors, key)

    def _wants(self, rule: Rule) -> bool:
        asked = self.asked
        if self.allow_embargoed and rule.code == _EMBARGO_CODE:
            return rule.code in asked.select
        wanted = reach((*asked.select, *asked.extend_select), rule)
        unwanted = reach(asked.ignore, rule)
        if wanted or unwanted or asked.select:
            return wanted > unwanted
        if self._level(rule) == _OFF:
            return False
        wanted = reach((*self.select, *self.extend_select), rule)
        if not self.select and self._is_on(rule):
            wanted = max(wanted, reach((EVERYTHING,), rule))
        return wanted > reach((*self.ignore, *self.extend_ignore), rule)

    def _is_on(self, rule: Rule) -> bool:
        """Tell whether a rule runs by itself: whoever names a plugin or a term wants it."""
        if rule.code in CORE.by_code:
            return rule.code in self._profiled.by_code
        return rule.default

    def _level(self, rule: Rule) -> str | None:
        """Return what the most exact selector of `severity` says of a rule."""
        said = [(reach((name,), rule), level) for name, level in self.severity.items()]
        exactness, level = max(said, default=(0, ""))
        return level if exactness else None

    def _told(self, rule: Rule) -> Rule:
        """Return a rule with the severity and the options that are set for it."""
        level = self._level(rule)
        if level and level != _OFF:
            rule = attrs.evolve(rule, severity=Severity(level))
        told = {**self.options.get(rule.name, {}), **self.options.get(rule.code, {})}
        return attrs.evolve(rule, options=as_told(rule, told)) if told else rule

    def overridden(
        self,
        *,
        select: str | Iterable[str] = (),
        extend_select: str | Iterable[str] = (),
        ignore: str | Iterable[str] = (),
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
            select=_names(select) or before.select,
            extend_select=(*before.extend_select, *_names(extend_select)),
            ignore=(*before.ignore, *_names(ignore)),
        )
        return attrs.evolve(self, asked=asked, **given)

    def to_dict(self) -> dict[str, Any]:
        """Return the settings as JSON values, under the keys that a configuration has for them.

        What is asked for on top is under ``command-line``, the file and its folder are under
        ``path`` and ``root``.
        """
        values = {_key(field.name): _plain(getattr(self, field.name)) for field in _FIELDS}
        values["command-line"] = values.pop("asked")
        values["options"] = {
            rule: {_key(name): value for name, value in told.items()}
            for rule, told in values["options"].items()
        }
        return values


_FIELDS = attrs.fields(Settings)


def _key(name: str) -> str:
    return name.replace("_", "-")


def _plain(value: Any) -> Any:
    """Return a value of a setting as JSON values."""
    if attrs.has(type(value)):
        return {_key(f.name): _plain(getattr(value, f.name)) for f in attrs.fields(type(value))}
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, (tuple, list, set, frozenset)):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, Severity) else value
