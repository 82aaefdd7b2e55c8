"""All built-in rules, in one visible list."""

from __future__ import annotations

from briefkit.validation.rule import Rule
from briefkit.validation.rule_set import RuleSet
from briefkit.validation.rules import (
    byline,
    characters,
    dateline,
    headings,
    layout,
    leaks,
    paragraphs,
    publishing,
    quotes,
    source,
    structure,
    suppressions,
    text,
    wire,
)

__all__ = ["CORE", "find"]

CORE = RuleSet(
    (
        *source.RULES,
        *suppressions.RULES,
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
        *publishing.RULES,
        *leaks.RULES,
    )
)
"""Every built-in rule, those that are off by default included."""


def find(code_or_name: str) -> Rule:
    """Return the built-in rule with a code or a name, in whatever case it is spelled.

    Raises:
        UnknownRuleError: There is none; it knows the nearest one.
    """
    return CORE.find(code_or_name)
