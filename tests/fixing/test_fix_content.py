"""Bytes to bytes: what is a text's, what is a file's, and what stays out of reach."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from fix_desk import checker, replacing

import briefkit
from briefkit.checking import Checker
from briefkit.fixing import fix_content
from briefkit.formats import markdown
from briefkit.validation.catalogue import CORE
from briefkit.validation.context import Context
from briefkit.validation.findings.fix import Edit, Fix
from briefkit.validation.rule import Hit, Rule, rule
from briefkit.validation.rule_set import RuleSet

SPACES = replacing("  ", " ")
STORY = '{"headline": "a  é", "sections": []}'


def test_the_byte_order_mark_goes_only_with_its_fix() -> None:
    """A file keeps its mark where nobody asks for it; where it is all there is, it goes alone."""
    data = codecs.BOM_UTF8 + STORY.encode()

    kept = fix_content(data, "a.json", None, checker(SPACES))
    gone = fix_content(data, "a.json", None, checker(SPACES, CORE.by_code["BK003"]))
    alone = fix_content(data, "a.json", None, checker(CORE.by_code["BK003"]))

    assert kept.data == data.replace(b"  \xc3", b" \xc3")
    assert gone.data == kept.data[3:]
    assert alone.data == data[3:]
    assert [len(done.applied) for done in (kept, gone, alone)] == [1, 2, 1]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_another_encoding_is_left_alone(encoding: str) -> None:
    """A file that had to be repaired is not written anew in passing; the reason is told."""
    data = "Town  news\n\nA café opens  today in the town.\n".encode(encoding)

    done = fix_content(data, "a.txt", None, checker(SPACES))

    assert (done.data, done.applied) == (data, ())
    assert "not UTF-8" in done.untouched
    assert done.report.findings


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n", b"{", b'{"headline": "a  b", }'])
def test_what_holds_no_brief_stays(data: bytes) -> None:
    """A file that cannot be read is reported, and not touched."""
    done = fix_content(data, "a.json", None, checker(SPACES))

    assert (done.data, done.applied) == (data, ())
    assert done.report.errors


def test_a_format_that_cannot_be_edited_says_so() -> None:
    """Without an editor nothing changes."""
    mute = attrs.evolve(markdown.FORMAT, edit=None, title="Mute")

    done = fix_content(b"# a  b\n\nc\n", None, mute, checker(SPACES))

    assert done.untouched == "briefkit cannot edit Mute"
    assert done.data == b"# a  b\n\nc\n"


def test_the_text_of_a_file_is_edited_as_it_stands() -> None:
    """A rule of scope "source" counts in the file; what would change the brief is refused."""

    def without(words: str, code: str) -> Rule:
        @rule(code, scope="source")
        def ahead(ctx: Context) -> Iterator[Hit]:
            """The file does not start with that."""
            if ctx.source and ctx.source.lstrip("\n" if words[0] != "\n" else "").startswith(words):
                at = ctx.source.index(words)
                edit = Edit(pointer="", start=at, end=at + len(words), replacement="")
                yield Hit("", "found", at, edit.end, fix=Fix(message="out", edits=[edit]))

        return attrs.evolve(ahead, name=code.lower())

    text = "\n\nTown news\n\nA café opens  today in the town.\n"
    rules = checker(without("\n\n", "TST008"), without("Town", "TST009"), SPACES)

    done = fix_content(text.encode(), "a.txt", None, rules)

    assert done.data.decode() == text[2:].replace("  ", " ")
    assert [finding.code for finding in done.applied] == ["TST001", "TST008"]
    assert [finding.code for finding in done.report] == ["TST009"]


def test_nothing_to_fix_costs_one_validation(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clean file is read once, and not once more to see that it is clean."""
    calls: list[bytes] = []
    content: Callable[..., Any] = Checker.content

    def counted(self: Checker, data: bytes, *args: Any) -> Any:
        calls.append(data)
        return content(self, data, *args)

    monkeypatch.setattr(Checker, "content", counted)
    monkeypatch.setattr(Checker, "document", pytest.fail)

    done = fix_content(b'{"headline": "a", "sections": []}', "a.json", None, checker(SPACES))

    assert (len(calls), done.applied, done.untouched) == (1, (), "")


def test_suppressed_findings_are_left_alone() -> None:
    """What somebody has put aside on purpose is not put right behind his back."""
    directives = {"ignore": [{"code": "TST001", "at": "/headline", "reason": "so printed"}]}
    story = {"headline": "a  b", "deck": "c  d", "sections": [], "x-briefkit": directives}

    done = fix_content(json.dumps(story).encode(), "a.json", None, checker(SPACES))

    assert json.loads(done.data) == {**story, "deck": "c d"}
    assert len(done.report.suppressed) == 1


def test_fix_takes_paths_briefs_and_mappings(tmp_path: Path) -> None:
    """A path gives bytes and writes nothing; a brief or a mapping gives a brief."""
    path = tmp_path / "a.json"
    path.write_text(STORY, encoding="utf-8")
    rules = RuleSet((SPACES,))

    done = briefkit.fix(path, rules=rules)

    assert done.data.decode() == STORY.replace("  ", " ")
    assert [finding.path for finding in done.applied] == [str(path)]
    assert path.read_text(encoding="utf-8") == STORY
    assert briefkit.fix(json.loads(STORY), rules=rules).headline == "a é"
    assert briefkit.fix(briefkit.read(path), rules=rules).headline == "a é"
    with pytest.raises(briefkit.FileAccessError):
        briefkit.fix(tmp_path / "missing.json")
    with pytest.raises(briefkit.ParseError):
        briefkit.fix({"headline": object(), 1: 2})  # type: ignore[call-overload]
