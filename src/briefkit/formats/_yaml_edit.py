"""Edits of front matter in YAML: a scalar keeps its quotes, a line goes, an entry comes in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefkit.errors import ParseError
from briefkit.formats import _yaml
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


def respelled(token: str, value: str) -> str:
    """Return a text as a scalar of YAML, in the quotes of the one whose place it takes.

    Args:
        token: The scalar as it stands.
        value: The text that is to stand there.
    """
    quote = token[:1]
    spelled = value
    if quote == "'":
        spelled = "'" + value.replace("'", "''") + "'"
    elif quote == '"':
        spelled = f'"{value}"'
    try:
        if "\\" not in spelled and value_of(spelled) == value:
            return spelled
    except (ValueError, LookupError):
        pass  # it takes more than quotes
    return _yaml.quoted(value)


def _read(token: str) -> Any:
    text = f"{_KEY}: {token}\n"
    found: Mapping[str, Any] = _yaml.read(text, 0, Lines(text)).value
    return found.get(_KEY)
