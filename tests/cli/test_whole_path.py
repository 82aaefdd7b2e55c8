"""The example brief through the command line: read, converted there and back, validated."""

from __future__ import annotations

import shutil

import pytest
from desk import Desk

from source_tree import ROOT


@pytest.fixture
def example(desk: Desk) -> Desk:
    """A folder with the example brief in it."""
    shutil.copy(ROOT / "examples" / "space-brief.txt", desk.folder / "space-brief.txt")
    return desk


def test_the_example_becomes_markdown(example: Desk) -> None:
    """The brief is printed as Markdown; what the reader repaired is told with line and column."""
    done = example.run("convert", "space-brief.txt", "--to", "markdown")

    assert done.code == 0
    assert "\n# Canada and Japan agree to share a lunar rover" in done.out
    assert "\n## Two cities and one control room\n" in done.out
    *told, summary = done.lines
    assert [line.split(" ")[:2] for line in told] == [
        ["space-brief.txt:3:1:", "BK108"],
        ["space-brief.txt:8:1:", "BK109"],
        ["space-brief.txt:30:113:", "BK503"],
        ["space-brief.txt:36:1:", "BK113"],
    ]
    assert summary == "1 brief converted, nothing lost, 4 problems in reading (markdown)"


def test_the_example_goes_there_and_back(example: Desk) -> None:
    """Through JSON, Markdown and JSON again the brief stays the same."""
    for source, output in (("space-brief.txt", "a.json"), ("a.json", "b.md"), ("b.md", "c.json")):
        assert example.run("convert", source, "--output", output).code == 0

    assert example.run("diff", "a.json", "c.json") == (0, "", "")
    assert example.run("diff", "space-brief.txt", "c.json") == (0, "", "")


def test_the_example_is_validated(example: Desk) -> None:
    """The findings stand at the lines where an editor shows what is meant."""
    done = example.run("validate", "space-brief.txt")

    found = {tuple(line.split(" ")[:2]) for line in done.out.splitlines()}
    assert done.code == 0
    assert found > {
        ("space-brief.txt:8:5:", "BK203"),
        ("space-brief.txt:14:1:", "BK301"),
        ("space-brief.txt:16:89:", "BK310"),
        ("space-brief.txt:30:113:", "BK503"),
        ("space-brief.txt:36:1:", "BK113"),
    }
