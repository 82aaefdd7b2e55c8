"""What a run comes to: in a line, and in a table."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.echo import counted
from briefkit.problems import Severity
from briefkit.validation.findings.tally import Tally

__all__ = ["statistics", "summary"]

_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_MOST_CODES = 8


def summary(tally: Tally) -> str:
    """Return the line that sums up a run.

    How many findings of which severity and code, what ``--fix`` would put right, and how many
    were put aside: ``1 warning in 1 brief (BK504 1); 1 fixable with --fix``.
    """
    briefs = counted(tally.files, "brief")
    kinds = [
        counted(tally.severities[severity], noun)
        for severity, noun in _NOUNS.items()
        if tally.severities[severity]
    ]
    first = f"{', '.join(kinds) or 'No problems'} in {briefs}"
    if tally.truncated:
        first += f"; {tally.truncated} more not shown"
    if tally.codes:
        first += f" ({', '.join(_codes(tally))})"
    return "; ".join((first, *_asides(tally)))


def statistics(tally: Tally) -> str:
    """Return a table of what was found: how often, the rule, and how often it is fixable.

    The most frequent comes first. Empty where nothing was found.
    """
    rows = [
        (str(count), code, tally.names[code], _fixable(tally, code))
        for code, count in sorted(tally.codes.items(), key=lambda item: (-item[1], item[0]))
    ]
    if not rows:
        return ""
    width, code_width, name_width = (max(len(row[index]) for row in rows) for index in range(3))
    return "".join(
        f"{count:>{width}}  {code:<{code_width}}  {name:<{name_width}}  {fixable}".rstrip() + "\n"
        for count, code, name, fixable in rows
    )


def _codes(tally: Tally) -> Iterator[str]:
    """Yield the codes that were found, with how often; of many, the most frequent."""
    often = sorted(tally.codes, key=lambda code: (-tally.codes[code], code))
    for code in sorted(often[:_MOST_CODES]):
        yield f"{code} {tally.codes[code]}"
    if len(often) > _MOST_CODES:
        yield counted(len(often) - _MOST_CODES, "other code")


def _asides(tally: Tally) -> Iterator[str]:
    safe, unsafe = tally.fixable.total(), tally.unsafely_fixable.total()
    if safe:
        yield f"{safe} fixable with --fix"
    if unsafe:
        yield f"{unsafe}{' more' if safe else ' fixable'} with --unsafe-fixes"
    if tally.suppressed > tally.baselined:
        yield f"{tally.suppressed - tally.baselined} suppressed"
    if tally.baselined:
        yield f"{tally.baselined} in the baseline"


def _fixable(tally: Tally, code: str) -> str:
    counts = {"--fix": tally.fixable[code], "--unsafe-fixes": tally.unsafely_fixable[code]}
    return ", ".join(f"{count} with {option}" for option, count in counts.items() if count)
