"""Bytes to text: what is repaired is reported, what is no text is refused."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.encoding import decode
from briefkit.errors import ParseError
from briefkit.formats._declared import html_encoding, xml_encoding

CHARSETS = ("utf-8", "iso-8859-1", "windows-1251", "koi8-r", "shift_jis", "gb18030", "euc-kr")


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


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("ISO-8859-1", "café"),
        ("iso-8859-15", "café à 5 €"),
        ("windows-1250", "Łódź"),
        ("windows-1251", "Совет одобрил"),
        ("KOI8-R", "Совет одобрил"),
        ("windows-1252", "“yes” – 5 €"),
        ("windows-1256", "مجلس المدينة"),
        ("Shift_JIS", "橋が開通した"),
        ("x-sjis", "橋が開通した"),
        ("EUC-JP", "橋が開通した"),
        ("GB2312", "大桥通车"),
        ("gb18030", "大桥通车"),
        ("Big5", "大橋通車"),
        ("euc-kr", "다리 개통"),
    ],
)
def test_what_is_declared_is_no_problem(charset: str, text: str) -> None:
    """Bytes in the encoding that the file declares are read so, and nothing is reported."""
    codec = {"x-sjis": "shift_jis"}.get(charset, charset)

    assert decode(text.encode(codec), declared=charset) == (text, ())


@pytest.mark.parametrize(
    ("data", "declared", "text", "message"),
    [
        ("Cafés".encode(), "ISO-8859-1", "Cafés", "declared as ISO-8859-1, but is UTF-8"),
        ("Мост".encode(), "windows-1251", "Мост", "declared as windows-1251, but is UTF-8"),
        ("橋が開通した".encode(), "Shift_JIS", "橋が開通した", "but is UTF-8"),
        (b"caf\xe9s", "utf-8", "cafés", "declared as utf-8, but is not: byte 0xe9; read as Win"),
        (b"\x93yes\x94", "ISO-8859-1", "“yes”", "but is Windows-1252"),
        (b"caf\xe9s", "koi-9", "cafés", "declared as koi-9, but is not"),
        (b"caf\xe9s", "zip", "cafés", "declared as zip, but is not"),
        (b"caf\xe9 \x81", "shift_jis", "café \x81", "declared as shift_jis, but is not"),
        ("Cafés".encode(), "x" * 999, "Cafés", "x, but is UTF-8"),
    ],
)
def test_what_is_declared_wrongly_is_reported(
    data: bytes, declared: str, text: str, message: str
) -> None:
    """What the bytes are counts for more than what they claim, and the first one has a place."""
    found, problems = decode(b"One.\n" + data, declared=declared)

    assert found == f"One.\n{text}"
    assert [problem.code for problem in problems] == ["BK126"]
    assert message in problems[0].message
    assert problems[0].span is not None
    assert problems[0].span.line == 2


@pytest.mark.parametrize("declared", ["utf-8", "ISO-8859-1", "nonsense", "utf-16", "\ud800"])
def test_ascii_is_what_it_is_declared_as(declared: str) -> None:
    """Where no byte could be read in another way, nothing is wrong."""
    assert decode(b"Ceasefire", declared=declared) == ("Ceasefire", ())


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_wide_encodings_are_read(codec: str, mark: str) -> None:
    """UTF-16 and UTF-32 are told by their mark, or by the first character of markup."""
    data = f'{mark}<?xml version="1.0"?><a>é</a>'.encode(codec)

    for declared, codes in ((None, ["BK002"]), ("iso-8859-1", ["BK002"]), (codec[:6], [])):
        text, problems = decode(data, declared=declared)
        assert text == '<?xml version="1.0"?><a>é</a>'
        assert [problem.code for problem in problems] == codes


def test_a_mark_counts_for_more_than_a_declaration() -> None:
    """A file with the mark of UTF-8 is UTF-8."""
    text, problems = decode(b"\xef\xbb\xbf" + "Café".encode(), declared="ISO-8859-1")

    assert (text, [problem.code for problem in problems]) == ("Café", ["BK003"])


@given(data=st.binary(), declared=st.none() | st.sampled_from(CHARSETS) | st.text())
def test_no_bytes_make_it_fail(data: bytes, declared: str | None) -> None:
    """Whatever the bytes are and claim to be, there is text, or an error that says why not."""
    with contextlib.suppress(ParseError):
        assert isinstance(decode(data, declared=declared)[0], str)


@pytest.mark.parametrize(
    ("head", "declared"),
    [
        (b'<?xml version="1.0" encoding="ISO-8859-1"?><nitf/>', "ISO-8859-1"),
        (b"\n<?xml version='1.0' encoding = 'koi8-r' standalone='yes'?>", "koi8-r"),
        (b'<?xml version="1.0"?><nitf encoding="utf-8"/>', None),
        (b"<nitf>encoding='utf-8'</nitf>", None),
        (b"<?xml" + b" " * 5000 + b'encoding="utf-8"?>', None),
        (b'<?xml version="1.0" encoding="' + b"x" * 99 + b'"?>', None),
    ],
)
def test_xml_declares_its_encoding(head: bytes, declared: str | None) -> None:
    """The XML declaration counts, and nothing else."""
    assert xml_encoding(head) == declared


@pytest.mark.parametrize(
    ("head", "declared"),
    [
        (b'<!doctype html><meta charset="utf-8">', "utf-8"),
        (b"<html><head><META CHARSET=Windows-1251>", "windows-1251"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=shift_jis">', "shift_jis"),
        (b'<meta content="text/html;charset=big5" http-equiv="Content-Type" />', "big5"),
        (b'<!-- <meta charset="x"> --><meta charset="utf-8">', "utf-8"),
        (b'<!-- <meta charset="x">', None),
        (b'<?xml version="1.0" encoding="euc-kr"?><html>', "euc-kr"),
        (b"<html>" + b"<script>" * 200 + b'<meta charset="utf-8">', "utf-8"),
        (b"<html>" + b" " * 9000 + b'<meta charset="utf-8">', None),
        (b'A story about <meta charset="x">', None),
    ],
)
def test_html_declares_its_encoding(head: bytes, declared: str | None) -> None:
    """The first meta element counts that is no comment, or else the XML declaration."""
    assert html_encoding(head) == declared


@pytest.mark.parametrize("filler", [b"<meta ", b"<!--", b"<meta charset", b"-", b"<!-- -- "])
def test_looking_for_a_declaration_takes_no_time(filler: bytes) -> None:
    """Only the first few thousand bytes are looked at, in linear time."""
    data = b"<" + filler * 200_000

    start = time.process_time()
    assert (html_encoding(data), xml_encoding(data)) == (None, None)
    assert time.process_time() - start < 0.05
