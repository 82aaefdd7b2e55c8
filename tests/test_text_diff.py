"""The difference between two texts, in the unified format."""

from __future__ import annotations

import re
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit import text_diff
from briefkit.text_diff import difference
from effort import examples

_texts = st.lists(st.sampled_from(["a", "b", "c", "", "@@", "-x", "+x"]), max_size=30).map(
    "\n".join
)


def applied(before: str, diff: str) -> str:
    """Return a text after a unified diff of it, as ``patch`` would make it."""
    old = before.split("\n")
    new: list[str] = []
    at = 0
    for line in diff.split("\n")[2:-1]:
        header = re.match(r"@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@$", line)
        if header:
            start = int(header[1]) - (header[2] != "0")
            new += old[at:start]
            at = start
        elif line[:1] in (" ", "-"):
            assert old[at] == line[1:]
            new += [old[at]] if line[0] == " " else []
            at += 1
        else:
            new.append(line[1:])
    return "\n".join(new + old[at:])


@settings(max_examples=examples(200), deadline=None)
@given(before=_texts, after=_texts, context=st.integers(0, 3))
def test_a_diff_leads_from_one_text_to_the_other(before: str, after: str, context: int) -> None:
    """Applied to the first text it gives the second; nothing for equal texts."""
    before, after = f"{before}\n", f"{after}\n"

    diff = difference(before, after, "a.txt", context=context)

    assert applied(before, diff) == after if diff else before == after


def test_a_diff_looks_like_one() -> None:
    """File names, line numbers, the lines around a change, and a missing end of a line."""
    before = "".join(f"{n}\n" for n in range(9))

    diff = difference(before, before.replace("4\n", "four\n") + "end", "b\x1b.txt")

    assert diff == (
        "--- a/b\\x1b.txt\n+++ b/b\\x1b.txt\n@@ -2,8 +2,9 @@\n 1\n 2\n 3\n-4\n+four\n 5\n 6\n 7\n"
        " 8\n+end\n\\ No newline at end of file\n"
    )


def test_lines_that_recur_cost_no_more() -> None:
    """A change in every paragraph is shown at once, though blank lines stand between them all."""
    before, after = ("".join(f"{word} {n}\n\n" for n in range(900)) for word in ("old", "new"))
    started = time.process_time()

    diff = difference(before, after, "a.txt")

    assert time.process_time() - started < 2
    assert applied(before, diff) == after


def test_what_differs_too_much_is_not_compared() -> None:
    """Beyond the limit all lines between the first and the last difference are replaced."""
    count = text_diff.MAX_LINES + 1
    before, after = "same\n" + "a\n" * count, "same\n" + "b\n" * count

    diff = difference(before, after, "a.txt", context=0)

    assert diff.count("\n-a") == diff.count("\n+b") == count
    assert "same" not in diff
