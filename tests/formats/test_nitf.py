"""NITF: what agencies send is read, what is written fits the schema and is read again."""

from __future__ import annotations

import datetime as dt
import json
import random
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

import briefkit
from briefkit.api import losses
from briefkit.documents import decode_document
from briefkit.errors import ParseError, WriteError
from briefkit.formats import nitf
from briefkit.model import (
    Agency,
    Author,
    BlockQuote,
    Brief,
    Byline,
    Dateline,
    Figure,
    Link,
    List,
    Media,
    Note,
    Paragraph,
    Preformatted,
    PullQuote,
    Quote,
    Rights,
    Rule,
    Section,
    Span,
    Subject,
    Table,
)
from briefkit.testing import briefs
from corpora import corpora_path
from effort import examples
from fuzz import broken
from growth import grows_with_size

DATA = Path(__file__).parents[1] / "data" / "formats" / "nitf"
FILES = sorted(DATA.glob("*.xml"))
NOW = dt.datetime(2025, 8, 1, 14, 3, tzinfo=dt.timezone(dt.timedelta(hours=-4)))
SAID = 'She said "no, thank you" and left H2O.'
STORY = Brief(
    headline="Poet declines the prize",
    deck="A letter says why",
    kicker="Letters",
    masthead=("Morning edition",),
    id="urn:example:7",
    url="https://example.org/poet",
    slug="POET-PRIZE",
    summary="A poet will not take the prize.",
    byline=Byline.parse("By Ada Quist, AP Book Writer"),
    dateline=Dateline.parse("RENO, Nev. (AP) —"),
    source=Agency(name="The Associated Press", code="AP"),
    language="en",
    created=NOW,
    published=NOW,
    modified=NOW,
    embargoed=NOW,
    expires=NOW,
    version="2",
    status="usable",
    urgency=4,
    genre="feature",
    keywords=("poetry", "prizes"),
    subjects=(
        Subject(name="literature", kind="concept", code="01010000", scheme="IPTC"),
        Subject(name="Lena Voss", kind="person", code="17", scheme="desk"),
    ),
    ed_note="Eds: call before noon.",
    notes=(Note(text="Jo Lund contributed.", kind="contributors"), Note(text="A line.")),
    rights=Rights(holder="AP", notice="(c) AP", usage_terms="Once.", year=2025),
    media=(Media(url="https://example.org/a.jpg", kind="picture", caption="The poet"),),
    links=(Link(url="https://example.org/b", title="The letter", rel="related"),),
    sections=(
        Section(
            blocks=(
                Paragraph(
                    text=SAID,
                    spans=(
                        Span(start=4, end=15, kind="emphasis"),
                        Span(start=29, end=33, kind="link", href="https://example.org/c"),
                        Span(start=34, end=35, kind="sub"),
                    ),
                    quotes=(
                        Quote(
                            text="no, thank you",
                            start=10,
                            end=23,
                            speaker="Lena Voss",
                            mention="She",
                            cue="said",
                            kind="partial",
                        ),
                    ),
                ),
            )
        ),
        Section(
            heading="The letter",
            blocks=(
                PullQuote(text="A kind of weather.", speaker="Lena Voss"),
                BlockQuote(paragraphs=["It passes."], speaker="Lena Voss", cite="A letter"),
                List(items=["one", "two"], ordered=True),
            ),
        ),
        Section(
            heading="The day",
            level=2,
            blocks=(
                Table(header=("Day", "Rain"), rows=(("Monday", ""), ("Tuesday", "3"))),
                Preformatted(text="a  b\nc  d"),
                Figure(
                    media=Media(url="https://example.org/d.jpg", kind="picture", width=80),
                    caption="The door",
                    credit="Jo Lund",
                ),
                Rule(),
            ),
        ),
    ),
)


@pytest.fixture(scope="module")
def schema() -> Any:
    """The XML Schema of NITF 3.6."""
    from lxml import etree

    return etree.XMLSchema(etree.parse(corpora_path("nitf") / "schemas" / "nitf-3-6.xsd"))


def read(path: Path) -> briefkit.Document:
    """Return a file of the test data as a document."""
    return briefkit.read_document(path, "nitf")


