"""Passages: lines of a source put together again, with the place of every character.

Desks wrap their lines at 60 to 80 columns or not at all, part paragraphs by blank lines or by
an indent, and number their lists. Here lines become passages of one paragraph each.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple

from briefkit.prose.mends import CUT, DROP_CAP, HYPHENS, Vocabulary, is_drop_cap, tell_joint

__all__ = ["Line", "Mend", "Passage", "lay_out", "mended"]

_RULE = re.compile(r"(?:[_*=~—–-][ \t]?){3,}+\.?")
_MARKER = re.compile(
    r"(?:(?P<bullet>[•‣▪●◦■►➤]|[·*-](?=[ \t\xa0]))|\(?(?P<number>\d{1,3})[.)](?=[ \t\xa0]))"
    r"[ \t\xa0]*+(?=\S)"
)
_SPECIAL = frozenset("_*=~—–-•‣▪●◦■►➤·(0123456789")
_BULLETS = frozenset("•‣▪●◦■►➤")  # Never the beginning of a sentence, unlike dashes.
_WIDEST = 90
_NARROWEST = 50


class Line(NamedTuple):
    """A line of the source without the space around it."""

    text: str
    """The line."""

    start: int
    """Where it starts in the source: a 0-based offset in code points."""

    indent: int = 0
    """How many characters of space stand before it."""

    tie: str = " "
    """What stands between it and the next line of its passage."""

    mend: str = ""
    """How a word is put together that its end cuts in two, if it does; see `mends`."""


class Mend(NamedTuple):
    """A place in a passage where a word was broken by the layout."""

    offset: int
    """Where in the text of the passage the two parts meet."""

    kind: str
    """How they were put together; see `mends`."""

    place: int
    """Where in the source the first part ends: there stands the hyphen that was left out."""


class Passage:
    """A paragraph, item or rule: lines of the source, joined by single spaces."""

    def __init__(
        self, lines: Sequence[Line], group: int = 0, kind: str = "text", marker: str = ""
    ) -> None:
        self.lines = lines
        """The lines it is made of."""
        self.group = group
        """The number of its group; passages without a blank line between them share it."""
        self.kind = kind
        """text, bullet, number or rule."""
        self.marker = marker
        """The bullet or number that was taken off, with the space after it."""
        self.text = lines[0].text
        """The text, without the marker."""
        if len(lines) > 1:
            ahead = "".join([line.text + line.tie for line in lines[:-1]])
            self.text = ahead + lines[-1].text

    @cached_property
    def starts(self) -> Sequence[int]:
        """The offset in `text` at which each line starts."""
        return [0, *accumulate(len(line.text) + len(line.tie) for line in self.lines)]

    @property
    def mends(self) -> Iterator[Mend]:
        """The places where words were put together again."""
        for index, line in enumerate(self.lines[:-1]):
            if line.mend:
                end = line.start + len(line.text)
                yield Mend(self.starts[index + 1], line.mend, end)

    def place(self, offset: int) -> int:
        """Return the offset in the source of an offset in `text`."""
        index = min(bisect_right(self.starts, offset), len(self.lines)) - 1
        line = self.lines[index]
        return line.start + min(offset - self.starts[index], len(line.text))

    @property
    def start(self) -> int:
        """Where the text starts in the source."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Where the text ends in the source."""
        line = self.lines[-1]
        return line.start + len(line.text)

    def after(self, offset: int) -> Passage:
        """Return what follows an offset in `text` that is not its end."""
        index = bisect_right(self.starts, offset) - 1
        line, skipped = self.lines[index], offset - self.starts[index]
        first = line._replace(text=line.text[skipped:], start=line.start + skipped)
        return Passage([first, *self.lines[index + 1 :]], self.group)

    def until(self, offset: int) -> Passage:
        """Return what stands before an offset in `text` that is not its start."""
        index = bisect_right(self.starts, offset - 1) - 1
        last = self.lines[index]
        last = last._replace(text=last.text[: offset - self.starts[index]])
        return Passage([*self.lines[:index], last], self.group, self.kind, self.marker)

    def parted(self, offset: int, mend: str) -> Passage:
        """Return the passage without the space at an offset in its first line."""
        first = self.lines[0]
        start = first.start + offset + 1
        lines = [
            first._replace(text=first.text[:offset], tie="", mend=mend),
            first._replace(text=first.text[offset + 1 :], start=start),
        ]
        return Passage([*lines, *self.lines[1:]], self.group)

    def unmarked(self) -> Passage:
        """Return the passage as plain text, with its marker where it was."""
        first = self.lines[0]
        lines = [
            Line(self.marker + first.text, first.start - len(self.marker)),
            *self.lines[1:],
        ]
        return Passage(lines, self.group)

    @staticmethod
    def joined(pieces: Sequence[Passage], tie: str = " ") -> Passage:
        """Return the pieces of a text as one, with `tie` between two of them."""
        lines: list[Line] = []
        for piece in pieces:
            if lines and not lines[-1].mend:
                lines[-1] = lines[-1]._replace(tie=tie)
            lines += piece.lines
        return Passage(lines, pieces[0].group)


