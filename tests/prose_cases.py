"""Reading the tables and texts under tests/data/prose."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

_FOLDER = Path(__file__).parent / "data" / "prose"


def rows(name: str) -> list[dict[str, str]]:
    r"""Return the rows of a table; ``\xa0`` stands for a no-break space."""
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [{key: (row[key] or "").replace("\\xa0", "\xa0") for key in row} for row in reader]


def column(name: str) -> list[str]:
    """Return the first column of a table."""
    return [next(iter(row.values())) for row in rows(name)]


def listed(cell: str) -> list[str]:
    """Return the items of a cell."""
    return [item for item in cell.split("; ") if item]


def annotated(name: str) -> Iterator[list[tuple[str, list[str]]]]:
    """Yield the stories of a text: paragraphs, each with the indented lines under it."""
    story: list[tuple[str, list[str]]] = []
    for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line == "---":
            yield story
            story = []
        elif line.startswith("  "):
            story[-1][1].append(line.strip())
        elif line and not line.startswith("# "):
            story.append((line, []))
    yield story
