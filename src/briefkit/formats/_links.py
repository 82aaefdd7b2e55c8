"""Addresses that a reader may follow: which of them are safe, in every format that has links."""

from __future__ import annotations

import re

__all__ = ["is_safe_url", "safe_url"]

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SCHEMES = frozenset(("http", "https", "mailto", "tel", "ftp", "news"))
_SPACE = " \t\n\r\f"


def is_safe_url(url: str) -> bool:
    """Tell whether a browser can follow `url` without running what is in it."""
    scheme = _SCHEME.match(url)
    # Browsers drop control characters anywhere, and spaces ahead, before they look.
    printable = url.isprintable() and not url.startswith(" ")
    return printable and (scheme is None or scheme[1].lower() in _SCHEMES)


def safe_url(url: str | None) -> str | None:
    """Return an address as markup gives it without the space around it, None if it is not safe.

    The space is that of HTML's "valid URL potentially surrounded by spaces".
    """
    url = (url or "").strip(_SPACE)
    return url if url and is_safe_url(url) else None
