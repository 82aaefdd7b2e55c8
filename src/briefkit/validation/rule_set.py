"""Sets of rules: immutable, in the order of codes, chosen from by code, prefix or name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

import attrs

from briefkit.errors import BriefkitError
from briefkit.structure import nearest
from briefkit.validation.rule import Check, Rule

__all__ = ["EVERYTHING", "RuleSet", "UnknownRuleError", "reach"]

EVERYTHING = "ALL"
"""The selector that means every rule."""

_EXACT = 1000  # longer than any prefix


class UnknownRuleError(BriefkitError, LookupError):
    """No rule goes by a code, prefix or name."""

    def __init__(self, wanted: str, suggestion: str | None = None) -> None:
        self.wanted = wanted
        """What no rule goes by."""
        self.suggestion = suggestion
        """The code or name that was likely meant, if any is near."""
        super().__init__(wanted, suggestion)

    def __str__(self) -> str:
        hint = f"; did you mean {self.suggestion!r}?" if self.suggestion else ""
        return f"no rule {self.wanted!r:.80}{hint}"


def _in_order(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    found = tuple(sorted(rules, key=lambda rule: rule.code))
    for identifier in ("code", "name"):
        values = [getattr(rule, identifier) for rule in found]
        if len(set(values)) < len(values):
            twice = next(value for value in values if values.count(value) > 1)
            raise ValueError(f"two rules share the {identifier} {twice}")
    return found


@attrs.frozen
class RuleSet:
    """Rules to check briefs by: ``RuleSet((*CORE, my_rule))``.

    Raises:
        ValueError: Two rules share a code or a name.
    """

    rules: tuple[Rule, ...] = attrs.field(default=(), converter=_in_order)
    """The rules, in the order of their codes."""

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    @cached_property
    def by_code(self) -> dict[str, Rule]:
        """The rules by their codes."""
        return {rule.code: rule for rule in self.rules}

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of the rules: one value for all reports of a run, which travels once."""
        return tuple(self.by_code)

    @cached_property
    def checked(self) -> tuple[tuple[Rule, Check], ...]:
        """The rules that have something to run, with it; the others name what readers report."""
        return tuple((rule, rule.check) for rule in self.rules if rule.check is not None)

    def select(self, *selectors: str, ignore: Iterable[str] = ()) -> RuleSet:
        """Return the rules that `selectors` name and `ignore` does not.

        A selector is a code (``BK503``), the name of a rule, the beginning of codes (``BK5``),
        or ``ALL``. Where both sides name a rule the more exact one counts, in that order, a
        longer beginning before a shorter one; between equals `ignore` does.

        Raises:
            UnknownRuleError: A selector fits no rule of this set.
        """
        ignore = tuple(ignore)
        self._check_known((*selectors, *ignore))
        return RuleSet(r for r in self.rules if reach(selectors, r) > reach(ignore, r))

    def ignore(self, *selectors: str) -> RuleSet:
        """Return the rules that none of `selectors` names.

        Raises:
            UnknownRuleError: A selector fits no rule of this set.
        """
        self._check_known(selectors)
        return RuleSet(rule for rule in self.rules if not reach(selectors, rule))

    def __or__(self, other: Iterable[Rule]) -> RuleSet:
        """Return the rules of both; where both have one of a code, that of `other`."""
        return RuleSet({rule.code: rule for rule in (*self.rules, *other)}.values())

    def find(self, code_or_name: str) -> Rule:
        """Return the rule with a code or a name, in whatever case it is spelled.

        Raises:
            UnknownRuleError: There is none.
        """
        wanted = code_or_name.strip().lower()
        for rule in self.rules:
            if wanted in (rule.code.lower(), rule.name):
                return rule
        raise self._unknown(code_or_name)

    def _check_known(self, selectors: Iterable[str]) -> None:
        for selector in selectors:
            if not any(reach((selector,), rule) for rule in self.rules):
                raise self._unknown(selector)

    def _unknown(self, wanted: str) -> UnknownRuleError:
        known = [word for rule in self.rules for word in (rule.code, rule.name)]
        guess = nearest(wanted.upper(), known) or nearest(wanted.lower(), known)
        return UnknownRuleError(wanted, guess)


def reach(selectors: Iterable[str], rule: Rule) -> int:
    """Return how exactly the best of `selectors` names `rule`; 0 if none does."""
    return max((_exactness(selector, rule) for selector in selectors), default=0)


def _exactness(selector: str, rule: Rule) -> int:
    if selector == rule.code:
        return _EXACT + 1
    if selector == rule.name:
        return _EXACT
    if selector == EVERYTHING:
        return 1
    return 1 + len(selector) if selector and rule.code.startswith(selector) else 0
