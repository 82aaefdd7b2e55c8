"""Quotation marks: which pair with which, and which are none.

Straight marks, curly marks, guillemets in either direction, low and high marks, the wire's
double grave accents and apostrophes; and single marks, in stories that use no others. What a
mark does follows from its shape and, where the shape says nothing or the text around it says
otherwise, from the characters beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

__all__ = ["Marked", "find_marked", "has_marks", "opens_with_mark", "uses_single_marks"]

_MARK = re.compile(r"[\"“”„‟«»](?!>)")
_WIRE_MARK = re.compile(r"[\"“”„‟«»](?!>)|``|''")
_ALL = ('"', "“", "”", "„", "‟", "«", "»", "``", "''")
# Markup, whole or broken off by the end of a line.
_TAG = re.compile(r"<[A-Za-z/][^<>]*+>|<[A-Za-z][\w-]*+\s[\w-]++=[^<>]*+$")
_SHAPELESS = frozenset(('"', "''"))
_CLOSERS = frozenset(("”", "»"))
# German usage, „so“ and »so«: marks that close what these have opened, whatever stands beside.
_CLOSED_BY = {"„": "“”", "»": "«"}
_STYLES = {"“": "“”", "”": "“”", "„": "„“”", "«": "«»", "»": "«»"}
_INCHES = re.compile(r"\d\s?['’′]\s?\d{1,2}$")
_BEFORE_OPENING = frozenset("([{—–―-/‘'…:\"“”„‟«»`")
_AFTER_CLOSING = frozenset(".,;:!?)]}—–―-/’'…\"“”„‟«»`")
_INVISIBLE = "\u200b\u200e\u200f\u202a\u202c\ufeff"
_BLANK = _INVISIBLE + " \t\xa0"
# An apostrophe: where letters were left out at the start of a word, or a century.
_ELIDED = re.compile(
    r"\d0s|(?:bout|cause|em|er|im|n|round|s|t|til|till|tis|twas|twere|un)\b", re.IGNORECASE
)
_SINGLE_OPENER = re.compile(r"(?<![^\s(\[{—–―-])[‘'](?=[\w£$€…(\[])")
_SINGLE_CLOSER = re.compile(r"(?<=[^\s‘'(\[{])[’'](?!\w)")
_SAID_IN_SINGLE = re.compile(
    rf"(?<![^\s(\[{{—–―-])[‘'](?!{_ELIDED.pattern})"
    r"(?:[^'’‘\n]|(?<=\w)['’](?=\w)|(?<=s)['’](?= [a-z]))++"
    r"(?:(?<=[,.!?…])[’'](?=[\s,.;:)—–]|$)|[’'],)",
    re.IGNORECASE,
)
_STOPS = ",.!?…—–"


class Marked(NamedTuple):
    """A stretch of text between quotation marks."""

    start: int
    """Where the opening mark starts."""

    inner_start: int
    """Where the words start."""

    inner_end: int
    """Where the words end."""

    end: int
    """Where the closing mark ends, or the paragraph, if there is none."""


def find_marked(text: str, *, goes_on: bool = False, single: bool = False) -> list[Marked]:
    """Return the outermost stretches between quotation marks, in order.

    Args:
        text: One paragraph.
        goes_on: Whether the next paragraph opens with a mark, as one does that carries on a
            quotation which this one leaves open.
        single: Whether single marks are read as well, where double ones only nest in them.
    """
    if not has_marks(text):
        return _single(text, goes_on=goes_on) if single else []
    if single and _is_nested(text):
        return _single(text, goes_on=goes_on)
    first = len(text) - len(text.lstrip(_BLANK))
    tags = [match.span() for match in _TAG.finditer(text)] if "<" in text else []
    marks = _marks_in(text)
    if tags:
        marks = _outside(marks, tags)
    pairs, open_marks = _pairs(text, marks, first)
    if open_marks:
        pairs += _left_open(text, pairs, open_marks, goes_on and open_marks[0][0] == first)
    return [found for pair in pairs if (found := _marked(text, *pair))]


def _marks_in(text: str) -> list[tuple[int, int]]:
    """Return where the double marks of a paragraph start and end."""
    if "``" in text or "''" in text:
        return [match.span() for match in _WIRE_MARK.finditer(text)]
    if not text.isascii() or '">' in text:
        return [match.span() for match in _MARK.finditer(text)]
    found: list[tuple[int, int]] = []
    at = text.find('"')
    while at >= 0:
        found.append((at, at + 1))
        at = text.find('"', at + 1)
    return found


def opens_with_mark(text: str, *, single: bool = False) -> bool:
    """Tell whether a paragraph opens with a quotation mark.

    Args:
        text: The paragraph.
        single: Whether single marks count.
    """
    text = text[:8].lstrip(_BLANK)
    if not text[1:2].strip():
        return False
    if single and text[0] in "'‘":
        return not _ELIDED.match(text, 1)
    return text[0] in '"“”„‟«»' or text[:2] in ("``", "''")


def uses_single_marks(texts: Iterable[str]) -> bool:
    """Tell whether a story quotes in single marks, and somebody speaks.

    Double marks stand nowhere but in quotations in single ones: 'She said "no" to me,' he said.
    """
    said = False
    for text in texts:
        if has_marks(text) and not _is_nested(text):
            return False
        said = said or (("'" in text or "‘" in text) and bool(_SAID_IN_SINGLE.search(text)))
    return said


def has_marks(text: str) -> bool:
    """Tell whether there are quotation marks in a text, single ones aside."""
    if text.isascii():
        return '"' in text or "``" in text or "''" in text
    for mark in _ALL:  # noqa: SIM110 - a generator costs more than the search
        if mark in text:
            return True
    return False


def _is_nested(text: str) -> bool:
    """Tell whether all double marks stand between single ones, as British papers nest them."""
    outer = _single(text, goes_on=False)
    if not outer or "''" in text or "``" in text:
        return False
    within = iter(outer)
    stretch = next(within)
    for match in _MARK.finditer(text):
        while stretch.end <= match.start():
            following = next(within, None)
            if following is None:
                return False
            stretch = following
        if match.start() < stretch.inner_start:
            return False
    return True


_Pair = tuple[int, int, int, int]
"""Where the opening mark starts and ends, and where the closing mark starts and ends."""


def _pairs(
    text: str, marks: Sequence[tuple[int, int]], first: int
) -> tuple[list[_Pair], list[tuple[int, int]]]:
    """Return the outermost pairs, and the marks that nothing closes.

    Args:
        text: The paragraph.
        marks: Where the marks in it start and end.
        first: Where its text begins.
    """
    open_marks: list[tuple[int, int]] = []
    pairs: list[_Pair] = []
    for index, (start, end) in enumerate(marks):
        if text[start - 1].isdigit() and _is_inches(text, marks, index, is_open=bool(open_marks)):
            continue
        opened = text[open_marks[-1][0]] if open_marks else ""
        if start == first or not _closes(text, start, end, opened):
            open_marks.append((start, end))
        elif open_marks:
            opening, words = open_marks.pop()
            # What this pair encloses is nested in it: the outer pair stands for all.
            while pairs and pairs[-1][0] > opening:
                pairs.pop()
            pairs.append((opening, words, start, end))
    return pairs, open_marks


def _left_open(
    text: str, pairs: list[_Pair], open_marks: Sequence[tuple[int, int]], goes_on: bool
) -> list[_Pair]:
    """Return the quotation that nothing closes: it runs to the end of the paragraph.

    What is nested in it is taken out of `pairs`.

    Args:
        text: The paragraph.
        pairs: What is quoted in it.
        open_marks: The marks that nothing closes.
        goes_on: Whether the first of them opens the paragraph, and a mark opens the next.
    """
    size = len(text)
    start, end = open_marks[0]
    if goes_on or (pairs and start < pairs[0][0] and _other_style(text[start], text, pairs)):
        pairs.clear()
        return [(start, end, size, size)]
    start, end = open_marks[-1]
    after_pairs = not pairs or start >= pairs[-1][3]
    opens = start == 0 or end == size or not text[end].isspace()
    return [(start, end, size, size)] if after_pairs and opens else []


def _other_style(mark: str, text: str, pairs: Sequence[_Pair]) -> bool:
    """Tell whether all that is quoted is so in marks of another style."""
    style = _STYLES.get(mark, mark)
    return all(text[pair[0]] not in style for pair in pairs)


def _marked(text: str, start: int, inner_start: int, inner_end: int, end: int) -> Marked | None:
    """Return a stretch without the space inside its marks; None if there is nothing else."""
    if inner_start == inner_end:
        return None
    if not (text[inner_start].isspace() or text[inner_end - 1].isspace()):
        return Marked(start, inner_start, inner_end, end)
    words = text[inner_start:inner_end]
    trimmed = words.strip()
    if not trimmed:
        return None
    inner_start += len(words) - len(words.lstrip())
    inner_end = inner_start + len(trimmed)
    return Marked(start, inner_start, inner_end, end)


def _closes(text: str, start: int, end: int, opened: str) -> bool:
    """Tell whether the mark at `start` closes a quotation; else it opens one.

    Args:
        text: The paragraph.
        start: Where the mark starts.
        end: Where it ends.
        opened: The first character of the mark that is open, or the empty string.
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


