"""Wire text: what is read out of running text, what is reported, and what is written back."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefkit.conversion import losses
from briefkit.errors import ParseError, WriteError
from briefkit.formats import Document
from briefkit.formats.wire import FORMAT, dumps, loads
from briefkit.formats.wire.places import Source
from briefkit.formats.wire.read import read
from briefkit.model import (
    Author,
    BlockQuote,
    Brief,
    Byline,
    Dateline,
    Figure,
    List,
    Media,
    Note,
    Paragraph,
    Preformatted,
    PullQuote,
    Rights,
    Rule,
    Section,
    Table,
)
from briefkit.prose.quotes import find_quotes
from briefkit.structure import unstructure
from briefkit.testing import assert_format_contract, briefs
from briefkit.walk import walk
from corpora import corpora_path
from effort import examples
from growth import grows_with_size

FOLDER = Path(__file__).parents[1] / "data" / "formats" / "wire"
EXAMPLE = Path(__file__).parents[2] / "examples" / "space-brief.txt"
CASES = sorted(FOLDER.glob("*.txt"))
PIECES = (
    *(
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\f",
        "\u2028",
        "\x07",
        "  ",
        "\t",
        "\xa0",
        "• ",
        "- ",
        "1. ",
        "2. ",
    ),
    *(
        "By Tora Vik",
        "RENO, Nev. (AP) —",
        "VALLEY",
        "Bridge opens",
        "the bridge",
        "and ",
        "opened.",
    ),
    *("___", "“It is open,” Vik said.", '"', "AP", ";", "x" * 60, "Ab " * 15),
    *("inter-", "T", "(Reporting by Ana Diaz)", "Eds: Hold", "CORRECTION:", "ENDS", "ABSTRACT"),
    *("FULL TEXT", "© 2016 AP", "Ana Diaz contributed.", "What now?", "STILL UP."),
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=20).map("".join)


def read_file(path: Path) -> str:
    """Return the text of a file with its own line ends."""
    return path.read_bytes().decode()


def reported(document: Document) -> list[dict[str, Any]]:
    """Return the problems of a document, each as code, pointer, line and column."""
    return [
        {
            "code": problem.code,
            "pointer": problem.pointer,
            "at": f"{problem.span.line}:{problem.span.column}" if problem.span else None,
        }
        for problem in document.problems
    ]


def readable(text: str) -> Document | None:
    """Return what is read from a text; None if there are no words in it."""
    try:
        return loads(text)
    except ParseError:
        return None


# --- reading -----------------------------------------------------------------------------


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_cases(path: Path) -> None:
    """Brief and problems of every case are those in the file beside it."""
    document = loads(read_file(path))
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))

    assert {"brief": unstructure(document.brief), "problems": reported(document)} == expected


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
@pytest.mark.parametrize("line_end", ["\r\n", "\r", "  \n", "\n\f"])
def test_line_ends_change_nothing(path: Path, line_end: str) -> None:
    """CRLF, CR, trailing spaces and form feeds at line ends give the same brief."""
    text = read_file(path)

    assert loads(text.replace("\n", line_end)).brief == loads(text).brief


@pytest.mark.parametrize("text", ["", "\n", " \t\r\n\f", "___\n\n---\n", "\x07\x02"])
def test_a_text_without_words_is_refused(text: str) -> None:
    """The one thing that cannot be read has the code of unreadable files."""
    with pytest.raises(ParseError, match=r"empty|no words") as caught:
        loads(text)

    assert [problem.code for problem in caught.value.problems] == ["BK001"]


@pytest.fixture(params=["example", "seed"])
def quirky(request: pytest.FixtureRequest) -> str:
    """Return the text of the example, and of the brief that it is a twin of."""
    is_example = request.param == "example"
    return read_file(EXAMPLE if is_example else next(corpora_path("seed").glob("*.txt")))


def test_structure_of_the_example(quirky: str) -> None:
    """Masthead, byline, sections and blocks are told from each other by place and shape."""
    brief = loads(quirky).brief
    first, second = brief.sections

    assert len(brief.masthead) == 2
    assert brief.headline
    assert brief.dateline is None
    assert brief.byline is not None
    assert brief.byline.text.startswith("By: ")
    assert [len(author.name) for author in brief.byline.authors] == [2]
    assert [(agency.name, agency.code) for agency in brief.byline.agencies] == [("AP", "AP")]
    assert first.heading is None
    assert [type(block) for block in first.blocks] == [Paragraph] * 7
    assert second.heading
    kinds = [Paragraph, Paragraph, PullQuote, Paragraph, Paragraph, Paragraph, Paragraph]
    assert [type(block) for block in second.blocks] == kinds


def test_quotations_of_the_example(quirky: str) -> None:
    """Five quotations: an organization's, and four of a man or woman named in full once."""
    brief = loads(quirky).brief
    quotes = [quote for _, quote in brief.quotes]
    organization, person = brief.speakers

    assert [quote.kind for quote in quotes] == ["partial", "direct", "partial", "direct", "direct"]
    assert [quote.speaker for quote in quotes] == [organization] + [person] * 4
    assert [quote.mention for quote in quotes] == [organization] + [person.split()[-1]] * 4
    assert [quote.cue for quote in quotes][:2] + [quote.cue for quote in quotes][3:] == ["said"] * 4
    assert (quotes[2].cue or "").endswith("ing")
    for paragraph in brief.paragraphs:
        for quote in paragraph.quotes:
            assert quote.text == paragraph.text[quote.start : quote.end]


