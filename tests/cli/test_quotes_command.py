"""`briefkit quotes`: who said what, for people and for programs, from anything that can be read."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from desk import CLEAN, Desk
from rich.cells import cell_len

STORY = """\
Council approves bridge

By JANE DOE

RENO, Nev. (AP) — The council approved a new bridge on Friday.

“We waited nine years for this bridge,” Mayor Ana Diaz said. “Now we build.”

“Nobody asked the people who live under it,” said Tom Brandt, who owns a boatyard.
"""
FIELDS = ["file", "line", "column", "pointer", "speaker", "mention", "cue", "kind", "text"]


def quoting(text: str, *, words: str = "Yes", **facts: Any) -> dict[str, Any]:
    """Return a brief of one paragraph whose words are quoted."""
    start = text.index(words)
    quote = {"text": words, "start": start, "end": start + len(words), **facts}
    paragraph = {"type": "paragraph", "text": text, "quotes": [quote]}
    return {**CLEAN, "sections": [{"blocks": [paragraph]}]}


def listed(desk: Desk, *arguments: str) -> list[dict[str, Any]]:
    """Return what a command lists as JSON Lines."""
    done = desk.run("quotes", *arguments, "--format", "jsonl", "--quiet")
    assert done.err == ""
    return [json.loads(line) for line in done.out.splitlines()]


def test_a_table(desk: Desk) -> None:
    """In a pipe every quotation is one line: place, speaker, cue, words."""
    desk.put("story.txt", STORY)

    done = desk.run("quotes", "story.txt")

    assert done.code == 0
    assert done.out.splitlines() == [
        "place           speaker     cue   words",
        "story.txt:7:2   Ana Diaz    said  We waited nine years for this bridge,",
        "story.txt:7:63  Ana Diaz    said  Now we build.",
        "story.txt:9:2   Tom Brandt  said  Nobody asked the people who live under it,",
    ]
    assert done.lines == ["3 quotations by 2 speakers in 1 brief"]
    assert desk.run("quotes", "story.txt", "-q") == (0, done.out, "")


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_terminal_wraps(desk: Desk, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    """On a terminal no line is wider than it, no word is lost, and names are coloured."""
    desk.put("story.txt", STORY)
    monkeypatch.setenv("COLUMNS", str(width))
    desk.on_a_terminal()
    coloured = desk.run("quotes", "story.txt").out
    monkeypatch.setenv("NO_COLOR", "1")
    plain = desk.run("quotes", "story.txt").out

    assert "\x1b[" in coloured
    assert "\x1b" not in plain
    assert max(map(len, plain.splitlines())) <= width
    assert {*"speaker Diaz Brandt Nobody asked the people who live under it,".split()} <= {
        *plain.split()
    }


def test_places_make_room_for_words(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a narrow terminal the place stands below the words, not before them in a thin column."""
    desk.put("story.txt", STORY)
    monkeypatch.setenv("NO_COLOR", "1")
    desk.on_a_terminal()
    shown = {}
    for width in (60, 100):
        monkeypatch.setenv("COLUMNS", str(width))
        shown[width] = desk.run("quotes", "story.txt", "--speaker", "Brandt").out.splitlines()

    assert shown[100] == [
        "place          speaker     cue   words",
        "story.txt:9:2  Tom Brandt  said  Nobody asked the people who live under it,",
    ]
    assert shown[60] == [
        "speaker     cue   words",
        "Tom Brandt  said  Nobody asked the people who live under it,",
        "                  story.txt:9:2",
    ]


def test_programs_get_every_field(desk: Desk) -> None:
    """JSON, JSON Lines and CSV have the same fields in the same order, with the same values."""
    desk.put("story.txt", STORY)
    rows = listed(desk, "story.txt")

    assert [list(row) for row in rows] == [FIELDS] * 3
    assert rows[2] == {
        "file": "story.txt",
        "line": 9,
        "column": 2,
        "pointer": "/sections/0/blocks/2/quotes/0",
        "speaker": "Tom Brandt",
        "mention": "Tom Brandt",
        "cue": "said",
        "kind": "direct",
        "text": "Nobody asked the people who live under it,",
    }
    whole = json.loads(desk.run("quotes", "story.txt", "--format", "json").out)
    assert whole == {"schema": "briefkit-quotes/1", "quotes": rows}
    table = csv.DictReader(io.StringIO(desk.run("quotes", "story.txt", "--format", "csv").out))
    assert [*table] == [{key: str(value) for key, value in row.items()} for row in rows]


def test_the_option_has_the_name_that_it_has_elsewhere(desk: Desk) -> None:
    """--output-format, as the other commands call it, is understood too."""
    desk.put("story.txt", STORY)

    done = desk.run("quotes", "story.txt", "--output-format", "json")

    assert done == desk.run("quotes", "story.txt", "--format", "json")


