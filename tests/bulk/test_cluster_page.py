"""The page on clusters tells the truth: its commands start one, use it and end it."""

from __future__ import annotations

import re
import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from archives import tree, write_lines, write_stories
from briefkit import bulk
from briefkit.cli import main
from source_tree import ROOT

_PAGE = (ROOT / "docs/how-to/cluster.md").read_text()
_PLACE = "127.0.0.1:8786"  # where the page has its scheduler


def blocks(language: str, place: str) -> list[str]:
    """Return the fenced blocks of the page in a language, with another address."""
    found = re.findall(rf"^```{language}\n(.*?)^```$", _PAGE, re.MULTILINE | re.DOTALL)
    return [block.replace(_PLACE, place) for block in found]


def commands(program: str, place: str) -> list[list[str]]:
    """Return the commands of the page that call a program."""
    lines = [shlex.split(line) for block in blocks("sh", place) for line in block.splitlines()]
    return [line for line in lines if line[0] == program]


@pytest.fixture
def place() -> Iterator[str]:
    """The host and port of a scheduler that the commands of the page have started."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        place = f"127.0.0.1:{free.getsockname()[1]}"
    more = {"scheduler": ["--port", place.rpartition(":")[2], "--dashboard-address", ":0"]}
    with ExitStack() as stack:
        started = []
        for words in commands("dask", place):
            command = [sys.executable, "-m", *words, *more.get(words[1], [])]
            process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
            started.append(stack.enter_context(process))
            stack.callback(process.kill)
        assert len(started) == 2
        yield place
        for process in reversed(started):
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 0


def test_the_page_starts_a_cluster_and_uses_it(
    place: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What it shows works as it stands, and gives what one process gives."""
    write_stories(tmp_path / "archive", ("a.json", "desk/b.md"))
    write_lines(tmp_path / "archive/wire.ndjson", 30, start=5)
    monkeypatch.chdir(tmp_path)
    found = commands("briefkit", place)
    assert [words[1] for words in found] == ["convert", "validate"]

    assert [main(words[1:]) for words in found] == [0, 0]
    names: dict[str, Any] = {}
    for block in blocks("py", place):
        exec(compile(block, "cluster.md (a snippet)", "exec"), names)

    assert "32 documents" in capsys.readouterr().out
    bulk.convert("archive/", "ndjson", "here/", shards="auto")
    assert tree(tmp_path / "shards") == tree(tmp_path / "here")
    assert sorted(tree(tmp_path / "columns")) == ["part-00000.parquet"]
