"""What `briefkit.bulk` offers, and what it costs to import."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

from archives import write_lines
from briefkit import bulk

_HEAVY = ("dask", "fsspec", "multiprocessing", "pyarrow", "rich", "sqlite3")


@pytest.mark.parametrize("name", bulk.__all__)
def test_every_name_is_there(name: str) -> None:
    """What is listed can be had, and says what it is."""
    assert inspect.getdoc(getattr(bulk, name))
    assert name in dir(bulk)


def test_there_is_nothing_else() -> None:
    """A name that is not listed is refused as Python refuses it."""
    with pytest.raises(AttributeError, match=r"'briefkit\.bulk' has no attribute 'nonsense'"):
        _ = bulk.nonsense


def test_a_small_run_loads_nothing_heavy(tmp_path: Path) -> None:
    """One process that converts lines needs no package of an extra, and no processes."""
    source = write_lines(tmp_path / "wire.ndjson", 3)
    script = (
        "import sys; from briefkit import bulk\n"
        f"bulk.convert({str(source)!r}, 'ndjson', {str(tmp_path / 'out')!r})\n"
        f"print(*(name for name in {_HEAVY!r} if name in sys.modules))"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == []


def test_as_many_processes_as_there_are_processors(tmp_path: Path) -> None:
    """By "auto" is meant a number of processes like any other."""
    source = write_lines(tmp_path / "wire.ndjson", 20)

    summary = bulk.convert(source, "ndjson", tmp_path / "out", jobs="auto", part_bytes=2000)

    assert summary.documents == 20
