"""Quotation marks: which pair with which, and which are none.

Straight marks, curly marks, guillemets in either direction and the wire's double grave
accents and apostrophes. What a mark does follows from its shape and, where the shape says
nothing or the text around it says otherwise, from the characters beside it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["Marked", "find_marked"]

_MARK = re.compile(r"[\"“”„‟«»]|``|''")
_ALL = ('"', "“", "”", "„", "‟", "«", "»", "``", "''")
_TAG = re.compile(r"<[A-Za-z/][^<>]*>")
_OPENERS = frozenset(("“", "„", "‟", "«", "``"))
_CLOSERS = frozenset(("”", "»"))
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
    """Where the closing mark ends; the same as `inner_end` if there is none."""

    closed: bool
    """False if the paragraph ends before the quotation does."""


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
    marks = [match.span() for match in _MARK.finditer(text)]
    marks = [mark for mark in marks if not _is_inches(text, mark[0])]
    if tags:
        marks = _outside(marks, tags)
    return _outermost(text, marks)


def _outermost(text: str, marks: list[tuple[int, int]]) -> list[Marked]:
    open_marks: list[tuple[int, int]] = []
    found: list[Marked] = []
    for start, end in marks:
        if _closes(text, start, end, is_open=bool(open_marks)):
            if open_marks:
                opening = open_marks.pop()
                # What this pair encloses is nested in it: the outer pair stands for all.
                while found and found[-1].start > opening[0]:
                    found.pop()
                _add(found, text, opening, (start, end))
        else:
            open_marks.append((start, end))
    if open_marks and (not found or open_marks[-1][0] >= found[-1].end):
        size = len(text)
        _add(found, text, open_marks[-1], (size, size))
    return found


def _add(
    found: list[Marked], text: str, opening: tuple[int, int], closing: tuple[int, int]
) -> None:
    inner = text[opening[1] : closing[0]]
    words = inner.strip()
    if words:
        start = opening[1] + len(inner) - len(inner.lstrip())
        closed = closing[0] < closing[1]
        end = start + len(words)
        found.append(Marked(opening[0], start, end, closing[1] if closed else end, closed))


def _closes(text: str, start: int, end: int, *, is_open: bool) -> bool:
    """Tell whether the mark at `start` closes a quotation; else it opens one."""
    left = text[start - 1] if start else " "
    right = text[end] if end < len(text) else " "
    after_space, before_space = left.isspace(), right.isspace()
    mark = text[start:end]
    if mark in _OPENERS:
        return not after_space and before_space and left not in _BEFORE_OPENING
    if mark in _CLOSERS:
        return not (after_space and not before_space and right not in _AFTER_CLOSING)
    if after_space != before_space:
        return before_space
    opens = left in _BEFORE_OPENING
    closes = right in _AFTER_CLOSING
    return is_open if opens == closes else closes


def _is_inches(text: str, start: int) -> bool:
    if not text[start - 1 : start].isdigit() or text[start] not in '"”':
        return False
    return _INCHES.search(text[max(start - 6, 0) : start]) is not None


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