def test_folders_standard_input_and_every_format(desk: Desk) -> None:
    """What validate reads, quotes reads: folders, standard input, files of many briefs."""
    desk.put("in/story.txt", STORY)
    desk.run("convert", "in/story.txt", "-o", "in/b.md")
    desk.run("convert", "in/story.txt", "-o", "in/c.json")
    desk.run("convert", "in/b.md", "in/c.json", "-o", "in/all.ndjson")
    desk.put("in/notes.rst", "“Not a story,” she said.")

    rows = listed(desk, "in")

    assert {row["file"] for row in rows} == {
        *("in/all.ndjson", "in/b.md", "in/c.json", "in/story.txt")
    }
    assert len(rows) == 5 * 3
    assert [r["line"] for r in rows if r["file"] == "in/all.ndjson"] == [1, 1, 1, 2, 2, 2]
    done = desk.run("quotes", "-", "--format", "jsonl", stdin=STORY.encode())
    assert [json.loads(line)["file"] for line in done.out.splitlines()] == ["<stdin>"] * 3
    assert desk.run("quotes", "-", "--from", "wire", stdin=STORY.encode()).code == 0


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("Ana Diaz",), 2),
        (("DIAZ",), 2),
        (("ana",), 2),
        (("an",), 0),
        (("Mayor Ana Diaz",), 0),
        (("brandt", "diaz"), 3),
        (("Jane Doe",), 0),
    ],
)
def test_one_speaker(desk: Desk, names: tuple[str, ...], found: int) -> None:
    """--speaker finds resolved names by whole words in any case; several are any of them."""
    desk.put("story.txt", STORY)
    options = [option for name in names for option in ("--speaker", name)]

    assert len(listed(desk, "story.txt", *options)) == found


def test_names_are_compared_as_people_read_them(desk: Desk) -> None:
    """Forms of an apostrophe and of an accent are one, letters of their own are not."""
    desk.put("a.json", quoting("“Yes,” he said.", speaker="Ren\u00e9 O’Neil", mention="he"))

    assert listed(desk, "a.json", "--speaker", "RENE\u0301 o'neil")
    assert not listed(desk, "a.json", "--speaker", "Rene")


def test_short_words_in_marks(desk: Desk) -> None:
    """--min-words leaves out what has fewer."""
    desk.put("story.txt", STORY)

    assert [len(listed(desk, "story.txt", "--min-words", n)) for n in "1349"] == [3, 3, 2, 0]


def test_nothing_to_list(desk: Desk) -> None:
    """A brief without quotations gives no table, and an empty list to programs; it is no error."""
    desk.put("a.json")

    assert desk.run("quotes", "a.json") == (0, "", "0 quotations in 1 brief\n")
    assert desk.run("quotes", "a.json", "--format", "jsonl", "-q") == (0, "", "")
    assert desk.run("quotes", "a.json", "--format", "csv", "-q").out == ",".join(FIELDS) + "\n"
    found = json.loads(desk.run("quotes", "a.json", "--format", "json").out)
    assert found["quotes"] == []


def test_who_is_not_named(desk: Desk) -> None:
    """A speaker without a name is shown by the words that stand there, or as a question."""
    desk.put("a.json", quoting("“Yes,” he said.", mention="he", cue="said"))
    desk.put("b.json", quoting("“Yes.”"))

    lines = desk.run("quotes", "a.json", "b.json").out.splitlines()

    assert [line.split()[1] for line in lines[1:]] == ["(he)", "?"]
    row = listed(desk, "b.json")[0]
    assert (row["speaker"], row["mention"], row["cue"]) == (None, None, None)
    shown = desk.run("quotes", "b.json", "--format", "csv").out.splitlines()[1]
    assert shown.endswith(",,,,direct,Yes")


def test_what_cannot_be_read_is_told(desk: Desk) -> None:
    """A file, or a line of one, that cannot be read keeps nobody from the others: exit code 2."""
    brief = json.dumps(quoting("“Yes,” he said.", mention="he"))
    desk.put("all.ndjson", f'{brief}\n{{"headline": 7}}\nno brief\n{brief}\n')
    desk.put("story.txt", STORY)
    desk.put("empty.json", "")
    desk.put("binary.md", b"\x89PNG\r\n\x1a\n\0\0")

    done = desk.run("quotes", "no.txt", "all.ndjson", "empty.json", "binary.md", "story.txt", "-q")

    assert done.code == 2
    assert len(done.out.splitlines()) == 1 + 2 + 3
    starts = ("no.txt: no such", "all.ndjson:2:", "all.ndjson:3:", "empty.json:1:1", "binary.md:")
    assert len(done.lines) == len(starts)
    for line, start in zip(done.lines, starts, strict=True):
        assert line.startswith(f"briefkit: error: {start}")


