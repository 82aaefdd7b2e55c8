"""BK4: whether quotations are whole, and are what they claim to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from briefkit.echo import quoted
from briefkit.problems import Severity
from briefkit.validation.context import Context
from briefkit.validation.rule import Hit, rule
from briefkit.validation.rules._slips import around

__all__ = ["RULES"]

_OPENERS = ('"', "“", "'“", "‘“")


@rule(
    "BK401",
    Severity.ERROR,
    scope="block",
    languages=("en",),
    supersedes=("BK402",),
    bad=(
        "“The bridge holds, she said.",
        'The bridge holds," she said.',
        "She called it “fair and square.“ It is “what we wanted,” he said.",
        "“It holds, she said. “It will hold,” he said.",
        '"It holds, she said. "It will hold," he said.',
    ),
    good=(
        "“The bridge holds,” she said.",
        "“The bridge holds,” she said. “It will hold.\n\n“And it is beautiful.”",
        "The plank is 6 feet 2 inches, or 6' 2\", long.",
        "„Die Brücke hält“, sagte sie.",
        {"language": None, "body": "”Bron håller”, sade hon."},
    ),
)
def unbalanced_quotes(ctx: Context) -> Iterator[Hit]:
    """Every quotation that is opened is closed.

    A quotation that runs over several paragraphs is opened again in each and closed in the
    last only. A straight mark after a digit may be one of inches, and is not counted on.
    """
    if '"' not in ctx.prose.text and ctx.prose.rare.isdisjoint("“”"):
        return
    placed = list(chain.from_iterable(ctx.running))
    texts = [*(paragraph.text for _, paragraph in placed), ""]
    for (pointer, paragraph), after in zip(placed, texts[1:], strict=True):
        if '"' not in paragraph.text and paragraph.text.isascii():
            continue
        if not _is_unbalanced(paragraph.text):
            continue
        goes_on = after.lstrip().startswith(_OPENERS)
        if goes_on and not _TURNED.search(paragraph.text):
            continue
        # Where nothing tells the language, ”these” may be the marks of Swedish or Finnish.
        if "“" in paragraph.text or '"' in paragraph.text or ctx.is_english:
            message, at = _imbalance(paragraph.text)
            yield Hit(f"{pointer}/text", message, at, at + 1)


def _is_unbalanced(text: str) -> bool:
    straight, opened, closed = text.count('"'), text.count("“"), text.count("”")
    if "„" in text:  # German usage, „so“: what opens a quotation in English closes one there
        return False
    if straight % 2 == 0:
        return opened != closed
    # “…" is balanced, if mixed.
    return abs(opened - closed) != 1 and not re.search(r'\d"', text)


def _imbalance(text: str) -> tuple[str, int]:
    """Return what is wrong with the quotation marks of a paragraph, and where."""
    turned = _TURNED.search(text)
    if turned:
        words = around(text, *turned.span())
        return f"a quotation mark is the wrong way round: {words}", turned.start()
    opened: int | None = None
    for match in re.finditer('["“”]', text):
        at = match.start()
        if match[0] == "“" or (match[0] == '"' and _opens(text, at, opened is not None)):
            if opened is not None:
                break
            opened = at
        elif opened is None:
            return f"a quotation is closed and not opened: {around(text, at, at + 1)}", at
        else:
            opened = None
    at = max(map(text.rfind, '"“”')) if opened is None else opened
    return f"a quotation is opened and not closed: {quoted(text[at:], 30)}", at


_TURNED = re.compile(r"(?<=[\w.,!?])“(?!\w)|(?:(?<=[\s(])|(?<![^\n]))”(?=\w)")


def _opens(text: str, at: int, is_open: bool) -> bool:
    """Tell whether a straight mark opens a quotation, by what stands beside it."""
    before, after = text[at - 1 : at] if at else " ", text[at + 1 : at + 2] or " "
    if before.isspace() == after.isspace():
        return not is_open
    return before.isspace()


@rule(
    "BK405",
    Severity.ERROR,
    scope="quote",
    supersedes=("BK119",),
    bad={
        "paragraph": {
            "text": "“It holds,” she said.",
            "quotes": [{"text": "It stands,", "start": 1, "end": 10}],
        }
    },
    good={
        "paragraph": {
            "text": "“It holds,” she said.",
            "quotes": [{"text": "It holds,", "start": 1, "end": 10}],
        }
    },
)
def quote_not_in_text(ctx: Context) -> Iterator[Hit]:
    """The words of a quote stand in its paragraph.

    A quote that the paragraph does not hold has been changed on one side: somebody is quoted
    with words that are not his.
    """
    for pointer, paragraph in ctx.paragraphs:
        if paragraph.quotes:
            text = paragraph.text
            moved = (n for n, q in enumerate(paragraph.quotes) if text[q.start : q.end] != q.text)
            for number in islice(moved, _MOST_MOVED):
                words = paragraph.quotes[number].text
                if words not in text:
                    message = f"the paragraph does not hold the words {quoted(words, 60)}"
                    yield Hit(f"{pointer}/quotes/{number}", message)


_MOST_MOVED = 100
"""More quotes than that of one paragraph are not looked for in all of it."""


RULES = (unbalanced_quotes, quote_not_in_text)
"""The rules of this module, in the order of their codes."""
