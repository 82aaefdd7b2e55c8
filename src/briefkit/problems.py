"""Problems and places: what is wrong, how bad it is, and where, in one notation.

A place is a JSON Pointer (RFC 6901) into the canonical JSON form of a brief, whatever
format the brief was read from: ``/sections/0/blocks/2/text``. The empty pointer is the
whole document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

import attrs

from briefkit.pickling import lightly_pickled

__all__ = [
    "Problem",
    "Severity",
    "SourceSpan",
    "holders",
    "is_under",
    "join_pointer",
    "split_pointer",
]


class Severity(StrEnum):
    """How much a problem matters, from the one that breaks a brief to the one worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for information: lower is worse."""
        return _RANKS[self]


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@lightly_pickled
@attrs.frozen
class SourceSpan:
    """A stretch of a source text: 1-based lines and columns in code points, end exclusive."""

    line: int
    """The line it starts in."""

    column: int
    """The column it starts at."""

    end_line: int
    """The line it ends in."""

    end_column: int
    """The column just after its end."""


@lightly_pickled
@attrs.frozen(kw_only=True)
class Problem:
    """One thing that a reader or a rule noticed, at one place of a brief."""

    pointer: str
    """JSON Pointer (RFC 6901) of the value concerned; ``""`` is the document."""

    message: str
    """One line for a person: what is the matter, without a trailing period."""

    code: str = ""
    """The rule that this is a case of (``BK503``); empty for a problem that no rule names."""

    start: int | None = None
    """Code-point offset in the text at ``pointer`` where the problem starts."""

    end: int | None = None
    """Code-point offset in the text at ``pointer`` just after the problem."""

    span: SourceSpan | None = None
    """The place in the source, where the reader knows it better than ``pointer`` can say."""

    data: Mapping[str, Any] = attrs.field(factory=dict, hash=False)
    """Parameters for machines: what was expected, what was found, a suggestion."""


def join_pointer(*steps: str | int, base: str = "") -> str:
    """Return `base` extended by `steps` (keys and 0-based indexes) as a JSON Pointer.

    >>> join_pointer("sections", 0, "heading")
    '/sections/0/heading'
    """
    return base + "".join(
        f"/{step}" if isinstance(step, int) else "/" + step.replace("~", "~0").replace("/", "~1")
        for step in steps
    )


def split_pointer(pointer: str) -> tuple[str, ...]:
    """Return the unescaped steps of a JSON Pointer; indexes stay strings.

    Raises:
        ValueError: `pointer` is neither empty nor begins with a slash.
    """
    if not pointer:
        return ()
    if not pointer.startswith("/"):
        raise ValueError(f"not a JSON Pointer (RFC 6901): {pointer!r}")
    steps = pointer[1:].split("/")
    return tuple(map(_unescaped, steps) if "~" in pointer else steps)


def is_under(pointer: str, ancestor: str) -> bool:
    """Tell whether `pointer` is `ancestor` or lies inside it."""
    return pointer == ancestor or pointer.startswith(ancestor + "/")


def holders(pointer: str) -> Iterator[str]:
    """Yield the pointers of what holds the value at `pointer`, the nearest first.

    >>> list(holders("/sections/0"))
    ['/sections', '']
    """
    while pointer:
        pointer = pointer.rpartition("/")[0]
        yield pointer


def _unescaped(step: str) -> str:
    return step.replace("~1", "/").replace("~0", "~")
