"""Whether a regular expression of a house takes time in proportion to the text, whatever the text.

The engine of Python tries one way after another. What this looks at is in how many ways a pattern
can go on at one place: where that number is bounded and small, so is the time.
"""

from __future__ import annotations

import re
import warnings
from importlib import import_module
from typing import Any

__all__ = ["MOST_WAYS", "fault_of"]

MOST_WAYS = 256
"""In how many ways a pattern may go on at one place."""

_LONGEST = 300
_DEEPEST = 20
_MOST_REQUIRED = 100
_MOST_UNBOUNDED = 3
_MOST_BRANCHING = 8
_SINGLE = frozenset(("LITERAL", "NOT_LITERAL", "IN", "ANY", "CATEGORY"))


def fault_of(pattern: str) -> str | None:
    """Return why a pattern cannot be used; None if it can."""
    if len(pattern) > _LONGEST:
        return f"the pattern is longer than {_LONGEST} characters"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            compiled = re.compile(pattern)
            # The parser of `re` itself, so that nothing is read in another way than it will run.
            tree = import_module("re._parser").parse(pattern)
        _Measure().ways(tree, is_last=True)
    except (re.error, OverflowError, RecursionError, Warning) as error:
        return f"not a regular expression: {error}"
    except _TooManyWaysError as error:
        return str(error)
    return "the pattern fits the empty text" if compiled.fullmatch("") else None


class _TooManyWaysError(Exception):
    pass


class _Measure:
    """What is counted in one pattern."""

    def __init__(self) -> None:
        self._unbounded = 0
        self._depth = 0

    def ways(self, items: Any, *, is_last: bool = False) -> int:
        """Return in how many ways a sequence can go on.

        Args:
            items: The parsed sequence: pairs of an operation and what it works on.
            is_last: Whether nothing after it could fail, so that no second way is tried.

        Raises:
            _TooManyWaysError: They are too many.
        """
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _TooManyWaysError(f"groups are nested deeper than {_DEEPEST}")
        ways = 1
        for number, (operation, argument) in enumerate(items, 1):
            ways *= self._of(str(operation), argument, is_last and number == len(items))
            if ways > MOST_WAYS:
                raise _TooManyWaysError(
                    f"the pattern could go on in more than {MOST_WAYS} ways at one place: "
                    "bound its repetitions, {1,20} for +, or make them possessive, ++"
                )
        self._depth -= 1
        return ways

    def _of(self, operation: str, argument: Any, is_last: bool) -> int:
        if operation in ("MAX_REPEAT", "MIN_REPEAT"):
            return self._repeated(*argument, is_last=is_last)
        if operation == "SUBPATTERN":
            return self.ways(argument[-1], is_last=is_last)
        if operation == "BRANCH":
            return sum(self.ways(branch) for branch in argument[1])
        if operation == "GROUPREF_EXISTS":
            return sum(self.ways(part) for part in argument[1:] if part) + 1
        # There is no way back into the rest: what has been gone through once is settled.
        if operation == "POSSESSIVE_REPEAT":
            self._repeated(*argument, is_last=True)
        elif operation == "ATOMIC_GROUP":
            self.ways(argument, is_last=True)
        elif operation in ("ASSERT", "ASSERT_NOT"):
            self.ways(argument[1], is_last=True)
        return 1

    def _repeated(self, least: Any, most: Any, items: Any, *, is_last: bool) -> int:
        inner = self.ways(items)
        if inner > 1 and most > _MOST_BRANCHING:
            raise _TooManyWaysError(
                "what is repeated can itself go on in several ways: take the repetitions apart, "
                "or put what is repeated into an atomic group, (?>…)"
            )
        if most > MOST_WAYS:
            self._count_unbounded(items)
        if least > _MOST_REQUIRED:
            raise _TooManyWaysError(f"more than {_MOST_REQUIRED} repetitions are required")
        if inner > 1:
            return sum(inner**times for times in range(least, most + 1))
        return 1 if is_last else int(most) - int(least) + 1

    def _count_unbounded(self, items: Any) -> None:
        self._unbounded += 1
        if self._unbounded > _MOST_UNBOUNDED:
            raise _TooManyWaysError(f"more than {_MOST_UNBOUNDED} repetitions have no bound")
        if len(items) != 1 or str(items[0][0]) not in _SINGLE:
            raise _TooManyWaysError("only a single character can be repeated without a bound")
