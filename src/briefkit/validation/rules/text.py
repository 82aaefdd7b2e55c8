"""BK501 to BK503, BK513, BK520: whether sentences are whole and finished."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefkit.echo import quoted
from briefkit.problems import Severity
from briefkit.prose.lexicon.names import PARTICLES
from briefkit.validation.context import Context
from briefkit.validation.rule import Hit, rule

__all__ = ["RULES"]

# The empty string: what ends in nothing but marks, such as a row of stars, is no torn sentence.
_ENDINGS = frozenset((*".!?…:;。！？।؟۔", ""))
_CLOSERS = "\"'”“’»)]›*"
# "And" in other languages opens half a sentence rather than a name.
_PARTICLES = PARTICLES - {"e", "und", "y"}


def _is_open(text: str) -> bool:
    """Tell whether a paragraph ends where no sentence does."""
    if not text or text[-1] in _ENDINGS or _ends_sentence(text):
        return False
    return any(map(str.isalpha, text[-80:])) and not (_is_signed(text) or _is_credit(text))


def _ends_sentence(text: str) -> bool:
    return text.rstrip().rstrip(_CLOSERS).rstrip()[-1:] in _ENDINGS


def _is_signed(text: str) -> bool:
    """Tell whether a paragraph is a quotation with the name of its speaker after a dash."""
    dash = max(text.rfind(mark, len(text) - 60) for mark in "―—–")
    return dash > 0 and _ends_sentence(text[:dash])


def _is_credit(text: str) -> bool:
    """Tell whether a paragraph is the line of an agency that says who worked on the story."""
    return text[0] == "(" and text[-1] == ")" and " by " in text[:60]


def _last_words(text: str) -> str:
    return quoted("… " + " ".join(text[-40:].split()[-3:]), 50)


@rule(
    "BK501",
    scope="block",
    bad="The council approved a budget for the new bridge\n\nThe mayor welcomed the vote.",
    good=(
        "“It holds.”\n\nThe plan (a long one.)\n\nThe points are these:",
        "“The bridge holds.” — Jane Doe",
        "(Reporting by Jane Doe; Editing by Joe Roe)",
        "* * *",
    ),
)
def no_terminal_punctuation(ctx: Context) -> Iterator[Hit]:
    """A paragraph ends with a full stop or another mark that ends a sentence.

    One that does not was cut off, or is a heading or display line that lost its design.
    """
    for run in ctx.running:
        for pointer, paragraph in run:
            text = paragraph.text
            if _is_open(text):
                message = f"paragraph ends without a full stop: {_last_words(text)}"
                yield Hit(f"{pointer}/text", message, len(text.rstrip()), len(text.rstrip()))


@rule(
    "BK502",
    scope="block",
    bad="The council approved the budget.\n\nand the mayor welcomed the vote.",
    good=("iPhones sold well.", "al-Mansour welcomed the vote.", "“and so it is,” she said."),
)
def starts_lowercase(ctx: Context) -> Iterator[Hit]:
    """A paragraph does not begin with a small letter.

    Its beginning stands elsewhere, or was lost. Names that are written so may begin a paragraph.
    """
    for run in ctx.running:
        for pointer, paragraph in run:
            text = paragraph.text
            if text[:1].islower() and _is_torn(text):
                message = f"paragraph begins with a small letter: {quoted(text, 30)}"
                yield Hit(f"{pointer}/text", message, 0, 1)


def _is_torn(text: str) -> bool:
    """Tell whether the small letter that a paragraph begins with is not that of a name."""
    word = text[:40].split(maxsplit=1)[0]
    if not word.islower() or "://" in word or word.startswith("www."):
        return False
    return re.split(r"[-’']", word)[0] not in _PARTICLES


@rule(
    "BK503",
    scope="block",
    supersedes=("BK501", "BK502"),
    bad="The council said that it agreed to\n\nkeep working on the new bridge.",
    good="The council said that it agreed.\n\nWork on the new bridge goes on.",
)
def broken_sentence(ctx: Context) -> Iterator[Hit]:
    """A sentence does not run over into the next paragraph.

    A line break in the middle of it was taken for the end of the paragraph.
    """
    for run in ctx.running:
        for (at, former), (next_at, latter) in pairwise(run):
            if latter.text[:1].islower() and _is_open(former.text):
                text = former.text.rstrip()
                message = f"sentence goes on in the next paragraph: {_last_words(text)}"
                related = ((f"{next_at}/text", "where it goes on"),)
                yield Hit(f"{at}/text", message, len(text), len(text), related=related)


@rule(
    "BK513",
    Severity.ERROR,
    scope="text",
    bad=(
        "The mayor, TK, welcomed the vote.",
        "The bridge cost $XXX million.",
        "Lorem ipsum dolor.",
    ),
    good=("TKO in round two at Super Bowl XXX.", "The mayor welcomed the vote."),
)
def placeholder_text(ctx: Context) -> Iterator[Hit]:
    """No text waits for something to come.

    "TK" (to come), "XXX" and "lorem ipsum" are there to be replaced before anybody sees them.
    """
    if not ctx.prose.has("TK", "XXX", "orem ipsum"):
        return
    for (pointer, start, end, found), more in ctx.prose.firsts(_PLACEHOLDERS):
        yield Hit(pointer, f"placeholder {quoted(found[0])}{more}", start, end)


# Three of that letter are also a number: the thirtieth Super Bowl.
_PLACEHOLDERS = r"\b(?:TK){1,8}\b(?! Maxx)|(?<!Bowl )(?<!Mania )\bX{3,40}\b|\b[Ll]orem ipsum\b"


@rule(
    "BK520",
    Severity.INFO,
    scope="text",
    default=False,
    bad='"It holds," she said.',
    good="“It holds,” she said.",
    reference="A house choice: wires send straight marks, books and magazines print “these”",
)
def straight_quotes(ctx: Context) -> Iterator[Hit]:
    """Quotation marks are typographic ones."""
    if ctx.prose.has('"'):
        for pointer, text in ctx.prose.items:
            count = text.count('"')
            if count:
                marks = (
                    "a straight quotation mark"
                    if count == 1
                    else f"{count} straight quotation marks"
                )
                yield Hit(pointer, marks, text.index('"'), text.index('"') + 1)


RULES = (
    no_terminal_punctuation,
    starts_lowercase,
    broken_sentence,
    placeholder_text,
    straight_quotes,
)
"""The rules of this module, in the order of their codes."""
