"""Whether a file that was edited says what the edits meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefkit.edits import Edit
from briefkit.model import Brief, Paragraph
from briefkit.problems import is_under
from briefkit.structure import DIRECTIVES, unstructure
from briefkit.walk import value_at, walk

__all__ = ["agree"]

_WORKED_OUT = ("byline", "dateline")
"""What a reader makes of a line of text."""


def agree(wanted: Brief, found: Brief, edits: Iterable[Edit], *, derives: bool) -> bool:
    """Tell whether a brief that was read is the one that was meant.

    Args:
        wanted: The brief that was edited in memory.
        found: The brief that was read from the edited text.
        edits: The edits that were made.
        derives: Whether the reader works out quotations and the parts of bylines and datelines.
            Then those may come out otherwise, but for what was edited itself.
    """
    if wanted == found:
        return True
    if not derives:
        return False
    if _misplaced(found) > _misplaced(wanted):
        return False
    all_edits = list(edits)
    edits = [edit for edit in all_edits if not edit.is_of_source]
    open_fields = {
        name for name in _WORKED_OUT if any(is_under(edit.pointer, f"/{name}") for edit in edits)
    }
    if len(edits) < len(all_edits):
        open_fields.add(DIRECTIVES)  # a comment that goes may have been one
    return _shown(wanted, open_fields) == _shown(found, open_fields) and all(
        _value(wanted, edit.pointer) == _value(found, edit.pointer)
        for edit in edits
        if edit.pointer.split("/")[1] in open_fields
    )


def _misplaced(brief: Brief) -> int:
    """Return how many quotes are not where they say."""
    return sum(
        paragraph.text[quote.start : quote.end] != quote.text
        for _, paragraph in walk(brief, Paragraph)
        for quote in paragraph.quotes
    )


def _value(brief: Brief, pointer: str) -> Any:
    try:
        return value_at(brief, pointer)
    except LookupError:
        return None


def _shown(brief: Brief, without: Iterable[str]) -> dict[str, Any]:
    """Return what stands in a text itself: without what is worked out from it."""
    mapping = unstructure(brief)
    for name in without:
        mapping.pop(name, None)
    _drop_quotes(mapping["sections"])
    mapping["sections"] = _with_headings(mapping["sections"])
    return mapping


def _drop_quotes(value: Any) -> None:
    if isinstance(value, list):
        for item in value:
            _drop_quotes(item)
    elif isinstance(value, dict):
        value.pop("quotes", None)
        for item in value.values():
            _drop_quotes(item)


def _with_headings(sections: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return sections in which one without a heading is part of the one before it."""
    joined: list[dict[str, Any]] = []
    for section in sections:
        if joined and "heading" not in section:
            joined[-1] = {**joined[-1], "blocks": [*joined[-1]["blocks"], *section["blocks"]]}
        else:
            joined.append(section)
    return joined
