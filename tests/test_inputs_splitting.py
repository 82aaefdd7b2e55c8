"""Sources fall into parts by their bytes alone, and every line is in exactly one of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.documents import iter_documents
from briefkit.inputs.pieces import Piece
from briefkit.inputs.reading import documents
from briefkit.inputs.splitting import lines_in, parts
from effort import examples

_LINES = st.lists(
    st.sampled_from(
        [
            b'{"headline":"A","sections":[]}',
            b'{"headline":"The bridge is closed","sections":[]}',
            b"",
            b"  ",
            b"nonsense",
            b"\xff",
        ]
    ),
    max_size=12,
)


def _told(items: Iterable[object]) -> list[str]:
    return [str(getattr(item, "brief", item)) for item in items]


def _numbers(data: bytes) -> list[int]:
    """Return the numbers of the lines that hold anything."""
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    return [number for number, line in enumerate(lines, 1) if line.strip()]


@given(
    lines=_LINES,
    mark=st.sampled_from([b"", b"\xef\xbb\xbf"]),
    end=st.sampled_from([b"\n", b"\r\n"]),
    size=st.integers(1, 120),
)
@settings(max_examples=examples(200), deadline=None)
def test_every_line_is_in_one_piece(
    tmp_path_factory: pytest.TempPathFactory,
    lines: Sequence[bytes],
    mark: bytes,
    end: bytes,
    size: int,
) -> None:
    """The pieces of a file hold its documents once, in order, with the numbers of their lines."""
    path = tmp_path_factory.mktemp("split") / "a.ndjson"
    data = mark + end.join(lines)
    path.write_bytes(data)

    found = [
        item
        for part in parts(path, size=size)
        for piece in part.pieces
        for item in documents(piece)
    ]

    assert _told(item.document for item in found) == _told(iter_documents(path))
    assert [item.number for item in found] == _numbers(data)


def test_small_files_share_a_part_and_large_ones_are_cut(tmp_path: Path) -> None:
    """A part is what begins in a stretch of all sources; numbers go up from 0."""
    for name in "abc":
        (tmp_path / f"{name}.json").write_bytes(b'{"headline":"A"}' + b" " * 84)
    (tmp_path / "d.ndjson").write_bytes(b'{"headline":"A"}\n' * 50)

    found = [*parts(tmp_path, size=200)]

    assert [part.number for part in found] == [*range(len(found))]
    assert [[piece.below for piece in part.pieces] for part in found[:2]] == [
        ["a.json", "b.json"],
        ["c.json", "d.ndjson"],
    ]
    assert sum(part.size for part in found) == 300 + 50 * 17
    assert all(part.size <= 200 for part in found)


@pytest.mark.parametrize("count", [1, 2, 3, 7, 1000])
def test_a_number_of_parts_is_no_more_than_asked_for(tmp_path: Path, count: int) -> None:
    """Parts of a number are of about one size, and hold all there is."""
    path = tmp_path / "a.ndjson"
    path.write_bytes(b'{"headline":"A"}\n' * 100)

    found = [*parts([path], count=count)]

    assert len(found) <= count
    assert sum(part.size for part in found) == 1700
    assert max(part.size for part in found) - min(part.size for part in found) <= 1700 // count + 1


def test_parts_are_taken_as_they_are_asked_for(tmp_path: Path) -> None:
    """Lines are counted no further than the parts that somebody wants."""
    path = tmp_path / "a.ndjson"
    path.write_bytes(b'{"headline":"A"}\n' * 100)
    counted: list[Piece] = []

    def lines(pieces: Sequence[Piece]) -> Iterable[int]:
        for piece in pieces:
            counted.append(piece)
            yield from lines_in([piece])

    stream = parts(path, size=170, lines=lines)
    next(stream)
    next(stream)

    assert len(counted) <= 3


def test_files_that_cannot_be_read_are_pieces(tmp_path: Path) -> None:
    """What is wrong with a file is for its reader to tell; the others go on."""
    (tmp_path / "a.ndjson").write_bytes(b'{"headline":"A"}\n')

    found = [*parts([tmp_path / "gone.ndjson", tmp_path / "a.ndjson"])]

    assert [piece.below for part in found for piece in part.pieces] == ["gone.ndjson", "a.ndjson"]


def test_compressed_files_stay_whole(tmp_path: Path) -> None:
    """Nobody can begin in the middle of what is compressed."""
    (tmp_path / "a.ndjson.gz").write_bytes(b"x" * 1000)

    (part,) = parts(tmp_path, size=10)

    assert part.pieces[0].is_whole
