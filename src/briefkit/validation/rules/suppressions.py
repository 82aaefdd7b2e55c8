"""BK09: what is wrong with putting findings aside, in the file or by the baseline."""

from __future__ import annotations

from briefkit.problems import Severity
from briefkit.validation.rule import Rule

__all__ = ["INVALID_SUPPRESSION", "RULES", "STALE_BASELINE", "UNUSED_SUPPRESSION"]

UNUSED_SUPPRESSION = Rule(
    code="BK090",
    name="unused-suppression",
    severity=Severity.WARNING,
    summary="Every directive puts something aside.",
    why="A directive that outlives its reason hides the next case. Only rules that have run are "
    "judged, so that a run with fewer rules asks for nothing. For the beginning of a code, that "
    "is every rule which is on by default.",
    fix="safe",
)
"""What the engine reports of a code that a directive names for nothing."""

INVALID_SUPPRESSION = Rule(
    code="BK091",
    name="invalid-suppression",
    severity=Severity.WARNING,
    summary="Every directive can be followed as it stands.",
    why="A misspelled directive puts nothing aside, and nobody can tell why. With "
    "``require-reason``, one that gives no reason is a case as well, though it is followed.",
    options={"require_reason": False},
)
"""What the engine and the Markdown reader report of a directive that cannot be followed."""

STALE_BASELINE = Rule(
    code="BK092",
    name="stale-baseline",
    severity=Severity.INFO,
    summary="Every finding that the baseline accepts is still there.",
    why="An entry for what has been put right would accept the next case of it unseen. "
    "``briefkit baseline --prune`` takes it out.",
)
"""What a baseline reports of entries that no finding of a run uses up."""

RULES = (UNUSED_SUPPRESSION, INVALID_SUPPRESSION, STALE_BASELINE)
"""The rules of this module, in the order of their codes."""
