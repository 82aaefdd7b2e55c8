"""``briefkit rules`` and ``briefkit rule``: what briefs are validated by."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterable, Iterator

from briefkit.cli.choices import chosen, looking_up_rules
from briefkit.cli.console import Console, columns
from briefkit.validation.catalogue import CORE
from briefkit.validation.explain import explain, explain_markdown, rule_to_dict
from briefkit.validation.profiles import PROFILES
from briefkit.validation.rule import Rule

__all__ = ["run"]

_HEADINGS = ("code", "name", "severity", "default", "summary")


def run(asked: Namespace, console: Console) -> int:
    """List the rules, or explain one."""
    if asked.command == "rule":
        among = {"text": explain, "markdown": explain_markdown, "json": _one_as_json}
        show = chosen("--output-format", asked.output_format, among)
        with looking_up_rules():
            found = CORE.find(asked.rule)
        console.write(show(found))
    else:
        render = chosen("--output-format", asked.output_format, {"text": _table, "json": _json})
        console.write(*render(CORE))
    return 0


def _table(rules: Iterable[Rule]) -> Iterator[str]:
    default = PROFILES["default"].by_code
    rows: list[tuple[str, ...]] = [_HEADINGS]
    for rule in rules:
        standing = "on" if rule.code in default else "off"
        rows.append((rule.code, rule.name, rule.severity.value, standing, rule.summary))
    return columns(rows)


def _json(rules: Iterable[Rule]) -> Iterator[str]:
    yield json.dumps([rule_to_dict(rule) for rule in rules], indent=2) + "\n"


def _one_as_json(rule: Rule) -> str:
    return json.dumps(rule_to_dict(rule), indent=2) + "\n"
