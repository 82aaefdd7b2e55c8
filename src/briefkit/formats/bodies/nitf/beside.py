"""What stands in a NITF body and is not the story: notes, links, and what nobody knows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import attrs

from briefkit.echo import counted
from briefkit.model import Link, Media, Note
from briefkit.problems import Problem, SourceSpan

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Beside", "noticed"]


@attrs.define
class Beside:
    """What stands in a body and is not the story."""

    notes: list[Note] = attrs.field(factory=list)
    """Footnotes and notes for the reader."""

    private: list[str] = attrs.field(factory=list)
    """Notes that are not for publication."""

    attached: list[Media] = attrs.field(factory=list)
    """Media that go with the story, but have no place in it."""

    links: list[Link] = attrs.field(factory=list)
    """What to see along with the story."""

    unknown: dict[str, list[int]] = attrs.field(factory=dict)
    """The lines of the elements that nobody knows, by name."""

    left_out: dict[str, list[int]] = attrs.field(factory=dict)
    """The lines of the elements that were left out, by name."""

    is_exact: bool = False
    """Whether briefkit wrote the document, so that nothing is more or less than it is marked."""

    depth: int = 0
    """How deep inside one another the elements lie that are being read."""

    def problems(self) -> Iterator[Problem]:
        """Yield what was not known or left out, a problem for each name, at its first line."""
        for name, lines in self.unknown.items():
            message = (
                f"{counted(len(lines), 'element')} {name!r:.40} not known to NITF; its text is kept"
            )
            yield _problem("BK121", message, lines[0])
        for name, lines in self.left_out.items():
            yield _problem(
                "BK122", f"{counted(len(lines), 'element')} {name!r:.40} left out", lines[0]
            )


def noticed(names: dict[str, list[int]], name: str, element: Element) -> None:
    """Add an element to those of its name."""
    line: Any = element.sourceline
    names.setdefault(name, []).append(line or 1)


def _problem(code: str, message: str, line: int) -> Problem:
    span = SourceSpan(line, 1, line, 1)
    return Problem(pointer="", message=message, code=code, span=span)
