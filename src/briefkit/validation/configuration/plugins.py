"""Rules of other distributions: found by entry point, loaded only if a configuration names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple

from briefkit.echo import quoted
from briefkit.problems import Severity
from briefkit.validation.configuration.faults import Fault, similar
from briefkit.validation.rule import Rule

__all__ = ["GROUP", "RESERVED", "Loaded", "load", "rule_faults"]

GROUP = "briefkit.rules"
"""The group of entry points; each leads to an iterable of rules."""

RESERVED = "BK"
"""What the codes of built-in rules begin with, and no others."""

_MOST_RULES = 1000
_CODE = re.compile(r"[A-Z]{2,6}[0-9]{3}")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Loaded(NamedTuple):
    """What naming plugins leads to."""

    rules: tuple[tuple[int, Rule], ...]
    """The rules, each with the number of the plugin that it is from."""

    faults: tuple[Fault, ...]
    """What is wrong, at ``("plugins", number)``."""

    cause: BaseException | None
    """The first exception that a plugin raised."""


def load(names: Iterable[str]) -> Loaded:
    """Import the plugins that go by `names`, and nothing else that is installed."""
    rules: list[tuple[int, Rule]] = []
    faults: list[Fault] = []
    causes: list[BaseException] = []
    for number, name in enumerate(names):
        try:
            found = _rules_of(name)
        except _UnusableError as error:
            faults.append(
                Fault(message=str(error), key=("plugins", number), suggestions=error.suggestions)
            )
            causes += [error.__cause__] if error.__cause__ else []
        else:
            rules += [(number, rule) for rule in found]
    return Loaded(tuple(rules), tuple(faults), causes[0] if causes else None)


class _UnusableError(Exception):
    def __init__(self, message: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.suggestions = suggestions


def _rules_of(name: str) -> tuple[Rule, ...]:
    from importlib.metadata import entry_points

    installed = entry_points(group=GROUP)
    points = {point.value: point for point in installed if point.name == name}
    if not points:
        message = f"no plugin {quoted(name, 60)} is installed"
        raise _UnusableError(message, similar(name, installed.names))
    if len(points) > 1:
        raise _UnusableError(f"two distributions offer a plugin {quoted(name, 60)}")
    try:
        rules = points.popitem()[1].load()
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # one that ends the process would leave it as good as checked
        raise _UnusableError(f"the plugin {name} cannot be imported: {_said(error)}") from error
    return _taken(name, rules)


def _taken(name: str, rules: Any) -> tuple[Rule, ...]:
    try:
        found = tuple(islice(rules, _MOST_RULES + 1))
    except Exception as error:
        message = f"the plugin {name} offers no rules: expected an iterable of Rule"
        raise _UnusableError(f"{message}, got {type(rules).__name__}") from error
    if len(found) > _MOST_RULES:
        raise _UnusableError(f"the plugin {name} offers more than {_MOST_RULES:,} rules")
    other = next((item for item in found if not isinstance(item, Rule)), None)
    if other is not None:
        raise _UnusableError(f"the plugin {name} offers a {type(other).__name__}, which is no Rule")
    return found


def _said(error: BaseException) -> str:
    return f"{type(error).__name__}: {str(error)[:200]}".rstrip(": ")


def rule_faults(rule: Rule, taken: Mapping[str, Rule]) -> Iterator[str]:
    """Yield why a rule from elsewhere cannot stand beside others.

    Args:
        rule: The rule.
        taken: The others, by code.
    """
    code, name = str(rule.code), str(rule.name)
    if not _CODE.fullmatch(code):
        yield f"the code {quoted(code, 20)} is not two to six capitals and three digits"
    elif code.startswith(RESERVED):
        yield f"the code {code} begins with BK, which is for built-in rules"
    elif code in taken:
        yield f"there is another rule with the code {code}"
    if not _NAME.fullmatch(name) or len(name) > 60:
        yield f"the name {quoted(name, 60)} is not small letters, digits and hyphens"
    elif code not in taken and any(name == other.name for other in taken.values()):
        yield f"there is another rule with the name {name}"
    if not isinstance(rule.severity, Severity):
        yield f"the severity of {code} is not a Severity"
