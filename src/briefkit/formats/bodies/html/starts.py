"""What happens when an element of HTML begins."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from briefkit.formats._links import safe_url
from briefkit.formats._xml import local
from briefkit.formats.bodies.html.media import has_words, media_of
from briefkit.formats.bodies.html.names import BLOCKS, is_pull_quote
from briefkit.formats.bodies.html.state import LINES, State
from briefkit.model import Figure, Rule

__all__ = ["STARTS"]

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LONGEST_LEVEL = 4


def _heading(state: State, name: str, element: Any) -> bool:
    state.boundary()
    if state.is_in_flow:
        told = element.get("data-level", "")
        is_told = told.isascii() and told.isdecimal() and len(told) <= _LONGEST_LEVEL
        level = int(told) if is_told else int(name[1]) - state.top + 1
        state.push("heading", element, level=max(level, 1))
        if name == "h1":
            state.mark("headline", element)
    return True


def _quote(state: State, _: str, element: Any) -> bool:
    state.boundary()
    if state.is_in_flow:
        cite = safe_url(element.get("cite"))
        state.push("quote", element, cite=cite, is_marked=is_pull_quote(element))
    return True


def _aside(state: State, name: str, element: Any) -> bool:
    if is_pull_quote(element):
        return _quote(state, name, element)
    state.boundary()
    return True


def _footer(state: State, _: str, element: Any) -> bool:
    state.boundary()
    if state.frame.kind == "quote":
        state.push("speaker", element)
    return True


def _cite(state: State, name: str, element: Any) -> bool:
    is_last = element.getnext() is None and not has_words(element.tail)
    if state.frame.kind == "quote" and is_last:
        return _footer(state, name, element)
    return True


def _list(state: State, name: str, element: Any) -> bool:
    if state.frame.kind == "item":
        state.flush()
    else:
        state.boundary()
    if state.is_in_flow:
        state.push("list", element, is_marked=name == "ol")
    return True


def _item(state: State, _: str, element: Any) -> bool:
    if state.frame.kind == "item":
        state.flush()
    else:
        state.boundary()
    if state.frame.kind in ("list", "item"):
        state.push("item", element)
    return True


def _table(state: State, _: str, element: Any) -> bool:
    state.boundary()
    if state.is_in_flow and not _is_layout(element):
        state.push("table", element)
    return True


def _is_layout(table: Any) -> bool:
    """Tell whether a table only places things: a table or headings in it, or one cell of blocks."""
    inner = table.iterdescendants(*_named("table", *_HEADINGS))
    if next(inner, None) is not None:
        return True
    cells = table.iter(*_named("td", "th"))
    first, second = next(cells, None), next(cells, None)
    if first is None or second is not None:
        return False
    return any(local(child) in BLOCKS for child in first)


def _named(*names: str) -> Iterator[str]:
    """Yield for names of elements what lxml calls them, in any namespace and in capitals, too."""
    for name in names:
        yield from (f"{{*}}{name}", f"{{*}}{name.upper()}")


def _row(state: State, _: str, __: Any) -> bool:
    state.boundary()
    if state.frame.kind == "table":
        state.frame.items.append([])
    return True


def _cell(state: State, name: str, element: Any) -> bool:
    state.boundary()
    if state.frame.kind == "table":
        state.push("cell", element, is_marked=name == "th")
    return True


def _pre(state: State, _: str, element: Any) -> bool:
    state.boundary()
    if state.is_in_flow:
        state.push("pre", element)
    return True


def _figure(state: State, _: str, element: Any) -> bool:
    state.boundary()
    if state.frame.kind == "flow":
        state.push("figure", element)
    return True


def _caption(state: State, _: str, element: Any) -> bool:
    state.boundary()
    if state.frame.kind == "figure":
        state.push("caption", element)
    return True


def _media(state: State, _: str, element: Any) -> bool:
    found = media_of(element)
    kind = state.frame.kind
    if "emoji" in (element.get("class") or "").lower():
        state.inline.add(element.get("alt") or "")
    elif kind == "figure":
        state.frame.media += found
    elif kind not in LINES or kind == "item":
        for media in found:
            state.builder.block(Figure(media=media), element)
    return False


def _rule(state: State, _: str, element: Any) -> bool:
    state.boundary()
    if state.is_in_flow:
        state.builder.block(Rule(), element)
    return True


def _break(state: State, _: str, __: Any) -> bool:
    if state.frame.kind == "pre":
        state.inline.add("\n")
        return True
    is_strong = state.inline.is_line("strong")
    line = state.inline.end_line().strip()
    if line:
        state.inline.add(" ")
        state.line, state.is_strong = line, is_strong
    elif state.line:
        state.boundary()
    return True


def _quotation(state: State, _: str, __: Any) -> bool:
    state.inline.add("“")
    return True


STARTS: Mapping[str, Callable[[State, str, Any], bool]] = {
    **dict.fromkeys(_HEADINGS, _heading),
    **dict.fromkeys(("ul", "ol", "menu", "dir", "dl"), _list),
    **dict.fromkeys(("li", "dt", "dd"), _item),
    **dict.fromkeys(("td", "th"), _cell),
    **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), _pre),
    **dict.fromkeys(("img", "video", "audio"), _media),
    **dict.fromkeys(("caption", "figcaption"), _caption),
    "aside": _aside,
    "blockquote": _quote,
    "br": _break,
    "cite": _cite,
    "figure": _figure,
    "footer": _footer,
    "hr": _rule,
    "q": _quotation,
    "table": _table,
    "tr": _row,
}
"""What happens when an element begins, by its name. Returns whether to go into it."""
