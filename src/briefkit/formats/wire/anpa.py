r"""ANPA-1312 transmissions: what American agencies send, control characters and all.

``SYN SYN SOH service number US selector LF priority category DC3|DC4 DC1|DC2 slug MM-DD words LF
STX ^slug,count< ^headline< ^notes< ^By NAME= ^office= (TAB paragraph)* ETX trailer< FF EOT``:
ANPA Bulletin 1312 as AP's files have it. ``<`` ends a line above the story, ``=`` one that is
centred, and ``_`` between spaces is a dash.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from briefkit.formats.wire.anpa_head import find_head
from briefkit.formats.wire.anpa_lines import COLUMN_MARKS, part_table, part_text
from briefkit.formats.wire.envelope_codes import CATEGORIES, URGENCIES, version_in
from briefkit.formats.wire.envelope_lines import (
    Contents,
    instant,
    rows,
    strays,
)
from briefkit.formats.wire.remarks import Remark
from briefkit.model import Agency, Subject
from briefkit.prose.lexicon.agencies import as_agency
from briefkit.prose.structure.head import Head

__all__ = ["read"]

_ETX = "\x03"
_FORM = "\x12"
_KEPT = ("service", "number", "selector", "words")
_FARTHEST = 1000
_LONGEST_HEADER = 240
_TRAILER_LENGTH = 240
_FIRST = re.compile(
    r"\x16*+\x01?(?P<service>[A-Za-z]{0,3})(?P<number>\d{3,5})(?:[\x1f_ ](?P<selector>[ -~]*))?"
)
_SECOND = re.compile(
    r"(?P<priority>[A-Za-z]) (?P<category>[A-Za-z])?[ ]?"
    r"(?P<shape>[\x11-\x14]*)[ ]?(?P<slug>[^\r\n]*)"
)
_FILED = re.compile(r"(?P<month>\d{1,2})-(?P<day>\d{1,2})[ ]+(?P<words>\d{1,6})\s*")
_UPPER = re.compile(r"^\^[^\r\n^<]{2,200}<[ \t]{0,8}\r?\n(?=[\t^])", re.MULTILINE)
_TRAILER = re.compile(
    r"(?P<agency>[A-Z]{2,6})-[A-Z]{1,4}-(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d)"
    r"\s+(?P<time>\d{4})\s?GMT\s?<?"
)


def read(text: str) -> Contents | None:
    """Take a transmission apart; None if it is none of this kind.

    Args:
        text: The file, control characters and all.
    """
    start = _start(text)
    if start is None:
        return None
    header = _header(text, start)
    end = text.find(_ETX, start)
    remarks = [] if end >= 0 else [_cut_off(text)]
    end = end if end >= 0 else len(text)
    trailer = _trailer(text, start, end)
    end = min(end, trailer.start()) if trailer else end
    is_form = _FORM in header.get("shape", "")
    upper, body = (part_table if is_form else part_text)(text, start, end)
    head = find_head(upper, body, header, is_form=is_form)
    found = [at for at in strays(text, start, end) if text[at] not in COLUMN_MARKS]
    if found and not is_form:
        remarks.append(_stray(text, found))
    return Contents(head, _facts(header, head, trailer), remarks=remarks)


def _start(text: str) -> int | None:
    """Return where the text begins: at STX, or where that was lost at the first upper line."""
    start = text.find("\x02", 0, _FARTHEST) + 1
    if start:
        return start if "^" in text[start : start + _LONGEST_HEADER] else None
    upper = _UPPER.search(text, 0, _FARTHEST)
    return upper.start() if upper else None


# --- header and trailer ------------------------------------------------------------------


def _header(text: str, end: int) -> dict[str, str]:
    """Return the fields of the two lines above STX, as far as they can be read."""
    found: dict[str, str] = {}
    lines = [row for row in rows(text, 0, end - 1) if row.words][:2]
    for pattern in (_FIRST, _SECOND):
        match = pattern.match(lines[0].text.lstrip("\0 \x7f")) if lines else None
        if match:
            found |= {key: value.strip(" -") for key, value in match.groupdict("").items()}
            del lines[0]
    slug = found.get("slug", "")[-_LONGEST_HEADER:]
    if filed := next((m for m in _FILED.finditer(slug) if m.end() == len(slug)), None):
        found |= {"slug": slug[: filed.start()].strip(), "words": filed["words"]}
    return found


def _trailer(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find the line that says when a transmission was sent; it may stand on both sides of ETX."""
    return _TRAILER.search(text, max(start, end - _TRAILER_LENGTH), end + _TRAILER_LENGTH)


def _facts(header: Mapping[str, str], head: Head, trailer: re.Match[str] | None) -> dict[str, Any]:
    slug = head.slug.text if head.slug else header.get("slug", "")
    version = version_in(slug) or version_in(header.get("slug", ""))
    facts: dict[str, Any] = {"keywords": _keywords(slug), "version": version}
    if not head.slug and slug:
        facts["slug"] = slug
    facts["urgency"] = URGENCIES.get(header.get("priority", "").lower())
    if category := header.get("category", "").lower():
        name = CATEGORIES.get(category)
        facts["subjects"] = [Subject(name=name, kind="concept", code=category, scheme="anpa")]
    if trailer:
        year, month, day = (int(trailer[part]) for part in ("year", "month", "day"))
        facts["modified"] = instant(year, month, day, trailer["time"])
        # A lead or a writethru was sent before in another version.
        facts["created"] = None if version or "," in slug else facts["modified"]
        name = trailer["agency"]
        facts["source"] = as_agency(name) or Agency(name=name)
    kept = {key: header[key] for key in _KEPT if header.get(key)}
    facts["extra"] = {"anpa": kept} if kept else {}
    return facts


def _keywords(slug: str) -> list[str]:
    """Return the words of a slug behind its routing: of "BC-EU--Harbour-Bridge, 1st Ld"."""
    words = slug.split(",", maxsplit=1)[0]
    _, dashes, keys = words.rpartition("--")
    return [key.strip() for key in keys.split("-") if key.strip()] if dashes else []


# --- remarks -----------------------------------------------------------------------------


def _cut_off(text: str) -> Remark:
    message = "the transmission has no end (ETX); it may be cut off"
    return Remark("BK128", "", message, len(text), len(text))


def _stray(text: str, found: Sequence[int]) -> Remark:
    first = found[0]
    message = f"{len(found)} control characters left out, the first is U+{ord(text[first]):04X}"
    return Remark("BK507", "", message, first, first + 1)
