"""The examples run, and print what they are there to show."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from source_tree import ROOT

_EXAMPLES = ROOT / "examples"
_EXPECTED = ROOT / "tests" / "data" / "examples"

# What a script exits with, where that is part of what it shows.
_EXIT_CODES = {"ci_check": 1}


@pytest.mark.parametrize("script", sorted(_EXAMPLES.glob("*.py")), ids=lambda path: path.stem)
def test_an_example_prints_what_it_shows(script: Path, tmp_path: Path) -> None:
    """Each script runs in a folder of its own and prints the text in tests/data/examples."""
    shutil.copytree(_EXAMPLES, tmp_path / "examples")
    result = subprocess.run(
        [sys.executable, f"examples/{script.name}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert result.stderr == ""
    assert result.stdout == (_EXPECTED / f"{script.stem}.txt").read_text(encoding="utf-8")
    assert result.returncode == _EXIT_CODES.get(script.stem, 0)


def test_every_expectation_has_its_example() -> None:
    """No text is left behind by a script that is gone."""
    assert {path.stem for path in _EXPECTED.iterdir()} == {p.stem for p in _EXAMPLES.glob("*.py")}
