"""What is wrong with a configuration: every fault, with its place and what was likely meant."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from briefkit.echo import printable, quoted
from briefkit.errors import BriefkitError
from briefkit.toml_places import Key

__all__ = ["ConfigurationError", "Fault", "Key", "similar"]

_MOST = 3
_LONGEST = 64


@attrs.frozen(kw_only=True)
class Fault:
    """One thing that is wrong with a configuration."""

    message: str
    """One line for a person, without a trailing period."""

    key: Key = ()
    """Where it is, counted from the table of briefkit; empty for the whole of it."""

    suggestions: tuple[str, ...] = ()
    """What was likely meant, the nearest first, at most three."""

    of_key: bool = False
    """True if the key itself is at fault, rather than its value."""

    path: str | None = None
    """The file."""

    line: int | None = None
    """The 1-based line."""

    column: int | None = None
    """The 1-based column, in code points."""

    def __str__(self) -> str:
        place = [str(part) for part in (self.path, self.line, self.column) if part is not None]
        where = [":".join(place)] if place else []
        return ": ".join([*where, printable(self.message)]) + _hint(self.suggestions)


class ConfigurationError(BriefkitError, ValueError):
    """A configuration cannot be used; every fault of it is told, not just the first."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        """All that is wrong, in the order of the file; never empty."""
        super().__init__(self.faults)

    def __str__(self) -> str:
        more = len(self.faults) - 1
        return str(self.faults[0]) + (f" (and {more} more)" if more else "")

    @property
    def message(self) -> str:
        """What the first fault is."""
        return self.faults[0].message

    @property
    def path(self) -> str | None:
        """The file; None for a configuration that came from none."""
        return self.faults[0].path

    @property
    def line(self) -> int | None:
        """The 1-based line of the first fault, where it is known."""
        return self.faults[0].line

    @property
    def column(self) -> int | None:
        """The 1-based column of the first fault, in code points, where it is known."""
        return self.faults[0].column

    @property
    def suggestions(self) -> tuple[str, ...]:
        """What was likely meant where the first fault is, the nearest first."""
        return self.faults[0].suggestions


def similar(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return those of `known` that `word` is likely a misspelling of: three at most."""
    if len(word) > _LONGEST:  # difflib is quadratic, and nobody misspells that much
        return ()
    import difflib  # late: nobody pays for it but who misspelled something

    spelled = {name.lower(): name for name in known}
    found = difflib.get_close_matches(word.lower(), spelled, n=_MOST, cutoff=0.7)
    return tuple(spelled[name] for name in found)


def _hint(suggestions: tuple[str, ...]) -> str:
    if not suggestions:
        return ""
    *others, last = map(quoted, suggestions)
    return f"; did you mean {', '.join(others)} or {last}?" if others else f"; did you mean {last}?"
