"""`briefkit show`: the page of a brief, in colour and without, at any width, and as a picture."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ET
from functools import partial
from typing import Any

import pytest
from desk import CLEAN, Desk
from hypothesis import HealthCheck, given, settings
from rich.cells import cell_len

from briefkit import Brief, Paragraph, Report, Section, find_quotes, validate
from briefkit.cli.drawing import drawn, picture
from briefkit.cli.page import rows
from briefkit.formats import Document
from briefkit.testing import briefs
from effort import examples
from growth import grows_with_count
from source_tree import ROOT

EXAMPLE = ROOT / "examples" / "ferry.txt"
PICTURE = ROOT / "docs" / "images" / "show.svg"
HOSTILE = "[red]a\x1b[2J\u202eb\x9b7m\nc"


@pytest.fixture
def ferry(desk: Desk) -> Desk:
    """A folder with the example that the picture of the README shows."""
    shutil.copy(EXAMPLE, desk.folder / "ferry.txt")
    return desk


def halves(page: str) -> list[tuple[str, str]]:
    """Return the lines of a page, each as what stands in the column and in the margin."""
    found = (line.partition("│ ") for line in page.splitlines())
    return [(left.strip(), right.strip()) for left, _, right in found]


def test_what_a_page_shows(ferry: Desk) -> None:
    """The story stands on the left; beside it who speaks, what was changed and what was found."""
    done = ferry.run("show", "ferry.txt", "--width", "100")
    page = halves(done.out)

    assert (done.code, done.err) == (0, "")
    assert page[0][0].startswith("ferry.txt · wire · ")
    assert "5 quotations" in page[0][0]
    assert page[0][1].startswith("BK304 info: ")
    assert ("HARBOUR", "") in page
    assert ("Islanders to vote on the last ferry of the night", "") in page
    assert ("By Ines Okafor and Tom Vrabel, Kettle Bay Wire", "") in page
    assert ("What the boat costs", "") in page
    assert ("• The late ferry carries 31 cars a night.", "") in page
    (start,) = (i for i, (left, _) in enumerate(page) if left.startswith('"[Without'))
    assert page[start][1] == "¹ ² Marta Dahl · said"
    assert page[start + 1][0] == 'six,]¹" said _Marta Dahl_, who runs the clinic. "[Nobody'
    (start,) = (i for i, (left, _) in enumerate(page) if left.startswith("_Osei Lindqvist_"))
    assert [right for _, right in page[start : start + 2]] == [
        "³ Osei Lindqvist · told",
        "BK503 warning: a sentence was",
    ]


def test_the_dateline_opens_the_first_paragraph(ferry: Desk) -> None:
    """The dateline stands where it stands in print."""
    assert "\nKETTLE BAY (KBW) — Islanders will vote" in ferry.run("show", "ferry.txt").out


@pytest.mark.parametrize("width", [20, 40, 59, 60, 72, 80, 100, 120, 300])
def test_every_width(ferry: Desk, width: int) -> None:
    """No line is wider than asked for, and no word of the story or of a remark is lost."""
    page = ferry.run("show", "ferry.txt", "--width", str(width)).out

    assert max(map(cell_len, page.splitlines())) <= width
    assert not [line for line in page.splitlines() if line != line.rstrip()]
    words = re.sub(r"[^\w]+", " ", page)
    for word in ("Islanders", "clinic", "diesel", "crowns", "publication", "BK503", "Dahl"):
        assert word in words


def test_the_width_of_the_terminal(ferry: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is as wide as the terminal, but not wider than anybody reads."""
    pages = {}
    for columns in (70, 120, 400):
        monkeypatch.setenv("COLUMNS", str(columns))
        pages[columns] = ferry.run("show", "ferry.txt").out

    assert max(map(len, pages[70].splitlines())) <= 70
    assert pages[120] == pages[400] == ferry.run("show", "ferry.txt", "--width", "120").out


