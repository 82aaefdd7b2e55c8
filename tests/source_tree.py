"""The project's own files, for the tests that look at how it is built."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "briefkit"

_MADE = {"__pycache__", "_build"}  # folders that hold what tools make
_TEXT = {".py", ".md", ".toml", ".yaml", ".yml", ".txt", ".json", ".ndjson", ".cfg", ""}


@cache
def modules() -> dict[str, ast.Module]:
    """Return the syntax tree of every module of the package by its dotted name."""
    return {module_name(path): ast.parse(path.read_text()) for path in module_paths()}


def module_paths() -> list[Path]:
    """Return the files of the package, those of its folders included."""
    return sorted(PACKAGE.rglob("*.py"))


def module_name(path: Path) -> str:
    """Return the dotted name of a module; a package goes by its own, without `__init__`."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def is_package(name: str) -> bool:
    """Tell whether a dotted name is that of a folder with an `__init__`."""
    return (PACKAGE.parent / name.replace(".", "/") / "__init__.py").is_file()


def text_files() -> Iterator[Path]:
    """Yield every text file that belongs to the project."""
    for top in ("src", "tests", "docs", "examples", ".ci"):
        for path in sorted((ROOT / top).rglob("*")):
            if path.is_file() and path.suffix in _TEXT and not _MADE & {*path.parts}:
                yield path
    for path in sorted(ROOT.iterdir()):
        if path.is_file() and path.suffix in _TEXT and not path.name.startswith(".coverage"):
            yield path
