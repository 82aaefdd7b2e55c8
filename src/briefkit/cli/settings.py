"""Settings of a run: those of the configuration, and what the command line says over them."""

from __future__ import annotations

import json
import os
from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import Any

from briefkit.cli.choices import chosen, looking_up_rules
from briefkit.echo import printable
from briefkit.validation.configuration.lookup import candidates
from briefkit.validation.configuration.settings import Settings
from briefkit.validation.profiles import PROFILES

__all__ = ["baseline_of", "resolved", "shown"]

_SELECTORS = ("select", "extend_select", "ignore", "extend_ignore")
_PLAIN = ("fail_on", "max_findings")
_ABOUT = ("command-line", "path", "root")
_DEFAULT = "default"
_COMMAND_LINE = "command line"


def resolved(asked: Namespace) -> Settings:
    """Return the settings that a command line comes to.

    Raises:
        UsageError: An option names a rule or a profile that there is not.
        ConfigurationError: The configuration is wrong.
        FileAccessError: It cannot be read.
    """
    settings = _configured(asked).overridden(**_given(asked))
    for option in _SELECTORS:
        if selectors := _listed(getattr(asked, option)):
            with looking_up_rules(f"--{option.replace('_', '-')}"):
                settings.known_rules.ignore(*selectors)
    settings.rule_set  # noqa: B018 - what is wrong with it is told before anything is read
    return settings


def shown(asked: Namespace, output_format: str) -> str:
    """Return what is in force, and where each of it comes from, as text or as JSON."""
    settings = resolved(asked)
    values = dict(_with_origins(settings, _configured(asked)))
    rules = [rule.code for rule in settings.rule_set]
    if output_format == "json":
        listed = {key: {"value": value, "from": origin} for key, (value, origin) in values.items()}
        return json.dumps({"settings": listed, "rules": rules}, indent=2) + "\n"
    lines = [
        printable(f"{key} = {json.dumps(value)}  # {origin}")
        for key, (value, origin) in values.items()
    ]
    return "\n".join([*lines, f"# {len(rules)} rules: {' '.join(rules)}", ""])


def baseline_of(asked: Namespace, settings: Settings) -> str | None:
    """Return the file with the findings to put aside, if there is one."""
    return asked.baseline or settings.baseline_path


def _configured(asked: Namespace) -> Settings:
    if asked.isolated or not (asked.config or any(candidates())):
        return Settings()  # most have none, and pay nothing for what reads one
    from briefkit.validation.configuration import reading as configuration

    path = asked.config or configuration.find()
    return configuration.load(_from_here(path)) if path else Settings()


def _from_here(path: str) -> str:
    """Return a path as a person would give it: from the current folder, where it lies in that."""
    relative = os.path.relpath(path)
    return path if relative.startswith(os.pardir) else relative


def _given(asked: Namespace) -> dict[str, Any]:
    """Return what the command line says, by the names of `Settings.overridden`."""
    profiles = _listed(asked.profile)
    for name in profiles:
        chosen("--profile", name, PROFILES)
    given = {name: getattr(asked, name, None) for name in _PLAIN}
    return {
        **given,
        "profiles": profiles or None,
        "select": _listed(asked.select),
        "extend_select": _listed(asked.extend_select),
        "ignore": (*_listed(asked.ignore), *_listed(asked.extend_ignore)),
        "unsafe_fixes": getattr(asked, "unsafe_fixes", False) or None,
        "allow_embargoed": asked.allow_embargoed or None,
    }


def _listed(values: Iterable[str] | None) -> tuple[str, ...]:
    """Return the words of options that take several, with commas or one by one."""
    return tuple(word.strip() for value in values or () for word in value.split(","))


def _with_origins(
    settings: Settings, configured: Settings
) -> Iterator[tuple[str, tuple[Any, str]]]:
    """Yield each setting by its key with its value, and where that comes from."""
    values, before, default = (s.to_dict() for s in (settings, configured, Settings()))
    for key, value in values.items():
        origin = configured.path or _DEFAULT
        if value != before[key]:
            origin = _COMMAND_LINE
        elif value == default[key]:
            origin = _DEFAULT
        if key not in _ABOUT:
            yield key, (value, origin)
    for option, selectors in values["command-line"].items():
        if selectors:
            yield f"--{option}", (selectors, _COMMAND_LINE)
