"""Transmissions: what is read out of ANPA-1312 and IPTC 7901, control characters and all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.documents import decode_document
from briefkit.errors import ParseError
from briefkit.formats import Document
from briefkit.formats.wire import FORMAT, dumps, loads
from briefkit.formats.wire.envelope import read_envelope
from briefkit.model import Preformatted
from briefkit.structure import unstructure
from briefkit.walk import walk
from effort import examples
from growth import grows_with_size

FOLDER = Path(__file__).parents[1] / "data" / "formats" / "wire"
CASES = sorted([*FOLDER.glob("anpa/*.tst"), *FOLDER.glob("iptc7901/*.txt")])
CONTROLS = "\x00\x01\x02\x03\x04\x08\x0c\x10\x11\x12\x13\x14\x16\x1e\x1f"
PIECES = (
    *(*CONTROLS, "\n", "\r\n", "\n\n", "\t", "   ", "^", "<", "=", " =", "+", "{", " _ "),
    *("\x16\x16\x01a0001\x1f_aa-----", "r a\x13\x11 bc-us--crab 11-04 0090"),
    *("\x02^BC-US--Crab,80<", "\x01eca062 4 i 211 dpa 0892", "Crabs/", "1ST LEAD", "\ufffd"),
    *("By Tora Vik", "By ANA DIAZ=", "AP Writer=", "A crab is dead", "x" * 95, "TIP-INS"),
    *("ELKO, Nev. (AP) _ It died.", "Berlin (dpa) - It died.", "# Notebook", "Eds: Hold."),
    *("not for publication", "- [Crabs](https://example.org)", "___", "^END<", "==Kyodo"),
    *("\x03AP-WF-11-04-19 1509GMT<", "041509 GMT Okt 15", "(SDA\\/sj)"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)
ANPA = "\x16\x16\x01a0001\x1f_aa-----\nr a\x13\x11 bc-us--crab 11-04 0090\n\x02^BC-US--Crab,80<\n"
DPA = "\x01eca062 4 i 211 dpa 0892\nCrabs/\n\x02"


def read_file(path: Path) -> Document:
    """Return what is read from a file of the wire."""
    return decode_document(path.read_bytes(), path, "wire")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_cases(path: Path) -> None:
    """Brief and problems of every case are those in the file beside it."""
    document = read_file(path)
    problems = [
        f"{problem.code} {problem.pointer or '/'} {problem.span.line}:{problem.span.column}"
        for problem in document.located_problems()
        if problem.span
    ]
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))

    assert {"brief": unstructure(document.brief), "problems": problems} == expected


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_texts_are_found_where_they_stand(path: Path) -> None:
    """The place of a headline or heading is where its first word stands in the file."""
    text = path.read_bytes().decode("latin-1" if path.suffix == ".tst" else "cp1252", "replace")
    lines = text.replace("\r\n", "\n").split("\n")
    document = read_file(path)
    for pointer, value in walk(document.brief, str):
        if value and pointer.endswith(("/headline", "/heading")):
            span = document.locate(pointer)

            assert span is not None
            assert lines[span.line - 1].isascii() is False or lines[span.line - 1][
                span.column - 1 :
            ].startswith(value.split(" ")[0])


def test_a_form_is_kept_as_it_stands() -> None:
    """The format byte DC2 makes a table: its columns are parted by tabs, { is a half."""
    document = read_file(FOLDER / "anpa" / "table.tst")
    [block] = document.brief.sections[0].blocks

    assert isinstance(block, Preformatted)
    assert "Gulls\t3\t3½\t(41)\tTerns" in block.text.split("\n")


def test_what_is_written_is_plain_wire_text() -> None:
    """A transmission is written without its envelope, and read again as the same story."""
    brief = read_file(FOLDER / "anpa" / "two_line_byline.tst").brief
    again = loads(dumps(brief)).brief

    assert (again.headline, again.byline, again.dateline, again.sections) == (
        brief.headline,
        brief.byline,
        brief.dateline,
        brief.sections,
    )
    assert again.ed_note is None


def test_the_suffix_of_transmissions_is_known() -> None:
    """Files called .tst, as AP's are, mean the wire."""
    assert {".tst", ".anpa"} <= set(FORMAT.suffixes)


def test_a_second_transmission_is_reported() -> None:
    """One file, one brief: where more follow, a problem says so."""
    one = f"{ANPA}^A crab is dead<\n\t   It died.\n\x03AP-WF-11-04-19 1509GMT<\n"
    document = loads(one + one)

    assert document.brief.headline == "A crab is dead"
    assert [problem.code for problem in document.problems] == ["BK128"]


def test_plain_text_is_no_transmission() -> None:
    """A story that merely looks a little like a header is read as running text."""
    brief = loads("A1234 opens to traffic\n\nBy Tora Vik\n\nThe road is open.\n").brief

    assert brief.headline == "A1234 opens to traffic"
    assert brief.extra == {}


@given(TEXTS | TEXTS.map(ANPA.__add__) | TEXTS.map(DPA.__add__))
@settings(max_examples=examples(200), deadline=None)
def test_anything_is_read(text: str) -> None:
    """Damaged transmissions give a brief whose texts can be placed, or no words at all."""
    try:
        document = loads(text)
    except ParseError:
        return
    assert all(problem.span for problem in document.located_problems())
    for pointer, value in walk(document.brief, str):
        if not pointer.startswith("/extra"):
            assert "\x02" not in value
            assert document.locate(pointer) is not None


@pytest.mark.parametrize("start", [ANPA, ANPA.replace("\x11", "\x12"), DPA])
@pytest.mark.parametrize("filler", ["^ a<", "<= ", "\x1e", "   a\n", "a\n", "_ ", "- [a](", " =\n"])
def test_long_files_are_read_in_linear_time(start: str, filler: str) -> None:
    """Four times the text takes about four times as long to take apart."""
    assert grows_with_size(lambda text: read_envelope(start + text), filler)
