"""Which block of one version of a story is which block of another, wherever it stands.

Blocks of the same words belong together, then those of similar words, then those that stand in
the same place. Time grows with the length of the stories: similar blocks are found by the rarer
words that they share.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from briefkit.changes.alignment import Pair, align
from briefkit.changes.words import words_of
from briefkit.model import Block, BlockQuote, Figure, List, Rule, Section, Table

__all__ = ["Placed", "block_text", "matched", "placed"]

_ALIKE = 0.5
"""How much of their words two blocks share to be versions of one, as a Dice coefficient."""

_ALIKE_OF_OTHER_KIND = 0.8
"""The same for blocks of different classes: a paragraph that became a pull quote."""

# A word that is in more blocks than this tells none of them.
_MOST_BLOCKS = 12
# How many of the blocks that share most of its rarer words a block is compared with.
_CANDIDATES = 3


class Placed(NamedTuple):
    """A block, and where it stands."""

    section: int
    """The index of its section."""

    position: int
    """Its index there."""

    block: Block
    """The block."""

    @property
    def pointer(self) -> str:
        """The JSON Pointer of the block."""
        return f"/sections/{self.section}/blocks/{self.position}"


def placed(sections: Sequence[Section]) -> list[Placed]:
    """Return the blocks of sections in one list."""
    return [
        Placed(at, index, block)
        for at, section in enumerate(sections)
        for index, block in enumerate(section.blocks)
    ]


def matched(first: Sequence[Placed], second: Sequence[Placed]) -> list[Pair]:
    """Return the indexes of blocks that belong together, by the first ones in ascending order."""
    in_place = align([*map(_key, first)], [*map(_key, second)])
    rest, other = _without(first, second, in_place)
    moved = _equal(first, second, rest, other)
    rest, other = _without(first, second, [*in_place, *moved])
    moved += _similar(first, second, rest, other)
    anchors = [*in_place, *moved]
    return sorted([*anchors, *_by_place(first, second, anchors)])


def block_text(block: Block) -> str:
    """Return the words of a block, paragraphs and rows as lines; "" for what has none."""
    if isinstance(block, BlockQuote):
        return "\n".join(paragraph.text for paragraph in block.paragraphs)
    if isinstance(block, List):
        return "\n".join(item.text for item in block.items)
    if isinstance(block, Table):
        rows = (block.header, *block.rows) if block.header else block.rows
        return "\n".join("\t".join(row) for row in rows)
    if isinstance(block, Figure):
        return block.caption or ""
    return "" if isinstance(block, Rule) else block.text


def _key(item: Placed) -> Hashable:
    """Return what equal blocks share: their words, so that quotations may differ in them."""
    return block_text(item.block) or item.block


def _without(
    first: Sequence[Placed], second: Sequence[Placed], pairs: Iterable[Pair]
) -> tuple[list[int], list[int]]:
    """Return the indexes of blocks that are in no pair."""
    pairs = list(pairs)
    here, there = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    return (
        [at for at in range(len(first)) if at not in here],
        [at for at in range(len(second)) if at not in there],
    )


def _equal(
    first: Sequence[Placed], second: Sequence[Placed], rest: list[int], other: list[int]
) -> list[Pair]:
    """Pair blocks of the same words that stand in another order, one by one."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for at in reversed(other):
        waiting[_key(second[at])].append(at)
    return [(at, waiting[key].pop()) for at in rest if waiting.get(key := _key(first[at]))]


def _similar(
    first: Sequence[Placed], second: Sequence[Placed], rest: list[int], other: list[int]
) -> list[Pair]:
    """Pair blocks of similar words, the most similar first."""
    here = {at: Counter(words_of(block_text(first[at].block))) for at in rest}
    there = {at: Counter(words_of(block_text(second[at].block))) for at in other}
    by_word: dict[str, list[int]] = defaultdict(list)
    for at, words in there.items():
        for word in words:
            by_word[word].append(at)
    scored = sorted(
        (-score, abs(at - to), at, to)
        for at, words in here.items()
        for to in _candidates(words, by_word)
        if (score := _alikeness(words, there[to])) >= _limit(first[at], second[to])
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, at, to in scored:
        if at not in pairs and to not in taken:
            pairs[at] = to
            taken.add(to)
    return [*pairs.items()]


def _candidates(words: Iterable[str], by_word: dict[str, list[int]]) -> list[int]:
    shared: Counter[int] = Counter()
    for word in words:
        blocks = by_word.get(word, ())
        if len(blocks) <= _MOST_BLOCKS:
            shared.update(blocks)
    return [at for at, _ in shared.most_common(_CANDIDATES)]


def _alikeness(words: Counter[str], others: Counter[str]) -> float:
    return 2 * (words & others).total() / (words.total() + others.total())


def _limit(one: Placed, other: Placed) -> float:
    return _ALIKE if type(one.block) is type(other.block) else _ALIKE_OF_OTHER_KIND


def _by_place(
    first: Sequence[Placed], second: Sequence[Placed], anchors: Iterable[Pair]
) -> Iterator[Pair]:
    """Pair what is left between the same neighbours, if it is as many blocks of the same kinds."""
    after = dict(anchors) | {len(first): len(second)}
    taken = set(after.values())
    run: list[int] = []
    for at in range(len(first) + 1):
        if at not in after:
            run.append(at)
            continue
        others = [*_free_before(after[at], taken)]
        kinds = [type(first[each].block) for each in run]
        if kinds == [type(second[each].block) for each in others]:
            yield from zip(run, others, strict=True)
        run = []


def _free_before(index: int, taken: Any) -> list[int]:
    """Return the indexes just before one, down to the next that is taken."""
    free = []
    while index and index - 1 not in taken:
        index -= 1
        free.append(index)
    return free[::-1]
