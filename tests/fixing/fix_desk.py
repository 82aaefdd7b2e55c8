"""What the tests of fixes share: rules to be thrown away, and a checker that runs them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator

import attrs

from briefkit.checking import Checker
from briefkit.model import Paragraph
from briefkit.validation.context import Context
from briefkit.validation.findings.fix import Edit, Fix
from briefkit.validation.rule import Hit, Rule, rule
from briefkit.validation.rule_set import RuleSet
from briefkit.walk import walk

NOW = dt.datetime(2025, 8, 2, tzinfo=dt.UTC)


def checker(*rules: Rule, max_findings: int = 1000) -> Checker:
    """Return a checker of some rules."""
    rule_set = RuleSet(rules)
    return Checker(rules_for=lambda _: rule_set, now=NOW, max_findings=max_findings)


def replacing(
    pattern: str, by: str | Callable[[re.Match[str]], str], code: str = "TST001", **details: str
) -> Rule:
    """Return a rule against what a pattern finds in any text of a brief, with its fix."""

    @rule(code)
    def replaced(ctx: Context) -> Iterator[Hit]:
        """No text has that."""
        for pointer, text in walk(ctx.brief, str):
            if is_text(pointer):
                for match in re.finditer(pattern, text):
                    new = by(match) if callable(by) else by
                    edit = Edit(
                        pointer=pointer, start=match.start(), end=match.end(), replacement=new
                    )
                    fix = Fix(message="replace it", edits=[edit], **details)  # type: ignore[arg-type]
                    yield Hit(pointer, "found", match.start(), match.end(), fix=fix)

    return attrs.evolve(replaced, name=code.lower())


def removing(words: str, code: str = "TST002") -> Rule:
    """Return a rule against paragraphs of some words, which takes them out."""

    @rule(code)
    def removed(ctx: Context) -> Iterator[Hit]:
        """No paragraph is that."""
        for pointer, paragraph in walk(ctx.brief, Paragraph):
            if paragraph.text == words and "/blocks/" in pointer:
                yield Hit(pointer, "found", fix=Fix(message="out", edits=[Edit(pointer=pointer)]))

    return removed


def is_text(pointer: str) -> bool:
    """Tell whether a text is free: no choice of the model, and nothing that counts in a text."""
    parts = pointer.split("/")
    return not {"quotes", "spans", "extra"} & {*parts}