def test_bytes_that_are_no_utf8(desk: Desk) -> None:
    """Text in an old encoding is repaired and listed, not refused."""
    desk.put("old.txt", STORY.replace("Ana Diaz", "Inés Peña").encode("cp1252"))

    assert {row["speaker"] for row in listed(desk, "old.txt")} == {"Inés Peña", "Tom Brandt"}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("a.json", "--format", "jsnl"), "--format: there is no 'jsnl'; did you mean 'json"),
        (("a.json", "--format", "xml"), "there are table, json, jsonl, csv"),
        (("a.json", "--min-words", "0"), "expected a number from 1, got '0'"),
        (("a.json", "--speaker", " "), "no name: ' '"),
        (("a.json", "--from", "pdf"), "--from: there is no 'pdf'"),
        ((), "the following arguments are required: PATH"),
    ],
)
def test_usage(desk: Desk, arguments: tuple[str, ...], says: str) -> None:
    """What makes no sense is refused in one line before anything is read."""
    desk.put("a.json")

    done = desk.run("quotes", *arguments)

    assert (done.code, done.out, len(done.lines)) == (2, "", 1)
    assert says in done.err


HOSTILE = "[red]a\x1b[2J\u202eb\x9b7m\nc"


@pytest.mark.parametrize("terminal", [False, True])
@pytest.mark.parametrize("name", ["table", "json", "jsonl", "csv"])
def test_hostile_words(desk: Desk, name: str, terminal: bool) -> None:
    """Neither words nor names control a terminal, and markup of rich is text like any other."""
    text = f"“{HOSTILE}” {HOSTILE}d said."
    desk.put("a.json", quoting(text, words=HOSTILE, speaker=HOSTILE, cue=HOSTILE))
    if terminal:
        desk.on_a_terminal()

    done = desk.run("quotes", "a.json", "--format", name)

    assert "[red]a" in done.out
    if terminal or name != "csv":  # a file for a program keeps what was said
        assert "\x1b[2J" not in done.out
        assert "\u202e" not in done.out
        assert "\x9b" not in done.out


def test_json_is_exact(desk: Desk) -> None:
    """What is escaped in JSON comes back as it was."""
    desk.put("a.json", quoting(f"“{HOSTILE}” he said.", words=HOSTILE, speaker="“ø”"))

    row = listed(desk, "a.json")[0]

    assert (row["text"], row["speaker"]) == (HOSTILE, "“ø”")
    assert desk.run("quotes", "a.json", "--format", "json").out.isascii()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "＝", "＠"])
def test_a_spreadsheet_runs_nothing(desk: Desk, start: str) -> None:
    """In CSV a cell that would be a formula begins with an apostrophe; JSON keeps it as it is."""
    words = f'{start}HYPERLINK("http://example.com","x")'
    desk.put("a.json", quoting(f"“{words}” he said.", words=words, speaker=f"{start}1+1"))

    table = desk.run("quotes", "a.json", "--format", "csv").out
    (row,) = csv.DictReader(io.StringIO(table))

    assert (row["text"], row["speaker"]) == (f"'{words}", f"'{start}1+1")
    assert listed(desk, "a.json")[0]["text"] == words


def test_wide_characters_keep_the_columns(desk: Desk) -> None:
    """Characters that take two columns of a terminal are counted as two."""
    desk.put("a.json", quoting("“Yes,” he said.", speaker="山田太郎", cue="said"))
    desk.put("b.json", quoting("“Yes,” he said.", speaker="Jo Wu Lee", cue="said"))

    lines = desk.run("quotes", "a.json", "b.json").out.splitlines()

    starts = [line.partition("said" if number else "cue")[0] for number, line in enumerate(lines)]
    assert {*map(cell_len, starts)} == {len(starts[0])}


@pytest.mark.skipif(sys.platform != "linux", reason="needs file names that are any bytes")
@pytest.mark.parametrize("name", ["table", "json", "jsonl", "csv"])
def test_a_file_name_that_is_no_text(desk: Desk, name: str) -> None:
    """A name in an old encoding is shown by its bytes, in every format."""
    path = os.fsdecode(b"caf\xe9.txt")
    desk.put(path, STORY)

    done = desk.run("quotes", path, "--speaker", "Brandt", "--format", name)

    assert done.code == 0
    assert "caf\\udce9.txt" in done.out


@pytest.mark.parametrize("name", ["table", "csv", "jsonl"])
def test_a_reader_that_goes_away(tmp_path: Path, name: str) -> None:
    """When the reader of standard output is gone, the command ends without a traceback."""
    stories = tmp_path / "all.ndjson"
    brief = json.dumps(quoting("“Yes,” he said.", mention="he"))
    stories.write_text(f"{brief}\n" * 3000)
    command = [sys.executable, "-m", "briefkit", "quotes", str(stories), "-q", "--format", name]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        said = process.stderr.read()

    assert (process.returncode, said) == (141, b"")
