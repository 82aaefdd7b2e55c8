"""What two sequences have in common, in order, in time that grows with their length.

A plain comparison of every item with every other is quadratic, and worse where items recur. So
items that both have once are the anchors (patience sorting), and only what lies between them is
compared item by item, if it is short.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import TypeAlias

__all__ = ["Pair", "align", "in_order"]

Pair: TypeAlias = tuple[int, int]
"""An index into a first sequence, and the one into a second that belongs to it."""

# How many pairs of items are compared one by one between two anchors.
_MOST_COMPARED = 10_000

_Window: TypeAlias = tuple[int, int, int, int]


def align(first: Sequence[Hashable], second: Sequence[Hashable]) -> list[Pair]:
    """Return the indexes of equal items of two sequences, both in ascending order.

    As many as can be had are found where the sequences are short, or share items that stand in
    each of them once; in other long ones, those that they start and end with.
    """
    pairs: list[Pair] = []
    waiting = [(0, len(first), 0, len(second))]
    while waiting:
        window = waiting.pop()
        found, window = _ends(first, second, window)
        pairs += found
        start, end, other, other_end = window
        if (end - start) * (other_end - other) <= _MOST_COMPARED:
            pairs += _compared(first, second, window)
        else:
            anchors = _anchors(first, second, window)
            pairs += anchors
            if anchors:
                waiting += _between(anchors, window)
    return sorted(pairs)


def in_order(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the most of some pairs that can be had with both indexes ascending.

    Args:
        pairs: Pairs by their first indexes, in ascending order; no index is there twice.
    """
    lowest: list[int] = []  # the lowest second index that ends an ascending run of a length
    ends: list[int] = []  # where that pair stands
    before: list[int] = []
    last = -1  # of several longest runs, the first
    for at, (_, index) in enumerate(pairs):
        length = bisect_left(lowest, index)
        if length == len(lowest):
            last = at
        lowest[length : length + 1] = [index]
        ends[length : length + 1] = [at]
        before.append(ends[length - 1] if length else -1)
    chain = []
    while last >= 0:
        chain.append(pairs[last])
        last = before[last]
    return chain[::-1]


def _ends(
    first: Sequence[Hashable], second: Sequence[Hashable], window: _Window
) -> tuple[list[Pair], _Window]:
    """Pair what two stretches start and end with; return the pairs, and what is left."""
    start, end, other, other_end = window
    pairs = []
    while start < end and other < other_end and first[start] == second[other]:
        pairs.append((start, other))
        start, other = start + 1, other + 1
    while start < end and other < other_end and first[end - 1] == second[other_end - 1]:
        end, other_end = end - 1, other_end - 1
        pairs.append((end, other_end))
    return pairs, (start, end, other, other_end)


def _anchors(first: Sequence[Hashable], second: Sequence[Hashable], window: _Window) -> list[Pair]:
    """Return the pairs of items that stand once in each of two stretches, in order."""
    start, end, other, other_end = window
    once, once_there = Counter(first[start:end]), Counter(second[other:other_end])
    places = {second[at]: at for at in range(other, other_end) if once_there[second[at]] == 1}
    shared = [
        (at, places[first[at]])
        for at in range(start, end)
        if once[first[at]] == 1 and first[at] in places
    ]
    return in_order(shared)


def _between(anchors: Sequence[Pair], window: _Window) -> Iterator[_Window]:
    """Yield the stretches before, between and after anchors."""
    start, end, other, other_end = window
    for at, there in (*anchors, (end, other_end)):
        if start < at and other < there:
            yield start, at, other, there
        start, other = at + 1, there + 1


def _compared(
    first: Sequence[Hashable], second: Sequence[Hashable], window: _Window
) -> Iterator[Pair]:
    """Yield the longest common subsequence of two short stretches."""
    start, end, other, other_end = window
    here, there = first[start:end], second[other:other_end]
    # lengths[i][j]: how many pairs there are in here[i:] and there[j:]
    lengths = [[0] * (len(there) + 1)]
    for item in reversed(here):
        below, row = lengths[-1], [0]
        for at in range(len(there) - 1, -1, -1):
            longest = below[at + 1] + 1 if item == there[at] else max(below[at], row[-1])
            row.append(longest)
        lengths.append(row[::-1])
    lengths.reverse()
    at = to = 0
    while at < len(here) and to < len(there):
        if here[at] == there[to]:
            yield start + at, other + to
            at, to = at + 1, to + 1
        elif lengths[at + 1][to] >= lengths[at][to + 1]:
            at += 1
        else:
            to += 1
