"""Sources fall into parts by their bytes alone, and every line is in exactly one of them."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.errors import FileAccessError
from briefkit.inputs.pieces import Part, Piece
from briefkit.inputs.reading import Numbered, documents, iter_documents
from briefkit.inputs.search import search
from briefkit.inputs.splitting import lines_in, parts
from effort import examples

LINE = b'{"headline":"A","sections":[]}'

LINES = st.one_of(
    st.sampled_from([LINE, b"", b"  ", b"nonsense", b"\xff", b"\r", b"x" * 300]),
    st.binary(max_size=40).map(lambda data: data.replace(b"\n", b"")),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of a file of lines."""
    return tmp_path_factory.mktemp("split") / "a.ndjson"


def told(item: object) -> str:
    """Return what a reader has found, errors with their places."""
    return str(getattr(item, "brief", item))


def read(found: Iterable[Part]) -> list[Numbered]:
    """Return all documents of parts."""
    return [item for part in found for piece in part.pieces for item in documents(piece)]


@given(
    lines=st.lists(LINES, max_size=12),
    mark=st.sampled_from([b"", b"\xef\xbb\xbf"]),
    ends=st.lists(st.sampled_from([b"\n", b"\r\n"]), min_size=12, max_size=12),
    is_ended=st.booleans(),
    size=st.integers(1, 120),
    count=st.none() | st.integers(1, 9),
)
@settings(max_examples=examples(200), deadline=None)
def test_every_line_is_in_one_piece(  # noqa: PLR0917 - as many things make a file
    path: Path,
    lines: Sequence[bytes],
    mark: bytes,
    ends: Sequence[bytes],
    is_ended: bool,
    size: int,
    count: int | None,
) -> None:
    """The pieces of a file hold its documents once, in order, with the numbers of their lines."""
    content = mark + b"".join(line + end for line, end in zip(lines, ends, strict=False))
    path.write_bytes(content if is_ended else content.rstrip(b"\r\n"))
    whole = [*documents(Piece(path=str(path), below="a.ndjson"))]

    found = read(parts(path, size=size, count=count))

    assert [(number, told(item)) for number, item in found] == [
        (number, told(item)) for number, item in whole
    ]
    assert [told(item) for _, item in whole] == [told(item) for item in iter_documents(path)]


@given(
    sizes=st.lists(st.integers(0, 300), min_size=1, max_size=8),
    kinds=st.lists(st.sampled_from(["json", "ndjson", "ndjson.gz"]), min_size=8, max_size=8),
    size=st.integers(1, 200),
    count=st.none() | st.integers(1, 9),
)
@settings(max_examples=examples(100), deadline=None)
def test_every_byte_is_in_one_piece(
    tmp_path_factory: pytest.TempPathFactory,
    sizes: Sequence[int],
    kinds: Sequence[str],
    size: int,
    count: int | None,
) -> None:
    """Parts are numbered from 0, and hold all files in order; a number of parts is the most."""
    folder = tmp_path_factory.mktemp("parts")
    for number, (length, kind) in enumerate(zip(sizes, kinds, strict=False)):
        (folder / f"{number}.{kind}").write_bytes(b"x" * length)

    found = [*parts(folder, size=size, count=count)]

    pieces = [piece for part in found for piece in part.pieces]
    covered: dict[str, int] = {}
    for piece in pieces:
        assert piece.start == covered.get(piece.path, 0)
        covered[piece.path] = piece.start + piece.size
        assert piece.stop in {None, piece.start + piece.size}
    assert [*covered.items()] == [(file.path, file.size) for file in search(folder)]
    assert [part.number for part in found] == [*range(len(found))]
    assert all(part.pieces for part in found)
    if count is None:
        assert all(part.size <= size or len(part.pieces) == 1 for part in found)
    else:
        assert len(found) <= count


