"""BK402, BK403, BK409, BK520: which quotation marks are used, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from briefkit.echo import quoted
from briefkit.problems import Severity
from briefkit.prose.lexicon.months import NAMES_OF_MONTHS
from briefkit.validation.context import Context
from briefkit.validation.findings.fix import Edit, Fix
from briefkit.validation.rule import Hit, rule
from briefkit.validation.rules._slips import Advice, Slip, around, fix_outside_quotations, hits
from briefkit.validation.words.passages import MANY

__all__ = ["RULES"]

_CURLY = ("“", "”")
_STRAIGHT = re.compile(r'(?<!\d)"')


@rule(
    "BK402",
    scope="text",
    fix="unsafe",
    languages=("en",),
    bad=(
        '"The bridge holds,” she said.',
        '“The bridge holds,” she said. "It will hold."',
        '“The bridge “holds" her,” she said.',
    ),
    good=(
        "“The bridge holds,” she said.",
        '"The bridge holds," she said.',
        "“The plank is 6 feet 2 inches, or 6' 2\", long,” she said.",
    ),
)
def mixed_quote_styles(ctx: Context) -> Iterator[Hit]:
    """A paragraph has typographic quotation marks or straight ones, not both.

    Two hands, or two programs, were at work. A straight mark after a digit may be one of inches.
    """
    if '"' not in ctx.body.text or ctx.prose.rare.isdisjoint(_CURLY):
        return
    for index, (pointer, text) in enumerate(ctx.body.items):
        straight = _STRAIGHT.search(text) if "“" in text or "”" in text else None
        if straight:
            words = around(text, *straight.span())
            message = f"straight and typographic quotation marks in one paragraph: {words}"
            fix = _curled(ctx, pointer, text, ctx.body.items[index + 1 : index + 2])
            yield Hit(f"{pointer}", message, straight.start(), straight.end(), fix=fix)


def _curled(
    ctx: Context, pointer: str, text: str, after: tuple[tuple[str, str], ...] = ()
) -> Fix | None:
    """Return the fix that makes the straight marks of a text typographic; None if unsure."""
    from briefkit.prose.quotes.marks import find_marked, opens_with_mark  # late: rarely asked

    if '"“' in text or '”"' in text:  # one mark of the two may be one too many
        return None
    goes_on = any(opens_with_mark(following) for _, following in after)
    slips: list[Slip] = []
    for start, inner_start, inner_end, end in find_marked(text, goes_on=goes_on):
        if text[start] == '"':
            slips.append(Slip(start, start + 1, "“"))
        if end > max(inner_end, inner_start) and text[end - 1] == '"':
            slips.append(Slip(end - 1, end, "”"))
    if len(slips) < text.count('"'):  # inches, or quotations within quotations
        return None
    return fix_outside_quotations(ctx, pointer, slips, _CURL)


_CURL = Advice("make the marks typographic", "unsafe")

# What nobody spells so in the United States.
_BRITISH = frozenset(
    """
    analyse apologise apologised apologising armour authorised behaviour behaviours cancelled
    catalogue centre centres characterised cheque civilisation colour colours councillor
    councillors criticise criticised criticising defence emphasised endeavour favour favourite
    favours flavour fulfil globalisation grey harbour honour honoured honours hospitalised humour
    jewellery kerb kilometre kilometres labelled labour litre litres manoeuvre metre metres mobilise
    modelling mum neighbour neighbourhood neighbours offence organisation organisations organise
    organised organisers organising parlour plough privatisation programme programmes
    realise realised recognise recognised rumour rumours sceptical signalled theatre theatres
    travelled traveller travellers travelling tonne tonnes tyre tyres vapour vigour whilst
    """.split()
)
_UNMARKED = _BRITISH - frozenset("cancelled catalogue grey theatre theatres".split())
# Quick to tell that there is none: a pattern that starts with a mark, and not with a set.
_STRAIGHT_OUTSIDE, _CURLY_OUTSIDE = re.compile(r'"[.,]'), re.compile(r"”[.,]")
# A straight mark after a digit may be one of inches.
_OUTSIDE = r"""((?<=[^\W\d_])"|(?<=[^\W_])”)([.,])(?=\s|$|["”’)])"""


@rule(
    "BK403",
    scope="text",
    fix="safe",
    languages=("en",),
    bad=(
        "She called the bridge “a gift”, and smiled.",
        'The mayor called it a "gift".',
        "She called it “a gift,” he called it “a curse”.",
        {"language": "en-US", "body": "The mayor of the harbour called it “a gift”."},
    ),
    good=(
        "She called the bridge “a gift,” and smiled.",
        "She called it “a gift”; he did not.",
        'The plank is 12", the other 6\' 2".',
        'The site is called "bridge".com, the rifle a ".38-caliber."',
        {"language": "en-GB", "body": "She called the bridge “a gift”."},
        "Mr Doe called the bridge “a gift”, and paid £5 of its cost.",
        {"language": "en", "body": "She called the bridge over the harbour “a gift”."},
        {"language": None, "body": "Bron kallas “en gåva”, sade hon."},
        "She called it “a gift”. He called it “a curse”.",
    ),
    reference="Associated Press style: the period and the comma go within the quotation marks",
)
def punctuation_outside_quotes(ctx: Context) -> Iterator[Hit]:
    """Periods and commas stand inside quotation marks, as usual in the United States.

    British papers put them outside of a quoted phrase. Where the language is English of no
    country, a British spelling tells one of them, and so do several such marks where fewer stand
    inside of phrases.
    """
    if not (_STRAIGHT_OUTSIDE.search(ctx.body.text) or _CURLY_OUTSIDE.search(ctx.body.text)):
        return
    found = list(ctx.body.spots(_OUTSIDE))
    if not found or not ctx.is_english or _is_british(ctx, sum(len(m) for _, _, m in found)):
        return
    for pointer, text, matches in found:
        slips = [Slip(m.start(), m.end(), m[2] + m[1]) for m in matches]
        yield from hits(ctx, pointer, slips, partial(_outside_message, text), _PUT_INSIDE)


_PUT_INSIDE = Advice("put it inside the marks")


def _outside_message(text: str, slip: Slip) -> str:
    stop = "comma" if text[slip.end - 1] == "," else "period"
    return f"{stop} outside the quotation marks: {around(text, slip.start, slip.end)}"


_PHRASE_INSIDE = re.compile(r"""["“](?=[a-z])[^"“”\n]{1,40}+[.,]?(?<=[.,])["”](?=\s|$)""")


