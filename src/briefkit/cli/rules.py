"""``briefkit rules`` and ``briefkit rule``: what briefs are validated by."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import Any

from briefkit.cli.choices import chosen, looking_up_rules
from briefkit.cli.console import Console, columns
from briefkit.validation.catalogue import CORE
from briefkit.validation.explain import explain, explain_markdown, rule_to_dict
from briefkit.validation.profiles import BUILTIN, PROFILES
from briefkit.validation.rule import Rule
from briefkit.validation.rule_set import UnknownRuleError

__all__ = ["run"]

_HEADINGS = ("code", "name", "severity", "default", "summary")
_PROFILE_HEADINGS = ("profile", "rules", "summary")


def run(asked: Namespace, console: Console) -> int:
    """List the rules and the profiles, or explain a rule."""
    if asked.command == "rule":
        among = {"text": explain, "markdown": explain_markdown, "json": _one_as_json}
        show = chosen("--output-format", asked.output_format, among)
        with looking_up_rules():
            found = _found(asked.rule)
        console.write(show(found))
    else:
        render = chosen("--output-format", asked.output_format, {"text": _table, "json": _json})
        console.write(*render(CORE))
    return 0


def _found(code_or_name: str) -> Rule:
    """Return a built-in rule, or one that the configuration brings: of a plugin, of a term."""
    try:
        return CORE.find(code_or_name)
    except UnknownRuleError:
        from briefkit.validation.configuration import (
            reading as configuration,  # late: few rules are not built in
        )

        path = configuration.find()
        if path is None:
            raise
        return configuration.load(path).known_rules.find(code_or_name)


def _table(rules: Iterable[Rule]) -> Iterator[str]:
    default = PROFILES["default"].by_code
    rows: list[tuple[str, ...]] = [_HEADINGS]
    for rule in rules:
        standing = "on" if rule.code in default else "off"
        rows.append((rule.code, rule.name, rule.severity.value, standing, rule.summary))
    yield from columns(rows)
    yield "\n"
    profiles = ((p.name, str(len(p.rules)), p.summary) for p in BUILTIN)
    yield from columns([_PROFILE_HEADINGS, *profiles])


def _json(rules: Iterable[Rule]) -> Iterator[str]:
    yield json.dumps([_to_dict(rule) for rule in rules], indent=2) + "\n"


def _one_as_json(rule: Rule) -> str:
    return json.dumps(_to_dict(rule), indent=2) + "\n"


def _to_dict(rule: Rule) -> dict[str, Any]:
    """Return all about a rule, and the profiles that hold it."""
    profiles = [name for name, rules in PROFILES.items() if rule.code in rules.by_code]
    return {**rule_to_dict(rule), "profiles": profiles}
