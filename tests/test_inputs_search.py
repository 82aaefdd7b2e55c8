"""Sources are found as they are named: files, folders, patterns, URLs; lazily, and each once."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import fsspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import briefkit
from briefkit.errors import FileAccessError
from briefkit.inputs import storage
from briefkit.inputs.pieces import Piece
from briefkit.inputs.reading import documents
from briefkit.inputs.search import Found, search
from effort import examples

TREE = (
    "b.json",
    "a.ndjson",
    "a b.json.gz",
    "deep/er/d.md",
    "deep/c.json",
    "deep-er/e.json",
    ".hidden.json",
    ".hidden/f.json",
    "notes.xyz",
)
FOUND = ["a b.json.gz", "a.ndjson", "b.json", "deep/c.json", "deep/er/d.md", "deep-er/e.json"]


@pytest.fixture(params=["path", "file", "memory"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Return a folder with files, by path or by URL."""
    memory = f"memory://{uuid.uuid4().hex}"
    where = {"path": str(tmp_path), "file": tmp_path.as_uri(), "memory": memory}[request.param]
    for name in TREE:
        place = f"{where}/{name}"
        storage.make_folder(place.rpartition("/")[0])
        with fsspec.open(place, "wb") as file:
            file.write(b"x" * len(name))
    yield where
    if request.param == "memory":
        fsspec.filesystem("memory").rm(memory.removeprefix("memory:/"), recursive=True)


def below(found: Iterator[Found]) -> list[str]:
    """Return the places of what was found below the folders that were named."""
    return [file.below for file in found]


def test_a_folder(folder: str) -> None:
    """What has the suffix of a format is found, in order, the hidden left out, with its size."""
    found = [*search(folder)]

    assert below(iter(found)) == FOUND
    assert [file.path for file in found] == [f"{folder}/{name}" for name in FOUND]
    assert [file.size for file in found] == [*map(len, FOUND)]
    assert all(file.mtime_ns is not None and file.mtime_ns > 10**18 for file in found)


def test_a_file(folder: str) -> None:
    """A file that is named is found whatever its suffix, under its own name."""
    (found,) = search(f"{folder}/deep/er/d.md")

    assert (found.path, found.below, found.size) == (f"{folder}/deep/er/d.md", "d.md", 12)
    assert below(search(f"{folder}/notes.xyz")) == ["notes.xyz"]


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.json", ["b.json"]),
        ("?.*", ["a.ndjson", "b.json"]),
        ("[ab].*json", ["a.ndjson", "b.json"]),
        ("*.xyz", ["notes.xyz"]),
        ("*/*.json", ["c.json", "e.json"]),
        ("d*/er/*", ["d.md"]),
        ("deep*", ["c.json", "er/d.md", "e.json"]),
        ("**/*.json", ["b.json", "c.json", "e.json"]),
        ("deep/**/d.*", ["d.md"]),
        ("**/er/**/*.md", ["d.md"]),
        ("**", FOUND),
        (".h*.json", [".hidden.json"]),
    ],
)
def test_patterns(folder: str, pattern: str, names: list[str]) -> None:
    """What fits a pattern is found, in order; folders that fit are searched."""
    assert below(search(f"{folder}/{pattern}")) == names


def test_patterns_of_this_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Patterns and folders may begin here, and so do the paths that are found."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.json", "b/c.json"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).touch()

    for source in (".", "*", "**/*.json", "./", os.curdir + "/b/../."):
        found = [os.path.normpath(file.path) for file in search(source)]
        assert found == ["a.json", os.path.join("b", "c.json")], source
    assert [file.path for file in search(".")] == ["a.json", os.path.join("b", "c.json")]


def test_each_once(folder: str) -> None:
    """What is named several times is found where it is named first."""
    sources = [f"{folder}/deep/c.json", folder, f"{folder}/**/*.json", f"{folder}/b.json"]

    assert below(search(sources)) == ["c.json", *(name for name in FOUND if name != "deep/c.json")]


def test_what_is_left_out(folder: str) -> None:
    """What is written to is not read: a folder, a file, or several."""
    first = [f"{folder}/deep", f"{folder}/b.json"]

    assert below(search(folder, leave_out=first)) == ["a b.json.gz", "a.ndjson", "deep-er/e.json"]
    assert below(search(folder, leave_out=f"{folder}/c.json")) == FOUND


def test_what_is_not_there(folder: str) -> None:
    """What is named and is not there is told at once; what fits no pattern, and empty folders."""
    storage.make_folder(f"{folder}/empty")

    with pytest.raises(FileAccessError, match="no such file"):
        next(search([f"{folder}/a.json"]))
    with pytest.raises(FileAccessError, match=r"no\*\.json: no file fits this pattern"):
        next(search(f"{folder}/no*.json"))
    with pytest.raises(FileAccessError, match="empty: no file in it has the suffix"):
        next(search(f"{folder}/empty"))
    assert below(search(f"{folder}/empty", allow_empty=True)) == []
    assert below(search(f"{folder}/a.json", allow_missing=True)) == ["a.json"]


