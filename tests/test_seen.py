"""What was seen first: a plain dict says what is expected, however little fits into memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.seen import Seen

TEXTS = st.text(st.characters(), max_size=4) | st.text("ab", min_size=190, max_size=210)
KEYS = TEXTS | st.binary(max_size=3)

# Writes more than the cache of the database holds, with files of 64 KiB at most.
FULL_DISK = """
import resource
from briefkit.errors import FileAccessError
from briefkit.seen import Seen

resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
seen = Seen(10_000)
try:
    for number in range(200_000):
        seen.first(f"{number:0100}", "place")
except FileAccessError as error:
    assert "cannot be kept" in str(error) and "TMPDIR" in str(error)
    print("told")
"""


@settings(deadline=None, max_examples=200)
@given(st.lists(st.tuples(KEYS, TEXTS), max_size=60), st.integers(1, 12))
def test_the_first_place_is_that_of_a_dict(pairs: list[tuple[str | bytes, str]], most: int) -> None:
    """Whatever keys and places there are, and wherever they are kept, the first place is told."""
    seen, expected = Seen(most), dict[str | bytes, str]()

    for key, place in pairs:
        assert seen.first(key, place) == expected.get(key)
        expected.setdefault(key, place)


def test_texts_are_no_bytes() -> None:
    """A text and its bytes are two keys, in memory and beyond."""
    seen = Seen(1)

    assert [seen.first(key, "here") for key in ("a", b"a", b"\xffa")] == [None] * 3
    assert [seen.first(key, "there") for key in ("a", b"a", b"\xffa")] == ["here"] * 3


def test_long_keys_cost_no_more_than_short_ones() -> None:
    """Keys of a megabyte are told apart by their ends, without being kept."""
    import tracemalloc

    seen = Seen()
    tracemalloc.start()
    try:
        for number in range(50):
            assert seen.first("x" * 1_000_000 + str(number), "here") is None
        assert tracemalloc.get_traced_memory()[0] < 1_000_000
    finally:
        tracemalloc.stop()

    assert seen.first("x" * 1_000_000 + "49", "there") == "here"


def test_few_keys_need_no_database() -> None:
    """A run of a few thousand documents never loads sqlite3."""
    program = (
        "import sys; from briefkit.seen import Seen; seen = Seen()\n"
        "for n in range(9_999): seen.first(str(n), '')\n"
        "assert 'sqlite3' not in sys.modules"
    )

    subprocess.run([sys.executable, "-c", program], check=True)


def test_nothing_is_left_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file has no name even while it is in use, so that no crash can leave it behind."""
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path))
    seen = Seen(20_000)

    for number in range(100_000):
        seen.first(f"{number:0100}", "place")

    assert not list(tmp_path.iterdir())
    assert seen.first(f"{7:0100}", "elsewhere") == "place"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits of files")
def test_a_full_disk_is_told() -> None:
    """Where the file cannot grow, the error says so, and what to do."""
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK], capture_output=True, text=True, check=False
    )

    assert (done.stdout, done.returncode) == ("told\n", 0), done.stderr