def test_the_same_parts_come_again(tmp_path: Path) -> None:
    """How sources fall into parts depends on nothing but them."""
    for name in ("b.ndjson", "a.ndjson", "c/d.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(LINE * 7 + b"\n")

    for asked in ({"size": 50}, {"count": 5}):
        assert [*parts(tmp_path, **asked)] == [*parts(tmp_path, **asked)]


def test_small_files_share_a_part_and_large_ones_are_cut(tmp_path: Path) -> None:
    """A part is as many files as it has room for, or a stretch of one."""
    for name in ("a.json", "b.json", "c.json", "e.json"):
        (tmp_path / name).write_bytes(b"x" * 100)
    (tmp_path / "d.ndjson").write_bytes((LINE + b"\n") * 16)

    found = [*parts(tmp_path, size=200)]

    assert [[piece.below for piece in part.pieces] for part in found] == [
        ["a.json", "b.json"],
        ["c.json"],
        ["d.ndjson"],
        ["d.ndjson"],
        ["d.ndjson"],
        ["e.json"],
    ]
    assert {part.size for part in found[2:5]} <= {165, 166}


def test_a_part_has_not_too_many_files(tmp_path: Path) -> None:
    """However small they are: each takes time."""
    for number in range(1030):
        (tmp_path / f"{number:04}.json").touch()

    assert [len(part.pieces) for part in parts(tmp_path)] == [1024, 6]


@pytest.mark.parametrize("count", [1, 2, 3, 7, 1000])
def test_a_number_of_parts(tmp_path: Path, count: int) -> None:
    """They are of about one size, and no more than asked for."""
    (tmp_path / "a.ndjson").write_bytes((LINE + b"\n") * 70)
    (tmp_path / "b.ndjson").write_bytes((LINE + b"\n") * 30)
    (tmp_path / "c.json").touch()

    found = [*parts([tmp_path], count=count)]

    assert len(found) == count
    assert sum(part.size for part in found) == 3100
    assert all(abs(part.size - 3100 / count) <= 1 for part in found)


def test_sources_that_come_one_by_one(tmp_path: Path) -> None:
    """An iterator of files is read once, for a number of parts as well."""
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_bytes(LINE)

    for asked in ({}, {"count": 2}):
        found = parts((tmp_path / name for name in ("a.json", "b.json")), **asked)
        assert [piece.below for part in found for piece in part.pieces] == ["a.json", "b.json"]


def test_parts_are_made_as_they_are_asked_for(tmp_path: Path) -> None:
    """Lines are counted no further than the parts that somebody wants, and never in the last."""
    path = tmp_path / "a.ndjson"
    path.write_bytes((LINE + b"\n") * 100)
    counted: list[int] = []

    def lines(pieces: Sequence[Piece]) -> Iterator[int]:
        for piece, count in zip(pieces, lines_in(pieces), strict=True):
            counted.append(piece.start)
            yield count

    stream = parts(path, size=310, lines=lines)

    assert not counted
    assert [part.pieces[0].line for part in islice(stream, 3)] == [0, 10, 20]
    assert counted == [0, 310]
    assert len([*stream]) == 7
    assert len(counted) == 9


def test_what_cannot_be_read_is_a_piece(tmp_path: Path) -> None:
    """What is wrong with it is for its reader to tell, and the others go on."""
    (tmp_path / "a.ndjson").symlink_to("nowhere")
    (tmp_path / "b.ndjson").write_bytes(LINE + b"\n")

    first, second = next(parts(tmp_path)).pieces

    with pytest.raises(FileAccessError, match="no such file"):
        next(documents(first))
    assert len([*documents(second)]) == 1


def test_a_file_that_goes_while_it_is_cut(tmp_path: Path) -> None:
    """It has pieces as it had before, none of which can be read."""
    path = tmp_path / "a.ndjson"
    path.write_bytes((LINE + b"\n") * 100)
    stream = parts(path, size=310)
    first = next(stream)
    path.unlink()

    found = [first, *stream]

    assert len(found) == 10
    for part in found:
        with pytest.raises(FileAccessError):
            read([part])


def test_compressed_files_stay_whole(tmp_path: Path) -> None:
    """Nobody can begin in the middle of what is compressed; nor in what has no lines."""
    (tmp_path / "a.ndjson.gz").write_bytes(gzip.compress((LINE + b"\n") * 100))
    (tmp_path / "b.json").write_bytes(LINE)

    for asked in ({"size": 10}, {"count": 9}):
        found = [*parts(tmp_path, **asked)]

        assert [[piece.is_whole for piece in part.pieces] for part in found] == [[True], [True]]


@pytest.mark.parametrize("asked", [{"size": 0}, {"count": 0}])
def test_sizes_that_make_no_sense(tmp_path: Path, asked: dict[str, int]) -> None:
    """They are refused at once."""
    with pytest.raises(ValueError, match="at least one"):
        parts(tmp_path, **asked)
