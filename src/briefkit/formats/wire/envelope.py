"""Wire text within a transmission: the grammars there are, and what is made of what they find.

What the envelope says is not guessed again; everything else is read as in any running text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from briefkit.formats.wire import anpa, iptc7901
from briefkit.formats.wire.envelope_lines import Contents
from briefkit.formats.wire.read import Reading, understood
from briefkit.formats.wire.remarks import Remark
from briefkit.prose.byline import has_byline
from briefkit.prose.structure.asides import DESK, head_kind, tail_kind
from briefkit.prose.structure.blocks import Part, arrange
from briefkit.prose.structure.endings import is_ended
from briefkit.prose.structure.head import Head
from briefkit.prose.structure.passages import Passage
from briefkit.prose.structure.tail import Matter, find_tail

__all__ = ["GRAMMARS", "read_envelope"]

GRAMMARS: Sequence[Callable[[str], Contents | None]] = (anpa.read, iptc7901.read)
"""The kinds of transmission that are known, in the order in which they are tried."""

_LONGEST_BYLINE = 120
_MOST_POINTERS = 5
_MOST_RULES = 4
_LONGEST_POINTER = 400
_POINTER = re.compile(
    r"https?://|\bwww\.|(?<!\w)@\w|\b(?:Twitter|Facebook|Online:)|^(?:Distributed by|Visit) [A-Z]"
    r"|^(?:Topics|PHOTOS?|GRAPHICS?)\b[^:]{0,80}:"
)
_DIRECTION = re.compile(
    r"\(more\)|AP (?:Photos?|Graphics?|Video)\b[ A-Z\d,.-]{0,200}"
    r"|\((?:story can end here|optional (?:add|material|trim|cut)|(?:begin|end) optional"
    r"|(?:begin|end) trim|eds|editors)\b[^()]{0,300}\)?\.?",
    re.IGNORECASE,
)
_BETWEEN_DASHES = re.compile(r"-{1,3} ([^\s-][^\n]{1,78}[^\s-]) -{1,3}")
_MARKED = frozenset(("heading", "preformatted"))


def read_envelope(text: str) -> Reading | None:
    """Understand a transmission; None if the text is none, or nothing is in it.

    Args:
        text: The file, control characters and all.
    """
    contents = next(filter(None, (grammar(text) for grammar in GRAMMARS)), None)
    if contents is None:
        return None
    head = _without_directions(_with_notes(contents.head))
    body, rules, below = _all_below_rules(head.body)
    tail = find_tail(body) if body else None
    body = tail.body if tail else ()
    if not (head.headline or body):
        return None
    return understood(
        head._replace(body=body),
        [*(tail.notes if tail else ()), *below, *contents.matters],
        [*(tail.rules if tail else ()), *rules],
        parts=_parts,
        published=contents.facts.get("modified"),
    )._replace(facts=contents.facts, noticed=(*contents.remarks, *_another(text)))


def _with_notes(head: Head) -> Head:
    """Take notes to editors and readers off the beginning of the body, and a byline."""
    notes: list[Matter] = []
    taken = 0
    for passage in head.body[:-1]:
        kind = head_kind(passage.text) if passage.kind == "text" else None
        if kind is not None:
            notes.append(Matter(kind, passage))
        elif head.byline is None and _is_byline(passage):
            head = head._replace(byline=passage)
        else:
            break
        taken += 1
    return head._replace(notes=(*head.notes, *notes), body=head.body[taken:])


def _without_directions(head: Head) -> Head:
    """Take what tells editors where a story may be cut out of its body: "(BEGIN OPTIONAL TRIM)"."""
    is_told = [_DIRECTION.fullmatch(passage.text) is not None for passage in head.body]
    if not any(is_told):
        return head
    body = [p for p, told in zip(head.body, is_told, strict=True) if not told]
    notes = [Matter(DESK, p) for p, told in zip(head.body, is_told, strict=True) if told]
    return head._replace(notes=(*head.notes, *notes), body=body)


def _is_byline(passage: Passage) -> bool:
    text = passage.text
    is_short = passage.kind == "text" and len(text) <= _LONGEST_BYLINE
    return is_short and text[:3].lower() == "by " and not is_ended(text) and has_byline(text)


def _below_rule(
    body: Sequence[Passage],
) -> tuple[Sequence[Passage], Sequence[Passage], Sequence[Matter]]:
    """Take what points elsewhere off the end of a body, under a rule or a copyright line.

    Anywhere else a line must look more like it: here the desk has said that the story is over.

    Returns:
        The body, the rule, and what stood under it.
    """
    last = next((i for i in range(len(body) - 1, 0, -1) if _ends_story(body[i])), len(body))
    rules = [passage for passage in body[last : last + 1] if passage.kind == "rule"]
    below = body[last + len(rules) :]
    if not 0 < len(below) <= _MOST_POINTERS or not all(map(_is_pointer, below)):
        return body, (), ()
    matters = [Matter(tail_kind(p.text) or "promotion", p) for p in below]
    return body[:last], rules, matters


def _all_below_rules(
    body: Sequence[Passage],
) -> tuple[Sequence[Passage], Sequence[Passage], Sequence[Matter]]:
    """Do the same with what several rules part, from the last one up."""
    rules: list[Passage] = []
    matters: list[Matter] = []
    for _ in range(_MOST_RULES):
        body, found, below = _below_rule(body)
        rules[:0], matters[:0] = found, below
        if not below:
            break
    return body, rules, matters


def _ends_story(passage: Passage) -> bool:
    if passage.kind == "rule":
        return True
    return passage.kind == "text" and tail_kind(passage.text) == "copyright"


def _is_pointer(passage: Passage) -> bool:
    text = passage.text
    if passage.kind != "text" or len(text) > _LONGEST_POINTER:
        return False
    return bool(tail_kind(text) or _POINTER.search(text))


def _another(text: str) -> Iterator[Remark]:
    """Yield that a second transmission follows in the same file, if one does."""
    end = text.find("\x03")
    start = text.find("\x01", end) if end >= 0 else -1
    if start >= 0:
        message = "another transmission follows; it is left out"
        yield Remark("BK128", "", message, start, len(text), is_removal=True)


def _set_off(passage: Passage) -> Passage:
    """Return a line between dashes as the heading that it is: "- Who pays -"."""
    match = _BETWEEN_DASHES.fullmatch(passage.text) if passage.kind == "text" else None
    if match is None:
        return passage
    return Passage(passage.until(match.end(1)).after(match.start(1)).lines, kind="heading")


def _parts(body: Sequence[Passage]) -> list[Part]:
    return list(_arranged(body))


def _arranged(body: Sequence[Passage]) -> Iterator[Part]:
    """Yield the blocks of a body in which some passages are marked as what they are."""
    shown = [_set_off(passage) for passage in body]
    for is_marked, group in groupby(shown, key=lambda passage: passage.kind in _MARKED):
        if is_marked:
            yield from (Part(passage.kind, [passage]) for passage in group)
        else:
            yield from arrange(list(group))
