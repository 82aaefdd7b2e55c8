"""The documents of a piece come with their numbers; what cannot be read stops nobody."""

from __future__ import annotations

from pathlib import Path

import fsspec
import pytest

from briefkit import files
from briefkit.errors import FileAccessError, ParseError
from briefkit.inputs.pieces import Piece
from briefkit.inputs.reading import Numbered, documents
from briefkit.inputs.splitting import parts

_LINE = b'{"headline":"The bridge is closed"}\n'


def _read(path: Path | str) -> list[Numbered]:
    return [*documents(Piece(path=str(path), below="a"))]


def test_lines_have_the_numbers_of_the_file(tmp_path: Path) -> None:
    """Blank lines count, and are no documents."""
    path = tmp_path / "a.ndjson"
    path.write_bytes(_LINE + b"\n" + _LINE)

    assert [item.number for item in _read(path)] == [1, 3]


def test_documents_of_a_file_are_counted(tmp_path: Path) -> None:
    """Where there are no lines to speak of, the number is the place in the file."""
    path = tmp_path / "a.nitf.xml"
    path.write_text(
        "<nitf><body><body.head><hedline><hl1>A</hl1></hedline></body.head></body></nitf>"
    )

    assert [item.number for item in _read(path)] == [1]


def test_an_error_knows_its_file_and_line(tmp_path: Path) -> None:
    """A poisoned line is an error in its place; those around it are read."""
    path = tmp_path / "a.ndjson"
    path.write_bytes(_LINE + b"nonsense\n" + _LINE)

    first, second, third = _read(path)

    assert isinstance(second.document, ParseError)
    assert second.document.path == str(path)
    assert second.document.problems[0].span is not None
    assert second.document.problems[0].span.line == 2
    assert not isinstance(first.document, ParseError)
    assert not isinstance(third.document, ParseError)


@pytest.mark.parametrize("size", [100, 1000, 10**6])
def test_a_line_that_is_too_long_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    """A line over the limit is an error by itself, whole file or stretch; reading goes on."""
    monkeypatch.setattr(files, "MAX_BYTES", 300)
    path = tmp_path / "a.ndjson"
    path.write_bytes(_LINE * 3 + b'"' + b"x" * 5000 + b'"\n' + _LINE * 3)

    found = [
        item
        for part in parts(path, size=size)
        for piece in part.pieces
        for item in documents(piece)
    ]

    assert [item.number for item in found] == [1, 2, 3, 4, 5, 6, 7]
    (error,) = [item.document for item in found if isinstance(item.document, ParseError)]
    assert error.problems[0].code == "BK004"


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    """What cannot be opened is told with its path."""
    with pytest.raises(FileAccessError, match=r"gone\.ndjson"):
        _read(tmp_path / "gone.ndjson")


@pytest.mark.parametrize("name", ["a.json", "a.ndjson", "a.md"])
def test_a_url_is_read_as_a_path(name: str) -> None:
    """Whatever the format, a URL gives what a file would."""
    memory = fsspec.filesystem("memory")
    memory.pipe(f"/reading-6/{name}", b"# A\n" if name.endswith("md") else _LINE)
    try:
        (found,) = _read(f"memory://reading-6/{name}")
        assert not isinstance(found.document, ParseError)
        assert found.document.brief.headline
    finally:
        memory.rm("/reading-6", recursive=True)
