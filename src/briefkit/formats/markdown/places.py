"""Where the values of a brief stand in a Markdown file; nothing is worked out until asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from briefkit.formats._derive import Where
from briefkit.formats.front_matter.text import FrontPlaces
from briefkit.formats.front_matter.yaml import Path
from briefkit.formats.markdown.parser import trace
from briefkit.model import Brief
from briefkit.positions import Lines
from briefkit.problems import SourceSpan, join_pointer, split_pointer
from briefkit.walk import value_at

__all__ = ["MarkdownPlaces"]


class MarkdownPlaces:
    """Finds values of one Markdown file by their pointers."""

    def __init__(
        self,
        lines: Lines,
        brief: Brief,
        *,
        body: Mapping[str, Where],
        references: Mapping[str, Any],
        sources: Mapping[str, Path],
        front: FrontPlaces,
    ) -> None:
        self._lines = lines
        self._brief = brief
        self._body = body
        self._references = references
        self._sources = sources
        self._front = front
        self._traces: dict[str, list[tuple[int, int]] | None] = {}

    def span(self, pointer: str, start: int | None = None, end: int | None = None) -> SourceSpan:
        """Return where the value at `pointer` stands, a part of it, or its nearest ancestor."""
        pointer, start, end = self._within_text(pointer, start, end)
        for place, rest in _ancestors(pointer):
            if rest:
                start = end = None
            if place in self._body:
                return self._in_body(place, start, end)
            if place in self._sources:
                path = (*self._sources[place], *_as_path(rest))
                return self._front.place(path, start, end)
        return self._front.place(())

    def of(self, where: Where) -> SourceSpan:
        """Return the place of what stands `where`, whatever it is."""
        places = self._trace(where)
        return self._lines.span(places[0][0], places[-1][1]) if places else self._block(where)

    def key(self, pointer: str) -> SourceSpan:
        """Return where the key in the front matter stands that leads to `pointer`."""
        for place, rest in _ancestors(pointer):
            if place in self._sources:
                return self._front.key((*self._sources[place], *_as_path(rest)))
        return self.span(pointer)

    def _within_text(
        self, pointer: str, start: int | None, end: int | None
    ) -> tuple[str, int | None, int | None]:
        """Return quotes and spans as stretches of the text that they mark."""
        steps = split_pointer(pointer)
        for at, step in enumerate(steps[:-1]):
            if step in ("quotes", "spans"):
                marked = _value(self._brief, steps[: at + 2])
                if marked is None:
                    break
                text = "".join(f"/{step}" for step in (*steps[:at], "text"))
                if steps[at + 2 :] != ("text",) or start is None:
                    return text, marked.start, marked.end
                return text, marked.start + start, marked.start + (start if end is None else end)
        return pointer, start, end

    def _in_body(self, pointer: str, start: int | None, end: int | None) -> SourceSpan:
        where = self._body[pointer]
        if pointer not in self._traces:
            self._traces[pointer] = self._trace(where)
        places = self._traces[pointer]
        if not places:
            return self._block(where)
        if start is None:
            return self._lines.span(places[0][0], places[-1][1])
        first = places[start][0] if start < len(places) else places[-1][1]
        last = first if end is None or end <= start else places[min(end, len(places)) - 1][1]
        return self._lines.span(first, last)

    def _trace(self, where: Where) -> list[tuple[int, int]] | None:
        """Return the place of each code point of a text in the file; None if it is not known."""
        if where.content is None:
            return None
        starts = list(self._content_lines(where))
        if any(source < 0 for _, source in starts):
            return None
        places = []
        line = 0
        for first, last in self._characters(where, where.content):
            while line + 1 < len(starts) and starts[line + 1][0] <= first:
                line += 1
            shift = starts[line][1] - starts[line][0]
            places.append((first + shift, last + shift))
        return places if where.is_literal else places[where.start : where.end]

    def _characters(self, where: Where, content: str) -> Iterable[tuple[int, int]]:
        """Return the place in `content` of each code point of the value."""
        if where.is_literal:
            end = len(content) if where.end is None else where.end
            return ((at, at + 1) for at in range(where.start, end))
        return trace(content, dict(self._references))

    def _content_lines(self, where: Where) -> Iterator[tuple[int, int]]:
        """Yield where each line starts in the content, and in the file (-1 if not found)."""
        offset = 0
        for number, line in enumerate((where.content or "").split("\n"), start=where.lines[0]):
            start, text = self._line(number)
            column = text.rfind(line.rstrip(" \t"))
            yield offset, (start + column if column >= 0 else -1)
            offset += len(line) + 1

    def _block(self, where: Where) -> SourceSpan:
        first, after = where.lines
        last = max(first, after - 1)
        while last > first and not self._line(last)[1].strip():
            last -= 1
        start, text = self._line(first)
        end, last_text = self._line(last)
        return self._lines.span(
            start + len(text) - len(text.lstrip()), end + len(last_text.rstrip())
        )

    def _line(self, number: int) -> tuple[int, str]:
        """Return the offset and the text of a line, counted from 0."""
        starts = self._lines.starts
        start = starts[number] if number < len(starts) else len(self._lines.text)
        return start, self._lines.line(number)


def _value(brief: Brief, steps: tuple[str, ...]) -> Any:
    try:
        return value_at(brief, join_pointer(*steps))
    except LookupError:
        return None


def _ancestors(pointer: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield `pointer` and what it lies in, from the inside, with the steps that lead back."""
    rest: tuple[str, ...] = ()
    while pointer:
        yield pointer, rest
        pointer, _, step = pointer.rpartition("/")
        rest = (*split_pointer(f"/{step}"), *rest)


def _as_path(steps: tuple[str, ...]) -> Path:
    return tuple(int(step) if step.isdecimal() else step for step in steps)
