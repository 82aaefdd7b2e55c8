"""The documents of a file come one by one with their numbers, in bounded memory."""

from __future__ import annotations

import json
import tracemalloc
import uuid
from pathlib import Path

import attrs
import pytest

import briefkit
from briefkit import files, formats
from briefkit.errors import (
    FileAccessError,
    ParseError,
    UnknownFormatError,
    UnsupportedDirectionError,
)
from briefkit.formats import Document, Format, ndjson
from briefkit.inputs import storage
from briefkit.inputs.pieces import Piece
from briefkit.inputs.reading import documents, iter_decoded, iter_documents

LINE = b'{"headline":"A","sections":[]}\n'
STORY = "# Bridge opens\n\nIt opened.\n"


@pytest.fixture(params=["path", "memory"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return where files may be put, by path or by URL."""
    return str(tmp_path) if request.param == "path" else f"memory://{uuid.uuid4().hex}"


def put(place: str, content: bytes) -> Piece:
    """Write a file, and return it as a piece."""
    with storage.replacing(place) as file:
        file.write(content)
    return Piece(path=place, below=place.rpartition("/")[2])


def told(piece: Piece, format: str | Format | None = None) -> list[tuple[int, str]]:
    """Return what is found in a piece: headlines, or the codes of errors."""
    return [
        (
            number,
            item.brief.headline if isinstance(item, Document) else item.problems[0].code or "?",
        )
        for number, item in documents(piece, format)
    ]


def shown(item: Document | ParseError) -> str:
    """Return an item as a text that tells it from others."""
    return str(item) if isinstance(item, ParseError) else repr(item.brief)


def test_a_file_of_lines(folder: str) -> None:
    """Each document has the number of its line; blank lines have none, and errors are values."""
    piece = put(f"{folder}/a.ndjson", b"\xef\xbb\xbf" + LINE + b"\r\n" + b"{\n" + LINE[:-1])

    assert told(piece) == [(1, "A"), (3, "BK001"), (4, "A")]
    error = [*documents(piece)][1].document
    assert isinstance(error, ParseError)
    assert error.path == piece.path
    assert error.problems[0].span is not None
    assert error.problems[0].span.line == 3


@pytest.mark.parametrize(
    ("start", "stop", "found"),
    [
        (0, 1, [1]),
        (0, 31, [1]),
        (0, 32, [1, 2]),
        (1, 31, []),
        (1, 32, [2]),
        (31, 62, [2]),
        (32, None, [3]),
        (62, None, [3]),
        (63, None, []),
        (500, None, []),
    ],
)
def test_a_stretch_of_a_file(folder: str, start: int, stop: int | None, found: list[int]) -> None:
    """It has the lines that begin in it, with their numbers in the file."""
    piece = put(f"{folder}/a.ndjson", LINE * 3)
    line = -(-start // len(LINE))

    part = attrs.evolve(piece, start=start, stop=stop, line=line)

    assert [number for number, _ in documents(part)] == found


def test_a_line_that_is_too_long(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an error of that line alone, in whatever stretch it begins."""
    monkeypatch.setattr(files, "MAX_BYTES", 100)
    long = b"x" * 1000 + b"\n"
    piece = put(f"{folder}/a.ndjson", LINE + long + LINE + long[:-1])

    assert told(piece) == [(1, "A"), (2, "BK004"), (3, "A"), (4, "BK004")]
    for start, stop, line, found in [
        (0, 31, 0, [(1, "A")]),
        (31, 500, 1, [(2, "BK004")]),
        (500, 1000, 2, []),
        (900, 1100, 2, [(3, "A"), (4, "BK004")]),
    ]:
        assert told(attrs.evolve(piece, start=start, stop=stop, line=line)) == found


def test_a_line_that_is_too_long_takes_no_memory(tmp_path: Path) -> None:
    """What is over the limit is passed over as it is read."""
    path = tmp_path / "a.ndjson"
    with path.open("wb") as file:
        for _ in range(100):
            file.write(b"x" * 1024 * 1024)
        file.write(b"\n" + LINE)
    tracemalloc.start()

    found = told(Piece(path=str(path), below="a.ndjson"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert found == [(1, "BK004"), (2, "A")]
    assert peak < 4 * files.MAX_BYTES


def test_other_files(folder: str) -> None:
    """Documents of other formats are counted; one that is not whole is an error of the file."""
    assert told(put(f"{folder}/a.md", STORY.encode())) == [(1, "Bridge opens")]
    assert told(put(f"{folder}/a.md.gz", STORY.encode())) == [(1, "Bridge opens")]
    broken = put(f"{folder}/a.json", b"[]")
    with pytest.raises(ParseError) as caught:
        told(broken)
    assert caught.value.path == broken.path


def test_a_file_of_columns(folder: str) -> None:
    """A file that is no text is read in place, or compressed as a whole; rows are counted."""
    pytest.importorskip("pyarrow")
    brief = briefkit.loads(STORY, "markdown")
    place = f"{folder}/a.parquet"
    with storage.replacing(place) as file:
        write = formats.get("parquet").write_binary
        assert write is not None
        write(file, [brief] * 3)
    whole = Piece(path=place, below="a.parquet")

    for piece in (whole, put(f"{place}.gz", storage.read_bytes(place))):
        assert told(piece) == [(number, "Bridge opens") for number in (1, 2, 3)]


def test_a_format_of_lines_without_line_reader(
    folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A format that takes lines one after the other counts documents, in constant memory too."""
    monkeypatch.setattr(files, "MAX_BYTES", 100)
    plain = attrs.evolve(ndjson.FORMAT, loads_line=None)
    piece = put(f"{folder}/a.ndjson", b"\n" + LINE + b"{\n" + LINE + b"x" * 200)
    found = documents(piece, plain)

    assert [next(found).number for _ in range(3)] == [1, 2, 3]
    with pytest.raises(FileAccessError, match="a line of this file is longer"):
        next(found)


def test_lines_that_only_content_tells(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the format is told by the content, numbers are those of lines as well."""
    sniffed = attrs.evolve(ndjson.FORMAT, suffixes=(), sniff=lambda text: text.startswith("\n{"))
    formats.available()  # is remembered, and must not be what follows
    monkeypatch.setattr("briefkit.formats.BUILTIN", (sniffed,))
    piece = put(f"{folder}/a.data", b"\n" + LINE + b"\n{\n" + LINE)

    assert told(piece) == [(2, "A"), (4, "BK001"), (5, "A")]


def test_what_cannot_be_read_at_all(folder: str) -> None:
    """Errors of the file come when it is read, not before."""
    piece = Piece(path=f"{folder}/none.ndjson", below="none.ndjson")
    found = documents(piece)

    with pytest.raises(FileAccessError, match="no such file"):
        next(found)
    with pytest.raises(UnknownFormatError):
        told(put(f"{folder}/a.xyz", b"?"))
    with pytest.raises(UnknownFormatError):
        told(piece, "pdf")
    unread = attrs.evolve(ndjson.FORMAT, iter_loads=None, loads_line=None, loads=None)
    with pytest.raises(UnsupportedDirectionError):
        told(put(f"{folder}/b.ndjson", LINE), unread)


def test_paths_and_bytes_give_the_same(tmp_path: Path) -> None:
    """What a file holds is read as from the file."""
    content = LINE + b"{\n" + json.dumps({"headline": "é", "sections": []}).encode()
    path = tmp_path / "a.ndjson"
    path.write_bytes(content)

    by_path, by_bytes = [*iter_documents(path)], [*iter_decoded(content, path)]

    assert [*map(shown, by_path)] == [*map(shown, by_bytes)]
