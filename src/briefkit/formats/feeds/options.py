"""The options that all feeds are written with."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["OPTIONS"]

OPTIONS: Mapping[str, str] = {
    "title": "The title of the feed.",
    "link": "The address of the page that the feed belongs to.",
    "description": "What the feed is about.",
}
"""What each does; see `Format.options`."""
