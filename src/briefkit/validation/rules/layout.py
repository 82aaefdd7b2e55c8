"""BK51x: how a text file is laid out, where it was written by hand or taken off a wire."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefkit.problems import Severity
from briefkit.validation.context import Context
from briefkit.validation.findings.fix import Edit, Fix
from briefkit.validation.rule import Hit, Rule, Source, rule

__all__ = ["RULES"]

_TEXT_FORMATS = ("wire", "markdown")


@rule(
    "BK510",
    Severity.INFO,
    scope="source",
    fix="safe",
    formats=_TEXT_FORMATS,
    bad=(
        Source("wire", "\n\nBridge opens\n\nThe bridge opened.\n"),
        Source("wire", "Bridge opens\n\n\n\nThe bridge opened.\n"),
    ),
    good=Source("wire", "Bridge opens\n\nThe bridge opened.\n"),
)
def blank_lines(ctx: Context) -> Iterator[Hit]:
    """One blank line parts two paragraphs, and none stands at the head of a file.

    More of them are the traces of a design that was lost on the way. They are reported once,
    where they begin.
    """
    source = ctx.source
    runs = [run for run in _blank_runs(source) if run.lines > 1 or run.start == 0]
    if runs:
        start, _, lines = runs[0]
        what = "line" if lines == 1 else "lines"
        message = f"{lines} blank {what} {'in a row' if start else 'at the head of the file'}"
        if len(runs) > 1:
            more = "one more place" if len(runs) == 2 else f"{len(runs) - 1} more places"
            message += f", and too many in {more}"
        is_prose = ctx.format != "markdown" or not _MARKDOWN_LAYOUT.search(source)
        fix = _closed_up(source, runs) if is_prose and len(runs) <= _MOST_FIXED else None
        yield Hit("", message, start, start, {"places": len(runs)}, fix=fix)


# A block where blank lines are content: code, or front matter.
_MARKDOWN_LAYOUT = re.compile(r"```|~~~|\n(?:    |\t)|\A---")
_MOST_FIXED = 1000


def _closed_up(source: str, runs: Iterable[_BlankRun]) -> Fix:
    edits = []
    for start, end, _ in runs:
        # The first line end stays, but for the head of the file.
        after = source.index("\n", start) + 1 if start else 0
        edits.append(Edit(pointer="", start=after, end=end, replacement=""))
    return Fix(message="leave one blank line", edits=edits)


class _BlankRun(NamedTuple):
    """Blank lines one after the other."""

    start: int
    end: int
    lines: int


def _blank_runs(source: str) -> Iterator[_BlankRun]:
    offset = start = count = 0
    # What follows the last line end is no line.
    for line in source.split("\n")[:-1]:
        if not line or line.isspace():
            start = start if count else offset
            count += 1
        elif count:
            yield _BlankRun(start, offset, count)
            count = 0
        offset += len(line) + 1
    if count:
        yield _BlankRun(start, offset, count)


@rule(
    "BK511",
    Severity.INFO,
    scope="source",
    fix="safe",
    formats=_TEXT_FORMATS,
    bad=Source("wire", "Bridge opens\n\nThe bridge opened."),
    good=(
        Source("wire", "Bridge opens\n\nThe bridge opened.\n"),
        Source("wire", "Bridge opens\r\rThe bridge opened.\r"),
    ),
    reference="POSIX.1-2017 section 3.206: a line ends in a newline",
)
def missing_final_newline(ctx: Context) -> Iterator[Hit]:
    """A text file ends with a newline.

    Without it, tools that join files run its last line into the first of the next.
    """
    end = len(ctx.source)
    if end and not ctx.source.endswith(("\n", "\r")):
        newline = "\r\n" if "\r\n" in ctx.source else "\n"
        edit = Edit(pointer="", start=end, end=end, replacement=newline)
        fix = Fix(message="end the file with a newline", edits=[edit])
        yield Hit("", "no newline at the end of the file", end, end, fix=fix)


BROKEN_WORD = Rule(
    code="BK516",
    name="broken-word",
    severity=Severity.INFO,
    scope="source",
    summary="No word is broken by the layout.",
    why="A hyphen at the end of a line is left out where it belongs to the line alone, and a drop "
    "capital is put before its word. Where nobody can tell, the hyphen stays.",
    bad=(
        Source("wire", "Bridge opens\n\nThe council of the inter-\nnational bridge met.\n"),
        Source("wire", "Bridge opens\n\nT\nhe council met.\n"),
    ),
    good=(Source("wire", "Bridge opens\n\nThe well-\nknown bridge is open.\n"),),
)

RULES = (blank_lines, missing_final_newline, BROKEN_WORD)
"""The rules of this module, in the order of their codes."""