def test_problems_of_the_example(quirky: str) -> None:
    """The masthead, the byline ahead, the broken sentence and the display line, in their lines."""
    document = loads(quirky)
    [*_, broken, display] = document.problems

    assert [(p.code, p.span.line) for p in document.problems if p.span] == [
        ("BK108", 3),
        ("BK109", 8),
        ("BK503", 30),
        ("BK113", 36),
    ]
    assert broken.span is not None
    assert (broken.span.end_line, broken.span.end_column) == (32, 1)
    assert display.pointer == "/sections/1/blocks/2"


def test_seed_to_the_letter() -> None:
    """The brief that the project began with gives what its description lists."""
    brief = loads(read_file(next(corpora_path("seed").glob("*.txt")))).brief

    assert brief.byline is not None
    assert brief.byline.text == "By: TA | AP Brief"
    assert [author.name for author in brief.byline.authors] == ["TA"]
    assert brief.sections[1].heading == "Keeping the space station in operation"
    assert brief.speakers == ("Roscosmos", "Dmitry Bakanov")
    assert [quote.cue for _, quote in brief.quotes] == ["said", "said", "praising", "said", "said"]


def test_real_stories_are_read_whole() -> None:
    """In 84 stories of seven papers nothing fails, and what is written reads back the same."""
    paths = sorted((corpora_path("quotes") / "dev" / "text").glob("*.txt"))
    for path in paths:
        document = loads(read_file(path))

        assert document.brief.headline
        assert loads(dumps(document.brief)).brief == document.brief
    assert len(paths) == 84


@settings(max_examples=examples(300), deadline=None)
@given(TEXTS)
def test_every_character_is_accounted_for(text: str) -> None:
    """Each character is in one text of the brief, or in one thing that was left out."""
    assert unaccounted(text) == []


def test_every_character_of_real_stories_is_accounted_for() -> None:
    """In 924 stories, each character is in one text, or in one thing that was left out."""
    folder = corpora_path("quotes")
    paths = sorted((*folder.glob("train/text/*.txt"), *folder.glob("dev/text/*.txt")))

    assert [path.name for path in paths if unaccounted(read_file(path))] == []
    assert len(paths) == 924


def unaccounted(text: str) -> list[tuple[int, str, int]]:
    """Return the characters that are not exactly once in the brief or in what was left out.

    Each comes with its offset in the text without control characters, and how often it is.
    Control characters are reported apart from that. A list tells the markers of its items.
    Contributors are named by a note as well.
    """
    source = Source(text)
    reading = read(source.clean)
    if reading is None:
        return []
    uses: Counter[int] = Counter()
    for pointer, placed in reading.places():
        if pointer.startswith("/byline/contributors/"):
            continue
        uses.update(placed.place(index) for index in range(len(placed.text)))
        if not placed.start:
            start = placed.passage.start
            uses.update(range(start - len(placed.passage.marker), start))
    for remark in reading.remarks():
        if remark.is_removal:
            uses.update(range(remark.start, remark.end))
    return [
        (index, char, uses[index])
        for index, char in enumerate(source.clean)
        if not char.isspace() and uses[index] != 1
    ]


