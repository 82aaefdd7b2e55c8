"""Options of rules: which there are, and of what kind each is, as its default shows."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from briefkit.validation.configuration.faults import Fault, Key
from briefkit.validation.configuration.readers import toml_kind, unknown_key
from briefkit.validation.rule import Rule

__all__ = ["as_told", "faults_of"]

_MOST = 1_000_000
_LONGEST = 1000


def faults_of(rule: Rule, values: Any, key: Key) -> Iterator[Fault]:
    """Yield what is wrong with the options of a rule.

    Args:
        rule: The rule.
        values: The options by name, hyphens or underscores in it.
        key: The place of their table.
    """
    if not isinstance(values, Mapping):
        yield Fault(message=f"expected a table, got {toml_kind(values)}", key=key)
        return
    if values and not rule.options:
        yield Fault(message=f"{rule.name} has no options", key=key, of_key=True)
        return
    known = [name.replace("_", "-") for name in rule.options]
    for name, value in values.items():
        spelled = name.replace("_", "-")
        if spelled not in known:
            yield unknown_key(name, key, known, f"option of {rule.name}")
        elif wrong := _wrong(value, rule.options[spelled.replace("-", "_")]):
            yield Fault(message=wrong, key=(*key, name))


def as_told(rule: Rule, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options of a rule with `values` in place of some, each of the default's type."""
    told = {name.replace("-", "_"): value for name, value in values.items()}
    return {**rule.options, **{name: _like(rule.options[name], told[name]) for name in told}}


def _like(default: Any, value: Any) -> Any:
    """Return a value in the type of the default: a rule need not know what TOML has."""
    if isinstance(default, (tuple, frozenset, set)):
        return type(default)(value)
    return float(value) if isinstance(default, float) else value


def _wrong(value: Any, default: Any) -> str | None:
    """Return why a value cannot take the place of a default; None if it can."""
    if isinstance(default, bool):
        return None if isinstance(value, bool) else _expected("a boolean", value)
    if isinstance(default, (int, float)):
        return _wrong_number(value, default)
    if isinstance(default, str):
        fits = isinstance(value, str) and len(value) <= _LONGEST
        return None if fits else _expected(f"a string of at most {_LONGEST:,} characters", value)
    if isinstance(default, (tuple, list, frozenset, set)):
        is_list = isinstance(value, (list, tuple, frozenset, set)) and len(value) <= _MOST
        if is_list and all(isinstance(item, str) and len(item) <= _LONGEST for item in value):
            return None
        return _expected("an array of strings", value)
    return "this option cannot be set in a configuration"


def _wrong_number(value: Any, default: float) -> str | None:
    kinds, expected = (
        (int, "an integer") if isinstance(default, int) else ((int, float), "a number")
    )
    if isinstance(value, bool) or not isinstance(value, kinds):
        return _expected(expected, value)
    fits = math.isfinite(value) and 0 <= value <= _MOST
    return None if fits else f"expected {expected} from 0 to {_MOST:,}"


def _expected(what: str, value: Any) -> str:
    return f"expected {what}, got {toml_kind(value)}"
