"""XML that is nearly well-formed is repaired, and everything keeps its place in the original."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefkit.errors import ParseError
from briefkit.formats._xml import (
    attribute,
    local,
    locator,
    parse_xml,
    root_name,
    text_of,
    xml_escape,
)
from briefkit.model import Brief, Paragraph, Section
from effort import examples

AT = "/sections/0/blocks/0"
PIECES = ("a", "é", "🚀", "&auml;", "&", "\x07", "\n", " ", "<b>c</b>", "&#233;")


@pytest.mark.parametrize(
    ("text", "words", "codes"),
    [
        ("<a>K&ouml;ln&nbsp;&ndash; &NotEqualTilde;</a>", "Köln\xa0– ≂̸", ["BK001"]),
        ("<a>R&D & co &amp; &unknown; &#x41;&#X42;</a>", "R&D & co & &unknown; AB", ["BK001"]),
        ("<a>\x00b\x1f\ufffe&#0;&#xD800;&#99999999;c</a>", "bc", ["BK507"]),
        ("<a><![CDATA[&auml; & ]]>d<!-- & --></a>", "&auml; & d", []),
        ('\n <?xml version="1.1" encoding="utf-16"?>\n<a>e</a>', "e", ["BK001"]),
        ('<?xml version="1.1" encoding="utf-16"?>\n<a>e</a>', "e", []),
        ("<p:a><q:b>f</q:b></p:a>", "f", []),
        ("<a>tab\tand\nline</a>", "tab\tand\nline", []),
    ],
)
def test_what_is_plainly_meant_is_read(text: str, words: str, codes: list[str]) -> None:
    """Entities of HTML, stray ampersands, control characters, late declarations: repaired."""
    xml = parse_xml(text, "nitf")

    assert text_of(xml.root) == words
    assert [problem.code for problem in xml.problems] == codes
    assert all(problem.span for problem in xml.problems)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("<a>&auml;<b></a>", (1, 15)),
        ("<a>&amp;\n& <b c='&' d></a>", (2, 13)),
        ("\x01\x02<a", (1, 3)),
    ],
)
def test_errors_have_the_place_of_the_original(text: str, place: tuple[int, int]) -> None:
    """What cannot be repaired is told where it stands, whatever was repaired before it."""
    with pytest.raises(ParseError) as caught:
        parse_xml(text, "nitf")

    span = caught.value.problems[0].span
    assert span is not None
    assert (span.line, span.column) == place


def test_the_first_of_each_repair_has_its_place() -> None:
    """A problem counts what was repaired, and stands at the first."""
    xml = parse_xml("<a>\n &auml; & &ouml;\x07</a>", "nitf")

    places = [(p.message, p.span.line, p.span.column) for p in xml.problems if p.span]
    assert places == [
        ("2 references to HTML entities replaced, the first is &auml;", 2, 2),
        ("1 stray ampersand escaped, the first is &", 2, 9),
        ("1 control character left out, the first is U+0007", 2, 17),
    ]


@settings(max_examples=examples(200), deadline=None)
@given(
    st.lists(
        st.sampled_from(["a", "é", "🚀", "&auml;", "&", "\x07", "\n", " ", "<b>c</b>", "&#233;"])
    )
)
def test_every_word_is_found_in_the_original(pieces: list[str]) -> None:
    """A word of a paragraph stands where the locator says, whatever was repaired around it."""
    text = f"<a><p>{''.join(pieces)} \x07word</p></a>"
    xml = parse_xml(text, "nitf")
    value = " ".join(text_of(xml.root).split())
    brief = Brief(headline="x", sections=[Section(blocks=[Paragraph(text=value)])])
    start = value.rindex("word")

    span = locator(xml, {AT: xml.root[0]}, brief)(f"{AT}/text", start, start + 4)

    assert span is not None
    line = text.split("\n")[span.line - 1]
    assert line[span.column - 1 : span.end_column - 1] == "word"


def test_places_of_what_is_not_there() -> None:
    """A value that the source lacks has the place of its nearest holder, or of the document."""
    xml = parse_xml("<a>\n<p>one <b>two</b></p>\n</a>", "nitf")
    brief = Brief(headline="x", sections=[Section(blocks=[Paragraph(text="three")])])
    locate = locator(xml, {AT: xml.root[0]}, brief)

    for pointer, line in ((AT, 2), (f"{AT}/text", 2), ("/headline", 1), ("", 1)):
        span = locate(pointer)
        assert span is not None
        assert span.line == line


@settings(max_examples=examples(200), deadline=None)
@given(st.text(st.characters(codec="utf-8")))
def test_escaped_text_is_read_again(text: str) -> None:
    """Escaped text stands in an element or attribute, less what XML cannot hold."""
    root = etree.fromstring(f'<a b="{attribute(text)}">{xml_escape(text)}</a>')

    assert (root.text or "") == root.get("b")
    assert set(text) >= set(root.text or "")


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("<nitf>", "nitf"),
        (
            '\ufeff<?xml version="1.0"?>\n<!-- <a> --><!DOCTYPE b [<!ELEMENT a ANY>]><N:NITF x="1"',
            "nitf",
        ),
        ("nitf", ""),
        ("", ""),
        ("<!DOCTYPE nitf", ""),
        ("<!--", ""),
    ],
)
def test_the_root_is_known_from_the_head(head: str, name: str) -> None:
    """The name of the root element is told without parsing the whole."""
    assert root_name(head) == name


def test_local_names_know_no_namespace() -> None:
    """Namespaces, prefixes and case are taken off; what is no element has no name."""
    root = etree.fromstring('<p:A xmlns:p="urn:x"><B/><!-- c --><?d?></p:A>')

    assert [local(node) for node in root.iter()] == ["a", "b", "", ""]
