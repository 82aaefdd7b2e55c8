"""Initials that a story spells out: "the National Ferry Association (NFA)"."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["find_initials"]

_INITIALS = re.compile(r" \((?:the )?([A-Z]{2,8})\)")
_BEFORE = 120
_SMALL = frozenset("and at de for in of on the to".split())


def find_initials(texts: Iterable[str]) -> dict[str, str]:
    """Return what initials stand for, where a story gives them in brackets after a name.

    Args:
        texts: The paragraphs.
    """
    found: dict[str, str] = {}
    for text in texts:
        for match in _INITIALS.finditer(text):
            name = _name_before(text[max(match.start() - _BEFORE, 0) : match.start()], match[1])
            if name:
                found.setdefault(match[1], name)
    return found


def _name_before(text: str, initials: str) -> str:
    """Return the words at the end of a text whose first letters are the initials, or nothing.

    Small words may be skipped: "Department *of* Ferries (DF)".
    """
    words = text.split()
    left = initials
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if word[0] == left[-1]:
            left = left[:-1]
            if not left:
                return " ".join(words[index:])
        elif word not in _SMALL:
            break
    return ""
