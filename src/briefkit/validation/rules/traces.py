"""BK509, BK512: traces of another encoding and of markup in what should be plain text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from briefkit.echo import quoted
from briefkit.problems import Severity
from briefkit.validation.context import Context
from briefkit.validation.rule import Hit, rule
from briefkit.validation.rules._slips import Advice, Slip, hits

__all__ = ["RULES"]

# UTF-8 read as Windows-1252: quotes and dashes, accented letters, a byte order mark, emoji.
_STARTS = ("â€", "ï»¿", "ðŸ", "\ufffd", "Ã", "Â", "A\u0302", "A\u0303")
_LEADS = frozenset(start[-1] for start in _STARTS)
_OCTETS = (
    r"\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192"
    r"\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
)
_MOJIBAKE = (
    rf"â€[{_OCTETS}]?|ï»¿|ðŸ[{_OCTETS}]{{0,2}}|\ufffd"
    r"|(?:[ÃÂ]|A[\u0302\u0303]){1,3}(?:[\u0080-\u00bf]|[13]\u2044[24])|ÃÂ"
)
_FRACTIONS = {"1\u20444": "¼", "1\u20442": "½", "3\u20444": "¾"}  # taken apart by a converter


@rule(
    "BK509",
    Severity.ERROR,
    scope="text",
    fix="unsafe",
    supersedes=("BK401", "BK402", "BK403", "BK409", "BK514"),
    bad=(
        "The mayorâ€™s bridge opened.",
        "The caf\ufffd opened.",
        "The cafÃ© opened.",
        "The cafA\u0303© of ChÃÂ¡vez opened.",
        "â€œThe bridge opened,â€\x9d she said. ðŸŽ‰",
        "The GA\u03031⁄4len bridge opened.",
    ),
    good=("The mayor’s bridge opened near the café.", "NÃO, disse a prefeita."),
)
def mojibake(ctx: Context) -> Iterator[Hit]:
    """No text shows the traces of a wrong encoding.

    ``â€™`` was an apostrophe, and � was something that nobody can tell any more. Nothing is said
    of the quotation marks of such a text: some of them may be halves of other characters.
    """
    for passages in (ctx.prose, ctx.about):
        # "Naïve" and "âge" are no reason to search.
        if not passages.rare.isdisjoint(_LEADS) and passages.has(*_STARTS):
            for pointer, _, found in passages.spots(_MOJIBAKE):
                slips = [Slip(m.start(), m.end(), _decoded(m[0])) for m in found]
                message = f"{quoted(found[0][0])} is text in a wrong encoding"
                yield from hits(ctx, pointer, slips, message, _DECODE)


_DECODE = Advice("decode it as UTF-8", "unsafe")


def _decoded(text: str) -> str | None:
    """Return what text was before its UTF-8 was taken for Windows-1252, if that can be told."""
    try:
        for apart, fraction in _FRACTIONS.items():
            text = text.replace(apart, fraction)
        octets = b"".join(map(_octet, unicodedata.normalize("NFC", text)))
        return octets.decode().strip("\ufeff")
    except ValueError:
        return None


def _octet(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:  # five octets mean nothing there, and are left as they are
        return character.encode("latin-1")


@rule(
    "BK512",
    scope="text",
    fix="unsafe",
    bad=(
        "The <b>bridge</b> opened.",
        "Bread &amp; butter by AT&amp;T.",
        "A tag is written &lt;b&gt;.",
        "The <script>alert()</script> bridge opened.",
        "“The <i>bridge</i> is open,” she said.",
    ),
    good=("Profits of AT&T; margins < 5% and > 3%.", "The file <data> was lost."),
)
def html_in_text(ctx: Context) -> Iterator[Hit]:
    """No text holds HTML tags or character references.

    A writer escapes what it finds, so that readers would see the tags. What is marked in a text
    belongs in `spans`.
    """
    if not ctx.prose.has("<", "&"):
        return
    for pointer, text, found in ctx.prose.spots(_HTML):
        is_told = _can_be_told(text)
        slips = [Slip(m.start(), m.end(), _plain(m) if is_told else None) for m in found]
        message = f"HTML in plain text: {quoted(found[0][0], 40)}"
        yield from hits(ctx, pointer, slips, message, _UNMARK)


_UNMARK = Advice("turn it into plain text", "unsafe")
_HTML = (
    r"</?(?:a|b|i|p|u|em|br|hr|ul|ol|li|div|img|sub|sup|span|strong|small|table|tr|td|script|style"
    r"|iframe|blockquote|h[1-6])(?:[ /][^<>]{0,200}|)>"
    r"|&(?:amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|#\d{2,6}|#x[0-9a-fA-F]{2,5});"
)
# What these stand for is lost with them, or is no text at all.
_NOT_PLAIN = re.compile(
    r"</?(?:br|hr|img|table|tr|td|script|style|iframe|blockquote|[uo]l|li|p|div)\b"
)


def _can_be_told(text: str) -> bool:
    """Tell whether HTML stands for nothing but looks and letters, and for no HTML again."""
    return not (_NOT_PLAIN.search(text) or re.search(_HTML, re.sub(_HTML, _plain, text)))


def _plain(match: re.Match[str]) -> str:
    import html  # late: few texts hold any

    return "" if match[0][0] == "<" else html.unescape(match[0])


RULES = (mojibake, html_in_text)
"""The rules of this module, in the order of their codes."""
