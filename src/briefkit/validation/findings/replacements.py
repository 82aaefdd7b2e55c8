"""A safe fix as changes of the source text, for tools that show or make them themselves.

Only what every format spells as it stands is put so: briefkit's own ``--fix`` knows how a file
spells the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeAlias

from briefkit.problems import SourceSpan
from briefkit.validation.findings.excerpts import Excerpts
from briefkit.validation.findings.finding import Replacement
from briefkit.validation.findings.fix import Edit, Fix

__all__ = ["Locate", "replacements"]

Locate: TypeAlias = Callable[[str, int | None, int | None], SourceSpan | None]
"""Finds the place in the source of a pointer, and of offsets in the text there."""

# Nothing in it is markup or an escape in any format, after the first letter of a text.
_PLAIN = re.compile(r"[^\W_]*+(?:[ .,;?!%’‘“”–—$/()'-]++[^\W_]*+)*+")


def replacements(
    fix: Fix | None,
    locate: Locate | None,
    excerpts: Excerpts,
    text_at: Callable[[str], Any],
    *,
    is_json: bool,
) -> tuple[Replacement, ...]:
    """Return what a safe fix changes in the source; nothing if it cannot be said so simply.

    Args:
        fix: The fix.
        locate: Finds places in the source.
        excerpts: The source.
        text_at: Returns the value at a pointer.
        is_json: Whether the source is JSON, in which a text may start with anything.
    """
    if fix is None or fix.applicability != "safe":
        return ()
    found = []
    for edit in fix.edits:
        span = _span(edit, locate, excerpts, text_at, is_json=is_json)
        if span is None:
            return ()
        found.append(Replacement(span, *excerpts.byte_columns(span), edit.replacement or ""))
    return tuple(found)


def _span(
    edit: Edit,
    locate: Locate | None,
    excerpts: Excerpts,
    text_at: Callable[[str], Any],
    *,
    is_json: bool,
) -> SourceSpan | None:
    """Return the place of an edit if the source there is what it changes, letter for letter."""
    if edit.start is None or not isinstance(edit.replacement, str | None) or edit.rename:
        return None
    if not edit.pointer:
        return excerpts.lines.span(edit.start, edit.end)
    text = text_at(edit.pointer)
    if locate is None or not isinstance(text, str) or not _is_plain(edit, is_json=is_json):
        return None
    span = locate(edit.pointer, edit.start, edit.end)
    is_same = span is not None and excerpts.words(span) == text[edit.start : edit.end]
    return span if is_same else None


def _is_plain(edit: Edit, *, is_json: bool) -> bool:
    words = edit.replacement or ""
    # What starts a block of Markdown, or a scalar of YAML, may be markup.
    starts_well = bool(edit.start) or words[:1].isalpha()
    return (is_json or starts_well) and _PLAIN.fullmatch(words) is not None
