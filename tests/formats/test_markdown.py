"""Markdown: nothing is lost, nothing gets through as markup, every value has its place."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import attrs
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefkit import _strategies
from briefkit.errors import ParseError, WriteError
from briefkit.formats import markdown
from briefkit.formats.front_matter import yaml as front_yaml
from briefkit.formats.front_matter.values import typed
from briefkit.model import (
    Author,
    BlockQuote,
    Brief,
    Byline,
    Dateline,
    Figure,
    List,
    Media,
    Paragraph,
    Preformatted,
    PullQuote,
    Quote,
    Rule,
    Section,
    Span,
    Table,
)
from briefkit.positions import Lines
from briefkit.problems import SourceSpan
from briefkit.prose.speakers import resolve_speakers
from briefkit.structure import unstructure
from briefkit.testing import assert_format_contract, briefs
from briefkit.walk import walk
from corpora import corpora_path
from effort import examples
from growth import grows_with_size

CASES = sorted(Path(__file__).parents[1].joinpath("data/formats/markdown").glob("*.md"))
often = settings(
    deadline=None, max_examples=examples(80), suppress_health_check=[HealthCheck.too_slow]
)


def case(name: str) -> str:
    """Return the text of a case."""
    return next(path for path in CASES if path.stem == name).read_bytes().decode()


def story(*blocks: Any, **fields: Any) -> Brief:
    """Return a brief of these blocks."""
    return Brief(headline="Ferry returns", sections=[Section(blocks=blocks)], **fields)


def sliced(text: str, span: SourceSpan | None) -> str:
    """Return what stands at a place of a text."""
    assert span is not None
    starts = Lines(text).starts
    return text[
        starts[span.line - 1] + span.column - 1 : starts[span.end_line - 1] + span.end_column - 1
    ]


# --- writing and reading again -----------------------------------------------------------


@given(briefs())
@often
def test_every_valid_brief_keeps_the_contract(brief: Brief) -> None:
    """Markdown is lossless but for the note from desk to desk, idempotent and deterministic."""
    assert_format_contract(markdown.FORMAT, [brief])


@given(briefs(), st.characters(max_codepoint=0x9F) | st.sampled_from("\r\ufffe\uffff"))
@often
def test_control_characters_survive(brief: Brief, character: str) -> None:
    """What no brief should hold is carried nonetheless: in the front matter, if need be."""
    odd = f"a{character}"
    sections = [Section(heading=odd, blocks=[Paragraph(text=odd), Preformatted(text=odd)])]
    brief = attrs.evolve(brief, headline=odd, kicker=odd, sections=sections)

    assert_format_contract(markdown.FORMAT, [brief])


NATURAL = {
    "paragraph": Paragraph(text="The ferry will sail again - in May."),
    "emphasis": Paragraph(
        text="The new ship, the Vega, is big.",
        spans=[
            Span(start=0, end=3, kind="strong"),
            Span(start=14, end=22, kind="link", href="https://example.org/?a=b_c&d=e"),
            Span(start=18, end=22, kind="emphasis"),
            Span(start=27, end=30, kind="code"),
        ],
    ),
    "both": Paragraph(
        text="Vega", spans=[Span(start=0, end=4, kind=kind) for kind in ("strong", "emphasis")]
    ),
    "looks like markup": Paragraph(text="# 1. *no* [x]: <b> {{ y }} | ~~z~~ &amp; a_b ` \\ !"),
    "spaces at its ends": Paragraph(text="\u00a0 so \t"),
    "pull quote": PullQuote(text="“We have *waited* long enough.”", speaker="Kari Holm"),
    "pull quote without speaker": PullQuote(text="Long enough"),
    "quotation": BlockQuote(paragraphs=["One.", "Two."], speaker="Kari Holm"),
    "quotation of a page": BlockQuote(
        paragraphs=["One."], speaker="Kari Holm", cite="https://example.org/(a)"
    ),
    "quotation of a title": BlockQuote(paragraphs=["One."], cite="Ships, and Harbours"),
    "quotation of speaker and title": BlockQuote(
        paragraphs=["One."], speaker="Kari Holm", cite="Ships"
    ),
    "list": List(items=["one", "- two", "", "three"]),
    "numbered list": List(items=["one", "2. two"], ordered=True),
    "table": Table(header=["Port", "Cars"], rows=[["A | B", "\\|"], ["", "40"]]),
    "table without header": Table(rows=[["a", "b"]]),
    "preformatted": Preformatted(text="20:00  A\n````\n\n  B  "),
    "preformatted and empty": Preformatted(text=""),
    "figure": Figure(media=Media(url="/a b(c).jpg", alt="A [ferry]"), caption='The "Vega"'),
    "rule": Rule(),
}


@pytest.mark.parametrize("name", NATURAL)
def test_what_markdown_can_say_is_said_in_the_body(name: str) -> None:
    """A block of any kind stands in the body, twice in a row and once more, with no annotations."""
    block = NATURAL[name]
    brief = story(Paragraph(text="Lead."), block, block, block)

    text = markdown.dumps(brief)

    assert text.startswith("# Ferry returns\n\nLead.\n\n")
    assert markdown.loads(text).brief == brief


def test_what_a_reader_derives_is_not_written() -> None:
    """Quotations, speakers, the dateline and the parts of a byline are not spelled out."""
    plain = markdown.loads(case("plain")).brief
    brief = attrs.evolve(
        plain,
        byline=Byline(text="By Kari Holm", authors=[Author(name="Kari Holm")]),
        dateline=Dateline.parse("RENO, Nev. (AP) —"),
    )
    assert len(brief.quotes) == 2

    text = markdown.dumps(brief)

    assert text.startswith("---\nbyline: By Kari Holm\n---\n\n# Ferry returns")
    assert "\n\nRENO, Nev. (AP) — The ferry will sail" in text
    assert markdown.loads(text).brief == brief


def test_what_a_reader_would_derive_wrongly_is_annotated() -> None:
    """One other speaker is one line; quotes that are not meant are taken away."""
    brief = markdown.loads(case("plain")).brief
    section = brief.sections[1]
    quote = attrs.evolve(section.blocks[0].quotes[0], speaker="Ola Berg")
    other = attrs.evolve(section, blocks=[attrs.evolve(section.blocks[0], quotes=[quote])])
    none = attrs.evolve(section, blocks=[attrs.evolve(section.blocks[0], quotes=())])

    annotated = markdown.dumps(attrs.evolve(brief, sections=[brief.sections[0], other]))
    bare = markdown.dumps(attrs.evolve(brief, sections=[brief.sections[0], none]))

    line = '  "/sections/1/blocks/0/quotes/0/speaker": Ola Berg\n'
    assert annotated.startswith(f"---\nannotations:\n{line}---\n")
    assert bare.startswith('---\nannotations:\n  "/sections/1/blocks/0/quotes": null\n---\n')


def test_quotes_that_no_reader_finds_are_given_by_their_words() -> None:
    """A quote is annotated by its text; offsets only where the words alone would mislead."""
    text = "He said again and again and again."
    first = Quote(text="again", start=8, end=13, speaker="Kari Holm", kind="partial")
    third = Quote(text="again", start=28, end=33, speaker="Kari Holm", kind="partial")
    brief = story(Paragraph(text=text, quotes=[first, third]))

    front = yaml.safe_load(markdown.dumps(brief).split("---\n")[1])

    shown = {"text": "again", "speaker": "Kari Holm", "kind": "partial"}
    quotes = front["annotations"]["/sections/0/blocks/0/quotes"]
    assert quotes == [shown, {**shown, "start": 28, "end": 33}]
    assert markdown.loads(markdown.dumps(brief)).brief == brief


def test_no_dateline_is_taken_where_there_is_none() -> None:
    """A first paragraph that opens like a dateline keeps its words if the brief has no dateline."""
    brief = story(Paragraph(text="RENO, Nev. (AP) — The ferry sails."))

    text = markdown.dumps(brief)

    assert text.startswith('---\ndateline: ""\n---\n')
    assert markdown.loads(text).brief == brief


def test_the_note_from_desk_to_desk_is_never_written() -> None:
    """Markdown is for the public."""
    assert "hush" not in markdown.dumps(story(Rule(), ed_note="hush", extra={"a": 1}))


@pytest.mark.parametrize(
    "extra",
    [
        {"long": "x" * 70_000},
        {"deep": json.loads("[" * 30 + "]" * 30)},
        {"many": [{"a": 1}] * 9000},
    ],
    ids=["too long", "too deep", "too much"],
)
def test_front_matter_that_could_not_be_read_again_is_not_written(extra: dict[str, Any]) -> None:
    """The limits of reading are limits of writing."""
    with pytest.raises(WriteError) as caught:
        markdown.dumps(story(Rule(), extra=extra))

    assert [problem.code for problem in caught.value.problems] == ["BK004"]


# --- reading what people write -----------------------------------------------------------


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_files_of_every_dialect_are_read(path: Path) -> None:
    """Each file gives the brief beside it, and the problems beside it, each at its place."""
    text = path.read_bytes().decode()
    expected = path.with_suffix(".expected.json").read_text(encoding="utf-8")
    problems = path.with_suffix(".problems.txt")

    document = markdown.loads(text)

    found = [
        f"{span.line}:{span.column} {problem.code or '-'} {problem.pointer} {problem.message}"
        for problem in document.problems
        if (span := problem.span or document.locate(problem.pointer, problem.start, problem.end))
    ]
    assert json.loads(expected) == unstructure(document.brief)
    assert "\n".join([*found, ""] if found else []) == (
        problems.read_text(encoding="utf-8") if problems.exists() else ""
    )


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_was_read_is_written_and_read_again(path: Path) -> None:
    """A brief from anybody's file keeps the contract."""
    brief = markdown.loads(path.read_bytes().decode()).brief

    assert_format_contract(markdown.FORMAT, [brief])


