"""Small archives to read, and what is left of them in folders."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

import briefkit
from briefkit.model import Brief, Paragraph, Section

__all__ = [
    "PART",
    "brief",
    "failures_in",
    "leftovers",
    "lines",
    "tree",
    "write_lines",
    "write_stories",
]

PART = 2_000
"""Bytes of a part: some eight of the briefs that are made here."""


def brief(number: int = 0, **fields: object) -> Brief:
    """Return a brief that no other is like."""
    words = f"Word {number} of the council was that the bridge stays closed. " * 2
    made = {
        "headline": f"Bridge {number} closed",
        "id": f"urn:example:bridge:{number}",
        "language": "en",
        "sections": [Section(blocks=[Paragraph(text=words.strip())])],
    }
    return Brief(**{**made, **fields})


def lines(count: int, start: int = 0) -> list[str]:
    """Return briefs as lines of NDJSON."""
    return [briefkit.dumps(brief(number), "ndjson") for number in range(start, start + count)]


def write_lines(path: Path, count: int, start: int = 0) -> Path:
    """Write briefs as NDJSON, and return the path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(lines(count, start)))
    return path


def write_stories(folder: Path, names: Iterable[str]) -> Path:
    """Write a brief for each of some file names, and return the folder."""
    for number, name in enumerate(names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        briefkit.write(brief(number), path)
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Return the files below a folder by their names, without the journal."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".briefkit" not in path.relative_to(folder).parts
    }


def leftovers(folder: Path) -> list[str]:
    """Return the temporary files below a folder."""
    return [
        os.path.join(parent, name)
        for parent, _, names in os.walk(folder)
        for name in names
        if name.endswith(".tmp")
    ]


def failures_in(path: Path) -> list[dict[str, object]]:
    """Return what a file of failures lists."""
    return [json.loads(line) for line in path.read_text().splitlines()]
