"""Files by path and by URL are opened, listed, replaced and removed alike."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from briefkit.errors import FileAccessError
from briefkit.inputs import storage


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
    ],
)
def test_only_a_scheme_makes_a_url(path: str, expected: bool) -> None:
    """A path is never taken for a URL."""
    assert storage.is_url(path) is expected


def test_a_scheme_that_nobody_knows_is_told() -> None:
    """What fsspec does not know is an error that names the URL."""
    with pytest.raises(FileAccessError, match="nonsense://a"):
        storage.size("nonsense://a/b")
