"""The differences between the bodies of two briefs: sections, and the blocks in them.

A heading put in makes two sections of one, so blocks are looked for in the whole body: they are
where they were as long as they follow one another as they did.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

import attrs

from briefkit.changes.alignment import Pair, align, in_order
from briefkit.changes.matching import Placed, matched, placed
from briefkit.changes.record import Change, ChangeKind
from briefkit.changes.values import Place, compared, replaced
from briefkit.model import Block, Paragraph, Section

__all__ = ["bodies"]

# Of a quotation whose paragraph has other words: what follows from them.
_IN_THE_WORDS = frozenset(("start", "end", "text", "mention", "cue", "continued"))


def bodies(first: Sequence[Section], second: Sequence[Section]) -> Iterator[Change]:
    """Yield every difference between the sections of two briefs, in the order of the first."""
    yield from _Bodies(first, second).changes()


class _Bodies:
    """Two bodies, and what belongs together in them."""

    def __init__(self, first: Sequence[Section], second: Sequence[Section]) -> None:
        self.first = first
        self.second = second
        self.blocks = placed(first), placed(second)
        self.pairs = matched(*self.blocks)
        self.sections = dict(self._sections())

    def changes(self) -> Iterator[Change]:
        for at, section in enumerate(self.first):
            if at in self.sections:
                yield from self._heading(at, section)
            elif at not in self._wholly_moved:
                yield self._removed(at, section)
            yield from self._changes_of_blocks(at)
        for to, section in enumerate(self.second):
            yield from self._put_in(to, section)

    def _sections(self) -> Iterator[Pair]:
        """Yield the sections that belong together, in order: by heading, by blocks, by place."""
        by_heading = align([*map(_head, self.first)], [*map(_head, self.second)])
        votes: Counter[Pair] = Counter(dict.fromkeys(by_heading, 2))
        for at, to in in_order(self.pairs):
            votes[self.blocks[0][at].section, self.blocks[1][to].section] += 1
        best: dict[int, int] = {}
        taken: set[int] = set()
        for (at, to), _ in sorted(votes.items(), key=lambda item: (-item[1], item[0])):
            if at not in best and to not in taken:
                best[at] = to
                taken.add(to)
        chosen = in_order(sorted(best.items()))
        yield from chosen
        yield from self._sections_by_place(chosen)

    def _sections_by_place(self, chosen: Sequence[Pair]) -> Iterator[Pair]:
        """Yield the sections between the same neighbours, where they are as many."""
        start = other = 0
        for at, to in (*chosen, (len(self.first), len(self.second))):
            if at - start == to - other:
                yield from zip(range(start, at), range(other, to), strict=True)
            start, other = at + 1, to + 1

    @cached_property
    def _in_order(self) -> frozenset[Pair]:
        """The pairs of blocks that follow one another as they did."""
        return frozenset(in_order(self.pairs))

    @cached_property
    def _in_place(self) -> frozenset[Pair]:
        """Those of the pairs in order that stand in sections that belong together."""
        here, there = self.blocks
        return frozenset(
            (at, to)
            for at, to in self._in_order
            if self.sections.get(here[at].section, -1) == there[to].section
        )

    @cached_property
    def _gone(self) -> frozenset[int]:
        return frozenset(range(len(self.blocks[0]))) - {at for at, _ in self.pairs}

    @cached_property
    def _new(self) -> frozenset[int]:
        return frozenset(range(len(self.blocks[1]))) - {to for _, to in self.pairs}

    @cached_property
    def _wholly_moved(self) -> dict[int, int]:
        """Sections that stand elsewhere just as they were, with the place of each."""
        held = {*self.sections.values()}
        free: dict[Section, list[int]] = defaultdict(list)
        for to in reversed(range(len(self.second))):
            if to not in held:
                free[self.second[to]].append(to)
        pairs = dict(self.pairs)
        moved = {}
        for at, section in enumerate(self.first):
            if at not in self.sections and free.get(section) and section.blocks:
                to = free[section][-1]
                if self._all_go(at, to, pairs):
                    moved[at] = free[section].pop()
        return moved

    def _all_go(self, at: int, to: int, pairs: dict[int, int]) -> bool:
        """Tell whether every block of a section belongs to that of the other in its place."""
        here, there = self.blocks
        return all(
            index in pairs
            and there[pairs[index]].section == to
            and there[pairs[index]].position == here[index].position
            for index in self._blocks_of(0)[at]
        )

    def _blocks_of(self, side: int) -> dict[int, list[int]]:
        return self._by_section[side]

    @cached_property
    def _by_section(self) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
        """For each section, the indexes of its blocks in the list of all."""
        return _grouped(self.blocks[0]), _grouped(self.blocks[1])

    def _heading(self, at: int, section: Section) -> Iterator[Change]:
        to = self.sections[at]
        place = Place(f"/sections/{at}", f"/sections/{to}")
        yield from compared(_bare(section), _bare(self.second[to]), place)

    def _removed(self, at: int, section: Section) -> Change:
        whole = all(index in self._gone for index in self._blocks_of(0)[at])
        before = section if whole else _bare(section)
        return Change(kind="removed", pointer=f"/sections/{at}", before=before)

    def _put_in(self, to: int, section: Section) -> Iterator[Change]:
        """Yield what is new in a section of the second brief, or that it is new itself."""
        new = [index for index in self._blocks_of(1)[to] if index in self._new]
        if to not in self.sections.values() and to not in self._wholly_moved.values():
            whole = len(new) == len(section.blocks)
            after = section if whole else _bare(section)
            yield Change(kind="added", pointer=f"/sections/{to}", after=after)
            new = [] if whole else new
        for index in new:
            item = self.blocks[1][index]
            yield Change(kind="added", pointer=item.pointer, after=item.block)

    def _changes_of_blocks(self, at: int) -> Iterator[Change]:
        if at in self._wholly_moved:
            to = self._wholly_moved[at]
            section, there = self.first[at], f"/sections/{to}"
            yield _moved(f"/sections/{at}", there, section, self.second[to])
            return
        here, there_blocks = self.blocks
        pairs = dict(self.pairs)
        is_gone = at not in self.sections
        whole = is_gone and all(index in self._gone for index in self._blocks_of(0)[at])
        for index in self._blocks_of(0)[at]:
            item = here[index]
            if index in pairs:
                yield from self._pair(item, there_blocks[pairs[index]], (index, pairs[index]))
            elif not whole:
                yield Change(kind="removed", pointer=item.pointer, before=item.block)

    def _pair(self, item: Placed, other: Placed, pair: Pair) -> Iterator[Change]:
        if pair in self._in_place:
            yield from _blocks(item.block, other.block, Place(item.pointer, other.pointer))
            return
        follows = self._cause(item, other) if pair in self._in_order else ""
        yield _moved(item.pointer, other.pointer, item.block, other.block, follows)

    def _cause(self, item: Placed, other: Placed) -> str:
        """Return the pointer of the section that was put in above a block, or taken away."""
        if other.section not in self.sections.values():
            return f"/sections/{other.section}"
        return "" if item.section in self.sections else f"/sections/{item.section}"


def _blocks(before: Block, after: Block, place: Place) -> Iterator[Change]:
    """Yield the differences between two versions of a block that stands where it was."""
    if type(before) is not type(after):
        yield replaced(before, after, place)
        return
    for change in compared(before, after, place):
        yield _placed_in_words(change, before, after, place)


def _placed_in_words(change: Change, before: Block, after: Block, place: Place) -> Change:
    """Mark what is different about quotations and spans only because the words are."""
    if not isinstance(before, Paragraph) or not isinstance(after, Paragraph):
        return change
    if before.text == after.text:
        return change
    base = place.second if change.kind == "added" else place.first
    steps = change.pointer.removeprefix(base).split("/")[1:]
    is_whole_quote = steps[0] == "quotes" and len(steps) == 2
    is_place = steps[-1] in (_IN_THE_WORDS if steps[0] == "quotes" else {"start", "end"})
    if steps[0] == "text" or not (is_whole_quote or is_place):
        return change
    return attrs.evolve(change, follows=f"{place.first}/text")


def _moved(pointer: str, moved_to: str, before: object, after: object, follows: str = "") -> Change:
    kind: ChangeKind = "moved"
    return Change(
        kind=kind, pointer=pointer, before=before, after=after, moved_to=moved_to, follows=follows
    )


def _bare(section: Section) -> Section:
    return attrs.evolve(section, blocks=())


def _head(section: Section) -> object:
    """Return what tells a section: its heading; of one without, that nothing equals it."""
    return section.heading or object()


def _grouped(blocks: Sequence[Placed]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for at, item in enumerate(blocks):
        found[item.section].append(at)
    return found