def _is_british(ctx: Context, outside: int) -> bool:
    region = (ctx.brief.language or "").replace("_", "-").upper().split("-")[1:]
    if region:
        return "US" not in region
    if not _UNMARKED.isdisjoint(ctx.body.words):
        return True
    if _SPELLED_BRITISH.search(ctx.body.text):
        return True
    return outside > 1 and outside > len(_PHRASE_INSIDE.findall(ctx.body.text))


# Courtesy titles without a period, pounds, times, and days before their months.
_SPELLED_BRITISH = re.compile(
    r"(?<!\w)(?:Mr|Mrs|Ms|Dr) [A-Z]|£\d|\bper cent\b|\d[ap]m\b"
    rf"|\d (?:{'|'.join(NAMES_OF_MONTHS)})\b"
)


@rule(
    "BK409",
    scope="text",
    supersedes=("BK403",),
    fix="safe",
    languages=("en",),
    bad=(
        '"And then he said "no,"" she said.',
        '""No" is what he said," she said.',
        '"He said "no"," she said.',
        "“He said “no” to me,” she said.",
    ),
    good=(
        "\"And then he said 'no,'\" she said.",
        "“He said ‘no’ to me,” she said.",
        'The column is empty: "". It was "No" and "Yes" and "".',
        "“No,” she said. “Yes,” he said.",
        "“She told me, ‘He said “run” and I ran,’” he said.",
        "„He said „no“ to me“, she said.",
    ),
    reference="Associated Press style: single marks for quotations within quotations",
)
def nested_quote_marks(ctx: Context) -> Iterator[Hit]:
    """A quotation within a quotation stands in single marks.

    The fix changes these marks and no word of anybody.
    """
    if not (_CURLY_NESTED.search(ctx.body.text) or _STRAIGHT_NESTED.search(ctx.body.text)):
        return
    for pointer, text in ctx.body.items:
        pairs = list(_nested(text)) if '"' in text or "“" in text else []
        if pairs:
            start, end = pairs[0]
            message = f"double marks within double marks: {quoted(text[start : end + 1], 40)}"
            yield Hit(pointer, message, start, end + 1, fix=_in_single(pointer, text, pairs))


