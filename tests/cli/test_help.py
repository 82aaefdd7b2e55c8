"""Help: for every command, with examples, and the page in the docs that says the same."""

from __future__ import annotations

import argparse
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator

import pytest
from desk import CLEAN, Desk

import briefkit
from briefkit import formats
from briefkit.cli import main
from briefkit.cli.arguments import parser
from briefkit.reporters import REPORTERS
from briefkit.validation.profiles import PROFILES
from source_tree import ROOT

PAGE = ROOT / "docs" / "reference" / "cli.md"
STORIES = {
    "json": CLEAN,
    "ndjson": CLEAN,
    "md": "# Council approves budget\n\nThe vote was unanimous.\n",
    "txt": "Council approves budget\n\nBy JANE DOE\n\nRENO, Nev. (AP) — The vote was unanimous.\n",
}
"""A story by the suffix of its file."""


def commands() -> dict[str, argparse.ArgumentParser]:
    """Return the parser of each command by its name."""
    (action,) = (a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(action.choices)


def examples(text: str) -> list[str]:
    """Return the command lines that a text shows, without what is piped into them."""
    found = re.findall(r"^(?:  |\$ )?((?:cat \S+ \| )?briefkit [a-z].*)$", text, re.MULTILINE)
    return [line.partition(" | ")[2] or line for line in found]


def options(command: argparse.ArgumentParser) -> Iterator[str]:
    """Yield every name that an option of a command has, unless it is hidden."""
    for action in command._actions:
        if action.help != argparse.SUPPRESS:
            yield from action.option_strings


def test_no_command_shows_help(desk: Desk) -> None:
    """Nothing asked for is nothing done: help on standard error, exit code 2."""
    done = desk.run()

    assert (done.code, done.out) == (2, "")
    assert "usage: briefkit" in done.err
    assert all(f"    {name} " in done.err for name in commands())


def test_help_of_everything(desk: Desk) -> None:
    """--help lists the commands, on standard output, exit code 0."""
    done = desk.run("--help")

    assert (done.code, done.err) == (0, "")
    assert all(f"    {name} " in done.out for name in commands())


@pytest.mark.parametrize("name", commands())
def test_help_of_a_command(desk: Desk, name: str) -> None:
    """Every command's help explains each option and ends with two to four examples."""
    done = desk.run(name, "--help")

    assert (done.code, done.err) == (0, "")
    assert done.out == desk.run(name, "-h").out
    _, _, shown = done.out.partition("\nexamples:\n")
    assert 2 <= len(shown.splitlines()) <= 4
    assert all(action.help for action in commands()[name]._actions)


def every_example() -> Iterator[str]:
    """Yield every command line of the help and of the page."""
    texts = [parser().format_help(), *(c.format_help() for c in commands().values())]
    for text in (*texts, PAGE.read_text()):
        yield from examples(text)


@pytest.mark.parametrize("line", sorted({*every_example()}))
def test_examples_can_be_typed(desk: Desk, line: str) -> None:
    """Every example is a command line that does what it is asked: nothing is misspelled."""
    program, *arguments = shlex.split(line)
    for name in (*arguments, "stories/a.txt", "stories/deep/b.json", "archive/c.json"):
        if name.rpartition(".")[2] in STORIES:
            desk.put(name, STORIES[name.rpartition(".")[2]])

    if {"--prune", "--accept-new"} & {*arguments}:  # of a baseline that is there
        baseline = ".briefkit-baseline.json" if "--baseline" not in arguments else arguments[-1]
        desk.put(baseline, '{"version": 1, "entries": []}')

    done = desk.run(*arguments, stdin=b'{"headline": "A", "sections": []}')

    assert program == "briefkit"
    assert done.code in {0, 1}, done.err
    assert "briefkit: error" not in done.err


def test_version(desk: Desk) -> None:
    """--version tells the version, and nothing else."""
    assert desk.run("--version") == (0, f"briefkit {briefkit.__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("convrt",), "invalid choice: 'convrt'"),
        (("convert",), "the following arguments are required: INPUT"),
        (("convert", "a.json", "--too", "json"), "unrecognized arguments: --too"),
        (("convert", "a.json", "--t", "json"), "unrecognized arguments: --t"),
        (("losses", "a.json"), "the following arguments are required: --to"),
    ],
)
def test_usage(desk: Desk, arguments: tuple[str, ...], says: str) -> None:
    """What makes no sense is one line that points to the examples, and options are spelled out."""
    done = desk.run(*arguments)

    assert (done.code, done.out, len(done.lines)) == (2, "", 1)
    assert says in done.err
    assert done.err.rstrip().endswith("--help' shows examples")


def test_names_in_the_help_exist() -> None:
    """The help of validate names every profile and every reporter."""
    shown = " ".join(commands()["validate"].format_help().split())

    assert not [name for name in (*PROFILES, *REPORTERS) if name not in shown]


def test_the_page_is_complete() -> None:
    """The page names every command and every option of it, in the part that is about it."""
    parts = re.split(r"^## ", PAGE.read_text(), flags=re.MULTILINE)
    for name, command in commands().items():
        (part,) = (p for p in parts if p.startswith(f"`briefkit {name}`"))
        shown = set(re.findall(r"`(--?[a-z][a-z-]*)", part))
        assert shown == set(options(command)) - {"-h", "--help"}, name
        assert examples(part), name
    general = set(re.findall(r"`(--?[a-z][a-z-]*)", parts[0]))
    assert general >= set(options(parser()))


def test_the_page_names_every_format_and_profile() -> None:
    """What can be given to --to and --profile stands on the page."""
    page = PAGE.read_text()

    assert not [name for name in (*formats.available(), *PROFILES) if f"`{name}`" not in page]


@pytest.mark.parametrize(
    ("arguments", "loaded"),
    [
        (["--version"], {"cattrs", "msgspec", "markdown_it", "yaml", "dateutil"}),
        (["convert", "--help"], {"cattrs", "msgspec", "markdown_it", "yaml", "dateutil"}),
        (["validate", "story.json"], {"cattrs", "markdown_it", "yaml", "dateutil", "rich"}),
        (["formats"], {"cattrs", "msgspec", "markdown_it", "yaml", "dateutil", "rich"}),
        (["quotes", "story.json", "--format", "csv"], {"cattrs", "markdown_it", "yaml", "rich"}),
    ],
)
def test_only_what_is_needed_is_loaded(desk: Desk, arguments: list[str], loaded: set[str]) -> None:
    """A command does not pay for what it does not use."""
    desk.put("story.json")
    code = (
        "import sys; from briefkit.cli import main; main(sys.argv[1:]);"
        f"print(sorted({loaded!r} & {{*sys.modules}}))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )

    assert done.stdout.splitlines()[-1] == "[]"


def test_it_is_a_module_too(desk: Desk) -> None:
    """`python -m briefkit` is the same command, whatever the locale."""
    story = {**CLEAN, "headline": "Ærø får ny bro — “endelig”"}
    desk.put("story.json", story)
    command = [sys.executable, "-m", "briefkit", "convert", "story.json", "--to", "json"]

    done = subprocess.run(
        command,
        capture_output=True,
        check=True,
        cwd=desk.folder,
        env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
    )

    assert main(["convert", "story.json", "--output", "out.json", "-q"]) == 0
    assert done.stdout == (desk.folder / "out.json").read_bytes()
