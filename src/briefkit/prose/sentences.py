"""Sentences: where one ends and the next begins, abbreviations and initials minded."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from briefkit.prose.lexicon.abbreviations import BEFORE_NAMES, BEFORE_OR_LAST
from briefkit.prose.lexicon.months import CALENDAR_WORDS
from briefkit.prose.lexicon.names import NOT_NAMES

__all__ = ["sentence_at", "sentence_starts", "split_sentences"]

_STOP = re.compile(r"[.!?…][.!?…'’”\"»)\]]{0,8}+\s++(?=[^\sa-z])")
_LONGEST = 12
_INITIALS = re.compile(r"(?!i$)[^\W\d_](?:\.[^\W\d_])*")
_OPENERS = NOT_NAMES - CALENDAR_WORDS
_FIRST_WORD = re.compile(r"[\"“”„«»'‘’`(\[\s]*+([^\W\d]++)")


def sentence_starts(text: str) -> list[int]:
    """Return where the sentences of a paragraph start, 0 included, as offsets in code points.

    A period ends no sentence after an initial or a title, nor after an abbreviation that
    anything but the usual opening of a sentence follows.

    Args:
        text: One paragraph.
    """
    return [0, *[match.end() for match in _STOP.finditer(text) if _ends(text, match)]]


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences of a paragraph as pairs of offsets, without the space between them."""
    starts = [*sentence_starts(text), len(text)]
    spans = ((start, start + len(text[start:end].rstrip())) for start, end in pairwise(starts))
    return [(start, end) for start, end in spans if start < end]


def sentence_at(starts: list[int], offset: int) -> int:
    """Return the index of the sentence that an offset lies in."""
    return bisect_right(starts, offset) - 1


def _ends(text: str, match: re.Match[str]) -> bool:
    at = match.start()
    if text[at] != "." or text[at + 1 : at + 2] in ".…":
        return True
    before = text[max(at - _LONGEST, 0) : at].rsplit(None, 1)
    word = before[-1].lstrip("(“\"'‘[").lower() if before else ""
    if word in BEFORE_NAMES:
        return False
    is_initial = word[1:2] in ("", ".") and _INITIALS.fullmatch(word) is not None
    if is_initial or word in BEFORE_OR_LAST:
        opening = _FIRST_WORD.match(text, match.end())
        return opening is not None and opening[1].lower() in _OPENERS
    return True
