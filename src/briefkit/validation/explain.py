"""A rule for a person or a program to read: what it asks, why, and examples."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from briefkit.echo import printable
from briefkit.validation.profiles import PROFILES
from briefkit.validation.rule import Example, Rule, Source

__all__ = ["explain", "explain_markdown", "rule_to_dict"]


def explain(rule: Rule) -> str:
    """Return all about a rule as plain text."""
    lines = [f"{rule.code} {rule.name} ({_standing(rule)})", "", rule.summary]
    if rule.why:
        lines += ["", rule.why]
    for title, text, _ in _examples(rule):
        lines += ["", f"{title}:", *(f"    {line}".rstrip() for line in text.splitlines())]
    lines += [""] + [f"{name}: {value}" for name, value in _facts(rule)]
    return "\n".join(lines).rstrip() + "\n"


def explain_markdown(rule: Rule) -> str:
    """Return all about a rule as a page in Markdown."""
    parts = [f"# {rule.code} {rule.name}", f"*{_standing(rule).capitalize()}.* {rule.summary}"]
    if rule.why:
        parts.append(rule.why)
    for title, text, language in _examples(rule):
        parts += [f"{title}:", f"```{language}\n{text}\n```"]
    parts.append("\n".join(f"- {name}: {value}" for name, value in _facts(rule)))
    return "\n\n".join([*parts, *_handling(rule)]) + "\n"


def rule_to_dict(rule: Rule) -> dict[str, Any]:
    """Return all about a rule as JSON values."""
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "scope": rule.scope,
        "summary": rule.summary,
        "why": rule.why,
        "default": rule.default,
        "profiles": list(_profiles(rule)),
        "fix": rule.fix,
        "options": {name: _listed(value) for name, value in rule.options.items()},
        "supersedes": list(rule.supersedes),
        "formats": list(rule.formats),
        "languages": list(rule.languages),
        "reference": rule.reference,
        "bad": [_as_json(example) for example in rule.bad],
        "good": [_as_json(example) for example in rule.good],
    }


def _profiles(rule: Rule) -> Iterator[str]:
    """Yield the names of the profiles that have a rule."""
    return (name for name, rules in PROFILES.items() if rule.code in rules.by_code)


_FIXES = {
    "safe": "safe, made by --fix",
    "unsafe": "unsafe, made by --fix --unsafe-fixes",
}


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _shown(value: Any) -> str:
    return ", ".join(value) or "nothing" if isinstance(value, tuple) else str(value)


def _standing(rule: Rule) -> str:
    return f"{rule.severity}" if rule.default else f"{rule.severity}, off by default"


def _facts(rule: Rule) -> Iterator[tuple[str, str]]:
    for name, value in rule.options.items():
        yield f"Option {name.replace('_', '-')}", f"{_shown(value)} by default"
    if rule.fix:
        yield "Fix", _FIXES[rule.fix]
    if profiles := ", ".join(_profiles(rule)):
        yield "Profiles", profiles
    if rule.formats:
        yield "Formats", ", ".join(rule.formats)
    if rule.languages:
        yield "Languages", ", ".join(rule.languages)
    if rule.supersedes:
        yield "Speaks instead of", ", ".join(rule.supersedes)
    if rule.reference:
        yield "Reference", rule.reference


def _handling(rule: Rule) -> Iterator[str]:
    """Yield paragraphs on how to set a rule, to leave it out, and to put one case aside."""
    if rule.options:
        values = {name.replace("_", "-"): _toml(value) for name, value in rule.options.items()}
        settings = "\n".join(f"{name} = {value}" for name, value in values.items())
        yield "Its options, as they are without a configuration:"
        yield f"```toml\n[tool.briefkit.options.{rule.name}]\n{settings}\n```"
    if rule.always:
        yield "It is reported whatever is chosen: without it a report could not be trusted."
        return
    yield f"To leave it out: `--ignore {rule.code}`, or in the configuration:"
    yield f'```toml\n[tool.briefkit]\nextend-ignore = ["{rule.code}"]\n```'
    yield "To put one case aside in Markdown, write before the block that it is in:"
    yield f"```markdown\n<!-- briefkit-ignore {rule.code}: the reason -->\n```"


def _toml(value: Any) -> str:
    return json.dumps(_listed(value), ensure_ascii=False)


def _examples(rule: Rule) -> Iterator[tuple[str, str, str]]:
    """Yield for each example its title, its text, and the language of the text."""
    for title, examples in (("Bad", rule.bad), ("Good", rule.good)):
        for example in examples:
            if isinstance(example, Source):
                text = _visible(example.text.rstrip("\n"))
                yield f"{title} ({example.format})", text, example.format
            elif isinstance(example, str):
                yield title, _visible(example), "text"
            else:
                text = json.dumps(example, indent=2, ensure_ascii=False)
                yield title, _visible(text), "json"


def _visible(text: str) -> str:
    """Return the text of an example with what nobody could see, or should not print, escaped."""
    return "\n".join(map(printable, text.split("\n")))


def _as_json(example: Example) -> Any:
    if isinstance(example, Source):
        return {"format": example.format, "source": example.text}
    return {"body": example} if isinstance(example, str) else dict(example)