def lay_out(text: str) -> list[Passage]:
    """Return the passages of `text` in order.

    Hard wraps are undone, words put together that a line end or a drop capital broke, and list
    markers taken off.
    """
    groups = _groups(text)
    width = _wrap_width(groups)
    passages: list[Passage] = []
    for number, lines in enumerate(groups):
        if len(lines) == 1 and lines[0].text[0] not in _SPECIAL:
            passages.append(Passage(lines, number))
        else:
            passages += _passages(lines, number, width)
    return _whole(_listed(passages), Vocabulary(text))


def _groups(text: str) -> list[list[Line]]:
    """Return the lines that hold something, those without a blank line between them together."""
    groups: list[list[Line]] = []
    group: list[Line] = []
    start = 0
    for raw in text.splitlines(keepends=True):
        line = raw.strip()
        if line:
            indent = 0 if raw.startswith(line[0]) else len(raw) - len(raw.lstrip())
            group.append(Line(line, start + indent, indent))
        elif group and raw != "\f":  # A new page is no new paragraph.
            groups.append(group)
            group = []
        start += len(raw)
    if group:
        groups.append(group)
    return groups


def _wrap_width(groups: Iterable[Sequence[Line]]) -> int:
    """Return the column at which lines were wrapped; 0 if every line is a paragraph."""
    longest = inner = wide = 0
    for lines in groups:
        sizes = [len(line.text) for line in lines]
        wide += sum(size > _WIDEST for size in sizes)
        if len(sizes) > 1:
            inner += len(sizes)
            longest = max(longest, *(size for size in sizes if size <= _WIDEST), 0)
    return longest if longest >= _NARROWEST and wide * 10 <= inner else 0


def _passages(lines: Iterable[Line], group: int, width: int) -> list[Passage]:
    passages: list[Passage] = []
    current: list[Line] = []
    kind, marker = "text", ""

    def finish() -> None:
        if current:
            passages.append(Passage(tuple(current), group, kind, marker))
            current.clear()

    for line in lines:
        next_kind, next_marker = _kind(line.text)
        plain = next_kind == "text" and kind != "rule"
        if not (plain and current and _goes_on(kind, current, line, width)):
            finish()
            kind, marker = next_kind, next_marker
        size = 0 if plain else len(next_marker)
        current.append(Line(line.text[size:], line.start + size, line.indent))
    finish()
    return passages


def _kind(line: str) -> tuple[str, str]:
    """Return the kind of passage that a line begins, and its marker."""
    if line[0] not in _SPECIAL:
        return "text", ""
    if _RULE.fullmatch(line):
        return "rule", ""
    match = _MARKER.match(line)
    if match is None:
        return "text", ""
    return "bullet" if match["bullet"] else "number", match[0]


