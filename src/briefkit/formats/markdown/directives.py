"""Comments that speak to briefkit: which findings are to be put aside, and why.

``<!-- briefkit-ignore BK501, BK113: verse -->`` alone on its lines is for the block after it, or
for the item after it where it stands in a list; ``briefkit-ignore-file`` is for all of the file,
wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

import attrs

from briefkit.structure import nearest

__all__ = ["Comment", "Directives", "Fault", "is_directive"]

_BLOCK, _FILE = "briefkit-ignore", "briefkit-ignore-file"
_LIKELY = ("ignore", "ignore-file", "disable", "off", "suppress", "skip")
_WORD = re.compile(r"[^\s,]++")
_BY_NAME = re.compile(r"brief[ _-]?kit([ :_-]*+)([\w-]*+)", re.IGNORECASE)
_LONGEST_NAME = 64
_SHAPE = f"<!-- {_BLOCK} CODE, CODE: reason -->"


class Comment(NamedTuple):
    """Where a comment stands."""

    lines: tuple[int, int]
    """0-based numbers of the lines of its block, end exclusive."""

    content: str
    """The Markdown of that block."""

    start: int
    """The code point of `content` at which the comment starts."""

    end: int
    """The code point just after it."""


class Fault(NamedTuple):
    """What is wrong with a comment that cannot be followed."""

    comment: Comment
    """The comment."""

    message: str
    """The message of a problem."""


@attrs.define
class _Directive:
    """A comment that can be followed."""

    comment: Comment
    codes: tuple[Comment, ...]
    reason: str
    is_for_file: bool
    at: list[str] = attrs.field(factory=list)

    def entry(self) -> dict[str, Any]:
        """Return it in the shape in which directives stand under a key."""
        code = [place.content[place.start : place.end] for place in self.codes]
        entry: dict[str, Any] = {"code": code[0] if len(code) == 1 else code}
        if not self.is_for_file:
            entry["at"] = self.at[0] if len(self.at) == 1 else list(self.at)
        return {**entry, "reason": self.reason} if self.reason else entry


class Directives:
    """The comments of one file that speak to briefkit, and what each is for."""

    def __init__(self) -> None:
        self.found: list[_Directive] = []
        """Those that can be followed, in the order of the file."""
        self.faults: list[Fault] = []
        """What is wrong with the others."""
        self._waiting: list[_Directive] = []
        self._at: dict[str, list[_Directive]] = {}

    def take_block(self, html: str, lines: tuple[int, int]) -> bool:
        """Take a block of HTML, if it is a directive, or is meant to be one.

        Args:
            html: What it holds.
            lines: 0-based numbers of its lines, end exclusive.
        """
        start, text = len(html) - len(html.lstrip()), html.strip()
        comment = Comment(lines, html, start, start + len(text))
        if not is_directive(text):
            return False
        if text.find("-->") != len(text) - len("-->"):
            self.faults.append(Fault(comment, "a directive stands alone, before its block"))
            return False
        self._take(comment)
        return True

    def take_inline(self, html: str, content: str, lines: tuple[int, int]) -> None:
        """Take a directive that stands in a text: there it can be for the whole file only.

        Args:
            html: The comment.
            content: The Markdown of the text.
            lines: 0-based numbers of its lines, end exclusive.
        """
        start = content.find(html)
        directive = self._take(Comment(lines, content, start, start + len(html)))
        if directive is not None and not directive.is_for_file:
            self._waiting.remove(directive)
            message = "a directive stands alone, before its block"
            self.faults.append(Fault(directive.comment, message))

    def waiting(self) -> list[_Directive]:
        """Return the directives that are for what comes next, which is now what they wait for."""
        waiting, self._waiting = self._waiting, []
        return waiting

    def settle(self, pointers: Iterable[str], waiting: list[_Directive] | None = None) -> None:
        """Let directives be for what stands at `pointers`; if nothing does, they go on waiting.

        Args:
            pointers: The pointers of what came next.
            waiting: What waited for it; all that does, if left out.
        """
        waiting = self.waiting() if waiting is None else waiting
        pointers = list(pointers)
        if not pointers:
            self._waiting = [*waiting, *self._waiting]
            return
        self.end()  # what still waits stood at the end of what came, such as a list
        for directive in waiting:
            directive.at += pointers
            self.found.append(directive)
            for pointer in pointers:
                self._at.setdefault(pointer, []).append(directive)

    def end(self) -> None:
        """Say of all that waits that nothing follows it."""
        for directive in self.waiting():
            self.faults.append(Fault(directive.comment, "no block follows that this could be for"))

    def move(self, pointer: str, to: str) -> None:
        """Let what is for `pointer` be for another place."""
        for directive in self._at.get(pointer, ()):
            directive.at = [to if place == pointer else place for place in directive.at]

    def join(self, pointer: str, more: str) -> None:
        """Let what is for `pointer` be for another place as well."""
        for directive in self._at.get(pointer, ()):
            directive.at.append(more)

    def _take(self, comment: Comment) -> _Directive | None:
        directive = _read(comment)
        if isinstance(directive, Fault):
            self.faults.append(directive)
            return None
        (self.found if directive.is_for_file else self._waiting).append(directive)
        return directive


def is_directive(html: str) -> bool:
    """Tell whether HTML starts with a comment that speaks to briefkit, or is meant to."""
    if not html.startswith("<!--"):
        return False
    inner = html[len("<!--") :].lstrip()[:_LONGEST_NAME]
    by_name = _BY_NAME.match(inner)
    if by_name:
        between, word = by_name.groups()
        return bool(between.strip()) or nearest(word.lower(), _LIKELY) is not None
    word = (_WORD.match(inner) or [""])[0].partition(":")[0]
    return "-" in word and nearest(word.lower(), (_BLOCK, _FILE)) is not None


def _read(comment: Comment) -> _Directive | Fault:
    content, first = comment.content, comment.start + len("<!--")
    inner = content[first : comment.end].removesuffix("-->")
    head, _, reason = inner.partition(":")
    words = [
        comment._replace(start=first + word.start(), end=first + word.end())
        for word in _WORD.finditer(head)
    ]
    name, *codes = words or [comment]
    said = content[name.start : name.end]
    if said not in (_BLOCK, _FILE):
        return Fault(comment, f"not a directive: {inner.strip()!r:.60}; it should be {_SHAPE}")
    if not codes:
        return Fault(comment, f"a suppression names no rule; it should be {_SHAPE}")
    odd = next((code for code in codes if not _is_code(content[code.start : code.end])), None)
    if odd is not None:
        word = content[odd.start : odd.end]
        return Fault(comment, f"{word!r:.60} is no code; the reason stands after a colon")
    return _Directive(comment, tuple(codes), " ".join(reason.split()), said == _FILE)


def _is_code(word: str) -> bool:
    """Tell whether a word may be meant as a code, the beginning of codes, or a name."""
    is_name = "-" in word.strip("-") and word[:1].isalpha()
    return is_name or (word.isalnum() and (word.isupper() or any(map(str.isdigit, word))))
