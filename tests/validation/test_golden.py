"""What each profile finds in the brief that the project starts from, and in a twin of it."""

from __future__ import annotations

import pytest
from golden import BRIEFS, found, list_of, split

from briefkit.validation.profiles import PROFILES


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", BRIEFS)
def test_a_brief_has_exactly_these_findings(name: str, profile: str) -> None:
    """Every defect in its line and column, with its severity, and nothing else."""
    remarks, expected = split(list_of(name, profile).read_text(encoding="utf-8"))

    assert remarks
    assert list(found(name, profile)) == expected


def test_the_twin_is_a_twin() -> None:
    """The text that is part of the project has the defects of the one that is not."""
    codes = [
        sorted({line.split()[1] for line in split(list_of(name, "strict").read_text())[1]})
        for name in BRIEFS
    ]

    assert codes[0] == codes[1]
