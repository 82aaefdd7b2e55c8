"""What a run comes to, in a line."""

from __future__ import annotations

from briefkit.problems import Severity
from briefkit.validation.tally import Tally

__all__ = ["summary"]

_COUNTED = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("note", "notes"),
}


def summary(tally: Tally) -> str:
    """Return the line that sums up a run: how many findings of which severity and code."""
    briefs = _number(tally.files, "brief", "briefs")
    if not tally.findings:
        return f"No problems in {briefs}"
    kinds = [
        _number(tally.severities[severity], *nouns)
        for severity, nouns in _COUNTED.items()
        if tally.severities[severity]
    ]
    codes = ", ".join(f"{code} {count}" for code, count in sorted(tally.codes.items()))
    more = f"; {tally.truncated} more not shown" if tally.truncated else ""
    return f"{', '.join(kinds)} in {briefs}{more} ({codes})"


def _number(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
