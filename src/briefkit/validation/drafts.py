"""From a hit to a finding: its place in the source, the words it is about, the line around it."""

from __future__ import annotations

from functools import cached_property
from typing import Any, NamedTuple

import attrs

from briefkit.echo import printable
from briefkit.model import Brief
from briefkit.problems import SourceSpan
from briefkit.validation.findings.excerpts import Excerpts, LineAt
from briefkit.validation.findings.finding import Finding
from briefkit.validation.findings.replacements import Locate, replacements
from briefkit.validation.rule import Hit, Rule
from briefkit.walk import value_at

__all__ = ["Draft", "LineAt", "Locate", "Origin"]

_LONGEST_TEXT = 200
_FEW = 24


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

    is_editable: bool = True
    """Whether the format has an editor."""

    _values: dict[str, Any] = attrs.field(factory=dict, init=False, repr=False)
    # What stands at pointers: three things are made of it for each finding.

    def finding(self, draft: Draft) -> Finding:
        """Return what `draft` comes to."""
        rule, hit, span = draft
        start, end, words = hit.start, hit.end, self._words(hit)
        # What a reader reports counts in the text at its pointer, not in the source.
        if rule.scope == "source" and start is not None and span is None and not hit.pointer:
            words = (self.source or "")[start:end][:_LONGEST_TEXT]
            span, start, end = self._excerpts.lines.span(start, end), None, None
        if span is None and self.locate is not None:
            span = self.locate(hit.pointer, start, end)
        fix = hit.fix or (rule.repair(hit) if rule.repair else None)
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
            beside=self._beside(hit) if len(words) < _FEW else "",
            fix=fix,
            is_editable=self.is_editable,
            excerpt=self._excerpts.excerpt(span) if span else None,
            replacements=replacements(
                fix,
                self.locate,
                self._excerpts,
                self._value,
                is_json=self.format in ("json", "ndjson"),
            ),
        )

    @cached_property
    def _excerpts(self) -> Excerpts:
        return Excerpts(self.source, self.line)

    def _words(self, hit: Hit) -> str:
        return self._text(hit)[hit.start : hit.end][:_LONGEST_TEXT]

    def _beside(self, hit: Hit) -> str:
        """Return the words of a hit with what stands around them in the same text."""
        start, text = hit.start, self._text(hit)
        if start is None:
            return ""
        return text[max(0, start - _FEW) : (start if hit.end is None else hit.end) + _FEW]

    def _text(self, hit: Hit) -> str:
        """Return the text that a hit is in; an empty one if it is in none."""
        value = self._value(hit.pointer) if hit.pointer else None
        if not isinstance(value, str):
            value = getattr(value, "text", getattr(value, "heading", None))
        return value if isinstance(value, str) else ""

    def _value(self, pointer: str) -> Any:
        if pointer not in self._values:
            try:
                self._values[pointer] = value_at(self.brief, pointer)
            except LookupError:
                self._values[pointer] = None
        return self._values[pointer]
