"""Putting findings aside because the brief says so, and judging whether it says so rightly."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, TypeAlias

from briefkit.model import Brief
from briefkit.problems import is_under, join_pointer
from briefkit.structure import DIRECTIVES
from briefkit.validation import directives as spelled
from briefkit.validation.catalogue import CORE
from briefkit.validation.directives import Directive, Selector
from briefkit.validation.fix import Fix
from briefkit.validation.rule import Hit, Rule
from briefkit.validation.rule_set import RuleSet, UnknownRuleError, reach
from briefkit.validation.rules.suppressions import INVALID_SUPPRESSION, UNUSED_SUPPRESSION
from briefkit.walk import value_at

__all__ = ["Match", "Removal", "Suppressions", "covers", "is_final", "suppressions_of"]

Removal: TypeAlias = Callable[[Directive, Selector, bool], Fix | None]
"""Returns the fix that takes a selector out of a directive; if True, all of the directive."""

_FOREIGN = re.compile(r"(?!BK)[A-Z]{2,6}[0-9]{0,3}")
"""What may be a code of a package of rules that is not part of this run."""


class Match(NamedTuple):
    """What puts a finding aside."""

    directive: Directive
    """The directive."""

    selector: Selector
    """Which of its codes."""


def is_final(rule: Rule) -> bool:
    """Tell whether no directive and no baseline can put the findings of a rule aside.

    They say that a file cannot be read as what it is, or that a rule failed.
    """
    return rule.always


def covers(matches: Iterable[Match], hit: Hit) -> Match | None:
    """Return the first of `matches` that is for the place of a hit; None if none is."""
    return next((match for match in matches if match.directive.covers(hit.pointer)), None)


def suppressions_of(brief: Brief, rules: RuleSet) -> Suppressions | None:
    """Return what a brief wants to be put aside; None if it says nothing of the kind.

    Args:
        brief: The brief.
        rules: The rules of the run.
    """
    if DIRECTIVES not in brief.extra:
        return None
    return Suppressions(brief, rules)


class Suppressions:
    """The directives of one brief, and which of them were of use."""

    def __init__(self, brief: Brief, rules: RuleSet) -> None:
        self.directives, self._faults = spelled.read(brief.extra[DIRECTIVES])
        """What could be understood."""
        self._brief = brief
        self._rules = rules
        self._known = tuple({**CORE.by_code, **rules.by_code}.values())
        self._by_rule: dict[str, tuple[Match, ...]] = {}
        self._used: set[str] = set()
        self._found_at: set[str] = set()

    def of(self, rule: Rule) -> tuple[Match, ...]:
        """Return what may put findings of a rule aside, what is for one place first."""
        if rule.code not in self._by_rule:
            self._by_rule[rule.code] = () if _is_out_of_reach(rule) else self._naming(rule)
        return self._by_rule[rule.code]

    def _naming(self, rule: Rule) -> tuple[Match, ...]:
        found = [
            Match(directive, selector)
            for directive in self.directives
            for selector in directive.selectors
            if reach((selector.text,), rule)
        ]
        return tuple(sorted(found, key=lambda match: not match.directive.at))

    def use(self, rule: Rule, hit: Hit) -> Match | None:
        """Return what puts a hit aside, and note that it was of use; None if nothing does."""
        self._found_at.add(hit.pointer)
        match = covers(self.of(rule), hit)
        if match is not None:
            self._used.add(match.selector.pointer)
        return match

    def unused(self, has_run: Callable[[Rule], bool], removal: Removal) -> Iterator[Hit]:
        """Yield a hit for each code that put nothing aside, though its rules have run.

        Ask when `use` was asked of all that was found.

        Args:
            has_run: Tells whether a rule has looked at all of the brief.
            removal: Makes the fixes.
        """
        for directive in self.directives:
            if not all(map(self._is_there, directive.at)):
                continue
            idle = [each for each in directive.selectors if each.pointer not in self._used]
            unused = [each for each in idle if self._have_run(each.text, has_run)]
            for selector in unused:
                yield Hit(
                    selector.pointer,
                    f"unused suppression: {selector.text!r:.60} finds nothing here",
                    data={"code": selector.text},
                    fix=removal(directive, selector, len(unused) == len(directive.selectors)),
                )

    def _have_run(self, selector: str, has_run: Callable[[Rule], bool]) -> bool:
        named = [rule for rule in self._naming_rules(selector) if not _is_out_of_reach(rule)]
        usual = [rule for rule in named if rule.default and rule.scope != "corpus"]
        wanted = named if len(named) == 1 else usual
        return bool(wanted) and all(r.code in self._rules.by_code and has_run(r) for r in wanted)

    def _naming_rules(self, selector: str) -> list[Rule]:
        return [rule for rule in self._known if reach((selector,), rule)]

    def invalid(self, *, require_reason: bool) -> Iterator[Hit]:
        """Yield a hit for all that cannot be followed, or not as it stands.

        Ask when `use` was asked of all that was found: a place that holds nothing may be one
        where something is missed.

        Args:
            require_reason: Whether each directive must give a reason.
        """
        yield from self._faults
        for directive in self.directives:
            for selector in directive.selectors:
                if fault := self._fault(selector.text):
                    message, data = fault
                    yield Hit(selector.pointer, message, data=data)
            for place in directive.at:
                if not self._is_there(place):
                    at = join_pointer("at", base=directive.pointer)
                    yield Hit(at, f"there is nothing at {place!r:.80}")
            if require_reason and not directive.reason:
                yield Hit(directive.pointer, "a suppression gives no reason")

    def _fault(self, selector: str) -> tuple[str, dict[str, Any]] | None:
        """Return what is wrong with the code of a directive, and what was likely meant."""
        named = self._naming_rules(selector)
        if named and all(map(_is_out_of_reach, named)):
            return f"{named[0].code} cannot be put aside", {"code": selector}
        if named:
            return None
        try:
            RuleSet(self._known).ignore(selector)
        except UnknownRuleError as error:
            if error.suggestion is not None:
                return str(error), {"code": selector, "suggestion": error.suggestion}
            if not _FOREIGN.fullmatch(selector):
                return str(error), {"code": selector}
        return None

    def _is_there(self, pointer: str) -> bool:
        try:
            value_at(self._brief, pointer)
        except LookupError:
            return any(is_under(place, pointer) for place in self._found_at)
        return True


def _is_out_of_reach(rule: Rule) -> bool:
    return is_final(rule) or rule.code in (UNUSED_SUPPRESSION.code, INVALID_SUPPRESSION.code)
