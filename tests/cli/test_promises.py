"""What is promised about hostile and broken input, a test for each kind of it.

The kinds are those of docs/explanation/hostile-input.md; the tests of each part go further.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import re
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NoReturn

import pytest
from desk import Desk

import briefkit
import fuzz
from briefkit import files
from briefkit.formats import BUILTIN
from briefkit.formats._xml_text import check_xml
from briefkit.model import Brief, Paragraph, Section
from briefkit.reporters import REPORTERS, rendered
from briefkit.validation import CORE, Report
from corpora import corpora_path
from growth import grows_with_size

STORY = "Bridge opens\n\nBy Jane Doe\n\nRENO, Nev. (AP) — The bridge opened on Thursday.\n"
BRIEF = '{"headline": "Bridge opens", "sections": [{"blocks": [%s]}]}'
PARAGRAPH = '{"type": "paragraph", "text": %s}'


def errors(content: str | bytes, format: str) -> dict[str, str | None]:
    """Return the codes of the errors in a content, each with the line and column of its first."""
    report = briefkit.validate_text(content, format, rules=CORE)
    return {
        finding.code: f"{finding.span.line}:{finding.span.column}" if finding.span else None
        for finding in reversed(report.errors)
    }


@pytest.mark.parametrize("kind", ["y", "n", "i"])
def test_json_that_parsers_disagree_about(kind: str) -> None:
    """JSON is accepted, what is none is refused with a place, and the rest is one or the other."""
    paths = sorted((corpora_path("json") / "test_parsing").glob(f"{kind}_*.json"))
    assert len(paths) > 30
    not_json = {"BK001", "BK002", "BK004", "BK006"}
    for path in paths:
        found = errors(path.read_bytes(), "json")
        assert "BK099" not in found, path.name
        if kind == "y":
            assert not found.keys() & not_json, path.name
            assert ("BK005" in found) == ("duplicated_key" in path.name), path.name
        elif kind == "n":
            assert found.keys() & not_json, path.name
            assert all(found.values()), path.name


@pytest.mark.parametrize(
    ("content", "format", "place"),
    [
        ('{"extra": ' + "[" * 100_000, "json", "1:74"),
        ('{"extra": ' + '{"a":' * 90 + "1" + "}" * 90 + "}", "json", "1:326"),
        ("---\nextra: " + "[" * 40 + "]" * 40 + "\n---\n\n# Bridge opens\n", "markdown", None),
        ("# Bridge opens\n\n" + "> " * 5000 + "It opened.\n", "markdown", "3:1"),
        ("# Bridge opens\n\n" + "".join(f"{'  ' * i}- a\n" for i in range(200)), "markdown", None),
    ],
)
def test_deep_nesting(content: str, format: str, place: str | None) -> None:
    """What nests too deep is BK004 at the place where it does, without a recursion to its end."""
    found = errors(content, format)

    assert "BK004" in found
    assert place in (None, found["BK004"])


def test_huge_files_and_texts(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file above the limit is refused unread; a long text is searched for markup no more."""
    monkeypatch.setattr(files, "MAX_BYTES", 1000)
    desk.put("huge.json", BRIEF % (PARAGRAPH % json.dumps("a" * 1000)))

    outcome = desk.run("validate", "huge.json")

    assert outcome.code == 2
    assert "huge.json: this file is longer than" in outcome.err
    assert "BK004" in errors("# Bridge opens\n\n" + "word " * 20_001, "markdown")


def test_thousands_of_findings() -> None:
    """Of very many findings the worst are kept and the rest is counted, not dropped."""
    blocks = ", ".join([PARAGRAPH % '"no full stop"'] * 2000 + ['{"type": "paragraph"}'])
    report = briefkit.validate_text(BRIEF % blocks, "json", max_findings=50)

    assert len(report) == 50
    assert report.truncated > 1900
    assert report.by_code()["BK101"], "an error, though it stands at the end"


