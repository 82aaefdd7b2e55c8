"""All built-in rules, in one visible list."""

from __future__ import annotations

from briefkit.validation.rule import Rule
from briefkit.validation.rule_set import RuleSet
from briefkit.validation.rules import (
    attribution,
    byline,
    characters,
    clock,
    dateline,
    dates,
    days,
    headings,
    interchange,
    layout,
    leaks,
    marks,
    names,
    numbers,
    paragraphs,
    publishing,
    quotes,
    source,
    structure,
    style,
    suppressions,
    text,
    traces,
    typos,
    wire,
)

__all__ = ["CORE", "find"]

CORE = RuleSet(
    (
        *source.RULES,
        *suppressions.RULES,
        *structure.RULES,
        *headings.RULES,
        *interchange.RULES,
        *paragraphs.RULES,
        *byline.RULES,
        *names.RULES,
        *dateline.RULES,
        *dates.RULES,
        *days.RULES,
        *quotes.RULES,
        *marks.RULES,
        *attribution.RULES,
        *text.RULES,
        *typos.RULES,
        *characters.RULES,
        *traces.RULES,
        *layout.RULES,
        *numbers.RULES,
        *clock.RULES,
        *wire.RULES,
        *style.RULES,
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
