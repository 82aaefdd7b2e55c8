"""Text with marks in it: gathered from markup, tidied, and spelled as markup again."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

import attrs

from briefkit.formats._links import safe_url
from briefkit.formats._xml import attribute, xml_escape
from briefkit.model import Span

__all__ = [
    "Inline",
    "Mark",
    "Range",
    "Taken",
    "clean",
    "clean_lines",
    "cleaned",
    "list_text",
    "merged",
    "nested",
    "spell",
    "tidied",
    "tidy",
]

# White space of HTML and XML, and what else breaks lines in text that came with control characters.
_SPACE = re.compile("[ \t\n\r\f\v\x85]{2,}|[\t\n\r\f\v\x85]")
# What neither XML 1.0 section 2.2 nor HTML's "preprocessing the input stream" admits. Lone
# surrogates stay: that they cannot be written is to be said, not hidden.
_NONCHARACTERS = "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
)
_UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff" + _NONCHARACTERS + "]"
)
_ODD_BREAK = re.compile("[\f\v\x85]")
_TAGS: Mapping[str, str] = {
    "code": "code",
    "emphasis": "em",
    "strong": "strong",
    "sub": "sub",
    "sup": "sup",
}


class Range(NamedTuple):
    """A stretch of gathered text, and what it is."""

    start: int
    """Where it starts, in code points."""

    end: int
    """The offset just after it."""

    kind: str
    """The kind of a `Span`, or a name that only the reader knows."""

    href: str | None = None
    """Where a link leads."""


class Taken(NamedTuple):
    """Text that was gathered, tidy, with its spans."""

    text: str
    """The text on one line, without space around it."""

    spans: tuple[Span, ...]
    """What is marked in it."""

    roles: tuple[Range, ...]
    """What else was marked in it, in the order of its end."""


_NOTHING = Taken("", (), ())


@attrs.define
class Inline:
    """Gathers the text of one block, whatever elements it is scattered over."""

    _pieces: list[str] = attrs.field(factory=list)
    _size: int = 0
    _line: int = 0
    _open: list[tuple[str, str | None, int]] = attrs.field(factory=list)
    _ranges: list[Range] = attrs.field(factory=list)

    def add(self, text: str) -> None:
        """Append text."""
        self._pieces.append(text)
        self._size += len(text)

    def open(self, kind: str, href: str | None = None) -> None:
        """Let a mark begin here."""
        self._open.append((kind, href, self._size))

    def close(self) -> None:
        """Let the mark end here that began last."""
        kind, href, start = self._open.pop()
        self._ranges.append(Range(start, self._size, kind, href))

    def is_line(self, kind: str) -> bool:
        """Tell whether all words since the last line break are marked as one kind."""
        if not self._ranges or self._ranges[-1].kind != kind:
            return False
        marked = self._ranges[-1]
        line = "".join(self._pieces[self._line :])
        start = self._size - len(line)
        before, after = line[: max(marked.start - start, 0)], line[max(marked.end - start, 0) :]
        return not (before.strip() or after.strip())

    def end_line(self) -> str:
        """Return the text since this was asked for last, or since the block began."""
        line = "".join(self._pieces[self._line :])
        self._line = len(self._pieces)
        return line

    @property
    def is_empty(self) -> bool:
        """Whether no text was given so far."""
        return not self._pieces

    @property
    def raw(self) -> str:
        """The text so far, as it was given."""
        return "".join(self._pieces)

    def take(self) -> Taken:
        """Return what was gathered, and begin anew; marks that are open go on."""
        if not (self._ranges or self._open):
            text = _on_one_line(self.raw)
            self._pieces, self._size, self._line = [], 0, 0
            return Taken(text, (), ()) if text else _NOTHING
        ranges = [*self._ranges, *(Range(at, self._size, k, h) for k, h, at in self._open)]
        text, ranges = tidied(self.raw, ranges)
        self._pieces, self._size, self._line, self._ranges = [], 0, 0, []
        self._open = [(kind, href, 0) for kind, href, _ in self._open]
        spans = [r for r in ranges if r.kind in _TAGS or r.kind == "link"]
        roles = tuple(r for r in ranges if r.kind not in _TAGS and r.kind != "link")
        return Taken(text, merged(spans), roles)


def clean(text: str) -> str:
    """Return text on one line as it may be written, without what HTML and XML cannot hold."""
    if not text.isprintable():
        line = _on_one_line(text)
        if line.isprintable() and "\v" not in text:  # which alone is space and cannot be held
            return line
        text = _UNWRITABLE.sub("", text)
    return _on_one_line(text)


def _on_one_line(text: str) -> str:
    """Return a text without needless space."""
    if not text.isprintable():  # as all white space is, but for a space
        for space in "\t\n\r\f\v\x85":
            text = text.replace(space, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip()


def clean_lines(text: str) -> str:
    """Return preformatted text as it may be written, empty if there are no words in it."""
    text = _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _ODD_BREAK.sub("\n", text).strip("\n")
    return text if text.strip() else ""


def list_text(items: Iterable[str], *, ordered: bool) -> str:
    """Return a list as running text has it: an item a line, after its number or a bullet.

    Args:
        items: The items, each on one line; empty ones are left out.
        ordered: Whether they are numbered.
    """
    lines = enumerate(filter(None, items), 1)
    return "\n".join(f"{f'{number}.' if ordered else '•'} {item}" for number, item in lines)


def tidy(text: str, spans: Iterable[Span]) -> tuple[str, tuple[Span, ...]]:
    """Return a text with its spans as they may be written, and will be read again.

    Runs of white space become single spaces, those around the text and what markup cannot hold
    are left out; spans that touch become one, and no link lies in another.
    """
    given = (Range(s.start, s.end, s.kind, safe_url(s.href)) for s in spans)
    ranges = [r._replace(href=None) if r.kind != "link" else r for r in given]
    ranges = [r for r in ranges if r.kind != "link" or r.href]
    text, ranges = cleaned(text, ranges)
    return text, merged(ranges)


def cleaned(text: str, ranges: Sequence[Range]) -> tuple[str, list[Range]]:
    """Return a text on one line without what markup cannot hold, and where its ranges are now."""
    text, moved = _replaced(text, ranges, _UNWRITABLE, "")
    return tidied(text, moved)


def tidied(text: str, ranges: Sequence[Range]) -> tuple[str, list[Range]]:
    """Return a text on one line without needless space, and where its ranges are now."""
    text, moved = _replaced(text, ranges, _SPACE, " ")
    start = len(text) - len(text.lstrip())
    text = text.strip()
    if start or any(range.end > len(text) for range in moved):
        end = len(text)
        moved = [
            r._replace(start=min(max(r.start - start, 0), end), end=min(max(r.end - start, 0), end))
            for r in moved
        ]
    return text, [range for range in moved if range.start < range.end]


def _replaced(
    text: str, ranges: Iterable[Range], pattern: re.Pattern[str], new: str
) -> tuple[str, list[Range]]:
    """Return a text in which a pattern is replaced, and where its ranges are now."""
    found = [match.span() for match in pattern.finditer(text)]
    if not found:
        return text, list(ranges)
    starts = [start for start, _ in found]
    lost = [0, *accumulate(end - start - len(new) for start, end in found)]

    def moved(offset: int) -> int:
        index = bisect_right(starts, offset) - 1
        if index < 0:
            return offset
        start, end = found[index]
        within = min(offset - start, len(new)) if offset < end else None
        return offset - lost[index + 1] if within is None else start - lost[index] + within

    text = pattern.sub(new, text)
    return text, [r._replace(start=moved(r.start), end=moved(r.end)) for r in ranges]


def merged(ranges: Iterable[Range]) -> tuple[Span, ...]:
    """Return spans in order; those of one kind that touch are one, and links are apart."""
    last: dict[str, Range] = {}
    kept: list[Range] = []
    for found in sorted(ranges, key=lambda r: (r.start, -r.end, r.kind, r.href or "")):
        before = last.get(found.kind)
        if before is None:
            last[found.kind] = found
        elif found.href == before.href and found.start <= before.end:
            last[found.kind] = before._replace(end=max(before.end, found.end))
        elif found.end > before.end:
            kept.append(before)
            last[found.kind] = found._replace(start=max(found.start, before.end))
    kept += last.values()
    kept.sort(key=lambda r: (r.start, -r.end, r.kind))
    return tuple(
        Span(start=r.start, end=r.end, kind=r.kind, href=r.href)  # type: ignore[arg-type]
        for r in kept
    )


def spell(text: str, spans: Sequence[Span] = ()) -> str:
    """Return tidy text with its spans, see `tidy`, as HTML that is XML as well."""
    marks = [(span.start, span.end, *_tags(span)) for span in spans]
    return "".join(nested(text, marks)) if marks else xml_escape(text)


Mark = tuple[int, int, str, str]
"""Where a mark starts and ends in a text, and its tags."""


def nested(text: str, marks: Sequence[Mark]) -> Iterable[str]:
    """Yield text and tags; a mark that crosses another is closed with it, and opened again.

    Args:
        text: The text, which is escaped.
        marks: What is marked in it, in order; of two that start together, the longer first.
    """
    stack: list[Mark] = []
    done = index = 0
    while index < len(marks) or stack:
        ends = min((mark[1] for mark in stack), default=len(text))
        at = min(ends, marks[index][0]) if index < len(marks) else ends
        yield xml_escape(text[done:at])
        done = at
        if stack and ends == at:
            lowest = next(i for i, mark in enumerate(stack) if mark[1] == at)
            closing = stack[lowest:]
            yield from (mark[3] for mark in reversed(closing))
            stack[lowest:] = [mark for mark in closing if mark[1] > at]
            yield from (mark[2] for mark in stack[lowest:])
        while index < len(marks) and marks[index][0] == at:
            yield marks[index][2]
            stack.append(marks[index])
            index += 1
    yield xml_escape(text[done:])


def _tags(span: Span) -> tuple[str, str]:
    if span.kind == "link":
        return f'<a href="{attribute(span.href or "")}">', "</a>"
    tag = _TAGS[span.kind]
    return f"<{tag}>", f"</{tag}>"