@settings(max_examples=examples(200), deadline=None)
@given(TEXTS)
def test_every_text_is_what_stands_at_its_places(text: str) -> None:
    """Each character of each text stands in the source where it is said to."""
    source = Source(text)
    reading = read(source.clean)
    for _, placed in reading.places() if reading else ():
        for index, char in enumerate(placed.text):
            assert char.isspace() or source.clean[placed.place(index)] == char


def is_control(char: str) -> bool:
    """Tell whether a reader leaves a character out."""
    return (char < " " and char not in "\t\n\r\v\f\x1c\x1d\x1e\x1f") or (
        "\x7f" <= char <= "\x9f" and char != "\x85"
    )


# --- places ------------------------------------------------------------------------------


def text_at(source: str, document: Document, pointer: str, *part: int) -> str:
    """Return what stands in the source at a place."""
    span = document.locate(pointer, *part)
    assert span is not None
    lines = source.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return " ".join(line.strip() for line in lines if line.strip())


@pytest.mark.parametrize("path", [EXAMPLE, *CASES], ids=lambda path: path.stem)
def test_every_text_stands_where_it_is_said_to(path: Path) -> None:
    """Headline, byline, headings, paragraphs and quotations, wrapped, joined or cut, are found."""
    source = read_file(path)
    document = loads(source)
    for pointer, value in walk(document.brief, str):
        if not pointer.endswith(("/kind", "/speaker", "/code", "/role")):
            paragraph = pointer.partition("/quotes/")[0]
            found = text_at(source, document, pointer)
            if pointer.endswith(("/mention", "/cue")) and value not in text_at(
                source, document, paragraph
            ):
                continue  # Whoever speaks may be named in another paragraph.
            assert squeezed(found) == squeezed(value)


def squeezed(text: str) -> str:
    """Return a text without what mending changes: space, hyphens and control characters."""
    return "".join(char for char in text if not (char.isspace() or is_control(char) or char == "-"))


def test_parts_of_a_text_are_found_through_wraps_and_cuts() -> None:
    """Offsets count in the paragraph; lines and columns in the file, dateline and all."""
    source = read_file(FOLDER / "hard_wrapped.txt")
    document = loads(source)
    text = document.brief.paragraphs[0].text
    start = text.index("builder")

    assert text_at(source, document, "/sections/0/blocks/0/text", start, start + 7) == "builder"
    assert text_at(source, document, "/sections/0/blocks/0/text", 0, 3) == "The"
    assert text_at(source, document, "/dateline/agencies/0/name") == "AP"
    assert text_at(source, document, "/sections/0/blocks/1/quotes/0/mention") == "Mayor Ines Holm"


@pytest.mark.parametrize(
    ("pointer", "line", "column"),
    [
        ("/published", 1, 1),
        ("/sections/7/blocks/1", 3, 1),
        ("/dateline", 3, 1),
        ("/byline", 1, 1),
        ("/headline", 1, 1),
        ("/sections/0", 3, 1),
        ("/sections/0/blocks/0/quotes/4", 3, 1),
        ("", 1, 1),
    ],
)
def test_what_is_missing_has_the_place_where_it_is_missed(
    pointer: str, line: int, column: int
) -> None:
    """The dateline is missed at the body, the byline at the headline, the rest at the top."""
    span = loads("Bridge opens\n\nThe bridge opened on Monday.\n").locate(pointer)

    assert span is not None
    assert (span.line, span.column) == (line, column)


@settings(max_examples=examples(200), deadline=None)
@given(TEXTS)
def test_every_value_has_a_place(text: str) -> None:
    """Whatever was read, each of its texts and problems lies within the source."""
    document = readable(text)
    if document is None:
        return
    last = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    places = [document.locate(pointer) for pointer, _ in walk(document.brief, str)]
    for span in (*places, *(problem.span for problem in document.problems)):
        assert span is not None
        assert 1 <= span.line <= span.end_line <= last


