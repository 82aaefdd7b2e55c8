"""The words of the story itself, which its desk may change: those that nobody is quoted with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from briefkit.echo import quoted
from briefkit.validation.context import Context
from briefkit.validation.findings.fix import Edit, Fix
from briefkit.validation.words.passages import Match

__all__ = ["own_words", "replacing"]


def own_words(ctx: Context, pattern: str) -> Iterator[Match]:
    """Yield where a pattern fits the body outside of quotations; see `Passages.matches`."""
    for match in ctx.body.matches(pattern):
        if not ctx.quotations.hold(match.pointer, match.start, match.end):
            yield match


def replacing(match: Match, words: str, applicability: Literal["safe", "unsafe"] = "safe") -> Fix:
    """Return the fix that puts other words where a match is."""
    edit = Edit(pointer=match.pointer, start=match.start, end=match.end, replacement=words)
    message = f"make it {quoted(words)}" if words else "take it out"
    return Fix(message=message, edits=(edit,), applicability=applicability)
