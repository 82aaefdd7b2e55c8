"""The last line of a quotation, which says whose it is and where it comes from.

``— Jane Doe``, ``— Jane Doe, *A Book*``, ``— *A Book*``, ``— [Jane Doe](https://example.org/)``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefkit.formats._links import is_safe_url
from briefkit.formats.markdown.inline import escape, link
from briefkit.formats.markdown.parser import Inline

__all__ = ["Attribution", "attribution_lines", "split_attribution"]

# Two hyphens are what typewriters have.
_DASH = re.compile(r"(?:[—–―]|--)[ \t\xa0]*(?=\S)")
_LONGEST = 200
_ADDRESS = re.compile(r"https?://")


class Attribution(NamedTuple):
    """Whose a quotation is, and where it comes from."""

    speaker: str | None
    """Who is quoted."""

    cite: str | None
    """The address or title of what is quoted."""


def attribution_lines(speaker: str | None, cite: str | None) -> Iterator[str]:
    """Yield the Markdown of the attribution, if there is anybody or anything to name."""
    words = escape(speaker) if speaker else ""
    if cite and _ADDRESS.match(cite) and is_safe_url(cite):
        words = link(words or escape(cite), cite)
    elif cite:
        words = ", ".join(filter(None, (words, f"*{escape(cite)}*")))
    if words:
        yield f"— {words}"


def split_attribution(paragraphs: Sequence[Inline]) -> tuple[list[Inline], Attribution]:
    """Take the attribution off the end of a quotation: its last line, if that opens with a dash.

    A quotation that is one line with a dash ahead of it has no attribution.
    """
    last = paragraphs[-1] if paragraphs else None
    start = last.text.rfind("\n") + 1 if last else 0
    dash = _DASH.match(last.text, start) if last else None
    alone = start == 0 and len(paragraphs) == 1
    if last is None or dash is None or alone or len(last.text) - start > _LONGEST:
        return list(paragraphs), Attribution(None, None)
    rest = [*paragraphs[:-1], _head(last, start - 1)] if start else list(paragraphs[:-1])
    return rest, _attribution(last, dash.end())


def _head(inline: Inline, end: int) -> Inline:
    spans = tuple(span for span in inline.spans if span["end"] <= end)
    return inline._replace(text=inline.text[:end], spans=spans)


def _attribution(line: Inline, start: int) -> Attribution:
    words = line.text[start:]
    last = next((span for span in reversed(line.spans) if span["start"] >= start), None)
    if last is None or last["end"] != len(line.text):
        return Attribution(words, None)
    if last["kind"] == "link" and last["start"] == start:
        return Attribution(words if words != last["href"] else None, last["href"])
    if last["kind"] == "emphasis":
        speaker = line.text[start : last["start"]].rstrip(", ")
        return Attribution(speaker or None, line.text[last["start"] :])
    return Attribution(words, None)
