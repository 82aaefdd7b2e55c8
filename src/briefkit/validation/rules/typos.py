"""BK504, BK505, BK506, BK515: slips of the keyboard between words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from briefkit.echo import quoted
from briefkit.validation.context import Context
from briefkit.validation.rule import Hit, rule
from briefkit.validation.rules._slips import Advice, Slip, around, hits
from briefkit.validation.words.passages import places

__all__ = ["RULES"]

_LEAVE_ONE_SPACE = Advice("leave one space or none")
_SPACES = r"[ \t\n]{2,}+|[\t\n]|^ | $"


@rule(
    "BK504",
    scope="text",
    fix="safe",
    bad=(
        {"paragraph": {"text": "The bridge  opened."}},
        {"paragraph": {"text": "The bridge\topened. "}},
        {"paragraph": {"text": " The bridge\nopened."}},
        {"paragraph": {"text": "“The  bridge opened,”  she said."}},
        {"headline": "Bridge  opens"},
    ),
    good=(
        "The bridge opened.",
        "The price is 5\u00a0000 kroner.",
        {"language": "ja", "body": "\u3000橋が開いた。"},
        {"sections": [{"blocks": [{"type": "preformatted", "text": "Berge   2\nVik\t1"}]}]},
    ),
)
def whitespace(ctx: Context) -> Iterator[Hit]:
    """One space stands between two words, and none at either end of a text.

    More than one, tabs and line breaks are the traces of a layout. In preformatted text they
    are the layout, and the spaces that mean something (no-break, ideographic) may stand.
    """
    if _is_evenly_spaced(ctx):
        return
    for pointer, text in ctx.prose.items:
        if _may_have_slips(text) and pointer not in ctx.preformatted and not text.isspace():
            slips = [_closed_up(text, *match.span()) for match in places(_SPACES, text)]
            yield from hits(ctx, pointer, slips, _space_message, _LEAVE_ONE_SPACE)


def _is_evenly_spaced(ctx: Context) -> bool:
    """Tell whether there is nothing but one space between two words in all of the prose.

    There are then as many spaces as words, less one for each text: with no other white space,
    they can only be more.
    """
    text, texts = ctx.prose.text, len(ctx.prose.items)
    if text.count("\n") >= max(texts, 1) or any(map(str.isspace, ctx.prose.rare)):
        return False
    return text.count(" ") == sum(map(len, ctx.prose_words)) - texts


def _may_have_slips(text: str) -> bool:
    """Tell whether there is any reason to search a text, which takes ten times as long."""
    return "  " in text or "\t" in text or "\n" in text or text != text.strip(" ")


def _closed_up(text: str, start: int, end: int) -> Slip:
    return Slip(start, end, " " if start and end < len(text) else "")


def _space_message(slip: Slip) -> str:
    if not slip.replacement:
        return "space at the end" if slip.start else "space at the start"
    if slip.end - slip.start > 1:
        return f"{slip.end - slip.start} spaces in a row"
    return "a tab or line break for a space"


_MOVE_SPACE = Advice("put the space in its place")
_LOOSE = r"(?<=[\w”\"’')%]) ++(?:(?=[,;:!?](?:\s|$)|\.(?:\s(?! ?\.)|$))|(,)(?=[\w“]))"
_WITHIN = r"(?:(?<=\s[(“])|(?<=^[(“])) ++(?=\w)|(?<=[\w.,!?]) ++(?=[)”](?!\w))"
# What starts with a set of characters is found several times as fast.
_TIGHT = r"[,;.!?](?:(?<=[^\W\d_][,;])(?=[^\W\d_]{2})|(?<=[a-z][a-z][.!?])(?=[A-Z][a-z]*+\s))"
_MAY_BE_WITHIN = ("( ", "“ ", " )", " ”")
_ADDRESS = frozenset("/@&=_#\\<>")


@rule(
    "BK505",
    scope="text",
    fix="safe",
    languages=("en",),
    bad=(
        "The bridge , which is new, opened.",
        "The bridge opened .",
        "The bridge ,which is new, opened.",
        "Tora Vik,who is the mayor, opened it.",
        "“It opened ,” she said .",
        "The bridge is open.The crowd cheered.",
        "The bridge ( built in 1935 ) is open.",
        "She said “ it is open.”",
    ),
    good=(
        "It runs on Node.js, said Booking.com and Yahoo!Japan; Mr.Doe of St.Louis did not.",
        "The film “Frozen“ and the book.",
        "Read Salon.com/Life.The story; he (too :) ) smiled.",
        "The bridge, which cost 1,200,000 kroner, opened.",
        "It opened . . . at last ... at noon.",
        "The .38-caliber rifle, see example.org/a,b and tora,vik@example.org.",
        "Work by R&B;Co goes on :) at noon.",
        {"language": "fr", "body": "Le pont est ouvert ! Pourquoi ?"},
        {"language": None, "body": "Le pont est ouvert ! Pourquoi ?"},
    ),
)
def space_before_punctuation(ctx: Context) -> Iterator[Hit]:
    """A space follows a comma or a stop; none goes before it, nor just inside of brackets.

    French sets a space before some marks; the rule is one for English. Addresses on the web may
    hold anything.
    """
    if not ctx.prose.has_odd_stops or not ctx.is_english:
        return
    for pointer, text in ctx.prose.items:
        if pointer in ctx.preformatted:
            continue
        loose = places(_LOOSE, text)
        slips = [Slip(m.start(), m.end(), ", " if m[1] else "") for m in loose]
        if any(spaced in text for spaced in _MAY_BE_WITHIN):
            slips += [Slip(m.start(), m.end(), "") for m in places(_WITHIN, text)]
        tight = (m for m in places(_TIGHT, text) if not _in_address(text, m.start()))
        slips += [Slip(m.end(), m.end(), " ") for m in tight]
        message = partial(_stop_message, text)
        yield from hits(ctx, pointer, sorted(slips), message, _MOVE_SPACE)


def _in_address(text: str, at: int) -> bool:
    start = text.rfind(" ", max(at - 200, 0), at) + 1
    end = text.find(" ", at, at + 200)
    return not _ADDRESS.isdisjoint(text[start : len(text) if end < 0 else end][:400])


def _stop_message(text: str, slip: Slip) -> str:
    words = around(text, slip.start, slip.end)
    if slip.start == slip.end:
        return f"no space after punctuation: {words}"
    if text[slip.start - 1] in "(“" or text[slip.end : slip.end + 1] in (")", "”"):
        return f"space just inside of brackets or quotation marks: {words}"
    return f"space before punctuation: {words}"


# What is said twice: verbs and pronouns that meet, and words that gain by it.
_TWICE = frozenset(
    """
    aye blah bon boo bye can cha chi choo chop dear did do etc far go ha had haha he hear her
    hey ho hush it knock long many much never night no now out quite really so that there too tsk
    tut up very way well who whoever win yeah yes yo
    """.split()
)
_PARTICLE_VERBS = frozenset(
    """
    all be break bring brings brought came come comes did dig do does drop drops gave get gets give
    gives go goes gone got hand hold keep kept let log move moves phone pull put puts ran run runs
    set stay step sworn take takes tune turn weigh went
    """.split()
)
# What may meet only after some words: "what it is is", "moved in in May", "went on on foot".
_AFTER = {
    "in": _PARTICLE_VERBS,
    "on": _PARTICLE_VERBS,
    "is": frozenset("he it one problem she that there they thing this what who".split()),
}
_REACH = 40
_LEAVE_OUT = Advice("leave out the second", "unsafe")
_REPEATED = r"(?i)(?<![^\s(“\"‘—–])([^\W\d_][^\W\d_’']*+)((?:[ ]++\1(?![\w’'-]))++)"


@rule(
    "BK506",
    scope="text",
    fix="unsafe",
    languages=("en",),
    bad=(
        "The mayor opened the the bridge.",
        "The the bridge is open to to all.",
        "“I opened the the bridge,” she said.",
        "The bridge is is in in Reno.",
    ),
    good=(
        "He had had enough of all that that bridge cost.",
        "The band Duran Duran of Walla Walla, with Boutros Boutros-Ghali.",
        "It won 3 3 times; “No, no, no,” she said.",
        "The truck driver's the the-best type, out to trump Trump.",
        "What it is is a very very long saying. They moved in in May, and went on on foot.",
        "The bridge did the mayor in in 2012, with etc etc etc and so forth.",
        {"language": "fr", "body": "Nous nous sommes levés, et vous vous êtes levés."},
    ),
)
def repeated_word(ctx: Context) -> Iterator[Hit]:
    """No word stands twice in a row.

    Names repeat a word ("Walla Walla"), and so do sentences ("had had"); where the second has a
    capital, or both are among those that may meet, nothing is said.
    """
    for (pointer, text), words in zip(ctx.prose.items, ctx.prose_words, strict=True):
        if _has_repeated(words) and ctx.is_english:
            found = filter(_is_repeated, places(_REPEATED, text))
            slips = [Slip(m.end(1), m.end(), "") for m in found]
            message = partial(_twice_message, text)
            yield from hits(ctx, pointer, slips, message, _LEAVE_OUT)


def _twice_message(text: str, slip: Slip) -> str:
    return f"a word stands twice: {quoted(_word_before(text, slip.start), 30)}"


def _word_before(text: str, end: int) -> str:
    return text[max(0, end - 40) : end].rsplit(maxsplit=1)[-1].lstrip('(“"‘—–')


def _has_repeated(words: Iterable[str]) -> bool:
    before = ""
    for word in words:  # half the time that map() and operator.eq() take
        if word == before:
            return True
        before = word
    return False


def _is_repeated(match: re.Match[str]) -> bool:
    # "Walla Walla", and "to trump Trump"
    word = match[1].lower()
    if word in _TWICE or match[2].split()[-1][0].isupper():
        return False
    if word not in _AFTER:
        return True
    before = match.string[max(0, match.start() - _REACH) : match.start()].lower().split()
    if word == "is":
        return _AFTER[word].isdisjoint(before[-1:])
    return not any(lead in _AFTER[word] or lead.endswith(("ed", "ing")) for lead in before[-3:])


_LEAVE_ONE = Advice("leave one")
_DOUBLED = r"([,;])\1++|(?<![./\s(])\.\.(?![./\w])|(?<=[\w”’)])([!?])\2++|(?<=\w)::(?=\s)"


@rule(
    "BK515",
    scope="text",
    fix="safe",
    bad=(
        "The bridge,, which is new, opened.",
        "The bridge opened..",
        "The bridge opened!!",
        "“It opened..” she said.",
    ),
    good=(
        "The bridge opened ... at noon....",
        "“What?!” she said. “It is by Vik & Co.,” he said.",
        "“It is open!!” she wrote.",
        "See ../bridge and std::bridge.",
        "It is open . . . at last",
    ),
)
def double_punctuation(ctx: Context) -> Iterator[Hit]:
    """No punctuation mark stands twice.

    Three periods are an ellipsis, and four end a sentence with one. Whoever is quoted may shout.
    """
    if not ctx.prose.has_odd_stops:
        return
    for pointer, text in ctx.prose.items:
        if _may_be_doubled(text) and pointer not in ctx.preformatted:
            found = (Slip(m.start(), m.end(), m[0][0]) for m in places(_DOUBLED, text))
            slips = [slip for slip in found if not _is_shouted(ctx, pointer, slip)]
            yield from hits(ctx, pointer, slips, partial(_doubled_message, text), _LEAVE_ONE)


def _may_be_doubled(text: str) -> bool:
    """Tell whether there is any reason to search a text, which takes ten times as long."""
    doubled = ",," in text or ";;" in text or ".." in text or "::" in text
    return doubled or "!!" in text or "??" in text


def _doubled_message(text: str, slip: Slip) -> str:
    return f"a mark stands twice: {around(text, slip.start, slip.end)}"


def _is_shouted(ctx: Context, pointer: str, slip: Slip) -> bool:
    return slip.replacement in ("!", "?") and ctx.quotations.hold(pointer, slip.start, slip.end)


RULES = (whitespace, space_before_punctuation, repeated_word, double_punctuation)
"""The rules of this module, in the order of their codes."""