def test_handwritten_quotations_get_their_speakers() -> None:
    """Markdown understands running text as the wire reader does."""
    brief = markdown.loads(case("plain")).brief

    assert [quote.speaker for _, quote in brief.quotes] == ["Kari Holm", "Kari Holm"]
    assert resolve_speakers(brief) == brief


def test_the_examples_of_commonmark_are_read_and_written() -> None:
    """Every example of the specification gives a brief that is written without loss."""
    spec = corpora_path("commonmark").joinpath("spec.txt").read_text(encoding="utf-8")
    examples = re.findall(r"^`{32} example\n(.*?)\n?\.\n", spec, re.DOTALL | re.MULTILINE)
    assert len(examples) > 600

    briefs = [markdown.loads(f"# H\n\n{e.replace('→', chr(9))}").brief for e in examples]

    assert_format_contract(markdown.FORMAT, briefs)


REFUSED = {
    "": "BK001 1:1",
    " \n\n": "BK001 1:1",
    "---\na: [\n---\n": "BK001 3:1",
    "---\n- a\n---\n": "BK001 2:1",
    "---\njust text\n---\n": "BK001 2:1",
    "---\na: 1\n": "BK001 1:1",
    "---\na: \x01\n---\n": "BK001 2:4",
    "---\n? [a]\n: b\n---\n": "BK001 2:3",
    "---\na: &x 1\n---\n": "BK007 2:4",
    "---\na: 1\nb: *x\n---\n": "BK007 3:4",
    "---\na: !!python/object:os.system 1\n---\n": "BK007 2:4",
    "---\n<<: {a: 1}\n---\n": "BK007 2:1",
    "---\n%YAML 1.2\n--- \nx: 1\n---\n": "BK001 3:1",
    f"---\na: {'[' * 20}\n---\n": "BK004 2:20",
    f"---\na: {'x' * 70_000}\n---\n": "BK004 2:1",
    f"---\na: [{'1,' * 25_000}]\n---\n": "BK004 2:1",
    "+++\na = \n+++\n": "BK001 2:5",
    "+++\r\na = 1\r\nslug = nope\r\n+++\r\n": "BK001 3:8",
    "+++\na = [\n+++\n": "BK001 3:1",
    "+++\na = 1\n": "BK001 1:1",
    f"+++\na = {'[' * 20}{']' * 20}\n+++\n": "BK004 1:1",
    f"+++\na = '{'x' * 70_000}'\n+++\n": "BK004 1:1",
    '{"a": tru}\n': "BK001 1:7",
    f'{{"a": {"[" * 20}{"]" * 20}}}\n': "BK004 1:1",
    f'{{"a": {"[" * 100_000}\n': "BK004 1:1",
    f'{{"a": "{"x" * 70_000}"}}\n': "BK004 1:1",
    '{"a": NaN}\n': "BK006 1:7",
}


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: repr(text[:24]))
def test_front_matter_that_acts_or_is_broken_is_refused(text: str) -> None:
    """One problem with its code and place; nothing is built or expanded."""
    with pytest.raises(ParseError) as caught:
        markdown.loads(text)

    (problem,) = caught.value.problems
    assert caught.value.format == "markdown"
    assert problem.span is not None
    assert f"{problem.code} {problem.span.line}:{problem.span.column}" == REFUSED[text]


