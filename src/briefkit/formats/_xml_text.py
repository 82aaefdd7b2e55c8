"""XML as text: refused where it is dangerous, and every element and character with its place.

Readers of XML formats take their tree from lxml, which knows lines but no columns, and whose text
has lost where it stood. The parser of the standard library knows both; it is asked only when
there is something to say. An element is known by its number in document order, the root being 0.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property
from operator import itemgetter
from typing import Any, NamedTuple, NoReturn
from xml.parsers import expat

from briefkit.errors import ParseError
from briefkit.problems import Problem, SourceSpan

__all__ = ["MAX_NESTING", "XmlPlaces", "check_xml", "without_document_type"]

MAX_NESTING = 256
"""How deep elements may lie in one another, as in libxml2."""

_Position = tuple[int, int]
_BEFORE_DOCUMENT_TYPE = re.compile(
    rb"(?:[\s\xef\xbb\xbf]++|<!--[^-]*+(?:-(?!->)[^-]*+)*+-->|<\?[^?]*+(?:\?(?!>)[^?]*+)*+\?>)*+"
    rb"(?=<!DOCTYPE)"
)


def check_xml(text: str, format: str) -> None:
    """Check that a text is XML that can be parsed without danger, and without a network.

    A document type may be named, as NITF files do: nothing that it names is loaded.

    Args:
        text: The text, already decoded: what its declaration says of an encoding is passed over.
        format: The format that it is read as, for the error.

    Raises:
        ParseError: It is not well-formed (BK001), nests deeper than `MAX_NESTING` (BK004), or
            declares an entity (BK007); with line and column. A parameter entity that lies
            elsewhere may be declared like a document type: it is never loaded either.
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

    def declared(name: str, is_parameter: bool, value: str | None, *_: object) -> None:
        if is_parameter and value is None:
            return
        refuse("BK007", f"the file declares an entity: {name!r:.60}")

    if text.count("<") > MAX_NESTING:  # with fewer tags, nothing lies so deep
        parser.StartElementHandler = start
        parser.EndElementHandler = end
    parser.EntityDeclHandler = declared
    try:
        parser.Parse(_encoded(text), True)
    except expat.ExpatError as error:
        message = f"not well-formed XML: {expat.ErrorString(error.code)}"
        raise _refusal("BK001", message, (error.lineno, error.offset + 1), format) from error


def without_document_type(text: str) -> str:
    """Return XML that `check_xml` lets pass with its document type blanked; lines stay lines.

    What comes after then sees no declaration of any kind, and has nothing to look up.
    """
    if "<!DOCTYPE" not in text:
        return text
    parser = _parser()
    ends: list[int] = []
    parser.EndDoctypeDeclHandler = lambda: ends.append(parser.CurrentByteIndex + 1)
    data = _encoded(text)
    parser.Parse(data, True)
    before = _BEFORE_DOCUMENT_TYPE.match(data)
    if not ends or not before:
        return text
    (end,), start = ends, before.end()
    blank = re.sub(rb"[^\r\n]", b" ", data[start:end])
    return (data[:start] + blank + data[end:]).decode()


class XmlPlaces:
    """Finds elements and their words in one text that `check_xml` lets pass."""

    def __init__(self, text: str) -> None:
        self._text = text

    def element(self, number: int) -> SourceSpan:
        """Return the place of an element, from its start tag to behind its end tag.

        Raises:
            LookupError: There are not so many elements.
        """
        element = self._recorded.elements[number]
        return SourceSpan(*element.start, *element.end)

    def text(self, number: int) -> str:
        r"""Return the words in an element and in all that lies in it, line ends as ``\n``.

        Raises:
            LookupError: There are not so many elements.
        """
        first, last = self._recorded.elements[number].words
        return self._words[first:last]

    def words(self, number: int, start: int, end: int) -> SourceSpan:
        """Return the place of a part of what `text` returns.

        Args:
            number: The number of the element.
            start: Where the part starts in that text, in code points.
            end: The offset just after it.

        Raises:
            LookupError: There are not so many elements.
        """
        first, last = self._recorded.elements[number].words
        if first == last:
            return self.element(number)
        start = min(first + start, last - 1)
        begin = self._character(start)[0]
        if first + end > start:
            return SourceSpan(*begin, *self._character(min(first + end, last) - 1)[1])
        return SourceSpan(*begin, *begin)

    def _character(self, offset: int) -> tuple[_Position, _Position]:
        """Return where one character of all words starts and ends."""
        runs = self._recorded.runs
        run = runs[bisect_right(runs, offset, key=itemgetter(0)) - 1]
        line, column = run.start
        at = column + offset - run.offset
        # All but the last character of a run are themselves; that may be an entity, or a line end.
        is_last = offset - run.offset == len(run.words) - 1
        return (line, at), (run.end if is_last else (line, at + 1))

    @cached_property
    def _words(self) -> str:
        return "".join(run.words for run in self._recorded.runs)

    @cached_property
    def _recorded(self) -> _Recorder:
        recorder = _Recorder(_parser())
        recorder.parse(_encoded(self._text))
        return recorder


class _Element(NamedTuple):
    start: _Position
    end: _Position
    words: tuple[int, int]
    """Where its words start and end among those of the document."""


class _Run(NamedTuple):
    """Characters that stand in one line, one after the other."""

    offset: int
    """How many there are before it in the document."""
    words: str
    start: _Position
    end: _Position


class _Recorder:
    """Writes down where everything is. An event ends where the next one starts."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.parser = parser
        self.elements: list[_Element] = []
        self.runs: list[_Run] = []
        self._length = 0
        self._open: list[int] = []
        self._pending: Callable[[_Position], None] | None = None
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.DefaultHandlerExpand = self._other

    def parse(self, data: bytes) -> None:
        self.parser.Parse(data, True)
        self._close()

    def _start(self, *_: object) -> None:
        at = self._close()
        self._open.append(len(self.elements))
        self.elements.append(_Element(at, at, (self._length, self._length)))

    def _end(self, _: str) -> None:
        self._close()
        number = self._open.pop()
        start = self.elements[number].start
        first = self.elements[number].words[0]

        def finish(end: _Position) -> None:
            self.elements[number] = _Element(start, end, (first, self._length))

        self._pending = finish

    def _characters(self, words: str) -> None:
        start = self._close()
        offset = self._length
        self._length += len(words)
        self._pending = lambda end: self.runs.append(_Run(offset, words, start, end))

    def _other(self, _: str) -> None:
        self._close()

    def _close(self) -> _Position:
        """End what is still open where the parser stands now; return that position."""
        at = _position(self.parser)
        if self._pending:
            self._pending(at)
        self._pending = None
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
