"""The fast way between JSON text and the model: msgspec, by structs made from the model itself.

Decoding into the twins of the model's classes proves, in one pass of C code, all that
`briefkit.structure` proves: types, required fields, no unknown keys. What the twins accept
becomes values of the model without another check; what they refuse is left to
`briefkit.structure`, which knows how to say why. A property test holds both ways to the same
verdicts and the same values.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec

from briefkit.formats.json.copying import reader, writer
from briefkit.formats.json.text import MAX_DEPTH, is_deeper
from briefkit.formats.json.twins import twins_of_model
from briefkit.model import Brief
from briefkit.structure import DIRECTIVES

__all__ = ["decode", "encode", "indented", "is_canonical"]


def decode(text: str | bytes, version: int) -> Brief | None:
    """Return the brief that a JSON text spells, or None if anything at all is unusual about it.

    Args:
        text: A JSON text, as bytes in UTF-8.
        version: The version of the envelope that is taken; every other is unusual.
    """
    try:
        decoder, read = _decoding()
        twin: Any = decoder.decode(text)
        # Below the envelope and `extra` itself.
        if twin.briefkit not in (version, msgspec.UNSET):
            return None
        if twin.extra and is_deeper(twin.extra, MAX_DEPTH - 1):
            return None
        if twin.directives is not msgspec.UNSET:
            if DIRECTIVES in twin.extra or is_deeper(twin.directives, MAX_DEPTH - 1):
                return None
            twin.extra[DIRECTIVES] = twin.directives
        return read(twin)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


def encode(brief: Brief, version: int) -> bytes:
    """Return the canonical JSON of a brief, one line: model order, no empty fields.

    Raises:
        UnicodeEncodeError: A string holds a lone surrogate.
        TypeError, msgspec.MsgspecError, RecursionError: `Brief.extra` holds what is no JSON.
    """
    encoder, write = _encoding()
    twin = write(brief)
    if DIRECTIVES in brief.extra:
        twin.extra = dict(brief.extra)
        twin.directives = twin.extra.pop(DIRECTIVES)
    # The headline is always written, so there is always a key to follow the envelope's.
    return b'{"briefkit":%d,%b\n' % (version, encoder.encode(twin)[1:])


def indented(text: bytes, indent: int) -> bytes:
    """Return a JSON text on lines of its own, so many spaces to a level."""
    return msgspec.json.format(text, indent=indent) + b"\n"


def is_canonical(text: str | bytes, brief: Brief, version: int) -> bool:
    """Tell whether the text that `brief` was decoded from is what `encode` writes.

    Its line end does not matter.
    """
    data = text.encode() if isinstance(text, str) else text
    # Most texts that are not show it here, and nothing is encoded.
    if not data.startswith(b'{"briefkit":%d,"' % version):
        return False
    written = encode(brief, version)
    return data == written or data.rstrip(b"\r\n") == written[:-1]


# Either way is made when it is first used, and once: to check a file nothing is written.


@cache
def _decoding() -> tuple[msgspec.json.Decoder[Any], Callable[[Any], Brief]]:
    """Return the decoder for twins of briefs, and what makes a brief of its twin."""
    twins = twins_of_model()
    return msgspec.json.Decoder(twins[Brief]), reader(twins)


@cache
def _encoding() -> tuple[msgspec.json.Encoder, Callable[[Brief], Any]]:
    """Return the encoder for twins, and what makes the twin of a brief."""
    return msgspec.json.Encoder(), writer(twins_of_model())