def _is_inches(text: str, marks: Sequence[tuple[int, int]], index: int, *, is_open: bool) -> bool:
    """Tell whether a mark after a digit stands for inches: 6'2", or a 12" pipe in a quotation."""
    start, end = marks[index]
    if text[start] not in '"”':
        return False
    if _INCHES.search(text[max(start - 6, 0) : start]):
        return True
    if not is_open or index + 1 == len(marks) or not text[end : end + 2].strip().islower():
        return False
    return _closes(text, *marks[index + 1], "")


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


def _single(text: str, *, goes_on: bool) -> list[Marked]:
    """Return the stretches between single marks; an apostrophe is none."""
    openers = [m.start() for m in _SINGLE_OPENER.finditer(text) if not _ELIDED.match(text, m.end())]
    closers = [m.start() for m in _SINGLE_CLOSER.finditer(text)] if openers else []
    found: list[Marked] = []
    index = 0
    for start, following in pairwise((*openers, len(text))):
        while index < len(closers) and closers[index] <= start + 1:
            index += 1
        begin = index
        while index < len(closers) and closers[index] < following:
            index += 1
        is_last = goes_on and following == len(text)
        opens = is_last and not text[:start].strip(_BLANK)
        end = _single_end(text, closers[begin:index], strict=opens)
        if end is None and is_last:
            found.append(Marked(start, start + 1, len(text.rstrip()), len(text)))
        elif end is not None:
            found.append(Marked(start, start + 1, end, end + 1))
    return found


def _single_end(text: str, closers: Sequence[int], *, strict: bool) -> int | None:
    """Return where the words end: at a mark after punctuation, or else at the first.

    The apostrophe of "the students' bridge" looks like the mark that closes 'the old' bridge.

    Args:
        text: The paragraph.
        closers: The marks that may close the quotation.
        strict: Whether only a mark after punctuation will do.
    """
    strong = (closer for closer in closers if text[closer - 1] in _STOPS)
    return next(strong, closers[0] if closers and not strict else None)
