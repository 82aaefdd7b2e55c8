"""Files by path and by URL are opened, listed, replaced and removed alike."""

from __future__ import annotations

import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import fsspec
import pytest
from fsspec.spec import AbstractBufferedFile, AbstractFileSystem

from briefkit.errors import FileAccessError, MissingDependencyError
from briefkit.inputs import storage
from briefkit.inputs.pieces import Piece
from briefkit.inputs.reading import documents

LINE = b'{"headline":"A","sections":[]}\n'
COUNT = 40_000
DAY = "2026-01-01T00:00:00Z"


@pytest.fixture(params=["path", "file", "memory"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Return a folder that is there, by path or by URL."""
    if request.param == "memory":
        name = f"/{uuid.uuid4().hex}"
        yield f"memory:/{name}"
        memory = fsspec.filesystem("memory")
        if memory.exists(name):
            memory.rm(name, recursive=True)
    else:
        yield str(tmp_path) if request.param == "path" else tmp_path.as_uri()


def _write(path: str, content: bytes) -> None:
    with storage.replacing(path) as file:
        file.write(content)


def test_what_was_written_is_read(folder: str) -> None:
    """A file is there when the block ends, from any byte on."""
    storage.make_folder(f"{folder}/a")
    _write(f"{folder}/a/b.txt", b"The bridge")

    with storage.open_read(f"{folder}/a/b.txt") as file:
        assert file.read() == b"The bridge"
    with storage.open_raw(f"{folder}/a/b.txt") as file:
        file.seek(4)
        assert file.read() == b"bridge"
    assert storage.size(f"{folder}/a/b.txt") == 10
    assert storage.exists(f"{folder}/a/b.txt")
    assert storage.list_names(f"{folder}/a") == ["b.txt"]


def test_what_fails_leaves_what_was_there(folder: str) -> None:
    """A block that ends with an error writes nothing, and leaves nothing beside."""
    storage.make_folder(folder)
    _write(f"{folder}/b.txt", b"before")

    with pytest.raises(TypeError), storage.replacing(f"{folder}/b.txt") as file:
        file.writelines([b"aft", "not bytes"])  # type: ignore[list-item]

    assert storage.read_bytes(f"{folder}/b.txt") == b"before"
    assert storage.list_names(folder) == ["b.txt"]


def test_what_is_not_there_is_told(folder: str) -> None:
    """A missing file is an error with its name and a remedy; a missing folder is empty."""
    with pytest.raises(FileAccessError) as caught, storage.open_read(f"{folder}/none.txt"):
        pass

    assert caught.value.path == f"{folder}/none.txt"
    assert caught.value.reason == "no such file"
    assert caught.value.remedy
    assert not storage.exists(f"{folder}/none.txt")
    assert storage.list_names(f"{folder}/none") == []
    storage.remove(f"{folder}/none.txt")


def test_files_are_removed_and_leftovers_swept(folder: str) -> None:
    """What somebody left half written goes; all else stays."""
    storage.make_folder(folder)
    for name in ("a.txt", "b.txt", ".briefkit-00-a.txt.tmp"):
        _write(f"{folder}/{name}", b"x")

    storage.remove(f"{folder}/a.txt")
    storage.sweep(folder)

    assert storage.list_names(folder) == ["b.txt"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("s3://desk/wire.ndjson", True),
        ("memory://a", True),
        ("C:/desk", False),
        ("C://desk", False),
        ("a:b", False),
        ("/desk/s3://a", False),
        ("story.json", False),
        ("simplecache::s3://desk/a.json", True),
        ("zip://a.json::s3://desk/a.zip", True),
        ("a b://c", False),
        ("::://a", False),
    ],
)
def test_only_a_scheme_makes_a_url(path: str, expected: bool) -> None:
    """A path is never taken for a URL."""
    assert storage.is_url(path) is expected


def test_a_scheme_that_nobody_knows_is_told() -> None:
    """What fsspec does not know is an error that names the URL."""
    with pytest.raises(FileAccessError, match="nonsense://a"):
        storage.size("nonsense://a/b")


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("memory://", "memory://a/b.json"),
        ("s3://desk", "s3://desk/a/b.json"),
        ("s3://desk/", "s3://desk/a/b.json"),
        ("simplecache::s3://desk", "simplecache::s3://desk/a/b.json"),
        ("zip://c::s3://desk/a.zip", "zip://c/a/b.json::s3://desk/a.zip"),
    ],
)
def test_urls_are_joined(folder: str, expected: str) -> None:
    """What lies in a folder has the URL of the folder, and its place with slashes."""
    assert storage.joined(folder, "a/b.json") == expected


class FaultError(Exception):
    """An error as only one file system has it."""


class FaultyFile(AbstractBufferedFile):  # type: ignore[misc]
    """A file as those of the network are, until the line breaks."""

    def _fetch_range(self, start: int, end: int) -> bytes:
        if "broken" in self.path and start > 500_000:
            raise FaultError("the line broke")
        return (LINE * COUNT)[start:end]

    def _upload_chunk(self, *_: object, **__: object) -> bool:
        raise FaultError("the line broke")


class FaultySystem(AbstractFileSystem):  # type: ignore[misc]
    """A file system of the network: every file is there, some to be read, none to be written."""

    protocol = "faulty"
    removed: ClassVar[list[str]] = []

    def info(self, path: str, **_: object) -> dict[str, object]:
        """Return what is known of a file."""
        if "refused" in path:
            raise FaultError("who are you?")
        return {"name": path, "size": len(LINE) * COUNT, "type": "file", "updated": DAY}

    def rm_file(self, path: str) -> None:
        """Note that a file is removed."""
        self.removed.append(path)

    def _open(self, path: str, mode: str, **_: object) -> AbstractBufferedFile:
        return FaultyFile(self, path, mode, block_size=99_999, cache_type="readahead")


@pytest.fixture
def faulty() -> str:
    """Return the URL of a folder whose files fail in ways of their own."""
    fsspec.register_implementation("faulty", FaultySystem, clobber=True)
    return "faulty://desk"


def test_files_of_the_network(faulty: str) -> None:
    """Lines of a file that knows no limit for them are read all the same, from any place."""
    piece = Piece(path=f"{faulty}/a.ndjson", below="a.ndjson", start=40, stop=200, line=2)

    assert [number for number, _ in documents(piece)] == [3, 4, 5, 6, 7]
    assert len([*documents(Piece(path=f"{faulty}/a.ndjson", below="a.ndjson"))]) == COUNT
    assert storage.look_at(f"{faulty}/a.ndjson").mtime_ns == 1_767_225_600 * 10**9


def test_errors_of_a_file_system(faulty: str) -> None:
    """Whatever it raises is an error of the file, after what could be read."""
    found = []
    with pytest.raises(FileAccessError, match="cannot be read: the line broke") as caught:
        found.extend(documents(Piece(path=f"{faulty}/broken.ndjson", below="broken.ndjson")))
    assert caught.value.path == f"{faulty}/broken.ndjson"
    assert 500_000 < len(found) * len(LINE) < 900_000

    with pytest.raises(FileAccessError, match="cannot be read: who are you"):
        storage.exists(f"{faulty}/refused.ndjson")
    with (
        pytest.raises(FileAccessError, match="cannot be written: the line broke"),
        storage.replacing(f"{faulty}/a.ndjson") as file,
    ):
        file.write(LINE)
    (removed,) = FaultySystem.removed
    assert removed.startswith("desk/.briefkit-")


def test_what_is_broken_off_is_not_written(folder: str) -> None:
    """Not even by Ctrl-C is half a file left."""
    storage.make_folder(folder)

    def write() -> None:
        with storage.replacing(f"{folder}/a.ndjson") as file:
            file.write(LINE)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write()
    assert storage.list_names(folder) == []


def test_what_urls_need(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without fsspec there is an error that says what to install; paths need nothing."""
    monkeypatch.setitem(sys.modules, "fsspec.core", None)

    with pytest.raises(MissingDependencyError) as caught:
        storage.size("memory://a.json")

    assert caught.value.extra == "remote"
    assert storage.size(__file__) > 0
