r"""IPTC 7901 transmissions: what agencies of Europe and Asia send (dpa, ats, Kyodo).

``SOH service number priority category words optional LF keywords/ LF STX headline = LF text ETX
DDHHMM GMT Mon YY``: IPTC recommendation 7901 as those agencies have it. Some files lack SOH, or
hold U+FFFD in its place; the first line tells them all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from briefkit.formats.wire.envelope_codes import is_take, version_in
from briefkit.formats.wire.envelope_lines import Contents, Row, instant, laid_out, passage_of, rows
from briefkit.formats.wire.notebook import find_notebook, read_notebook
from briefkit.formats.wire.remarks import Remark
from briefkit.model import Subject
from briefkit.prose.byline import has_byline
from briefkit.prose.dateline import split_dateline
from briefkit.prose.lexicon.months import month_of
from briefkit.prose.structure.asides import DESK, head_kind, tail_kind
from briefkit.prose.structure.endings import is_ended
from briefkit.prose.structure.head import Head
from briefkit.prose.structure.passages import Passage
from briefkit.prose.structure.tail import Matter

__all__ = ["FIRST_LINE", "read"]

FIRST_LINE = re.compile(
    r"[\s\x00\x16\ufffd]{0,16}+\x01?\ufffd?(?P<service>[A-Za-z]{2,10}) ?(?P<number>\d{1,5})[ ]+"
    r"(?P<priority>\d)[ ]+(?P<category>[A-Za-z]{1,5})[ ]+(?P<words>\d{1,6})\b"
    r"(?P<rest>[^\r\n\x02]*+)"
)
"""The first line of a header."""

_ANY_LINE = re.compile(r"\s{0,16}+[\x16\x00]{0,8}+\x01?(?P<rest>[^\r\n\x02]{0,200}+)")
_STX, _ETX = "\x02", "\x03"
_AT_LINE_START = re.compile(r"(?:^|(?<=[\r\n]))[\x01\x02]")
_DAMAGED_STX = re.compile(r"(?<=[\r\n])\ufffd")
_KEPT = ("service", "number", "words", "rest")
_FARTHEST = 2000
_MOST_HEADERS = 8
_MOST_TOPS = 8
_LONGEST_HEADLINE = 200
_TRAILER_LENGTH = 120
_TRAILER = re.compile(
    r"(?P<day>\d\d)(?P<time>\d{4})\s{1,3}(?:(?:GMT|UTC)\s{1,3})?(?P<month>[^\W\d_]{3,9})\.?\s{1,3}"
    r"(?P<year>\d\d(?:\d\d)?)\b"
)
_ENDS = re.compile(r"\s*(?:=+|\+)\s*")
_REMARK = re.compile(
    r"\((?:eds?:?|with|adds?|updates?|recasts?|photos?|pictures?|\+).*\)", re.IGNORECASE
)
_LONGEST_SIGN_OFF = 40
_GLUED_SIGN_OFF = re.compile(r"(?<=[.!?»\"”])\s?\([A-Z]{2,5}(?:\\?/[A-Za-z]{2,8}){1,3}\)$")
_SIGN_OFF = re.compile(r"\([A-Za-z]{2,8}(?:\\?/[A-Za-z]{2,8}){1,3}\)|={2,} ?[A-Z]\w{2,12}")


class _Header(NamedTuple):
    """The lines above the text."""

    fields: Mapping[str, str]
    """The fields of the first one."""

    keys: Sequence[str]
    """The working title and what else it is to be found by."""

    takes: Sequence[str]
    """Which version it is, and of what kind."""

    headline: Passage | None
    """The headline, where it stands there."""

    end: int
    """Where the text starts."""


class _Top(NamedTuple):
    """The lines above the story itself."""

    headline: Passage | None
    deck: Passage | None
    byline: Passage | None
    takes: Sequence[str]
    notes: Sequence[Matter]
    end: int


def read(text: str) -> Contents | None:
    """Take a transmission apart; None if it is none of this kind.

    Args:
        text: The file, control characters and all.
    """
    first = FIRST_LINE.match(text)
    if first is None and _AT_LINE_START.search(text, 0, _FARTHEST):
        first = _ANY_LINE.match(text)
    if first is None:
        return None
    header = _header(text, first)
    etx = text.find(_ETX, header.end)
    trailer = _trailer(text, header.end, etx)
    ends = (etx, _above(text, trailer.start()) if trailer else -1, len(text))
    end = next(at for at in ends if at >= 0)
    remarks = []
    if etx < 0 and trailer is None:
        message = "the transmission has no end (ETX); it may be cut off"
        remarks.append(Remark("BK128", "", message, end, end))
    notebook = find_notebook(text, header.end, end)
    top = _top(text, header, notebook)
    signed = list(_sign_offs(text, top.end, notebook))
    body = laid_out(text, top.end, signed[0].passage.start if signed else notebook)
    kept = read_notebook(text, notebook, end)
    head = Head(
        headline=header.headline or top.headline,
        deck=top.deck,
        byline=top.byline,
        notes=top.notes,
        body=body,
    )
    facts = {**_facts(header, top, trailer), "links": kept.links}
    return Contents(head, facts, [*signed, *kept.matters], [*remarks, *kept.remarks])


# --- header and trailer ------------------------------------------------------------------


def _header(text: str, first: re.Match[str]) -> _Header:
    """Read the lines from the first one to STX, or as far as they look like a header."""
    stx = text.find(_STX, first.end(), first.end() + _FARTHEST)
    if stx < 0 and (damaged := _DAMAGED_STX.search(text, first.end(), first.end() + _FARTHEST)):
        stx = damaged.start()
    keys: list[str] = []
    takes: list[str] = []
    title: list[Passage] = []
    above: Row | None = None
    end = stx + 1 if stx >= 0 else first.end()
    limit = stx if stx >= 0 else len(text)
    for count, row in enumerate(rows(text, first.end(), limit)):
        words = row.words
        if stx < 0 and (count >= _MOST_HEADERS or not _is_header(words)):
            break
        if stx < 0:
            end = row.start + len(row.text)
        if is_take(words):
            takes.append(words)
        elif words.endswith(("=", "+")) and words.strip(" =+"):
            if not title and above and words[:1].islower() and keys:
                # The first line of a headline that goes on below it is no key.
                keys.pop()
                title.append(_unmarked(above))
            title.append(_unmarked(row))
        elif words:
            found = [*filter(None, map(str.strip, words.split("/")))]
            keys += found
            above = row if len(found) == 1 and not words.endswith("/") else None
    takes += [key for key in keys if is_take(key)]
    keys = [key for key in keys if not is_take(key)]
    headline = Passage.joined(title) if title else None
    return _Header(first.groupdict(""), keys, takes, headline, end)


def _is_header(words: str) -> bool:
    """Tell whether a line belongs to a header that no STX ends."""
    return not words or words.endswith("/") or is_take(words)


def _trailer(text: str, start: int, etx: int) -> re.Match[str] | None:
    """Find the line below the text that says when it was sent."""
    if etx >= 0:
        return _TRAILER.search(text, etx, etx + _TRAILER_LENGTH)
    found = [*_TRAILER.finditer(text, max(start, len(text) - _TRAILER_LENGTH))]
    return found[-1] if found else None


def _above(text: str, start: int) -> int:
    """Return where the text above a trailer ends: U+FFFD may stand in the place of ETX."""
    return start - 1 if text[start - 1 : start] == "\ufffd" else start


def _facts(header: _Header, top: _Top, trailer: re.Match[str] | None) -> dict[str, Any]:
    fields, takes = header.fields, [*header.takes, *top.takes]
    version = next(filter(None, map(version_in, takes)), None)
    kept = {key: fields[key].strip() for key in _KEPT if fields.get(key, "").strip()}
    category = fields.get("category")
    facts: dict[str, Any] = {
        "slug": "/".join(header.keys) or None,
        "keywords": header.keys,
        "version": version,
        "urgency": int(fields.get("priority", 0)) or None,
        "subjects": [Subject(kind="concept", code=category, scheme="iptc7901")] if category else (),
        "extra": {"iptc7901": {**kept, **({"takes": takes} if takes else {})}},
    }
    month = month_of(trailer["month"]) if trailer else None
    if trailer and month:
        sent = instant(int(trailer["year"]), month, int(trailer["day"]), trailer["time"])
        facts["modified"] = sent
        facts["created"] = None if takes else sent  # A take was sent before as something else.
    return facts


# --- the lines above the story -----------------------------------------------------------


def _top(text: str, header: _Header, limit: int) -> _Top:
    """Tell the lines between STX and the first paragraph from each other."""
    lines = list(_leading(text, header, limit))
    takes: list[str] = []
    while lines and (is_take(lines[0].words) or _repeats(lines[0].words, header.keys)):
        row = lines.pop(0)
        takes += [row.words] if is_take(row.words) else []
        header = header._replace(end=row.start + len(row.text))
    size = 0 if header.headline else _headline_size(lines)
    title, lines = lines[:size], lines[size:]
    end = title[-1].start + len(title[-1].text) if title else header.end
    parts: dict[str, list[Passage]] = {"byline": [], "deck": []}
    notes: list[Matter] = []
    while lines and (kind := _kind(lines, parts)):
        row = lines.pop(0)
        passage = _unmarked(row)
        if kind in parts:
            parts[kind].append(passage)
        elif kind == "take":
            takes.append(row.words)
        else:
            notes.append(Matter(kind, passage))
        end = row.start + len(row.text)
    headline = Passage.joined([_unmarked(row) for row in title]) if title else None
    deck = Passage.joined(parts["deck"]) if parts["deck"] else None
    byline = Passage.joined(parts["byline"], tie="\n") if parts["byline"] else None
    return _Top(headline, deck, byline, takes, notes, end)


def _leading(text: str, header: _Header, limit: int) -> Iterator[Row]:
    """Yield the first lines below the header that hold words."""
    found = 0
    for row in rows(text, header.end, limit):
        if row.words:
            found += 1
            yield row
        if found >= _MOST_TOPS:
            return


def _headline_size(lines: Sequence[Row]) -> int:
    """Return how many lines the headline takes: up to its mark, or else the first ones."""
    for index, row in enumerate(lines):
        if row.words.rstrip().endswith((" =", "=", "+")) and not _opens_story(row):
            # The mark may stand behind a byline or a note that is below the headline.
            below = (i for i in range(1, index + 1) if _is_beside(lines[i].words))
            return next(below, index + 1)
        if _opens_story(row) or len(row.words) > _LONGEST_HEADLINE:
            break
    size = 0
    for above, row in zip([None, *lines], lines, strict=False):
        is_apart = above is not None and row.start - above.start > len(above.text) + 2
        if is_apart or row.indent >= 2 or _opens_story(row) or _is_byline(row.words):
            break
        if len(row.words) > _LONGEST_HEADLINE:
            break
        size += 1
    return size


def _opens_story(row: Row) -> bool:
    """Tell whether a line is the first of the story: a dateline stands at its head."""
    return split_dateline(row.words)[0] is not None


def _kind(lines: Sequence[Row], parts: Mapping[str, Sequence[Passage]]) -> str | None:
    """Return what the next line above the story is; None if the story begins with it."""
    words = lines[0].words.rstrip(" =+")
    is_marked = bool(_ENDS.search(lines[0].words[-3:]))
    if _opens_story(lines[0]):
        return None
    if not parts["byline"] and _is_byline(words):
        return "byline"
    kind = "take" if is_take(words) else head_kind(words)
    if kind is None and _REMARK.fullmatch(words) and len(lines) > 1:
        kind = DESK
    if kind is None and is_marked and words:
        kind = "byline" if parts["byline"] else "deck"
    return kind


def _is_byline(words: str) -> bool:
    line = words.rstrip(" =+")
    return len(line) < _LONGEST_HEADLINE and not is_ended(line) and has_byline(line)


def _is_beside(words: str) -> bool:
    """Tell whether a line above a story is a byline or a note to editors, and no headline."""
    return _is_byline(words) or head_kind(words.rstrip(" =+")) is not None


def _repeats(words: str, keys: Sequence[str]) -> bool:
    """Tell whether a line says again what the header said."""
    said = _letters(words)
    return bool(said) and (said == _letters("".join(keys)) or said in map(_letters, keys))


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words[:_LONGEST_HEADLINE].lower()))


def _unmarked(row: Row) -> Passage:
    """Return a line as a passage, without the mark at its end."""
    inner = row.text.rstrip(" \t\xa0=+")
    return passage_of(row, 0, len(inner)) if Row(inner, 0).words else passage_of(row)


def _sign_offs(text: str, start: int, end: int) -> Iterator[Matter]:
    """Yield the last line of a story if the desk signs it there, whatever stands above it."""
    lines = list(rows(text, max(start, end - _LONGEST_HEADLINE), end))
    last = next((row for row in reversed(lines) if row.words), None)
    if last is None or last is lines[0]:
        return
    if _SIGN_OFF.fullmatch(last.words) or tail_kind(last.words) == "sign-off":
        yield Matter("sign-off", passage_of(last))
    elif glued := _GLUED_SIGN_OFF.search(last.text[-_LONGEST_SIGN_OFF:].rstrip()):
        at = max(len(last.text) - _LONGEST_SIGN_OFF, 0) + glued.start()
        yield Matter("sign-off", passage_of(last, at))
