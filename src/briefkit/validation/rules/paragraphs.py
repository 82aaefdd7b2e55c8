"""BK114 to BK116: whether paragraphs repeat each other, and whether the lead is short."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from briefkit.echo import quoted
from briefkit.problems import Severity
from briefkit.validation.context import Context
from briefkit.validation.findings.fix import Applicability, Edit, Fix
from briefkit.validation.rule import Hit, rule
from briefkit.validation.words.passages import words_of

__all__ = ["RULES"]


@rule(
    "BK114",
    scope="block",
    fix="unsafe",
    bad="The council approved a budget for the new bridge on Thursday\n\n"
    "The council approved on Thursday a budget for the new bridge, after years of debate.",
    good="The council approved a budget for the new bridge.\n\n"
    "The mayor welcomed the vote and thanked the engineers for the plans of the bridge.",
)
def near_duplicate_block(
    ctx: Context, *, min_words: int = 8, min_share: float = 0.8
) -> Iterator[Hit]:
    """A paragraph does not repeat the one before it.

    Two versions of a paragraph next to each other are an edit that kept both, or a display line
    that lost its design.
    """
    words_in = cache(_words)
    for run in ctx.running:
        parts = [frozenset(ctx.folded(paragraph.text)) for _, paragraph in run]
        for (one, other), (former, latter) in zip(pairwise(run), pairwise(parts), strict=True):
            # Punctuation parts a word from itself: this is only a guess, and a cheap one.
            if len(former & latter) < min_share / 2 * min(len(former), len(latter)):
                continue
            words, others = words_in(one.paragraph.text), words_in(other.paragraph.text)
            fewer = min(len(words), len(others))
            if fewer >= min_words and len(words & others) > min_share * fewer:
                related = ((f"{one.pointer}/text", "the paragraph before"),)
                message = "paragraph repeats most words of the one before"
                shorter = one if len(words) < len(others) else other
                at = f"{shorter.pointer}/text"
                text = shorter.paragraph.text
                # The quotes that are known spare the search for marks.
                is_quoted = shorter.paragraph.quotes or ctx.quotations.hold(at, 0, len(text))
                fix = None if is_quoted else _removed(at, "remove the shorter one", "unsafe")
                yield Hit(f"{other.pointer}/text", message, related=related, fix=fix)


def _removed(pointer: str, what: str, applicability: Applicability = "safe") -> Fix | None:
    """Return the fix that removes the paragraph whose text is at `pointer`."""
    if "/paragraphs/" in pointer:  # a passage from elsewhere, which is not ours to shorten
        return None
    edit = Edit(pointer=pointer.removesuffix("/text"))
    return Fix(message=what, edits=[edit], applicability=applicability)


def _words(text: str) -> frozenset[str]:
    return frozenset(words_of(text.lower()))


@rule(
    "BK115",
    scope="block",
    fix="safe",
    supersedes=("BK114",),
    bad="The mayor welcomed the vote.\n\nWork starts soon.\n\nThe mayor welcomed  the vote.",
    good=(
        "The mayor welcomed the vote.\n\n“No.”\n\nWork starts soon.\n\n“No.”",
        "## 9 p.m.\n\nYes.\n\nIt takes half to win.\n\n## 21:40\n\nNo.\n\nIt takes half to win.",
    ),
)
def duplicate_paragraph(ctx: Context, *, min_words: int = 5) -> Iterator[Hit]:
    """No paragraph stands in a story twice.

    It is a slip of copy and paste. Short answers and separators may come again, and so may the
    background in the entries of a live blog, which have times for headings: there it is reported
    only what opens an entry.
    """
    first: dict[tuple[str, ...], str] = {}
    for pointer, text in ctx.body.items:
        folded = ctx.folded(text)
        if folded not in first:
            first[folded] = pointer
        elif len(folded) >= min_words and not _is_background(ctx, first[folded], pointer):
            related = ((first[folded], "where it stands first"),)
            message = f"paragraph stands in the story twice: {quoted(text, 40)}"
            is_entry = _is_entry(ctx, _section(pointer))  # then all of it may be there twice
            fix = None if is_entry else _removed(pointer, "remove the paragraph")
            yield Hit(pointer, message, related=related, fix=fix)


def _is_background(ctx: Context, former: str, latter: str) -> bool:
    """Tell whether a paragraph comes again in another entry of a live blog, not as its first."""
    one, other = _section(former), _section(latter)
    if one == other or "/blocks/0/" in latter:
        return False
    return _is_entry(ctx, one) or _is_entry(ctx, other)


def _section(pointer: str) -> int:
    return int(pointer.split("/", 3)[2])


def _is_entry(ctx: Context, index: int) -> bool:
    return _TIME.match(ctx.sections[index].section.heading or "") is not None


_TIME = re.compile(r"\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b|\d{1,2}[:.h]\d\d(?!\d)")


@rule(
    "BK116",
    Severity.INFO,
    scope="block",
    bad="The council approved a budget for the new bridge on Thursday after three years of debate"
    " about its cost, its colour, its name and the question of who should be allowed to walk on"
    " it on a Sunday in winter.",
    good="The council approved a budget for the new bridge on Thursday after years of debate.",
    reference="News writing practice: the lead in 35 words or fewer",
)
def lead_too_long(ctx: Context, *, max_words: int = 35) -> Iterator[Hit]:
    """The first paragraph has no more than 35 words.

    The lead must be understood in one breath, and is what listings cut off. It is a matter of
    style, and two in five stories of large newsrooms have a longer one: a hint, no warning.
    """
    lead = next(iter(ctx.body.items), None)
    if lead is not None:
        pointer, text = lead
        words = len(ctx.folded(text))
        if words > max_words:
            yield Hit(pointer, f"lead has {words} words; {max_words} are allowed")


RULES = (near_duplicate_block, duplicate_paragraph, lead_too_long)
"""The rules of this module, in the order of their codes."""
