"""XML read without danger, for every format that is made of it; and text written into XML.

Nothing that a document names is ever loaded: no document type, no entity, no inclusion, no style
sheet. lxml sees a text that declares nothing at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import attrs

from briefkit.errors import ParseError
from briefkit.formats._base import Locate
from briefkit.formats._text_places import in_markup, in_text, text_at, words_at
from briefkit.formats._xml_repair import UNWRITABLE, Repaired, repaired
from briefkit.formats._xml_text import XmlPlaces, check_xml, without_document_type
from briefkit.model import Brief
from briefkit.problems import Problem, SourceSpan, holders

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = [
    "Xml",
    "attribute",
    "local",
    "locator",
    "parse_xml",
    "root_name",
    "text_of",
    "xml_escape",
]

_NS_ERRORS = range(200, 206)  # libxml2's errors of namespaces: XML_NS_ERR_*
_LONG_TAG = 128  # code points: none that anybody means, and not worth remembering


_ROOT = re.compile(
    r"\ufeff?(?:\s++|<\?[^?]*+(?:\?(?!>)[^?]*+)*+\?>|<!--[^-]*+(?:-(?!->)[^-]*+)*+-->"
    r"|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\]\s*+)?+>)*+<(?:[\w.-]++:)?+(?P<name>[\w.-]++)[\s/>]"
)


class Xml:
    """A document as a tree, with what was repaired to get it."""

    def __init__(self, root: Element, text: Repaired) -> None:
        self.root = root
        """The root element."""
        self.repaired = text
        """The text that was parsed, which knows the places of the original."""
        self.problems: tuple[Problem, ...] = tuple(text.problems)
        """What was repaired, each with its place."""

    @cached_property
    def numbers(self) -> dict[Any, int]:
        """The number of each element in document order, the root being 0."""
        return {element: number for number, element in enumerate(self.root.iter())}

    @cached_property
    def places(self) -> XmlPlaces:
        """What finds elements and their words in the text that was parsed."""
        return XmlPlaces(self.repaired.text)


def parse_xml(text: str, format: str) -> Xml:
    """Return the tree of a text that is XML, or nearly so.

    Args:
        text: The text, already decoded: what it declares of its encoding is passed over.
        format: The format that it is read as, for the error.

    Raises:
        ParseError: It is not well-formed (BK001), nests too deep (BK004), or declares an entity
            (BK007); with line and column.
    """
    mended = repaired(text)
    try:
        check_xml(mended.text, format)
        return Xml(_tree(without_document_type(mended.text)), mended)
    except ParseError as error:
        raise ParseError((_moved(problem, mended) for problem in error.problems), format) from None


def local(element: Any) -> str:
    """Return the name of an element without namespace or prefix, in lower case.

    Args:
        element: An element of lxml; ``""`` is returned for a comment or processing instruction.
    """
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    return _local(tag) if len(tag) < _LONG_TAG else _local.__wrapped__(tag)


@lru_cache(maxsize=512)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2].rpartition(":")[2].lower()


def text_of(element: Any) -> str:
    """Return all the words in an element, as they stand."""
    return "".join(element.itertext())


def root_name(head: str) -> str:
    """Return the local name of the root element of what may be XML, in lower case; else ``""``.

    Args:
        head: The beginning of a text.
    """
    match = _ROOT.match(head)
    return match["name"].lower() if match else ""


def locator(xml: Xml, elements: Mapping[str, Any], brief: Brief | None = None) -> Locate:
    """Return what finds the places of values that were read from elements.

    It costs something when it is first asked, and nothing before.

    Args:
        xml: The document.
        elements: For a JSON Pointer the element of `xml` whose words, or part of them, are the
            value there. Whatever else lies in the document has the place of its nearest holder.
        brief: The brief that was read, in whose texts offsets are meant.
    """
    return _Locator(xml, elements, brief).locate


def xml_escape(text: str) -> str:
    """Return text as the content of an element, without characters that XML cannot hold."""
    text = UNWRITABLE.sub("", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;")


def attribute(text: str) -> str:
    """Return text as it stands between the double quotes of an attribute."""
    text = xml_escape(text).replace('"', "&quot;")
    return text.replace("\n", "&#10;").replace("\t", "&#9;")


def _tree(text: str) -> Element:
    from lxml import etree

    def parser(*, recover: bool) -> etree.XMLParser:
        return etree.XMLParser(
            encoding="utf-8",
            recover=recover,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            dtd_validation=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )

    data = text.encode(errors="replace")
    strict = parser(recover=False)
    try:
        return etree.fromstring(data, strict)
    except etree.XMLSyntaxError as error:
        # Prefixes that nobody declares, as in a piece cut out of a document, are no harm. The
        # log of the error may hold more than this parser's.
        if all(entry.type in _NS_ERRORS for entry in strict.error_log):
            return etree.fromstring(data, parser(recover=True))
        line, column = error.position
        span = SourceSpan(line, max(column, 1), line, max(column, 1))
        message = f"cannot be read as XML: {error.msg}"
        raise ParseError([Problem(pointer="", message=message, code="BK001", span=span)]) from error


class _Locator:
    """What `locator` returns the method of."""

    def __init__(self, xml: Xml, elements: Mapping[str, Any], brief: Brief | None) -> None:
        self._xml = xml
        self._elements = elements
        self._brief = brief

    def locate(
        self, pointer: str, start: int | None = None, end: int | None = None
    ) -> SourceSpan | None:
        """Return the place of a value, or of a part of it; see `Locate`."""
        if start is None:
            pointer, start, end = in_text(self._brief, pointer)
        for holder in (pointer, *holders(pointer)):
            number = self._xml.numbers.get(self._elements.get(holder, self))
            if number is not None:
                place = self._place(pointer if holder else "", number, start, end)
                return self._xml.repaired.original_span(place)
        return self._xml.repaired.original_span(self._xml.places.element(0))

    def _place(self, pointer: str, number: int, start: int | None, end: int | None) -> SourceSpan:
        value = text_at(self._brief, pointer)
        if value is None and self._brief and pointer and pointer not in self._elements:
            value = words_at(self._brief, pointer)
        if value is not None:
            length = len(value)
            first, last = (0, length) if start is None else (start, start if end is None else end)
            words = self._xml.places.text(number)
            found = _aligned(value, words, (first, last)) or in_markup(words, value, first, last)
            if found is not None:
                return self._xml.places.words(number, *found)
        return self._xml.places.element(number)


def _aligned(value: str, words: str, part: tuple[int, int]) -> tuple[int, int] | None:
    """Return where a part of a value stands in the words of its element, spaces aside.

    The value may be less than those words: a paragraph without its dateline.
    """
    solid = [offset for offset, character in enumerate(words) if not character.isspace()]
    wanted = "".join(value.split())
    shift = "".join(words.split()).find(wanted) if wanted else -1
    if shift < 0:
        return None
    first, last = (shift + len("".join(value[:offset].split())) for offset in part)
    start = solid[first] if first < len(solid) else len(words)
    return start, (solid[last - 1] + 1 if last > first else start)


def _moved(problem: Problem, mended: Repaired) -> Problem:
    return attrs.evolve(problem, span=problem.span and mended.original_span(problem.span))
