"""The difference between two texts as a unified diff, for a person to look at."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from itertools import takewhile

from briefkit.echo import printable

__all__ = ["MAX_LINES", "difference"]

MAX_LINES = 2_000
"""How many lines two texts may differ in for the lines to be compared one by one."""

_CONTEXT = 3


def difference(before: str, after: str, name: str, *, context: int = _CONTEXT) -> str:
    """Return what changes in a text, in the unified format; empty if nothing does.

    What the texts share at their start and end costs nothing. Where they differ in more than
    `MAX_LINES` lines between, all of those are shown as taken out and put in.

    Args:
        before: The text as it is.
        after: The text as it is to be.
        name: What to call the file.
        context: How many lines to show that stay the same, before and after a change.
    """
    old, new = _lines(before), _lines(after)
    head = max(_shared(old, new) - context, 0)
    tail = max(_shared(old[head:][::-1], new[head:][::-1]) - context, 0)
    inner_old, inner_new = old[head : len(old) - tail], new[head : len(new) - tail]
    if max(len(inner_old), len(inner_new)) > MAX_LINES:
        found = _whole(inner_old, inner_new, head)
    else:
        found = _one_by_one(inner_old, inner_new, head, context)
    body = "".join(f"{line}\n" for line in found)
    shown = printable(name)
    return f"--- a/{shown}\n+++ b/{shown}\n{body}" if body else ""


def _lines(text: str) -> list[str]:
    """Return the lines of a text; one that is not ended says so, as ``diff`` does."""
    # Not str.splitlines(): a line of JSON may hold U+2028.
    lines = text.split("\n")
    last = lines.pop()
    return [*lines, f"{last}\n\\ No newline at end of file"] if last else lines


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many lines two texts have in common at their start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _one_by_one(
    old: Sequence[str], new: Sequence[str], skipped: int, context: int
) -> Iterator[str]:
    # Lines that recur a hundred times start no match: between blank lines and brackets, time
    # would grow with the cube of their number.
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=True)
    for group in matcher.get_grouped_opcodes(context):
        yield _header(group[0][1], group[-1][2], group[0][3], group[-1][4], skipped)
        for tag, start, end, new_start, new_end in group:
            if tag == "equal":
                yield from (f" {line}" for line in old[start:end])
                continue
            yield from (f"-{line}" for line in old[start:end])
            yield from (f"+{line}" for line in new[new_start:new_end])


def _whole(old: Sequence[str], new: Sequence[str], skipped: int) -> Iterator[str]:
    yield _header(0, len(old), 0, len(new), skipped)
    yield from (f"-{line}" for line in old)
    yield from (f"+{line}" for line in new)


def _header(start: int, end: int, new_start: int, new_end: int, skipped: int) -> str:
    old = _range(start + skipped, end + skipped)
    return f"@@ -{old} +{_range(new_start + skipped, new_end + skipped)} @@"


def _range(start: int, end: int) -> str:
    """Return lines as a diff counts them: an empty range is the line before it."""
    length = end - start
    if length == 1:
        return str(start + 1)
    return f"{start + 1 if length else start},{length}"
