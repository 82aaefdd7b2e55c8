"""Paths and places of findings, as people and as other tools want them."""

from __future__ import annotations

import os

from briefkit.echo import printable
from briefkit.validation.findings.finding import Finding
from briefkit.validation.findings.plain import encodable

__all__ = ["NO_FILE", "file_of", "place_of", "relative_path"]

NO_FILE = "brief"
"""What stands for the path of a brief that comes from no file."""


def file_of(finding: Finding) -> str:
    """Return the path of a finding for a person, harmless at the start of a line in a CI log."""
    path = printable(finding.path or NO_FILE)
    # GitHub takes a line that begins with two colons for a command.
    return f"./{path}" if path.lstrip().startswith("::") else path


def place_of(finding: Finding) -> str:
    """Return the line and column of a finding, or its pointer where these are not known."""
    if finding.span:
        return f"{finding.span.line}:{finding.span.column}"
    return printable(finding.pointer)


def relative_path(path: str | None, base: str) -> str:
    """Return a path as counted from the folder `base`, if it lies there, with slashes.

    It can be encoded, and has no ``./`` at its start.

    Args:
        path: A path, absolute or as counted from the working directory; or None.
        base: An absolute path; empty to change nothing but the slashes.
    """
    from pathlib import PurePath  # late: for programs only

    if not path:
        return NO_FILE
    if base and not path.startswith("<"):  # "<stdin>" is the name of no file
        inside = os.path.join(os.path.abspath(base), "")
        whole = os.path.abspath(path)
        path = whole[len(inside) :] if whole.startswith(inside) else path
    return encodable(PurePath(path).as_posix())