@pytest.mark.parametrize("text", ["---\n\nA line across.\n", "{ braces }\n", "Note: this.\n\nSo."])
def test_what_only_looks_like_front_matter_is_the_story(text: str) -> None:
    """A rule, a brace or a colon at the start of a story does not make front matter."""
    document = markdown.loads(f"{text}\n# H\n")

    assert document.brief.headline == "H"
    assert document.brief.sections[0].blocks


@given(st.dictionaries(_strategies.text, _strategies.json_values, max_size=4))
@often
def test_any_yaml_parser_reads_what_is_written(mapping: dict[str, Any]) -> None:
    """Our own reader and PyYAML's loader (YAML 1.1) both find the same values of the same types."""
    text = front_yaml.write(mapping)

    assert repr(typed(front_yaml.read(text, 0, Lines(text)).value)) == repr(mapping)
    assert repr(yaml.safe_load(text) or {}) == repr(mapping)


# --- safety ------------------------------------------------------------------------------


@given(briefs())
@often
def test_nothing_in_a_brief_becomes_markup_or_a_script(brief: Brief) -> None:
    """A renderer that lets HTML through finds none, and no link that runs what is in it."""
    rendered = MarkdownIt("commonmark").enable("table")
    text = markdown.dumps(brief)
    body = text.partition("\n---\n")[2] if text.startswith("---\n") else text
    tokens = [t for token in rendered.parse(body) for t in (token, *(token.children or ()))]

    assert not [token.content for token in tokens if token.type.startswith("html")]
    targets = [str(t.attrs.get("href") or t.attrs.get("src") or "") for t in tokens]
    assert not [
        t for t in targets if re.match(r"\W*(?:javascript|data|vbscript)", t, re.IGNORECASE)
    ]


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "JavaScript:x", " javascript:x", "java\tscript:x", "data:text/html,x"],
)
def test_a_link_that_would_run_is_kept_but_is_no_link(href: str) -> None:
    """An unsafe target is not in the body, yet still in the brief."""
    brief = story(Paragraph(text="See", spans=[Span(start=0, end=3, kind="link", href=href)]))

    text = markdown.dumps(brief)

    assert text.endswith("\n\nSee\n")
    assert markdown.loads(text).brief == brief