def test_colour(ferry: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Colour stands for the marks on a terminal, not where NO_COLOR is set; --color decides."""
    plain = ferry.run("show", "ferry.txt").out
    coloured = ferry.run("show", "ferry.txt", "--color", "always").out
    ferry.on_a_terminal()

    assert ferry.run("show", "ferry.txt").out == coloured
    assert ferry.run("show", "ferry.txt", "--color", "never").out == plain
    monkeypatch.setenv("NO_COLOR", "1")
    assert ferry.run("show", "ferry.txt").out == plain
    assert ferry.run("show", "ferry.txt", "--color", "always").out == coloured
    assert "\x1b" not in plain
    assert re.search(r"\x1b\[4;32mWithout the late boat", coloured)
    assert re.search(r"\x1b\[1;35mOsei Lindqvist", coloured)
    assert "_Osei" not in coloured


def test_the_picture_of_the_readme(ferry: Desk) -> None:
    """The picture shows what the command draws of the example today."""
    assert ferry.run("show", "ferry.txt", "--svg", "a.svg") == (0, "", "")

    shown = texts((ferry.folder / "a.svg").read_text())
    assert shown == texts(PICTURE.read_text()), (
        "draw it again: cd examples && briefkit show ferry.txt --svg ../docs/images/show.svg"
    )


def texts(svg: str) -> list[str]:
    """Return the lines of text that a picture shows, from top to bottom."""
    lines: dict[float, str] = {}
    for element in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"):
        height = float(element.get("y", "0"))
        lines[height] = lines.get(height, "") + "".join(element.itertext())
    return [" ".join(lines[height].split()) for height in sorted(lines)]


def test_a_picture_needs_nothing_from_elsewhere(ferry: Desk) -> None:
    """No address but the name of SVG itself; the same page gives the same picture."""
    first = ferry.run("show", "ferry.txt", "--svg", "-").out

    assert re.findall(r"\w+://[^\"'\s]+", first) == ["http://www.w3.org/2000/svg"]
    assert first == ferry.run("show", "ferry.txt", "--svg", "-").out


def test_a_note_from_desk_to_desk(desk: Desk) -> None:
    """The editor sees it on the page; the picture, which may be published, leaves it out."""
    desk.put("a.json", {**CLEAN, "ed_note": "hold for legal", "slug": "bridge-vote"})

    page = desk.run("show", "a.json").out
    image = desk.run("show", "a.json", "--svg", "-").out

    assert "\nnot for publication: hold for legal" in page
    assert "slug: bridge-vote" in page
    assert "legal" not in image
    assert "bridge-vote" in image


def test_a_byline_that_was_never_printed(desk: Desk) -> None:
    """Byline and dateline are printed from their parts where there is no line of them."""
    byline = {"authors": [{"name": "Jane Doe"}], "agencies": [{"name": "AP"}]}
    desk.put("a.json", {**CLEAN, "byline": byline, "dateline": {"places": ["Reno"]}})

    page = desk.run("show", "a.json").out

    assert "\nBy Jane Doe, AP" in page
    assert "\nRENO — The vote was unanimous." in page


def with_blocks(*blocks: dict[str, Any], **facts: Any) -> dict[str, Any]:
    """Return a brief of these blocks."""
    return {**CLEAN, "sections": [{"heading": "What comes", "blocks": [*blocks]}], **facts}


def test_every_kind_of_block(desk: Desk) -> None:
    """Whatever stands in a body stands on the page, and what stands outside it, at its end."""
    quoted = {"text": "Yes", "start": 1, "end": 4, "mention": "he", "cue": "said"}
    blocks = (
        {"type": "paragraph", "text": "“Yes,” he said.", "quotes": [quoted]},
        {"type": "pull_quote", "text": "A line", "speaker": "Jo Doe"},
        {"type": "block_quote", "paragraphs": [{"text": "A passage"}], "cite": "A book"},
        {"type": "list", "ordered": True, "items": [{"text": "One"}, {"text": "Two"}]},
        {"type": "table", "header": ["Team", "Goals"], "rows": [["Reds", "3"]]},
        {"type": "preformatted", "text": "1  2\n3  4"},
        {"type": "figure", "media": {"kind": "picture", "caption": "A bridge", "credit": "AP"}},
        {"type": "rule"},
    )
    notes = [{"text": "The date was wrong.", "kind": "correction"}]
    media = [{"url": "http://example.com/a.mp3", "kind": "audio"}]
    desk.put("a.json", with_blocks(*blocks, notes=notes, media=media))

    done = desk.run("show", "a.json", "--width", "100")
    page = halves(done.out)
    column = [left for left, _ in page]

    assert done.code == 0
    assert ("“[Yes]¹,” _he_ said.", "¹ (he) · said") in page
    assert ("┃ A line", "Jo Doe") in page
    assert done.out.count("│ A passage") == 1
    for line in ("What comes", "1. One", "2. Two", "1  2", "3  4", "* * *"):
        assert line in column
    assert "Reds │ 3" in done.out
    assert "[picture] A bridge (AP)" in column
    assert "correction: The date was wrong." in column
    assert "[audio] http://example.com/a.mp3" in column


@pytest.mark.parametrize("options", [(), ("--color", "always"), ("--svg", "-")])
def test_hostile_text(desk: Desk, options: tuple[str, ...]) -> None:
    """Control codes, overrides of direction and markup of rich stand there as text."""
    quote = {"text": HOSTILE, "start": 1, "end": 1 + len(HOSTILE), "speaker": HOSTILE}
    paragraph = {"type": "paragraph", "text": f"“{HOSTILE}” {HOSTILE}", "quotes": [quote]}
    brief = with_blocks(
        paragraph,
        {"type": "pull_quote", "text": HOSTILE, "speaker": HOSTILE},
        {"type": "table", "rows": [[HOSTILE]]},
        {"type": "preformatted", "text": HOSTILE},
        **dict.fromkeys(("headline", "kicker", "deck", "slug", "status"), HOSTILE),
        masthead=[HOSTILE],
        byline={"text": HOSTILE},
        dateline={"text": HOSTILE},
        notes=[{"text": HOSTILE, "kind": HOSTILE}],
    )
    desk.put("a[red]\x1b.json", brief)

    done = desk.run("show", "a[red]\x1b.json", "--width", "1000", *options)

    assert done.code == 0
    text = " ".join(texts(done.out)) if options[:1] == ("--svg",) else done.out
    assert text.count("[red]a\\x1b[2J\\u202eb\\x9b7m") > 14
    bare = re.sub(r"\x1b\[[\d;]*m", "", done.out)
    for unwanted in ("\x1b", "\u202e", "\x9b"):
        assert unwanted not in bare


def test_wide_characters(desk: Desk) -> None:
    """Characters of two columns wrap where their line is full, and the margin stays straight."""
    text = "記者団に対し、橋の建設は予定どおり進むと述べた。" * 6
    quote = {"text": text[:7], "start": 0, "end": 7, "speaker": "山田太郎"}
    desk.put("a.json", with_blocks({"type": "paragraph", "text": text, "quotes": [quote]}))

    page = desk.run("show", "a.json", "--width", "80").out
    bars = {cell_len(line.partition("│")[0]) for line in page.splitlines() if "│" in line}

    assert len(bars) == 1
    assert max(map(cell_len, page.splitlines())) <= 80
    joined = "".join(left for left, _ in halves(page))
    assert f"[{text[:7]}]¹{text[7:]}" in joined


def test_spaces_of_other_kinds(desk: Desk) -> None:
    """A space that does not break is shown as a space: no reader wants to see its code."""
    desk.put(
        "a.json", with_blocks({"type": "paragraph", "text": "«\u00a0Oui\u202f»,\u2009dit-il."})
    )

    assert "« Oui », dit-il." in desk.run("show", "a.json").out


def test_marks_that_make_no_sense(desk: Desk) -> None:
    """Quotes and spans that lie outside, overlap or run backwards do not lose a word."""
    quotes = [
        {"text": "x", "start": 2, "end": 9},
        {"text": "x", "start": 5, "end": 12},
        {"text": "x", "start": 900, "end": 990},
        {"text": "x", "start": 9, "end": 3},
    ]
    spans = [{"start": 4, "end": 400, "kind": "strong"}, {"start": 8, "end": 2, "kind": "emphasis"}]
    text = "The vote was unanimous."
    block = {"type": "paragraph", "text": text, "quotes": quotes, "spans": spans}
    desk.put("a.json", with_blocks(block))

    done = desk.run("show", "a.json", "--width", "120")

    assert done.code == 0
    assert "Th[e vote ]¹was unanimous." in done.out


def test_what_cannot_be_read_of_a_brief(desk: Desk) -> None:
    """A brief with wrong values is shown as far as it goes, the errors in its margin."""
    desk.put("a.json", {**CLEAN, "published": "soon", "headline": "Council votes"})

    done = desk.run("show", "a.json", "--width", "100")

    assert done.code == 0
    assert "Council votes" in done.out
    assert re.search(r"│ BK\d+ error: ", done.out)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "a.json:1:1: not a valid json brief: the file is empty"),
        ("[]", "a.json:1:1: not a valid json brief: expected object"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a.json:3:1: this is a binary file"),
    ],
)
def test_what_is_no_brief(desk: Desk, content: str | bytes, says: str) -> None:
    """Without a brief there is no page: one line, exit code 2, and no picture either."""
    desk.put("a.json", content)
    for options in ((), ("--svg", "a.svg")):
        done = desk.run("show", "a.json", *options)

        assert (done.code, done.out, len(done.lines)) == (2, "", 1)
        assert done.err.startswith(f"briefkit: error: {says}")
    assert desk.names == {"a.json"}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("no.txt",), "no.txt: no such file; "),
        ((".",), ".: this is a folder; "),
        (("a.json", "--width", "19"), "expected a number from 20 to 1000, got '19'"),
        (("a.json", "--width", "wide"), "expected a number from 20 to 1000, got 'wide'"),
        (("a.json", "--color", "red"), "invalid choice: 'red'"),
        (("a.json", "--svg", "no/a.svg"), "no/a.svg: its folder does not exist; "),
    ],
)
def test_usage(desk: Desk, arguments: tuple[str, ...], says: str) -> None:
    """What cannot be done is told in one line."""
    desk.put("a.json")

    done = desk.run("show", *arguments)

    assert (done.code, done.out, len(done.lines)) == (2, "", 1)
    assert says in done.err


def test_a_file_of_many(desk: Desk) -> None:
    """A page shows one brief; of a file of lines, one that holds no more than that."""
    line = '{"headline": "A", "sections": []}\n'
    desk.put("one.ndjson", line)
    desk.put("two.ndjson", line * 2)

    assert desk.run("show", "one.ndjson").code == 0
    for name, stdin in (("two.ndjson", b""), ("-", (line * 2).encode())):
        done = desk.run("show", name, "--from", "ndjson", stdin=stdin)
        assert (done.code, done.out) == (2, "")
        assert done.err.endswith(": holds many briefs, not one; take out one of them\n")


def test_standard_input(ferry: Desk) -> None:
    """`-` is standard input, and --from names its format."""
    content = EXAMPLE.read_bytes()

    for options in ((), ("--from", "wire")):
        done = ferry.run("show", "-", *options, stdin=content)
        assert done.code == 0
        assert done.out.startswith("<stdin> · wire · ")


def test_an_empty_brief(desk: Desk) -> None:
    """A brief of nothing has a page of one line, with what is missing beside it."""
    desk.put("a.json", {"headline": "", "sections": []})

    done = desk.run("show", "a.json", "--width", "100")

    assert done.code == 0
    assert "0 words · 0 quotations" in done.out
    assert "error: " in done.out


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(brief=briefs())
def test_any_brief_has_a_page(brief: Brief) -> None:
    """Whatever a brief holds, its page keeps to its width, and its picture is sound XML."""
    page = rows(Document(brief, format="json"), validate(brief), "a.json")

    for width in (30, 80):
        lines = drawn(page, width, colour=False).splitlines()
        assert max(map(cell_len, lines)) <= width
        assert all(line.isprintable() for line in lines)
    ET.fromstring(picture(page, 80, "a.json"))


@pytest.mark.parametrize(
    "filler",
    ["“We won it,” he said. ", "word ", "w", "漢", "[b]", "“", "he said, "],
)
def test_long_paragraphs_stay_cheap(filler: str) -> None:
    """Four times the text takes about four times as long to mark and to draw."""

    def prepare(times: int) -> partial[str]:
        return partial(draw, document_of(filler * times))

    assert grows_with_count(prepare, 15_000 // len(filler))


def document_of(text: str) -> Document:
    """Return a brief of one paragraph, as it was read."""
    paragraph = Paragraph(text=text, quotes=find_quotes(text))
    return Document(Brief(headline="A", sections=[Section(blocks=[paragraph])]), format="wire")


def draw(document: Document) -> str:
    """Return a brief as a page of a terminal in colour."""
    return drawn(rows(document, Report(), "a.txt"), 80, colour=True)
