"""From bytes to text: byte order marks, encodings, and what had to be repaired."""

from __future__ import annotations

import codecs

from briefkit.errors import ParseError
from briefkit.positions import Lines
from briefkit.problems import Problem

__all__ = ["decode"]

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
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


def decode(data: bytes, *, repair: bool = True) -> tuple[str, tuple[Problem, ...]]:
    """Return the text that `data` holds, and what was repaired on the way.

    UTF-8 is expected. A byte order mark is taken off (BK003). Bytes that are no UTF-8 are read
    as Windows-1252, a superset of printable Latin-1, where `repair` allows it (BK002); what is
    UTF-8 beside them stays what it is, as in a file that was pasted together.

    Args:
        data: The bytes of a file.
        repair: False for formats whose specification admits UTF-8 only (RFC 8259 section 8.1).

    Raises:
        ParseError: `data` is no text, or is cut off within a character, or is no UTF-8 and
            must not be repaired.
    """
    if data.startswith(_BINARY) or (b"\0" in data[:4096] and not data.startswith(_UTF16)):
        raise _refused("this is a binary file, not text", data, max(data.find(b"\0"), 0))
    if data.startswith(_UTF16):
        if not repair:
            raise _refused("encoded as UTF-16; save it as UTF-8", data, 0)
        return _decode_utf16(data)
    problems: tuple[Problem, ...] = ()
    if data.startswith(codecs.BOM_UTF8):
        data = data[3:]
        problems = (_problem("BK003", "the file starts with a byte order mark"),)
    try:
        return data.decode("utf-8"), problems
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            raise _refused("the file is cut off within a character", data, error.start) from error
        message = f"not UTF-8: byte 0x{data[error.start]:02x}"
        if not repair:
            raise _refused(message, data, error.start) from error
        repaired = f"{message}; read as Windows-1252"
        text = data.decode("utf-8", errors=_REPAIR)
        return text, (*problems, _problem("BK002", repaired, data, error.start))


def _decode_utf16(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise _refused("damaged UTF-16", data, 0) from error
    return text, (_problem("BK002", "encoded as UTF-16; save it as UTF-8"),)


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
