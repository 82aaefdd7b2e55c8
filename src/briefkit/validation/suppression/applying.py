"""Putting findings aside because the brief says so, and judging whether it says so rightly."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, TypeAlias

from briefkit.model import Brief
from briefkit.problems import holders, join_pointer
from briefkit.structure import DIRECTIVES
from briefkit.validation.catalogue import CORE
from briefkit.validation.findings.fix import Fix
from briefkit.validation.rule import Hit, Rule
from briefkit.validation.rule_set import EVERYTHING, RuleSet, UnknownRuleError
from briefkit.validation.rules.suppressions import INVALID_SUPPRESSION, UNUSED_SUPPRESSION
from briefkit.validation.suppression import directives as spelled
from briefkit.validation.suppression.directives import Directive, Selector
from briefkit.walk import value_at

__all__ = ["Match", "Matches", "Removal", "Suppressions", "is_final"]

Removal: TypeAlias = Callable[[Directive, Selector, bool], Fix | None]
"""Returns the fix that takes a selector out of a directive; if True, all of the directive."""

_FOREIGN = re.compile(r"(?!BK)[A-Z]{2,6}[0-9]{0,3}")
"""What may be a code of a package of rules that is not part of this run."""

_MOST = 100
"""How many fixes are made for unused codes, and how many guesses at what was meant."""


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


class Matches:
    """What may put the findings of one rule aside, by place."""

    def __init__(self, matches: Iterable[Match]) -> None:
        self._at: dict[str, Match] = {}
        self._anywhere: Match | None = None
        for match in matches:
            for place in match.directive.at:
                self._at.setdefault(place, match)
            if not match.directive.at and self._anywhere is None:
                self._anywhere = match

    def __bool__(self) -> bool:
        return bool(self._at) or self._anywhere is not None

    def covering(self, pointer: str) -> Match | None:
        """Return what puts a finding at a pointer aside: what is nearest to it; None if nothing."""
        if self._at:
            for place in (pointer, *holders(pointer)):
                if place in self._at:
                    return self._at[place]
        return self._anywhere


class Suppressions:
    """The directives of one brief, and which of them were of use."""

    def __init__(self, brief: Brief, rules: RuleSet) -> None:
        """Take what a brief says that is to be put aside.

        Args:
            brief: The brief; it has directives.
            rules: The rules of the run.
        """
        self.directives, self._faults = spelled.read(brief.extra[DIRECTIVES])
        """What could be understood."""
        self._brief = brief
        self._rules = rules
        self._known = tuple({**CORE.by_code, **rules.by_code}.values())
        self._named: dict[str, list[Rule]] = {}
        for rule in self._known:
            for word in _names(rule):
                self._named.setdefault(word, []).append(rule)
        self._said: dict[str, list[Match]] = {}
        for directive in self.directives:
            for selector in directive.selectors:
                self._said.setdefault(selector.text, []).append(Match(directive, selector))
        self._by_rule: dict[str, Matches] = {}
        self._used: set[str] = set()
        self._found_at: set[str] = set()
        self._guesses = 0

    def of(self, rule: Rule) -> Matches:
        """Return what may put findings of a rule aside."""
        if rule.code not in self._by_rule:
            words = () if _is_out_of_reach(rule) else _names(rule)
            self._by_rule[rule.code] = Matches(
                match for word in words for match in self._said.get(word, ())
            )
        return self._by_rule[rule.code]

    def use(self, rule: Rule, hit: Hit) -> Match | None:
        """Return what puts a hit aside, and note that it was of use; None if nothing does."""
        self._found_at.update((hit.pointer, *holders(hit.pointer)))
        match = self.of(rule).covering(hit.pointer)
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
        count = 0
        for directive in self.directives:
            if not all(map(self._is_there, directive.at)):
                continue
            idle = [each for each in directive.selectors if each.pointer not in self._used]
            unused = [each for each in idle if self._have_run(each.text, has_run)]
            for selector in unused:
                count += 1
                yield Hit(
                    selector.pointer,
                    f"unused suppression: {selector.text!r:.60} finds nothing here",
                    data={"code": selector.text},
                    fix=removal(directive, selector, len(unused) == len(directive.selectors))
                    if count < _MOST
                    else None,
                )

    def _have_run(self, selector: str, has_run: Callable[[Rule], bool]) -> bool:
        named = [rule for rule in self._named.get(selector, ()) if not _is_out_of_reach(rule)]
        usual = [rule for rule in named if rule.default and rule.scope != "corpus"]
        wanted = named if len(named) == 1 else usual
        return bool(wanted) and all(r.code in self._rules.by_code and has_run(r) for r in wanted)

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
        named = self._named.get(selector, ())
        if named and all(map(_is_out_of_reach, named)):
            return f"{named[0].code} cannot be put aside", {"code": selector}
        if named:
            return None
        guess = self._guess(selector)
        if guess is None and _FOREIGN.fullmatch(selector):
            return None
        data = {"code": selector, "suggestion": guess} if guess else {"code": selector}
        return str(UnknownRuleError(selector, guess)), data

    def _guess(self, selector: str) -> str | None:
        """Return the rule that was likely meant, as long as nobody asks too often."""
        self._guesses += 1
        if self._guesses > _MOST:
            return None
        try:
            RuleSet(self._known).ignore(selector)
        except UnknownRuleError as error:
            return error.suggestion
        return None

    def _is_there(self, pointer: str) -> bool:
        try:
            value_at(self._brief, pointer)
        except LookupError:
            return pointer in self._found_at
        return True


def _names(rule: Rule) -> Iterator[str]:
    """Yield what a selector can say that names a rule, the most exact first."""
    yield rule.code
    yield rule.name
    yield from (rule.code[:length] for length in range(len(rule.code) - 1, 0, -1))
    yield EVERYTHING


def _is_out_of_reach(rule: Rule) -> bool:
    return is_final(rule) or rule.code in (UNUSED_SUPPRESSION.code, INVALID_SUPPRESSION.code)
