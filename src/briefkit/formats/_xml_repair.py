"""XML that is almost well-formed, made so; and the way back to the places of the original."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from briefkit.echo import counted
from briefkit.positions import Lines
from briefkit.problems import Problem, SourceSpan

__all__ = ["UNWRITABLE", "Repaired", "repaired"]

UNWRITABLE = re.compile("[^\t\n\r\x20-\ufffd\U00010000-\U0010ffff]")
"""A character that XML 1.0 (section 2.2) cannot hold.

But for surrogates: that they cannot be written is to be said, not hidden.
"""

# What holds references that mean nothing comes first, and is passed over whole.
_SPECIAL = re.compile(
    r"<!--[^-]*+(?:-(?!->)[^-]*+)*+(?:-->)?"
    r"|<!\[CDATA\[[^\]]*+(?:\](?!\]>)[^\]]*+)*+(?:\]\]>)?"
    r"|<\?[^?]*+(?:\?(?!>)[^?]*+)*+(?:\?>)?"
    r"|&(?:\#(?P<number>[0-9]++|[xX][0-9a-fA-F]++);|(?P<name>[a-zA-Z][a-zA-Z0-9]{0,31}+);)?"
)
_DECLARATION = re.compile(r"\s*+(?P<words><\?xml\b[^?>]*+\?>)")
_XML_NAMES = frozenset(("amp", "lt", "gt", "quot", "apos"))


class _Edit(NamedTuple):
    start: int
    """Where it starts in the original, in code points."""
    old: str
    new: str
    kind: str


class Repaired:
    """A text after its repairs."""

    def __init__(self, original: str, edits: Sequence[_Edit]) -> None:
        self._original = original
        self._edits = edits
        self.text = _edited(original, edits)
        """The text that can be parsed. Its lines are those of the original."""

    @property
    def problems(self) -> Iterator[Problem]:
        """Yield a problem for each kind of repair, at the first of its places."""
        by_kind: dict[str, list[_Edit]] = {}
        for edit in self._edits:
            by_kind.setdefault(edit.kind, []).append(edit)
        for kind, edits in by_kind.items():
            if kind in _KINDS:
                code, what, done = _KINDS[kind]
                first = edits[0]
                shown = _shown(first.old)
                yield Problem(
                    pointer="",
                    message=f"{counted(len(edits), what)} {done}, the first is {shown}",
                    code=code,
                    span=self._lines.span(first.start, first.start + len(first.old)),
                )

    def original_span(self, span: SourceSpan) -> SourceSpan:
        """Return where a stretch of `text` stands in the original."""
        if not self._edits:
            return span
        return SourceSpan(
            span.line,
            self._column(span.line, span.column, is_start=True),
            span.end_line,
            self._column(span.end_line, span.end_column),
        )

    def _column(self, line: int, column: int, *, is_start: bool = False) -> int:
        """Return the column in the original for one in `text`.

        Where something was left out, what starts there stands behind it, and what ends, before.
        """
        starts = self._lines.starts
        begin = starts[line - 1]
        end = starts[line] if line < len(starts) else len(self._original) + 1
        moved = 0
        for edit in self._edits[bisect_left(self._starts, begin) : bisect_left(self._starts, end)]:
            at = edit.start - begin + 1 + moved
            if column < at or (column == at and (edit.new or not is_start)):
                break
            if column < at + len(edit.new):
                return at - moved
            moved += len(edit.new) - len(edit.old)
        return column - moved

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self._original)

    @cached_property
    def _starts(self) -> list[int]:
        return [edit.start for edit in self._edits]


_KINDS = {
    "behind": ("BK001", "XML declaration", "read that stands behind white space"),
    "control": ("BK507", "control character", "left out"),
    "name": ("BK001", "reference", "to HTML entities replaced"),
    "stray": ("BK001", "stray ampersand", "escaped"),
}
"""The code of what was repaired, what it is, and what was done with it."""


def repaired(text: str) -> Repaired:
    """Return a text with what keeps it from being XML repaired, where it is plain what was meant.

    Characters that XML cannot hold are left out, written or referred to; references to entities
    of HTML, which no document type is loaded to declare, give way to their characters; an
    ampersand that refers to nothing is escaped. The XML declaration is blanked: text is decoded.

    Args:
        text: A text that may be almost XML.
    """
    edits = [*_controls(text), *_references(text)]
    if declaration := _DECLARATION.match(text):
        start, words = declaration.start("words"), declaration["words"]
        edits = [edit for edit in edits if edit.start >= declaration.end()]
        kind = "behind" if start else "declaration"
        edits.append(_Edit(start, words, re.sub(r"[^\r\n]", " ", words), kind))
    edits.sort()
    return Repaired(text, edits)


def _controls(text: str) -> Iterator[_Edit]:
    for match in UNWRITABLE.finditer(text):
        yield _Edit(match.start(), match[0], "", "control")


def _references(text: str) -> Iterator[_Edit]:
    if "&" not in text:
        return
    for match in _SPECIAL.finditer(text):
        if match[0][0] == "&" and match["name"] not in _XML_NAMES:
            yield from _reference(match)


def _reference(match: re.Match[str]) -> Iterator[_Edit]:
    """Yield the repair of a reference that is none of the five that XML declares."""
    from html.entities import html5

    number, name = match["number"], match["name"]
    if number:
        if not _is_character(number):
            yield _Edit(match.start(), match[0], "", "control")
        elif number[0] == "X":
            yield _Edit(match.start(), match[0], match[0].replace("X", "x", 1), "case")
    elif name and (characters := html5.get(f"{name};")):
        new = "".join(f"&#{ord(character)};" for character in characters)
        yield _Edit(match.start(), match[0], new, "name")
    else:
        yield _Edit(match.start(), "&", "&amp;", "stray")


def _is_character(number: str) -> bool:
    """Tell whether a character reference is to a character that XML can hold."""
    digits = number.lstrip("xX").lstrip("0") or "0"
    if len(digits) > len("1114111"):
        return False
    code = int(digits, 16 if number[0] in "xX" else 10)
    is_surrogate = 0xD800 <= code <= 0xDFFF
    return code <= 0x10FFFF and not is_surrogate and not UNWRITABLE.match(chr(code))


def _edited(text: str, edits: Sequence[_Edit]) -> str:
    pieces: list[str] = []
    done = 0
    for edit in edits:
        pieces += (text[done : edit.start], edit.new)
        done = edit.start + len(edit.old)
    return "".join((*pieces, text[done:])) if edits else text


def _shown(old: str) -> str:
    return old if old.isprintable() else f"U+{ord(old[0]):04X}"
