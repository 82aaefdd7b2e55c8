"""Edits of what the front matter of a Markdown file says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefkit._operations import Operation, Piece, pieces_of, pointer_after
from briefkit.edits import Edit, apply_edits
from briefkit.formats._lines_edit import LinesEditor
from briefkit.formats.front_matter import fields as front_fields
from briefkit.formats.front_matter import yaml as front_yaml
from briefkit.formats.front_matter.text import FrontMatter
from briefkit.formats.front_matter.yaml_edit import respelled, value_of
from briefkit.problems import join_pointer, split_pointer
from briefkit.walk import value_at

__all__ = ["FrontEditor"]

_ANNOTATIONS = "annotations"
_FENCE = "---"


class FrontEditor:
    """Turns operations on a brief into pieces of the front matter."""

    def __init__(self, editor: LinesEditor, front: FrontMatter, edits: Sequence[Edit]) -> None:
        self.editor = editor
        self.front = front
        self.edits = edits
        self.newline = "\r\n" if "\r\n" in editor.text else "\n"

    def holds(self, pointer: str) -> bool:
        """Tell whether the value at a pointer stands in the front matter."""
        first, last = self.editor.place(pointer)
        return last <= self.front.end and first < self.front.end

    def in_text(self, change: Operation) -> Piece:
        """Return the piece for a text that changes: the scalar that it is, or is a part of.

        Raises:
            ValueError: It does not stand there as it is.
        """
        self._check_yaml()
        pointer = join_pointer(*change.path)
        old = str(value_at(self.editor.document.brief, pointer))
        first, last = self.editor.place(pointer)
        token = self.editor.text[first:last]
        value = value_of(token)
        if not old or value.count(old) != 1:
            raise ValueError("the text does not stand in the front matter as it is")
        shift = value.index(old)
        pieces = [Piece(start + shift, end + shift, new) for start, end, new in change.pieces]
        return Piece(first, last, respelled(token, pieces))

    def annotates(self, pointer: str) -> bool:
        """Tell whether an annotation gives the value at a pointer."""
        annotated = self.front.value.get(_ANNOTATIONS)
        return isinstance(annotated, dict) and pointer in annotated

    def annotated(self, change: Operation) -> Piece:
        """Return the piece that changes a value that an annotation gives.

        Raises:
            ValueError: It goes, so that the text itself would count, or is no plain value.
        """
        self._check_yaml()
        if change.kind == "remove" or isinstance(change.value, (dict, list)):
            raise ValueError("an annotation that is no plain value")
        path = (_ANNOTATIONS, join_pointer(*change.path))
        first, last = self.editor.lines.offsets(self.front.places.place(path))
        token = self.editor.text[first:last]
        spelled = front_yaml.write({"": change.value}).partition(": ")[2].rstrip("\n")
        if change.kind == "text" and "\n" not in token:
            spelled = respelled(token, change.pieces)
        return Piece(first, last, spelled)

    def without(self, change: Operation) -> Piece:
        """Return the piece that takes out a value with its key, or an item with its hyphen."""
        self._check_yaml()
        first, _ = self.editor.place(join_pointer(*change.path))
        return Piece(*self._entry_lines(self.editor.lines.position(first)[0] - 1), "")

    def renamed(self, edit: Edit) -> Piece:
        """Return the piece that gives a key its new name.

        Raises:
            LookupError: There is no such key.
        """
        self._check_yaml()
        steps = split_pointer(edit.pointer)
        first, last = self.editor.lines.offsets(self.front.places.key(steps))
        key = self.editor.text[first:last]
        if value_of(key) != steps[-1] or edit.rename in self.front.value:
            raise LookupError(edit.pointer)
        return Piece(first, last, _renamed(key, str(edit.rename)))

    def entry(self, change: Operation) -> Piece:
        """Return the piece that writes the whole entry of a field anew, or adds it.

        Raises:
            ValueError: The field stands elsewhere, or somebody has commented on it.
        """
        name = str(change.path[0])
        if name == "sections":
            raise ValueError("the body has no place for that")
        fields = front_fields.write(apply_edits(self.editor.document.brief, self.edits))
        lines = front_yaml.write({name: fields[name]}).replace("\n", self.newline)
        if not self.front.end:
            fence = f"{_FENCE}{self.newline}"
            return Piece(0, 0, f"{fence}{lines}{fence}{self.newline}")
        self._check_yaml()
        if name not in self.front.value:
            at = self._last_line()
            return Piece(at, at, lines)
        span = self.front.places.key((name,))
        first, last = self._entry_lines(span.line - 1)
        if "#" in self.editor.text[first:last]:
            raise ValueError("there may be a comment in the entry")
        return Piece(first, last, lines)

    def annotations(self, changes: Iterable[Operation]) -> Iterator[Piece]:
        """Yield what keeps the annotations at the values that they are for."""
        gone = [change for change in changes if change.kind == "remove"]
        annotated = self.front.value.get(_ANNOTATIONS)
        for pointer in annotated if gone and isinstance(annotated, dict) else ():
            after = pointer_after(pointer, gone)
            if after == pointer:
                continue
            span = self.front.places.key((_ANNOTATIONS, pointer))
            if after is None:
                yield Piece(*self._entry_lines(span.line - 1), "")
                continue
            first, last = self.editor.lines.offsets(span)
            yield Piece(first, last, _renamed(self.editor.text[first:last], after))

    def _check_yaml(self) -> None:
        if not self.editor.text.startswith(_FENCE):
            raise ValueError("front matter that is not YAML is left alone")

    def _last_line(self) -> int:
        """Return where the line starts that closes the front matter."""
        return self.editor.text.rstrip().rfind("\n", 0, self.front.end - 2) + 1

    def _entry_lines(self, index: int) -> tuple[int, int]:
        """Return where the lines of an entry start and end: those that are indented below it."""
        lines = self.editor.lines
        starts = [*lines.starts, len(self.editor.text)]
        depth = _indent(lines.line(index))
        is_item = lines.line(index).lstrip().startswith("- ")
        after = index + 1
        while starts[after] < self.front.end:
            line = lines.line(after)
            inside = _indent(line) > depth or (not is_item and _is_item(line, depth))
            if not inside:
                break
            after += 1
        return starts[index], starts[after]


def _renamed(token: str, name: str) -> str:
    return respelled(token, pieces_of(value_of(token), name))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_item(line: str, depth: int) -> bool:
    return re.match(rf" {{{depth}}}- ", line) is not None
