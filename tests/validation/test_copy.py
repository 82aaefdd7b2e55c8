"""Invented copy of many kinds: what is planted is found at its place, and nothing else is.

A new case is a new file under tests/data/validation/copy, and beside one with a defect
``NAME.findings`` with a line ``LINE:COLUMN CODE`` for each warning and error.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from briefkit.checking import Checker
from briefkit.problems import Severity
from briefkit.validation.profiles import compose

DATA = Path(__file__).parents[1] / "data" / "validation" / "copy"
COPY = sorted(path for path in DATA.iterdir() if path.suffix != ".findings")
NOW = dt.datetime(2025, 8, 20, tzinfo=dt.UTC)
RULES = compose(("default", "wire"))


@pytest.mark.parametrize("path", COPY, ids=lambda path: path.name)
def test_copy_has_the_defects_that_were_planted(path: Path) -> None:
    """Clean copy has no warning or error; a planted defect is one finding at its place."""
    expected = path.with_name(f"{path.name}.findings")
    wanted = expected.read_text(encoding="utf-8").splitlines() if expected.exists() else []
    checker = Checker(rules_for=lambda _: RULES, now=NOW)
    assert wanted == [
        f"{finding.span.line}:{finding.span.column} {finding.code}"
        for report in checker.file(path)
        for finding in report
        if finding.span and finding.severity is not Severity.INFO
    ]


def test_every_list_of_findings_has_its_copy() -> None:
    """No list of findings is left behind when its copy is renamed."""
    lists = {path.name.removesuffix(".findings") for path in DATA.glob("*.findings")}
    assert lists <= {path.name for path in COPY}
