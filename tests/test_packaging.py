"""What is said about the package in its own files agrees with the package."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

import briefkit
from briefkit.cli import main
from source_tree import PACKAGE, ROOT


@pytest.fixture(scope="module")
def pyproject() -> dict[str, Any]:
    """The project's own description."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


def test_the_package_is_typed() -> None:
    """Type checkers of others find the marker of PEP 561."""
    assert (PACKAGE / "py.typed").is_file()


def test_one_licence_is_named_once(pyproject: dict[str, Any]) -> None:
    """The SPDX expression speaks alone: classifiers would repeat or contradict it (PEP 639)."""
    assert pyproject["project"]["license"] == "MIT"
    assert (ROOT / "LICENSE").read_text().startswith("MIT License")
    assert not [c for c in pyproject["project"]["classifiers"] if c.startswith("License ::")]


def test_dependencies_have_a_lowest_version(pyproject: dict[str, Any]) -> None:
    """CI tests with those, and upper bounds would be guesses."""
    lowest = re.compile(r"[\w-]+>=[\d.]+(\.post\d+)?")
    wrong = [d for d in pyproject["project"]["dependencies"] if not lowest.fullmatch(d)]

    assert not wrong


def test_the_readme_promises_two_commands() -> None:
    """They stand there as CI runs them."""
    promised = re.findall(
        r"^\$ (python -m pip install .*)$", (ROOT / "README.md").read_text(), re.MULTILINE
    )

    assert promised == [
        "python -m pip install . && briefkit convert examples/space-brief.txt --to markdown",
        "python -m pip install -e '.[test]' && python -m pytest",
    ]


HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}


@pytest.mark.parametrize(
    ("id", "left"), [("briefkit", "The  vote."), ("briefkit-fix", "The vote.")]
)
def test_a_hook_does_what_it_says(id: str, left: str, tmp_path: Path) -> None:
    """A hook for pre-commit is a command line that takes the names of files at its end."""
    program, *arguments = HOOKS[id]["entry"].split()
    paths = [tmp_path / "a.brief.md", tmp_path / "b.brief.md"]
    for path in paths:
        path.write_text("# Council approves budget\n\nThe  vote.\n")

    done = main([*arguments, "--isolated", *map(str, paths)])

    assert (program, done) == ("briefkit", 0)
    assert [path.read_text().splitlines()[-1] for path in paths] == [left] * 2


@pytest.mark.parametrize("id", ["briefkit", "briefkit-fix"])
def test_hooks_are_for_briefs(id: str) -> None:
    """They run on what says that it is a brief, and on no other text."""
    files = HOOKS[id]["files"]

    assert re.search(files, "briefs/2025/bridge.txt")
    assert re.search(files, "desk/bridge.brief.md")
    assert not re.search(files, "README.md")


def test_the_changelog_tells_about_this_version() -> None:
    """The newest entry is for what comes next, or for the version that this is."""
    newest = re.search(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)

    assert newest
    assert newest[1] in {"Unreleased", briefkit.__version__}
