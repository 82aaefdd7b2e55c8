"""XML before its readers see it: what is refused, and where everything stands."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.errors import ParseError
from briefkit.formats._xml_text import MAX_NESTING, XmlPlaces, check_xml
from effort import examples
from growth import grows_with_size

STORY = (
    '<?xml version="1.0" encoding="iso-8859-1"?>\r\n'
    '<!DOCTYPE nitf SYSTEM "nitf.dtd">\n'
    "<nitf><!-- a remark --><p>Añ🚀 &amp; b &#233;<em>it</em> tail\r\n"
    "  next<![CDATA[<x>]]></p>\n"
    '  <br class="a\tb"/>\n'
    "</nitf>\n"
)
WORDS = "Añ🚀 & b éit tail\n  next<x>"


def test_elements_have_their_places() -> None:
    """An element reaches from its start tag to behind its end tag, in code points."""
    places = XmlPlaces(STORY)

    spans = [places.element(number) for number in range(4)]

    assert [(s.line, s.column, s.end_line, s.end_column) for s in spans] == [
        (3, 1, 6, 8),
        (3, 24, 4, 26),
        (3, 45, 3, 56),
        (5, 3, 5, 20),
    ]
    with pytest.raises(LookupError):
        places.element(4)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Añ🚀", (3, 27, 3, 30)),
        ("&", (3, 31, 3, 36)),
        ("é", (3, 39, 3, 45)),
        ("it", (3, 49, 3, 51)),
        ("tail", (3, 57, 3, 61)),
        ("next", (4, 3, 4, 7)),
        ("<x>", (4, 16, 4, 19)),
    ],
)
def test_words_have_their_places(words: str, place: tuple[int, ...]) -> None:
    """Words are found in an element and in what lies in it, between entities and line ends."""
    start = WORDS.index(words)

    span = XmlPlaces(STORY).words(1, start, start + len(words))

    assert (span.line, span.column, span.end_line, span.end_column) == place


@settings(max_examples=examples(100), deadline=None)
@given(st.lists(st.text("aé🚀&<> \n", max_size=8), min_size=1, max_size=5))
def test_every_character_is_found(texts: list[str]) -> None:
    """What stands at the place of a character is that character, or what spells it."""
    xml = f"<a>{'<b/>'.join(map(escape, texts))}</a>"
    places = XmlPlaces(xml)
    lines = xml.split("\n")

    for offset, character in enumerate("".join(texts)):
        span = places.words(0, offset, offset + 1)
        if character == "\n":
            assert (span.line, span.column) == (span.line, len(lines[span.line - 1]) + 1)
        else:
            spelled = lines[span.line - 1][span.column - 1 : span.end_column - 1]
            assert spelled == escape(character)


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("", "BK001", (1, 1)),
        ("<a>\n  <b></a>", "BK001", (2, 8)),
        ("<a>&nbsp;</a>", "BK001", (1, 4)),
        ('<!DOCTYPE a [\n<!ENTITY b "c">]><a>&b;</a>', "BK007", (2, 12)),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///b">]><a>&b;</a>', "BK007", None),
        ('<!DOCTYPE a [<!ENTITY % b "c">%b;]><a/>', "BK007", None),
        ("<a>" * (MAX_NESTING + 1), "BK004", (1, 3 * MAX_NESTING + 1)),
    ],
)
def test_what_is_dangerous_is_refused(text: str, code: str, place: tuple[int, int] | None) -> None:
    """Broken XML, entities and deep nesting are told with their code and place."""
    with pytest.raises(ParseError) as caught:
        check_xml(text, "nitf")

    (problem,) = caught.value.problems
    assert problem.code == code
    assert problem.span is not None
    assert place is None or (problem.span.line, problem.span.column) == place


def test_a_document_type_is_no_danger() -> None:
    """What a document type names is not loaded, so it may be named; the depth limit is exact."""
    check_xml(STORY, "nitf")
    check_xml("<a>" * MAX_NESTING + "</a>" * MAX_NESTING, "nitf")


def test_entities_that_multiply_are_refused_at_once() -> None:
    """A billion laughs end at the first declaration."""
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    with pytest.raises(ParseError, match="declares an entity: 'l0'"):
        check_xml(f'<!DOCTYPE a [<!ENTITY l0 "ha">{laughs}]><a>&l9;</a>', "nitf")


@pytest.mark.parametrize("filler", ["a", "&amp;", "<b/>", "<b>c</b>\n", "\r\n", "é"])
def test_time_grows_with_size(filler: str) -> None:
    """Checking and placing take time in proportion to the text."""

    def place(text: str) -> None:
        check_xml(f"<a>{text}</a>", "nitf")
        XmlPlaces(f"<a>{text}</a>").words(0, 0, 1)

    assert grows_with_size(place, filler)
