"""What stands in a NITF body and is not the story: notes, links, and what nobody knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import attrs

from briefkit.echo import counted
from briefkit.model import Link, Media, Note
from briefkit.problems import Problem

__all__ = ["Beside"]


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

    unknown: Counter[str] = attrs.field(factory=Counter)
    """How many elements there are of names that nobody knows."""

    left_out: Counter[str] = attrs.field(factory=Counter)
    """How many elements were left out, by name."""

    is_exact: bool = False
    """Whether briefkit wrote the document, so that nothing is more or less than it is marked."""

    depth: int = 0
    """How deep inside one another the elements lie that are being read."""

    def problems(self) -> Iterator[Problem]:
        """Yield what was not known or left out, a problem for each name."""
        for name, count in self.unknown.items():
            message = (
                f"{counted(count, 'element')} {name!r:.40} not known to NITF; the text is kept"
            )
            yield Problem(pointer="", message=message, code="BK121")
        for name, count in self.left_out.items():
            message = f"{counted(count, 'element')} {name!r:.40} left out"
            yield Problem(pointer="", message=message, code="BK122")
