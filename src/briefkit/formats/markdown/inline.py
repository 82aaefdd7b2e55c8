"""Plain text and spans as Markdown within a block, escaped so that it reads back the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from briefkit.formats._links import is_safe_url
from briefkit.formats.markdown.parser import read_inline
from briefkit.model import Span

__all__ = ["escape", "escaped", "image", "link", "spell"]

# What CommonMark, GFM's tables and strikethrough, and the template languages of Jekyll and Hugo
# act on wherever it stands. An underscore within a word is none of that.
_SPECIAL = re.compile(r"[\\`*\[\]<~|{]|(?<=\{)%|(?<![^\W_])_|_(?![^\W_])|&(?=#?[A-Za-z0-9]{1,32};)")
# What opens a block at the start of a line, or a directive, a comment or a definition elsewhere.
_OPENERS = re.compile(r"[#>=%]|[-+](?=[\s+-]|$)|:(?=[\s:])|\d{1,9}([.)])(?=\s|$)")
_BARE_URL = re.compile(r"(?:[^\s<>()\\&\x00-\x1f\x7f]|&(?!#?[A-Za-z0-9]{1,32};))+")
_NAMED = {"\u00a0": "&nbsp;"}
_DELIMITERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"emphasis": ("*", "_"), "strong": ("**", "**")}
)
"""The marks for a kind of span: the usual one, and one to try where marks would run together."""


def escape(text: str) -> str:
    """Return Markdown for one line that reads as `text`, wherever in a block it stands."""
    return "".join(escaped(text))


def escaped(text: str) -> list[str]:
    """Return the Markdown of each code point of one line of text; a line break becomes a space."""
    pieces = [" " if character == "\n" else character for character in text]
    for match in _SPECIAL.finditer(text):
        pieces[match.start()] = "\\" + match.group()
    if opener := _OPENERS.match(text):
        at = opener.start(1) if opener[1] else 0
        pieces[at] = "\\" + text[at]
    if text.endswith("#"):  # a heading may be closed by them
        pieces[-1] = "\\#"
    # Spaces at the ends would be taken for layout.
    for at in (0, -1) if text else ():
        if text[at].isspace():
            pieces[at] = _NAMED.get(text[at], f"&#{ord(text[at])};")
    return pieces


def link(label: str, url: str) -> str:
    """Return a link; `label` is Markdown already, `url` is safe."""
    return f"[{label}]({_destination(url)})"


def image(alt: str, url: str, title: str) -> str:
    """Return an image from plain texts; a URL that is not safe is left out."""
    target = _destination(url) if is_safe_url(url) else ""
    quoted = re.sub(r'["\\&]', r"\\\g<0>", " ".join(title.split("\n")))
    return (
        f'![{escape(alt)}]({target}{" " if target else "<> "}"{quoted}")'
        if title
        else (f"![{escape(alt)}]({target})")
    )


def _destination(url: str) -> str:
    if _BARE_URL.fullmatch(url):
        return url
    return "<" + re.sub(r"[<>\\&]", r"\\\g<0>", url) + ">"


# --- spans -------------------------------------------------------------------------------


def spell(text: str, spans: Sequence[Span]) -> str:
    """Return Markdown for a text with those of `spans` that Markdown can mark.

    What marks cannot express, such as spans that cross, stays plain: a mark that would change
    the text is worse than none.
    """
    marked = [span for span in _nested(spans) if _can_be_marked(span)]
    for variant in (0, 1) if marked else ():
        markdown = _marked(text, marked, variant)
        found = read_inline(markdown, {})
        wanted = [(span.start, span.end, span.kind, span.href) for span in marked]
        read = [(s["start"], s["end"], s["kind"], s.get("href")) for s in found.spans]
        if found.text == text and read == wanted:
            return markdown
    return escape(text)


def _nested(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, outer before inner, without those that cross one before."""
    nested: list[Span] = []
    open_ends: list[int] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        while open_ends and open_ends[-1] <= span.start:
            open_ends.pop()
        if not open_ends or span.end <= open_ends[-1]:
            open_ends.append(span.end)
            nested.append(span)
    return nested


def _can_be_marked(span: Span) -> bool:
    if span.kind == "link":
        return span.href is not None and is_safe_url(span.href)
    return span.kind in ("emphasis", "strong", "code")


def _marked(text: str, spans: Sequence[Span], variant: int) -> str:
    pieces = escaped(text)
    for span in spans:
        if span.kind == "code":
            _set_code(pieces, text, span)
        elif span.kind == "link" and text[: span.start].endswith("!"):
            pieces[span.start - 1] = "\\!"
    before = [""] * len(pieces)
    after = [""] * len(pieces)
    for span in spans:
        opener, closer = _marks(span, variant)
        before[span.start] += opener
        after[span.end - 1] = closer + after[span.end - 1]
    return "".join(b + piece + a for b, piece, a in zip(before, pieces, after, strict=True))


def _marks(span: Span, variant: int) -> tuple[str, str]:
    if span.kind == "link":
        return "[", f"]({_destination(span.href or '')})"
    mark = _DELIMITERS[span.kind][variant] if span.kind in _DELIMITERS else ""
    return mark, mark


def _set_code(pieces: list[str], text: str, span: Span) -> None:
    """Put a code span into `pieces`: fenced, and not escaped."""
    code = text[span.start : span.end]
    runs = re.findall(r"`+", code)
    fence = "`" * (max(map(len, runs), default=0) + 1)
    pad = " " if code[0] in " `" or code[-1] in " `" else ""
    pieces[span.start : span.end] = list(code)
    pieces[span.start] = fence + pad + pieces[span.start]
    pieces[span.end - 1] += pad + fence