FILLERS = [
    "[",
    "*a",
    "`a",
    "<a",
    "> ",
    "- ",
    "|",
    "![",
    "[a](",
    "<!--",
    "&",
    "\\",
    " ",
    "“a",
    "(",
    "a|",
]


@pytest.mark.parametrize("filler", FILLERS)
def test_a_million_characters_of_anything_are_read_in_linear_time(filler: str) -> None:
    """A line of a megabyte is not searched for markup, which is reported unless it is layout."""
    assert grows_with_size(lambda text: markdown.loads(f"# H\n\nx{text}"), filler, 250_000)

    document = markdown.loads("# H\n\nx" + (filler * 1_000_000)[:1_000_000])

    assert [problem.code for problem in document.problems] in (["BK004"], [])


@pytest.mark.parametrize("filler", [" ", "\t", "[", " [", "a", "a ", "'"])
def test_a_long_line_of_toml_is_read_in_linear_time(filler: str) -> None:
    """A text in front matter may be full of anything that could open a key or a table."""
    assert grows_with_size(
        lambda text: markdown.loads(f'+++\nslug = """\n{text}\n"""\n+++\n# H\n'), filler
    )


@pytest.mark.parametrize("mark", ["> ", "- "])
def test_what_is_nested_too_deep_is_reported(mark: str) -> None:
    """Text beyond the limit of nesting is not lost in silence."""
    document = markdown.loads("# H\n\n" + mark * 40 + "text\n")

    assert "BK004" in [problem.code for problem in document.problems]


