"""BK6: the style of the wires. None of it runs by default: a house chooses its style."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.echo import quoted
from briefkit.problems import Severity
from briefkit.validation.context import Context
from briefkit.validation.rule import Hit, rule

__all__ = ["RULES"]

_TERMS = {
    "in details": "in detail",
    "for all intensive purposes": "for all intents and purposes",
    "irregardless": "regardless",
    "supposably": "supposedly",
    "alot": "a lot",
    "informations": "information",
    "equipments": "equipment",
    "cope up with": "cope with",
    "discussed about": "discussed",
    "could of": "could have",
    "should of": "should have",
    "would of": "would have",
}
_TELLING = frozenset(max(term.split(), key=len) for term in _TERMS)


@rule(
    "BK609",
    Severity.INFO,
    default=False,
    scope="text",
    languages=("en",),
    bad="“We talked about it in details,” she said.",
    good="They talked about it in detail.",
)
def usage_terms(ctx: Context) -> Iterator[Hit]:
    """Expressions are used as they are commonly written: "in detail", not "in details".

    Within a quotation the words are somebody else's: the finding says so, and they stay.
    """
    if ctx.body.words.isdisjoint(_TELLING):
        return
    pattern = rf"\b(?:{'|'.join(map(re.escape, _TERMS))})\b"
    paragraphs = {f"{at}/text": paragraph for at, paragraph in ctx.paragraphs}
    for pointer, start, end, found in ctx.body.matches(f"(?i:{pattern})"):
        better = _TERMS[found[0].lower()]
        within = any(q.start <= start < q.end for q in paragraphs[pointer].quotes)
        message = f"{quoted(found[0])} for {quoted(better)}" + (
            ", in a quotation" if within else ""
        )
        yield Hit(pointer, message, start, end, {"suggestion": better, "in_quotation": within})


RULES = (usage_terms,)
"""The rules of this module, in the order of their codes."""
