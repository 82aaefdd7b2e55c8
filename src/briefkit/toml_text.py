"""TOML text to values: within bounds of time, and with a place for every refusal."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from briefkit.positions import Lines

__all__ = ["Refuse", "parse"]

Refuse = Callable[[str, int], Exception]
"""Makes the exception of a refusal: takes what is wrong, and its offset in code points."""

_MOST_DOTS = 500  # in a line: tomllib takes time in the square of the parts of a key
_LONG_INTEGER = re.compile(r"[0-9_]{4301}")
_LONG_LINE = re.compile(rf"^(?:[^.\n]*+\.){{{_MOST_DOTS + 1}}}", re.MULTILINE)
_WHERE = re.compile(r"line ([0-9]+), column ([0-9]+)\)")


def parse(text: str, refuse: Refuse) -> dict[str, Any]:
    r"""Return the values of a TOML document, whose lines may end in ``\r\n``.

    Args:
        text: The document.
        refuse: Makes the exception to raise.

    Raises:
        RecursionError: It is nested too deep.
        Exception: It is no TOML, or takes too long to read; what `refuse` returns.
    """
    import tomllib

    line = _LONG_LINE.search(text)
    if line:
        raise refuse(f"a line has more than {_MOST_DOTS} dots", line.start())
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise refuse(*_fault(str(error), text)) from error
    except ValueError as error:  # tomllib leaves what `int` refuses as it is
        found = _LONG_INTEGER.search(text)
        at = found.start() if found else 0
        raise refuse("an integer of more than 4300 digits", at) from error


def _fault(message: str, text: str) -> tuple[str, int]:
    """Return what tomllib says, and where: it tells the place in words only."""
    said, _, place = " ".join(message.split()).rpartition(" (at ")
    found = _WHERE.fullmatch(place)
    at = Lines(text).starts[int(found[1]) - 1] + int(found[2]) - 1 if found else len(text)
    return f"{said[:1].lower()}{said[1:]}", at
