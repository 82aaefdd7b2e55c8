"""Elements of NewsML-G2 by their local names, in whatever namespace or none, and their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

import attrs

from briefkit.formats._xml import local
from briefkit.formats.bodies.inline import clean

__all__ = ["Element", "Group", "child", "children", "language_of", "lines_of", "preferred", "words"]

Element: TypeAlias = Any
"""An element of lxml."""

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SOFT = "\v"
_SOFTS = re.compile(r"\v[ \v]*+")
_SPACE = re.compile(r"[ \t\r\n]++")


@attrs.frozen
class Group:
    """An element such as `contentMeta`, its children by their names in lower case."""

    element: Element = None
    """The element; None where the document has none."""

    by_name: dict[str, list[Element]] = attrs.field(factory=dict)
    """Its children; those of one name in their order."""

    @classmethod
    def of(cls, element: Element) -> Group:
        """Return an element with its children, an empty group for None."""
        group = cls(element)
        for found in element if element is not None else ():
            group.by_name.setdefault(local(found), []).append(found)
        return group

    def all(self, *names: str) -> list[Element]:
        """Return the children of these names, those of the first name first."""
        return [found for name in names for found in self.by_name.get(name, ())]

    def first(self, *names: str) -> Element:
        """Return the first child of the first name that there is, or None."""
        return next(iter(self.all(*names)), None)


def children(element: Element, *path: str) -> Iterator[Element]:
    """Yield the elements that a path of local names in lower case leads to."""
    if not path:
        yield element
        return
    for found in element if element is not None else ():
        if local(found) == path[0]:
            yield from children(found, *path[1:])


def child(element: Element, *path: str) -> Element:
    """Return the first element that a path leads to, or None."""
    return next(children(element, *path), None)


def words(element: Element) -> str:
    """Return the text of an element on one line, "" if there is none."""
    return "" if element is None else clean("".join(element.itertext()))


def lines_of(element: Element) -> str:
    """Return the text of an element, one line for each that a break or a paragraph in it makes."""
    if element is None:
        return ""
    pieces: list[str] = []
    for event, found in _walk(element):
        breaks = "\n" if local(found) == "br" else _SOFT if local(found) in ("p", "div") else ""
        if event == "start":
            pieces += (breaks, _flat(found.text))
        else:
            pieces += (_SOFT if breaks == _SOFT else "", _flat(found.tail))
    text = _SOFTS.sub("\n", "".join(pieces))
    return "\n".join(map(clean, text.split("\n"))).strip("\n")


def language_of(element: Element) -> str | None:
    """Return the language that an element is said to be in, or None."""
    return None if element is None else element.get(_LANG)


def preferred(elements: Sequence[Element], language: str | None) -> Element:
    """Return of elements that say the same in several languages the one in that of the story.

    An element that names no language is in that of the story. None if there are no elements.
    """
    wanted = _primary(language)
    for found in elements:
        if wanted and _primary(language_of(found)) == wanted:
            return found
    without = (found for found in elements if not language_of(found))
    return next(without, elements[0] if elements else None)


def _primary(language: str | None) -> str:
    return (language or "").partition("-")[0].lower()


def _flat(text: str | None) -> str:
    return _SPACE.sub(" ", text or "")


def _walk(element: Element) -> Iterator[tuple[str, Element]]:
    """Yield each element where it starts and where it ends, but for the end of the first."""
    from lxml import etree

    for event, found in etree.iterwalk(element, events=("start", "end")):
        if event == "start" or found is not element:
            yield event, found
