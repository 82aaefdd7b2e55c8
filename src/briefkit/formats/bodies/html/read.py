"""The body of a story in HTML, well-formed or not, in any namespace or none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Any

from briefkit.errors import ParseError
from briefkit.formats._links import safe_url
from briefkit.formats._xml import local
from briefkit.formats.bodies.body import Body
from briefkit.formats.bodies.html.media import has_words
from briefkit.formats.bodies.html.names import (
    BLOCKS,
    EMBEDS,
    LEFT_OUT,
    SET_OFF,
    SILENT,
    SPANS,
    TRANSPARENT,
    role_of,
)
from briefkit.formats.bodies.html.sinks import ENDS, SINKS
from briefkit.formats.bodies.html.starts import STARTS
from briefkit.formats.bodies.html.state import LINES, REFUSED, State
from briefkit.problems import Problem, SourceSpan
from briefkit.prose.structure.endings import is_ended

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["parse_html", "read_html"]

_DATA_SCRIPTS = ("json", "vnd.briefkit")
_DIALOGUE = ("– ", "— ", "―", "–\u2009", "—\u2009", "-\u2009", "- ", "–\xa0", "—\xa0")
_BULLETS = ("• ", "•\xa0", "•\t", "▪ ", "‣ ")
_LONG_LINE = 90  # code points: nobody wraps lines later
_FEW_WORDS = 10
_PAGE = 3  # paragraphs in a form: it is the page
_HIDDEN = re.compile(r"display\s{0,9}:\s{0,9}none", re.IGNORECASE)


def parse_html(text: str, format: str) -> Element:
    """Return the tree of a text that is HTML, a document or a part of one, however broken.

    Nothing that it names is loaded, and no script in it runs.

    Args:
        text: The text, already decoded: what it declares of its encoding is passed over.
        format: The format that it is read as, for the error.

    Raises:
        ParseError: There is nothing in it at all (BK001), or its elements nest deeper than any
            browser shows (BK004).
    """
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    data = text.replace("\0", "").encode(errors="replace")
    try:
        root = etree.fromstring(data, parser) if data.strip() else None
    except etree.LxmlError:
        root = None
    if any("depth" in entry.message for entry in parser.error_log):
        raise _refusal("BK004", "elements nest too deep", format)
    if root is None:
        raise _refusal("BK001", "no HTML element", format)
    return root


def _refusal(code: str, message: str, format: str) -> ParseError:
    span = SourceSpan(1, 1, 1, 1)
    return ParseError([Problem(pointer="", message=message, code=code, span=span)], format)


def read_html(root: Element, *, top: int | None = None, skip: Iterable[Any] = ()) -> Body:
    """Read the body of a story from HTML or XHTML.

    Wrappers are passed over, unknown elements keep their text (BK121), programs, forms and what
    is embedded from elsewhere are left out (BK122).

    Args:
        root: The element that holds the body; what follows it is not read.
        top: The number of the heading element that is a section of the story, 2 for ``h2``. By
            default 2 where there is an ``h1`` or ``h2``, else that of the highest there is.
        skip: Elements within `root` that somebody else reads.

    Returns:
        The body. Its `roles` tell what the markup marks as headline, byline and the like.
    """
    from lxml import etree

    state = State(SINKS, top=_top(root) if top is None else top)
    skipped = set(skip)
    passed_over = None
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            name = local(element)
            is_out = element in skipped
            if not is_out and name == "p" and not len(element) and not element.keys():
                _plain_paragraph(state, element)
                passed_over = element
            elif is_out or _is_left_out(state, name, element) or not _start(state, name, element):
                passed_over = element
                walk.skip_subtree()
            elif element.text:
                _text(state, element.text)
            continue
        if event == "end" and element is not passed_over:
            _end(state, local(element), element)
        if element is not root and element.tail:
            _text(state, element.tail)
    state.flush()
    return state.builder.finish()


def _top(root: Element) -> int:
    """Return the number of the headings that part a story: 2 unless all are below that."""
    for number in range(1, 7):
        if next(root.iter(f"{{*}}h{number}", f"{{*}}H{number}"), None) is not None:
            return max(number, 2)
    return 2


# --- what is left out --------------------------------------------------------------------


def _is_left_out(state: State, name: str, element: Any) -> bool:
    """Tell whether an element holds nothing that a brief can have; say so if a reader sees it."""
    if name in SILENT:
        return True
    if name == "form":
        is_out = len(list(islice(element.iter("{*}p", "{*}P"), _PAGE))) < _PAGE
    elif name == "script" and any(kind in element.get("type", "") for kind in _DATA_SCRIPTS):
        return True
    else:
        is_out = name in LEFT_OUT or (name == "blockquote" and _is_embedded(element))
    if is_out:
        state.say("BK122", f"<{name}> is left out")
    elif _is_hidden(element):
        state.say("BK122", "hidden text is left out")
        is_out = True
    return is_out


def _is_embedded(element: Any) -> bool:
    return not EMBEDS.isdisjoint((element.get("class") or "").lower().split())


def _is_hidden(element: Any) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDDEN.search(style))


# --- events ------------------------------------------------------------------------------


def _start(state: State, name: str, element: Any) -> bool:
    """Begin an element; return whether to go into it."""
    start = STARTS.get(name)
    if start is not None:
        if not start(state, name, element):
            return False
    elif name in BLOCKS:
        state.boundary()
    elif name not in SPANS and name not in TRANSPARENT:
        state.say("BK121", f"unknown element <{name:.40}>: its text is kept")
    _open_marks(state, name, element)
    if name in BLOCKS:
        state.blocks.append(element)
    return True


def _plain_paragraph(state: State, element: Any) -> None:
    """Read a paragraph without attributes and inner elements: what most of a story is."""
    state.boundary()
    state.blocks.append(element)
    state.inline.add(element.text or "")
    state.boundary()
    state.blocks.pop()


def _text(state: State, text: str) -> None:
    """Add text of the element that is open."""
    is_space = text.isspace()
    if is_space and state.inline.is_empty and state.frame.kind != "pre":
        return
    if state.line and not is_space:
        if state.frame.kind not in LINES and _parts(state, text):
            state.flush()
        state.line = ""
    state.inline.add(text)


def _parts(state: State, text: str) -> bool:
    """Tell whether a line break parts paragraphs: two speakers, or a heading and its text."""
    line = state.line
    if text.lstrip().startswith(_BULLETS):
        return True
    has_end = is_ended(line)
    is_short = len(line.split(maxsplit=_FEW_WORDS)) <= _FEW_WORDS
    if state.is_strong and is_short and (not has_end or line.endswith("?")):
        return True
    if not has_end:
        return False
    return len(line) > _LONG_LINE or text.lstrip().startswith(_DIALOGUE)


def _end(state: State, name: str, element: Any) -> None:
    """End an element."""
    if name == "q":
        state.inline.add("”")
    frame = state.frame
    if frame.element is element:
        state.flush()
        state.frames.pop()
        ENDS[frame.kind](state, frame)
    elif name in BLOCKS or (state.is_marked(element) and _is_set_off(element)):
        state.boundary()
    state.unmark(element)
    if state.blocks and state.blocks[-1] is element:
        state.blocks.pop()


def _open_marks(state: State, name: str, element: Any) -> None:
    kind = SPANS.get(name)
    if kind == "link":
        href = element.get("href")
        url = safe_url(href)
        if url is not None:
            state.mark(kind, element, url)
        elif has_words(href):
            state.mark(REFUSED, element)
    elif kind is not None:
        state.mark(kind, element)
    role = "header" if name == "header" else role_of(element.get("class"))
    if role is not None and state.frame.kind != "pre":
        if _is_set_off(element):
            state.boundary()
        state.mark(role, element)


def _is_set_off(element: Any) -> bool:
    """Tell whether an element within a line says by its class that it is a line of its own."""
    if local(element) in BLOCKS or role_of(element.get("class")) not in SET_OFF:
        return False
    above = element.getparent()
    before = above.text if above is not None and element.getprevious() is None else None
    return not (has_words(before) or has_words(element.tail))
