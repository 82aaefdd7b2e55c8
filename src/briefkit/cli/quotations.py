"""Quotations as a table of who said what, shown to people or to programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

import attrs

from briefkit.cli.console import Console, columns
from briefkit.cli.drawing import canvas
from briefkit.cli.errors import place
from briefkit.echo import printable
from briefkit.formats import Document
from briefkit.model import Quote
from briefkit.problems import SourceSpan

__all__ = ["RENDERERS", "Quotation", "Render", "quotations_of"]

# What makes a spreadsheet take a cell for a formula (OWASP, "CSV Injection"), wide forms included.
_FORMULA = tuple("=+-@＝＋－＠\t\r\n")


@attrs.frozen(kw_only=True)
class Quotation:
    """One row: somebody's words, whose they are, and where they stand."""

    file: str
    """The file, as it was named."""

    span: SourceSpan | None
    """The place of the words in it, where that is known."""

    pointer: str
    """JSON Pointer of the quote in its brief."""

    quote: Quote
    """The quote itself."""

    @property
    def place(self) -> str:
        """Where it stands, as editors know it: ``story.txt:22:1``."""
        return place(self.file, self.span, self.pointer)

    @property
    def who(self) -> str:
        """The speaker's name; else the words that name the speaker, in brackets; else ``?``."""
        if self.quote.speaker:
            return self.quote.speaker
        return f"({self.quote.mention})" if self.quote.mention else "?"

    def to_dict(self) -> dict[str, str | int | None]:
        """Return the row for a program, every column in its order."""
        quote = self.quote
        return {
            "file": self.file,
            "line": self.span.line if self.span else None,
            "column": self.span.column if self.span else None,
            "pointer": self.pointer,
            "speaker": quote.speaker,
            "mention": quote.mention,
            "cue": quote.cue,
            "kind": quote.kind,
            "text": quote.text,
        }


def quotations_of(document: Document, file: str) -> Iterator[Quotation]:
    """Yield the quotations of a document that was read from `file`, in order."""
    for pointer, quote in document.brief.quotes:
        span = document.locate(pointer)
        yield Quotation(file=file, span=span, pointer=pointer, quote=quote)


Render: TypeAlias = Callable[[Iterable[Quotation], Console], Iterator[str]]
"""Shows quotations, piece by piece; takes with them where they are going to be shown."""


def _table(quotations: Iterable[Quotation], console: Console) -> Iterator[str]:
    rows = [_cells(quotation) for quotation in quotations]
    if not rows:
        return
    if console.is_terminal:
        yield _drawn(rows, console)
        return
    from rich.cells import cell_len

    yield from columns([_HEADINGS, *rows], cell_len)


_HEADINGS = ("place", "speaker", "cue", "words")


def _cells(quotation: Quotation) -> tuple[str, ...]:
    cells = (quotation.place, quotation.who, quotation.quote.cue or "", quotation.quote.text)
    # Spaces of every kind become one space: in a table nobody could tell them apart.
    return tuple(printable(" ".join(cell.split())) for cell in cells)


def _drawn(rows: Sequence[Sequence[str]], console: Console) -> str:
    """Return a table as wide as the terminal; where little is left for words, places go below."""
    from rich.cells import cell_len
    from rich.table import Table
    from rich.text import Text

    width = console.width
    narrow = [max(map(cell_len, cells)) for cells in list(zip(*rows, strict=True))[:3]]
    has_room = width - sum(narrow) - _BETWEEN * len(narrow) >= _ROOM_FOR_WORDS
    table = Table(box=None, padding=(0, _BETWEEN, 0, 0), pad_edge=False, header_style="bold")
    if has_room:
        table.add_column("place", style="dim")
    table.add_column("speaker", overflow="fold", max_width=max(10, width // 4), style="green")
    table.add_column("cue", overflow="fold", max_width=max(6, width // 6))
    table.add_column("words", overflow="fold", ratio=1)
    for place_, *others, words in rows:
        whole = Text(words) if has_room else Text.assemble(words, "\n", (place_, "dim"))
        table.add_row(*map(Text, [place_, *others] if has_room else others), whole)
    paper = canvas(width, colour=console.takes_colour)
    with paper.capture() as captured:
        paper.print(table)
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


_BETWEEN = 2
_ROOM_FOR_WORDS = 40


def _json(quotations: Iterable[Quotation], console: Console) -> Iterator[str]:
    del console
    found = [quotation.to_dict() for quotation in quotations]
    yield json.dumps({"schema": "briefkit-quotes/1", "quotes": found}, indent=2) + "\n"


def _jsonl(quotations: Iterable[Quotation], console: Console) -> Iterator[str]:
    del console
    for quotation in quotations:
        yield json.dumps(quotation.to_dict()) + "\n"


def _csv(quotations: Iterable[Quotation], console: Console) -> Iterator[str]:
    del console
    yield _csv_line(field for field in _CSV_FIELDS)
    for quotation in quotations:
        yield _csv_line(map(_csv_cell, quotation.to_dict().values()))


_CSV_FIELDS = "file line column pointer speaker mention cue kind text".split()


def _csv_line(cells: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


def _csv_cell(value: str | int | None) -> object:
    """Return a cell that no spreadsheet runs: what would be a formula gets an apostrophe."""
    if not isinstance(value, str):
        return value
    # What no encoding can carry, in a file name or out of JSON, becomes visible.
    text = value.encode(errors="backslashreplace").decode()
    return f"'{text}" if text.startswith(_FORMULA) else text


RENDERERS: Mapping[str, Render] = MappingProxyType(
    {"table": _table, "json": _json, "jsonl": _jsonl, "csv": _csv}
)
"""The ways to show quotations, by name."""