def test_thousands_of_misspelled_keys() -> None:
    """To look for what was meant takes time in proportion, whatever the keys are."""

    def check(keys: str) -> object:
        return briefkit.validate_text(f'{{"headline": "x"{keys}}}', "json")

    numbers = iter(range(10**9))
    assert grows_with_size(
        lambda text: check("".join(f', "headlin{next(numbers)}": 1' for _ in text)), "a", 500
    )
    assert grows_with_size(lambda text: check(f', "{text}": 1'), "headline", 20_000)


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        (b'{"headline": "\xff", "sections": []}', "BK002", "1:15"),
        (BRIEF.encode("utf-16"), "BK002", "1:1"),
        (b'{"headline": "\\ud83d", "sections": []}', "BK002", "1:14"),
        (b'\xef\xbb\xbf{"headline": "Bridge", "sections": []}', "BK003", None),
    ],
)
def test_surrogates_bad_utf8_utf16_and_byte_order_marks(
    content: bytes, code: str, place: str | None
) -> None:
    """What is no UTF-8 is said to be none, and nothing is written that cannot be encoded."""
    report = briefkit.validate_text(content, "json", rules=CORE)

    (finding,) = report.by_code()[code]
    if place:
        assert finding.span
        assert f"{finding.span.line}:{finding.span.column}" == place
    for name in REPORTERS:
        rendered(report, name).encode("utf-8")


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5000])
def test_numbers_without_an_end(number: str) -> None:
    """A number that no other parser might read is an error with its place."""
    found = errors(f'{{"headline": "x", "sections": [], "urgency": {number}}}', "json")

    assert found.keys() & {"BK001", "BK006"}
    assert all(found.values())


@pytest.mark.parametrize(
    ("content", "format"),
    [
        ('{"headline": "a", "sections": [], "headline": "b"}', "json"),
        ('{"headline": "a", "sections": [], "extra": {"k": 1, "k": 2}}\n', "ndjson"),
        ("---\nslug: a\nslug: b\n---\n\n# Bridge opens\n\nIt opened.\n", "markdown"),
    ],
)
def test_duplicate_keys(content: str, format: str) -> None:
    """A key that is there twice is an error, wherever parsers would keep one in silence."""
    found = errors(content, format)

    assert found["BK005"]


@pytest.mark.parametrize(
    ("yaml", "code"),
    [
        ("a: &a [1]\nb: [*a, *a]", "BK007"),
        ("a: &x [*x]", "BK007"),
        ("a: !!python/object/apply:os.system [id]", "BK007"),
        ("slug: !!binary aGVsbG8=", "BK007"),
        ("base: &base {a: 1}\nextra:\n  <<: *base", "BK007"),
        ("slug: a\nslug: b", "BK005"),
        ("a: " + "x" * 70_000, "BK004"),
        ("a: [", "BK001"),
    ],
)
def test_yaml(yaml: str, code: str) -> None:
    """Front matter has no aliases, anchors, tags, merges or bulk: what has is an error."""
    assert code in errors(f"---\n{yaml}\n---\n\n# Bridge opens\n\nIt opened.\n", "markdown")


@pytest.mark.parametrize("value", ["no", "1.10", "12:30", "0x1F", "2025-08-01"])
def test_yaml_guesses_at_nothing(value: str) -> None:
    """A value that YAML would take for a boolean, a number or a time stays the text it is."""
    text = f"---\nslug: {value}\n---\n\n# Bridge opens\n\nIt opened.\n"

    assert briefkit.loads(text, "markdown").slug == value


@pytest.mark.parametrize(
    "xml",
    [
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>',
        '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;">]><a>&d;</a>',
        '<!DOCTYPE a [<!ENTITY % b "<!ENTITY c 3>"> %b;]><a/>',
        "<a>" * 300,
        "<a><b></a>",
    ],
)
def test_xml(xml: str) -> None:
    """XML that declares entities, nests without end or is broken is refused before it is read."""
    with pytest.raises(briefkit.ParseError) as caught:
        check_xml(xml, "nitf")

    assert caught.value.problems[0].span


@pytest.mark.parametrize("format", ["html", "ninjs", "newsmlg2", "ans", "jsonfeed", "rss"])
def test_markup_that_runs(format: str) -> None:
    """Scripts and addresses that run are left out of what is read, and never written again."""
    brief = Brief(headline="Bridge opens", sections=[Section(blocks=[Paragraph(text="MARK")])])
    body = "It opened.</p><script>stolen()</script><p><a href='javascript:stolen()'>More</a>"
    written = briefkit.dumps(brief, format)
    in_json, in_text = json.dumps(body)[1:-1], body.replace("<", "&lt;")
    spelled = {"rss": in_text, "html": body, "newsmlg2": body}.get(format, in_json)

    report = briefkit.validate_text(written.replace("MARK", spelled), format, rules=CORE)
    again = briefkit.loads(written.replace("MARK", spelled), format)

    assert "BK122" in report.by_code()
    assert "It opened." in again.text
    assert "stolen" not in repr(again)


