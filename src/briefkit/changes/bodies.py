"""The differences between the bodies of two briefs: sections, and the blocks in them.

A heading put in makes two sections of one, so blocks are looked for in the whole body: they are
where they were as long as they follow one another as they did.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import attrs

from briefkit.changes.alignment import Pair, in_order
from briefkit.changes.matching import Placed, matched, placed
from briefkit.changes.record import Change
from briefkit.changes.sections import matched_sections
from briefkit.changes.values import Place, compared, replaced
from briefkit.model import Block, Paragraph, Section

__all__ = ["bodies"]

# Of a quotation whose paragraph has other words: what follows from them.
_IN_THE_WORDS = frozenset(("start", "end", "text", "mention", "cue", "continued"))


def bodies(first: Sequence[Section], second: Sequence[Section]) -> Iterator[Change]:
    """Yield every difference between the sections of two briefs, as one reads the second."""
    yield from _Bodies(first, second).changes()


class _Bodies:
    """Two bodies, and what belongs together in them."""

    def __init__(self, first: Sequence[Section], second: Sequence[Section]) -> None:
        self.first = first
        self.second = second
        here, there = placed(first), placed(second)
        pairs = matched(here, there)
        in_order_here = [(here[at], there[to]) for at, to in in_order(pairs)]
        sections = matched_sections(first, second, in_order_here)
        self.came_from = {to: at for at, to in sections.items()}
        self.kept = frozenset(sections)
        # For each block of the second body, by its pointer, the block that it was.
        self.was = {there[to].pointer: here[at] for at, to in pairs}
        self.becomes = {here[at].pointer: there[to] for at, to in pairs}
        self.in_order = {after.pointer for _, after in in_order_here}
        self.in_place = {after.pointer for after in _staying(here, there, pairs, sections)}
        self.moved_whole = self._moved_whole()
        self.moved_away = frozenset(self.moved_whole.values())

    def changes(self) -> Iterator[Change]:
        read = 0
        for to, section in enumerate(self.second):
            at = self.came_from.get(to)
            if at is None:
                yield from self._put_in(to, section)
                continue
            yield from self._taken_out(range(read, at))
            read = at + 1
            place = Place(f"/sections/{at}", f"/sections/{to}")
            yield from compared(_bare(self.first[at]), _bare(section), place)
            yield from self._blocks(to, at)
        yield from self._taken_out(range(read, len(self.first)))

    def _put_in(self, to: int, section: Section) -> Iterator[Change]:
        """Yield what a section is that the first body lacks: moved, new, or a new heading."""
        pointer = f"/sections/{to}"
        if to in self.moved_whole:
            at = self.moved_whole[to]
            yield _moved(f"/sections/{at}", pointer, self.first[at], section)
        elif any(item.pointer in self.was for item in _of(to, section)):
            yield Change(kind="added", pointer=pointer, after=_bare(section))
            yield from self._blocks(to, None)
        else:
            yield Change(kind="added", pointer=pointer, after=section)

    def _taken_out(self, sections: Iterable[int]) -> Iterator[Change]:
        for at in sections:
            if at in self.moved_away:
                continue
            section, items = self.first[at], _of(at, self.first[at])
            gone = [item for item in items if item.pointer not in self.becomes]
            is_whole = len(gone) == len(items)
            before = section if is_whole else _bare(section)
            yield Change(kind="removed", pointer=f"/sections/{at}", before=before)
            yield from () if is_whole else map(_removed, gone)

    def _blocks(self, to: int, at: int | None) -> Iterator[Change]:
        """Yield the changes of the blocks of a section, and of those of the one that it was."""
        before = [] if at is None else _of(at, self.first[at])
        read = 0
        for item in _of(to, self.second[to]):
            was = self.was.get(item.pointer)
            if was is None:
                yield Change(kind="added", pointer=item.pointer, after=item.block)
            elif item.pointer in self.in_place:
                yield from self._gone(before[read : was.position])
                read = was.position + 1
                place = Place(was.pointer, item.pointer)
                yield from _versions(was.block, item.block, place)
            else:
                follows = self._cause(was, item)
                yield _moved(was.pointer, item.pointer, was.block, item.block, follows)
        yield from self._gone(before[read:])

    def _gone(self, items: Iterable[Placed]) -> Iterator[Change]:
        return (_removed(item) for item in items if item.pointer not in self.becomes)

    def _cause(self, was: Placed, item: Placed) -> str:
        """Return the pointer of the section put in above a block, or taken away; "" if neither."""
        if item.pointer not in self.in_order:
            return ""
        if item.section not in self.came_from:
            return f"/sections/{item.section}"
        return "" if was.section in self.kept else f"/sections/{was.section}"

    def _moved_whole(self) -> dict[int, int]:
        """Return for sections that stand elsewhere just as they were where each stood."""
        found: dict[int, int] = {}
        for to, section in enumerate(self.second):
            before = {
                was.section if was and was.position == item.position else -1
                for item in _of(to, section)
                for was in [self.was.get(item.pointer)]
            }
            at = before.pop() if len(before) == 1 else -1
            is_free = to not in self.came_from and at not in self.kept
            if is_free and at >= 0 and self.first[at] == section:
                found[to] = at
        return found


def _staying(
    here: Sequence[Placed],
    there: Sequence[Placed],
    pairs: Iterable[Pair],
    sections: dict[int, int],
) -> Iterator[Placed]:
    """Yield the blocks of the second body that stand in order in the section that was theirs."""
    stayed: dict[int, list[Pair]] = defaultdict(list)
    for at, to in pairs:
        if sections.get(here[at].section, -1) == there[to].section:
            stayed[here[at].section].append((at, to))
    for of_section in stayed.values():
        yield from (there[to] for _, to in in_order(of_section))


def _of(at: int, section: Section) -> list[Placed]:
    """Return the blocks of one section."""
    return [Placed(at, position, block) for position, block in enumerate(section.blocks)]


def _versions(before: Block, after: Block, place: Place) -> Iterator[Change]:
    """Yield the differences between two versions of a block that stands where it was."""
    if type(before) is not type(after):
        yield replaced(before, after, place)
        return
    has_other_words = (
        isinstance(before, Paragraph) and isinstance(after, Paragraph) and before.text != after.text
    )
    for change in compared(before, after, place):
        yield _marked(change, place) if has_other_words else change


def _marked(change: Change, place: Place) -> Change:
    """Mark what is different about quotations and spans only because the words are."""
    base = place.second if change.kind == "added" else place.first
    part, *steps = change.pointer.removeprefix(f"{base}/").split("/")
    if part == "quotes":
        follows = len(steps) == 1 or steps[-1] in _IN_THE_WORDS
    else:
        follows = part == "spans" and steps[-1] in ("start", "end")
    return attrs.evolve(change, follows=f"{place.first}/text") if follows else change


def _removed(item: Placed) -> Change:
    return Change(kind="removed", pointer=item.pointer, before=item.block)


def _moved(pointer: str, to: str, before: object, after: object, follows: str = "") -> Change:
    return Change(
        kind="moved", pointer=pointer, before=before, after=after, moved_to=to, follows=follows
    )


def _bare(section: Section) -> Section:
    return attrs.evolve(section, blocks=())
