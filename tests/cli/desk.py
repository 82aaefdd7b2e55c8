"""A folder to work in, what is put there, and what a command leaves behind."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

CLEAN: dict[str, Any] = {
    "briefkit": 1,
    "headline": "Council approves budget for new bridge",
    "sections": [{"blocks": [{"type": "paragraph", "text": "The vote was unanimous."}]}],
    "byline": {"text": "By Jane Doe", "authors": [{"name": "Jane Doe"}]},
    "dateline": {"text": "RENO, Nev. (AP) —", "places": ["RENO"], "region": "Nev."},
    "language": "en",
    "published": "2025-08-01T14:03:00Z",
}
"""A brief that no rule finds anything in."""


class Outcome(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of standard error."""
        return self.err.splitlines()


class Desk:
    """A folder to work in, and a command line to call."""

    def __init__(
        self, folder: Path, run: Callable[..., Outcome], on_a_terminal: Callable[[], None]
    ) -> None:
        self.folder = folder
        self.run = run
        self.on_a_terminal = on_a_terminal

    def put(self, name: str, content: Any = CLEAN) -> Path:
        """Write a file: bytes and text as they are, all else as JSON."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content if isinstance(content, str) else json.dumps(content))
        return path

    def read(self, name: str) -> Any:
        """Return what a JSON file holds."""
        return json.loads((self.folder / name).read_text())

    @property
    def names(self) -> set[str]:
        """The files there are, by their paths in the folder."""
        found = (p for p in self.folder.rglob("*") if p.is_file())
        return {p.relative_to(self.folder).as_posix() for p in found}
