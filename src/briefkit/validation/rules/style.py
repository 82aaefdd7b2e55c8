"""BK607, BK608, BK610: hyphens, long sentences, and loud ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefkit.echo import quoted
from briefkit.problems import Severity
from briefkit.prose.lexicon.abbreviations import BEFORE_NAMES, BEFORE_OR_LAST
from briefkit.prose.lexicon.adverbs import NO_ADVERBS
from briefkit.prose.lexicon.given_names import EITHER, MEN, WOMEN
from briefkit.prose.sentences import split_sentences
from briefkit.validation.context import Context
from briefkit.validation.rule import Hit, rule
from briefkit.validation.rules._own_words import own_words, replacing
from briefkit.validation.words.passages import Match

__all__ = ["RULES"]

_COMPOUND = r"(?P<first>[A-Za-z]{2,25}ly)-(?P<second>[a-z]{2,30})(?![\w’'-])"
_ADVERBS_IN_S = {
    "towards": "toward",
    "afterwards": "afterward",
    "backwards": "backward",
    "downwards": "downward",
}
_IN_S = frozenset(_ADVERBS_IN_S)
_GIVEN_NAMES = MEN | WOMEN | EITHER


@rule(
    "BK607",
    Severity.INFO,
    scope="text",
    languages=("en",),
    default=False,
    fix="safe",
    bad=(
        "The newly-built bridge opened.",
        "Newly-elected members walked towards the bridge.",
        "Afterwards they left.",
    ),
    good=(
        "The newly built bridge opened, and they walked toward it.",
        "The family-owned shop had early-morning visitors and a July-born, only-child owner.",
        "“The newly-built bridge leads towards us,” she said.",
        "Emily-Ann crossed the friendly-looking bridge and the Italy-based builder’s.",
        "A badly-in-need-of-repair road led to a not-so-newly-built bridge.",
        "She wrote “Going Towards” and runs Moving Towards Peace.",
    ),
    reference="AP style: hyphen; toward",
)
def ly_hyphen(ctx: Context) -> Iterator[Hit]:
    """No hyphen follows an adverb in -ly, and "toward" and its like have no s.

    Nobody takes "newly built" for anything else. Words in -ly that are no adverbs ("family-owned")
    keep their hyphen, and so do longer compounds and what is in quotation marks.
    """
    if ctx.body.has("ly-"):
        for match in own_words(ctx, _COMPOUND):
            if _is_adverb(match):
                words = f"{match.found['first']} {match.found['second']}"
                yield _better(match, words)
    if not ctx.body.words.isdisjoint(_IN_S):
        for match in own_words(ctx, rf"(?:{'|'.join(map(_either_case, _ADVERBS_IN_S))})(?!\w)"):
            if _stands_alone(match):
                yield _better(match, match.found[0][:-1])


def _either_case(word: str) -> str:
    return f"[{word[0].upper()}{word[0]}]{word[1:]}"


def _better(match: Match, words: str) -> Hit:
    message = f"write {quoted(words)}, not {quoted(match.found[0])}"
    data = {"suggestion": words}
    fix = replacing(match, words)
    return Hit(match.pointer, message, match.start, match.end, data, fix=fix)


def _is_adverb(match: Match) -> bool:
    word = match.found["first"].lower()
    return word not in NO_ADVERBS and word not in _GIVEN_NAMES and _stands_alone(match)


def _stands_alone(match: Match) -> bool:
    """Tell whether a match is a word of a sentence, not part of a compound or of a name."""
    found, text = match.found, match.found.string
    before = text[max(0, found.start() - 2) : found.start()]
    if before[-1:].isalnum() or before[-1:] in ("-", "’", "'"):
        return False
    return found[0][0].islower() or not before.strip() or before.strip()[-1] in ".!?:—"


_FORTY = "The council approved a budget for the bridge " + "and for roads " * 10
_WORD = re.compile(r"\S+")
_ABBREVIATIONS = BEFORE_NAMES | BEFORE_OR_LAST


@rule(
    "BK608",
    Severity.INFO,
    scope="text",
    languages=("en",),
    default=False,
    bad=f"{_FORTY} and for more.",
    good=(
        f"{_FORTY[:-6]} so.",
        f"{_FORTY}. And it is done.",
        f"“{_FORTY}and for more,” she said.",
        f"The council voted on Sept. 4. {_FORTY}.",
    ),
    reference="Readability: many newsrooms break a sentence before it has 40 words",
)
def sentence_too_long(ctx: Context, *, max_words: int = 40) -> Iterator[Hit]:
    """A sentence has no more than 40 words.

    Words in a quotation are not counted: nobody at the desk can make them fewer.
    """
    for pointer, paragraph in ctx.paragraphs:
        text = paragraph.text
        if text.count(" ") < max_words or not _may_be_long(text, max_words):
            continue
        for start, end in split_sentences(text):
            words = [word for word in _WORD.finditer(text, start, end) if _has_letter(word[0])]
            if len(words) > max_words:
                count = _unquoted(ctx, f"{pointer}/text", words)
                if count > max_words:
                    message = f"sentence has {count} words; {max_words} are allowed"
                    yield Hit(f"{pointer}/text", message, start, end, {"words": count})


def _may_be_long(text: str, max_words: int) -> bool:
    """Tell cheaply whether a paragraph may hold a sentence of more than so many words.

    A sentence is over where a period follows what is no abbreviation and no initial.
    """
    spaces = 0
    for part in text.replace("” ", " ").replace('" ', " ").split(". "):
        spaces += part.count(" ") + 1
        if spaces > max_words:
            return True
        word = part[part.rfind(" ") + 1 :].lstrip("(“\"'‘[").lower()
        if word not in _ABBREVIATIONS and word[1:2] not in ("", "."):
            spaces = 0
    return False


def _has_letter(word: str) -> bool:
    return any(map(str.isalnum, word))


def _unquoted(ctx: Context, pointer: str, words: Iterable[re.Match[str]]) -> int:
    """Return how many words are the desk's."""
    hold = ctx.quotations.hold
    return sum(not hold(pointer, word.start(), word.end()) for word in words)


