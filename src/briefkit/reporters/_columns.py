"""A line of a source as a terminal shows it, and how many columns each character takes there."""

from __future__ import annotations

import re
from unicodedata import category, east_asian_width

from briefkit.echo import printable

__all__ = ["shown", "width"]

_TAB = 4
_EMOJI_STYLE = "\ufe0f"
# What most lines are made of takes a column each, and nothing of it is escaped: ASCII, Latin
# letters, dashes and quotation marks.
_USUAL = re.compile("[ -~\u00c0-\u024f\u2010-\u2027]*+")


def shown(text: str, start: int = 0, end: int | None = None) -> tuple[str, list[int]]:
    """Return a line as it is to be shown, and the column at which each code point starts.

    Tabs become spaces, up to the next multiple of 4; what is not plainly visible is escaped,
    but for odd spaces outside of the stretch from `start` to `end`, which nobody asks about.
    The columns count from 0; the last is that after the end.
    """
    if _USUAL.fullmatch(text):
        return text, list(range(len(text) + 1))
    parts = []
    columns = [0]
    before = ""
    for index, char in enumerate(text):
        is_asked = start <= index and (end is None or index < end)
        if char == "\t":
            part = " " * (_TAB - columns[-1] % _TAB)
        elif category(char) == "Zs" and not is_asked:
            part = " " * _width(char)
        else:
            part = printable(char)
        parts.append(part)
        columns.append(columns[-1] + (_styled(before) if char == _EMOJI_STYLE else width(part)))
        before = char
    return "".join(parts), columns


def width(text: str) -> int:
    """Return how many columns of a terminal printable text takes.

    Wide East Asian characters and most emoji take two (Unicode, UAX 11), marks that combine
    with what is before them none.
    """
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(char: str) -> int:
    # Vowels and finals of Hangul, when they come by themselves, join the syllable before them.
    if category(char) in ("Mn", "Me") or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def _styled(before: str) -> int:
    """Return what the mark adds that makes an emoji of the character before it."""
    return int(category(before) == "So" and _width(before) == 1) if before else 0
