"""The page on packages of rules: what it shows is a package that works."""

from __future__ import annotations

import importlib
import importlib.metadata
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefkit.problems import Severity
from briefkit.validation.configuration import reading as configuration
from source_tree import ROOT
from test_docs import blocks


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The files of the page, in a folder, installed as its pyproject.toml says."""
    for block in blocks(ROOT / "docs" / "how-to" / "ship-a-rule-package.md"):
        if block.file:
            (tmp_path / block.file).write_text(block.body)
    project = tomllib.loads((tmp_path / "pyproject.toml").read_text())["project"]
    info = tmp_path / "acme_style-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    )
    points = "".join(
        f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in items.items())
        for group, items in project["entry-points"].items()
    )
    (info / "entry_points.txt").write_text(points)
    monkeypatch.syspath_prepend(tmp_path)
    yield tmp_path
    for name in ("acme_style", "test_acme_style"):
        sys.modules.pop(name, None)


def test_the_package_of_the_page_is_a_plugin(package: Path) -> None:
    """Installed and named in the configuration of the page, its rules run as that says."""
    settings = configuration.load(package / "briefkit.toml")

    rules = settings.rule_set.by_code

    assert "BK503" in rules
    assert rules["ACME001"].severity is Severity.ERROR
    assert rules["ACME002"].severity is Severity.INFO
    assert rules["ACME002"].options == {"longest": 30}
    assert importlib.metadata.version("acme-style") == "1.0"


@pytest.mark.usefixtures("package")
def test_the_tests_of_the_page_pass() -> None:
    """The examples of its rules do what the page says that they do."""
    test = importlib.import_module("test_acme_style")
    rules = importlib.import_module("acme_style").RULES

    for rule in rules:
        test.test_examples(rule)

    assert len(rules) == 2
