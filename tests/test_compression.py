"""Compressed files are read like others, and damage in them ends nothing but themselves."""

from __future__ import annotations

import gzip
import io
import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from backports import zstd

import briefkit
from briefkit import compression
from briefkit.errors import FileAccessError, MissingDependencyError
from briefkit.inputs.pieces import Piece
from briefkit.inputs.reading import Numbered, documents

_LINE = b'{"headline":"The bridge is closed","sections":[]}\n'
_PACK: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    # As the command line has it: without a sum, not all damage is seen.
    ".zst": lambda data: zstd.compress(data, options={zstd.CompressionParameter.checksum_flag: 1}),
}
_KINDS = sorted(_PACK)


def test_every_kind_is_tried() -> None:
    """The tests know every kind of compression that there is."""
    assert sorted(compression.SUFFIXES) == _KINDS


@pytest.mark.parametrize("suffix", [*_KINDS, ".GZ", ".Zst"])
def test_a_compressed_brief_is_read(tmp_path: Path, suffix: str) -> None:
    """The suffix says how a file is packed, in any case; what is before it tells the format."""
    path = tmp_path / f"story.json{suffix}"
    path.write_bytes(_PACK[suffix.lower()](_LINE))

    assert briefkit.read(path).headline == "The bridge is closed"


@pytest.mark.parametrize("suffix", [*_KINDS, ".GZ"])
def test_what_is_written_is_compressed(tmp_path: Path, suffix: str) -> None:
    """Where the name says so, in every way of writing; the same content is the same bytes."""
    path, lines = tmp_path / f"story.md{suffix}", tmp_path / f"wire.ndjson{suffix}"
    brief = briefkit.loads("# Bridge opens\n\nIt opened.\n", "markdown")

    briefkit.write(brief, path)
    first = path.read_bytes()
    briefkit.write(brief, path)
    briefkit.convert(path, lines)

    assert first == path.read_bytes()
    assert first[:2] in {b"\x1f\x8b", b"\x28\xb5"}
    assert briefkit.read(path) == brief
    assert lines.read_bytes()[:2] == first[:2]
    assert [document.brief for document in briefkit.iter_documents(lines)] == [brief]


@pytest.mark.parametrize("suffix", _KINDS)
def test_members_follow_one_another(tmp_path: Path, suffix: str) -> None:
    """Several compressed files, one after the other, are one file."""
    path = tmp_path / f"wire.ndjson{suffix}"
    path.write_bytes(_PACK[suffix](_LINE) * 3)

    assert len([*briefkit.iter_documents(path)]) == 3


def _lines(count: int) -> bytes:
    """Return lines that cannot be packed very well."""
    numbers = random.Random(7)
    return b"".join(b'{"headline":"%x"}\n' % numbers.getrandbits(4000) for _ in range(count))


def _numbers_until_damage(path: Path) -> list[int]:
    """Return the numbers of the documents that come before the error of a damaged file."""
    found: list[Numbered] = []
    with pytest.raises(FileAccessError, match="no sound") as caught:
        found.extend(documents(Piece(path=str(path), below=path.name)))
    assert caught.value.path == str(path)
    return [item.number for item in found]


@pytest.mark.parametrize("suffix", _KINDS)
@pytest.mark.parametrize("cut", [0.001, 0.3, 0.9, 0.999])
def test_what_comes_before_the_end_is_read(tmp_path: Path, suffix: str, cut: float) -> None:
    """A file that was cut off gives the documents that are there, then the error."""
    path = tmp_path / f"wire.ndjson{suffix}"
    packed = _PACK[suffix](_lines(1000))
    path.write_bytes(packed[: int(len(packed) * cut)])

    numbers = _numbers_until_damage(path)

    assert numbers == [*range(1, len(numbers) + 1)]
    # Zstandard unpacks 128 KiB at a time, or nothing.
    assert 1000 * cut - 150 <= len(numbers) <= 1000 * cut + 1


