"""The lines of an ANPA-1312 transmission between STX and ETX: of text, and of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, zip_longest
from typing import NamedTuple

from briefkit.formats.wire.envelope_lines import (
    Row,
    clear_lines,
    is_rule_line,
    laid_out,
    passage_of,
    rows,
)
from briefkit.prose.structure.passages import Line, Passage, mended

__all__ = ["COLUMN_MARKS", "Parted", "Upper", "dashed", "part_table", "part_text"]

_SHORTEST_INDENT = 3
_BEFORE_WORDS = "".join(map(chr, range(0x21))) + "^"
_MARKS = re.compile(r"(?<=[<=])[ ]*+(?=\^)")
_END = re.compile(r"\W*END\W*")
_COLUMNS = re.compile(r"[ ]*[\x08\x10\x1e\x1f]+")
COLUMN_MARKS = "\x08\x1e\x1f"
"""The characters that part the columns of a table, wherever they stand."""

_COLUMN_MARK = re.compile(f"[{COLUMN_MARKS}]")
_DASH = re.compile(r"(?:^|(?<=[ ]))_(?=[ ]|$)")
_LONGEST_HEADING = 120


class Upper(NamedTuple):
    """A line that begins with a caret."""

    passage: Passage
    """Its words."""

    end: str
    """The mark that ends it: ``<``, ``=`` or none."""


class Parted(NamedTuple):
    """What stands between STX and ETX."""

    upper: list[Upper]
    """The lines above the story."""

    body: list[Passage]
    """The story."""


def part_text(text: str, start: int, end: int) -> Parted:
    """Part running text: upper lines, then paragraphs that begin with a tab."""
    lines = [row for row in rows(text, start, end) if not _END.fullmatch(row.words)]
    first = next((i for i in range(len(lines)) if _opens_body(lines, i)), len(lines))
    upper = _upper_lines(lines[:first])
    is_tabbed = any(row.text.startswith("\t") for row in lines[first:])
    body: list[Passage] = []
    for kind, group in groupby(lines[first:], key=_kind):
        below = list(group)
        if kind == "upper":
            body += map(_as_heading, _upper_lines(below))
        elif kind == "table":
            columns = [line for row in below for line in _columns(row)]
            body += [Passage(columns, kind="preformatted")] if columns else []
        elif is_tabbed:
            body += _tabbed(below)
        else:
            body += laid_out(text, below[0].start, below[-1].start + len(below[-1].text))
    return Parted(upper, list(_with_headings([dashed(passage) for passage in body])))


def _kind(row: Row) -> str:
    """Return what a line of the story is: of text, of a table, or an upper one within it."""
    if _is_upper(row):
        return "upper"
    return "table" if _COLUMN_MARK.search(row.text) and row.words else "text"


def _is_upper(row: Row) -> bool:
    return row.words.startswith("^")


def _opens_body(lines: Sequence[Row], index: int) -> bool:
    """Tell whether a line is of the story: upper ones go on until their mark."""
    row = lines[index]
    if not row.words or _is_upper(row):
        return False
    above = lines[index - 1].words if index else ""
    return not above or above[-1] in "<=" or row.indent >= _SHORTEST_INDENT or "\t" in row.text[:1]


def _upper_lines(lines: Sequence[Row]) -> list[Upper]:
    """Return the lines that begin with a caret, each with those that it goes on in."""
    found: list[list[Passage]] = []
    marks: list[str] = []
    for row in lines:
        bounds = [0, *(m.start() for m in _MARKS.finditer(row.text)), len(row.text)]
        for start, end in pairwise(bounds):
            part = row.text[start:end].rstrip()
            inner = part.rstrip("<= ")
            skipped = len(inner) - len(inner.lstrip(_BEFORE_WORDS))
            if not Row(inner[skipped:], 0).words:
                continue
            passage = passage_of(row, start + skipped, start + len(inner))
            mark = part[len(inner) :].strip()[:1]
            if "^" in inner[:skipped] or not found:
                found.append([passage])
                marks.append(mark)
            else:
                found[-1].append(passage)
                marks[-1] = mark
    return [Upper(Passage.joined(p), mark) for p, mark in zip(found, marks, strict=True)]


def _as_heading(line: Upper) -> Passage:
    """Return an upper line that stands in a story."""
    passage = line.passage
    is_rule = len(passage.lines) == 1 and is_rule_line(passage.text)
    return Passage(passage.lines, kind="rule" if is_rule else "heading")


def _with_headings(body: Sequence[Passage]) -> Iterator[Passage]:
    """Yield the passages of a story, lines in capitals between others as headings."""
    for passage, below in zip_longest(body, body[1:]):
        is_heading = passage is not body[0] and _is_capital(passage)
        if is_heading and below is not None and below.kind == "text" and not _is_capital(below):
            yield Passage(passage.lines, kind="heading")
        else:
            yield passage


def _is_capital(passage: Passage) -> bool:
    text = passage.text
    return passage.kind == "text" and len(text) <= _LONGEST_HEADING and text.isupper()


def _tabbed(lines: Sequence[Row]) -> Iterator[Passage]:
    """Yield the paragraphs of lines, of which the first of each begins with a tab."""
    pieces: list[Passage] = []
    for row in lines:
        opens = row.text.startswith(("\t", "   ")) or not row.words
        if pieces and (opens or pieces[-1].kind == "rule"):
            yield mended(Passage.joined(pieces)) if len(pieces) > 1 else pieces[0]
            pieces = []
        if row.words.rstrip("<"):
            pieces.append(passage_of(row, 0, len(row.text.rstrip("< \t"))))
    if pieces:
        yield mended(Passage.joined(pieces)) if len(pieces) > 1 else pieces[0]


def part_table(text: str, start: int, end: int) -> Parted:
    """Part a table: upper lines, then lines whose columns stand where they stand."""
    above: list[Row] = []
    lines: list[Line] = []
    for row in rows(text, start, end):
        if _END.fullmatch(row.words):
            continue
        if not lines and (_is_upper(row) or not row.words):
            above.append(row)
        elif row.words:
            lines += _columns(row)
        else:
            lines.append(Line("", row.start, tie="\n"))
    upper = _upper_lines(above)
    while lines and not lines[-1].text:
        del lines[-1]
    return Parted(upper, [Passage(lines, kind="preformatted")] if lines else [])


def _columns(row: Row) -> Iterator[Line]:
    """Yield the columns of a line of a table; a tab parts them."""
    text = row.text.rstrip("<= \t") if row.words[:1] == "^" else row.text.rstrip()
    start = len(text) - len(text.lstrip("\x08\x10\x1e\x1f\t^"))
    found: list[Line] = []
    for match in _COLUMNS.finditer(text, start):
        found += _column(text[start : match.start()], row.start + start)
        start = match.end()
    found += _column(text[start:], row.start + start)
    yield from found[:-1]
    yield from (line._replace(tie="\n") for line in found[-1:])


def _column(text: str, start: int) -> list[Line]:
    """Return the text of a column, without control characters."""
    lines = [line._replace(text=_halved(line.text)) for line in clear_lines(text, start)]
    return [*lines[:-1], *(line._replace(tie="\t") for line in lines[-1:])]


def _halved(text: str) -> str:
    """Return the text of a column with the one fraction that ANPA-1312 has a code for."""
    return text.replace("{", "½")


def dashed(passage: Passage) -> Passage:
    """Return a passage with dashes for the underlines that stand for them."""
    if "_" not in passage.text and "{" not in passage.text:
        return passage
    lines = [line._replace(text=_DASH.sub("—", _halved(line.text))) for line in passage.lines]
    return Passage(lines, passage.group, passage.kind, passage.marker)
