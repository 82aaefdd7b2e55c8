"""Words in a message: on one line, short, and harmless to a terminal or a CI log; and numbers."""

from __future__ import annotations

__all__ = ["counted", "printable", "quoted"]

_LONGEST = 80


def printable(text: str) -> str:
    r"""Return `text` with everything that is not plainly visible as ``\xNN`` or ``\uNNNN``.

    Control codes, line ends, bidirectional overrides and lone surrogates could rewrite what
    a terminal shows or speak to a CI system.
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _escaped(char) for char in text)


def quoted(text: str, limit: int = _LONGEST) -> str:
    """Return the start of `text` in double quotes, printable, `limit` code points at most."""
    room = limit - 2
    shown = printable(text[: room + 1])
    return f'"{shown}"' if len(shown) <= room else f'"{shown[: room - 1]}…"'


def counted(count: int, one: str, many: str = "") -> str:
    """Return a number with its noun: ``1 brief``, ``2 briefs``."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def _escaped(char: str) -> str:
    number = ord(char)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
