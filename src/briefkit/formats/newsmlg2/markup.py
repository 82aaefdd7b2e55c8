"""Writing elements: one a line, text without what XML cannot hold or a reader would not keep."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from briefkit.formats._xml import attribute, xml_escape
from briefkit.formats.bodies.inline import clean
from briefkit.times import format_rfc3339

__all__ = ["block", "element", "joined", "line", "lines", "named", "time"]

# XML Schema Part 2, section 3.2.7.3: no time zone is further from UTC.
_FURTHEST = dt.timedelta(hours=14)


def line(text: str | None) -> str | None:
    """Return a text on one line, spaces joined; None if nothing is left of it."""
    return clean(text or "") or None


def lines(text: str | None) -> tuple[str, ...]:
    """Return the lines of a text, each as by `line`, without empty ones at either end."""
    found = "\n".join(map(clean, (text or "").split("\n"))).strip("\n")
    return tuple(found.split("\n")) if found else ()


def element(tag: str, content: str | None = "", /, **attributes: str | None) -> str:
    """Return an element as markup.

    Args:
        tag: Its name.
        content: Markup that stands in it.
        attributes: Its attributes; those that are None are left out. For ``xml:lang`` give
            ``xml_lang``.
    """
    spelled = "".join(
        f' {name.replace("xml_", "xml:")}="{attribute(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{spelled}>{content}</{tag}>" if content else f"<{tag}{spelled}/>"


def named(tag: str, text: str | None, **attributes: str | None) -> str:
    """Return an element that holds a line of text, "" if there is none."""
    words = line(text)
    return element(tag, xml_escape(words), **attributes) if words else ""


def block(tag: str, text: str | None, **attributes: str | None) -> str:
    """Return an element that holds lines of text with breaks between them, "" if there are none."""
    content = "<br/>".join(map(xml_escape, lines(text)))
    return element(tag, content, **attributes) if content else ""


def joined(pieces: Iterable[str]) -> str:
    """Return the pieces that are not empty, each on lines of its own."""
    return "\n".join(filter(None, pieces))


def time(value: dt.datetime) -> str:
    """Return an instant as ``xs:dateTime`` has it: in its own offset if that is one of a zone."""
    offset = value.utcoffset() or dt.timedelta()
    return format_rfc3339(value if abs(offset) < _FURTHEST else value.astimezone(dt.UTC))
