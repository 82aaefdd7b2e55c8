"""Parts of a NITF body that are values by themselves: media, tables, notes, links, quotations."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from briefkit.formats._links import safe_url
from briefkit.formats._numbers import whole_number
from briefkit.formats._xml import local, text_of
from briefkit.formats.bodies.inline import clean
from briefkit.formats.bodies.nitf.marks import MEDIA_KINDS, NOTE_KINDS
from briefkit.model import (
    Block,
    BlockQuote,
    Figure,
    Link,
    List,
    Media,
    Paragraph,
    Preformatted,
    PullQuote,
    Quote,
)
from briefkit.prose.speakers import find_attributed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = [
    "as_items",
    "as_paragraphs",
    "classes",
    "figure",
    "links_in",
    "note_kind",
    "overlapping",
    "quotes_in",
    "sources",
    "table_rows",
    "words",
]

_NOTE_KINDS: Mapping[str, str] = {"editorsnote": "editor"}
_QUOTATION_MARKS = "\"“”„‟«»‹›'‘’‚‛「」『』"


def classes(element: Element) -> list[str]:
    """Return the words of the class of an element, in lower case."""
    return (element.get("class") or "").lower().split()


def words(element: Element | None) -> str:
    """Return the text in an element and all that lies in it, on one line."""
    return "" if element is None else clean(text_of(element))


def figure(element: Element, line: Callable[[Element], str]) -> Figure:
    """Return what a ``media`` element shows, or a ``figure`` or ``img`` of HTML.

    Args:
        element: The element.
        line: Returns the words in an element on one line.
    """
    references = [e for e in element.iter() if local(e) in ("media-reference", "img", "source")]
    reference = next((e for e in references if _url(e)), references[0] if references else None)
    get = _getter(reference)
    media_type = get("mime-type") or None
    caption = [line(e) for e in element if local(e) in ("media-caption", "figcaption")]
    credit = [line(e) for e in element if local(e) == "media-producer"]
    media = Media(
        url=None if reference is None else _url(reference),
        id=get("name"),
        kind=_kind(element, media_type),
        media_type=media_type,
        alt=get("alternate-text") or get("alt"),
        width=whole_number(get("width")),
        height=whole_number(get("height")),
    )
    return Figure(
        media=media,
        caption=" ".join(filter(None, caption)) or None,
        credit=", ".join(filter(None, credit)) or get("source-credit"),
    )


def table_rows(
    element: Element, line: Callable[[Element], str]
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the heading row of a table, empty if there is none, and the other rows.

    Args:
        element: The ``table``; rows of a table in a cell are rows of that one.
        line: Returns the words in an element on one line.
    """
    header: tuple[str, ...] = ()
    rows: list[tuple[str, ...]] = []
    for row in _rows(element):
        cells = [cell for cell in row if local(cell) in ("td", "th")]
        texts = tuple(map(line, cells))
        parent = row.getparent()
        in_head = parent is not None and local(parent) == "thead"
        is_head = in_head or all(local(cell) == "th" for cell in cells)
        if is_head and not header and not rows and any(texts):
            header = texts
        elif cells:
            rows.append(texts)
    return header, rows


def links_in(element: Element) -> Iterator[Link]:
    """Yield the links in an element."""
    for anchor in element.iter():
        url = safe_url(anchor.get("href")) if local(anchor) == "a" else None
        if url:
            yield Link(url=url, title=words(anchor) or None, rel=anchor.get("rel") or None)


def note_kind(element: Element) -> str | None:
    """Return the kind of the note that an element is; None if it does not say."""
    known = (word for word in classes(element) if word in NOTE_KINDS)
    return next(known, _NOTE_KINDS.get(element.get("noteclass") or ""))


