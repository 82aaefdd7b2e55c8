"""Wire text: running text as a desk sends it.

Nothing in it is marked up: what a line is follows from where it stands and how it looks.
docs/reference/wire.md says how, and what the format cannot carry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefkit.echo import counted
from briefkit.edits import Edit
from briefkit.errors import ParseError, WriteError
from briefkit.formats._base import Document, Format
from briefkit.model import Brief
from briefkit.problems import Problem

if TYPE_CHECKING:
    from briefkit.formats.wire.places import Source, WirePlaces
    from briefkit.formats.wire.read import Reading
    from briefkit.formats.wire.remarks import Remark

__all__ = ["FORMAT", "dumps", "edit", "loads"]

_MOST_ROUNDS = 10
# A look at the head that costs nothing beside reading: SYN, SOH or STX, or a header without them.
# Compiled when it is first asked for, as all formats are loaded whenever briefkit starts.
_ENVELOPE = (
    r"[\s\x00\ufffd]{0,16}+(?:[\x01\x02\x16]"
    r"|[A-Za-z]{2,10} ?\d{1,5} {1,3}\d {1,3}[A-Za-z]{1,5} {1,3}\d)"
    r"|[^\x02]{0,400}+(?<=[\r\n])\x02"
    r"|[^^\x02]{0,200}+(?<![^\r\n])\^[^\r\n^<]{2,200}<[ \t]{0,8}\r?\n[\t^]"
)
_LEADS = frozenset("ÂÃÄÅâ\u0302\u0303")


def loads(text: str) -> Document:
    """Read a brief from running text; what was changed on the way is in `Document.problems`.

    Raises:
        ParseError: There are no words in `text`.
    """
    from briefkit.formats.wire.places import Source, WirePlaces
    from briefkit.formats.wire.read import read

    source, reading = Source(text), None
    if re.match(_ENVELOPE, text):
        from briefkit.formats.wire.envelope import read_envelope

        reading = read_envelope(text)
        source = Source(text, is_clean=reading is not None)
    if reading is None:
        reading = read(source.clean)
    if reading is None:
        message = "the file is empty" if not text.strip() else "the file holds no words"
        problem = Problem(pointer="", message=message, code="BK001", span=source.span(0, 0))
        raise ParseError([problem], "wire")
    brief = reading.brief()
    places = WirePlaces(source, brief, reading.places)
    return Document(
        brief,
        format="wire",
        problems=lambda: _problems(source, places, reading),
        locate=places.span,
    )


def dumps(brief: Brief) -> str:
    """Write a brief as running text that ends in a newline.

    What is written is what a reader would write again: where the words of a brief look like
    something else (a paragraph like a heading, a headline like a byline), they are written as
    what they look like.

    Raises:
        WriteError: There are no words in `brief` that wire text can carry, or a text holds a
            lone surrogate (BK002).
    """
    from briefkit.formats._unwritable import check_text
    from briefkit.formats.wire.places import Source
    from briefkit.formats.wire.read import read
    from briefkit.formats.wire.write import render

    text = render(brief)
    for _ in range(_MOST_ROUNDS):
        reading = read(Source(text).clean)
        if reading is None:
            problem = Problem(pointer="", message="the brief holds no words")
            raise WriteError([problem], "wire")
        again = render(reading.brief(quoted=False))
        if again == text:
            break
        text = again
    check_text(text, brief, "wire")
    return text


def edit(text: str, document: Document, edits: Sequence[Edit]) -> str:
    """Return running text with edits of the brief in it made; see `Format.edit`.

    Raises:
        LookupError: An edit is of something that is not in the text.
        ValueError: Two edits overlap, or one has no spelling in running text.
    """
    from briefkit.formats.wire import edits as wire_edit

    return wire_edit.edit(text, document, edits)


def _problems(source: Source, places: WirePlaces, reading: Reading) -> Iterator[Problem]:
    if source.controls:
        yield from _controls(source, places)
    for remark in sorted(reading.remarks(), key=lambda remark: remark.start):
        yield _problem(source, remark)


def _controls(source: Source, places: WirePlaces) -> Iterator[Problem]:
    """Yield for each text the control characters that were taken out of it."""
    found: dict[str, list[int]] = {}
    for offset in source.controls:
        found.setdefault(places.pointer_at(source.in_clean(offset)), []).append(offset)
    for pointer, offsets in found.items():
        first, *others = offsets
        start = places.offset_in(pointer, source.in_clean(first)) if pointer else None
        what = f"{counted(len(others) + 1, 'control character')} left out"
        yield Problem(
            pointer=pointer,
            message=f"{what}, the first is U+{ord(source.text[first]):04X}",
            code="BK507",
            start=start,
            end=start,
            span=source.text_span(first, first + 1),
            data={"source_offsets": () if _are_halves(source.text, offsets) else tuple(offsets)},
        )


def _are_halves(text: str, offsets: Sequence[int]) -> bool:
    r"""Tell whether any control character is part of a letter that was decoded wrongly: "Ã\x83Â¡".

    Taking it out of the file would destroy the letter for good.
    """
    return any("\x80" <= text[at] <= "\x9f" and text[at - 1 : at] in _LEADS for at in offsets)


def _problem(source: Source, remark: Remark) -> Problem:
    return Problem(
        pointer=remark.pointer,
        message=remark.message,
        code=remark.code,
        start=remark.offset,
        end=None if remark.offset is None else remark.offset + 1,
        span=source.span(remark.start, remark.end),
    )


def _sniff(head: str) -> bool:
    return bool(head.strip())


FORMAT = Format(
    name="wire",
    title="Wire text",
    suffixes=(".txt", ".wire", ".anpa", ".tst"),
    media_type="text/plain",
    loads=loads,
    dumps=dumps,
    edit=edit,
    derives=True,
    sniff=_sniff,
    catch_all=True,
    public=True,
)