@pytest.mark.parametrize(
    ("front", "headings", "headline_at", "remarks"),
    [
        ("", "# A\n# *B*\n", 1, ["/sections/0/heading"]),
        ("---\nheadline: A\n---\n", "# *B*\n", 2, ["/sections/0/heading"]),
        ("---\nheadline: B\n---\n", "# *B*\n", 4, ["/headline"]),
        ("---\nheadline: B\n---\n", "# B\n# *B*\n", 4, ["/sections/0/heading"]),
    ],
)
def test_a_heading_of_the_first_level_is_read_as_one_thing(
    front: str, headings: str, headline_at: int, remarks: list[str]
) -> None:
    """It is the headline, or repeats that of the front matter once, or heads a section."""
    document = markdown.loads(f"{front}{headings}\ntext\n")

    place = document.locate("/headline")
    assert place is not None
    assert place.line == headline_at
    assert [problem.pointer for problem in document.problems] == remarks
    assert len(document.brief.sections) == 1


def test_an_annotation_does_not_count_backwards() -> None:
    """An index is digits alone (RFC 6901): what else stands there annotates nothing."""
    document = markdown.loads("---\nannotations:\n  /sections/-1/heading: No\n---\n# A\n\n## Yes\n")

    assert [problem.pointer for problem in document.problems] == [
        "/annotations/~1sections~1-1~1heading"
    ]
    assert document.brief.sections[-1].heading == "Yes"


# --- places ------------------------------------------------------------------------------


@given(briefs())
@often
def test_each_character_of_a_paragraph_is_found(brief: Brief) -> None:
    """The place of a character in the file holds it: plain, escaped or as an entity."""
    source = markdown.dumps(brief)
    if "annotations:" in source:
        return  # what the body cannot say has no place in it
    document = markdown.loads(source)

    for pointer, paragraph in walk(document.brief, Paragraph):
        for at, character in enumerate(paragraph.text):
            found = sliced(source, document.locate(f"{pointer}/text", at, at + 1))
            assert found == character or found.startswith(("\\", "&"))


@given(
    st.lists(st.text("abæ* _[&<#\u00a0🚀-.", min_size=1, max_size=12), min_size=1, max_size=4),
    st.booleans(),
)
@often
def test_values_are_found_where_they_stand(texts: list[str], with_front: bool) -> None:
    """Headline, headings, paragraphs, items and quotations are found to the character."""
    brief = Brief(
        headline=f"H{texts[0]}H",
        kicker="A kicker" if with_front else None,
        sections=[
            Section(
                heading=f"S{texts[0]}S",
                blocks=[
                    *(Paragraph(text=f"P{text}P") for text in texts),
                    List(items=[f"I{text}I" for text in texts]),
                    BlockQuote(paragraphs=[f"Q{text}Q" for text in texts]),
                ],
            )
        ],
    )
    source = markdown.dumps(brief)
    document = markdown.loads(source)

    for pointer, text in walk(document.brief, str):
        if (text[:1] in "HSPIQ" and "/blocks" in pointer) or pointer in (
            "/headline",
            "/sections/0/heading",
        ):
            assert sliced(source, document.locate(pointer)).replace("\\", "") == text
            ends = (document.locate(pointer, at, at + 1) for at in (0, len(text) - 1))
            assert [sliced(source, span) for span in ends] == [text[0], text[-1]]


