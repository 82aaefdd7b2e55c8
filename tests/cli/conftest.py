"""A command line to call, in a folder of its own."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from desk import Desk, Outcome

from briefkit.cli import main


@pytest.fixture
def desk(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> Desk:
    """An empty folder, and a way to call the command line in it."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main(arguments)
        captured = capsysbinary.readouterr()
        return Outcome(code, captured.out.decode(), captured.err.decode())

    def on_a_terminal() -> None:
        monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True)

    return Desk(tmp_path, run, on_a_terminal)
