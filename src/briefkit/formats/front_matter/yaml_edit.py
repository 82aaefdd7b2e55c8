"""Edits of front matter in YAML: a scalar keeps its quotes, a line goes, an entry comes in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from briefkit._operations import Piece, replaced
from briefkit.errors import ParseError
from briefkit.formats.front_matter import yaml as front_yaml
from briefkit.positions import Lines

__all__ = ["respelled", "value_of"]

_KEY = "value"


def value_of(token: str) -> str:
    """Return the text that a scalar of YAML on one line stands for.

    Raises:
        ValueError: It is no text, or goes over several lines.
    """
    if "\n" in token or "\r" in token:
        raise ValueError("a value on several lines of front matter")
    try:
        value: Any = _read(token)
    except ParseError as error:
        raise ValueError("a value of front matter that does not stand alone") from error
    if isinstance(value, str):
        return str(value)
    raise LookupError("no text in the front matter")


def respelled(token: str, pieces: Sequence[Piece]) -> str:
    """Return a scalar of YAML with pieces of its text replaced, in the quotes that it has.

    Args:
        token: The scalar as it stands, on one line.
        pieces: The pieces of the text that it stands for.

    Raises:
        ValueError: The scalar is no text on one line.
    """
    old = value_of(token)
    value = replaced(old, pieces)
    spell, source = _STYLES.get(token[:1], (str, "(?s:.)"))
    quote = token[:1] if token[:1] in _STYLES else ""
    units = re.findall(source, token[len(quote) : len(token) - len(quote)])
    if len(units) == len(old):
        spelled = "".join(_with(units, pieces, spell))
        try:
            if value_of(f"{quote}{spelled}{quote}") == value:
                return f"{quote}{spelled}{quote}"
        except (ValueError, LookupError):
            pass  # it takes other quotes
    return front_yaml.quoted(value)


def _with(units: Sequence[str], pieces: Sequence[Piece], spell: Callable[[str], str]) -> list[str]:
    """Return the spelling of each character, and of what comes in."""
    parts: list[str] = []
    at = 0
    for start, end, new in pieces:
        parts += (*units[at:start], spell(new))
        at = end
    return [*parts, *units[at:]]


# How what comes in is spelled between quotes, and how one character there is.
_STYLES: Mapping[str, tuple[Callable[[str], str], str]] = {
    '"': (
        lambda text: front_yaml.quoted(text)[1:-1],
        r"(?s:\\x.{2}|\\u.{4}|\\U.{8}|\\.|.)",
    ),
    "'": (lambda text: text.replace("'", "''"), "(?s:''|.)"),
}


def _read(token: str) -> Any:
    text = f"{_KEY}: {token}\n"
    found: Mapping[str, Any] = front_yaml.read(text, 0, Lines(text)).value
    return found.get(_KEY)
