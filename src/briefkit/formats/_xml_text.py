"""XML as text: refused where it is dangerous, and every element and character with its place.

Readers of XML formats take their tree from lxml, which knows lines but no columns, and whose text
has lost where it stood. The parser of the standard library knows both; it is asked only when
there is something to say. An element is known by its number in document order, the root being 0.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple, NoReturn
from xml.parsers import expat

from briefkit.errors import ParseError
from briefkit.problems import Problem, SourceSpan

__all__ = ["MAX_NESTING", "XmlPlaces", "check_xml"]

MAX_NESTING = 256
"""How deep elements may lie in one another, as in libxml2."""

_Position = tuple[int, int]


def check_xml(text: str, format: str) -> None:
    """Check that a text is XML that can be parsed without danger, and without a network.

    A document type may be named, as NITF files do: nothing that it names is loaded.

    Args:
        text: The text, already decoded: what its declaration says of an encoding is passed over.
        format: The format that it is read as, for the error.

    Raises:
        ParseError: It is not well-formed (BK001), nests deeper than `MAX_NESTING` (BK004), or
            declares an entity (BK007); with line and column.
    """
    parser = _parser()
    depth = 0

    def refuse(code: str, message: str) -> NoReturn:
        raise _refusal(code, message, _position(parser), format)

    def start(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_NESTING:
            refuse("BK004", f"more than {MAX_NESTING} elements inside one another")

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    def declared(name: str, *_: object) -> None:
        refuse("BK007", f"the file declares an entity: {name!r:.60}")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.EntityDeclHandler = declared
    try:
        parser.Parse(_encoded(text), True)
    except expat.ExpatError as error:
        message = f"not well-formed XML: {expat.ErrorString(error.code)}"
        raise _refusal("BK001", message, (error.lineno, error.offset + 1), format) from error


class XmlPlaces:
    """Finds elements and their words in one text that `check_xml` lets pass."""

    def __init__(self, text: str) -> None:
        self._text = text

    def element(self, number: int) -> SourceSpan:
        """Return the place of an element, from its start tag to behind its end tag.

        Raises:
            LookupError: There are not so many elements.
        """
        element = self._elements[number]
        return SourceSpan(*element.start, *element.end)

    def words(self, number: int, start: int, end: int) -> SourceSpan:
        """Return the place of a part of the text that stands in an element itself.

        Args:
            number: The number of the element.
            start: Where the part starts in that text, in code points, line ends counted as one.
            end: The offset just after it.

        Raises:
            LookupError: There are not so many elements.
        """
        places = self._elements[number].places
        if not places:
            return self.element(number)
        first = places[min(start, len(places) - 1)]
        last = first if end <= start else places[min(end, len(places)) - 1]
        return SourceSpan(*first[0], *(first[0] if end <= start else last[1]))

    @cached_property
    def _elements(self) -> list[_Element]:
        recorder = _Recorder(_parser())
        recorder.parse(_encoded(self._text))
        return recorder.elements


class _Element(NamedTuple):
    start: _Position
    end: _Position
    places: list[tuple[_Position, _Position]]


class _Recorder:
    """Writes down where everything is. An event ends where the next one starts."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.parser = parser
        self.elements: list[_Element] = []
        self._open: list[int] = []
        self._pending: list[Callable[[_Position], None]] = []
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        parser.DefaultHandlerExpand = self._other

    def parse(self, data: bytes) -> None:
        self.parser.Parse(data, True)
        self._close()

    def _start(self, *_: object) -> None:
        at = self._close()
        self._open.append(len(self.elements))
        self.elements.append(_Element(at, at, []))

    def _end(self, _: str) -> None:
        self._close()
        number = self._open.pop()

        def finish(end: _Position) -> None:
            self.elements[number] = self.elements[number]._replace(end=end)

        self._pending.append(finish)

    def _words(self, words: str) -> None:
        (line, column) = self._close()
        places = self.elements[self._open[-1]].places
        columns = range(column, column + len(words))
        # All but the last character are themselves; that may be an entity, or a line end.
        places += [((line, at), (line, after)) for at, after in pairwise(columns)]
        last = (line, columns[-1])
        self._pending.append(lambda end: places.append((last, end)))

    def _other(self, _: str) -> None:
        self._close()

    def _close(self) -> _Position:
        """End what is still open where the parser stands now; return that position."""
        at = _position(self.parser)
        for finish in self._pending:
            finish(at)
        self._pending.clear()
        return at


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = False
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    return parser


def _position(parser: Any) -> _Position:
    return parser.CurrentLineNumber, parser.CurrentColumnNumber + 1


def _encoded(text: str) -> bytes:
    return text.encode(errors="replace")


def _refusal(code: str, message: str, at: _Position, format: str) -> ParseError:
    span = SourceSpan(*at, *at)
    return ParseError([Problem(pointer="", message=message, code=code, span=span)], format)
