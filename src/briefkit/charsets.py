"""The encodings that news comes in, by the labels that files declare."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["BY_BYTE", "UTF", "charset_of", "widened"]

BY_BYTE = frozenset(
    (
        *(f"iso8859-{part}" for part in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16)),
        *(f"cp{page}" for page in (866, 874, *range(1250, 1259))),
        *("koi8-r", "koi8-u", "mac-roman", "mac-cyrillic"),
    )
)
"""Encodings in which every character is a byte."""

UTF = frozenset(("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"))
"""The encodings of Unicode. A file that can be asked what it declares is in none but UTF-8."""

# Two bytes a character, and more.
_BY_BYTES = frozenset(
    (
        *("shift_jis", "cp932", "euc_jp", "gb2312", "gbk", "gb18030"),
        *("big5", "big5hkscs", "cp950", "euc_kr", "cp949"),
    )
)
# Python's codecs include some that unpack or transform: what is not here is not used.
_KNOWN = BY_BYTE | _BY_BYTES | UTF | {"ascii"}
_ALIASES = {"x-sjis": "shift_jis", "windows-31j": "cp932", "x-mac-cyrillic": "mac-cyrillic"}
_LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9_:-]{0,39}")
_WIDER: Mapping[str, str] = MappingProxyType(
    {
        "iso8859-1": "cp1252",
        "iso8859-9": "cp1254",
        "iso8859-11": "cp874",
        "shift_jis": "cp932",
        "gb2312": "gb18030",
        "gbk": "gb18030",
        "euc_kr": "cp949",
    }
)


def charset_of(label: str) -> str | None:
    """Return the name that Python has for an encoding by its label; None if it is not known.

    Args:
        label: What a document declares: "ISO-8859-1", "windows-1251".
    """
    label = label.strip()
    if not _LABEL.fullmatch(label):
        return None
    try:
        name = codecs.lookup(_ALIASES.get(label.lower(), label)).name
    except (LookupError, ValueError):
        return None
    return name if name in _KNOWN else None


def widened(charset: str) -> str:
    """Return what the name of an encoding means in files: often a superset of it.

    See encoding.spec.whatwg.org, section 4.2: what says ISO-8859-1 is Windows-1252.
    """
    return _WIDER.get(charset, charset)