def quotes_in(
    text: str, marked: Sequence[tuple[int, int, str | None]], *, is_exact: bool = False
) -> list[Quote]:
    """Return the quotations of a paragraph of which some are marked.

    Args:
        text: The paragraph.
        marked: Where each marked one starts and ends, quotation marks included or not, and who
            speaks, if the mark says so.
        is_exact: Whether they are all there are, and nothing but words.

    Returns:
        The marked ones, and those others that the text shows; none if none is marked, so that
        they are looked for in the story as a whole.
    """
    if not marked:
        return []
    if is_exact:
        ordered = sorted(marked, key=lambda mark: mark[:2])
        return [Quote(text=text[s:e], start=s, end=e, speaker=name) for s, e, name in ordered]
    found = [attrs.evolve(quote, speaker=None) for quote in find_attributed([text])[0]]
    quotes: list[Quote] = []
    for first, last, speaker in sorted(marked, key=lambda mark: mark[:2]):
        start, end = _within_marks(text, first, last)
        if start >= end or (quotes and start < quotes[-1].end):
            continue
        same = overlapping(found, start, end)
        known = attrs.evolve(same or Quote(text="", start=0, end=0), speaker=speaker)
        quotes.append(attrs.evolve(known, text=text[start:end], start=start, end=end))
    apart = [quote for quote in found if overlapping(quotes, quote.start, quote.end) is None]
    return sorted([*quotes, *apart], key=lambda quote: quote.start)


def as_paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Yield what has text in it as paragraphs."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, (PullQuote, Preformatted)):
            yield Paragraph(text=clean(block.text))
        elif isinstance(block, BlockQuote):
            yield from block.paragraphs
        elif isinstance(block, List):
            yield from block.items


def as_items(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Yield the items that one item of a list is: itself, and those of lists in it."""
    own: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, List):
            yield from _joined(own)
            own.clear()
            yield from block.items
        else:
            own += as_paragraphs([block])
    yield from _joined(own)


def _joined(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    if len(paragraphs) == 1:
        yield paragraphs[0]
    elif paragraphs:
        yield Paragraph(text=" ".join(paragraph.text for paragraph in paragraphs))


def sources(element: Element, credits: Sequence[Element]) -> tuple[str | None, str | None]:
    """Return the speaker of a quotation and where it comes from."""
    speaker = clean(element.get("quote-source") or "") or None
    cite = None
    for credit in credits:
        printed = words(credit)
        if "cite" in classes(credit):
            cite = printed or None
        elif printed != speaker:
            name = printed.lstrip("—–-― ") or None
            speaker, cite = (speaker, cite or name) if speaker else (name, cite)
    return speaker, cite


def overlapping(quotes: Sequence[Quote], start: int, end: int) -> Quote | None:
    """Return the first of some quotations, in order and apart, that a stretch of text touches."""
    index = bisect_right(quotes, start, key=lambda quote: quote.end)
    found = quotes[index] if index < len(quotes) else None
    return found if found and found.start < end else None


def _within_marks(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start] in _QUOTATION_MARKS or text[start].isspace()):
        start += 1
    while start < end and (text[end - 1] in _QUOTATION_MARKS or text[end - 1].isspace()):
        end -= 1
    return start, end


def _rows(element: Element) -> Iterable[Element]:
    return (row for row in element.iter() if local(row) == "tr")


def _getter(element: Element | None) -> Callable[[str], str | None]:
    def get(name: str) -> str | None:
        value = "" if element is None else element.get(name) or ""
        return clean(value) or None

    return get


def _url(element: Element) -> str | None:
    return safe_url(element.get("source") or element.get("src"))


def _kind(element: Element, media_type: str | None) -> str | None:
    if "graphic" in classes(element):
        return "graphic"
    said = (element.get("media-type") or "").lower()
    if local(element) in ("img", "figure"):
        said = said or "image"
    for name in (said, said.partition("/")[0], (media_type or "").partition("/")[0]):
        if name in MEDIA_KINDS:
            return MEDIA_KINDS[name]
    return None
