"""HTML into blocks: what each start tag, text and end tag adds to a body."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

from briefkit.formats._links import safe_url
from briefkit.formats.bodies.body import Body, Builder
from briefkit.formats.bodies.html_media import has_words, media_of
from briefkit.formats.bodies.html_names import BLOCKS, ROLES, SPANS, TRANSPARENT, role_of
from briefkit.formats.bodies.inline import Inline, Taken
from briefkit.model import (
    BlockQuote,
    Figure,
    List,
    Media,
    Paragraph,
    Preformatted,
    PullQuote,
    Rule,
    Table,
)
from briefkit.prose.structure.endings import is_ended
from briefkit.problems import Problem

__all__ = ["Blocks"]

_LINES = frozenset(("item", "cell", "caption", "heading", "speaker", "pre"))
_HEADINGS = {f"h{number}": number for number in range(1, 7)}
_PULL = ("pullquote", "pull-quote", "pull_quote")
_DIALOGUE = ("– ", "— ", "―", "–\u2009", "—\u2009", "-\u2009", "- ")
_LONG_LINE = 90
_DASHES = " \t\n\xa0\u2009-–—―~,"


@attrs.define(eq=False)
class _Frame:
    """An element that is open and holds text of its own kind."""

    kind: str
    element: Any = None
    level: int = 0
    ordered: bool = False
    is_pull: bool = False
    items: list[Any] = attrs.field(factory=list)
    header: list[str] = attrs.field(factory=list)
    media: list[Media] = attrs.field(factory=list)
    caption: str = ""
    credit: str = ""
    speaker: str | None = None
    cite: str | None = None


class Blocks:
    """Takes the events of a walk through HTML and makes blocks of them."""

    def __init__(self, *, top: int) -> None:
        self._top = top
        self._builder = Builder()
        self._inline = Inline()
        self._frames = [_Frame("flow")]
        self._marks: list[Any] = []
        self._at: list[Any] = []
        self._seen: set[str] = set()
        self._line_before = ""
        self._refused: list[int] = []
        self._is_after_break = False

    # --- events --------------------------------------------------------------------------

    def start(self, name: str, element: Any) -> bool:
        """Begin an element; return whether to go into it."""
        handler = _STARTS.get(name)
        if handler is not None:
            entered = handler(self, name, element)
            if entered is not None:
                return entered
        elif name in BLOCKS:
            self._boundary()
        elif name not in SPANS and name not in TRANSPARENT:
            self._unknown(name)
        self._open_marks(name, element)
        if name in BLOCKS:
            self._at.append(element)
        return True

    def text(self, text: str) -> None:
        """Add text of the element that is open."""
        if self._is_after_break and not text.isspace():
            self._is_after_break = False
            self._after_break(text)
        self._inline.add(text)

    def end(self, name: str, element: Any) -> None:
        """End an element."""
        if name == "q":
            self._inline.add("”")
        frame = self._frames[-1]
        if frame.element is element:
            self._flush()
            self._frames.pop()
            _ENDS[frame.kind](self, frame)
        elif name in BLOCKS or (
            self._marks and self._marks[-1] is element and self._is_set_off(element)
        ):
            self._boundary()
        while self._marks and self._marks[-1] is element:
            self._marks.pop()
            self._inline.close()
        if self._at and self._at[-1] is element:
            self._at.pop()

    def left_out(self, name: str) -> None:
        """Say that an element was left out, once for each name."""
        message = f"the element {name!r:.40} is left out"
        self._say("BK122", f"left out {name}", message)

    def finish(self) -> Body:
        """Return the body."""
        self._flush()
        return self._builder.finish()

    # --- text ----------------------------------------------------------------------------

    def _boundary(self) -> None:
        """End the paragraph, or the line where there are no paragraphs."""
        self._is_after_break = False
        kind = self._frames[-1].kind
        if kind == "pre":
            self._inline.add("\n")
        elif kind in _LINES:
            self._inline.add(" ")
        else:
            self._flush()

    def _flush(self) -> None:
        """Put the text so far where it belongs."""
        self._is_after_break = False
        frame = self._frames[-1]
        if frame.kind == "pre":
            self._take_raw(frame)
            return
        taken = self._inline.take()
        refused, self._refused = self._refused, []
        if taken.text:
            _SINKS[frame.kind](self, frame, taken)
        if refused:
            self._say("BK122", f"link {self._builder.section}", "a link to a program is refused")

    def _take_raw(self, frame: _Frame) -> None:
        frame.caption += self._inline.raw
        self._inline.take()

    def _after_break(self, text: str) -> None:
        """Part a paragraph at a line break where two paragraphs meet, or speakers."""
        if self._frames[-1].kind in _LINES:
            return
        line = self._line_before
        if not is_ended(line):
            return
        if len(line) > _LONG_LINE or text.lstrip().startswith(_DIALOGUE):
            self._flush()

    def _open_marks(self, name: str, element: Any) -> None:
        kind = SPANS.get(name)
        if kind == "link":
            href = element.get("href")
            url = safe_url(href)
            if url is not None:
                self._mark("link", element, url)
            elif href and href.strip():
                self._refused.append(0)
        elif kind is not None:
            self._mark(kind, element)
        role = role_of(element.get("class")) or ("header" if name == "header" else None)
        if role is not None and self._frames[-1].kind != "pre":
            if self._is_set_off(element):
                self._boundary()
            self._mark(role, element)
        if name == "q":
            self._inline.add("“")

    def _mark(self, kind: str, element: Any, href: str | None = None) -> None:
        self._inline.open(kind, href)
        self._marks.append(element)

    def _is_set_off(self, element: Any) -> bool:
        """Tell whether an element in a line says by its class that it is a line of its own."""
        role = role_of(element.get("class"))
        if role not in ("byline", "kicker", "source"):
            return False
        above, before = element.getparent(), element.getprevious()
        beside = (element.tail, above.text if above is not None and before is None else None)
        return not any(has_words(text) for text in beside)

    def _unknown(self, name: str) -> None:
        self._say("BK121", f"unknown {name}", f"unknown element {name!r:.40}; its text is kept")

    def _say(self, code: str, key: str, message: str) -> None:
        if key not in self._seen:
            self._seen.add(key)
            self._builder.body.problems.append(
                Problem(pointer=self._builder.section, message=message, code=code)
            )

    def _element(self) -> Any:
        return self._at[-1] if self._at else None

    # --- sinks: where text goes ----------------------------------------------------------

    def _to_flow(self, _: _Frame, taken: Taken) -> None:
        paragraph = Paragraph(text=taken.text, spans=taken.spans)
        pointer = self._builder.block(paragraph, self._element())
        for role in taken.roles:
            if role.kind == "dateline" and role.start == 0 and self._builder.body.dateline is None:
                self._builder.body.dateline = (f"{pointer}/text", role.end)
            elif role.start == 0 and role.end == len(taken.text):
                self._builder.body.roles.setdefault(pointer, role.kind)

    def _to_quote(self, frame: _Frame, taken: Taken) -> None:
        frame.items.append(Paragraph(text=taken.text, spans=taken.spans))

    def _to_list(self, frame: _Frame, taken: Taken) -> None:
        frame.items.append(Paragraph(text=taken.text, spans=taken.spans))

    def _to_item(self, _: _Frame, taken: Taken) -> None:
        lists = next(frame for frame in reversed(self._frames) if frame.kind == "list")
        self._to_list(lists, taken)

    def _to_heading(self, frame: _Frame, taken: Taken) -> None:
        pointer = self._builder.heading(taken.text, frame.level, frame.element)
        role = next(
            (r.kind for r in taken.roles if r.kind in ROLES.values() or r.kind == "header"), None
        )
        if role or local_level(frame.element) == 1:
            self._builder.body.roles[pointer] = (
                role
                if role and role != "header"
                else "headline"
                if local_level(frame.element) == 1
                else "header"
            )

    def _to_cell(self, frame: _Frame, taken: Taken) -> None:
        frame.caption = taken.text

    def _to_caption(self, frame: _Frame, taken: Taken) -> None:
        credits = [role for role in taken.roles if role.kind == "credit"]
        text = taken.text
        for role in credits[:1]:
            frame.credit = text[role.start : role.end].strip()
            text = f"{text[: role.start].rstrip()} {text[role.end :].lstrip()}".strip()
        frame.caption = " ".join(filter(None, (frame.caption, text)))

    def _to_speaker(self, frame: _Frame, taken: Taken) -> None:
        sources = [role for role in taken.roles if role.kind == "source"]
        text = taken.text
        for role in sources[:1]:
            frame.cite = text[role.start : role.end].strip()
            text = text[: role.start] + text[role.end :]
        frame.speaker = text.strip(_DASHES) or None

    # --- starts --------------------------------------------------------------------------

    def _push(self, kind: str, element: Any, **data: Any) -> _Frame:
        frame = _Frame(kind, element, **data)
        self._frames.append(frame)
        return frame

    @property
    def _is_in_flow(self) -> bool:
        return self._frames[-1].kind in ("flow", "figure")

    def _start_heading(self, name: str, element: Any) -> None:
        self._boundary()
        if self._is_in_flow:
            number = int(name[1])
            level = element.get("data-level", "")
            level = int(level) if level.isdecimal() and len(level) < 3 else 0
            self._push("heading", element, level=level or max(number - self._top + 1, 1))

    def _start_quote(self, _: str, element: Any) -> None:
        self._boundary()
        if self._is_in_flow:
            cite = safe_url(element.get("cite"))
            self._push("quote", element, cite=cite, is_pull=_is_pull(element))

    def _start_aside(self, name: str, element: Any) -> None:
        if _is_pull(element):
            self._start_quote(name, element)
        else:
            self._boundary()

    def _start_footer(self, _: str, element: Any) -> None:
        self._boundary()
        if self._frames[-1].kind == "quote":
            self._push("speaker", element)

    def _start_cite(self, _: str, element: Any) -> None:
        if self._frames[-1].kind == "quote" and _is_last(element):
            self._flush()
            self._push("speaker", element)

    def _start_list(self, name: str, element: Any) -> None:
        if self._frames[-1].kind == "item":
            self._flush()
        else:
            self._boundary()
        if self._is_in_flow:
            self._push("list", element, ordered=name == "ol")

    def _start_item(self, _: str, element: Any) -> None:
        if self._frames[-1].kind == "item":
            self._flush()
            self._push("item", element)
            return
        self._boundary()
        if self._frames[-1].kind == "list":
            self._push("item", element)

    def _start_table(self, _: str, element: Any) -> None:
        self._boundary()
        if self._is_in_flow and not _is_layout(element):
            self._push("table", element)

    def _start_row(self, _: str, element: Any) -> None:
        self._boundary()
        if self._frames[-1].kind == "table":
            self._frames[-1].items.append([])

    def _start_cell(self, name: str, element: Any) -> None:
        self._boundary()
        if self._frames[-1].kind == "table":
            self._push("cell", element, ordered=name == "th")

    def _start_pre(self, _: str, element: Any) -> None:
        self._boundary()
        if self._is_in_flow:
            self._push("pre", element)

    def _start_figure(self, _: str, element: Any) -> None:
        self._boundary()
        if self._frames[-1].kind == "flow":
            is_ours = "media" in (element.get("class") or "").split()
            frame = self._push("figure", element)
            if is_ours:
                frame.media = media_of(element, element)

    def _start_caption(self, _: str, element: Any) -> None:
        self._boundary()
        if self._frames[-1].kind == "figure":
            self._push("caption", element)

    def _start_media(self, _: str, element: Any) -> bool:
        frame = self._frames[-1]
        found = media_of(element, frame.element)
        if element.get("class") and "emoji" in element.get("class").lower():
            self._inline.add(element.get("alt") or "")
        elif frame.kind == "figure":
            if found and frame.media and "media" in (frame.element.get("class") or "").split():
                frame.media = found
            else:
                frame.media += found
        elif frame.kind == "flow" or frame.kind in ("quote", "item", "list"):
            for media in found:
                self._builder.block(Figure(media=media), element)
        if not found and (element.get("src") or "").strip():
            self._say("BK122", "media", "a picture whose address is no address is left out")
        return False

    def _start_rule(self, _: str, element: Any) -> None:
        self._boundary()
        if self._is_in_flow:
            self._builder.block(Rule(), element)

    def _start_break(self, _: str, element: Any) -> None:
        if self._frames[-1].kind == "pre":
            self._inline.add("\n")
            return
        line = self._inline.end_line().strip()
        if line:
            self._inline.add(" ")
            self._line_before, self._is_after_break = line, True
        elif self._is_after_break:
            self._boundary()

    # --- ends ----------------------------------------------------------------------------

    def _end_nothing(self, frame: _Frame) -> None:
        """The text is where it belongs already."""

    def _end_quote(self, frame: _Frame) -> None:
        if frame.is_pull and frame.items:
            text = " ".join(item.text for item in frame.items)
            self._builder.block(PullQuote(text=text, speaker=frame.speaker), frame.element)
        elif frame.items:
            block = BlockQuote(paragraphs=frame.items, speaker=frame.speaker, cite=frame.cite)
            self._builder.block(block, frame.element)
        elif frame.speaker:
            self._builder.block(Paragraph(text=frame.speaker), frame.element)

    def _end_speaker(self, frame: _Frame) -> None:
        quote = self._frames[-1]
        quote.speaker = quote.speaker or frame.speaker
        quote.cite = quote.cite or frame.cite

    def _end_list(self, frame: _Frame) -> None:
        if frame.items:
            self._builder.block(List(items=frame.items, ordered=frame.ordered), frame.element)

    def _end_cell(self, frame: _Frame) -> None:
        table = self._frames[-1]
        if not table.items:
            table.items.append([])
        table.items[-1].append((frame.caption, frame.ordered))

    def _end_table(self, frame: _Frame) -> None:
        rows = [row for row in frame.items if any(text for text, _ in row)]
        header: list[str] = []
        if rows and all(is_head for _, is_head in rows[0]):
            header = [text for text, _ in rows.pop(0)]
        cells = [[text for text, _ in row] for row in rows]
        if cells or header:
            self._builder.block(Table(header=header, rows=cells), frame.element)

    def _end_pre(self, frame: _Frame) -> None:
        text = frame.caption.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
        if text.strip():
            self._builder.block(Preformatted(text=text), frame.element)

    def _end_caption(self, frame: _Frame) -> None:
        figure = self._frames[-1]
        figure.caption = " ".join(filter(None, (figure.caption, frame.caption)))
        figure.credit = figure.credit or frame.credit

    def _end_figure(self, frame: _Frame) -> None:
        for media in frame.media:
            figure = Figure(media=media, caption=frame.caption or None, credit=frame.credit or None)
            self._builder.block(figure, frame.element)
            frame.caption = ""
        if not frame.media and (text := " ".join(filter(None, (frame.caption, frame.credit)))):
            last = self._builder.last()
            if isinstance(last, BlockQuote | PullQuote) and last.speaker is None:
                self._builder.replace_last(attrs.evolve(last, speaker=text.strip(_DASHES) or None))
            else:
                self._builder.block(Paragraph(text=text), frame.element)


def local_level(element: Any) -> int:
    """Return the number in the name of a heading element."""
    return int(element.tag[-1])


def _is_pull(element: Any) -> bool:
    classes = (element.get("class") or "").lower()
    return any(name in classes for name in _PULL)


def _is_last(element: Any) -> bool:
    """Tell whether nothing stands behind an element in its own parent."""
    return element.getnext() is None and not has_words(element.tail)


def _is_layout(table: Any) -> bool:
    """Tell whether a table has a single cell: a frame around something."""
    cells = table.iter("{*}td", "{*}th")
    return next(cells, None) is None or next(cells, None) is None


_Start = Callable[[Blocks, str, Any], bool | None]
_STARTS: dict[str, _Start] = {
    **dict.fromkeys(_HEADINGS, Blocks._start_heading),
    **dict.fromkeys(("ul", "ol", "menu", "dir", "dl"), Blocks._start_list),
    **dict.fromkeys(("li", "dt", "dd"), Blocks._start_item),
    **dict.fromkeys(("td", "th"), Blocks._start_cell),
    **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), Blocks._start_pre),
    **dict.fromkeys(("img", "video", "audio"), Blocks._start_media),
    "aside": Blocks._start_aside,
    "blockquote": Blocks._start_quote,
    "br": Blocks._start_break,
    "caption": Blocks._start_caption,
    "cite": Blocks._start_cite,
    "figcaption": Blocks._start_caption,
    "figure": Blocks._start_figure,
    "footer": Blocks._start_footer,
    "hr": Blocks._start_rule,
    "table": Blocks._start_table,
    "tr": Blocks._start_row,
}
_SINKS: dict[str, Callable[[Blocks, _Frame, Taken], None]] = {
    "flow": Blocks._to_flow,
    "figure": Blocks._to_caption,
    "quote": Blocks._to_quote,
    "list": Blocks._to_list,
    "item": Blocks._to_item,
    "heading": Blocks._to_heading,
    "table": Blocks._to_flow,
    "cell": Blocks._to_cell,
    "caption": Blocks._to_caption,
    "speaker": Blocks._to_speaker,
}
_ENDS: dict[str, Callable[[Blocks, _Frame], None]] = {
    "quote": Blocks._end_quote,
    "speaker": Blocks._end_speaker,
    "list": Blocks._end_list,
    "item": Blocks._end_nothing,
    "heading": Blocks._end_nothing,
    "table": Blocks._end_table,
    "cell": Blocks._end_cell,
    "pre": Blocks._end_pre,
    "figure": Blocks._end_figure,
    "caption": Blocks._end_caption,
}
