"""XML that wants to do harm: refused, or read without a look at anything but its own text."""

from __future__ import annotations

import builtins
import io
import os
import socket
from typing import Any

import pytest

from briefkit.errors import ParseError
from briefkit.formats._xml import parse_xml, text_of
from briefkit.formats.nitf import loads
from growth import grows_with_size

BOMB = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))


@pytest.fixture
def sealed(monkeypatch: pytest.MonkeyPatch) -> None:
    """No socket is made, and no file is opened."""
    parse_xml("<a/>", "nitf")  # what is imported on first use is imported now
    loads("<nitf><body><body.content><p>It is. &auml;</p></body.content></body></nitf>")

    def refuse(*_: Any, **__: Any) -> Any:
        raise AssertionError("a reader of XML looks elsewhere")

    for owner, name in ((socket, "socket"), (socket, "getaddrinfo"), (builtins, "open")):
        monkeypatch.setattr(owner, name, refuse)
    monkeypatch.setattr(io, "open", refuse)
    monkeypatch.setattr(os, "open", refuse)


@pytest.mark.usefixtures("sealed")
@pytest.mark.parametrize(
    ("declared", "used"),
    [
        (f'<!ENTITY l0 "ha">{BOMB}', "&l9;"),
        ('<!ENTITY a "b">', "&a;"),
        ('<!ENTITY a "b">', "nothing"),
        ('<!ENTITY a SYSTEM "file:///etc/hostname">', "&a;"),
        ('<!ENTITY a SYSTEM "http://example.org/a">', "&a;"),
        ('<!ENTITY a PUBLIC "-//a" "http://example.org/a">', "&a;"),
        ("<!ENTITY % a \"<!ENTITY b SYSTEM 'file:///etc/hostname'>\"> %a;", "&b;"),
        ('<!NOTATION n SYSTEM "n"><!ENTITY a SYSTEM "a" NDATA n>', "nothing"),
    ],
)
def test_declared_entities_are_refused(declared: str, used: str) -> None:
    """A document that declares an entity is refused at its declaration, used or not."""
    with pytest.raises(ParseError) as caught:
        parse_xml(f"<!DOCTYPE a [\n{declared}]><a>{used}</a>", "nitf")

    (problem,) = caught.value.problems
    assert problem.code == "BK007"
    assert problem.span is not None
    assert problem.span.line == 2


@pytest.mark.usefixtures("sealed")
@pytest.mark.parametrize(
    "document_type",
    [
        '<!DOCTYPE a SYSTEM "http://example.org/a.dtd">',
        '<!DOCTYPE a SYSTEM "/etc/hostname">',
        '<!DOCTYPE a PUBLIC "-//IPTC//DTD NITF 3.6//EN" "nitf-3-6.dtd">',
        "<!DOCTYPE a [<!ELEMENT a ANY><!ATTLIST a b CDATA 'c'>]>",
        '<!DOCTYPE a [<!ENTITY % e SYSTEM "http://example.org/e"> %e;]>',
        '<?xml-stylesheet type="text/xsl" href="http://example.org/a.xsl"?>',
        "<!-- <!DOCTYPE a [<!ENTITY b 'c'>]> -->",
    ],
)
def test_what_is_only_named_is_not_loaded(document_type: str) -> None:
    """A document type, a parameter entity or a style sheet elsewhere is passed over."""
    xml = parse_xml(f"{document_type}<a>words</a>", "nitf")

    assert text_of(xml.root) == "words"
    assert not xml.root.attrib
    info: Any = xml.root.getroottree().docinfo
    assert not info.doctype


@pytest.mark.usefixtures("sealed")
def test_a_name_that_looks_like_a_document_type_is_no_way_in() -> None:
    """What a document type names cannot make the parser take the document for declarations."""
    inner = "\" [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><b>&x;</b>"
    text = f'<!DOCTYPE a SYSTEM "<!DOCTYPE"><a><![CDATA[{inner}]]></a>'

    assert text_of(parse_xml(text, "nitf").root) == inner


@pytest.mark.usefixtures("sealed")
def test_inclusions_are_left_out() -> None:
    """XInclude is not followed; the reader says that an element was left out."""
    text = (
        '<nitf xmlns:xi="http://www.w3.org/2001/XInclude"><body><body.content><p>It is.</p>'
        '<xi:include href="file:///etc/hostname" parse="text"><xi:fallback>No.</xi:fallback>'
        "</xi:include></body.content></body></nitf>"
    )
    document = loads(text)

    assert document.brief.text == "It is."
    assert [problem.code for problem in document.problems] == ["BK122"]


def test_processing_instructions_are_passed_over() -> None:
    """Instructions and comments are no words, wherever they stand."""
    xml = parse_xml("<?a b?><a>one<?php echo 1 ?>, <!-- no -->two</a><?c?>", "nitf")

    assert text_of(xml.root) == "one, two"
    assert len(xml.root) == 0


def test_deep_nesting_is_refused() -> None:
    """A hundred thousand elements in one another are refused at the depth limit."""
    with pytest.raises(ParseError) as caught:
        parse_xml("<a>" * 100_000, "nitf")

    assert caught.value.problems[0].code == "BK004"


def test_huge_attributes_are_refused() -> None:
    """An attribute of twenty million characters is more than libxml2 takes."""
    with pytest.raises(ParseError) as caught:
        parse_xml(f'<a b="{"c" * 20_000_000}"/>', "nitf")

    assert caught.value.problems[0].code == "BK001"
    assert caught.value.problems[0].span is not None


@pytest.mark.parametrize(
    "filler",
    ["&", "&x", "&#0;", "&#", "\x01", "<![CDATA[", "<!--", "<?", "<!DOCTYPE", "&auml;", "-", "]]"],
)
def test_repairs_take_time_in_proportion(filler: str) -> None:
    """However often something has to be repaired, or is left open, time grows with the size."""

    def parse(text: str) -> None:
        for shape in ("<a>{}</a>", "{}<a/>", '<a b="{}"/>'):
            try:
                parse_xml(shape.format(text), "nitf")
            except ParseError:
                continue

    assert grows_with_size(parse, filler)
