"""BK507, BK508, BK514: characters that nobody sees, or that look like others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice

from briefkit.echo import quoted
from briefkit.problems import Severity
from briefkit.validation.context import Context
from briefkit.validation.findings.fix import Edit, Fix
from briefkit.validation.rule import Hit, rule
from briefkit.validation.rules._slips import Advice, Slip, hits
from briefkit.validation.words.passages import MANY, Passages, places

__all__ = ["RULES"]

_CONTROLS = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]"
_REMOVE_CONTROLS = Advice("remove the control characters")
_BREAKS = frozenset("\x0b\x0c\r\x85\u2028\u2029")
_CONTROL_SET = frozenset(filter(re.compile(_CONTROLS).match, map(chr, (*range(160), 8232, 8233))))


def _left_out(hit: Hit) -> Fix | None:
    """Return the fix for what a reader left out of the brief: to take it out of the file as well.

    Nothing that the brief says changes by it.
    """
    offsets = hit.data.get("source_offsets", ())
    if not 0 < len(offsets) < MANY:
        return None
    edits = [Edit(pointer="", start=at, end=at + 1, replacement="") for at in offsets]
    return Fix(message=_REMOVE_CONTROLS.message, edits=edits)


@rule(
    "BK507",
    Severity.ERROR,
    scope="text",
    fix="safe",
    repair=_left_out,
    bad=(
        "The bridge\x07 opened.",
        "The bridge\x0copened on Monday\x85 at noon.",
        {"headline": "Bridge\u2028opens"},
        "“The bridge\x07 is open,” she said.",
    ),
    good=(
        "The bridge opened on 1 August – early.",
        {"sections": [{"blocks": [{"type": "preformatted", "text": "Berge\t2\nVik\t1"}]}]},
    ),
    reference="Unicode: general category Cc; U+2028, U+2029",
)
def control_character(ctx: Context) -> Iterator[Hit]:
    """No text holds control characters.

    Left over from typesetting or from a broken transfer, they stop XML parsers and upset
    terminals. Tabs and line breaks in preformatted text are none.
    """
    for passages in _with_any(ctx, _CONTROL_SET):
        for pointer, text, found in passages.spots(_CONTROLS):
            slips = [Slip(m.start(), m.end(), _instead(text, m.start())) for m in found]
            message = f"control character U+{ord(found[0][0]):04X}"
            yield from hits(ctx, pointer, slips, message, _REMOVE_CONTROLS)


def _with_any(ctx: Context, characters: Iterable[str]) -> Iterator[Passages]:
    """Yield the passages that hold any of some rare characters."""
    for passages in (ctx.prose, ctx.about):
        if not passages.rare.isdisjoint(characters):
            yield passages


def _instead(text: str, at: int) -> str:
    """Return a space for a line break that parts two words, for any other nothing."""
    parts = text[at - 1 : at].strip() and text[at + 1 : at + 2].strip()
    return " " if parts and text[at] in _BREAKS else ""


# Latin, Greek and Cyrillic letters, and what they are written with: nothing there is joined.
_UNJOINED = r"[\x00-\u052f\u2000-\u200a\u2010-\u2027]"
# Scripts without spaces between their words, where an invisible one tells where a line may end.
_UNSPACED = r"[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u3040-\u30ff\u4e00-\u9fff]"
_RIGHT_TO_LEFT = r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_INVISIBLE = (
    r"[\ufeff\u2060-\u2064\u180e\u202d\u202e]"
    rf"|(?<!{_UNSPACED})\u200b(?!{_UNSPACED})"
    # A joiner does something where a script joins its letters, and between parts of an emoji.
    rf"|(?:(?<={_UNJOINED})|(?<![^\n]))[\u200c\u200d](?={_UNJOINED}|$)"
)
_DIRECTIONS = r"|[\u200e\u200f\u061c\u202a-\u202c\u2066-\u2069]"
_SOFT_HYPHEN = "|\xad"
_STRAY_SOFT_HYPHEN = r"|(?<![^\W\d_])\xad|\xad(?![^\W\d_])"
_INVISIBLE_SET = frozenset(
    "\xad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


@rule(
    "BK508",
    scope="text",
    fix="safe",
    bad=(
        "The\u200b bridge opened.",
        "The bridge\ufeff opened.",
        "The bridge of \u202egnitniarB\u202c opened.",
        "The inter\xadnational bridge opened.",
        "The\u200c bridge\u200dopened.",
        "“The\u200b bridge is open,” she said.",
        {"keywords": ["bridge\u200b"]},
        {"language": "de", "body": "Die\xad Brücke ist offen."},
    ),
    good=(
        "A family 👨\u200d👩\u200d👧 and a nurse 👩🏽\u200d⚕\ufe0f ❤\ufe0f\u200d🔥 bridges.",
        "The flag of Scotland is 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f.",
        {"language": "fa", "body": "پل را می\u200cخواهم و PDF\u200cها را."},
        {"language": "hi", "body": "क\u094d\u200dष और क\u094d\u200cष."},
        {"language": "he", "body": "\u200eBridge\u200e נפתח \u2067היום\u2069."},
        {"language": "th", "body": "สะพาน\u200bเปิดแล้ว."},
        {"language": "de", "body": "Die Donau\xaddampf\xadschiff\xadfahrt ruht."},
        "The price is 5\u00a0000 kroner.",
    ),
    reference="Unicode UAX 9, UAX 14, UTS 51; CVE-2021-42574 (“Trojan Source”)",
)
def invisible_character(
    ctx: Context,
    *,
    soft_hyphens: tuple[str, ...] = ("da", "de", "fi", "hu", "is", "nb", "nl", "nn", "no", "sv"),
) -> Iterator[Hit]:
    """No text holds characters that nobody sees.

    Spaces without width, byte order marks and soft hyphens hide a word from whoever searches
    for it; an override of the direction shows a reader something else than a program reads.
    Joiners in scripts that join their letters and in emoji are left alone, and so are the marks
    of direction in a text from right to left, invisible spaces in scripts that write no others,
    and soft hyphens within the words of languages with long ones: `soft_hyphens` names these.
    """
    for passages in _with_any(ctx, _INVISIBLE_SET):
        soft = _STRAY_SOFT_HYPHEN if ctx.language in soft_hyphens else _SOFT_HYPHEN
        for pointer, text, found in passages.spots(_INVISIBLE + soft + _DIRECTIONS):
            is_turned = re.search(_RIGHT_TO_LEFT, text)
            odd = places(re.compile(_INVISIBLE + soft), text) if is_turned else found
            slips = [Slip(match.start(), match.end(), "") for match in odd]
            yield from hits(ctx, pointer, slips, partial(_named, text), _REMOVE)


_REMOVE = Advice("remove the invisible characters")


def _named(text: str, slip: Slip) -> str:
    number = ord(text[slip.start])
    name = unicodedata.name(chr(number), "invisible character")
    return f"invisible character U+{number:04X} ({name.lower()})"


@rule(
    "BK514",
    scope="text",
    fix="safe",
    bad=(
        "The cafe\u0301 opened.",
        {"byline": {"text": "By Jose\u0301 Roe"}},
        "It is 5 \u212b wide.",
    ),
    good=(
        "The café opened.",
        {"language": "hi", "body": "पुल खुल गया।"},
        {"language": "vi", "body": "Cây cầu đã mở."},
    ),
    reference="Unicode UAX 15, normalization form C",
)
def not_nfc(ctx: Context) -> Iterator[Hit]:
    """Letters with accents are one character where Unicode has one.

    The same word spelled in two ways is found, sorted and compared as two. Files from macOS and
    text taken out of a PDF often have the accent as a character of its own.
    """
    for passages in (ctx.prose, ctx.about):
        if all(character < "\u0300" or character in _COMPOSED for character in passages.rare):
            continue
        for pointer, text in passages.items:
            if not unicodedata.is_normalized("NFC", text):
                slips = list(islice(_decomposed(text), MANY))
                message = partial(_decomposed_message, text)
                yield from hits(ctx, pointer, slips, message, _COMPOSE)


def _decomposed_message(text: str, slip: Slip) -> str:
    return f"letter and accent are two characters in {quoted(text[slip.start : slip.end], 40)}"


_COMPOSE = Advice("compose the letters")
_COMPOSED = frozenset("‘’“”–—…€•™\u2009\u200a\u202f")


def _decomposed(text: str) -> Iterator[Slip]:
    for match in re.finditer(r"\S+", text):
        composed = unicodedata.normalize("NFC", match[0])
        if composed != match[0]:
            yield Slip(match.start(), match.end(), composed)


RULES = (control_character, invisible_character, not_nfc)
"""The rules of this module, in the order of their codes."""
