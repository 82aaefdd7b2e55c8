"""From bytes to text: byte order marks, encodings, and what had to be repaired."""

from __future__ import annotations

import codecs
import re
from typing import TypeAlias

from briefkit.charsets import BY_BYTE, UTF, charset_of, widened
from briefkit.errors import ParseError
from briefkit.positions import Lines
from briefkit.problems import Problem

__all__ = ["MISDECLARED", "Decoded", "decode"]

MISDECLARED = "BK126"
"""The code for a document that is in another encoding than it declares."""

Decoded: TypeAlias = tuple[str, tuple[Problem, ...]]
"""A text, and what was repaired to read it."""

# The longer marks first: that of UTF-32 starts with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF8, "utf-8"),
    # Markup without a mark (XML 1.0, appendix F): what follows "<" is ASCII, be it "?", "!" or "a".
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
# The first bytes of what gets mistaken for copy: archives, pictures, word processor files.
_BINARY = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
)

_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_C1 = re.compile(rb"[\x80-\x9f]")
# Fewer bytes than this may be UTF-8 by chance in an encoding of two bytes a character.
_NO_CHANCE = 12


def decode(data: bytes, *, repair: bool = True, declared: str | None = None) -> Decoded:
    """Return the text that `data` holds, and what was repaired on the way.

    UTF-8 is expected. A byte order mark is taken off (BK003), and counts for more than what is
    declared; so does what plainly is UTF-8, whatever it declares (BK126). What is declared, and
    can be decoded so, is no problem. Other bytes that are no UTF-8 are read as Windows-1252, a
    superset of printable Latin-1, where `repair` allows it: BK126 if that is not what is
    declared, BK002 if nothing is. What is UTF-8 beside them stays what it is, as in a file that
    was pasted together.

    Args:
        data: The bytes of a file.
        repair: False for formats whose specification admits UTF-8 only (RFC 8259 section 8.1).
        declared: The encoding that the file itself declares, as it is written there.

    Raises:
        ParseError: `data` is no text, or is cut off within a character, or is no UTF-8 and
            must not be repaired.
    """
    mark, encoding = next((found for found in _MARKS if data.startswith(found[0])), (b"", ""))
    is_wide = encoding.startswith(("utf-16", "utf-32"))
    if data.startswith(_BINARY) or (b"\0" in data[:4096] and not (is_wide or _is_sent(data))):
        raise _refused("this is a binary file, not text", data, max(data.find(b"\0"), 0))
    if is_wide:
        if not repair:
            raise _refused(f"encoded as {encoding[:6].upper()}; save it as UTF-8", data, 0)
        return _decode_wide(data, encoding, declared)
    problems: tuple[Problem, ...] = ()
    if mark:
        data, declared = data[len(mark) :], None
        problems = (_problem("BK003", "the file starts with a byte order mark"),)
    text, found = _decode_bytes(data, repair, declared)
    return text, (*problems, *found)


def _decode_bytes(data: bytes, repair: bool, declared: str | None) -> Decoded:
    """Decode what has a byte for each ASCII character."""
    charset = charset_of(declared) if declared else None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        found = _as_declared(data, declared, charset) if repair else None
        return found or _repaired(data, error, repair, declared)
    if declared is None or charset in UTF or text.isascii():
        return text, ()
    if charset not in BY_BYTE and len(_NOT_ASCII.findall(data)) < _NO_CHANCE:
        found = _as_declared(data, declared, charset)
        if found:
            return found
    return text, (_misdeclared(declared, "UTF-8", data, _NOT_ASCII),)


def _as_declared(data: bytes, declared: str | None, charset: str | None) -> Decoded | None:
    """Return the text of bytes in the encoding that they declare; None if they are not in it."""
    if declared is None or charset is None or charset in UTF:
        return None
    meant = widened(charset)
    try:
        text = data.decode(meant, errors=_REPAIR if meant == "cp1252" else "strict")
    except UnicodeDecodeError:
        return None
    if charset == "iso8859-1" and _C1.search(data):
        return text, (_misdeclared(declared, "Windows-1252", data, _C1),)
    return text, ()


def _repaired(
    data: bytes, error: UnicodeDecodeError, repair: bool, declared: str | None
) -> Decoded:
    """Return the text of bytes that are neither UTF-8 nor what they declare."""
    if error.reason == "unexpected end of data":
        raise _refused("the file is cut off within a character", data, error.start) from error
    byte = f"byte 0x{data[error.start]:02x}"
    if not repair:
        raise _refused(f"not UTF-8: {byte}", data, error.start) from error
    code, message = "BK002", f"not UTF-8: {byte}; read as Windows-1252"
    if declared:
        code = MISDECLARED
        message = f"declared as {declared:.40}, but is not: {byte}; read as Windows-1252"
    return data.decode("utf-8", errors=_REPAIR), (_problem(code, message, data, error.start),)


def _misdeclared(declared: str, actual: str, data: bytes, telling: re.Pattern[bytes]) -> Problem:
    found = telling.search(data)
    offset = found.start() if found else 0
    return _problem(MISDECLARED, f"declared as {declared:.40}, but is {actual}", data, offset)


def _is_sent(data: bytes) -> bool:
    """Tell whether bytes are a transmission of the wire, which lines pad with NUL."""
    return data[:64].lstrip(b"\0\r\n ").startswith((b"\x16\x16\x01", b"\x16\x01"))


def _decode_wide(data: bytes, encoding: str, declared: str | None) -> Decoded:
    name = encoding[:6]
    try:
        text = data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise _refused(f"damaged {name.upper()}", data, 0) from error
    if declared and (charset_of(declared) or "").startswith(name):
        return text, ()
    return text, (_problem("BK002", f"encoded as {name.upper()}; save it as UTF-8"),)


def _windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are no UTF-8: the error handler ``"briefkit-windows-1252"``."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(_WINDOWS_1252[byte] for byte in bad), error.end


# Five bytes mean nothing in Windows-1252. As C1 controls, as in Latin-1, nothing is lost.
_WINDOWS_1252 = [
    bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(256)
]
_REPAIR = "briefkit-windows-1252"
codecs.register_error(_REPAIR, _windows_1252)


def _problem(code: str, message: str, data: bytes = b"", offset: int = 0) -> Problem:
    before = data[:offset].decode("utf-8", errors="replace")
    return Problem(pointer="", message=message, code=code, span=Lines(before).span(len(before)))


def _refused(message: str, data: bytes, offset: int) -> ParseError:
    return ParseError([_problem("BK002", message, data, offset)])
