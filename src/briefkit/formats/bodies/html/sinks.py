"""What becomes of the text in an element of HTML, and of the element when it ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from briefkit.formats.bodies.html.media import of_figure
from briefkit.formats.bodies.html.names import role_in
from briefkit.formats.bodies.html.state import REFUSED, Frame, Sink, State
from briefkit.formats.bodies.inline import Taken
from briefkit.model import (
    BlockQuote,
    Figure,
    List,
    Paragraph,
    Preformatted,
    PullQuote,
    Table,
)
from briefkit.model._trusted import maker
from briefkit.problems import Problem

__all__ = ["ENDS", "SINKS"]

_DASHES = " \t\n\xa0\u2009-–—―~,"
_CREDITS = frozenset(("byline", "credit", "source"))  # of a picture, in its caption
_make_paragraph = maker(Paragraph)


def _to_flow(state: State, taken: Taken) -> None:
    body = state.builder.body
    covered = {r.kind for r in taken.roles if r.start == 0 and r.end == len(taken.text)}
    role = role_in(covered) if covered else None
    if role in ("caption", "credit") and _under_figure(state, taken.text, role):
        return
    pointer = state.builder.block(_paragraph(taken), state.block)
    if role is not None:
        body.roles[pointer] = role
    for found in taken.roles:
        if found.kind == "dateline" and found.start == 0 and body.dateline is None:
            body.dateline = (f"{pointer}/text", found.end)
        elif found.kind == REFUSED:
            problem = Problem(
                pointer=f"{pointer}/text",
                message="a link that is no address is left out",
                code="BK122",
                start=found.start,
                end=found.end,
            )
            body.problems.append(problem)


def _under_figure(state: State, text: str, field: str) -> bool:
    """Give the figure above its caption or credit, if it lacks one."""
    last = state.builder.last()
    if not isinstance(last, Figure) or getattr(last, field):
        return False
    words: dict[str, Any] = {field: text}
    state.builder.replace_last(attrs.evolve(last, **words))
    return True


def _paragraph(taken: Taken) -> Paragraph:
    paragraph: Paragraph = _make_paragraph(taken.text, taken.spans, ())
    return paragraph


def _to_items(state: State, taken: Taken) -> None:
    state.frame.items.append(_paragraph(taken))


def _to_list(state: State, taken: Taken) -> None:
    frame = next(frame for frame in reversed(state.frames) if frame.kind == "list")
    frame.items.append(_paragraph(taken))


def _to_heading(state: State, taken: Taken) -> None:
    frame = state.frame
    pointer = state.builder.heading(taken.text, frame.level, frame.element)
    role = role_in({found.kind for found in taken.roles})
    if role is not None:
        state.builder.body.roles[pointer] = role


def _to_text(state: State, taken: Taken) -> None:
    state.frame.text = taken.text


def _to_caption(state: State, taken: Taken) -> None:
    frame, text = state.frame, taken.text
    credit = next((role for role in taken.roles if role.kind in _CREDITS), None)
    if credit is not None:
        frame.credit = frame.credit or text[credit.start : credit.end].strip()
        text = f"{text[: credit.start].rstrip()} {text[credit.end :].lstrip()}".strip()
    frame.text = f"{frame.text} {text}".strip()


def _to_speaker(state: State, taken: Taken) -> None:
    frame, text = state.frame, taken.text
    marked = {role.kind: (role.start, role.end) for role in taken.roles}
    if "source" in marked:
        start, end = marked["source"]
        frame.cite = text[start:end].strip()
        text = text[:start]
    if "speaker" in marked:
        start, end = marked["speaker"]
        frame.speaker = text[start:end]
    else:
        frame.speaker = text.strip(_DASHES) or None


SINKS: Mapping[str, Sink] = {
    "flow": _to_flow,
    "figure": _to_caption,
    "quote": _to_items,
    "list": _to_list,
    "item": _to_list,
    "heading": _to_heading,
    "table": _to_flow,
    "cell": _to_text,
    "caption": _to_caption,
    "speaker": _to_speaker,
}
"""What takes the text in a frame, by the kind of the frame."""


# --- ends --------------------------------------------------------------------------------


def _end_quote(state: State, frame: Frame) -> None:
    add = state.builder.block
    if frame.items and frame.is_marked:
        text = " ".join(item.text for item in frame.items)
        add(PullQuote(text=text, speaker=frame.speaker), frame.element)
    elif frame.items:
        quote = BlockQuote(paragraphs=frame.items, speaker=frame.speaker, cite=frame.cite)
        add(quote, frame.element)
    elif frame.speaker:
        add(Paragraph(text=frame.speaker), frame.element)


def _end_speaker(state: State, frame: Frame) -> None:
    state.frame.speaker = state.frame.speaker or frame.speaker
    state.frame.cite = state.frame.cite or frame.cite


def _end_list(state: State, frame: Frame) -> None:
    if frame.items:
        state.builder.block(List(items=frame.items, ordered=frame.is_marked), frame.element)


def _end_cell(state: State, frame: Frame) -> None:
    rows = state.frame.items
    if not rows:
        rows.append([])
    rows[-1].append((frame.text, frame.is_marked))


def _end_table(state: State, frame: Frame) -> None:
    rows = [row for row in frame.items if any(text for text, _ in row)]
    has_header = bool(rows) and all(is_head for _, is_head in rows[0])
    texts = [[text for text, _ in row] for row in rows]
    if texts:
        header = texts.pop(0) if has_header else ()
        state.builder.block(Table(header=header, rows=texts), frame.element)


def _end_pre(state: State, frame: Frame) -> None:
    text = frame.text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if text.strip():
        state.builder.block(Preformatted(text=text), frame.element)


def _end_caption(state: State, frame: Frame) -> None:
    figure = state.frame
    figure.text = f"{figure.text} {frame.text}".strip()
    figure.credit = figure.credit or frame.credit


def _end_figure(state: State, frame: Frame) -> None:
    caption: str | None = frame.text or None
    shown = frame.media or of_figure(frame.element)
    for media in shown:
        figure = Figure(media=media, caption=caption, credit=frame.credit)
        state.builder.block(figure, frame.element)
        caption = None
    if not shown:
        _without_media(state, frame)


def _without_media(state: State, frame: Frame) -> None:
    """Keep the caption of a figure that shows no media: of a quotation it is the speaker."""
    text = " ".join(filter(None, (frame.text, frame.credit)))
    last = state.builder.last()
    if not text:
        return
    if isinstance(last, BlockQuote | PullQuote) and last.speaker is None:
        state.builder.replace_last(attrs.evolve(last, speaker=text.strip(_DASHES) or None))
    else:
        state.builder.block(Paragraph(text=text), frame.element)


def _end_nothing(_: State, __: Frame) -> None:
    """The text is where it belongs already."""


ENDS: Mapping[str, Callable[[State, Frame], None]] = {
    "quote": _end_quote,
    "speaker": _end_speaker,
    "list": _end_list,
    "item": _end_nothing,
    "heading": _end_nothing,
    "table": _end_table,
    "cell": _end_cell,
    "pre": _end_pre,
    "figure": _end_figure,
    "caption": _end_caption,
}
"""What happens when the element of a frame ends, by the kind of the frame."""
