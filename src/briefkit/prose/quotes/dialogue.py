"""Dialogue after a dash: the lines of a conversation, as French and Spanish desks print it.

``— Nous partons, a dit Mme Roux.`` A dash at the head of a paragraph opens a list, a dateline or
a signature more often than speech. It is taken for speech where a verb of speech and a speaker
follow the words, in one of the languages that print dialogue in this way.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefkit.prose.lexicon.cues import FOREIGN_VERBS
from briefkit.prose.lexicon.names import CAPITAL

__all__ = ["Line", "find_lines", "find_unsigned_line"]

_PRONOUN = r"(?:-t-|-| )(?P<pronoun>elle|elles|ella|él|er|il|ils|lei|lui|on|sie)\b"
_NOUN = (
    r"(?P<noun>(?:(?:(?:das|der|die|el|il|la|las|le|les|lo|los|o|a|un|una|une) |l['’])[\w’'-]++"
    rf"|(?:{CAPITAL}\w{{0,3}}\. )?{CAPITAL}[\w’'-]*+)(?: [\w’'-]++){{0,5}}?)"
)
_SAID = re.compile(
    r"(?:(?<=[,!?…])\s?|\s?[—–―]\s?)(?:(?:a|ha|hat|avait|había|aveva) )?"
    rf"(?P<verb>[^\W\d_]++)(?:{_PRONOUN}| {_NOUN})(?=\s?(?:[,.;:!?—–―]|$))"
)
_GAP = re.compile(r"\s?[,.;:—–―]*+\s*+")
_LATEST = 400
_DASHES = ("—", "–", "―")


class Line(NamedTuple):
    """What somebody says after a dash, and who; offsets in the paragraph."""

    start: int
    """Where the words start."""

    end: int
    """Where they end."""

    mention: tuple[int, int] | None
    """Where the words start and end that name the speaker."""

    cue: tuple[int, int] | None
    """Where the verb of speech starts and ends."""


def find_lines(text: str) -> list[Line]:
    """Return what is said in a paragraph that opens with a dash; nothing where nobody speaks.

    Args:
        text: One paragraph.
    """
    whole = find_unsigned_line(text)
    if whole is None:
        return []
    for match in _SAID.finditer(text, whole.start, whole.start + _LATEST):
        if match["verb"].lower() not in FOREIGN_VERBS:
            continue
        mention = match.span("pronoun" if match["pronoun"] else "noun")
        cue = match.span("verb")
        gap = _GAP.match(text, match.end())
        rest = gap.end() if gap else whole.end
        end = len(text[: match.start()].rstrip(" ,"))
        lines = [Line(whole.start, end, mention, cue)] if end > whole.start else []
        if rest < whole.end:
            lines.append(Line(rest, whole.end, mention, cue))
        return lines
    return []


def find_unsigned_line(text: str) -> Line | None:
    """Return all that follows a dash at the head of a paragraph, as words of nobody yet."""
    if not text.startswith(_DASHES):
        return None
    words = text[1:].strip()
    if not words:
        return None
    start = text.index(words, 1)
    return Line(start, start + len(words), None, None)
