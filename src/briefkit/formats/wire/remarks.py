"""What a reader of running text changed, left out or noticed, and where in the source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from briefkit.echo import counted
from briefkit.prose.byline import read_byline
from briefkit.prose.structure.blocks import Part
from briefkit.prose.structure.head import Head
from briefkit.prose.structure.kinds import NAMES
from briefkit.prose.structure.mends import CUT, DROP_CAP, UNSURE
from briefkit.prose.structure.passages import Mend, Passage
from briefkit.prose.structure.tail import Matter

if TYPE_CHECKING:
    from briefkit.formats.wire.places import Placed

__all__ = [
    "Remark",
    "byline_remarks",
    "head_remarks",
    "left_out",
    "lifted",
    "mended",
    "part_remarks",
]

_CONTEXT = 40


class Remark(NamedTuple):
    """Something that was noticed, and where in the source."""

    code: str
    """The rule that it is a case of."""

    pointer: str
    """JSON Pointer of the value concerned."""

    message: str
    """What was noticed, in words."""

    start: int
    """Where it starts in the source: a 0-based offset in code points."""

    end: int
    """Where it ends in the source."""

    offset: int | None = None
    """The offset in the text at `pointer`, where there is one."""

    is_removal: bool = False
    """True if this stretch of the source is not in the brief."""


def head_remarks(head: Head) -> Iterator[Remark]:
    """Yield what there is to say about the head of a story."""
    for rule in head.rules:
        yield left_out("BK108", "", "a rule at the top", rule)
    for label in head.labels:
        yield left_out("BK120", "/summary", f"the label {label.text!r}", label)
    if head.masthead:
        count = len(head.masthead)
        message = f"{counted(count, 'line')} above the story; kept as its masthead"
        start, end = head.masthead[0].start, head.masthead[-1].end
        yield Remark("BK108", "/masthead", message, start, end)
    if head.is_byline_first and head.byline:
        message = "the byline stands ahead of the headline"
        yield Remark("BK109", "/byline", message, head.byline.start, head.byline.end)
    if head.semicolon:
        message = "a semicolon leads from the headline to the deck; left out"
        yield Remark("BK120", "/headline", message, *head.semicolon, is_removal=True)


def byline_remarks(byline: Passage) -> Iterator[Remark]:
    """Yield what of a byline may be read in another way."""
    for problem in read_byline(byline.text).problems:
        start, end = problem.start or 0, problem.end or len(byline.text)
        place = byline.place(start), byline.place(max(end - 1, start)) + 1
        yield Remark(problem.code, "/byline/text", problem.message, *place, problem.start)


def left_out(code: str, pointer: str, what: str, passage: Passage) -> Remark:
    """Return that a passage is not in the brief."""
    start = passage.start - len(passage.marker)
    return Remark(code, pointer, f"{what} is left out", start, passage.end, is_removal=True)


def lifted(pointer: str, field: str, matter: Matter) -> Remark:
    """Return that a passage was lifted out of the text of the story.

    Args:
        pointer: Where it is now.
        field: The name of the field that holds it, for the message.
        matter: The passage, and what it is.
    """
    message = f"{_NAMES[matter.kind]} is no part of the story; kept in {field}"
    return Remark("BK120", pointer, message, matter.passage.start, matter.passage.end)


_NAMES = {**NAMES, "": "a line of the notebook", "byline": "the byline"}


def mended(pointer: str, placed: Placed) -> Iterator[Remark]:
    """Yield the words in the text at `pointer` that were broken by the layout."""
    passage = placed.passage
    end = len(passage.text) if placed.end is None else placed.end
    for mend in passage.mends:
        if placed.start < mend.offset <= end and mend.kind in _MENDS:
            yield _mended(pointer, passage, mend, mend.offset - placed.start)


_MENDS = {
    CUT: "{word!r} was broken at the end of a line; joined",
    UNSURE: "{word!r} was broken at the end of a line; its hyphen may belong to the line",
    DROP_CAP: "the first letter of {word!r} stood by itself; joined",
}


def _mended(pointer: str, passage: Passage, mend: Mend, offset: int) -> Remark:
    text = passage.text
    before = text[max(0, mend.offset - _CONTEXT) : mend.offset].split(" ")[-1]
    after = text[mend.offset : mend.offset + _CONTEXT].split(" ")[0]
    message = _MENDS[mend.kind].format(word=before + after)
    is_cut = mend.kind == CUT
    start = mend.place if is_cut else mend.place - 1
    return Remark("BK516", pointer, message, start, start + 1, offset, is_removal=is_cut)


def part_remarks(pointer: str, part: Part) -> Iterator[Remark]:
    """Yield what there is to say about how a block was made of its passages."""
    passage = part.passages[0]
    for offset in part.joins:
        before = " ".join(passage.text[max(0, offset - _CONTEXT) : offset].split()[-3:])
        message = f"a sentence was broken after {before!r}; joined with the paragraph below"
        start, end = passage.place(offset - 1) + 1, passage.place(offset + 1)
        yield Remark("BK503", f"{pointer}/text", message, start, end, offset)
    if part.kind == "pull_quote":
        message = "a display line repeats the paragraph beside it; read as a pull quote"
        yield Remark("BK113", pointer, message, passage.start, passage.end)
