"""BK507, BK509, BK512: characters that are no part of what anybody meant to write."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.echo import quoted
from briefkit.problems import Severity
from briefkit.validation.context import Context
from briefkit.validation.rule import Hit, rule

__all__ = ["RULES"]

_CONTROLS = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]"


@rule(
    "BK507",
    Severity.ERROR,
    scope="text",
    bad=("The bridge\x07 opened.", {"headline": "Bridge\u2028opens"}),
    good="The bridge opened on 1 August – early.",
    reference="Unicode: general category Cc; U+2028, U+2029",
)
def control_character(ctx: Context) -> Iterator[Hit]:
    """No text holds control characters.

    Left over from typesetting or from a broken transfer, they stop XML parsers and upset
    terminals. Tabs and line breaks in preformatted text are none.
    """
    if ctx.strings.text.replace("\n", " ").isprintable():
        return
    for (pointer, start, end, found), more in ctx.strings.firsts(_CONTROLS):
        yield Hit(pointer, f"control character U+{ord(found[0]):04X}{more}", start, end)


# UTF-8 read as Windows-1252: quotes and dashes, accented letters, a byte order mark, emoji.
_TRACES = ("â€", "Ã", "Â", "ï»¿", "ðŸ", "\ufffd")
_MOJIBAKE = (
    r"â€[\u0080-\u00bf\u0153\u017e\u0178\u2018-\u203a\u20ac\u2122]?"
    r"|[ÃÂ][\u0080-\u00bf]|ï»¿|ðŸ|\ufffd"
)


@rule(
    "BK509",
    Severity.ERROR,
    scope="text",
    bad=("The mayorâ€™s bridge opened.", "The caf\ufffd opened.", "The cafÃ© opened."),
    good=("The mayor’s bridge opened near the café.", "NÃO, disse a prefeita."),
)
def mojibake(ctx: Context) -> Iterator[Hit]:
    """No text shows the traces of a wrong encoding.

    ``â€™`` was an apostrophe, and � was something that nobody can tell any more.
    """
    if not ctx.strings.has(*_TRACES):
        return
    for (pointer, start, end, found), more in ctx.strings.firsts(_MOJIBAKE):
        yield Hit(pointer, f"{quoted(found[0])} is text in a wrong encoding{more}", start, end)


@rule(
    "BK512",
    scope="text",
    bad=("The <b>bridge</b> opened.", "Bread &amp; butter."),
    good=("Profits of AT&T; margins < 5% and > 3%.", "The file <data> was lost."),
)
def html_in_text(ctx: Context) -> Iterator[Hit]:
    """No text holds HTML tags or character references.

    A writer escapes what it finds, so that readers would see the tags. What is marked in a text
    belongs in `spans`.
    """
    if not ctx.prose.has("<", "&"):
        return
    for (pointer, start, end, found), more in ctx.prose.firsts(_HTML):
        yield Hit(pointer, f"HTML in plain text: {quoted(found[0], 40)}{more}", start, end)


_HTML = (
    r"</?(?:a|b|i|p|u|em|br|hr|ul|ol|li|div|img|sub|sup|span|strong|small|table|tr|td|script|style"
    r"|iframe|blockquote|h[1-6])(?:[ /][^<>]{0,200}|)>"
    r"|&(?:amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|#\d{2,6}|#x[0-9a-fA-F]{2,5});"
)


RULES = (control_character, mojibake, html_in_text)
"""The rules of this module, in the order of their codes."""
