"""Slips of the keyboard: each text with some is a case, and what would put it right its fix.

Slips in somebody's own words are a case of their own. Nobody but the one who heard the words can
say whether they were his, so that there is no fix for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from briefkit.echo import quoted
from briefkit.validation.context import Context
from briefkit.validation.findings.fix import Applicability, Edit, Fix
from briefkit.validation.rule import Hit
from briefkit.validation.words.passages import MANY

__all__ = ["Advice", "Slip", "around", "fix_outside_quotations", "hits"]


class Slip(NamedTuple):
    """A stretch of a text that should be another."""

    start: int
    """Where it starts, in code points."""

    end: int
    """The offset just after it."""

    replacement: str | None
    """What should stand there; None if nobody can tell."""


class Advice(NamedTuple):
    """What there is to be done about slips of a kind."""

    message: str
    """What a fix does, in the imperative."""

    applicability: Applicability = "safe"
    """Whether a person should look at it."""


def around(text: str, start: int, end: int, reach: int = 12) -> str:
    """Return a stretch of a text in quotation marks, with the words around it, for a message."""
    near = max(0, start - reach)
    first = text.rfind(" ", max(0, near - reach), near) + 1 or near
    last = text.find(" ", end + reach, end + 2 * reach)
    return quoted(text[first : last if last >= 0 else end + reach], 50)


def hits(
    ctx: Context,
    pointer: str,
    slips: Sequence[Slip],
    message: str | Callable[[Slip], str],
    advice: Advice,
) -> Iterator[Hit]:
    """Yield one case for all slips of a text, and one for those in quotations.

    Args:
        ctx: What the rule looks at.
        pointer: JSON Pointer of the text.
        slips: The slips in it, in order.
        message: What to say of the first; how many more there are is added.
        advice: What to do about them.
    """
    if len(slips) >= MANY:
        first = slips[0]
        words = message if isinstance(message, str) else message(first)
        words += f", and at least {MANY - 1} more like it"
        yield Hit(pointer, words, first.start, first.end)
        return
    own: list[Slip] = []
    quoted: list[Slip] = []
    for slip in slips:
        is_quoted = ctx.quotations.hold(pointer, slip.start, slip.end)
        (quoted if is_quoted else own).append(slip)
    for found in (own, quoted):
        if found:
            first, more = found[0], len(found) - 1
            words = message if isinstance(message, str) else message(first)
            words += f", and {more} more like it" if more else ""
            fix = _fix(pointer, own, advice) if found is own else None
            yield Hit(pointer, words, first.start, first.end, fix=fix)


def fix_outside_quotations(
    ctx: Context, pointer: str, slips: Sequence[Slip], advice: Advice
) -> Fix | None:
    """Return the fix that puts all slips of a text right; None if it would rewrite a quotation."""
    if len(slips) >= MANY:
        return None
    if any(ctx.quotations.hold(pointer, slip.start, slip.end) for slip in slips):
        return None
    return _fix(pointer, slips, advice)


def _fix(pointer: str, slips: Sequence[Slip], advice: Advice) -> Fix | None:
    if not 0 < len(slips) < MANY:
        return None
    edits = []
    for start, end, replacement in slips:
        if replacement is None:
            return None
        edits.append(Edit(pointer=pointer, start=start, end=end, replacement=replacement))
    return Fix(message=advice.message, edits=edits, applicability=advice.applicability)
