"""The notebook that dpa puts under a story: links for readers, and what is for editors alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefkit.formats.wire.envelope_lines import laid_out, passage_of, rows
from briefkit.formats.wire.remarks import Remark, left_out
from briefkit.model import Link
from briefkit.prose.structure.asides import DESK, tail_kind
from briefkit.prose.structure.passages import Passage
from briefkit.prose.structure.tail import Matter

__all__ = ["Notebook", "find_notebook", "read_notebook"]

_NOTEBOOK = re.compile(
    r"^[ \t\xa0]{0,8}(?:\#+[ \t\xa0]?(?:\w{2,12}[ -])?(?:NOTEBOOK|NOTIZBLOCK|CUADERNO|BLOC-NOTES)\b"
    r"|(?:dpa[ -])(?:NOTEBOOK|NOTIZBLOCK)[: ]{0,2}$)",
    re.IGNORECASE | re.MULTILINE,
)
_PRIVATE = re.compile(
    r"not\s(?:intended\s)?for\spublication|nicht\szur\sver(?:ö|oe)ffentlichung"
    r"|no\s(?:est[áa]n?\s)?destinad[ao]s?\sa\s(?:la\s)?publicaci[óo]n"
    r"|ne\ssont\spas\sdestinées\sà\sla\spublication",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\#{1,6}\s?(?P<label>\S.{0,100})")
_LINK = re.compile(
    r"(?:[-*•]\s?)?\[(?P<title>[^\[\]]{1,200})\]\(\s?<?(?P<url>https?://[^\s()<>]{1,500})>?\s?\)"
)


class Notebook(NamedTuple):
    """What a notebook holds."""

    matters: Sequence[Matter] = ()
    """Its lines, for readers or for editors."""

    links: Sequence[Link] = ()
    """Its links for readers."""

    remarks: Sequence[Remark] = ()
    """What of it is left out."""


def find_notebook(text: str, start: int, end: int) -> int:
    """Return where below a story the notebook begins, or what is not for publication; or `end`."""
    match = _NOTEBOOK.search(text, start, end)
    limit = match.start() if match else end
    private = _private_start(text, start, limit)
    return limit if private is None else private


def read_notebook(text: str, start: int, end: int) -> Notebook:
    """Tell what of a notebook is for readers and what is for editors.

    Args:
        text: The file.
        start: Where the notebook begins.
        end: Where the transmission ends.
    """
    if start >= end:
        return Notebook()
    private = _private_start(text, start, end)
    matters: list[Matter] = []
    links: list[Link] = []
    remarks: list[Remark] = []
    for passage in laid_out(text, start, end if private is None else private):
        line = _whole(passage)
        found = list(_LINK.finditer(line))
        if label := _LABEL.fullmatch(line):
            remarks.append(left_out("BK120", "/notes", f"the label {label['label']!r}", passage))
        elif found and not _LINK.sub("", line).strip(" ,;-*•"):
            links += [Link(url=match["url"], title=match["title"]) for match in found]
        elif passage.kind != "rule":
            kind = tail_kind(line)
            matters.append(Matter("sign-off" if kind == "sign-off" else "", passage))
    if private is not None:
        below = (row for row in rows(text, private, end) if row.words)
        matters += (Matter(DESK, passage_of(row)) for row in below)
    return Notebook(matters, links, remarks)


def _private_start(text: str, start: int, end: int) -> int | None:
    """Return where the line begins that says that what follows is not for publication."""
    match = _PRIVATE.search(text, start, end)
    if match is None:
        return None
    line = max(text.rfind("\n", start, match.start()), text.rfind("\r", start, match.start()))
    begin = start if line < 0 else line + 1
    # The sentence may begin on the line above, but for the one where a paragraph begins.
    above = text[max(start, begin - 200) : begin].rstrip("\r\n")
    opening = above[max(above.rfind("\n"), above.rfind("\r")) + 1 :]
    if "following" in opening.lower() or "folgenden" in opening.lower():
        return max(start, begin - 200) + len(above) - len(opening)
    return begin


def _whole(passage: Passage) -> str:
    return passage.marker + passage.text
