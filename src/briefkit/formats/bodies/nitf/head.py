"""The elements of a NITF document that stand outside of its body, by name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from briefkit.formats._xml import local
from briefkit.formats.bodies.inline import clean
from briefkit.formats.bodies.nitf.marks import GENERATOR
from briefkit.formats.bodies.nitf.parts import words
from briefkit.problems import Problem

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Head"]


class Head:
    """The elements outside of ``body.content``, and what is found of them on the way."""

    def __init__(self, nitf: Element) -> None:
        self.nitf = nitf
        """The document."""
        self.elements: dict[str, Any] = {}
        """The element that the value at a pointer came from."""
        self.problems: list[Problem] = []
        """What was assumed, or is not what it is called."""
        self._by_name: dict[str, list[Element]] = {}
        for element in _outside_content(nitf):
            self._by_name.setdefault(local(element), []).append(element)
        self.is_ours = self.meta(GENERATOR[0]) == GENERATOR[1]
        """Whether briefkit wrote the document, and marked what is what."""

    def all(self, name: str) -> list[Element]:
        """Return the elements of a name."""
        return self._by_name.get(name, [])

    def words(self, pointer: str, name: str) -> str | None:
        """Return the words of the first element of a name that has any.

        Args:
            pointer: The value that they are; a field of the brief, or a pointer.
            name: The local name of the element.
        """
        for element in self.all(name):
            if text := words(element):
                self.elements[pointer if pointer.startswith("/") else f"/{pointer}"] = element
                return text
        return None

    def value(self, name: str, attribute: str) -> str | None:
        """Return the first value of an attribute of elements of a name, on one line."""
        found = (clean(e.get(attribute) or "") for e in self.all(name))
        return next(filter(None, found), None)

    def meta(self, name: str) -> str | None:
        """Return the content of the first ``meta`` of a name that has any."""
        return next(iter(self.metas(name)), None)

    def metas(self, name: str) -> list[str]:
        """Return the contents of the ``meta`` of a name."""
        found = (e.get("content") or "" for e in self.all("meta") if e.get("name") == name)
        return [*filter(None, map(clean, found))]


def _outside_content(nitf: Element) -> Iterator[Element]:
    waiting = [nitf]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += [child for child in reversed(element) if local(child) != "body.content"]