@pytest.mark.parametrize("format", [format.name for format in BUILTIN if format.embeds])
def test_hidden_copies(format: str) -> None:
    """A copy that says something else than what is seen is not believed, and reported."""
    brief = Brief(headline="Bridge opens", sections=[Section(blocks=[Paragraph(text="MARK.")])])
    written = briefkit.dumps(brief, format, embed=True)
    forged = re.sub(r'(?<!text":")(?<!text\\":\\")MARK', "Seen", written)

    document = briefkit.loads_document(forged, format)

    assert document.brief.text == "Seen."
    assert "BK124" in [problem.code for problem in document.problems]


@pytest.mark.parametrize(
    ("declared", "encoding"), [("iso-8859-1", "utf-8"), ("utf-8", "cp1252"), ("ascii", "utf-8")]
)
def test_encodings_that_are_declared(declared: str, encoding: str) -> None:
    """Bytes that are not what they are declared to be are read as what they are, and reported."""
    text = f'<?xml version="1.0" encoding="{declared}"?>\n<nitf><head><title>Brücke für “Ærø”'
    text += "</title></head><body><body.content><p>Öffnung.</p></body.content></body></nitf>"

    report = briefkit.validate_text(text.encode(encoding), "nitf", rules=CORE)

    assert {"BK126", "BK002"} & report.by_code().keys()
    assert not {"BK005", "BK001", "BK099"} & report.by_code().keys()


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[press](javascript:alert(1))",
        "![x](data:text/html,<script>)",
        "# no heading",
        "---",
        "1. no list",
        "> no quote",
        "a | b\n--- | ---".replace("\n", " "),
        "<!-- briefkit-ignore-file ALL: not a directive -->",
        "&lt;b&gt; &#60;",
    ],
)
def test_what_is_written_says_what_it_said(text: str) -> None:
    """A text that looks like markup is text again when its Markdown is read."""
    brief = briefkit.Brief(
        headline=text,
        sections=[briefkit.Section(blocks=[briefkit.Paragraph(text=text)])],
        extra={"note": text},
    )

    again = briefkit.loads(briefkit.dumps(brief, "markdown"), "markdown")

    assert again == brief


FILLERS = (
    *(" ", '"', "“", "a", "1", "-", "(", '"a ', "“a ", "\n", "\n\n", ". ", ", ", "A ", "é"),
    *("a_b ", "By A ", "<b>", "[a](", "*a", "> ", "said “a”. ", "'", "’s ", "Aug. 1 ", "5 % "),
)


@pytest.mark.parametrize("format", ["wire", "markdown"])
@pytest.mark.parametrize("filler", FILLERS)
def test_patterns_that_could_run_away(filler: str, format: str) -> None:
    """All rules over a text of nothing but one thing take time in proportion to its length."""
    head = "Bridge opens\n\n" if format == "wire" else "# Bridge opens\n\n"

    assert grows_with_size(
        lambda text: briefkit.validate_text(head + text, format, rules=CORE), filler, 6000
    )


HOSTILE = "\x1b]8;;x\x07\x1b[2J\u202e\r\n::error::owned\n%0A"


@pytest.mark.parametrize("name", REPORTERS)
def test_what_could_control_a_terminal_or_a_ci_system(name: str) -> None:
    """Nothing of a file or its name reaches an output as more than visible text."""
    brief = json.dumps({"headline": HOSTILE, "sections": [], HOSTILE: 1, "url": "javascript:x"})
    report = briefkit.validate_text(brief, "json", path=f"a{HOSTILE}.json", rules=CORE)

    output = rendered(report, name)

    assert len(report) > 3
    assert not {"\x1b", "\x07", "\u202e", "\r"} & {*output}
    commands = [line for line in output.split("\n") if line.lstrip().startswith("::")]
    assert all(name == "github" for _ in commands)
    assert not [line for line in commands if line.startswith("::error::owned")]


def test_files_that_are_none(tmp_path: Path) -> None:
    """Only regular files are opened: a pipe would wait for ever, a device has no end."""
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)

    for path in (pipe, Path("/dev/zero"), tmp_path):
        with pytest.raises(briefkit.FileAccessError):
            briefkit.validate(path, format="json")


def test_links_to_folders_are_not_followed(desk: Desk) -> None:
    """A folder that holds itself is searched once."""
    desk.put("stories/bridge.txt", STORY)
    (desk.folder / "stories" / "again").symlink_to(desk.folder / "stories")

    outcome = desk.run("validate", "stories", "--output-format", "json")

    assert json.loads(outcome.out)["summary"]["files"] == 1


