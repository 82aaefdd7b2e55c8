"""The examples run, and print what they are there to show."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from briefkit.cli import main
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


CI_FILES = sorted((_EXAMPLES / "ci").glob("*.yml"))


@pytest.mark.parametrize("file", CI_FILES, ids=lambda path: path.stem)
def test_the_commands_of_a_ci_file_run(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A CI file is YAML, and its commands of ours write every report that it uploads."""
    text = file.read_text(encoding="utf-8")
    shutil.copytree(_EXAMPLES, tmp_path / "briefs")
    monkeypatch.chdir(tmp_path)
    commands = [line for line in _lines_of(yaml.safe_load(text)) if line.startswith("briefkit ")]

    codes = {main(shlex.split(command)[1:]) for command in commands}

    assert commands
    assert codes <= {0, 1}
    uploaded = {*re.findall(r"^ +(?:sarif_file|codequality|junit): (\S+)$", text, re.MULTILINE)}
    assert uploaded
    assert {path for path in uploaded if not (tmp_path / path).stat().st_size} == set()


def _lines_of(value: object) -> Iterator[str]:
    """Yield every line of every text in a value of YAML."""
    if isinstance(value, str):
        yield from value.splitlines()
    elif isinstance(value, (dict, list)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _lines_of(item)