def test_lines_around_the_story_have_their_places() -> None:
    """Notes, credits and what was cut out of words are found in their lines and columns."""
    source = read_file(FOLDER / "slug_notes_and_credits.txt")
    document = loads(source)

    assert text_at(source, document, "/slug").startswith("BC-EU--")
    assert text_at(source, document, "/ed_note").startswith("Eds: ")
    assert text_at(source, document, "/notes/0/text").endswith("to this report.")
    assert [(p.code, p.span.line, p.span.column) for p in document.problems if p.span][:3] == [
        ("BK120", 2, 1),
        ("BK516", 11, 23),
        ("BK516", 19, 50),
    ]


def test_contributors_have_the_place_of_their_credit() -> None:
    """Who is named below the story is found there, not in the byline."""
    source = read_file(FOLDER / "indented_paragraphs.txt")
    document = loads(source)
    span = document.locate("/byline/contributors/0/name")

    assert text_at(source, document, "/byline/contributors/0/name") == "Odd Berge"
    assert span is not None
    assert (span.line, span.column) == (15, 41)


# --- writing -----------------------------------------------------------------------------


def test_a_kicker_never_takes_the_place_of_the_headline() -> None:
    """A kicker that is not in capitals, which nothing tells from a headline, is left out."""
    brief = Brief(
        kicker="Transport",
        headline="Bridge opens",
        deck="It took a dog",
        sections=[Section(blocks=[Paragraph(text="The bridge opened.")])],
    )

    assert dumps(brief) == "Bridge opens\nIt took a dog\n\nThe bridge opened.\n"


def test_a_brief_is_written_in_the_order_of_the_wire() -> None:
    """Masthead, headline, byline, then the body with the dateline put back, all unwrapped."""
    brief = Brief(
        masthead=["Morning in the valley", "Evening in the hills"],
        kicker="VALLEY",
        headline="Bridge opens",
        deck="It took a dog",
        byline=Byline(authors=[Author(name="Tora Vik")]),
        dateline=Dateline(text="RENO, Nev. (AP)\xa0—"),
        ed_note="Hold for lawyers",
        sections=[
            Section(
                blocks=[
                    List(items=["Two lanes", "One dog"]),
                    Paragraph(text="The bridge opened."),
                    BlockQuote(paragraphs=["It is open."]),
                    Table(header=["Lane", "Dogs"], rows=[["1", "2"]]),
                    Preformatted(text="  A\n\n  B"),
                    Figure(media=Media(caption="A bridge")),
                    Rule(),
                    List(items=["It closed.", "It opened."], ordered=True),
                ]
            ),
            Section(heading="What comes next", blocks=[Paragraph(text="A tunnel\ncomes next.")]),
        ],
    )

    assert dumps(brief) == (
        "Morning in the valley\nEvening in the hills\n\n"
        "VALLEY\nBridge opens\nIt took a dog\n\n"
        "By Tora Vik\n\n"
        "• Two lanes\n• One dog\n\n"
        "RENO, Nev. (AP)\xa0— The bridge opened.\n\n"
        "It is open.\n\nLane\tDogs\n\n1\t2\n\nA\n\nB\n\n___\n\n"
        "1. It closed.\n2. It opened.\n\n"
        "What comes next\n\nA tunnel comes next.\n"
    )


@pytest.mark.parametrize("path", [EXAMPLE, *CASES], ids=lambda path: path.stem)
def test_what_was_read_can_be_written_and_read_again(path: Path) -> None:
    """Nothing of a brief that came from wire text is lost on the way but what is for editors."""
    brief = attrs.evolve(loads(read_file(path)).brief, ed_note=None)

    assert loads(dumps(brief)).brief == brief