def test_all_that_is_named_is_looked_for_first(tmp_path: Path) -> None:
    """Before anything is found, unless sources come one by one."""
    (tmp_path / "a.json").touch()
    sources = [tmp_path / "a.json", tmp_path / "b.json"]

    with pytest.raises(FileAccessError, match=r"b\.json: no such file"):
        next(search(sources))
    assert next(search(iter(sources))).below == "a.json"


def test_what_cannot_be_looked_at(tmp_path: Path) -> None:
    """In a folder it is found for its reader to tell; what is no file is passed over."""
    (tmp_path / "a.json").symlink_to("nowhere")
    (tmp_path / "b.xyz").symlink_to("nowhere")
    (tmp_path / "c").symlink_to(tmp_path)
    (tmp_path / "d.json").touch()
    (tmp_path / "e.json").symlink_to("d.json")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "f.json")

    assert below(search(tmp_path)) == ["a.json", "d.json", "e.json"]
    assert below(search(tmp_path / "a.json")) == ["a.json"]


def test_a_folder_that_cannot_be_searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that is named is an error; another is found, for its reader to tell."""
    for name in ("a/a.json", "b/b.json", "c/c.json"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).touch()

    def refuse(path: str) -> list[str]:
        if os.path.basename(path.rstrip("/")) == "b":
            raise PermissionError(13, "Permission denied", path)
        return listed(path)

    listed = os.listdir
    monkeypatch.setattr(os, "listdir", refuse)

    assert below(search(tmp_path)) == ["a/a.json", "b", "c/c.json"]
    assert below(search(f"{tmp_path}/*/*.json")) == ["a.json", f"{tmp_path}/b/", "c.json"]
    with pytest.raises(FileAccessError, match="b: cannot be searched: permission denied"):
        next(search(tmp_path / "b"))
    (piece,) = (Piece(path=f.path, below=f.below) for f in search(tmp_path) if f.below == "b")
    with pytest.raises(FileAccessError):
        next(documents(piece))


def test_files_are_found_one_by_one(tmp_path: Path) -> None:
    """A folder is not looked into before that is needed."""
    for name in ("a/a.json", "b/b.json"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).touch()
    found = search([tmp_path])

    assert below(islice(found, 1)) == ["a/a.json"]
    (tmp_path / "b" / "c.json").touch()
    assert below(found) == ["b/b.json", "b/c.json"]


def test_a_deep_folder(tmp_path: Path) -> None:
    """Folders in folders are no matter of depth."""
    deep = tmp_path
    for _ in range(400):
        deep /= "d"
    deep.mkdir(parents=True)
    (deep / "a.json").touch()

    assert below(search(tmp_path)) == ["d/" * 400 + "a.json"]
    assert below(search(f"{tmp_path}/**/a.json")) == ["a.json"]


NAMES = st.text(st.sampled_from("ab.*?[]"), min_size=1, max_size=4).filter(
    lambda name: name not in {".", ".."}
)


@given(names=st.sets(NAMES, max_size=6))
@settings(max_examples=examples(100), deadline=None)
def test_names_that_look_like_patterns(
    tmp_path_factory: pytest.TempPathFactory, names: set[str]
) -> None:
    """What is there is meant, whatever it is called."""
    folder = tmp_path_factory.mktemp("names")
    for name in names:
        (folder / name).touch()

    found = [file.path for file in search([folder / name for name in sorted(names)])]

    assert found == [str(folder / name) for name in sorted(names)]


def test_validation_takes_what_a_search_takes(folder: str) -> None:
    """Folders, patterns and URLs are checked file by file; what is not there is told."""
    told: list[str] = []

    reports = briefkit.validate_many(
        [f"{folder}/deep", f"{folder}/?.json", f"{folder}/no.json"],
        unreadable=lambda _, path: told.append(path),
    )

    assert [path for report in reports for path in report.paths] == [
        f"{folder}/deep/c.json",
        f"{folder}/deep/er/d.md",
        f"{folder}/b.json",
    ]
    assert told == [f"{folder}/no.json"]


def test_verbs_for_one_file_take_no_url(folder: str) -> None:
    """They take paths: what looks like a URL is a path to them, and not there."""
    if not storage.is_url(folder):
        folder = f"memory://{folder}"

    with pytest.raises(FileAccessError, match="no such file"):
        briefkit.read(f"{folder}/b.json")
    with pytest.raises(FileAccessError, match="no such file"):
        briefkit.validate(f"{folder}/b.json")
    with pytest.raises(FileAccessError, match="no such file"):
        next(briefkit.iter_documents(f"{folder}/a.ndjson"))