def _goes_on(kind: str, lines: Sequence[Line], line: Line, width: int) -> bool:
    """Tell whether a line belongs to the passage so far; those of an item may hang under it."""
    hangs = kind != "text" and line.indent > lines[0].indent
    return hangs or _wraps(lines[-1], line, width)


def _wraps(line: Line, following: Line, width: int) -> bool:
    """Tell whether a line goes on in the next: its first word would not have fitted any more."""
    if line.text[-1] in HYPHENS and following.text[0].islower() and line.text[-2:-1].isalpha():
        return True
    if not width or following.indent > line.indent or len(line.text) > width:
        return False
    word, _, _ = following.text.partition(" ")
    return len(line.text) + 1 + len(word) > width or following.text[0].islower()


def _listed(passages: list[Passage]) -> list[Passage]:
    """Keep as items only what is in a list; a lone dash or number opens a sentence."""
    if all(passage.kind in ("text", "rule") for passage in passages):
        return passages
    result: list[Passage] = []
    index = 0
    while index < len(passages):
        end = _run_end(passages, index)
        run = passages[index:end]
        result += run if _is_list(run) else [p.unmarked() if p.marker else p for p in run]
        index = end
    return result


def _run_end(passages: Sequence[Passage], index: int) -> int:
    """Return where the run of passages ends that carry markers of one kind, in sequence."""
    sign = _sign(passages[index], 0)
    end = index + 1
    while end < len(passages) and sign and _sign(passages[end], end - index) == sign:
        end += 1
    return end


def _is_list(run: Sequence[Passage]) -> bool:
    if run[0].kind == "number":
        return len(run) > 1 and _sign(run[0], 0) == "1"
    return len(run) > 1 or run[0].marker[:1] in _BULLETS


def _sign(passage: Passage, position: int) -> str:
    """Return what the markers of one list have in common: the bullet, or the first number."""
    if passage.kind == "number":
        return str(int(passage.marker.strip(" \t\xa0.()")) - position)
    return passage.marker[:1]


# --- words that were broken --------------------------------------------------------------


def _whole(passages: list[Passage], words: Vocabulary) -> list[Passage]:
    """Put the words together again that line ends and drop capitals broke."""
    result: list[Passage] = []
    for passage in passages:
        if result and len(result[-1].text) <= 2 and _has_drop_cap(result[-1], passage):
            first = result[-1].lines[0]._replace(tie="", mend=DROP_CAP)
            result[-1] = Passage([first, *passage.lines], passage.group)
        else:
            result.append(passage)
        if len(result[-1].lines) > 1:
            result[-1] = mended(result[-1], words)
    return result


def _has_drop_cap(above: Passage, passage: Passage) -> bool:
    """Tell whether a passage lacks its first letter, which stands above it."""
    if above.kind != "text" or passage.kind != "text":
        return False
    return passage.group <= above.group + 1 and is_drop_cap(above.text, passage.text)


def mended(passage: Passage, words: Vocabulary | None = None) -> Passage:
    """Return a passage with the words in it joined that its line ends cut in two.

    Args:
        passage: The passage.
        words: The words of the text that it stands in, if anybody has them.
    """
    words = words or Vocabulary("")
    lines = list(passage.lines)
    for index, (line, following) in enumerate(pairwise(passage.lines)):
        mend = "" if line.mend or not line.text else _mend_at(index, line, following, words)
        if mend:
            text = line.text[:-1] if mend == CUT else line.text
            lines[index] = line._replace(text=text, tie="", mend=mend)
    if not any(line.mend for line in lines):
        return passage
    return Passage(lines, passage.group, passage.kind, passage.marker)


def _mend_at(index: int, line: Line, following: Line, words: Vocabulary) -> str:
    """Return how a line and the next are put together, if they are parts of a word."""
    if line.text[-1] in HYPHENS:
        return tell_joint(line.text, following.text, words)
    if index == 0 and len(line.text) <= 2 and is_drop_cap(line.text, following.text):
        return DROP_CAP
    return ""
