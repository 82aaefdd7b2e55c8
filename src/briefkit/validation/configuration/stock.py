"""The rules that settings choose from: built-in ones, those of plugins, those of terms."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefkit.echo import quoted
from briefkit.validation.catalogue import CORE
from briefkit.validation.configuration.faults import Fault, Key, similar
from briefkit.validation.configuration.options import faults_of as option_faults
from briefkit.validation.rule import Rule
from briefkit.validation.rule_set import EVERYTHING

if TYPE_CHECKING:
    from briefkit.validation.configuration.terms import Term

__all__ = ["Stock", "stock_of"]

_LONGEST_CODE = 9
_DIGITS = str.maketrans("OIL", "011")  # letters that are taken for digits
_TELLING = 4  # a family, and a digit more


class Stock(NamedTuple):
    """The rules there are to choose from, and what was wrong with some of them."""

    rules: Mapping[str, Rule]
    """The rules by code."""

    faults: tuple[Fault, ...] = ()
    """What is wrong with plugins and terms."""

    cause: BaseException | None = None
    """The first exception that importing a plugin raised."""

    def selector_faults(self, selectors: Iterable[str], key: Key) -> Iterator[Fault]:
        """Yield the selectors of a list that fit no rule.

        Args:
            selectors: Codes, names, beginnings of codes, or ``ALL``.
            key: The place of the list; empty if it has none.
        """
        for number, selector in enumerate(selectors):
            yield from self.selector_fault(selector, (*key, number) if key else ())

    def selector_fault(self, selector: str, key: Key, *, of_key: bool = False) -> Iterator[Fault]:
        """Yield a fault if a selector fits no rule."""
        names = [rule.name for rule in self.rules.values()]
        if selector and selector.isupper():
            known = selector == EVERYTHING or any(code.startswith(selector) for code in self.rules)
        else:
            known = selector in names
        if not known:
            suggestions = self._codes_near(selector) or similar(selector, names)
            message = f"there is no rule {quoted(selector, 60)}"
            yield Fault(message=message, key=key, suggestions=suggestions, of_key=of_key)

    def _codes_near(self, selector: str) -> tuple[str, ...]:
        """Return the code that is meant but for its letters, or those that begin alike."""
        code = selector.upper()
        for meant in (code, code.translate(_DIGITS)):
            if meant in self.rules:
                return (meant,)
        for length in range(min(len(code), _LONGEST_CODE), _TELLING - 1, -1):
            alike = [known for known in self.rules if known.startswith(code[:length])]
            if alike:
                return tuple(sorted(alike)[:3])
        return ()

    def option_faults(self, name: str, values: object, key: Key) -> Iterator[Fault]:
        """Yield what is wrong with the options of the rule with a code or a name."""
        rule = self.rules.get(name) or next(
            (rule for rule in self.rules.values() if rule.name == name), None
        )
        if rule is not None:
            yield from option_faults(rule, values, key)
            return
        suggestions = similar(name, (rule.name for rule in self.rules.values() if rule.options))
        message = f"there is no rule {quoted(name, 60)}"
        yield Fault(message=message, key=key, suggestions=suggestions, of_key=True)


def stock_of(plugins: Collection[str], terms: Collection[Term]) -> Stock:
    """Return the built-in rules, and those of plugins and terms; plugins are imported."""
    rules = dict(CORE.by_code)
    faults: list[Fault] = []
    cause = None
    if plugins:
        from briefkit.validation.configuration.plugins import (
            load,  # late, as terms are: most runs have none
        )

        loaded = load(plugins)
        faults += loaded.faults
        cause = loaded.cause
        for number, rule in loaded.rules:
            faults += _added(rule, rules, ("plugins", number))
    if terms:
        faults += _terms_added(tuple(terms), rules)
    return Stock(rules, tuple(faults), cause)


def _terms_added(terms: Sequence[Term], rules: dict[str, Rule]) -> Iterator[Fault]:
    """Add the rules of terms to others; yield what is in the way of some."""
    from briefkit.validation.configuration.terms import faults_of, rules_of

    sound = []
    for number, term in enumerate(terms):
        wrong = list(faults_of(term, ("terms", number)))
        yield from wrong
        if not wrong:
            sound.append(number)
    for number, rule in zip(sound, rules_of(terms[n] for n in sound), strict=True):
        yield from _added(rule, rules, ("terms", number, "code"))


def _added(rule: Rule, rules: dict[str, Rule], key: Key) -> list[Fault]:
    """Add a rule to others, unless it cannot stand beside them."""
    from briefkit.validation.configuration.plugins import rule_faults

    faults = [Fault(message=message, key=key) for message in rule_faults(rule, rules)]
    if not faults:
        rules[rule.code] = rule
    return faults
