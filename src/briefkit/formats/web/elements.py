"""Elements of a page: their words, their text, how much of it is links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, TypeAlias

__all__ = [
    "Element",
    "ancestors",
    "letters_of",
    "link_share",
    "name_of",
    "squeezed",
    "tag_of",
    "text_of",
    "words_in",
    "words_of",
]

Element: TypeAlias = Any
"""An element of lxml, which is loaded only when a page is read."""

_NAMES = frozenset(
    (
        *("class", "id", "itemprop", "type", "data-area", "data-block", "data-component"),
        *("data-cy", "data-gu-name", "data-manual", "data-module", "data-qa", "data-test"),
        *("data-testid", "data-type"),
    )
)
_DIGIT = re.compile(r"\d")
_PART = re.compile(r"[^\W_]+")
_SHORTEST_IN_HASH = 4
_WORD = re.compile(r"[A-ZÀ-Þ]?[a-zà-ÿ]+|[A-ZÀ-Þ]+(?![a-zà-ÿ])")
_LONGEST_NAME = 400


def tag_of(element: Element) -> str:
    """Return the name of an element in lower case; "" for a comment and the like."""
    tag = element.tag
    return tag.lower() if isinstance(tag, str) else ""


def name_of(element: Element) -> str:
    """Return the names that a page gives an element: class, id and what scripts know it by."""
    named = [value for key, value in element.items() if key in _NAMES]
    return " ".join(named)[:_LONGEST_NAME]


def words_of(element: Element) -> frozenset[str]:
    """Return the words in the names of an element: "ArticleBody_text" has article, body, text."""
    return words_in(name_of(element))


@lru_cache(maxsize=4096)
def words_in(name: str) -> frozenset[str]:
    """Return the words in a name of an element."""
    # Pages use few names, and each of them often. The letters between digits are no words: the
    # "ad" in "sc-f98b1ad2".
    if _DIGIT.search(name) is None:
        return frozenset(word.lower() for word in _WORD.findall(name))
    found: set[str] = set()
    for part in _PART.findall(name):
        shortest = 1 if part.isalpha() else _SHORTEST_IN_HASH
        found.update(word.lower() for word in _WORD.findall(part) if len(word) >= shortest)
    return frozenset(found)


def squeezed(text: str) -> str:
    """Return a text on one line, without characters that take no room."""
    if not text.isascii():
        for character in _INVISIBLE:
            text = text.replace(character, "")
    return " ".join(text.split())


_INVISIBLE = "\u00ad\u200b\u200c\u2060\ufeff"


def letters_of(text: str) -> str:
    """Return the letters and digits of a text without case: what two spellings of it share."""
    return "".join(filter(str.isalnum, text.casefold()))


def text_of(element: Element) -> str:
    """Return all text in an element on one line; a line break is a space."""
    if not len(element):
        return squeezed(element.text or "")
    if next(element.iter("br", *_SILENT), None) is None:
        return squeezed("".join(element.itertext()))
    pieces: list[str] = []
    for node in element.iter():
        tag = node.tag
        if tag == "br":
            pieces.append(" ")
        if isinstance(tag, str) and tag not in _SILENT and node.text:
            pieces.append(node.text)
        if node is not element and node.tail:
            pieces.append(node.tail)
    return squeezed("".join(pieces))


_SILENT = frozenset(("script", "style", "noscript", "template"))


def link_share(element: Element, length: int) -> float:
    """Return how much of the text of an element is in links to elsewhere, from 0 to 1.

    Args:
        element: The element.
        length: The length of its text in code points.
    """
    if element.tag == "a" or not length:
        return 1.0
    links = (link for link in element.iter("a") if not link.get("href", "").startswith("#"))
    return min(1.0, sum(len(text_of(link)) for link in links) / length)


def ancestors(element: Element) -> Iterator[Element]:
    """Yield what an element stands in, from the inside."""
    parent = element.getparent()
    while parent is not None:
        yield parent
        parent = parent.getparent()
