"""All built-in rules, and the profiles that choose among them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefkit.validation.rule import Rule
from briefkit.validation.rule_set import RuleSet
from briefkit.validation.rules import (
    byline,
    characters,
    dateline,
    headings,
    layout,
    paragraphs,
    quotes,
    source,
    structure,
    text,
    wire,
)

__all__ = ["CORE", "PROFILES", "find"]

CORE = RuleSet(
    (
        *source.RULES,
        *structure.RULES,
        *headings.RULES,
        *paragraphs.RULES,
        *byline.RULES,
        *dateline.RULES,
        *quotes.RULES,
        *text.RULES,
        *characters.RULES,
        *layout.RULES,
        *wire.RULES,
    )
)
"""Every built-in rule, those that are off by default included."""

_STRUCTURE = ("BK0", *(rule.code for rule in structure.RULES))
_DEFAULT = ("BK0", "BK1", "BK2", "BK3", "BK4", "BK5")

PROFILES: Mapping[str, RuleSet] = MappingProxyType(
    {
        "structure": CORE.select(*_STRUCTURE),
        "default": RuleSet(rule for rule in CORE.select(*_DEFAULT) if rule.default),
    }
)
"""Rule sets by name: ``structure`` is what every brief must be, ``default`` what it should be."""


def find(code_or_name: str) -> Rule:
    """Return the built-in rule with a code or a name, in whatever case it is spelled.

    Raises:
        UnknownRuleError: There is none; it knows the nearest one.
    """
    return CORE.find(code_or_name)
