"""NewsML-G2: what is read of the files of agencies, and that what is written is valid."""

from __future__ import annotations

import copy
import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from lxml import etree

from briefkit import formats
from briefkit.errors import ParseError, WriteError
from briefkit.formats import Document
from briefkit.formats.newsmlg2 import FORMAT, dumps, iter_dumps, iter_loads, loads
from briefkit.formats.newsmlg2.terms import is_iri
from briefkit.model import Agency, Author, Brief, Byline, Dateline, Link, Paragraph, Section
from briefkit.testing import briefs
from corpora import corpora_path
from effort import examples
from newsmlg2_tables import faults, is_uri
from source_tree import ROOT

DATA = ROOT / "tests" / "data" / "formats" / "newsmlg2"
FILES = sorted(DATA.glob("*.xml"))
STORY = Brief(
    headline="Bridge opens",
    sections=[Section(blocks=[Paragraph(text="The bridge opened.")])],
    id="urn:example:bridge",
)
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def summary(document: Document) -> str:
    """Return what was read in a few lines: the facts that matter, and the shape of the body."""
    return "".join(f"{line}\n" for line in summary_lines(document))


def summary_lines(document: Document) -> Iterator[str]:
    """Yield the lines of `summary`."""
    brief = document.brief
    for field in ("id", "headline", "kicker", "deck", "summary", "slug", "version", "status"):
        if value := getattr(brief, field):
            yield f"{field}: {value}"
    for field in ("language", "genre", "urgency", "modified", "created", "embargoed", "expires"):
        if value := getattr(brief, field):
            yield f"{field}: {value}"
    if brief.source:
        yield f"source: {brief.source.name}"
    if brief.byline:
        yield f"authors: {'; '.join(author.name for author in brief.byline.authors)}".rstrip()
        yield f"agencies: {'; '.join(agency.name for agency in brief.byline.agencies)}".rstrip()
    if brief.dateline:
        yield f"dateline: {brief.dateline.text}"
    if brief.ed_note:
        yield f"ed_note: {' / '.join(brief.ed_note.splitlines())}"
    for name, values in (("keyword", brief.keywords), ("note", [n.text for n in brief.notes])):
        yield from (f"{name}: {value}" for value in values)
    yield from (f"link: {link.rel} {link.url}" for link in brief.links)
    yield from (f"media: {media.url} {media.caption}" for media in brief.media)
    yield from (f"kept: {name}={value}" for name, value in brief.extra.get("newsmlg2", {}).items())
    for section in brief.sections:
        yield f"{'#' * section.level} {section.heading or ''}".rstrip()
        for block in section.blocks:
            text = getattr(block, "text", "")
            yield f"- {type(block).__name__} {text}".rstrip()
    for problem in document.located_problems():
        place = f"line {problem.span.line}" if problem.span else "nowhere"
        yield f"! {problem.code} {problem.pointer or '/'} {place}: {problem.message}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_files_as_agencies_send_them(path: Path) -> None:
    """Each file reads into what stands beside it: facts, body, problems with their lines."""
    documents = list(iter_loads([path.read_text(encoding="utf-8")]))

    found = "\n".join(summary(d) for d in documents if isinstance(d, Document))

    assert found == path.with_suffix(".found").read_text(encoding="utf-8")


# --- the examples of the standard ---------------------------------------------------------


def example(start: str) -> Document:
    """Return the first story of an official example."""
    folder = corpora_path("newsmlg2") / "examples"
    (path,) = folder.glob(f"{start}*.xml")
    return loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("start", "headline", "makers", "paragraphs"),
    [
        ("LISTING_1_", 'Fed to halt QE to avert "bubble"', "Meredith Jameson", 0),
        ("LISTING_2_", 'Fed to halt QE to avert "bubble"', "Meredith Jameson", 2),
        ("LISTING_22_", "Preview: Arizona Diamondbacks (29-23) at", "Sports Network", 6),
        ("LISTING_25_", "Arizona Diamondbacks (29-23) at Phil", "Sports Network", 1),
        ("LISTING_28_", "", "", 0),
        ("LISTING_29_", "", "", 0),
        ("ap_metadata", "", "", 0),
        ("TT_", 'Jan Guillou skriver på ny "Hamilton"-bok', "", 3),
    ],
)
def test_official_examples(start: str, headline: str, makers: str, paragraphs: int) -> None:
    """The examples that the standard is published with read as what they are."""
    brief = example(start).brief
    byline = brief.byline or Byline()
    named = [*(author.name for author in byline.authors), *(a.name for a in byline.agencies)]

    assert brief.headline.startswith(headline)
    assert "; ".join(named) == makers
    assert len(brief.paragraphs) == paragraphs


