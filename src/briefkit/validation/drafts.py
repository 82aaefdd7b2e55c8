"""From a hit to a finding: its place in the source, the words it is about, the line around it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple, TypeAlias

import attrs

from briefkit.echo import printable
from briefkit.model import Brief
from briefkit.positions import Lines
from briefkit.problems import SourceSpan
from briefkit.validation.finding import Excerpt, Finding
from briefkit.validation.fix import Fix
from briefkit.validation.rule import Hit, Rule
from briefkit.walk import value_at

__all__ = ["Draft", "LineAt", "Locate", "Origin"]

Locate: TypeAlias = Callable[[str, int | None, int | None], SourceSpan | None]
"""Finds the place in the source of a pointer, and of offsets in the text there."""

LineAt: TypeAlias = Callable[[int], str]
"""Returns a line of the source by its 1-based number, without its end."""

_LONGEST_TEXT = 200
_LONGEST_LINE = 160
_BESIDE = 40


class Draft(NamedTuple):
    """A hit on its way to being a finding."""

    rule: Rule
    """What found it."""

    hit: Hit
    """What it found."""

    span: SourceSpan | None = None
    """The place in the source, where the reader knows it."""


@attrs.define
class Origin:
    """Where the findings of one brief come from, and what all of them share."""

    brief: Brief | None
    """The brief; None if there was none to be read."""

    source: str | None = None
    """The text of the file."""

    locate: Locate | None = None
    """Finds places in the source."""

    line: LineAt | None = None
    """Finds lines of the source, where that is not the text of a file."""

    format: str = ""
    """The name of the format that it was read as."""

    path: str | None = None
    """The file."""

    def finding(self, draft: Draft) -> Finding:
        """Return what `draft` comes to."""
        rule, hit, span = draft
        start, end, words = hit.start, hit.end, self._words(hit)
        # What a reader reports counts in the text at its pointer, not in the source.
        if rule.scope == "source" and start is not None and span is None and not hit.pointer:
            words = (self.source or "")[start:end][:_LONGEST_TEXT]
            span, start, end = self._lines.span(start, end), None, None
        if span is None and self.locate is not None:
            span = self.locate(hit.pointer, start, end)
        return Finding(
            code=rule.code,
            name=rule.name,
            severity=rule.severity,
            message=printable(hit.message),
            pointer=hit.pointer,
            start=start,
            end=end,
            path=self.path,
            format=self.format,
            span=span,
            data=hit.data,
            related=hit.related,
            text=words,
            fix=_fix(rule, hit),
            excerpt=self._excerpt(span) if span else None,
        )

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.source or "")

    def _words(self, hit: Hit) -> str:
        try:
            value = value_at(self.brief, hit.pointer) if hit.pointer else None
        except LookupError:
            return ""
        if not isinstance(value, str):
            value = getattr(value, "text", getattr(value, "heading", None))
        if not isinstance(value, str):
            return ""
        return value[hit.start : hit.end][:_LONGEST_TEXT]

    def _excerpt(self, span: SourceSpan) -> Excerpt | None:
        if self.line is None and self.source is None:
            return None
        text = self._line(span.line)
        start = min(span.column - 1, len(text))
        end = min(span.end_column - 1, len(text)) if span.end_line == span.line else len(text)
        last = text if span.end_line == span.line else self._line(span.end_line)
        cut = max(0, start - _BESIDE) if len(text) > _LONGEST_LINE else 0
        shown = text[cut : start + _LONGEST_LINE] if cut or len(text) > _LONGEST_LINE else text
        return Excerpt(
            text=shown,
            start=start - cut,
            end=min(max(start, end) - cut, len(shown)),
            byte_column=_bytes(text, start) + 1,
            byte_end_column=_bytes(last, span.end_column - 1) + 1,
        )

    def _line(self, number: int) -> str:
        return self.line(number) if self.line else self._lines.line(number - 1)


def _fix(rule: Rule, hit: Hit) -> Fix | None:
    return hit.fix or (rule.repair(hit) if rule.repair else None)


def _bytes(line: str, columns: int) -> int:
    """Return how many bytes of UTF-8 the first `columns` code points of a line take."""
    if line.isascii():
        return min(columns, len(line))
    return len(line[:columns].encode(errors="surrogatepass"))
