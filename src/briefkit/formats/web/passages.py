"""The blocks of a region of a page, one after the other: paragraphs, headings, quotations."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from briefkit.formats.web.elements import Element, link_share, tag_of, text_of, words_of

__all__ = ["Passage", "passages_in"]

_KINDS = {
    "p": "paragraph",
    "blockquote": "quotation",
    "ul": "list",
    "ol": "list",
    "table": "table",
    "pre": "preformatted",
    "figure": "figure",
    "hr": "rule",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
}
_OURS = "data-briefkit"
_LONGEST_LINE = 90
_INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big br cite code data del dfn em font i ins kbd mark q s samp small
    span strike strong sub sup time tt u var wbr
    """.split()
)


@attrs.define(eq=False)
class Passage:
    """A block of a page."""

    kind: str
    """paragraph, heading, quotation, list, table, preformatted, figure or rule."""

    element: Element
    """The element; one of our own where the page has text without one."""

    text: str
    """Its text on one line."""

    parent: Element
    """The element it stands in."""

    words: frozenset[str]
    """The words of its names."""

    links: float
    """How much of its text is in links, from 0 to 1."""

    is_own: bool = True
    """False if the page has no element for it."""

    @property
    def is_prose(self) -> bool:
        """True if it reads like a paragraph of a story."""
        return self.kind == "paragraph" and len(self.text) >= 50 and self.links < 0.5


def passages_in(region: Element) -> Iterator[Passage]:
    """Yield the blocks of a region in order; changes it where text stands outside of any."""
    stack: list[Element] = [region]
    while stack:
        element = stack.pop()
        kind = _KINDS.get(tag_of(element))
        if kind and element is not region and not _wraps(element, kind):
            yield _passage(kind, element)
        elif tag_of(element):
            _gather(element)
            stack += reversed([child for child in element if tag_of(child)])


def _wraps(element: Element, kind: str) -> bool:
    """Tell whether a block is only the box of other blocks."""
    if kind == "paragraph":
        if _OURS in element.attrib:
            return False
        return any(tag_of(child) in _KINDS or _is_break(child) for child in element)
    if kind == "list":
        return any(
            tag_of(one) in ("p", "div") and len(text_of(one)) > 300 for one in element.iter()
        )
    if kind == "figure":  # a quotation or a table with a frame around it
        return next(element.iter("blockquote", "table"), None) is not None
    if kind == "table":  # a table for layout holds blocks of text
        return sum(1 for _ in element.iter("p")) > 3
    return False


def _passage(kind: str, element: Element) -> Passage:
    text = text_of(element)
    parent = element.getparent()
    is_own = _OURS not in element.attrib
    return Passage(
        kind=kind,
        element=element,
        text=text,
        parent=parent,
        words=words_of(element) if is_own else words_of(parent),
        links=link_share(element, len(text)),
        is_own=is_own,
    )


def _gather(element: Element) -> None:
    """Put text and inline elements that stand beside blocks into paragraphs of their own."""
    run: list[Element] = []
    breaks = set(filter(_is_break, element))
    if (element.text or "").strip():
        run.append(_paragraph(element, element.text))
        element.text = None
        element.insert(0, run[0])
    for child in list(element):
        if child not in breaks and _is_inline(child) and not _ends_bold_line(child, run):
            if not run:
                run.append(_paragraph(element, None))
                child.addprevious(run[0])
            run[0].append(child)
        else:
            tail, child.tail = child.tail, None
            run = [_after(child, tail)] if tail and tail.strip() else []


def _ends_bold_line(element: Element, run: list[Element]) -> bool:
    """Tell whether an element is the line break behind a bold line, as subheads are set."""
    if element.tag != "br" or not run or len(run[0]) != 1 or (run[0].text or "").strip():
        return False
    line = run[0][0]
    if tag_of(line) not in ("b", "strong") or (line.tail or "").strip():
        return False
    text = text_of(line)
    return 2 < len(text) <= _LONGEST_LINE and text[-1] not in ".,;:!…"


def _is_inline(element: Element) -> bool:
    tag = tag_of(element)
    if not tag:
        return True  # a comment does not end a run of text
    if tag not in _INLINE:
        return False
    return not any(tag_of(one) in _KINDS or tag_of(one) == "div" for one in element.iter())


def _is_break(element: Element) -> bool:
    """Tell whether an element is the second of two line breaks, which end a paragraph."""
    if tag_of(element) != "br":
        return False
    before = element.getprevious()
    return before is not None and before.tag == "br" and not (before.tail or "").strip()


def _after(element: Element, text: str) -> Element:
    """Put a paragraph after an element, and return it."""
    made = _paragraph(element, text)
    element.addnext(made)
    return made


def _paragraph(beside: Element, text: str | None) -> Element:
    made = beside.makeelement("p", {_OURS: ""})
    made.text = text
    return made
