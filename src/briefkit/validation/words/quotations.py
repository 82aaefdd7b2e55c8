"""Whose words they are: where somebody is quoted in a brief, so that nobody rewrites him."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property

from briefkit.model.brief import Brief, PlacedParagraph
from briefkit.walk import value_at

__all__ = ["Quotations"]

_NO_DOUBLE_MARKS = str.maketrans(dict.fromkeys('"“”„‟«»', " "))

_Stretches = tuple[tuple[int, int], ...]


class Quotations:
    """The stretches of a brief's texts that are somebody's own words.

    Those are what a paragraph's `quotes` hold, what stands between quotation marks, be it a
    title or a word held at arm's length, and all of a block quotation. A text is looked at only
    if somebody asks about it, and then once.
    """

    def __init__(self, brief: Brief, paragraphs: Iterable[PlacedParagraph]) -> None:
        self._brief = brief
        self._paragraphs = tuple(paragraphs)
        self._known: dict[str, _Stretches] = {}

    def hold(self, pointer: str, start: int, end: int) -> bool:
        """Tell whether any of the characters from `start` up to `end` of a text are quoted.

        What is put in between two characters (`end` is `start`) is quoted where both are.

        Args:
            pointer: JSON Pointer of the text.
            start: Offset in code points.
            end: The offset just after.
        """
        stretches = self._known.get(pointer)
        if stretches is None:
            stretches = self._known[pointer] = _joined(self._found(pointer))
        index = bisect_left(stretches, (max(end, start + 1), -1)) - 1
        if index < 0:
            return False
        first, last = stretches[index]
        return start < last and (end > start or first < start)

    def _found(self, pointer: str) -> Iterator[tuple[int, int]]:
        from briefkit.prose.quotes.marks import find_marked, opens_with_mark  # late: rarely asked

        index = self._places.get(pointer)
        if index is None:  # a headline or heading: those quote in single marks
            text = str(value_at(self._brief, pointer))
            marked = find_marked(text, single=True)
        else:
            paragraph = self._paragraphs[index].paragraph
            text = paragraph.text
            after = self._paragraphs[index + 1 : index + 2]
            single = self._has_single_marks
            goes_on = any(opens_with_mark(p.text, single=single) for _, p in after)
            marked = find_marked(text, goes_on=goes_on, single=single)
            yield from ((quote.start, quote.end) for quote in paragraph.quotes)
            if "/paragraphs/" in pointer:  # of a block quotation
                yield 0, len(text)
        if "‘" in text:  # a title, or a few words: of no weight for who speaks, but not the desk's
            marked += find_marked(text.translate(_NO_DOUBLE_MARKS), single=True)
        yield from ((stretch.inner_start, stretch.inner_end) for stretch in marked)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {f"{pointer}/text": i for i, (pointer, _) in enumerate(self._paragraphs)}

    @cached_property
    def _has_single_marks(self) -> bool:
        from briefkit.prose.quotes.marks import uses_single_marks  # late: rarely asked for

        return uses_single_marks(paragraph.text for _, paragraph in self._paragraphs)


def _joined(stretches: Iterable[tuple[int, int]]) -> _Stretches:
    """Return the stretches in order, those that overlap as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)
