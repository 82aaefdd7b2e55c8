"""Directives in files: what they put aside, and what is said of those that cannot be followed.

Beside each file lies ``NAME.found``: a line ``LINE:COLUMN CODE POINTER`` for each finding, and what
is put aside after ``inline`` or ``file`` with its reason. After a change that is meant,
``python tests/validation/test_directives.py`` writes them anew; the difference is for review.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefkit
from briefkit.validation import CORE

FOLDER = Path(__file__).parents[1] / "data" / "directives"
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".found")
RULES = CORE.select(
    *("BK001", "BK09", "BK102", "BK103", "BK111", "BK117"),
    *("BK302", "BK501", "BK502", "BK504", "BK512"),
)


def found(path: Path) -> Iterator[str]:
    """Yield the lines that the list of a file should have."""
    report = briefkit.validate(path, rules=RULES)
    for finding in (*report.findings, *report.suppressed):
        span = finding.span
        place = f"{span.line}:{span.column}" if span else "-"
        aside = f" {finding.suppression}: {finding.justification}" if finding.suppression else ""
        told = f" {finding.message}" if finding.code.startswith("BK09") else ""
        yield f"{place} {finding.code} {finding.pointer}{aside}{told}".rstrip()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_has_exactly_these_findings(path: Path) -> None:
    """What counts, what is put aside and why, and every place is as the list beside the file."""
    listed = path.with_name(f"{path.name}.found").read_text(encoding="utf-8").splitlines()

    assert list(found(path)) == listed


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    for each in FILES:
        lines = "".join(f"{line}\n" for line in found(each))
        each.with_name(f"{each.name}.found").write_text(lines, encoding="utf-8")
