"""Configuration: ``[tool.briefkit]`` of pyproject.toml, or briefkit.toml; found, read, judged."""

from __future__ import annotations

import os
from typing import Any

from briefkit import files
from briefkit.validation.faults import ConfigurationError, Fault
from briefkit.validation.settings import Settings

__all__ = ["FILE_NAMES", "find", "load"]

FILE_NAMES = ("briefkit.toml", "pyproject.toml")
"""What a configuration may be called, the one that is looked for first before the other."""


def find(start: str | os.PathLike[str] = ".") -> str | None:
    """Return the configuration that is nearest to a file or folder, in it or above it.

    The search ends at a folder that holds ``.git``. A pyproject.toml without the table
    ``[tool.briefkit]`` does not end it.
    """
    folder = os.path.abspath(start)
    if not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    while True:
        for name in FILE_NAMES:
            path = os.path.join(folder, name)
            if os.path.isfile(path) and (name == FILE_NAMES[0] or _has_table(path)):
                return path
        above = os.path.dirname(folder)
        if above == folder or os.path.exists(os.path.join(folder, ".git")):
            return None
        folder = above


def _has_table(path: str) -> bool:
    return "briefkit" in _parsed(path).get("tool", {})


def _parsed(path: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(files.read_bytes(path).decode())
    except ValueError as error:
        raise ConfigurationError([Fault(message=str(error), path=path)]) from error


def load(path: str | os.PathLike[str]) -> Settings:
    """Return the settings that a file spells.

    Raises:
        FileAccessError: The file cannot be read.
        ConfigurationError: Something in it is wrong; all of it is told.
    """
    path = os.fspath(path)
    table = _parsed(path)
    if os.path.basename(path) == "pyproject.toml":
        table = table.get("tool", {}).get("briefkit", {})
    values = {key.replace("-", "_"): value for key, value in table.items()}
    return Settings(**values, root=os.path.dirname(os.path.abspath(path)), path=path)
