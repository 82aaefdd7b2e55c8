"""The page on fixes lists what the rules propose."""

from __future__ import annotations

from fix_desk import checker

from briefkit.validation.catalogue import CORE
from briefkit.validation.examples import brief_of
from briefkit.validation.findings.finding import Finding
from briefkit.validation.rule import Hit, Rule, Source
from source_tree import ROOT

PAGE = ROOT / "docs" / "reference" / "fixes.md"


def rows() -> list[str]:
    """Return the rows that the table is to have, one for each rule with fixes."""
    return [
        f"| [{rule.code}]({page(rule)}) | {rule.name} | {rule.fix} | {proposed(rule)} |"
        for rule in CORE
        if rule.fix
    ]


def page(rule: Rule) -> str:
    """Return where the page of a rule is."""
    return f"rules/{rule.code.lower()}.md"


def proposed(rule: Rule) -> str:
    """Return what the first fix of a rule's examples says that it does."""
    for example in rule.bad:
        fixes = [finding.fix for finding in findings(rule, example) if finding.fix]
        if fixes:
            return fixes[0].message
    fix = rule.repair(Hit("", "")) if rule.repair else None
    return fix.message if fix else "see the page of the rule"


def findings(rule: Rule, example: object) -> list[Finding]:
    """Return what a rule finds in an example."""
    if isinstance(example, Source):
        reports = checker(rule).content(example.text.encode(), None, example.format)
        return [finding for report in reports for finding in report]
    try:
        return list(checker(rule).brief(brief_of(example)))  # type: ignore[arg-type]
    except ValueError:
        return []


def test_every_rule_with_fixes_has_its_row() -> None:
    """The table shows the rules in the order of their codes, with what they propose."""
    shown = [line for line in PAGE.read_text().splitlines() if line.startswith("| [BK")]

    assert shown == rows(), "the table should be:\n" + "\n".join(rows())