PLACES = {
    ("native", "/masthead/1"): "2:24 Daily Digest",
    ("native", "/kicker"): "3:9 Shipping",
    ("native", "/byline"): "4:9 By Kari Holm and Ola Berg, Coast News",
    ("native", "/byline/authors/1/name"): "4:9 By Kari Holm and Ola Berg, Coast News",
    ("native", "/subjects/0/name"): "12:5 ferries",
    ("native", "/subjects/1/kind"): "14:11 place",
    ("native", "/extra/reviewed"): "22:13 true",
    ("native", "/headline"): "26:3 Ferry returns",
    ("native", "/slug"): "1:1 ---",
    ("native", ""): "1:1 ---",
    ("native", "/sections/0/blocks/0"): "28:1 The ferry will sail again in May.",
    ("native", "/sections/0/blocks/9"): "28:1 The ferry will sail again in May.",
    ("hugo-yaml", "/headline"): '2:8 "Ferry returns"',
    ("hugo-yaml", "/keywords/1"): "7:15 harbour",
    ("hugo-yaml", "/byline/authors/0/name"): "11:11 Kari Holm",
    ("hugo-yaml", "/extra/weight"): "9:9 10",
    ("hugo-toml", "/published"): "3:8 2025-08-01T10:00:00+02:00",
    ("hugo-toml", "/byline"): '7:10 "Kari Holm"',
    ("hugo-toml", "/keywords/1"): '5:18 "harbour"',
    ("hugo-json", "/keywords/0"): '4:12 "ferry"',
    ("pelican", "/summary"): "7:10 It sails again.",
    ("plain", "/headline"): "1:1 Ferry returns to Lillesand after ten years",
    ("plain", "/sections/0/blocks/1/quotes/0"): "7:2 We have waited long enough,",
    ("plain", "/sections/0/blocks/1/quotes/0/speaker"): "7:2 We have waited long enough,",
    ("plain", "/sections/1/heading"): "10:4 A smaller ship",
    ("dateline", "/dateline/text"): "3:3 LILLESAND, Norway** (CN) —",
    ("dateline", "/sections/0/blocks/0/text"): "3:30 The *ferry* will sail again in May.",
    ("dateline", "/sections/0/blocks/0/spans/0"): "3:35 ferry",
    ("blocks", "/sections/0/blocks/2/text"): "12:5 All of it bold",
    ("blocks", "/sections/0/blocks/2/speaker"): "14:1 > — Ola Berg",
    ("blocks", "/sections/0/blocks/4/items/1/text"): "21:4 two",
    ("blocks", "/sections/0/blocks/6/rows/0/1"): "28:1 | Lillesand | 40 |",
    ("blocks", "/sections/0/blocks/9/media/url"): '37:1 ![A ferry](/ferry.jpg "Sails in May")',
    ("crlf", "/sections/0/blocks/0/text"): "3:1 The ferry\r\nwill sail.",
}


@pytest.mark.parametrize(("name", "pointer"), PLACES)
def test_places_in_files(name: str, pointer: str) -> None:
    """A value is found in front matter and body of every dialect; a missing one at its ancestor."""
    source = case(name)

    span = markdown.loads(source).locate(pointer)

    assert span is not None
    assert f"{span.line}:{span.column} {sliced(source, span)}" == PLACES[name, pointer]


