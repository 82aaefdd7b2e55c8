"""What each use of briefkit may load, and that the facade offers what it says."""

from __future__ import annotations

import ast
import subprocess
import sys
import tempfile
from importlib import import_module

import pytest

import briefkit
from source_tree import modules

# What takes noticeable time to import. Everything else is free to be loaded.
HEAVY = (
    "argparse",
    "asyncio",
    "attr",
    "backports.zstd",
    "briefkit.prose.dates",
    "briefkit.prose.quotes",
    "cattrs",
    "compression.zstd",
    "dask",
    "dateutil",
    "distributed",
    "duckdb",
    "email",
    "feedparser",
    "fsspec",
    "hashlib",
    "hypothesis",
    "importlib.metadata",
    "logging",
    "lxml",
    "markdown_it",
    "msgspec",
    "multiprocessing",
    "pyarrow",
    "pydantic",
    "rich",
    "sqlite3",
    "tomllib",
    "trafilatura",
    "unittest",
    "yaml",
)
JSON = '{"headline": "A", "published": "2025-08-01T14:03:00Z", "sections": [{"blocks": []}]}'

PROSE = {"attr", "briefkit.prose.quotes"}
MARKDOWN = {*PROSE, "cattrs", "logging", "markdown_it"}  # markdown-it-py brings logging

# What each use may load of that.
CASES = {
    "import briefkit": {},
    "import briefkit.model": {"attr"},
    "import briefkit.api": {"attr"},
    "import briefkit.formats": {"attr"},
    "import briefkit.validation.catalogue": {"attr"},
    "import briefkit; briefkit.Brief": {"attr"},
    "import briefkit; briefkit.read": {"attr"},
    "import briefkit; briefkit.Byline.parse('By JANE DOE, The Associated Press')": {"attr"},
    "import briefkit; briefkit.Dateline.parse('RENO, Nev. (AP) —')": {"attr"},
    "import briefkit; briefkit.find_quotes('“Yes,” Jane Doe said.')": PROSE,
    f"import briefkit; briefkit.loads({JSON!r}, 'json')": {"attr", "msgspec"},
    f"import briefkit; briefkit.loads({JSON!r})": {"attr", "msgspec"},
    f"import briefkit; briefkit.validate_text({JSON!r}, 'json')": {"attr", "msgspec"},
    "import briefkit; briefkit.validate(briefkit.Brief(headline='A', sections=[]))": {"attr"},
    "import briefkit; briefkit.Settings(ignore=['BK5']).rule_set": {"attr"},
    "from briefkit.validation.configuration import reading; reading.find('/')": {"attr"},
    "from briefkit.validation.configuration import reading; reading.loads('ignore = []')": {
        "attr",
        "tomllib",
        "trafilatura",
    },
    "import briefkit; briefkit.validate({'headline': 'A', 'sections': []})": {"attr", "cattrs"},
    "import briefkit; briefkit.dumps(briefkit.Brief(headline='A', sections=[]), 'json')": {
        "attr",
        "msgspec",
    },
    "import briefkit; briefkit.loads('# A\\n', 'markdown')": MARKDOWN,
    "import briefkit; briefkit.loads('---\\nlanguage: en\\n---\\n# A\\n', 'markdown')": {
        *MARKDOWN,
        "yaml",
    },
    "import briefkit; briefkit.loads('A headline\\n\\nIt is so.\\n', 'wire')": PROSE,
    "import briefkit; briefkit.validate_text('A\\n\\nIt is so.\\n', 'wire')": PROSE,
    "import briefkit; briefkit.loads('<h1>A</h1><p>It is so.</p>', 'html')": {*PROSE, "lxml"},
    "import briefkit; briefkit.loads('<nitf><body><body.content/></body></nitf>', 'nitf')": {
        *PROSE,
        "lxml",
    },
    'import briefkit; briefkit.loads(\'{"headline": "A", "body_text": "B."}\', \'ninjs\')': {
        *PROSE,
        "msgspec",
    },
    "import briefkit; briefkit.dumps(briefkit.Brief(headline='A', sections=[]), 'html')": PROSE,
    "import briefkit; briefkit.dumps(briefkit.Brief(headline='A', sections=[]), 'newsmlg2')": {
        "attr",
        "hashlib",
    },
    "from briefkit.cli import main; main(['--version'])": {"argparse", "attr"},
    "from briefkit.cli import main; main(['rule', 'BK503'])": {"argparse", "attr"},
    "from briefkit.cli import main; main(['rules'])": {"argparse", "attr"},
    "from briefkit.cli import main; main(['validate', '--help'])": {"argparse", "attr"},
    "from briefkit.cli import main; main(['validate', '--isolated', '-'])": {
        "argparse",
        "attr",
        "msgspec",
    },
}

_SCRIPT = """
import sys
before = {*sys.modules}
%s
loaded = {*sys.modules} - before
print(*(name for name in %r if name in loaded))
"""


@pytest.mark.parametrize("statement", CASES)
def test_a_use_loads_no_more_than_it_needs(statement: str) -> None:
    """Each way of using briefkit pays for its own dependencies only."""
    loaded = loaded_by(statement)

    assert not loaded - set(CASES[statement])


def loaded_by(statement: str) -> set[str]:
    """Return what of `HEAVY` a fresh interpreter loads to run `statement`."""
    result = subprocess.run(
        [sys.executable, "-c", _SCRIPT % (statement, HEAVY)],
        input=JSON,
        cwd=tempfile.gettempdir(),  # where no configuration lies
        capture_output=True,
        text=True,
        check=True,
    )
    return set(result.stdout.splitlines()[-1].split())


def test_the_check_sees_what_is_loaded() -> None:
    """A heavy import does not escape it."""
    assert loaded_by("import argparse") == {"argparse"}


def declared() -> dict[str, str]:
    """Return what the facade declares for type checkers: names, and the modules they are in."""
    tree = modules()["briefkit"]
    block = next(node for node in tree.body if isinstance(node, ast.If))
    return {
        alias.name: node.module or ""
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def test_the_facade_declares_what_it_lists() -> None:
    """Type checkers and `__all__` know the same names, in order."""
    assert sorted(declared()) == sorted(briefkit.__all__)
    assert len({*briefkit.__all__}) == len(briefkit.__all__)


@pytest.mark.parametrize(("name", "home"), declared().items())
def test_the_facade_gives_what_it_declares(name: str, home: str) -> None:
    """A name of the facade is the value that its declared module has."""
    assert getattr(briefkit, name) is getattr(import_module(home), name)
    assert name in import_module(home).__all__
    assert name in dir(briefkit)


def test_the_facade_has_nothing_else() -> None:
    """A name that is not listed is refused as Python refuses it."""
    with pytest.raises(AttributeError, match="'briefkit' has no attribute 'nonsense'"):
        _ = briefkit.nonsense