@pytest.mark.parametrize(
    ("start", "dateline"),
    [
        ("LISTING_1_", None),
        ("LISTING_2_", "(New York, NY - October 21)"),
        ("LISTING_22_", "(Sports Network) -"),
        ("LISTING_25_", "(Sports Network) -"),
        ("LISTING_28_", "MOSCOW, Monday (Reuters)"),
    ],
)
def test_datelines_of_official_examples(start: str, dateline: str | None) -> None:
    """A dateline is that of the text or the field for it, and never the place of the desk."""
    found = example(start).brief.dateline

    assert (found.text if found else None) == dateline


def test_details_of_official_examples() -> None:
    """An embargo with its note, subjects with their codes, a picture where it stands."""
    first, tt = example("LISTING_1_").brief, example("TT_").brief

    assert first.embargoed == dt.datetime(2018, 10, 23, 12, tzinfo=dt.UTC)
    assert "EMBARGOED" in (first.ed_note or "")
    assert [(s.scheme, s.code) for s in first.subjects][1] == ("medtop", "20000523")
    blocks = [type(block).__name__ for block in tt.sections[0].blocks]
    assert blocks[0] == "Figure"
    assert blocks.count("BlockQuote") == 2
    assert not tt.media


def test_a_message_of_four_items_without_text() -> None:
    """An official message of four empty items gives four stories, each with its problem."""
    (path,) = (corpora_path("newsmlg2") / "examples").glob("LISTING_24_*.xml")
    documents = [d for d in iter_loads([path.read_text()]) if isinstance(d, Document)]

    assert [document.brief.id for document in documents] == ["N1", "N2", "N3", "N4"]
    assert all(document.problems[-1].code == "BK125" for document in documents)


# --- what cannot be read ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<knowledgeItem/>", "a knowledgeItem, which holds concepts, and no story"),
        ("<conceptItem/>", "a conceptItem, which holds a concept, and no story"),
        ("<html/>", "no NewsML-G2: the root element is 'html'"),
        ("<newsMessage/>", "the message holds no item"),
        ("<newsMessage><itemSet><planningItem/></itemSet></newsMessage>", "a planningItem"),
        ("<NewsML/>", "NewsML 1"),
        ("<newsItem>", "not well-formed"),
        ("", "not well-formed"),
        ("{}", "not well-formed"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><newsItem>&a;</newsItem>', "declares an entity"),
        ("<newsItem>" * 300 + "</newsItem>" * 300, "more than 256 elements"),
    ],
)
def test_what_holds_no_story_is_refused(text: str, message: str) -> None:
    """Whatever can be no story is refused with a reason, by one way of reading and by the other."""
    with pytest.raises(ParseError, match=message):
        loads(text)
    (found,) = iter_loads([text])
    assert isinstance(found, ParseError)


def test_a_message_of_several_stories_gives_the_first_and_says_so() -> None:
    """Where one story is asked for, the others are a problem."""
    text = "".join(iter_dumps([STORY, attrs.evolve(STORY, headline="Second")]))

    assert loads(text).brief.headline == "Bridge opens"
    assert [p.code for p in loads(text).problems] == ["BK122"]
    assert [d.brief.headline for d in iter_loads([text]) if isinstance(d, Document)] == [
        "Bridge opens",
        "Second",
    ]


def test_damaged_files_are_read_or_refused() -> None:
    """Whatever happens to a file on the way, reading ends, and with no error but `ParseError`."""
    chance = random.Random(2025)
    texts = [path.read_text(encoding="utf-8") for path in FILES]
    for _ in range(examples(300)):
        text = chance.choice(texts)
        for item in iter_loads([damaged(text, chance)]):
            if isinstance(item, Document):
                item.located_problems()
                dumps(item.brief)


