"""What ``briefkit validate`` exits with: 0, 1 for findings, 2 for a run that cannot be trusted."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import CLEAN, Desk

TABLE = Path(__file__).parents[1] / "data" / "cli" / "exit_codes.tsv"

ROWS = [line.split("\t") for line in TABLE.read_text().splitlines() if line[0] != "#"]

WARNED = {**CLEAN, "headline": "Council approves budget for new bridge."}
"""A brief with a warning that can be fixed."""

BROKEN = {**CLEAN, "zzz": 1}
"""A brief with an error that cannot be fixed."""


@pytest.fixture
def stocked(desk: Desk) -> Desk:
    """A folder with files of every kind that the table speaks of."""
    desk.put("clean.json")
    desk.put("warned.json", WARNED)
    desk.put("broken.json", BROKEN)
    desk.put("syntax.json", "{")
    desk.put("folder/clean.json")
    desk.put("folder/broken.json", BROKEN)
    desk.put("empty/notes.xyz", "no brief")
    desk.put("unknown.xyz", "no brief")
    desk.put("good.toml", 'fail-on = "warning"\n')
    desk.put("bad.toml", 'profil = "default"\n')
    desk.put("notoml.toml", "= 1\n")
    desk.put("plugin.toml", 'plugins = ["nobody_has_written_this"]\n')
    return desk


@pytest.mark.parametrize(
    ("code", "arguments", "says"), ROWS, ids=[f"{row[0]}: {row[1]}" for row in ROWS]
)
def test_exit_code(stocked: Desk, code: str, arguments: str, says: str) -> None:
    """Each command line of the table has its exit code, and says why on standard error."""
    done = stocked.run("validate", *arguments.split())

    assert (done.code, done.err == "") == (int(code), says == "-"), done
    assert says == "-" or says in done.err
    assert "fault of briefkit" not in done.err
