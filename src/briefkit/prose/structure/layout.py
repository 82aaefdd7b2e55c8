"""Lines into passages: of one paragraph, item or rule each.

Desks wrap their lines at 60 to 80 columns or not at all, part paragraphs by blank lines or by
an indent, and number their lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefkit.prose.structure.endings import is_ended, leads_on
from briefkit.prose.structure.mends import DROP_CAP, HYPHENS, Vocabulary, is_drop_cap
from briefkit.prose.structure.passages import Line, Passage, mended

__all__ = ["lay_out"]

_RULE = re.compile(r"(?:[_*=~—–-][ \t]?){3,}+\.?")
_MARKER = re.compile(
    r"(?:(?P<bullet>[•‣▪●◦■►➤]|[·*-](?=[ \t\xa0]))|\(?(?P<number>\d{1,3})[.)](?=[ \t\xa0]))"
    r"[ \t\xa0]*+(?=\S)"
)
_SPECIAL = frozenset("_*=~—–-•‣▪●◦■►➤·(0123456789")
_BULLETS = frozenset("•‣▪●◦■►➤")  # Never the beginning of a sentence, unlike dashes.
_WIDEST = 90
_NARROWEST = 50
_UNEVEN = 0.8  # of the width: a line of this length without a mark at its end goes on


def lay_out(text: str) -> list[Passage]:
    """Return the passages of `text` in order.

    Hard wraps are undone, words put together that a line end or a drop capital broke, and list
    markers taken off.
    """
    groups = _groups(text)
    width = _wrap_width(groups)
    passages: list[Passage] = []
    for number, lines in enumerate(groups):
        if len(lines) == 1 and lines[0].text[0] not in _SPECIAL:
            passages.append(Passage(lines, number))
        else:
            passages += _passages(lines, number, width)
    return _whole(_listed(passages), Vocabulary(text))


def _groups(text: str) -> list[list[Line]]:
    """Return the lines that hold something, those without a blank line between them together."""
    groups: list[list[Line]] = []
    group: list[Line] = []
    start = 0
    for raw in text.splitlines(keepends=True):
        line = raw.strip()
        if line:
            indent = 0 if raw.startswith(line[0]) else len(raw) - len(raw.lstrip())
            group.append(Line(line, start + indent, indent))
        elif group and raw != "\f":  # A new page is no new paragraph.
            groups.append(group)
            group = []
        start += len(raw)
    if group:
        groups.append(group)
    return groups


def _wrap_width(groups: Iterable[Sequence[Line]]) -> int:
    """Return the column at which lines were wrapped; 0 if every line is a paragraph."""
    longest = inner = wide = 0
    for lines in groups:
        if len(lines) == 1:
            wide += len(lines[0].text) > _WIDEST
            continue
        sizes = [len(line.text) for line in lines]
        wide += sum(size > _WIDEST for size in sizes)
        inner += len(sizes)
        longest = max(longest, *(size for size in sizes if size <= _WIDEST), 0)
    return longest if longest >= _NARROWEST and wide * 10 <= inner else 0


def _passages(lines: Sequence[Line], group: int, width: int) -> list[Passage]:
    passages: list[Passage] = []
    # Lines that were broken by hand are uneven; so may be the display lines at the top.
    even = not width or group == 0 or not is_ended(lines[-1].text)
    current: list[Line] = []
    kind, marker = "text", ""

    def finish() -> None:
        if current:
            passages.append(Passage(tuple(current), group, kind, marker))
            current.clear()

    for line in lines:
        next_kind, next_marker = _kind(line.text)
        plain = next_kind == "text" and kind != "rule"
        if not (
            plain
            and current
            and (
                _goes_on(kind, current, line, width)
                or not (even or _ends(current[-1], line, width))
            )
        ):
            finish()
            kind, marker = next_kind, next_marker
        size = 0 if plain else len(next_marker)
        current.append(Line(line.text[size:], line.start + size, line.indent))
    finish()
    return passages


def _kind(line: str) -> tuple[str, str]:
    """Return the kind of passage that a line begins, and its marker."""
    if line[0] not in _SPECIAL:
        return "text", ""
    if _RULE.fullmatch(line):
        return "rule", ""
    match = _MARKER.match(line)
    if match is None:
        return "text", ""
    return "bullet" if match["bullet"] else "number", match[0]


def _goes_on(kind: str, lines: Sequence[Line], line: Line, width: int) -> bool:
    """Tell whether a line belongs to the passage so far; those of an item may hang under it."""
    hangs = kind != "text" and line.indent > lines[0].indent
    return hangs or _wraps(lines[-1], line, width)


def _wraps(line: Line, following: Line, width: int) -> bool:
    """Tell whether a line goes on in the next: its first word would not have fitted any more."""
    if line.text[-1] in HYPHENS and line.text[-2:-1].isalnum() and following.text[0].isalnum():
        return True
    if not width or following.indent > line.indent or len(line.text) > width:
        return False
    word, _, _ = following.text.partition(" ")
    return len(line.text) + 1 + len(word) > width or following.text[0].islower()


def _ends(line: Line, following: Line, width: int) -> bool:
    """Tell whether a paragraph ends with a line, though lines may be shorter than they must."""
    if is_ended(line.text) or following.indent > line.indent or len(line.text) > width:
        return True
    return len(line.text) < _UNEVEN * width and not leads_on(line.text)


def _listed(passages: list[Passage]) -> list[Passage]:
    """Keep as items only what is in a list; a lone dash or number opens a sentence."""
    if all(passage.kind in ("text", "rule") for passage in passages):
        return passages
    result: list[Passage] = []
    index = 0
    while index < len(passages):
        end = _run_end(passages, index)
        run = passages[index:end]
        result += run if _is_list(run) else [p.unmarked() if p.marker else p for p in run]
        index = end
    return result


def _run_end(passages: Sequence[Passage], index: int) -> int:
    """Return where the run of passages ends that carry markers of one kind, in sequence."""
    sign = _sign(passages[index], 0)
    end = index + 1
    while end < len(passages) and sign and _sign(passages[end], end - index) == sign:
        end += 1
    return end


def _is_list(run: Sequence[Passage]) -> bool:
    if run[0].kind == "number":
        return len(run) > 1 and _sign(run[0], 0) == "1"
    return len(run) > 1 or run[0].marker[:1] in _BULLETS


def _sign(passage: Passage, position: int) -> str:
    """Return what the markers of one list have in common: the bullet, or the first number."""
    if passage.kind == "number":
        return str(int(passage.marker.strip(" \t\xa0.()")) - position)
    return passage.marker[:1]


def _whole(passages: list[Passage], words: Vocabulary) -> list[Passage]:
    """Put the words together again that line ends and drop capitals broke."""
    result: list[Passage] = []
    for passage in passages:
        if result and len(result[-1].text) <= 2 and _has_drop_cap(result[-1], passage):
            first = result[-1].lines[0]._replace(tie="", mend=DROP_CAP)
            result[-1] = Passage([first, *passage.lines], passage.group)
        else:
            result.append(passage)
        if len(result[-1].lines) > 1:
            result[-1] = mended(result[-1], words)
    return result


def _has_drop_cap(above: Passage, passage: Passage) -> bool:
    """Tell whether a passage lacks its first letter, which stands above it."""
    if above.kind != "text" or passage.kind != "text":
        return False
    return passage.group <= above.group + 1 and is_drop_cap(above.text, passage.text)