def test_what_stands_around_the_story_is_written_as_far_as_it_can_be_read() -> None:
    """Slug, summary, copyright and notes have their places; a note to editors has none."""
    brief = Brief(
        headline="Bridge opens",
        slug="BC-EU--Bridge",
        summary="A bridge was opened.",
        sections=[Section(blocks=[Paragraph(text="The bridge opened.")])],
        rights=Rights(notice="© 2025 Coast News"),
        notes=[Note(text="Ana Diaz contributed.", kind="contributors"), Note(text="ENDS")],
        ed_note="Hold for lawyers",
    )

    assert dumps(brief) == (
        "BC-EU--Bridge\n\nBridge opens\n\nABSTRACT\n\nA bridge was opened.\n\nFULL TEXT\n\n"
        "The bridge opened.\n\n© 2025 Coast News\n\nAna Diaz contributed.\n\nENDS\n"
    )
    assert {change.pointer for change in losses(brief, "wire")} == {"/ed_note", "/notes/1/kind"}


def test_what_would_be_read_as_something_else_is_left_out() -> None:
    """Only a slug and a copyright line that say what they are are written."""
    brief = Brief(
        headline="Bridge opens",
        slug="bridge-opens",
        sections=[Section(blocks=[Paragraph(text="The bridge opened.")])],
        rights=Rights(notice="Coast News"),
    )

    assert dumps(brief) == "Bridge opens\n\nThe bridge opened.\n"


def test_a_brief_without_words_is_refused() -> None:
    """There is nothing to write, and a file without words could not be read."""
    with pytest.raises(WriteError, match="no words"):
        dumps(Brief(headline=" ", sections=[Section(blocks=[Rule()])]))


@settings(
    max_examples=examples(100),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(briefs())
@example(
    Brief(
        headline="The",
        masthead=["# no heading", "agency"],
        byline=Byline.parse("By Tora Vik"),
        sections=[],
    )
)
def test_any_brief_keeps_the_contract(brief: Brief) -> None:
    """Writing is deterministic and settles: what is read back is written the same."""
    assert_format_contract(FORMAT, [brief])


@settings(max_examples=examples(300), deadline=None)
@given(TEXTS)
def test_any_text_settles(text: str) -> None:
    """A text that was read and written once is written the same ever after."""
    document = readable(text)
    if document is not None:
        written = dumps(document.brief)
        assert dumps(loads(written).brief) == written


# --- size --------------------------------------------------------------------------------


HOSTILE = (
    '"', "“", '"a ', "“a” ", '"A," said ', ",", "said ", "A", "Ab ", "Ab Cd. ", "\n", "\n\n", " ",
    "a\n", "a\n\n", "A\n\n", "- a\n", "5. a\n6. b\n", "(", "<a", "''", "___\n", "By A, ", "\x00",
    "-\n", "---\n", "a-\n", "inter-\nnational ", "T\n", "T he ", "END\n\n", "Eds: a\n\n",
    "(Reporting by A)\n\n", "(Reporting by ", "A contributed ", "A reported from ",
    "Correction:\n\n", "© 2016 ", "1. A\n\nB.\n\n", "What now?\n\n", "STILL UP.\n\n",
    "ABSTRACT\n\n", "A; ",
    '"He," said Ab Cd. ', "Ab (AP) — ", 'Ab Cd said "he so" and he said.\n\n',
)  # fmt: skip


@pytest.mark.parametrize("filler", HOSTILE, ids=ascii)
def test_time_grows_with_the_size_alone(filler: str) -> None:
    """Four times the text takes about four times as long, whatever it is made of."""
    assert grows_with_size(lambda text: readable(f"Head\n\n{text}"), filler, 30_000)


@pytest.mark.parametrize("filler", ['"', "“", ",", "A", "Ab ", "said "])
def test_a_megabyte_takes_four_times_as_long_as_a_quarter_of_it(filler: str) -> None:
    """No text is too long for that: a megabyte of quotation marks, of commas, of "said "."""
    assert grows_with_size(find_quotes, filler, 250_000)
    assert grows_with_size(lambda text: readable(f"Head\n\n{text}"), filler, 250_000)


def test_a_megabyte_of_scare_quotes_is_no_speech() -> None:
    """A quarter of a million words in quotation marks are told from speech, one by one."""
    document = loads("Head\n\nIt is " + '"a" ' * 250_000)

    assert document.brief.quotes == ()
