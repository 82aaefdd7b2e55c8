"""Where the values of a brief stand in the HTML that it was read from.

The tree knows lines at best. So when somebody asks, the text is parsed once more with the offset
of each tag written into it; the elements of both trees are the same, one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from briefkit.formats._text_places import in_markup, words_at
from briefkit.formats.bodies.html.read import parse_html
from briefkit.model import Brief
from briefkit.positions import Lines
from briefkit.problems import SourceSpan, holders

__all__ = ["HtmlPlaces"]

_OFFSET = "data-briefkit-offset"
_TAG = re.compile(r"<[A-Za-z][A-Za-z0-9:_-]*+")


class HtmlPlaces:
    """Finds the values of one brief in its source; costs something only when it is asked."""

    def __init__(self, text: str, root: Any, elements: Mapping[str, Any], brief: Brief) -> None:
        self._text = text
        self._root = root
        self._elements = elements
        self._brief = brief

    def span(
        self, pointer: str, start: int | None = None, end: int | None = None
    ) -> SourceSpan | None:
        """Return the place of a value, or of a part of it; see `Locate`."""
        for holder in (pointer, *holders(pointer)):
            found = self._offsets(self._elements.get(holder))
            if found is not None and holder:
                return self._lines.span(*self._stretch(pointer, found, start, end))
        return self._lines.span(*(self._offsets(self._elements.get("")) or (0, 0)))

    def _stretch(
        self, pointer: str, element: tuple[int, int], start: int | None, end: int | None
    ) -> tuple[int, int]:
        """Return where a text, or a part of it, stands within an element."""
        words = words_at(self._brief, pointer)
        found = in_markup(self._text[element[0] : element[1]], words, start, end)
        return (element[0] + found[0], element[0] + found[1]) if found else element

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self._text)

    def _offsets(self, element: Any) -> tuple[int, int] | None:
        """Return where an element stands, up to the start of what follows; None if unknown."""
        number = self._numbers.get(element)
        start = None if number is None else self._starts[number]
        if number is None or start is None:
            return None
        behind = number + sum(1 for _ in element.iter())
        following = (self._starts[index] for index in range(behind, len(self._starts)))
        end = next((at for at in following if at is not None), len(self._text))
        closing = self._text.rfind(f"</{element.tag}", start, end)
        return start, (end if closing < 0 else self._text.find(">", closing) + 1 or end)

    @cached_property
    def _starts(self) -> list[int | None]:
        """The offset of the tag of each element, in document order; none if there is doubt."""
        marked = _TAG.sub(lambda match: f"{match[0]} {_OFFSET}={match.start()} ", self._text)
        return [_number(element) for element in parse_html(marked, "").iter()]

    @cached_property
    def _numbers(self) -> Mapping[Any, int]:
        elements = list(self._root.iter())
        if len(elements) != len(self._starts):
            return {}
        return {element: number for number, element in enumerate(elements)}


def _number(element: Any) -> int | None:
    given = element.get(_OFFSET, "") if isinstance(element.tag, str) else ""
    return int(given) if given.isdecimal() else None