def facts(document: briefkit.Document) -> dict[str, Any]:
    """Return what the files of expectations say of a document."""
    brief = document.brief
    byline, dateline = brief.byline or Byline(), brief.dateline or Dateline()
    times = ("created", "published", "modified", "embargoed", "expires")
    return {
        "headline": brief.headline,
        "deck": brief.deck,
        "summary": brief.summary,
        "byline": byline.text,
        "authors": [author.name for author in byline.authors],
        "agencies": [agency.name for agency in byline.agencies],
        "dateline": dateline.text,
        "places": list(dateline.places),
        "source": brief.source and brief.source.name,
        "times": {name: t.isoformat() for name in times if (t := getattr(brief, name))},
        "ed_note": brief.ed_note,
        "notes": [[note.text, note.kind] for note in brief.notes],
        "headings": [[s.level, s.heading] for s in brief.sections if s.heading],
        "blocks": [type(block).__name__ for s in brief.sections for block in s.blocks],
        "paragraphs": [paragraph.text for paragraph in brief.paragraphs],
        "problems": sorted({problem.code for problem in document.problems}),
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_agencies_send_is_read(path: Path) -> None:
    """Each kind of document gives the values that stand beside it; what is missing is empty."""
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))

    found = {name: value for name, value in facts(read(path)).items() if value}

    assert found | {"headline": found.get("headline", "")} == expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_is_lost_from_document_to_document(path: Path) -> None:
    """What was read of a document of others is all there in the one that is written of it."""
    assert list(losses(read(path).brief, "nitf")) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_problem_has_a_place(path: Path) -> None:
    """What the reader noticed stands in a line of the file."""
    lines = path.read_bytes().count(b"\n") + 1
    for problem in read(path).located_problems():
        assert problem.span is not None
        assert 1 <= problem.span.line <= lines


def test_the_official_sample_is_read() -> None:
    """The sample of NTB: three agencies, seventeen paragraphs, four headings, a sign-off."""
    document = read(corpora_path("nitf") / "examples" / "NTB_nitf_sample.xml")
    brief = document.brief

    assert brief.byline is not None
    assert brief.dateline is not None
    assert not brief.byline.authors
    assert [agency.name for agency in brief.byline.agencies] == ["NTB", "AFP", "DPA"]
    assert brief.dateline.places == ("Unnao",)
    assert len(brief.paragraphs) == 17
    assert sum(section.heading is not None for section in brief.sections) == 4
    assert [note.kind for note in brief.notes] == ["contact", "sign-off"]
    assert isinstance(brief.sections[-1].blocks[-1], Figure)


def test_a_story_comes_back_whole() -> None:
    """All that NITF has a place for, or that stands in the text, is read as it was written."""
    assert list(losses(STORY, "nitf")) == []


def test_a_quotation_has_the_place_of_its_words() -> None:
    """Not that of its paragraph, with marks of the format around it or without."""
    text = (
        "<nitf><body><body.head><hedline><hl1>Pier opens</hl1></hedline></body.head>"
        '<body.content>\n<p>"<q>It is open</q>," Ines Holm said. "At last."</p>\n'
        "</body.content></body></nitf>"
    )
    document = nitf.loads(text)
    spans = [document.locate(pointer) for pointer, _ in document.brief.quotes]

    assert [(span.line, span.column) for span in spans if span] == [(2, 8), (2, 42)]


def test_a_marked_quotation_keeps_its_place_behind_a_dateline() -> None:
    """Who speaks is told by the mark, and the words are where they are without the dateline."""
    brief = read(DATA / "glued_names.xml").brief

    ((_, quote),) = brief.quotes
    assert (quote.text, quote.speaker) == ("Stay away", "Ines Holm")
    assert brief.paragraphs[0].text[quote.start : quote.end] == "Stay away"
    assert brief.extra["nitf"] == {"meta": {"desk-code": "K7"}, "hl2": ["Ferry runs instead"]}


def test_what_is_private_stays_private() -> None:
    """A note from desk to desk is in its own attribute and nowhere else; an embargo no expiry."""
    text = nitf.dumps(STORY)

    assert text.count("call before noon") == 1
    assert '<ed-msg info="Eds: call before noon."/>' in text
    embargoed = attrs.evolve(STORY, expires=None)
    assert "date.expire" not in nitf.dumps(embargoed)
    assert 'management-status="embargoed"' in text


def test_words_have_columns() -> None:
    """A word of a paragraph is found between inline elements, entities and a cut dateline."""
    text = (
        "<nitf><body><body.content>\n"
        "<p>RENO, Nev. (AP) &#8212; The <em>old</em> caf&eacute; &amp; bar.</p>\n"
        "</body.content></body></nitf>"
    )
    document = nitf.loads(text)
    value = document.brief.paragraphs[0].text
    assert value == "The old café & bar."
    line = text.split("\n")[1]
    for word, spelled in (("The", "The"), ("old", "old"), ("café", "caf&eacute;"), ("bar", "bar")):
        start = value.index(word)
        place = document.locate("/sections/0/blocks/0/text", start, start + len(word))
        assert place is not None
        assert place.line == 2
        assert line[place.column - 1 : place.end_column - 1] == spelled


