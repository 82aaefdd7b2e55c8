"""BK501 to BK503, BK513: whether sentences are whole and finished."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefkit.echo import quoted
from briefkit.model import Paragraph
from briefkit.model.brief import PlacedParagraph
from briefkit.problems import Severity
from briefkit.prose.lexicon.names import PARTICLES
from briefkit.validation.context import Context
from briefkit.validation.findings.fix import Edit, Fix
from briefkit.validation.rule import Hit, rule

__all__ = ["RULES"]

# The empty string: what ends in nothing but marks, such as a row of stars, is no torn sentence.
_ENDINGS = frozenset((*".!?…:;。！？।؟۔", ""))
_CLOSERS = "\"'”“’»)]›*†‡¹²³⁴⁵⁶⁷⁸⁹⁰"
_DASHES = ("—", "–", "--", "-")
_ADDRESS = re.compile(r"https?://|www\.|[#@]\w")
_LABEL = re.compile(r"[A-Z]\w{1,15}(?: [a-z]{1,10})?: \w")  # "Related: Why piers fail"
_LONGEST_TAG = 80
_LONGEST_BYLINE = 80
# "And" in other languages opens half a sentence rather than a name.
_PARTICLES = PARTICLES - {"e", "und", "y"}


def _is_open(text: str) -> bool:
    """Tell whether a paragraph ends where no sentence does."""
    if not text or text[-1] in _ENDINGS or _ends_sentence(text):
        return False
    if not any(map(str.isalpha, text[-80:])):
        return False
    if _ADDRESS.match(text.rstrip(_CLOSERS).rsplit(maxsplit=1)[-1]):
        return False  # a period would be taken for a part of it
    return not (_is_signed(text) or _is_credit(text) or _is_tagged(text) or _is_byline(text))


def _ends_sentence(text: str) -> bool:
    whole = text.rstrip()
    bare = whole.rstrip(_CLOSERS)
    if len(bare) < len(whole) and bare.endswith(_DASHES):  # “And I –”: the speaker was cut off
        return True
    return bare.rstrip()[-1:] in _ENDINGS


def _is_tagged(text: str) -> bool:
    """Tell whether a source or the number of a note follows the end: “It rose. [Reuters]”."""
    opener = {"]": "[", ")": "("}.get(text.rstrip()[-1:])
    start = text.rfind(opener, max(0, len(text) - _LONGEST_TAG)) if opener else 0
    return start > 0 and _ends_sentence(text[:start])


def _is_signed(text: str) -> bool:
    """Tell whether a paragraph is a quotation with the name of its speaker after a dash."""
    dash = max(text.rfind(mark, max(0, len(text) - 60)) for mark in "―—–")
    return dash > 0 and _ends_sentence(text[:dash])


def _is_credit(text: str) -> bool:
    """Tell whether a paragraph is the line of an agency that says who worked on the story."""
    return text[0] == "(" and text[-1] == ")" and " by " in text[:60]


def _is_byline(text: str) -> bool:
    """Tell whether a paragraph is a byline that no reader took for one, as in Markdown."""
    from briefkit.prose.byline.grammar import has_byline  # late: rarely asked

    return text.startswith("By ") and len(text) <= _LONGEST_BYLINE and has_byline(text)


def _last_words(text: str) -> str:
    return quoted("… " + " ".join(text[-40:].split()[-3:]), 50)


@rule(
    "BK501",
    scope="block",
    fix="unsafe",
    bad="The council approved a budget for the new bridge\n\nThe mayor welcomed the vote.",
    good=(
        "“It holds.”\n\nThe plan (a long one.)\n\nThe points are these:",
        "“The bridge holds.” — Jane Doe\n\n“It is much too narrow for two.” — Ann Lee, Reno",
        "(Reporting by Jane Doe; Editing by Joe Roe)",
        "* * *",
        "Related: Why bridges fail\n\nThe bridge is open. See https://example.org/bridge",
        "By Jane Doe and Joe Roe\n\nThe bridge is open.",
        "The bridge is open. (AP)\n\n“It holds.” [Reno Post]\n\nIt holds.[^1]\n\nIt holds.²",
        "“I thought that we –”\n\n“No,” she said.",
        "Results:\n\nReno 3, Sparks 2\n\nThat was all.",
        "Berg Corp. 12.30 +0.45\n\nVik Ltd. 101.00 -2.10",
    ),
)
def no_terminal_punctuation(ctx: Context) -> Iterator[Hit]:
    """A paragraph ends with a full stop or another mark that ends a sentence.

    One that does not was cut off, or is a heading or display line that lost its design. Short
    lines one after the other, or after a colon, are those of a list or a table, and need none.
    """
    for run in ctx.running:
        for index, (pointer, paragraph) in enumerate(run):
            text = paragraph.text
            if _is_open(text) and not (_is_listed(run, index) or _is_marked(paragraph)):
                message = f"paragraph ends without a full stop: {_last_words(text)}"
                end = len(text.rstrip())
                fix = _stopped(ctx, f"{pointer}/text", text, end)
                yield Hit(f"{pointer}/text", message, end, end, fix=fix)


def _is_marked(paragraph: Paragraph) -> bool:
    """Tell whether all of a paragraph is emphasized: a caption, a credit or a note, in Markdown."""
    spans, length = paragraph.spans, len(paragraph.text)
    return any(span.start == 0 and span.end == length and span.kind in _LOUD for span in spans)


_LOUD = ("emphasis", "strong")


def _is_in_title_case(text: str) -> bool:
    """Tell whether a line looks like a headline, which wants another place, and no period."""
    return not any(word.islower() for word in text[-200:].split() if len(word) > _SHORT_WORD)


_SHORT_WORD = 4
_LONGEST_ITEM = 60  # characters
# What no line of a list ends with: more was to come.
_LEADING_ON = frozenset(
    """
    a after an and as at be been before but by for from had has have if in into is its not of on or
    said says than that the their to was were which while who with
    """.split()
)


def _is_listed(run: Sequence[PlacedParagraph], index: int) -> bool:
    """Tell whether a paragraph without a full stop is one of several lines, as in a list."""
    before = run[index - 1].paragraph.text if index else ""
    after = run[index + 1].paragraph.text if index + 1 < len(run) else ""
    if not _is_item(run[index].paragraph.text):
        return False
    if _LABEL.match(run[index].paragraph.text):
        return True
    return before.rstrip().endswith(":") or _is_item(before) or _is_item(after)


def _is_item(text: str) -> bool:
    if len(text) > _LONGEST_ITEM or not _is_open(text) or text[0].islower():
        return False
    last = text.rsplit(maxsplit=1)[-1].lower()
    return last not in _LEADING_ON and (last[-1].isalnum() or last[-1] in "%)")


def _stopped(ctx: Context, pointer: str, text: str, end: int) -> Fix | None:
    """Return the fix that ends a paragraph with a period, where nothing else is to be decided."""
    ends_with_word = text[end - 1].isalnum() or text[end - 1] == ")"
    if not ends_with_word or _is_in_title_case(text) or ctx.quotations.hold(pointer, end - 1, end):
        return None
    period = Edit(pointer=pointer, start=end, end=end, replacement=".")
    return Fix(message="add a period", edits=[period], applicability="unsafe")


@rule(
    "BK502",
    scope="block",
    bad="The council approved the budget.\n\nand the mayor welcomed the vote.",
    good=(
        "iPhones sold well.",
        "e.e. cummings read.",
        "al-Mansour welcomed the vote.",
        "“and so it is,” she said.",
    ),
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
    is_address = "://" in word or word.startswith("www.")
    if not word.islower() or is_address or "." in word[:-1]:  # "e.e. cummings"
        return False
    return re.split(r"[-’']", word)[0] not in _PARTICLES


def _closed_up(hit: Hit) -> Fix | None:
    """Return the fix for a break that the reader of a file has closed up in the brief.

    The text there is what it should be: only the file spells a space as the end of a paragraph.
    """
    if hit.start is None or hit.end is None or hit.related:
        return None
    space = Edit(pointer=hit.pointer, start=hit.start, end=hit.end, replacement=" ")
    return Fix(message=_JOIN, edits=[space], applicability="unsafe")


_JOIN = "join the paragraphs"


@rule(
    "BK503",
    scope="block",
    supersedes=("BK501", "BK502"),
    fix="unsafe",
    repair=_closed_up,
    bad=(
        "The council said that it agreed to\n\nkeep working on the new bridge.",
        "The mayor said “we agreed to\n\nkeep working on the bridge.”",
    ),
    good="The council said that it agreed.\n\nWork on the new bridge goes on.",
)
def broken_sentence(ctx: Context) -> Iterator[Hit]:
    """A sentence does not run over into the next paragraph.

    A line break in the middle of it was taken for the end of the paragraph.
    """
    for run in ctx.running:
        for former, latter in pairwise(run):
            if latter.paragraph.text[:1].islower() and _is_open(former.paragraph.text):
                text = former.paragraph.text.rstrip()
                message = f"sentence goes on in the next paragraph: {_last_words(text)}"
                related = ((f"{latter.pointer}/text", "where it goes on"),)
                fix = _joined(ctx, former, latter)
                at, end = f"{former.pointer}/text", len(text)
                yield Hit(at, message, end, end, related=related, fix=fix)


def _joined(ctx: Context, former: PlacedParagraph, latter: PlacedParagraph) -> Fix | None:
    """Return the fix that puts a paragraph at the end of the one before.

    None where somebody is quoted in what would move, or where something in it is marked.
    """
    at, text, rest = f"{former.pointer}/text", former.paragraph.text, latter.paragraph.text
    end = len(text.rstrip())
    is_quoted = ctx.quotations.hold(at, end - 1, end) or ctx.quotations.hold(
        f"{latter.pointer}/text", 0, len(rest)
    )
    if is_quoted or latter.paragraph.spans or latter.paragraph.quotes:
        return None
    words = Edit(pointer=at, start=end, end=len(text), replacement=f" {rest.strip()}")
    edits = [words, Edit(pointer=latter.pointer)]
    return Fix(message=_JOIN, edits=edits, applicability="unsafe")


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
    text = ctx.prose.text
    if not (_TO_COME.search(text) or ("X" in text and "XXX" in text) or "ipsum" in text):
        return
    for (pointer, start, end, found), more in ctx.prose.firsts(_PLACEHOLDERS):
        yield Hit(pointer, f"placeholder {quoted(found[0])}{more}", start, end)


# Three of that letter are also a number: the thirtieth Super Bowl.
_TO_COME = re.compile(r"K(?<=TK)")
_PLACEHOLDERS = r"\b(?:TK){1,8}\b(?! Maxx)|(?<!Bowl )(?<!Mania )\bX{3,40}\b|\b[Ll]orem ipsum\b"


RULES = (
    no_terminal_punctuation,
    starts_lowercase,
    broken_sentence,
    placeholder_text,
)
"""The rules of this module, in the order of their codes."""
