"""Which section of one version of a story is which section of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from briefkit.changes.alignment import Pair, align, in_order
from briefkit.changes.matching import Placed
from briefkit.model import Section

__all__ = ["matched_sections"]

# A heading says as much as so many paragraphs.
_HEADING = 2


def matched_sections(
    first: Sequence[Section],
    second: Sequence[Section],
    blocks: Iterable[tuple[Placed, Placed]],
) -> dict[int, int]:
    """Return for sections of a first body those of a second that they became, in order.

    Args:
        first: The sections of one version.
        second: The sections of the other.
        blocks: The blocks that follow one another in both versions as they did.
    """
    votes = Counter(dict.fromkeys(align([*map(_head, first)], [*map(_head, second)]), _HEADING))
    if first and second and not (first[0].heading or second[0].heading):
        votes[0, 0] += _HEADING  # an opening is an opening
    votes.update((here.section, there.section) for here, there in blocks)
    best: dict[int, int] = {}
    taken: set[int] = set()
    for (at, to), _ in sorted(votes.items(), key=lambda item: (-item[1], item[0])):
        if at not in best and to not in taken:
            best[at] = to
            taken.add(to)
    chosen = in_order(sorted(best.items()))
    return dict(sorted([*chosen, *_by_place(chosen, len(first), len(second))]))


def _by_place(chosen: Sequence[Pair], first: int, second: int) -> Iterator[Pair]:
    """Yield the sections between the same neighbours, where they are as many."""
    start = other = 0
    for at, to in (*chosen, (first, second)):
        if at - start == to - other:
            yield from zip(range(start, at), range(other, to), strict=True)
        start, other = at + 1, to + 1


def _head(section: Section) -> object:
    """Return what tells a section: its heading; of one without, what equals nothing."""
    return section.heading or object()
