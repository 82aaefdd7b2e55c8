"""The documentation says what is true: its snippets run, and nothing public goes without a word."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import briefkit.errors
from briefkit import __version__
from briefkit.cli import main
from briefkit.cli.arguments import parser
from briefkit.errors import BriefkitError
from briefkit.formats import BUILTIN
from briefkit.validation.catalogue import CORE
from source_tree import ROOT
from test_architecture import HOUSE

# What is made of the rules is tested with them.
MADE = ROOT / "docs" / "reference" / "rules"
WRITTEN = (path for path in (ROOT / "docs").rglob("*.md") if path.parent != MADE)
PAGES = [ROOT / "README.md", *sorted(WRITTEN)]

# A fenced block, and the comment before it that says to write it to a file first.
_BLOCK = re.compile(
    r"(?:^<!-- file: (?P<file>\S+) -->\n+)?^```(?P<language>\w+)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
# A command and what it prints.
_COMMAND = re.compile(r"^\$ (?P<line>.*)\n(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)

_CODE = re.compile(r"^```.*?^```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#\s]+)")


class Block(NamedTuple):
    """A fenced block of a page."""

    file: str | None
    language: str
    body: str


def blocks(page: Path) -> list[Block]:
    """Return the fenced blocks of a page, in order."""
    return [Block(**match.groupdict()) for match in _BLOCK.finditer(page.read_text())]


def identity(page: Path) -> str:
    """Return what a page is called in the names of tests."""
    return str(page.relative_to(ROOT))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder with the examples in it, where a page's snippets run."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    before = {*sys.modules}
    yield tmp_path
    for name in {*sys.modules} - before:
        if (tmp_path / f"{name}.py").is_file():
            del sys.modules[name]


@pytest.mark.parametrize("page", PAGES, ids=identity)
def test_snippets_run(page: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every snippet runs, in the order of its page, and prints what the page shows after it."""
    names: dict[str, Any] = {"__name__": "snippet"}
    printed = None
    for block in blocks(page):
        if block.file:
            (folder / block.file).parent.mkdir(parents=True, exist_ok=True)
            (folder / block.file).write_text(block.body)
        if block.language == "text" and printed is not None:
            assert fits(printed, block.body), printed
        printed = None
        if block.language == "python":
            exec(compile(block.body, f"{page.name} (a snippet)", "exec"), names)
            printed = "".join(capsys.readouterr())
        elif block.language == "console":
            run_session(block.body, capsys)


def fits(printed: str, shown: str) -> bool:
    """Tell whether a page shows what was printed; a line of three dots stands for any lines."""
    pattern = re.escape(shown).replace(re.escape("...\n"), r"(?:.*\n)*")
    return bool(re.fullmatch(pattern, printed))


def run_session(session: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Run the commands of ours in a shell session, and compare what they print."""
    code = 0
    for match in _COMMAND.finditer(session):
        words = shlex.split(match["line"], comments=True)
        if words == ["echo", "$?"]:
            assert match["output"].strip() == str(code)
        elif words[0] == "briefkit":
            code = main(words[1:])
            printed = "".join(capsys.readouterr())
            shown = match["output"]
            assert not shown or fits(printed, shown), f"{match['line']}\n{printed}"


def test_a_session_that_shows_something_else_is_found_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What a page says that a command prints is compared, and so is the exit code."""
    run_session(f"$ briefkit --version\nbriefkit {__version__}\n$ echo $?\n0\n", capsys)
    with pytest.raises(AssertionError):
        run_session("$ briefkit --version\nbriefkit 99\n", capsys)
    with pytest.raises(AssertionError):
        run_session("$ briefkit --version\n$ echo $?\n1\n", capsys)


def text_of(name: str) -> str:
    """Return the source of a page of the documentation."""
    return (ROOT / "docs" / name).read_text()


# Formats that share a page with others.
TOGETHER = {"ndjson": "json", "rss": "feeds", "atom": "feeds", "jsonfeed": "feeds"}


@pytest.mark.parametrize("name", [format.name for format in BUILTIN])
def test_every_format_is_documented(name: str) -> None:
    """There is a page that tells about each format, or about several of one kind."""
    page = f"reference/{TOGETHER.get(name, name)}.md"

    assert name in text_of(page).lower()


def test_the_readme_lists_every_format() -> None:
    """Its table has a row for each format, with the suffixes that mean it."""
    readme = (ROOT / "README.md").read_text()
    for format in BUILTIN:
        row = re.search(rf"^\| \[`{format.name}`\].*$", readme, re.MULTILINE)

        assert row, f"no row for {format.name}"
        assert not [suffix for suffix in format.suffixes if f"`{suffix}`" not in row.group()]


def commands() -> dict[str, Any]:
    """Return the commands of the command line, each with its parser."""
    actions = parser()._actions
    return next(dict(action.choices) for action in actions if isinstance(action.choices, dict))


@pytest.mark.parametrize("name", commands())
def test_every_command_and_option_is_documented(name: str) -> None:
    """The page on the command line has a section for each command, with each of its options."""
    page = text_of("reference/cli.md")
    section = re.search(rf"^##+ .*\b{name}\b.*\n", page, re.MULTILINE)
    assert section, f"no section on {name}"
    options = [option for action in commands()[name]._actions for option in action.option_strings]

    assert not [o for o in options if o.startswith("--") and o not in page + "--help--debug"]


def test_every_error_is_documented() -> None:
    """The page on errors has a row for each that a program can meet."""
    page = text_of("reference/errors.md")
    classes = {
        cls.__name__ for cls in BriefkitError.__subclasses__() if "cli" not in cls.__module__
    }

    assert not [name for name in classes if f"| `{name}` |" not in page]


def test_every_public_name_is_documented() -> None:
    """The page on the Python API, or that on errors, shows each name of the facade."""
    pages = text_of("reference/api.md") + text_of("reference/errors.md")
    shown = set(re.findall(r"^\.\. (?:auto\w+|py:data):: briefkit\.(\w+)$", pages, re.MULTILINE))
    in_errors = set(briefkit.errors.__all__)  # shown as one module

    assert not {*briefkit.__all__} - shown - in_errors


def test_every_family_of_rules_is_documented() -> None:
    """The page on rules is made of the rules; it tells about each family before, and the rest."""
    page = text_of("reference/rules.md")

    assert "<!-- made: rules -->" in page
    assert not [rule.code for rule in CORE if f"{rule.code[:3]} " not in page]
    assert not [rule.code for rule in CORE if f"**{rule.code} " in page], "not planned any more"


@pytest.mark.parametrize("floor", range(len(HOUSE) - 1))
def test_the_page_on_the_architecture_shows_the_house(floor: int) -> None:
    """Each floor has its row, with the modules that the tests hold to it."""
    page = text_of("explanation/architecture.md")
    row = re.search(rf"^\| {floor} \| (.*?) \|", page, re.MULTILINE)
    shown = re.findall(r"`(.+?)`", row[1]) if row else []
    packages = {name.removesuffix(".*") for name in shown}

    assert row, f"no row for floor {floor}"
    assert {name.removesuffix(".*") for name in HOUSE[floor]} == packages


def test_links_lead_somewhere() -> None:
    """A link of the README or of a page to a file of the project leads to one, or to a rule."""
    made = {MADE / f"{rule.code.lower()}.md" for rule in CORE}
    broken = [
        f"{identity(page)}: {target}"
        for page in PAGES
        for target in _LINK.findall(_CODE.sub("", page.read_text()))
        if not (page.parent / target).exists() and page.parent / target not in made
    ]

    assert not broken
