"""Where a walk through HTML stands: what is open, and what text was gathered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import attrs

from briefkit.formats.bodies.body import Builder
from briefkit.formats.bodies.html.names import BESIDE, role_in
from briefkit.formats.bodies.inline import Inline, Taken
from briefkit.model import Media
from briefkit.problems import Problem

__all__ = ["LINES", "REFUSED", "Frame", "Sink", "State"]

LINES = frozenset(("item", "cell", "caption", "heading", "speaker"))
"""The kinds of frames that hold one line of text, however many paragraphs they are made of."""

REFUSED = "refused"
"""The role of words that a harmful link stood on."""


@attrs.define(eq=False)
class Frame:
    """An element that is open and decides what becomes of the text in it."""

    kind: str
    """flow, quote, speaker, list, item, table, cell, figure, caption, heading or pre."""

    element: Any = None
    """The element; None for the body as a whole."""

    level: int = 0
    """The level of a heading."""

    is_marked: bool = False
    """Whether a list is numbered, a cell heads a row or column, a quotation is a pull quote."""

    text: str = ""
    """The words of a cell, a caption or preformatted text."""

    items: list[Any] = attrs.field(factory=list)
    """Paragraphs of a quotation or a list, rows of a table."""

    media: list[Media] = attrs.field(factory=list)
    """What a figure shows."""

    credit: str | None = None
    """The credit in a figure or its caption."""

    speaker: str | None = None
    """Who is quoted."""

    cite: str | None = None
    """Where a quotation comes from."""


class State:
    """Where a walk through HTML stands."""

    def __init__(self, sinks: Mapping[str, Sink], *, top: int) -> None:
        self.builder = Builder()
        """The body so far."""
        self.inline = Inline()
        """The text of the block that is open."""
        self.frames = [Frame("flow")]
        """The elements that are open and hold text, innermost last."""
        self.blocks: list[Any] = []
        """All block elements that are open, innermost last."""
        self.top = top
        """The number of the heading elements that part a story."""
        self.line = ""
        """The line that a line break has ended just now, empty otherwise."""
        self.is_strong = False
        """Whether all words of that line are strong."""
        self._marks: list[Any] = []
        self._beside: list[tuple[Any, str]] = []
        self._sinks = sinks
        self._said: set[str] = set()

    @property
    def frame(self) -> Frame:
        """The innermost frame."""
        return self.frames[-1]

    @property
    def is_in_flow(self) -> bool:
        """Whether blocks may stand here."""
        return self.frame.kind in ("flow", "figure")

    @property
    def block(self) -> Any:
        """The innermost block element, None outside of all."""
        return self.blocks[-1] if self.blocks else None

    def push(self, kind: str, element: Any, **data: Any) -> Frame:
        """Open a frame."""
        self.frames.append(Frame(kind, element, **data))
        return self.frame

    def boundary(self) -> None:
        """End the paragraph, or part words by a space where there are no paragraphs."""
        kind = self.frame.kind
        if kind == "pre":
            self.inline.add("\n")
        elif kind in LINES:
            self.line = ""
            self.inline.add(" ")
        else:
            self.flush()

    def flush(self) -> None:
        """Put the text so far where it belongs."""
        self.line = ""
        if self.inline.is_empty:
            return
        frame = self.frames[-1]
        if frame.kind == "pre":
            frame.text += self.inline.raw
            self.inline.take()
        elif (taken := self.inline.take()).text:
            self._sinks[frame.kind](self, taken)

    def mark(self, kind: str, element: Any, href: str | None = None) -> None:
        """Let a mark begin that lasts as long as an element."""
        self.inline.open(kind, href)
        self._marks.append(element)
        if kind in BESIDE:
            self._beside.append((element, kind))
            self._stand_beside()

    def unmark(self, element: Any) -> None:
        """End the marks of an element."""
        while self._marks and self._marks[-1] is element:
            self._marks.pop()
            self.inline.close()
        if self._beside and self._beside[-1][0] is element:
            self._beside.pop()
            self._stand_beside()

    def is_marked(self, element: Any) -> bool:
        """Tell whether an element has marks."""
        return bool(self._marks) and self._marks[-1] is element

    def _stand_beside(self) -> None:
        """Let all that is appended from now on have the role of what is open."""
        self.builder.role = role_in({role for _, role in self._beside})

    def say(self, code: str, message: str) -> None:
        """Report something, once for each message."""
        if message not in self._said:
            self._said.add(message)
            problem = Problem(pointer=self.builder.section, message=message, code=code)
            self.builder.body.problems.append(problem)


Sink: TypeAlias = Callable[[State, Taken], None]
"""Takes the text that was gathered in a frame."""
