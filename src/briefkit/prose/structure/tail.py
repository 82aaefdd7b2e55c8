"""What stands below a story and is not the story: corrections, credits, sign-offs, notes to desks.

Such lines are looked for from the end of a story backwards, as far as they go without a break.
Corrections, credits and notes to editors are found a few paragraphs further up as well, since
pages put their own matter below everything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefkit.prose.structure.asides import BYLINE, tail_kind
from briefkit.prose.structure.blocks import goes_on_from_above
from briefkit.prose.structure.endings import is_ended
from briefkit.prose.structure.passages import Passage

__all__ = ["Matter", "Tail", "find_tail"]

_LONGEST_BLOCK = 6  # paragraphs under "Correction:" that are not notes by themselves
_FARTHEST_LABEL = 40  # passages from the end
_LONGEST_LABEL = 30  # characters
_MOST_STRANGERS = 4  # paragraphs that nobody knows, below a line that is sure
_LABEL = re.compile(
    r"(?P<correction>corrections?|clarifications?)"
    r"|(?P<editor>editor['’]s note|editors['’] note)"
    r"|(?P<promotion>online|on the net|related links|related stories|read more|see also)",
    re.IGNORECASE,
)
_LONGEST_GLUED = 700
_CREDIT_START = re.compile(
    r"""
    (?P<credit> [(\[] (?:additional\ |with\ )? (?:reporting|writing|editing)\ (?:and\ \w+\ )? by\ )
    | (?<=[.!?”"]) \ ? (?P<listed> contributing:\ )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GLUED_CREDIT = re.compile(r"[(\[][^()\[\]]+[)\]]\.?|[Cc]ontributing: [^!?]{3,200}")


class Matter(NamedTuple):
    """A passage that is not the story, and what it is."""

    kind: str
    """correction, update, editor, contributors, via, promotion, contact, copyright, sign-off,
    `BYLINE` or `DESK`."""

    passage: Passage
    """The passage."""


class Tail(NamedTuple):
    """The end of a story, told from its text."""

    body: Sequence[Passage]
    """What is left of the story."""

    notes: Sequence[Matter] = ()
    """What was lifted out, in order."""

    rules: Sequence[Passage] = ()
    """Lines across the column between the story and what was lifted out."""


def find_tail(passages: Sequence[Passage]) -> Tail:
    """Part the lines at the end of a story that are not the story from it.

    One passage is always left: an end of nothing is no end.
    """
    end, block = _labelled(passages)
    lifted: list[Matter] = []
    kept: list[Passage] = []
    rules: list[Passage] = []
    strangers = 0
    while end > 1 and strangers <= _MOST_STRANGERS:
        end -= 1
        passage = passages[end]
        kind = tail_kind(passage.text, sure=bool(kept)) if passage.kind == "text" else None
        if kind == BYLINE and not _is_told(passages[1:end]):
            kind = None  # The byline under a headline is no byline at the end.
        if kind is not None:
            lifted.append(Matter(kind, passage))
        elif passage.kind == "rule" and not kept and (lifted or block):
            rules.append(passage)
        else:
            kept.append(passage)
            # What begins in lower case may yet be joined with what stands above it.
            strangers += not goes_on_from_above(passage)
    body = [*passages[:end], *reversed(kept)]
    notes = [*reversed(lifted), *block]
    if body and (cut := _glued_credit(body[-1])):
        body[-1], credit = cut
        notes.insert(0, credit)
    return Tail(body, notes, tuple(reversed(rules)))


def _is_told(passages: Sequence[Passage]) -> bool:
    """Tell whether a story with a sentence stands below the headline."""
    return any(is_ended(passage.text) for passage in passages)


# --- what the whole end is ---------------------------------------------------------------


def _labelled(passages: Sequence[Passage]) -> tuple[int, list[Matter]]:
    """Find the last lines of a story that stand under a label: "CORRECTION:", "Online:".

    Returns:
        Where the label stands, or the number of passages; and the label with what is under it.
    """
    size = len(passages)
    for index in range(max(1, size - _FARTHEST_LABEL), size):
        text = passages[index].text
        if len(text) > _LONGEST_LABEL or not (text.endswith(":") or text.isupper()):
            continue
        match = _LABEL.fullmatch(text.rstrip(":. "))
        if match and _is_block(passages[index:]):
            return index, [Matter(match.lastgroup or "", below) for below in passages[index:]]
    return size, []


def _is_block(passages: Sequence[Passage]) -> bool:
    """Tell whether no more stands under a label than belongs to it."""
    if any(passage.kind != "text" for passage in passages):
        return False
    strangers = sum(tail_kind(passage.text) is None for passage in passages[1:])
    return strangers <= _LONGEST_BLOCK


def _glued_credit(passage: Passage) -> tuple[Passage, Matter] | None:
    """Cut "(Reporting by …; Editing by …)" off the end of a paragraph."""
    text = passage.text
    lower = text[-_LONGEST_GLUED:].lower()
    if passage.kind != "text" or (" by " not in lower and "contr" not in lower):
        return None
    for match in _CREDIT_START.finditer(text, max(1, len(text) - _LONGEST_GLUED)):
        start = match.start(match.lastgroup or 0)
        if _GLUED_CREDIT.fullmatch(text, start) and text[:start].strip():
            above = passage.until(len(text[:start].rstrip()))
            return above, Matter("contributors", passage.after(start))
    return None
