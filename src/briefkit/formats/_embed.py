"""The native JSON inside another format: a second body that makes any conversion reversible.

A copy that readers do not see must not say what the visible part does not: it counts only as
long as the visible part is what a writer makes of it. So an edit of the visible text wins, and
nobody smuggles text past those who read it.
"""

from __future__ import annotations

from collections.abc import Callable

import attrs

from briefkit.errors import ParseError, WriteError
from briefkit.formats import json
from briefkit.formats._base import Document
from briefkit.model import Brief
from briefkit.problems import Problem

__all__ = ["ESCAPES", "MEDIA_TYPE", "STALE", "native", "restored"]

MEDIA_TYPE = "application/vnd.briefkit+json"
"""The media type of the copy, by which readers know it."""

STALE = "BK124"
"""The code for a copy that is not what the visible part says, or no brief at all."""

ESCAPES = {
    ord(character): f"\\u{ord(character):04x}"
    for character in "<>&\x7f\x85\u2028\u2029\ufffe\uffff"
}
"""How JSON in markup spells what would have to be escaped there, for `str.translate`.

Or could not stand there at all (XML 1.0, section 2.2), or ends a line of JavaScript (U+2028 and
U+2029). In JSON all of it only ever stands inside strings.
"""


def native(brief: Brief, *, public: bool) -> str:
    """Return the copy to carry along: canonical JSON on one line, without a newline.

    It may stand as it is in an HTML ``script`` and in the text of an XML element: it holds no
    markup, and no character that XML 1.0 lacks.

    Args:
        brief: The brief.
        public: Whether what carries it is for the public; then `Brief.ed_note` stays behind.

    Raises:
        WriteError: A text holds a lone surrogate, or `Brief.extra` holds what is no JSON.
    """
    carried = attrs.evolve(brief, ed_note=None) if public else brief
    return json.dumps(carried).rstrip("\n").translate(ESCAPES)


def restored(visible: Document, carried: str, again: Callable[[Brief], Brief]) -> Document:
    """Return the document of the carried brief, if it still is what the visible part says.

    Args:
        visible: What the reader makes of the document without the copy.
        carried: The copy: the text that `native` gave.
        again: Writes a brief in the format, without the copy, and reads that: what a reader of
            the visible part would know of it. May raise `ParseError` and `WriteError`.

    Returns:
        The document with the carried brief, or else `visible` with a problem `STALE`.
    """
    brief = _brief_in(carried)
    if brief is None:
        return _kept(visible, "the copy of the brief cannot be read; the visible text counts")
    try:
        is_current = again(brief) == visible.brief
    except (ParseError, WriteError):
        is_current = False
    if not is_current:
        return _kept(visible, "the copy of the brief is out of date; the visible text counts")
    return Document(
        brief,
        format=visible.format,
        problems=visible.located_problems,
        locate=visible.locate,
        line=visible.line,
    )


def _brief_in(carried: str) -> Brief | None:
    try:
        document = json.loads(carried)
    except ParseError:
        return None
    return None if document.unread or document.problems else document.brief


def _kept(visible: Document, message: str) -> Document:
    return visible.preceded(Problem(pointer="", message=message, code=STALE))
