"""BK108 to BK120: the lines around the body and between its parts: order, length, form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefkit.model import Paragraph
from briefkit.problems import Severity
from briefkit.validation.context import Context
from briefkit.validation.findings.fix import Edit, Fix
from briefkit.validation.rule import Hit, Rule, Source, rule
from briefkit.validation.words.passages import words_of

__all__ = ["RULES"]

PREAMBLE_TEXT = Rule(
    code="BK108",
    name="preamble-text",
    severity=Severity.WARNING,
    scope="brief",
    summary="Nothing stands above the byline and the headline.",
    why="Lines of the publication above a story are taken for its headline by simpler programs. "
    "They are kept in `masthead`.",
    bad=(
        Source(
            "wire",
            "Morning digest\n\nBy Jane Doe\n\nCouncil approves budget for new bridge\n\n"
            "The council approved a budget for the new bridge.\n",
        ),
    ),
    good=(
        Source(
            "wire",
            "Council approves budget for new bridge\n\nBy Jane Doe\n\n"
            "The council approved a budget for the new bridge.\n",
        ),
    ),
)

BYLINE_BEFORE_HEADLINE = Rule(
    code="BK109",
    name="byline-before-headline",
    severity=Severity.INFO,
    scope="brief",
    summary="The byline comes after the headline.",
    why="Headline, byline, body is the order that programs and readers expect.",
    bad=(
        Source(
            "wire",
            "By Jane Doe\n\nCouncil approves budget for new bridge\n\n"
            "The council approved a budget for the new bridge.\n",
        ),
    ),
    good=(
        Source(
            "wire",
            "Council approves budget for new bridge\n\nBy Jane Doe\n\n"
            "The council approved a budget for the new bridge.\n",
        ),
    ),
)


# fmt: off
_ABBREVIATIONS = frozenset({
    "co.", "corp.", "dept.", "dr.", "etc.", "gen.", "gov.", "inc.", "jr.", "lt.", "ltd.", "mr.",
    "mrs.", "ms.", "no.", "rev.", "sen.", "sr.", "st.", "vs.",
})
# fmt: on


def _ends_in_period(text: str) -> bool:
    """Tell whether a line ends in a full stop that is no part of its last word."""
    text = text.rstrip()
    if not text.endswith(".") or text.endswith(".."):
        return False
    last = text[-40:].split()[-1].lower().lstrip("(“‘\"'")
    return last not in _ABBREVIATIONS and "." not in last[:-1] and len(last) > 2


def _without_period(pointer: str, text: str, what: str) -> Hit:
    end = len(text.rstrip())
    edit = Edit(pointer=pointer, start=end - 1, end=end, replacement="")
    fix = Fix(message="remove the period", edits=[edit])
    return Hit(pointer, f"{what} ends with a period", end - 1, end, fix=fix)


@rule(
    "BK111",
    scope="section",
    fix="safe",
    bad="The bridge opened.\n\n## What comes next.\n\nA tunnel comes next.",
    good=(
        "The bridge opened.\n\n## What comes next?\n\nA tunnel comes next.",
        "The bridge opened.\n\n## Bridges in the U.S.\n\nA tunnel comes next.",
    ),
)
def heading_terminal_period(ctx: Context) -> Iterator[Hit]:
    """A heading does not end with a period.

    A heading is a label. One with a period is often a sentence that lost its paragraph.
    """
    for pointer, section in ctx.sections:
        if section.heading and _ends_in_period(section.heading):
            yield _without_period(f"{pointer}/heading", section.heading, "heading")


@rule(
    "BK112",
    scope="section",
    bad="It opened.\n\n## The council will vote on the tunnel and the road and the park next week"
    "\n\nA tunnel comes next.",
    good="The bridge opened.\n\n## Council to vote on the tunnel next week\n\nA tunnel comes next.",
)
def heading_too_long(
    ctx: Context, *, max_words: int = 12, max_characters: int = 80
) -> Iterator[Hit]:
    """A heading has no more than 12 words and 80 characters.

    A longer one is more likely a paragraph or a display line that was taken for a heading.
    """
    for pointer, section in ctx.sections:
        heading = section.heading or ""
        words = len(heading.split())
        if words > max_words:
            yield Hit(f"{pointer}/heading", f"heading has {words} words; {max_words} are allowed")
        elif len(heading) > max_characters:
            message = f"heading has {len(heading)} characters; {max_characters} are allowed"
            yield Hit(f"{pointer}/heading", message)


_LONGEST_DISPLAY_LINE = 60  # words; with the next, also what keeps the comparison cheap
_NEAR = 2000  # characters


@rule(
    "BK113",
    scope="section",
    fix="unsafe",
    supersedes=("BK112", "BK114"),
    bad="It opened.\n\n## The mayor and the council will name the bridge next week\n\n"
    "The mayor added that she and the council will name the bridge next week.",
    good="It opened.\n\n## Keeping the old bridge in operation\n\n"
    "The mayor said that the old bridge stays open.",
)
def heading_repeats_paragraph(
    ctx: Context, *, min_words: int = 6, min_share: float = 0.8
) -> Iterator[Hit]:
    """A heading does not say what the paragraph under it says in the same words.

    Such a line is a pull quote or other display text that lost its design on the way, and the
    reader gets the same sentence twice.
    """
    for (pointer, section), blocks in zip(ctx.sections, ctx.blocks, strict=True):
        if section.heading is None or not blocks or not isinstance(blocks[0].block, Paragraph):
            continue
        words = words_of(section.heading.lower())
        if not min_words <= len(words) <= _LONGEST_DISPLAY_LINE:
            continue
        start = words_of(blocks[0].block.text[:_NEAR].lower())[: 2 * len(words) + 10]
        if _repeated(words, start) >= min_share * len(words):
            message = "heading repeats the paragraph under it"
            related = ((f"{blocks[0].pointer}/text", "the paragraph"),)
            edit = Edit(pointer=f"{pointer}/heading")
            fix = Fix(message="remove the heading", edits=[edit], applicability="unsafe")
            yield Hit(edit.pointer, message, related=related, fix=fix)


def _repeated(words: Sequence[str], text: Sequence[str]) -> int:
    """Return how many of `words` occur in `text` in the same order."""
    count = at = 0
    for word in words:
        if word in text[at:]:
            at = text.index(word, at) + 1
            count += 1
    return count


@rule(
    "BK117",
    scope="text",
    fix="safe",
    bad={"headline": "Ceasefire holds in the north."},
    good=({"headline": "Ceasefire holds in the north"}, {"headline": "Ceasefire plan splits U.S."}),
)
def headline_terminal_period(ctx: Context) -> Iterator[Hit]:
    """The headline does not end with a period."""
    if _ends_in_period(ctx.brief.headline):
        yield _without_period("/headline", ctx.brief.headline, "headline")


@rule(
    "BK118",
    Severity.INFO,
    scope="text",
    bad={
        "headline": "Council approves budget for new bridge after three years of debate about cost"
    },
    good={"headline": "Council approves budget for new bridge after three years of debate"},
    reference="Google Search Central: Article structured data asks for concise headlines",
)
def headline_length(ctx: Context, *, max_characters: int = 70) -> Iterator[Hit]:
    """The headline has no more than 70 characters.

    Search results, alerts and cards cut off the rest.
    """
    length = len(ctx.brief.headline)
    if length > max_characters:
        message = f"headline has {length} characters; {max_characters} are allowed"
        yield Hit("/headline", message)


EXTRANEOUS_MATTER = Rule(
    code="BK120",
    name="extraneous-matter",
    severity=Severity.INFO,
    scope="brief",
    summary="Nothing but the story stands among its paragraphs.",
    why="Corrections, credits, sign-offs and notes to editors are kept in fields of their own, so "
    "that nobody takes them for the story; the labels of archives are left out.",
    bad=(
        Source(
            "wire",
            "Council approves budget for new bridge\n\nBy Jane Doe\n\n"
            "The council approved a budget for the new bridge.\n\n"
            "(Reporting by Jane Doe; Editing by Odd Berge)\n",
        ),
    ),
    good=(
        Source(
            "wire",
            "Council approves budget for new bridge\n\nBy Jane Doe\n\n"
            "The council approved a budget for the new bridge.\n\n"
            "Jane Doe reported the costs last week.\n",
        ),
    ),
)

RULES = (
    PREAMBLE_TEXT,
    BYLINE_BEFORE_HEADLINE,
    heading_terminal_period,
    heading_too_long,
    heading_repeats_paragraph,
    headline_terminal_period,
    headline_length,
    EXTRANEOUS_MATTER,
)
"""The rules of this module, in the order of their codes."""