def damaged(text: str, chance: random.Random) -> str:
    """Return a text with an element taken out or doubled, or some characters gone."""
    if chance.random() < 0.4:
        start = chance.randrange(len(text))
        return text[:start] + text[start + chance.randrange(1, 60) :]
    if "&eacute;" in text:
        return text.replace("&eacute;", "")
    root = etree.fromstring(text.encode())
    element = chance.choice(list(root.iter("{*}*")))
    parent = element.getparent()
    if parent is None:
        element.attrib.clear()
    elif chance.random() < 0.5:
        parent.remove(element)
    else:
        parent.append(copy.deepcopy(element))
    return etree.tostring(root, encoding="unicode")


# --- what is written ----------------------------------------------------------------------


@given(brief=briefs())
@settings(
    max_examples=examples(500), deadline=None, suppress_health_check=SLOW, phases=[Phase.generate]
)
def test_every_brief_is_written_by_the_rules_of_the_standard(brief: Brief) -> None:
    """Order, number and type of all elements and attributes are those of the standard."""
    pytest.importorskip("NewsMLG2")
    root = etree.fromstring(dumps(brief, embed=True, message=True).encode())

    assert not list(faults(root))


@given(brief=briefs())
@settings(
    max_examples=examples(500), deadline=None, suppress_health_check=SLOW, phases=[Phase.generate]
)
def test_every_brief_is_valid_by_the_schema(brief: Brief) -> None:
    """What is written is valid against the schema that the standard is published with."""
    root = etree.fromstring(dumps(brief, embed=True).encode())

    assert schema().validate(root), schema().error_log


def schema() -> Any:
    """Return the schema of the standard, or skip the test where it is not at hand."""
    path = corpora_path("newsmlg2") / "schemas" / "NewsML-G2_2.35-spec-All-Power.xsd"
    if not path.is_file() or not path.stat().st_size:
        pytest.skip("the schema of NewsML-G2 2.35 is missing or empty in the corpora")
    return etree.XMLSchema(etree.parse(path))


@given(brief=briefs())
@settings(max_examples=examples(60), deadline=None, suppress_health_check=SLOW)
def test_the_copy_brings_back_everything(brief: Brief) -> None:
    """With the native JSON along, what is read is what was written, private note and all."""
    document = loads(dumps(brief, embed=True))

    assert document.brief == brief
    assert not [problem for problem in document.problems if problem.code == "BK124"]


def test_an_edited_text_beats_its_copy() -> None:
    """Where somebody has edited the visible text, the copy does not count, and that is said."""
    text = dumps(STORY, embed=True).replace("<p>The bridge opened.", "<p>The bridge did not open.")
    document = loads(text)

    assert document.brief.paragraphs[0].text == "The bridge did not open."
    assert [problem.code for problem in document.problems] == ["BK124"]


def test_several_briefs_become_one_message() -> None:
    """Pieces come one by one; the message was sent when its first story was made."""
    made = dt.datetime(2025, 8, 1, 10, tzinfo=dt.UTC)
    pieces = list(iter_dumps(iter([attrs.evolve(STORY, modified=made), STORY])))
    root = etree.fromstring("".join(pieces).encode())

    assert root.findtext(".//{*}sent") == "2025-08-01T10:00:00Z"
    assert len(root.findall(".//{*}newsItem")) == 2
    with pytest.raises(WriteError, match="at least one story"):
        list(iter_dumps([]))


def test_a_single_brief_is_an_item_unless_a_message_is_asked_for() -> None:
    """Whoever converts one story gets a newsItem, also where many could have come."""
    assert "".join(iter_dumps([STORY])) == dumps(STORY)
    assert "".join(iter_dumps([STORY], message="yes")) == dumps(STORY, message=True)


def test_what_the_standard_asks_for_is_no_fact_of_the_story() -> None:
    """Provider, time and identifier that are only there because they must be are not read back."""
    brief = attrs.evolve(STORY, id=None)
    text = dumps(brief)

    assert 'literal="unknown"' in text
    assert "1970-01-01T00:00:00Z" in text
    assert 'guid="urn:uuid:' in text
    read = loads(text).brief
    assert (read.source, read.modified, read.id) == (None, None, None)


