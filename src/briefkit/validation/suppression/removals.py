"""Taking out directives that are of no use: from a comment, or from what stands under a key."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

import attrs

from briefkit.positions import Lines
from briefkit.problems import join_pointer
from briefkit.structure import DIRECTIVES
from briefkit.validation.drafts import Locate
from briefkit.validation.findings.fix import Edit, Fix
from briefkit.validation.suppression.directives import Directive, Selector

__all__ = ["Removals"]

_ITEM = re.compile(r"(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]|$)")
_CODE = 4


@attrs.define
class Removals:
    """Makes the fixes for the directives of one brief."""

    directives: Sequence[Directive]
    """The directives."""

    source: str | None = None
    """The text of the file."""

    locate: Locate | None = None
    """Finds places in it."""

    def fix(self, directive: Directive, selector: Selector, is_all: bool) -> Fix | None:
        """Return the fix that takes a selector out; None where that would change the story.

        Args:
            directive: The directive that it belongs to.
            selector: What is of no use.
            is_all: Whether nothing in the directive is, so that all of it goes.
        """
        comment = self._comment(directive)
        if comment is None:
            edit = self._of_value(directive, selector, is_all)
        elif is_all and self._is_between_items(comment[0]):
            return None
        else:
            first, last = self._lines_of(*comment) if is_all else self._item(directive, selector)
            edit = Edit(pointer="", start=first, end=last, replacement="")
        what = "the directive" if is_all else f"{selector.text!r:.60} from the directive"
        return Fix(message=f"remove {what}", edits=(edit,))

    def _of_value(self, directive: Directive, selector: Selector, is_all: bool) -> Edit:
        if is_all and len(self.directives) == 1:
            return Edit(pointer=join_pointer(DIRECTIVES))
        return Edit(pointer=directive.pointer if is_all else selector.pointer)

    def _comment(self, directive: Directive) -> tuple[int, int] | None:
        """Return the offsets of the comment that a directive stands in; None if in none."""
        place = self._place(directive.pointer)
        is_comment = place and (self.source or "").startswith("<!--", place[0])
        return place if is_comment else None

    def _is_between_items(self, first: int) -> bool:
        """Tell whether two lists, or two stretches of code, would be one without a comment."""
        line, column = self._lines.position(first)
        count = len(self._lines.starts)
        below = next((n for n in range(line, count) if not self._is_blank(n)), count)
        rest = self._lines.line(below)
        indent = len(rest) - len(rest.lstrip(" "))
        return (bool(_ITEM.match(rest.lstrip(" \t"))) and indent == column - 1) or indent >= _CODE

    def _item(self, directive: Directive, selector: Selector) -> tuple[int, int]:
        """Return the offsets of a selector in a comment, with a comma to one side of it."""
        index = directive.selectors.index(selector)
        beside = directive.selectors[index - 1 if index else 1]
        first, last = self._place(selector.pointer) or (0, 0)
        other = self._place(beside.pointer) or (first, last)
        return (other[1], last) if index else (first, other[0])

    def _lines_of(self, first: int, last: int) -> tuple[int, int]:
        """Return a stretch that takes its lines along, where nothing else stands in them.

        What stands above and what stands below stay as far apart as they were.
        """
        line, end = self._lines.position(first)[0] - 1, self._lines.position(last)[0]
        above, below = self._is_blank(line - 1), self._is_blank(end)
        start, after = self._start(line), self._start(end)
        text = self._lines.text
        if text[start:first].strip() or text[last:after].strip():
            return first, last
        if not (above or below):
            return start, last
        return start, self._start(end + 1) if above and below else after

    def _start(self, line: int) -> int:
        starts = self._lines.starts
        return starts[line] if line < len(starts) else len(self._lines.text)

    def _is_blank(self, line: int) -> bool:
        return line < 0 or line >= len(self._lines.starts) or not self._lines.line(line).strip()

    def _place(self, pointer: str) -> tuple[int, int] | None:
        span = self.locate(pointer, None, None) if self.locate and self.source else None
        return self._lines.offsets(span) if span else None

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.source or "")
