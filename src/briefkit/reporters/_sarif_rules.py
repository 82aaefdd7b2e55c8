"""The rules of a run as SARIF describes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefkit.echo import printable
from briefkit.problems import Severity
from briefkit.reporters._base import RunInfo
from briefkit.validation.findings.finding import Finding
from briefkit.validation.findings.plain import plain
from briefkit.validation.rule import Rule

__all__ = ["LEVELS", "RuleIndex"]

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
"""What SARIF calls the severities."""

_MOST_TAGS = 20  # GitHub refuses a file in which a rule has more


class RuleIndex:
    """The rules that results may be of: those that run, and those that only readers report."""

    def __init__(self, info: RunInfo) -> None:
        self._rules = [_descriptor(rule) for rule in info.rules]
        self._index = {rule["id"]: number for number, rule in enumerate(self._rules)}

    def of(self, finding: Finding) -> int:
        """Return the number of the rule of a finding."""
        if finding.code not in self._index:
            self._index[finding.code] = len(self._rules)
            level = {"level": LEVELS[finding.severity]}
            rule = {"id": finding.code, "name": finding.name, "defaultConfiguration": level}
            self._rules.append(plain(rule))
        return self._index[finding.code]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self._rules)


def _descriptor(rule: Rule) -> dict[str, Any]:
    why = rule.why or rule.summary or rule.name
    values: dict[str, Any] = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary or rule.name},
        "fullDescription": {"text": why},
        "help": {"text": why, "markdown": _markdown(rule)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": list(dict.fromkeys(_tags(rule)))[:_MOST_TAGS]},
    }
    if rule.reference.startswith("https://"):
        values["helpUri"] = rule.reference
    described: dict[str, Any] = plain(values)
    return described


def _markdown(rule: Rule) -> str:
    """Return what a rule asks, why, and an example of either kind, as Markdown."""
    parts = [rule.summary, rule.why]
    for title, examples in (("Bad", rule.bad), ("Good", rule.good)):
        text = next((example for example in examples if isinstance(example, str)), "")
        parts += [f"{title}:", f"```text\n{_visible(text)}\n```"] if text else []
    parts.append(rule.reference)
    return "\n\n".join(part for part in parts if part) or rule.name


def _visible(text: str) -> str:
    return "\n".join(map(printable, text.split("\n")))


def _tags(rule: Rule) -> Iterator[str]:
    yield "news"
    yield rule.scope
    yield from rule.formats
    yield from rule.languages
    if rule.fix:
        yield f"{rule.fix}-fix"