def test_the_copy_is_restored_while_it_is_current() -> None:
    """With ``embed`` nothing is lost; where the visible text was edited, that counts."""
    odd = attrs.evolve(STORY, byline=Byline(authors=[Author(name="X", email="x@example.org")]))
    text = nitf.dumps(odd, embed=True)

    assert nitf.loads(text).brief == odd
    edited = nitf.loads(text.replace("<hl1>Poet", "<hl1>A poet"))
    assert edited.brief.headline == "A poet declines the prize"
    assert "BK124" in {problem.code for problem in edited.problems}


@settings(max_examples=examples(500), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(brief=briefs())
def test_what_is_written_fits_the_schema(schema: Any, brief: Brief) -> None:
    """Every document, with a copy of the brief in it or without, is valid NITF 3.6."""
    from lxml import etree

    for embed in (False, True):
        schema.assertValid(etree.fromstring(nitf.dumps(brief, embed=embed).encode()))


def test_crossing_marks_fit_the_schema(schema: Any) -> None:
    """Marks that cross each other, a quotation and what is small are cut, and read as one."""
    from lxml import etree

    text = "abcdefghij"
    kinds: Any = ("emphasis", "strong", "code", "sup", "sub")
    spans = [Span(start=i, end=i + 5, kind=kind) for i, kind in enumerate(kinds)]
    spans.append(Span(start=2, end=9, kind="link", href="https://example.org/"))
    quote = Quote(text="efgh", start=4, end=8, speaker="Ada")
    paragraph = Paragraph(text=text, spans=spans, quotes=[quote])
    written = nitf.dumps(Brief(headline="x", sections=[Section(blocks=[paragraph])]))

    schema.assertValid(etree.fromstring(written.encode()))
    (found,) = nitf.loads(written).brief.paragraphs
    assert found.text == text
    assert [(q.text, q.speaker) for q in found.quotes] == [("efgh", "Ada")]
    assert {(s.start, s.end, s.kind) for s in found.spans} >= {(0, 5, "emphasis"), (2, 9, "link")}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "BK001"),
        ("<rss/>", "BK001"),
        ("<nitf>", "BK001"),
        ("<nitf><body></nitf>", "BK001"),
        ('<!DOCTYPE nitf [<!ENTITY a "b">]><nitf/>', "BK007"),
        (f"<nitf>{'<p>' * 300}", "BK004"),
    ],
)
def test_what_is_no_nitf_is_refused(text: str, code: str) -> None:
    """What holds no document is refused with a place."""
    with pytest.raises(ParseError) as caught:
        nitf.loads(text)

    (problem,) = caught.value.problems
    assert problem.code == code
    assert problem.span is not None


def test_surrogates_are_refused() -> None:
    """A lone surrogate cannot be written, and the error says where it is."""
    with pytest.raises(WriteError) as caught:
        nitf.dumps(Brief(headline="a\udc80", sections=()))

    assert caught.value.problems[0].pointer == "/headline"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_broken_documents_raise_nothing_else(path: Path) -> None:
    """A document with a piece missing, doubled or changed is read, or refused as one."""
    rng = random.Random(path.name)
    for _ in range(examples(40)):
        try:
            document = decode_document(broken(rng, path.read_bytes()), path, "nitf")
        except ParseError:
            continue
        assert document.located_problems() is not None


@pytest.mark.parametrize(
    "filler", ["<p>a</p>", "<br/>", "<hl2>a</hl2>", "&auml;", "<q>a</q>", '"<q>a</q>" ', "&"]
)
def test_time_grows_with_size(filler: str) -> None:
    """Reading takes time in proportion to the text."""

    def load(text: str) -> None:
        nitf.loads(f"<nitf><body><body.content>{text}</body.content></body></nitf>")

    assert grows_with_size(load, filler, 6_000)


def test_elements_in_one_another_are_read() -> None:
    """As deep as the parser lets elements lie, their words are kept."""
    for name in ("em", "block", "bq", "ul", "table", "note", "unknown"):
        text = f"{f'<{name}>' * 240}words{f'</{name}>' * 240}"
        document = nitf.loads(f"<nitf><body><body.content>{text}</body.content></body></nitf>")
        shown = f"{document.brief.text}{document.brief.notes}{document.brief.sections}"
        assert "words" in shown, name
