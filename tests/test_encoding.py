"""Bytes to text: what is repaired is reported, what is no text is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.encoding import decode
from briefkit.errors import ParseError


@given(text=st.text().filter(lambda text: "\0" not in text))
def test_utf8_is_taken_as_it_is(text: str) -> None:
    """Text in UTF-8 comes back unchanged, but for a byte order mark, and nothing is reported."""
    data = text.encode()
    if not data.startswith((b"\xef\xbb\xbf", b"%PDF", b"GIF8", b"PK\x03\x04")):
        assert decode(data) == (text, ())


@pytest.mark.parametrize(
    ("data", "text", "code"),
    [
        (b"\xef\xbb\xbfCeasefire", "Ceasefire", "BK003"),
        (b"caf\xe9 au lait", "café au lait", "BK002"),
        (b"\x93yes\x94 \x96 no \x80", "“yes” – no €", "BK002"),
        (b"a\x81b", "a\x81b", "BK002"),
        ("“Café” ".encode() + b"caf\xe9 noir", "“Café” café noir", "BK002"),
        ("Ceasefire é".encode("utf-16"), "Ceasefire é", "BK002"),
    ],
)
def test_other_encodings_are_repaired_and_reported(data: bytes, text: str, code: str) -> None:
    """Windows-1252, UTF-16 and byte order marks are read, each with a problem that names it."""
    found, problems = decode(data)

    assert (found, [problem.code for problem in problems]) == (text, [code])


def test_the_first_bad_byte_has_a_place() -> None:
    """The problem points at line and column of the first byte that is no UTF-8."""
    (problem,) = decode(b"One.\nTwo caf\xe9.\n")[1]

    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == (2, 8)
    assert "0xe9" in problem.message


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x89PNG\r\n\x1a\n", "binary"),
        (b"%PDF-1.7", "binary"),
        (b"PK\x03\x04 docx", "binary"),
        (b"text\0text", "binary"),
        ("a…".encode()[:-1], "cut off within a character"),
        (b"\xff\xfea", "damaged UTF-16"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    """Binary files and cut-off text raise an error that says what they are, with a place."""
    with pytest.raises(ParseError, match=message) as caught:
        decode(data)

    assert [(p.code, p.span is not None) for p in caught.value.problems] == [("BK002", True)]


@pytest.mark.parametrize("data", [b"caf\xe9 au lait", "{}".encode("utf-16")])
def test_nothing_is_repaired_where_utf8_alone_is_right(data: bytes) -> None:
    """JSON is UTF-8 (RFC 8259 section 8.1): anything else is refused."""
    with pytest.raises(ParseError, match=r"not UTF-8|save it as UTF-8"):
        decode(data, repair=False)
