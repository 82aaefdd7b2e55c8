"""Files: read whole within a limit, written whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from briefkit import files
from briefkit.errors import FileAccessError


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    """The bytes of a regular file come as they are."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"a\r\nb\xff")

    assert files.read_bytes(path) == b"a\r\nb\xff"


def test_lines_are_read_one_by_one() -> None:
    """Lines keep their ends; the last needs none."""
    assert list(files.bounded_lines(BytesIO(b"a\r\nb\n\nc"))) == [b"a\r\n", b"b\n", b"\n", b"c"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.txt", "no such file"),
        (".", "this is a folder"),
        ("a.txt/b.txt", "a part of this path is a file"),
        ("nul\0byte", "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str, reason: str) -> None:
    """The error names the file and the reason, as an OSError."""
    (tmp_path / "a.txt").write_text("x")

    with pytest.raises(OSError, match=reason) as caught:
        files.read_bytes(tmp_path / name)

    assert isinstance(caught.value, FileAccessError)
    assert caught.value.path == os.fspath(tmp_path / name)


def test_pipes_and_devices_are_not_opened(tmp_path: Path) -> None:
    """A named pipe is refused before it could block."""
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(FileAccessError, match="no regular file"):
        files.read_bytes(tmp_path / "pipe")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_files_are_named(tmp_path: Path) -> None:
    """A file without read permission gives the reason and the remedy."""
    path = tmp_path / "a.txt"
    path.touch(mode=0)

    with pytest.raises(FileAccessError, match="permission denied; check who may read"):
        files.read_bytes(path)


def test_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file over the limit is refused whole; of a file of lines, only the line that is over it."""
    monkeypatch.setattr(files, "MAX_BYTES", 4)
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc\nabcdefghijk\nl")

    with pytest.raises(FileAccessError, match="this file is longer than"):
        files.read_bytes(path)
    assert list(files.bounded_lines(BytesIO(path.read_bytes()))) == [b"abc\n", None, b"l"]


def test_a_file_is_written_as_utf8(tmp_path: Path) -> None:
    """Pieces are written one after the other, line ends as they are, nothing else left behind."""
    path = tmp_path / "a.txt"

    files.write_text(path, ["é\n", "b\r\n"])

    assert path.read_bytes() == "é\nb\r\n".encode()
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    """What replaces a file may be read and written by the same people."""
    path = tmp_path / "a.txt"
    path.write_text("old")
    path.chmod(0o640)

    files.write_text(path, ["new"])

    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("new", 0o640)


def test_a_link_keeps_pointing(tmp_path: Path) -> None:
    """Writing through a symbolic link replaces what it points at."""
    (tmp_path / "a.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("a.txt")

    files.write_text(tmp_path / "link.txt", ["new"])

    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "a.txt").read_text() == "new"


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    """If the text fails half way, the file is as it was and nothing lies beside it."""
    path = tmp_path / "a.txt"
    path.write_text("old")

    def pieces() -> Iterator[str]:
        yield "new"
        raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"):
        files.write_text(path, pieces())

    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the disk is full the error says so, and no part of the file is left."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(FileAccessError, match="cannot be written: no space left on device"):
        files.write_text(tmp_path / "a.txt", ["x"])

    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (".", "this is a folder"),
        ("missing/a.txt", "its folder does not exist"),
        ("a.txt/b.txt", "a part of this path"),
        ("nul\0byte", "cannot be written"),
    ],
)
def test_what_cannot_be_written_is_named(tmp_path: Path, name: str, reason: str) -> None:
    """A folder, or a path that leads nowhere, is refused by name."""
    (tmp_path / "a.txt").write_text("x")

    with pytest.raises(FileAccessError, match=reason):
        files.write_text(tmp_path / name, ["x"])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_named(tmp_path: Path) -> None:
    """Where nothing may be written, nothing is, and the error says what to check."""
    tmp_path.chmod(0o500)

    with pytest.raises(FileAccessError, match="permission denied"):
        files.write_text(tmp_path / "a.txt", ["x"])


@pytest.mark.skipif(not Path("/dev/null").is_char_device(), reason="needs a device")
def test_a_device_is_written_and_not_replaced() -> None:
    """What goes to a device goes into it: it is still a device after that."""
    files.write_text("/dev/null", ["x"])

    assert Path("/dev/null").is_char_device()


def test_a_stream_is_read_within_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """An open stream has the limit of a file, and the name that it is given."""
    monkeypatch.setattr(files, "MAX_BYTES", 3)

    assert files.read_stream(BytesIO(b"abc"), "input") == b"abc"
    with pytest.raises(FileAccessError, match="input: this file is longer than"):
        files.read_stream(BytesIO(b"abcd"), "input")


def test_folders_are_made(tmp_path: Path) -> None:
    """A folder is made with those above it, or is there already; a file in its way is named."""
    for _ in range(2):
        files.make_folder(tmp_path / "a" / "b")
    (tmp_path / "c").write_text("x")

    assert (tmp_path / "a" / "b").is_dir()
    with pytest.raises(FileAccessError, match="this is a file, not a folder"):
        files.make_folder(tmp_path / "c")
    with pytest.raises(FileAccessError, match="a part of this path is a file"):
        files.make_folder(tmp_path / "c" / "d")
    with pytest.raises(FileAccessError, match="cannot be made"):
        files.make_folder(tmp_path / "nul\0byte")


def test_a_file_gets_other_content(tmp_path: Path) -> None:
    """The content is replaced whole; permissions stay, and nothing is left beside the file."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"before\r\n")
    path.chmod(0o640)

    files.replace_bytes(path, b"after\r\n", unless_changed=os.lstat(path))

    assert path.read_bytes() == b"after\r\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_file_that_somebody_else_wrote_stays(tmp_path: Path) -> None:
    """What has changed since it was looked at, or is gone, is not replaced."""
    path = tmp_path / "a.txt"
    path.write_text("before")
    state = os.lstat(path)
    path.write_text("by somebody else")

    with pytest.raises(FileAccessError, match="it has changed since it was read"):
        files.replace_bytes(path, b"after", unless_changed=state)
    assert path.read_text() == "by somebody else"

    path.unlink()
    with pytest.raises(FileAccessError, match="no such file"):
        files.replace_bytes(path, b"after", unless_changed=state)
    assert os.listdir(tmp_path) == []


def test_a_symbolic_link_is_not_written_through(tmp_path: Path) -> None:
    """What a link leads to may be anywhere: it stays, and so does the link."""
    target, link = tmp_path / "a.txt", tmp_path / "b.txt"
    target.write_text("before")
    link.symlink_to(target)

    with pytest.raises(FileAccessError, match="this is a symbolic link"):
        files.replace_bytes(link, b"after", unless_changed=os.lstat(link))
    with pytest.raises(FileAccessError, match="this is no regular file"):
        files.replace_bytes(tmp_path, b"after", unless_changed=os.lstat(tmp_path))
    assert target.read_text() == "before"
    assert link.is_symlink()