def test_the_provider_stands_in_for_a_source_that_is_not_known() -> None:
    """The agency of the byline, then that of the dateline, is the provider of foreign readers."""
    byline = Byline(text="By Jo Roe, AP", agencies=[Agency(name="AP")])
    dateline = Dateline(text="RENO (UPI) —", agencies=[Agency(name="UPI")])

    assert '<provider literal="AP"' in dumps(attrs.evolve(STORY, byline=byline, dateline=dateline))
    assert '<provider literal="UPI"' in dumps(attrs.evolve(STORY, dateline=dateline))


def test_private_text_stays_in_the_private_field() -> None:
    """A note from desk to desk stands in `edNote`, and nowhere else."""
    text = dumps(attrs.evolve(STORY, ed_note="call the mayor first"))

    assert text.count("call the mayor first") == 1
    assert "<edNote>call the mayor first</edNote>" in text


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x"]
)
def test_no_link_leads_to_a_program(url: str) -> None:
    """What would run when it is followed is neither written nor read."""
    brief = attrs.evolve(STORY, url=url, links=[Link(url=url)])

    assert "alert" not in dumps(brief)
    foreign = f'<newsItem><itemMeta><link href="{url}"/></itemMeta></newsItem>'
    assert not loads(foreign).brief.links


def test_people_are_those_of_the_byline() -> None:
    """Who is called a creator is an author if the byline says so too, or if there is none."""
    item = (
        "<newsItem><contentMeta>{}<creator><name>Ada Moe</name></creator></contentMeta></newsItem>"
    )

    def authors(by: str) -> list[Author]:
        byline = loads(item.format(by)).brief.byline
        return [*byline.authors] if byline else []

    assert [author.name for author in authors("<by>By Jo Roe</by>")] == ["Jo Roe"]
    assert [author.name for author in authors("")] == ["Ada Moe"]


def test_a_dateline_of_blanks_is_one_of_its_parts() -> None:
    """A dateline without words is written of its parts, the first time and every other."""
    text = dumps(attrs.evolve(STORY, dateline=Dateline(text="  ", places=["Reno"])))

    assert '<span class="dateline">RENO —</span>' in text
    assert dumps(loads(text).brief) == text


def test_a_full_brief_loses_nothing_but_what_is_derived() -> None:
    """What briefkit alone knows is carried along, in properties of its own."""
    brief = attrs.evolve(
        STORY,
        masthead=["Morning", "Evening"],
        published=dt.datetime(2025, 8, 1, tzinfo=dt.UTC),
        version="2b",
        status="draft",
        language="not a language",
        dateline=Dateline(text="RENO —", places=["Reno"], country="Nevada"),
        extra={"newsmlg2": {"signal": "sig:update", "x:y": ["a", "b"]}, "other": {"a": [1, None]}},
    )

    assert loads(dumps(brief)).brief == brief


@given(text=briefs().map(lambda brief: brief.url or brief.headline))
@settings(max_examples=examples(300), deadline=None, suppress_health_check=SLOW)
def test_what_is_taken_for_an_iri_is_one(text: str) -> None:
    """An address goes into an attribute for addresses only if a validator takes it for one."""
    assert not is_iri(text) or is_uri(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/a?b=c&d#e",
        "urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8",
        "tag:example.org,2025:x",
        "https://example.org:8080/ä/%20",
        "N1",
        "mailto:a@example.org",
    ],
)
def test_usual_identifiers_are_iris(text: str) -> None:
    """What agencies use as identifiers and addresses goes where it belongs."""
    assert is_iri(text)
    assert is_uri(text)


# --- telling the format -------------------------------------------------------------------


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_is_told_by_its_content(path: Path) -> None:
    """A file of it is known, with or without its namespace, and under a shared suffix."""
    text = path.read_text(encoding="utf-8")

    assert FORMAT.sniff is not None
    assert FORMAT.sniff(text)
    assert formats.told_by_content("story.xml", text) is FORMAT


@pytest.mark.parametrize("text", ["<nitf/>", "<rss/>", "<html>newsItem</html>", "newsItem", "{}"])
def test_other_content_is_not_taken_for_it(text: str) -> None:
    """Other XML, and text that speaks of it, is something else."""
    assert FORMAT.sniff is not None
    assert not FORMAT.sniff(text)