@pytest.mark.parametrize(
    ("front", "found"),
    [
        ("+++\ntitle = 'Ferry  sails'  # now\n+++\n", "  "),
        ('+++\ntitle = "Ferry  sails"\r\n+++\n', "  "),
        ('+++\n"title" = "Ferry \\u0020sails"\n+++\n', '"Ferry \\u0020sails"'),
        ('+++\ntitle = """\nFerry  sails"""\n+++\n', "title"),
        ("---\ntitle: Ferry  sails\n---\n", "  "),
        ("---\ntitle: >-\n  Ferry  sails\n---\n", "title"),
        ("---\ntitle: 'Ferry \n\n  sails'\n---\n", "title"),
    ],
)
def test_offsets_in_front_matter_are_of_the_value_or_not_used(front: str, found: str) -> None:
    """A part of a value is found in its spelling; where that is not known, the key or all of it."""
    source = f"{front}\nThe ferry sails.\n"

    span = markdown.loads(source).locate("/headline", 5, 7)

    assert span is not None
    assert sliced(source, span) == found


def test_offsets_are_found_through_escapes_breaks_and_quotes() -> None:
    """Offsets count the code points of the value, wherever its spelling puts them."""
    source = (
        "---\nkicker: 'A bright day'\ndeck: \"a\\tb\"\n---\n\n"
        "# H\n\n\\*One &amp;\n  two* 🚀 three\n"
    )
    document = markdown.loads(source)
    text = document.brief.sections[0].blocks[0].text
    assert text == "*One & two* 🚀 three"

    at = "/sections/0/blocks/0/text"
    found = {
        word: sliced(source, document.locate(at, text.index(word), text.index(word) + len(word)))
        for word in ("*One", "&", "two*", "🚀 three", "& two")
    }

    assert found == {
        "*One": "\\*One",
        "&": "&amp;",
        "two*": "two*",
        "🚀 three": "🚀 three",
        "& two": "&amp;\n  two",
    }
    assert sliced(source, document.locate("/kicker", 2, 8)) == "bright"
    assert sliced(source, document.locate("/deck", 1, 2)) == '"a\\tb"'
    assert document.locate(at, 0) == SourceSpan(8, 1, 8, 1)


def test_naive_times_are_taken_as_utc_and_reported() -> None:
    """Dates of foreign dialects are read leniently."""
    document = markdown.loads("---\ndate: Aug. 1, 2025\n---\n\n# H\n")

    assert document.brief.published == dt.datetime(2025, 8, 1, tzinfo=dt.UTC)
    assert [problem.code for problem in document.problems] == ["BK305"]


# --- anything at all ---------------------------------------------------------------------

KEYS = st.sampled_from(
    [field.name for field in attrs.fields(Brief)]
    + ["title", "date", "author", "authors", "tags", "categories", "draft", "params", "image"]
    + ["/sections/0/blocks/0/quotes", "/sections/0/blocks/0", "annotations", "langauge", "name"]
)
VALUES = st.recursive(
    _strategies.json_values | st.sampled_from(["", "2025-08-01", "By A, B", "a, b; c", "true"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=5,
)


def test_doubts_about_names_of_other_keys_have_no_offsets() -> None:
    """What is doubtful in `byline` has its place in the text; `author` leaves no text behind."""
    (printed,) = markdown.loads("---\nbyline: By Jane Doe, Roe\n---\n\n# H\n").problems
    (named,) = markdown.loads("---\nauthor: Jane Doe, Roe\n---\n\n# H\n").problems

    assert (printed.code, printed.pointer, printed.start) == ("BK209", "/byline/text", 13)
    assert (named.code, named.pointer, named.start, named.end) == ("BK209", "/byline", None, None)


@given(st.dictionaries(KEYS, VALUES, max_size=5), _strategies.text)
@often
def test_no_front_matter_and_no_body_can_crash_the_reader(front: dict[str, Any], body: str) -> None:
    """Whatever the values are, there is a brief or a ParseError, and a place for each problem."""
    text = f"---\n{front_yaml.write(front)}---\n{body}\n"
    try:
        document = markdown.loads(text)
    except ParseError:
        return

    for problem in document.problems:
        assert problem.span or document.locate(problem.pointer, problem.start, problem.end)
    for pointer in document.unread:
        assert document.locate(pointer)
    assert_format_contract(markdown.FORMAT, [document.brief])
