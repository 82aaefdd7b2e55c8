"""Validation: rules, the sets they come in, and the report of what they find."""

from briefkit.validation.catalogue import CORE, find
from briefkit.validation.context import Context
from briefkit.validation.engine import check
from briefkit.validation.findings.finding import Excerpt, Finding
from briefkit.validation.findings.fix import Edit, Fix
from briefkit.validation.findings.report import InvalidBriefError, Report
from briefkit.validation.findings.tally import Tally
from briefkit.validation.profiles import PROFILES
from briefkit.validation.rule import Check, Example, Hit, Rule, Scope, Source, rule
from briefkit.validation.rule_set import RuleSet, UnknownRuleError

__all__ = [
    "CORE",
    "PROFILES",
    "Check",
    "Context",
    "Edit",
    "Example",
    "Excerpt",
    "Finding",
    "Fix",
    "Hit",
    "InvalidBriefError",
    "Report",
    "Rule",
    "RuleSet",
    "Scope",
    "Source",
    "Tally",
    "UnknownRuleError",
    "check",
    "find",
    "rule",
]
