"""Compressed files are read like others, and damage in them ends nothing but themselves."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from backports import zstd

import briefkit
from briefkit import compression, files
from briefkit.errors import FileAccessError
from briefkit.inputs.pieces import Piece
from briefkit.inputs.reading import Numbered, documents

_LINE = b'{"headline":"The bridge is closed","sections":[]}\n'
_PACK: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.compress, ".zst": zstd.compress}
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


@pytest.mark.parametrize("suffix", _KINDS)
def test_members_follow_one_another(tmp_path: Path, suffix: str) -> None:
    """Several compressed files, one after the other, are one file."""
    path = tmp_path / f"wire.ndjson{suffix}"
    path.write_bytes(_PACK[suffix](_LINE) * 3)

    assert len([*briefkit.iter_documents(path)]) == 3


@pytest.mark.parametrize("suffix", _KINDS)
@pytest.mark.parametrize("cut", [0.3, 0.9])
def test_what_comes_before_the_damage_is_read(tmp_path: Path, suffix: str, cut: float) -> None:
    """A file that was cut off gives its first documents, then the error."""
    path = tmp_path / f"wire.ndjson{suffix}"
    lines = b"".join(
        b'{"headline":"%d %s"}\n' % (n, bytes(str(hash(n**9)), "ascii")) for n in range(5000)
    )
    packed = _PACK[suffix](lines)
    path.write_bytes(packed[: int(len(packed) * cut)])

    found: list[Numbered] = []
    with pytest.raises(FileAccessError, match="no sound"):
        found.extend(documents(Piece(path=str(path), below=path.name)))

    assert [item.number for item in found] == [*range(1, len(found) + 1)]
    assert cut < 0.5 or found


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