_SHOUT = r"[A-Z][A-Z’'-]{1,30}(?:,? [A-Z][A-Z’'-]{1,30}){2,12}(?!\w)"
_EXCLAIMED = r"\w{1,30}!(?=[\s”\"’)]|$)"
_LONG_WORD = 4
_CAPITALS = bytes(b"A"[0] if 65 <= octet <= 90 else b" "[0] for octet in range(256))
# Companies, shows and a candidate with the mark in their names.
_WITH_MARK = frozenset("jeb jeopardy mamma mia oklahoma yahoo yum".split())


@rule(
    "BK610",
    Severity.INFO,
    scope="text",
    languages=("en",),
    default=False,
    bad=(
        "The bridge is NOW FINALLY OPEN to everybody.",
        "The bridge is open! Everybody is glad.",
    ),
    good=(
        "“The bridge is open! IT IS REALLY OPEN,” she said.",
        "Yahoo! and the FBI, CIA and NSA agreed; the NBC CBS ABC deal holds.",
        "WHAT COMES NEXT: The council votes.\n\nTHE NEXT STEPS AHEAD",
        "Jane Doe, Jeb! and a play called Bridge! in the town",
    ),
    reference="AP style: exclamation point; capitals for emphasis",
)
def shouting(ctx: Context) -> Iterator[Hit]:
    """Running text does without exclamation points, and without words in capitals for emphasis.

    Three words in a row are reported, unless they are acronyms or a label before a paragraph. What
    is in quotation marks may shout, and so may names ("Yahoo!").
    """
    if ctx.body.has("!"):
        for match in own_words(ctx, _EXCLAIMED):
            if not _is_name(match):
                message = "an exclamation point outside of a quotation"
                yield Hit(match.pointer, message, match.end - 1, match.end)
    if b"AAAA" in ctx.body.text.encode(errors="replace").translate(_CAPITALS):
        yield from _in_capitals(ctx)


def _in_capitals(ctx: Context) -> Iterator[Hit]:
    for match in own_words(ctx, _SHOUT):
        if _is_emphasis(match):
            message = f"{quoted(match.found[0], 60)}: words in capitals"
            yield Hit(match.pointer, message, match.start, match.end)


def _is_name(match: Match) -> bool:
    """Tell whether an exclamation point belongs to a name: a sentence goes on after it."""
    text, word = match.found.string, match.found[0][:-1]
    after = text[match.found.end() : match.found.end() + 2].strip()
    return word.lower() in _WITH_MARK or (word[0].isupper() and after[:1].islower())


def _is_emphasis(match: Match) -> bool:
    found, text = match.found, match.found.string
    if found.start() and text[found.start() - 1].isalnum():
        return False
    # A label, "WHAT COMES NEXT: The council …", as wires print it, or a cue, "(BEGIN CLIP)".
    if match.start == 0 or text[found.start() - 1] in "([":
        return False
    return sum(len(word) >= _LONG_WORD for word in found[0].split()) > 1


RULES = (ly_hyphen, sentence_too_long, shouting)
"""The rules of this module, in the order of their codes."""