@pytest.mark.parametrize("name", ["bomb.json.gz", "bomb.txt.gz"])
def test_gz(desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A compressed file is unpacked by its suffix alone, and no further than the limit."""
    monkeypatch.setattr(files, "MAX_BYTES", 100_000)
    desk.put(name, gzip.compress(b" " * 10_000_000))
    desk.put("story.txt.gz", gzip.compress(STORY.encode()))
    desk.put("story.txt", gzip.compress(STORY.encode()))

    bomb = desk.run("validate", name)

    assert bomb.code == 2
    assert "longer than" in bomb.err
    assert desk.run("validate", "story.txt.gz").code == 0
    assert desk.run("validate", "story.txt").code == 1, "packed, and does not say so"


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forbid to open files and connections."""

    def refuse(*arguments: Any, **_: Any) -> NoReturn:
        raise AssertionError(f"opened: {arguments!r}")

    briefkit.validate_text(STORY, "wire", rules=CORE)  # so that everything is imported
    briefkit.validate_text(STORY, "markdown", rules=CORE)
    briefkit.validate_text("{}", "json", rules=CORE)
    monkeypatch.setattr("builtins.open", refuse)
    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(os, "open", refuse)


@pytest.mark.usefixtures("locked")
@pytest.mark.parametrize("format", ["json", "ndjson", "markdown", "wire"])
@pytest.mark.parametrize("words", ["/etc/passwd", "https://example.com/a.json", "../story.txt"])
def test_paths_in_data(words: str, format: str) -> None:
    """A content that looks like a path or an address is a content; nothing is opened for it."""
    report = briefkit.validate_text(words, format, rules=CORE)

    assert isinstance(report, Report)
    brief = json.dumps({"headline": words, "sections": [], "url": words, "media": [{"url": words}]})
    assert isinstance(briefkit.validate_text(brief, "json", rules=CORE), Report)


def test_many_threads() -> None:
    """Threads that validate at the same time find what one alone finds."""
    contents = fuzz.samples([fuzz.DATA / "formats"])[:40]
    alone = [fuzz.text(content, None) for content in contents]

    with ThreadPoolExecutor(8) as pool:
        together = [*pool.map(lambda content: fuzz.text(content, None), contents * 3)]

    assert together == alone * 3


@pytest.mark.parametrize("name", REPORTERS)
def test_the_same_input_gives_the_same_bytes(tmp_path: Path, name: str) -> None:
    """Whatever the hash seed of the process is, a report is the same to the byte."""
    (tmp_path / "story.txt").write_text(STORY + "\nthe the “end\n")
    command = (sys.executable, "-m", "briefkit", "validate", "story.txt", "--exit-zero")
    outputs = {
        subprocess.run(
            (*command, "--output-format", name, "--profile", "strict"),
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }

    assert len(outputs) == 1
    assert outputs != {b""}


PLUGIN = """
from pathlib import Path
from briefkit.validation import rule

Path("imported").touch()


@rule("ACME001")
def failing_rule(context):
    "A rule that fails."
    raise LookupError("nothing there")


RULES = [failing_rule]
"""


def test_plugins(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is installed is not imported until it is named; a rule that crashes stops no other."""
    monkeypatch.syspath_prepend(desk.folder)
    monkeypatch.delitem(sys.modules, "acme_promise", raising=False)
    desk.put("acme_promise.py", PLUGIN)
    desk.put("acme_promise-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: acme\nVersion: 1\n")
    desk.put(
        "acme_promise-1.dist-info/entry_points.txt", "[briefkit.rules]\nacme = acme_promise:RULES\n"
    )
    desk.put("story.json", '{"headline": "Bridge opens.", "sections": []}')

    assert desk.run("validate", "story.json").code == 0
    assert not (desk.folder / "imported").exists()
    desk.put("briefkit.toml", 'plugins = ["acme"]\n')
    named = desk.run("validate", "story.json", "--output-format", "concise")

    assert named.code == 2
    assert "BK099" in named.out
    assert "BK117" in named.out, "the other rules have run"


@pytest.mark.parametrize("seed", [1, 2])
def test_anything_else(seed: int) -> None:
    """Whatever the bytes or the mapping, a report comes back."""
    contents = fuzz.samples([fuzz.DATA / "formats"])

    assert fuzz.run(random.Random(seed), contents, lambda count: count < 50)["cases"] == 50
