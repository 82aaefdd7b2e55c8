"""Times as documents of all kinds spell them, with what has to be said of them."""

from __future__ import annotations

import datetime as dt

from briefkit.problems import Problem
from briefkit.times import parse_lenient

__all__ = ["read_time"]


def read_time(text: str, pointer: str) -> tuple[dt.datetime | None, list[Problem]]:
    """Return the instant that a text means, and what there is to say of it.

    Args:
        text: The time, in any common spelling.
        pointer: The value that it is, for the problems.

    Returns:
        The instant, None if the text names none (BK104); a text without a zone is taken for UTC
        (BK305).
    """
    try:
        found = parse_lenient(text)
    except ValueError:
        message = f"not a time: {text!r:.80}"
        return None, [Problem(pointer=pointer, message=message, code="BK104")]
    if not found.assumed:
        return found.value, []
    message = f"no time zone in {text!r:.60}; read as {found.assumed}"
    return found.value, [Problem(pointer=pointer, message=message, code="BK305")]