@pytest.mark.parametrize("suffix", _KINDS)
def test_what_comes_before_the_damage_is_read(tmp_path: Path, suffix: str) -> None:
    """So does one that is damaged within; what a reader finds after that is of no account."""
    path = tmp_path / f"wire.ndjson{suffix}"
    packed = bytearray(_PACK[suffix](_lines(1000)))
    middle = len(packed) // 2
    packed[middle : middle + 64] = b"\xff" * 64
    path.write_bytes(packed)

    assert _numbers_until_damage(path)[:350] == [*range(1, 351)]


@pytest.mark.parametrize("suffix", _KINDS)
def test_what_follows_is_told(tmp_path: Path, suffix: str) -> None:
    """What comes after the last member and is none is no reason to lose what was before."""
    path = tmp_path / f"wire.ndjson{suffix}"
    path.write_bytes(_PACK[suffix](_LINE * 3) + b"and so on")

    assert _numbers_until_damage(path) == [1, 2, 3]


def test_frames_to_be_skipped(tmp_path: Path) -> None:
    """Zstandard files may hold frames that mean nothing: those of parallel packers do."""
    path = tmp_path / "wire.ndjson.zst"
    skipped = b"\x50\x2a\x4d\x18\x04\0\0\0abcd"
    path.write_bytes(skipped + zstd.compress(_LINE) + skipped + zstd.compress(_LINE) + skipped)

    assert len([*briefkit.iter_documents(path)]) == 2


def test_without_zstandard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the package is missing, the error says how to get it; all else goes on."""
    for name in ("compression.zstd", "backports.zstd", "backports"):
        monkeypatch.setitem(sys.modules, name, None)
    for suffix in _KINDS:
        (tmp_path / f"story.json{suffix}").write_bytes(_PACK[suffix](_LINE))

    with pytest.raises(MissingDependencyError, match=r"briefkit\[zstd\]"):
        briefkit.read(tmp_path / "story.json.zst")
    assert briefkit.read(tmp_path / "story.json.gz").headline == "The bridge is closed"


def test_members_that_are_not_of_lines(tmp_path: Path) -> None:
    """A line may begin in one member and end in another."""
    path = tmp_path / "wire.ndjson.gz"
    path.write_bytes(b"".join(gzip.compress(bytes([byte])) for byte in _LINE * 3))

    assert len([*briefkit.iter_documents(path)]) == 3


@pytest.mark.parametrize("suffix", _KINDS)
def test_what_is_not_compressed_is_told(tmp_path: Path, suffix: str) -> None:
    """A suffix that says what is not so is an error with a remedy."""
    path = tmp_path / f"story.json{suffix}"
    path.write_bytes(_LINE)

    with pytest.raises(FileAccessError) as caught:
        briefkit.read(path)

    assert "suffix" in caught.value.remedy


@pytest.mark.parametrize("suffix", _KINDS)
def test_a_bomb_is_opened_no_further_than_text_would_go(tmp_path: Path, suffix: str) -> None:
    """A small file of endless lines is given up."""
    path = tmp_path / f"wire.ndjson{suffix}"
    path.write_bytes(_PACK[suffix]((b" " * 999 + b"\n") * 40_000))

    with pytest.raises(FileAccessError, match="far more than its size"):
        list(briefkit.iter_documents(path))


def test_a_suffix_is_taken_off() -> None:
    """What is before the suffix names the file."""
    assert compression.without_suffix("a.json.gz") == "a.json"
    assert compression.without_suffix("a.json.ZST") == "a.json"
    assert compression.without_suffix("a.json") == "a.json"


def test_a_stream_is_closed_no_more_than_it_was_opened() -> None:
    """What was open before stays open."""
    stream = io.BytesIO(gzip.compress(b"a"))
    with compression.inside("a.gz", stream) as unpacked:
        assert unpacked.read() == b"a"

    assert not stream.closed
