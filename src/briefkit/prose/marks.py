"""Quotation marks: which pair with which, and which are none.

Straight marks, curly marks, guillemets in either direction and the wire's double grave
accents and apostrophes. What a mark does follows from its shape and, where the shape says
nothing or the text around it says otherwise, from the characters beside it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["Marked", "find_marked"]

_MARK = re.compile(r"[\"“”„‟«»]")
_WIRE_MARK = re.compile(r"[\"“”„‟«»]|``|''")
_ALL = ('"', "“", "”", "„", "‟", "«", "»", "``", "''")
_TAG = re.compile(r"<[A-Za-z/][^<>]*>")
_SHAPELESS = frozenset(('"', "''"))
_CLOSERS = frozenset(("”", "»"))
# German usage, „so“ and »so«: marks that close what these have opened, whatever stands beside.
_CLOSED_BY = {"„": "“”", "»": "«"}
_INCHES = re.compile(r"\d\s?['’′]\s?\d{1,2}$")
_BEFORE_OPENING = frozenset("([{—–―-/‘'…:\"“”„‟«»`")
_AFTER_CLOSING = frozenset(".,;:!?)]}—–―-/’'…\"“”„‟«»`")


class Marked(NamedTuple):
    """A stretch of text between double quotation marks."""

    start: int
    """Where the opening mark starts."""

    inner_start: int
    """Where the words start."""

    inner_end: int
    """Where the words end."""

    end: int
    """Where the closing mark ends, or the paragraph, if there is none."""


def find_marked(text: str) -> list[Marked]:
    """Return the outermost stretches between double quotation marks, in order.

    Args:
        text: One paragraph.
    """
    for mark in _ALL:
        if mark in text:
            break
    else:
        return []
    tags = [match.span() for match in _TAG.finditer(text)] if "<" in text else []
    pattern = _WIRE_MARK if "``" in text or "''" in text else _MARK
    marks = [match.span() for match in pattern.finditer(text)]
    if tags:
        marks = _outside(marks, tags)
    return _outermost(text, marks)


def _outermost(text: str, marks: list[tuple[int, int]]) -> list[Marked]:
    open_marks: list[tuple[int, int]] = []
    pairs: list[tuple[int, int, int, int]] = []
    for start, end in marks:
        if text[start - 1].isdigit() and _is_inches(text, start):
            continue
        opened = text[slice(*open_marks[-1])] if open_marks else ""
        if not _closes(text, start, end, opened):
            open_marks.append((start, end))
        elif open_marks:
            opening, words = open_marks.pop()
            # What this pair encloses is nested in it: the outer pair stands for all.
            while pairs and pairs[-1][0] > opening:
                pairs.pop()
            pairs.append((opening, words, start, end))
    if open_marks and (not pairs or open_marks[-1][0] >= pairs[-1][3]):
        size = len(text)
        pairs.append((*open_marks[-1], size, size))
    return [found for pair in pairs if (found := _marked(text, *pair))]


def _marked(text: str, start: int, inner_start: int, inner_end: int, end: int) -> Marked | None:
    """Return a stretch without the space inside its marks; None if there is nothing else."""
    words = text[inner_start:inner_end]
    trimmed = words.strip()
    if not trimmed:
        return None
    if trimmed is not words:
        inner_start += len(words) - len(words.lstrip())
        inner_end = inner_start + len(trimmed)
    return Marked(start, inner_start, inner_end, end)


def _closes(text: str, start: int, end: int, opened: str) -> bool:
    """Tell whether the mark at `start` closes a quotation; else it opens one.

    Args:
        text: The paragraph.
        start: Where the mark starts.
        end: Where it ends.
        opened: The mark that is open, or the empty string.
    """
    left = text[start - 1] if start else " "
    right = text[end] if end < len(text) else " "
    after_space, before_space = left.isspace(), right.isspace()
    mark = text[start:end]
    if mark in _CLOSED_BY.get(opened, ""):
        return True
    if mark in _SHAPELESS:
        if after_space != before_space:
            return before_space
        opens, closes = left in _BEFORE_OPENING, right in _AFTER_CLOSING
        return bool(opened) if opens == closes else closes
    if mark in _CLOSERS:
        return not (after_space and not before_space and right not in _AFTER_CLOSING)
    return before_space and not after_space and left not in _BEFORE_OPENING


def _is_inches(text: str, start: int) -> bool:
    return text[start] in '"”' and _INCHES.search(text[max(start - 6, 0) : start]) is not None


def _outside(marks: list[tuple[int, int]], tags: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept = []
    rest = iter(tags)
    tag = next(rest, None)
    for mark in marks:
        while tag and tag[1] <= mark[0]:
            tag = next(rest, None)
        if tag is None or mark[0] < tag[0]:
            kept.append(mark)
    return kept
