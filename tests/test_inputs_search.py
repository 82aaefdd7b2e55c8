"""Sources stand for files: by themselves, in folders, by patterns, by URLs; each once, in order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from briefkit.errors import FileAccessError
from briefkit.inputs.search import search


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a folder of stories, among them what is none."""
    for name in ("b/two.md", "a/one.json", "a/three.txt.gz", "a/.hidden.json", ".git/x.json"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("{}")
    (tmp_path / "a" / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "a" / "feed.xml").write_text("<nitf><body/></nitf>")
    (tmp_path / "a" / "other.xml").write_text("<page/>")
    return tmp_path


def _below(found: Iterator[object]) -> list[str]:
    return [getattr(file, "below") for file in found]  # noqa: B009 - any tuple will do


def test_folders_are_searched_in_order(desk: Path) -> None:
    """What has a format is found by its place below the folder; hidden files are passed over."""
    expected = ["a/feed.xml", "a/one.json", "a/three.txt.gz", "b/two.md"]

    assert _below(search(desk)) == expected
    assert _below(search(desk.as_uri())) == expected


def test_what_is_found_twice_is_given_once(desk: Path) -> None:
    """A file that two sources stand for comes where the first of them has it."""
    sources = [desk / "b" / "two.md", desk, desk / "a" / ".." / "b" / "two.md"]

    assert _below(search(sources))[0] == "two.md"
    assert len(_below(search(sources))) == 4


def test_patterns_are_expanded_where_no_file_has_their_name(desk: Path) -> None:
    """A pattern stands for what fits it; a file that is called so, for itself."""
    assert _below(search(f"{desk}/*/*.json")) == ["one.json"]
    assert _below(search(f"{desk.as_uri()}/*/*.json")) == ["one.json"]

    (desk / "[a].json").write_text("{}")
    assert _below(search(desk / "[a].json")) == ["[a].json"]


def test_sizes_and_times_come_along(desk: Path) -> None:
    """Size and time of a file are those of the system."""
    (found,) = search(desk / "b" / "two.md")

    assert found.size == 2
    assert found.mtime_ns == os.stat(found.path).st_mtime_ns


def test_what_is_named_is_found_whether_it_is_there_or_not(desk: Path) -> None:
    """Who reads a file will tell that it is gone."""
    assert _below(search([desk / "gone.json", desk / "b"])) == ["gone.json", "two.md"]


@pytest.mark.parametrize("source", ["empty", "*.nothing"])
@pytest.mark.parametrize("is_url", [False, True])
def test_what_stands_for_nothing_is_told(desk: Path, source: str, is_url: bool) -> None:
    """A folder without briefs and a pattern that nothing fits are errors, with a remedy."""
    (desk / "empty").mkdir()
    base = desk.as_uri() if is_url else str(desk)

    with pytest.raises(FileAccessError) as caught:
        list(search(f"{base}/{source}"))

    assert caught.value.remedy


def test_a_folder_may_be_empty_where_that_is_allowed(tmp_path: Path) -> None:
    """An archive may have a year without a story."""
    assert _below(search(tmp_path, allow_empty=True)) == []


def test_what_is_written_to_is_left_out(desk: Path) -> None:
    """The output of an earlier run is no source of the next."""
    assert _below(search(desk, leave_out=desk / "a")) == ["b/two.md"]
    assert "b/two.md" not in _below(search(desk, leave_out=desk / "b" / "two.md"))


def test_files_are_found_as_they_are_asked_for(desk: Path) -> None:
    """A folder is not searched further than somebody wants."""
    found = search([desk / "a", desk / "gone" / "*"])

    assert next(found).below == "feed.xml"


def test_urls_are_told_by_their_file_system() -> None:
    """What is found by a URL has a URL, and the size that its file system knows."""
    memory = fsspec.filesystem("memory")
    memory.pipe({"/desk-6/a.json": b"{}", "/desk-6/b/c.ndjson": b"{}\n{}\n", "/desk-6/d.png": b""})
    try:
        found = [*search("memory://desk-6")]
        assert [(file.path, file.below, file.size) for file in found] == [
            ("memory:///desk-6/a.json", "a.json", 2),
            ("memory:///desk-6/b/c.ndjson", "b/c.ndjson", 6),
        ]
        assert _below(search("memory://desk-6/*.json")) == ["a.json"]
        assert _below(search("memory://desk-6/a.json")) == ["a.json"]
    finally:
        memory.rm("/desk-6", recursive=True)