_CURLY_NESTED = re.compile(r"“[^“”\n]*+“")
_STRAIGHT_NESTED = re.compile(r'"(?=[.,]?")')


def _nested(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the inner of two pairs of double marks opens and closes."""
    if '"' not in text:
        yield from _nested_curly(text)
    elif "“" not in text and "”" not in text:
        yield from _nested_straight(text)


def _nested_curly(text: str) -> Iterator[tuple[int, int]]:
    if "„" in text or text.count("“") != text.count("”"):
        return
    opened: list[int] = []
    for match in re.finditer("[“”]", text):
        if match[0] == "“":
            opened.append(match.start())
        elif not opened:
            return
        elif len(opened) == 2:
            outer, inner = opened
            # ‘He said “run”’ is the third quotation, and double again.
            if "‘" not in text[outer:inner]:
                yield inner, match.start()
            opened.pop()
        else:
            opened.pop()


def _nested_straight(text: str) -> Iterator[tuple[int, int]]:
    marks = [match.start() for match in re.finditer('"', text)]
    if len(marks) % 4:
        return
    for first in range(0, len(marks), 4):
        outer, opens, closes, end = marks[first : first + 4]
        at_start = opens == outer + 1 and _is_word(text, closes - 1)
        gap = text[closes + 1 : end]
        at_end = gap in ("", ",", ".") and text[opens - 1].isspace()
        if not (at_start or at_end) or not _is_word(text, opens + 1):
            return
        yield opens, closes


def _is_word(text: str, at: int) -> bool:
    return text[at : at + 1] not in ("", " ", '"')


def _in_single(pointer: str, text: str, pairs: list[tuple[int, int]]) -> Fix | None:
    if len(pairs) >= MANY:
        return None
    edits = [
        Edit(pointer=pointer, start=at, end=at + 1, replacement=_SINGLE.get(text[at], "'"))
        for pair in pairs
        for at in pair
    ]
    return Fix(message="use single marks inside", edits=edits)


_SINGLE = {"“": "‘", "”": "’"}


@rule(
    "BK520",
    Severity.INFO,
    scope="text",
    fix="unsafe",
    default=False,
    bad=('"It holds," she said.', {"headline": '"It holds," mayor says'}),
    good="“It holds,” she said.",
    reference="A house choice: wires send straight marks, books and magazines print “these”",
)
def straight_quotes(ctx: Context) -> Iterator[Hit]:
    """Quotation marks are typographic ones."""
    if '"' not in ctx.prose.text:
        return
    following = dict(zip((at for at, _ in ctx.body.items), ctx.body.items[1:], strict=False))
    for pointer, text in ctx.prose.items:
        count = text.count('"')
        if count:
            marks = (
                f"{count} straight quotation marks" if count > 1 else "a straight quotation mark"
            )
            after = following.get(pointer)
            fix = _curled(ctx, pointer, text, (after,) if after else ())
            yield Hit(pointer, marks, text.index('"'), text.index('"') + 1, fix=fix)


RULES = (
    mixed_quote_styles,
    punctuation_outside_quotes,
    nested_quote_marks,
    straight_quotes,
)
"""The rules of this module, in the order of their codes."""
