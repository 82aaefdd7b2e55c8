"""``briefkit validate --fix`` and ``--diff``: files put right safely, or not at all."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from desk import CLEAN, Desk

from briefkit import files, fixing
from briefkit.errors import FileAccessError

WARNED = {**CLEAN, "headline": "Council approves budget for new bridge."}
TEXT = json.dumps(WARNED, indent=3) + "\n"
FIXED = TEXT.replace("bridge.", "bridge")


def test_fix_writes_the_file_and_keeps_its_layout(desk: Desk) -> None:
    """Only what is wrong changes; the rest of the file, and its mode, stay as they are."""
    path = desk.put("story.json", TEXT)
    path.chmod(0o640)

    done = desk.run("validate", "story.json", "--fix")

    assert done == (0, "No problems in 1 brief\n", "1 finding fixed, 0 left\n")
    assert path.read_text() == FIXED
    assert path.stat().st_mode & 0o777 == 0o640
    assert desk.names == {"story.json"}
    assert desk.run("validate", "story.json", "--fix").err == "0 findings fixed, 0 left\n"


def test_a_file_without_fixes_is_not_touched(desk: Desk) -> None:
    """What has nothing to fix is not written at all."""
    path = desk.put("story.json", {**CLEAN, "zzz": 1})
    os.utime(path, (1, 1))

    assert desk.run("validate", "story.json", "--fix").code == 1
    assert path.stat().st_mtime == 1


def test_unsafe_fixes_are_made_only_if_asked_for(desk: Desk) -> None:
    """A fix that may change what is said needs --unsafe-fixes, which alone changes nothing."""
    content = {key.replace("language", "langauge"): value for key, value in CLEAN.items()}
    path = desk.put("story.json", content)

    assert desk.run("validate", "story.json", "--unsafe-fixes").code == 1
    assert desk.run("validate", "story.json", "--fix").code == 1
    assert desk.read("story.json") == content
    assert desk.run("validate", "story.json", "--fix", "--unsafe-fixes").code == 0
    assert path.read_text() == json.dumps(CLEAN)


def test_diff_shows_and_writes_nothing(desk: Desk) -> None:
    """--diff prints what ``patch`` understands, exits with 1, and leaves the file alone."""
    path = desk.put("story.json", TEXT)

    done = desk.run("validate", "story.json", "--diff")

    assert (done.code, done.err) == (1, "1 finding would be fixed, 0 left\n")
    assert done.out.startswith("--- a/story.json\n+++ b/story.json\n@@ ")
    assert path.read_text() == TEXT
    assert desk.run("validate", "story.json", "--diff", "--exit-zero") == (0, *done[1:])
    applied = subprocess.run(
        ["git", "apply", "-"], input=done.out, text=True, check=False, cwd=desk.folder
    )
    assert applied.returncode == 0
    assert path.read_text() == FIXED


def test_a_diff_speaks_to_no_ci_system(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """In GitHub Actions no line of a diff can be taken for a command, whatever the story says."""
    text = "# Council approves budget\n\n ::error::gotcha\n\nThe  vote.\n\n::error::gotcha\n"
    desk.put("::error::x.md", text)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")

    done = desk.run("validate", "./::error::x.md", "--diff", "--isolated")

    assert "+The vote." in done.out
    assert not [line for line in done.out.splitlines() if line.strip().startswith("::")]


def test_standard_input_is_put_right_on_standard_output(desk: Desk) -> None:
    """With - the fixed text goes to standard output, the report to standard error."""
    done = desk.run("validate", "-", "--stdin-filename", "a.json", "--fix", stdin=TEXT.encode())

    assert done == (0, FIXED, "No problems in 1 brief\n1 finding fixed, 0 left\n")


def test_the_report_is_of_what_is_left(desk: Desk) -> None:
    """Reports for programs hold what could not be fixed; the exit code is by that."""
    desk.put("story.json", {**WARNED, "zzz": 1})

    done = desk.run("validate", "story.json", "--fix", "--output-format", "json")

    assert done.code == 1
    assert [finding["code"] for finding in json.loads(done.out)["findings"]] == ["BK102"]
    assert done.lines[-1] == "1 finding fixed, 1 left"


def test_a_symbolic_link_is_refused(desk: Desk) -> None:
    """What a link leads to may lie anywhere: it stays as it is, exit code 2."""
    target = desk.put("elsewhere/story.json", TEXT)
    (desk.folder / "link.json").symlink_to(target)

    done = desk.run("validate", "link.json", "--fix")

    assert done.code == 2
    assert "link.json: this is a symbolic link; name the file that it leads to" in done.err
    assert target.read_text() == TEXT
    assert "BK117" in done.out


def test_a_file_that_changes_meanwhile_is_left_alone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What somebody writes between reading and writing is not overwritten."""
    path = desk.put("story.json", TEXT)
    fix_content = fixing.fix_content

    def interrupted(*args: Any, **kwargs: Any) -> fixing.Fixed:
        fixed = fix_content(*args, **kwargs)
        path.write_text("somebody else's work, and longer")
        return fixed

    monkeypatch.setattr("briefkit.cli.fixes.fix_content", interrupted)

    done = desk.run("validate", "story.json", "--fix")

    assert done.code == 2
    assert "story.json: it has changed since it was read; run again" in done.err
    assert path.read_text() == "somebody else's work, and longer"
    assert desk.names == {"story.json"}


@pytest.mark.parametrize(
    ("number", "says"), [(28, "no space left on device"), (13, "permission denied")]
)
def test_a_folder_that_takes_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, number: int, says: str
) -> None:
    """A full disk or a read-only folder leaves the file as it was, without rests; exit code 2."""
    desk.put("other.json", TEXT)
    path = desk.put("story.json", TEXT)

    def refuse(source: str, target: str) -> None:
        if Path(target).name == "story.json":
            raise OSError(number, os.strerror(number), target)
        os.rename(source, target)

    monkeypatch.setattr("os.replace", refuse)

    done = desk.run("validate", "story.json", "other.json", "--fix")

    assert done.code == 2
    assert f"story.json: {says}" in done.err.lower().replace("cannot be written: ", "")
    assert path.read_text() == TEXT
    assert (desk.folder / "other.json").read_text() == FIXED
    assert desk.names == {"story.json", "other.json"}


def test_a_compressed_file_is_not_rewritten(desk: Desk) -> None:
    """What is compressed is validated, and its bytes stay."""
    data = gzip.compress(TEXT.encode())
    path = desk.put("story.json.gz", data)

    done = desk.run("validate", "story.json.gz", "--fix")

    assert done.code == 2
    assert "story.json.gz: " in done.err
    assert path.read_bytes() == data


def test_replacing_asks_what_it_replaces(tmp_path: Path) -> None:
    """A file that is gone meanwhile is not made again."""
    path = tmp_path / "a.json"
    path.write_text("a")
    before = os.lstat(path)
    path.unlink()

    with pytest.raises(FileAccessError):
        files.replace_bytes(path, b"b", unless_changed=before)
    assert not path.exists()
