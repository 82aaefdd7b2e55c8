"""Pages drawn with rich: as the lines of a terminal, with colour or without, and as a picture.

Everything here is given text that is harmless already. rich never reads markup in it.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import starmap, zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from briefkit.cli.marked import Piece
from briefkit.cli.page import Row

if TYPE_CHECKING:
    from rich.console import Console as Canvas
    from rich.text import Text

__all__ = ["canvas", "drawn", "picture"]

_NARROW = 60  # below that, remarks stand under what they are about
_WIDEST_COLUMN = 76
_WIDEST_MARGIN = 40
_GAP = 3

_STYLES = MappingProxyType(
    {
        "file": "bold",
        "fact": "dim",
        "masthead": "dim italic",
        "kicker": "bold cyan",
        "headline": "bold",
        "deck": "italic",
        "byline": "cyan",
        "dateline": "bold",
        "heading": "bold underline",
        "pull_quote": "italic",
        "note": "italic dim",
        "number": "dim",
        "speaker": "bold",
        "name": "bold not underline",
        "voice": "underline",
        "voice-0": "underline green",
        "voice-1": "underline magenta",
        "voice-2": "underline bright_blue",
        "voice-3": "underline bright_green",
        "voice-4": "underline bright_magenta",
        "voice-5": "underline blue",
        "error": "bold red",
        "warning": "yellow",
        "info": "cyan",
        "emphasis": "italic",
        "strong": "bold",
        "bar": "dim",
    }
)


def canvas(width: int, *, colour: bool, record: bool = False) -> Canvas:
    """Return what rich draws on: a text of a width, which the environment has no say in."""
    from rich.console import Console as Canvas

    return Canvas(
        file=io.StringIO(),
        width=width,
        color_system=("truecolor" if record else "standard") if colour else None,
        force_terminal=colour,
        force_jupyter=False,
        no_color=not colour,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        record=record,
    )


def drawn(rows: Iterable[Row], width: int, *, colour: bool) -> str:
    """Return a page as lines of at most `width` columns, in colour or with marks to be read."""
    paper = canvas(width, colour=colour)
    layout = _Layout(width, colour, paper)
    with paper.capture() as captured:
        for line in layout.lines(rows):
            line.rstrip()
            paper.print(line, no_wrap=True, crop=False, overflow="ignore")
    return captured.get()


def picture(rows: Iterable[Row], width: int, title: str) -> str:
    """Return a page as an SVG picture that needs nothing from elsewhere.

    The same page gives the same picture; no font is named by an address.
    """
    paper = canvas(width, colour=True, record=True)
    for line in _Layout(width, True, paper).lines(rows):
        paper.print(line, no_wrap=True, crop=False, overflow="ignore")
    return paper.export_svg(title=title, code_format=_SVG, unique_id="briefkit")


@attrs.frozen
class _Layout:
    """How the rows of a page become lines."""

    width: int
    colour: bool
    paper: Canvas

    @property
    def margin(self) -> int:
        """How wide the margin is; 0 where remarks stand below."""
        if self.width < _NARROW:
            return 0
        return min(_WIDEST_MARGIN, max(20, self.width * 3 // 8))

    @property
    def column(self) -> int:
        """How wide the column of text is."""
        if not self.margin:
            return self.width
        return min(_WIDEST_COLUMN, self.width - self.margin - _GAP)

    def lines(self, rows: Iterable[Row]) -> Iterator[Text]:
        """Yield every line of a page."""
        from rich.text import Text

        for index, group in enumerate(_groups(rows)):
            if index:
                yield Text()
            yield from self._beside(group) if self.margin else self._below(group)

    def _below(self, group: Iterable[Row]) -> Iterator[Text]:
        for row in group:
            yield from self._text(row)
            yield from self._remarks(row)

    def _beside(self, group: Iterable[Row]) -> Iterator[Text]:
        """Yield the lines of rows without a blank line between, remarks as high as they can."""
        left: list[Text] = []
        right: list[Text | None] = []
        for row in group:
            right += [None] * (len(left) - len(right))
            left += self._text(row)
            right += self._remarks(row)
        return starmap(self._line, zip_longest(left, right))

    def _line(self, text: Text | None, remark: Text | None) -> Text:
        from rich.text import Text

        line = text or Text()
        if remark is not None:
            line.append(" " * (self.column - line.cell_len))
            line.append(" │ ", _STYLES["bar"])
            line.append_text(remark)
        return line

    def _text(self, row: Row) -> list[Text]:
        return self._wrapped(row.pieces, self.column, row.first, row.further)

    def _remarks(self, row: Row) -> list[Text]:
        width, first = (self.margin, "") if self.margin else (self.width, "  ")
        return [line for remark in row.margin for line in self._wrapped(remark, width, first, "  ")]

    def _wrapped(self, pieces: Iterable[Piece], width: int, first: str, further: str) -> list[Text]:
        from rich.cells import cell_len
        from rich.text import Text

        room = max(4, width - max(cell_len(first), cell_len(further)))
        whole = Text.assemble(*self._styled(pieces))
        lines = whole.wrap(self.paper, room, overflow="fold") or [Text()]
        return [
            Text.assemble((further if index else first, _STYLES["bar"]), line)
            for index, line in enumerate(lines)
        ]

    def _styled(self, pieces: Iterable[Piece]) -> Iterator[tuple[str, str]]:
        for text, look, emphasis in pieces:
            if look == "mark" and self.colour:
                continue
            words = f"{look} {emphasis}".split()
            yield text, " ".join(_STYLES[word] for word in words if word in _STYLES)


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield rows together that have no blank line between them."""
    group: list[Row] = []
    for row in rows:
        if group and not row.close:
            yield group
            group = []
        group.append(row)
    yield group


# The template of rich without its web fonts: see rich.console.CONSOLE_SVG_FORMAT.
_SVG = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
    <style>
    .{unique_id}-matrix {{
        font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
        font-size: {char_height}px;
        line-height: {line_height}px;
        font-variant-east-asian: full-width;
    }}

    .{unique_id}-title {{
        font-size: 18px;
        font-weight: bold;
        font-family: sans-serif;
    }}

    {styles}
    </style>

    <defs>
    <clipPath id="{unique_id}-clip-terminal">
      <rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
    </clipPath>
    {lines}
    </defs>

    {chrome}
    <g transform="translate({terminal_x}, {terminal_y})"
       clip-path="url(#{unique_id}-clip-terminal)">
    {backgrounds}
    <g class="{unique_id}-matrix">
    {matrix}
    </g>
    </g>
</svg>
"""
